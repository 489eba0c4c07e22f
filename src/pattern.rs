//! What a visitor marked, to take along: out of the map, and back into it.
//!
//! ```text
//! State ─ of ─> Pattern ─ to_json ─> JSON text              exportPattern()
//!       <─ set ─┘   │ ^─ read ────── any value, any shape    importPattern()
//!                   └─── to_link, from_link                  share link, QR code, memory
//! ```
//!
//! A `Pattern` is always legal: whatever comes from outside is mended on the way in, and what was
//! mended is told.

mod along;
mod json;
mod link;
mod read;

pub use along::{Along, Earlier, MAX_EARLIER, Memory};
pub use link::{FRAGMENT, LinkError, Opened};
pub use read::{PatternError, Value};

use crate::atlas::tables::BitSet;
use crate::atlas::{Figure, Laterality, RedFlagId, SelfPressure, Target, TriggerPointId};
use crate::ranking::Felt;
use crate::safety::{self, Answer};
use crate::state::{MAX_PLAN, Mark, Planned, State};

/// Marks, answers, tests and plan of a visit, without anything that says whose they are.
///
/// A mark is on a side that its zone has, each zone and side is marked once, each question answered
/// once (sorted by id), each spot and side tested once, each self-care entry planned once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pattern {
    figure: Option<Figure>,
    marks: Vec<Mark>,
    answers: Vec<(RedFlagId, Answer)>,
    skipped: bool,
    felt: Vec<(TriggerPointId, Laterality, Felt)>,
    plan: Option<Vec<Planned>>,
}

impl Pattern {
    /// What is marked, answered, tested and planned now.
    pub fn of(state: &State) -> Self {
        Self {
            figure: Some(state.figure),
            marks: state.marks.clone(),
            answers: state.answers.clone(),
            skipped: state.skipped,
            felt: state.felt.clone(),
            plan: Some(state.plan.clone()),
        }
    }

    /// The body that was drawn; `None` where nothing is said about it.
    pub const fn figure(&self) -> Option<Figure> {
        self.figure
    }

    /// Marked zones, in the order of marking.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Answers to the safety questions, sorted by id.
    pub fn answers(&self) -> &[(RedFlagId, Answer)] {
        &self.answers
    }

    /// Whether the safety questions were skipped.
    pub const fn skipped(&self) -> bool {
        self.skipped
    }

    /// What pressing spots brought, in the order of testing.
    pub fn felt(&self) -> &[(TriggerPointId, Laterality, Felt)] {
        &self.felt
    }

    /// The plan, in its order; `None` where nothing is said about it, as in every link.
    pub fn plan(&self) -> Option<&[Planned]> {
        self.plan.as_deref()
    }

    /// Whether nothing is marked, answered or tested.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.answers.is_empty() && self.felt.is_empty() && !self.skipped
    }

    /// Adds a mark on a side that its zone has; what had to be mended, if anything.
    ///
    /// A zone that exists once is marked on the midline. One that exists twice but is given without
    /// a side is marked on both: a mark too many is seen, a wrong side is believed.
    fn add_mark(&mut self, mark: Mark) -> Option<&'static str> {
        let (sided, side) = (mark.zone.row().sided, mark.side);
        let midline = side == Laterality::Midline;
        if sided == midline {
            for side in Laterality::ALL {
                if sided != (*side == Laterality::Midline) {
                    self.merge_mark(Mark {
                        side: *side,
                        ..mark
                    });
                }
            }
            return Some(if sided {
                "this zone is on the left or the right; both are marked"
            } else {
                "this zone is in the middle; the side is left out"
            });
        }
        let merged = self.merge_mark(mark);
        merged.then_some("this zone is marked already; the stronger mark and all kinds are kept")
    }

    /// Adds a mark, or makes the one that is there as strong; whether there was one.
    fn merge_mark(&mut self, mark: Mark) -> bool {
        let mut marks = self.marks.iter_mut();
        let known = marks.find(|other| (other.zone, other.side) == (mark.zone, mark.side));
        let Some(known) = known else {
            self.marks.push(mark);
            return false;
        };
        known.strength = known.strength.max(mark.strength);
        for kind in mark.kinds.iter() {
            known.kinds = known.kinds.with(kind, true);
        }
        true
    }

    /// Adds an answer; of two to one question, the more careful is kept.
    fn add_answer(&mut self, flag: RedFlagId, answer: Answer) -> Option<&'static str> {
        let place = self.answers.iter().take_while(|(other, _)| *other < flag);
        let place = place.count();
        match self.answers.get_mut(place) {
            Some((other, known)) if *other == flag => {
                if Answer::care(Some(answer)) > Answer::care(Some(*known)) {
                    *known = answer;
                }
                Some("this question is answered already; the more careful answer is kept")
            }
            _ => {
                self.answers.insert(place, (flag, answer));
                None
            }
        }
    }

    /// Adds what pressing a spot brought; the later of two tests of one spot is kept.
    fn add_felt(
        &mut self,
        point: TriggerPointId,
        side: Laterality,
        felt: Felt,
    ) -> Option<&'static str> {
        if side == Laterality::Midline {
            return Some("a spot is on the left or the right; the test is left out");
        }
        if safety::pressure(point) == SelfPressure::ClinicianOnly {
            return Some("this spot is for clinicians to press; the test is left out");
        }
        let mut all = self.felt.iter_mut();
        match all.find(|(other, its, _)| (*other, *its) == (point, side)) {
            Some((.., known)) => {
                *known = felt;
                Some("this spot is tested already; the later test is kept")
            }
            None => {
                self.felt.push((point, side, felt));
                None
            }
        }
    }

    /// Adds an entry to the plan, each once; what had to be mended, if anything.
    fn add_planned(&mut self, planned: Planned) -> Option<&'static str> {
        let has_side = match planned.place {
            Target::Zone(zone, side) => zone.row().sided != (side == Laterality::Midline),
            Target::Spot(_, side) | Target::Muscle(_, side) => side != Laterality::Midline,
        };
        if !has_side {
            return Some("this place is not on this side; left out");
        }
        // An entry that a hard rule keeps from a place does not come in from outside.
        if !safety::care_for(planned.place, BitSet::default()).contains(&planned.care) {
            return Some("this entry is not for this place; left out");
        }
        let plan = self.plan.get_or_insert_with(Vec::new);
        if plan.iter().any(|known| known.care == planned.care) {
            return Some("this entry is in the plan already; left out");
        }
        if plan.len() >= MAX_PLAN {
            return Some("a plan has 8 entries at most; left out");
        }
        plan.push(planned);
        None
    }

    /// Leaves out what a page keeps off the map; how many marks and tests that were.
    fn drop_hidden(&mut self, hides: &State) -> usize {
        let before = self.marks.len() + self.felt.len();
        self.marks.retain(|mark| !hides.hides_zone(mark.zone));
        self.felt
            .retain(|(point, ..)| !hides.hides_muscle(point.muscle()));
        before - self.marks.len() - self.felt.len()
    }

    /// Puts the pattern in place of what is marked in `state`, as one step that can be taken back;
    /// how many marks and tests the page keeps off the map.
    pub(crate) fn put(mut self, state: &mut State, may_change_figure: bool) -> usize {
        let figure = self.figure.filter(|_| may_change_figure);
        state.import(|state| {
            // A child shows less, so the body comes first.
            if let Some(figure) = figure {
                state.set_figure(figure);
            }
            let n_hidden = self.drop_hidden(state);
            state.take_in(self.marks, self.felt, self.answers, self.skipped);
            state.take_plan(self.plan);
            n_hidden
        })
    }
}
