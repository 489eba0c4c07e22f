//! The smooth curve through a run of knots.
//!
//! A drawing is stored as the knots of such curves: two numbers a knot in place of the six of a cubic.
//! Only additions, products and square roots are used, so every platform gets the same curve.

use super::{GridPoint, Point, Step};

/// Least value of 1 + cos(angle between tangent and chord), so that handles never grow beyond the chord.
const LEAST_OPENING: f64 = 0.6;

/// Appends the curve from the first knot to the last; the place of the first knot is not written.
///
/// Two knots make a straight line.
/// At an inner knot the tangent is that of the circle through it and its neighbors;
/// at the two ends it is the one that makes the last piece a circular arc.
pub fn through(knots: &[GridPoint], steps: &mut Vec<Step>) {
    match knots {
        [] | [_] => {}
        [_, to] => steps.push(Step::Line(*to)),
        _ => pieces(knots, &tangents(knots), steps),
    }
}

/// Appends the closed curve through all knots and back to the first, without a corner.
pub fn around(knots: &[GridPoint], steps: &mut Vec<Step>) {
    let (Some(first), Some(second), Some(last)) = (knots.first(), knots.get(1), knots.last())
    else {
        return;
    };
    let mut padded = Vec::with_capacity(knots.len() + 3);
    padded.push(*last);
    padded.extend_from_slice(knots);
    padded.extend([*first, *second]);
    let tangents = tangents(&padded);
    let inner = 1..padded.len().saturating_sub(1);
    if let (Some(knots), Some(tangents)) = (padded.get(inner.clone()), tangents.get(inner)) {
        pieces(knots, tangents, steps);
    }
}

fn pieces(knots: &[GridPoint], tangents: &[Point], steps: &mut Vec<Step>) {
    let ends = knots.iter().zip(knots.iter().skip(1));
    let slopes = tangents.iter().zip(tangents.iter().skip(1));
    for ((from, to), (leave, arrive)) in ends.zip(slopes) {
        steps.push(piece(*from, *to, *leave, *arrive));
    }
}

fn piece(from: GridPoint, to: GridPoint, leave: Point, arrive: Point) -> Step {
    let chord = vector(from, to);
    let length = chord.distance(Point::default());
    let handle = |tangent: Point| {
        let cosine = (chord.x * tangent.x + chord.y * tangent.y) / length.max(1e-9);
        length * (2.0 / 3.0) / (1.0 + cosine).max(LEAST_OPENING)
    };
    Step::Curve(
        moved(from, leave, handle(leave)),
        moved(to, arrive, -handle(arrive)),
        to,
    )
}

/// Unit tangents at every knot; needs three knots or more.
fn tangents(knots: &[GridPoint]) -> Vec<Point> {
    let inner = knots.windows(3).filter_map(|three| match three {
        [a, b, c] => Some(circle_tangent(*a, *b, *c)),
        _ => None,
    });
    let mut tangents: Vec<Point> = std::iter::once(Point::default()).chain(inner).collect();
    tangents.push(Point::default());
    let n_knots = knots.len();
    set_end(&mut tangents, knots, 0, 1);
    set_end(&mut tangents, knots, n_knots - 1, n_knots - 2);
    tangents
}

/// Sets the tangent at `end` so that the piece to its neighbor `inner` is a circular arc.
fn set_end(tangents: &mut [Point], knots: &[GridPoint], end: usize, inner: usize) {
    let (Some(a), Some(b), Some(known)) = (knots.get(end), knots.get(inner), tangents.get(inner))
    else {
        return;
    };
    let chord = unit(vector(*a, *b));
    let along = 2.0 * (chord.x * known.x + chord.y * known.y);
    let mirrored = Point::new(along * chord.x - known.x, along * chord.y - known.y);
    if let Some(tangent) = tangents.get_mut(end) {
        *tangent = mirrored;
    }
}

/// Tangent at `b` of the circle through three knots.
fn circle_tangent(a: GridPoint, b: GridPoint, c: GridPoint) -> Point {
    let (before, after) = (vector(a, b), vector(b, c));
    let origin = Point::default();
    let (from, to) = (
        before.distance(origin).max(1e-9),
        after.distance(origin).max(1e-9),
    );
    let (near, far) = (to / from, from / to);
    unit(Point::new(
        before.x * near + after.x * far,
        before.y * near + after.y * far,
    ))
}

fn vector(from: GridPoint, to: GridPoint) -> Point {
    let by = to.since(from);
    Point::new(f64::from(by.x), f64::from(by.y))
}

fn unit(vector: Point) -> Point {
    let length = vector.distance(Point::default());
    if length < 1e-9 {
        return Point::new(0.0, 0.0);
    }
    Point::new(vector.x / length, vector.y / length)
}

fn moved(from: GridPoint, direction: Point, by: f64) -> GridPoint {
    let step = |along: f64| (along * by + 0.5).floor() as i32;
    from.plus(GridPoint::new(step(direction.x), step(direction.y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(n_knots: u32) -> Vec<GridPoint> {
        (0..n_knots)
            .map(|knot| {
                let angle = std::f64::consts::TAU * f64::from(knot) / f64::from(n_knots);
                GridPoint::nearest(Point::new(50.0 * angle.cos(), 50.0 * angle.sin()))
            })
            .collect()
    }

    #[test]
    fn a_circle_stays_a_circle() {
        let knots = circle(5);
        let mut steps = vec![Step::Move(knots[0])];
        around(&knots, &mut steps);
        steps.push(Step::Close);
        for points in super::super::Path::from_steps(steps).flatten(0.05) {
            for point in points {
                let radius = point.distance(Point::default());
                assert!((radius - 50.0).abs() < 0.3, "{radius}");
            }
        }
    }

    #[test]
    fn backwards_is_the_same_curve() {
        let knots = &circle(7)[..5];
        let (mut forward, mut backward) = (Vec::new(), Vec::new());
        through(knots, &mut forward);
        let turned: Vec<GridPoint> = knots.iter().rev().copied().collect();
        through(&turned, &mut backward);
        assert_eq!(forward.len(), backward.len());
        for (a, b) in forward.iter().zip(backward.iter().rev()) {
            let (Step::Curve(_, a, _), Step::Curve(b, _, _)) = (a, b) else {
                panic!("curves only");
            };
            assert!((a.x - b.x).abs() <= 1 && (a.y - b.y).abs() <= 1);
        }
    }

    #[test]
    fn knots_on_one_place_do_no_harm() {
        let same = [GridPoint::new(3, 3); 4];
        let mut steps = Vec::new();
        through(&same, &mut steps);
        around(&same, &mut steps);
        around(&[], &mut steps);
        assert_eq!(steps.len(), 7);
    }
}
