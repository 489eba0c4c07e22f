//! The places that hurt: one row for each, and the editor for strength and kind.

use super::icons::Icon;
use super::parts::{button, div, flag, home, labeled_button, list, p, span, span_of};
use super::{Page, Panel, names};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::state::{Action, Kind, Level, Mark, Size, Tool};

impl Panel<'_> {
    /// All marks in the order of marking; on wide widgets the open one with its editor.
    pub(super) fn marks(&self) -> Element {
        let rows = (1..).zip(&self.state.marks).map(|(number, mark)| {
            let is_open = self.is_edited(mark);
            el("li")
                .key(key_of(mark))
                .attr("class", "mark")
                .child(self.mark_row(number, mark, is_open))
                .children(is_open.then(|| self.mark_editor(mark, None)))
        });
        div("marks-block")
            .key("marks")
            .child(list("marks", rows))
            .child(p("quiet", self.text(Ui::PainAdd)))
    }

    /// The mark that is being edited, with its number, where the widget is so narrow that it has the
    /// panel for itself.
    pub(super) fn mark_alone(&self) -> Option<(usize, &Mark)> {
        let narrow = self.state.stage.size() <= Size::S;
        let (zone, side) = self.state.editing.filter(|_| narrow)?;
        self.state.mark(zone, side)
    }

    pub(super) fn mark_page(&self) -> Option<Page> {
        let (number, mark) = self.mark_alone()?;
        let (zone, side) = (mark.zone, mark.side);
        let head = div("mark-head")
            .key("mark-head")
            .child(disc(number))
            .child(home(names::zone(self.content, zone, side)));
        let more = button("button", &Action::Edit(None)).text(self.text(Ui::MarksMore));
        let matches = button("button main", &Action::Matches).text(self.text(Ui::MarksMatches));
        let ways = div("ways").key("ways").child(more).child(matches);
        let warning = self.emergency_line();
        Some(Page {
            key: ["mark ", &key_of(mark)].concat(),
            head: vec![head],
            body: vec![self.mark_editor(mark, Some(ways)), warning],
        })
    }

    fn is_edited(&self, mark: &Mark) -> bool {
        self.state.editing == Some((mark.zone, mark.side))
    }

    fn mark_row(&self, number: usize, mark: &Mark, is_open: bool) -> Element {
        let name = names::zone(self.content, mark.zone, mark.side);
        let edited = (!is_open).then_some((mark.zone, mark.side));
        button("mark-row", &Action::Edit(edited))
            .attr("aria-expanded", flag(is_open))
            .attr("data-target", target(mark))
            .child(disc(number))
            .child(span("mark-name", name).child(span("mark-kinds", self.kinds(mark))))
            .child(meter(mark))
            .child(span("mark-strength", mark.strength.to_string()).attr("aria-hidden", "true"))
            .child(span("unseen", self.strength_words(mark)))
    }

    /// How strong, what it feels like, ways on, and the way to take the mark away.
    fn mark_editor(&self, mark: &Mark, ways: Option<Element>) -> Element {
        let remove = Action::Unmark(mark.zone, mark.side);
        let name = names::zone(self.content, mark.zone, mark.side);
        let remove_name = self.content.say(Ui::PainRemove, &[("name", &name)]);
        let remove = labeled_button(
            "text-button",
            &remove,
            Icon::Clear,
            self.content.ui(Ui::MarksRemove),
        )
        .attr("aria-label", remove_name);
        div("mark-editor")
            .key("editor")
            .child(self.strength(mark))
            .child(self.kind_chips(mark))
            .children(ways)
            .child(remove)
    }

    /// A slider over a row of growing cells.
    fn strength(&self, mark: &Mark) -> Element {
        let word = self.level_word(mark.level());
        let value = mark.strength.to_string();
        let said = self.strength_words(mark);
        let slider = el("input")
            .key("slider")
            .attr("class", "slider")
            .attr("type", "range")
            .attr("min", "0")
            .attr("max", "10")
            .attr("step", "1")
            .attr("value", value.clone())
            .attr("aria-label", self.text(Ui::MarksStrength))
            .attr("aria-valuetext", said)
            .attr("data-input", ["strength ", &key_of(mark)].concat());
        let ends = div("strength-ends")
            .attr("aria-hidden", "true")
            .child(span("end", self.text(Ui::StrengthNone)))
            .child(span("end", self.text(Ui::StrengthWorst)));
        let now = p("strength-now", "")
            .attr("aria-hidden", "true")
            .child(span("strength-number", value))
            .child(span("strength-word", word));
        div("strength")
            .key("strength")
            .child(p("strength-title", self.text(Ui::MarksStrength)).attr("aria-hidden", "true"))
            .child(now)
            .child(div("slide").child(meter(mark)).child(slider))
            .child(ends)
    }

    fn kind_chips(&self, mark: &Mark) -> Element {
        let chips = Kind::ALL.iter().map(|kind| {
            let on = mark.kinds.has(*kind);
            button("chip", &Action::ToggleKind(mark.zone, mark.side, *kind))
                .key(kind.slug())
                .attr("aria-pressed", flag(on))
                .text(self.kind(*kind))
        });
        div("kinds")
            .key("kinds")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::MarksKinds))
            .children(chips)
    }

    /// "6 of 10, medium".
    fn strength_words(&self, mark: &Mark) -> String {
        let (n, word) = (mark.strength.to_string(), self.level_word(mark.level()));
        self.content
            .say(Ui::StrengthSaid, &[("n", &n), ("word", &word)])
    }

    /// "Aching, sharp"; empty where nothing was said.
    pub(super) fn kinds(&self, mark: &Mark) -> String {
        let kinds: Vec<String> = mark.kinds.iter().map(|kind| self.kind(kind)).collect();
        kinds.join(", ")
    }

    fn kind(&self, kind: Kind) -> String {
        self.text(match kind {
            Kind::Aching => Ui::KindAching,
            Kind::Sharp => Ui::KindSharp,
            Kind::Burning => Ui::KindBurning,
            Kind::Tingling => Ui::KindTingling,
            Kind::Numb => Ui::KindNumb,
        })
    }

    fn level_word(&self, level: Level) -> String {
        self.text(match level {
            Level::None => Ui::StrengthNone,
            Level::Mild => Ui::StrengthMild,
            Level::Medium => Ui::StrengthMedium,
            Level::Strong => Ui::StrengthStrong,
            Level::Worst => Ui::StrengthWorst,
        })
    }

    /// Switches for painting with a finger and for erasing.
    pub(super) fn marking_tools(&self) -> Element {
        let tools = [
            (Tool::Paint, Icon::Brush, Ui::MarksPaint, "paint-tool"),
            (Tool::Erase, Icon::Clear, Ui::MarksErase, "erase-tool"),
        ];
        let buttons = tools.map(|(tool, icon, text, class)| {
            let on = self.state.tool == tool;
            let next = if on { Tool::Mark } else { tool };
            button("corner-button", &Action::SetTool(next))
                .key(class)
                .attr("data-tool", class)
                .attr("aria-pressed", flag(on))
                .child(icon.draw())
                .child(span("label", self.text(text)))
        });
        div("marking")
            .key("marking")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::MarksTools))
            .children(buttons)
    }
}

/// The number of a mark, as on the drawing.
pub(super) fn disc(number: usize) -> Element {
    disc_of("mark-number", number)
}

/// The same with another look.
pub(super) fn disc_of(class: &'static str, number: usize) -> Element {
    span(class, number.to_string()).attr("aria-hidden", "true")
}

/// Ten cells, as many of them filled as the pain is strong.
fn meter(mark: &Mark) -> Element {
    let cells = (1..=Mark::WORST).map(|n| {
        span_of(if n <= mark.strength {
            "cell full"
        } else {
            "cell"
        })
    });
    span_of("meter")
        .key("meter")
        .attr("aria-hidden", "true")
        .children(cells)
}

fn key_of(mark: &Mark) -> String {
    [mark.zone.slug(), " ", mark.side.slug()].concat()
}

fn target(mark: &Mark) -> String {
    crate::state::Target::Zone(mark.zone, mark.side).to_string()
}
