//! Every figure is a smooth, mirror-symmetric warp of the neutral body that keeps the anatomy: what
//! lies in a muscle stays in it, and nothing folds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pain_map::atlas::{Atlas, Drawing, Figure, MuscleId, Shape, View};
use pain_map::geometry::Point;
use serde::Deserialize;

/// Figures that are warped.
const WARPED: [Figure; 5] = [
    Figure::Female,
    Figure::Male,
    Figure::Larger,
    Figure::Child,
    Figure::Older,
];

/// Drawings of the whole body.
const DRAWINGS: [View; 3] = [View::Front, View::Back, View::Left];

#[derive(Deserialize)]
struct File {
    centers: PerView<Vec<[f64; 2]>>,
    figure: Vec<Row>,
}

#[derive(Deserialize)]
struct PerView<T> {
    front: T,
    left: T,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    front: Spline,
    left: Spline,
}

#[derive(Deserialize)]
struct Spline {
    affine: [f64; 6],
    weights: Vec<[f64; 2]>,
    tests: Vec<[f64; 4]>,
}

/// The formula of the data file, word for word.
struct Formula<'a> {
    symmetric: bool,
    centers: &'a [[f64; 2]],
    spline: &'a Spline,
}

impl Formula<'_> {
    fn at(&self, place: Point) -> Point {
        let kernel = |q: f64| if q > 0.0 { q * q.ln() / 2.0 } else { 0.0 };
        let (x, y) = (place.x / 1000.0, place.y / 1000.0);
        let a = &self.spline.affine;
        let mut to = Point::new(a[0] + a[1] * x + a[2] * y, a[3] + a[4] * x + a[5] * y);
        for ([cx, cy], [wx, wy]) in self.centers.iter().zip(&self.spline.weights) {
            let (cx, cy) = (cx / 1000.0, cy / 1000.0);
            let k = kernel((x - cx).powi(2) + (y - cy).powi(2));
            to = to.plus(Point::new(wx * k, wy * k));
            if self.symmetric && cx > 0.0 {
                let k = kernel((x + cx).powi(2) + (y - cy).powi(2));
                to = to.plus(Point::new(-wx * k, wy * k));
            }
        }
        to
    }
}

fn file() -> File {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/figures.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Each figure with the formula of each of its warps.
fn each_formula(file: &File, mut visit: impl FnMut(&Atlas, View, &Formula)) {
    let mut atlas = Atlas::embedded();
    for row in &file.figure {
        atlas.wear(Figure::from_slug(&row.id).unwrap());
        for (view, centers, spline) in [
            (View::Front, &file.centers.front, &row.front),
            (View::Left, &file.centers.left, &row.left),
        ] {
            let symmetric = view.is_symmetric();
            visit(
                &atlas,
                view,
                &Formula {
                    symmetric,
                    centers,
                    spline,
                },
            );
        }
    }
}

/// Points of a lattice that lie inside the neutral body or at most `margin` beside it.
fn inside(view: View, step: f64, margin: f64) -> Vec<Point> {
    let atlas = Atlas::embedded();
    let body = &atlas.lines(view).unwrap().shapes()[0].shape;
    let room = body.bounds.grown(margin);
    let (columns, rows) = (room.width() / step, room.height() / step);
    let mut points = Vec::new();
    for row in 0..=rows as i32 {
        for column in 0..=columns as i32 {
            let at = Point::new(
                room.min.x + f64::from(column) * step,
                room.min.y + f64::from(row) * step,
            );
            if body.contains(at) || (margin > 0.0 && body.path.distance(at) <= margin) {
                points.push(at);
            }
        }
    }
    points
}

#[test]
fn the_warp_keeps_its_test_vectors() {
    let file = file();
    assert_eq!(file.figure.len(), WARPED.len());
    each_formula(&file, |atlas, view, formula| {
        for [x, y, to_x, to_y] in &formula.spline.tests {
            let (from, to) = (Point::new(*x, *y), Point::new(*to_x, *to_y));
            assert!(formula.at(from).distance(to) < 0.02);
            let there = atlas.worn_place(view, from);
            assert!(there.distance(to) < 0.05, "{:?} {view:?}", atlas.worn());
        }
    });
}

#[test]
fn sampling_stays_within_a_tenth_of_a_unit_everywhere_inside_the_body() {
    let file = file();
    let places = [View::Front, View::Left].map(|view| (view, inside(view, 3.1, 0.0)));
    each_formula(&file, |atlas, view, formula| {
        let (_, places) = places.iter().find(|(other, _)| *other == view).unwrap();
        let mut worst: f64 = 0.0;
        for place in places {
            let error = atlas.worn_place(view, *place).distance(formula.at(*place));
            worst = worst.max(error);
        }
        println!("{} {}: {worst:.3}", atlas.worn().slug(), view.slug());
        assert!(worst < 0.1, "{:?} {view:?}: {worst}", atlas.worn());
    });
}

#[test]
fn the_way_back_is_exact() {
    let mut atlas = Atlas::embedded();
    for figure in WARPED {
        atlas.wear(figure);
        for view in View::BODY {
            for place in inside(view.drawing(), 37.0, 0.0) {
                let place = if view.is_mirrored() {
                    place.mirrored()
                } else {
                    place
                };
                let there = atlas.worn_place(*view, place);
                let back = atlas.neutral_place(*view, there);
                assert!(back.distance(place) < 1e-6, "{figure:?} {view:?} {place:?}");
            }
        }
    }
}

#[test]
fn nothing_folds() {
    let mut atlas = Atlas::embedded();
    for view in [View::Front, View::Left] {
        let places = inside(view, 2.0, 0.0);
        let around = inside(view, 6.0, 15.0);
        for figure in WARPED {
            atlas.wear(figure);
            let mut least = f64::INFINITY;
            for place in places.iter().chain(&around) {
                let by = |dx: f64, dy: f64| {
                    let (a, b) = (
                        Point::new(place.x + dx, place.y + dy),
                        Point::new(place.x - dx, place.y - dy),
                    );
                    let (a, b) = (atlas.worn_place(view, a), atlas.worn_place(view, b));
                    Point::new(a.x - b.x, a.y - b.y)
                };
                let (across, down) = (by(0.5, 0.0), by(0.0, 0.5));
                least = least.min(across.x * down.y - across.y * down.x);
            }
            assert!(least > 0.3, "{figure:?} {view:?}: {least}");
        }
    }
}

#[test]
fn both_halves_mirror_each_other_exactly() {
    let mut atlas = Atlas::embedded();
    for figure in WARPED {
        atlas.wear(figure);
        for place in inside(View::Front, 11.3, 10.0) {
            let there = atlas.worn_place(View::Front, place);
            let mirrored = atlas.worn_place(View::Front, place.mirrored());
            assert_eq!(mirrored, there.mirrored());
            assert_eq!(atlas.worn_place(View::Back, place), there);
            let left = atlas.worn_place(View::Left, place);
            let right = atlas.worn_place(View::Right, place.mirrored());
            assert_eq!(right, left.mirrored());
            let middle = atlas.worn_place(View::Front, Point::new(0.0, place.y));
            assert_eq!(middle.x, 0.0);
        }
        for view in [View::Front, View::Back] {
            let half = &atlas.lines(view).unwrap().shapes()[0].shape;
            let ends = half.path.flatten(0.1);
            let (first, last) = (ends[0][0], *ends[0].last().unwrap());
            assert_eq!((first.x, last.x), (0.0, 0.0), "{figure:?} {view:?}");
        }
    }
}

/// Shapes of a muscle in a drawing, surface first.
fn shapes(drawing: &Drawing, muscle: MuscleId) -> Vec<Vec<&Shape>> {
    let own = drawing.muscles().iter().filter(|shape| {
        shape
            .muscle
            .is_some_and(|other| other.lineage().any(|whole| whole == muscle))
    });
    own.map(|shape| {
        let all = [&shape.surface, &shape.whole, &shape.surface_without_arm];
        all.into_iter().flatten().collect()
    })
    .collect()
}

#[test]
fn every_trigger_point_stays_in_its_muscle_and_its_zones() {
    let neutral = Atlas::embedded();
    let mut n_checked = 0;
    for figure in WARPED {
        let mut worn = Atlas::embedded();
        worn.wear(figure);
        for view in DRAWINGS {
            let (before, after) = (neutral.drawing(view).unwrap(), worn.drawing(view).unwrap());
            for ((point, at), (_, to)) in before.points().iter().zip(after.points()) {
                let muscle = point.row().muscle;
                let pairs = shapes(before, muscle)
                    .into_iter()
                    .zip(shapes(after, muscle));
                let pairs = pairs.flat_map(|(a, b)| a.into_iter().zip(b).collect::<Vec<_>>());
                let zones = before.zones().iter().zip(after.zones());
                let zones = zones.map(|(a, b)| (&a.shape, &b.shape));
                for (a, b) in pairs.chain(zones) {
                    // On the border itself, rounding to the grid decides.
                    if a.contains(*at) && a.path.distance(*at) > 0.3 {
                        n_checked += 1;
                        assert!(b.contains(*to), "{figure:?} {view:?} {}", point.slug());
                    }
                }
            }
        }
    }
    assert!(n_checked > 3000, "{n_checked}");
}

/// Lattice points of the figure that lie in two zones which no press tells apart.
fn overlap(atlas: &Atlas, view: View, places: &[Point]) -> usize {
    let zones = atlas.drawing(view).unwrap().zones();
    let zones: Vec<_> = zones
        .iter()
        .filter(|zone| !zone.deep && !zone.first)
        .collect();
    let doubled = |place: &&Point| {
        let at = atlas.worn_place(view, **place);
        let here: Vec<bool> = (zones.iter())
            .filter(|zone| zone.shape.contains(at))
            .map(|zone| zone.arm)
            .collect();
        let n_arm = here.iter().filter(|arm| **arm).count();
        n_arm > 1 || here.len() - n_arm > 1
    };
    places.iter().filter(doubled).count()
}

#[test]
fn zones_overlap_no_more_than_before() {
    let mut atlas = Atlas::embedded();
    for view in DRAWINGS {
        let places = inside(view, 3.0, 0.0);
        atlas.wear(Figure::Neutral);
        let before = overlap(&atlas, view, &places);
        for figure in WARPED {
            atlas.wear(figure);
            let after = overlap(&atlas, view, &places);
            // A lattice point on a border may fall to both sides by rounding.
            assert!(
                after <= before + places.len() / 2000,
                "{figure:?} {view:?}: {before}, {after}"
            );
        }
    }
}

#[test]
fn every_figure_stands_on_the_same_ground() {
    let mut atlas = Atlas::embedded();
    for figure in WARPED {
        atlas.wear(figure);
        for view in View::BODY {
            let body = atlas.lines(*view).unwrap().shapes()[0].shape.bounds;
            let body = if view.is_mirrored() {
                body.mirrored()
            } else {
                body
            };
            assert!(
                body.min.y.abs() < 4.0 && (body.max.y - 1000.0).abs() < 4.0,
                "{figure:?} {view:?} {body:?}"
            );
            let room = atlas.bounds(*view);
            assert!(room.min.x <= body.min.x && body.max.x <= room.max.x);
            assert!(room.width() < 560.0);
        }
        for view in View::ALL
            .iter()
            .filter(|view| !view.is_body() && view.row().is_some())
        {
            let (from, area) = atlas.closeup(*view).unwrap();
            let neutral = view.row().unwrap().closeup.unwrap().1;
            assert!(atlas.bounds(from).grown(30.0).contains(area.center()));
            let share = area.width() * area.height() / (neutral.width() * neutral.height());
            assert!((0.6..1.8).contains(&share), "{figure:?} {view:?} {share}");
        }
    }
}

#[test]
fn close_ups_show_the_reference() {
    let neutral = Atlas::embedded();
    let mut worn = Atlas::embedded();
    worn.wear(Figure::Child);
    for view in View::drawings().filter(|view| !view.is_body()) {
        let (a, b) = (neutral.drawing(view).unwrap(), worn.drawing(view).unwrap());
        assert_eq!(a.points(), b.points());
        assert_eq!(neutral.bounds(view), worn.bounds(view));
    }
}

#[test]
fn a_body_waits_for_its_figure_and_the_one_before_stays_meanwhile() {
    let lines = || [("body.half", "M0 0l10 0 0 10-10 0")];
    let pack = |figure| pain_map::atlas::tables::embedded_figure(figure);
    let mut atlas = Atlas::empty();
    atlas.wear(Figure::Child);
    atlas.add_lines(View::Front, lines()).unwrap();
    assert!(atlas.lines(View::Front).is_none() && atlas.has(View::Front).0);
    atlas
        .add_figure(Figure::Child, pack(Figure::Child))
        .unwrap();
    assert!(atlas.lines(View::Front).is_some());
    atlas.wear(Figure::Older);
    assert_eq!(atlas.worn(), Figure::Child);
    atlas
        .add_figure(Figure::Older, pack(Figure::Older))
        .unwrap();
    atlas.wear(Figure::Older);
    assert_eq!(atlas.worn(), Figure::Older);
}

#[test]
fn damaged_packs_are_errors_not_panics() {
    let mut atlas = Atlas::empty();
    let good = pain_map::atlas::tables::embedded_figure(Figure::Female);
    assert!(atlas.add_figure(Figure::Female, good).is_ok());
    assert!(atlas.add_figure(Figure::Male, good).is_err());
    assert!(
        atlas
            .add_figure(Figure::Female, b"<!doctype html>")
            .is_err()
    );
    for length in (0..good.len()).step_by(13) {
        assert!(atlas.add_figure(Figure::Female, &good[..length]).is_err());
    }
    for at in (13..good.len()).step_by(29) {
        let mut bent = good.to_vec();
        bent[at] ^= 0xff;
        let _ = atlas.add_figure(Figure::Female, &bent);
    }
}

#[test]
fn a_pressed_place_stays_where_it_was_on_the_body() {
    use pain_map::map::PainMap;
    use pain_map::options::Options;
    use pain_map::state::{Action, Selection};
    let dressed = |figure: Figure| {
        let mut map = PainMap::new(Options::default());
        map.apply(Action::SetFigure(figure));
        map
    };
    let place = |map: &mut PainMap, neutral: Point| {
        let at = map.atlas.worn_place(View::Front, neutral);
        map.apply(Action::Clear);
        map.apply(Action::Press {
            view: View::Front,
            at,
            reach: 0.0,
        });
        match map.state.selection {
            Selection::Place { at, .. } => at,
            _ => None,
        }
    };
    let (mut neutral, mut larger) = (dressed(Figure::Neutral), dressed(Figure::Larger));
    let mut n_places = 0;
    for at in inside(View::Front, 13.0, 0.0) {
        let before = place(&mut neutral, at);
        let after = place(&mut larger, at);
        if let Some((before, after)) = before.zip(after) {
            n_places += 1;
            assert!(before.distance(after) < 1e-6);
        }
    }
    assert!(n_places > 0);
}
