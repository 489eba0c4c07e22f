//! `figures.toml`: the bodies beside the neutral one, checked and packed.

use serde::Deserialize;
use toml::Spanned;

use super::Files;
use super::atlas::schema::{Figure, View};
use super::drawings::Drawing;
use super::encode::{push_varint, zigzag};
use super::geometry::warp::{Center, Warp};
use super::geometry::{GRID, Path, Point};
use super::problem::{Place, Problems};
use super::source::Source;

/// First bytes of a pack; the last digit is the version of the format.
const MAGIC: &[u8] = b"PMf1";

/// Steps of a stored weight per unit: fine enough for [`TOLERANCE`].
const WEIGHT_STEPS: f64 = 50.0;

/// Steps of a stored affine number per unit.
const AFFINE_STEPS: f64 = 1000.0;

/// How far a stored warp may miss a test, in units.
const TOLERANCE: f64 = 0.05;

/// Drawings that have a warp of their own; back takes that of front.
const WARPED: [View; 2] = [View::Front, View::Left];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    centers: PerView<Vec<[f64; 2]>>,
    figure: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PerView<T> {
    front: T,
    left: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    relative_height: f64,
    line: f64,
    contrast: f64,
    without: Vec<String>,
    lines: Vec<Spanned<Line>>,
    front: Spanned<Spline>,
    left: Spanned<Spline>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    view: String,
    key: String,
    path: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spline {
    affine: [f64; 6],
    weights: Vec<[f64; 2]>,
    tests: Vec<[f64; 4]>,
}

/// A figure as it is packed.
pub struct FigurePack {
    pub figure: Figure,
    bytes: Vec<u8>,
}

/// Reads and checks the file; every figure but the neutral one has a row.
pub fn read(drawings: &[Drawing], problems: &mut Problems) -> Vec<FigurePack> {
    let Some(source) = Source::read("figures.toml", problems) else {
        return Vec::new();
    };
    let Some(file) = source.parse::<File>(problems) else {
        return Vec::new();
    };
    check_centers(&file, &source, problems);
    for figure in Figure::ALL {
        let listed = file
            .figure
            .iter()
            .any(|row| row.id.get_ref() == figure.slug());
        if listed == (*figure == Figure::Neutral) {
            let what = format!("figure \"{}\" is missing, or has a warp", figure.slug());
            let fix = "every figure but the neutral one has a [[figure]]";
            problems.add(&source.place(0..0), what, fix);
        }
    }
    let keys = drawings.iter().filter(|drawing| drawing.view.is_body());
    let keys = keys.flat_map(|drawing| drawing.lines.iter().map(|(key, _)| key.as_str()));
    let names: Vec<&str> = keys.filter_map(|key| key.split(' ').next()).collect();
    let rows = file.figure.iter();
    rows.filter_map(|row| pack(row, &file, &source, &names, problems))
        .collect()
}

/// Writes the packs of the figures.
pub fn emit(packs: &[FigurePack], fingerprint: u64, files: &mut Files) {
    for pack in packs {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(fingerprint.to_le_bytes());
        bytes.push(pack.figure as u8);
        bytes.extend(&pack.bytes);
        files.insert(format!("figures/{}.pack", pack.figure.slug()), bytes);
    }
}

/// Centers stand in the order of y; those of front are on the midline or on the patient's left.
fn check_centers(file: &File, source: &Source, problems: &mut Problems) {
    for (view, centers) in WARPED.iter().zip([&file.centers.front, &file.centers.left]) {
        let sorted = centers.is_sorted_by(|a, b| a[1] <= b[1]);
        let is_half = centers.iter().all(|center| center[0] >= 0.0);
        if !sorted || (view.is_symmetric() && !is_half) {
            let what = format!("the centers of \"{}\" are out of order", view.slug());
            let fix = "sort them by y; front has x >= 0 only";
            problems.add(&source.place(0..0), what, fix);
        }
    }
}

fn pack(
    row: &Row,
    file: &File,
    source: &Source,
    line_names: &[&str],
    problems: &mut Problems,
) -> Option<FigurePack> {
    let at = source.place(row.id.span());
    let Some(figure) = Figure::from_slug(row.id.get_ref()) else {
        let what = format!("unknown figure \"{}\"", row.id.get_ref());
        problems.add(&at, what, "the figures are listed in src/atlas/schema.rs");
        return None;
    };
    check_style(row, &at, line_names, problems);
    let mut bytes = Vec::new();
    for factor in [row.line, row.contrast] {
        push_varint(&mut bytes, (factor * 100.0).round() as u32);
    }
    let splines = [
        (&file.centers.front, &row.front),
        (&file.centers.left, &row.left),
    ];
    for (view, (centers, spline)) in WARPED.into_iter().zip(splines) {
        let at = source.place(spline.span());
        let stored = Stored::of(centers, spline.get_ref());
        check_spline(
            view,
            centers.len(),
            spline.get_ref(),
            &stored,
            &at,
            problems,
        );
        stored.push(&mut bytes);
    }
    push_varint(&mut bytes, row.without.len() as u32);
    for name in &row.without {
        push_text(&mut bytes, name);
    }
    push_varint(&mut bytes, row.lines.len() as u32);
    for line in &row.lines {
        let (view, data) = read_line(line.get_ref(), &source.place(line.span()), problems)?;
        push_varint(&mut bytes, view as u32);
        push_text(&mut bytes, &line.get_ref().key);
        push_text(&mut bytes, &data);
    }
    Some(FigurePack { figure, bytes })
}

fn check_style(row: &Row, at: &Place, line_names: &[&str], problems: &mut Problems) {
    let factors = [row.relative_height, row.line, row.contrast];
    if !factors.iter().all(|factor| (0.5..=1.5).contains(factor)) {
        let what = format!("a factor of \"{}\" is out of range", row.id.get_ref());
        problems.add(at, what, "height, line and contrast are from 0.5 to 1.5");
    }
    for name in row
        .without
        .iter()
        .filter(|name| !line_names.contains(&name.as_str()))
    {
        let what = format!("unknown line \"{name}\"");
        problems.add(
            at,
            what,
            "name a line of data/views/front.svg, back.svg or left.svg",
        );
    }
}

fn check_spline(
    view: View,
    n_centers: usize,
    spline: &Spline,
    stored: &Stored,
    at: &Place,
    problems: &mut Problems,
) {
    if spline.weights.len() != n_centers {
        let what = format!("{} weights for {n_centers} centers", spline.weights.len());
        problems.add(at, what, "give one pair of weights for each center");
        return;
    }
    let warp = stored.warp(view);
    for [x, y, to_x, to_y] in &spline.tests {
        let there = warp.exact(Point::new(*x, *y));
        let error = there.distance(Point::new(*to_x, *to_y));
        if error > TOLERANCE {
            let what = format!("the warp of ({x}, {y}) misses its test by {error:.2} units");
            problems.add(at, what, "correct affine, weights or the test");
        }
    }
    if spline.tests.is_empty() {
        problems.add(
            at,
            "a warp without tests",
            "give some places and where they go",
        );
    }
}

/// A line of a figure: the view of its drawing, and its path text.
fn read_line(line: &Line, at: &Place, problems: &mut Problems) -> Option<(View, String)> {
    let view = View::from_slug(&line.view).filter(|view| view.is_body() && !view.is_mirrored());
    let path = Path::parse_units(&line.path).ok();
    let found = view.zip(path);
    if found.is_none() || !line.key.starts_with("line.") {
        let what = format!("line \"{}\" cannot be drawn", line.key);
        let fix =
            "give view front, back or left, a key that starts with line. and a path of M, L and C";
        problems.add(at, what, fix);
    }
    found.map(|(view, path)| (view, path.to_data()))
}

/// A warp as it is stored: in steps.
struct Stored {
    affine: [i32; 6],
    centers: Vec<[i32; 2]>,
    weights: Vec<[i32; 2]>,
}

impl Stored {
    fn of(centers: &[[f64; 2]], spline: &Spline) -> Self {
        let steps = |steps: f64| move |value: f64| (value * steps).round() as i32;
        Self {
            affine: spline.affine.map(steps(AFFINE_STEPS)),
            centers: centers.iter().map(|at| at.map(steps(GRID))).collect(),
            weights: spline
                .weights
                .iter()
                .map(|by| by.map(steps(WEIGHT_STEPS)))
                .collect(),
        }
    }

    fn warp(&self, view: View) -> Warp {
        let units =
            |[x, y]: [i32; 2], steps: f64| Point::new(f64::from(x) / steps, f64::from(y) / steps);
        let centers = self.centers.iter().zip(&self.weights);
        let centers = centers.map(|(at, weight)| Center {
            at: units(*at, GRID),
            weight: units(*weight, WEIGHT_STEPS),
        });
        let affine = self.affine.map(|value| f64::from(value) / AFFINE_STEPS);
        Warp::new(view.is_symmetric(), affine, centers.collect())
    }

    /// Values of one sort lie together, because that compresses best.
    fn push(&self, bytes: &mut Vec<u8>) {
        for value in self.affine {
            push_varint(bytes, zigzag(value));
        }
        push_varint(bytes, self.centers.len() as u32);
        let axes: [fn(&[i32; 2]) -> i32; 2] = [|[x, _]| *x, |[_, y]| *y];
        for axis in axes {
            let mut last = 0;
            for center in self.centers.iter().map(axis) {
                push_varint(bytes, zigzag(center - last));
                last = center;
            }
        }
        for axis in axes {
            for weight in self.weights.iter().map(axis) {
                push_varint(bytes, zigzag(weight));
            }
        }
    }
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    push_varint(bytes, text.len() as u32);
    bytes.extend(text.as_bytes());
}
