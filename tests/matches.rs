//! What is said of the muscles that may be behind marks: true, and of every mark.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use pain_map::atlas::MuscleId;
use pain_map::map::PainMap;
use pain_map::render::node::Element;

use pain_map::render::summary::{self, Source, Summary};

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

/// Four places that no muscle has in common.
const UNRELATED: [&str; 4] = [
    "temple",
    "upper-arm-back",
    "anterior-knee",
    "lumbar-paraspinal",
];

/// The numbers of the marks that rows of a list fit.
fn numbers(markup: &Element, rows: &str) -> Vec<String> {
    let found = all(markup).into_iter();
    let rows = found.filter(|element| has_class(element, rows));
    let mut numbers: Vec<String> = rows.flat_map(|row| said(row, "mark-number")).collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

#[test]
fn every_mark_that_a_muscle_fits_has_one_among_the_first() {
    let mut map = marked(&UNRELATED);
    let markup = map.markup();
    assert_eq!(numbers(&markup, "match"), ["1", "2", "3", "4"]);
    let rest = said(&markup, "rest").concat();
    assert!(rest.starts_with("For your other marks"), "{rest}");
    let mut map = marked(&["front-of-shoulder", "deltoid-lateral"]);
    assert!(said(&map.markup(), "rest").is_empty());
}

#[test]
fn a_set_says_which_marks_it_fits() {
    let mut map = marked(&UNRELATED);
    let set = said(&map.markup(), "set").concat();
    let (_, fit) = set
        .split_once("Together they fit 3 of your 4 marked areas: ")
        .unwrap();
    let of_set: Vec<&str> = fit.trim_end_matches('.').split([',', ' ']).collect();
    let fitted = ["1", "2", "3", "4"].map(|number| of_set.contains(&number));
    assert_eq!(fitted.iter().filter(|fits| **fits).count(), 3, "{set}");
    assert!(!set.contains(" and Left "), "{set}");
}

#[test]
fn the_summary_takes_the_set_along_and_a_muscle_for_every_mark() {
    let map = marked(&UNRELATED);
    let source = Source {
        state: &map.state,
        atlas: &map.atlas,
        content: &map.content,
        options: &map.options,
        date: "20 November 2026",
        link: "",
    };
    let model = Summary::of(&source);
    for number in ["1", "2", "3", "4"] {
        let mut matches = model.matches.iter();
        assert!(matches.any(|one| one.reason.contains(number)), "{number}");
    }
    let together = "Together they fit 3 of your 4 marked areas: ";
    assert!(summary::text(&source).contains(together));
    let sheet = words(&summary::page(&source));
    assert!(sheet.contains(together), "{sheet}");
    assert!(sheet.contains("For your other marks: "), "{sheet}");
}

#[test]
fn a_spot_says_which_marks_another_spot_of_its_muscle_fits() {
    let mut map = marked(&[
        "lumbar-paraspinal",
        "buttock-upper",
        "posterior-thigh-upper",
    ]);
    let said_of = |map: &mut PainMap, spot: &str| {
        act(map, &format!("spot {spot} left"));
        let words = words(&map.markup());
        act(map, "back");
        let (_, rest) = words.split_once("Another spot of this muscle fits what you marked as ")?;
        rest.split_once('.').map(|(marks, _)| marks.to_owned())
    };
    let muscle = MuscleId::from_slug("gluteus-medius").unwrap();
    for point in muscle.points() {
        let row = point.row();
        let lists = |zone: &str| {
            let mut zones = row.essential.iter().chain(row.spillover);
            zones.any(|one| one.slug() == zone)
        };
        let said = said_of(&mut map, point.slug());
        let all = [
            "lumbar-paraspinal",
            "buttock-upper",
            "posterior-thigh-upper",
        ];
        let missing = (1..).zip(all).filter(|(_, zone)| !lists(zone));
        let missing: Vec<String> = missing.map(|(number, _)| number.to_string()).collect();
        let missing = map.content.list(&missing);
        assert_eq!(said.unwrap_or_default(), missing, "{}", point.slug());
    }
    act(&mut map, "mode spot");
    assert_eq!(said_of(&mut map, "gluteus-medius.2"), None);
}
