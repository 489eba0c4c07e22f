//! The body itself: skin, hair, muscles or bones, and the drawn lines.
//!
//! Nothing here depends on what is chosen, so these parts are built once per plate and shared
//! between renderings: a press neither builds nor compares them.
//!
//! ```text
//! g.ground                          g.ink
//!   clipPath                          g.fine … path        left half and mirrored half
//!   path.skin, path.hair              g.main … path
//!   g.muscles  path.muscle …          path.outline
//!   or g.bones path.bone …
//! ```

use std::rc::Rc;

use super::layout::Camera;
use super::node::{Element, Value, el};
use super::number::decimal;
use super::pattern::surface_of;
use crate::atlas::{
    Depth, Drawing, EDGE, Figure, Laterality, LinePart, LineShape, LineWeight, Lines, MuscleId,
    NamedShape, Region, Shape, Style, View,
};
use crate::geometry::{Bounds, GridPoint, Path, Step};
use crate::state::{Layer, Target};

/// Width of the outline, in pixels.
pub(crate) const OUTLINE_PX: f64 = 1.7;

/// Width of the border of a muscle, in pixels.
const BORDER_PX: f64 = 0.6;

/// Width of a hint of fibers, in pixels.
const FIBER_PX: f64 = 0.5;

/// Smallest scale at which fibers are drawn, in pixels per atlas unit: thumbnails go without.
const FIBERS_FROM: f64 = 0.4;

/// Width of the border of a bone, in pixels.
pub(crate) const BONE_PX: f64 = 0.9;

/// Distance between the lines of the hatch for print, and their width, in pixels.
const HATCH_GAP_PX: f64 = 3.2;
const HATCH_PX: f64 = 1.6;

/// Share of the width that lines of face, hand and foot keep on a whole body.
const SMALL_PART: f64 = 0.62;

/// Half of the outline (front and back).
pub(crate) const HALF: &str = "body.half";

/// The whole outline (side views).
pub(crate) const WHOLE: &str = "body.outline";

/// The outline when the near arm is taken away (side views).
pub(crate) const WITHOUT_ARM: &str = "body.without-arm";

/// Number of tints among which neighbors differ.
const TINTS: usize = 3;

/// What of the body is drawn in a view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plate {
    /// The view.
    pub view: View,
    /// The layers.
    pub layer: Layer,
    /// Whether the near arm is there (side views).
    pub arm: bool,
    /// Whether muscles answer to the pointer by themselves.
    pub muscles_answer: bool,
    /// The body that is drawn.
    pub figure: Figure,
    /// How strongly.
    pub style: Style,
}

impl Plate {
    /// Whether the near arm is drawn: always, except where a side view takes it away.
    pub(crate) fn has_arm(self) -> bool {
        self.arm || self.view.drawing() != View::Left
    }
}

/// Halves of a drawing that a view shows: mirrored or as stored, and whose side of the patient.
pub(crate) const fn halves(view: View) -> &'static [(bool, Laterality)] {
    match view.side() {
        None => &[(false, Laterality::Left), (true, Laterality::Right)],
        Some(Laterality::Right) => &[(true, Laterality::Right)],
        Some(_) => &[(false, Laterality::Left)],
    }
}

/// The mark of a shape that is drawn at the other side of the midline.
pub(crate) const MIRROR: &str = "scale(-1 1)";

/// Whether whole shapes of a view are drawn mirrored.
pub(crate) const fn mirrors_whole(view: View) -> bool {
    view.is_mirrored()
}

/// The outline of the whole body, with or without the near arm (side views).
///
/// Front and back come as half an outline, from the crown down to the crotch; the other half is
/// its mirror image, walked back up.
pub(crate) fn outline(lines: &Lines, arm: bool) -> Option<Path> {
    if let Some(half) = lines.get(HALF) {
        return Some(completed(&half.shape.path));
    }
    let bare = if arm { None } else { lines.get(WITHOUT_ARM) };
    let whole = bare.or_else(|| lines.get(WHOLE))?;
    Some(whole.shape.path.as_ref().clone())
}

/// A half outline and its mirror image as one closed path.
fn completed(half: &Path) -> Path {
    let mut steps: Vec<Step> = half
        .steps()
        .iter()
        .copied()
        .filter(|step| *step != Step::Close)
        .collect();
    // Walked backwards, each step ends where the one before it did.
    let mut way_back = Vec::with_capacity(steps.len());
    let mut from = GridPoint::default();
    for step in &steps {
        match *step {
            Step::Curve(a, b, to) => {
                way_back.push(Step::Curve(b.mirrored(), a.mirrored(), from.mirrored()));
                from = to;
            }
            Step::Line(to) => {
                way_back.push(Step::Line(from.mirrored()));
                from = to;
            }
            Step::Move(to) => from = to,
            Step::Close => {}
        }
    }
    steps.push(Step::Line(from.mirrored()));
    steps.extend(way_back.into_iter().rev());
    steps.push(Step::Close);
    Path::from_steps(steps)
}

/// Whether a shape is an outline of the body, not an area on it.
pub(crate) fn is_outline(line: &LineShape) -> bool {
    matches!(line.name(), HALF | WHOLE | WITHOUT_ARM)
}

/// Whether a line encloses an area that is filled: brows, pupils, nostrils.
pub(crate) fn is_filled(line: &LineShape) -> bool {
    line.key.split(' ').any(|class| class == "fill")
}

/// Class of an area of the body, which sets its color.
pub(crate) fn area_class(area: &LineShape) -> &'static str {
    match area.name() {
        "body.hair" => "hair",
        "body.teeth" => "teeth",
        "body.mouth" | "body.palate" | "body.tongue" => "mucosa",
        _ => "skin",
    }
}

/// Name of the hatch that stands for the cloud where there is one ink.
pub(crate) fn hatch_id(view: View) -> String {
    ["hatch-", view.slug()].concat()
}

/// That hatch: dense, and the other way than the visitor's marks.
fn hatch(view: View, camera: Camera) -> Element {
    let gap = decimal(camera.grid(HATCH_GAP_PX), 1);
    let line = el("path")
        .attr("class", "ink-hatch")
        .attr("stroke-width", decimal(camera.grid(HATCH_PX), 1))
        .attr("d", ["M0 0v", &gap].concat());
    el("pattern")
        .attr("id", hatch_id(view))
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", "rotate(-45)")
        .attr("width", gap.clone())
        .attr("height", gap)
        .child(line)
}

/// Name of the clip to the body of a view.
pub(crate) fn clip_id(view: View) -> String {
    ["body-", view.slug()].concat()
}

/// Skin, hair, and muscles or bones.
pub(crate) fn ground(
    plate: Plate,
    lines: &Lines,
    drawing: Option<&Drawing>,
    camera: Camera,
) -> Element {
    let whole_mirror = mirrors_whole(plate.view).then_some(MIRROR);
    let mut group = el("g")
        // Layers are nodes of their own, so that the old ones can dissolve.
        .key(["ground ", plate.layer.slug()].concat())
        .attr("class", "ground")
        .attr("aria-hidden", "true");
    if let Some(outline) = outline(lines, plate.arm) {
        let data: Rc<str> = outline.to_data().into();
        let path = |class: Option<&'static str>| {
            let path = el("path").attr_some("class", class).attr("d", data.clone());
            path.attr_some("transform", whole_mirror)
        };
        let clip = el("clipPath")
            .attr("id", clip_id(plate.view))
            .child(path(None));
        let hatch = drawing.map(|_| hatch(plate.view, camera));
        group = group.child(clip).children(hatch).child(path(Some("skin")));
    }
    let areas = lines.shapes().iter().filter(|line| line.is_area());
    for area in areas.filter(|area| !is_outline(area)) {
        let class = area_class(area);
        group = group.children(copies(plate.view, area.shape.midline, |mirror| {
            let path = el("path")
                .attr("class", class)
                .attr("d", area.shape.data.clone());
            path.attr_some("transform", mirror)
        }));
    }
    let Some(drawing) = drawing else { return group };
    match plate.layer {
        Layer::Skin => group,
        Layer::Muscle => group
            .children(bones(plate, drawing, camera, true))
            .child(muscles(plate, drawing, camera))
            .child(fasciae(plate, drawing, camera))
            .children(fibers(plate, drawing, camera)),
        Layer::Deep => group
            .children(bones(plate, drawing, camera, false))
            .children(deep_muscles(plate, drawing)),
    }
}

/// One element per half of the body that shows the shape.
fn copies(
    view: View,
    midline: bool,
    draw: impl Fn(Option<&'static str>) -> Element,
) -> Vec<Element> {
    if midline {
        return vec![draw(mirrors_whole(view).then_some(MIRROR))];
    }
    halves(view)
        .iter()
        .map(|(mirrored, _)| draw(mirrored.then_some(MIRROR)))
        .collect()
}

/// Muscles at the surface, as soft tints.
fn muscles(plate: Plate, drawing: &Drawing, camera: Camera) -> Element {
    let tinted = tinted(drawing, plate.arm);
    let mut group = el("g")
        .attr("class", "muscles")
        .attr_some("opacity", relief(plate))
        .attr("stroke-width", decimal(camera.grid(BORDER_PX), 2));
    for (mirrored, side) in halves(plate.view) {
        let here = tinted
            .iter()
            .filter(|tint| !tint.midline || *mirrored == mirrors_whole(plate.view));
        let paths = here.map(|tint| {
            let side = if tint.midline && plate.view.is_symmetric() {
                Laterality::Midline
            } else {
                *side
            };
            let path = el("path")
                .attr("class", tint.class())
                .attr("d", tint.data.clone());
            match tint.muscle.filter(|_| plate.muscles_answer) {
                Some(muscle) => {
                    let target: Rc<str> = Target::Muscle(muscle, side).to_string().into();
                    path.attr("data-do", Rc::clone(&target))
                        .attr("data-target", target)
                }
                None => path,
            }
        });
        let half = el("g").attr_some("transform", mirrored.then_some(MIRROR));
        group = group.child(half.children(paths));
    }
    group
}

/// Opacity of the muscles, where a figure shows them softer.
fn relief(plate: Plate) -> Option<String> {
    let contrast = plate.style.contrast;
    (contrast < 1.0).then(|| decimal(contrast, 2))
}

/// A muscle at the surface, its pieces in one path.
struct Tint {
    muscle: Option<MuscleId>,
    midline: bool,
    data: Value,
    bounds: Bounds,
    step: usize,
}

impl Tint {
    const fn class(&self) -> &'static str {
        match self.step {
            0 => "muscle tint-1",
            1 => "muscle tint-2",
            _ => "muscle tint-3",
        }
    }
}

fn tinted(drawing: &Drawing, arm: bool) -> Vec<Tint> {
    let mut tints: Vec<Tint> = Vec::new();
    // Farthest first, so that borders of near muscles lie on top.
    for shapes in drawing.muscles().iter().rev() {
        let Some(surface) = surface_of(shapes, arm) else {
            continue;
        };
        let same = tints.iter_mut().find(|tint| {
            shapes.muscle.is_some()
                && tint.muscle == shapes.muscle
                && tint.midline == surface.midline
        });
        match same {
            Some(tint) => tint.join(surface),
            None => tints.push(Tint {
                muscle: shapes.muscle,
                midline: surface.midline,
                data: surface.data.clone().into(),
                bounds: surface.bounds,
                step: 0,
            }),
        }
    }
    set_steps(&mut tints);
    tints
}

impl Tint {
    fn join(&mut self, piece: &Shape) {
        self.data = Value::Owned([self.data.as_str(), &piece.data].concat());
        self.bounds = self.bounds.union(piece.bounds);
    }
}

/// Gives each muscle the tint that the muscles around it use least.
fn set_steps(tints: &mut [Tint]) {
    for index in 0..tints.len() {
        let (before, rest) = tints.split_at_mut(index);
        let Some(tint) = rest.first_mut() else { return };
        let mut used = [0.0; TINTS];
        for other in before {
            if let Some(used) = used.get_mut(other.step) {
                *used += shared(tint.bounds, other.bounds);
            }
        }
        let steps = used.iter().enumerate();
        let least = steps.min_by(|(_, a), (_, b)| a.total_cmp(b));
        tint.step = least.map_or(0, |(step, _)| step);
    }
}

/// How closely two muscles lie together: the area that their rectangles share.
fn shared(a: Bounds, b: Bounds) -> f64 {
    let width = a.max.x.min(b.max.x) - a.min.x.max(b.min.x);
    let height = a.max.y.min(b.max.y) - a.min.y.max(b.min.y);
    (width + 2.0).max(0.0) * (height + 2.0).max(0.0)
}

/// Bones that go with the near arm when that is taken away (side views).
const ARM_BONES: &[&str] = &["humerus", "radius", "ulna", "hand"];

/// Whether a bone is there: those of the near arm go with it.
pub(crate) fn has_bone(plate: Plate, bone: &NamedShape) -> bool {
    plate.has_arm() || !ARM_BONES.contains(&&*bone.name)
}

/// The skeleton, as quiet ground; with `ground`, only what lies under the muscles of every layer.
fn bones(plate: Plate, drawing: &Drawing, camera: Camera, ground: bool) -> Option<Element> {
    let group = el("g")
        .attr("class", "bones")
        .attr("stroke-width", decimal(camera.grid(BONE_PX), 2));
    let bones = drawing.bones().iter();
    let bones = bones.filter(|bone| bone.ground || !ground);
    let bones = bones.filter(|bone| has_bone(plate, bone));
    let bones = bones.flat_map(|bone| {
        copies(plate.view, bone.shape.midline, |mirror| {
            el("path")
                .attr("d", bone.shape.data.clone())
                .attr_some("transform", mirror)
        })
    });
    let group = group.children(bones);
    (!group.children.is_empty()).then_some(group)
}

/// Width of a hint of fibers: finer on a whole body than in a close look.
fn fiber_px(camera: Camera) -> f64 {
    (FIBER_PX * (0.4 + 0.6 * camera.px_per_unit))
        .max(FIBER_PX * 0.7)
        .min(FIBER_PX * 1.6)
}

/// Hints of the direction of the fibers, one path per half of the body.
fn fibers(plate: Plate, drawing: &Drawing, camera: Camera) -> Option<Element> {
    if camera.px_per_unit < FIBERS_FROM {
        return None;
    }
    let (mut paired, mut whole) = (String::new(), String::new());
    for fiber in drawing.fibers().iter().filter(|fiber| {
        if plate.arm {
            !fiber.without_arm
        } else {
            !fiber.arm
        }
    }) {
        if fiber.shape.midline {
            whole.push_str(&fiber.shape.data)
        } else {
            paired.push_str(&fiber.shape.data)
        }
    }
    let mut group = el("g")
        .attr("class", "fibers")
        .attr_some("opacity", relief(plate))
        .attr("stroke-width", decimal(camera.grid(fiber_px(camera)), 2));
    for (data, midline) in [(paired, false), (whole, true)] {
        if !data.is_empty() {
            let data: Rc<str> = data.into();
            group = group.children(copies(plate.view, midline, |mirror| {
                el("path")
                    .attr("d", data.clone())
                    .attr_some("transform", mirror)
            }));
        }
    }
    (!group.children.is_empty()).then_some(group)
}

/// Sheets and tendons over the muscles.
fn fasciae(plate: Plate, drawing: &Drawing, camera: Camera) -> Element {
    let group = el("g")
        .attr("class", "fasciae")
        .attr_some("opacity", relief(plate))
        .attr("stroke-width", decimal(camera.grid(BORDER_PX), 2));
    // What lies behind the near arm is drawn only when that is taken away.
    let shown = drawing
        .fasciae()
        .iter()
        .filter(|sheet| !(plate.arm && sheet.without_arm));
    let sheets = shown.flat_map(|sheet| {
        copies(plate.view, sheet.shape.midline, |mirror| {
            el("path")
                .attr("d", sheet.shape.data.clone())
                .attr_some("transform", mirror)
        })
    });
    group.children(sheets)
}

/// Whether a muscle goes with the near arm when that is taken away (side views).
pub(crate) fn is_on_arm(muscle: Option<MuscleId>) -> bool {
    let region = muscle.map(|muscle| muscle.row().region);
    matches!(region, Some(Region::Arm | Region::Forearm | Region::Hand))
}

/// Deep muscles, one flat tint.
fn deep_muscles(plate: Plate, drawing: &Drawing) -> Vec<Element> {
    let deep =
        |muscle: Option<MuscleId>| muscle.is_some_and(|muscle| muscle.row().depth == Depth::Deep);
    let shapes = drawing
        .muscles()
        .iter()
        .filter(|shapes| deep(shapes.muscle) && (plate.has_arm() || !is_on_arm(shapes.muscle)));
    let (mut paired, mut whole) = (String::new(), String::new());
    for shape in shapes.filter_map(|shapes| shapes.whole.as_ref()) {
        if shape.midline {
            whole.push_str(&shape.data)
        } else {
            paired.push_str(&shape.data)
        }
    }
    let mut paths = Vec::new();
    for (data, midline) in [(paired, false), (whole, true)] {
        if !data.is_empty() {
            let data: Rc<str> = data.into();
            paths.extend(copies(plate.view, midline, |mirror| {
                el("path")
                    .attr("class", "deep")
                    .attr("d", data.clone())
                    .attr_some("transform", mirror)
            }));
        }
    }
    paths
}

/// The drawn lines and the outline.
pub(crate) fn ink(plate: Plate, lines: &Lines, camera: Camera) -> Element {
    let mut group = el("g")
        .key("ink")
        .attr("class", "ink")
        .attr("aria-hidden", "true");
    for weight in [LineWeight::Soft, LineWeight::Fine, LineWeight::Main] {
        for small in [false, true] {
            group = group.children(strokes(plate, lines, camera, weight, small));
        }
    }
    let stroke = |mirror| {
        el("path")
            .attr("class", "outline")
            .attr("stroke-width", decimal(camera.grid(OUTLINE_PX), 2))
            .attr_some("transform", mirror)
    };
    if let Some(edge) = lines.get(EDGE) {
        let data = edge.shape.data.clone();
        let draw = |mirror| stroke(mirror).attr("d", data.clone());
        return group.children(copies(plate.view, edge.shape.midline, draw));
    }
    let outline = outline(lines, plate.arm).map(|outline| {
        let mirror = mirrors_whole(plate.view).then_some(MIRROR);
        stroke(mirror).attr("d", outline.to_data())
    });
    group.children(outline)
}

/// All lines of one weight, in as few paths as mirroring allows.
fn strokes(
    plate: Plate,
    lines: &Lines,
    camera: Camera,
    weight: LineWeight,
    small: bool,
) -> Option<Element> {
    let mut group = el("g").attr("class", class_of(weight));
    for filled in [false, true] {
        let chosen = lines.shapes().iter().filter(|line| {
            line.weight == weight
                && (line.part != LinePart::Body) == small
                && is_filled(line) == filled
                && is_drawn(plate, line)
        });
        let (mut paired, mut whole) = (String::new(), String::new());
        for line in chosen {
            if line.shape.midline {
                whole.push_str(&line.shape.data)
            } else {
                paired.push_str(&line.shape.data)
            }
        }
        for (data, midline) in [(paired, false), (whole, true)] {
            if !data.is_empty() {
                let data: Rc<str> = data.into();
                group = group.children(copies(plate.view, midline, |mirror| {
                    let path = el("path").attr_some("class", filled.then_some("filled"));
                    path.attr("d", data.clone()).attr_some("transform", mirror)
                }));
            }
        }
    }
    let width = line_px(weight)
        * plate.style.line
        * if small {
            small_part(plate.view, camera)
        } else {
            1.0
        };
    let drawn = !group.children.is_empty();
    drawn.then(|| group.attr("stroke-width", decimal(camera.grid(width), 2)))
}

/// Whether a line belongs to the plate: deep layers keep main lines, faces, hands and feet.
fn is_drawn(plate: Plate, line: &LineShape) -> bool {
    let side_view = plate.view.drawing() == View::Left;
    let on_arm = line.arm || (side_view && line.part == LinePart::Hand);
    !line.is_area()
        && line.name() != EDGE
        && (plate.arm || !on_arm)
        && (line.on.is_none() || plate.layer == Layer::Muscle)
        && (plate.layer != Layer::Deep
            || line.weight == LineWeight::Main
            || line.part != LinePart::Body)
}

/// Width of a line, in pixels.
pub(crate) const fn line_px(weight: LineWeight) -> f64 {
    match weight {
        LineWeight::Main => 1.25,
        LineWeight::Fine => 0.95,
        LineWeight::Soft => 0.8,
    }
}

/// Class of a line, which sets its strength.
pub(crate) const fn class_of(weight: LineWeight) -> &'static str {
    match weight {
        LineWeight::Main => "main",
        LineWeight::Fine => "fine",
        LineWeight::Soft => "soft",
    }
}

/// Share of the width for small parts: thinner on a whole body, full in a close look.
pub(crate) fn small_part(view: View, camera: Camera) -> f64 {
    if !view.is_body() {
        return 1.0;
    }
    (SMALL_PART + (camera.px_per_unit - 0.85) * 0.4)
        .max(SMALL_PART)
        .min(1.0)
}
