//! What was answered or passed over, and the way to change it.
//!
//! ```text
//! div.question-skip       what skipping leaves undone
//! div.fold                answers so far, each with a way to change it; what was denied at once is one
//! ```

use super::Panel;
use super::parts::{button, div, fold_button, list, p, span};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::safety::Answer;
use crate::state::{Action, Fold};

impl Panel<'_> {
    /// What skipping leaves undone, and the way back.
    pub(super) fn skipped(&self) -> Element {
        let ask =
            button("text-button", &Action::SkipQuestions(false)).text(self.text(Ui::QuestionAsk));
        div("question-skip")
            .key("skipped")
            .child(p("text", self.text(Ui::QuestionSkipped)))
            .child(ask)
    }

    /// Whether anything was answered.
    pub(super) fn is_answered(&self) -> bool {
        let own = self.state.own.iter().any(|own| own.answer.is_some());
        own || !self.state.answers.is_empty()
    }

    /// The answers so far, behind a fold.
    pub(super) fn answers(&self) -> Element {
        let open = self.state.is_open(Fold::Questions);
        let text = self.content.ui(Ui::QuestionChange);
        let rows = open.then(|| {
            let mut denied = self.state.denied();
            let mut rows = Vec::new();
            if denied.len() > 1 {
                let listed = self.content.ui(Ui::QuestionListed);
                rows.push(self.given("denied", listed, Answer::No, &Action::Deny(false)));
            } else {
                denied.clear();
            }
            for (flag, answer) in &self.state.answers {
                if let Some(texts) = self.content.red_flag(*flag)
                    && !denied.contains(flag)
                {
                    let change = Action::Answer(*flag, None);
                    rows.push(self.given(flag.slug(), texts.question, *answer, &change));
                }
            }
            for (idx, own) in (0..).zip(&self.state.own) {
                if let Some(answer) = own.answer {
                    let change = Action::Own(idx, None);
                    rows.push(self.given(&own.sign.text, &own.sign.text, answer, &change));
                }
            }
            list("given-list", rows)
        });
        div("fold")
            .key("answers")
            .child(fold_button("fold-button", Fold::Questions, open, text))
            .children(rows)
    }

    /// An answer with a way to change it.
    fn given(&self, key: &str, question: &str, answer: Answer, change: &Action) -> Element {
        let name = self
            .content
            .say(Ui::QuestionChangeOne, &[("question", question)]);
        let change = button("text-button", change)
            .attr("aria-label", name)
            .text(self.text(Ui::QuestionAgain));
        el("li")
            .key(key)
            .attr("class", "given")
            .child(span("given-question", question.to_owned()))
            .child(el("strong").text(self.answer_word(answer)))
            .child(change)
    }

    /// An answer in a word or two.
    pub(super) fn answer_word(&self, answer: Answer) -> String {
        self.text(match answer {
            Answer::Yes => Ui::QuestionYes,
            Answer::No => Ui::QuestionNoShort,
            Answer::NotSure => Ui::QuestionUnsure,
        })
    }
}
