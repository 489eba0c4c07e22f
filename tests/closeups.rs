//! Promises about close-ups: how they open, what they keep, and the way back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod common;

use pain_map::atlas::{Atlas, Laterality, Target, TriggerPointId, View, ZoneId};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::state::{Action, HistoryStep, Selection, visible_spots};

use common::{act, attr, walk};

const WIDE: &str = "resize 1280 720 852";
const NARROW: &str = "resize 360 560 360";

fn map(size: &str) -> PainMap {
    let options = Options {
        show_pelvic: true,
        ..Options::default()
    };
    let mut map = PainMap::new(options);
    act(&mut map, size);
    map
}

fn closeups() -> impl Iterator<Item = View> {
    let views = View::ALL.iter().copied();
    views.filter(|view| !view.is_body() && view.row().is_some())
}

/// A spot on the body that no close-up is about.
const ELSEWHERE: &str = "spot soleus.1 left";

#[test]
fn back_leads_from_a_closeup_to_the_body_and_keeps_the_rest() {
    for view in closeups() {
        for step in ["escape", "back"] {
            let mut map = map(WIDE);
            act(&mut map, "mark temple left");
            act(&mut map, ELSEWHERE);
            let before = (map.state.view, map.state.selection.clone());
            let effects = map.apply(Action::Show(view));
            assert_eq!(map.state.view, view);
            assert_eq!(effects.history, HistoryStep::Push(1), "{view:?}");
            let effects = act(&mut map, step);
            assert_eq!(effects.history, HistoryStep::Pop(1), "{view:?}");
            assert!(map.state.view.is_body(), "{view:?}");
            assert_eq!(map.state.selection, before.1);
            assert_eq!(map.state.marks.len(), 1);
            if view.side() != Some(Laterality::Right) {
                assert_eq!(map.state.view, before.0);
            }
        }
    }
}

#[test]
fn what_was_opened_in_a_closeup_closes_before_it() {
    for view in closeups() {
        let mut map = map(WIDE);
        map.apply(Action::Show(view));
        let spots = visible_spots(&map.state, &map.atlas, view);
        let Some((point, side, at)) = spots.first().copied() else {
            continue;
        };
        map.apply(Action::Press {
            view,
            at,
            reach: 5.0,
        });
        assert_eq!(map.state.selection.spot(), Some((point, side)), "{view:?}");
        act(&mut map, "escape");
        assert_eq!(map.state.selection, Selection::Nothing);
        assert_eq!(map.state.view, view);
        act(&mut map, "escape");
        assert!(map.state.view.is_body());
    }
}

#[test]
fn a_zoom_brings_the_body_in_line_with_the_closeup_and_back() {
    for size in [WIDE, NARROW] {
        for view in closeups() {
            let mut map = map(size);
            let opens = map.apply(Action::Show(view)).zoom.unwrap();
            assert!(
                opens.opens && opens.scale.is_finite() && opens.scale > 0.5,
                "{view:?}"
            );
            let body = map.state.body_view();
            let closes = map.apply(Action::Show(body)).zoom.unwrap();
            assert!(!closes.opens && closes.scale.is_finite());
            assert!(act(&mut map, "flip").zoom.is_none());
        }
    }
}

#[test]
fn a_chosen_spot_stays_in_the_closeup_that_shows_it() {
    for view in closeups() {
        for point in TriggerPointId::all().filter(|point| point.row().views.has(view as usize)) {
            let mut map = map(WIDE);
            map.apply(Action::Show(view));
            let side = view.side().unwrap_or(Laterality::Left);
            map.apply(Action::Choose(Target::Spot(point, side)));
            assert_eq!(map.state.view, view, "{}", point.slug());
        }
        let mut map = map(WIDE);
        map.apply(Action::Show(view));
        act(&mut map, ELSEWHERE);
        let seen = map.atlas.views_of_point(
            TriggerPointId::from_slug("soleus.1").unwrap(),
            Laterality::Left,
        );
        assert!(seen.contains(&map.state.view), "{view:?}");
    }
}

#[test]
fn the_pelvic_floor_is_shown_only_where_the_page_asks() {
    let mut map = PainMap::new(Options::default());
    act(&mut map, "show pelvic-floor");
    assert!(map.state.view.is_body());
    assert!(!offered(&mut map).contains(&"show pelvic-floor".to_owned()));
    if View::PelvicFloor.row().is_some() {
        map.set_option("show-pelvic", Some("")).unwrap();
        assert!(offered(&mut map).contains(&"show pelvic-floor".to_owned()));
        act(&mut map, "show pelvic-floor");
        assert_eq!(map.state.view, View::PelvicFloor);
        map.set_option("show-pelvic", None).unwrap();
        assert!(map.state.view.is_body());
    }
}

#[test]
fn the_chooser_leads_to_every_view() {
    let mut map = map(NARROW);
    act(&mut map, "toggle views");
    let mut found = Vec::new();
    for side in ["side left", "side right"] {
        act(&mut map, side);
        found.extend(offered(&mut map));
    }
    for view in View::ALL.iter().filter(|view| view.row().is_some()) {
        assert!(found.contains(&format!("show {}", view.slug())), "{view:?}");
    }
}

#[test]
fn the_strip_marks_what_is_shown() {
    for view in View::ALL
        .iter()
        .copied()
        .filter(|view| view.row().is_some())
    {
        let mut map = map(WIDE);
        map.apply(Action::Show(view));
        let tree = map.markup();
        let mut pressed = Vec::new();
        walk(&tree, &mut |element| {
            if attr(element, "class") == Some("tile")
                && attr(element, "aria-pressed") == Some("true")
            {
                pressed.push(attr(element, "data-do").unwrap_or_default().to_owned());
            }
        });
        let shown = if view == View::Back {
            View::Front
        } else {
            view
        };
        assert_eq!(pressed, [format!("show {}", shown.slug())]);
    }
}

#[test]
fn no_closeup_takes_1500_nodes() {
    for view in closeups() {
        for start in ["hover none", "layer deep", "layer skin", "mode pain"] {
            for size in [WIDE, NARROW] {
                let mut map = map(size);
                act(&mut map, start);
                map.apply(Action::Show(view));
                check_nodes(&mut map, view);
                for (point, side, _) in visible_spots(&map.state.clone(), &map.atlas, view) {
                    map.apply(Action::Choose(Target::Spot(point, side)));
                    check_nodes(&mut map, view);
                }
                act(&mut map, "toggle views");
                check_nodes(&mut map, view);
            }
        }
    }
}

#[track_caller]
fn check_nodes(map: &mut PainMap, view: View) {
    let mut count = 0;
    walk(&map.markup(), &mut |_| count += 1);
    assert!(count < 1500, "{count} nodes in {}", view.slug());
}

/// What a press can do, as text.
fn offered(map: &mut PainMap) -> Vec<String> {
    let mut found = Vec::new();
    walk(&map.markup(), &mut |element| {
        found.extend(attr(element, "data-do").map(str::to_owned));
    });
    found
}

#[test]
fn a_zone_is_shown_larger_only_where_the_closeup_is_about_it() {
    let atlas = Atlas::embedded();
    let larger = |zone: &str, side| {
        let views = atlas.closeups_of_zone(ZoneId::from_slug(zone).unwrap(), side);
        views.into_iter().map(View::slug).collect::<Vec<_>>()
    };
    for zone in ["breastbone", "front-of-shoulder", "deltoid-lateral"] {
        assert_eq!(larger(zone, Laterality::Left), [""; 0], "{zone}");
    }
    assert!(!larger("volar-forearm", Laterality::Right).contains(&"hand-palm-right"));
    assert!(!larger("shin", Laterality::Left).contains(&"foot-top-left"));
    assert!(larger("forehead", Laterality::Left).contains(&"head-front"));
    assert!(larger("thenar", Laterality::Right).contains(&"hand-palm-right"));
    assert!(larger("perineum", Laterality::Midline).contains(&"pelvic-floor"));
    for zone in ZoneId::all() {
        for side in [Laterality::Left, Laterality::Right, Laterality::Midline] {
            let shown = atlas.views_of_zone(zone, side);
            let only = shown.iter().all(|view| !view.is_body());
            let larger = atlas.closeups_of_zone(zone, side);
            assert!(
                !only || larger == shown,
                "{zone:?} is seen in close-ups only"
            );
        }
    }
}
