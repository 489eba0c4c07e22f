//! Emergency signs of the clinic: where they are asked about, and what was answered.
//!
//! They are in no table: their words are the clinic's, and a position in its list is all that names
//! them. So their answers are no part of a pattern, a link or an event.

use super::{Focus, State};
use crate::atlas::{Target, Urgency, ZoneId};
use crate::options::{ClinicContent, ClinicWarning};
use crate::safety::{Answer, Verdict, concerns_of};

/// An emergency sign of the clinic with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSign {
    /// The sign, and where it belongs.
    pub sign: ClinicWarning,
    /// What was answered in this visit.
    pub answer: Option<Answer>,
}

impl State {
    /// Takes in the emergency signs of a clinic's content.
    ///
    /// Answers stay where the content has come in another language. A "yes" stays in any case: only
    /// its page takes it back.
    pub fn set_own(&mut self, clinic: &ClinicContent) {
        let before = std::mem::take(&mut self.own);
        for sign in &clinic.warnings {
            if sign.urgency == Urgency::Emergency {
                let sign = sign.clone();
                self.own.push(OwnSign { sign, answer: None });
            }
        }
        for (idx, mut known) in before.into_iter().enumerate() {
            match self.own.get_mut(idx) {
                Some(own) if own.sign.targets == known.sign.targets => own.answer = known.answer,
                _ if known.answer == Some(Answer::Yes) => {
                    known.sign.targets.clear();
                    self.own.push(known);
                }
                _ => {}
            }
        }
    }

    /// The words of a sign of the clinic.
    pub fn own_words(&self, idx: usize) -> &str {
        self.own.get(idx).map_or("", |own| &own.sign.text)
    }

    /// Signs of the clinic for the marks and for some places, in the clinic's order.
    pub(super) fn own_at(&self, places: &[Target]) -> Vec<usize> {
        if self.own.is_empty() {
            return Vec::new();
        }
        let mut zones: Vec<ZoneId> = self.marks.iter().map(|mark| mark.zone).collect();
        let mut muscles = Vec::new();
        for place in places {
            let (its_zones, its_muscles) = concerns_of(*place);
            zones.extend(its_zones);
            muscles.extend(its_muscles);
        }
        let signs = (0..).zip(&self.own);
        let here = signs.filter(|(_, own)| own.sign.fits(&zones, &muscles));
        here.map(|(idx, _)| idx).collect()
    }

    /// Signs of the clinic for what is chosen, for what the open card was planned for, and for the
    /// marks: all of them are asked about.
    pub fn own_here(&self) -> Vec<usize> {
        self.own_at(&self.places_here())
    }

    /// A verdict with what was answered to the clinic's signs, where `asked` are asked about.
    pub(super) fn with_own(&self, mut verdict: Verdict, asked: &[usize]) -> Verdict {
        for (idx, own) in self.own.iter().enumerate() {
            match own.answer {
                Some(Answer::Yes) => verdict.own_emergency.push(idx),
                Some(Answer::NotSure) => verdict.own_unsure.push(idx),
                None if asked.contains(&idx) => verdict.own_open.push(idx),
                _ => {}
            }
        }
        verdict
    }

    /// Signs of the clinic that were denied.
    pub(super) fn own_denied(&self) -> Vec<usize> {
        let signs = (0..).zip(&self.own);
        let denied = signs.filter(|(_, own)| own.answer == Some(Answer::No));
        denied.map(|(idx, _)| idx).collect()
    }

    /// Keeps an answer for the visit, or takes it back.
    pub(super) fn answer_own(&mut self, idx: usize, answer: Option<Answer>) -> Focus {
        if let Some(own) = self.own.get_mut(idx) {
            own.answer = answer;
        }
        Focus::Question
    }

    /// Whether an answer to a sign of the clinic is there that is no emergency.
    pub(super) fn can_forget_own(&self) -> bool {
        let mut answers = self.own.iter().filter_map(|own| own.answer);
        answers.any(|answer| answer != Answer::Yes)
    }

    /// Forgets answers to the clinic's signs, but no emergency.
    pub(super) fn forget_own(&mut self) {
        for own in &mut self.own {
            own.answer = own.answer.filter(|answer| *answer == Answer::Yes);
        }
    }
}
