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

use super::icons::Icon;
use super::parts::{button, div, heading, home, list, next_heading, p, section, span};
use super::{Page, Panel};
use crate::atlas::{RedFlagId, Urgency, Within, ZoneId};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::safety::{self, Answer};
use crate::state::Action;

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
        let answered = !self.state.answers.is_empty();
        let block = div("questions").key("questions");
        if verdict.waits() && !self.content.has_texts() {
            return Some(block.children(self.loading()));
        }
        let skipped = (verdict.skipped && !verdict.open.is_empty()).then(|| self.skipped());
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
    pub(super) fn asked_now(&self) -> Option<RedFlagId> {
        let verdict = self.state.verdict();
        let asks = verdict.waits() && self.state.outcome.is_none() && !self.state.asks_at_once();
        verdict.open.first().copied().filter(|_| asks)
    }

    pub(super) fn open_question(&self) -> Option<Element> {
        let flag = self.asked_now()?;
        let question = self.content.red_flag(flag)?.question.to_owned();
        let (level, icon) = level_of(flag);
        let title = next_heading(heading(self.text(Ui::QuestionFirst)));
        let head = div("warning-head")
            .child(icon.draw())
            .child(title)
            .child(span("quiet", self.progress()));
        let signs = self.content.red_flag_signs(flag);
        let mut shown = Vec::new();
        for (idx, sign) in signs.enumerate() {
            if flag.row().ask_signs.has(idx) {
                shown.push(el("li").text(sign.to_owned()));
            }
        }
        let any = (!shown.is_empty()).then(|| p("quiet", self.text(Ui::QuestionAny)));
        let answer = |(answer, class, key)| {
            button(class, &Action::Answer(flag, Some(answer))).text(self.text(key))
        };
        let answers = [
            (Answer::Yes, "answer yes", Ui::QuestionYes),
            (Answer::No, "answer", Ui::QuestionNo),
            (Answer::NotSure, "answer", Ui::QuestionUnsure),
        ];
        let skip =
            button("text-button", &Action::SkipQuestions(true)).text(self.text(Ui::QuestionSkip));
        Some(
            el("section")
                .key(flag.slug())
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
        let count = self.state.questions().len();
        let n = (count + 1).saturating_sub(self.state.verdict().open.len());
        let (n, count) = (n.to_string(), count.to_string());
        let values = [("n", n.as_str()), ("count", count.as_str())];
        self.content.say(Ui::QuestionProgress, &values)
    }

    /// What to do after "yes" or "not sure", most urgent first, and what waits until then.
    pub(super) fn advice(&self) -> Option<Element> {
        let verdict = self.state.worries();
        let mut boxes: Vec<(Ui, Vec<RedFlagId>)> = Vec::new();
        let worries = verdict.unsure.iter().chain(&verdict.urgent);
        for flag in worries.chain(&verdict.routine) {
            let title = advice_title(*flag);
            match boxes.iter_mut().find(|(other, _)| *other == title) {
                Some((_, flags)) => flags.push(*flag),
                None => boxes.push((title, vec![*flag])),
            }
        }
        if boxes.is_empty() || !self.content.has_texts() {
            return None;
        }
        let blocks = boxes
            .iter()
            .filter_map(|(title, flags)| self.advice_block(*title, flags));
        let rest = verdict
            .is_rest_only()
            .then(|| p("text", self.text(Ui::QuestionRest)).key("rest"));
        let section = el("section").key("advice").attr("class", "warnings advice");
        Some(section.children(blocks).children(rest))
    }

    /// What asks for the same: one box, with one call, and its reasons in a list.
    fn advice_block(&self, title: Ui, flags: &[RedFlagId]) -> Option<Element> {
        let first = *flags.first()?;
        let level = match first.row().urgency {
            Urgency::Emergency | Urgency::Urgent => "warning urgent",
            Urgency::Routine => "warning routine",
        };
        let (_, icon) = level_of(first);
        let messages = flags.iter().filter_map(|flag| {
            let texts = self.content.red_flag(*flag)?;
            Some(el("li").key(flag.slug()).text(texts.message.to_owned()))
        });
        // Advice that is new gets the focus: the next question would leave it out of sight.
        let heading = heading(self.text(title))
            .attr("tabindex", "-1")
            .attr("data-advice", "");
        let head = div("warning-head").child(icon.draw()).child(heading);
        let unsure = first.row().urgency == Urgency::Emergency;
        let call = unsure.then(|| self.call_button()).flatten();
        Some(
            div(level)
                .key(first.slug())
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

    /// The page that an emergency takes: the message, the call, and the way back from a mistake.
    pub(super) fn emergency_page(&self) -> Option<Page> {
        let flag = *self.state.worries().emergency.first()?;
        let texts = self.content.red_flag(flag);
        let message = texts.map(|texts| p("emergency-message", texts.message.to_owned()));
        let mistake = button("text-button mistake", &Action::Answer(flag, None))
            .key("mistake")
            .text(self.text(Ui::QuestionMistake));
        let wait = p("text", self.text(Ui::QuestionWait)).key("wait");
        let mut body: Vec<Element> = Vec::new();
        body.extend(message.map(|message| message.key("message")));
        body.extend(self.call_button().map(|call| call.key("call")));
        body.push(wait);
        body.push(mistake);
        Some(Page {
            key: ["emergency ", flag.slug()].concat(),
            head: vec![
                Icon::Octagon.draw().key("sign"),
                home(self.text(Ui::QuestionEmergency)).key("title"),
            ],
            body,
        })
    }

    /// The emergency, else the next question, in a sentence.
    pub(super) fn question_status(&self) -> Option<String> {
        if let Some(flag) = self.state.worries().emergency.first() {
            let message = self.content.red_flag(*flag).map(|texts| texts.message);
            let title = self.content.ui(Ui::QuestionEmergency);
            return Some([title, ". ", message.unwrap_or_default()].concat());
        }
        if self.asks_at_once() {
            let first = || self.text(Ui::QuestionFirst);
            return self.content.has_texts().then(first);
        }
        let question = self.content.red_flag(self.asked_now()?)?.question;
        let progress = self.progress();
        let values = [("progress", progress.as_str()), ("question", question)];
        Some(self.content.say(Ui::QuestionStatus, &values))
    }
}

/// What a worry asks for, in a few words.
pub(super) fn advice_title(flag: RedFlagId) -> Ui {
    match (flag.row().urgency, flag.row().within) {
        (Urgency::Emergency, _) => Ui::QuestionAdviceUnsure,
        (Urgency::Urgent, Some(Within::Day)) => Ui::QuestionAdviceDay,
        (Urgency::Urgent, _) => Ui::QuestionAdviceDays,
        (Urgency::Routine, _) => Ui::QuestionAdviceRoutine,
    }
}

/// The class of a level, and its drawing.
fn level_of(flag: RedFlagId) -> (&'static str, Icon) {
    match flag.row().urgency {
        Urgency::Emergency => ("emergency", Icon::Octagon),
        Urgency::Urgent => ("urgent", Icon::Triangle),
        Urgency::Routine => ("routine", Icon::Circle),
    }
}
