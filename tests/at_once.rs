//! Emergencies of a place that is not marked: asked about all at once, or one by one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::cell::RefCell;
use std::collections::BTreeSet;

use pain_map::atlas::{
    Laterality, MuscleId, RedFlagId, SelfCareId, Target, TriggerPointId, Urgency, ZoneId,
};
use pain_map::content::Content;
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::safety::{Answer, care_for, concerns_of, red_flags};
use pain_map::state::{Action, Focus};
use proptest::prelude::*;
use proptest::sample::select;

use common::{acts, all, attr, has_class, words};

fn fresh() -> PainMap {
    thread_local!(static MAP: RefCell<Option<PainMap>> = const { RefCell::new(None) });
    let make = || {
        PainMap::new(Options {
            show_pelvic: true,
            emergency_number: Some("112".to_owned()),
            ..Options::default()
        })
    };
    MAP.with_borrow_mut(|map| map.get_or_insert_with(make).clone())
}

fn at(actions: &[&str]) -> PainMap {
    let mut map = fresh();
    acts(&mut map, actions);
    map
}

/// What the widget shows.
struct Seen {
    /// What its buttons do.
    actions: Vec<String>,
    /// The lines of the box of emergencies, in their order.
    lines: Vec<String>,
    /// Rows of given answers.
    n_given: usize,
}

impl Seen {
    fn of(map: &mut PainMap) -> Self {
        let markup = map.markup();
        let elements = all(&markup);
        let mut boxes = elements
            .iter()
            .filter(|element| has_class(element, "warning") && has_class(element, "emergency"));
        let found = boxes.next();
        assert!(boxes.next().is_none(), "two boxes");
        assert!(found.is_none_or(|found| words(found).contains("Call 112")));
        let inside = found.map(|found| all(found)).unwrap_or_default();
        let signs = inside.iter().filter(|element| has_class(element, "sign"));
        let given = elements
            .iter()
            .filter(|element| has_class(element, "given"));
        let actions = elements
            .iter()
            .filter_map(|element| attr(element, "data-do"));
        Self {
            actions: actions.map(str::to_owned).collect(),
            lines: signs.map(|sign| words(sign)).collect(),
            n_given: given.count(),
        }
    }

    fn does(&self, action: &str) -> usize {
        self.actions.iter().filter(|other| *other == action).count()
    }

    fn n_cards(&self) -> usize {
        let cards = self.actions.iter();
        cards.filter(|action| action.starts_with("care ")).count()
    }
}

fn does(map: &mut PainMap, action: &str) -> usize {
    Seen::of(map).does(action)
}

fn lines(map: &mut PainMap) -> Vec<String> {
    Seen::of(map).lines
}

fn short(flag: RedFlagId) -> String {
    thread_local!(static CONTENT: Content = Content::embedded("en"));
    CONTENT.with(|content| content.red_flag(flag).unwrap().short.to_owned())
}

/// Emergencies that the page of a place warns of.
fn emergencies(place: Target) -> BTreeSet<RedFlagId> {
    let (zones, muscles) = concerns_of(place);
    let flags = red_flags(&zones, &muscles).into_iter();
    flags
        .filter(|flag| flag.row().urgency == Urgency::Emergency)
        .collect()
}

fn spots() -> impl Iterator<Item = Target> {
    TriggerPointId::all().map(|point| Target::Spot(point, Laterality::Right))
}

fn places() -> Vec<Target> {
    let muscles = MuscleId::all().map(|muscle| Target::Muscle(muscle, Laterality::Left));
    let zones = ZoneId::all().map(|zone| Target::Zone(zone, Laterality::Left));
    spots().chain(muscles).chain(zones).collect()
}

#[test]
fn one_press_opens_care_at_every_place() {
    for place in places() {
        let mut map = fresh();
        map.apply(Action::Choose(place));
        let asked = emergencies(place);
        let before = Seen::of(&mut map);
        if asked.is_empty() {
            assert_eq!(before.does("emergencies none"), 0, "{place}");
            continue;
        }
        assert!(map.state.verdict().waits(), "{place}");
        assert_eq!(before.does("emergencies none"), 1, "{place}");
        assert_eq!(before.lines.len(), asked.len(), "{place}");
        let listed: BTreeSet<String> = before.lines.iter().cloned().collect();
        assert_eq!(listed, asked.iter().map(|flag| short(*flag)).collect());
        assert_eq!(before.n_cards(), 0, "{place}");
        let effects = map.apply(Action::Deny(true));
        assert_eq!(effects.focus, Focus::Question);
        assert!(effects.events.is_empty(), "an answer is no part of events");
        let given: Vec<_> = asked.into_iter().map(|flag| (flag, Answer::No)).collect();
        assert_eq!(map.state.answers, given, "{place}");
        assert!(!map.state.verdict().blocks_care(), "{place}");
        map.apply(Action::Fit(true));
        let after = Seen::of(&mut map);
        assert_eq!(after.does("emergencies none"), 0, "{place}");
        assert_eq!(after.lines, before.lines[..before.lines.len().min(4)]);
        let offers = !care_for(place, Default::default()).is_empty();
        assert_eq!(after.n_cards() > 0, offers, "{place}");
    }
}

#[test]
fn every_sign_is_a_line_of_its_own_until_it_is_denied() {
    let mut map = at(&["spot upper-trapezius.1 right"]);
    let first = lines(&mut map);
    assert_eq!(first.len(), 11, "{first:?}");
    acts(&mut map, &["emergencies none"]);
    assert_eq!(lines(&mut map), first[..4], "the closest stay");
    acts(&mut map, &["toggle warnings"]);
    assert_eq!(lines(&mut map).len(), 11, "the others are behind the fold");
    // Passed over is not denied.
    let mut map = at(&["spot upper-trapezius.1 right", "questions skip"]);
    assert_eq!(lines(&mut map), first);
    assert_eq!(does(&mut map, "emergencies none"), 0);
    acts(&mut map, &["questions ask"]);
    assert_eq!(does(&mut map, "emergencies none"), 1);
}

#[test]
fn one_by_one_asks_for_each_and_says_none_twice() {
    let mut map = at(&["spot upper-trapezius.1 right", "toggle each"]);
    let mut open = map.state.verdict().open;
    assert_eq!(open.len(), 11);
    while let Some(flag) = open.first() {
        for answer in ["yes", "no", "unsure"] {
            assert_eq!(
                does(&mut map, &format!("answer {} {answer}", flag.slug())),
                1
            );
        }
        assert_eq!(does(&mut map, "questions skip"), 1);
        for all in ["emergencies none", "toggle each"] {
            assert_eq!(does(&mut map, all), 0, "{all}");
        }
        let markup = map.markup();
        let elements = all(&markup);
        let at = |class| elements.iter().position(|its| has_class(its, class));
        assert!(
            at("question") < at("warning"),
            "the question keeps its place"
        );
        let listed = lines(&mut map);
        assert!(
            open.len() == 1 || !listed.contains(&short(*flag)),
            "said twice"
        );
        for other in &open[1..] {
            assert!(listed.contains(&short(*other)), "{}", other.slug());
        }
        map.apply(Action::Answer(*flag, Some(Answer::No)));
        let (_, rest) = open.split_first().unwrap();
        assert_eq!(map.state.verdict().open, rest, "in the order of nearness");
        open = rest.to_vec();
    }
    assert!(!map.state.verdict().blocks_care());
}

#[test]
fn a_worry_ends_all_at_once() {
    for worry in ["unsure", "yes"] {
        let mut map = at(&["spot upper-trapezius.1 right"]);
        let flag = map.state.verdict().open[2];
        acts(&mut map, &[&format!("answer {} {worry}", flag.slug())]);
        assert_eq!(does(&mut map, "emergencies none"), 0, "{worry}");
        let answers = map.state.answers.clone();
        acts(&mut map, &["emergencies none"]);
        assert_eq!(map.state.answers, answers, "{worry}");
        acts(&mut map, &[&format!("answer {} none", flag.slug())]);
        assert_eq!(does(&mut map, "emergencies none"), 1, "{worry}");
    }
}

#[test]
fn one_by_one_ends_with_the_page() {
    for way in ["spot soleus.1 left", "toggle list", "clear", "back"] {
        let mut map = at(&["spot upper-trapezius.1 right", "toggle each", way]);
        acts(&mut map, &["spot upper-trapezius.1 right"]);
        assert_eq!(does(&mut map, "emergencies none"), 1, "{way}");
    }
}

#[test]
fn what_was_denied_is_one_row_and_taken_back_together() {
    let mut map = at(&[
        "spot upper-trapezius.1 right",
        "emergencies none",
        "toggle questions",
    ]);
    assert_eq!(Seen::of(&mut map).n_given, 1);
    assert_eq!(does(&mut map, "emergencies again"), 1);
    acts(&mut map, &["emergencies again"]);
    assert!(map.state.answers.is_empty());
    assert_eq!(does(&mut map, "emergencies none"), 1);
    // Noes to questions of the marks keep rows of their own; a worry always does.
    let mut map = at(&[
        "mark breastbone midline",
        "answer chest-heart no",
        "answer chest-lung no",
    ]);
    acts(
        &mut map,
        &[
            "answer arm-clot unsure",
            "answer headache-stroke no",
            "emergencies again",
        ],
    );
    let kept: Vec<&str> = map
        .state
        .answers
        .iter()
        .map(|(flag, _)| flag.slug())
        .collect();
    assert!(
        kept.contains(&"chest-heart") && kept.contains(&"arm-clot"),
        "{kept:?}"
    );
    assert!(!kept.contains(&"headache-stroke"), "{kept:?}");
}

#[test]
fn undo_clear_and_import_treat_it_as_other_answers() {
    let mut map = at(&["spot upper-trapezius.1 right"]);
    let undo = map.state.can_undo();
    acts(&mut map, &["emergencies none"]);
    assert_eq!(map.state.can_undo(), undo);
    let answers = map.state.answers.clone();
    acts(&mut map, &["undo"]);
    assert_eq!(map.state.answers, answers, "an answer is no step");
    acts(&mut map, &["mark heel-back left"]);
    let pattern = map.pattern();
    acts(&mut map, &["clear"]);
    assert!(map.state.answers.is_empty());
    map.set_pattern(pattern);
    assert_eq!(map.state.answers, answers);
}

#[test]
fn marks_elsewhere_keep_their_questions() {
    let mut map = at(&["mark calf-lateral left", "spot upper-trapezius.1 right"]);
    let by_marks = map.state.verdict_of_marks().open;
    assert!(!by_marks.is_empty());
    for flag in &by_marks {
        assert_eq!(
            does(&mut map, &format!("answer {} no", flag.slug())),
            0,
            "one at a time"
        );
    }
    acts(&mut map, &["emergencies none"]);
    assert!(map.state.verdict().waits());
    assert_eq!(map.state.verdict().open, by_marks);
    assert_eq!(
        does(&mut map, &format!("answer {} no", by_marks[0].slug())),
        1
    );
}

#[test]
fn a_mark_asks_anew_about_what_was_denied_without_it() {
    let chest = RedFlagId::from_slug("chest-heart").unwrap();
    let denied = &["spot upper-trapezius.1 right", "emergencies none"];
    let mut map = at(denied);
    let n_denied = map.state.answers.len();
    assert_eq!(map.state.answer_to(chest), Some(Answer::No));
    acts(&mut map, &["mark heel-back left"]);
    assert_eq!(map.state.answers.len(), n_denied, "it fits none of them");
    acts(&mut map, &["mark breastbone midline"]);
    assert_eq!(map.state.answer_to(chest), None);
    assert!(map.state.verdict().open.contains(&chest));
    // What was said to the question itself holds, whatever is marked next.
    acts(
        &mut map,
        &["answer chest-heart no", "mark upper-chest left"],
    );
    assert_eq!(map.state.answer_to(chest), Some(Answer::No));
    // So does a kind of pain.
    let stroke = RedFlagId::from_slug("headache-stroke").unwrap();
    let mut map = at(denied);
    acts(&mut map, &["mark radial-forearm left"]);
    assert_eq!(map.state.answer_to(stroke), Some(Answer::No));
    acts(&mut map, &["kind radial-forearm left numb"]);
    assert_eq!(map.state.answer_to(stroke), None);
}

#[test]
fn a_card_of_the_plan_asks_for_its_own_place_whatever_is_chosen() {
    let mut map = at(&[
        "spot pectoralis-major-sternal.1 right",
        "emergencies none",
        "fit done",
    ]);
    let care = SelfCareId::from_slug("pec-doorway").unwrap();
    map.apply("plan add pec-doorway".parse().unwrap());
    assert!(map.state.planned(care).is_some());
    let pattern = map.pattern();
    let mut map = at(&[]);
    map.set_pattern(pattern);
    map.state.answers.clear();
    acts(&mut map, &["spot soleus.1 left", "emergencies none"]);
    assert!(!map.state.verdict().blocks_care());
    acts(&mut map, &["toggle plan", "care pec-doorway"]);
    let open = map.state.verdict().open;
    assert_eq!(open[0].slug(), "chest-heart");
    assert_eq!(does(&mut map, "emergencies none"), 1);
    acts(&mut map, &["emergencies none"]);
    assert!(!map.state.verdict().blocks_care());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// What was said at one place opens another only where it was said of all its emergencies; what
    /// is new there comes first.
    #[test]
    fn denying_at_one_place_opens_no_other(visit in proptest::collection::vec(select(places()), 1..5)) {
        let mut map = fresh();
        let mut denied = BTreeSet::new();
        for place in visit {
            map.apply(Action::Choose(place));
            let here = emergencies(place);
            let fresh: BTreeSet<_> = here.difference(&denied).copied().collect();
            prop_assert_eq!(map.state.verdict().waits(), !fresh.is_empty());
            if !fresh.is_empty() {
                let seen = Seen::of(&mut map);
                prop_assert!(map.state.care_here().is_empty() && seen.n_cards() == 0);
                let first: BTreeSet<_> = seen.lines.into_iter().take(fresh.len()).collect();
                prop_assert_eq!(first, fresh.iter().map(|flag| short(*flag)).collect());
            }
            map.apply(Action::Deny(true));
            denied.extend(here);
            let known: BTreeSet<_> = map.state.answers.iter().map(|(flag, _)| *flag).collect();
            prop_assert_eq!(&known, &denied);
        }
    }
}
