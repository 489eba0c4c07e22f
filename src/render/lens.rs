//! The round lens between front and back: the place of the chosen pattern on head, hand or foot,
//! larger.
//!
//! ```text
//!    o    .-----.    o     in the gap between the bodies, as high as words and both bodies leave
//!   /|\  (  lens )  /|\    room: whatever it shows, it stays in its place
//!   / \   '-----'   / \
//!         caption
//! ```
//!
//! Only for the eye and the pointer: the button in the panel opens the same close-up.

use super::closer;
use super::cutout::{frame_around, unpress};
use super::draw::{Painter, matrix};
use super::labels::{LINE, Room, broken, text_width};
use super::layout::{Camera, Frame};
use super::node::{Element, el};
use super::overlay::{circle, word};
use super::pattern::Pattern;
use super::scene::{Maker, Row, ViewScene, Word};
use super::words;
use crate::atlas::{Atlas, View};
use crate::geometry::{Bounds, GRID, Point};
use crate::state::{Action, Size, State};

/// Radii in pixels, the best first.
const RADII: [f64; 4] = [100.0, 92.0, 84.0, 76.0];

/// Least room to the bodies, in pixels: markers at their edge need some.
const CLEAR: f64 = 12.0;

/// Half of the longest line of the caption, in pixels.
const LINE_HALF: f64 = 84.0;

/// Half of the width of its edge, in pixels.
const EDGE: f64 = 0.7;

/// Room above it, in pixels.
const ABOVE: f64 = 30.0;

/// How low it may reach, as a share of the height: below are names of sides, and the legend.
const LOWEST: f64 = 0.5;

/// What it shows at least from edge to edge, in units of the body.
const CONTEXT: f64 = 104.0;

/// The share of the diagonal of what must be seen that lies in it: corners are mostly empty.
const CORE: f64 = 0.88;

/// How many times larger than the body it must be to explain more.
const LARGER: f64 = 1.5;

/// The lens on the stage, in pixels.
#[derive(Debug)]
pub struct Lens<'a> {
    /// The close-up, without words and without anything to press.
    pub view: ViewScene<'a>,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f64,
    /// What it shows, line by line.
    pub caption: Vec<Word>,
    /// Its room with that of the caption: labels keep clear of it.
    pub area: Bounds,
}

/// The close-up for the lens, whether or not its drawing is there: on wide widgets, where front and
/// back stand side by side, for a spot with a close-up of some of its typical zones.
pub fn lens_view(state: &State, atlas: &Atlas) -> Option<View> {
    let (point, side) = state.selection.spot()?;
    if state.stage.size() < Size::Xl || state.shown_views().len() < 2 {
        return None;
    }
    let closer = closer::of_spot(state, atlas, point, side);
    let view = state.closeup_among(&closer.views);
    view.filter(|_| closer.n_zones > 0)
}

/// The lens between two views; `None` where it has nothing to add or finds no room.
pub(super) fn lens<'a>(makers: &[Maker<'_, 'a>]) -> Option<Lens<'a>> {
    let [left, right] = makers else { return None };
    let view = lens_view(left.state, left.atlas)?;
    left.atlas.lines(view)?;
    let text = left.state.stage.text;
    let half = |line: &str| text_width(line, true) * text * 0.58;
    let caption = words::closer(left.content, view);
    let n_lines = if half(&caption) > LINE_HALF { 2 } else { 1 };
    let lines = broken(&caption, n_lines).unwrap_or_else(|| vec![caption]);
    let half = lines.iter().map(|line| half(line)).fold(0.0, f64::max);
    let line = LINE * text;
    let below = line * lines.len() as f64 + 8.0;
    let (at, radius) = place(left, right, half, below)?;
    let frame = frame_for(left, view, radius)?;
    let maker = Maker::new(left.state, left.atlas, left.content, frame, None, false);
    let circle = Bounds::from_points([at]).grown(radius + 4.0);
    let caption = lines.into_iter().zip(1..).map(|(text, n)| Word {
        text,
        at: Point::new(at.x, circle.max.y + line * f64::from(n)),
        starts: false,
    });
    Some(Lens {
        view: maker.still(),
        at,
        radius,
        area: circle
            .with(Point::new(at.x - half, at.y))
            .with(Point::new(at.x + half, at.y + radius + below)),
        caption: caption.collect(),
    })
}

/// The place for the largest circle that fits between two bodies, with words of some
/// width below it: beside the heads, where names of zones seldom are.
fn place(left: &Maker, right: &Maker, half: f64, below: f64) -> Option<(Point, f64)> {
    let rows = || left.rows.iter().zip(&right.rows).zip(0..);
    for radius in RADII {
        let at = Point::new(right.frame.x, ABOVE + radius);
        let end = radius + below;
        let reach = radius + CLEAR;
        let is_free = |((left_row, right_row), row): ((&Row, &Row), u32)| {
            let free = left_row.map_or(f64::INFINITY, |(_, to)| left.frame.width - to);
            let free = right_row.map_or(free, |(from, _)| free.min(from));
            // How much it needs to both sides of the middle.
            let down = f64::from(row) * Room::ROW - at.y;
            let across = (reach * reach - down * down).max(0.0).sqrt();
            free >= across && (free >= half || down < radius || down > end)
        };
        if at.y + end < left.frame.height * LOWEST && rows().all(is_free) {
            return Some((at, radius));
        }
    }
    None
}

/// Moved to the right.
pub(super) fn moved(area: Bounds, by: f64) -> Bounds {
    let moved = |at: Point| Point::new(at.x + by, at.y);
    Bounds {
        min: moved(area.min),
        max: moved(area.max),
    }
}

/// The part of a close-up that holds the typical zones and the spot, else the zones alone; `None`
/// where that is hardly larger than on the body.
fn frame_for(body: &Maker, view: View, radius: f64) -> Option<Frame> {
    let zones = Pattern::of(body.state, body.atlas, view).essential_bounds()?;
    let (point, side) = body.state.selection.spot()?;
    let spot = body.atlas.point_in(view, point, side);
    let whole = spot.and_then(|spot| frame_of(body, view, zones.with(spot), radius));
    whole.or_else(|| frame_of(body, view, zones, radius))
}

/// The part of a close-up that holds a rectangle, where it is much larger than on the body.
fn frame_of(body: &Maker, view: View, seen: Bounds, radius: f64) -> Option<Frame> {
    let scale = view.row()?.scale;
    let context = (CONTEXT * scale).min(view.bounds().height());
    let middle = seen.center();
    let core = middle.distance(seen.min) * CORE;
    let most = view.bounds().width() + view.bounds().height();
    let mut reach = core;
    while reach < most {
        let near = Bounds::from_points([middle]).grown(reach);
        let mut frame = frame_around(view, near, context, (2.0 * radius, 2.0 * radius));
        let camera = &mut frame.camera;
        if camera.px_per_unit * scale < body.camera().px_per_unit * LARGER {
            return None;
        }
        // Beside the drawing is paper; above or below it, the body goes on.
        let aside = radius - camera.px(middle).x;
        if core * camera.px_per_unit + aside.abs() > radius {
            camera.origin.x += aside;
        }
        let off = camera.px(middle).distance(Point::new(radius, radius));
        if core * camera.px_per_unit + off <= radius {
            return Some(frame);
        }
        reach *= 1.08;
    }
    None
}

impl Lens<'_> {
    /// Its picture over the stage; `painter` keeps the body.
    pub fn draw(&self, painter: &mut Painter) -> Element {
        let radius = self.radius;
        // Its pixels are those of the stage.
        let camera = Camera {
            px_per_unit: GRID,
            origin: Point::new(self.at.x - radius, self.at.y - radius),
        };
        let mut view = painter.draw(&self.view);
        view.tag = "g";
        view.attributes.clear();
        unpress(&mut view);
        let view = view
            .attr("class", "view")
            .attr("transform", matrix(camera))
            .attr("clip-path", "url(#lens)");
        let show = Action::Show(self.view.frame.view).to_string();
        let clip = circle("", Point::new(radius, radius), radius - EDGE);
        el("svg")
            .key(self.view.frame.view.slug())
            .attr("class", "lens")
            .attr("aria-hidden", "true")
            .child(el("clipPath").attr("id", "lens").child(clip))
            .child(circle("lens-ground", self.at, radius).attr("data-do", show))
            .child(view)
            .children(self.caption.iter().map(|line| word(line, "title")))
    }
}
