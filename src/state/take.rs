//! Marks, answers and tests that come from outside, all at once.

use super::{Mark, Mode, State};
use crate::atlas::{Laterality, RedFlagId, TriggerPointId};
use crate::ranking::Felt;
use crate::safety::Answer;

impl State {
    /// Puts what is given in place of what is marked, answered and tested, as one step.
    ///
    /// An emergency that was answered with "yes" stays: only the visitor takes it back.
    /// What is given is legal: [`Pattern`](crate::pattern::Pattern) has seen to it.
    pub(crate) fn take_in(
        &mut self,
        marks: Vec<Mark>,
        felt: Vec<(TriggerPointId, Laterality, Felt)>,
        answers: Vec<(RedFlagId, Answer)>,
        skipped: bool,
    ) {
        let before = self.step();
        let emergencies = self.worries().emergency;
        self.gesture = None;
        self.forget_marks();
        self.close_all();
        if !marks.is_empty() {
            self.mode = Mode::Pain;
        }
        self.marks = marks;
        self.felt = felt;
        self.answers = answers;
        self.skipped = skipped;
        for flag in emergencies {
            self.answer(flag, Some(Answer::Yes));
        }
        self.keep(before);
    }
}
