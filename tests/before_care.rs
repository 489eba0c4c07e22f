//! What must be known before a visitor is told to press: what the marks say, what was ticked, and
//! emergencies of a place that is not marked.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::collections::BTreeSet;

use common::acts;
use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    CareKind, Caution, Laterality, MuscleId, RedFlagId, SelfCareId, Target, TriggerPointId,
    Urgency, ZoneId,
};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::referral::{of_muscle, of_point};
use pain_map::render::html;
use pain_map::safety::{care_for, red_flags};
use pain_map::state::{Action, Planned};

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    acts(&mut map, actions);
    map
}

fn shows(map: &mut PainMap, text: &str) -> bool {
    html::to_string(&map.markup()).contains(text)
}

/// Says "no" to every question that is open.
fn answer_no(map: &mut PainMap) {
    while let Some(flag) = map.state.verdict().open.first() {
        let answer = format!("answer {} no", flag.slug());
        acts(map, &[&answer]);
    }
}

const BLADE: &[&str] = &["mode pain", "mark scapula-body right"];

fn on_the_blade(actions: &[&str]) -> PainMap {
    let mut map = map(BLADE);
    acts(&mut map, actions);
    answer_no(&mut map);
    map
}

#[test]
fn a_place_marked_as_numb_is_not_pressed() {
    let mut map = on_the_blade(&["kind scapula-body right numb"]);
    for place in [
        "spot infraspinatus.1 right",
        "muscle infraspinatus right",
        "zone scapula-body right",
    ] {
        acts(&mut map, &[place, "fit again"]);
        let numb = Caution::NumbSkin as usize;
        assert!(
            !map.state.cautions_to_ask().has(numb),
            "asked for what was said"
        );
        acts(&mut map, &["fit done"]);
        for care in map.state.care_offered() {
            assert!(
                !care.row().do_not_if.has(numb),
                "{} at {place}",
                care.slug()
            );
        }
        assert!(!map.state.allows_pressing(map.state.selection.target()));
        assert!(!shows(&mut map, "You can press here"), "{place}");
        assert!(!shows(&mut map, "data-do=\"felt "), "{place}");
        assert!(
            !shows(&mut map, "data-do=\"care infraspinatus-ball\""),
            "{place}"
        );
        assert!(shows(&mut map, "because you said numb skin"), "{place}");
    }
    // Nor is it kept what pressing brought, nor shown how to press in a card.
    acts(&mut map, &["felt infraspinatus.1 right yes"]);
    assert!(map.state.felt.is_empty());
    acts(
        &mut map,
        &["spot infraspinatus.1 right", "care infraspinatus-ball"],
    );
    assert!(!shows(&mut map, "class=\"steps\""));
    assert!(shows(&mut map, "because you said: numb skin"));
}

#[test]
fn numb_skin_elsewhere_or_no_longer_closes_nothing() {
    let ball = "data-do=\"care infraspinatus-ball\"";
    let mut map = on_the_blade(&["kind scapula-body right numb"]);
    acts(&mut map, &["spot infraspinatus.1 left", "fit done"]);
    assert!(shows(&mut map, ball), "the other side");
    acts(&mut map, &["spot infraspinatus.1 right"]);
    assert!(!shows(&mut map, ball));
    acts(&mut map, &["kind scapula-body right numb"]);
    answer_no(&mut map);
    assert!(shows(&mut map, ball), "taken back");
    assert!(shows(&mut map, "You can press here"));
}

#[test]
fn what_is_planned_for_a_numb_place_is_not_for_now() {
    let spot = "spot infraspinatus.1 right";
    let ball = SelfCareId::from_slug("infraspinatus-ball").unwrap();
    let mut map = on_the_blade(&[]);
    acts(
        &mut map,
        &[spot, "fit done", "plan add infraspinatus-ball", "back"],
    );
    let planned = *map.state.planned(ball).unwrap();
    assert!(map.state.may_do(&planned));
    acts(&mut map, &["kind scapula-body right numb", "toggle plan"]);
    assert!(!map.state.may_do(&planned));
    assert!(shows(&mut map, "because you said: numb skin"));
}

#[test]
fn the_check_comes_after_the_checklist_and_heeds_it() {
    let spot = "spot infraspinatus.1 right";
    let check = "data-do=\"felt infraspinatus.1 right";
    let mut map = on_the_blade(&[spot]);
    assert!(shows(&mut map, "Is this for you?"));
    assert!(!shows(&mut map, check));
    assert!(!shows(&mut map, "You can press here"));
    acts(&mut map, &["fit done"]);
    assert!(shows(&mut map, check));
    assert!(shows(&mut map, "You can press here"));
    assert!(!shows(&mut map, "Ask your clinician first"));
    acts(&mut map, &["has blood-thinner"]);
    assert!(shows(&mut map, check));
    assert!(!shows(&mut map, "You can press here"));
    let markup = html::to_string(&map.markup());
    let first = markup
        .find("Ask your clinician first, because you said")
        .unwrap();
    assert!(first < markup.find(check).unwrap());
    for reason in ["fracture", "skin-infection", "suspected-clot"] {
        let has = format!("has {reason}");
        acts(&mut map, &[&has]);
        assert!(!shows(&mut map, check), "{reason}");
        assert!(
            shows(&mut map, "This is not for you now, because you said"),
            "{reason}"
        );
        acts(&mut map, &[&has]);
    }
    assert!(shows(&mut map, check));
}

#[test]
fn the_check_shows_the_spot_close_up() {
    let mut map = on_the_blade(&["spot infraspinatus.1 right"]);
    acts(&mut map, &["fit done"]);
    let markup = html::to_string(&map.markup());
    let check = markup.split("class=\"section check\"").nth(1).unwrap();
    let check = check.split("</section>").next().unwrap();
    assert!(check.contains("class=\"care-place\"") && check.contains("target"));
    assert!(check.contains("class=\"landmark"), "the bone to find it by");
    assert!(check.contains("data-do=\"felt infraspinatus.1 right"));
}

#[test]
fn clear_leaves_an_emergency() {
    let mut map = on_the_blade(&["answer chest-heart yes"]);
    assert!(map.state.can_clear());
    acts(&mut map, &["clear"]);
    assert!(map.state.worries().is_emergency());
    assert!(map.state.marks.is_empty());
    assert_eq!(map.state.answers.len(), 1, "other answers go");
    assert!(!map.state.can_clear(), "a button that does nothing");
    assert!(shows(&mut map, "data-open=\"emergency\""));
    acts(&mut map, &["answer chest-heart none"]);
    assert!(!map.state.worries().is_emergency());
}

#[test]
fn beside_an_emergency_nothing_can_be_searched_listed_or_chosen() {
    for width in [360.0, 1280.0] {
        let mut map = on_the_blade(&["search trapezius"]);
        acts(&mut map, &[&format!("resize {width} 700 {width}")]);
        assert!(shows(&mut map, "class=\"results\""));
        acts(&mut map, &["answer chest-heart yes"]);
        for ways in [
            "class=\"results\"",
            "class=\"search",
            "data-do=\"toggle search\"",
            "data-do=\"toggle list\"",
            "data-do=\"toggle bodies\"",
            "data-do=\"mode ",
        ] {
            assert!(!shows(&mut map, ways), "{ways} at {width}");
        }
        acts(&mut map, &["answer chest-heart none"]);
        assert!(shows(&mut map, "data-do=\"toggle list\""));
    }
}

#[test]
fn worries_that_ask_for_the_same_share_a_box_and_a_call() {
    let mut map = map(BLADE);
    map.set_option("emergency-number", Some("112")).ok();
    for flag in ["chest-heart", "chest-lung", "headache-stroke"] {
        acts(&mut map, &[&format!("answer {flag} unsure")]);
    }
    let markup = html::to_string(&map.markup());
    let start = markup.find("class=\"warnings advice\"").unwrap();
    let advice = &markup[start..start + markup[start..].find("</section>").unwrap()];
    assert_eq!(advice.matches("class=\"warning urgent\"").count(), 1);
    assert_eq!(advice.matches("tel:112").count(), 1);
    assert_eq!(advice.matches("<li>").count(), 3);
}

#[test]
fn chest_pain_without_a_mark_is_asked_about_before_self_care() {
    for place in [
        "muscle pectoralis-major right",
        "spot pectoralis-major-sternal.1 right",
        "zone breastbone midline",
    ] {
        let mut map = map(&[place]);
        let first = map.state.verdict().open[0];
        assert_eq!(first.slug(), "chest-heart", "{place}");
        assert!(shows(&mut map, "data-do=\"emergencies none\""), "{place}");
        // The referral and the warning signs stand there without an answer; self-care does not.
        assert!(shows(&mut map, "class=\"warning emergency\""), "{place}");
        for ways in ["data-do=\"care ", "Is this for you?", "class=\"chip ok\""] {
            assert!(!shows(&mut map, ways), "{ways} at {place}");
        }
        assert!(map.state.care_here().is_empty());
        acts(
            &mut map,
            &["fit done", "care pec-doorway", "plan add pec-doorway"],
        );
        assert!(
            map.state.plan.is_empty() && map.state.care.is_none(),
            "{place}"
        );
        acts(&mut map, &["toggle each"]);
        let yes = "data-do=\"answer chest-heart yes\"";
        assert!(shows(&mut map, yes), "{place}");
        acts(&mut map, &["answer chest-heart yes"]);
        assert!(shows(&mut map, "data-open=\"emergency\""), "{place}");
        acts(&mut map, &["answer chest-heart none"]);
        answer_no(&mut map);
        assert!(shows(&mut map, "Change my answers"), "{place}");
        acts(&mut map, &["fit again", "fit done"]);
        assert!(shows(&mut map, "data-do=\"care "), "{place}");
    }
}

#[test]
fn every_emergency_of_a_place_is_asked_about_and_each_once_a_visit() {
    let targets = MuscleId::all()
        .map(|muscle| Target::Muscle(muscle, Laterality::Left))
        .chain(TriggerPointId::all().map(|point| Target::Spot(point, Laterality::Left)))
        .chain(ZoneId::all().map(|zone| Target::Zone(zone, Laterality::Left)));
    let mut map = map(&[]);
    map.state.set_show_pelvic(true);
    let mut all = Vec::new();
    for target in targets {
        map.apply(Action::Choose(target));
        let asked = map.state.questions();
        let (zones, muscles) = match target {
            Target::Zone(zone, _) => (vec![zone], vec![]),
            Target::Muscle(muscle, side) => (
                of_muscle(muscle, side).zone_ids(),
                muscle.lineage().collect(),
            ),
            Target::Spot(point, side) => (
                of_point(point, side).zone_ids(),
                point.muscle().lineage().collect(),
            ),
        };
        let fitting = red_flags(&zones, &muscles);
        let emergencies = fitting.into_iter();
        let emergencies = emergencies.filter(|flag| flag.row().urgency == Urgency::Emergency);
        let emergencies: BTreeSet<RedFlagId> = emergencies.collect();
        assert_eq!(asked.len(), emergencies.len(), "{target}");
        assert_eq!(
            BTreeSet::from_iter(asked.iter().copied()),
            emergencies,
            "{target}"
        );
        for flag in map.state.verdict().open {
            assert!(!all.contains(&flag), "{} is asked again", flag.slug());
            all.push(flag);
        }
        answer_no(&mut map);
        assert!(!map.state.verdict().blocks_care());
    }
}

#[test]
fn a_mark_of_the_same_pain_asks_in_its_stead() {
    let mut map = on_the_blade(&[]);
    let asked = map.state.questions();
    acts(&mut map, &["spot infraspinatus.1 right"]);
    assert_eq!(map.state.questions(), asked);
    acts(&mut map, &["spot pectoralis-major-sternal.1 right"]);
    assert_eq!(map.state.verdict().open[0].slug(), "chest-heart");
}

#[test]
fn a_plan_from_outside_asks_for_its_place_in_the_card() {
    let mut map = map(&["muscle pectoralis-major right"]);
    answer_no(&mut map);
    acts(&mut map, &["fit done"]);
    let stretch = *map
        .state
        .care_offered()
        .iter()
        .find(|care| care.row().kind == CareKind::Stretch)
        .unwrap();
    acts(&mut map, &[&format!("plan add {}", stretch.slug())]);
    let pattern = map.pattern();
    let first_step = map.content.care_steps(stretch).next().unwrap().to_owned();
    let mut other = self::map(&[]);
    other.set_pattern(pattern);
    assert_on_paper(&mut other, &first_step, false);
    acts(
        &mut other,
        &["toggle plan", &format!("care {}", stretch.slug())],
    );
    let open = other.state.verdict().open;
    if !open.is_empty() {
        assert!(shows(&mut other, "First: any of these now?"));
        assert!(!shows(&mut other, "class=\"steps\""));
    }
    other.state.answers.clear();
    assert!(!shows(&mut other, "class=\"steps\""));
    assert!(shows(&mut other, "data-do=\"emergencies none\""));
    acts(&mut other, &["emergencies none"]);
    assert_on_paper(&mut other, &first_step, false);
    acts(&mut other, &["fit done"]);
    assert!(shows(&mut other, "class=\"steps\""));
    assert_on_paper(&mut other, &first_step, true);
}

/// Looks whether the sheet and the text of the summary tell what to do for a planned entry.
#[track_caller]
fn assert_on_paper(map: &mut PainMap, first_step: &str, told: bool) {
    let text = map.summary_text("21 November 2026");
    assert_eq!(text.contains(first_step), told, "{text}");
    let sheet = html::to_string(&map.summary("21 November 2026"));
    for (what, shown) in [
        ("class=\"plan-steps\"", told),
        ("class=\"dose\"", told),
        ("class=\"cautions\"", told),
        ("Open this on the map first", !told),
    ] {
        assert_eq!(sheet.contains(what), shown, "{what}: {sheet}");
    }
}

#[test]
fn a_card_judges_the_place_that_it_is_for_whatever_is_chosen() {
    let mut map = map(&["mode pain", "mark shoulder-top right"]);
    answer_no(&mut map);
    acts(&mut map, &["spot gastrocnemius-medial.1 left"]);
    answer_no(&mut map);
    acts(&mut map, &["fit done"]);
    let forbids = |care: &&SelfCareId| care.row().do_not_if.has(Caution::NumbSkin as usize);
    let calf = map.state.care_offered();
    let here = {
        let mut map = map.clone();
        acts(&mut map, &["spot infraspinatus.1 right"]);
        answer_no(&mut map);
        map.state.care_here()
    };
    let care = calf
        .iter()
        .filter(forbids)
        .find(|care| !here.contains(care));
    let care = *care.unwrap();
    acts(&mut map, &[&format!("plan add {}", care.slug())]);
    let planned = *map.state.planned(care).unwrap();
    acts(
        &mut map,
        &[
            "mark calf-medial left",
            "kind calf-medial left numb",
            "spot infraspinatus.1 right",
        ],
    );
    answer_no(&mut map);
    acts(&mut map, &["fit done", &format!("care {}", care.slug())]);
    answer_no(&mut map);
    assert!(!map.state.may_do(&planned));
    assert!(!shows(&mut map, "class=\"steps\""));
    assert!(!shows(&mut map, "data-hold="));
    assert!(shows(&mut map, "because you said: numb skin"));
}

#[test]
fn a_planned_card_never_waits_for_a_checklist_that_does_not_come() {
    // Numb where the visitor looks, not where the entry is for.
    let mut map = map(&["mode pain", "spot gastrocnemius-medial.1 left"]);
    answer_no(&mut map);
    acts(&mut map, &["fit done"]);
    let all = map.state.care_offered();
    for care in &all {
        acts(&mut map, &[&format!("plan add {}", care.slug())]);
    }
    acts(
        &mut map,
        &[
            "fit again",
            "mark scapula-body right",
            "kind scapula-body right numb",
            "spot infraspinatus.1 right",
        ],
    );
    answer_no(&mut map);
    for planned in map.state.plan.clone() {
        let mut map = map.clone();
        acts(&mut map, &[&format!("care {}", planned.care.slug())]);
        answer_no(&mut map);
        acts(&mut map, &["fit done"]);
        assert!(map.state.knows_fit(planned.care), "{}", planned.care.slug());
        assert!(!shows(&mut map, "Is this for you?"));
    }
}

#[test]
fn the_own_pages_of_a_clinic_wait_as_self_care_does() {
    let mut map = map(&[]);
    let file =
        r#"{"links": [{"for": "pectoralis-major", "title": "Our stretch sheet", "url": "/s"}]}"#;
    let reading = pain_map::reader::read(file, "en");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    map.set_content(&reading.content);
    acts(&mut map, &["muscle pectoralis-major right"]);
    assert!(map.state.verdict().waits());
    assert!(!shows(&mut map, "Our stretch sheet"));
    acts(&mut map, &["emergencies none"]);
    assert!(shows(&mut map, "Our stretch sheet"));
}

#[test]
fn for_a_child_every_planned_entry_says_to_ask_first() {
    for care in SelfCareId::all() {
        let mut map = PainMap::new(Options::default());
        let mut places = TriggerPointId::all().map(|point| Target::Spot(point, Laterality::Left));
        let fits = |place: &Target| care_for(*place, BitSet::default()).contains(&care);
        let Some(place) = places.find(fits) else {
            continue;
        };
        map.state.plan.push(Planned { care, place });
        map.apply(Action::Choose(place));
        answer_no(&mut map);
        acts(&mut map, &[&format!("care {}", care.slug()), "fit done"]);
        for (figure, asks) in [("child", true), ("neutral", false)] {
            acts(&mut map, &[&format!("figure {figure}")]);
            let text = map.summary_text("21 November 2026");
            let sheet = html::to_string(&map.summary("21 November 2026"));
            let says = |text: &str| text.contains("Ask your clinician first");
            assert_eq!(says(&text), asks, "{} {figure}: {text}", care.slug());
            assert_eq!(says(&sheet), asks, "{} {figure}: {sheet}", care.slug());
            acts(&mut map, &["back", "toggle plan"]);
            let page = html::to_string(&map.markup());
            assert_eq!(says(&page), asks, "{} {figure}: {page}", care.slug());
        }
    }
}

#[test]
fn the_strap_of_the_neck_is_pinched_and_never_pressed() {
    let straps = TriggerPointId::all().filter(|point| {
        let mut above = point.muscle().lineage();
        above.any(|muscle| muscle.slug() == "scm")
    });
    let mut n_straps = 0;
    for point in straps {
        let mut map = map(&["mode pain", "mark cheek left", "mark forehead left"]);
        answer_no(&mut map);
        acts(&mut map, &[&format!("spot {} left", point.slug())]);
        answer_no(&mut map);
        acts(&mut map, &["fit done"]);
        let page = html::to_string(&map.markup());
        for words in [
            "Pinch gently, never press",
            "Never press it into the neck.",
            "Does a gentle pinch bring your pain?",
        ] {
            assert!(page.contains(words), "{}: {words}", point.slug());
        }
        for words in [
            "Press very gently",
            "Press gently here",
            "Does pressing",
            "Press to check",
        ] {
            assert!(!page.contains(words), "{}: {words}", point.slug());
        }
        n_straps += 1;
    }
    assert!(n_straps >= 5, "{n_straps} spots");
}
