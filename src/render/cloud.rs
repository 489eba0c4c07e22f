//! The soft-edged cloud over the zones that nearly everyone feels.
//!
//! Every zone is grown by itself and all zones of a step are filled as one path, so that zones
//! that touch merge without an inner seam. Fills alone, no filter: measured on a slow phone,
//! they cost what one flat fill costs, while a blur or stroked copies double it.

use super::rings::Rings;
use super::trace::GridTrace;
use crate::geometry::Point;

/// Growth in pixels and opacity of each step, outermost first; together about 87 %: on hair, and on
/// the middle skin tones, less would not stand out.
const STEPS: [(f64, f64); 7] = [
    (8.5, 0.06),
    (7.0, 0.08),
    (5.5, 0.10),
    (4.2, 0.13),
    (3.0, 0.17),
    (1.8, 0.22),
    (0.8, 0.70),
];

/// Radius of the cloud's corners, in atlas units.
const CORNER_RADIUS: f64 = 6.0;

/// How near another zone must be for a corner to stay sharp, in atlas units.
const TOUCH: f64 = 2.5;

/// One step of the cloud.
#[derive(Clone, Debug, PartialEq)]
pub struct CloudStep {
    /// Opacity of this step alone.
    pub opacity: f64,
    /// Path data on the atlas grid; to be filled by the nonzero rule.
    pub data: String,
}

/// The cloud over `zones`, outermost step first; empty when there is nothing to cover.
pub(crate) fn cloud(zones: &[Rings], px_per_unit: f64) -> Vec<CloudStep> {
    if zones.iter().all(Rings::is_empty) {
        return Vec::new();
    }
    let soft = softened(zones, px_per_unit);
    let growth = softness(px_per_unit) / px_per_unit;
    let normals: Vec<_> = soft.iter().flat_map(Rings::normals).collect();
    let step = |(px, opacity): (f64, f64)| {
        let by = px * growth;
        let mut trace = GridTrace::default();
        for ring in &normals {
            let moved =
                |(at, out): &(Point, Point)| Point::new(at.x + out.x * by, at.y + out.y * by);
            trace.ring(ring.iter().map(moved));
        }
        CloudStep {
            opacity,
            data: trace.finish(),
        }
    };
    STEPS.into_iter().map(step).collect()
}

/// The zones with their free corners rounded; corners where two of them meet stay.
pub(crate) fn softened(zones: &[Rings], px_per_unit: f64) -> Vec<Rings> {
    let radius = CORNER_RADIUS.min(9.0 / px_per_unit);
    let soften = |(own, zone): (usize, &Rings)| {
        zone.rounded(radius, |corner| {
            let others = zones.iter().enumerate().filter(|(other, _)| *other != own);
            others.into_iter().any(|(_, other)| touches(other, corner))
        })
    };
    zones.iter().enumerate().map(soften).collect()
}

fn touches(zone: &Rings, corner: Point) -> bool {
    zone.bounds()
        .is_some_and(|bounds| bounds.grown(TOUCH).contains(corner))
        && (zone.contains(corner) || zone.is_within(corner, TOUCH))
}

/// Share of the full growth: a whole plate on screen takes 0.6, a close look all of it.
fn softness(px_per_unit: f64) -> f64 {
    (0.6 + (px_per_unit - 0.8) * 0.5).max(0.6).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Path;

    fn zone(data: &str) -> Rings {
        Rings::from_path(&Path::parse(data).unwrap(), false, 0.1)
    }

    #[test]
    fn corners_between_zones_stay_sharp() {
        let pair = [
            zone("M0 0l200 0 0 200-200 0z"),
            zone("M200 0l200 0 0 200-200 0z"),
        ];
        let soft = softened(&pair, 1.0);
        let (Some(left), Some(right)) = (soft.first(), soft.last()) else {
            unreachable!("two zones go in, two come out")
        };
        assert!(left.contains(Point::new(19.9, 0.1)) && right.contains(Point::new(20.1, 0.1)));
        assert!(!left.contains(Point::new(0.1, 0.1)) && !right.contains(Point::new(39.9, 0.1)));
    }

    #[test]
    fn the_core_is_nearly_solid() {
        let open = STEPS
            .iter()
            .fold(1.0, |open, (_, opacity)| open * (1.0 - opacity));
        assert!((0.86..0.88).contains(&(1.0 - open)));
    }

    #[test]
    fn nothing_casts_no_cloud() {
        assert!(cloud(&[], 1.0).is_empty());
    }
}
