//! Hatching of the places a visitor has marked: closer lines for stronger pain.

use super::rings::Rings;
use super::trace::GridTrace;
use crate::geometry::Point;
use crate::state::Level;

/// Lines at 45° inside `zone`, as path data on the atlas grid.
///
/// `spacing_px` is the distance between lines, at right angles to them.
pub(crate) fn hatch(zone: &Rings, spacing_px: f64, px_per_unit: f64) -> String {
    // Turned by 45° the lines are horizontal, and rows and spans do the work.
    let turned = zone.turned(turn);
    let mut trace = GridTrace::default();
    let Some(bounds) = turned.bounds() else {
        return String::new();
    };
    let spacing = spacing_px / px_per_unit;
    let first = (bounds.min.y / spacing).ceil() as i32;
    let last = (bounds.max.y / spacing).floor() as i32;
    let mut spans = Vec::new();
    for row in first..=last {
        let y = f64::from(row) * spacing;
        turned.spans(y, &mut spans);
        for (from, to) in &spans {
            trace.line(
                turn_back(Point::new(*from, y)),
                turn_back(Point::new(*to, y)),
            );
        }
    }
    trace.finish()
}

/// Distance between hatch lines in pixels.
pub(crate) const fn spacing_px(level: Level) -> f64 {
    match level {
        Level::None | Level::Mild => 7.0,
        Level::Medium => 5.0,
        Level::Strong | Level::Worst => 3.6,
    }
}

fn turn(point: Point) -> Point {
    let half = std::f64::consts::FRAC_1_SQRT_2;
    Point::new((point.x - point.y) * half, (point.x + point.y) * half)
}

fn turn_back(point: Point) -> Point {
    let half = std::f64::consts::FRAC_1_SQRT_2;
    Point::new((point.x + point.y) * half, (point.y - point.x) * half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Path;

    #[test]
    fn stronger_pain_has_closer_lines() {
        let square = Path::parse("M0 0l300 0 0 300-300 0z").unwrap();
        let zone = Rings::from_path(&square, false, 0.1);
        let lines = |level| hatch(&zone, spacing_px(level), 1.0).matches('M').count();
        assert!(lines(Level::Mild) < lines(Level::Medium));
        assert!(lines(Level::Medium) < lines(Level::Strong));
    }

    #[test]
    fn turning_back_undoes_turning() {
        let place = turn_back(turn(Point::new(3.0, -7.0)));
        assert!((place.x - 3.0).abs() < 1e-12 && (place.y + 7.0).abs() < 1e-12);
    }
}
