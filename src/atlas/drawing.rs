//! Shapes of one view: skin and lines, muscles, zones, points.
//!
//! Everything is stored for the patient's left half, plus whole shapes on the midline.
//! In the side drawing everything is stored as it is drawn, for the patient's left side.

use std::rc::Rc;

use super::codec::{CodecError, DrawingRecord, ShapeRecord, Surface, decode};
use super::{AtlasError, LandmarkId, MuscleId, TriggerPointId, View, ZoneId, tables};
use crate::geometry::{Bounds, Path, Point};

/// An outline with its canonical path text.
///
/// Cloning is cheap: text and path are shared.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Path text in grid steps (tenths of an atlas unit), for the `d` attribute.
    pub data: Rc<str>,
    /// The path itself, for hit tests.
    pub path: Rc<Path>,
    /// Smallest rectangle around it, in atlas units.
    pub bounds: Bounds,
    /// Drawn whole; otherwise the other side is its mirror image.
    pub midline: bool,
}

impl Shape {
    /// The shape of `path`.
    pub fn new(path: Path, midline: bool) -> Self {
        Self {
            data: path.to_data().into(),
            bounds: path.bounds(),
            path: Rc::new(path),
            midline,
        }
    }

    /// Whether `point` is inside.
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.path.contains(point)
    }

    /// Distance from `point` to the shape; 0 inside.
    pub fn distance(&self, point: Point) -> f64 {
        if self.contains(point) {
            0.0
        } else {
            self.path.distance(point)
        }
    }
}

/// A muscle in one view.
#[derive(Clone, Debug)]
pub struct MuscleShape {
    /// The muscle; `None` for a drawn muscle that the index does not know.
    pub muscle: Option<MuscleId>,
    /// Painter's order: 0 is nearest to the viewer.
    pub rank: usize,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// The whole outline, also where other muscles cover it; `None` where only the surface is drawn.
    pub whole: Option<Shape>,
    /// What shows at the surface.
    pub surface: Option<Shape>,
    /// What shows at the surface when the arm is taken away (side views).
    pub surface_without_arm: Option<Shape>,
}

impl MuscleShape {
    fn mapped(&self, shape: &dyn Fn(&Shape) -> Shape) -> Self {
        let like = |from: &Option<Shape>, done: [(&Option<Shape>, &Option<Shape>); 2]| {
            let from = from.as_ref()?;
            let same = |before: &Option<Shape>| {
                let paths = before.as_ref().map(|before| &before.path);
                paths.is_some_and(|path| Rc::ptr_eq(path, &from.path))
            };
            let found = done.into_iter().find(|(before, _)| same(before));
            found.map_or_else(|| Some(shape(from)), |(_, after)| after.clone())
        };
        let whole = self.whole.as_ref().map(shape);
        let is_whole = (&self.whole, &whole);
        let surface = like(&self.surface, [is_whole, is_whole]);
        let bare = [is_whole, (&self.surface, &surface)];
        let surface_without_arm = like(&self.surface_without_arm, bare);
        Self {
            whole,
            surface,
            surface_without_arm,
            ..self.clone()
        }
    }
}

/// A zone in one view.
#[derive(Clone, Debug)]
pub struct ZoneShape {
    /// The zone.
    pub zone: ZoneId,
    /// The outline.
    pub shape: Shape,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// Lies over whole zones and comes last for a press.
    pub deep: bool,
    /// Comes first for a press.
    pub first: bool,
}

/// A bone, fascia or tendon in one view.
#[derive(Clone, Debug)]
pub struct NamedShape {
    /// Name in the drawing, like `scapula`.
    pub name: Rc<str>,
    /// Drawn in place of the shape of the same name when the arm is taken away (side views).
    pub without_arm: bool,
    /// Drawn also under the muscles of the default layer, not only where bones are shown.
    pub ground: bool,
    /// The outline.
    pub shape: Shape,
}

/// Hints of the direction of a muscle's fibers in one view: open lines.
#[derive(Clone, Debug)]
pub struct FiberShape {
    /// The muscle; `None` for a drawn muscle that the index does not know.
    pub muscle: Option<MuscleId>,
    /// On the near arm, in front of the trunk (side views).
    pub arm: bool,
    /// Behind the near arm: drawn only when that is taken away (side views).
    pub without_arm: bool,
    /// The lines.
    pub shape: Shape,
}

/// Everything of one drawing except skin and lines.
#[derive(Clone, Debug)]
pub struct Drawing {
    muscles: Vec<MuscleShape>,
    zones: Vec<ZoneShape>,
    bones: Vec<NamedShape>,
    fasciae: Vec<NamedShape>,
    fibers: Vec<FiberShape>,
    landmarks: Vec<(LandmarkId, Point)>,
    points: Vec<(TriggerPointId, Point)>,
}

impl Drawing {
    /// The drawing of `view` in the bytes of a pack.
    ///
    /// # Errors
    /// When the bytes are no drawing of this view made from the same data as the program.
    pub fn from_pack(view: View, bytes: &[u8]) -> Result<Self, AtlasError> {
        let position = view.drawing() as u8;
        let view = view.drawing().slug();
        let record = decode(bytes, position, tables::FINGERPRINT).map_err(|error| match error {
            CodecError::Foreign => AtlasError::Foreign { view },
            CodecError::OtherVersion => AtlasError::VersionMismatch { view },
            CodecError::OtherView => AtlasError::OtherView { view },
            CodecError::Damaged => AtlasError::Damaged { view },
        })?;
        Self::from_record(record).ok_or(AtlasError::Damaged { view })
    }

    /// Muscles, nearest to the viewer first.
    pub fn muscles(&self) -> &[MuscleShape] {
        &self.muscles
    }

    /// Zones, in the order in which a press looks for them.
    pub fn zones(&self) -> &[ZoneShape] {
        &self.zones
    }

    /// Bones.
    pub fn bones(&self) -> &[NamedShape] {
        &self.bones
    }

    /// Fasciae and tendons.
    pub fn fasciae(&self) -> &[NamedShape] {
        &self.fasciae
    }

    /// Hints of the direction of fibers, by muscle.
    pub fn fibers(&self) -> &[FiberShape] {
        &self.fibers
    }

    /// Landmarks on the patient's left or on the midline, in table order.
    pub fn landmarks(&self) -> &[(LandmarkId, Point)] {
        &self.landmarks
    }

    /// Trigger points on the patient's left or on the midline, in table order.
    pub fn points(&self) -> &[(TriggerPointId, Point)] {
        &self.points
    }

    /// The place of a trigger point, on the patient's left or on the midline.
    pub fn point(&self, point: TriggerPointId) -> Option<Point> {
        let found = self.points.binary_search_by_key(&point, |(id, _)| *id);
        Some(self.points.get(found.ok()?)?.1)
    }

    /// The same drawing with other shapes and places; what shares a shape goes on sharing it.
    pub(super) fn mapped(
        &self,
        shape: &dyn Fn(&Shape) -> Shape,
        place: &dyn Fn(Point) -> Point,
    ) -> Self {
        let named = |list: &[NamedShape]| {
            let list = list.iter().map(|named| NamedShape {
                shape: shape(&named.shape),
                ..named.clone()
            });
            list.collect()
        };
        Self {
            muscles: self.muscles.iter().map(|one| one.mapped(shape)).collect(),
            zones: (self.zones.iter())
                .map(|zone| ZoneShape {
                    shape: shape(&zone.shape),
                    ..zone.clone()
                })
                .collect(),
            bones: named(&self.bones),
            fasciae: named(&self.fasciae),
            fibers: (self.fibers.iter())
                .map(|fiber| FiberShape {
                    shape: shape(&fiber.shape),
                    ..fiber.clone()
                })
                .collect(),
            landmarks: (self.landmarks.iter())
                .map(|(id, at)| (*id, place(*at)))
                .collect(),
            points: (self.points.iter())
                .map(|(id, at)| (*id, place(*at)))
                .collect(),
        }
    }

    fn from_record(record: DrawingRecord) -> Option<Self> {
        let muscles = record.muscles.into_iter().enumerate();
        let zones = record.zones.into_iter();
        Some(Self {
            muscles: muscles
                .map(|(rank, muscle)| {
                    let shape = |path| Shape::new(path, muscle.midline);
                    let whole = Some(muscle.whole)
                        .filter(|path| !path.is_empty())
                        .map(shape);
                    let surface = visible(muscle.surface, whole.as_ref(), muscle.midline);
                    Some(MuscleShape {
                        muscle: muscle_id(muscle.muscle)?,
                        rank,
                        arm: muscle.arm,
                        surface_without_arm: visible(
                            muscle.surface_without_arm,
                            surface.as_ref(),
                            muscle.midline,
                        ),
                        surface,
                        whole,
                    })
                })
                .collect::<Option<_>>()?,
            zones: zones
                .map(|zone| {
                    Some(ZoneShape {
                        zone: ZoneId::from_index(zone.zone)?,
                        shape: Shape::new(zone.path, zone.midline),
                        arm: zone.arm,
                        deep: zone.deep,
                        first: zone.first,
                    })
                })
                .collect::<Option<_>>()?,
            bones: record.bones.into_iter().map(named).collect(),
            fasciae: record.fasciae.into_iter().map(named).collect(),
            fibers: record
                .fibers
                .into_iter()
                .map(|fiber| {
                    Some(FiberShape {
                        muscle: muscle_id(fiber.muscle)?,
                        arm: fiber.arm,
                        without_arm: fiber.without_arm,
                        shape: Shape::new(fiber.path, fiber.midline),
                    })
                })
                .collect::<Option<_>>()?,
            landmarks: record
                .landmarks
                .into_iter()
                .map(|(landmark, at)| Some((LandmarkId::from_index(landmark)?, at.point())))
                .collect::<Option<_>>()?,
            points: record
                .points
                .into_iter()
                .map(|(point, at)| Some((TriggerPointId::from_index(point)?, at.point())))
                .collect::<Option<_>>()?,
        })
    }
}

fn visible(surface: Surface, same: Option<&Shape>, midline: bool) -> Option<Shape> {
    match surface {
        Surface::Hidden => None,
        Surface::Same => same.cloned(),
        Surface::Part(path) => Some(Shape::new(path, midline)),
    }
}

/// The muscle at a position of the table, or none; the outer `None` is a position past its end.
fn muscle_id(position: Option<u16>) -> Option<Option<MuscleId>> {
    match position {
        Some(position) => MuscleId::from_index(position).map(Some),
        None => Some(None),
    }
}

fn named(record: ShapeRecord) -> NamedShape {
    NamedShape {
        name: record.name.into(),
        without_arm: record.without_arm,
        ground: record.ground,
        shape: Shape::new(record.path, record.midline),
    }
}

/// Name of the part of a close-up's outline that is drawn as a line: not where the picture cuts.
pub const EDGE: &str = "body.edge";

/// How heavy a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineWeight {
    /// Outline.
    Main,
    /// Fold or edge.
    Fine,
    /// Hint of a form.
    Soft,
}

/// Which part of the body a line belongs to; small parts are drawn thinner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinePart {
    /// Trunk and limbs.
    Body,
    /// Face and head.
    Face,
    /// Hand.
    Hand,
    /// Foot.
    Foot,
}

/// A skin area or a drawn line.
///
/// Its `key` travels with the picture and says everything about it except the path:
/// the name in the drawing, then its classes, like `line.brow fine face midline`.
#[derive(Clone, Debug)]
pub struct LineShape {
    /// Name and classes, as in `data-shape`.
    pub key: Rc<str>,
    /// The path.
    pub shape: Shape,
    /// Weight; skin areas are [`LineWeight::Main`].
    pub weight: LineWeight,
    /// Part of the body.
    pub part: LinePart,
    /// Outline of the near arm (side views).
    pub arm: bool,
    /// Filled with the color of the line, like the iris.
    pub fill: bool,
    /// Drawn only together with this muscle.
    pub on: Option<MuscleId>,
}

impl LineShape {
    /// A line from its key and its canonical path text; `None` when the text is malformed.
    pub fn new(key: &str, data: &str) -> Option<Self> {
        let has = |class: &str| key.split(' ').skip(1).any(|word| word == class);
        let path = Path::parse(data).ok()?;
        Some(Self {
            key: key.into(),
            shape: Shape::new(path, has("midline")),
            weight: match () {
                () if has("soft") => LineWeight::Soft,
                () if has("fine") => LineWeight::Fine,
                () => LineWeight::Main,
            },
            part: match () {
                () if has("face") => LinePart::Face,
                () if has("hand") => LinePart::Hand,
                () if has("foot") => LinePart::Foot,
                () => LinePart::Body,
            },
            arm: has("arm"),
            fill: has("fill"),
            on: key
                .split(' ')
                .find_map(|word| MuscleId::from_slug(word.strip_prefix("on:")?)),
        })
    }

    /// The name in the drawing, like `body.outline` or `line.brow`.
    pub fn name(&self) -> &str {
        self.key.split(' ').next().unwrap_or_default()
    }

    /// Whether this is an area of skin, hair or teeth, not a line.
    pub fn is_area(&self) -> bool {
        self.name().starts_with("body.") && self.name() != EDGE
    }
}

/// Skin and lines of one drawing.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    shapes: Vec<LineShape>,
}

impl Lines {
    /// Lines from their keys and canonical path texts.
    ///
    /// # Errors
    /// When a path text is malformed.
    pub fn from_pairs(
        view: View,
        pairs: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Result<Self, AtlasError> {
        let shapes = pairs
            .into_iter()
            .map(|(key, data)| LineShape::new(key.as_ref(), data.as_ref()))
            .collect::<Option<_>>()
            .ok_or(AtlasError::Line {
                view: view.drawing().slug(),
            })?;
        Ok(Self { shapes })
    }

    /// The lines in drawing order.
    pub(super) const fn from_shapes(shapes: Vec<LineShape>) -> Self {
        Self { shapes }
    }

    /// Skin areas first, then lines, in drawing order.
    pub fn shapes(&self) -> &[LineShape] {
        &self.shapes
    }

    /// The shape with this name, like `body.outline`.
    pub fn get(&self, name: &str) -> Option<&LineShape> {
        self.shapes.iter().find(|shape| shape.name() == name)
    }
}
