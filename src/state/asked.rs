//! The questions that marks and open places ask for, and what follows from the answers.

use super::{Focus, Fold, Kind, Mark, State};
use crate::atlas::tables::BitSet;
use crate::atlas::{RedFlagId, Symptom, Target, Urgency, ZoneId};
use crate::safety::{self, Answer, Felt, Verdict};

impl State {
    /// Warning signs to ask about, most urgent first, answered or not: emergencies of what is open,
    /// where its pain is not marked, and the signs of the marks.
    pub fn questions(&self) -> Vec<RedFlagId> {
        self.with_marks(self.emergencies_here())
    }

    fn with_marks(&self, mut asked: Vec<RedFlagId>) -> Vec<RedFlagId> {
        for flag in safety::questions(&self.felt_marks(), &self.answers) {
            if !asked.contains(&flag) {
                asked.push(flag);
            }
        }
        asked
    }

    /// Emergencies of what is chosen, and of what the open card was planned for, where their pain is
    /// not marked: the nearest first, what was denied last.
    pub fn emergencies_here(&self) -> Vec<RedFlagId> {
        self.emergencies_at(&self.places_here())
    }

    fn emergencies_at(&self, places: &[Target]) -> Vec<RedFlagId> {
        let marked: Vec<ZoneId> = self.marks.iter().map(|mark| mark.zone).collect();
        let mut here = Vec::new();
        for place in places.iter().copied() {
            for flag in safety::emergencies_at(place, &marked, &self.answers) {
                if !here.contains(&flag) {
                    here.push(flag);
                }
            }
        }
        here
    }

    /// What is chosen, and what the open card was planned for.
    pub(super) fn places_here(&self) -> Vec<Target> {
        let planned = self.care.and_then(|care| Some(self.planned(care)?.place));
        let places = [self.selection.target(), planned];
        places.into_iter().flatten().collect()
    }

    /// Whether the emergencies of what is open, and the clinic's signs with them, are asked about all
    /// at once: one has no answer, none was answered but with "no", and nobody wants them one by one.
    pub fn asks_at_once(&self) -> bool {
        let ours = self.emergencies_here();
        if ours.is_empty() {
            return false;
        }
        let own = self.own_here().into_iter();
        let own = own.map(|idx| self.own.get(idx).and_then(|own| own.answer));
        let mut open = false;
        for answer in ours.iter().map(|flag| self.answer_to(*flag)).chain(own) {
            match answer {
                None => open = true,
                Some(Answer::No) => {}
                Some(_) => return false,
            }
        }
        open && !self.skipped && !self.is_open(Fold::Each)
    }

    /// The answer to the question for a sign.
    pub fn answer_to(&self, flag: RedFlagId) -> Option<Answer> {
        said(&self.answers, flag)
    }

    /// Emergencies that were denied and that fit no mark; they are taken back together.
    pub fn denied(&self) -> Vec<RedFlagId> {
        let fitting = self.emergencies();
        let mut denied = Vec::new();
        for (flag, answer) in &self.answers {
            let emergency = flag.row().urgency == Urgency::Emergency;
            if emergency && *answer == Answer::No && !fitting.contains(flag) {
                denied.push(*flag);
            }
        }
        denied
    }

    /// Asks anew about what was denied before a mark was made that it fits: where nothing was marked,
    /// a line of a list was denied and not the whole question, and the mark is news.
    pub(super) fn ask_anew(&mut self, denied: &[RedFlagId]) {
        for flag in self.emergencies() {
            if denied.contains(&flag) {
                self.answer(flag, None);
            }
        }
    }

    /// Says "no" to all emergencies that are asked about at once, or takes back what was denied.
    pub(super) fn deny(&mut self, all: bool) -> Focus {
        let (flags, own) = if !all {
            (self.denied(), self.own_denied())
        } else if self.asks_at_once() {
            (self.emergencies_here(), self.own_here())
        } else {
            Default::default()
        };
        let answer = all.then_some(Answer::No);
        for flag in flags {
            self.answer(flag, answer);
        }
        for idx in own {
            self.answer_own(idx, answer);
        }
        Focus::Question
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
        self.with_own(safety::verdict(&[], &self.answers, self.skipped), &[])
    }

    /// The same as [`Self::verdict`], but for the marks alone, whatever is chosen.
    pub fn verdict_of_marks(&self) -> Verdict {
        self.verdict_with(&[])
    }

    /// The same for the marks and one place, whatever is chosen.
    pub(super) fn verdict_at(&self, place: Target) -> Verdict {
        self.verdict_with(&[place])
    }

    /// What follows from the answers so far, and what is still open.
    pub fn verdict(&self) -> Verdict {
        self.verdict_with(&self.places_here())
    }

    fn verdict_with(&self, places: &[Target]) -> Verdict {
        let asked = self.with_marks(self.emergencies_at(places));
        let verdict = safety::verdict(&asked, &self.answers, self.skipped);
        self.with_own(verdict, &self.own_at(places))
    }
}

/// The answer to the question for a sign among answers.
pub(super) fn said(answers: &[(RedFlagId, Answer)], flag: RedFlagId) -> Option<Answer> {
    let mut answers = answers.iter();
    let (_, answer) = answers.find(|(other, _)| *other == flag)?;
    Some(*answer)
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
