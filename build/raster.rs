//! A grid over a drawing that says which zone lies where: borders, overlaps, areas.

use super::geometry::{Path, Point};

/// Side of a cell in atlas units: narrower than the narrowest zone, a tooth of 3 units.
pub const CELL: f64 = 0.5;

const WIDTH: usize = 840;
const HEIGHT: usize = 2080;
const LEFT: f64 = -210.0;
const TOP: f64 = -20.0;

/// Positions of zones by cell.
pub struct Raster {
    cells: Vec<Option<u16>>,
}

impl Raster {
    /// An empty grid.
    pub fn new() -> Self {
        Self {
            cells: vec![None; WIDTH * HEIGHT],
        }
    }

    /// Paints `path` with `label`.
    pub fn paint(&mut self, path: &Path, label: u16) {
        each_span(path, |row, columns| {
            if let Some(cells) = self
                .cells
                .get_mut(row * WIDTH + columns.start..row * WIDTH + columns.end)
            {
                cells.fill(Some(label));
            }
        });
    }

    /// The label at a place.
    pub fn label(&self, at: Point) -> Option<u16> {
        let row = ((at.y - TOP) / CELL) as usize;
        let column = ((at.x - LEFT) / CELL) as usize;
        *self.cells.get(row * WIDTH + column)?
    }

    /// Number of cells of `path` by label; `None` counts cells without one.
    pub fn count(&self, path: &Path, mut add: impl FnMut(Option<u16>)) {
        each_span(path, |row, columns| {
            let cells = self
                .cells
                .get(row * WIDTH + columns.start..row * WIDTH + columns.end);
            cells.into_iter().flatten().for_each(|label| add(*label));
        });
    }

    /// Calls `touch` for every pair of different labels in cells beside or below each other.
    pub fn borders(&self, mut touch: impl FnMut(u16, u16)) {
        for (here, cell) in self.cells.iter().enumerate() {
            let Some(label) = cell else { continue };
            for step in [1, WIDTH] {
                if let Some(Some(other)) = self.cells.get(here + step)
                    && other != label
                {
                    touch(*label, *other);
                }
            }
        }
    }
}

/// Centers of the cells of `path` for which `outside` holds, as an area in square units.
pub fn area_where(path: &Path, outside: impl Fn(Point) -> bool) -> f64 {
    let mut area = 0.0;
    each_span(path, |row, columns| {
        let y = TOP + (row as f64 + 0.5) * CELL;
        for column in columns {
            let x = LEFT + (column as f64 + 0.5) * CELL;
            if outside(Point::new(x, y)) {
                area += CELL * CELL;
            }
        }
    });
    area
}

/// Calls `visit` with the row and the columns of every run of cells whose centers are inside.
fn each_span(path: &Path, mut visit: impl FnMut(usize, std::ops::Range<usize>)) {
    let mut crossings: Vec<(usize, f64)> = Vec::new();
    for subpath in path.flatten(0.05) {
        let closed = subpath.iter().chain(subpath.first());
        let mut last: Option<Point> = None;
        for point in closed {
            if let Some(from) = last {
                cross(from, *point, &mut crossings);
            }
            last = Some(*point);
        }
    }
    crossings.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pair in crossings.chunks_exact(2) {
        let [(row, from), (_, to)] = pair else {
            continue;
        };
        let columns = column(*from)..column(*to);
        if !columns.is_empty() {
            visit(*row, columns);
        }
    }
}

/// Adds the places where the segment crosses the middle of a row.
fn cross(a: Point, b: Point, crossings: &mut Vec<(usize, f64)>) {
    let (upper, lower) = if a.y <= b.y { (a, b) } else { (b, a) };
    let first = ((upper.y - TOP) / CELL - 0.5).ceil().max(0.0) as usize;
    for row in first..HEIGHT {
        let y = TOP + (row as f64 + 0.5) * CELL;
        if y >= lower.y {
            break;
        }
        let along = (y - upper.y) / (lower.y - upper.y);
        crossings.push((row, upper.lerp(lower, along).x));
    }
}

/// The first column whose center is at or right of `x`.
fn column(x: f64) -> usize {
    // A float below 0 becomes 0.
    (((x - LEFT) / CELL - 0.5).ceil() as usize).min(WIDTH)
}
