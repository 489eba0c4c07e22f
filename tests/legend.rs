//! Between front and back the legend stands where no name is, and names what the lens shows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use pain_map::atlas::{Atlas, Laterality, TriggerPointId};
use pain_map::content::Content;
use pain_map::geometry::{Bounds, Point};
use pain_map::options::Options;
use pain_map::render::{LegendItem, Scene, layout, scene};
use pain_map::state::{State, update};

/// Width of the widget, height and width of the drawing area.
const SIZES: [(f64, f64, f64); 3] = [
    (1152.0, 620.0, 724.0),
    (1280.0, 720.0, 852.0),
    (1600.0, 820.0, 1172.0),
];

/// Where `www/style/sizes.css` puts it, as a share of the stage, which is 116 px higher than the drawings.
fn top(place: &str) -> f64 {
    match place {
        "low" => 0.66,
        "middle" => 0.335,
        "high" => 0.05,
        other => panic!("no such place: {other}"),
    }
}

/// Its room as a browser lays it out in English: 177 px wide with "Felt by some people", else at most
/// 144; 28 px for each entry.
fn area(scene: &Scene, height: f64) -> Bounds {
    let top = (height + 116.0) * top(scene.legend_place.unwrap());
    let middle = scene.views.last().unwrap().frame.x;
    let n = scene.legend.len() as f64;
    let half = if scene.legend.contains(&LegendItem::Spillover) {
        88.5
    } else {
        72.0
    };
    Bounds::from_points([
        Point::new(middle - half, top),
        Point::new(middle + half, top + 28.0 * n - 8.0),
    ])
}

fn covers_a_name(scene: &Scene, height: f64) -> bool {
    let area = area(scene, height);
    scene.views.iter().any(|view| {
        view.labels.iter().any(|label| {
            let (from, to) = (label.area.min, label.area.max);
            let x = view.frame.x;
            from.x + x < area.max.x
                && area.min.x < to.x + x
                && from.y < area.max.y
                && area.min.y < to.y
        })
    })
}

/// What is shown after these actions.
fn after(actions: &[&str], atlas: &Atlas, options: &Options) -> State {
    let mut state = State::new(options);
    for action in actions {
        drop(update(&mut state, atlas, options, action.parse().unwrap()));
    }
    state
}

#[test]
fn it_covers_no_name_of_any_spot() {
    let (atlas, content, options) = (
        Atlas::embedded(),
        Content::embedded("en"),
        Options::default(),
    );
    let (mut covered, mut n_moved) = (Vec::new(), 0);
    for (width, height, stage) in SIZES {
        for point in TriggerPointId::all() {
            for side in [Laterality::Left, Laterality::Right] {
                let spot = format!("spot {} {}", point.slug(), side.slug());
                let room = format!("resize {width} {height} {stage}");
                let state = after(&[&room, &spot], &atlas, &options);
                let layout = layout(&state, &atlas);
                let scene = scene(&state, &atlas, &content, &layout);
                if scene.views.len() < 2 || scene.legend.is_empty() {
                    continue;
                }
                n_moved += usize::from(scene.legend_place != Some("low"));
                if covers_a_name(&scene, height) {
                    covered.push(format!("{spot} at {width} px"));
                }
            }
        }
    }
    assert!(covered.is_empty(), "{} charts: {covered:#?}", covered.len());
    assert!(
        n_moved > 40,
        "{n_moved}: in its usual place it covers names of the legs"
    );
}

#[test]
fn it_names_what_the_lens_alone_shows() {
    let (atlas, content, options) = (
        Atlas::embedded(),
        Content::embedded("en"),
        Options::default(),
    );
    let (mut n_alone, mut unnamed) = (0, Vec::new());
    for (width, height, stage) in SIZES {
        for point in TriggerPointId::all() {
            let spot = format!("spot {} left", point.slug());
            let room = format!("resize {width} {height} {stage}");
            let state = after(&[&room, &spot], &atlas, &options);
            let layout = layout(&state, &atlas);
            let scene = scene(&state, &atlas, &content, &layout);
            let Some(lens) = &scene.lens else { continue };
            let is_on_bodies = scene.views.iter().any(|view| !view.cloud.is_empty());
            if is_on_bodies || lens.view.cloud.is_empty() {
                continue;
            }
            n_alone += 1;
            if !scene.legend.contains(&LegendItem::Essential) {
                unnamed.push(format!("{} at {width} px", point.slug()));
            }
        }
    }
    assert!(n_alone > 4, "{n_alone}");
    assert!(unnamed.is_empty(), "{unnamed:?}");
}
