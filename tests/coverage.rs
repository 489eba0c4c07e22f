//! What the drawings cover: every place of the body belongs to a zone, and every zone and every
//! trigger point can be pressed somewhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use pain_map::atlas::{Atlas, Laterality, TriggerPointId, View, ZoneId};
use pain_map::geometry::{Bounds, Path, Point};

/// Least share of the silhouette that zones cover.
const LEAST_COVERED: f64 = 0.985;

/// Step between the places that are tried, in units of the drawing.
const STEP: f64 = 1.5;

/// Close-ups that are a diagram of jaws and teeth: zones lie on the teeth, not on all of the picture.
const DIAGRAMS: &[View] = &[View::MouthLeft];

#[test]
fn zones_cover_the_body() {
    let atlas = Atlas::embedded();
    for view in View::drawings().filter(|view| !DIAGRAMS.contains(view)) {
        for name in ["body.half", "body.outline", "body.without-arm"] {
            let Some(outline) = atlas.lines(view).unwrap().get(name) else {
                continue;
            };
            let arm = name != "body.without-arm";
            let (covered, all) = covered(&atlas, view, &outline.shape.path, arm);
            let share = covered as f64 / all as f64;
            assert!(
                all > 5_000 && share >= LEAST_COVERED,
                "{} {name}: {:.2} % of {all} places",
                view.slug(),
                share * 100.0
            );
        }
    }
}

/// How many places inside an outline lie in a zone, and how many there are.
fn covered(atlas: &Atlas, view: View, outline: &Path, arm: bool) -> (usize, usize) {
    let zones = atlas.drawing(view).unwrap().zones().iter();
    let zones: Vec<Area> = zones
        .filter(|zone| arm || !zone.arm)
        .map(|zone| Area::of(&zone.shape.path))
        .collect();
    let outline = Area::of(outline);
    let inside: Vec<Point> = places(view).filter(|at| outline.contains(*at)).collect();
    let in_zone = |at: &&Point| zones.iter().any(|zone| zone.contains(**at));
    (inside.iter().filter(in_zone).count(), inside.len())
}

/// An outline as straight edges, for many look-ups.
struct Area {
    bounds: Bounds,
    edges: Vec<(Point, Point)>,
}

impl Area {
    fn of(path: &Path) -> Self {
        let rings = path.flatten(0.1);
        let edges = rings.iter().flat_map(|ring| {
            let next = ring.iter().skip(1).chain(ring.first());
            ring.iter().copied().zip(next.copied())
        });
        Self {
            bounds: path.bounds(),
            edges: edges.collect(),
        }
    }

    /// Even-odd, as the drawings are filled.
    fn contains(&self, at: Point) -> bool {
        let right_of = |(a, b): &&(Point, Point)| {
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
        };
        self.bounds.contains(at) && self.edges.iter().filter(right_of).count() % 2 == 1
    }
}

/// A grid over the picture of a view, between the lines of the atlas's own grid.
fn places(view: View) -> impl Iterator<Item = Point> {
    let bounds = view.bounds();
    let columns = (bounds.width() / STEP) as usize;
    let rows = (bounds.height() / STEP) as usize;
    (0..rows).flat_map(move |row| {
        (0..columns).map(move |column| {
            let x = bounds.min.x + (column as f64 + 0.46) * STEP;
            Point::new(x, bounds.min.y + (row as f64 + 0.46) * STEP)
        })
    })
}

#[test]
fn every_zone_can_be_pressed_in_every_view_that_shows_it() {
    let atlas = Atlas::embedded();
    let mut pressable: BTreeSet<ZoneId> = BTreeSet::new();
    for view in View::drawings() {
        let zones = atlas.drawing(view).unwrap().zones();
        let areas: Vec<Area> = zones
            .iter()
            .map(|zone| Area::of(&zone.shape.path))
            .collect();
        // The zones are in the order in which a press looks for them.
        let first = |at: Point| areas.iter().position(|area| area.contains(at));
        let answers: BTreeSet<ZoneId> = places(view)
            .filter_map(first)
            .map(|position| zones[position].zone)
            .collect();
        // What lies over whole zones comes last and may have no place of its own.
        for shape in zones.iter().filter(|shape| !shape.deep) {
            assert!(
                answers.contains(&shape.zone),
                "{} has no place of its own in {}",
                shape.zone.slug(),
                view.slug()
            );
        }
        pressable.extend(answers);
    }
    let without: Vec<&str> = ZoneId::all()
        .filter(|zone| !pressable.contains(zone))
        .map(ZoneId::slug)
        .collect();
    assert!(without.is_empty(), "no press reaches {without:?}");
}

#[test]
fn every_trigger_point_is_drawn() {
    let atlas = Atlas::embedded();
    for point in TriggerPointId::all() {
        for side in [Laterality::Left, Laterality::Right] {
            let views = atlas.views_of_point(point, side);
            assert!(!views.is_empty(), "{}", point.slug());
        }
    }
}
