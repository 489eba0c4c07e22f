//! What is said of the muscles that may be behind marks: true, and of every mark.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use pain_map::map::PainMap;
use pain_map::render::node::Element;

use common::{act, all, has_class, map_with, words};

/// A map with marks on the left, and matches shown.
fn marked(zones: &[&str]) -> PainMap {
    let mut map = map_with(&[("mode", "pain")]);
    for zone in zones {
        act(&mut map, &format!("mark {zone} left"));
    }
    act(&mut map, "questions skip");
    map
}

/// The words of every element of a class.
fn said(markup: &Element, class: &str) -> Vec<String> {
    let found = all(markup).into_iter();
    found
        .filter(|element| has_class(element, class))
        .map(words)
        .collect()
}

#[test]
fn a_muscle_under_a_mark_is_a_match_and_says_so() {
    let mut map = marked(&["shoulder-top"]);
    act(&mut map, "toggle more");
    let markup = map.markup();
    let matches = said(&markup, "match");
    let own = matches.iter().find(|text| text.contains("upper trapezius"));
    let own = own.unwrap_or_else(|| panic!("{matches:#?}"));
    assert!(
        own.contains("Lies under what you marked: top of the shoulder"),
        "{own}"
    );
}

#[test]
fn a_muscle_that_only_sends_pain_nearby_is_not_said_to_lie_there() {
    let mut map = marked(&[
        "lumbar-paraspinal",
        "buttock-upper",
        "posterior-thigh-upper",
    ]);
    act(&mut map, "toggle possible");
    let reasons = said(&map.markup(), "item-zones");
    let near = reasons
        .iter()
        .filter(|text| text.contains("Its pain may be felt next to what you marked: "));
    assert!(near.count() > 0, "{reasons:#?}");
    assert!(reasons.iter().all(|text| !text.contains("Lies close")));
}
