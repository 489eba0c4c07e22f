//! What lies over the drawing in pixels: words, flow, spots, marker, labels.

use super::discs::DISC;
use super::finding::Finding;
use super::flow::Flow;
use super::labels::{LINE, Label, LabelKind};
use super::node::{Element, el};
use super::number::tenths;
use super::scene::{MarkScene, Marker, Spot, Tag, ViewScene, Word};
use super::trace::PixelTrace;
use crate::geometry::Point;

/// Radius of the area that answers to a pointer, in pixels.
const HIT_PX: f64 = 12.0;

/// Radius of the focus ring, in pixels.
const FOCUS_PX: f64 = 15.0;

/// Radius of a ring under the pointer, in pixels.
const HOVER_PX: f64 = 7.0;

/// Width of the halo around the marker, in pixels.
const HALO_PX: f64 = 2.6;

/// Length of an arm of the cross, as a share of the marker's radius.
const ARM: f64 = 0.48;

/// Half of the diagonal of a landmark's diamond, in pixels.
const LANDMARK_PX: f64 = 3.6;

/// From the middle of a line of text of the usual size to its baseline, in pixels.
const BASELINE: f64 = 4.5;

/// The group of everything in pixels.
pub(crate) fn overlay(scene: &ViewScene) -> Element {
    let title = scene
        .title
        .as_ref()
        .map(|title| word(title, "title").key("title"));
    let sides = scene.sides.iter().map(|side| word(side, "side"));
    let chosen = scene
        .marker
        .as_ref()
        .map(|marker| marker.target.to_string());
    let flows = scene.flows.iter().zip(0..);
    let flows = flows.map(|(flow, n)| arc(flow, chosen.as_deref().unwrap_or_default(), n));
    el("g")
        .key("overlay")
        .attr("class", "overlay")
        .children(title)
        .children(sides)
        .children(finding(&scene.finding))
        .children(flows)
        .children(
            scene
                .labels
                .iter()
                .map(|label| draw_label(label, scene.text)),
        )
        .children(scene.marks.iter().filter_map(|mark| disc(mark, DISC)))
        .children(scene.spots.iter().map(spot))
        .children(scene.marker.as_ref().map(marker))
        .children(scene.tag.as_ref().map(|tag| draw_tag(tag, scene.text)))
}

/// Landmarks as small diamonds, and the line between two of them.
fn finding(finding: &Finding) -> Option<Element> {
    if finding.landmarks.is_empty() {
        return None;
    }
    let line = finding.line.map(|[from, to]| {
        let mut trace = PixelTrace::default();
        trace.start(from);
        trace.line(to);
        el("path").attr("class", "anchor").attr("d", trace.finish())
    });
    let diamonds = finding.landmarks.iter().map(|(_, at)| {
        let mut trace = PixelTrace::default();
        let corner = |x: f64, y: f64| Point::new(at.x + x * LANDMARK_PX, at.y + y * LANDMARK_PX);
        trace.start(corner(0.0, -1.0));
        for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
            trace.line(corner(x, y));
        }
        el("path")
            .attr("class", "landmark")
            .attr("d", trace.finish())
    });
    let group = el("g")
        .key("finding")
        .attr("class", "finding")
        .attr("aria-hidden", "true");
    Some(group.children(line).children(diamonds))
}

/// An arc; its key is new with every spot, so that it is drawn anew.
fn arc(flow: &Flow, spot: &str, n: usize) -> Element {
    let (class, end) = if flow.main {
        ("flow", 3.6)
    } else {
        ("flow minor", 2.6)
    };
    let leg = |class: &'static str| el("path").attr("class", class).attr("d", flow.data.clone());
    el("g")
        .key(["flow ", &n.to_string(), " ", spot].concat())
        .attr("class", class)
        .attr("aria-hidden", "true")
        .child(leg("flow-halo").attr("pathLength", "1"))
        .child(leg("flow-dots"))
        .child(circle("flow-end", flow.end, end))
}

pub(super) fn circle(class: &'static str, at: Point, radius: f64) -> Element {
    el("circle")
        .attr("class", class)
        .attr("cx", tenths(at.x))
        .attr("cy", tenths(at.y))
        .attr("r", tenths(radius))
}

pub(super) fn text(class: &'static str, at: Point, words: &str) -> Element {
    el("text")
        .attr("class", class)
        .attr("x", tenths(at.x))
        .attr("y", tenths(at.y))
        .text(words.to_owned())
}

pub(super) fn word(word: &Word, class: &'static str) -> Element {
    let anchor = if word.starts { "start" } else { "middle" };
    text(class, word.at, &word.text).attr("text-anchor", anchor)
}

fn spot(spot: &Spot) -> Element {
    let target = spot.target.to_string();
    let radius = if spot.hovered || spot.focused {
        HOVER_PX.max(spot.radius)
    } else {
        spot.radius
    };
    el("g")
        .key(target.clone())
        .attr("class", "spot")
        .press(&target, &spot.name, spot.is_stop)
        .child(circle("hit", spot.at, HIT_PX))
        .children(stalk(spot.at, spot.place, radius))
        .children(spot.focused.then(|| focus(spot.at)).into_iter().flatten())
        .child(circle("ring", spot.at, radius))
}

/// A thin line from a ring to the true place, where it has been moved away.
fn stalk(at: Point, place: Point, radius: f64) -> Option<Element> {
    let moved = at.distance(place);
    if moved <= radius {
        return None;
    }
    let mut trace = PixelTrace::default();
    trace.start(at.lerp(place, radius / moved));
    trace.line(place);
    Some(el("path").attr("class", "stalk").attr("d", trace.finish()))
}

fn focus(at: Point) -> [Element; 2] {
    [
        circle("focus-gap", at, FOCUS_PX),
        circle("focus", at, FOCUS_PX),
    ]
}

fn marker(marker: &Marker) -> Element {
    let group = el("g").key(["marker ", &marker.target.to_string()].concat());
    if marker.far {
        return group
            .attr("class", "far-spot")
            .attr("role", "img")
            .attr("aria-label", marker.name.clone())
            .child(circle("far", marker.at, marker.radius));
    }
    group
        .attr("class", "marker")
        .attr("aria-pressed", "true")
        .press(&marker.target.to_string(), &marker.name, marker.is_stop)
        .children(
            marker
                .focused
                .then(|| focus(marker.at))
                .into_iter()
                .flatten(),
        )
        .child(circle("halo", marker.at, marker.radius + HALO_PX))
        .child(circle("target", marker.at, marker.radius))
        .child(cross(marker.at, marker.radius * ARM))
}

/// A cross with arms of a length.
pub(crate) fn cross(at: Point, arm: f64) -> Element {
    let mut trace = PixelTrace::default();
    trace.start(Point::new(at.x - arm, at.y));
    trace.line(Point::new(at.x + arm, at.y));
    trace.start(Point::new(at.x, at.y - arm));
    trace.line(Point::new(at.x, at.y + arm));
    el("path").attr("class", "cross").attr("d", trace.finish())
}

fn draw_label(label: &Label, scale: f64) -> Element {
    let [start, corner, target] = label.leader;
    let mut trace = PixelTrace::default();
    trace.start(start);
    trace.line(corner);
    trace.line(target);
    let data = trace.finish();
    let leg = |class: &'static str| el("path").attr("class", class).attr("d", data.clone());
    let (leader, words) = match label.kind {
        LabelKind::Essential => ("leader", "label essential"),
        LabelKind::Spillover => ("leader spillover", "label"),
        LabelKind::Hint => ("leader hint", "label hint"),
        LabelKind::Landmark => ("leader spillover", "label"),
    };
    let leader = el("g").attr("class", leader);
    let dot = matches!(label.kind, LabelKind::Essential | LabelKind::Spillover);
    let leader = leader
        .child(leg("leader-halo"))
        .child(leg("leader-line"))
        .children(dot.then(|| circle("leader-dot", target, 2.1)));
    let (line, baseline) = (LINE * scale, BASELINE * scale);
    let first = label.at.y + baseline - line * (label.lines.len() as f64 - 1.0) / 2.0;
    let lines = label.lines.iter().zip(0..).map(|(text_line, n)| {
        let at = Point::new(label.at.x, first + f64::from(n) * line);
        let anchor = if label.ends { "end" } else { "start" };
        text(words, at, text_line).attr("text-anchor", anchor)
    });
    // The panel names the zones for assistive technology.
    el("g")
        .attr("aria-hidden", "true")
        .child(leader)
        .children(lines)
}

/// The number of a mark; beside the mark, it has a straight line to it.
pub(super) fn disc(mark: &MarkScene, radius: f64) -> Option<Element> {
    let (at, place) = (mark.disc?, mark.place?);
    let mut group = el("g").attr("aria-hidden", "true");
    if at != place {
        let mut trace = PixelTrace::default();
        trace.start(at);
        trace.line(place);
        let data = trace.finish();
        let leg = |class: &'static str| el("path").attr("class", class).attr("d", data.clone());
        let leader = el("g").attr("class", "leader");
        let leader = leader.child(leg("leader-halo")).child(leg("leader-line"));
        group = group.child(leader.child(circle("leader-dot", place, 2.4)));
    }
    let baseline = Point::new(at.x, at.y + 5.0);
    let number = text("number", baseline, &mark.number.to_string());
    let disc = el("g").attr("class", "disc");
    let disc = disc.child(circle("ground", at, radius));
    Some(group.child(disc.child(number.attr("text-anchor", "middle"))))
}

fn draw_tag(tag: &Tag, scale: f64) -> Element {
    let (min, max) = (tag.area.min, tag.area.max);
    let rect = el("rect")
        .attr("x", tenths(min.x))
        .attr("y", tenths(min.y))
        .attr("width", tenths(max.x - min.x))
        .attr("height", tenths(max.y - min.y))
        .attr("rx", "8");
    let line = |class, at: f64, words: &str| {
        text(class, Point::new(min.x + 12.0, min.y + at * scale), words)
    };
    let leader = tag.spot.map(|spot| {
        let mut trace = PixelTrace::default();
        trace.start(Point::new(
            spot.x.max(min.x + 10.0).min(max.x - 10.0),
            tag.area.center().y,
        ));
        trace.line(spot);
        el("path").attr("d", trace.finish())
    });
    el("g")
        .key("tag")
        .attr("class", "tag")
        .attr("aria-hidden", "true")
        .children(leader)
        .child(rect)
        .child(line("tag-name", 20.0, &tag.name))
        .children((!tag.side.is_empty()).then(|| line("tag-side", 37.0, &tag.side)))
}
