//! Writes the bytes of a drawing, as `src/atlas/codec.rs` reads them.

use super::atlas::codec::{
    ARM, CLOSE, DEEP, DrawingRecord, FIRST, LINE, MAGIC, MIDLINE, MOVE, MuscleRecord, N_STREAMS,
    ShapeRecord, Stream, Surface, ZoneRecord,
};
use super::geometry::{GridPoint, Path, Step};

/// Step code of a curve.
const CURVE: u32 = 3;

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

fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 → 0, 1, 2, 3.
const fn zigzag(value: i32) -> u32 {
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
        for muscle in &drawing.muscles {
            self.muscle(muscle);
        }
        self.structure(drawing.zones.len() as u32);
        for zone in &drawing.zones {
            self.zone(zone);
        }
        for shapes in [&drawing.bones, &drawing.fasciae] {
            self.structure(shapes.len() as u32);
            for shape in shapes {
                self.shape(shape);
            }
        }
        self.structure(drawing.points.len() as u32);
        for (point, at) in &drawing.points {
            self.structure(u32::from(*point));
            self.step_to(Stream::EndX, Stream::EndY, *at);
            self.last = *at;
        }
    }

    fn muscle(&mut self, muscle: &MuscleRecord) {
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
        self.path(&muscle.whole);
        for part in [&muscle.surface, &muscle.surface_without_arm] {
            if let Surface::Part(path) = part {
                self.path(path);
            }
        }
    }

    fn zone(&mut self, zone: &ZoneRecord) {
        self.structure(u32::from(zone.zone));
        self.structure(
            flag(zone.midline, MIDLINE)
                | flag(zone.arm, ARM)
                | flag(zone.deep, DEEP)
                | flag(zone.first, FIRST),
        );
        self.path(&zone.path);
    }

    fn shape(&mut self, shape: &ShapeRecord) {
        self.structure(shape.name.len() as u32);
        for byte in shape.name.bytes() {
            self.structure(u32::from(byte & 0x7f));
        }
        self.structure(flag(shape.midline, MIDLINE) | flag(shape.without_arm, ARM));
        self.path(&shape.path);
    }

    fn path(&mut self, path: &Path) {
        let runs: Vec<&[Step]> = path
            .steps()
            .chunk_by(|a, b| step_code(a) == step_code(b))
            .collect();
        self.structure(runs.len() as u32);
        for run in runs {
            if let Some(first) = run.first() {
                self.put(Stream::Steps, (run.len() as u32) << 2 | step_code(first));
            }
        }
        let mut start = self.last;
        for step in path.steps() {
            match *step {
                Step::Move(to) => {
                    self.step_to(Stream::EndX, Stream::EndY, to);
                    (start, self.last) = (to, to);
                }
                Step::Line(to) => {
                    self.step_to(Stream::EndX, Stream::EndY, to);
                    self.last = to;
                }
                Step::Curve(a, b, to) => {
                    self.step_to(Stream::ControlX, Stream::ControlY, a);
                    self.step_to(Stream::EndX, Stream::EndY, to);
                    self.last = to;
                    self.step_to(Stream::ControlX, Stream::ControlY, b);
                }
                Step::Close => self.last = start,
            }
        }
    }

    fn step_to(&mut self, x: Stream, y: Stream, to: GridPoint) {
        let by = to.since(self.last);
        self.put(x, zigzag(by.x));
        self.put(y, zigzag(by.y));
    }
}

const fn step_code(step: &Step) -> u32 {
    match step {
        Step::Close => CLOSE,
        Step::Move(_) => MOVE,
        Step::Line(_) => LINE,
        Step::Curve(..) => CURVE,
    }
}

const fn flag(set: bool, bit: u32) -> u32 {
    if set { bit } else { 0 }
}
