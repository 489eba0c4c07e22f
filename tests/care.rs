//! Self-care from the checklist to the plan: what fits is offered, what does not is named with the
//! reason, and what was said stays for the visit and nowhere else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::acts;
use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    CareKind, Caution, Laterality, Region, SelfCareId, SelfPressure, Target, TriggerPointId, ZoneId,
};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::html;
use pain_map::safety::{care_for, is_pelvic_zone, pressure, reasons};
use pain_map::state::MAX_PLAN;

const SPOT: &str = "spot upper-trapezius.1 left";

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    // Emergencies of a place without a mark are the matter of other tests.
    if !actions.iter().any(|action| action.starts_with("mode pain")) {
        acts(&mut map, &["questions skip"]);
    }
    acts(&mut map, actions);
    map
}

fn shows(map: &mut PainMap, text: &str) -> bool {
    html::to_string(&map.markup()).contains(text)
}

fn slugs(entries: &[SelfCareId]) -> Vec<&'static str> {
    entries.iter().map(|care| care.slug()).collect()
}

#[test]
fn the_checklist_comes_before_entries_and_is_asked_once() {
    let mut map = map(&[SPOT]);
    assert!(shows(&mut map, "Is this for you?"));
    assert!(!shows(&mut map, "data-do=\"care "));
    acts(&mut map, &["fit done"]);
    assert!(!shows(&mut map, "Is this for you?"));
    assert!(shows(&mut map, "data-do=\"care upper-trap-pinch\""));
    // Neither turning the body nor another mode asks again.
    for way in [
        "show front",
        "flip",
        "mode pain",
        "mode spot",
        "layer deep",
        SPOT,
    ] {
        acts(&mut map, &[way]);
    }
    assert!(map.state.cautions_to_ask().is_empty());
    assert!(shows(&mut map, "data-do=\"care "));
    acts(&mut map, &["fit again"]);
    assert!(shows(&mut map, "Is this for you?"));
}

#[test]
fn another_place_asks_only_for_what_was_not_asked() {
    let mut map = map(&["spot soleus.1 left", "fit done"]);
    let before = map.state.asked;
    acts(&mut map, &["spot suboccipitals.1 left"]);
    let further = map.state.cautions_to_ask();
    assert!(!further.is_empty() && !further.meets(before));
    assert!(shows(&mut map, "One more check for this place"));
}

#[test]
fn what_a_caution_forbids_is_not_offered_and_named_with_the_reason() {
    // That it felt worse is told of a place: `hold_after.rs`.
    let cautions = Caution::ALL.iter();
    for caution in cautions.filter(|caution| **caution != Caution::FeltWorse) {
        let said = BitSet(1 << *caution as u32);
        let has = format!("has {}", caution.slug());
        let mut map = map(&[&has]);
        for point in TriggerPointId::all() {
            acts(
                &mut map,
                &[&format!("spot {} left", point.slug()), "fit done"],
            );
            let offered = map.state.care_offered();
            for care in map.state.care_here() {
                let forbidden = reasons(care, said);
                assert_eq!(
                    offered.contains(&care),
                    forbidden.is_empty(),
                    "{}",
                    care.slug()
                );
            }
        }
    }
    let mut map = map(&[SPOT, "has fever", "fit done"]);
    assert!(!shows(&mut map, "data-do=\"care upper-trap-pinch\""));
    assert!(shows(&mut map, "Not shown for you:"));
    assert!(shows(&mut map, "because you said a fever."));
    // A card that is opened all the same says why it has no steps.
    acts(&mut map, &["care upper-trap-pinch"]);
    assert!(shows(
        &mut map,
        "This is not for you now, because you said: a fever."
    ));
    assert!(!shows(&mut map, "class=\"steps\""));
}

#[test]
fn a_card_that_was_not_asked_for_shows_the_checklist_and_no_steps() {
    let mut map = map(&[SPOT, "care upper-trap-stretch"]);
    assert!(shows(&mut map, "Is this for you?"));
    assert!(!shows(&mut map, "class=\"steps\""));
    acts(&mut map, &["fit done"]);
    assert!(shows(&mut map, "class=\"steps\""));
}

#[test]
fn ask_first_is_said_in_the_list_and_on_the_card() {
    let mut map = map(&[SPOT, "has blood-thinner", "fit done"]);
    assert!(shows(&mut map, "Ask your clinician first"));
    acts(&mut map, &["care upper-trap-pinch"]);
    assert!(shows(
        &mut map,
        "Ask your clinician first, because you said: blood thinners."
    ));
    assert!(shows(&mut map, "class=\"steps\""));
}

#[test]
fn what_the_visitor_has_is_in_no_event_step_or_pattern() {
    let mut map = PainMap::new(Options {
        share_selection: true,
        ..Options::default()
    });
    acts(&mut map, &[SPOT]);
    for action in [
        "has fever",
        "fit done",
        "plan add sleep-basics",
        "plan drop sleep-basics",
        "fit again",
    ] {
        let effects = map.apply(action.parse().unwrap());
        assert!(effects.events.is_empty(), "{action}: {:?}", effects.events);
    }
    let json = map.pattern().to_json();
    assert!(!json.contains("fever"), "{json}");
    acts(&mut map, &["undo"]);
    assert!(map.state.conditions.has(Caution::Fever as usize));
    acts(&mut map, &["clear"]);
    assert!(map.state.conditions.has(Caution::Fever as usize));
}

#[test]
fn a_possible_clot_also_closes_the_check_by_pressing() {
    let actions = [
        "mode pain",
        "mark calf-lateral left",
        "questions skip",
        "spot soleus.1 left",
        "fit done",
    ];
    let mut map = map(&actions);
    assert!(shows(&mut map, "data-do=\"felt soleus.1 left yes\""));
    acts(&mut map, &["has suspected-clot"]);
    assert!(!shows(&mut map, "data-do=\"felt soleus.1"));
    assert!(shows(
        &mut map,
        "A possible blood clot needs a doctor today"
    ));
    acts(&mut map, &["felt soleus.1 left yes"]);
    assert!(map.state.felt.is_empty());
}

#[test]
fn places_where_nobody_should_press_offer_no_pressing() {
    let never = [
        "throat",
        "side-of-neck",
        "armpit",
        "groin",
        "posterior-knee",
        "elbow-crease",
        "medial-elbow",
        "back-lower-ribs",
        "upper-spine",
        "mid-spine",
        "lumbar-spine",
        "sacrum",
        "tailbone",
    ];
    for zone in ZoneId::all() {
        let entries = care_for(
            Target::Zone(zone, zone.side(Laterality::Left)),
            BitSet::default(),
        );
        let presses = entries.iter().any(|care| care.row().kind.presses());
        if never.contains(&zone.slug()) || zone.row().region == Region::Abdomen {
            assert!(!presses, "{}: {:?}", zone.slug(), slugs(&entries));
        }
        // Pressing needs a spot in the place itself that may be pressed.
        let spots = TriggerPointId::all().filter(|point| {
            (point.row().places.is_empty()
                || point.row().places.iter().any(|(_, place)| *place == zone))
                && pressure(*point) < SelfPressure::ClinicianOnly
        });
        assert!(!presses || spots.count() > 0, "{}", zone.slug());
        if is_pelvic_zone(zone) {
            let kinds = entries.iter().map(|care| care.row().kind);
            assert!(kinds.clone().count() > 0);
            assert!(
                kinds
                    .into_iter()
                    .all(|kind| kind == CareKind::SeeAProfessional)
            );
        }
    }
    let clot = BitSet(1 << Caution::SuspectedClot as u32);
    for zone in ZoneId::all() {
        for care in care_for(Target::Zone(zone, zone.side(Laterality::Left)), clot) {
            let kind = care.row().kind;
            assert!(
                !kind.presses() && kind != CareKind::Stretch,
                "{}",
                care.slug()
            );
        }
    }
}

#[test]
fn zone_pages_and_marks_lead_to_care_once_the_questions_are_answered() {
    let mut zone = map(&["zone calf-lateral left", "fit done"]);
    assert!(shows(&mut zone, "data-do=\"care calf-massage\""));
    let mut pain = map(&["mode pain", "mark calf-lateral left", "edit none"]);
    assert!(!shows(&mut pain, "Is this for you?"));
    acts(&mut pain, &["questions skip"]);
    assert!(shows(&mut pain, "Is this for you?"));
    acts(&mut pain, &["fit done", "care calf-massage"]);
    assert!(shows(&mut pain, "class=\"steps\""));
    assert!(shows(&mut pain, "Calf, outer side, left") || shows(&mut pain, ", left"));
}

#[test]
fn a_card_shows_the_place_with_its_landmarks_once_and_nothing_to_press_in_it() {
    let mut map = map(&["spot first-dorsal-interosseous.1 right", "fit done"]);
    let care = map.state.care_offered()[0];
    acts(&mut map, &[&format!("care {}", care.slug())]);
    let page = html::to_string(&map.markup());
    let from = page.find("class=\"care-place\"").unwrap();
    let picture = &page[from..page[from..].find("</figure>").unwrap() + from];
    // A close-up of that hand, with the chosen spot.
    assert!(picture.contains("data-view=\"hand-"), "a close-up");
    assert!(picture.contains("-right\""), "of that side");
    assert!(picture.contains("class=\"target\""), "the spot");
    assert!(picture.contains("class=\"landmark\""), "its landmarks");
    assert!(!picture.contains("data-do") && !picture.contains("tabindex"));
}

const PLAN: &[&str] = &[
    SPOT,
    "fit done",
    "plan add upper-trap-pinch",
    "plan add upper-trap-stretch",
    "spot levator-scapulae.1 left",
    "fit done",
    "plan add sleep-basics",
];

/// The entries of the plan, in their order.
fn order(map: &PainMap) -> Vec<&'static str> {
    let plan = map.state.plan.iter();
    plan.map(|planned| planned.care.slug()).collect()
}

#[test]
fn the_plan_keeps_its_order_through_views_modes_and_steps() {
    let mut map = map(PLAN);
    assert_eq!(
        order(&map),
        ["upper-trap-pinch", "upper-trap-stretch", "sleep-basics"]
    );
    acts(
        &mut map,
        &[
            "plan up sleep-basics",
            "plan up upper-trap-pinch",
            "plan add sleep-basics",
        ],
    );
    assert_eq!(
        order(&map),
        ["upper-trap-pinch", "sleep-basics", "upper-trap-stretch"]
    );
    acts(
        &mut map,
        &[
            "mode pain",
            "show front",
            "mode spot",
            "undo",
            "undo",
            "redo",
            "figure female",
        ],
    );
    assert_eq!(order(&map).len(), 3);
    acts(
        &mut map,
        &["plan drop sleep-basics", "plan drop sleep-basics"],
    );
    assert_eq!(order(&map), ["upper-trap-pinch", "upper-trap-stretch"]);
}

#[test]
fn clear_takes_marks_away_and_leaves_plan_and_checklist() {
    let mut map = map(PLAN);
    acts(
        &mut map,
        &[
            "has pregnancy",
            "mode pain",
            "mark temple left",
            "answer chest-heart no",
        ],
    );
    let (plan, asked) = (order(&map), map.state.asked);
    for step in ["clear", "undo", "redo", "clear"] {
        acts(&mut map, &[step]);
        assert_eq!(
            (order(&map), map.state.asked),
            (plan.clone(), asked),
            "{step}"
        );
        assert!(
            map.state.conditions.has(Caution::Pregnancy as usize),
            "{step}"
        );
    }
    assert!(map.state.marks.is_empty() && map.state.answers.is_empty());
    assert!(!map.state.can_clear(), "a button that does nothing");
    assert!(shows(&mut map, "My plan: 3 entries"));
    acts(&mut map, &["toggle plan", "toggle summary"]);
    assert_eq!(map.state.open_part(), "summary");
}

#[test]
fn the_plan_opens_from_every_page_and_its_cards_open_again() {
    let mut map = map(PLAN);
    acts(&mut map, &["back", "back", "muscle soleus right"]);
    assert!(shows(&mut map, "My plan: 3 entries"));
    acts(&mut map, &["toggle plan"]);
    assert_eq!(map.state.open_part(), "plan");
    assert!(shows(&mut map, "Left upper trapezius, tender spot 1 of 2"));
    acts(&mut map, &["care upper-trap-stretch"]);
    assert!(shows(&mut map, "class=\"steps\""));
    acts(&mut map, &["back"]);
    assert_eq!(map.state.open_part(), "plan");
    acts(&mut map, &["back"]);
    assert_eq!(map.state.open_part(), "muscle");
}

#[test]
fn what_is_not_for_now_stays_in_the_plan_with_the_reason_and_off_the_paper() {
    let mut map = map(PLAN);
    acts(&mut map, &["toggle plan", "has fever"]);
    assert!(shows(
        &mut map,
        "This is not for you now, because you said: a fever."
    ));
    assert!(!shows(&mut map, "data-do=\"care upper-trap-pinch\""));
    assert!(shows(&mut map, "data-do=\"plan drop upper-trap-pinch\""));
    let text = map.summary_text("21 November 2026");
    let pinch = SelfCareId::from_slug("upper-trap-pinch").unwrap();
    let pinch = map.content.care(pinch).unwrap().title;
    assert!(!text.contains(pinch) && text.contains("My plan"), "{text}");
}

#[test]
fn an_emergency_leaves_no_plan() {
    let mut map = map(PLAN);
    acts(
        &mut map,
        &["mark breast left", "answer chest-heart yes", "toggle plan"],
    );
    for absent in [
        "data-do=\"care ",
        "data-do=\"plan ",
        "class=\"steps\"",
        "My plan",
    ] {
        assert!(!shows(&mut map, absent), "{absent}");
    }
    assert!(!map.summary_text("today").contains("My plan"));
    acts(&mut map, &["answer chest-heart none"]);
    assert_eq!(map.state.plan.len(), 3);
}

#[test]
fn the_plan_is_part_of_the_summary_its_text_and_its_data() {
    let mut map = map(PLAN);
    acts(&mut map, &["toggle summary"]);
    let page = html::to_string(&map.markup());
    assert_eq!(
        page.matches("<article").count(),
        1,
        "no marks, no sheet for them"
    );
    assert_eq!(page.matches("data-home").count(), 1);
    let ids: Vec<&str> = page.split(" id=\"").skip(1).collect();
    let ids: Vec<&str> = ids
        .iter()
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let told_apart: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert!(ids.len() > 2 && told_apart.len() == ids.len(), "{ids:?}");
    let titles = ["upper-trap-pinch", "upper-trap-stretch", "sleep-basics"];
    let title = |slug: &str| {
        let care = SelfCareId::from_slug(slug).unwrap();
        map.content.care(care).unwrap().title.to_owned()
    };
    let text = map.summary_text("21 November 2026");
    let mut at = 0;
    for slug in titles {
        let title = title(slug);
        at += text[at..]
            .find(&title)
            .unwrap_or_else(|| panic!("{title}: {text}"));
        assert!(page.contains(&title));
    }
    let json = map.pattern().to_json();
    assert!(
        json.contains(r#"{"care":"upper-trap-pinch","spot":"upper-trapezius.1","side":"left"}"#)
    );
    acts(&mut map, &["mark temple left", "questions skip"]);
    assert_eq!(
        html::to_string(&map.markup()).matches("<article").count(),
        2
    );
    acts(&mut map, &["back"]);
    for entry in order(&map) {
        acts(&mut map, &[&format!("plan drop {entry}")]);
    }
    assert!(!map.summary_text("today").contains("My plan"));
}

#[test]
fn a_plan_has_an_end_and_says_so() {
    let mut map = map(&[SPOT, "fit done"]);
    let entries = map.state.care_offered();
    assert!(entries.len() > 4);
    let mut all = SelfCareId::all();
    let spots: Vec<TriggerPointId> = TriggerPointId::all().collect();
    while map.state.plan.len() < MAX_PLAN {
        let care = all.next().unwrap();
        for point in &spots {
            acts(
                &mut map,
                &[&format!("spot {} left", point.slug()), "fit done"],
            );
            acts(&mut map, &[&format!("plan add {}", care.slug())]);
            if map.state.planned(care).is_some() {
                break;
            }
        }
    }
    let open = map.state.care_offered();
    let free = open
        .iter()
        .find(|care| map.state.planned(**care).is_none())
        .unwrap();
    let (add, card) = (
        format!("plan add {}", free.slug()),
        format!("care {}", free.slug()),
    );
    acts(&mut map, &[&add, &card]);
    assert_eq!(map.state.plan.len(), MAX_PLAN);
    assert!(shows(&mut map, "Your plan is full."));
}
