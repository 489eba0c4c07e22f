//! What a visitor reads on the way from a press to self-care.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use pain_map::atlas::{SelfPressure, TriggerPointId, View};
use pain_map::geometry::Point;
use pain_map::map::PainMap;
use pain_map::render::node::{Element, Node};
use pain_map::safety::pressure;
use pain_map::state::{Action, Effects, Fold, HistoryStep, Selection, Tool};

use common::{act, attr, map_with as map};

fn find<'a>(element: &'a Element, fits: &dyn Fn(&Element) -> bool) -> Option<&'a Element> {
    if fits(element) {
        return Some(element);
    }
    element
        .children
        .iter()
        .find_map(|child| find(child.element()?, fits))
}

fn words(element: &Element, lines: &mut Vec<String>) {
    let mut line = String::new();
    for child in &element.children {
        match child {
            Node::Text(text) => line.push_str(text.as_str()),
            other => {
                let child = other.element().unwrap();
                if child.tag == "strong" {
                    let mut inner = Vec::new();
                    words(child, &mut inner);
                    line.push_str(&inner.concat());
                    continue;
                }
                lines.extend((!line.is_empty()).then(|| std::mem::take(&mut line)));
                words(child, lines);
            }
        }
    }
    lines.extend((!line.is_empty()).then_some(line));
}

/// The texts of the panel, line by line.
fn panel(map: &mut PainMap) -> Vec<String> {
    let markup = map.markup();
    let is_panel = |element: &Element| {
        attr(element, "part").is_some_and(|part| part.split(' ').any(|name| name == "panel"))
    };
    let mut lines = Vec::new();
    words(find(&markup, &is_panel).unwrap(), &mut lines);
    lines
}

fn has_action(map: &mut PainMap, action: &str) -> bool {
    find(&map.markup(), &|element| {
        attr(element, "data-do") == Some(action)
    })
    .is_some()
}

/// Every expected line is there, in this order.
#[track_caller]
fn check_order(lines: &[String], expected: &[&str]) {
    let mut rest = lines.iter();
    for text in expected {
        assert!(
            rest.any(|line| line.contains(text)),
            "{text:?} is missing or too early in {lines:#?}"
        );
    }
}

fn press(map: &mut PainMap, view: View, at: Point, reach: f64) -> Effects {
    map.apply(Action::Press { view, at, reach })
}

#[test]
fn the_upper_trapezius_journey_reads_in_the_right_order() {
    let mut map = map(&[("booking-url", "/book")]);
    act(&mut map, "questions skip");
    act(&mut map, "spot upper-trapezius.1 left");
    act(&mut map, "fit done");
    check_order(
        &panel(&mut map),
        &[
            "Your left side · spot 1 of 2",
            "Top of the shoulder",
            "Upper trapezius",
            "You may feel it at the side of the neck, behind the ear and at the temple. \
             Some people also feel it in or behind the eye",
            "Call the emergency number if",
            "See a doctor",
            "All warning signs",
            "What it may feel like",
            "What often brings it on",
            "What may help",
            "Press gently here",
            "Well described",
            "Sources",
            "About this map",
            "Book a visit",
        ],
    );
    assert!(map.status().starts_with(
        "Left upper trapezius, tender spot 1 of 2. \
         May be felt at the side of the neck, behind the ear and at the temple."
    ));
    act(&mut map, "toggle sources");
    assert!(
        panel(&mut map)
            .iter()
            .any(|line| line.contains("Myofascial Pain and Dysfunction"))
    );
}

#[test]
fn a_press_on_a_ring_opens_the_spot_and_back_closes_it() {
    let mut map = map(&[]);
    act(&mut map, "muscle upper-trapezius left");
    let point = "upper-trapezius.1".to_owned();
    let spot = pain_map::atlas::TriggerPointId::from_slug(&point).unwrap();
    let side = pain_map::atlas::Laterality::Left;
    let at = map.atlas.point_in(View::Back, spot, side).unwrap();
    let effects = press(&mut map, View::Back, Point::new(at.x + 1.0, at.y), 8.0);
    assert_eq!(map.state.selection.spot(), Some((spot, side)));
    assert_eq!(effects.history, HistoryStep::Push(1));
    act(&mut map, "back");
    assert!(matches!(map.state.selection, Selection::Muscle { .. }));
    act(&mut map, "escape");
    assert_eq!(map.state.selection, Selection::Nothing);
}

#[test]
fn a_press_beside_the_rings_offers_the_muscles_from_the_surface_down() {
    let mut map = map(&[]);
    // On the side of the neck, over levator scapulae: the reach of the finger meets no ring.
    let place = (0..60)
        .flat_map(|x| (0..60).map(move |y| (x, y)))
        .find_map(|(x, y)| {
            let at = Point::new(f64::from(-x) - 5.0, 120.0 + f64::from(y));
            let stack = map.atlas.muscles_at(View::Back, at, true);
            let names: Vec<&str> = stack.iter().map(|(muscle, _)| muscle.slug()).collect();
            let deeper = names.iter().position(|name| *name == "levator-scapulae")?;
            (names.first() == Some(&"upper-trapezius") && deeper > 0).then_some(at)
        });
    press(&mut map, View::Back, place.unwrap(), 0.0);
    let lines = panel(&mut map);
    check_order(
        &lines,
        &[
            "Under this place, from the surface down",
            "Upper trapezius, the shawl muscle",
            "Levator scapulae, deeper",
            "Its tender spots",
        ],
    );
    act(&mut map, "muscle levator-scapulae left");
    let above: Vec<&str> = map
        .state
        .selection
        .above()
        .iter()
        .map(|(muscle, _)| muscle.slug())
        .collect();
    assert!(above.contains(&"upper-trapezius"), "{above:?}");
    assert!(
        panel(&mut map)
            .iter()
            .any(|line| line == "Upper trapezius, the shawl muscle")
    );
}

#[test]
fn a_zone_that_only_another_view_shows_is_one_press_away() {
    let mut map = map(&[]);
    act(&mut map, "resize 360 600 360");
    act(&mut map, "spot infraspinatus.1 right");
    assert_eq!(map.state.view, View::Back);
    assert!(
        panel(&mut map)
            .iter()
            .any(|line| line.starts_with("Also at the front: front of the shoulder"))
    );
    assert!(
        map.status()
            .contains("Also seen from the front: front of the shoulder")
    );
    assert!(has_action(&mut map, "show front"));
    act(&mut map, "show front");
    assert!(
        panel(&mut map)
            .iter()
            .any(|line| line.starts_with("Also at the back: "))
    );
    assert!(map.state.selection.spot().is_some());
}

#[test]
fn a_place_without_a_muscle_says_so_and_offers_muscles() {
    let mut map = map(&[]);
    let place = (0..400)
        .flat_map(|x| (0..1000).map(move |y| (x, y)))
        .step_by(7)
        .find_map(|(x, y)| {
            let at = Point::new(f64::from(x) - 200.0, f64::from(y));
            let empty = map.atlas.muscles_at(View::Front, at, true).is_empty();
            (empty && map.atlas.zone_at(View::Front, at).is_some()).then_some(at)
        });
    press(&mut map, View::Front, place.unwrap(), 0.0);
    check_order(&panel(&mut map), &["No muscle spot here."]);
}

#[test]
fn a_muscle_with_one_spot_shows_its_referral_at_once() {
    let mut map = map(&[]);
    act(&mut map, "muscle iliacus right");
    assert!(map.state.selection.spot().is_some());
}

#[test]
fn marks_lead_to_muscles_with_reasons() {
    let mut map = map(&[("mode", "pain")]);
    for zone in ["front-of-shoulder", "deltoid-lateral", "radial-forearm"] {
        act(&mut map, &format!("mark {zone} right"));
    }
    let lines = panel(&mut map);
    check_order(
        &lines,
        &[
            "Where you hurt",
            "Front of the shoulder, right",
            "First: any of these now?",
            "No, none of these",
            "Muscles that may match",
            "Right infraspinatus",
            "Fits 3 of your 3 marked areas",
            "Often felt",
            "Possible, not certain.",
        ],
    );
    act(&mut map, "spot infraspinatus.1 right");
    check_order(&panel(&mut map), &["Back to matches", "Infraspinatus"]);
    assert_eq!(map.state.marks.len(), 3);
    act(&mut map, "clear");
    assert_eq!(map.state.marks.len(), 0);
    act(&mut map, "undo");
    assert_eq!(map.state.marks.len(), 3);
}

#[test]
fn what_pressing_brings_orders_the_matches_anew() {
    let mut map = map(&[("mode", "pain")]);
    for zone in ["front-of-shoulder", "deltoid-lateral", "radial-forearm"] {
        act(&mut map, &format!("mark {zone} right"));
    }
    act(&mut map, "questions skip");
    let first = |map: &mut PainMap| {
        let lines = panel(map);
        let best = lines
            .iter()
            .position(|line| line.starts_with("Best "))
            .unwrap();
        lines[best..]
            .iter()
            .find(|line| line.starts_with("Right "))
            .unwrap()
            .clone()
    };
    assert_eq!(first(&mut map), "Right infraspinatus");
    act(&mut map, "spot infraspinatus.1 right");
    act(&mut map, "fit done");
    check_order(
        &panel(&mut map),
        &[
            "Press to check",
            "Does pressing it bring your pain?",
            "A little",
        ],
    );
    act(&mut map, "felt infraspinatus.1 right no");
    check_order(&panel(&mut map), &["It counts less in your list."]);
    act(&mut map, "felt infraspinatus.2 right no");
    act(&mut map, "felt infraspinatus.3 right no");
    act(&mut map, "back");
    assert_ne!(first(&mut map), "Right infraspinatus");
    check_order(&panel(&mut map), &["The order follows what you felt"]);
    for _ in 0..4 {
        act(&mut map, "undo");
    }
    assert_eq!(map.state.felt, []);
}

#[test]
fn pressing_is_never_offered_where_it_is_unsafe() {
    let mut map = map(&[("mode", "pain"), ("show-pelvic", "")]);
    act(&mut map, "mark temple left");
    act(&mut map, "questions skip");
    for point in TriggerPointId::all() {
        act(&mut map, &format!("spot {} left", point.slug()));
        act(&mut map, "fit done");
        let asks = panel(&mut map)
            .iter()
            .any(|line| line.starts_with("Does ") && line.ends_with(" bring your pain?"));
        let safe = pressure(point) != SelfPressure::ClinicianOnly;
        assert_eq!(asks, safe, "{}", point.slug());
    }
}

#[test]
fn the_emergency_number_is_a_call_away() {
    let mut map = map(&[("emergency-number", "112")]);
    act(&mut map, "spot pectoralis-minor.1 left");
    check_order(&panel(&mut map), &["Call 112 if", "Call 112"]);
    let markup = map.markup();
    assert!(find(&markup, &|element| attr(element, "href") == Some("tel:112")).is_some());
}

#[test]
fn a_card_shows_who_must_not_and_leads_on() {
    let mut map = map(&[("care-url", "/care.html")]);
    act(&mut map, "questions skip");
    act(&mut map, "spot upper-trapezius.1 left");
    act(&mut map, "fit done");
    act(&mut map, "care upper-trap-stretch");
    check_order(
        &panel(&mut map),
        &[
            "Ear-to-shoulder stretch",
            "Call the emergency number if",
            "How to do it",
            "How much",
            "All self-care on one page",
        ],
    );
    let href = "/care.html#upper-trap-stretch";
    assert!(
        find(&map.markup(), &|element| attr(element, "href")
            == Some(href))
        .is_some()
    );
    map.set_content(
        "link\tcare/upper-trap-stretch\t<script>alert(1)</script>\thttps://clinic.example/stretch",
    );
    check_order(
        &panel(&mut map),
        &["<script>alert(1)</script> (from your clinic)"],
    );
}

#[test]
fn the_credits_are_word_for_word() {
    let mut map = map(&[]);
    act(&mut map, "toggle about");
    check_order(
        &panel(&mut map),
        &[
            "It is not a diagnosis",
            "nothing is stored",
            "Anatomy contours adapted from BodyParts3D, © The Database Center for Life Science, \
             licensed under CC Attribution 4.0 International.",
        ],
    );
}

#[test]
fn a_search_opens_what_it_found() {
    let mut map = map(&[]);
    act(&mut map, "search levator scapule");
    assert!(map.status().ends_with("results") || map.status().ends_with("result"));
    act(&mut map, "result next");
    act(&mut map, "result open");
    let (muscle, _) = map.state.selection.muscle().unwrap();
    assert_eq!(muscle.slug(), "levator-scapulae");
    assert_eq!(map.state.query, "");
}

#[test]
fn escape_steps_back_one_thing_at_a_time() {
    let mut map = map(&[]);
    act(&mut map, "resize 360 600 360");
    act(&mut map, "spot soleus.1 left");
    act(&mut map, "toggle search");
    act(&mut map, "search neck");
    act(&mut map, "escape");
    assert_eq!(map.state.query, "");
    assert!(map.state.is_open(Fold::Search));
    act(&mut map, "escape");
    assert!(!map.state.is_open(Fold::Search));
    assert!(map.state.selection.spot().is_some());
    act(&mut map, "escape");
    assert_eq!(map.state.selection, Selection::Nothing);
}

#[test]
fn pelvic_entries_appear_only_where_the_host_asks() {
    let mut hidden = map(&[]);
    act(&mut hidden, "muscle levator-ani left");
    assert_eq!(hidden.state.selection, Selection::Nothing);
    let mut shown = map(&[("show-pelvic", "")]);
    act(&mut shown, "questions skip");
    act(&mut shown, "muscle levator-ani left");
    check_order(&panel(&mut shown), &["Leave this one to a clinician"]);
    shown.set_option("show-pelvic", None).unwrap();
    assert_eq!(shown.state.selection, Selection::Nothing);
}

#[test]
fn events_say_what_was_chosen_only_where_the_page_asks() {
    let mut private = map(&[]);
    let events = act(&mut private, "spot soleus.1 left").events;
    let selection = events
        .iter()
        .find(|event| event.name == "selection-change")
        .unwrap();
    assert_eq!(selection.detail, []);
    let mut shared = map(&[("share-selection", "")]);
    let events = act(&mut shared, "spot soleus.1 left").events;
    let selection = events
        .iter()
        .find(|event| event.name == "selection-change")
        .unwrap();
    assert!(
        selection
            .detail
            .contains(&("triggerPoint", "soleus.1".to_owned()))
    );
}

#[test]
fn panel_and_legend_follow_when_a_stroke_ends() {
    let mut map = map(&[("mode", "pain")]);
    let before = panel(&mut map);
    let has = |tree: &Element, class: &str| {
        find(tree, &|element| attr(element, "class") == Some(class)).is_some()
    };
    act(&mut map, "paint front 60 420 60 560 begin");
    let painting = map.markup_in_stroke();
    assert!(has(&painting, "marks"), "the drawing follows at once");
    assert!(!has(&painting, "mark-row"));
    assert!(!has(&painting, "legend"));
    act(&mut map, "hover none");
    let after = map.markup();
    assert!(has(&after, "mark-row") && has(&after, "legend"));
    assert_ne!(panel(&mut map), before);
}

#[test]
fn the_status_tells_of_what_changed_and_asks_only_what_is_on_the_page() {
    let mut map = map(&[("mode", "pain")]);
    act(&mut map, "mark temple left");
    assert!(map.status().starts_with("Marked: Temple, left. First"));
    act(&mut map, "mark cheek right");
    act(&mut map, "mark jaw-body left");
    let status = map.status();
    assert!(
        status.contains(" places marked. The last one: "),
        "{status}"
    );
    assert!(!status.contains("Temple"), "{status}");
    // In the other mode and in the list nothing asks.
    for elsewhere in ["mode spot", "toggle list"] {
        let mut map = map.clone();
        act(&mut map, elsewhere);
        assert!(!map.status().contains("First, "), "{}", map.status());
    }
    // A narrow widget shows the mark that is edited, and no question.
    act(&mut map, "resize 360 400 360");
    act(&mut map, "edit jaw-body left");
    assert!(!map.status().contains("First, "), "{}", map.status());
    act(&mut map, "matches");
    assert!(map.status().contains("First, "), "{}", map.status());
    let flag = map.state.verdict().open[0].slug();
    act(&mut map, &format!("answer {flag} unsure"));
    assert!(
        map.status().contains("Ask a doctor or nurse now"),
        "{}",
        map.status()
    );
}

#[test]
fn the_status_says_what_follows_from_a_press_to_check() {
    let mut map = map(&[("mode", "pain")]);
    for action in [
        "mark temple left",
        "questions skip",
        "spot temporalis.1 left",
        "fit done",
    ] {
        act(&mut map, action);
    }
    assert!(!map.status().contains("your list"), "{}", map.status());
    act(&mut map, "felt temporalis.1 left no");
    assert!(
        map.status().contains("It counts less in your list."),
        "{}",
        map.status()
    );
}

#[test]
fn where_nothing_is_left_to_erase_a_press_marks() {
    let mut map = map(&[("mode", "pain")]);
    for emptied in ["clear", "unmark temple left"] {
        act(&mut map, "mark temple left");
        act(&mut map, "tool erase");
        act(&mut map, emptied);
        assert!(map.state.marks.is_empty());
        act(&mut map, "hover none");
        assert_ne!(map.state.tool, Tool::Erase, "{emptied}");
    }
    // A switch for painting is the visitor's and stays.
    act(&mut map, "tool paint");
    act(&mut map, "clear");
    assert_eq!(map.state.tool, Tool::Paint);
}
