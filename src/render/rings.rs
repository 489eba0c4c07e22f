//! Closed outlines as points: what clouds, dots, hatches and labels are computed from.
//!
//! Units are atlas units unless a name says pixels. Solid rings run so that their shoelace area
//! is positive, holes the other way round, so that "outward" needs no further knowledge.

use crate::geometry::{Bounds, Path, Point};
use crate::order;

/// Turn between two edges from which a vertex counts as a corner, as a cosine (about 38°).
const CORNER_COSINE: f64 = 0.79;

/// Straight pieces that stand for a rounded corner.
const CORNER_PIECES: u32 = 5;

/// Longest miter of a grown corner, as a multiple of the growth.
const MITER_LIMIT: f64 = 1.5;

/// One or more closed outlines that belong to one shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rings {
    rings: Vec<Vec<Point>>,
    /// Every edge of every ring in one list: what hit tests and distances walk over.
    edges: Vec<(Point, Point)>,
    bounds: Option<Bounds>,
}

impl Rings {
    /// The outlines of a path, mirrored at the midline where asked.
    pub(crate) fn from_path(path: &Path, mirrored: bool, tolerance: f64) -> Self {
        let mut rings = path.flatten(tolerance);
        for ring in &mut rings {
            if mirrored {
                ring.iter_mut().for_each(|point| *point = point.mirrored());
            }
            tidy(ring);
        }
        rings.retain(|ring| ring.len() > 2);
        let mut shape = Self::from_rings(rings);
        shape.orient();
        shape
    }

    fn from_rings(rings: Vec<Vec<Point>>) -> Self {
        let bounds = Bounds::from_points(rings.iter().flatten().copied());
        Self {
            edges: rings.iter().flat_map(|ring| edges(ring)).collect(),
            rings,
            bounds: (!bounds.is_empty()).then_some(bounds),
        }
    }

    /// The smallest rectangle around them; `None` when there is nothing.
    pub(crate) const fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// Whether there is nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.rings.is_empty()
    }

    /// Every edge, closing edges included.
    pub(crate) fn edges(&self) -> &[(Point, Point)] {
        &self.edges
    }

    /// Whether `point` is inside, by the even-odd rule.
    pub(crate) fn contains(&self, point: Point) -> bool {
        let mut inside = false;
        if self.bounds.is_some_and(|bounds| bounds.contains(point)) {
            for (a, b) in &self.edges {
                inside ^= (a.y > point.y) != (b.y > point.y) && point.x < crossing(*a, *b, point.y);
            }
        }
        inside
    }

    /// Whether an edge is nearer to `point` than `distance`.
    pub(crate) fn is_within(&self, point: Point, distance: f64) -> bool {
        let limit = distance * distance;
        let mut edges = self.edges.iter();
        edges.any(|(a, b)| point.distance_squared_to_segment(*a, *b) < limit)
    }

    /// Whether two shapes touch or overlap: a vertex of one lies in the other or within `gap`.
    ///
    /// Looks at every third vertex: shapes that share a border share more of it than that.
    pub(crate) fn touches(&self, other: &Self, gap: f64) -> bool {
        let near = |a: &Self, b: &Self| {
            let Some(bounds) = b.bounds.map(|bounds| bounds.grown(gap)) else {
                return false;
            };
            let mut places = a
                .rings
                .iter()
                .flatten()
                .step_by(3)
                .filter(|at| bounds.contains(**at));
            places.any(|at| b.contains(*at) || b.is_within(*at, gap))
        };
        near(self, other) || near(other, self)
    }

    /// The vertex nearest to `point`.
    pub(crate) fn nearest(&self, point: Point) -> Option<Point> {
        let places = self.rings.iter().flatten().copied();
        places.min_by(|a, b| {
            let (a, b) = (point.distance_squared(*a), point.distance_squared(*b));
            a.total_cmp(&b)
        })
    }

    /// Square of the distance to the nearest edge, or anything below `enough` once it is below.
    fn distance_squared(&self, point: Point, enough: f64) -> f64 {
        let mut nearest = f64::INFINITY;
        for (a, b) in &self.edges {
            let distance = point.distance_squared_to_segment(*a, *b);
            if distance < nearest {
                nearest = distance;
                if nearest < enough {
                    break;
                }
            }
        }
        nearest
    }

    /// Area; holes count as nothing.
    pub(crate) fn area(&self) -> f64 {
        self.rings
            .iter()
            .map(|ring| signed_area(ring))
            .sum::<f64>()
            .abs()
    }

    /// Stretches of the horizontal line at `y` that lie inside, from left to right.
    pub(crate) fn spans(&self, y: f64, found: &mut Vec<(f64, f64)>) {
        found.clear();
        if self
            .bounds
            .is_none_or(|bounds| y < bounds.min.y || y > bounds.max.y)
        {
            return;
        }
        let mut crossings = Vec::new();
        for (a, b) in &self.edges {
            if (a.y > y) != (b.y > y) {
                crossings.push(crossing(*a, *b, y));
            }
        }
        order::sort_few(&mut crossings, f64::total_cmp);
        let mut ends = crossings.into_iter();
        while let (Some(from), Some(to)) = (ends.next(), ends.next()) {
            found.push((from, to));
        }
    }

    /// The outlines with their corners rounded by up to `radius`; thin shapes less.
    ///
    /// Corners for which `keep` holds stay sharp: a neighbor of the same group meets them there.
    pub(crate) fn rounded(&self, radius: f64, keep: impl Fn(Point) -> bool) -> Self {
        let round = |ring: &Vec<Point>| {
            let length: f64 = edges(ring).map(|(a, b)| a.distance(b)).sum();
            let width = 2.0 * signed_area(ring).abs() / length.max(1e-6);
            round_corners(ring, radius.min(width * 0.4), &keep)
        };
        Self::from_rings(self.rings.iter().map(round).collect())
    }

    /// Every vertex with the step that moves both of its edges outward by one.
    pub(crate) fn normals(&self) -> Vec<Vec<(Point, Point)>> {
        let of_ring =
            |ring: &Vec<Point>| corners(ring).map(|(a, b, c)| (b, miter(a, b, c))).collect();
        self.rings.iter().map(of_ring).collect()
    }

    /// The outlines after `turn`, which must not mirror.
    pub(crate) fn turned(&self, turn: impl Fn(Point) -> Point) -> Self {
        let rings = self.rings.iter();
        Self::from_rings(
            rings
                .map(|ring| ring.iter().copied().map(&turn).collect())
                .collect(),
        )
    }

    /// A place well inside: of a coarse lattice, the one farthest from the edges.
    pub(crate) fn middle(&self) -> Option<Point> {
        const ROWS: u32 = 9;
        const COLUMNS: u32 = 5;
        let bounds = self.bounds?;
        let mut best = None;
        let mut most = -1.0;
        let mut spans = Vec::new();
        for row in 0..ROWS {
            let y = bounds.min.y + bounds.height() * (f64::from(row) + 0.5) / f64::from(ROWS);
            self.spans(y, &mut spans);
            for (from, to) in &spans {
                for column in 0..COLUMNS {
                    let x = from + (to - from) * (f64::from(column) + 0.5) / f64::from(COLUMNS);
                    let place = Point::new(x, y);
                    let distance = self.distance_squared(place, most);
                    if distance > most {
                        (most, best) = (distance, Some(place));
                    }
                }
            }
        }
        best
    }

    /// Lets solid rings run one way and holes the other.
    fn orient(&mut self) {
        let depths: Vec<usize> = self
            .rings
            .iter()
            .enumerate()
            .map(|(own, ring)| {
                let Some(first) = ring.first() else { return 0 };
                let others = self
                    .rings
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != own);
                others
                    .filter(|(_, other)| ring_contains(other, *first))
                    .count()
            })
            .collect();
        for (ring, depth) in self.rings.iter_mut().zip(depths) {
            if (signed_area(ring) > 0.0) != (depth % 2 == 0) {
                ring.reverse();
            }
        }
    }
}

/// Drops the repeated last point and points that are no step at all.
fn tidy(ring: &mut Vec<Point>) {
    ring.dedup_by(|a, b| a.distance_squared(*b) < 1e-4);
    if let (Some(first), Some(last)) = (ring.first(), ring.last())
        && ring.len() > 1
        && first.distance_squared(*last) < 1e-4
    {
        ring.pop();
    }
}

/// Edges of one ring, the closing edge last.
fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().copied().zip(next.copied())
}

/// Each vertex with the one before and the one after.
fn corners(ring: &[Point]) -> impl Iterator<Item = (Point, Point, Point)> + '_ {
    let before = ring.last().into_iter().chain(ring);
    let after = ring.iter().skip(1).chain(ring.first());
    before.zip(ring).zip(after).map(|((a, b), c)| (*a, *b, *c))
}

fn signed_area(ring: &[Point]) -> f64 {
    edges(ring).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
}

fn ring_contains(ring: &[Point], point: Point) -> bool {
    edges(ring).fold(false, |inside, (a, b)| {
        inside ^ ((a.y > point.y) != (b.y > point.y) && point.x < crossing(a, b, point.y))
    })
}

/// Where the edge crosses the height `y`.
fn crossing(a: Point, b: Point, y: f64) -> f64 {
    a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
}

/// Unit vector to the outside of an edge of a solid ring.
pub(crate) fn outward(a: Point, b: Point) -> Point {
    let length = a.distance(b).max(1e-9);
    Point::new((b.y - a.y) / length, (a.x - b.x) / length)
}

/// The step that moves both edges at `b` outward by one: along the averaged normal, longer at
/// corners, up to the limit.
fn miter(a: Point, b: Point, c: Point) -> Point {
    let (before, after) = (outward(a, b), outward(b, c));
    let sum = Point::new(before.x + after.x, before.y + after.y);
    let length = (sum.x * sum.x + sum.y * sum.y).sqrt();
    if length < 1e-3 {
        return before;
    }
    // `length` is twice the cosine of half the turn.
    let by = (2.0 / length).min(MITER_LIMIT) / length;
    Point::new(sum.x * by, sum.y * by)
}

/// A corner to round: its distance along the ring and the radius that fits.
struct Corner {
    at: f64,
    radius: f64,
}

fn round_corners(ring: &[Point], radius: f64, keep: &impl Fn(Point) -> bool) -> Vec<Point> {
    let mut along = Vec::with_capacity(ring.len());
    let mut length = 0.0;
    for (a, b) in edges(ring) {
        along.push(length);
        length += a.distance(b);
    }
    let found = find_corners(ring, &along, length, radius, keep);
    if found.is_empty() {
        return ring.to_vec();
    }
    let walk = Walk {
        ring,
        along: &along,
        length,
    };
    let mut points = Vec::with_capacity(ring.len() + found.len() * 4);
    let mut placed = 0;
    for (point, at) in ring.iter().zip(&along) {
        while let Some(corner) = found.get(placed)
            && corner.at <= *at
        {
            walk.push_round(corner, &mut points);
            placed += 1;
        }
        let gap = |corner: &Corner| {
            let apart = (corner.at - at).abs();
            apart.min(length - apart) - corner.radius
        };
        if found.iter().all(|corner| gap(corner) > 1e-6) {
            points.push(*point);
        }
    }
    points
}

fn find_corners(
    ring: &[Point],
    along: &[f64],
    length: f64,
    radius: f64,
    keep: &impl Fn(Point) -> bool,
) -> Vec<Corner> {
    let sharp: Vec<f64> = corners(ring)
        .zip(along)
        .filter(|((a, b, c), _)| cosine_of_turn(*a, *b, *c) < CORNER_COSINE && !keep(*b))
        .map(|(_, at)| *at)
        .collect();
    let gap_before = |index: usize, at: f64| match index.checked_sub(1).and_then(|i| sharp.get(i)) {
        Some(before) => at - before,
        None => at + length - sharp.last().copied().unwrap_or(at),
    };
    let gap_after = |index: usize, at: f64| match sharp.get(index + 1) {
        Some(after) => after - at,
        None => length - at + sharp.first().copied().unwrap_or(at),
    };
    let fitting = |(index, at): (usize, &f64)| {
        let room = gap_before(index, *at).min(gap_after(index, *at)) * 0.48;
        Corner {
            at: *at,
            radius: radius.min(room),
        }
    };
    sharp.iter().enumerate().map(fitting).collect()
}

fn cosine_of_turn(a: Point, b: Point, c: Point) -> f64 {
    let (before, after) = (outward(a, b), outward(b, c));
    before.x * after.x + before.y * after.y
}

/// A ring with the distance of each vertex along it.
struct Walk<'a> {
    ring: &'a [Point],
    along: &'a [f64],
    length: f64,
}

impl Walk<'_> {
    /// The place at a distance along the ring.
    fn at(&self, distance: f64) -> Point {
        // Written out: the remainder of floats is a division of 128-bit integers in wasm.
        let rounds = (distance / self.length).floor();
        let distance = distance - rounds * self.length;
        let index = self
            .along
            .partition_point(|at| *at <= distance)
            .saturating_sub(1);
        let Some(((a, b), from)) = edges(self.ring).zip(self.along).nth(index) else {
            return self.ring.first().copied().unwrap_or_default();
        };
        a.lerp(
            b,
            ((distance - from) / a.distance(b).max(1e-9))
                .max(0.0)
                .min(1.0),
        )
    }

    fn push_round(&self, corner: &Corner, points: &mut Vec<Point>) {
        let from = self.at(corner.at - corner.radius);
        let (over, to) = (self.at(corner.at), self.at(corner.at + corner.radius));
        for piece in 0..=CORNER_PIECES {
            let t = f64::from(piece) / f64::from(CORNER_PIECES);
            points.push(from.lerp(over, t).lerp(over.lerp(to, t), t));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rings(data: &str) -> Rings {
        Rings::from_path(&Path::parse(data).unwrap(), false, 0.1)
    }

    const SQUARE: &str = "M0 0l200 0 0 200-200 0z";
    const RING: &str = "M0 0l200 0 0 200-200 0zM50 50l100 0 0 100-100 0z";

    #[test]
    fn growth_moves_borders_out_and_shrinks_holes() {
        let grown = |(at, by): &(Point, Point)| Point::new(at.x + by.x, at.y + by.y);
        let normals = rings(RING).normals();
        let widths: Vec<f64> = normals
            .iter()
            .map(|ring| Bounds::from_points(ring.iter().map(grown)).width().round())
            .collect();
        assert_eq!(widths, [22.0, 8.0]);
    }

    #[test]
    fn rounding_cuts_the_corners_only() {
        let round = rings(SQUARE).rounded(4.0, |_| false);
        assert!(!round.contains(Point::new(0.5, 0.5)));
        assert!(round.contains(Point::new(0.2, 10.0)));
        let kept = rings(SQUARE).rounded(4.0, |corner| corner.x < 1.0 && corner.y < 1.0);
        assert!(kept.contains(Point::new(0.5, 0.5)));
        assert!(!kept.contains(Point::new(19.5, 19.5)));
    }

    #[test]
    fn spans_leave_holes_out() {
        let mut spans = Vec::new();
        rings(RING).spans(10.0, &mut spans);
        assert_eq!(spans, [(0.0, 5.0), (15.0, 20.0)]);
    }

    #[test]
    fn the_middle_is_inside() {
        let shape = rings(RING);
        assert!(shape.contains(shape.middle().unwrap()));
        assert_eq!(shape.area(), 300.0);
    }
}
