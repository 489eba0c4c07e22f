//! HTML as text, for pages that are made at build time.
//!
//! The `svg` crate writes XML, which closes empty elements in a way that HTML does not know and
//! breaks lines inside of sentences. So HTML has a writer of its own; every value is escaped.

use super::node::{Element, Node};
use crate::order;

/// Elements that have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

/// The tree as HTML; attributes sorted by name, so that the same tree gives the same bytes.
pub fn to_string(element: &Element) -> String {
    let mut text = String::new();
    push_element(&mut text, element);
    text
}

fn push_element(text: &mut String, element: &Element) {
    text.push('<');
    text.push_str(element.tag);
    let mut attributes: Vec<_> = element.attributes.iter().collect();
    order::sort_by_key(&mut attributes, |(name, _)| *name);
    for (name, value) in attributes {
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        push_escaped(text, value.as_str());
        text.push('"');
    }
    text.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    for child in &element.children {
        match child {
            Node::Text(value) => push_escaped(text, value.as_str()),
            Node::Element(child) => push_element(text, child),
            Node::Shared(child) => push_element(text, child),
        }
    }
    text.push_str("</");
    text.push_str(element.tag);
    text.push('>');
}

fn push_escaped(text: &mut String, value: &str) {
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::el;
    use super::*;

    #[test]
    fn values_and_texts_are_escaped() {
        let hostile = "\"><script>&";
        let text = to_string(&el("p").attr("title", hostile).text(hostile));
        let escaped = "&quot;&gt;&lt;script&gt;&amp;";
        assert_eq!(text, format!("<p title=\"{escaped}\">{escaped}</p>"));
    }

    #[test]
    fn only_void_elements_go_without_an_end() {
        let page = el("div")
            .child(el("input").attr("type", "search"))
            .child(el("p"));
        assert_eq!(
            to_string(&page),
            "<div><input type=\"search\"><p></p></div>"
        );
    }
}
