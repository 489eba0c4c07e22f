//! How it feels after a guided hold, and the page that leads on from there.

use super::{Focus, State, Target};
use crate::atlas::tables::BitSet;
use crate::atlas::{Caution, SelfCareId};
use crate::safety::{self, Verdict};

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
    /// That it felt worse is kept for the visit: it closes what presses, stretches, warms or trains there.
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
        if let Some(place) = place.or_else(|| self.place_of(care))
            && outcome == Outcome::Worse
        {
            self.keep_worse(place);
        }
        if outcome == Outcome::Same {
            self.sore.push(care);
        }
        self.open_outcome((care, outcome));
        Focus::Panel
    }

    /// Whether an entry is offered once more after it was still sore: once a visit.
    pub fn may_repeat(&self, care: SelfCareId) -> bool {
        self.sore.iter().filter(|sore| **sore == care).count() < 2
    }

    /// Keeps for the visit that a place felt worse.
    fn keep_worse(&mut self, place: Target) {
        self.worse.retain(|(other, _)| *other != place);
        self.worse.push((place, true));
        self.asked.0 |= 1 << Caution::FeltWorse as u32;
    }

    /// "It felt worse", where that was told of a place that touches this one, and is still `said`;
    /// without a place the marks count.
    pub(super) fn worse_at(&self, place: Option<Target>, said: bool) -> BitSet {
        let mut worse = self.worse.iter();
        let any = worse.any(|(its, holds)| (*holds || !said) && self.is_at(*its, place));
        BitSet(u32::from(any) << Caution::FeltWorse as u32)
    }

    fn is_at(&self, its: Target, place: Option<Target>) -> bool {
        let mut marks = self.marks.iter();
        place.map_or_else(
            || marks.any(|mark| safety::touches(its, Target::Zone(mark.zone, mark.side))),
            |place| safety::touches(its, place),
        )
    }

    /// Takes back for what is open that it felt worse, or says it again.
    pub(super) fn toggle_worse(&mut self) {
        let here = self.open_place();
        let said = self.worse_at(here, true).is_empty();
        let mut worse = std::mem::take(&mut self.worse);
        for (place, holds) in &mut worse {
            if self.is_at(*place, here) {
                *holds = said;
            }
        }
        self.worse = worse;
    }

    /// What the checklist shows as said: of the visitor, and of the place that is open.
    pub fn said(&self) -> BitSet {
        self.conditions.with(self.worse_at(self.open_place(), true))
    }

    /// The place of the open card, else what is chosen.
    fn open_place(&self) -> Option<Target> {
        let card = self.care.and_then(|care| self.place_of(care));
        card.or(self.selection.target())
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
