//! The document with all self-care entries.

use super::super::parts::{list, p};
use super::card::{care_parts, evidence, guards};
use crate::atlas::SelfCareId;
use crate::content::{Content, Ui};
use crate::render::node::{Element, el};

/// The page with every self-care entry, warning signs first, anchors by id: a whole document body.
///
/// It is the target of the links of the cards where the host names no page.
pub fn care_page(content: &Content) -> Element {
    let flags = crate::atlas::RedFlagId::all()
        .filter(|flag| flag.row().urgency == crate::atlas::Urgency::Emergency);
    let signs =
        flags.filter_map(|flag| Some(el("li").text(content.red_flag(flag)?.short.to_owned())));
    let emergency = el("section")
        .attr("class", "warning emergency")
        .child(el("h2").text(content.ui(Ui::WarningEmergency).to_owned()))
        .child(list("signs", signs));
    let entries = SelfCareId::all().filter_map(|care| {
        let title = el("h2").text(content.care(care)?.title.to_owned());
        let entry = el("section")
            .attr("class", "entry")
            .attr("id", care.slug())
            .child(title);
        let parts = guards(content, care).chain(care_parts(content, care));
        let parts = parts.chain(evidence(content, care));
        Some(entry.children(parts))
    });
    el("main")
        .child(el("h1").text(content.ui(Ui::CareTitle).to_owned()))
        .child(emergency)
        .child(p("quiet", content.ui(Ui::AboutNotDiagnosis).to_owned()))
        .children(entries)
}
