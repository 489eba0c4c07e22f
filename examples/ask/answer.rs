//! What is answered, and its form as JSON.

use pain_map::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};
use pain_map::content::Content;
use pain_map::ranking::{Candidate, Check, MarkedZone, MuscleSet, rank};
use pain_map::referral::{Referral, of_muscle, of_point};
use pain_map::safety::red_flags;
use serde::Serialize;

use crate::spelling::unknown;
use crate::words::why;

/// What is asked for, ready for people and for JSON.
pub enum Answer {
    Refer(ReferAnswer),
    Locate(LocateAnswer),
}

/// Where the pain of a trigger point or a muscle may be felt.
#[derive(Serialize)]
pub struct ReferAnswer {
    pub id: &'static str,
    pub zones: Vec<ZoneAnswer>,
    #[serde(skip)]
    pub both_sides: bool,
}

/// A zone, and whether nearly everyone feels it there.
#[derive(Serialize)]
pub struct ZoneAnswer {
    pub zone: &'static str,
    pub kind: &'static str,
}

/// What may be behind zones, and what to ask about first.
#[derive(Serialize)]
pub struct LocateAnswer {
    pub candidates: Vec<CandidateAnswer>,
    pub sets: Vec<SetAnswer>,
    pub red_flags: Vec<RedFlagAnswer>,
}

/// A muscle that may be behind the zones.
#[derive(Serialize)]
pub struct CandidateAnswer {
    pub muscle: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<&'static str>,
    pub trigger_point: &'static str,
    pub score: f64,
    /// Only beside a listed zone, or over the muscle itself.
    #[serde(skip_serializing_if = "is_false")]
    pub possible_only: bool,
    /// The muscle above that has the same pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares_line_of: Option<&'static str>,
    pub why: String,
}

/// Muscles that together cover more than any single one.
#[derive(Serialize)]
pub struct SetAnswer {
    pub members: Vec<SetMember>,
    /// Whether they cover every mark.
    pub complete: bool,
    pub why: String,
}

/// A muscle of a set.
#[derive(Serialize)]
pub struct SetMember {
    pub muscle: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<&'static str>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A warning sign to ask about.
#[derive(Serialize)]
pub struct RedFlagAnswer {
    pub id: &'static str,
    pub urgency: &'static str,
}

/// Where the pain of a trigger point or a muscle may be felt.
pub fn refer(id: &str) -> Result<ReferAnswer, String> {
    if let Some(point) = TriggerPointId::from_slug(id) {
        return Ok(ReferAnswer::new(
            point.slug(),
            &of_point(point, Laterality::Left),
        ));
    }
    if let Some(muscle) = MuscleId::from_slug(id) {
        return Ok(ReferAnswer::new(
            muscle.slug(),
            &of_muscle(muscle, Laterality::Left),
        ));
    }
    let points = TriggerPointId::all().map(TriggerPointId::slug);
    let known = MuscleId::all().map(MuscleId::slug).chain(points);
    Err(unknown("trigger point or muscle", id, known))
}

/// Which muscles may be behind marked zones.
pub fn locate(mut marks: Vec<MarkedZone>, checks: &[Check]) -> Result<LocateAnswer, String> {
    if marks.is_empty() {
        return Err("mark at least one zone, like temple@left".to_owned());
    }
    let mut seen = Vec::new();
    marks.retain(|mark| {
        let key = (mark.zone, mark.side);
        let first = !seen.contains(&key);
        seen.push(key);
        first
    });
    let content = Content::embedded("en");
    let ranking = rank(&marks, checks);
    let candidates = ranking.by_score().into_iter().flat_map(|candidate| {
        let why = why(candidate, marks.len(), &content);
        let muscles = std::iter::once(&candidate.muscle).chain(&candidate.shared);
        muscles.map(move |muscle| CandidateAnswer::new(*muscle, candidate, &why))
    });
    let sets = ranking
        .sets
        .iter()
        .map(|set| SetAnswer::new(set, marks.len()));
    let zones: Vec<ZoneId> = marks.iter().map(|mark| mark.zone).collect();
    let flags = red_flags(&zones, &[])
        .into_iter()
        .map(|flag| RedFlagAnswer {
            id: flag.slug(),
            urgency: flag.row().urgency.slug(),
        });
    Ok(LocateAnswer {
        candidates: candidates.collect(),
        sets: sets.collect(),
        red_flags: flags.collect(),
    })
}

impl ReferAnswer {
    /// The zones of a spot on the left; without sides, each zone stands once.
    fn new(id: &'static str, referral: &Referral) -> Self {
        let zones = referral
            .zones
            .iter()
            .filter(|zone| zone.side != Laterality::Right);
        Self {
            id,
            zones: zones
                .map(|zone| ZoneAnswer {
                    zone: zone.zone.slug(),
                    kind: zone.kind.slug(),
                })
                .collect(),
            both_sides: referral.both_sides,
        }
    }
}

impl CandidateAnswer {
    /// A muscle of a line: its own, or one that shares the pattern.
    fn new(muscle: MuscleId, candidate: &Candidate, why: &str) -> Self {
        let own = muscle == candidate.muscle;
        let number = candidate.point.row().number;
        let shared = muscle.points().find(|point| point.row().number == number);
        let point = shared.filter(|_| !own).unwrap_or(candidate.point);
        Self {
            muscle: muscle.slug(),
            side: side_word(candidate.side),
            trigger_point: point.slug(),
            score: (candidate.score * 1e4).round() / 1e4,
            possible_only: candidate.neighborhood_only,
            shares_line_of: Some(candidate.muscle.slug()).filter(|_| !own),
            why: why.to_owned(),
        }
    }
}

impl SetAnswer {
    fn new(set: &MuscleSet, n_marks: usize) -> Self {
        let members = set.members.iter().map(|(muscle, side)| SetMember {
            muscle: muscle.slug(),
            side: side_word(*side),
        });
        let n_covered = set.covers.len();
        Self {
            members: members.collect(),
            complete: set.complete,
            why: format!("together they cover {n_covered} of {n_marks} marked areas"),
        }
    }
}

/// The word for a side; none for the midline, and for marks without a side.
fn side_word(side: Laterality) -> Option<&'static str> {
    Some(side)
        .filter(|side| *side != Laterality::Midline)
        .map(Laterality::slug)
}

/// An answer, or what is wrong, as a line of JSON.
pub fn to_json(answer: Result<Answer, String>) -> String {
    let json = match &answer {
        Ok(Answer::Refer(answer)) => serde_json::to_string(answer),
        Ok(Answer::Locate(answer)) => serde_json::to_string(answer),
        Err(error) => serde_json::to_string(&serde_json::json!({ "error": error })),
    };
    json.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}
