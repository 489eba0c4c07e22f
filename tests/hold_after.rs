//! What an answer after a guided hold closes and offers for the rest of the visit.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::acts;
use pain_map::atlas::{CareKind, Laterality, MuscleId, SelfCareId, Target, TriggerPointId};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::html;
use pain_map::safety::{care_for, touches};

const SPOT: &str = "spot upper-trapezius.1 right";
const WORSE: &str = "outcome upper-trap-pinch worse spot upper-trapezius.1 right";
const SAME: &str = "outcome upper-trap-pinch same spot upper-trapezius.1 right";

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    // Emergencies of a place without a mark are the matter of other tests.
    acts(&mut map, &["questions skip"]);
    acts(&mut map, actions);
    map
}

/// With the squeeze and the stretch in the plan, and the squeeze felt worse.
fn worse() -> PainMap {
    map(&[
        SPOT,
        "fit done",
        "plan add upper-trap-pinch",
        "plan add upper-trap-stretch",
        "care upper-trap-pinch",
        WORSE,
        "back",
    ])
}

fn markup(map: &mut PainMap) -> String {
    html::to_string(&map.markup())
}

fn strains(care: &SelfCareId) -> bool {
    !matches!(
        care.row().kind,
        CareKind::Posture | CareKind::Aftercare | CareKind::SeeAProfessional
    )
}

#[test]
fn worse_closes_the_card_with_the_reason() {
    let mut map = worse();
    let card = markup(&mut map);
    assert!(card.contains("This is not for you now, because you said: it felt worse."));
    assert!(!card.contains("data-hold=") && !card.contains("class=\"steps\""));
    assert!(card.contains("data-do=\"fit again\""));
}

#[test]
fn worse_closes_what_strains_the_place_and_leaves_the_rest() {
    let mut map = worse();
    acts(&mut map, &["back"]);
    let offered = map.state.care_offered();
    assert!(!offered.iter().any(strains), "{offered:?}");
    assert!(!offered.is_empty());
    assert!(map.state.care_here().iter().any(strains));
    let page = markup(&mut map);
    assert!(page.contains("because you said it felt worse."));
    assert!(page.contains("Do not press for now") && !page.contains("Press gently here"));
    // Spots and zones of that muscle on that side too; the other side and other muscles stay open.
    for (place, closed) in [
        ("spot upper-trapezius.2 right", true),
        ("muscle upper-trapezius right", true),
        ("zone shoulder-top right", true),
        ("spot upper-trapezius.1 left", false),
        ("spot soleus.1 right", false),
    ] {
        acts(&mut map, &[place, "fit done"]);
        let offered = map.state.care_offered();
        assert_eq!(!offered.iter().any(strains), closed, "{place}");
    }
}

#[test]
fn worse_marks_the_plan_and_leaves_it_off_the_paper() {
    let mut map = worse();
    acts(&mut map, &["toggle plan"]);
    let plan = markup(&mut map);
    let reason = "This is not for you now, because you said: it felt worse.";
    assert_eq!(plan.matches(reason).count(), 2);
    assert!(!plan.contains("data-do=\"care upper-trap-"));
    let text = map.summary_text("21 November 2026");
    assert!(
        !text.contains("squeeze") && !text.contains("stretch"),
        "{text}"
    );
}

#[test]
fn worse_is_taken_back_in_the_checklist_and_not_by_clear_or_undo() {
    let mut map = worse();
    acts(
        &mut map,
        &["undo", "redo", "clear", "questions skip", SPOT, "fit done"],
    );
    assert!(!map.state.care_offered().iter().any(strains));
    acts(&mut map, &["fit again"]);
    let chip = "aria-pressed=\"true\"";
    let page = markup(&mut map);
    let at = page.find("data-do=\"has felt-worse\"").unwrap();
    let tag = &page[page[..at].rfind('<').unwrap()..at];
    assert!(tag.contains(chip), "{tag}");
    // Where nothing felt worse nobody is asked.
    assert_eq!(page.matches("has felt-worse").count(), 1);
    let mut other = map.clone();
    acts(&mut other, &["spot soleus.1 left"]);
    assert!(!markup(&mut other).contains("has felt-worse"));
    // Left as it was, it still holds; unsaid, the place is open again.
    acts(&mut map, &["fit done"]);
    assert!(!map.state.care_offered().iter().any(strains));
    acts(&mut map, &["fit again", "has felt-worse"]);
    assert!(
        markup(&mut map).contains("has felt-worse"),
        "it can be said again"
    );
    acts(&mut map, &["fit done", "care upper-trap-pinch"]);
    assert!(markup(&mut map).contains("data-hold="));
}

#[test]
fn worse_at_a_mark_closes_what_the_marks_offer() {
    let mut map = map(&[
        "mode pain",
        "mark calf-lateral left",
        "edit none",
        "fit done",
    ]);
    assert!(map.state.care_offered().iter().any(strains));
    acts(
        &mut map,
        &[
            "care calf-massage",
            "outcome calf-massage worse zone calf-lateral left",
        ],
    );
    acts(&mut map, &["back", "back"]);
    assert!(!map.state.care_offered().iter().any(strains));
    acts(&mut map, &["fit again"]);
    assert!(markup(&mut map).contains("has felt-worse"));
}

#[test]
fn every_place_of_a_hold_is_closed_after_worse() {
    let fresh = map(&["fit done"]);
    for point in TriggerPointId::all() {
        let place = Target::Spot(point, Laterality::Left);
        let held = care_for(place, Default::default());
        let Some(care) = held.into_iter().find(|care| care.row().hold.is_some()) else {
            continue;
        };
        let told = format!("outcome {} worse {place}", care.slug());
        let mut map = fresh.clone();
        acts(&mut map, &[&told]);
        let choose = place.to_string();
        acts(&mut map, &["back", &choose, "fit done"]);
        let offered = map.state.care_offered();
        assert!(!offered.iter().any(strains), "{place}: {offered:?}");
    }
}

#[test]
fn places_touch_on_one_side_by_zone_and_muscle() {
    let muscle = |slug, side| Target::Muscle(MuscleId::from_slug(slug).unwrap(), side);
    let (left, right) = (Laterality::Left, Laterality::Right);
    let masseter = muscle("masseter", left);
    assert!(touches(masseter, muscle("masseter-deep", left)));
    assert!(touches(muscle("masseter-deep", left), masseter));
    assert!(!touches(
        muscle("masseter-deep", left),
        muscle("masseter-superficial", left)
    ));
    assert!(!touches(masseter, muscle("masseter", right)));
    for point in TriggerPointId::all() {
        let spot = Target::Spot(point, left);
        assert!(touches(spot, spot) && touches(spot, muscle(point.muscle().slug(), left)));
    }
}

#[test]
fn once_more_is_offered_once() {
    let mut map = map(&[SPOT, "fit done", "care upper-trap-pinch", SAME]);
    let first = markup(&mut map);
    assert!(first.contains("once more now") && first.contains("data-hold="));
    for _ in 0..2 {
        acts(&mut map, &[SAME]);
        let then = markup(&mut map);
        assert!(!then.contains("once more now") && !then.contains("data-hold="));
        assert!(then.contains("Wait until tomorrow"));
        assert!(then.contains("data-do=\"spot upper-trapezius.2 right\""));
    }
    let other = "outcome upper-trap-stretch same spot upper-trapezius.1 right";
    acts(&mut map, &[other]);
    assert!(markup(&mut map).contains("once more now"), "another entry");
}
