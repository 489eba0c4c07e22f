//! Smooth warps of the plane: thin-plate splines, sampled so that a drawing is warped at once.
//!
//! A spline is a sum of one kernel per center, each with a logarithm: too slow for every point of a
//! drawing. The kernel is parted into a smooth rest and a peak of `REACH` around its center. The
//! rest is computed at the nodes of a grid, as far as they are needed, and interpolated; the few
//! peaks near a point are added as they are.

use std::cell::OnceCell;

use super::{GridPoint, Path, Point, Step};

/// Units per unit of the formula.
const SCALE: f64 = 1000.0;

/// How far the peak of a kernel reaches, in units.
const REACH: f64 = 36.0;

/// Distance of the nodes, in units: with `REACH`, keeps the error below 0.1 inside the body.
const STEP: f64 = 10.0;

/// Where the nodes begin, in steps: with room for the figure and for the spline between nodes.
const FIRST: (i32, i32) = (-31, -3);

/// Nodes in a row, and rows.
const N_NODES: (i32, i32) = (63, 107);

/// Longest piece that becomes one curve, in units: more would cut corners of the warp.
const PIECE: f64 = 40.0;

/// Longest straight line that stays one, in units.
const STRAIGHT: f64 = 6.0;

/// A place that is drawn to another, and how strongly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Center {
    /// Where it is, in units.
    pub at: Point,
    /// Its weights for x and y.
    pub weight: Point,
}

/// A thin-plate spline: `data/figures.toml` has the formula.
#[derive(Clone, Debug)]
pub struct Warp {
    /// Mirrored at x = 0, and every center with it.
    symmetric: bool,
    affine: [f64; 6],
    /// By y.
    centers: Vec<Center>,
    /// The smooth rest at the nodes that were needed so far.
    nodes: Vec<OnceCell<Point>>,
}

impl Warp {
    /// A warp from its numbers; `centers` stand in the order of y.
    ///
    /// A symmetric warp stores centers with x >= 0 only; the others are their mirror images.
    pub fn new(symmetric: bool, affine: [f64; 6], centers: Vec<Center>) -> Self {
        let n_nodes = (N_NODES.0 * N_NODES.1) as usize;
        Self {
            symmetric,
            affine,
            centers,
            nodes: vec![OnceCell::new(); n_nodes],
        }
    }

    /// Where a place goes: within 0.1 units of [`Warp::exact`] everywhere inside the body.
    pub fn at(&self, place: Point) -> Point {
        if self.symmetric && place.x < 0.0 {
            return self.at(place.mirrored()).mirrored();
        }
        let smooth = self.between_nodes(place);
        let smooth = smooth.unwrap_or_else(|| self.smooth(place));
        smooth.plus(self.peaks(place))
    }

    /// Where a place goes, by the formula.
    pub fn exact(&self, place: Point) -> Point {
        self.smooth(place).plus(self.peaks(place))
    }

    /// The place that goes to `place`: by Newton's method, from the place itself.
    pub fn inverse(&self, place: Point) -> Point {
        const H: f64 = 0.25;
        let mut found = place;
        for _ in 0..8 {
            let there = self.at(found);
            let moved = |dx: f64, dy: f64| self.at(Point::new(found.x + dx, found.y + dy));
            let (right, left) = (moved(H, 0.0), moved(-H, 0.0));
            let (below, above) = (moved(0.0, H), moved(0.0, -H));
            let (a, b) = (right.x - left.x, below.x - above.x);
            let (c, d) = (right.y - left.y, below.y - above.y);
            let determinant = a * d - b * c;
            if determinant <= 0.0 {
                break;
            }
            let (x, y) = (there.x - place.x, there.y - place.y);
            found.x -= 2.0 * H * (x * d - b * y) / determinant;
            found.y -= 2.0 * H * (a * y - x * c) / determinant;
        }
        found
    }

    /// A path as it is after the warp; what is long and straight becomes a curve.
    ///
    /// A piece goes through the warped places at its thirds, so that it needs no more pieces than
    /// before, and the same border in two paths stays the same.
    pub fn path(&self, path: &Path) -> Path {
        let mut warped = Vec::with_capacity(path.steps().len());
        let (mut start, mut last) = (Point::default(), Point::default());
        let mut there = Point::default();
        for step in path.steps() {
            let points = match *step {
                Step::Move(to) => {
                    start = to.point();
                    there = self.at(start);
                    warped.push(Step::Move(GridPoint::nearest(there)));
                    last = start;
                    continue;
                }
                Step::Line(to) => straight(last, to.point()),
                Step::Curve(a, b, to) => [last, a.point(), b.point(), to.point()],
                Step::Close => {
                    if last.distance_squared(start) > STRAIGHT * STRAIGHT {
                        self.piece(there, straight(last, start), true, &mut warped);
                    }
                    warped.push(Step::Close);
                    last = start;
                    continue;
                }
            };
            there = self.piece(there, points, matches!(step, Step::Line(_)), &mut warped);
            last = points[3];
        }
        Path::from_steps(warped)
    }

    /// Adds a line or curve after the warp, from where its start went; answers where its end went.
    fn piece(
        &self,
        mut start: Point,
        curve: [Point; 4],
        is_line: bool,
        steps: &mut Vec<Step>,
    ) -> Point {
        let [from, a, b, to] = curve;
        let length = from.distance(a) + a.distance(b) + b.distance(to);
        let on_midline = self.symmetric && from.x == 0.0 && to.x == 0.0;
        if is_line && (length <= STRAIGHT || on_midline) {
            let end = self.at(to);
            steps.push(Step::Line(GridPoint::nearest(end)));
            return end;
        }
        let n_pieces = (length / PIECE).ceil().max(1.0).min(64.0);
        for piece in 0..n_pieces as u32 {
            let at = |third: f64| self.at(along(curve, (f64::from(piece) + third) / n_pieces));
            let (first, second, end) = (at(1.0 / 3.0), at(2.0 / 3.0), at(1.0));
            let control = |p: Point, q: Point, r: Point, s: Point| {
                let mix = |p: f64, q: f64, r: f64, s: f64| {
                    (-5.0 * p + 18.0 * q - 9.0 * r + 2.0 * s) / 6.0
                };
                GridPoint::nearest(Point::new(mix(p.x, q.x, r.x, s.x), mix(p.y, q.y, r.y, s.y)))
            };
            let controls = (
                control(start, first, second, end),
                control(end, second, first, start),
            );
            steps.push(Step::Curve(controls.0, controls.1, GridPoint::nearest(end)));
            start = end;
        }
        start
    }

    /// The smooth rest, between the nodes around; `None` outside of the grid.
    fn between_nodes(&self, place: Point) -> Option<Point> {
        let (u, v) = (place.x / STEP, place.y / STEP);
        let (column, row) = (u.floor(), v.floor());
        let (across, down) = (weights(u - column), weights(v - row));
        let (column, row) = (column as i32 - 1, row as i32 - 1);
        let left = column - FIRST.0;
        if left < 0 || left + 4 > N_NODES.0 {
            return None;
        }
        let mut sum = Point::default();
        for (down, row) in down.into_iter().zip(row..) {
            let start = usize::try_from((row - FIRST.1) * N_NODES.0 + left).ok()?;
            let nodes = self.nodes.get(start..start + 4)?;
            for ((across, node), column) in across.into_iter().zip(nodes).zip(column..) {
                let node = node.get_or_init(|| self.smooth_node(column, row));
                sum.x += across * down * node.x;
                sum.y += across * down * node.y;
            }
        }
        Some(sum)
    }

    fn smooth_node(&self, column: i32, row: i32) -> Point {
        let at = Point::new(f64::from(column) * STEP, f64::from(row) * STEP);
        if self.symmetric && column < 0 {
            return self.smooth(at.mirrored()).mirrored();
        }
        self.smooth(at)
    }

    /// The warp without the peaks of its centers.
    fn smooth(&self, place: Point) -> Point {
        let [a0, a1, a2, a3, a4, a5] = self.affine;
        let (x, y) = (place.x / SCALE, place.y / SCALE);
        let from = Point::new(a0 + a1 * x + a2 * y, a3 + a4 * x + a5 * y);
        from.plus(self.sum(&self.centers, place, rest))
    }

    /// What the centers near a place add to the smooth rest.
    fn peaks(&self, place: Point) -> Point {
        let above = |y: f64| self.centers.partition_point(|center| center.at.y < y);
        let near = above(place.y - REACH)..above(place.y + REACH);
        self.sum(self.centers.get(near).unwrap_or_default(), place, peak)
    }

    fn sum(&self, centers: &[Center], place: Point, kernel: impl Fn(f64) -> f64) -> Point {
        let mut sum = Point::default();
        for center in centers {
            let down = (place.y - center.at.y) / SCALE;
            let part = |x: f64| kernel(x / SCALE * (x / SCALE) + down * down);
            let here = part(place.x - center.at.x);
            if self.symmetric && center.at.x > 0.0 {
                let mirrored = part(place.x + center.at.x);
                // In one step: on the midline both are the same, and x stays 0.
                sum.x += center.weight.x * (here - mirrored);
                sum.y += center.weight.y * (here + mirrored);
            } else {
                sum.x += center.weight.x * here;
                sum.y += center.weight.y * here;
            }
        }
        sum
    }
}

/// A straight line as a curve.
fn straight(from: Point, to: Point) -> [Point; 4] {
    [from, from.lerp(to, 1.0 / 3.0), from.lerp(to, 2.0 / 3.0), to]
}

/// The place on a cubic curve at `t`, its end exactly.
fn along([a, b, c, d]: [Point; 4], t: f64) -> Point {
    if t >= 1.0 {
        return d;
    }
    let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
    ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
}

/// Weights of the four nodes around a place, a share `t` from the second to the third (Catmull-Rom).
fn weights(t: f64) -> [f64; 4] {
    let (square, cube) = (t * t, t * t * t);
    [
        square - 0.5 * (t + cube),
        1.0 - 2.5 * square + 1.5 * cube,
        2.0 * square + 0.5 * t - 1.5 * cube,
        0.5 * (cube - square),
    ]
}

/// Square of `REACH` in the numbers of the formula.
const REACH_SQUARED: f64 = (REACH / SCALE) * (REACH / SCALE);

/// The peak of a kernel: what its smooth rest leaves out.
fn peak(q: f64) -> f64 {
    if q >= REACH_SQUARED {
        return 0.0;
    }
    0.5 * q * ln(q) - rest(q)
}

/// The kernel q ln(q) / 2 without its peak: near the center, the start of its series at `REACH`.
fn rest(q: f64) -> f64 {
    if q >= REACH_SQUARED {
        return 0.5 * q * ln(q);
    }
    let share = q / REACH_SQUARED;
    let t = 1.0 - share;
    let series = t * (t * (0.5 + t / 6.0) - 1.0);
    0.5 * REACH_SQUARED * (share * ln(REACH_SQUARED) + series)
}

/// The natural logarithm, to 12 digits; of 0, something finite.
///
/// That of the platform differs in the last digit from one to the next, and so would drawings.
fn ln(x: f64) -> f64 {
    const FRACTION: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut exponent = (bits >> 52) as i32 - 1023;
    let mut mantissa = f64::from_bits(bits & FRACTION | 1023 << 52);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let q = z * z;
    let (near, far) = (
        2.0 + q * (2.0 / 3.0 + q * (2.0 / 5.0 + q * (2.0 / 7.0))),
        2.0 / 9.0 + q * (2.0 / 11.0 + q * (2.0 / 13.0)),
    );
    f64::from(exponent) * std::f64::consts::LN_2 + z * (near + q * q * q * q * far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_that_of_the_platform() {
        let mut x: f64 = 1e-9;
        while x < 9.0 {
            assert!((ln(x) - x.ln()).abs() < 1e-11, "{x}");
            x *= 1.01;
        }
        assert!(ln(0.0).is_finite());
    }

    #[test]
    fn rest_and_peak_make_the_kernel() {
        for r in [0.0, 0.001, 0.02, 0.0479, 0.0481, 0.3, 1.0_f64] {
            let q = r * r;
            let kernel = if q > 0.0 { 0.5 * q * q.ln() } else { 0.0 };
            assert!((rest(q) + peak(q) - kernel).abs() < 1e-12, "{r}");
        }
        let (inside, outside) = (REACH_SQUARED * (1.0 - 1e-9), REACH_SQUARED);
        assert!((rest(inside) - rest(outside)).abs() < 1e-10);
    }
}
