//! How it feels after a guided hold, and the page that leads on from there.

use super::{Focus, State, Target};
use crate::atlas::SelfCareId;
use crate::safety::Verdict;

/// How a place feels after a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Still sore.
    Same,
    /// Better than before.
    Better,
    /// Worse than before.
    Worse,
}

impl Outcome {
    /// Every answer.
    pub const ALL: &'static [Self] = &[Self::Same, Self::Better, Self::Worse];
}

impl State {
    /// Opens the page for an answer above what is open; a later answer takes the place of the first.
    ///
    /// Where the place was closed, or left for another one, while the timer ran, it is chosen again: the
    /// page speaks of it.
    pub(super) fn tell_outcome(
        &mut self,
        care: SelfCareId,
        outcome: Outcome,
        place: Option<Target>,
    ) -> Focus {
        let here = self.selection.target();
        let left = |place: &Target| here.is_some_and(|here| here != *place) || !self.offers(care);
        if let Some(place) = place.filter(left) {
            self.choose(place);
        }
        self.open_outcome((care, outcome));
        Focus::Panel
    }

    /// Whether an entry, or the place where it is held, is kept off the map.
    pub fn hides_care(&self, care: SelfCareId, place: Option<Target>) -> bool {
        self.hidden.kind(care.row().kind) || place.is_some_and(|place| self.hides(place))
    }

    /// What follows from the answers for the place of a hold, whatever is chosen meanwhile.
    pub fn verdict_of_hold(&self, place: Option<Target>) -> Verdict {
        let marks = || self.verdict_of_marks();
        place.map_or_else(marks, |place| self.verdict_at(place))
    }

    /// The entry that comes after one in the plan, where it may be done now.
    pub fn next_in_plan(&self, care: SelfCareId) -> Option<SelfCareId> {
        let mut plan = self.plan.iter();
        plan.find(|planned| planned.care == care)?;
        plan.find(|planned| self.may_do(planned))
            .map(|planned| planned.care)
    }
}
