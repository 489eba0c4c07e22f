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

/// Size of the picture of a place, in pixels of its own.
const SIZE: (f64, f64) = (340.0, 230.0);

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
/// `None` while no drawing that shows it is there. `name` is its own on the page: several entries
/// may be for one place.
pub(super) fn cutout(
    state: &State,
    atlas: &Atlas,
    content: &Content,
    (place, name): (Target, &str),
) -> Option<Element> {
    let state = looking_at(state, place);
    let layout = Layout {
        frames: vec![best_frame(&state, atlas, place)?],
    };
    let mut scene = scene(&state, atlas, content, &layout)
        .views
        .into_iter()
        .next()?;
    scene.cloud.clear();
    scene.dots = Dots::default();
    Some(quiet(&mut scene, name))
}

/// The part of the best view that shows a place with room around it.
fn best_frame(state: &State, atlas: &Atlas, place: Target) -> Option<Frame> {
    let views = views_of(state, atlas, place);
    let mut first = None;
    for view in views {
        match frame_in(state, atlas, view, place) {
            Some((frame, true)) => return Some(frame),
            Some((frame, false)) => first = first.or(Some(frame)),
            None => {}
        }
    }
    first
}

/// The view for the picture of a place: the best one that shows it, or that may once its drawing
/// is there.
pub fn view_of(state: &State, atlas: &Atlas, place: Target) -> Option<View> {
    let state = looking_at(state, place);
    let mut views = views_of(&state, atlas, place).into_iter();
    views.find(|view| match frame_in(&state, atlas, *view, place) {
        Some((_, fits)) => fits,
        None => atlas.has(*view) != (true, true),
    })
}

/// The part of a view that shows a place, and whether it fits there: at the edge of a close-up, or
/// where it would be cut, the body is better.
fn frame_in(state: &State, atlas: &Atlas, view: View, place: Target) -> Option<(Frame, bool)> {
    let near = area(state, atlas, view, place)?;
    let scale = view.row().map_or(1.0, |row| row.scale);
    let bounds = view.bounds();
    let room = near.grown(ROOM * scale);
    let seen = near.grown(near.width().max(near.height()) * MARGIN);
    let frame = frame_around(view, seen, CONTEXT * scale, SIZE);
    let whole = SIZE.1 <= bounds.height() * frame.camera.px_per_unit;
    let fits = view.is_body() || (whole && bounds.contains(room.min) && bounds.contains(room.max));
    Some((frame, fits))
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
    // Others may show no more of a zone than its rim.
    let home = match place {
        Target::Zone(zone, side) => zone.home(side).filter(|home| views.contains(home)),
        _ => None,
    };
    let best = home.or_else(|| state.closeup_among(&views));
    let best = best.into_iter().chain(shown);
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
///
/// In a close-up it stays inside the drawing, which ends where the body goes on; where the drawing
/// is the smaller one, it is shown from edge to edge.
pub(super) fn frame_around(
    view: View,
    near: Bounds,
    context: f64,
    (width, height): (f64, f64),
) -> Frame {
    let across = near.width().max(context * width / height);
    let down = near.height().max(context);
    let px_per_unit = (width / across).min(height / down);
    let mut middle = near.center();
    if !view.is_body() {
        let bounds = view.bounds();
        let (x, y) = (width / px_per_unit, height / px_per_unit);
        middle.x = inside(middle.x, x, bounds.min.x, bounds.max.x);
        middle.y = inside(middle.y, y, bounds.min.y, bounds.max.y);
    }
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

/// The middle of a stretch of a length that stays between two ends, or lies evenly about them.
fn inside(middle: f64, length: f64, from: f64, to: f64) -> f64 {
    let (first, last) = (from + length / 2.0, to - length / 2.0);
    if first < last {
        middle.max(first).min(last)
    } else {
        (from + to) / 2.0
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

/// Takes from a picture what makes it a control; what is shared between renderings stays.
pub(super) fn unpress(element: &mut Element) {
    element
        .attributes
        .retain(|(name, _)| !PRESSED.contains(name));
    for child in &mut element.children {
        if let Node::Element(child) = child {
            unpress(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::tables::BitSet;
    use crate::atlas::{MuscleId, TriggerPointId, ZoneId};
    use crate::map::PainMap;
    use crate::options::Options;
    use crate::safety::care_for;

    /// Room that a spot needs to its edge, in pixels: half its ring.
    const RING: f64 = 11.0;

    /// Room that any place has to the edge, in pixels.
    const EDGE: f64 = 8.0;

    const SIDES: [Laterality; 2] = [Laterality::Left, Laterality::Right];

    /// Every place that an entry may be for.
    fn places() -> impl Iterator<Item = Target> {
        let spots = TriggerPointId::all();
        let spots = spots.flat_map(|point| SIDES.map(|side| Target::Spot(point, side)));
        let muscles = MuscleId::all();
        let muscles = muscles.flat_map(|muscle| SIDES.map(|side| Target::Muscle(muscle, side)));
        let zones = ZoneId::all().flat_map(|zone| {
            let sides: &[_] = if zone.row().sided {
                &SIDES
            } else {
                &[Laterality::Midline]
            };
            sides.iter().map(move |side| Target::Zone(zone, *side))
        });
        let places = spots.chain(muscles).chain(zones);
        places.filter(|place| !care_for(*place, BitSet::default()).is_empty())
    }

    /// A rectangle of a view in pixels of the picture.
    fn in_picture(frame: &Frame, part: Bounds) -> Bounds {
        let Camera {
            px_per_unit,
            origin,
        } = frame.camera;
        let at = |point: Point| {
            Point::new(
                point.x * px_per_unit + origin.x,
                point.y * px_per_unit + origin.y,
            )
        };
        Bounds {
            min: at(part.min),
            max: at(part.max),
        }
    }

    #[test]
    fn the_picture_of_every_place_holds_place_spot_and_landmarks_and_no_cut_body() {
        let options = Options {
            show_pelvic: true,
            ..Options::default()
        };
        let PainMap { state, atlas, .. } = PainMap::new(options);
        let mut n_pictures = 0;
        for place in places() {
            let state = looking_at(&state, place);
            let Some(frame) = best_frame(&state, &atlas, place) else {
                // Both are drawn in one piece with another muscle.
                assert!(
                    place.to_string().starts_with("muscle bulbospongiosus"),
                    "{place}"
                );
                continue;
            };
            n_pictures += 1;
            let near = in_picture(&frame, area(&state, &atlas, frame.view, place).unwrap());
            let room = [
                near.min.x,
                near.min.y,
                SIZE.0 - near.max.x,
                SIZE.1 - near.max.y,
            ];
            let room = room.into_iter().fold(f64::INFINITY, f64::min);
            let is_spot = matches!(place, Target::Spot(..));
            let least = if is_spot { RING } else { EDGE };
            assert!(room >= least, "{place} in {}: {room} px", frame.view.slug());
            // A drawing fills the picture from top to bottom, and across where it is wide enough.
            let whole = in_picture(&frame, frame.view.bounds());
            let fills = |from: f64, to: f64, size: f64| from < 0.1 && to > size - 0.1;
            let down = fills(whole.min.y, whole.max.y, SIZE.1);
            let across = fills(whole.min.x, whole.max.x, SIZE.0) || whole.width() < SIZE.0;
            // Sole and pelvic floor are in no other view, and are whole drawings of their own.
            let alone = ["pelvic-floor", "foot-sole-left", "foot-sole-right"];
            let alone = alone.contains(&frame.view.slug());
            let whole = frame.view.is_body() || ((down || alone) && across);
            assert!(whole, "{place} is cut in {}", frame.view.slug());
        }
        assert!(n_pictures > 900, "{n_pictures}");
    }
}
