//! Dotted arcs from the marker to each group of zones, bent along the body.

use super::trace::PixelTrace;
use crate::geometry::Point;

/// Bends that are tried, as shares of the arc's length; the first of equal ones wins.
const BENDS: [f64; 10] = [0.12, -0.12, 0.2, -0.2, 0.3, -0.3, 0.05, -0.05, 0.45, -0.45];

/// Places along the arc that are looked at.
const SAMPLES: u32 = 10;

/// Shortest arc that is worth drawing, beyond the marker's rim, in pixels.
const SHORTEST: f64 = 16.0;

/// A dotted arc in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Path data of the arc.
    pub data: String,
    /// Where it ends.
    pub end: Point,
    /// Leads to the largest group of zones; others are thinner.
    pub main: bool,
}

/// How well a place suits the arc: 0 outside the body, 1 on it, more over the pattern, less than
/// 0 where it would hide an ear, an eye, the nose or the mouth.
pub(crate) type Ground<'a> = &'a dyn Fn(Point) -> f64;

/// The arc from the rim of a marker at `from` to `to`; `None` when they are too near.
pub(crate) fn flow(from: Point, to: Point, rim: f64, main: bool, ground: Ground) -> Option<Flow> {
    if from.distance(to) < rim + SHORTEST {
        return None;
    }
    // A press must stay cheap: thin arcs try half of the bends.
    let n_tried = if main { BENDS.len() } else { BENDS.len() / 2 };
    let arcs = BENDS
        .iter()
        .take(n_tried)
        .map(|bend| (Arc::new(from, to, *bend), bend.abs()));
    let (arc, _) = arcs
        .map(|(arc, bend)| (arc.worth(ground) - bend * 2.6, arc))
        .fold(None, |best: Option<(f64, Arc)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(worth, arc)| (arc, worth))?;
    Some(Flow {
        data: arc.after(arc.leaves(rim)).data(),
        end: to,
        main,
    })
}

/// A cubic curve.
#[derive(Clone, Copy)]
struct Arc(Point, Point, Point, Point);

impl Arc {
    /// From `from` to `to`, with its middle moved sideways by `bend` of the length.
    fn new(from: Point, to: Point, bend: f64) -> Self {
        let side = Point::new(from.y - to.y, to.x - from.x);
        let control = |t: f64| {
            let base = from.lerp(to, t);
            // Controls at 4/3 of the bend carry the middle of the curve to the bend itself.
            let by = bend * 4.0 / 3.0;
            Point::new(base.x + side.x * by, base.y + side.y * by)
        };
        Self(from, control(0.28), control(0.72), to)
    }

    fn at(self, t: f64) -> Point {
        self.split(t).0.3
    }

    /// The parts before and after `t`.
    fn split(self, t: f64) -> (Self, Self) {
        let Self(a, b, c, d) = self;
        let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
        let (abc, bcd) = (ab.lerp(bc, t), bc.lerp(cd, t));
        let middle = abc.lerp(bcd, t);
        (Self(a, ab, abc, middle), Self(middle, bcd, cd, d))
    }

    fn after(self, t: f64) -> Self {
        self.split(t).1
    }

    /// Where the arc leaves a circle around its start.
    fn leaves(self, radius: f64) -> f64 {
        let steps = (1..64).map(|step| f64::from(step) / 64.0);
        steps
            .into_iter()
            .find(|t| self.at(*t).distance(self.0) > radius)
            .unwrap_or_default()
    }

    fn worth(self, ground: Ground) -> f64 {
        (1..SAMPLES)
            .map(|step| ground(self.at(f64::from(step) / f64::from(SAMPLES))))
            .sum()
    }

    fn data(self) -> String {
        let mut trace = PixelTrace::default();
        trace.start(self.0);
        trace.curve(self.1, self.2, self.3);
        trace.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arcs_stay_on_the_body() {
        let (from, to) = (Point::new(0.0, 0.0), Point::new(0.0, 200.0));
        let left = flow(from, to, 10.0, true, &|place| {
            f64::from(u8::from(place.x < -5.0))
        });
        let right = flow(from, to, 10.0, true, &|place| {
            f64::from(u8::from(place.x > 5.0))
        });
        let first_control = |flow: Option<Flow>| flow.unwrap().data.contains("C-");
        assert!(first_control(left) && !first_control(right));
    }

    #[test]
    fn arcs_go_around_an_ear() {
        let (from, to) = (Point::new(0.0, 0.0), Point::new(0.0, 200.0));
        let ear = |place: Point| place.x.abs() < 30.0 && (place.y - 100.0).abs() < 40.0;
        let ground = |place: Point| if ear(place) { -4.0 } else { 1.0 };
        let around = flow(from, to, 10.0, true, &ground).unwrap();
        let straight = flow(from, to, 10.0, true, &|_| 1.0).unwrap();
        assert_ne!(around.data, straight.data);
        let best = BENDS.map(|bend| Arc::new(from, to, bend));
        let free = best.iter().filter(|arc| {
            let mut steps = (1..SAMPLES).map(|step| f64::from(step) / f64::from(SAMPLES));
            !steps.any(|t| ear(arc.at(t)))
        });
        let rims = free.map(|arc| arc.after(arc.leaves(10.0)).data());
        assert!(rims.into_iter().any(|data| data == around.data));
    }

    #[test]
    fn near_zones_need_no_arc() {
        assert_eq!(
            flow(Point::default(), Point::new(20.0, 0.0), 10.0, true, &|_| {
                1.0
            }),
            None
        );
    }
}
