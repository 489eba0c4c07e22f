//! The questions that marks and open places ask for, and what follows from the answers.

use super::{Kind, Mark, State};
use crate::atlas::tables::BitSet;
use crate::atlas::{RedFlagId, Symptom, Target, ZoneId};
use crate::safety::{self, Felt, Verdict};

impl State {
    /// Warning signs to ask about, most urgent first, answered or not: emergencies of what is open,
    /// where its pain is not marked, and the signs of the marks.
    pub fn questions(&self) -> Vec<RedFlagId> {
        let planned = || Some(self.planned(self.care?)?.place);
        self.questions_at(self.selection.target().or_else(planned))
    }

    fn questions_at(&self, place: Option<Target>) -> Vec<RedFlagId> {
        let marks = self.felt_marks();
        let marked: Vec<ZoneId> = marks.iter().map(|(zone, _)| *zone).collect();
        let unmarked = place.map(|place| safety::emergencies_at(place, &marked));
        let mut asked = unmarked.unwrap_or_default();
        for flag in safety::questions(&marks, &self.answers) {
            if !asked.contains(&flag) {
                asked.push(flag);
            }
        }
        asked
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

    /// The same as [`Self::verdict`], but for the marks alone, whatever is chosen.
    pub fn verdict_of_marks(&self) -> Verdict {
        safety::verdict(&self.questions_at(None), &self.answers, self.skipped)
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
