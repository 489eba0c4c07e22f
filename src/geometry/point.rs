//! A place in the plane, in units or on the grid.

/// Grid steps per atlas unit: coordinates have one decimal.
pub const GRID: f64 = 10.0;

/// A place in atlas units, y down.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// To the right of the picture.
    pub x: f64,
    /// Down the picture.
    pub y: f64,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The same height on the other side of the midline, x = 0.
    pub const fn mirrored(self) -> Self {
        Self {
            x: -self.x,
            y: self.y,
        }
    }

    /// The place after the step `by`.
    pub const fn plus(self, by: Self) -> Self {
        Self {
            x: self.x + by.x,
            y: self.y + by.y,
        }
    }

    /// Whether both coordinates are finite numbers.
    pub const fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// Straight distance to `other`.
    pub fn distance(self, other: Self) -> f64 {
        self.distance_squared(other).sqrt()
    }

    /// Square of the distance to `other`; enough for comparing.
    pub fn distance_squared(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        dx * dx + dy * dy
    }

    /// The point a fraction `t` of the way to `other`.
    pub fn lerp(self, other: Self, t: f64) -> Self {
        Self {
            x: self.x + (other.x - self.x) * t,
            y: self.y + (other.y - self.y) * t,
        }
    }

    /// Square of the distance to the segment from `a` to `b`.
    pub fn distance_squared_to_segment(self, a: Self, b: Self) -> f64 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length_squared = dx * dx + dy * dy;
        if length_squared == 0.0 {
            return self.distance_squared(a);
        }
        let along = ((self.x - a.x) * dx + (self.y - a.y) * dy) / length_squared;
        self.distance_squared(a.lerp(b, along.max(0.0).min(1.0)))
    }
}

/// A place on the grid, in [`GRID`] steps per unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct GridPoint {
    /// To the right of the picture.
    pub x: i32,
    /// Down the picture.
    pub y: i32,
}

impl GridPoint {
    /// A grid point from its coordinates.
    pub const fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }

    /// The grid point nearest to a place in units.
    pub fn nearest(point: Point) -> Self {
        Self {
            x: (point.x * GRID).round() as i32,
            y: (point.y * GRID).round() as i32,
        }
    }

    /// The same place in atlas units.
    pub fn point(self) -> Point {
        Point {
            x: f64::from(self.x) / GRID,
            y: f64::from(self.y) / GRID,
        }
    }

    /// The same height on the other side of the midline.
    pub const fn mirrored(self) -> Self {
        Self {
            x: self.x.wrapping_neg(),
            y: self.y,
        }
    }

    /// The step that leads from `from` to here; wraps on absurd input instead of failing.
    pub const fn since(self, from: Self) -> Self {
        Self {
            x: self.x.wrapping_sub(from.x),
            y: self.y.wrapping_sub(from.y),
        }
    }

    /// The place after `step`; wraps on absurd input instead of failing.
    pub const fn plus(self, step: Self) -> Self {
        Self {
            x: self.x.wrapping_add(step.x),
            y: self.y.wrapping_add(step.y),
        }
    }
}
