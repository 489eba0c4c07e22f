//! Writes the bytes of a drawing, as `src/atlas/codec.rs` reads them.

use super::atlas::codec::{
    ARM, CLOSED, DEEP, DrawingRecord, FIRST, FiberRecord, LOOPED, MAGIC, MIDLINE, MuscleRecord,
    N_STREAMS, ShapeRecord, Stream, Surface, ZoneRecord,
};
use super::borders::Partings;
use super::geometry::{GridPoint, Path};
use super::knots::{self, Knotted};

/// How far a stored outline may leave the drawn one, in units: a third of a pixel on a body 1,000 px high.
const TOLERANCE: f64 = 0.3;

/// The same for small shapes, as a share of their diagonal.
const SMALL_TOLERANCE: f64 = 0.01;

/// The same for bones, which are a quiet ground.
const BONE_TOLERANCE: f64 = 0.5;

/// The same for hints of fibers, in atlas units.
const FIBER_TOLERANCE: f64 = 0.6;

/// Bytes of a drawing. `view` is the position of the drawing's view, `fingerprint` that of the tables.
pub fn encode(drawing: &DrawingRecord, view: u8, fingerprint: u64) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.drawing(drawing);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(fingerprint.to_le_bytes());
    bytes.push(view);
    for stream in &writer.streams {
        push_varint(&mut bytes, stream.len() as u32);
    }
    for stream in &writer.streams {
        bytes.extend(stream);
    }
    bytes
}

/// Appends a number, seven bits a byte, low bits first.
pub fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 → 0, 1, 2, 3.
pub const fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

#[derive(Default)]
struct Writer {
    streams: [Vec<u8>; N_STREAMS],
    /// End of the last step of the last path: the next path starts near it.
    last: GridPoint,
}

impl Writer {
    fn put(&mut self, stream: Stream, value: u32) {
        if let Some(bytes) = self.streams.get_mut(stream as usize) {
            push_varint(bytes, value);
        }
    }

    fn structure(&mut self, value: u32) {
        self.put(Stream::Structure, value);
    }

    fn drawing(&mut self, drawing: &DrawingRecord) {
        self.structure(drawing.muscles.len() as u32);
        let partings = Partings::of(drawing.muscles.iter().flat_map(visible));
        for muscle in &drawing.muscles {
            self.muscle(muscle, &partings);
        }
        self.structure(drawing.zones.len() as u32);
        let partings = Partings::of(drawing.zones.iter().map(|zone| &zone.path));
        for zone in &drawing.zones {
            self.zone(zone, &partings);
        }
        for (shapes, tolerance) in [
            (&drawing.bones, BONE_TOLERANCE),
            (&drawing.fasciae, TOLERANCE),
        ] {
            self.structure(shapes.len() as u32);
            for shape in shapes {
                self.shape(shape, tolerance);
            }
        }
        self.structure(drawing.fibers.len() as u32);
        for fiber in &drawing.fibers {
            self.fiber(fiber);
        }
        for places in [&drawing.landmarks, &drawing.points] {
            self.structure(places.len() as u32);
            for (position, at) in places {
                self.structure(u32::from(*position));
                self.place(*at);
            }
        }
    }

    fn muscle(&mut self, muscle: &MuscleRecord, partings: &Partings) {
        self.structure(muscle.muscle.map_or(0, |index| u32::from(index) + 1));
        let surface = |surface: &Surface| match surface {
            Surface::Hidden => 0,
            Surface::Same => 1,
            Surface::Part(_) => 2,
        };
        self.structure(
            flag(muscle.midline, MIDLINE)
                | flag(muscle.arm, ARM)
                | surface(&muscle.surface) << 2
                | surface(&muscle.surface_without_arm) << 4,
        );
        if muscle.surface == Surface::Same {
            self.subpaths(&knots::fit(&muscle.whole, TOLERANCE, partings));
        } else {
            self.path(&muscle.whole, TOLERANCE);
        }
        for part in [&muscle.surface, &muscle.surface_without_arm] {
            if let Surface::Part(path) = part {
                self.subpaths(&knots::fit(path, TOLERANCE, partings));
            }
        }
    }

    fn zone(&mut self, zone: &ZoneRecord, partings: &Partings) {
        self.structure(u32::from(zone.zone));
        self.structure(
            flag(zone.midline, MIDLINE)
                | flag(zone.arm, ARM)
                | flag(zone.deep, DEEP)
                | flag(zone.first, FIRST),
        );
        self.subpaths(&knots::fit(&zone.path, TOLERANCE, partings));
    }

    fn shape(&mut self, shape: &ShapeRecord, tolerance: f64) {
        self.structure(shape.name.len() as u32);
        for byte in shape.name.bytes() {
            self.structure(u32::from(byte & 0x7f));
        }
        let flags = flag(shape.midline, MIDLINE) | flag(shape.without_arm, ARM);
        self.structure(flags | flag(shape.ground, DEEP));
        self.path(&shape.path, tolerance);
    }

    fn fiber(&mut self, fiber: &FiberRecord) {
        self.structure(fiber.muscle.map_or(0, |index| u32::from(index) + 1));
        self.structure(
            flag(fiber.midline, MIDLINE) | flag(fiber.arm, ARM) | flag(fiber.without_arm, DEEP),
        );
        self.path(&fiber.path, FIBER_TOLERANCE);
    }

    fn path(&mut self, path: &Path, tolerance: f64) {
        let bounds = path.bounds();
        let diagonal = bounds.width().hypot(bounds.height());
        let tolerance = tolerance.min(diagonal * SMALL_TOLERANCE).max(0.05);
        self.subpaths(&knots::fit(path, tolerance, &Partings::default()));
    }

    fn subpaths(&mut self, subpaths: &[Knotted]) {
        self.structure(subpaths.len() as u32);
        for subpath in subpaths {
            self.subpath(subpath);
        }
    }

    fn subpath(&mut self, subpath: &Knotted) {
        let flags = flag(subpath.closed, CLOSED) | flag(subpath.looped, LOOPED);
        self.structure((subpath.runs.len() as u32) << 2 | flags);
        let first = subpath.runs.first().and_then(|run| run.first());
        self.place(first.copied().unwrap_or_default());
        for (at, run) in subpath.runs.iter().enumerate() {
            let last_is_start = subpath.closed && !subpath.looped && at + 1 == subpath.runs.len();
            let stored = run.get(1..run.len() - usize::from(last_is_start));
            let stored = stored.unwrap_or_default();
            self.put(Stream::Runs, stored.len() as u32);
            for knot in stored {
                self.place(*knot);
            }
        }
    }

    fn place(&mut self, to: GridPoint) {
        let by = to.since(self.last);
        self.put(Stream::X, zigzag(by.x));
        self.put(Stream::Y, zigzag(by.y));
        self.last = to;
    }
}

/// What of a muscle shows, with or without the near arm.
fn visible(muscle: &MuscleRecord) -> impl Iterator<Item = &Path> {
    let whole = (muscle.surface == Surface::Same).then_some(&muscle.whole);
    let parts = [&muscle.surface, &muscle.surface_without_arm].into_iter();
    whole.into_iter().chain(parts.filter_map(|part| match part {
        Surface::Part(path) => Some(path),
        _ => None,
    }))
}

const fn flag(set: bool, bit: u32) -> u32 {
    if set { bit } else { 0 }
}
