//! From a view's scene to the tree of its SVG.
//!
//! ```text
//! svg.view[data-view]
//!   g.camera                   atlas coordinates, in tenths of a unit
//!     g.ground                 skin, hair, muscles or bones (shared between renderings)
//!     g.choice                 dissolved, hovered and chosen muscles
//!     g.pattern                spillover, then essential, clipped to the body
//!     g.marks                  places that hurt
//!     g.ink                    drawn lines and outline (shared between renderings)
//!     g.border                 border of the chosen muscle
//!     g.zones                  zones that can be pressed
//!   g.overlay                  pixels: words, flow, spots, marker, labels
//! ```

use std::rc::Rc;

use super::body::{self, MIRROR, Plate, clip_id};
use super::layout::Camera;
use super::node::{Element, Value, el};
use super::number::{decimal, push_decimal, tenths};
use super::overlay::overlay;
use super::pattern::Placed;
use super::scene::{MarkScene, ViewScene, ZoneTarget};

/// Width of the border of the chosen muscle, in pixels.
const CHOSEN_PX: f64 = 1.5;

/// Width of the halo below that border, in pixels.
const HALO_PX: f64 = 3.4;

/// Width of the edge of a mark, in pixels.
const MARK_PX: f64 = 1.8;

/// Width of a hatch line, in pixels.
const HATCH_PX: f64 = 1.1;

/// Gap and dot of the outline of a dissolved muscle, in pixels.
const DISSOLVED_GAP_PX: f64 = 3.6;

/// Figures that are kept for the next rendering.
const N_KEPT: usize = 6;

/// Draws views, and keeps what the next rendering shares.
#[derive(Clone, Debug, Default)]
pub struct Painter {
    kept: Vec<Kept>,
}

/// The unchanging parts of one plate at one scale.
#[derive(Clone, Debug)]
struct Kept {
    plate: Plate,
    px_per_unit: f64,
    complete: bool,
    ground: Rc<Element>,
    ink: Rc<Element>,
}

impl Painter {
    /// The tree of a view.
    pub fn draw(&mut self, scene: &ViewScene) -> Element {
        let frame = scene.frame;
        let camera = frame.camera;
        let mut inside = el("g")
            .key("camera")
            .attr("class", "camera")
            .attr("transform", matrix(camera));
        if let Some((ground, ink)) = self.body(scene) {
            inside = inside
                .child(ground)
                .children(choice(scene))
                .children(pattern(scene))
                .children(marks(scene))
                .child(ink)
                .children(border(scene))
                .children(zones(scene));
        }
        view_element(scene.frame.view, frame.width, frame.height)
            .attr("role", "group")
            .attr("aria-label", scene.name.clone())
            .child(inside)
            .child(overlay(scene))
    }

    /// Ground and ink, kept from the last rendering where nothing about them changed.
    fn body(&mut self, scene: &ViewScene) -> Option<(Rc<Element>, Rc<Element>)> {
        let lines = scene.lines?;
        let camera = scene.frame.camera;
        let complete = scene.drawing.is_some();
        let same = |kept: &Kept| {
            kept.plate == scene.plate
                && kept.px_per_unit == camera.px_per_unit
                && kept.complete == complete
        };
        let kept = match self.kept.iter().position(same) {
            Some(position) => self.kept.remove(position),
            None => Kept {
                plate: scene.plate,
                px_per_unit: camera.px_per_unit,
                complete,
                ground: Rc::new(body::ground(scene.plate, lines, scene.drawing, camera)),
                ink: Rc::new(body::ink(scene.plate, lines, camera)),
            },
        };
        let shared = (Rc::clone(&kept.ground), Rc::clone(&kept.ink));
        self.kept.insert(0, kept);
        self.kept.truncate(N_KEPT);
        Some(shared)
    }
}

/// The `svg` element of a view.
pub(crate) fn view_element(view: crate::atlas::View, width: f64, height: f64) -> Element {
    let mut view_box = String::from("0 0 ");
    push_decimal(&mut view_box, width, 1);
    view_box.push(' ');
    push_decimal(&mut view_box, height, 1);
    el("svg")
        .key(view.slug())
        .attr("class", "view")
        .attr("data-view", view.slug())
        .attr("viewBox", view_box)
        .attr("width", tenths(width))
        .attr("height", tenths(height))
}

/// The transform of the camera: from tenths of an atlas unit to pixels.
pub(crate) fn matrix(camera: Camera) -> String {
    let scale = decimal(camera.px_per_unit / crate::geometry::GRID, 4);
    let (x, y) = (tenths(camera.origin.x), tenths(camera.origin.y));
    ["matrix(", &scale, " 0 0 ", &scale, " ", &x, " ", &y, ")"].concat()
}

fn shape(placed: &Placed, class: &'static str) -> Element {
    let path = el("path")
        .attr("class", class)
        .attr("d", Rc::clone(&placed.shape.data));
    path.attr_some("transform", placed.mirrored.then_some(MIRROR))
}

/// A group, or nothing when it would be empty.
fn group(key: &'static str, children: Vec<Element>) -> Option<Element> {
    let group = || {
        el("g")
            .key(key)
            .attr("class", key)
            .attr("aria-hidden", "true")
    };
    (!children.is_empty()).then(|| group().children(children))
}

fn choice(scene: &ViewScene) -> Option<Element> {
    let camera = scene.frame.camera;
    let dissolved = scene.dissolved.iter().map(|placed| {
        let gap = decimal(camera.grid(DISSOLVED_GAP_PX), 1);
        shape(placed, "dissolved")
            .attr("stroke-width", decimal(camera.grid(CHOSEN_PX), 2))
            .attr("stroke-dasharray", ["0 ", &gap].concat())
    });
    let bones = scene.finding.bones.iter().map(|placed| {
        shape(placed, "bone-hint").attr("stroke-width", decimal(camera.grid(body::BONE_PX), 2))
    });
    let place = scene.place.iter().map(|placed| {
        shape(placed, "place").attr("stroke-width", decimal(camera.grid(CHOSEN_PX), 2))
    });
    let hovered = scene.hovered.iter().map(|placed| shape(placed, "hovered"));
    let chosen = scene.chosen.iter().map(|placed| shape(placed, "chosen"));
    group(
        "choice",
        dissolved
            .chain(place)
            .chain(hovered)
            .chain(chosen)
            .chain(bones)
            .collect(),
    )
}

fn border(scene: &ViewScene) -> Option<Element> {
    let camera = scene.frame.camera;
    let stroke = |class: &'static str, px: f64| {
        let width = decimal(camera.grid(px), 2);
        let borders = scene.chosen.iter();
        borders.map(move |placed| shape(placed, class).attr("stroke-width", width.clone()))
    };
    // The halo keeps the border readable where the cloud lies over the muscle.
    let halo = stroke("chosen-halo", HALO_PX);
    group(
        "border",
        halo.chain(stroke("chosen-border", CHOSEN_PX)).collect(),
    )
}

fn pattern(scene: &ViewScene) -> Option<Element> {
    let mut children = Vec::new();
    if !scene.dots.wash.is_empty() {
        children.push(
            el("path")
                .attr("class", "wash")
                .attr("d", scene.dots.wash.clone()),
        );
    }
    for row in &scene.dots.rows {
        let width = decimal(scene.frame.camera.grid(row.diameter_px), 2);
        let path = el("path").attr("class", "dots").attr("d", row.data.clone());
        children.push(path.attr("stroke-width", width));
    }
    for step in &scene.cloud {
        let path = el("path")
            .attr("class", "cloud")
            .attr("d", step.data.clone());
        children.push(path.attr("fill-opacity", decimal(step.opacity, 2)));
    }
    let clip = ["url(#", &clip_id(scene.frame.view), ")"].concat();
    // The fill is for print in one ink, where the cloud inherits it.
    let hatch = ["url(#", &body::hatch_id(scene.frame.view), ")"].concat();
    group("pattern", children).map(|group| group.attr("clip-path", clip).attr("fill", hatch))
}

fn marks(scene: &ViewScene) -> Option<Element> {
    let camera = scene.frame.camera;
    let mark = |mark: &MarkScene| {
        let edge = decimal(camera.grid(MARK_PX), 2);
        let areas = mark.placed.iter();
        let areas = areas.map(|placed| shape(placed, "mark").attr("stroke-width", edge.clone()));
        let hatch = el("path")
            .attr("class", "hatch")
            .attr("d", mark.hatch.clone());
        let hatch = hatch.attr("stroke-width", decimal(camera.grid(HATCH_PX), 2));
        el("g").children(areas).child(hatch)
    };
    group("marks", scene.marks.iter().map(mark).collect())
}

fn zones(scene: &ViewScene) -> Option<Element> {
    if scene.zones.is_empty() {
        return None;
    }
    let zone = |zone: &ZoneTarget| {
        shape(&zone.placed, "zone")
            .attr(
                "aria-pressed",
                if zone.mark.is_some() { "true" } else { "false" },
            )
            .attr_some("data-do-delete", zone.mark.clone())
            .children(None::<Element>)
            .press(&zone.target.to_string(), &zone.name, zone.is_stop)
    };
    Some(
        el("g")
            .key("zones")
            .attr("class", "zones")
            .children(scene.zones.iter().map(zone)),
    )
}

impl Element {
    /// The same element as something to press: by pointer, keyboard and assistive technology.
    pub(super) fn press(self, target: &str, name: &str, is_stop: bool) -> Self {
        let target: Rc<str> = target.into();
        self.attr("role", "button")
            .attr("tabindex", if is_stop { "0" } else { "-1" })
            .attr("aria-label", Value::Owned(name.to_owned()))
            .attr("data-do", Rc::clone(&target))
            .attr("data-target", target)
    }
}
