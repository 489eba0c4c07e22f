//! A part of a view around a place, as a picture to look at: nothing in it can be pressed.

use super::dots::Dots;
use super::draw::Painter;
use super::layout::{Camera, Frame, Layout};
use super::node::{Element, Node, Value};
use super::pattern::{Pattern, placed_zones};
use super::scene::{ViewScene, scene};
use crate::atlas::{Atlas, Laterality, Target, View};
use crate::content::Content;
use crate::geometry::{Bounds, Point};
use crate::options::{Layer, Mode};
use crate::state::{Selection, State};

/// What the picture of a place shows at least, in units of the body.
const CONTEXT: f64 = 120.0;

/// Room around the place, as a share of the longer side of what must be seen.
const MARGIN: f64 = 0.3;

/// Room between what must be seen and the edge of a close-up, in units of the body.
const ROOM: f64 = 14.0;

/// Attributes of what can be pressed.
const PRESSED: &[&str] = &["aria-label", "data-do", "data-target", "role", "tabindex"];

/// The picture of a place: the spot between its landmarks, the muscle, or the zone.
///
/// `None` while no drawing that shows it is there; `size` is its width and height in pixels.
/// `name` is its own on the page: several entries may be for one place.
pub(super) fn cutout(
    state: &State,
    atlas: &Atlas,
    content: &Content,
    (place, name): (Target, &str),
    size: (f64, f64),
) -> Option<Element> {
    let state = looking_at(state, place);
    let views = views_of(&state, atlas, place);
    let seen = |view: &View| Some((*view, area(&state, atlas, *view, place)?));
    let fitting = views.iter().filter_map(seen).find(fits);
    let (view, near) = fitting.or_else(|| views.iter().find_map(seen))?;
    let near = near.grown(near.width().max(near.height()) * MARGIN);
    let context = CONTEXT * view.row().map_or(1.0, |row| row.scale);
    let layout = Layout {
        frames: vec![frame_around(view, near, context, size)],
    };
    let mut scene = scene(&state, atlas, content, &layout)
        .views
        .into_iter()
        .next()?;
    scene.cloud.clear();
    scene.dots = Dots::default();
    Some(quiet(&mut scene, name))
}

/// The view for the picture of a place: the best one that shows it, or that may once its drawing
/// is there.
pub fn view_of(state: &State, atlas: &Atlas, place: Target) -> Option<View> {
    let state = looking_at(state, place);
    let mut views = views_of(&state, atlas, place).into_iter();
    views.find(|view| match area(&state, atlas, *view, place) {
        Some(near) => fits(&(*view, near)),
        None => atlas.has(*view) != (true, true),
    })
}

/// Whether a view has room around what must be seen: at the edge of a close-up the body is better.
fn fits((view, near): &(View, Bounds)) -> bool {
    let scale = view.row().map_or(1.0, |row| row.scale);
    let near = near.grown(ROOM * scale);
    let bounds = view.bounds();
    view.is_body() || (bounds.contains(near.min) && bounds.contains(near.max))
}

/// The state in which a place is chosen and nothing else.
fn looking_at(state: &State, place: Target) -> State {
    let mut state = state.clone();
    let stack = Vec::new();
    state.mode = Mode::Spot;
    state.layer = Layer::Skin;
    state.marks.clear();
    state.hover = None;
    state.focus = None;
    state.selection = match place {
        Target::Spot(point, side) => Selection::Spot { point, side, stack },
        Target::Muscle(muscle, side) => Selection::Muscle {
            muscle,
            side,
            stack,
        },
        Target::Zone(zone, side) => Selection::Place {
            view: state.view,
            at: None,
            zone: (zone, side),
        },
    };
    state
}

/// Views that show a place, the best first: a close-up, what is on screen, the rest of the body.
fn views_of(state: &State, atlas: &Atlas, place: Target) -> Vec<View> {
    let mut views = match place {
        Target::Spot(point, side) => atlas.views_of_point(point, side),
        Target::Zone(zone, side) => atlas.views_of_zone(zone, side),
        Target::Muscle(muscle, side) => {
            let points = muscle.points_with_parts();
            let first = points.first();
            let views = first.map(|point| atlas.views_of_point(*point, side));
            views.unwrap_or_else(|| View::BODY.to_vec())
        }
    };
    views.retain(|view| state.can_show(*view));
    let shown = state.shown_views();
    let shown = views.iter().copied().find(|view| shown.contains(view));
    let best = state.closeup_among(&views).into_iter().chain(shown);
    best.chain(views.iter().copied()).collect()
}

/// What must be seen of a place in a view; `None` where the view does not show it.
fn area(state: &State, atlas: &Atlas, view: View, place: Target) -> Option<Bounds> {
    let drawing = atlas.drawing(view)?;
    atlas.lines(view)?;
    match place {
        Target::Spot(point, side) => {
            let spot = atlas.point_in(view, point, side)?;
            let mirrored = view.is_mirrored() || (view.is_symmetric() && side == Laterality::Right);
            let anchor = point.row().anchor;
            let landmarks = drawing.landmarks().iter();
            let landmarks =
                landmarks.filter(|(id, _)| anchor.is_some_and(|anchor| anchor.contains(id)));
            let landmarks = landmarks.map(|(_, at)| if mirrored { at.mirrored() } else { *at });
            Some(Bounds::from_points(landmarks.chain([spot])))
        }
        Target::Muscle(..) => Pattern::of(state, atlas, view).muscle_bounds(),
        Target::Zone(zone, side) => {
            let placed = placed_zones(drawing, view, zone, side);
            placed
                .map(|zone| zone.placed.bounds())
                .reduce(Bounds::union)
        }
    }
}

/// A frame of a size around a part of a view, with at least `context` units of it from top to bottom.
pub(super) fn frame_around(
    view: View,
    near: Bounds,
    context: f64,
    (width, height): (f64, f64),
) -> Frame {
    let across = near.width().max(context * width / height);
    let down = near.height().max(context);
    let px_per_unit = (width / across).min(height / down);
    let middle = near.center();
    Frame {
        view,
        x: 0.0,
        width,
        height,
        camera: Camera {
            px_per_unit,
            origin: Point::new(
                width / 2.0 - middle.x * px_per_unit,
                height / 2.0 - middle.y * px_per_unit,
            ),
        },
        close: true,
    }
}

/// A view's picture without words and arcs; `id` tells it from others of the view.
pub(super) fn quiet(scene: &mut ViewScene, id: &str) -> Element {
    scene.title = None;
    scene.sides.clear();
    scene.labels.clear();
    scene.flows.clear();
    scene.marker = scene.marker.take().filter(|marker| !marker.far);
    still(scene, id)
}

/// A view as a picture to look at: nothing in it can be pressed, and its ids are its own.
pub(super) fn still(scene: &mut ViewScene, id: &str) -> Element {
    scene.zones.clear();
    scene.spots.clear();
    scene.tag = None;
    let mut picture = Painter::default().draw(scene);
    own_ids(&mut picture, id);
    picture.attributes.retain(|(name, _)| *name != "role");
    picture.attr("role", "img")
}

/// Gives the ids of a picture an end of their own, with what refers to them: a page has several
/// pictures of a view.
fn own_ids(element: &mut Element, id: &str) {
    for (name, value) in &mut element.attributes {
        let own = match (*name, value.as_str()) {
            ("id", old) => [old, "-", id].concat(),
            (_, old) if old.starts_with("url(#") => {
                let old = old.strip_suffix(')').unwrap_or(old);
                [old, "-", id, ")"].concat()
            }
            _ => continue,
        };
        *value = Value::Owned(own);
    }
    for child in &mut element.children {
        if let Node::Shared(shared) = child {
            *child = Node::Element(Element::clone(shared));
        }
        if let Node::Element(child) = child {
            child.attributes.retain(|(name, _)| !PRESSED.contains(name));
            own_ids(child, id);
        }
    }
}
