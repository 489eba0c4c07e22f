//! Warning signs, by urgency: each level has its own shape, edge and words.
//!
//! Emergency signs are always open and stand above everything that the visitor could do.

use super::Panel;
use super::icons::Icon;
use super::parts::{div, fold_button, heading, link, list, p, span};
use crate::atlas::{MuscleId, RedFlagId, Urgency, Within, ZoneId};
use crate::content::Ui;
use crate::options::phone_url;
use crate::order;
use crate::render::node::{Element, Node, el};
use crate::safety::red_flags;
use crate::state::Fold;

/// Signs of an urgent level that are shown before the fold is opened.
const N_URGENT: usize = 3;

/// Emergency signs on lines of their own; the others follow in one sentence, always open too.
const N_LINES: usize = 4;

/// A level of warning: which signs, and how they look.
struct Level {
    urgency: Urgency,
    title: String,
    flags: Vec<RedFlagId>,
    /// Signs that the clinic adds, in words.
    own: Vec<String>,
}

impl Panel<'_> {
    /// Warning signs for zones and muscles, most urgent first.
    ///
    /// All emergency signs are always open; the first urgent ones too. The rest, and the full advice
    /// for each sign, is behind a fold. `zones` are most typical first, and so are the signs.
    pub(super) fn warnings(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        self.warnings_of(red_flags(zones, muscles), zones, muscles)
    }

    /// The same for some of the signs.
    pub(super) fn warnings_of(
        &self,
        flags: Vec<RedFlagId>,
        zones: &[ZoneId],
        muscles: &[MuscleId],
    ) -> Option<Element> {
        if !self.content.has_texts() {
            return Some(div("warnings").key("warnings").child(self.emergency_line()));
        }
        let levels = self.levels(flags, zones, muscles);
        if levels.is_empty() {
            return None;
        }
        let open = self.state.is_open(Fold::Warnings);
        let shown = levels
            .iter()
            .filter(|level| level.urgency != Urgency::Routine || open);
        let shown: Vec<Element> = shown.map(|level| self.level(level, open)).collect();
        let text = self.content.ui(if open {
            Ui::WarningFewer
        } else {
            Ui::WarningAll
        });
        let warnings = el("section")
            .key("warnings")
            .attr("class", "warnings")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::WarningTitle))
            .children(shown)
            .child(fold_button("fold-button", Fold::Warnings, open, text));
        Some(warnings)
    }

    /// The emergency signs alone, for pages above which they must stand.
    pub(super) fn emergency(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> Option<Element> {
        if !self.content.has_texts() {
            return Some(self.emergency_line());
        }
        let levels = self.levels(red_flags(zones, muscles), zones, muscles);
        let level = levels
            .into_iter()
            .find(|level| level.urgency == Urgency::Emergency);
        level.map(|level| self.level(&level, false))
    }

    fn levels(
        &self,
        mut flags: Vec<RedFlagId>,
        zones: &[ZoneId],
        muscles: &[MuscleId],
    ) -> Vec<Level> {
        order::sort_by_key(&mut flags, |flag| {
            (flag.row().urgency, distance(*flag, zones, muscles), *flag)
        });
        flags.dedup();
        let emergency = match self.options.emergency() {
            Some(number) => self
                .content
                .say(Ui::WarningEmergencyNumber, &[("number", number)]),
            None => self.text(Ui::WarningEmergency),
        };
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

    fn level(&self, level: &Level, open: bool) -> Element {
        let (class, icon) = match level.urgency {
            Urgency::Emergency => ("warning emergency", Icon::Octagon),
            Urgency::Urgent => ("warning urgent", Icon::Triangle),
            Urgency::Routine => ("warning routine", Icon::Circle),
        };
        let head = div("warning-head")
            .child(icon.draw())
            .child(heading(level.title.clone()));
        let is_emergency = level.urgency == Urgency::Emergency;
        let n_lines = match level.urgency {
            _ if open => level.flags.len(),
            Urgency::Emergency => N_LINES,
            Urgency::Urgent | Urgency::Routine => N_URGENT,
        };
        let signs = level.flags.iter().take(n_lines);
        let signs = signs.map(|flag| self.sign(*flag, open));
        let own = level.own.iter().map(|sign| {
            let words = span("sign", sign.clone());
            Node::from(el("li").key(sign.clone()).child(words))
        });
        let signs = signs.chain(own);
        let rest = level.flags.get(n_lines..).unwrap_or_default();
        let rest = (is_emergency && !rest.is_empty()).then(|| self.more_signs(rest));
        let call = is_emergency.then(|| self.call_button()).flatten();
        div(class)
            .key(level.title.clone())
            .child(head)
            .child(list("signs", signs))
            .children(rest)
            .children(call)
    }

    /// Further signs in one sentence.
    fn more_signs(&self, flags: &[RedFlagId]) -> Element {
        let signs: Vec<&str> = flags
            .iter()
            .filter_map(|flag| Some(self.content.red_flag(*flag)?.short))
            .collect();
        let text = self
            .content
            .say(Ui::WarningAlso, &[("signs", &signs.join("; "))]);
        p("more-signs", text)
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

/// How far from typical the reason for a sign is: 0 for a muscle, else the position of its first zone.
fn distance(flag: RedFlagId, zones: &[ZoneId], muscles: &[MuscleId]) -> usize {
    let row = flag.row();
    if row.muscles.iter().any(|muscle| muscles.contains(muscle)) {
        return 0;
    }
    zones
        .iter()
        .position(|zone| row.zones.contains(zone))
        .unwrap_or(zones.len())
}
