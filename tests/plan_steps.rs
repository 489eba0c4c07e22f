//! What goes into the plan, comes out of it or moves up can be taken back, where it was done; and
//! what is not for now stays so, whichever way it came back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use common::{acts, map_with};
use pain_map::map::PainMap;
use pain_map::render::html;

/// The ways to a plan of two entries, on its page.
const PLAN: &[&str] = &[
    "questions skip",
    "spot upper-trapezius.1 left",
    "fit done",
    "care upper-trap-pinch",
    "plan add upper-trap-pinch",
    "back",
    "care upper-trap-stretch",
    "plan add upper-trap-stretch",
    "toggle plan",
];

const PINCH: &str = "upper-trap-pinch";
const STRETCH: &str = "upper-trap-stretch";

fn after(actions: &[&str]) -> PainMap {
    let mut map = map_with(&[]);
    acts(&mut map, PLAN);
    acts(&mut map, actions);
    map
}

fn order(map: &PainMap) -> Vec<&'static str> {
    let plan = map.state.plan.iter();
    plan.map(|planned| planned.care.slug()).collect()
}

fn shows(map: &mut PainMap, text: &str) -> bool {
    html::to_string(&map.markup()).contains(text)
}

#[test]
fn each_change_of_the_plan_is_a_step_of_its_own() {
    let changes = [
        ("plan up upper-trap-stretch", vec![STRETCH, PINCH]),
        ("plan drop upper-trap-pinch", vec![STRETCH]),
        ("plan drop upper-trap-stretch", vec![]),
    ];
    let mut map = after(&[]);
    let mut plans = vec![order(&map)];
    for (change, plan) in changes {
        acts(&mut map, &[change]);
        assert_eq!(order(&map), plan, "{change}");
        plans.push(plan);
    }
    for plan in plans.iter().rev().skip(1) {
        acts(&mut map, &["undo"]);
        assert_eq!(&order(&map), plan);
        assert_eq!(map.state.open_part(), "plan");
    }
    for plan in plans.iter().skip(1) {
        acts(&mut map, &["redo"]);
        assert_eq!(&order(&map), plan);
    }
}

#[test]
fn what_changes_nothing_in_the_plan_is_no_step() {
    for change in [
        "plan up upper-trap-pinch",
        "plan add upper-trap-stretch",
        "plan drop sleep-basics",
    ] {
        let mut map = after(&["plan drop upper-trap-pinch", change, "undo"]);
        assert_eq!(order(&map), [PINCH, STRETCH], "{change}");
        acts(&mut map, &["undo"]);
        assert_eq!(order(&map), [PINCH], "{change}");
    }
}

#[test]
fn undo_shows_where_the_plan_was_changed_and_says_what_is_in_it() {
    let mut map = after(&["plan drop upper-trap-pinch", "back", "mode pain"]);
    acts(&mut map, &["undo", "undo"]);
    assert_eq!(map.state.open_part(), "plan");
    assert_eq!(map.status(), "My plan: 2 entries");
    // What was added comes out again on its own card.
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.open_part(), "care");
    assert!(shows(&mut map, "data-do=\"plan add upper-trap-stretch\""));
    assert!(!map.status().contains("It is in your plan."));
    acts(&mut map, &["redo"]);
    assert_eq!(order(&map), [PINCH, STRETCH]);
}

#[test]
fn a_mark_is_taken_back_without_the_plan() {
    let mut map = after(&["mode pain", "mark temple left", "undo", "undo"]);
    assert_eq!(order(&map), [PINCH, STRETCH]);
    acts(&mut map, &["clear", "undo", "redo"]);
    assert_eq!(order(&map), [PINCH, STRETCH]);
}

/// Entries of the plan that are on its page with a way to their cards.
fn open(map: &mut PainMap) -> Vec<&'static str> {
    let way = |care: &&str| shows(map, &format!("data-do=\"care {care}\""));
    [PINCH, STRETCH].into_iter().filter(way).collect()
}

#[test]
fn what_is_not_for_now_by_then_comes_back_with_the_reason_and_without_a_way_to_it() {
    let reason = "This is not for you now, because you said: a fever.";
    for steps in [
        ["plan drop upper-trap-pinch", "has fever", "undo"].as_slice(),
        &["undo", "has fever", "redo", "undo", "undo", "redo", "redo"],
    ] {
        let mut map = after(steps);
        if map.state.open_part() != "plan" {
            acts(&mut map, &["toggle plan"]);
        }
        assert_eq!(order(&map), [PINCH, STRETCH], "{steps:?}");
        assert!(shows(&mut map, reason), "{steps:?}");
        assert!(!open(&mut map).contains(&PINCH), "{steps:?}");
        let paper = map.summary_text("today");
        assert!(
            paper.contains("My plan") && !paper.contains("Pinch"),
            "{paper}"
        );
    }
}

#[test]
fn answers_given_meanwhile_outlast_every_step_of_the_plan() {
    let given = ["mark breastbone midline", "answer chest-heart unsure"];
    let mut map = after(&["plan drop upper-trap-pinch"]);
    acts(&mut map, &given);
    let (answers, verdict) = (map.state.answers.clone(), map.state.verdict());
    assert!(verdict.is_rest_only());
    acts(&mut map, &["undo", "undo", "toggle plan"]);
    assert_eq!(map.state.answers, answers);
    // The mark that asked is gone with its step; marked again, the answer still holds.
    acts(
        &mut map,
        &["undo", "redo", "mark breastbone midline", "toggle plan"],
    );
    assert_eq!(map.state.verdict(), verdict);
    assert_eq!(open(&mut map), Vec::<&str>::new());
}

#[test]
fn in_an_emergency_a_step_of_the_plan_opens_nothing() {
    let danger = ["mark breast left", "answer chest-heart yes"];
    let mut map = after(&["plan drop upper-trap-pinch"]);
    acts(&mut map, &danger);
    for step in ["undo", "undo", "undo", "undo", "redo", "redo"] {
        acts(&mut map, &[step]);
        assert_eq!(map.state.open_part(), "emergency", "{step}");
        assert!(!shows(&mut map, "data-do=\"plan ") && !shows(&mut map, "data-do=\"care "));
    }
}
