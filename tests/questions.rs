//! Questions, advice and the page of an emergency, as they stand in the panel.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use pain_map::atlas::{RedFlagId, TriggerPointId, Urgency};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::node::{Element, Node};

use common::{act, attr, has_class, map_with};

fn map() -> PainMap {
    map_with(&[("emergency-number", "112"), ("booking-url", "/book")])
}

fn all<'a>(element: &'a Element, list: &mut Vec<&'a Element>) {
    list.push(element);
    for child in element.children.iter().filter_map(Node::element) {
        all(child, list);
    }
}

fn words(element: &Element) -> String {
    let part = |child: &Node| match child {
        Node::Text(text) => text.as_str().to_owned(),
        other => other.element().map(words).unwrap_or_default(),
    };
    element
        .children
        .iter()
        .map(part)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The panel and what is in it.
fn panel<T>(map: &mut PainMap, look: impl FnOnce(&Element, &[&Element]) -> T) -> T {
    let markup = map.markup();
    let mut whole = Vec::new();
    all(&markup, &mut whole);
    let found = whole
        .into_iter()
        .find(|element| has_class(element, "panel"));
    let found = found.unwrap();
    let mut inside = Vec::new();
    all(found, &mut inside);
    look(found, &inside)
}

fn actions(map: &mut PainMap) -> Vec<String> {
    panel(map, |_, inside| {
        let actions = inside.iter().filter_map(|element| attr(element, "data-do"));
        actions.map(str::to_owned).collect()
    })
}

fn says(map: &mut PainMap, text: &str) -> bool {
    panel(map, |panel, _| words(panel).contains(text))
}

fn emergencies() -> impl Iterator<Item = RedFlagId> {
    RedFlagId::all().filter(|flag| flag.row().urgency == Urgency::Emergency)
}

/// Ways to anything else while an emergency is open: modes, spots, cards, lists, folds.
const WAYS: &[&str] = &[
    "mode spot",
    "spot infraspinatus.1 right",
    "care pressure-basics",
    "fit done",
    "plan add pressure-basics",
    "toggle plan",
    "toggle list",
    "mode pain",
    "edit breast left",
    "matches",
    "toggle summary",
    "toggle questions",
    "toggle share",
    "toggle earlier",
    "felt infraspinatus.1 right yes",
    "questions skip",
    "muscle infraspinatus right",
    "zone breast left",
    "back",
    "undo",
    "undo",
    "redo",
    "unmark breast left",
];

#[test]
fn an_emergency_is_all_that_the_panel_shows_whatever_is_pressed() {
    for flag in emergencies() {
        let mut map = map();
        act(&mut map, "mark breast left");
        act(&mut map, "strength breast left 7");
        let yes = format!("answer {} yes", flag.slug());
        let none = format!("answer {} none", flag.slug());
        act(&mut map, &yes);
        for way in WAYS {
            act(&mut map, way);
            let offered = actions(&mut map);
            let others: Vec<&String> = offered.iter().filter(|action| **action != none).collect();
            assert!(others.is_empty(), "{} after {way}: {others:?}", flag.slug());
            panel(&mut map, |_, inside| {
                let links: Vec<_> = inside.iter().filter_map(|e| attr(e, "href")).collect();
                assert_eq!(links, ["tel:112"], "{} after {way}", flag.slug());
            });
        }
        act(&mut map, &none);
        assert!(!says(&mut map, "Call the emergency number now"));
    }
}

#[test]
fn without_a_number_the_emergency_is_told_in_words() {
    let (options, _) = Options::parse([]);
    let mut map = PainMap::new(options);
    act(&mut map, "mark breast left");
    act(&mut map, "answer chest-heart yes");
    assert!(says(&mut map, "Call the emergency number now"));
    panel(&mut map, |_, inside| {
        assert!(inside.iter().all(|element| attr(element, "href").is_none()));
    });
}

#[test]
fn an_emergency_cannot_be_folded_away_and_covers_the_summary() {
    let mut map = map();
    act(&mut map, "mark breast left");
    act(&mut map, "answer chest-heart yes");
    assert!(!actions(&mut map).contains(&"toggle sheet".to_owned()));
    act(&mut map, "answer chest-heart none");
    act(&mut map, "toggle summary");
    assert_eq!(map.state.open_part(), "summary");
    act(&mut map, "answer chest-heart yes");
    assert!(says(&mut map, "Call the emergency number now"));
}

#[test]
fn every_answer_is_one_press_and_none_stands_out_by_action() {
    let mut map = map();
    act(&mut map, "mode pain");
    act(&mut map, "mark temple left");
    act(&mut map, "edit none");
    let flag = map.state.questions().first().copied().unwrap();
    let offered = actions(&mut map);
    for answer in ["yes", "no", "unsure"] {
        let action = format!("answer {} {answer}", flag.slug());
        assert!(offered.contains(&action), "{action}");
    }
    assert!(offered.contains(&"questions skip".to_owned()));
}

#[test]
fn self_care_opens_once_every_question_is_answered() {
    let mut map = map();
    act(&mut map, "mark front-of-shoulder right");
    act(&mut map, "spot infraspinatus.1 right");
    let cards = |map: &mut PainMap| {
        let offered = actions(map);
        offered
            .iter()
            .filter(|action| action.starts_with("care "))
            .count()
    };
    assert_eq!(cards(&mut map), 0);
    assert!(says(&mut map, "First: any of these now?"));
    for flag in map.state.questions() {
        assert_eq!(cards(&mut map), 0);
        act(&mut map, &format!("answer {} no", flag.slug()));
    }
    assert_eq!(cards(&mut map), 0);
    act(&mut map, "fit done");
    assert!(cards(&mut map) > 0);
}

#[test]
fn a_card_that_presses_cannot_stay_open_after_a_worry() {
    let mut map = map();
    act(&mut map, "questions skip");
    act(&mut map, "spot infraspinatus.1 right");
    act(&mut map, "fit done");
    act(&mut map, "care infraspinatus-ball");
    assert!(says(&mut map, "How to do it"));
    act(&mut map, "mark deltoid-lateral right");
    act(&mut map, "answer shoulder-injury unsure");
    assert!(!says(&mut map, "How to do it"));
}

#[test]
fn what_pressing_brought_is_not_asked_for_after_a_worry() {
    let point = TriggerPointId::from_slug("infraspinatus.1").unwrap();
    let mut map = map();
    act(&mut map, "mark deltoid-lateral right");
    act(&mut map, "answer shoulder-injury yes");
    act(&mut map, "felt infraspinatus.1 right yes");
    assert!(map.state.felt.iter().all(|(other, ..)| *other != point));
    act(&mut map, "answer shoulder-injury no");
    act(&mut map, "questions skip");
    act(&mut map, "felt infraspinatus.1 right yes");
    assert!(map.state.felt.iter().any(|(other, ..)| *other == point));
}

#[test]
fn an_urgent_answer_stands_above_the_matches_and_keeps_them() {
    let mut map = map();
    act(&mut map, "mode pain");
    act(&mut map, "mark calf-lateral left");
    act(&mut map, "edit none");
    act(&mut map, "answer leg-dvt yes");
    panel(&mut map, |panel, inside| {
        let at = |class| inside.iter().position(|e| has_class(e, class)).unwrap();
        assert!(at("advice") < at("matches"));
        assert!(words(panel).contains("See a doctor today"));
    });
}

#[test]
fn the_status_asks_the_next_question() {
    let mut map = map();
    act(&mut map, "mode pain");
    act(&mut map, "mark breastbone midline");
    act(&mut map, "edit none");
    let question = map.status();
    assert!(
        question.contains("First, 1 of 3: Is your chest tight"),
        "{question}"
    );
    act(&mut map, "answer chest-heart yes");
    assert!(map.status().starts_with("Call the emergency number now"));
}

#[test]
fn answers_are_no_part_of_events() {
    let mut map = map();
    act(&mut map, "mark breast left");
    for answer in ["yes", "unsure", "no", "none"] {
        let effects = act(&mut map, &format!("answer chest-heart {answer}"));
        assert!(effects.events.is_empty(), "{:?}", effects.events);
    }
    assert!(act(&mut map, "questions skip").events.is_empty());
}
