//! The questions that the marks ask for, and what follows from the answers.

use super::{Kind, Mark, State};
use crate::atlas::tables::BitSet;
use crate::atlas::{RedFlagId, Symptom};
use crate::safety::{self, Felt, Verdict};

impl State {
    /// Warning signs to ask about for the marks, most urgent first, answered or not.
    pub fn questions(&self) -> Vec<RedFlagId> {
        safety::questions(&self.felt_marks(), &self.answers)
    }

    /// Every emergency that fits the marks, asked about or not.
    pub fn emergencies(&self) -> Vec<RedFlagId> {
        safety::emergencies(&self.felt_marks(), &self.answers)
    }

    fn felt_marks(&self) -> Vec<Felt> {
        self.marks.iter().map(felt).collect()
    }

    /// What follows from the answers alone, whatever is still open; cheap at any number of marks.
    pub fn worries(&self) -> Verdict {
        safety::verdict(&[], &self.answers, self.skipped)
    }

    /// What follows from the answers so far, and what is still open.
    pub fn verdict(&self) -> Verdict {
        safety::verdict(&self.questions(), &self.answers, self.skipped)
    }
}

/// A mark as the questions know it.
fn felt(mark: &Mark) -> Felt {
    let symptoms = mark.kinds.iter().map(|kind| match kind {
        Kind::Aching | Kind::Sharp => 0,
        Kind::Burning => 1 << Symptom::Burning as u32,
        Kind::Tingling => 1 << Symptom::Tingling as u32,
        Kind::Numb => 1 << Symptom::Numbness as u32,
    });
    (mark.zone, BitSet(symptoms.fold(0, |all, bit| all | bit)))
}
