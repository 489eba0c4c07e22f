//! The guided hold: which entries have one, and where the answer after it leads.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::acts;
use pain_map::atlas::{CareKind, Cue, Laterality, SelfCareId};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::html;
use pain_map::state::{Outcome, Selection};

const SPOT: &str = "spot upper-trapezius.1 right";
const CARD: &str = "care upper-trap-stretch";

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options {
        booking_url: Some("/book".to_owned()),
        ..Options::default()
    });
    // Emergencies of a place without a mark are the matter of other tests.
    if !actions.iter().any(|action| action.starts_with("mode pain")) {
        acts(&mut map, &["questions skip"]);
    }
    acts(&mut map, actions);
    map
}

fn told(outcome: &str) -> PainMap {
    let told = format!("outcome upper-trap-stretch {outcome}");
    map(&[SPOT, "fit done", CARD, &told])
}

fn markup(map: &mut PainMap) -> String {
    html::to_string(&map.markup())
}

/// Where the first of the words stands before the second, or nothing where one is missing.
fn in_order(text: &str, first: &str, second: &str) -> Option<bool> {
    Some(text.find(first)? < text.find(second)?)
}

#[test]
fn holds_press_or_stretch_and_stay_within_reason() {
    let holds = SelfCareId::all().filter_map(|care| Some((care, care.row().hold?)));
    let mut n_holds = 0;
    for (care, hold) in holds {
        let kind = care.row().kind;
        assert!(
            kind.presses() || kind == CareKind::Stretch,
            "{}",
            care.slug()
        );
        assert!(
            (5..=120).contains(&hold.hold_s) && (1..=12).contains(&hold.repetitions),
            "{}",
            care.slug()
        );
        let several = hold.repetitions > 1 || hold.each_side;
        assert_eq!(several, hold.rest_s > 0, "{}", care.slug());
        n_holds += 1;
    }
    assert!(n_holds >= 60, "{n_holds}");
}

#[test]
fn the_button_carries_what_the_timer_needs() {
    let text = markup(&mut map(&[SPOT, "fit done", CARD]));
    for part in [
        "data-hold=\"upper-trap-stretch\"",
        "data-count=\"20 10 3 2\"",
        "data-cue=\"stretch\"",
        "data-side=\"right\"",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn no_timer_where_the_entry_does_not_fit() {
    for ways in [
        &[SPOT, CARD][..],
        &[SPOT, "has fracture", "fit done", CARD],
        &["mode pain", "mark breastbone midline", SPOT, CARD],
    ] {
        assert!(!markup(&mut map(ways)).contains("data-hold"), "{ways:?}");
    }
}

#[test]
fn still_sore_leads_to_once_more_the_next_spot_and_a_visit() {
    let text = markup(&mut told("same"));
    assert_eq!(in_order(&text, "emergency-line", "data-hold="), Some(true));
    assert!(text.contains("data-do=\"spot upper-trapezius.2 right\""));
    assert!(text.contains("two to four weeks"));
    assert!(text.contains("class=\"book\""));
}

#[test]
fn better_leads_to_the_next_spot_and_not_to_more() {
    let text = markup(&mut told("better"));
    assert!(!text.contains("data-hold="));
    assert!(text.contains("data-do=\"spot upper-trapezius.2 right\""));
    assert!(text.contains("20 to 30 seconds, 3 times each side"));
}

#[test]
fn better_leads_on_through_the_plan() {
    let plan = [
        "plan add upper-trap-stretch",
        "plan add upper-trap-pinch",
        "outcome upper-trap-stretch better",
    ];
    let mut map = map(&[SPOT, "fit done"]);
    acts(&mut map, &plan);
    assert!(markup(&mut map).contains("data-do=\"care upper-trap-pinch\""));
    acts(&mut map, &["outcome upper-trap-pinch better"]);
    assert!(markup(&mut map).contains("data-do=\"spot upper-trapezius.2 right\""));
}

#[test]
fn worse_shows_the_warning_signs_then_stops_and_names_a_visit() {
    let text = markup(&mut told("worse"));
    assert!(text.contains("stop here"));
    assert_eq!(
        in_order(&text, "warning emergency", "Do not press or stretch"),
        Some(true)
    );
    assert_eq!(
        in_order(&text, "warning urgent", "Do not press or stretch"),
        Some(true)
    );
    assert!(!text.contains("data-hold=") && !text.contains("Next spot"));
    assert!(text.contains("class=\"book\""));
}

#[test]
fn worse_shows_warning_signs_wherever_the_visitor_is() {
    for care in SelfCareId::all().filter(|care| care.row().hold.is_some()) {
        let told = format!("outcome {} worse", care.slug());
        let text = markup(&mut map(&[&told]));
        assert!(
            text.contains("warning emergency") || text.contains("emergency-line"),
            "{}",
            care.slug()
        );
    }
}

#[test]
fn the_page_opens_above_anything_and_back_leads_there() {
    let ways: &[&[&str]] = &[
        &[],
        &[SPOT],
        &[SPOT, "fit done", CARD],
        &["toggle list"],
        &["toggle learn"],
        &["toggle plan"],
        &["topic lower-back"],
        &[
            "mode pain",
            "mark temple left",
            "questions skip",
            "toggle summary",
        ],
    ];
    for way in ways {
        let mut map = map(way);
        acts(&mut map, &["outcome upper-trap-stretch better"]);
        assert!(
            markup(&mut map).contains("That is enough for this spot"),
            "{way:?}"
        );
        acts(&mut map, &["outcome upper-trap-stretch worse"]);
        assert!(markup(&mut map).contains("stop here"), "{way:?}");
        acts(&mut map, &["back"]);
        assert!(map.state.outcome.is_none(), "{way:?}");
        let mut before = self::map(way);
        acts(&mut before, &["back"]);
        acts(&mut map, &["back"]);
        assert_eq!(map.state.selection, before.state.selection, "{way:?}");
    }
}

#[test]
fn what_is_opened_next_takes_its_place() {
    for way in [
        "toggle list",
        "toggle plan",
        "toggle learn",
        "topic lower-back",
        SPOT,
        CARD,
        "spot soleus.1 left",
        "mode pain",
        "clear",
    ] {
        let mut map = told("better");
        acts(&mut map, &[way]);
        assert!(map.state.outcome.is_none(), "{way}");
        assert!(
            !markup(&mut map).contains("That is enough for this spot"),
            "{way}"
        );
    }
}

#[test]
fn an_emergency_comes_before_the_page_and_nothing_is_told_to_the_host() {
    let mut map = map(&["mode pain", "mark breastbone midline"]);
    map.options.share_selection = true;
    let effects = map.apply("outcome upper-trap-stretch worse".parse().unwrap());
    assert!(effects.events.is_empty(), "{:?}", effects.events);
    acts(&mut map, &["answer chest-heart unsure"]);
    assert!(markup(&mut map).contains("data-rest="));
    acts(&mut map, &["answer chest-heart yes"]);
    let text = markup(&mut map);
    assert!(text.contains("data-open=\"emergency\"") && !text.contains("stop here"));
    assert_eq!(map.state.selection, Selection::Nothing);
}

#[test]
fn once_more_is_there_though_the_spot_was_closed_meanwhile() {
    let place = markup(&mut map(&[SPOT, "fit done", CARD]));
    assert!(place.contains("data-place=\"spot upper-trapezius.1 right\""));
    for left in [
        &["clear", "questions skip", "fit done"][..],
        &["back", "back", "toggle list"],
        &["back", "back", "muscle soleus left"],
        &["mode pain", "mark sole-arch left", "questions skip"],
    ] {
        let mut map = map(&[SPOT, "fit done", CARD]);
        acts(&mut map, left);
        let told = "outcome upper-trap-stretch same spot upper-trapezius.1 right";
        acts(&mut map, &[told]);
        assert_eq!(map.state.outcome.unwrap().1, Outcome::Same, "{left:?}");
        assert_eq!(map.state.selection.spot().unwrap().1, Laterality::Right);
        let text = markup(&mut map);
        let asked = map.state.knows_fit(map.state.outcome.unwrap().0);
        assert_eq!(text.contains("data-hold="), asked, "{left:?}");
        assert!(
            text.contains("data-do=\"spot upper-trapezius.2 right\""),
            "{left:?}"
        );
    }
    // What an answer forbids stays away, whatever was held before.
    let mut map = map(&[SPOT, "fit done", CARD, "back", "back", "has fracture"]);
    acts(
        &mut map,
        &["outcome upper-trap-stretch same spot upper-trapezius.1 right"],
    );
    assert!(!markup(&mut map).contains("data-hold="));
}

/// What a timer of the stretch learns from the core.
const LEARNS: &str = "outcome upper-trap-stretch same spot upper-trapezius.1 right";

#[test]
fn the_title_of_a_running_hold_is_there_in_each_language() {
    let mut map = map(&[SPOT, "fit done"]);
    let english = map.script_words(LEARNS);
    map.set_option("lang", Some("es")).unwrap();
    let spanish = map.script_words(LEARNS);
    assert!(english.len() == 1 && spanish.len() == 1 && english != spanish);
}

/// Why a running hold ends, in words.
fn why(map: &PainMap) -> String {
    map.script_words(LEARNS).get(1).cloned().unwrap_or_default()
}

#[test]
fn a_running_hold_ends_with_the_reason_once_its_entry_is_withheld() {
    for (way, reason) in [
        ("has suspected-clot", "a possible blood clot"),
        ("has fracture", "a broken bone"),
        ("questions ask", "safety questions"),
    ] {
        let mut map = map(&[SPOT, "fit done", CARD, "back"]);
        assert_eq!(why(&map), "", "{way}");
        acts(&mut map, &[way]);
        assert!(why(&map).contains(reason), "{way}: {}", why(&map));
    }
    for hides in ["upper-trapezius", "stretch"] {
        let mut map = map(&[SPOT, "fit done", CARD]);
        let key = if hides == "stretch" {
            "kinds"
        } else {
            "muscles"
        };
        let file = format!(r#"{{"hide": {{"{key}": ["{hides}"]}}}}"#);
        let reading = pain_map::reader::read(&file, "en");
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        map.set_content(&reading.content);
        assert!(why(&map).contains("not shown"), "{hides}");
    }
}

#[test]
fn a_running_hold_goes_on_wherever_the_visitor_looks() {
    for way in ["mode pain", "toggle list", "spot soleus.1 left", "clear"] {
        let mut map = map(&[SPOT, "fit done", CARD]);
        acts(&mut map, &[way, "questions skip"]);
        assert_eq!(why(&map), "", "{way}");
    }
}

#[test]
fn no_answer_reassures_or_leads_on_where_the_entry_is_not_for_now() {
    for reason in ["has suspected-clot", "has fracture", "questions ask"] {
        for outcome in ["same", "better"] {
            let mut map = map(&[SPOT, "fit done", CARD, "back", reason, "fit done"]);
            let told = format!("outcome upper-trap-stretch {outcome} {SPOT}");
            acts(&mut map, &[&told]);
            let text = markup(&mut map);
            assert!(text.contains("not-now"), "{told}");
            for words in [
                "That is common",
                "That is enough",
                "data-hold=",
                "Next spot",
            ] {
                assert!(!text.contains(words), "{told} {reason}: {words}");
            }
        }
    }
}

#[test]
fn the_page_speaks_of_the_place_that_was_held() {
    let mut map = map(&[SPOT, "fit done", CARD]);
    acts(&mut map, &["spot upper-trapezius.1 left"]);
    acts(&mut map, &[LEARNS]);
    assert_eq!(map.state.selection.spot().unwrap().1, Laterality::Right);
}

#[test]
fn what_the_timer_says_fits_what_is_done() {
    let mut n_cues = 0;
    let content = &map(&[]).content;
    let said: Vec<String> = content.script_words("hold");
    for care in SelfCareId::all() {
        let Some(hold) = care.row().hold else {
            continue;
        };
        let key = format!("{}\t", hold.cue.slug());
        assert!(said.iter().any(|word| word.starts_with(&key)), "{key}");
        let steps: Vec<String> = content.care_steps(care).map(str::to_lowercase).collect();
        let says = |words: &[&str]| {
            let mut words = words.iter();
            words.any(|word| steps.iter().any(|step| step.contains(word)))
        };
        let fits = match hold.cue {
            Cue::Press => says(&["press", "lean", "rest on it", "stop on the sore spot"]),
            Cue::Squeeze => says(&["squeeze", "pinch"]),
            Cue::Hold => says(&["hold"]),
            Cue::Stretch => care.row().kind == CareKind::Stretch && !says(&["rock", "glide"]),
            Cue::Move => !care.row().for_all,
        };
        assert!(fits, "{} {}: {steps:?}", care.slug(), hold.cue.slug());
        n_cues += usize::from(hold.cue != Cue::of(care.row().kind));
    }
    assert!(n_cues >= 10, "{n_cues}");
    for (care, cue) in [
        ("suboccipital-rest", Cue::Move),
        ("scm-pinch", Cue::Hold),
        ("upper-trap-pinch", Cue::Squeeze),
        ("chin-tuck", Cue::Hold),
    ] {
        let row = SelfCareId::from_slug(care).unwrap().row();
        assert_eq!(row.hold.unwrap().cue, cue, "{care}");
    }
}
