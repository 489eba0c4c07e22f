//! Which warning signs are asked about before candidates are shown, and what follows from answers.
//!
//! **Which.** Every marked zone brings the signs that list it, its most typical one first: the data
//! lists the zones of a sign in that order. A zone felt as tingling, numb or burning also brings
//! the signs with that symptom anywhere in their regions, before all others. Marks take turns, so
//! that the first sign of each is asked before the second of any.
//!
//! **How many.** Usually four, never more than [`MAX`]: at most [`N_EMERGENCY`] emergencies, and
//! beyond that only the first sign of a further mark; then urgent signs up to [`N_USUAL`], always
//! one where a mark lists one; signs of whole regions only where fewer than [`N_GENERAL`] are asked;
//! routine signs only for their symptom. Signs that are not asked stay in the list of warnings; an
//! emergency among them ([`emergencies`]) is told before the matches at once, with the number to call.
//!
//! **Without a mark.** Before self-care of a place whose pain is not marked, all its emergencies are
//! asked about ([`emergencies_at`]), at once or one by one; what was answered once is not asked again.
//!
//! **Of the clinic.** Emergency signs that a clinic adds for what is chosen or marked are asked about,
//! too, after our emergencies: [`Verdict`] holds them by their position in the clinic's list, and the
//! same follows from their answers.
//!
//! **What follows.**
//!
//! | Answer | emergency | urgent | routine |
//! | --- | --- | --- | --- |
//! | yes | only the message and the call | advice first, rest only | advice |
//! | not sure | advice first, rest only | advice first, rest only | advice |
//! | no | — | — | — |
//! | none yet | self-care closed | self-care closed | self-care closed |
//! | none, skipped | the warnings as a list | the same | the same |
//!
//! "Rest only" keeps entries of position and habits, of aftercare, and ways to a professional:
//! nothing that presses, stretches, warms or trains before somebody has looked.
//! "Not sure" is never read as "no". Sources: `IFOMPT-FINUCANE2020`, `CLINICAL-CONSENSUS`.

use super::{by_nearness, concerns_of, lies_at, red_flags};
use crate::atlas::tables::{BitSet, RedFlagRow};
use crate::atlas::{AskWhen, CareKind, RedFlagId, Symptom, Target, Urgency, ZoneId};
use crate::order;

/// Most questions at all.
pub const MAX: usize = 8;

/// Most questions about emergencies, unless a further mark brings its own first one.
const N_EMERGENCY: usize = 5;

/// Most questions about emergencies at all.
const MAX_EMERGENCY: usize = 7;

/// As many questions as urgent signs fill up to.
const N_USUAL: usize = 4;

/// As many questions as signs of whole regions fill up to.
const N_GENERAL: usize = 3;

/// An answer to a question about a warning sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// At least one of its signs is there.
    Yes,
    /// None of its signs is there.
    No,
    /// Cannot tell; never read as "no".
    NotSure,
}

impl Answer {
    /// Every answer.
    pub const ALL: &'static [Self] = &[Self::Yes, Self::No, Self::NotSure];

    /// The stable word for it.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "unsure",
        }
    }

    /// The answer for a word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|answer| answer.slug() == slug)
    }

    /// How careful an answer is: none is more so than "no", for its question is asked.
    pub const fn care(answer: Option<Self>) -> u8 {
        match answer {
            Some(Self::No) => 0,
            None => 1,
            Some(Self::NotSure) => 2,
            Some(Self::Yes) => 3,
        }
    }
}

/// A marked zone and how it feels, bits by position in [`Symptom::ALL`].
pub type Felt = (ZoneId, BitSet);

/// Why a sign fits a mark, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The mark feels as the sign does, in its regions.
    Symptom,
    /// The sign lists the zone.
    Zone,
    /// The sign is for the whole region.
    Region,
}

/// How near a sign is to the marks; the least is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    fit: Fit,
    /// How many signs of its urgency come first for the same mark.
    turn: usize,
    later: bool,
    /// Position of the zone among those of the sign.
    position: usize,
}

/// Warning signs to ask about for marked zones, most urgent first.
///
/// `answers` are those given so far: one that reports weakness asks for what weakness may mean.
pub fn questions(marks: &[Felt], answers: &[(RedFlagId, Answer)]) -> Vec<RedFlagId> {
    let marks = with_weakness(marks, answers);
    let emergencies = ranked(&marks, &[Urgency::Emergency]);
    let mut asked: Vec<(Rank, RedFlagId)> = Vec::new();
    for (rank, flag) in emergencies {
        let n_most = if rank.turn == 0 {
            MAX_EMERGENCY
        } else {
            N_EMERGENCY
        };
        if asked.len() < n_most {
            asked.push((rank, flag));
        }
    }
    let mut n_listed = 0;
    for (rank, flag) in ranked(&marks, &[Urgency::Urgent, Urgency::Routine]) {
        let routine = flag.row().urgency == Urgency::Routine;
        let n_most = match rank.fit {
            Fit::Symptom => MAX,
            _ if routine => 0,
            Fit::Zone if n_listed == 0 => MAX,
            Fit::Zone => N_USUAL,
            Fit::Region => N_GENERAL,
        };
        if asked.len() < n_most {
            n_listed += usize::from(rank.fit == Fit::Zone);
            asked.push((rank, flag));
        }
    }
    order::sort_by_key(&mut asked, |(rank, flag)| {
        (flag.row().urgency, rank.later, *rank, *flag)
    });
    asked.into_iter().map(|(_, flag)| flag).collect()
}

/// Every emergency that fits the marks, asked about or not.
pub fn emergencies(marks: &[Felt], answers: &[(RedFlagId, Answer)]) -> Vec<RedFlagId> {
    let marks = with_weakness(marks, answers);
    let fits = |row| marks.iter().any(|mark| fit(row, *mark).is_some());
    RedFlagId::all()
        .filter(|flag| flag.row().urgency == Urgency::Emergency && fits(flag.row()))
        .collect()
}

/// Emergencies to ask about before self-care of a place where nothing is marked, neither there nor
/// where its pain is felt; the nearest first.
///
/// They are all that its page warns of: without marks nothing says which of them fits. Those that
/// `answers` deny come last.
pub fn emergencies_at(
    place: Target,
    marked: &[ZoneId],
    answers: &[(RedFlagId, Answer)],
) -> Vec<RedFlagId> {
    let (zones, muscles) = concerns_of(place);
    let is_marked = |zone: &ZoneId| zones.contains(zone) || lies_at(place, *zone);
    if marked.iter().any(is_marked) {
        return Vec::new();
    }
    let mut flags = red_flags(&zones, &muscles);
    flags.retain(|flag| flag.row().urgency == Urgency::Emergency);
    by_nearness(&mut flags, (&zones, &muscles), answers);
    flags
}

/// The marks, with weakness where a "yes" or "not sure" reports it.
fn with_weakness(marks: &[Felt], answers: &[(RedFlagId, Answer)]) -> Vec<Felt> {
    let weak = 1 << Symptom::Weakness as u32;
    let reports = |(flag, answer): &&(RedFlagId, Answer)| {
        *answer != Answer::No && flag.row().symptoms.meets(BitSet(weak))
    };
    let mut marks = marks.to_vec();
    for (flag, _) in answers.iter().filter(reports) {
        for mark in &mut marks {
            if fit(flag.row(), (mark.0, BitSet(weak))).is_some() {
                mark.1.0 |= weak;
            }
        }
    }
    marks
}

/// Signs of these levels that fit a mark, nearest first.
fn ranked(marks: &[Felt], levels: &[Urgency]) -> Vec<(Rank, RedFlagId)> {
    let mut best: Vec<(Rank, RedFlagId)> = Vec::new();
    for mark in marks {
        let of_level = |flag: &RedFlagId| levels.contains(&flag.row().urgency);
        let mut signs: Vec<(Rank, RedFlagId)> = RedFlagId::all()
            .filter(of_level)
            .filter_map(|flag| Some((fit(flag.row(), *mark)?, flag)))
            .collect();
        order::sort_by(&mut signs, Ord::cmp);
        for (turn, (rank, flag)) in signs.into_iter().enumerate() {
            let rank = Rank { turn, ..rank };
            match best.iter_mut().find(|(_, other)| *other == flag) {
                Some((known, _)) => *known = rank.min(*known),
                None => best.push((rank, flag)),
            }
        }
    }
    order::sort_by(&mut best, Ord::cmp);
    best
}

/// How near a sign is to a mark, if it fits at all.
fn fit(row: &RedFlagRow, (zone, feels): Felt) -> Option<Rank> {
    let position = row.zones.iter().position(|other| *other == zone);
    let in_region = row.regions.has(zone.row().region as usize);
    let general = row.zones.is_empty() && row.muscles.is_empty();
    let fit = match position {
        _ if row.ask_when != AskWhen::ZoneOrMuscle => return None,
        Some(_) if row.symptoms.meets(feels) => Fit::Symptom,
        None if in_region && row.symptoms.meets(feels) => Fit::Symptom,
        Some(_) => Fit::Zone,
        None if in_region && general => Fit::Region,
        None => return None,
    };
    Some(Rank {
        fit,
        turn: 0,
        later: row.within == Some(crate::atlas::Within::Days),
        position: position.unwrap_or(usize::MAX),
    })
}

/// What follows from the answers; each list most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Emergencies answered with "yes".
    pub emergency: Vec<RedFlagId>,
    /// Emergencies answered with "not sure".
    pub unsure: Vec<RedFlagId>,
    /// Urgent signs answered with "yes" or "not sure".
    pub urgent: Vec<RedFlagId>,
    /// Routine signs answered with "yes" or "not sure".
    pub routine: Vec<RedFlagId>,
    /// Asked, and not answered yet.
    pub open: Vec<RedFlagId>,
    /// Emergency signs of the clinic answered with "yes", by their position in its list.
    pub own_emergency: Vec<usize>,
    /// Those answered with "not sure".
    pub own_unsure: Vec<usize>,
    /// Those asked about, and not answered yet.
    pub own_open: Vec<usize>,
    /// The visitor does without the questions that are open.
    pub skipped: bool,
}

/// What follows from `answers`, where `asked` are the questions.
///
/// An answer counts whether or not its question is still asked: taking a mark back does not take
/// back a "yes".
pub fn verdict(asked: &[RedFlagId], answers: &[(RedFlagId, Answer)], skipped: bool) -> Verdict {
    let mut verdict = Verdict {
        skipped,
        ..Verdict::default()
    };
    let answered = |flag: &RedFlagId| answers.iter().any(|(other, _)| other == flag);
    let open = asked.iter().copied().filter(|flag| !answered(flag));
    verdict.open.extend(open);
    let mut given: Vec<(RedFlagId, Answer)> = answers.to_vec();
    order::sort_by_key(&mut given, |(flag, _)| {
        (flag.row().urgency, flag.row().within, *flag)
    });
    for (flag, answer) in given {
        let list = match (flag.row().urgency, answer) {
            (_, Answer::No) => continue,
            (Urgency::Emergency, Answer::Yes) => &mut verdict.emergency,
            (Urgency::Emergency, Answer::NotSure) => &mut verdict.unsure,
            (Urgency::Urgent, _) => &mut verdict.urgent,
            (Urgency::Routine, _) => &mut verdict.routine,
        };
        list.push(flag);
    }
    verdict
}

impl Verdict {
    /// Whether the message and the call are all that is shown.
    pub fn is_emergency(&self) -> bool {
        !(self.emergency.is_empty() && self.own_emergency.is_empty())
    }

    /// How many questions have no answer yet.
    pub fn n_open(&self) -> usize {
        self.open.len() + self.own_open.len()
    }

    /// Whether self-care waits for answers.
    pub fn waits(&self) -> bool {
        self.n_open() > 0 && !self.skipped
    }

    /// Whether somebody should look first: nothing that presses, stretches, warms or trains.
    pub fn is_rest_only(&self) -> bool {
        !(self.unsure.is_empty() && self.urgent.is_empty() && self.own_unsure.is_empty())
    }

    /// Whether the candidate muscles may be shown.
    pub fn shows_matches(&self) -> bool {
        !self.is_emergency()
    }

    /// Whether all self-care is closed.
    pub fn blocks_care(&self) -> bool {
        self.is_emergency() || self.waits()
    }

    /// Whether self-care of a kind may be shown.
    pub fn allows(&self, kind: CareKind) -> bool {
        !self.blocks_care() && (kind.rests() || !self.is_rest_only())
    }

    /// Whether pressing a spot oneself may be offered, to check it or to treat it.
    pub fn allows_pressing(&self) -> bool {
        self.allows(CareKind::Pressure)
    }
}
