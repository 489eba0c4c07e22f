//! Writes path data for shapes made while drawing: clouds, dots, hatches, arcs.

use super::number::{push_decimal, push_int};
use crate::geometry::{GridPoint, Point};

/// Path data on the atlas grid, for what is drawn inside the camera.
#[derive(Default)]
pub(crate) struct GridTrace {
    text: String,
    last: GridPoint,
}

impl GridTrace {
    /// A closed outline; fewer than three different places draw nothing.
    pub(crate) fn ring(&mut self, points: impl IntoIterator<Item = Point>) {
        let mut n_placed = 0;
        for point in points {
            let place = GridPoint::nearest(point);
            match n_placed {
                0 => self.start(place),
                _ if place == self.last => continue,
                1 => {
                    self.text.push('l');
                    self.step(place);
                }
                _ => self.step(place),
            }
            n_placed += 1;
        }
        if n_placed > 0 {
            self.text.push('z');
        }
    }

    /// A whole dot: a line of no length that a round cap makes visible.
    pub(crate) fn dot(&mut self, at: Point) {
        self.start(GridPoint::nearest(at));
        self.text.push_str("h0");
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: Point, to: Point) {
        self.start(GridPoint::nearest(from));
        self.text.push('l');
        self.step(GridPoint::nearest(to));
    }

    /// The data; empty when nothing was drawn.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, place: GridPoint) {
        self.text.push('M');
        push_int(&mut self.text, place.x);
        self.separated(place.y);
        self.last = place;
    }

    fn step(&mut self, place: GridPoint) {
        let by = place.since(self.last);
        if self.text.ends_with('l') {
            push_int(&mut self.text, by.x);
        } else {
            self.separated(by.x);
        }
        self.separated(by.y);
        self.last = place;
    }

    fn separated(&mut self, value: i32) {
        if value >= 0 {
            self.text.push(' ');
        }
        push_int(&mut self.text, value);
    }
}

/// Absolute path data in pixels with one decimal, for the overlay.
#[derive(Default)]
pub(crate) struct PixelTrace {
    text: String,
}

impl PixelTrace {
    /// Starts a line.
    pub(crate) fn start(&mut self, at: Point) {
        self.command('M', &[at]);
    }

    /// Goes on straight.
    pub(crate) fn line(&mut self, to: Point) {
        self.command('L', &[to]);
    }

    /// Goes on in a curve.
    pub(crate) fn curve(&mut self, a: Point, b: Point, to: Point) {
        self.command('C', &[a, b, to]);
    }

    /// The data.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn command(&mut self, letter: char, points: &[Point]) {
        self.text.push(letter);
        for point in points {
            if !self.text.ends_with(letter) {
                self.text.push(' ');
            }
            push_decimal(&mut self.text, point.x, 1);
            self.text.push(' ');
            push_decimal(&mut self.text, point.y, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_relative_and_closed() {
        let mut trace = GridTrace::default();
        trace
            .ring([(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, -2.0)].map(|(x, y)| Point::new(x, y)));
        trace.dot(Point::new(-0.5, 0.2));
        assert_eq!(trace.finish(), "M0 0l10 0 0-20zM-5 2h0");
    }

    #[test]
    fn pixels_have_one_decimal() {
        let mut trace = PixelTrace::default();
        trace.start(Point::new(1.26, 2.0));
        trace.line(Point::new(-3.0, 0.04));
        assert_eq!(trace.finish(), "M1.3 2L-3 0");
    }
}
