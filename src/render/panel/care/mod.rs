//! What may help: the entries that fit what is chosen or marked.
//!
//! ```text
//! section.care
//!   div.section-head      heading, whether the spot may be pressed
//!   div.fit               the checklist, until it was asked (fit)
//!   ul.care-list          entries: the first few, the others behind a fold
//!   div.unfit             entries that an answer forbids, with the reason
//! ```
//!
//! `card` is one entry, `page` the document with all of them.

mod card;
mod fit;
mod page;

pub use page::care_page;

use super::icons::Icon;
use super::parts::{button, care_heading, div, fold_button, list, p, span, span_of};
use super::{Panel, names};
use crate::atlas::{SelfCareId, SelfPressure, TriggerPointId};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::safety;
use crate::state::{Action, Fold, Selection};

/// Entries that are shown at once; the rest is behind a fold.
const N_FIRST: usize = 5;

impl Panel<'_> {
    /// Entries that fit what is chosen or marked; for a spot, under a word on whether it may be
    /// pressed. Nothing where no entry fits.
    pub(super) fn care_section(&self) -> Option<Element> {
        if !self.content.has_texts() {
            return None;
        }
        if let Some(closed) = self.closed_care() {
            return Some(closed);
        }
        let spot = self.state.selection.spot();
        let here = self.state.care_here();
        let mut entries = here.clone();
        let conditions = self.state.conditions_here();
        entries.retain(|care| safety::reasons(*care, conditions).is_empty());
        self.options.clinic.arrange(&mut entries);
        if here.is_empty() && spot.is_none() {
            return None;
        }
        let checklist = self.checklist(self.state.cautions_of(&here));
        let asks = checklist.is_some();
        let chip = spot.and_then(|(point, _)| self.pressure_words(point, asks));
        let (chip, note) = chip.unzip();
        // After the last question for a chosen place, the focus comes here.
        let next = (self.state.selection != Selection::Nothing).then_some("");
        let title = care_heading(self.text(Ui::SpotCare)).attr_some("data-next", next);
        let section = el("section")
            .key("care")
            .attr("class", "section care")
            .child(div("section-head").child(title).children(chip))
            .children(self.clot_note())
            .children(self.child_note())
            .children(note.flatten());
        if asks {
            return Some(section.children(checklist));
        }
        let none = entries
            .is_empty()
            .then(|| p("text", self.text(Ui::SpotCareNone)));
        let open = self.state.is_open(Fold::Care);
        let n_shown = if open { entries.len() } else { N_FIRST };
        let items = entries.iter().take(n_shown);
        let items = items.map(|care| self.care_item(*care));
        let more = (entries.len() > N_FIRST).then(|| {
            let text = if open { Ui::CareFewer } else { Ui::CareMore };
            fold_button("fold-button", Fold::Care, open, self.content.ui(text))
        });
        Some(
            section
                .children(none)
                .child(list("care-list", items))
                .children(more)
                .children(self.unfit(here)),
        )
    }

    /// "Ask a clinician first", where the body is that of a child.
    fn child_note(&self) -> Option<Element> {
        safety::asks_clinician_first(self.state.figure).then(|| {
            el("p")
                .key("child-first")
                .attr("class", "text child-first")
                .child(el("strong").text(self.text(Ui::CareChildFirst)))
        })
    }

    /// "Press gently here", and why where pressing is for clinicians only. Nothing is allowed while
    /// the checklist asks.
    fn pressure_words(
        &self,
        point: TriggerPointId,
        asks: bool,
    ) -> Option<(Element, Option<Element>)> {
        let place = self.state.selection.target();
        let asks_first =
            || safety::pressing().is_some_and(|care| self.state.asks_first(care, place));
        let (class, text) = match safety::pressure(point) {
            _ if !self.state.allows_pressing(place) => ("chip clinician", Ui::QuestionRestShort),
            SelfPressure::ClinicianOnly => ("chip clinician", Ui::PressClinicianOnly),
            _ if asks => return None,
            _ if asks_first() => ("chip asks", Ui::FitAskFirstShort),
            SelfPressure::Ok => ("chip ok", Ui::PressOk),
            SelfPressure::GentleOnly if safety::is_pinched(point) => {
                ("chip gentle", Ui::PressPinch)
            }
            SelfPressure::GentleOnly => ("chip gentle", Ui::PressGentleOnly),
        };
        let note = (text == Ui::PressClinicianOnly)
            .then(|| p("text", self.text(Ui::PressClinicianOnlyNote)).key("note"));
        Some((span(class, self.text(text)), note))
    }

    /// An entry as a row that opens its card.
    fn care_item(&self, care: SelfCareId) -> Element {
        let asks = safety::asks_first(care, self.state.conditions_here());
        let ask = asks.then(|| span("chip asks", self.text(Ui::FitAskFirstShort)));
        let planned = self.state.planned(care).is_some();
        let planned = planned.then(|| span("chip", self.text(Ui::PlanAdded)));
        let words = span_of("item-words")
            .child(span("item-title", self.care_title(care)))
            .child(span("item-dose", self.care_dose(care)))
            .children(ask)
            .children(planned);
        let item = button("item care-item", &Action::OpenCare(care))
            .child(span_of("care-icon").child(Icon::of_care(care.row().kind).draw()))
            .child(words)
            .child(Icon::Forward.draw());
        el("li").key(care.slug()).child(item)
    }

    /// The title of an entry; its id until the texts are there.
    pub(super) fn care_title(&self, care: SelfCareId) -> String {
        names::care(self.content, care)
    }

    fn care_dose(&self, care: SelfCareId) -> String {
        let texts = self.content.care(care);
        texts.map_or("", |texts| texts.dose).to_owned()
    }
}
