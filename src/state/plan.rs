//! The plan: self-care entries that the visitor collects, in the order in which they are done.

use super::State;
use crate::atlas::{SelfCareId, Target};

/// Most entries of a plan: so many fit on one sheet of paper.
pub const MAX_PLAN: usize = 8;

/// A self-care entry of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The entry; each is there once.
    pub care: SelfCareId,
    /// What it is for: a spot, a muscle or a zone, on the patient's side.
    pub place: Target,
}

/// A change of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// An entry is added at the end, for what is chosen.
    Add,
    /// An entry is taken out.
    Drop,
    /// An entry changes places with the one before it.
    Up,
}

impl State {
    /// An entry of the plan.
    pub fn planned(&self, care: SelfCareId) -> Option<&Planned> {
        self.plan.iter().find(|planned| planned.care == care)
    }

    /// Whether no answer and no caution so far forbids an entry of the plan.
    pub fn may_do(&self, planned: &Planned) -> bool {
        let care = planned.care;
        self.verdict_of_marks().allows(care.row().kind)
            && crate::safety::reasons(care, self.conditions_at(Some(planned.place))).is_empty()
    }

    /// Whether everything was asked that comes before an entry of the plan: the emergencies of its
    /// place, and what keeps from doing it. One that came from outside may not have been.
    pub fn was_asked(&self, planned: &Planned) -> bool {
        let (care, place) = (planned.care, planned.place);
        !self.verdict_at(place).waits() && self.unknown_at(care, Some(place)).is_empty()
    }

    pub(super) fn change_plan(&mut self, step: PlanStep, care: SelfCareId) {
        let at = self.plan.iter().position(|planned| planned.care == care);
        match (step, at) {
            (PlanStep::Add, None) => self.add_to_plan(care),
            (PlanStep::Drop, Some(at)) => drop(self.plan.remove(at)),
            (PlanStep::Up, Some(at)) if at > 0 => self.plan.swap(at - 1, at),
            _ => {}
        }
    }

    /// Adds an entry that fits here and fits the visitor.
    fn add_to_plan(&mut self, care: SelfCareId) {
        let fits = self.care_offered().contains(&care) && self.knows_fit(care);
        if fits && self.plan.len() < MAX_PLAN {
            let place = self.place_of(care);
            self.plan.extend(place.map(|place| Planned { care, place }));
        }
    }

    /// Whether there is something to take along on paper: marks or a plan.
    pub fn has_summary(&self) -> bool {
        !(self.marks.is_empty() && self.plan.is_empty())
    }

    /// Takes in a plan from outside, in place of what was collected; none leaves that as it is.
    pub(crate) fn take_plan(&mut self, plan: Option<Vec<Planned>>) {
        if let Some(plan) = plan {
            self.plan = plan;
            self.drop_hidden_plan();
        }
    }

    /// Leaves out of the plan what is kept off the map.
    pub(super) fn drop_hidden_plan(&mut self) {
        let mut plan = std::mem::take(&mut self.plan);
        plan.retain(|planned| {
            !self.hides(planned.place) && !self.hidden.kind(planned.care.row().kind)
        });
        self.plan = plan;
    }
}
