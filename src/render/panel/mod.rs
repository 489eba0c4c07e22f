//! The words beside the picture: header, panel, list, warnings, cards, and the line that speaks.
//!
//! ```text
//! header.header           title, mode, search with results, list, undo, redo, clear
//! section.panel
//!   div.panel-head        way back, side and number, name
//!   div.panel-body        where it may be felt · warning signs · what it feels like ·
//!                         what may help · how sure · (list, place, muscle, marks, card) · about
//!   div.panel-foot        book
//! div.status              one polite sentence after each change
//! ```
//!
//! An emergency that was answered with "yes" takes the whole panel (`questions`).
//! Everything is built from classes and attributes; there is no style attribute anywhere.
//! Elements with `data-do` carry an action's text form, those with `data-target` what they stand for.

mod answers;
mod care;
mod check;
mod chooser;
mod clinic;
mod empty;
pub(in crate::render) mod fits;
mod foot;
mod header;
mod hold;
mod icons;
mod keep;
mod language;
mod learn;
mod list;
mod marks;
mod matches;
mod mini;
mod muscle;
pub mod names;
mod pain;
pub(in crate::render) mod parts;
mod place;
mod plan;
mod questions;
mod spot;
mod stage;
mod status;
mod warnings;

pub use care::care_page;
pub use icons::Icon;
pub(in crate::render) use spot::{also_words, hidden_zones};
pub use stage::StageParts;

use crate::atlas::{Atlas, Laterality, SelfCareId};
use crate::content::{Content, Ui};
use crate::options::{Mode, Options};
use crate::pattern::Along;
use crate::render::node::{Element, el};
use crate::render::thumbs::Thumbs;
use crate::search::SearchResult;
use crate::state::{Action, Fold, Selection, State};

use parts::{div, labeled_button, p};

/// Everything that the words are made from.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// What is chosen and open.
    pub state: &'a State,
    /// The drawings.
    pub atlas: &'a Atlas,
    /// The texts.
    pub content: &'a Content,
    /// What the host asks for.
    pub options: &'a Options,
    /// What the search found.
    pub results: &'a [SearchResult],
    /// Small pictures of the views.
    pub thumbs: &'a Thumbs,
    /// Address of the page, and what this device keeps.
    pub along: &'a Along,
}

/// The parts of a page of the panel.
struct Page {
    /// Identity: a page of another one starts at its top.
    key: String,
    head: Vec<Element>,
    body: Vec<Element>,
}

impl Panel<'_> {
    /// The panel with what is open.
    pub fn panel(&self) -> Element {
        let page = self.page();
        let calm = self.may_show_matches();
        let part = if self.state.is_open(Fold::List) {
            "panel list"
        } else {
            "panel"
        };
        el("section")
            .key("panel")
            .attr("class", if calm { "panel" } else { "panel emergency" })
            .attr("part", part)
            // No landmark: two maps on a page would have two of the same name.
            .attr("role", "group")
            .attr("aria-label", self.label())
            .children(calm.then(|| self.sheet_handle()))
            .child(
                div("panel-head")
                    .key(["head ", &page.key].concat())
                    .children(page.head),
            )
            .child(
                div("panel-body")
                    .attr("data-page", page.key.clone())
                    .key(page.key)
                    .children(calm.then(|| self.advice()).flatten())
                    .children(page.body)
                    .children((calm && !self.state.is_reading()).then(|| self.learn_entry()))
                    .children(calm.then(|| self.about())),
            )
            .children(calm.then(|| self.foot()).flatten())
    }

    fn page(&self) -> Page {
        if let Some(page) = self.emergency_page() {
            return page;
        }
        if let Some((care, outcome)) = self.state.outcome {
            return self.outcome_page(care, outcome);
        }
        if let Some(topic) = self.state.topic {
            return self.article(topic);
        }
        if self.state.is_open(Fold::Learn) {
            return self.learn();
        }
        if let Some(care) = self.open_care() {
            return self.care_card(care);
        }
        if self.state.is_open(Fold::Plan) {
            return self.plan_page();
        }
        if self.state.is_open(Fold::List) {
            return self.list();
        }
        match &self.state.selection {
            Selection::Spot { point, side, .. } => self.spot(*point, *side),
            Selection::Muscle { muscle, side, .. } => self.muscle(*muscle, *side),
            Selection::Place {
                zone: (zone, side), ..
            } => self.place(*zone, *side),
            Selection::Nothing if self.state.mode == Mode::Pain => self.pain(),
            Selection::Nothing => self.empty(),
        }
    }

    /// The card that is open, where the answers leave it open or are awaited in it.
    fn open_care(&self) -> Option<SelfCareId> {
        let care = self.state.care?;
        let verdict = self.state.verdict();
        (verdict.waits() || verdict.allows(care.row().kind)).then_some(care)
    }

    /// What the panel is about, in a few words.
    fn label(&self) -> String {
        if !self.may_show_matches() {
            return self.text(Ui::QuestionEmergency);
        }
        if let Some((_, outcome)) = self.state.outcome {
            return self.text(hold::title_of(outcome));
        }
        if self.state.is_reading() {
            return self.text(Ui::LearnTitle);
        }
        if self.open_care().is_some() {
            return self.text(Ui::CareTitle);
        }
        if self.state.is_open(Fold::Plan) {
            return self.text(Ui::PlanTitle);
        }
        if self.state.is_open(Fold::List) {
            return self.list_title();
        }
        match self.state.selection.target() {
            Some(target) => names::target(self.content, self.state, target),
            None if self.state.mode == Mode::Pain => self.text(Ui::PainTitle),
            None => self.text(Ui::EmptyNothingChosen),
        }
    }

    fn text(&self, key: Ui) -> String {
        self.content.ui(key).to_owned()
    }

    /// The way back to what was open before, where there is one.
    fn back(&self) -> Option<Element> {
        let matches = self.state.mode == Mode::Pain && self.state.depth() == 1;
        let text = if matches {
            Ui::PainReturn
        } else {
            Ui::CareBack
        };
        let open = self.state.depth() > 0;
        open.then(|| {
            labeled_button("back", &Action::Back, Icon::Back, self.content.ui(text)).key("back")
        })
    }

    fn overline(&self, side: Laterality) -> Element {
        p("overline", self.content.side(side).to_owned()).key("overline")
    }

    /// Stands in for longer texts until they are there.
    fn loading(&self) -> Option<Element> {
        let missing = !self.content.has_texts();
        missing.then(|| p("loading-texts", self.text(Ui::LoadTexts)).key("loading"))
    }

    fn sheet_handle(&self) -> Element {
        let open = self.state.is_open(Fold::Sheet);
        let name = self.text(if open { Ui::SheetLess } else { Ui::SheetMore });
        parts::button("sheet-handle", &Action::Toggle(Fold::Sheet))
            .key("handle")
            .attr("aria-expanded", parts::flag(open))
            .attr("aria-label", name)
    }
}
