//! What can be pressed, and the visitor's marks: zones, spots and the marker of a view's scene.

use super::body::halves;
use super::flow::{Flow, flow};
use super::hatch::{hatch, spacing_px};
use super::layout::spot_place;
use super::panel::names;
use super::pattern::{Placed, placed_zones};
use super::rings::Rings;
use super::scene::{Maker, MarkScene, Marker, Spot, ZoneTarget};
use crate::atlas::Laterality;
use crate::geometry::{Bounds, Point};
use crate::order;
use crate::state::{Action, Mode, Selection, Target, visible_spots};

/// Radius of the marker in pixels, on a whole body and in a close look.
const MARKER_PX: (f64, f64) = (8.0, 10.0);

/// Radius of the ring for a spot on the far side.
const FAR_PX: f64 = 8.5;

/// Radius of a pressable ring, on a whole body and in a close look.
const RING_PX: (f64, f64) = (2.7, 4.5);

/// Least distance between rings of a choice, in pixels: two radii of a target.
const APART_PX: f64 = 24.0;

/// Zones nearer to each other than this are one group, in pixels.
const GROUP_GAP_PX: f64 = 3.0;

/// How far an arc reaches into a zone, in pixels.
const INSIDE_PX: f64 = 16.0;

/// Farthest group that only some people feel to which an arc leads, in pixels.
const FARTHEST_PX: f64 = 200.0;

/// Most arcs of a view.
const MOST_FLOWS: usize = 4;

/// Drawn lines around what arcs keep off.
const FEATURES: &[&str] = &["ear", "ear-helix", "eye-opening", "nose-wing", "mouth"];

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
                mark: self
                    .state
                    .mark(zone.zone, side)
                    .map(|_| Action::Unmark(zone.zone, side).to_string()),
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
        let marks = self.state.marks.iter().zip(1..);
        let marks = marks.filter_map(|(mark, number)| {
            let placed = placed_zones(drawing, self.frame.view, mark.zone, mark.side);
            let placed: Vec<Placed> = placed.map(|zone| zone.placed).collect();
            let rings: Vec<Rings> = placed.iter().map(|placed| self.rings_of(*placed)).collect();
            let spacing = spacing_px(mark.level());
            let hatches = rings
                .iter()
                .map(|rings| hatch(rings, spacing, self.camera().px_per_unit));
            let hatch = hatches.collect();
            let largest = rings.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
            let middle = largest.and_then(Rings::middle);
            (!placed.is_empty()).then_some(MarkScene {
                placed,
                hatch,
                number,
                place: middle.map(|at| self.camera().px(at)),
                disc: None,
                rings,
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
                place: at,
                target,
                name: names::spot(self.content, self.state, point, side),
                at,
                radius,
                is_stop: self.stop == Some(target),
                focused: self.is_focused(target),
                hovered: self.state.hover == Some(target),
            }
        });
        let mut spots: Vec<Spot> = spots.filter(|spot| Some(spot.target) != chosen).collect();
        if self.state.selection != Selection::Nothing {
            spread(&mut spots, marker);
        }
        spots
    }

    /// Arcs to every group of zones that the marker does not lie in or beside, the main one last.
    pub(super) fn flows(
        &self,
        marker: &Marker,
        essential: &[Rings],
        spillover: &[Rings],
        body: Option<&Rings>,
    ) -> Vec<Flow> {
        let from = self.camera().atlas(marker.at);
        let near = (marker.radius + 14.0) / self.camera().px_per_unit;
        let gap = GROUP_GAP_PX / self.camera().px_per_unit;
        let features = self.features();
        let ground = |px: Point| {
            let at = self.camera().atlas(px);
            match body {
                _ if features.iter().any(|feature| feature.contains(at)) => -4.0,
                Some(body) if !body.contains(at) => 0.0,
                _ if essential.iter().any(|zone| zone.contains(at)) => 2.2,
                _ => 1.0,
            }
        };
        let (mut reached, mut ahead): (Vec<Group>, Vec<Group>) = groups(essential, spillover, gap)
            .into_iter()
            .partition(|group| group.is_near(from, near));
        let mut flows: Vec<Flow> = Vec::new();
        while !ahead.is_empty() && flows.len() < MOST_FLOWS {
            // The nearest essential group, then what lies nearest: pain travels on from where it is.
            let main = flows.is_empty() && ahead.iter().any(|group| group.essential);
            let distances = ahead.iter().map(|group| match group.essential {
                false if main => f64::INFINITY,
                _ => group.distance(from),
            });
            let nearest = distances
                .enumerate()
                .min_by(|(_, a), (_, b)| a.total_cmp(b));
            let group = ahead.remove(nearest.map_or(0, |(position, _)| position));
            let start = group.start(from, if main { &[] } else { &reached });
            if let Some((entry, middle)) = group.entry(start) {
                let (entry, middle) = (self.camera().px(entry), self.camera().px(middle));
                let inside = (INSIDE_PX / entry.distance(middle).max(1.0)).min(1.0);
                let to = entry.lerp(middle, inside);
                let rim = if start == from {
                    marker.radius + 3.0
                } else {
                    0.0
                };
                let start = self.camera().px(start);
                let too_far = !group.essential && start.distance(to) > FARTHEST_PX;
                if !too_far && self.frame_bounds().grown(-8.0).contains(to) {
                    flows.extend(flow(start, to, rim, main, &ground));
                }
            }
            reached.push(group);
        }
        flows.reverse();
        flows
    }

    /// Where eyes, ears, nose and mouth lie: arcs keep off them.
    fn features(&self) -> Vec<Bounds> {
        let view = self.frame.view;
        let Some(lines) = self.atlas.lines(view) else {
            return Vec::new();
        };
        let shapes = lines.shapes().iter().filter(|line| {
            let name = line.name();
            let name = name.strip_prefix("line.").unwrap_or(name);
            FEATURES.contains(&name)
        });
        let placed = shapes.flat_map(|line| {
            let bounds = line.shape.bounds.grown(1.0);
            halves(view)
                .iter()
                .map(move |(mirrored, _)| match mirrored {
                    true => bounds.mirrored(),
                    false => bounds,
                })
        });
        placed.collect()
    }
}

/// Zones that touch each other.
struct Group<'r> {
    zones: Vec<&'r Rings>,
    /// Nearly everyone feels them; zones that some people feel are left out then.
    essential: bool,
    area: f64,
}

impl Group<'_> {
    /// Whether a place lies in it or beside it.
    fn is_near(&self, place: Point, near: f64) -> bool {
        let mut zones = self.zones.iter();
        zones.any(|zone| zone.contains(place) || zone.is_within(place, near))
    }

    /// Where an arc from a place enters, and the middle of the zone there.
    fn entry(&self, from: Point) -> Option<(Point, Point)> {
        let zones = self.zones.iter().filter_map(|zone| {
            let entry = zone.nearest(from)?;
            Some((entry, zone.middle()?))
        });
        zones.min_by(|(a, _), (b, _)| {
            let (a, b) = (from.distance_squared(*a), from.distance_squared(*b));
            a.total_cmp(&b)
        })
    }

    fn distance(&self, from: Point) -> f64 {
        self.entry(from)
            .map_or(f64::INFINITY, |(entry, _)| from.distance(entry))
    }

    /// Where an arc to it starts: at the marker, or at the edge of a nearer group.
    fn start(&self, marker: Point, reached: &[Group]) -> Point {
        let mut start = marker;
        let Some((_, middle)) = self.entry(marker) else {
            return start;
        };
        for zone in reached.iter().flat_map(|group| &group.zones) {
            if let Some(edge) = zone.nearest(middle)
                && edge.distance(middle) < start.distance(middle)
            {
                start = edge;
            }
        }
        start
    }
}

/// Groups of zones: those that nearly everyone feels first, the largest of each kind first.
fn groups<'r>(essential: &'r [Rings], spillover: &'r [Rings], gap: f64) -> Vec<Group<'r>> {
    let n_essential = essential.len();
    let zones: Vec<&Rings> = essential.iter().chain(spillover).collect();
    let mut names: Vec<usize> = (0..zones.len()).collect();
    for (own, zone) in zones.iter().enumerate() {
        for (other, before) in zones.iter().enumerate().take(own) {
            let (Some(from), Some(to)) = (names.get(own).copied(), names.get(other).copied())
            else {
                continue;
            };
            if from != to && zone.touches(before, gap) {
                names
                    .iter_mut()
                    .filter(|name| **name == from)
                    .for_each(|name| *name = to);
            }
        }
    }
    let mut groups = Vec::new();
    for name in 0..zones.len() {
        let of_group = |from: usize, to: usize| -> Vec<&'r Rings> {
            let named = zones.iter().zip(&names).take(to).skip(from);
            named
                .filter(|(_, own)| **own == name)
                .map(|(zone, _)| *zone)
                .collect()
        };
        let strong = of_group(0, n_essential);
        let essential = !strong.is_empty();
        let zones = if essential {
            strong
        } else {
            of_group(n_essential, zones.len())
        };
        if !zones.is_empty() {
            let area = zones.iter().map(|zone| zone.area()).sum();
            groups.push(Group {
                zones,
                essential,
                area,
            });
        }
    }
    order::sort_by(&mut groups, |a, b| {
        (b.essential.cmp(&a.essential)).then(b.area.total_cmp(&a.area))
    });
    groups
}

/// Moves rings apart until a finger can tell them, and away from the marker, which stays.
fn spread(spots: &mut [Spot], marker: Option<&Marker>) {
    const ROUNDS: usize = 6;
    let mut places: Vec<Point> = spots.iter().map(|spot| spot.at).collect();
    let fixed = places.len();
    places.extend(marker.map(|marker| marker.at));
    for _ in 0..ROUNDS {
        for own in 0..places.len() {
            for other in 0..own {
                let (Some(b), Some(a)) = (places.get(own).copied(), places.get(other).copied())
                else {
                    continue;
                };
                let apart = a.distance(b);
                if apart >= APART_PX {
                    continue;
                }
                // Spots at one place part sideways.
                let away = if apart < 0.1 {
                    Point::new(1.0, 0.0)
                } else {
                    Point::new((a.x - b.x) / apart, (a.y - b.y) / apart)
                };
                let by = (APART_PX - apart + 0.5) * if own == fixed { 1.0 } else { 0.5 };
                let moved = |at: Point, by: f64| Point::new(at.x + away.x * by, at.y + away.y * by);
                if let Some(place) = places.get_mut(other) {
                    *place = moved(a, by);
                }
                if own != fixed
                    && let Some(place) = places.get_mut(own)
                {
                    *place = moved(b, -by);
                }
            }
        }
    }
    for (spot, at) in spots.iter_mut().zip(places) {
        spot.at = at;
    }
}
