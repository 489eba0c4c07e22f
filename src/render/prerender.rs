//! The element with its first drawing in the page's own markup, so that the body is there with the
//! first paint.
//!
//! ```text
//! pain-map
//!   template[shadowrootmode=open]
//!     link[rel=stylesheet]
//!     slot[name=header]
//!     div.mount > div.widget[data-phase=loading]
//!       header.header  p.title
//!       div.stage      div.figures (svg.view …)
//!       section.panel  label.loading (progress), slot
//!     slot[name=footer]
//! ```

use super::first::first_drawing;
use super::node::{Element, el};
use crate::atlas::{Atlas, View};
use crate::content::{Content, Ui};

/// The element with the first drawings of `views`; `style` is the address of its stylesheet.
pub fn prerendered(atlas: &Atlas, content: &Content, views: &[View], style: &str) -> Element {
    let words = |key: Ui| content.ui(key).to_owned();
    let drawings = views
        .iter()
        .filter_map(|view| Some(first_drawing(*view, atlas.lines(*view)?)));
    let header = el("header").attr("class", "header").attr("part", "header");
    let stage = el("div").attr("class", "stage").attr("part", "stage");
    let figures = el("div").attr("class", "figures");
    let bar = el("progress").attr("aria-label", words(Ui::LoadDrawing));
    let loading = el("label")
        .attr("class", "loading")
        .child(bar)
        .text(words(Ui::LoadDrawing));
    let panel = el("section")
        .attr("class", "panel")
        .attr("part", "panel")
        .attr("role", "group")
        .attr("aria-label", words(Ui::HeaderTitle))
        .child(loading)
        .child(el("div").attr("class", "fallback").child(el("slot")));
    let widget = el("div")
        .attr("class", "widget")
        .attr("part", "widget")
        .attr("data-phase", "loading")
        .child(header.child(el("p").attr("class", "title").text(words(Ui::HeaderTitle))))
        .child(stage.child(figures.children(drawings)))
        .child(panel);
    let template = el("template")
        .attr("shadowrootmode", "open")
        .child(
            el("link")
                .attr("rel", "stylesheet")
                .attr("href", style.to_owned()),
        )
        .child(el("slot").attr("name", "header"))
        .child(el("div").attr("class", "mount").child(widget))
        .child(el("slot").attr("name", "footer"));
    el("pain-map").child(template)
}
