//! The dotted area over the zones that some people feel: a wash and dots on one lattice per view.

use super::rings::{Rings, outward};
use super::trace::GridTrace;
use crate::geometry::Point;
use crate::order;

/// Distance between dots of a row, in pixels.
const PITCH_PX: f64 = 4.6;

/// Distance between rows, in pixels; every second row is shifted by half a pitch.
const ROW_PX: f64 = 4.0;

/// Sizes of the dots in pixels: radius, and the distance to the edge from which it holds.
const SIZES: [(f64, f64); 4] = [(1.36, 5.5), (1.14, 3.4), (0.88, 1.5), (0.6, 0.6)];

/// How far outside an edge another zone is looked for, in atlas units: outlines of neighbors are
/// drawn one by one and leave hairlines.
const SEAM: f64 = 2.0;

/// How far the wash reaches beyond its zones, in atlas units.
const OVERLAP: f64 = 0.5;

/// Dots of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// Diameter in pixels: the width of the round-capped stroke.
    pub diameter_px: f64,
    /// Path data on the atlas grid, one line of no length per dot.
    pub data: String,
}

/// The area over the spillover zones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// Outline of the wash on the atlas grid; to be filled by the nonzero rule.
    pub wash: String,
    /// Dots by size, largest first; sizes without dots are left out.
    pub rows: Vec<DotRow>,
}

/// The wash and the dots over `zones`; no dot lies under `covered`.
pub(crate) fn dots(zones: &[Rings], covered: &[Rings], px_per_unit: f64) -> Dots {
    // A little wider than the zones, so that no seam shows between two of them.
    let mut wash = GridTrace::default();
    for ring in zones.iter().flat_map(Rings::normals) {
        let moved =
            |(at, out): &(Point, Point)| Point::new(at.x + out.x * OVERLAP, at.y + out.y * OVERLAP);
        wash.ring(ring.iter().map(moved));
    }
    let lattice = Lattice {
        zones,
        covered,
        edges: outer_edges(zones),
        unit: 1.0 / px_per_unit,
    };
    let mut traces = SIZES.map(|(radius, _)| (radius, GridTrace::default()));
    lattice.each_dot(|place, size| {
        if let Some((_, trace)) = traces.get_mut(size) {
            trace.dot(place);
        }
    });
    let rows = traces.into_iter().map(|(radius, trace)| DotRow {
        diameter_px: radius * 2.0,
        data: trace.finish(),
    });
    Dots {
        wash: wash.finish(),
        rows: rows.filter(|row| !row.data.is_empty()).collect(),
    }
}

/// Edges of the merged area: those with another zone on their outer side are left out.
fn outer_edges(zones: &[Rings]) -> Vec<(Point, Point)> {
    let mut outer = Vec::new();
    for (own, zone) in zones.iter().enumerate() {
        for (a, b) in zone.edges() {
            let (out, middle) = (outward(*a, *b), a.lerp(*b, 0.5));
            let beyond = Point::new(middle.x + out.x * SEAM, middle.y + out.y * SEAM);
            let others = zones.iter().enumerate().filter(|(other, _)| *other != own);
            if !others.into_iter().any(|(_, other)| other.contains(beyond)) {
                outer.push((*a, *b));
            }
        }
    }
    outer
}

/// The lattice of one view, anchored at the atlas origin so that it never swims.
struct Lattice<'a> {
    zones: &'a [Rings],
    covered: &'a [Rings],
    edges: Vec<(Point, Point)>,
    /// One pixel in atlas units.
    unit: f64,
}

impl Lattice<'_> {
    fn each_dot(&self, mut found: impl FnMut(Point, usize)) {
        let bounds = self.zones.iter().filter_map(Rings::bounds);
        let Some(bounds) = bounds.reduce(crate::geometry::Bounds::union) else {
            return;
        };
        let height = ROW_PX * self.unit;
        let first = (bounds.min.y / height).ceil() as i32;
        let last = (bounds.max.y / height).floor() as i32;
        let mut spans = Vec::new();
        for row in first..=last {
            let y = f64::from(row) * height;
            let near = self.edges_near(y);
            let shift = if row.rem_euclid(2) == 0 { 0.0 } else { 0.5 };
            let mut last_column = i32::MIN;
            for (from, to) in self.merged_spans(y, &mut spans) {
                let pitch = PITCH_PX * self.unit;
                let column_from =
                    ((from / pitch - shift).ceil() as i32).max(last_column.saturating_add(1));
                let column_to = (to / pitch - shift).floor() as i32;
                for column in column_from..=column_to {
                    let place = Point::new((f64::from(column) + shift) * pitch, y);
                    if let Some(size) = self.size_at(place, &near) {
                        found(place, size);
                    }
                }
                last_column = last_column.max(column_to);
            }
        }
    }

    /// Stretches of a row inside any zone, sorted by their start.
    fn merged_spans(&self, y: f64, spans: &mut Vec<(f64, f64)>) -> Vec<(f64, f64)> {
        let mut all = Vec::new();
        for zone in self.zones {
            zone.spans(y, spans);
            all.extend_from_slice(spans);
        }
        order::sort_few(&mut all, |a, b| a.0.total_cmp(&b.0));
        all
    }

    /// Edges that can matter for the dots of a row.
    fn edges_near(&self, y: f64) -> Vec<(Point, Point)> {
        let reach = SIZES[0].1 * self.unit;
        let near = |(a, b): &&(Point, Point)| a.y.min(b.y) - reach < y && a.y.max(b.y) + reach > y;
        self.edges.iter().filter(near).copied().collect()
    }

    /// Which size fits at a place; `None` where no whole dot does.
    fn size_at(&self, place: Point, near: &[(Point, Point)]) -> Option<usize> {
        if self.covered.iter().any(|zone| zone.contains(place)) {
            return None;
        }
        let distances = near
            .iter()
            .map(|(a, b)| place.distance_squared_to_segment(*a, *b));
        let distance_px = distances.fold(f64::INFINITY, f64::min).sqrt() / self.unit;
        SIZES.iter().position(|(_, from)| distance_px >= *from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Path;

    fn zone(data: &str) -> Rings {
        Rings::from_path(&Path::parse(data).unwrap(), false, 0.1)
    }

    fn count(dots: &Dots) -> usize {
        dots.rows
            .iter()
            .map(|row| row.data.matches("h0").count())
            .sum()
    }

    #[test]
    fn dots_shrink_to_the_edge() {
        let found = dots(&[zone("M7 9l595 8 2 590-600 3z")], &[], 1.0);
        let diameters: Vec<f64> = found.rows.iter().map(|row| row.diameter_px).collect();
        assert_eq!(diameters, SIZES.map(|(radius, _)| radius * 2.0));
    }

    #[test]
    fn seams_between_zones_do_not_show() {
        let whole = dots(&[zone("M0 0l600 0 0 300-600 0z")], &[], 1.0);
        let halves = [
            zone("M0 0l300 0 0 300-300 0z"),
            zone("M300 0l300 0 0 300-300 0z"),
        ];
        assert_eq!(dots(&halves, &[], 1.0).rows, whole.rows);
    }

    #[test]
    fn no_dot_lies_under_the_cloud() {
        let area = zone("M0 0l600 0 0 300-600 0z");
        assert!(count(&dots(std::slice::from_ref(&area), &[], 1.0)) > 50);
        assert_eq!(
            count(&dots(
                std::slice::from_ref(&area),
                std::slice::from_ref(&area),
                1.0
            )),
            0
        );
    }
}
