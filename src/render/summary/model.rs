//! What the summary says, as plain data.

use std::iter;

use super::Source;
use super::foot::own_mm;
use super::plan::PlanLine;
use crate::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};
use crate::content::{Content, Ui};
use crate::order;
use crate::ranking::{Check, Felt, MarkedZone, Ranking, rank_shown};
use crate::render::panel::{fits, names};
use crate::safety::Answer;
use crate::state::{Kind, Mark, State};

/// Muscles on the page; where muscles fit more together, they take the room of one.
pub(super) const N_MATCHES: usize = 4;

/// Everything that the summary says.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Summary {
    /// Name of the clinic.
    pub clinic: Option<String>,
    /// Address of its logo.
    pub logo: Option<String>,
    /// Height on paper of the clinic's words on what the map is not, in millimeters.
    pub own_mm: f64,
    /// The day, in words.
    pub date: String,
    /// Places that hurt, in the order of their numbers.
    pub marks: Vec<MarkLine>,
    /// Warning signs that were asked for: yes first, then not sure, then no.
    pub answers: Vec<AnswerLine>,
    /// Whether questions were passed over.
    pub skipped: bool,
    /// An emergency sign was answered with yes: no muscles are listed.
    pub emergency: bool,
    /// What pressing brought, in the order of testing.
    pub tried: Vec<String>,
    /// Muscles that may match: the few best, then the best for each mark that none before fits.
    pub matches: Vec<Match>,
    /// Muscles that fit more marks together than any one, and which.
    pub set: Option<(String, String)>,
    /// Self-care that the visitor collected, without what is not for now.
    pub plan: Vec<PlanLine>,
}

/// A place that hurts.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkLine {
    /// Its number on the figures.
    pub number: usize,
    /// Its name and side.
    pub name: String,
    /// From 0 to 10.
    pub strength: u8,
    /// What it feels like, in words; empty where nothing was said.
    pub kinds: String,
}

/// A warning sign and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerLine {
    /// The sign in one line.
    pub sign: String,
    /// What was answered.
    pub answer: Answer,
    /// What a yes asks for; empty for other answers.
    pub advice: String,
}

/// A muscle that may match.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The muscle.
    pub muscle: MuscleId,
    /// Its trigger point that fits best.
    pub point: TriggerPointId,
    /// The patient's side.
    pub side: Laterality,
    /// Its plain name with the side.
    pub name: String,
    /// Its anatomical name.
    pub anatomical: String,
    /// "Often 1 and 2. At times 3."
    pub reason: String,
    /// What pressing it brought, or that it was not tested.
    pub felt: String,
}

impl Summary {
    /// The summary of what a visitor marked, answered and tried.
    pub fn of(source: &Source) -> Self {
        let Source {
            state,
            content,
            options,
            ..
        } = *source;
        let clinic = &options.clinic;
        let answers = answers(source);
        let emergency = state.worries().is_emergency();
        let ranking = if emergency {
            Ranking::default()
        } else {
            ranking(state)
        };
        let set = ranking.sets.first();
        let marks = (1..).zip(&state.marks);
        let felt = state.felt.iter();
        Self {
            clinic: clinic.name.clone(),
            logo: clinic.logo.clone(),
            own_mm: own_mm(source),
            date: source.date.to_owned(),
            marks: marks.map(|(n, mark)| mark_line(content, n, mark)).collect(),
            answers,
            skipped: state.skipped,
            emergency,
            tried: felt
                .map(|(point, side, felt)| {
                    let spot = names::spot(content, state, *point, *side);
                    [&spot, ": ", felt_words(content, *felt)].concat()
                })
                .collect(),
            matches: matches(source, &ranking),
            set: set.map(|set| fits::of_set(content, state, set)),
            plan: PlanLine::all(source),
        }
    }
}

pub(super) fn mark_line(content: &Content, number: usize, mark: &Mark) -> MarkLine {
    let kinds: Vec<&str> = mark
        .kinds
        .iter()
        .map(|kind| kind_words(content, kind))
        .collect();
    MarkLine {
        number,
        name: names::zone(content, mark.zone, mark.side),
        strength: mark.strength,
        kinds: kinds.join(", "),
    }
}

fn answers(source: &Source) -> Vec<AnswerLine> {
    let mut answers = source.state.answers.clone();
    let turn = |answer: Answer| match answer {
        Answer::Yes => 0,
        Answer::NotSure => 1,
        Answer::No => 2,
    };
    order::sort_by_key(&mut answers, |(flag, answer)| {
        (turn(*answer), flag.row().urgency, *flag)
    });
    let line = |(flag, answer)| {
        let texts = source.content.red_flag(flag)?;
        Some(AnswerLine {
            sign: texts.short.to_owned(),
            answer,
            advice: match answer {
                Answer::Yes => texts.message.to_owned(),
                Answer::No | Answer::NotSure => String::new(),
            },
        })
    };
    answers.into_iter().filter_map(line).collect()
}

fn matches(source: &Source, ranking: &Ranking) -> Vec<Match> {
    let Source { state, content, .. } = *source;
    let n_best = N_MATCHES - usize::from(!ranking.sets.is_empty());
    let best = ranking.best(n_best).into_iter();
    best.map(|candidate| {
        let muscles = iter::once(&candidate.muscle).chain(&candidate.shared);
        let names: Vec<&str> = muscles.map(|muscle| content.muscle(*muscle)).collect();
        let name = content.muscle_plain(candidate.muscle);
        Match {
            muscle: candidate.muscle,
            point: candidate.point,
            side: candidate.side,
            name: sided(content, name, candidate.side),
            anatomical: content.list_or(&names),
            reason: reason(content, &state.marks, candidate.muscle, candidate.side),
            felt: match candidate.felt {
                None => content.ui(Ui::SummaryNotTested).to_owned(),
                Some(felt) => {
                    let felt = felt_words(content, felt);
                    content.say(Ui::SummaryPressed, &[("felt", felt)])
                }
            },
        }
    })
    .collect()
}

/// Muscles that may match, as the panel ranks them.
fn ranking(state: &State) -> Ranking {
    let marks = state.marks.iter().map(|mark| MarkedZone {
        zone: mark.zone,
        side: mark.side,
        strength: f64::from(mark.strength),
    });
    let checks = state.felt.iter().map(|(point, side, felt)| Check {
        point: *point,
        side: *side,
        felt: *felt,
    });
    let (marks, checks): (Vec<_>, Vec<_>) = (marks.collect(), checks.collect());
    let shown = |muscle| !state.hides_muscle(muscle);
    rank_shown(&marks, &checks, shown)
}

/// Which marks are typical for a muscle, which some people feel, and which lie over it or next to
/// a typical place, by their numbers.
fn reason(content: &Content, marks: &[Mark], muscle: MuscleId, side: Laterality) -> String {
    let points = muscle.points_with_parts();
    let listed = |zones: fn(TriggerPointId) -> &'static [ZoneId], zone: ZoneId| {
        points.iter().any(|point| zones(*point).contains(&zone))
    };
    let [mut often, mut at_times, mut under, mut near] = [const { Vec::new() }; 4];
    for (number, mark) in (1_usize..).zip(marks) {
        let same = [mark.side, side].contains(&Laterality::Midline) || mark.side == side;
        let list = if same && listed(|point| point.row().essential, mark.zone) {
            &mut often
        } else if listed(|point| point.row().spillover, mark.zone) && same {
            &mut at_times
        } else if same && mark.zone.row().muscles.contains(&muscle) {
            &mut under
        } else if same && near_to(mark.zone, &points) {
            &mut near
        } else {
            continue;
        };
        list.push(number.to_string());
    }
    let parts = [
        (often, Ui::SummaryOften),
        (at_times, Ui::SummaryAtTimes),
        (under, Ui::SummaryUnder),
        (near, Ui::SummaryNear),
    ];
    let parts = parts.into_iter().filter(|(numbers, _)| !numbers.is_empty());
    let parts = parts.map(|(numbers, key)| content.say(key, &[("marks", &content.list(&numbers))]));
    parts.collect::<Vec<String>>().join(" ")
}

/// Whether a zone shares a border with a typical zone of one of the points.
fn near_to(zone: ZoneId, points: &[TriggerPointId]) -> bool {
    let mut neighbors = zone.row().neighbors.iter();
    neighbors.any(|neighbor| {
        let mut points = points.iter();
        points.any(|point| point.row().essential.contains(neighbor))
    })
}

fn felt_words(content: &Content, felt: Felt) -> &str {
    content.ui(match felt {
        Felt::Yes => Ui::SummaryPressedYes,
        Felt::Little => Ui::SummaryPressedLittle,
        Felt::No => Ui::SummaryPressedNo,
    })
}

fn kind_words(content: &Content, kind: Kind) -> &str {
    content.ui(match kind {
        Kind::Aching => Ui::KindAching,
        Kind::Sharp => Ui::KindSharp,
        Kind::Burning => Ui::KindBurning,
        Kind::Tingling => Ui::KindTingling,
        Kind::Numb => Ui::KindNumb,
    })
}

/// "Outer shoulder, right".
fn sided(content: &Content, name: &str, side: Laterality) -> String {
    let key = match side {
        Laterality::Left => Ui::NameZoneLeft,
        Laterality::Right => Ui::NameZoneRight,
        Laterality::Midline => return name.to_owned(),
    };
    content.say(key, &[("name", name)])
}
