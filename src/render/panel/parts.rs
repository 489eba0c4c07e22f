//! Small building blocks of the panel: everything is a class, nothing a style.

use super::icons::Icon;
use crate::render::node::{Element, Node, Value, el};
use crate::state::{Action, Fold};

/// An element with a class.
pub fn div(class: &'static str) -> Element {
    el("div").attr("class", class)
}

/// A paragraph.
pub fn p(class: &'static str, text: impl Into<Value>) -> Element {
    el("p").attr("class", class).text(text)
}

/// A run of text with a class.
pub fn span(class: &'static str, text: impl Into<Value>) -> Element {
    el("span").attr("class", class).text(text)
}

/// An inline group.
pub fn span_of(class: &'static str) -> Element {
    el("span").attr("class", class)
}

/// The heading of the panel, to which the focus goes when the panel opens.
pub fn home(text: impl Into<Value>) -> Element {
    el("h2")
        .attr("class", "panel-title")
        .attr("tabindex", "-1")
        .attr("data-home", "")
        .text(text)
}

/// The heading of a section.
pub fn heading(text: impl Into<Value>) -> Element {
    el("h3").attr("class", "section-title").text(text)
}

/// The heading to which the focus goes when the checklist before self-care closes.
pub fn care_heading(text: impl Into<Value>) -> Element {
    heading(text).attr("tabindex", "-1").attr("data-care", "")
}

/// A heading to which the focus goes when a question was answered.
pub fn next_heading(heading: Element) -> Element {
    heading.attr("tabindex", "-1").attr("data-next", "")
}

/// A section with its heading.
pub fn section(key: &'static str, title: impl Into<Value>) -> Element {
    el("section")
        .key(key)
        .attr("class", ["section ", key].concat())
        .child(heading(title))
}

/// A button that does an action; its name is the text that is put in.
pub fn button(class: &'static str, action: &Action) -> Element {
    el("button")
        .attr("class", class)
        .attr("type", "button")
        .attr("data-do", action.to_string())
}

/// A button that shows only a drawing; `name` is said in its place.
pub fn icon_button(class: &'static str, action: &Action, icon: Icon, name: &str) -> Element {
    button(class, action)
        .attr("aria-label", name.to_owned())
        .attr("title", name.to_owned())
        .child(icon.draw())
}

/// A button with a drawing and words.
pub fn labeled_button(class: &'static str, action: &Action, icon: Icon, text: &str) -> Element {
    button(class, action)
        .child(icon.draw())
        .child(span("label", text.to_owned()))
}

/// A button that opens and closes a part of the panel.
pub fn fold_button(class: &'static str, fold: Fold, open: bool, text: &str) -> Element {
    button(class, &Action::Toggle(fold))
        .attr("aria-expanded", flag(open))
        .child(span("label", text.to_owned()))
        .child(Icon::Down.draw())
}

/// A link that leaves the widget.
pub fn link(class: &'static str, href: String) -> Element {
    el("a").attr("class", class).attr("href", href)
}

/// A list.
pub fn list<N: Into<Node>>(class: &'static str, items: impl IntoIterator<Item = N>) -> Element {
    el("ul")
        .attr("class", class)
        .attr("role", "list")
        .children(items)
}

/// "true" or "false", for ARIA.
pub const fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
