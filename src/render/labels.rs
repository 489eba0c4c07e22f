//! Names of zones beside the body, with leaders that neither cross nor collide.
//!
//! Everything is in pixels of the view's frame.

use crate::geometry::{Bounds, Point};
use crate::order;

/// Height of a line of text of the usual size.
pub(crate) const LINE: f64 = 16.0;

/// Gap between a label and the start of its leader.
const GAP: f64 = 6.0;

/// Length of the horizontal start of a leader.
const REACH: f64 = 16.0;

/// Least distance between a label and the body.
const CLEAR: f64 = 24.0;

/// Farthest a label is moved up or down from its zone.
const FARTHEST: i32 = 40;

/// Least distance between two labels.
const APART: f64 = 5.0;

/// What a leader across the body costs against one to the near side, in pixels.
const ACROSS: f64 = 70.0;

/// Pixels per step of that search.
const STEP: f64 = 5.0;

/// Longest line before a label is broken in two.
const BREAK_FROM: usize = 12;

/// What breaking a label costs, times the lines squared, in pixels.
const BREAK_COST: f64 = 5.0;

/// Labels of one side that start this near each other share an edge.
const ALIGN_WITHIN: f64 = 70.0;

/// What a label tells, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// A zone that nearly everyone feels.
    Essential,
    /// Zones that another view shows; its leader starts at the spot.
    Hint,
    /// A zone that some people feel.
    Spillover,
    /// A bony or skin point that helps to find the spot.
    Landmark,
}

impl LabelKind {
    const fn is_bold(self) -> bool {
        matches!(self, Self::Essential)
    }

    /// Longest way from the place to its label, in pixels of cost: less for what the panel names
    /// as well.
    const fn far(self) -> f64 {
        match self {
            Self::Essential => 220.0,
            Self::Hint => 320.0,
            Self::Spillover | Self::Landmark => 130.0,
        }
    }
}

/// A name that asks for a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// The words.
    pub text: String,
    /// What it tells; the most important is placed first.
    pub kind: LabelKind,
    /// The place in the zone.
    pub target: Point,
}

/// A name with its place and its leader.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words, one or two lines.
    pub lines: Vec<String>,
    /// What it tells.
    pub kind: LabelKind,
    /// The text ends at `at`; otherwise it starts there.
    pub ends: bool,
    /// Start or end of the text, at the middle of its height.
    pub at: Point,
    /// Corner of the leader, and the place in the zone.
    pub leader: [Point; 3],
    /// The room of the words.
    pub area: Bounds,
}

/// What is already on the frame.
pub(crate) struct Room<'a> {
    /// Where labels may be.
    pub frame: Bounds,
    /// Extent of the body: for every [`Room::ROW`] pixels from the top of the frame, left and right.
    pub body: &'a [Option<(f64, f64)>],
    /// Other words, buttons and markers.
    pub blocked: Vec<Bounds>,
    /// Whether the last of them is the lens, which gives way to what must be named.
    pub has_lens: bool,
    /// Size of the text as a multiple of the usual one.
    pub text: f64,
}

impl Room<'_> {
    /// Height of a row of `body`.
    pub(crate) const ROW: f64 = 4.0;

    /// The body's extent between two heights.
    pub(crate) fn extent(&self, from: f64, to: f64) -> Option<(f64, f64)> {
        let first = (from / Self::ROW).floor().max(0.0) as usize;
        let last = (to / Self::ROW).ceil().max(0.0) as usize;
        let rows = self.body.iter().take(last + 1).skip(first).flatten();
        rows.copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}

/// Places for as many of `requests` as there is room for, the most important first; and whether
/// that of the lens is among them.
pub(crate) fn place(mut requests: Vec<Request>, mut room: Room) -> (Vec<Label>, bool) {
    let mut has_lens = room.has_lens;
    order::sort_by(&mut requests, |a, b| {
        (a.kind.cmp(&b.kind)).then(a.target.y.total_cmp(&b.target.y))
    });
    let mut placed: Vec<Placed> = Vec::new();
    let mut texts: Vec<(Vec<String>, LabelKind)> = Vec::new();
    for request in &requests {
        let shapes = shapes(request, room.text);
        let (mut found, mut lens) = (None, None);
        for _ in 0..2 {
            found = best_place(request, &shapes, &room, &placed);
            if found.is_some() || !has_lens || request.kind != LabelKind::Essential {
                break;
            }
            has_lens = false;
            lens = room.blocked.pop();
        }
        if found.is_none() {
            has_lens |= lens.is_some();
            room.blocked.extend(lens);
        }
        if let Some((best, shape)) = found {
            placed.push(best);
            texts.extend(
                shapes
                    .into_iter()
                    .nth(shape)
                    .map(|shape| (shape.lines, request.kind)),
            );
        }
    }
    align(&mut placed, &room);
    let labels = placed.into_iter().zip(texts);
    let mut labels: Vec<Label> = labels
        .map(|(placed, (lines, kind))| Label {
            lines,
            kind,
            ends: placed.ends,
            at: placed.edge,
            leader: placed.leader,
            area: placed.area,
        })
        .collect();
    order::sort_by(&mut labels, |a, b| {
        a.at.y.total_cmp(&b.at.y).then(a.at.x.total_cmp(&b.at.x))
    });
    (labels, room.has_lens && !has_lens)
}

/// A text broken into lines, with the room it takes.
struct Shape {
    lines: Vec<String>,
    width: f64,
    height: f64,
    /// What this shape costs against the best one.
    cost: f64,
}

impl Shape {
    fn new(lines: Vec<String>, bold: bool, text: f64) -> Self {
        let widths = lines.iter().map(|line| text_width(line, bold));
        Self {
            width: widths.fold(0.0, f64::max) * text,
            height: LINE * lines.len() as f64 * text,
            cost: BREAK_COST * ((lines.len() * lines.len()) as f64 - 1.0),
            lines,
        }
    }
}

/// The text in one line and, where it can be broken, in two and three.
fn shapes(request: &Request, text: f64) -> Vec<Shape> {
    let whole = vec![request.text.clone()];
    let breaks = if request.text.chars().count() < BREAK_FROM {
        0..0
    } else {
        2..4
    };
    let lines = std::iter::once(whole).chain(breaks.filter_map(|n| broken(&request.text, n)));
    lines
        .map(|lines| Shape::new(lines, request.kind.is_bold(), text))
        .collect()
}

/// The cheapest free place, and the position of its shape.
///
/// Heights are tried from the zone outward, so that most of them need no look.
fn best_place(
    request: &Request,
    shapes: &[Shape],
    room: &Room,
    placed: &[Placed],
) -> Option<(Placed, usize)> {
    let mut best = None;
    let mut least = request.kind.far();
    let target = request.target;
    let across = room
        .extent(target.y, target.y)
        .map_or(0.0, |(left, right)| {
            let aside = target.x - (left + right) / 2.0;
            if aside.abs() < 8.0 { 0.0 } else { aside }
        });
    for (shape, position) in shapes.iter().zip(0..) {
        for step in 0..=2 * FARTHEST {
            let away = f64::from((step + 1) / 2) * STEP;
            if away + shape.cost >= least {
                break;
            }
            let y = target.y + if step % 2 == 0 { away } else { -away };
            let half = shape.height / 2.0 + 6.0;
            let extent = room.extent(y - half, y + half);
            let (left, right) = extent.unwrap_or((target.x, target.x));
            for (ends, x) in [(true, left - CLEAR), (false, right + CLEAR)] {
                let edge = Point::new(x.round(), y.round());
                let mut trial = Placed::new(request, shape, edge, ends);
                if (across > 0.0 && ends) || (across < 0.0 && !ends) {
                    trial.cost += ACROSS;
                }
                let beyond = if ends { x > target.x } else { x < target.x };
                if !beyond && trial.cost < least && trial.fits(room, placed) {
                    least = trial.cost;
                    best = Some((trial, position));
                }
            }
        }
    }
    best
}

/// A place for a label, with the room it takes.
struct Placed {
    ends: bool,
    edge: Point,
    leader: [Point; 3],
    area: Bounds,
    cost: f64,
}

impl Placed {
    fn new(request: &Request, shape: &Shape, edge: Point, ends: bool) -> Self {
        let away = if ends { 1.0 } else { -1.0 };
        let outer = edge.x - away * shape.width;
        let half = shape.height / 2.0;
        let start = Point::new(edge.x + away * GAP, edge.y);
        let corner = Point::new(start.x + away * REACH, edge.y);
        let target = request.target;
        Self {
            ends,
            edge,
            leader: [start, corner, target],
            area: Bounds {
                min: Point::new(outer.min(edge.x), edge.y - half),
                max: Point::new(outer.max(edge.x), edge.y + half),
            },
            cost: (edge.y - target.y).abs() + (edge.x - target.x).abs() * 0.5 + shape.cost,
        }
    }

    fn fits(&self, room: &Room, placed: &[Self]) -> bool {
        room.frame.contains(self.area.min)
            && room.frame.contains(self.area.max)
            && room
                .blocked
                .iter()
                .all(|other| !overlap(self.area, *other) && !self.crosses(*other))
            && placed.iter().all(|other| {
                !overlap(self.area.grown(APART), other.area)
                    && !self.crosses(other.area)
                    && !other.crosses(self.area)
                    && !self.tangles(other)
            })
    }

    /// Whether the leader runs through an area.
    fn crosses(&self, area: Bounds) -> bool {
        let area = area.grown(2.0);
        let [start, corner, target] = self.leader;
        // A target inside is the area's own marker.
        !area.contains(target)
            && (crosses([start, corner], area) || crosses([corner, target], area))
    }

    /// Whether two leaders cross.
    fn tangles(&self, other: &Self) -> bool {
        let legs = |[start, corner, target]: [Point; 3]| [(start, corner), (corner, target)];
        let theirs = legs(other.leader);
        let mut mine = legs(self.leader).into_iter();
        mine.any(|(a, b)| theirs.iter().any(|(c, d)| segments_cross(a, b, *c, *d)))
    }

    /// Moved sideways.
    fn shift(&mut self, by: f64) {
        let [start, corner, target] = self.leader;
        let moved = |at: Point| Point::new(at.x + by, at.y);
        self.edge = moved(self.edge);
        self.leader = [moved(start), moved(corner), target];
        self.area = Bounds {
            min: moved(self.area.min),
            max: moved(self.area.max),
        };
    }
}

/// The text in `n` lines of similar length; `None` when it is short or has too few words.
pub(crate) fn broken(text: &str, n: usize) -> Option<Vec<String>> {
    if n < 2 {
        return Some(vec![text.to_owned()]);
    }
    let share = text.len() / n;
    let gaps = text.match_indices(' ').map(|(at, _)| at);
    let (first, rest) = text.split_at_checked(gaps.min_by_key(|at| at.abs_diff(share))?)?;
    let mut lines = broken(rest.trim_start(), n - 1)?;
    lines.insert(0, first.to_owned());
    Some(lines)
}

/// Lets labels of a side that lie near each other share the outermost edge, where it is free.
fn align(placed: &mut [Placed], room: &Room) {
    let edges: Vec<(bool, Point)> = placed
        .iter()
        .map(|other| (other.ends, other.edge))
        .collect();
    for own in 0..placed.len() {
        let (before, rest) = placed.split_at_mut(own);
        let Some((label, after)) = rest.split_first_mut() else {
            return;
        };
        let near = edges.iter().filter(|(ends, edge)| {
            *ends == label.ends && (edge.y - label.edge.y).abs() < ALIGN_WITHIN
        });
        let near = near.map(|(_, edge)| edge.x);
        let from = label.edge.x;
        let edge = if label.ends {
            near.fold(from, f64::min)
        } else {
            near.fold(from, f64::max)
        };
        label.shift(edge - from);
        if edge != from && !(label.fits(room, before) && label.fits(room, after)) {
            label.shift(from - edge);
        }
    }
}

/// Width of a text at 13 px in a system font, measured generously: the core has no fonts.
pub(crate) fn text_width(text: &str, bold: bool) -> f64 {
    let width: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '|' | ':' => 3.5,
            'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 4.9,
            'm' | 'w' | 'M' | 'W' => 11.2,
            'A'..='Z' => 9.0,
            letter if letter.is_ascii() => 7.5,
            _ => 12.0,
        })
        .sum();
    if bold { width * 1.14 } else { width * 1.02 }
}

pub(crate) fn overlap(a: Bounds, b: Bounds) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

/// Whether a line from outside an area runs through it.
pub(crate) fn crosses([from, to]: [Point; 2], area: Bounds) -> bool {
    let (min, max) = (area.min, area.max);
    segments_cross(from, to, min, max)
        || segments_cross(from, to, Point::new(min.x, max.y), Point::new(max.x, min.y))
}

fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Room<'static> {
        Room {
            frame: Bounds::from_points([Point::default(), Point::new(420.0, 700.0)]),
            body: &[Some((150.0, 270.0)); 176],
            blocked: vec![Bounds::from_points([
                Point::new(0.0, 90.0),
                Point::new(140.0, 110.0),
            ])],
            has_lens: false,
            text: 1.0,
        }
    }

    fn request(text: &str, x: f64, y: f64) -> Request {
        Request {
            text: text.into(),
            kind: LabelKind::Essential,
            target: Point::new(x, y),
        }
    }

    #[test]
    fn labels_neither_overlap_nor_cross() {
        let names = [
            "Temple",
            "Behind the ear",
            "Side of the neck",
            "Jaw",
            "Back of the head",
        ];
        let requests = names
            .iter()
            .zip(0..)
            .map(|(name, n)| request(name, 170.0, 100.0 + f64::from(n) * 3.0));
        let labels = place(requests.collect(), room()).0;
        assert_eq!(labels.len(), names.len());
        for (index, label) in labels.iter().enumerate() {
            assert!(label.at.x <= 150.0 || label.at.x >= 270.0, "{label:?}");
            for other in labels.iter().skip(index + 1) {
                let apart = (label.at.y - other.at.y).abs();
                assert!(
                    label.ends != other.ends || apart >= LINE,
                    "{label:?} {other:?}"
                );
            }
        }
    }

    #[test]
    fn labels_stay_clear_of_what_is_there() {
        let labels = place(vec![request("Temple", 160.0, 100.0)], room()).0;
        assert!(
            labels
                .iter()
                .all(|label| !label.ends || label.at.y > 118.0 || label.at.y < 82.0)
        );
    }

    #[test]
    fn a_lens_gives_way_to_what_must_be_named_and_to_nothing_else() {
        let with_lens = |kind| {
            let mut room = room();
            room.blocked.push(room.frame);
            room.has_lens = true;
            let mut request = request("Temple", 160.0, 300.0);
            request.kind = kind;
            let (labels, gives_way) = place(vec![request], room);
            (labels.len(), gives_way)
        };
        assert_eq!(with_lens(LabelKind::Essential), (1, true));
        assert_eq!(with_lens(LabelKind::Spillover), (0, false));
    }

    #[test]
    fn without_room_the_least_important_go() {
        let mut narrow = room();
        narrow.frame = Bounds::from_points([Point::new(0.0, 0.0), Point::new(420.0, 30.0)]);
        narrow.blocked.clear();
        let mut quiet = request("Jaw", 160.0, 12.0);
        quiet.kind = LabelKind::Spillover;
        let loud = request("Temple", 170.0, 12.0);
        let labels = place(vec![quiet.clone(), quiet.clone(), quiet, loud], narrow).0;
        assert!(
            labels
                .iter()
                .any(|label| label.kind == LabelKind::Essential)
                && labels.len() < 4
        );
    }

    #[test]
    fn long_names_break_near_the_middle() {
        let lines = |text, n| broken(text, n).unwrap_or_default().join("/");
        assert_eq!(lines("Front of the shoulder", 2), "Front of/the shoulder");
        assert_eq!(lines("Front of upper arm", 3), "Front/of upper/arm");
        assert_eq!(lines("Upper outer leg", 3), "Upper/outer/leg");
        assert_eq!(lines("Achilles tendon", 3), "");
        assert_eq!(lines("Jaw", 2), "");
    }
}
