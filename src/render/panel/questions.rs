//! The questions before the candidates, what follows from answers, and the page of an emergency.
//!
//! ```text
//! section.question        level's drawing, "First: any of these now?", "1 of 3"; on the page of a place
//!                         above the box of emergencies
//!   p.question-text       one yes/no question
//!   p.quiet               any of what follows is a "yes", too
//!   ul.signs              what counts as "yes" and is not in the question's words
//!   div.answers           Yes · No, none of these · Not sure
//!   div.question-skip     skip, and what that means
//! section.advice          what to do after "yes" or "not sure", by level; stands above every page
//! ```
//!
//! An emergency sign of the clinic is asked in its own words, after our emergencies.

use super::icons::Icon;
use super::parts::{button, div, heading, home, list, next_heading, p, section, span};
use super::{Page, Panel};
use crate::atlas::{RedFlagId, Urgency, Within, ZoneId};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::safety::{self, Answer};
use crate::state::Action;

/// A warning sign that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// One of ours.
    Ours(RedFlagId),
    /// An emergency sign of the clinic, by its position.
    Own(usize),
}

impl Asked {
    fn key(self) -> String {
        match self {
            Self::Ours(flag) => flag.slug().to_owned(),
            Self::Own(idx) => ["own ", &idx.to_string()].concat(),
        }
    }

    fn says(self, answer: Option<Answer>) -> Action {
        match self {
            Self::Ours(flag) => Action::Answer(flag, answer),
            Self::Own(idx) => Action::Own(idx, answer),
        }
    }

    fn level(self) -> (Urgency, Option<Within>) {
        match self {
            Self::Ours(flag) => (flag.row().urgency, flag.row().within),
            Self::Own(_) => (Urgency::Emergency, None),
        }
    }
}

impl Panel<'_> {
    /// Whether candidate muscles may be shown: not while an emergency was answered with "yes".
    pub(super) fn may_show_matches(&self) -> bool {
        self.state.worries().shows_matches()
    }

    /// The question that is open; or what is left to do once none is: to change answers, or to
    /// answer after all.
    pub(super) fn questions(&self) -> Option<Element> {
        self.questions_with(self.open_question())
    }

    fn questions_with(&self, open: Option<Element>) -> Option<Element> {
        let verdict = self.state.verdict();
        let answered = self.is_answered();
        let block = div("questions").key("questions");
        if verdict.waits() && !self.content.has_texts() {
            return Some(block.children(self.loading()));
        }
        let skipped = (verdict.skipped && verdict.n_open() > 0).then(|| self.skipped());
        let answers = answered.then(|| self.answers());
        if open.is_none() && skipped.is_none() && answers.is_none() {
            return None;
        }
        Some(block.children(open).children(skipped).children(answers))
    }

    /// Whether the box of emergencies asks about all of them at once on this page.
    pub(super) fn asks_at_once(&self) -> bool {
        self.state.outcome.is_none() && self.state.asks_at_once()
    }

    /// The sign that is asked about on this page by a question of its own.
    pub(super) fn asked_now(&self) -> Option<Asked> {
        let verdict = self.state.verdict();
        let asks = verdict.waits() && self.state.outcome.is_none() && !self.state.asks_at_once();
        let ours = verdict.open.first().map(|flag| Asked::Ours(*flag));
        let own = verdict.own_open.first().map(|idx| Asked::Own(*idx));
        let emergency = ours.filter(|asked| asked.level().0 == Urgency::Emergency);
        emergency.or(own).or(ours).filter(|_| asks)
    }

    /// The question for a sign: of the clinic, its own words.
    fn question_of(&self, asked: Asked) -> Option<&str> {
        match asked {
            Asked::Ours(flag) => Some(self.content.red_flag(flag)?.question),
            Asked::Own(idx) => Some(self.state.own_words(idx)),
        }
    }

    /// What a sign that is there asks for.
    fn message_of(&self, asked: Asked) -> Option<String> {
        match asked {
            Asked::Ours(flag) => Some(self.content.red_flag(flag)?.message.to_owned()),
            Asked::Own(idx) => {
                let words = self.state.own_words(idx);
                Some([self.emergency_title().as_str(), " ", words].concat())
            }
        }
    }

    pub(super) fn open_question(&self) -> Option<Element> {
        let asked = self.asked_now()?;
        let question = self.question_of(asked)?.to_owned();
        let (level, icon) = level_of(asked);
        let title = next_heading(heading(self.text(Ui::QuestionFirst)));
        let head = div("warning-head")
            .child(icon.draw())
            .child(title)
            .child(span("quiet", self.progress()));
        let mut shown = Vec::new();
        if let Asked::Ours(flag) = asked {
            for (idx, sign) in self.content.red_flag_signs(flag).enumerate() {
                if flag.row().ask_signs.has(idx) {
                    shown.push(el("li").text(sign.to_owned()));
                }
            }
        }
        let any = (!shown.is_empty()).then(|| p("quiet", self.text(Ui::QuestionAny)));
        let answer =
            |(answer, class, key)| button(class, &asked.says(Some(answer))).text(self.text(key));
        let answers = [
            (Answer::Yes, "answer yes", Ui::QuestionYes),
            (Answer::No, "answer", Ui::QuestionNo),
            (Answer::NotSure, "answer", Ui::QuestionUnsure),
        ];
        let skip =
            button("text-button", &Action::SkipQuestions(true)).text(self.text(Ui::QuestionSkip));
        Some(
            el("section")
                .key(asked.key())
                .attr("class", ["question ", level].concat())
                .attr("role", "group")
                .attr("aria-label", question.clone())
                .child(head)
                .child(p("question-text", question))
                .children(any)
                .children((!shown.is_empty()).then(|| list("signs", shown)))
                .child(div("answers").children(answers.map(answer)))
                .child(
                    div("question-skip")
                        .child(skip)
                        .child(p("quiet", self.text(Ui::QuestionSkipNote))),
                ),
        )
    }

    /// "1 of 3".
    fn progress(&self) -> String {
        let count = self.state.questions().len() + self.state.own_here().len();
        let n = (count + 1).saturating_sub(self.state.verdict().n_open());
        let (n, count) = (n.to_string(), count.to_string());
        let values = [("n", n.as_str()), ("count", count.as_str())];
        self.content.say(Ui::QuestionProgress, &values)
    }

    /// Signs answered with "yes" or "not sure" that ask for advice, most urgent first.
    pub(super) fn worries(&self) -> Vec<Asked> {
        let verdict = self.state.worries();
        let own = verdict.own_unsure.iter().map(|idx| Asked::Own(*idx));
        let ours = verdict.urgent.iter().chain(&verdict.routine);
        let ours = verdict.unsure.iter().chain(ours);
        own.chain(ours.map(|flag| Asked::Ours(*flag))).collect()
    }

    /// What to do after "yes" or "not sure", most urgent first, and what waits until then.
    pub(super) fn advice(&self) -> Option<Element> {
        let verdict = self.state.worries();
        let mut boxes: Vec<(Ui, Vec<Asked>)> = Vec::new();
        for sign in self.worries() {
            let title = advice_title(sign);
            match boxes.iter_mut().find(|(other, _)| *other == title) {
                Some((_, signs)) => signs.push(sign),
                None => boxes.push((title, vec![sign])),
            }
        }
        if boxes.is_empty() || !self.content.has_texts() {
            return None;
        }
        let blocks = boxes
            .iter()
            .filter_map(|(title, signs)| self.advice_block(*title, signs));
        let rest = verdict
            .is_rest_only()
            .then(|| p("text", self.text(Ui::QuestionRest)).key("rest"));
        let section = el("section").key("advice").attr("class", "warnings advice");
        Some(section.children(blocks).children(rest))
    }

    /// What asks for the same: one box, with one call, and its reasons in a list.
    fn advice_block(&self, title: Ui, signs: &[Asked]) -> Option<Element> {
        let first = *signs.first()?;
        let (urgency, _) = first.level();
        let level = match urgency {
            Urgency::Emergency | Urgency::Urgent => "warning urgent",
            Urgency::Routine => "warning routine",
        };
        let (_, icon) = level_of(first);
        let messages = signs.iter().filter_map(|sign| {
            let message = self.message_of(*sign)?;
            Some(el("li").key(sign.key()).text(message))
        });
        // Advice that is new gets the focus: the next question would leave it out of sight.
        let heading = heading(self.text(title))
            .attr("tabindex", "-1")
            .attr("data-advice", "");
        let head = div("warning-head").child(icon.draw()).child(heading);
        let unsure = urgency == Urgency::Emergency;
        let call = unsure.then(|| self.call_button()).flatten();
        Some(
            div(level)
                .key(first.key())
                .child(head)
                .child(list("signs", messages))
                .children(call),
        )
    }

    /// Warning signs of the marks that no question asks about: emergencies at once, the others after
    /// the last answer; all that have no answer where the questions were skipped.
    pub(super) fn further_warnings(&self) -> Option<Element> {
        let asked = self.state.questions();
        let verdict = safety::verdict(&asked, &self.state.answers, self.state.skipped);
        let zones: Vec<ZoneId> = self.state.marks.iter().map(|mark| mark.zone).collect();
        let waits = verdict.waits();
        let mut flags = self.state.emergencies();
        if !waits {
            flags.extend(safety::red_flags(&zones, &[]));
        }
        let answers = &self.state.answers;
        flags.retain(|flag| {
            !(answers.iter().any(|(other, _)| other == flag) || waits && asked.contains(flag))
        });
        self.warnings_of(flags, (&zones, &[]), None)
    }

    /// On the page of a place, whose warnings ask the question: the way to change answers, or to
    /// answer after all; with marks, which have a page of their own for it, only while care waits.
    pub(super) fn before_care(&self) -> Option<Element> {
        let here = self.state.marks.is_empty() || self.state.verdict().waits();
        here.then(|| self.questions_with(None)).flatten()
    }

    /// In place of self-care, while questions are open.
    pub(super) fn closed_care(&self) -> Option<Element> {
        let closed = self.state.verdict().blocks_care();
        closed.then(|| {
            section("closed", self.text(Ui::SpotCare))
                .child(p("text", self.text(Ui::QuestionClosed)))
        })
    }

    /// The first emergency that was answered with "yes".
    fn answered_emergency(&self) -> Option<Asked> {
        let verdict = self.state.worries();
        let ours = verdict.emergency.first().map(|flag| Asked::Ours(*flag));
        ours.or(verdict.own_emergency.first().map(|idx| Asked::Own(*idx)))
    }

    /// The page that an emergency takes: the message, the call, and the way back from a mistake.
    pub(super) fn emergency_page(&self) -> Option<Page> {
        let sign = self.answered_emergency()?;
        let message = self.message_of(sign);
        let message = message.map(|message| p("emergency-message", message));
        let mistake = button("text-button mistake", &sign.says(None))
            .key("mistake")
            .text(self.text(Ui::QuestionMistake));
        let wait = p("text", self.text(Ui::QuestionWait)).key("wait");
        let mut body: Vec<Element> = Vec::new();
        body.extend(message.map(|message| message.key("message")));
        body.extend(self.call_button().map(|call| call.key("call")));
        body.push(wait);
        body.push(mistake);
        Some(Page {
            key: ["emergency ", &sign.key()].concat(),
            head: vec![
                Icon::Octagon.draw().key("sign"),
                home(self.text(Ui::QuestionEmergency)).key("title"),
            ],
            body,
        })
    }

    /// The emergency, else the next question, in a sentence.
    pub(super) fn question_status(&self) -> Option<String> {
        if let Some(sign) = self.answered_emergency() {
            let message = self.message_of(sign).unwrap_or_default();
            let title = self.content.ui(Ui::QuestionEmergency);
            return Some([title, ". ", &message].concat());
        }
        if self.asks_at_once() {
            let first = || self.text(Ui::QuestionFirst);
            return self.content.has_texts().then(first);
        }
        let question = self.question_of(self.asked_now()?)?;
        let progress = self.progress();
        let values = [("progress", progress.as_str()), ("question", question)];
        Some(self.content.say(Ui::QuestionStatus, &values))
    }
}

/// What a worry asks for, in a few words.
pub(super) fn advice_title(sign: Asked) -> Ui {
    match sign.level() {
        (Urgency::Emergency, _) => Ui::QuestionAdviceUnsure,
        (Urgency::Urgent, Some(Within::Day)) => Ui::QuestionAdviceDay,
        (Urgency::Urgent, _) => Ui::QuestionAdviceDays,
        (Urgency::Routine, _) => Ui::QuestionAdviceRoutine,
    }
}

/// The class of a level, and its drawing.
fn level_of(sign: Asked) -> (&'static str, Icon) {
    match sign.level().0 {
        Urgency::Emergency => ("emergency", Icon::Octagon),
        Urgency::Urgent => ("urgent", Icon::Triangle),
        Urgency::Routine => ("routine", Icon::Circle),
    }
}
