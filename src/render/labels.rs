//! Names of zones beside the body, with leaders that neither cross nor collide.
//!
//! Everything is in pixels of the view's frame.

use crate::geometry::{Bounds, Point};

/// Height of a line of text.
const LINE: f64 = 16.0;

/// Gap between a label and the start of its leader.
const GAP: f64 = 6.0;

/// Length of the horizontal start of a leader.
const REACH: f64 = 16.0;

/// Least distance between a label and the body.
const CLEAR: f64 = 26.0;

/// Farthest a label is moved up or down from its zone.
const FARTHEST: i32 = 40;

/// Longest way from a zone to its label, in pixels of cost: for essential zones, and for others,
/// which the panel names as well.
const FAR: (f64, f64) = (220.0, 110.0);

/// Pixels per step of that search.
const STEP: f64 = 5.0;

/// Longest line before a label is broken in two.
const BREAK_FROM: usize = 12;

/// Labels of one side that start this near each other share an edge.
const ALIGN_WITHIN: f64 = 70.0;

/// A name that asks for a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// The words.
    pub text: String,
    /// For a zone that nearly everyone feels; placed first and drawn stronger.
    pub essential: bool,
    /// The place in the zone.
    pub target: Point,
}

/// A name with its place and its leader.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words, one or two lines.
    pub lines: Vec<String>,
    /// For a zone that nearly everyone feels.
    pub essential: bool,
    /// The text ends at `at`; otherwise it starts there.
    pub ends: bool,
    /// Start or end of the text, at the middle of its height.
    pub at: Point,
    /// Corner of the leader, and the place in the zone.
    pub leader: [Point; 3],
}

/// What is already on the frame.
pub(crate) struct Room {
    /// Where labels may be.
    pub frame: Bounds,
    /// Extent of the body: for every [`Room::ROW`] pixels from the top of the frame, left and right.
    pub body: Vec<Option<(f64, f64)>>,
    /// Other words, buttons and markers.
    pub blocked: Vec<Bounds>,
}

impl Room {
    /// Height of a row of `body`.
    pub(crate) const ROW: f64 = 4.0;

    /// The body's extent between two heights.
    fn extent(&self, from: f64, to: f64) -> Option<(f64, f64)> {
        let first = (from / Self::ROW).floor().max(0.0) as usize;
        let last = (to / Self::ROW).ceil().max(0.0) as usize;
        let rows = self.body.iter().take(last + 1).skip(first).flatten();
        rows.copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}

/// Places for as many of `requests` as there is room for, the most important first.
pub(crate) fn place(mut requests: Vec<Request>, room: &Room) -> Vec<Label> {
    requests
        .sort_by(|a, b| (b.essential.cmp(&a.essential)).then(a.target.y.total_cmp(&b.target.y)));
    let mut placed: Vec<Placed> = Vec::new();
    for request in &requests {
        let best = candidates(request, room)
            .filter(|candidate| candidate.cost < if request.essential { FAR.0 } else { FAR.1 })
            .filter(|candidate| candidate.fits(room, &placed))
            .min_by(|a, b| a.cost.total_cmp(&b.cost));
        placed.extend(best);
    }
    align(&mut placed, room);
    let mut labels: Vec<Label> = placed.into_iter().map(|placed| placed.label).collect();
    labels.sort_by(|a, b| a.at.y.total_cmp(&b.at.y).then(a.at.x.total_cmp(&b.at.x)));
    labels
}

/// A label with the room it takes.
#[derive(Clone)]
struct Placed {
    label: Label,
    area: Bounds,
    cost: f64,
}

impl Placed {
    fn new(request: &Request, lines: Vec<String>, edge: Point, ends: bool, cost: f64) -> Self {
        let width = lines
            .iter()
            .map(|line| text_width(line, request.essential))
            .fold(0.0, f64::max);
        let outer = if ends { edge.x - width } else { edge.x + width };
        let half = LINE * lines.len() as f64 / 2.0;
        let area = Bounds::from_points([
            Point::new(outer, edge.y - half),
            Point::new(edge.x, edge.y + half),
        ]);
        let away = if ends { 1.0 } else { -1.0 };
        let start = Point::new(edge.x + away * GAP, edge.y);
        let corner = Point::new(start.x + away * REACH, edge.y);
        Self {
            label: Label {
                lines,
                essential: request.essential,
                ends,
                at: edge,
                leader: [start, corner, request.target],
            },
            area,
            cost,
        }
    }

    fn fits(&self, room: &Room, placed: &[Self]) -> bool {
        room.frame.contains(self.area.min)
            && room.frame.contains(self.area.max)
            && !room.blocked.iter().any(|other| overlap(self.area, *other))
            && !room.blocked.iter().any(|other| self.crosses(*other))
            && placed.iter().all(|other| {
                !overlap(self.area.grown(1.0), other.area)
                    && !self.crosses(other.area)
                    && !other.crosses(self.area)
                    && !self.tangles(other)
            })
    }

    /// Whether the leader runs through an area.
    fn crosses(&self, area: Bounds) -> bool {
        let area = area.grown(2.0);
        let [start, corner, target] = self.label.leader;
        // A target inside is the area's own marker.
        if area.contains(target) {
            return false;
        }
        let (min, max) = (area.min, area.max);
        let diagonals = [
            (min, max),
            (Point::new(min.x, max.y), Point::new(max.x, min.y)),
        ];
        diagonals.iter().any(|(a, b)| {
            segments_cross(start, corner, *a, *b) || segments_cross(corner, target, *a, *b)
        })
    }

    /// Whether two leaders cross.
    fn tangles(&self, other: &Self) -> bool {
        let legs = |label: &Label| {
            let [start, corner, target] = label.leader;
            [(start, corner), (corner, target)]
        };
        let theirs = legs(&other.label);
        legs(&self.label)
            .iter()
            .any(|(a, b)| theirs.iter().any(|(c, d)| segments_cross(*a, *b, *c, *d)))
    }
}

/// Places to try for a label, on both sides of the body, in one or two lines.
fn candidates<'a>(request: &'a Request, room: &'a Room) -> impl Iterator<Item = Placed> + 'a {
    let whole = vec![request.text.clone()];
    let shapes = std::iter::once(whole).chain(broken(&request.text));
    let target = request.target;
    shapes.flat_map(move |lines| {
        [true, false].into_iter().flat_map(move |ends| {
            let lines = lines.clone();
            (-FARTHEST..=FARTHEST).filter_map(move |step| {
                let y = target.y + f64::from(step) * STEP;
                let half = LINE * lines.len() as f64 / 2.0 + 6.0;
                let (left, right) = room
                    .extent(y - half, y + half)
                    .unwrap_or((target.x, target.x));
                let x = if ends { left - CLEAR } else { right + CLEAR };
                let edge = Point::new(x.round(), y.round());
                let cost = (edge.y - target.y).abs()
                    + (edge.x - target.x).abs() * 0.5
                    + if lines.len() > 1 { 14.0 } else { 0.0 };
                let beyond = if ends { x > target.x } else { x < target.x };
                (!beyond).then(|| Placed::new(request, lines.clone(), edge, ends, cost))
            })
        })
    })
}

/// The text in two lines of similar length; `None` when it is short or one word.
fn broken(text: &str) -> Option<Vec<String>> {
    if text.chars().count() < BREAK_FROM {
        return None;
    }
    let middle = text.len() / 2;
    let gaps = text.match_indices(' ').map(|(at, _)| at);
    let gap = gaps.min_by_key(|at| at.abs_diff(middle))?;
    let (first, second) = text.split_at_checked(gap)?;
    Some(vec![first.to_owned(), second.trim_start().to_owned()])
}

/// Lets labels of a side that lie near each other share the outermost edge.
fn align(placed: &mut [Placed], room: &Room) {
    let others: Vec<(bool, Point)> = placed
        .iter()
        .map(|other| (other.label.ends, other.label.at))
        .collect();
    for label in placed {
        let (ends, at) = (label.label.ends, label.label.at);
        let near = others
            .iter()
            .filter(|(side, other)| *side == ends && (other.y - at.y).abs() < ALIGN_WITHIN)
            .map(|(_, other)| other.x);
        let edge = if ends {
            near.fold(at.x, f64::min)
        } else {
            near.fold(at.x, f64::max)
        };
        let by = Point::new(edge - at.x, 0.0);
        let area = Bounds {
            min: Point::new(label.area.min.x + by.x, label.area.min.y),
            max: Point::new(label.area.max.x + by.x, label.area.max.y),
        };
        if room.frame.contains(area.min) && room.frame.contains(area.max) {
            let [start, corner, target] = label.label.leader;
            label.label.at.x = edge;
            label.label.leader = [
                Point::new(start.x + by.x, start.y),
                Point::new(corner.x + by.x, corner.y),
                target,
            ];
            label.area = area;
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

fn overlap(a: Bounds, b: Bounds) -> bool {
    a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y
}

fn segments_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Room {
        Room {
            frame: Bounds::from_points([Point::default(), Point::new(420.0, 700.0)]),
            body: vec![Some((150.0, 270.0)); 176],
            blocked: vec![Bounds::from_points([
                Point::new(0.0, 90.0),
                Point::new(140.0, 110.0),
            ])],
        }
    }

    fn request(text: &str, x: f64, y: f64) -> Request {
        Request {
            text: text.into(),
            essential: true,
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
        let labels = place(requests.collect(), &room());
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
        let labels = place(vec![request("Temple", 160.0, 100.0)], &room());
        assert!(
            labels
                .iter()
                .all(|label| !label.ends || label.at.y > 118.0 || label.at.y < 82.0)
        );
    }

    #[test]
    fn without_room_the_least_important_go() {
        let mut narrow = room();
        narrow.frame = Bounds::from_points([Point::new(0.0, 0.0), Point::new(420.0, 30.0)]);
        narrow.blocked.clear();
        let mut quiet = request("Jaw", 160.0, 12.0);
        quiet.essential = false;
        let loud = request("Temple", 170.0, 12.0);
        let labels = place(vec![quiet.clone(), quiet.clone(), quiet, loud], &narrow);
        assert!(labels.iter().any(|label| label.essential) && labels.len() < 4);
    }

    #[test]
    fn long_names_break_near_the_middle() {
        assert_eq!(
            broken("Front of the shoulder"),
            Some(vec!["Front of".into(), "the shoulder".into()])
        );
        assert_eq!(broken("Jaw"), None);
    }
}
