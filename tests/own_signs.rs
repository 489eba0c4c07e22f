//! Emergency signs that a clinic adds: asked about as ours are, and what follows from their answers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use pain_map::atlas::CareKind;
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::reader::read;
use pain_map::render::node::Element;
use pain_map::safety::Answer;
use serde_json::{Value, json};

use common::{act, all, attr, has_class, words};

const SPOT: &str = "spot scm-sternal.1 left";
const OTHER_SPOT: &str = "spot soleus.1 left";
const NECK: &str = "you fell and your neck has hurt since then";
const CALF: &str = "your calf was hit by a car";

fn content() -> Value {
    json!({
        "emergency_number": "112",
        "warnings": [
            { "for": "neck", "urgency": "today", "text": "your neck was operated on" },
            { "for": ["neck", "head"], "urgency": "emergency", "text": { "en": NECK, "es": "caída" } },
            { "for": "leg", "urgency": "emergency", "text": CALF },
        ],
    })
}

fn set(map: &mut PainMap, file: &Value, language: &str) {
    let reading = read(&file.to_string(), language);
    assert_eq!(reading.problems, []);
    map.set_content(&reading.content);
}

fn at(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    set(&mut map, &content(), "en");
    for action in actions {
        act(&mut map, action);
    }
    map
}

fn of_class<'a>(markup: &'a Element, class: &str) -> Vec<&'a Element> {
    let elements = all(markup).into_iter();
    elements.filter(|part| has_class(part, class)).collect()
}

fn said(map: &mut PainMap, class: &str) -> Vec<String> {
    let markup = map.markup();
    of_class(&markup, class).into_iter().map(words).collect()
}

fn does(map: &mut PainMap, action: &str) -> bool {
    let markup = map.markup();
    all(&markup)
        .iter()
        .any(|part| attr(part, "data-do") == Some(action))
}

fn has_care(map: &mut PainMap) -> bool {
    let markup = map.markup();
    let cards = all(&markup).into_iter();
    let mut cards = cards.filter_map(|part| attr(part, "data-do"));
    cards.any(|action| action.starts_with("care ")) || !of_class(&markup, "fit").is_empty()
}

/// Answers "no" to everything that is asked before the clinic's own sign; how many there were.
fn deny_ours(map: &mut PainMap) -> usize {
    let mut n_asked = 0;
    while !does(map, "own 0 yes") {
        let open = map.state.verdict().open;
        let flag = open[0].slug();
        act(map, &format!("answer {flag} no"));
        n_asked += 1;
    }
    n_asked
}

#[test]
fn one_by_one_the_clinics_sign_is_asked_before_care_opens() {
    for spot in [SPOT, "spot upper-trapezius.1 right", "muscle scm left"] {
        let mut map = at(&[spot, "toggle each"]);
        let n_ours = deny_ours(&mut map);
        assert!(n_ours > 0, "{spot}");
        assert!(map.state.verdict().waits() && map.state.verdict().blocks_care());
        assert!(map.state.care_here().is_empty() && !has_care(&mut map));
        assert_eq!(said(&mut map, "question-text"), [NECK]);
        let count = n_ours + 1;
        let question = format!("First, {count} of {count}: {NECK}");
        let spoken = spot.starts_with("muscle") || map.status().ends_with(&question);
        assert!(spoken, "{}", map.status());
        let signs = said(&mut map, "sign");
        assert!(!signs.contains(&NECK.to_owned()), "it is not said twice");
        act(&mut map, "own 0 no");
        assert!(!map.state.verdict().waits());
        assert!(!map.state.care_here().is_empty() && has_care(&mut map));
    }
}

#[test]
fn yes_is_the_page_of_an_emergency() {
    let mut map = at(&[SPOT, "toggle each", "own 0 yes"]);
    let message = format!("Call 112 if {NECK}");
    assert_eq!(map.state.open_part(), "emergency");
    assert_eq!(
        said(&mut map, "emergency-message"),
        std::slice::from_ref(&message)
    );
    assert_eq!(said(&mut map, "call"), ["Call 112"]);
    assert!(map.status().ends_with(&message), "{}", map.status());
    assert!(map.state.care_here().is_empty() && !map.state.verdict().shows_matches());
    let same = |map: &mut PainMap| {
        assert_eq!(
            said(map, "emergency-message"),
            std::slice::from_ref(&message)
        )
    };
    for action in [
        "clear",
        "back",
        OTHER_SPOT,
        "mode pain",
        "emergencies again",
    ] {
        act(&mut map, action);
        same(&mut map);
    }
    map.set_pattern(PainMap::new(Options::default()).pattern());
    same(&mut map);
    set(&mut map, &json!({ "emergency_number": "112" }), "en");
    same(&mut map);
    assert!(does(&mut map, "own 0 none"));
    act(&mut map, "own 0 none");
    assert_ne!(map.state.open_part(), "emergency");
}

#[test]
fn not_sure_leaves_rest_with_the_advice_on_top() {
    let mut map = at(&[SPOT, "toggle each"]);
    deny_ours(&mut map);
    act(&mut map, "own 0 unsure");
    let verdict = map.state.verdict();
    assert!(verdict.is_rest_only() && !verdict.waits());
    assert!(!verdict.allows(CareKind::Stretch) && verdict.allows(CareKind::SeeAProfessional));
    assert!(!map.state.allows_pressing(map.state.selection.target()));
    let advice = said(&mut map, "advice").concat();
    assert!(
        advice.contains(NECK) && advice.contains("Call 112"),
        "{advice}"
    );
    act(&mut map, OTHER_SPOT);
    assert!(said(&mut map, "advice").concat().contains(NECK));
}

#[test]
fn an_import_takes_no_doubt_away_and_asks_anew_about_a_no() {
    for (answer, left) in [("unsure", Some(Answer::NotSure)), ("no", None)] {
        let mut map = at(&["mode pain", "mark temple left", &format!("own 0 {answer}")]);
        let pattern = self::at(&["mode pain", "mark jaw-body right", "questions skip"]).pattern();
        map.set_pattern(pattern);
        assert_eq!(map.state.own[0].answer, left, "{answer}");
        act(&mut map, "undo");
        assert_eq!(map.state.own[0].answer, left, "{answer}");
        assert_eq!(map.state.verdict().is_rest_only(), left.is_some());
    }
}

#[test]
fn one_press_denies_it_with_ours_and_it_can_be_taken_back() {
    let mut map = at(&[SPOT]);
    assert!(map.state.asks_at_once());
    assert!(said(&mut map, "sign").contains(&NECK.to_owned()));
    act(&mut map, "emergencies none");
    assert_eq!(map.state.own[0].answer, Some(Answer::No));
    assert_eq!(map.state.own[1].answer, None, "another place");
    assert!(!map.state.verdict().waits() && has_care(&mut map));
    act(&mut map, "toggle questions");
    let given = said(&mut map, "given-question");
    assert_eq!(given.iter().filter(|line| *line == NECK).count(), 1);
    assert!(does(&mut map, "own 0 none"));
    act(&mut map, "own 0 none");
    assert!(map.state.verdict().waits() && map.state.asks_at_once());
    act(&mut map, "emergencies none");
    act(&mut map, "emergencies again");
    assert_eq!(map.state.own[0].answer, None);
}

#[test]
fn it_is_asked_once_a_visit_and_forgotten_by_clear() {
    let mut map = at(&[SPOT, "emergencies none", "spot upper-trapezius.1 left"]);
    assert!(map.state.verdict().own_open.is_empty());
    act(&mut map, OTHER_SPOT);
    assert_eq!(map.state.verdict().own_open, [1]);
    set(&mut map, &content(), "es");
    assert_eq!(map.state.own[0].answer, Some(Answer::No));
    assert_eq!(map.state.own_words(0), "caída");
    assert!(map.state.can_clear());
    act(&mut map, "clear");
    assert!(map.state.own.iter().all(|own| own.answer.is_none()));
    let mut map = at(&[SPOT, "own 0 no"]);
    set(&mut map, &json!({ "warnings": [] }), "en");
    assert!(map.state.own.is_empty());
}

#[test]
fn marks_ask_for_it_after_our_emergencies() {
    let mut map = at(&["mode pain", "mark side-of-neck left"]);
    deny_ours(&mut map);
    assert_eq!(said(&mut map, "question-text"), [NECK]);
    assert!(map.state.verdict_of_marks().waits());
    act(&mut map, "own 0 yes");
    assert_eq!(map.state.open_part(), "emergency");
    assert!(map.state.worries().is_emergency());
}

#[test]
fn skipped_it_stays_open_and_what_is_planned_asks_too() {
    let mut map = at(&[SPOT, "questions skip"]);
    assert!(!map.state.verdict().waits());
    assert!(does(&mut map, "questions ask"));
    let mut map = at(&[OTHER_SPOT, "emergencies none", "fit done"]);
    let care = map.state.care_offered()[0];
    act(&mut map, &format!("plan add {}", care.slug()));
    act(&mut map, "clear");
    act(&mut map, &format!("care {}", care.slug()));
    assert_eq!(map.state.verdict().own_open, [1]);
}

#[test]
fn its_words_and_answers_are_taken_along_by_nothing() {
    let mut map = at(&[SPOT, "mark side-of-neck left"]);
    let taken = map.pattern().to_json();
    for answer in ["own 0 no", "own 1 unsure", "own 0 unsure"] {
        assert!(act(&mut map, answer).events.is_empty());
    }
    assert_eq!(map.pattern().to_json(), taken);
    let before = map.state.clone();
    act(&mut map, "own 9 yes");
    assert_eq!(map.state, before);
}
