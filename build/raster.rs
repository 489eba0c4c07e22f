//! A grid over a drawing that says which zone lies where: borders, overlaps, areas.

use super::geometry::{Bounds, Path, Point};

/// Side of a cell in atlas units: narrower than the narrowest zone, a tooth of 3 units.
pub const CELL: f64 = 0.5;

/// A grid of cells over a rectangle.
#[derive(Clone, Copy)]
pub struct Grid {
    left: f64,
    top: f64,
    width: usize,
    height: usize,
}

impl Grid {
    /// The grid over `bounds`, with a margin.
    pub fn over(bounds: Bounds) -> Self {
        const MARGIN: f64 = 10.0;
        let cells = |length: f64| ((length + 2.0 * MARGIN) / CELL).ceil() as usize;
        Self {
            left: (bounds.min.x - MARGIN).floor(),
            top: (bounds.min.y - MARGIN).floor(),
            width: cells(bounds.width()),
            height: cells(bounds.height()),
        }
    }

    /// Centers of the cells of `path` for which `outside` holds, as an area in square units.
    pub fn area_where(self, path: &Path, outside: impl Fn(Point) -> bool) -> f64 {
        let mut area = 0.0;
        self.each_span(path, |row, columns| {
            let y = self.top + (row as f64 + 0.5) * CELL;
            for column in columns {
                let x = self.left + (column as f64 + 0.5) * CELL;
                if outside(Point::new(x, y)) {
                    area += CELL * CELL;
                }
            }
        });
        area
    }

    /// Calls `visit` with the row and the columns of every run of cells whose centers are inside.
    fn each_span(self, path: &Path, mut visit: impl FnMut(usize, std::ops::Range<usize>)) {
        let mut crossings: Vec<(usize, f64)> = Vec::new();
        for subpath in path.flatten(0.05) {
            let closed = subpath.iter().chain(subpath.first());
            let mut last: Option<Point> = None;
            for point in closed {
                if let Some(from) = last {
                    self.cross(from, *point, &mut crossings);
                }
                last = Some(*point);
            }
        }
        crossings.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for pair in crossings.chunks_exact(2) {
            let [(row, from), (_, to)] = pair else {
                continue;
            };
            let columns = self.column(*from)..self.column(*to);
            if !columns.is_empty() {
                visit(*row, columns);
            }
        }
    }

    /// Adds the places where the segment crosses the middle of a row.
    fn cross(self, a: Point, b: Point, crossings: &mut Vec<(usize, f64)>) {
        let (upper, lower) = if a.y <= b.y { (a, b) } else { (b, a) };
        let first = ((upper.y - self.top) / CELL - 0.5).ceil().max(0.0) as usize;
        for row in first..self.height {
            let y = self.top + (row as f64 + 0.5) * CELL;
            if y >= lower.y {
                break;
            }
            let along = (y - upper.y) / (lower.y - upper.y);
            crossings.push((row, upper.lerp(lower, along).x));
        }
    }

    /// The first column whose center is at or right of `x`.
    fn column(self, x: f64) -> usize {
        // A float below 0 becomes 0.
        (((x - self.left) / CELL - 0.5).ceil() as usize).min(self.width)
    }
}

/// Positions of zones by cell.
pub struct Raster {
    grid: Grid,
    cells: Vec<Option<u16>>,
}

impl Raster {
    /// An empty raster on a grid.
    pub fn new(grid: Grid) -> Self {
        Self {
            grid,
            cells: vec![None; grid.width * grid.height],
        }
    }

    /// Paints `path` with `label`.
    pub fn paint(&mut self, path: &Path, label: u16) {
        let width = self.grid.width;
        self.grid.each_span(path, |row, columns| {
            if let Some(cells) = self
                .cells
                .get_mut(row * width + columns.start..row * width + columns.end)
            {
                cells.fill(Some(label));
            }
        });
    }

    /// The label at a place.
    pub fn label(&self, at: Point) -> Option<u16> {
        let row = ((at.y - self.grid.top) / CELL) as usize;
        let column = ((at.x - self.grid.left) / CELL) as usize;
        *self.cells.get(row * self.grid.width + column)?
    }

    /// Number of cells of `path` by label; `None` counts cells without one.
    pub fn count(&self, path: &Path, mut add: impl FnMut(Option<u16>)) {
        let width = self.grid.width;
        self.grid.each_span(path, |row, columns| {
            let cells = self
                .cells
                .get(row * width + columns.start..row * width + columns.end);
            cells.into_iter().flatten().for_each(|label| add(*label));
        });
    }

    /// Calls `touch` for every pair of different labels in cells beside or below each other.
    pub fn borders(&self, mut touch: impl FnMut(u16, u16)) {
        for (here, cell) in self.cells.iter().enumerate() {
            let Some(label) = cell else { continue };
            for step in [1, self.grid.width] {
                if let Some(Some(other)) = self.cells.get(here + step)
                    && other != label
                {
                    touch(*label, *other);
                }
            }
        }
    }
}
