//! An import or an opened link is one step: what it takes back, and what outlasts it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;
#[path = "pattern/json.rs"]
mod json;

use common::acts;
use json::Json;
use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{CareKind, Figure, Laterality, RedFlagId, Target, TriggerPointId, Urgency};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::pattern::Pattern;
use pain_map::safety::{Answer, care_for};
use pain_map::state::Action;
use serde_json::{Value, json};

/// What there is to say to a question, the least careful first.
const ANSWERS: [Option<Answer>; 4] = [
    Some(Answer::No),
    None,
    Some(Answer::NotSure),
    Some(Answer::Yes),
];

fn after(actions: &[&str]) -> PainMap {
    thread_local!(static FRESH: PainMap = PainMap::new(Options {
        show_pelvic: true,
        ..Options::default()
    }));
    let mut map = FRESH.with(Clone::clone);
    acts(&mut map, actions);
    map
}

/// A pattern with these fields.
fn pattern(fields: Value) -> Pattern {
    let mut value = json!({ "format": "pain-map-pattern", "version": 1 });
    let fields = fields.as_object().unwrap().clone();
    value.as_object_mut().unwrap().extend(fields);
    Pattern::read(&Json(value)).unwrap().0
}

fn flag(slug: &str) -> RedFlagId {
    RedFlagId::from_slug(slug).unwrap()
}

fn of_urgency(urgency: Urgency) -> impl Iterator<Item = RedFlagId> {
    RedFlagId::all().filter(move |flag| flag.row().urgency == urgency)
}

/// A pattern of other marks that says this to a question.
fn told(flag: RedFlagId, answer: Option<Answer>) -> Pattern {
    let answers: Vec<Value> = answer
        .iter()
        .map(|answer| json!({ "warning": flag.slug(), "answer": answer.slug() }))
        .collect();
    let marks = json!([{ "zone": "temple", "side": "left" }]);
    pattern(json!({ "marks": marks, "answers": answers }))
}

#[test]
fn the_answers_of_another_are_taken_back_with_the_link() {
    let heart = flag("chest-heart");
    let mut map = after(&["mark breastbone midline", "answer chest-heart unsure"]);
    let verdict = map.state.verdict();
    assert!(verdict.is_rest_only());
    map.open_link(&told(heart, Some(Answer::No)).to_link());
    assert_eq!(map.state.answer_to(heart), Some(Answer::No));
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.marks.len(), 1);
    assert_eq!(map.state.verdict(), verdict);
    acts(&mut map, &["questions skip"]);
    for kind in [CareKind::Pressure, CareKind::Stretch] {
        assert!(!map.state.verdict().allows(kind));
    }
    // Forward again, the link's own answer is back.
    acts(&mut map, &["redo"]);
    assert_eq!(map.state.answer_to(heart), Some(Answer::No));
}

#[test]
fn of_two_answers_the_more_careful_outlasts() {
    let careful = |answer| ANSWERS.iter().position(|other| *other == answer);
    let flag = of_urgency(Urgency::Urgent).next().unwrap();
    for case in 0..64 {
        let [found, left, given] = [case % 4, case / 4 % 4, case / 16].map(|at| ANSWERS[at]);
        let mut map = after(&["mark breastbone midline"]);
        map.apply(Action::Answer(flag, found));
        map.set_pattern(told(flag, left));
        map.apply(Action::Answer(flag, given));
        acts(&mut map, &["undo"]);
        let own = given != left && careful(given) > careful(found);
        let expected = if own { given } else { found };
        assert_eq!(
            map.state.answer_to(flag),
            expected,
            "{found:?} {left:?} {given:?}"
        );
        acts(&mut map, &["redo"]);
        assert_eq!(
            map.state.answer_to(flag),
            given,
            "{found:?} {left:?} {given:?}"
        );
    }
}

#[test]
fn an_answer_between_undo_and_redo_outlasts_too() {
    let heart = flag("chest-heart");
    let mut map = after(&["mark breastbone midline"]);
    map.set_pattern(told(heart, Some(Answer::No)));
    acts(&mut map, &["undo", "answer chest-heart unsure", "redo"]);
    assert_eq!(map.state.answer_to(heart), Some(Answer::NotSure));
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.answer_to(heart), Some(Answer::NotSure));
}

#[test]
fn an_emergency_stays_until_its_page_takes_it_back() {
    for flag in of_urgency(Urgency::Emergency) {
        let mut map = after(&["mark breastbone midline"]);
        map.set_pattern(told(flag, Some(Answer::Yes)));
        acts(&mut map, &["undo", "redo", "undo"]);
        assert!(map.state.worries().is_emergency(), "{}", flag.slug());
        map.apply(Action::Answer(flag, None));
        assert!(!map.state.worries().is_emergency(), "{}", flag.slug());
    }
}

#[test]
fn questions_are_skipped_again_only_where_nobody_asked_since() {
    let skip = |skips| {
        if skips {
            "questions skip"
        } else {
            "questions ask"
        }
    };
    for case in 0..8 {
        let [found, left, given] = [case & 1, case & 2, case & 4].map(|bit| bit != 0);
        let mut map = after(&["mark breastbone midline", skip(found)]);
        map.set_pattern(pattern(json!({ "skipped": left })));
        acts(&mut map, &[skip(given), "undo"]);
        assert_eq!(map.state.skipped, found && (given || !left), "{case}");
        acts(&mut map, &["redo"]);
        assert_eq!(map.state.skipped, given, "{case}");
    }
}

/// The ways to a plan of one entry.
const PLANS: &[&str] = &[
    "questions skip",
    "spot upper-trapezius.1 left",
    "fit done",
    "plan add upper-trap-stretch",
];

#[test]
fn an_empty_plan_empties_and_none_leaves_it() {
    let mut map = after(PLANS);
    let plan = map.state.plan.clone();
    assert_eq!(plan.len(), 1);
    for said in [
        json!({}),
        json!({ "plan": null }),
        json!({ "plan": "none" }),
    ] {
        map.set_pattern(pattern(said));
        assert_eq!(map.state.plan, plan);
    }
    map.open_link(&after(&["mark temple left"]).pattern().to_link());
    assert_eq!(map.state.plan, plan);
    // What another map exports is all that is there afterwards.
    let other = after(&["mark temple left"]).pattern();
    let export: Value = serde_json::from_str(&other.to_json()).unwrap();
    assert_eq!(export["plan"], json!([]));
    map.set_pattern(Pattern::read(&Json(export)).unwrap().0);
    assert!(map.state.plan.is_empty());
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.plan, plan);
    acts(&mut map, &["redo"]);
    assert!(map.state.plan.is_empty());
}

#[test]
fn what_is_planned_after_a_link_is_taken_back_before_it() {
    let mut map = after(&[]);
    map.open_link(&after(&["mark temple left"]).pattern().to_link());
    acts(&mut map, PLANS);
    let plan = map.state.plan.clone();
    assert_eq!(plan.len(), 1);
    acts(&mut map, &["undo"]);
    assert!(map.state.plan.is_empty());
    assert_eq!(map.state.marks.len(), 1, "what came with the link stays");
    while map.state.can_undo() {
        acts(&mut map, &["undo"]);
    }
    assert!(map.state.marks.is_empty() && map.state.plan.is_empty());
    while map.state.can_redo() {
        acts(&mut map, &["redo"]);
    }
    assert_eq!((map.state.marks.len(), &map.state.plan), (1, &plan));
}

#[test]
fn a_plan_from_before_an_import_comes_back_without_what_the_body_hides() {
    let point = TriggerPointId::from_slug("levator-ani.1").unwrap();
    let care = care_for(Target::Spot(point, Laterality::Left), BitSet::default())[0].slug();
    let plan = json!([{ "care": care, "spot": point.slug(), "side": "left" }]);
    let mut map = after(&["figure female"]);
    map.set_pattern(pattern(json!({ "plan": plan })));
    assert_eq!(map.state.plan.len(), 1, "{care}");
    map.set_pattern(pattern(json!({ "figure": "child" })));
    assert!(map.state.plan.is_empty());
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.plan.len(), 1);
    acts(&mut map, &["redo"]);
    assert!(map.state.plan.is_empty());
}

#[test]
fn the_body_comes_back_with_what_it_shows() {
    let mut map = after(&["figure female", "mark perineum midline"]);
    map.set_pattern(pattern(json!({ "figure": "child" })));
    assert_eq!(map.state.figure, Figure::Child);
    assert!(map.state.marks.is_empty());
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.figure, Figure::Female);
    assert_eq!(map.state.marks.len(), 1);
    acts(&mut map, &["redo"]);
    assert_eq!(map.state.figure, Figure::Child);
    assert!(map.state.marks.is_empty());
    assert!(map.state.can_undo());
}

#[test]
fn what_the_body_before_hides_is_not_looked_at() {
    let mut map = after(&["figure child", "mark temple left"]);
    map.set_pattern(pattern(json!({ "figure": "female" })));
    acts(&mut map, &["focus zone perineum midline", "undo"]);
    assert_eq!(map.state.figure, Figure::Child);
    assert!(map.state.can_redo());
    let focus = map.state.focus;
    assert!(!focus.is_some_and(|target: Target| map.state.hides(target)));
}
