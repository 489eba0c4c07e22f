//! Paths as text: canonical in grid steps, and as drawings have them in atlas units.

use super::super::{GRID, GridPoint, Point};
use super::{Path, Step};

/// Digits of a number in path text at most: exact in a float.
const MAX_DIGITS: u32 = 15;

/// Numbers in path text stay below: no drawing is that large.
const MAX_NUMBER: f64 = 1e6;

/// What is wrong with a path text, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError {
    /// Byte position in the text.
    pub at: usize,
    /// What is wrong.
    pub problem: PathProblem,
}

/// What is wrong with a path text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// A letter other than `M`, `L`, `C`, `Z` in either case.
    UnknownCommand,
    /// A number is missing or not a finite number.
    BadNumber,
    /// The text does not start with `M`.
    NoStart,
}

impl std::fmt::Display for PathError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let problem = match self.problem {
            PathProblem::UnknownCommand => "unknown path command; use M, L, C and Z",
            PathProblem::BadNumber => "a number is missing or malformed",
            PathProblem::NoStart => "a path starts with M",
        };
        write!(f, "{problem} (at character {})", self.at)
    }
}

impl std::error::Error for PathError {}

impl Path {
    /// Reads canonical data: numbers are grid steps, as [`Path::to_data`] writes them.
    ///
    /// # Errors
    /// When a command is unknown, a number is malformed, or the text does not start with `M`.
    ///
    /// # Examples
    /// ```
    /// use pain_map::geometry::Path;
    /// let square = Path::parse("M0 0l100 0 0 100-100 0z")?;
    /// assert_eq!(square.bounds().width(), 10.0);
    /// assert_eq!(square.to_data(), "M0 0l100 0 0 100-100 0z");
    /// # Ok::<(), pain_map::geometry::PathError>(())
    /// ```
    pub fn parse(data: &str) -> Result<Self, PathError> {
        Parser::new(data, 1.0).path()
    }

    /// Reads drawing data: numbers are atlas units and are rounded to the grid.
    ///
    /// # Errors
    /// As [`Path::parse`].
    pub fn parse_units(data: &str) -> Result<Self, PathError> {
        Parser::new(data, GRID).path()
    }

    /// Canonical text: `M` absolute, then relative `l`, `c`, `z`; numbers are grid steps.
    pub fn to_data(&self) -> String {
        let mut writer = Writer::default();
        for step in &self.steps {
            writer.step(*step);
        }
        writer.text
    }
}

/// Writes canonical path text, each number with the shortest separator.
#[derive(Default)]
struct Writer {
    text: String,
    command: Option<char>,
    start: GridPoint,
    last: GridPoint,
}

impl Writer {
    fn step(&mut self, step: Step) {
        match step {
            Step::Move(to) => {
                self.command = None;
                self.write('M', &[to.x, to.y]);
                (self.start, self.last) = (to, to);
            }
            Step::Line(to) => {
                let by = to.since(self.last);
                self.write('l', &[by.x, by.y]);
                self.last = to;
            }
            Step::Curve(a, b, to) => {
                let (a, b, by) = (a.since(self.last), b.since(self.last), to.since(self.last));
                self.write('c', &[a.x, a.y, b.x, b.y, by.x, by.y]);
                self.last = to;
            }
            Step::Close => {
                self.text.push('z');
                self.command = None;
                self.last = self.start;
            }
        }
    }

    fn write(&mut self, command: char, numbers: &[i32]) {
        let mut separate = self.command == Some(command);
        if !separate {
            self.text.push(command);
            self.command = Some(command);
        }
        for number in numbers {
            if separate && *number >= 0 {
                self.text.push(' ');
            }
            self.number(*number);
            separate = true;
        }
    }

    fn number(&mut self, number: i32) {
        if number < 0 {
            self.text.push('-');
        }
        let magnitude = number.unsigned_abs();
        let mut unit = 1;
        while magnitude / unit >= 10 {
            unit *= 10;
        }
        while unit > 0 {
            let digit = magnitude / unit % 10;
            self.text
                .push(char::from_digit(digit, 10).unwrap_or_default());
            unit /= 10;
        }
    }
}

/// Reads path text.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    scale: f64,
    start: Point,
    last: Point,
    steps: Vec<Step>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, scale: f64) -> Self {
        Self {
            text,
            at: 0,
            scale,
            start: Point::default(),
            last: Point::default(),
            steps: Vec::new(),
        }
    }

    fn path(mut self) -> Result<Path, PathError> {
        let mut command = None;
        loop {
            self.skip_separators();
            let Some(next) = self.peek() else { break };
            let letter = if next.is_ascii_alphabetic() {
                self.at += 1;
                next
            } else {
                // Further numbers repeat the command; after a move they are lines.
                match command {
                    Some(b'M') => b'L',
                    Some(b'm') => b'l',
                    Some(repeated) if !matches!(repeated, b'Z' | b'z') => repeated,
                    _ => return Err(self.error(PathProblem::UnknownCommand)),
                }
            };
            if self.steps.is_empty() && !matches!(letter, b'M' | b'm') {
                return Err(self.error(PathProblem::NoStart));
            }
            self.command(letter)?;
            command = Some(letter);
        }
        Ok(Path { steps: self.steps })
    }

    fn command(&mut self, letter: u8) -> Result<(), PathError> {
        let relative = letter.is_ascii_lowercase();
        match letter.to_ascii_uppercase() {
            b'M' => {
                let to = self.point(relative)?;
                (self.start, self.last) = (to, to);
                self.steps.push(Step::Move(self.grid(to)));
            }
            b'L' => {
                self.last = self.point(relative)?;
                self.steps.push(Step::Line(self.grid(self.last)));
            }
            b'C' => {
                let (a, b) = (self.point(relative)?, self.point(relative)?);
                self.last = self.point(relative)?;
                let step = Step::Curve(self.grid(a), self.grid(b), self.grid(self.last));
                self.steps.push(step);
            }
            b'Z' => {
                self.last = self.start;
                self.steps.push(Step::Close);
            }
            _ => return Err(self.error(PathProblem::UnknownCommand)),
        }
        Ok(())
    }

    fn grid(&self, point: Point) -> GridPoint {
        GridPoint {
            x: (point.x * self.scale).round() as i32,
            y: (point.y * self.scale).round() as i32,
        }
    }

    fn point(&mut self, relative: bool) -> Result<Point, PathError> {
        let (x, y) = (self.number()?, self.number()?);
        let origin = if relative {
            self.last
        } else {
            Point::default()
        };
        Ok(Point::new(origin.x + x, origin.y + y))
    }

    /// A decimal number, by hand: the parser of the standard library would bring tables of 10 KiB.
    fn number(&mut self) -> Result<f64, PathError> {
        self.skip_separators();
        let negative = self.peek() == Some(b'-');
        if negative || self.peek() == Some(b'+') {
            self.at += 1;
        }
        let (mut digits, mut n_digits, mut scale, mut dotted) = (0_u64, 0, 1_u64, false);
        while let Some(next) = self.peek() {
            match next {
                b'0'..=b'9' if n_digits < MAX_DIGITS => {
                    digits = digits * 10 + u64::from(next - b'0');
                    n_digits += 1;
                    scale *= if dotted { 10 } else { 1 };
                }
                b'.' if !dotted => dotted = true,
                b'0'..=b'9' => return Err(self.error(PathProblem::BadNumber)),
                _ => break,
            }
            self.at += 1;
        }
        let number = digits as f64 / scale as f64;
        if n_digits == 0 || number >= MAX_NUMBER {
            return Err(self.error(PathProblem::BadNumber));
        }
        Ok(if negative { -number } else { number })
    }

    fn skip_separators(&mut self) {
        while matches!(self.peek(), Some(b' ' | b',' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    const fn error(&self, problem: PathProblem) -> PathError {
        PathError {
            at: self.at,
            problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_text_is_stable() {
        let text = "M-12 340c1 2-3 4 5 6 0 0 7-8 9 10l3 4z";
        assert_eq!(Path::parse(text).unwrap().to_data(), text);
    }

    #[test]
    fn units_are_rounded_to_the_grid_without_drift() {
        let path = Path::parse_units("M 0,0 l 0.04 0 0.04 0 0.04 0").unwrap();
        assert_eq!(path.steps().last(), Some(&Step::Line(GridPoint::new(1, 0))));
    }

    #[test]
    fn malformed_text_is_an_error_with_its_place() {
        for (text, problem) in [
            ("L1 2", PathProblem::NoStart),
            ("M1", PathProblem::BadNumber),
            ("M1 2Q3 4 5 6", PathProblem::UnknownCommand),
            ("M1 2z3 4", PathProblem::UnknownCommand),
            ("M1 99999999", PathProblem::BadNumber),
            ("M1 \u{fffd}", PathProblem::BadNumber),
        ] {
            assert_eq!(Path::parse(text).unwrap_err().problem, problem, "{text}");
        }
    }
}
