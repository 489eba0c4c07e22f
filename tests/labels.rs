//! Words on the drawing never overlap: the chart of every trigger point, in every view that shows
//! some of it, at several sizes and with larger text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pain_map::atlas::{Atlas, Laterality, Target, TriggerPointId, View};
use pain_map::content::Content;
use pain_map::geometry::{Bounds, Point};
use pain_map::options::Options;
use pain_map::render::{LabelKind, ViewScene, layout, scene};
use pain_map::state::{Action, State, update};

/// Width and height of the drawing area, width of the widget, size of the text.
const SIZES: [(f64, f64, f64, f64); 4] = [
    (360.0, 420.0, 360.0, 1.0),
    (360.0, 520.0, 360.0, 2.0),
    (448.0, 760.0, 768.0, 1.0),
    (852.0, 760.0, 1280.0, 1.0),
];

fn overlap(a: Bounds, b: Bounds) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// An area of the stage, as a frame with its left edge at `x` has it.
fn on_frame(area: Bounds, x: f64) -> Bounds {
    let moved = |at: Point| Point::new(at.x - x, at.y);
    Bounds {
        min: moved(area.min),
        max: moved(area.max),
    }
}

/// What is wrong with the words of a view, and with a lens over it.
fn problems(view: &ViewScene, lens: Option<Bounds>) -> Vec<String> {
    let frame = Bounds {
        min: Point::default(),
        max: Point::new(view.frame.width, view.frame.height),
    };
    let mut taken: Vec<(String, Bounds)> = Vec::new();
    for word in view.title.iter().chain(&view.sides) {
        let width = word.text.chars().count() as f64 * 6.0 * view.text;
        let from = word.at.x - if word.starts { 0.0 } else { width / 2.0 };
        let area = Bounds {
            min: Point::new(from, word.at.y - 10.0 * view.text),
            max: Point::new(from + width, word.at.y + 2.0),
        };
        taken.push((word.text.clone(), area));
    }
    if let Some(marker) = &view.marker {
        let area = Bounds::from_points([marker.at]).grown(marker.radius);
        taken.push(("the marker".to_owned(), area));
    }
    let mut found = Vec::new();
    if let Some(lens) = lens {
        let under = taken.iter().filter(|(_, other)| overlap(lens, *other));
        found.extend(under.map(|(other, _)| format!("the lens lies over {other:?}")));
        taken.push(("the lens".to_owned(), lens));
    }
    for label in &view.labels {
        let text = label.lines.join(" ");
        if !(frame.contains(label.area.min) && frame.contains(label.area.max)) {
            found.push(format!("{text:?} leaves the frame"));
        }
        let others = taken
            .iter()
            .filter(|(_, other)| overlap(label.area, *other));
        found.extend(others.map(|(other, _)| format!("{text:?} lies over {other:?}")));
        taken.push((text, label.area));
    }
    found
}

#[test]
fn labels_overlap_nothing_and_stay_inside() {
    let (atlas, content, options) = (
        Atlas::embedded(),
        Content::embedded("en"),
        Options::default(),
    );
    let (mut found, mut n_labels, mut n_hints, mut n_lenses) = (Vec::new(), 0, 0, 0);
    for point in TriggerPointId::all() {
        for (width, height, widget, text) in SIZES {
            let mut state = State::new(&options);
            let mut act = |action| drop(update(&mut state, &atlas, &options, action));
            act(Action::Resize {
                width: widget,
                height,
                stage_width: width,
            });
            act(Action::TextSize(text));
            act(Action::Choose(Target::Spot(point, Laterality::Left)));
            let closeups = atlas.views_of_point(point, Laterality::Left).into_iter();
            let closeups = closeups.filter(|view| !view.is_body());
            for view in View::BODY.iter().copied().chain(closeups) {
                let mut state = state.clone();
                drop(update(&mut state, &atlas, &options, Action::Show(view)));
                let layout = layout(&state, &atlas);
                let scene = scene(&state, &atlas, &content, &layout);
                n_lenses += usize::from(scene.lens.is_some());
                for view in &scene.views {
                    let lens = scene.lens.as_ref();
                    let lens = lens.map(|lens| on_frame(lens.area, view.frame.x));
                    n_labels += view.labels.len();
                    let hints = view
                        .labels
                        .iter()
                        .filter(|label| label.kind == LabelKind::Hint);
                    n_hints += hints.count();
                    let name = view.frame.view.slug();
                    let told = problems(view, lens).into_iter();
                    found.extend(
                        told.map(|what| format!("{} {name} {width}: {what}", point.slug())),
                    );
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(
        n_labels > 4000 && n_hints > 150 && n_lenses > 120,
        "{n_labels} labels, {n_hints} hints, {n_lenses} lenses"
    );
}
