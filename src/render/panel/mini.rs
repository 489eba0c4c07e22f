//! A small picture of a muscle's pattern: a part of the body with its zones and the spot.

use std::rc::Rc;

use super::Panel;
use crate::atlas::{Laterality, LineWeight, Lines, TriggerPointId, View, ZoneKind};
use crate::geometry::{Bounds, Point};
use crate::referral::of_point;
use crate::render::body::MIRROR;
use crate::render::node::{Element, el};
use crate::render::number::tenths;
use crate::render::pattern::{Placed, placed_zones};

/// Smallest part of the body that is shown, in units of the body.
const LEAST: f64 = 150.0;

/// Room around what is shown, as a share of its longer side.
const MARGIN: f64 = 0.12;

/// Width by height of a picture.
const ASPECT: f64 = 0.8;

/// Units of the markup in one unit of the body.
const GRID: f64 = 10.0;

/// Radius of the spot, as a share of the height of the picture.
const SPOT: f64 = 0.055;

impl Panel<'_> {
    /// Up to two pictures: where the spot is, and where most of its zones are.
    pub(super) fn minis(&self, point: TriggerPointId, side: Laterality) -> Vec<Element> {
        let mut views: Vec<(usize, View)> = View::BODY
            .iter()
            .filter(|view| self.atlas.drawing(**view).is_some())
            .map(|view| (self.n_typical(*view, point, side), *view))
            .filter(|(n_zones, _)| *n_zones > 0)
            .collect();
        crate::order::sort_few(&mut views, |a, b| {
            b.0.cmp(&a.0).then((a.1 as usize).cmp(&(b.1 as usize)))
        });
        let most = views.first().map(|(_, view)| *view);
        let spot = self.atlas.views_of_point(point, side);
        let mut spot = spot
            .into_iter()
            .filter(|view| view.is_body() && self.atlas.drawing(*view).is_some());
        let sees_both = most.is_some_and(|view| spot.clone().any(|other| other == view));
        let other = if sees_both { None } else { spot.next() };
        let views = most.into_iter().chain(other);
        views
            .filter_map(|view| self.mini(view, point, side))
            .collect()
    }

    /// Typical zones that a view shows.
    fn n_typical(&self, view: View, point: TriggerPointId, side: Laterality) -> usize {
        let zones = of_point(point, side).zones;
        let typical = zones.iter().filter(|zone| zone.kind == ZoneKind::Essential);
        let shown = typical.filter(|zone| {
            self.atlas
                .views_of_zone(zone.zone, zone.side)
                .contains(&view)
        });
        shown.count()
    }

    fn mini(&self, view: View, point: TriggerPointId, side: Laterality) -> Option<Element> {
        let drawing = self.atlas.drawing(view)?;
        let lines = self.atlas.lines(view)?;
        let mut area: Option<Bounds> = None;
        let mut zones = Vec::new();
        for zone in of_point(point, side).zones {
            if self.state.hides_zone(zone.zone) {
                continue;
            }
            let class = match zone.kind {
                ZoneKind::Essential => "mini-often",
                ZoneKind::Spillover => "mini-some",
            };
            for placed in placed_zones(drawing, view, zone.zone, zone.side) {
                if zone.kind == ZoneKind::Essential {
                    let bounds = placed.placed.bounds();
                    area = Some(area.map_or(bounds, |area| area.union(bounds)));
                }
                zones.push(shape(placed.placed, class));
            }
        }
        let spot = self.atlas.point_in(view, point, side);
        let around = |at: Point| Bounds::from_points([at]);
        let area = match (area, spot) {
            (Some(area), Some(at)) => area.union(around(at)),
            (Some(area), None) => area,
            (None, at) => around(at?),
        };
        let marks = self.state.marks.iter().flat_map(|mark| {
            let placed = placed_zones(drawing, view, mark.zone, mark.side);
            placed.map(|zone| shape(zone.placed, "mini-mark"))
        });
        let (frame, height) = frame(area);
        let spot = spot.map(|at| {
            el("circle")
                .attr("class", "mini-spot")
                .attr("cx", tenths(at.x * GRID))
                .attr("cy", tenths(at.y * GRID))
                .attr("r", tenths(height * SPOT * GRID))
        });
        let ink = ink(lines, view.is_symmetric());
        let picture = el("svg")
            .key(view.slug())
            .attr("class", "mini")
            .attr("viewBox", frame)
            .attr("aria-hidden", "true")
            .attr("focusable", "false");
        Some(
            picture
                .children(body(lines, view))
                .children(zones)
                .children(marks)
                .children(ink.into_iter().map(|data| line(data, view.is_mirrored())))
                .children(spot),
        )
    }
}

/// The part that is shown, as a view box, and its height in units of the body.
fn frame(area: Bounds) -> (String, f64) {
    let area = area.grown(area.width().max(area.height()) * MARGIN);
    let height = area.height().max(area.width() / ASPECT).max(LEAST);
    let (width, center) = (height * ASPECT, area.center());
    let numbers = [
        center.x - width / 2.0,
        center.y - height / 2.0,
        width,
        height,
    ];
    (
        numbers.map(|number| tenths(number * GRID)).join(" "),
        height,
    )
}

fn shape(placed: Placed, class: &'static str) -> Element {
    el("path")
        .attr("class", class)
        .attr("d", Rc::clone(&placed.shape.data))
        .attr_some("transform", placed.mirrored.then_some(MIRROR))
}

fn line(data: (String, bool), mirrored: bool) -> Element {
    el("path")
        .attr("class", "mini-ink")
        .attr("d", data.0)
        .attr_some("transform", (data.1 != mirrored).then_some(MIRROR))
}

/// The main lines as one path, and those of the other half.
fn ink(lines: &Lines, symmetric: bool) -> Vec<(String, bool)> {
    let main = |line: &&crate::atlas::LineShape| {
        !line.is_area() && line.weight == LineWeight::Main && line.on.is_none()
    };
    let main = lines.shapes().iter().filter(main);
    let data: Vec<&str> = main.map(|line| &*line.shape.data).collect();
    let data = data.concat();
    let other = symmetric.then(|| (data.clone(), true));
    std::iter::once((data, false)).chain(other).collect()
}

/// The skin with its outline.
fn body(lines: &Lines, view: View) -> Vec<Element> {
    use crate::render::body::{HALF, WHOLE};
    let half = lines.get(HALF);
    let skin = half.or_else(|| lines.get(WHOLE));
    let skins = skin.map(|skin| {
        let path = |mirrored: bool| {
            el("path")
                .attr("class", "mini-skin")
                .attr("d", Rc::clone(&skin.shape.data))
                .attr_some("transform", mirrored.then_some(MIRROR))
        };
        let other = half.map(|_| path(!view.is_mirrored()));
        std::iter::once(path(view.is_mirrored()))
            .chain(other)
            .collect()
    });
    skins.unwrap_or_default()
}
