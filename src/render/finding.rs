//! What helps to find the chosen spot: bony and skin points near it, and the bones they lie on.

use super::body::{Plate, has_bone};
use super::pattern::Placed;
use super::scene::{Maker, Marker};
use crate::atlas::{LandmarkId, Laterality};
use crate::geometry::{Bounds, Point};
use crate::state::Layer;

/// How near a bone must be to a landmark, in pixels.
const NEAR_PX: f64 = 3.0;

/// Most bones that are shown through the skin.
const MOST_BONES: usize = 2;

/// How far the spot may lie from the line between its landmarks, in pixels, for that to be drawn.
const BESIDE_PX: f64 = 12.0;

/// Shortest such line, in pixels.
const SHORTEST_PX: f64 = 24.0;

/// What helps to find the chosen spot.
#[derive(Clone, Debug, Default)]
pub struct Finding<'a> {
    /// Bony and skin points, in pixels.
    pub landmarks: Vec<(LandmarkId, Point)>,
    /// Bones at those points, where the layer does not show them anyway.
    pub bones: Vec<Placed<'a>>,
    /// The line between two points on which the spot lies, in pixels.
    pub line: Option<[Point; 2]>,
}

impl<'a> Maker<'_, 'a> {
    pub(super) fn finding(&self, plate: Plate, marker: Option<&Marker>) -> Finding<'a> {
        let chosen = marker
            .filter(|marker| !marker.far)
            .zip(self.state.selection.spot());
        let (Some((marker, (point, side))), Some(drawing)) = (chosen, self.drawing()) else {
            return Finding::default();
        };
        let view = self.frame.view;
        let mirrored = view.is_mirrored() || (view.is_symmetric() && side == Laterality::Right);
        let turned = |at: Point| if mirrored { at.mirrored() } else { at };
        let Some(anchor) = point.row().anchor else {
            return Finding::default();
        };
        let stored = drawing.landmarks().iter();
        let stored: Vec<&(LandmarkId, Point)> =
            stored.filter(|(id, _)| anchor.contains(id)).collect();
        let found = stored
            .iter()
            .map(|(id, at)| (*id, self.camera().px(turned(*at))));
        let landmarks: Vec<(LandmarkId, Point)> = found
            .filter(|(_, at)| self.frame_bounds().contains(*at))
            .collect();
        let line = match landmarks.as_slice() {
            [(_, a), (_, b)] => Some([*a, *b]),
            _ => None,
        };
        let line = line.filter(|[a, b]| {
            let away = marker.at.distance_squared_to_segment(*a, *b).sqrt();
            a.distance(*b) > SHORTEST_PX && away < BESIDE_PX
        });
        let reach = NEAR_PX / self.camera().px_per_unit;
        let near = |bounds: Bounds| {
            let grown = bounds.grown(reach);
            stored.iter().any(|(_, at)| grown.contains(*at))
        };
        let mut bones: Vec<Placed> = Vec::new();
        if plate.layer != Layer::Deep {
            let nearest = drawing.bones().iter().filter(|bone| {
                !is_busy(&bone.name) && has_bone(plate, bone) && near(bone.shape.bounds)
            });
            let touching = nearest.filter(|bone| {
                stored.iter().any(|(_, at)| {
                    bone.shape.contains(*at) || is_near(&bone.shape.path, *at, reach)
                })
            });
            let placed = touching.take(MOST_BONES).map(|bone| Placed {
                shape: &bone.shape,
                mirrored: mirrored && (!bone.shape.midline || view.is_mirrored()),
            });
            bones.extend(placed);
        }
        Finding {
            landmarks,
            bones,
            line,
        }
    }
}

/// Whether a bone would draw too many lines through the skin.
fn is_busy(name: &str) -> bool {
    ["rib-cage", "vertebral-column", "cranium"].contains(&name)
}

/// Whether an outline passes near a place.
fn is_near(path: &crate::geometry::Path, at: Point, reach: f64) -> bool {
    let outlines = path.flatten(1.0);
    let mut edges = outlines
        .iter()
        .flat_map(|ring| ring.iter().zip(ring.iter().skip(1)));
    edges.any(|(a, b)| at.distance_squared_to_segment(*a, *b) < reach * reach)
}
