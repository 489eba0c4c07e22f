//! Warning signs, by urgency: each level has its own shape, edge and words.
//!
//! Emergency signs are always open and stand above everything that the visitor could do.

use super::Panel;
use super::icons::Icon;
use super::parts::{div, fold_button, heading, link, list, span};
use crate::atlas::{MuscleId, RedFlagId, Urgency, Within, ZoneId};
use crate::content::Ui;
use crate::options::phone_url;
use crate::render::node::{Element, Node, el};
use crate::safety::red_flags;
use crate::state::Fold;

/// A level of warning: which signs, and how they look.
struct Level {
    class: &'static str,
    icon: Icon,
    title: String,
    flags: Vec<RedFlagId>,
}

impl Panel<'_> {
    /// Warning signs for zones and muscles: emergency, then urgent, then routine behind a fold.
    pub(super) fn warnings(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        if !self.content.has_texts() {
            return Some(div("warnings").key("warnings").child(self.emergency_line()));
        }
        let flags = red_flags(zones, muscles);
        if flags.is_empty() {
            return None;
        }
        let open = self.state.is_open(Fold::Warnings);
        let levels = self.levels(&flags);
        let shown = levels
            .iter()
            .filter(|level| level.class != "warning routine" || open);
        let shown: Vec<Element> = shown.map(|level| self.level(level, open)).collect();
        let text = self.content.ui(if open {
            Ui::WarningFewer
        } else {
            Ui::WarningAll
        });
        let warnings = el("section")
            .key("warnings")
            .attr("class", "warnings")
            .attr("aria-label", self.text(Ui::WarningTitle))
            .children(shown)
            .child(fold_button("fold-button", Fold::Warnings, open, text));
        Some(warnings)
    }

    /// The emergency signs alone, for pages above which they must stand.
    pub(super) fn emergency(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        let flags = red_flags(zones, muscles);
        let level = self
            .levels(&flags)
            .into_iter()
            .find(|level| level.class == "warning emergency");
        level.map(|level| self.level(&level, false))
    }

    fn levels(&self, flags: &[RedFlagId]) -> Vec<Level> {
        let pick = |urgency, within: Option<Within>| -> Vec<RedFlagId> {
            let fits = |flag: &&RedFlagId| {
                let row = flag.row();
                row.urgency == urgency && (within.is_none() || row.within.or(within) == within)
            };
            flags.iter().filter(fits).copied().collect()
        };
        let emergency = match self.options.emergency() {
            Some(number) => self
                .content
                .say(Ui::WarningEmergencyNumber, &[("number", number)]),
            None => self.text(Ui::WarningEmergency),
        };
        let day = pick(Urgency::Urgent, Some(Within::Day));
        let mut days = pick(Urgency::Urgent, None);
        days.retain(|flag| !day.contains(flag));
        let levels = [
            (
                "warning emergency",
                Icon::Octagon,
                emergency,
                pick(Urgency::Emergency, None),
            ),
            (
                "warning urgent",
                Icon::Triangle,
                self.text(Ui::WarningUrgentDay),
                day,
            ),
            (
                "warning urgent",
                Icon::Triangle,
                self.text(Ui::WarningUrgentDays),
                days,
            ),
            (
                "warning routine",
                Icon::Circle,
                self.text(Ui::WarningRoutine),
                pick(Urgency::Routine, None),
            ),
        ];
        levels
            .into_iter()
            .map(|(class, icon, title, flags)| Level {
                class,
                icon,
                title,
                flags,
            })
            .filter(|level| !level.flags.is_empty())
            .collect()
    }

    fn level(&self, level: &Level, details: bool) -> Element {
        let head = div("warning-head")
            .child(level.icon.draw())
            .child(heading(level.title.clone()));
        let signs = level.flags.iter().map(|flag| self.sign(*flag, details));
        let call = (level.class == "warning emergency")
            .then(|| self.call_button())
            .flatten();
        div(level.class)
            .key(level.title.clone())
            .child(head)
            .child(list("signs", signs))
            .children(call)
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
