//! Finds where the borders of neighboring shapes part, so that both sides of a border are stored alike.

use std::collections::{BTreeMap, BTreeSet};

use super::geometry::{GridPoint, Path, Step};

/// Places on the grid at which a border changes its neighbor.
#[derive(Default)]
pub struct Partings(BTreeSet<(i32, i32)>);

/// A drawn piece of a border, the same from both of its sides.
type Piece = [(i32, i32); 4];

impl Partings {
    /// The partings of shapes that tile a drawing; each counts with its mirror image.
    pub fn of<'a>(shapes: impl Iterator<Item = &'a Path>) -> Self {
        let rings: Vec<Vec<Piece>> = shapes
            .flat_map(|path| [path.clone(), path.mirrored()])
            .flat_map(|path| rings(&path))
            .collect();
        let mut owners: BTreeMap<Piece, BTreeSet<usize>> = BTreeMap::new();
        for (ring, pieces) in rings.iter().enumerate() {
            for piece in pieces {
                owners.entry(canonical(*piece)).or_default().insert(ring);
            }
        }
        let mut found = BTreeSet::new();
        for pieces in &rings {
            for (piece, next) in pieces.iter().zip(pieces.iter().cycle().skip(1)) {
                if owners.get(&canonical(*piece)) != owners.get(&canonical(*next)) {
                    found.insert(piece[3]);
                }
            }
        }
        Self(found)
    }

    /// Whether there are none: then every path is stored by itself.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether borders part here.
    pub fn at(&self, place: GridPoint) -> bool {
        self.0.contains(&(place.x, place.y))
    }
}

/// Whether a stretch from `a` to `b` is fitted from `b`: from above, the same on both body halves.
pub fn is_turned(a: GridPoint, b: GridPoint) -> bool {
    (b.y, b.x.abs(), b.x) < (a.y, a.x.abs(), a.x)
}

fn canonical(piece: Piece) -> Piece {
    let [a, b, c, d] = piece;
    piece.min([d, c, b, a])
}

/// The closed subpaths of a path, piece by piece.
fn rings(path: &Path) -> Vec<Vec<Piece>> {
    let pair = |at: GridPoint| (at.x, at.y);
    let mut rings: Vec<Vec<Piece>> = Vec::new();
    let (mut start, mut last) = (GridPoint::default(), GridPoint::default());
    for step in path.steps() {
        let (b, c, to) = match *step {
            Step::Move(to) => {
                rings.push(Vec::new());
                (start, last) = (to, to);
                continue;
            }
            Step::Line(to) => (last, to, to),
            Step::Close => (last, start, start),
            Step::Curve(b, c, to) => (b, c, to),
        };
        if let Some(ring) = rings.last_mut().filter(|_| last != to) {
            ring.push([pair(last), pair(b), pair(c), pair(to)]);
        }
        last = to;
    }
    rings
}
