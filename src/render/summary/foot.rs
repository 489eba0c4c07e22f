//! The foot of a sheet: what the clinic says that the map is not, above what we say, which is the least.

use super::Source;
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::render::panel::parts::p;

/// Height that the clinic's words take from the rest of a sheet, in millimeters: three lines, which
/// the style cuts them to on paper. As text and on a narrow screen they are whole.
const OWN_MM: f64 = 10.5;

/// What they take of a sheet; nothing where the clinic has none.
pub(super) fn own_mm(source: &Source) -> f64 {
    let own = &source.options.clinic.disclaimer_words;
    own.as_ref().map_or(0.0, |_| OWN_MM)
}

/// The foot.
pub(super) fn foot(source: &Source) -> Element {
    let content = source.content;
    let ours = [
        content.ui(Ui::SummaryFooter),
        " ",
        content.ui(Ui::AboutAttribution),
    ];
    let own = source.options.clinic.disclaimer_words.clone();
    el("footer")
        .attr("class", "sheet-foot")
        .children(own.map(|words| p("sheet-own", words)))
        .child(p("sheet-ours", ours.concat()))
}
