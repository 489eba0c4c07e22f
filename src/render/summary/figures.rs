//! Pictures of the summary: the body with all marks and their numbers, and what is typical for a
//! muscle.
//!
//! Numbers stand in the margin beside their mark, so that they hide nothing; a line leads to it.

use super::Source;
use crate::atlas::{Laterality, TriggerPointId, View};
use crate::content::Ui;
use crate::geometry::{Bounds, Point};
use crate::options::{Layer, Mode};
use crate::render::captions::word_area;
use crate::render::cutout::{frame_around, quiet, still};
use crate::render::discs::beside;
use crate::render::labels::Room;
use crate::render::layout::{Frame, Layout, layout};
use crate::render::node::{Element, el};
use crate::render::overlay::disc;
use crate::render::pattern::Pattern;
use crate::render::scene::{ViewScene, scene};
use crate::render::words;
use crate::state::{Selection, Stage, State};

/// Room of a whole body, and of a close-up, in pixels of the picture.
pub(super) const BODY: (f64, f64) = (284.0, 650.0);
pub(super) const CLOSEUP: (f64, f64) = (220.0, 240.0);

/// Room of the picture of a muscle.
const SMALL: (f64, f64) = (150.0, 170.0);

/// Radius of a number.
const DISC: f64 = 11.0;

/// What the picture of a muscle shows at least, in atlas units.
const CONTEXT: f64 = 250.0;

/// A view with all marks; `None` while its drawing is not there.
pub(super) fn figure(source: &Source, view: View) -> Option<Element> {
    let room = if view.is_body() { BODY } else { CLOSEUP };
    let state = looking(source.state, view, room);
    let mut scene = only_view(source, &state)?;
    name_sides(source, &mut scene);
    if !view.is_body() {
        scene.title = None;
        if !view.is_symmetric() {
            scene.sides.clear();
        }
    }
    let discs = discs(source.state, &mut scene);
    Some(still(&mut scene, view.slug()).child(discs))
}

/// A view with all marks and no words; `id` tells it from others of the view.
pub(super) fn small(source: &Source, view: View, id: &str) -> Option<Element> {
    let state = looking(source.state, view, BODY);
    let mut scene = only_view(source, &state)?;
    scene.title = None;
    scene.sides.clear();
    scene.marks.iter_mut().for_each(|mark| mark.disc = None);
    Some(still(&mut scene, &[view.slug(), "-", id].concat()))
}

/// The state in which a view shows all marks and nothing else.
fn looking(state: &State, view: View, (width, height): (f64, f64)) -> State {
    let mut state = state.clone();
    state.mode = Mode::Pain;
    state.selection = Selection::Nothing;
    state.layer = Layer::Skin;
    state.view = view;
    state.stage = Stage {
        // Not so narrow that it would look closer than the whole view.
        width: 800.0,
        height,
        stage_width: width,
        ..Stage::default()
    };
    state
}

fn only_view<'a>(source: &Source<'a>, state: &State) -> Option<ViewScene<'a>> {
    let layout = layout(state, source.atlas);
    let scene = scene(state, source.atlas, source.content, &layout);
    let scene = scene.views.into_iter().next()?;
    scene.drawing.is_some().then_some(scene)
}

/// What is typical for a trigger point, from front and back where there is something to see.
pub(super) fn typical(source: &Source, point: TriggerPointId, side: Laterality) -> Vec<Element> {
    let side = match side {
        Laterality::Midline => Laterality::Left,
        side => side,
    };
    let mut state = source.state.clone();
    state.mode = Mode::Spot;
    state.layer = Layer::Skin;
    state.marks.clear();
    state.selection = Selection::Spot {
        point,
        side,
        stack: Vec::new(),
    };
    let views = [View::Front, View::Back].into_iter();
    let draw = |view| {
        let frame = close_frame(source, &state, view, point, side)?;
        let layout = Layout {
            frames: vec![frame],
        };
        let scene = scene(&state, source.atlas, source.content, &layout);
        let mut scene = scene.views.into_iter().next()?;
        scene.chosen.clear();
        scene.finding = Default::default();
        let id = [point.slug(), "-", side.slug()].concat();
        Some(quiet(&mut scene, &id))
    };
    views.filter_map(draw).collect()
}

/// A frame around the zones and the spot of a point; `None` where the view shows none of them.
fn close_frame(
    source: &Source,
    state: &State,
    view: View,
    point: TriggerPointId,
    side: Laterality,
) -> Option<Frame> {
    source.atlas.drawing(view)?;
    let pattern = Pattern::of(state, source.atlas, view);
    let zones = pattern.essential.iter().chain(&pattern.spillover);
    let zones = zones.map(|zone| zone.placed.bounds());
    let spot = source.atlas.point_in(view, point, side);
    let spot = spot.map(|at| Bounds::from_points([at]));
    let near = zones.chain(spot).reduce(Bounds::union)?.grown(20.0);
    Some(frame_around(view, near, CONTEXT, SMALL))
}

/// "Left" and "Right" instead of "Your left": others read the page as well.
fn name_sides(source: &Source, scene: &mut ViewScene) {
    for (side, key) in [
        (Laterality::Left, Ui::SummaryLeft),
        (Laterality::Right, Ui::SummaryRight),
    ] {
        let yours = words::your(source.content, side);
        for word in scene.sides.iter_mut().filter(|word| word.text == yours) {
            word.text = source.content.ui(key).to_owned();
        }
    }
}

/// The numbers of the marks in the margins, with lines to them that leave the words legible. More
/// than fit are named on the page, not on the figure.
fn discs(state: &State, scene: &mut ViewScene) -> Element {
    let frame = scene.frame;
    let far = Point::new(frame.width, frame.height);
    let words = scene.title.iter().chain(&scene.sides);
    let room = Room {
        frame: Bounds::from_points([Point::default(), far]).grown(-DISC - 2.0),
        body: &[],
        blocked: words.map(|word| word_area(word, 1.0).grown(-3.0)).collect(),
        has_lens: false,
        text: 1.0,
    };
    scene.marks.iter_mut().for_each(|mark| mark.disc = None);
    beside(&mut scene.marks, &room, frame.camera);
    let mut group = el("g").attr("class", "discs").attr("aria-hidden", "true");
    for mark in &mut scene.marks {
        let numbered = disc(mark, DISC).map(|item| {
            let mark = state.marks.get(mark.number.saturating_sub(1));
            // Says which mark it is.
            let mark = mark.map(|mark| [mark.zone.slug(), " ", mark.side.slug()].concat());
            item.attr_some("data-mark", mark)
        });
        group = group.children(numbered);
        mark.disc = None;
    }
    group
}
