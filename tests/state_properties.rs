//! Promises that hold after any sequence of actions.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::cell::RefCell;
use std::collections::BTreeSet;

use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    CareKind, Caution, Figure, Laterality, MuscleId, RedFlagId, Region, SelfCareId, SelfPressure,
    Target, TopicId, TriggerPointId, Urgency, View, ZoneId,
};
use pain_map::geometry::Point;
use pain_map::map::PainMap;
use pain_map::options::{Layer, Mode, Options};
use pain_map::ranking::Felt;
use pain_map::referral::of_point;
use pain_map::render::node::{Element, Node};
use pain_map::safety::{Answer, care_for, pressure, reasons, red_flags};
use pain_map::state::{
    Action, Direction, Fold, Kind, MAX_PLAN, Outcome, PlanStep, Selection, State, Tool, Turn,
};
use proptest::prelude::*;
use proptest::sample::select;

fn target() -> impl Strategy<Value = Target> {
    let side = || select(Laterality::ALL);
    prop_oneof![
        (select(MuscleId::all().collect::<Vec<_>>()), side())
            .prop_map(|(id, side)| Target::Muscle(id, side)),
        (select(TriggerPointId::all().collect::<Vec<_>>()), side())
            .prop_map(|(id, side)| Target::Spot(id, side)),
        (select(ZoneId::all().collect::<Vec<_>>()), side())
            .prop_map(|(id, side)| Target::Zone(id, side)),
    ]
}

fn hundredths(range: std::ops::Range<i32>) -> impl Strategy<Value = f64> {
    range.prop_map(|value| f64::from(value) / 100.0)
}

fn press() -> impl Strategy<Value = Action> {
    (
        select(View::ALL),
        hundredths(-25_000..25_000),
        hundredths(-2_000..104_000),
        hundredths(0..4_000),
    )
        .prop_map(|(view, x, y, reach)| Action::Press {
            view,
            at: Point::new(x, y),
            reach,
        })
}

fn resize() -> impl Strategy<Value = Action> {
    (
        hundredths(-100..200_000),
        hundredths(-100..120_000),
        hundredths(-100..150_000),
    )
        .prop_map(|(width, height, stage_width)| Action::Resize {
            width,
            height,
            stage_width,
        })
}

fn paint() -> impl Strategy<Value = Action> {
    let tenths = |tenths: i32| f64::from(tenths) / 10.0;
    let place =
        || (-4000..7000, -1000..11000).prop_map(move |(x, y)| Point::new(tenths(x), tenths(y)));
    (select(View::ALL), place(), place(), any::<bool>()).prop_map(|(view, from, to, begins)| {
        Action::Paint {
            view,
            from,
            to,
            begins,
        }
    })
}

fn action() -> impl Strategy<Value = Action> {
    let care = select(SelfCareId::all().collect::<Vec<_>>());
    let zone = select(ZoneId::all().collect::<Vec<_>>());
    let side = select(Laterality::ALL);
    let point = select(TriggerPointId::all().collect::<Vec<_>>());
    let flag = select(RedFlagId::all().collect::<Vec<_>>());
    prop_oneof![
        6 => press(),
        6 => target().prop_map(Action::Choose),
        3 => (zone.clone(), side.clone()).prop_map(|(zone, side)| Action::Mark(zone, side)),
        1 => (zone.clone(), side.clone()).prop_map(|(zone, side)| Action::Unmark(zone, side)),
        1 => (zone.clone(), side.clone()).prop_map(|zone| Action::Edit(Some(zone))),
        2 => (zone.clone(), side.clone(), 0_u8..=10)
            .prop_map(|(zone, side, strength)| Action::SetStrength(zone, side, strength)),
        1 => (zone, side.clone(), select(Kind::ALL))
            .prop_map(|(zone, side, kind)| Action::ToggleKind(zone, side, kind)),
        1 => select(&[Tool::Mark, Tool::Paint, Tool::Erase][..]).prop_map(Action::SetTool),
        3 => paint(),
        1 => (flag, proptest::option::of(select(Answer::ALL)))
            .prop_map(|(flag, answer)| Action::Answer(flag, answer)),
        1 => any::<bool>().prop_map(Action::SkipQuestions),
        2 => (point, side, proptest::option::of(select(Felt::ALL)))
            .prop_map(|(point, side, felt)| Action::Felt(point, side, felt)),
        1 => (
            care.clone(),
            select(Outcome::ALL),
            proptest::option::of(target())
        )
            .prop_map(|(care, outcome, place)| Action::Outcome(care, outcome, place)),
        2 => select(TopicId::all().collect::<Vec<_>>()).prop_map(Action::OpenTopic),
        3 => care.clone().prop_map(Action::OpenCare),
        2 => (select(&[PlanStep::Add, PlanStep::Drop, PlanStep::Up][..]), care)
            .prop_map(|(step, care)| Action::Plan(step, care)),
        1 => select(Caution::ALL).prop_map(Action::Has),
        2 => any::<bool>().prop_map(Action::Fit),
        2 => proptest::option::of(target()).prop_map(Action::Hover),
        2 => proptest::option::of(target()).prop_map(Action::Focus),
        3 => select(&[Direction::Up, Direction::Down, Direction::Left, Direction::Right][..]).prop_map(Action::Move),
        2 => select(View::ALL).prop_map(Action::Show),
        1 => select(&[Mode::Spot, Mode::Pain][..]).prop_map(Action::SetMode),
        1 => select(Laterality::ALL).prop_map(Action::SetSide),
        1 => select(&[Layer::Skin, Layer::Muscle, Layer::Deep][..]).prop_map(Action::SetLayer),
        1 => select(Figure::ALL).prop_map(Action::SetFigure),
        3 => select(Fold::ALL).prop_map(Action::Toggle),
        2 => select(Region::ALL).prop_map(Action::ToggleRegion),
        2 => "[a-z ]{0,14}".prop_map(Action::Search),
        1 => any::<String>().prop_filter("short", |text| text.len() < 200).prop_map(Action::Search),
        1 => select(&[Turn::Next, Turn::Previous][..]).prop_map(Action::TurnResult),
        1 => resize(),
        4 => select(&[
            Action::Escape, Action::Back, Action::Flip, Action::CloseCare, Action::CloseTopic, Action::OpenResult,
            Action::Undo, Action::Redo, Action::Clear, Action::Matches, Action::Edit(None),
        ][..]),
    ]
}

/// Presses a button that the panel shows, where the number points at one.
#[derive(Clone, Debug)]
enum Step {
    Act(Action),
    Button(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => action().prop_map(Step::Act),
        2 => (0_usize..400).prop_map(Step::Button),
    ];
    proptest::collection::vec(step, 1..24)
}

fn fresh(show_pelvic: bool) -> PainMap {
    thread_local!(static MAPS: RefCell<[Option<PainMap>; 2]> = const { RefCell::new([None, None]) });
    MAPS.with_borrow_mut(|maps| {
        let slot = &mut maps[usize::from(show_pelvic)];
        let make = || {
            let options = Options {
                show_pelvic,
                emergency_number: Some("112".to_owned()),
                ..Options::default()
            };
            PainMap::new(options)
        };
        slot.get_or_insert_with(make).clone()
    })
}

fn elements<'a>(element: &'a Element, found: &mut Vec<&'a Element>) {
    found.push(element);
    for child in &element.children {
        if let Some(child) = child.element() {
            elements(child, found);
        }
    }
}

fn all(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    elements(element, &mut found);
    found
}

fn attr<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element
        .attributes
        .iter()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.as_str())
}

fn has_class(element: &Element, class: &str) -> bool {
    attr(element, "class").is_some_and(|classes| classes.split(' ').any(|name| name == class))
}

fn words(element: &Element) -> String {
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Text(value) => text.push_str(value.as_str()),
            other => text.push_str(&other.element().map(words).unwrap_or_default()),
        }
    }
    text
}

fn do_step(map: &mut PainMap, step: Step) {
    match step {
        Step::Act(action) => {
            map.apply(action);
        }
        Step::Button(idx) => {
            let markup = map.markup();
            let doers: Vec<Action> = all(&markup)
                .iter()
                .filter_map(|element| attr(element, "data-do"))
                .map(|text| text.parse().unwrap())
                .collect();
            if let Some(action) = doers.get(idx % doers.len().max(1)) {
                map.apply(action.clone());
            }
        }
    }
}

fn check_state(map: &PainMap) {
    let state = &map.state;
    for target in [state.selection.target(), state.focus, state.hover]
        .into_iter()
        .flatten()
    {
        assert!(!state.hides(target), "{target}");
    }
    if let Some((_, side)) = state.selection.muscle() {
        assert_ne!(side, Laterality::Midline);
    }
    if let Some((zone, side)) = state.selection.zone() {
        assert_eq!(zone.row().sided, side != Laterality::Midline);
    }
    let marks: BTreeSet<(ZoneId, Laterality)> = state
        .marks
        .iter()
        .map(|mark| (mark.zone, mark.side))
        .collect();
    assert_eq!(marks.len(), state.marks.len());
    assert!(state.marks.iter().all(|mark| mark.strength <= 10));
    assert!(state.editing.is_none_or(|zone| marks.contains(&zone)));
    assert!(state.answers.is_sorted_by(|a, b| a.0 < b.0));
    let tested: BTreeSet<_> = state
        .felt
        .iter()
        .map(|(point, side, _)| (*point, *side))
        .collect();
    assert_eq!(tested.len(), state.felt.len());
    for (point, side, _) in &state.felt {
        assert!(pressure(*point) != SelfPressure::ClinicianOnly && *side != Laterality::Midline);
    }
    let planned: BTreeSet<SelfCareId> = state.plan.iter().map(|planned| planned.care).collect();
    assert!(planned.len() == state.plan.len() && planned.len() <= MAX_PLAN);
    for planned in &state.plan {
        assert!(!state.hides(planned.place));
        assert!(care_for(planned.place, BitSet::default()).contains(&planned.care));
    }
    for (zone, side) in marks {
        assert_eq!(zone.row().sided, side != Laterality::Midline);
        assert!(!state.hides_zone(zone));
    }
    assert_ne!(state.side, Laterality::Midline);
    assert!(state.query.chars().count() <= 100);
    assert!(!state.shown_views().is_empty());
    assert!(state.stage.width.is_finite() && state.scale_of(state.view) > 0.0);
    let reads = state.is_reading();
    if state.selection != Selection::Nothing
        || state.care.is_some()
        || state.is_open(Fold::List)
        || reads
    {
        assert!(state.depth() > 0, "what is open can be closed");
    }
}

fn check_markup(map: &mut PainMap) {
    let markup = map.markup();
    let elements = all(&markup);
    let mut ids = BTreeSet::new();
    for element in &elements {
        let keys: Vec<&String> = element
            .children
            .iter()
            .filter_map(|child| child.element()?.key.as_ref())
            .collect();
        assert_eq!(
            keys.iter().collect::<BTreeSet<_>>().len(),
            keys.len(),
            "{keys:?}"
        );
        let names: BTreeSet<&str> = element.attributes.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names.len(),
            element.attributes.len(),
            "{:?}",
            element.attributes
        );
        assert!(!names.contains("style"));
        if let Some(id) = attr(element, "id") {
            assert!(ids.insert(id), "{id} is there twice");
        }
        if let Some(text) = attr(element, "data-do") {
            let action: Action = text.parse().unwrap();
            assert_eq!(action.to_string(), text);
        }
        // A muscle on the drawing answers a pointer only; its name is on the spots and in the list.
        let is_control = matches!(attr(element, "role"), Some("button" | "option" | "link"));
        if is_control || matches!(element.tag, "button" | "a" | "input") {
            assert_name(element);
        }
    }
    for element in &elements {
        for name in ["aria-controls", "aria-activedescendant"] {
            if let Some(id) = attr(element, name) {
                assert!(ids.contains(id), "{name} names {id}");
            }
        }
    }
    let status = elements
        .iter()
        .filter(|element| attr(element, "role") == Some("status"));
    assert_eq!(status.count(), 1);
}

/// Self-care entries that the panel offers.
fn offered(map: &mut PainMap) -> Vec<SelfCareId> {
    offered_in(&all(&map.markup()))
}

fn offered_in(elements: &[&Element]) -> Vec<SelfCareId> {
    let actions = elements
        .iter()
        .filter_map(|element| attr(element, "data-do")?.parse().ok());
    let cares = actions.filter_map(|action| match action {
        Action::OpenCare(care) => Some(care),
        _ => None,
    });
    cares.collect()
}

fn assert_name(element: &Element) {
    let name = attr(element, "aria-label").map_or_else(|| words(element), str::to_owned);
    assert!(!name.trim().is_empty(), "{element:?}");
    assert!(!name.contains(['{', '}']), "{name}");
}

/// Zones and muscles whose warnings concern what is chosen.
fn concerns(state: &State) -> (Vec<ZoneId>, Vec<MuscleId>) {
    match &state.selection {
        Selection::Spot { point, side, .. } => (
            of_point(*point, *side)
                .zones
                .iter()
                .map(|zone| zone.zone)
                .collect(),
            point.muscle().lineage().collect(),
        ),
        _ => (Vec::new(), Vec::new()),
    }
}

fn check_safety(map: &mut PainMap) {
    let markup = map.markup();
    let elements = all(&markup);
    let is_care = |element: &Element| {
        ["care-list", "steps", "care"]
            .iter()
            .any(|class| has_class(element, class))
    };
    let first_care = elements.iter().position(|element| is_care(element));
    let last_emergency = elements
        .iter()
        .rposition(|element| has_class(element, "emergency"));
    let (zones, muscles) = concerns(&map.state);
    let mut flags = red_flags(&zones, &muscles).into_iter();
    let is_urgent = flags.any(|flag| flag.row().urgency == Urgency::Emergency);
    for care in offered_in(&elements) {
        assert!(
            reasons(care, map.state.conditions).is_empty(),
            "{}",
            care.slug()
        );
    }
    if let Some(care) = first_care {
        assert!(last_emergency.is_none_or(|emergency| emergency < care));
        assert!(
            !is_urgent || last_emergency.is_some(),
            "emergency signs are shown with self-care"
        );
    }
    let Some((point, _)) = map.state.selection.spot() else {
        return;
    };
    if pressure(point) == SelfPressure::ClinicianOnly {
        for element in elements {
            if let Some(Ok(Action::OpenCare(care))) = attr(element, "data-do").map(str::parse) {
                assert!(
                    !care.row().kind.presses(),
                    "{} offers {}",
                    point.slug(),
                    care.slug()
                );
            }
            assert!(!has_class(element, "gentle") && !has_class(element, "ok"));
        }
        assert!(map.state.care.is_none_or(|care| !care.row().kind.presses()));
    }
}

/// What a step can change, as text: everything that undo has to bring back, and the body, which it
/// leaves alone.
fn kept(state: &State) -> String {
    let map = (state.view, state.mode, state.side, state.layer);
    let pain = (&state.marks, state.editing, &state.felt);
    let pages = (&state.selection, state.care, state.outcome, state.topic);
    let open = (state.folds, state.region, state.depth());
    let alone = state.figure;
    let plan = &state.plan;
    format!("{map:?} {pain:?} {pages:?} {open:?} {plan:?} {alone:?}")
}

/// Whether what lies between two states can be taken back.
fn is_step(start: &State, end: &State) -> bool {
    let chosen = start.selection != end.selection || start.mode != end.mode;
    let told = start.marks != end.marks || start.felt != end.felt;
    chosen || told || start.plan != end.plan
}

/// What there is to do with the entries of a spot, and what may come between.
fn planning() -> impl Strategy<Value = Action> {
    let point = TriggerPointId::from_slug("upper-trapezius.1").unwrap();
    let place = Target::Spot(point, Laterality::Left);
    let entries = care_for(place, BitSet::default());
    let caution = select(Caution::ALL);
    let change = select(&[PlanStep::Add, PlanStep::Drop, PlanStep::Up][..]);
    prop_oneof![
        6 => (change, select(entries.clone())).prop_map(|(step, care)| Action::Plan(step, care)),
        2 => select(entries).prop_map(Action::OpenCare),
        1 => caution.prop_map(Action::Has),
        2 => select(vec![
            Action::Toggle(Fold::Plan), Action::Toggle(Fold::Summary), Action::Back, Action::Clear, Action::Flip,
            Action::SetMode(Mode::Pain), Action::SetMode(Mode::Spot), Action::Choose(place),
        ]),
    ]
}

#[test]
fn a_summary_that_was_open_comes_back_with_undo() {
    let mut map = fresh(true);
    for text in ["mark crown left", "toggle summary"] {
        map.apply(text.parse().unwrap());
    }
    let before = kept(&map.state);
    map.apply("clear".parse().unwrap());
    assert!(!map.state.is_open(Fold::Summary));
    map.apply(Action::Undo);
    assert_eq!(kept(&map.state), before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_state_valid(steps in steps(), show_pelvic: bool) {
        let mut map = fresh(show_pelvic);
        for step in steps {
            do_step(&mut map, step);
            check_state(&map);
        }
        check_markup(&mut map);
        check_safety(&mut map);
    }

    #[test]
    fn undo_and_redo_are_exact(before in steps(), action in action()) {
        let mut map = fresh(true);
        for step in before {
            do_step(&mut map, step);
        }
        let start = map.state.clone();
        map.apply(action.clone());
        let end = map.state.clone();
        if is_step(&start, &end) && !matches!(action, Action::Undo | Action::Redo | Action::SetFigure(_)) {
            prop_assert!(map.state.can_undo());
            map.apply(Action::Undo);
            prop_assert_eq!(kept(&map.state), kept(&start));
            map.apply(Action::Redo);
            prop_assert_eq!(kept(&map.state), kept(&end));
        }
    }

    #[test]
    fn steps_of_the_plan_are_taken_back_one_by_one(actions in proptest::collection::vec(planning(), 1..24)) {
        let mut map = fresh(true);
        for text in ["questions skip", "spot upper-trapezius.1 left", "fit done"] {
            map.apply(text.parse().unwrap());
        }
        let mut before = Vec::new();
        for action in actions {
            let start = map.state.clone();
            map.apply(action);
            if is_step(&start, &map.state) {
                before.push(kept(&start));
            }
        }
        let mut after = Vec::new();
        for start in before.iter().rev() {
            after.push(kept(&map.state));
            map.apply(Action::Undo);
            prop_assert_eq!(&kept(&map.state), start);
            check_safety(&mut map);
        }
        for end in after.iter().rev() {
            map.apply(Action::Redo);
            prop_assert_eq!(&kept(&map.state), end);
        }
        prop_assert!(!map.state.can_redo());
    }

    #[test]
    fn a_malformed_value_changes_nothing(before in steps(), name in select(pain_map::options::ATTRIBUTES), value in any::<String>()) {
        let mut map = fresh(true);
        for step in before {
            do_step(&mut map, step);
        }
        let start = map.clone();
        // An unknown language is English.
        if name != "lang" && map.set_option(name, Some(&value)).is_err() {
            prop_assert_eq!(map.options, start.options);
            prop_assert_eq!(map.state, start.state);
        }
    }

    #[test]
    fn resizing_and_turning_lose_nothing(before in steps(), size in resize(), view in select(View::ALL), figure in select(Figure::ALL)) {
        let mut map = fresh(false);
        for step in before {
            do_step(&mut map, step);
        }
        let start = map.state.clone();
        map.apply(size);
        map.apply(Action::Show(view));
        map.apply(Action::Flip);
        map.apply(Action::SetFigure(figure));
        prop_assert_eq!(&map.state.selection, &start.selection);
        prop_assert_eq!(&map.state.marks, &start.marks);
        prop_assert_eq!(map.state.care, start.care);
        // A close-up is one step from the body; nothing else is opened or closed.
        let pages = |state: &State| state.depth() - usize::from(!state.view.is_body());
        prop_assert_eq!(pages(&map.state), pages(&start));
        prop_assert_eq!(map.state.can_undo(), start.can_undo());
    }

    #[test]
    fn a_stroke_is_one_step(stroke in proptest::collection::vec(paint(), 1..8), erases in any::<bool>()) {
        let mut map = fresh(false);
        map.apply(Action::SetMode(Mode::Pain));
        map.apply("mark temple left".parse().unwrap());
        map.apply(Action::SetTool(if erases { Tool::Erase } else { Tool::Paint }));
        let start = map.state.marks.clone();
        for (idx, part) in stroke.into_iter().enumerate() {
            let Action::Paint { from, to, .. } = part else { continue };
            map.apply(Action::Paint { view: View::Front, from, to, begins: idx == 0 });
        }
        let end = map.state.marks.clone();
        if start != end {
            map.apply(Action::Undo);
            prop_assert_eq!(&map.state.marks, &start);
            map.apply(Action::Redo);
            prop_assert_eq!(&map.state.marks, &end);
        }
    }

    #[test]
    fn actions_read_back_as_written(action in action()) {
        let text = action.to_string();
        if text.len() <= 512 {
            prop_assert_eq!(text.parse::<Action>(), Ok(action));
        }
    }

    #[test]
    fn any_text_is_an_action_or_an_error(text in any::<String>()) {
        let _ = text.parse::<Action>();
        for verb in ["press ", "spot ", "hover ", "resize ", "mark ", "toggle "] {
            let _ = [verb, &text].concat().parse::<Action>();
        }
    }

    #[test]
    fn options_never_fail(name in select(pain_map::options::ATTRIBUTES), value in any::<String>()) {
        let (options, warnings) = Options::parse([(name, value.as_str())]);
        prop_assert!(warnings.len() <= 1);
        if warnings.len() == 1 {
            prop_assert_eq!(options, Options::default());
        }
    }
}

#[test]
fn every_spot_and_muscle_has_a_panel_that_keeps_the_promises() {
    let spots = TriggerPointId::all().map(|point| Target::Spot(point, Laterality::Left));
    let muscles = MuscleId::all().map(|muscle| Target::Muscle(muscle, Laterality::Right));
    for target in spots.chain(muscles) {
        let mut map = fresh(true);
        map.apply(Action::Choose(target));
        map.apply(Action::Fit(true));
        map.apply(Action::Toggle(Fold::Care));
        check_state(&map);
        check_markup(&mut map);
        check_safety(&mut map);
    }
}

#[test]
fn every_card_shows_emergency_signs_first() {
    let mut seen = BTreeSet::new();
    for point in TriggerPointId::all() {
        let mut map = fresh(true);
        map.apply(Action::Choose(Target::Spot(point, Laterality::Left)));
        map.apply(Action::Fit(true));
        map.apply(Action::Toggle(Fold::Care));
        let offered = offered(&mut map);
        // The first card of every spot, and every card once.
        let first = offered.first().copied();
        for care in offered
            .into_iter()
            .filter(|care| seen.insert(*care) || first == Some(*care))
        {
            map.apply(Action::OpenCare(care));
            assert_eq!(map.state.care, Some(care));
            check_safety(&mut map);
            map.apply(Action::Back);
        }
    }
}

#[test]
fn pressing_cards_open_only_where_pressing_is_allowed() {
    let presses = |kind: CareKind| kind.presses();
    for point in
        TriggerPointId::all().filter(|point| pressure(*point) == SelfPressure::ClinicianOnly)
    {
        for care in SelfCareId::all().filter(|care| presses(care.row().kind)) {
            let mut map = fresh(true);
            map.apply(Action::Choose(Target::Spot(point, Laterality::Left)));
            map.apply(Action::OpenCare(care));
            assert_eq!(
                map.state.care,
                None,
                "{} opens {}",
                point.slug(),
                care.slug()
            );
        }
    }
}

#[test]
fn every_spot_is_reachable_from_the_list() {
    let mut map = fresh(true);
    map.apply(Action::Toggle(Fold::List));
    map.apply(Action::Toggle(Fold::Uncertain));
    let mut reached = BTreeSet::new();
    for region in Region::ALL {
        map.apply(Action::ToggleRegion(*region));
        let markup = map.markup();
        for element in all(&markup) {
            match attr(element, "data-do").map(str::parse) {
                Some(Ok(Action::Choose(Target::Spot(point, _)))) => {
                    reached.insert(point);
                }
                Some(Ok(Action::Choose(Target::Muscle(muscle, _)))) => {
                    reached.extend(muscle.points().filter(|_| muscle.points().len() == 1));
                }
                _ => {}
            }
        }
    }
    assert_eq!(reached.len(), TriggerPointId::all().len());
}
