//! How it feels after a guided hold, and the page that leads on from there.

use super::{Focus, State, Target};
use crate::atlas::SelfCareId;

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
    /// Where the place was closed or left while the timer ran, it is chosen again: the page speaks of it.
    pub(super) fn tell_outcome(
        &mut self,
        care: SelfCareId,
        outcome: Outcome,
        place: Option<Target>,
    ) -> Focus {
        if let Some(place) = place.filter(|_| !self.offers(care)) {
            self.choose(place);
        }
        self.open_outcome((care, outcome));
        Focus::Panel
    }

    /// The entry that comes after one in the plan, where it may be done now.
    pub fn next_in_plan(&self, care: SelfCareId) -> Option<SelfCareId> {
        let mut plan = self.plan.iter();
        plan.find(|planned| planned.care == care)?;
        plan.find(|planned| self.may_do(planned))
            .map(|planned| planned.care)
    }
}
