//! Words of a clinic in another language than the one that is shown: the element that holds them says
//! which, so that a screen reader says them with the voice of that language.

use super::node::{Element, Node};
use crate::content::Content;

/// The tree with the language on each element that holds such words.
pub fn marked(mut tree: Element, content: &Content) -> Element {
    mark(&mut tree, content);
    tree
}

fn mark(element: &mut Element, content: &Content) {
    let mut language = None;
    for child in &mut element.children {
        match child {
            Node::Element(inner) => mark(inner, content),
            Node::Text(words) => language = language.or(content.foreign(words.as_str())),
            Node::Shared(_) => {}
        }
    }
    if let Some(tag) = language {
        // Which way the words run follows from their letters.
        element.attributes.push(("lang", tag.to_owned().into()));
        element.attributes.push(("dir", "auto".into()));
    }
}
