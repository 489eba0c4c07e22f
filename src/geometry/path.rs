//! Paths of lines and cubic curves: mirror, hit test, flattening.

mod text;

pub use text::PathError;

use super::{Bounds, GridPoint, Point};

/// How far a flattened curve may leave the true one in hit tests, in atlas units.
///
/// Half a grid step: finer than the drawing itself.
const HIT_TOLERANCE: f64 = 0.05;

/// Straight pieces per curve at most, so that absurd input stays cheap.
const MAX_PIECES: f64 = 32.0;

/// One step of a path, with absolute places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Starts a subpath.
    Move(GridPoint),
    /// A straight line.
    Line(GridPoint),
    /// A cubic curve: two control points, then its end.
    Curve(GridPoint, GridPoint, GridPoint),
    /// Back to the start of the subpath.
    Close,
}

/// A path of lines and cubic curves on the grid, with any number of subpaths.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Path {
    steps: Vec<Step>,
}

impl Path {
    /// A path from its steps.
    pub const fn from_steps(steps: Vec<Step>) -> Self {
        Self { steps }
    }

    /// The steps, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether the path has no steps.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether every subpath ends with a close.
    pub fn is_closed(&self) -> bool {
        let mut open = false;
        for step in &self.steps {
            match step {
                Step::Move(_) if open => return false,
                Step::Close => open = false,
                _ => open = true,
            }
        }
        !open
    }

    /// Mirrored at the midline, x = 0.
    pub fn mirrored(&self) -> Self {
        let steps = self.steps.iter().map(|step| match *step {
            Step::Move(to) => Step::Move(to.mirrored()),
            Step::Line(to) => Step::Line(to.mirrored()),
            Step::Curve(a, b, to) => Step::Curve(a.mirrored(), b.mirrored(), to.mirrored()),
            Step::Close => Step::Close,
        });
        Self {
            steps: steps.collect(),
        }
    }

    /// The smallest upright rectangle around the path.
    pub fn bounds(&self) -> Bounds {
        let mut bounds = Bounds::EMPTY;
        self.each_segment(HIT_TOLERANCE, |a, b| bounds = bounds.with(a).with(b));
        bounds
    }

    /// Whether `point` is inside, by the even-odd rule; open subpaths count as closed.
    pub fn contains(&self, point: Point) -> bool {
        let mut inside = false;
        self.each_segment(HIT_TOLERANCE, |a, b| {
            if (a.y > point.y) != (b.y > point.y) {
                let crossing = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
                inside ^= point.x < crossing;
            }
        });
        inside
    }

    /// Distance from `point` to the nearest place on the path itself; infinite for an empty path.
    pub fn distance(&self, point: Point) -> f64 {
        let mut nearest = f64::INFINITY;
        self.each_segment(HIT_TOLERANCE, |a, b| {
            nearest = nearest.min(point.distance_squared_to_segment(a, b));
        });
        nearest.sqrt()
    }

    /// Signed area by the shoelace rule; the sign tells the direction.
    pub fn area(&self) -> f64 {
        let mut doubled = 0.0;
        self.each_segment(HIT_TOLERANCE, |a, b| doubled += a.x * b.y - b.x * a.y);
        doubled / 2.0
    }

    /// Subpaths as lists of points that stay within `tolerance` of the curves.
    pub fn flatten(&self, tolerance: f64) -> Vec<Vec<Point>> {
        let mut subpaths: Vec<Vec<Point>> = Vec::new();
        let mut last = None;
        for step in &self.steps {
            if let Step::Move(to) = *step {
                subpaths.push(vec![to.point()]);
                last = Some(to);
                continue;
            }
            let (Some(from), Some(points)) = (last, subpaths.last_mut()) else {
                continue;
            };
            if let Step::Line(to) | Step::Curve(_, _, to) = *step {
                each_piece(from, *step, tolerance, |_, b| points.push(b));
                last = Some(to);
            }
        }
        subpaths
    }

    /// Calls `visit` for every straight piece of the flattened path, closing pieces included.
    fn each_segment(&self, tolerance: f64, mut visit: impl FnMut(Point, Point)) {
        let (mut start, mut last) = (GridPoint::default(), GridPoint::default());
        for step in &self.steps {
            match *step {
                Step::Move(to) => {
                    close(last, start, &mut visit);
                    (start, last) = (to, to);
                }
                Step::Line(to) | Step::Curve(_, _, to) => {
                    each_piece(last, *step, tolerance, &mut visit);
                    last = to;
                }
                Step::Close => {
                    close(last, start, &mut visit);
                    last = start;
                }
            }
        }
        close(last, start, &mut visit);
    }
}

fn close(last: GridPoint, start: GridPoint, visit: &mut impl FnMut(Point, Point)) {
    if last != start {
        visit(last.point(), start.point());
    }
}

/// Calls `visit` for the straight pieces of one line or curve.
fn each_piece(from: GridPoint, step: Step, tolerance: f64, mut visit: impl FnMut(Point, Point)) {
    let from = from.point();
    match step {
        Step::Line(to) => visit(from, to.point()),
        Step::Curve(a, b, to) => {
            let curve = Cubic(from, a.point(), b.point(), to.point());
            let pieces = curve.pieces(tolerance);
            let mut last = from;
            for piece in 1..=pieces {
                let next = curve.at(f64::from(piece) / f64::from(pieces));
                visit(last, next);
                last = next;
            }
        }
        Step::Move(_) | Step::Close => {}
    }
}

/// A cubic curve: start, two control points, end.
struct Cubic(Point, Point, Point, Point);

impl Cubic {
    /// Number of straight pieces that keep the polyline within `tolerance`.
    ///
    /// From the bound on the second derivative: error <= L / (8 n²).
    fn pieces(&self, tolerance: f64) -> u32 {
        let Self(p0, p1, p2, p3) = self;
        let bend = |a: &Point, b: &Point, c: &Point| {
            Point::new(a.x - 2.0 * b.x + c.x, a.y - 2.0 * b.y + c.y).distance(Point::default())
        };
        let second = 6.0 * bend(p0, p1, p2).max(bend(p1, p2, p3));
        let pieces = (second / (8.0 * tolerance)).sqrt().ceil();
        pieces.max(1.0).min(MAX_PIECES) as u32
    }

    fn at(&self, t: f64) -> Point {
        let Self(p0, p1, p2, p3) = *self;
        let u = 1.0 - t;
        let (a, b, c, d) = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
        Point::new(
            a * p0.x + b * p1.x + c * p2.x + d * p3.x,
            a * p0.y + b * p1.y + c * p2.y + d * p3.y,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RING: &str = "M0 0l100 0 0 100-100 0zM20 20l60 0 0 60-60 0z";

    #[test]
    fn even_odd_leaves_the_hole_out() {
        let ring = Path::parse(RING).unwrap();
        assert!(ring.contains(Point::new(1.0, 5.0)));
        assert!(!ring.contains(Point::new(5.0, 5.0)));
        assert!(!ring.contains(Point::new(-1.0, 5.0)));
    }

    #[test]
    fn distance_is_to_the_border() {
        let ring = Path::parse(RING).unwrap();
        assert_eq!(ring.distance(Point::new(-3.0, 5.0)), 3.0);
        assert_eq!(ring.distance(Point::new(5.0, 5.0)), 3.0);
    }

    #[test]
    fn open_subpaths_are_noticed() {
        assert!(Path::parse("M0 0l1 1 1 0z").unwrap().is_closed());
        assert!(!Path::parse("M0 0l1 1 1 0").unwrap().is_closed());
        assert!(!Path::parse("M0 0l1 1M3 3l1 1z").unwrap().is_closed());
    }

    #[test]
    fn curves_flatten_within_the_tolerance() {
        let circle = Path::parse("M100 0c0 55-45 100-100 100-55 0-100-45-100-100 0-55 45-100 100-100 55 0 100 45 100 100z").unwrap();
        for subpath in circle.flatten(0.05) {
            for point in subpath {
                assert!(
                    (point.distance(Point::default()) - 10.0).abs() < 0.06,
                    "{point:?}"
                );
            }
        }
    }
}
