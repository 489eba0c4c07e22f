//! Finds few knots whose smooth curve stays close to a drawn path.

#![allow(clippy::indexing_slicing)] // Build-time numerics over lists whose lengths are fixed in the same function.

use super::borders::{self, Partings};
use super::geometry::{GridPoint, Path, Point, Step, spline};

/// A smooth stretch of a subpath, as knots; corners lie between runs.
pub type Run = Vec<GridPoint>;

/// A subpath as knots.
#[derive(Debug, Default, PartialEq)]
pub struct Knotted {
    /// Smooth stretches, each from the last knot of the one before; a single one without corner where `looped`.
    pub runs: Vec<Run>,
    /// Whether the subpath is closed.
    pub closed: bool,
    /// Whether the one run closes on itself without a corner.
    pub looped: bool,
}

/// Cosine of the turn that counts as a corner: 14 degrees.
const CORNER: f64 = 0.970;

/// Distance between the places at which a drawn curve is compared, in units.
const SAMPLING: f64 = 0.4;

/// Share of the length of a border piece that its stored curve may leave the drawn one.
const BORDER_TOLERANCE: f64 = 0.015;

/// The path as knots that stay within `tolerance` units of it.
///
/// Where shapes share borders, `partings` are their ends: each stretch between two is fitted for itself and in
/// one direction, so that both neighbors get the same knots.
pub fn fit(path: &Path, tolerance: f64, partings: &Partings) -> Vec<Knotted> {
    subpaths(path)
        .iter()
        .map(|subpath| fit_subpath(subpath, tolerance, partings))
        .collect()
}

/// A drawn piece between two joints: places along it, both ends included.
type Piece = Vec<Point>;

struct Subpath {
    pieces: Vec<Piece>,
    closed: bool,
    start: GridPoint,
}

fn subpaths(path: &Path) -> Vec<Subpath> {
    let mut subpaths: Vec<Subpath> = Vec::new();
    let mut last = GridPoint::default();
    for step in path.steps() {
        if let Step::Move(to) = *step {
            let pieces = Vec::new();
            subpaths.push(Subpath {
                pieces,
                closed: false,
                start: to,
            });
            last = to;
            continue;
        }
        let Some(subpath) = subpaths.last_mut() else {
            continue;
        };
        match *step {
            Step::Close => {
                subpath.closed = true;
                if last != subpath.start {
                    subpath.pieces.push(sample(last, Step::Line(subpath.start)));
                }
                last = subpath.start;
            }
            Step::Line(to) | Step::Curve(_, _, to) => {
                if to != last {
                    subpath.pieces.push(sample(last, *step));
                }
                last = to;
            }
            Step::Move(_) => {}
        }
    }
    subpaths
}

/// Places along a step; the same ones from both of its ends.
fn sample(from: GridPoint, step: Step) -> Piece {
    match step {
        Step::Curve(a, b, to) if borders::is_turned(from, to) => {
            let mut piece = sample_forward(to, Step::Curve(b, a, from));
            piece.reverse();
            piece
        }
        _ => sample_forward(from, step),
    }
}

fn sample_forward(from: GridPoint, step: Step) -> Piece {
    let fine = Path::from_steps(vec![Step::Move(from), step]).flatten(0.005);
    let points = fine.into_iter().next().unwrap_or_default();
    let mut piece = Vec::new();
    for pair in points.windows(2) {
        let n_parts = (pair[0].distance(pair[1]) / SAMPLING).ceil().max(1.0);
        for part in 0..n_parts as u32 {
            piece.push(pair[0].lerp(pair[1], f64::from(part) / n_parts));
        }
    }
    piece.extend(points.last());
    piece
}

fn fit_subpath(subpath: &Subpath, tolerance: f64, partings: &Partings) -> Knotted {
    let mut pieces = subpath.pieces.clone();
    if pieces.is_empty() {
        let runs = Vec::new();
        return Knotted {
            runs,
            closed: subpath.closed,
            looped: false,
        };
    }
    let corner = |pieces: &[Piece], at: usize| {
        let before = &pieces[(at + pieces.len() - 1) % pieces.len()];
        is_corner(before, &pieces[at]) || partings.at(GridPoint::nearest(pieces[at][0]))
    };
    let first_corner = (0..pieces.len()).find(|&at| corner(&pieces, at));
    if subpath.closed && first_corner.is_none() {
        let tolerance = tolerance.min(length(&pieces) * BORDER_TOLERANCE).max(0.05);
        let run = fit_run(&pieces, true, tolerance);
        return Knotted {
            runs: vec![run],
            closed: true,
            looped: true,
        };
    }
    if subpath.closed {
        pieces.rotate_left(first_corner.unwrap_or(0));
    }
    let mut starts: Vec<usize> = (1..pieces.len())
        .filter(|&at| corner(&pieces, at))
        .collect();
    starts.insert(0, 0);
    starts.push(pieces.len());
    let runs = starts
        .windows(2)
        .map(|ends| &pieces[ends[0]..ends[1]])
        .map(|run| {
            if partings.is_empty() {
                fit_run(run, false, tolerance)
            } else {
                fit_border(run, tolerance)
            }
        })
        .collect();
    Knotted {
        runs,
        closed: subpath.closed,
        looped: false,
    }
}

fn is_corner(before: &Piece, after: &Piece) -> bool {
    let direction = |a: Point, b: Point| {
        let length = a.distance(b).max(1e-9);
        Point::new((b.x - a.x) / length, (b.y - a.y) / length)
    };
    let arrive = direction(before[before.len() - 2], before[before.len() - 1]);
    let leave = direction(after[0], after[1]);
    arrive.x * leave.x + arrive.y * leave.y < CORNER
}

/// A stretch between two neighbors: its knots depend on nothing but the drawn curve.
fn fit_border(pieces: &[Piece], tolerance: f64) -> Run {
    let ends = [
        pieces.first().and_then(|piece| piece.first()),
        pieces.last().and_then(|piece| piece.last()),
    ];
    let [from, to] = ends.map(|end| GridPoint::nearest(end.copied().unwrap_or_default()));
    let turned = borders::is_turned(from, to);
    let mut pieces = pieces.to_vec();
    if turned {
        pieces.reverse();
        for piece in &mut pieces {
            piece.reverse();
        }
    }
    let tolerance = tolerance.min(length(&pieces) * BORDER_TOLERANCE).max(0.05);
    let mut run = fit_run(&pieces, false, tolerance);
    if turned {
        run.reverse();
    }
    run
}

fn length(pieces: &[Piece]) -> f64 {
    let pairs = pieces.iter().flat_map(|piece| piece.windows(2));
    pairs.map(|pair| pair[0].distance(pair[1])).sum()
}

/// A run while it is fitted: samples of the drawn curve and the samples chosen as knots.
struct Fit {
    samples: Vec<Point>,
    chosen: Vec<usize>,
    looped: bool,
    tolerance: f64,
}

fn fit_run(pieces: &[Piece], looped: bool, tolerance: f64) -> Run {
    let mut samples: Vec<Point> = Vec::new();
    let mut chosen = Vec::new();
    for piece in pieces {
        chosen.push(samples.len());
        samples.extend(&piece[..piece.len() - 1]);
    }
    if let Some(last) = pieces.last().and_then(|piece| piece.last()) {
        if !looped {
            chosen.push(samples.len());
        }
        samples.push(*last);
    }
    let mut fit = Fit {
        samples,
        chosen,
        looped,
        tolerance,
    };
    if looped {
        fit.add_at_least_three();
    }
    fit.refine();
    fit.thin_out();
    fit.knots()
}

impl Fit {
    fn add_at_least_three(&mut self) {
        let n_samples = self.samples.len() - 1;
        if self.chosen.len() < 4 {
            self.chosen = (0..4).map(|part| part * n_samples / 4).collect();
            self.chosen.dedup();
        }
    }

    fn knots(&self) -> Run {
        self.chosen
            .iter()
            .map(|&at| GridPoint::nearest(self.samples[at]))
            .collect()
    }

    /// Largest distance of the drawn curve from each span, in units, and the sample farthest off.
    fn errors(&self) -> Vec<(f64, usize)> {
        let knots = self.knots();
        let mut steps = vec![];
        if self.looped {
            spline::around(&knots, &mut steps);
        } else {
            spline::through(&knots, &mut steps);
        }
        let mut ends = self.chosen.clone();
        if self.looped {
            ends.push(self.samples.len() - 1);
        }
        ends.windows(2)
            .zip(knots.iter().zip(&steps))
            .map(|(ends, (from, step))| self.span_error(ends[0], ends[1], *from, *step))
            .collect()
    }

    fn span_error(&self, from: usize, to: usize, start: GridPoint, step: Step) -> (f64, usize) {
        let span = Path::from_steps(vec![Step::Move(start), step]).flatten(0.02);
        let Some(span) = span.first() else {
            return (0.0, from);
        };
        let mut worst = (0.0, (from + to) / 2);
        for (at, sample) in self.samples[from..=to].iter().enumerate() {
            let squared = span
                .windows(2)
                .map(|pair| sample.distance_squared_to_segment(pair[0], pair[1]))
                .fold(f64::INFINITY, f64::min);
            if squared > worst.0 {
                worst = (squared, from + at);
            }
        }
        (worst.0.sqrt(), worst.1)
    }

    /// Adds knots until every span is close enough, or cannot be divided.
    fn refine(&mut self) {
        for _ in 0..24 {
            let errors = self.errors();
            let mut added: Vec<usize> = Vec::new();
            for (span, (error, _)) in errors.iter().enumerate() {
                let from = self.chosen[span];
                let to = self
                    .chosen
                    .get(span + 1)
                    .copied()
                    .unwrap_or(self.samples.len() - 1);
                if *error > self.tolerance && to - from > 1 {
                    added.push((from + to) / 2);
                }
            }
            if added.is_empty() {
                return;
            }
            self.chosen.extend(added);
            self.chosen.sort_unstable();
        }
    }

    /// Takes out every knot that is not needed, the least needed first.
    fn thin_out(&mut self) {
        let least = if self.looped { 3 } else { 2 };
        loop {
            let ends = if self.looped {
                0..self.chosen.len()
            } else {
                1..self.chosen.len().saturating_sub(1)
            };
            if self.chosen.len() <= least {
                return;
            }
            let best = ends
                .filter_map(|at| self.without(at).map(|error| (error, at)))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            match best {
                Some((_, at)) => self.chosen.remove(at),
                None => return,
            };
        }
    }

    /// Error without a knot, where that is still close enough.
    fn without(&mut self, at: usize) -> Option<f64> {
        if self.looped && at == 0 {
            return None;
        }
        let knot = self.chosen.remove(at);
        let error = self
            .errors()
            .iter()
            .map(|(error, _)| *error)
            .fold(0.0, f64::max);
        self.chosen.insert(at, knot);
        (error <= self.tolerance).then_some(error)
    }
}
