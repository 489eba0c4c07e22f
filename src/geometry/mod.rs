//! Points, bounds and paths in the plane; knows nothing of anatomy.
//!
//! Units are atlas units: the body is 1000 high, y grows down.
//! Paths live on a grid of [`GRID`] steps per unit, so that text and bytes are exact.

mod bounds;
mod path;
mod point;
pub mod spline;
pub mod warp;

pub use bounds::Bounds;
pub use path::{Path, PathError, Step};
pub use point::{GRID, GridPoint, Point};
