//! Emergencies: asked about or told before anything else, and once answered with "yes" all there is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::cell::RefCell;

use pain_map::atlas::{
    AskWhen, CareKind, Caution, Figure, Laterality, MuscleId, RedFlagId, SelfCareId, Symptom,
    Target, TopicId, TriggerPointId, Urgency, View, ZoneId,
};
use pain_map::content::Content;
use pain_map::map::PainMap;
use pain_map::options::{Mode, Options};
use pain_map::pattern::Pattern;
use pain_map::ranking::Felt;
use pain_map::render::node::{Element, Node};
use pain_map::safety::{Answer, MAX_QUESTIONS};
use pain_map::state::{Action, Fold, Kind, Outcome, PlanStep};
use proptest::prelude::*;
use proptest::sample::select;

use common::{all, attr, has_class, words};

fn fresh() -> PainMap {
    thread_local!(static MAP: RefCell<Option<PainMap>> = const { RefCell::new(None) });
    let make = || {
        PainMap::new(Options {
            show_pelvic: true,
            share: true,
            emergency_number: Some("112".to_owned()),
            booking_url: Some("/book".to_owned()),
            ..Options::default()
        })
    };
    MAP.with_borrow_mut(|map| map.get_or_insert_with(make).clone())
}

fn emergencies() -> Vec<RedFlagId> {
    let all = RedFlagId::all();
    all.filter(|flag| flag.row().urgency == Urgency::Emergency)
        .collect()
}

fn zone() -> impl Strategy<Value = (ZoneId, Laterality)> {
    let sided = |zone: ZoneId| {
        let side = match zone.row().sided {
            true => Laterality::Right,
            false => Laterality::Midline,
        };
        (zone, side)
    };
    select(ZoneId::all().collect::<Vec<_>>()).prop_map(sided)
}

/// Marks, some of them numb, tingling or burning.
fn marks(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Action>> {
    let mark = (zone(), proptest::option::of(select(Kind::ALL)));
    let mark = mark.prop_map(|((zone, side), kind)| {
        let kind = kind.map(|kind| Action::ToggleKind(zone, side, kind));
        std::iter::once(Action::Mark(zone, side))
            .chain(kind)
            .collect::<Vec<_>>()
    });
    proptest::collection::vec(mark, n).prop_map(|marks| marks.concat())
}

/// Whether an emergency is listed for a mark, or its symptom is felt in its regions: read off the
/// data, without the code that decides what is asked.
fn fits(flag: RedFlagId, map: &PainMap) -> bool {
    let row = flag.row();
    row.ask_when == AskWhen::ZoneOrMuscle
        && map.state.marks.iter().any(|mark| {
            let feels = |kind| match kind {
                Kind::Burning => row.symptoms.has(Symptom::Burning as usize),
                Kind::Tingling => row.symptoms.has(Symptom::Tingling as usize),
                Kind::Numb => row.symptoms.has(Symptom::Numbness as usize),
                Kind::Aching | Kind::Sharp => false,
            };
            let here = row.regions.has(mark.zone.row().region as usize);
            row.zones.contains(&mark.zone) || (here && mark.kinds.iter().any(feels))
        })
}

/// What an emergency leaves, whatever happened before.
fn assert_nothing_but_the_call(map: &mut PainMap, after: &str) {
    let markup = map.markup();
    let elements = all(&markup);
    assert_eq!(attr(&markup, "data-open"), Some("emergency"), "{after}");
    for class in ["sheet", "results", "summary", "care", "matches", "advice"] {
        let found = elements.iter().any(|element| has_class(element, class));
        assert!(!found, "{class} after {after}");
    }
    let panel = elements
        .iter()
        .find(|element| has_class(element, "panel"))
        .unwrap();
    assert!(has_class(panel, "emergency"), "{after}");
    let first = map.state.worries().emergency[0];
    let back = Action::Answer(first, None).to_string();
    for element in all(panel) {
        assert!(
            attr(element, "data-do").is_none_or(|action| action == back),
            "{after}"
        );
        assert!(
            attr(element, "href").is_none_or(|href| href == "tel:112"),
            "{after}"
        );
    }
    assert!(
        words(panel).contains("Call the emergency number now"),
        "{after}"
    );
    assert!(
        map.status().starts_with("Call the emergency number now"),
        "{after}"
    );
    assert!(map.state.care_here().is_empty(), "{after}");
    assert!(
        !map.state.allows_pressing(map.state.selection.target()),
        "{after}"
    );
}

/// The same for what does not stand in the panel: cards that could be opened, and the summary.
fn assert_nothing_to_do(map: &PainMap) {
    let after = "all of it";
    for care in SelfCareId::all() {
        assert!(!map.state.offers(care), "{} after {after}", care.slug());
    }
    // On paper, as text and as a picture: what was marked and answered, nothing to do.
    let paper = map.summary("1 May");
    for element in all(&paper) {
        assert!(!has_class(element, "plan"), "{after}");
    }
    let text = map.summary_text("1 May");
    assert!(text.contains("One answer asks for help at once"), "{after}");
    assert!(!text.contains("Your plan"), "{after}: {text}");
}

/// What a visitor or a page can do after the answer.
#[derive(Clone, Debug)]
enum Way {
    Act(Action),
    /// Presses something that is shown, anywhere on the widget.
    Button(usize),
    /// Opens the link of these marks and answers.
    Link(Vec<Action>),
    /// The page puts in a pattern.
    Import(Vec<Action>),
    /// The page sets an attribute.
    Set(&'static str, &'static str),
}

fn other_answers() -> impl Strategy<Value = Action> {
    let flag = select(RedFlagId::all().collect::<Vec<_>>());
    (flag, select(Answer::ALL)).prop_map(|(flag, answer)| Action::Answer(flag, Some(answer)))
}

fn action() -> impl Strategy<Value = Action> {
    let care = || select(SelfCareId::all().collect::<Vec<_>>());
    let point = || select(TriggerPointId::all().collect::<Vec<_>>());
    let muscle = select(MuscleId::all().collect::<Vec<_>>());
    let side = || select(&[Laterality::Left, Laterality::Right][..]);
    prop_oneof![
        3 => care().prop_map(Action::OpenCare),
        2 => (select(&[PlanStep::Add, PlanStep::Up][..]), care())
            .prop_map(|(step, care)| Action::Plan(step, care)),
        1 => (care(), select(Outcome::ALL)).prop_map(|(care, outcome)| Action::Outcome(care, outcome, None)),
        2 => select(TopicId::all().collect::<Vec<_>>()).prop_map(Action::OpenTopic),
        2 => (point(), side()).prop_map(|(point, side)| Action::Choose(Target::Spot(point, side))),
        2 => (muscle, side()).prop_map(|(muscle, side)| Action::Choose(Target::Muscle(muscle, side))),
        2 => zone().prop_map(|(zone, side)| Action::Choose(Target::Zone(zone, side))),
        2 => zone().prop_map(|(zone, side)| Action::Mark(zone, side)),
        1 => zone().prop_map(|(zone, side)| Action::Unmark(zone, side)),
        1 => zone().prop_map(|zone| Action::Edit(Some(zone))),
        2 => (point(), side()).prop_map(|(point, side)| Action::Felt(point, side, Some(Felt::Yes))),
        4 => select(Fold::ALL).prop_map(Action::Toggle),
        2 => any::<bool>().prop_map(Action::SkipQuestions),
        2 => any::<bool>().prop_map(Action::Fit),
        1 => select(Caution::ALL).prop_map(Action::Has),
        1 => select(Figure::ALL).prop_map(Action::SetFigure),
        1 => select(View::ALL).prop_map(Action::Show),
        2 => select(&[Mode::Spot, Mode::Pain][..]).prop_map(Action::SetMode),
        2 => select(&["heat", "neck stretch", "ball", "low back"][..])
            .prop_map(|words| Action::Search(words.to_owned())),
        1 => select(&[320.0, 360.0, 900.0][..])
            .prop_map(|width| Action::Resize { width, height: 640.0, stage_width: width }),
        4 => select(&[
            Action::OpenResult, Action::Undo, Action::Redo, Action::Back, Action::Escape,
            Action::CloseCare, Action::CloseTopic, Action::Matches, Action::Edit(None), Action::Flip,
            Action::Clear,
        ][..]),
    ]
}

fn way() -> impl Strategy<Value = Way> {
    let pattern = || {
        let answers = proptest::collection::vec(other_answers(), 0..6);
        (marks(0..4), answers).prop_map(|(marks, answers)| [marks, answers].concat())
    };
    prop_oneof![
        6 => action().prop_map(Way::Act),
        1 => other_answers().prop_map(Way::Act),
        3 => (0_usize..400).prop_map(Way::Button),
        1 => pattern().prop_map(Way::Link),
        1 => pattern().prop_map(Way::Import),
        1 => select(&[
            ("mode", "spot"), ("mode", "pain"), ("selected", "trapezius left"), ("selected", "none"), ("view", "back"),
            ("figure", "child"), ("show-pelvic", ""), ("view", "hand-palm"), ("layers", "muscle"),
        ][..]).prop_map(|(name, value)| Way::Set(name, value)),
    ]
}

/// Whether an action is how a visitor takes the answer back: by its question.
fn takes_back(action: &Action, flag: RedFlagId) -> bool {
    match action {
        Action::Answer(other, answer) => *other == flag && *answer != Some(Answer::Yes),
        _ => false,
    }
}

fn pattern_of(actions: Vec<Action>) -> Pattern {
    let mut other = fresh();
    for action in actions {
        other.apply(action);
    }
    other.pattern()
}

/// Goes a way, but not one of those that take the answer back.
fn go(map: &mut PainMap, way: Way, flag: RedFlagId) {
    let action = match way {
        Way::Act(action) => Some(action),
        Way::Button(idx) => {
            let markup = map.markup();
            let elements = all(&markup);
            let actions = elements
                .iter()
                .filter_map(|element| attr(element, "data-do"));
            let actions: Vec<Action> = actions.map(|text| text.parse().unwrap()).collect();
            actions.get(idx % actions.len().max(1)).cloned()
        }
        Way::Link(actions) => {
            map.open_link(&pattern_of(actions).to_link());
            None
        }
        Way::Import(actions) => {
            map.set_pattern(pattern_of(actions));
            None
        }
        Way::Set(name, value) => {
            let _ = map.set_option(name, Some(value));
            None
        }
    };
    if let Some(action) = action.filter(|action| !takes_back(action, flag)) {
        map.apply(action);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every emergency of the marks is asked about, answered, or told with the number to call
    /// before the first match and before any self-care, at every point of the questions.
    #[test]
    fn every_emergency_of_the_marks_is_asked_or_told(marks in marks(1..12), n_answered in 0_usize..9, skips: bool) {
        let mut map = fresh();
        map.apply(Action::SetMode(Mode::Pain));
        for action in marks {
            map.apply(action);
        }
        map.apply(Action::Edit(None));
        for _ in 0..n_answered {
            let open = map.state.verdict().open;
            if let Some(flag) = open.first() {
                map.apply(Action::Answer(*flag, Some(Answer::No)));
            }
        }
        map.apply(Action::SkipQuestions(skips));
        let asked = map.state.questions();
        prop_assert!(asked.len() <= MAX_QUESTIONS);
        let levels: Vec<Urgency> = asked.iter().map(|flag| flag.row().urgency).collect();
        prop_assert!(levels.is_sorted(), "emergencies first: {levels:?}");
        let content = Content::embedded("en");
        let markup = map.markup();
        let elements = all(&markup);
        let shown_first = |element: &&&Element| ["matches", "care"].iter().any(|class| has_class(element, class));
        let end = elements.iter().position(|element| shown_first(&element)).unwrap();
        let box_of = |element: &&&Element| has_class(element, "warning") && has_class(element, "emergency");
        let told = elements[..end].iter().find(box_of).map(|element| words(element)).unwrap_or_default();
        let answered = |flag: RedFlagId| map.state.answers.iter().any(|(other, _)| *other == flag);
        for flag in emergencies().into_iter().filter(|flag| fits(*flag, &map)) {
            if answered(flag) || (asked.contains(&flag) && !skips) {
                continue;
            }
            let sign = content.red_flag(flag).unwrap().short;
            prop_assert!(told.contains(sign), "{} is neither asked nor told: {told}", flag.slug());
            prop_assert!(told.contains("112"), "{told}");
        }
    }

    #[test]
    fn after_a_yes_no_way_leads_to_self_care(
        flag in select(emergencies()),
        before in proptest::collection::vec(way(), 0..8),
        ways in proptest::collection::vec(way(), 1..14),
    ) {
        let mut map = fresh();
        map.apply("mark breast left".parse().unwrap());
        for way in before {
            go(&mut map, way, flag);
        }
        map.apply(Action::Answer(flag, Some(Answer::Yes)));
        assert_nothing_but_the_call(&mut map, "the answer");
        for way in ways {
            let after = format!("{way:?}");
            go(&mut map, way, flag);
            assert_nothing_but_the_call(&mut map, &after);
        }
        assert_nothing_to_do(&map);
    }

    #[test]
    fn not_sure_about_an_emergency_stands_above_every_page(
        flag in select(emergencies()),
        ways in proptest::collection::vec(action(), 1..14),
    ) {
        let content = Content::embedded("en");
        let message = content.red_flag(flag).unwrap().message;
        let mut map = fresh();
        map.apply("mark breast left".parse().unwrap());
        map.apply(Action::Answer(flag, Some(Answer::NotSure)));
        for action in ways {
            map.apply(action);
            if map.state.answers.is_empty() || map.state.open_part() == "summary" {
                continue;
            }
            let markup = map.markup();
            let elements = all(&markup);
            let body = elements.iter().find(|element| has_class(element, "panel-body")).unwrap();
            let first = body.children.iter().find_map(Node::element).unwrap();
            prop_assert!(has_class(first, "advice"), "{:?}", first.attributes);
            prop_assert!(words(first).contains(message));
            let calls = all(first).iter().any(|element| attr(element, "href") == Some("tel:112"));
            prop_assert!(calls);
            let sections = elements.iter().filter(|element| has_class(element, "advice"));
            prop_assert_eq!(sections.count(), 1);
            for care in SelfCareId::all().filter(|care| map.state.offers(*care)) {
                let rests = [CareKind::Posture, CareKind::Aftercare, CareKind::SeeAProfessional];
                prop_assert!(rests.contains(&care.row().kind), "{}", care.slug());
            }
        }
    }
}

/// The ways that the property draws from are ways to self-care: without the answer they get there.
#[test]
fn the_same_ways_lead_to_self_care_without_the_answer() {
    let mut map = fresh();
    for text in [
        "questions skip",
        "spot infraspinatus.1 right",
        "fit done",
        "care infraspinatus-ball",
    ] {
        map.apply(text.parse().unwrap());
    }
    let markup = map.markup();
    let shown = all(&markup);
    assert!(shown.iter().any(|element| has_class(element, "steps")));
    assert_eq!(attr(&markup, "data-open"), Some("care"));
}

#[test]
fn an_import_keeps_an_emergency_and_taking_it_back_ends_it() {
    let mut map = fresh();
    map.apply("mark breast left".parse().unwrap());
    map.apply("answer chest-heart yes".parse().unwrap());
    let calm = pattern_of(vec![
        "mark temple left".parse().unwrap(),
        "answer chest-heart no".parse().unwrap(),
    ]);
    map.set_pattern(calm);
    assert!(map.state.worries().is_emergency());
    assert_eq!(map.state.marks.len(), 1);
    map.apply("answer chest-heart none".parse().unwrap());
    assert!(!map.state.worries().is_emergency());
}

#[test]
fn a_page_that_chooses_nothing_leaves_marks_and_answers() {
    let mut map = fresh();
    for text in ["mark breast left", "answer chest-heart yes", "mode spot"] {
        map.apply(text.parse().unwrap());
    }
    for selected in [Some("no such spot"), Some(""), None] {
        map.apply("spot infraspinatus.1 right".parse().unwrap());
        let known = map.set_option("selected", selected).is_ok();
        assert_nothing_but_the_call(&mut map, "a selection that is taken away");
        assert_eq!(map.state.marks.len(), 1);
        assert_eq!(
            map.state.selection.target().is_none(),
            known,
            "{selected:?}"
        );
    }
}

#[test]
fn a_link_with_an_emergency_opens_its_page() {
    for flag in emergencies() {
        let pattern = pattern_of(vec![
            "mark breast left".parse().unwrap(),
            Action::Answer(flag, Some(Answer::Yes)),
        ]);
        let mut map = fresh();
        map.open_link(&pattern.to_link());
        assert_nothing_but_the_call(&mut map, flag.slug());
        assert_nothing_to_do(&map);
    }
}
