//! The bytes of a drawing: everything of one view except skin and lines.
//!
//! This file is shared with `build.rs`, whose `build/encode.rs` writes what [`decode`] reads.
//!
//! A pack is a header (magic word, fingerprint of the tables, view), then several streams.
//! Values of one sort lie together, because that compresses best:
//! structure, then lengths of runs, then coordinates as differences, x apart from y.
//! Paths are stored as the knots of smooth runs, from which [`spline`] draws the curves.

use super::super::geometry::{GridPoint, Path, Step, spline};

/// First bytes of a pack; the last digit is the version of the format.
pub const MAGIC: &[u8] = b"PMv3";

/// Number of streams in a pack.
pub const N_STREAMS: usize = 4;

/// What a stream holds.
#[derive(Clone, Copy)]
pub enum Stream {
    /// Counts, ids and flags.
    Structure = 0,
    /// Number of knots of each run.
    Runs = 1,
    /// Places, x.
    X = 2,
    /// Places, y.
    Y = 3,
}

/// A drawing as stored.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct DrawingRecord {
    /// Muscles, nearest first.
    pub muscles: Vec<MuscleRecord>,
    /// Zones.
    pub zones: Vec<ZoneRecord>,
    /// Bones.
    pub bones: Vec<ShapeRecord>,
    /// Fasciae and tendons.
    pub fasciae: Vec<ShapeRecord>,
    /// Hints of the direction of fibers.
    pub fibers: Vec<FiberRecord>,
    /// Landmarks by position in their table, on the patient's left or on the midline.
    pub landmarks: Vec<(u16, GridPoint)>,
    /// Trigger points by position in their table, on the patient's left or on the midline.
    pub points: Vec<(u16, GridPoint)>,
}

/// Fiber lines of a muscle as stored: open runs.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FiberRecord {
    /// Position in the muscle table; `None` for a drawn muscle that the index does not know.
    pub muscle: Option<u16>,
    /// Drawn whole, not mirrored.
    pub midline: bool,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// Behind the near arm: drawn only when that is taken away (side views).
    pub without_arm: bool,
    /// The lines.
    pub path: Path,
}

/// A muscle outline as stored.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct MuscleRecord {
    /// Position in the muscle table; `None` for a drawn muscle that the index does not know.
    pub muscle: Option<u16>,
    /// Drawn whole, not mirrored.
    pub midline: bool,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// The whole outline; empty for a muscle of which only the surface is drawn.
    pub whole: Path,
    /// What shows at the surface.
    pub surface: Surface,
    /// What shows at the surface when the arm is taken away (side views).
    pub surface_without_arm: Surface,
}

/// The visible part of a muscle.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Surface {
    /// Nothing shows.
    #[default]
    Hidden,
    /// The whole outline shows (for `surface_without_arm`: the same as `surface`).
    Same,
    /// This part shows.
    Part(Path),
}

/// A zone outline as stored.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ZoneRecord {
    /// Position in the zone table.
    pub zone: u16,
    /// Drawn whole, not mirrored.
    pub midline: bool,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// Lies over whole zones and comes last for a press.
    pub deep: bool,
    /// Comes first for a press.
    pub first: bool,
    /// The outline.
    pub path: Path,
}

/// A named outline as stored.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ShapeRecord {
    /// Name in the drawing.
    pub name: String,
    /// Drawn whole, not mirrored.
    pub midline: bool,
    /// Drawn in place of the shape of the same name when the arm is taken away (side views).
    pub without_arm: bool,
    /// Drawn also under the muscles of the default layer, not only where bones are shown.
    pub ground: bool,
    /// The outline.
    pub path: Path,
}

/// Why bytes are no drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// The bytes are of another kind, such as an error page.
    Foreign,
    /// The pack was made from other tables than this program.
    OtherVersion,
    /// The pack is of another view.
    OtherView,
    /// The bytes end early or contradict themselves.
    Damaged,
}

/// The drawing in `bytes`.
///
/// # Errors
/// When the bytes are foreign, cut off, damaged, of another view or made from other tables.
pub fn decode(bytes: &[u8], view: u8, fingerprint: u64) -> Result<DrawingRecord, CodecError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(CodecError::Foreign)?;
    let rest = rest
        .strip_prefix(&fingerprint.to_le_bytes())
        .ok_or(CodecError::OtherVersion)?;
    let rest = rest.strip_prefix(&[view]).ok_or(CodecError::OtherView)?;
    let drawing = Reader::new(rest).and_then(|mut reader| {
        let drawing = reader.drawing()?;
        reader.is_at_end().then_some(drawing)
    });
    drawing.ok_or(CodecError::Damaged)
}

/// Flag of a shape: drawn whole.
pub const MIDLINE: u32 = 1;
/// Flag of a zone or muscle: on the near arm; of a fascia: for when the arm is taken away.
pub const ARM: u32 = 2;
/// Flag of a zone: last for a press; of a bone: drawn under the muscles.
pub const DEEP: u32 = 4;
/// Flag of a zone: first for a press.
pub const FIRST: u32 = 8;

/// Flag of a subpath: closed.
pub const CLOSED: u32 = 1;
/// Flag of a subpath: one closed run without a corner.
pub const LOOPED: u32 = 2;

/// The number behind a stored one: 0, 1, 2, 3 → 0, -1, 1, -2.
pub const fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

/// Reads the streams; every method gives `None` at the first contradiction.
struct Reader<'a> {
    streams: [&'a [u8]; N_STREAMS],
    last: GridPoint,
}

impl<'a> Reader<'a> {
    fn new(mut bytes: &'a [u8]) -> Option<Self> {
        let mut lengths = [0; N_STREAMS];
        for length in &mut lengths {
            *length = take_varint(&mut bytes)? as usize;
        }
        let mut streams: [&[u8]; N_STREAMS] = [&[]; N_STREAMS];
        for (stream, length) in streams.iter_mut().zip(lengths) {
            (*stream, bytes) = bytes.split_at_checked(length)?;
        }
        bytes.is_empty().then_some(Self {
            streams,
            last: GridPoint::default(),
        })
    }

    fn is_at_end(&self) -> bool {
        self.streams.iter().all(|stream| stream.is_empty())
    }

    fn take(&mut self, stream: Stream) -> Option<u32> {
        take_varint(self.streams.get_mut(stream as usize)?)
    }

    fn structure(&mut self) -> Option<u32> {
        self.take(Stream::Structure)
    }

    /// A list whose length comes first; each item takes at least one byte, so no length can make it run away.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n_items = self.structure()?;
        (0..n_items).map(|_| item(self)).collect()
    }

    fn drawing(&mut self) -> Option<DrawingRecord> {
        Some(DrawingRecord {
            muscles: self.list(Self::muscle)?,
            zones: self.list(Self::zone)?,
            bones: self.list(Self::shape)?,
            fasciae: self.list(Self::shape)?,
            fibers: self.list(Self::fiber)?,
            landmarks: self.list(Self::point)?,
            points: self.list(Self::point)?,
        })
    }

    fn point(&mut self) -> Option<(u16, GridPoint)> {
        let point = u16::try_from(self.structure()?).ok()?;
        Some((point, self.place()?))
    }

    fn muscle(&mut self) -> Option<MuscleRecord> {
        let muscle = self.muscle_position()?;
        let flags = self.structure()?;
        let whole = self.path()?;
        Some(MuscleRecord {
            muscle,
            midline: flags & MIDLINE != 0,
            arm: flags & ARM != 0,
            whole,
            surface: self.surface(flags >> 2 & 3)?,
            surface_without_arm: self.surface(flags >> 4)?,
        })
    }

    fn surface(&mut self, code: u32) -> Option<Surface> {
        match code {
            0 => Some(Surface::Hidden),
            1 => Some(Surface::Same),
            2 => self.path().map(Surface::Part),
            _ => None,
        }
    }

    fn zone(&mut self) -> Option<ZoneRecord> {
        let zone = u16::try_from(self.structure()?).ok()?;
        let flags = self.structure()?;
        Some(ZoneRecord {
            zone,
            midline: flags & MIDLINE != 0,
            arm: flags & ARM != 0,
            deep: flags & DEEP != 0,
            first: flags & FIRST != 0,
            path: self.path()?,
        })
    }

    fn shape(&mut self) -> Option<ShapeRecord> {
        let name = self.list(|reader| {
            let byte = u8::try_from(reader.structure()?).ok()?;
            byte.is_ascii_graphic().then_some(char::from(byte))
        })?;
        let flags = self.structure()?;
        Some(ShapeRecord {
            name: name.into_iter().collect(),
            midline: flags & MIDLINE != 0,
            without_arm: flags & ARM != 0,
            ground: flags & DEEP != 0,
            path: self.path()?,
        })
    }

    fn fiber(&mut self) -> Option<FiberRecord> {
        let muscle = self.muscle_position()?;
        let flags = self.structure()?;
        Some(FiberRecord {
            muscle,
            midline: flags & MIDLINE != 0,
            arm: flags & ARM != 0,
            without_arm: flags & DEEP != 0,
            path: self.path()?,
        })
    }

    /// Position in the muscle table; 0 stands for none.
    fn muscle_position(&mut self) -> Option<Option<u16>> {
        Some(match self.structure()? {
            0 => None,
            position => Some(u16::try_from(position - 1).ok()?),
        })
    }

    fn path(&mut self) -> Option<Path> {
        let n_subpaths = self.structure()?;
        let mut steps = Vec::new();
        for _ in 0..n_subpaths {
            self.subpath(&mut steps)?;
        }
        Some(Path::from_steps(steps))
    }

    fn subpath(&mut self, steps: &mut Vec<Step>) -> Option<()> {
        let header = self.structure()?;
        let start = self.place()?;
        steps.push(Step::Move(start));
        let n_runs = header >> 2;
        for run in 1..=n_runs {
            let mut knots = vec![self.last];
            for _ in 0..self.take(Stream::Runs)? {
                knots.push(self.place()?);
            }
            if header & LOOPED != 0 {
                spline::around(&knots, steps);
                continue;
            }
            if header & CLOSED != 0 && run == n_runs {
                knots.push(start);
            }
            spline::through(&knots, steps);
        }
        if header & CLOSED != 0 {
            steps.push(Step::Close);
        }
        Some(())
    }

    /// The next place, stored as the difference from the last one.
    fn place(&mut self) -> Option<GridPoint> {
        let by = GridPoint::new(
            unzigzag(self.take(Stream::X)?),
            unzigzag(self.take(Stream::Y)?),
        );
        self.last = self.last.plus(by);
        Some(self.last)
    }
}

/// Takes a number of seven bits a byte, low bits first, from the front of `bytes`.
pub fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}
