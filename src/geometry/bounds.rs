//! An upright rectangle.

use super::Point;

/// The smallest upright rectangle around something, in atlas units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Corner with the smallest coordinates.
    pub min: Point,
    /// Corner with the largest coordinates.
    pub max: Point,
}

impl Bounds {
    /// Around nothing: contains no point, and any union replaces it.
    pub const EMPTY: Self = Self {
        min: Point::new(f64::INFINITY, f64::INFINITY),
        max: Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
    };

    /// Around `points`.
    pub fn from_points(points: impl IntoIterator<Item = Point>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with)
    }

    /// The same bounds, stretched to hold `point`.
    pub fn with(self, point: Point) -> Self {
        Self {
            min: Point::new(self.min.x.min(point.x), self.min.y.min(point.y)),
            max: Point::new(self.max.x.max(point.x), self.max.y.max(point.y)),
        }
    }

    /// Around both.
    pub fn union(self, other: Self) -> Self {
        self.with(other.min).with(other.max)
    }

    /// Whether nothing is inside.
    pub fn is_empty(self) -> bool {
        self.min.x > self.max.x || self.min.y > self.max.y
    }

    /// Whether `point` is inside or on the border.
    pub fn contains(self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Larger by `margin` on every side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            min: Point::new(self.min.x - margin, self.min.y - margin),
            max: Point::new(self.max.x + margin, self.max.y + margin),
        }
    }

    /// Mirrored at the midline.
    pub fn mirrored(self) -> Self {
        Self {
            min: Point::new(-self.max.x, self.min.y),
            max: Point::new(-self.min.x, self.max.y),
        }
    }

    /// Width; 0 when empty.
    pub fn width(self) -> f64 {
        (self.max.x - self.min.x).max(0.0)
    }

    /// Height; 0 when empty.
    pub fn height(self) -> f64 {
        (self.max.y - self.min.y).max(0.0)
    }

    /// The middle.
    pub fn center(self) -> Point {
        self.min.lerp(self.max, 0.5)
    }
}
