//! What follows from the drawings: zones that share a border, zones over a muscle's own belly.

use std::collections::{BTreeMap, BTreeSet};

use super::atlas::schema::{Region, View};
use super::drawings::Drawing;
use super::geometry::{Path, Point};
use super::model::{Model, Muscle};
use super::problem::Problems;
use super::raster::{CELL, Grid, Raster};

/// Shortest common border of neighbors in units of the body; less is a corner.
const MIN_BORDER: f64 = 3.0;

/// Share of a muscle's outline over a zone from which the zone lies over its belly.
const MIN_SHARE_OF_MUSCLE: f64 = 0.25;

/// Share of a zone under which a muscle lies, from which the zone lies over its belly.
const MIN_SHARE_OF_ZONE: f64 = 0.6;

/// How far the border of a zone may leave the outline of the body, in atlas units.
const BORDER_TOLERANCE: f64 = 1.0;

/// Largest area of a zone beyond that, in square units.
const MAX_OUTSIDE: f64 = 1.0;

/// Notes zones outside the body.
pub fn check(model: &Model, drawings: &[Drawing], problems: &mut Problems) {
    for drawing in drawings {
        check_inside(drawing, model, problems);
    }
}

/// Fills in what the drawings say about zones, muscles and points.
pub fn derive(model: &mut Model, drawings: &[Drawing]) {
    let mut borders = Borders::new();
    for drawing in drawings {
        let trunk = layer(drawing, false);
        borders.scale = drawing.scale;
        borders.add(&trunk);
        borders.add(&layer(drawing, true));
        borders.add_overlays(drawing, &trunk);
        if drawing.view.is_body() {
            bellies(model, drawing, &trunk);
            places(model, drawing, &trunk);
        }
    }
    let told: Vec<(u16, u16)> = told(model).collect();
    for (a, b) in borders.long().chain(told) {
        for (here, other) in [(a, b), (b, a)] {
            if let Some(zone) = model.zones.get_mut(usize::from(here)) {
                zone.neighbors.push(other);
            }
        }
    }
    for zone in &mut model.zones {
        zone.neighbors.sort_unstable();
        zone.neighbors.dedup();
    }
    for muscle in &mut model.muscles {
        muscle.belly.sort_unstable();
        muscle.belly.dedup();
    }
}

/// Borders that the data tells, because no drawing of the whole body shows them.
fn told(model: &Model) -> impl Iterator<Item = (u16, u16)> {
    let zones = (0..).zip(&model.zones);
    zones.flat_map(|(zone, row)| row.neighbors.iter().map(move |other| (zone, *other)))
}

/// The zones of one layer, without those that lie over others.
fn layer(drawing: &Drawing, arm: bool) -> Raster {
    let mut raster = Raster::new(drawing.grid());
    for zone in drawing
        .record
        .zones
        .iter()
        .filter(|zone| !zone.deep && zone.arm == arm)
    {
        raster.paint(&zone.path, zone.zone);
    }
    raster
}

/// Lengths of common borders, in units of the body.
struct Borders {
    lengths: BTreeMap<(u16, u16), f64>,
    /// Units of the drawing at hand per unit of the body.
    scale: f64,
}

impl Borders {
    const fn new() -> Self {
        Self {
            lengths: BTreeMap::new(),
            scale: 1.0,
        }
    }

    fn touch(&mut self, a: u16, b: u16) {
        *self.lengths.entry((a.min(b), a.max(b))).or_default() += CELL / self.scale;
    }

    fn add(&mut self, raster: &Raster) {
        raster.borders(|a, b| self.touch(a, b));
    }

    /// A zone that lies over others neighbors all of them.
    fn add_overlays(&mut self, drawing: &Drawing, trunk: &Raster) {
        for zone in drawing.record.zones.iter().filter(|zone| zone.deep) {
            trunk.count(&zone.path, |label| {
                if let Some(label) = label {
                    self.touch(zone.zone, label);
                }
            });
        }
    }

    fn long(&self) -> impl Iterator<Item = (u16, u16)> {
        let lengths = self.lengths.iter();
        let long = lengths.filter(|(_, length)| **length >= MIN_BORDER);
        long.map(|(pair, _)| *pair)
    }
}

fn check_inside(drawing: &Drawing, model: &Model, problems: &mut Problems) {
    let mut body = Raster::new(drawing.grid());
    let mut outlines: Vec<Path> = drawing.body().cloned().collect();
    if drawing.view.is_symmetric() {
        outlines.extend(drawing.body().map(Path::mirrored));
    }
    for path in &outlines {
        body.paint(path, 0);
    }
    let near = |at: Point| {
        outlines
            .iter()
            .any(|path| path.distance(at) <= BORDER_TOLERANCE)
    };
    for (zone, place) in drawing.record.zones.iter().zip(&drawing.zone_places) {
        let outside = drawing
            .grid()
            .area_where(&zone.path, |at| body.label(at).is_none() && !near(at));
        if outside > MAX_OUTSIDE {
            let id = model
                .zones
                .get(usize::from(zone.zone))
                .map_or("", |zone| zone.id.as_str());
            let what = format!("zone \"{id}\" is outside the body with {outside:.0} square units");
            problems.add(place, what, "move its border onto the outline of the body");
        }
    }
}

/// Zones over the muscles, in the views that show their trigger points.
///
/// An outline counts for its muscle and for the wholes above it that have points of their own.
fn bellies(model: &mut Model, drawing: &Drawing, trunk: &Raster) {
    let arm = layer(drawing, true);
    let sizes = sizes(drawing, [trunk, &arm]);
    let views = belly_views(model);
    for record in &drawing.record.muscles {
        let mut above = record.muscle;
        while let Some(muscle) = above.map(usize::from) {
            let Some(row) = model.muscles.get_mut(muscle) else {
                break;
            };
            if views
                .get(muscle)
                .is_some_and(|views| views.contains(&drawing.view))
            {
                let zones = if is_on_arm(row, drawing) { &arm } else { trunk };
                row.belly.extend(zones_over(&record.whole, zones, &sizes));
            }
            above = row.parent;
        }
    }
}

/// The zone under each trigger point; it also counts as belly.
fn places(model: &mut Model, drawing: &Drawing, trunk: &Raster) {
    let arm = layer(drawing, true);
    for (point, at) in &drawing.record.points {
        let Some(row) = model.points.get_mut(usize::from(*point)) else {
            continue;
        };
        let Some(muscle) = model.muscles.get_mut(usize::from(row.muscle)) else {
            continue;
        };
        let zones = if is_on_arm(muscle, drawing) {
            &arm
        } else {
            trunk
        };
        if let Some(zone) = zones.label(at.point()) {
            row.places.push((drawing.view, zone));
            muscle.belly.push(zone);
        }
    }
}

/// Whether a muscle lies on the near arm of a side view.
fn is_on_arm(muscle: &Muscle, drawing: &Drawing) -> bool {
    let arm = matches!(muscle.region, Region::Arm | Region::Forearm | Region::Hand);
    arm && drawing.view == View::Left
}

/// The drawings in which a muscle's belly is looked for, by muscle: those of its points,
/// from the side only where neither front nor back shows it.
fn belly_views(model: &Model) -> Vec<BTreeSet<View>> {
    let mut views = vec![BTreeSet::new(); model.muscles.len()];
    for point in &model.points {
        if let Some(views) = views.get_mut(usize::from(point.muscle)) {
            views.extend(point.views.iter().map(|view| view.drawing()));
        }
    }
    for views in views.iter_mut().filter(|views| views.len() > 1) {
        views.remove(&View::Left);
    }
    views
}

fn zones_over(muscle: &Path, zones: &Raster, sizes: &BTreeMap<u16, usize>) -> Vec<u16> {
    let mut cells: BTreeMap<u16, usize> = BTreeMap::new();
    let mut total = 0_usize;
    zones.count(muscle, |label| {
        if let Some(label) = label {
            *cells.entry(label).or_default() += 1;
            total += 1;
        }
    });
    let over = |(zone, n_cells): (u16, usize)| {
        let of_muscle = n_cells as f64 / total as f64;
        let of_zone = n_cells as f64 / sizes.get(&zone).copied().unwrap_or(usize::MAX) as f64;
        let much = of_muscle >= MIN_SHARE_OF_MUSCLE || of_zone >= MIN_SHARE_OF_ZONE;
        much.then_some(zone)
    };
    cells.into_iter().filter_map(over).collect()
}

/// Cells by zone.
fn sizes(drawing: &Drawing, layers: [&Raster; 2]) -> BTreeMap<u16, usize> {
    let mut sizes = BTreeMap::new();
    for zone in &drawing.record.zones {
        for raster in layers {
            raster.count(&zone.path, |label| {
                if label == Some(zone.zone) {
                    *sizes.entry(zone.zone).or_default() += 1;
                }
            });
        }
    }
    sizes
}
