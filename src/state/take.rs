//! Marks, answers, tests and a plan that come from outside, all at once, and the way back from them.

use std::mem;

use super::asked::said;
use super::{Mark, Mode, State};
use crate::atlas::{Figure, Laterality, RedFlagId, TriggerPointId, Urgency};
use crate::ranking::Felt;
use crate::safety::Answer;

/// What other steps leave as it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    answers: Vec<(RedFlagId, Answer)>,
    skipped: bool,
    figure: Figure,
}

/// What an import found, and what it left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Import {
    before: Held,
    after: Held,
}

impl State {
    /// Takes in what comes from outside, as one step that brings back answers and body too.
    pub(crate) fn import<T>(&mut self, take: impl FnOnce(&mut Self) -> T) -> T {
        let (mut step, before) = (self.step(), self.held());
        let taken = take(self);
        let after = self.held();
        step.import = Some(Box::new(Import { before, after }));
        self.keep(step);
        taken
    }

    /// Puts what is given in place of what is marked, answered and tested.
    ///
    /// An emergency that was answered with "yes" stays: only the visitor takes it back. So does "not
    /// sure" to a sign of the clinic, which no pattern carries.
    /// What is given is legal: [`Pattern`](crate::pattern::Pattern) has seen to it.
    pub(crate) fn take_in(
        &mut self,
        marks: Vec<Mark>,
        felt: Vec<(TriggerPointId, Laterality, Felt)>,
        answers: Vec<(RedFlagId, Answer)>,
        skipped: bool,
    ) {
        let emergencies = self.worries().emergency;
        self.gesture = None;
        let own = self.own.clone();
        self.forget_marks();
        for (sign, before) in self.own.iter_mut().zip(own) {
            let unsure = before.answer.filter(|answer| *answer == Answer::NotSure);
            sign.answer = sign.answer.or(unsure);
        }
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
    }

    fn held(&self) -> Held {
        Held {
            answers: self.answers.clone(),
            skipped: self.skipped,
            figure: self.figure,
        }
    }

    /// Brings back what an import found, and says what leads forward again.
    ///
    /// What the visitor answered since then is compared with the answer from before, and the more
    /// careful of the two holds; no answer is more careful than "no", for the question is asked
    /// again. An emergency that was answered with "yes" stays, whoever answered. The body comes back
    /// where the import changed it.
    pub(super) fn put_back(&mut self, import: Import) -> Import {
        let (Import { before, after }, now) = (import, self.held());
        let answer = |flag: RedFlagId| {
            let lists = [&before.answers, &after.answers, &now.answers];
            let [found, left, given] = lists.map(|answers| said(answers, flag));
            let stays = given == Some(Answer::Yes) && flag.row().urgency == Urgency::Emergency;
            let more_careful = Answer::care(given) > Answer::care(found);
            let answer = if stays || (given != left && more_careful) {
                given
            } else {
                found
            };
            Some((flag, answer?))
        };
        self.answers = RedFlagId::all().filter_map(answer).collect();
        self.skipped = before.skipped && (now.skipped || !after.skipped);
        if before.figure != after.figure {
            self.figure = before.figure;
            // Focus and plan may hold what this body hides; the steps know their own body.
            let steps = (mem::take(&mut self.undo), mem::take(&mut self.redo));
            self.drop_hidden();
            (self.undo, self.redo) = steps;
        }
        Import {
            before: now,
            after: self.held(),
        }
    }
}
