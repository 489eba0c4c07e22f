//! What several tests do with a map: press what a visitor presses, and look around in its tree.
//!
//! Each test is a program of its own and takes what it needs.
#![allow(dead_code, unreachable_pub)]

use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::node::{Element, Node};
use pain_map::state::Effects;

/// A map with the attributes of its element, each of them legal.
pub fn map_with(attributes: &[(&str, &str)]) -> PainMap {
    let (options, warnings) = Options::parse(attributes.iter().copied());
    assert!(warnings.is_empty(), "{warnings:?}");
    PainMap::new(options)
}

/// One action as text.
pub fn act(map: &mut PainMap, text: &str) -> Effects {
    map.apply(text.parse().unwrap_or_else(|_| panic!("{text}")))
}

/// Several actions as text, one after another.
pub fn acts(map: &mut PainMap, actions: &[&str]) {
    for action in actions {
        act(map, action);
    }
}

/// Visits an element and all inside, in their order.
pub fn walk(element: &Element, visit: &mut dyn FnMut(&Element)) {
    visit(element);
    for child in element.children.iter().filter_map(Node::element) {
        walk(child, visit);
    }
}

/// An element and all inside, in their order.
pub fn all(element: &Element) -> Vec<&Element> {
    let inside = element.children.iter().filter_map(Node::element);
    std::iter::once(element)
        .chain(inside.flat_map(all))
        .collect()
}

/// The words of an element and all inside.
pub fn words(element: &Element) -> String {
    let part = |child: &Node| match child {
        Node::Text(text) => text.as_str().to_owned(),
        other => other.element().map(words).unwrap_or_default(),
    };
    element.children.iter().map(part).collect()
}

/// The value of an attribute.
pub fn attr<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let mut all = element.attributes.iter();
    all.find(|(key, _)| *key == name)
        .map(|(_, value)| value.as_str())
}

/// Whether an element is of a class.
pub fn has_class(element: &Element, class: &str) -> bool {
    attr(element, "class").is_some_and(|all| all.split(' ').any(|name| name == class))
}
