//! What is taken along comes back as it was, and whatever else comes leaves the map whole.
//!
//! `make fuzz` runs these for ten minutes; what they find is kept in
//! `tests/pattern_properties.proptest-regressions` and tried first from then on.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "pattern/json.rs"]
mod json;

use std::cell::RefCell;
use std::collections::BTreeSet;

use json::Json;
use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    Figure, Laterality, RedFlagId, SelfPressure, Target, TriggerPointId, View, ZoneId,
};
use pain_map::map::PainMap;
use pain_map::options::{Mode, Options};
use pain_map::pattern::Pattern;
use pain_map::ranking::Felt;
use pain_map::safety::{Answer, care_for, pressure};
use pain_map::state::{Action, Kind, Mark, State};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use serde_json::{Value, json};

/// A few seconds' worth of the same cases each time; `FUZZ_CASES` asks for that many new ones.
fn config() -> ProptestConfig {
    let cases = std::env::var("FUZZ_CASES").ok();
    ProptestConfig {
        rng_seed: match cases {
            Some(_) => RngSeed::Random,
            None => RngSeed::Fixed(4),
        },
        cases: cases.and_then(|cases| cases.parse().ok()).unwrap_or(48),
        // The folder of this file, not one beside `src`.
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource(
            "proptest-regressions",
        ))),
        ..ProptestConfig::default()
    }
}

fn zone() -> impl Strategy<Value = ZoneId> {
    select(ZoneId::all().collect::<Vec<_>>())
}

fn side() -> impl Strategy<Value = Laterality> {
    select(Laterality::ALL)
}

fn flag() -> impl Strategy<Value = RedFlagId> {
    select(RedFlagId::all().collect::<Vec<_>>())
}

fn point() -> impl Strategy<Value = TriggerPointId> {
    select(TriggerPointId::all().collect::<Vec<_>>())
}

fn action() -> impl Strategy<Value = Action> {
    let felt = || proptest::option::of(select(Felt::ALL));
    prop_oneof![
        8 => (zone(), side()).prop_map(|(zone, side)| Action::Mark(zone, side)),
        1 => (zone(), side()).prop_map(|(zone, side)| Action::Unmark(zone, side)),
        4 => (zone(), side(), 0..12_u8).prop_map(|(zone, side, n)| Action::SetStrength(zone, side, n)),
        4 => (zone(), side(), select(Kind::ALL)).prop_map(|(zone, side, kind)| Action::ToggleKind(zone, side, kind)),
        4 => (flag(), proptest::option::of(select(Answer::ALL))).prop_map(|(flag, answer)| Action::Answer(flag, answer)),
        4 => (point(), side(), felt()).prop_map(|(point, side, felt)| Action::Felt(point, side, felt)),
        1 => select(Figure::ALL).prop_map(Action::SetFigure),
        1 => select(View::ALL).prop_map(Action::Show),
        1 => (zone(), side()).prop_map(|(zone, side)| Action::Choose(Target::Zone(zone, side))),
        1 => select(&[Mode::Spot, Mode::Pain][..]).prop_map(Action::SetMode),
        1 => any::<bool>().prop_map(Action::SkipQuestions),
        2 => select(&[Action::Undo, Action::Redo, Action::Clear][..]),
    ]
}

/// A plan as a pattern lists it, of entries that there are for some spots.
fn plan() -> impl Strategy<Value = Value> {
    let side = select(&[Laterality::Left, Laterality::Right][..]);
    let entry =
        (point(), side, any::<proptest::sample::Index>()).prop_map(|(point, side, place)| {
            let cares = care_for(Target::Spot(point, side), BitSet::default());
            let care = (!cares.is_empty()).then(|| place.get(&cares).slug());
            json!({ "care": care, "spot": point.slug(), "side": side.slug() })
        });
    proptest::collection::vec(entry, 0..4).prop_map(Value::from)
}

/// A map after some actions; the strengths and kinds are set on marks that are there.
fn map() -> impl Strategy<Value = PainMap> {
    let actions = proptest::collection::vec(action(), 0..40);
    let details = proptest::collection::vec((0..=10_u8, select(Kind::ALL)), 0..40);
    (any::<bool>(), plan(), actions, details).prop_map(|(show_pelvic, plan, actions, details)| {
        let mut map = fresh(show_pelvic);
        let planned = json!({ "format": "pain-map-pattern", "version": 1, "plan": plan });
        map.set_pattern(Pattern::read(&Json(planned)).unwrap().0);
        for action in actions {
            map.apply(action);
        }
        let marks = map.state.marks.clone();
        for (mark, (strength, kind)) in marks.iter().zip(details) {
            map.apply(Action::SetStrength(mark.zone, mark.side, strength));
            map.apply(Action::ToggleKind(mark.zone, mark.side, kind));
        }
        map
    })
}

fn fresh(show_pelvic: bool) -> PainMap {
    thread_local!(static MAPS: RefCell<[Option<PainMap>; 2]> = const { RefCell::new([None, None]) });
    MAPS.with_borrow_mut(|maps| {
        let slot = &mut maps[usize::from(show_pelvic)];
        let make = || {
            PainMap::new(Options {
                show_pelvic,
                ..Options::default()
            })
        };
        slot.get_or_insert_with(make).clone()
    })
}

fn read(text: &str) -> (Pattern, Vec<String>) {
    Pattern::read(&Json(serde_json::from_str(text).unwrap())).unwrap()
}

/// Every promise of a pattern that is in a map.
fn assert_legal(state: &State) {
    let mut seen = BTreeSet::new();
    for mark in &state.marks {
        assert_eq!(mark.zone.row().sided, mark.side != Laterality::Midline);
        assert!(mark.strength <= Mark::WORST);
        assert!(seen.insert((mark.zone, mark.side)), "marked twice");
        assert!(!state.hides_zone(mark.zone));
    }
    let mut tested = BTreeSet::new();
    for (point, side, _) in &state.felt {
        assert!(*side != Laterality::Midline);
        assert!(tested.insert((*point, *side)), "tested twice");
        assert!(!state.hides_muscle(point.muscle()));
        assert!(pressure(*point) != SelfPressure::ClinicianOnly);
    }
    assert!(state.answers.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(!state.plan.iter().any(|planned| state.hides(planned.place)));
    let looked_at = [state.selection.target(), state.focus, state.hover];
    assert!(
        !looked_at
            .into_iter()
            .flatten()
            .any(|target| state.hides(target))
    );
}

/// Everything of a visit that an import can change, as text.
fn all_of(state: &State) -> String {
    let map = (
        state.view,
        state.mode,
        state.side,
        state.layer,
        state.figure,
    );
    let pain = (&state.marks, state.editing, &state.felt);
    let said = (&state.answers, state.skipped, &state.plan);
    let pages = (&state.selection, state.care, state.outcome, state.topic);
    let open = (state.folds, state.region, state.depth());
    format!("{map:?} {pain:?} {said:?} {pages:?} {open:?}")
}

/// A legal pattern with anything put in place of some of its values.
fn mangled() -> impl Strategy<Value = Value> {
    let scrap = || {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            (-3..20_i32).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            zone().prop_map(|zone| Value::from(zone.slug())),
            point().prop_map(|point| Value::from(point.slug())),
            flag().prop_map(|flag| Value::from(flag.slug())),
            select(
                &[
                    "left", "right", "midline", "yes", "no", "unsure", "little", "numb"
                ][..]
            )
            .prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 6, |inner| {
            let fields = select(
                &[
                    "zone", "side", "strength", "kinds", "warning", "answer", "spot", "felt",
                ][..],
            );
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map(fields.prop_map(str::to_owned), inner, 0..5)
                    .prop_map(Value::from_iter),
            ]
        })
    };
    let places = proptest::collection::vec((any::<proptest::sample::Index>(), scrap()), 1..6);
    (map(), places).prop_map(|(map, places)| {
        let mut value: Value = serde_json::from_str(&map.pattern().to_json()).unwrap();
        for (place, scrap) in places {
            let mut paths = Vec::new();
            pointers(&value, String::new(), &mut paths);
            *value.pointer_mut(place.get::<String>(&paths)).unwrap() = scrap;
        }
        value
    })
}

/// The pointers to all values but the two that every pattern needs.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(items) => (0..)
            .zip(items)
            .map(|(n, item): (usize, _)| (n.to_string(), item))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), field))
            .collect(),
        _ => Vec::new(),
    };
    for (name, field) in below {
        let path = format!("{at}/{name}");
        if path != "/format" && path != "/version" {
            pointers(field, path.clone(), found);
            found.push(path);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn export_then_import_is_identity(map in map(), other in map()) {
        let pattern = map.pattern();
        let (read, problems) = read(&pattern.to_json());
        prop_assert_eq!(&read, &pattern);
        prop_assert!(problems.is_empty(), "{problems:?}");
        let mut other = other;
        other.state.set_show_pelvic(map.state.show_pelvic);
        // Only the visitor takes these back.
        for flag in other.state.worries().emergency {
            other.apply(Action::Answer(flag, None));
        }
        prop_assert_eq!(other.set_pattern(read), 0);
        prop_assert_eq!(other.pattern(), pattern);
        assert_legal(&other.state);
    }

    #[test]
    fn a_link_brings_the_same_pattern(map in map()) {
        let pattern = map.pattern();
        let opened = Pattern::from_link(&pattern.to_link()).unwrap();
        prop_assert!(opened.whole);
        prop_assert_eq!(opened.n_unknown, 0);
        prop_assert_eq!(opened.pattern.plan(), None);
        prop_assert_eq!(without_plan(&opened.pattern), without_plan(&pattern));
    }

    #[test]
    fn an_import_is_one_step(before in map(), after in map(), by_link: bool) {
        let mut map = before;
        let mut start = map.state.clone();
        if by_link {
            map.open_link(&after.pattern().to_link());
        } else {
            map.set_pattern(after.pattern());
        }
        prop_assert!(map.state.can_undo());
        map.markup();
        assert_legal(&map.state);
        let end = all_of(&map.state);
        // An emergency that came with it stays: only its own page takes it back.
        for flag in map.state.worries().emergency {
            start.answers.retain(|(other, _)| *other != flag);
            start.answers.push((flag, Answer::Yes));
        }
        start.answers.sort();
        for _ in 0..2 {
            map.apply(Action::Undo);
            prop_assert_eq!(all_of(&map.state), all_of(&start));
            assert_legal(&map.state);
            map.apply(Action::Redo);
            prop_assert_eq!(all_of(&map.state), end.clone());
            assert_legal(&map.state);
        }
    }

    #[test]
    fn one_altered_letter_is_always_noticed(map in map(), place in any::<proptest::sample::Index>(), letter in "[A-Za-z0-9_-]") {
        let pattern = map.pattern();
        let link = pattern.to_link();
        let place = 2 + place.index(link.len() - 2);
        prop_assume!(link[place..=place] != letter);
        let altered = [&link[..place], &letter, &link[place + 1..]].concat();
        if let Ok(opened) = Pattern::from_link(&altered) {
            prop_assert!(!opened.whole);
            let kept = opened.pattern.marks();
            prop_assert_eq!(kept, &pattern.marks()[..kept.len()]);
        }
    }

    #[test]
    fn a_cut_link_keeps_what_came_before(map in map(), place in any::<proptest::sample::Index>()) {
        let pattern = map.pattern();
        let link = pattern.to_link();
        let n_letters = place.index(link.len());
        match Pattern::from_link(&link[..n_letters]) {
            Ok(opened) => {
                prop_assert!(!opened.whole);
                let n_records = n_letters.saturating_sub(2) / 5;
                let n_marks = n_records.saturating_sub(1).min(pattern.marks().len());
                prop_assert_eq!(opened.pattern.marks(), &pattern.marks()[..n_marks]);
            }
            Err(_) => prop_assert!(n_letters < 13 || pattern.is_empty() || n_letters < 12),
        }
    }

    #[test]
    fn any_text_as_a_link_leaves_the_map_whole(text in any::<String>(), letters in "[A-Za-z0-9_-]{0,300}") {
        for text in [text, format!("#pain-map=1.{letters}"), format!("1.{letters}")] {
            if let Ok(opened) = Pattern::from_link(&text) {
                let mut map = fresh(false);
                map.set_pattern(opened.pattern);
                assert_legal(&map.state);
            }
        }
    }

    #[test]
    fn records_with_a_good_check_but_any_content_leave_the_map_whole(records in proptest::collection::vec(any::<u32>(), 0..80)) {
        let link = forged(&records);
        if let Ok(opened) = Pattern::from_link(&link) {
            let mut map = fresh(false);
            map.set_pattern(opened.pattern);
            map.markup();
            assert_legal(&map.state);
        }
    }

    #[test]
    fn any_json_leaves_the_map_whole(value in mangled()) {
        let (pattern, _) = Pattern::read(&Json(value)).unwrap();
        // What was mended needs no mending again.
        let (again, problems) = read(&pattern.to_json());
        prop_assert_eq!(&again, &pattern);
        prop_assert!(problems.is_empty(), "{problems:?}");
        let mut map = fresh(false);
        map.set_pattern(pattern);
        map.markup();
        assert_legal(&map.state);
    }
}

/// What a link can hold of a pattern, as JSON.
fn without_plan(pattern: &Pattern) -> Value {
    let mut value: Value = serde_json::from_str(&pattern.to_json()).unwrap();
    value["plan"] = Value::Null;
    value
}

/// A link whose letters of check are right: found by trying all of them.
fn forged(records: &[u32]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut crc = 0_u32;
    let mut link = "1.".to_owned();
    for record in records {
        for shift in [18, 12, 6, 0] {
            let value = record >> shift & 63;
            crc ^= value;
            for _ in 0..6 {
                crc = crc << 1 ^ if crc & 32 == 0 { 0 } else { 0b100_0011 };
            }
            crc &= 63;
            link.push(LETTERS[value as usize].into());
        }
        link.push(LETTERS[crc as usize].into());
    }
    link
}

#[test]
fn ten_thousand_marks_are_read_in_part_and_told() {
    let marks: Vec<Value> = (0..10_000)
        .map(|n| {
            let zones: Vec<_> = ZoneId::all().collect();
            json!({ "zone": zones[n % zones.len()].slug(), "side": "left", "strength": n, "kinds": ["numb"] })
        })
        .collect();
    let value = json!({ "format": "pain-map-pattern", "version": 1, "marks": marks });
    let (pattern, problems) = Pattern::read(&Json(value)).unwrap();
    assert_eq!(pattern.marks().len(), ZoneId::all().len());
    assert_eq!(problems.len(), 21);
    assert!(problems[20].starts_with("and "), "{problems:#?}");
    let link = pattern.to_link().repeat(40);
    assert!(Pattern::from_link(&link).unwrap().whole);
}
