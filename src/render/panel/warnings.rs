//! Warning signs, by urgency: each level has its own shape, edge and words.
//!
//! Emergency signs stand above everything that the visitor could do, and are open until they are
//! denied. Where the pain of a place is not marked, their box asks about all of them at once:
//!
//! ```text
//! div.warning.emergency   "Call 112 if", one line a sign, the call
//!   button.none-fits      "None of these fit me"
//!   button.text-button    "One fits, or I am not sure": the questions, one by one, above
//! ```

use super::Panel;
use super::icons::Icon;
use super::parts::{button, div, fold_button, heading, link, list, next_heading, span};
use super::questions::Asked;
use crate::atlas::{MuscleId, RedFlagId, Urgency, Within, ZoneId};
use crate::content::Ui;
use crate::options::phone_url;
use crate::render::node::{Element, Node, el};
use crate::safety::{Answer, by_nearness, red_flags};
use crate::state::{Action, Fold};

/// Signs of an urgent level that are shown before the fold is opened.
const N_URGENT: usize = 3;

/// Emergency signs that are shown though they were denied.
const N_DENIED: usize = 4;

/// A level of warning: which signs, and how they look.
struct Level {
    urgency: Urgency,
    title: String,
    flags: Vec<RedFlagId>,
    /// Signs that the clinic adds, in words.
    own: Vec<String>,
}

impl Panel<'_> {
    /// Warning signs for zones and muscles, most urgent first; above them the question that is open,
    /// which keeps its place while the signs that were denied leave the box.
    ///
    /// Emergency signs are open until they are denied; the first urgent ones too. The rest, and the
    /// full advice for each sign, is behind a fold. `zones` are most typical first, and so are the
    /// signs.
    pub(super) fn warnings(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        self.warnings_of(
            red_flags(zones, muscles),
            (zones, muscles),
            self.open_question(),
        )
    }

    /// The same for some of the signs.
    pub(super) fn warnings_of(
        &self,
        flags: Vec<RedFlagId>,
        (zones, muscles): (&[ZoneId], &[MuscleId]),
        question: Option<Element>,
    ) -> Option<Element> {
        if !self.content.has_texts() {
            return Some(div("warnings").key("warnings").child(self.emergency_line()));
        }
        let levels = self.levels(flags, zones, muscles);
        self.boxes(levels, Urgency::Urgent, question)
    }

    /// The emergency signs alone, for pages above which they must stand; the others when unfolded.
    pub(super) fn emergency(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        if !self.content.has_texts() {
            return Some(self.emergency_line());
        }
        let mut levels = self.levels(red_flags(zones, muscles), zones, muscles);
        if levels
            .first()
            .is_some_and(|level| level.urgency != Urgency::Emergency)
        {
            levels.clear();
        }
        self.boxes(levels, Urgency::Emergency, self.open_question())
    }

    /// The question, then levels as boxes, those below `least` behind the fold.
    fn boxes(
        &self,
        levels: Vec<Level>,
        least: Urgency,
        question: Option<Element>,
    ) -> Option<Element> {
        if levels.is_empty() {
            return question;
        }
        let open = self.state.is_open(Fold::Warnings);
        let text = self.content.ui(if open {
            Ui::WarningFewer
        } else {
            Ui::WarningAll
        });
        let shown = levels.iter().filter(|level| level.urgency <= least || open);
        let shown = shown.map(|level| self.level(level, open));
        let warnings = el("section")
            .key("warnings")
            .attr("class", "warnings")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::WarningTitle))
            .children(question)
            .children(shown)
            .child(fold_button("fold-button", Fold::Warnings, open, text));
        Some(warnings)
    }

    /// "Call 112 if".
    pub(super) fn emergency_title(&self) -> String {
        match self.options.emergency() {
            Some(number) => self
                .content
                .say(Ui::WarningEmergencyNumber, &[("number", number)]),
            None => self.text(Ui::WarningEmergency),
        }
    }

    fn levels(
        &self,
        mut flags: Vec<RedFlagId>,
        zones: &[ZoneId],
        muscles: &[MuscleId],
    ) -> Vec<Level> {
        by_nearness(&mut flags, (zones, muscles), &self.state.answers);
        flags.dedup();
        let emergency = self.emergency_title();
        let days = |flag: &RedFlagId| flag.row().within == Some(Within::Days);
        let pick = |urgency, fits: &dyn Fn(&RedFlagId) -> bool| -> Vec<RedFlagId> {
            let flags = flags
                .iter()
                .filter(|flag| flag.row().urgency == urgency && fits(flag));
            flags.copied().collect()
        };
        let own = |urgency, in_days| -> Vec<String> {
            let signs = self.options.clinic.warnings_for(zones, muscles);
            let signs = signs.filter(|sign| {
                sign.urgency == urgency && (sign.within == Some(Within::Days)) == in_days
            });
            signs.map(|sign| sign.text.clone()).collect()
        };
        let levels = [
            (
                emergency,
                pick(Urgency::Emergency, &|_| true),
                (Urgency::Emergency, false),
            ),
            (
                self.text(Ui::WarningUrgentDay),
                pick(Urgency::Urgent, &|flag| !days(flag)),
                (Urgency::Urgent, false),
            ),
            (
                self.text(Ui::WarningUrgentDays),
                pick(Urgency::Urgent, &days),
                (Urgency::Urgent, true),
            ),
            (
                self.text(Ui::WarningRoutine),
                pick(Urgency::Routine, &|_| true),
                (Urgency::Routine, false),
            ),
        ];
        levels
            .into_iter()
            .map(|(title, flags, (urgency, in_days))| Level {
                urgency,
                title,
                flags,
                own: own(urgency, in_days),
            })
            .filter(|level| !(level.flags.is_empty() && level.own.is_empty()))
            .collect()
    }

    /// A level as a box; with details of every sign where it is unfolded.
    fn level(&self, level: &Level, open: bool) -> Element {
        let (class, icon) = match level.urgency {
            Urgency::Emergency => ("warning emergency", Icon::Octagon),
            Urgency::Urgent => ("warning urgent", Icon::Triangle),
            Urgency::Routine => ("warning routine", Icon::Circle),
        };
        let is_emergency = level.urgency == Urgency::Emergency;
        let asks = is_emergency && self.asks_at_once();
        let title = heading(level.title.clone());
        let title = if asks { next_heading(title) } else { title };
        let head = div("warning-head").child(icon.draw()).child(title);
        let (flags, n_lines) = self.lines(level, asks, open);
        let signs = flags.iter().take(n_lines);
        let signs = signs.map(|flag| self.sign(*flag, open));
        let own = self.own_lines(level, asks);
        let own = own.into_iter().map(|sign| {
            let words = span("sign", sign.to_owned());
            Node::from(el("li").key(sign).child(words))
        });
        let signs = signs.chain(own);
        let call = is_emergency.then(|| self.call_button()).flatten();
        let mut block = div(class)
            .key(level.title.clone())
            .child(head)
            .child(list("signs", signs))
            .children(call);
        if asks {
            let none = button("none-fits", &Action::Deny(true));
            let one = button("text-button", &Action::Toggle(Fold::Each));
            block = block
                .child(none.text(self.text(Ui::QuestionNoneFits)))
                .child(one.text(self.text(Ui::QuestionOneFits)));
        }
        block
    }

    /// The signs of a level in their order, and how many of them stand before the fold: emergencies
    /// that nobody denied all do. What is asked now is not said twice.
    fn lines(&self, level: &Level, asks: bool, open: bool) -> (Vec<RedFlagId>, usize) {
        if asks {
            let here = self.state.emergencies_here();
            let n_lines = here.len();
            return (here, n_lines);
        }
        let mut flags = level.flags.clone();
        if flags.len() > 1 && !open {
            let asked = self.asked_now();
            flags.retain(|flag| Some(Asked::Ours(*flag)) != asked);
        }
        let denied = |flag: &&RedFlagId| self.state.answer_to(**flag) == Some(Answer::No);
        let n_lines = match level.urgency {
            _ if open => usize::MAX,
            Urgency::Emergency => {
                let n_denied = flags.iter().filter(denied).count();
                (flags.len() - n_denied).max(N_DENIED)
            }
            Urgency::Urgent | Urgency::Routine => N_URGENT,
        };
        (flags, n_lines)
    }

    /// The clinic's signs of a level; what is asked now is not said twice.
    fn own_lines<'p>(&'p self, level: &'p Level, asks: bool) -> Vec<&'p str> {
        if asks {
            let here = self.state.own_here().into_iter();
            return here.map(|idx| self.state.own_words(idx)).collect();
        }
        let asked = match self.asked_now() {
            Some(Asked::Own(idx)) if level.own.len() + level.flags.len() > 1 => {
                self.state.own_words(idx)
            }
            _ => "",
        };
        let signs = level.own.iter().map(String::as_str);
        signs.filter(|sign| *sign != asked).collect()
    }

    /// One sign as a line; with details also every sign of it and the full advice.
    fn sign(&self, flag: RedFlagId, details: bool) -> Node {
        let item = el("li").key(flag.slug());
        let Some(texts) = self.content.red_flag(flag) else {
            return item.into();
        };
        let item = item.child(span("sign", texts.short.to_owned()));
        if !details {
            return item.into();
        }
        let signs = self
            .content
            .red_flag_signs(flag)
            .map(|sign| el("li").text(sign.to_owned()));
        item.child(list("sign-details", signs))
            .child(span("sign-message", texts.message.to_owned()))
            .into()
    }

    /// "Call 112", where the host gave a number.
    pub(super) fn call_button(&self) -> Option<Element> {
        let number = self.options.emergency()?;
        let text = self.content.say(Ui::WarningCalled, &[("number", number)]);
        let call = link("call", phone_url(number)?)
            .attr("part", "call")
            .child(Icon::Phone.draw());
        Some(call.child(span("label", text)))
    }

    /// The line that stands where nothing is chosen.
    pub(super) fn emergency_line(&self) -> Element {
        let call = match self.options.emergency() {
            Some(number) => self
                .content
                .say(Ui::EmptyEmergencyCallNumber, &[("number", number)]),
            None => self.text(Ui::EmptyEmergencyCall),
        };
        let href = self.options.emergency().and_then(phone_url);
        let call = match href {
            Some(href) => link("call-inline", href).text(call),
            None => span("call-text", call),
        };
        let words = el("p")
            .attr("class", "emergency-text")
            .child(el("strong").text(self.text(Ui::EmptyEmergency)))
            .child(Node::Text(" ".into()))
            .child(call);
        div("emergency-line")
            .key("emergency-line")
            .child(Icon::Octagon.draw())
            .child(words)
    }
}
