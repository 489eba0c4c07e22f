//! Asks the atlas from a terminal: the same core as in the browser.
//!
//! ```text
//! ask refer  <trigger-point-or-muscle-id>       where its pain may be felt
//! ask locate <zone-id>[@left|@right] …          which muscles may be behind these zones
//! ask batch                                     one JSON request per line on standard input
//! ```
//!
//! `--json` prints JSON. Errors are one sentence, as JSON `{"error": "…"}`; the exit code is 1 then.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use pain_map::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};
use pain_map::content::Content;
use pain_map::ranking::{Candidate, Check, Cover, Felt, MarkedZone, MuscleSet, rank};
use pain_map::referral::{Referral, of_muscle, of_point};
use pain_map::safety::red_flags;
use serde::Serialize;
use serde_json::Value;

const USAGE: &str =
    "usage: ask refer <id> [--json] | ask locate <zone>[@left|@right] … [--json] | ask batch";

/// How many candidates are printed for people; JSON lists all.
const N_PRINTED: usize = 10;

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let n_words = words.len();
    words.retain(|word| word != "--json");
    let json = words.len() < n_words;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let answer = match words.as_slice() {
        ["batch"] => return batch(),
        ["refer", id] => refer(id).map(Answer::Refer),
        ["locate", zones @ ..] => zones
            .iter()
            .map(|zone| parse_mark(zone))
            .collect::<Result<_, _>>()
            .and_then(|marks| locate(marks, &[]))
            .map(Answer::Locate),
        _ => Err(USAGE.to_owned()),
    };
    let failed = answer.is_err();
    match answer {
        answer if json => print_line(&to_json(answer)),
        Ok(answer) => print_line(answer.in_words().trim_end()),
        Err(error) => eprintln!("{error}"),
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// A closed pipe is no error of ours: the reader has seen enough.
fn print_line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn batch() -> ExitCode {
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else {
            return ExitCode::FAILURE;
        };
        let line = String::from_utf8_lossy(&line);
        if !line.trim().is_empty() {
            print_line(&to_json(request(&line)));
        }
    }
    ExitCode::SUCCESS
}

/// Answers one request of a batch.
fn request(line: &str) -> Result<Answer, String> {
    let request: Value =
        serde_json::from_str(line).map_err(|error| format!("malformed JSON: {error}"))?;
    match request.get("op").and_then(Value::as_str) {
        Some("refer") => {
            let id = request.get("id").and_then(Value::as_str);
            refer(id.ok_or("\"refer\" needs an \"id\" in quotes")?).map(Answer::Refer)
        }
        Some("locate") => {
            let zones = request.get("zones").and_then(Value::as_array);
            let zones = zones.ok_or("\"locate\" needs a list of \"zones\"")?;
            let marks: Vec<MarkedZone> = zones.iter().map(read_mark).collect::<Result<_, _>>()?;
            let checks = request.get("felt").and_then(Value::as_array);
            let checks = checks.into_iter().flatten().map(read_check);
            locate(marks, &checks.collect::<Result<Vec<Check>, _>>()?).map(Answer::Locate)
        }
        Some(other) => Err(format!(
            "unknown op; use \"refer\" or \"locate\": \"{}\"",
            short(other)
        )),
        None => Err("a request needs an \"op\": \"refer\" or \"locate\"".to_owned()),
    }
}

/// A zone of a request: `{"zone": "temple", "side": "left"}` or `"temple@left"`.
fn read_mark(value: &Value) -> Result<MarkedZone, String> {
    if let Some(text) = value.as_str() {
        return parse_mark(text);
    }
    let zone = value.get("zone").and_then(Value::as_str);
    let zone = zone.ok_or("a zone is {\"zone\": \"…\", \"side\": \"left\"} or \"…@left\"")?;
    let side = match value.get("side") {
        None | Some(Value::Null) => None,
        Some(side) => Some(side.as_str().ok_or("\"side\" is \"left\" or \"right\"")?),
    };
    let mut mark = mark(zone, side)?;
    if let Some(strength) = value.get("strength") {
        let number = strength.as_f64().filter(|number| *number > 0.0);
        mark.strength = number.ok_or("\"strength\" is a number above 0")?;
    }
    Ok(mark)
}

/// What pressing a spot brought: `{"point": "supinator.1", "side": "left", "felt": "yes"}`.
fn read_check(value: &Value) -> Result<Check, String> {
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    let point = word("point").ok_or("a press needs a \"point\"")?;
    let points = || TriggerPointId::all().map(TriggerPointId::slug);
    let point = TriggerPointId::from_slug(point)
        .ok_or_else(|| unknown("trigger point", point, points()))?;
    let felt = word("felt").and_then(Felt::from_slug);
    let felt = felt.ok_or("\"felt\" is \"yes\", \"little\" or \"no\"")?;
    let side = word("side").map_or(Some(Laterality::Midline), Laterality::from_slug);
    let side = side.ok_or("\"side\" is \"left\" or \"right\"")?;
    Ok(Check { point, side, felt })
}

/// A zone of the command line: `temple` or `temple@left`.
fn parse_mark(text: &str) -> Result<MarkedZone, String> {
    match text.split_once('@') {
        Some((zone, side)) => mark(zone, Some(side)),
        None => mark(text, None),
    }
}

/// A marked zone; a sided zone without a side counts for either.
fn mark(zone: &str, side: Option<&str>) -> Result<MarkedZone, String> {
    let id = ZoneId::from_slug(zone)
        .ok_or_else(|| unknown("zone", zone, ZoneId::all().map(ZoneId::slug)))?;
    let side = match side {
        None => Laterality::Midline,
        Some(word) => match (Laterality::from_slug(word), id.row().sided) {
            (Some(Laterality::Midline), true) => {
                return Err(format!(
                    "zone \"{zone}\" has two sides; use @left, @right or none"
                ));
            }
            (Some(Laterality::Left | Laterality::Right), false) => {
                return Err(format!(
                    "zone \"{zone}\" is on the midline; leave out the side"
                ));
            }
            (Some(side), _) => side,
            (None, _) => {
                return Err(format!(
                    "unknown side; use left or right: \"{}\"",
                    short(word)
                ));
            }
        },
    };
    Ok(MarkedZone {
        zone: id,
        side,
        strength: 1.0,
    })
}

enum Answer {
    Refer(ReferAnswer),
    Locate(LocateAnswer),
}

#[derive(Serialize)]
struct ReferAnswer {
    id: &'static str,
    zones: Vec<ZoneAnswer>,
    #[serde(skip)]
    both_sides: bool,
}

#[derive(Serialize)]
struct ZoneAnswer {
    zone: &'static str,
    kind: &'static str,
}

#[derive(Serialize)]
struct LocateAnswer {
    candidates: Vec<CandidateAnswer>,
    sets: Vec<SetAnswer>,
    red_flags: Vec<RedFlagAnswer>,
}

#[derive(Serialize)]
struct CandidateAnswer {
    muscle: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    trigger_point: &'static str,
    score: f64,
    /// Only beside a listed zone, or over the muscle itself.
    #[serde(skip_serializing_if = "is_false")]
    possible_only: bool,
    /// The muscle above that has the same pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    shares_line_of: Option<&'static str>,
    why: String,
}

/// Muscles that together cover more than any single one.
#[derive(Serialize)]
struct SetAnswer {
    members: Vec<SetMember>,
    /// Whether they cover every mark.
    complete: bool,
    why: String,
}

#[derive(Serialize)]
struct SetMember {
    muscle: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
}

fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Serialize)]
struct RedFlagAnswer {
    id: &'static str,
    urgency: &'static str,
}

fn refer(id: &str) -> Result<ReferAnswer, String> {
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

fn locate(mut marks: Vec<MarkedZone>, checks: &[Check]) -> Result<LocateAnswer, String> {
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

/// The reason for a candidate in words.
fn why(candidate: &Candidate, n_marks: usize, content: &Content) -> String {
    let listed = [Cover::Essential, Cover::Spillover].map(|cover| candidate.covered(cover).count());
    let n_covered: usize = listed.iter().sum();
    let mut text = format!("covers {n_covered} of {n_marks} marked areas");
    for (cover, words) in [
        (Cover::Essential, "typical"),
        (Cover::Spillover, "in some people"),
        (Cover::Neighbor, "beside a typical area"),
        (Cover::Belly, "over the muscle itself"),
    ] {
        let zones: Vec<&str> = candidate
            .covered(cover)
            .map(|zone| content.zone(zone))
            .collect();
        if !zones.is_empty() {
            text.push_str(&format!("; {words}: {}", zones.join(", ")));
        }
    }
    if !candidate.usual_unmarked.is_empty() {
        let usual = candidate.usual_unmarked.iter();
        let usual: Vec<&str> = usual.map(|zone| content.zone(*zone)).collect();
        text.push_str(&format!("; also usual, not marked: {}", usual.join(", ")));
    }
    if candidate.less_certain {
        text.push_str("; less certain");
    }
    text
}

impl Answer {
    fn in_words(&self) -> String {
        match self {
            Self::Refer(answer) => answer.in_words(),
            Self::Locate(answer) => answer.in_words(),
        }
    }
}

impl ReferAnswer {
    fn in_words(&self) -> String {
        let zones = self
            .zones
            .iter()
            .map(|zone| format!("  {:<10} {}\n", zone.kind, zone.zone));
        let both = if self.both_sides {
            "  (can be both sides)\n"
        } else {
            ""
        };
        let none = if self.zones.is_empty() {
            "  no pattern is mapped\n"
        } else {
            ""
        };
        format!("{}\n{}{both}{none}", self.id, zones.collect::<String>())
    }
}

impl LocateAnswer {
    fn in_words(&self) -> String {
        let flags = self
            .red_flags
            .iter()
            .map(|flag| format!("  {:<10} {}\n", flag.urgency, flag.id));
        let candidates = self.candidates.iter().take(N_PRINTED).map(|candidate| {
            let side = candidate.side.unwrap_or_default();
            let CandidateAnswer {
                score,
                trigger_point,
                why,
                ..
            } = candidate;
            format!("  {score:.2}  {trigger_point} {side}\n        {why}\n")
        });
        let sets = self.sets.iter().map(|set| {
            let members = set.members.iter();
            let members = members.map(|member| {
                let words = [Some(member.muscle), member.side];
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            });
            format!(
                "  {}\n        {}\n",
                members.collect::<Vec<_>>().join(" + "),
                set.why
            )
        });
        format!(
            "ask about these first:\n{}possible, not certain:\n{}{}{}",
            flags.collect::<String>(),
            candidates.collect::<String>(),
            if self.sets.is_empty() {
                ""
            } else {
                "together:\n"
            },
            sets.collect::<String>()
        )
    }
}

fn to_json(answer: Result<Answer, String>) -> String {
    let json = match &answer {
        Ok(Answer::Refer(answer)) => serde_json::to_string(answer),
        Ok(Answer::Locate(answer)) => serde_json::to_string(answer),
        Err(error) => serde_json::to_string(&serde_json::json!({ "error": error })),
    };
    json.unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"))
}

/// What to say about a word that no table knows, with the nearest one that it does.
fn unknown(what: &str, word: &str, known: impl Iterator<Item = &'static str>) -> String {
    let shown = short(word);
    let nearest = known.map(|slug| (distance(&shown, slug), slug)).min();
    match nearest {
        Some((steps, slug)) if steps <= 2 + slug.len() / 3 => {
            format!("unknown {what}; did you mean \"{slug}\"? \"{shown}\"")
        }
        _ => format!("unknown {what}; ids are listed in data/: \"{shown}\""),
    }
}

/// The start of a word: messages stay short whatever was typed.
fn short(word: &str) -> String {
    word.chars().take(60).collect()
}

/// Edit distance: letters to add, remove or change.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            left = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn ask(line: &str) -> Value {
        serde_json::from_str(&to_json(request(line))).unwrap()
    }

    #[test]
    fn refer_lists_zones_with_their_kind() {
        let json = to_json(refer("supinator.1").map(Answer::Refer));
        assert!(json.starts_with(
            r#"{"id":"supinator.1","zones":[{"zone":"lateral-elbow","kind":"essential"}"#
        ));
        let whole = ask(r#"{"op":"refer","id":"trapezius"}"#);
        assert!(whole["zones"].as_array().unwrap().len() > 5);
    }

    #[test]
    fn each_zone_stands_once() {
        for point in TriggerPointId::all() {
            let answer = refer(point.slug()).unwrap_or_else(|error| panic!("{error}"));
            let mut zones: Vec<&str> = answer.zones.iter().map(|zone| zone.zone).collect();
            zones.sort_unstable();
            zones.dedup();
            let row = point.row();
            assert_eq!(zones.len(), answer.zones.len());
            assert_eq!(
                zones.len(),
                row.essential.len() + row.spillover.len(),
                "{}",
                point.slug()
            );
        }
    }

    #[test]
    fn locate_gives_candidates_and_red_flags_in_order() {
        let answer = ask(r#"{"op":"locate","zones":[{"zone":"temple","side":"left"},"forehead"]}"#);
        let candidates = answer["candidates"].as_array().unwrap();
        let scores: Vec<f64> = candidates
            .iter()
            .map(|one| one["score"].as_f64().unwrap())
            .collect();
        assert!(!scores.is_empty() && scores.windows(2).all(|pair| pair[0] >= pair[1]));
        for key in ["muscle", "trigger_point", "why"] {
            assert!(candidates.iter().all(|one| one[key].is_string()), "{key}");
        }
        let flags = answer["red_flags"].as_array().unwrap();
        assert_eq!(flags[0]["urgency"], "emergency");
    }

    #[test]
    fn bad_requests_say_what_is_wrong() {
        for (line, error) in [
            ("", "malformed JSON"),
            ("[]", "needs an \"op\""),
            (r#"{"op":"sing"}"#, "unknown op"),
            (r#"{"op":"refer"}"#, "needs an \"id\""),
            (
                r#"{"op":"refer","id":"infraspinatos.1"}"#,
                "did you mean \"infraspinatus.1\"?",
            ),
            (
                r#"{"op":"refer","id":"q"}"#,
                "unknown trigger point or muscle",
            ),
            (r#"{"op":"locate","zones":[]}"#, "at least one zone"),
            (r#"{"op":"locate","zones":[7]}"#, "a zone is"),
            (r#"{"op":"locate","zones":["temple@up"]}"#, "unknown side"),
            (
                r#"{"op":"locate","zones":["temple@midline"]}"#,
                "has two sides",
            ),
            (
                r#"{"op":"locate","zones":["breastbone@left"]}"#,
                "is on the midline",
            ),
            (
                r#"{"op":"locate","zones":[{"zone":"temple","strength":-1}]}"#,
                "above 0",
            ),
        ] {
            let answer = ask(line);
            let text = answer["error"]
                .as_str()
                .unwrap_or_else(|| panic!("{line}: {answer}"));
            assert!(text.contains(error), "{line}: {text}");
        }
    }

    #[test]
    fn a_zone_without_a_side_fits_either() {
        let both = ask(r#"{"op":"locate","zones":["calf-upper"]}"#);
        assert!(both["candidates"][0]["side"].is_null());
        let left = ask(r#"{"op":"locate","zones":["calf-upper@left"]}"#);
        assert_eq!(
            both["candidates"][0]["muscle"],
            left["candidates"][0]["muscle"]
        );
        assert_eq!(left["candidates"][0]["side"], "left");
    }
}
