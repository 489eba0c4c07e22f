//! Pictures of the summary: the body with all marks and their numbers, and what is typical for a
//! muscle.
//!
//! Numbers stand in the margin beside their mark, so that they hide nothing; a line leads to it.

use super::Source;
use crate::atlas::{Laterality, TriggerPointId, View};
use crate::content::Ui;
use crate::geometry::{Bounds, Point};
use crate::options::{Layer, Mode};
use crate::order;
use crate::render::cutout::{frame_around, quiet, still};
use crate::render::layout::{Frame, Layout, layout};
use crate::render::node::{Element, el};
use crate::render::overlay::{circle, text};
use crate::render::pattern::Pattern;
use crate::render::rings::Rings;
use crate::render::scene::{ViewScene, scene};
use crate::render::trace::PixelTrace;
use crate::render::words;
use crate::state::{Selection, Stage, State};

/// Room of a whole body, and of a close-up, in pixels of the picture.
pub(super) const BODY: (f64, f64) = (284.0, 650.0);
pub(super) const CLOSEUP: (f64, f64) = (220.0, 240.0);

/// Room of the picture of a muscle.
const SMALL: (f64, f64) = (150.0, 170.0);

/// Radius of a number, and the least distance between two.
const DISC: f64 = 11.0;
const STEP: f64 = 24.0;

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

/// The numbers of the marks in the margins, with lines to them.
fn discs(state: &State, scene: &mut ViewScene) -> Element {
    let frame = scene.frame;
    let mut found: Vec<(usize, Point)> = Vec::new();
    for mark in &mut scene.marks {
        mark.disc = None;
        let rings = mark.placed.iter().map(|placed| {
            let tolerance = 0.5 / frame.camera.px_per_unit;
            Rings::from_path(&placed.shape.path, placed.mirrored, tolerance)
        });
        let largest = rings.max_by(|a, b| a.area().total_cmp(&b.area()));
        if let Some(at) = largest.and_then(|rings| rings.middle()) {
            found.push((mark.number, frame.camera.px(at)));
        }
    }
    let middle = frame.camera.origin.x;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (number, at) in found {
        // What lies on the midline goes where fewer numbers are.
        let is_left = if (at.x - middle).abs() < 1.0 {
            left.len() < right.len()
        } else {
            at.x < middle
        };
        if is_left { &mut left } else { &mut right }.push((number, at));
    }
    let (near, far) = (DISC + 2.0, frame.width - DISC - 2.0);
    let group = el("g").attr("class", "discs").attr("aria-hidden", "true");
    let group = column(left, near, frame.height)
        .into_iter()
        .fold(group, |group, item| group.child(disc(state, item)));
    column(right, far, frame.height)
        .into_iter()
        .fold(group, |group, item| group.child(disc(state, item)))
}

/// Numbers of one margin: each as high as its mark where there is room, none above another.
fn column(mut marks: Vec<(usize, Point)>, x: f64, height: f64) -> Vec<(usize, Point, Point)> {
    order::sort_by(&mut marks, |(a, first), (b, second)| {
        first.y.total_cmp(&second.y).then(a.cmp(b))
    });
    // More than fit are named on the page, not on the figure.
    marks.truncate(((height - 2.0 * DISC) / STEP) as usize);
    let mut below = height - DISC - 2.0;
    let mut places = Vec::with_capacity(marks.len());
    let mut above = DISC + 2.0;
    for (number, target) in marks {
        let y = target.y.max(above);
        above = y + STEP;
        places.push((number, Point::new(x, y), target));
    }
    for (_, at, _) in places.iter_mut().rev() {
        at.y = at.y.min(below);
        below = at.y - STEP;
    }
    places
}

/// A number with its line; `data-mark` says which mark it is.
fn disc(state: &State, (number, at, target): (usize, Point, Point)) -> Element {
    let mark = state.marks.get(number.saturating_sub(1));
    let mark = mark.map(|mark| [mark.zone.slug(), " ", mark.side.slug()].concat());
    let leg = |class| {
        let mut trace = PixelTrace::default();
        trace.start(at);
        trace.line(target);
        el("path").attr("class", class).attr("d", trace.finish())
    };
    let leader = el("g")
        .attr("class", "leader")
        .child(leg("leader-halo"))
        .child(leg("leader-line"))
        .child(circle("leader-dot", target, 2.4));
    let baseline = Point::new(at.x, at.y + 5.0);
    let number = text("number", baseline, &number.to_string()).attr("text-anchor", "middle");
    let disc = el("g").attr("class", "disc");
    el("g")
        .attr_some("data-mark", mark)
        .child(leader)
        .child(disc.child(circle("ground", at, DISC)).child(number))
}
