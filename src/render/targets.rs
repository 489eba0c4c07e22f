//! What can be pressed, and the visitor's marks: zones, spots and the marker of a view's scene.

use super::flow::{Flow, flow};
use super::hatch::{hatch, spacing_px};
use super::layout::spot_place;
use super::panel::names;
use super::pattern::{Placed, placed_zones};
use super::rings::Rings;
use super::scene::{Maker, MarkScene, Marker, Spot, ZoneTarget};
use crate::atlas::Laterality;
use crate::geometry::Point;
use crate::state::{Mode, Selection, Target, visible_spots};

/// Radius of the marker in pixels, on a whole body and in a close look.
const MARKER_PX: (f64, f64) = (8.0, 10.0);

/// Radius of the ring for a spot on the far side.
const FAR_PX: f64 = 8.5;

/// Radius of a pressable ring, on a whole body and in a close look.
const RING_PX: (f64, f64) = (2.7, 4.5);

impl<'a> Maker<'_, 'a> {
    pub(super) fn zone_targets(&self) -> Vec<ZoneTarget<'a>> {
        let Some(drawing) = self.drawing() else {
            return Vec::new();
        };
        if self.state.mode != Mode::Pain || self.state.selection != Selection::Nothing {
            return Vec::new();
        }
        // The zone that a press finds first is painted last.
        let zones = drawing
            .zones()
            .iter()
            .rev()
            .filter(|zone| !self.state.hides_zone(zone.zone));
        let sided = zones.flat_map(|zone| {
            let sides: &[Laterality] = match zone.zone.row().sided {
                true => &[Laterality::Left, Laterality::Right],
                false => &[Laterality::Midline],
            };
            sides.iter().map(move |side| (zone, *side))
        });
        let targets = sided.flat_map(|(zone, side)| {
            let placed = placed_zones(drawing, self.frame.view, zone.zone, side);
            let own = placed
                .filter(move |placed| std::ptr::eq(placed.placed.shape, &raw const zone.shape));
            own.map(move |placed| (placed, side))
        });
        let targets = targets.map(|(zone, side)| {
            let target = Target::Zone(zone.zone, side);
            ZoneTarget {
                target,
                name: names::zone(self.content, zone.zone, side),
                placed: zone.placed,
                pressed: self.state.mark(zone.zone, side).is_some(),
                is_stop: self.stop == Some(target),
                focused: self.is_focused(target),
            }
        });
        targets.collect()
    }

    pub(super) fn marks(&self) -> Vec<MarkScene<'a>> {
        let Some(drawing) = self.drawing() else {
            return Vec::new();
        };
        let mut discs: Vec<Point> = Vec::new();
        let marks = self
            .state
            .marks
            .iter()
            .zip(1..)
            .filter_map(|(mark, number)| {
                let placed = placed_zones(drawing, self.frame.view, mark.zone, mark.side);
                let placed: Vec<Placed> = placed.map(|zone| zone.placed).collect();
                let rings: Vec<Rings> =
                    placed.iter().map(|placed| self.rings_of(*placed)).collect();
                let spacing = spacing_px(mark.strength * 10.0);
                let hatches = rings
                    .iter()
                    .map(|rings| hatch(rings, spacing, self.camera().px_per_unit));
                let hatch = hatches.collect();
                let largest = rings.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
                let disc = largest
                    .and_then(Rings::middle)
                    .map(|at| free_disc(self.camera().px(at), &discs));
                discs.extend(disc);
                (!placed.is_empty()).then_some(MarkScene {
                    placed,
                    hatch,
                    number,
                    disc,
                })
            });
        marks.collect()
    }

    pub(super) fn is_focused(&self, target: Target) -> bool {
        self.state.focus == Some(target) && (self.alone || self.state.focus_view == self.frame.view)
    }

    pub(super) fn marker(&self) -> Option<Marker> {
        let (point, side) = self.state.selection.spot()?;
        let view = self.frame.view;
        let here = self.atlas.point_in(view, point, side);
        let reached = !self.pattern.essential.is_empty() || !self.pattern.spillover.is_empty();
        let at = spot_place(self.atlas, view, point, side, reached)?;
        let target = Target::Spot(point, side);
        let far = here.is_none();
        Some(Marker {
            target,
            name: names::spot(self.content, self.state, point, side),
            at: self.camera().px(at),
            radius: if far { FAR_PX } else { self.size(MARKER_PX) },
            far,
            is_stop: self.stop == Some(target),
            focused: self.is_focused(target),
        })
    }

    pub(super) fn spots(&self, marker: Option<&Marker>) -> Vec<Spot> {
        let chosen = marker
            .filter(|marker| !marker.far)
            .map(|marker| marker.target);
        let spots = visible_spots(self.state, self.atlas, self.frame.view).into_iter();
        let spots = spots.map(|(point, side, at)| {
            let target = Target::Spot(point, side);
            let radius = self.size(RING_PX);
            let at = self.camera().px(at);
            Spot {
                target,
                name: names::spot(self.content, self.state, point, side),
                at: marker.map_or(at, |marker| beside(marker, at, radius)),
                radius,
                is_stop: self.stop == Some(target),
                focused: self.is_focused(target),
                hovered: self.state.hover == Some(target),
            }
        });
        spots.filter(|spot| Some(spot.target) != chosen).collect()
    }

    /// The arc to the largest essential zone that the marker does not lie in or beside.
    pub(super) fn flow(
        &self,
        marker: &Marker,
        essential: &[Rings],
        body: Option<&Rings>,
    ) -> Option<Flow> {
        let from = self.camera().atlas(marker.at);
        let near = (marker.radius + 14.0) / self.camera().px_per_unit;
        let apart = |zone: &&Rings| !zone.contains(from) && !zone.is_within(from, near);
        let largest = essential
            .iter()
            .filter(apart)
            .max_by(|a, b| a.area().total_cmp(&b.area()))?;
        let to = self.camera().px(largest.middle()?);
        let ground = |px: Point| {
            let at = self.camera().atlas(px);
            match body {
                Some(body) if !body.contains(at) => 0.0,
                _ if essential.iter().any(|zone| zone.contains(at)) => 2.2,
                _ => 1.0,
            }
        };
        flow(marker.at, to, marker.radius + 3.0, &ground)
    }
}

/// A ring near the marker, moved away until both can be seen whole.
fn beside(marker: &Marker, at: Point, radius: f64) -> Point {
    const GAP: f64 = 4.5;
    let apart = marker.at.distance(at);
    let least = marker.radius + radius + GAP;
    if apart >= least || apart < 0.1 {
        return at;
    }
    marker.at.lerp(at, least / apart)
}

/// A place for a disc near `at` that no other disc takes.
fn free_disc(at: Point, discs: &[Point]) -> Point {
    const APART: f64 = 26.0;
    let steps = [0.0, 1.0, -1.0, 2.0, -2.0].map(|step| Point::new(at.x, at.y + step * APART));
    let free = |place: &Point| discs.iter().all(|disc| disc.distance(*place) >= APART);
    steps.into_iter().find(free).unwrap_or(at)
}
