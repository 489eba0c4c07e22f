//! The first drawing: skin, hair and lines, shown before the core is there.
//!
//! It is also how these shapes travel: every path carries its key in `data-shape`, and the shell
//! reads keys and paths back and hands them to the core, so that nothing is sent twice.
//!
//! ```text
//! svg.view
//!   defs                  shapes that only some figures show
//!   g.camera
//!     g.skin path#…       the outline, once; drawn again as a line by `use`
//!     path.hair
//!     g.soft, g.fine, g.main
//!       g#…  path …       one half, and `use` for the other
//!       path …            lines that are whole
//!     use.outline
//! ```

use super::body::{
    HALF, MIRROR, OUTLINE_PX, WHOLE, WITHOUT_ARM, area_class, class_of, clip_id, is_filled,
    is_outline, line_px, mirrors_whole, small_part,
};
use super::draw::{matrix, view_element};
use super::layout::{Camera, whole_body};
use super::node::{Element, el};
use super::number::decimal;
use crate::atlas::{EDGE, LinePart, LineShape, LineWeight, Lines, View};

/// Size of the picture in pixels; it scales to the room it gets.
const SIZE: (f64, f64) = (320.0, 800.0);

/// The first drawing of a view.
pub fn first_drawing(view: View, lines: &Lines) -> Element {
    let (width, height) = SIZE;
    let camera = whole_body(view.bounds(), width, height);
    let mut body = el("g").attr_some("transform", mirrors_whole(view).then_some(MIRROR));
    let skin_id = clip_id(view) + "-skin";
    let half = lines.get(HALF);
    if let Some(outline) = half.or_else(|| lines.get(WHOLE)) {
        let path = shape(outline).attr("id", skin_id.clone());
        let other = half.map(|_| {
            el("use")
                .attr("href", ["#", &skin_id].concat())
                .attr("transform", MIRROR)
        });
        body = body.child(el("g").attr("class", "skin").child(path).children(other));
    }
    for area in lines.shapes().iter().filter(|line| is_plain_area(line)) {
        let class = area_class(area);
        body = body.children(halves(view, class, std::iter::once(area)));
    }
    let mut ink = el("g").attr("class", "ink");
    for weight in [LineWeight::Soft, LineWeight::Fine, LineWeight::Main] {
        for small in [false, true] {
            ink = ink.children(strokes(view, lines, camera, weight, small));
        }
    }
    let sides: &[Option<&'static str>] = if half.is_some() {
        &[None, Some(MIRROR)]
    } else {
        &[None]
    };
    let edge_id = clip_id(view) + "-edge";
    let edge = lines.get(EDGE);
    let drawn_id = ["#", if edge.is_some() { &edge_id } else { &skin_id }].concat();
    let outline = sides.iter().map(|mirror| {
        el("use")
            .attr("class", "outline")
            .attr("href", drawn_id.clone())
            .attr("stroke-width", decimal(camera.grid(OUTLINE_PX), 2))
            .attr_some("transform", *mirror)
    });
    let edge = edge.map(|edge| shape(edge).attr("id", edge_id));
    let kept = lines
        .shapes()
        .iter()
        .filter(|line| is_kept(line))
        .map(shape);
    let camera = el("g")
        .attr("class", "camera")
        .attr("transform", matrix(camera));
    let mut picture = view_element(view, width, height).attr("aria-hidden", "true");
    picture
        .attributes
        .retain(|(name, _)| !matches!(*name, "width" | "height"));
    picture
        .child(el("defs").children(kept).children(edge))
        .child(camera.child(body.child(ink.children(outline))))
}

/// Shapes that only some figures show: without the arm, or together with a muscle.
fn is_kept(line: &LineShape) -> bool {
    line.name() == WITHOUT_ARM || line.on.is_some()
}

fn is_plain_area(line: &LineShape) -> bool {
    line.is_area() && !is_outline(line) && !is_kept(line)
}

fn shape(line: &LineShape) -> Element {
    el("path")
        .attr_some("class", is_filled(line).then_some("filled"))
        .attr("data-shape", line.key.clone())
        .attr("d", line.shape.data.clone())
}

fn strokes(
    view: View,
    lines: &Lines,
    camera: Camera,
    weight: LineWeight,
    small: bool,
) -> Option<Element> {
    let chosen: Vec<&LineShape> = lines
        .shapes()
        .iter()
        .filter(|line| !line.is_area() && !is_kept(line) && line.name() != EDGE)
        .filter(|line| line.weight == weight && (line.part != LinePart::Body) == small)
        .collect();
    if chosen.is_empty() {
        return None;
    }
    let width = line_px(weight) * if small { small_part(view, camera) } else { 1.0 };
    let id = if small { "-small" } else { "" };
    let group = el("g")
        .attr("class", class_of(weight))
        .attr("stroke-width", decimal(camera.grid(width), 2));
    let id = [&*clip_id(view), "-", class_of(weight), id].concat();
    Some(group.children(mirrored(view, id, chosen.into_iter())))
}

/// Areas of one class: each path once, and the half again, mirrored.
fn halves<'a>(
    view: View,
    class: &'static str,
    shapes: impl Iterator<Item = &'a LineShape>,
) -> Vec<Element> {
    let shapes: Vec<&LineShape> = shapes.collect();
    let name = shapes.first().map_or("", |line| line.name());
    let id = [&*clip_id(view), "-", &name.replace('.', "-")].concat();
    vec![
        el("g")
            .attr("class", class)
            .children(mirrored(view, id, shapes.into_iter())),
    ]
}

fn mirrored<'a>(
    view: View,
    id: String,
    shapes: impl Iterator<Item = &'a LineShape>,
) -> Vec<Element> {
    let one_side = !view.is_symmetric();
    let (whole, paired): (Vec<&LineShape>, Vec<&LineShape>) =
        shapes.partition(|line| one_side || line.shape.midline);
    let mut drawn: Vec<Element> = Vec::new();
    if !paired.is_empty() {
        let other = el("use")
            .attr("href", ["#", &id].concat())
            .attr("transform", MIRROR);
        drawn.push(
            el("g")
                .attr("id", id)
                .children(paired.into_iter().map(shape)),
        );
        drawn.push(other);
    }
    drawn.extend(whole.into_iter().map(shape));
    drawn
}
