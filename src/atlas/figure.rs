//! The bodies beside the neutral one: their packs, and how a drawing becomes theirs.
//!
//! A pack is a header (magic word, fingerprint of the tables, figure), then numbers of seven bits a
//! byte: style, the warps of front and left, names of lines that are left out, lines of its own.
//! `build/figures.rs` writes what [`FigureShape::from_pack`] reads.

use super::codec::{take_varint, unzigzag};
use super::drawing::{Drawing, LineShape, Lines, Shape};
use super::schema::{Figure, View};
use super::{AtlasError, tables};
use crate::geometry::warp::{Center, Warp};
use crate::geometry::{GRID, Point};

/// First bytes of a pack; the last digit is the version of the format.
const MAGIC: &[u8] = b"PMf1";

/// Steps of a stored weight per unit.
const WEIGHT_STEPS: f64 = 50.0;

/// Steps of a stored affine number per unit.
const AFFINE_STEPS: f64 = 1000.0;

/// How strongly a figure is drawn, as factors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// For the widths of lines.
    pub line: f64,
    /// For the tints of muscles.
    pub contrast: f64,
}

impl Style {
    /// That of the neutral figure.
    pub const PLAIN: Self = Self {
        line: 1.0,
        contrast: 1.0,
    };
}

/// The shape of a figure: what makes a drawing of the neutral body its own.
#[derive(Clone, Debug)]
pub(super) struct FigureShape {
    pub(super) style: Style,
    front: Warp,
    left: Warp,
    without: Vec<String>,
    lines: Vec<(View, LineShape)>,
}

impl FigureShape {
    /// The shape in the bytes of a pack.
    pub(super) fn from_pack(figure: Figure, bytes: &[u8]) -> Result<Self, AtlasError> {
        let view = figure.slug();
        let rest = bytes.strip_prefix(MAGIC);
        let rest = rest.ok_or(AtlasError::Foreign { view })?;
        let rest = rest.strip_prefix(&tables::FINGERPRINT.to_le_bytes());
        let rest = rest.ok_or(AtlasError::VersionMismatch { view })?;
        let rest = rest.strip_prefix(&[figure as u8]);
        let rest = rest.ok_or(AtlasError::OtherView { view })?;
        Reader(rest).shape().ok_or(AtlasError::Damaged { view })
    }

    /// The warp of a drawing of the whole body.
    pub(super) const fn warp(&self, drawing: View) -> &Warp {
        match drawing {
            View::Left | View::Right => &self.left,
            _ => &self.front,
        }
    }

    /// A drawing of the whole body as that of this figure.
    pub(super) fn drawing(&self, view: View, reference: &Drawing) -> Drawing {
        let warp = self.warp(view);
        reference.mapped(&|shape| warped(warp, shape), &|at| warp.at(at))
    }

    /// Skin and lines of a drawing as those of this figure.
    pub(super) fn lines(&self, view: View, reference: &Lines) -> Lines {
        let warp = self.warp(view);
        let shapes = reference.shapes().iter();
        let kept = shapes.filter(|line| self.without.iter().all(|name| name != line.name()));
        let kept = kept.map(|line| LineShape {
            shape: warped(warp, &line.shape),
            ..line.clone()
        });
        let own = self.lines.iter().filter(|(drawing, _)| *drawing == view);
        Lines::from_shapes(kept.chain(own.map(|(_, line)| line.clone())).collect())
    }
}

fn warped(warp: &Warp, shape: &Shape) -> Shape {
    Shape::new(warp.path(&shape.path), shape.midline)
}

/// Reads a pack; every method gives `None` at the first contradiction.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn shape(mut self) -> Option<FigureShape> {
        let mut factor = || Some(f64::from(self.take()?) / 100.0);
        let style = Style {
            line: factor()?,
            contrast: factor()?,
        };
        let (front, left) = (self.warp(View::Front)?, self.warp(View::Left)?);
        let without = self.list(Self::text)?;
        let lines = self.list(Self::line)?;
        self.0.is_empty().then_some(FigureShape {
            style,
            front,
            left,
            without,
            lines,
        })
    }

    fn take(&mut self) -> Option<u32> {
        take_varint(&mut self.0)
    }

    fn number(&mut self) -> Option<f64> {
        Some(f64::from(unzigzag(self.take()?)))
    }

    /// A list whose length comes first; each item takes at least one byte, so no length can make it run away.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n_items = self.take()?;
        (0..n_items).map(|_| item(self)).collect()
    }

    fn warp(&mut self, view: View) -> Option<Warp> {
        let mut affine = [0.0; 6];
        for value in &mut affine {
            *value = self.number()? / AFFINE_STEPS;
        }
        let n_centers = self.take()?;
        let mut column = || -> Option<Vec<f64>> { (0..n_centers).map(|_| self.number()).collect() };
        let (across, down) = (column()?, column()?);
        let (x, y) = (column()?, column()?);
        let mut at = Point::default();
        let places = across.into_iter().zip(down);
        let centers = places.zip(x.into_iter().zip(y)).map(|((dx, dy), (x, y))| {
            at = at.plus(Point::new(dx, dy));
            Center {
                at: Point::new(at.x / GRID, at.y / GRID),
                weight: Point::new(x / WEIGHT_STEPS, y / WEIGHT_STEPS),
            }
        });
        Some(Warp::new(view.is_symmetric(), affine, centers.collect()))
    }

    fn text(&mut self) -> Option<String> {
        let bytes = self.list(|reader| {
            let (byte, rest) = reader.0.split_first()?;
            reader.0 = rest;
            Some(*byte)
        })?;
        String::from_utf8(bytes).ok()
    }

    fn line(&mut self) -> Option<(View, LineShape)> {
        let view = View::ALL.get(self.take()? as usize)?;
        let (key, data) = (self.text()?, self.text()?);
        Some((*view, LineShape::new(&key, &data)?))
    }
}

/// What a body view of a figure needs to know to place something, on the side that it shows.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    warp: &'a Warp,
    mirrored: bool,
}

impl<'a> Placing<'a> {
    pub(super) const fn new(shape: &'a FigureShape, view: View) -> Self {
        Self {
            warp: shape.warp(view),
            mirrored: view.is_mirrored(),
        }
    }

    /// Where a place of the neutral body is on the figure.
    pub(super) fn there(self, at: Point) -> Point {
        self.turned(self.warp.at(self.turned(at)))
    }

    /// Which place of the neutral body is at a place of the figure.
    pub(super) fn back(self, at: Point) -> Point {
        self.turned(self.warp.inverse(self.turned(at)))
    }

    const fn turned(self, at: Point) -> Point {
        if self.mirrored { at.mirrored() } else { at }
    }
}
