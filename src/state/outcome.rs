//! How it feels after a guided hold, and the page that leads on from there.

use super::{Focus, Fold, State};
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
    pub(super) fn tell_outcome(&mut self, care: SelfCareId, outcome: Outcome) -> Focus {
        if self.outcome.is_none() {
            self.push_page();
        }
        let folds = self.folds.with(Fold::Summary, false);
        self.folds = folds.with(Fold::List, false).with(Fold::Plan, false);
        self.care = None;
        self.outcome = Some((care, outcome));
        Focus::Panel
    }
}
