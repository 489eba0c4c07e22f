//! Where the views stand on the stage, and how large: pure arithmetic in pixels.
//!
//! ```text
//!  stage
//!  ┌────────────────┬────────────────┐
//!  │     Front      │      Back      │   one frame per view, side by side
//!  │       o        │        o       │   the body is centered in its frame
//!  │      /|\       │       /|\      │   "Your right" and "Your left" under the hands
//!  │      / \       │       / \      │
//!  └────────────────┴────────────────┘
//! ```

use super::pattern::Pattern;
use crate::atlas::{Atlas, Laterality, TriggerPointId, View};
use crate::geometry::{Bounds, GRID, Point};
use crate::state::{Selection, Size, State, Zoom};

/// Room above the head for the name of the view, in pixels.
const ABOVE: f64 = 57.0;

/// Room below the feet, in pixels.
const BELOW: f64 = 16.0;

/// Room beside the hands, in pixels.
const BESIDE: f64 = 14.0;

/// Room beside a close-up, for its labels, in pixels at most, and as a share of the width of
/// narrow and of wide stages.
const LABELS: (f64, f64, f64) = (170.0, 0.1, 0.2);

/// Width below which a stage is narrow, in pixels.
const NARROW: f64 = 480.0;

/// Smallest body that is still worth pressing, in pixels.
const LEAST_BODY: f64 = 320.0;

/// Closest look, in pixels per atlas unit.
const CLOSEST: f64 = 2.0;

/// Room around what a close look shows, in pixels: beside it, above it and below it.
const MARGIN: (f64, f64, f64) = (34.0, 44.0, 54.0);

/// Room around a spot that a close look shows at least, in atlas units.
const CONTEXT: f64 = 34.0;

/// From atlas units to pixels of a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Pixels per atlas unit.
    pub px_per_unit: f64,
    /// Where the atlas origin lies, in pixels of the frame.
    pub origin: Point,
}

impl Camera {
    /// A place of the view in pixels of the frame.
    pub fn px(self, at: Point) -> Point {
        Point::new(
            self.origin.x + at.x * self.px_per_unit,
            self.origin.y + at.y * self.px_per_unit,
        )
    }

    /// A length in pixels as grid steps, for stroke widths inside the camera.
    pub fn grid(self, px: f64) -> f64 {
        px * GRID / self.px_per_unit
    }

    /// A place of the frame in atlas units of the view.
    pub fn atlas(self, px: Point) -> Point {
        Point::new(
            (px.x - self.origin.x) / self.px_per_unit,
            (px.y - self.origin.y) / self.px_per_unit,
        )
    }
}

/// A view on the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The view.
    pub view: View,
    /// Left edge on the stage, in pixels.
    pub x: f64,
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// What of the body it shows.
    pub camera: Camera,
    /// Whether it looks closer than the whole body: at a part of it, or in a close-up.
    pub close: bool,
}

impl Frame {
    /// Where a part of the view lies, in pixels of the stage.
    fn on_stage(&self, part: Bounds) -> Bounds {
        let corner = |at: Point| {
            let px = self.camera.px(at);
            Point::new(px.x + self.x, px.y)
        };
        Bounds {
            min: corner(part.min),
            max: corner(part.max),
        }
    }
}

/// The views on the stage, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// One frame per view.
    pub frames: Vec<Frame>,
}

/// The layout for a state.
///
/// Wide stages show front and back side by side, others one view.
/// On narrow widgets the camera goes to what is chosen: the spot with its essential zones, or the
/// muscle. Everywhere else the whole body stays in sight.
pub fn layout(state: &State, atlas: &Atlas) -> Layout {
    let views = state.shown_views();
    let size = state.stage.size();
    let room = state.stage.height;
    let width = (state.stage.stage_width / views.len().max(1) as f64)
        .max(80.0)
        .round();
    let frames = views.iter().zip(0..).map(|(view, position)| {
        let near = (size <= Size::S && view.is_body())
            .then(|| focus(state, atlas, *view))
            .flatten();
        let height = match near {
            None if view.is_body() => room.max(LEAST_BODY + ABOVE + BELOW),
            _ => room.max(160.0),
        };
        let whole = if view.is_body() {
            whole_body(atlas.bounds(*view), width, height.round())
        } else {
            closeup(*view, width, height.round())
        };
        Frame {
            view: *view,
            x: width * f64::from(position),
            width,
            height: height.round(),
            camera: near.map_or(whole, |near| close_look(near, width, height.round(), whole)),
            close: near.is_some() || !view.is_body(),
        }
    });
    Layout {
        frames: frames.collect(),
    }
}

/// How the stage goes over from the body to a close-up, or back: where the body shows what the
/// close-up enlarges, and where the close-up shows it. `None` when both states show the same kind.
pub fn zoom(before: &State, after: &State, atlas: &Atlas) -> Option<Zoom> {
    let opens = before.view.is_body();
    if opens == after.view.is_body() {
        return None;
    }
    let (body, closeup) = if opens {
        (before, after)
    } else {
        (after, before)
    };
    let large = layout(closeup, atlas).frames.into_iter().next()?;
    let large = large.on_stage(large.view.bounds());
    let small = enlarged(closeup.view, &layout(body, atlas), atlas)?;
    let scale = large.height() / small.height().max(1.0);
    let (from, to) = (small.center(), large.center());
    Some(Zoom {
        opens,
        scale,
        shift: Point::new(to.x - from.x * scale, to.y - from.y * scale),
    })
}

/// What a close-up enlarges, on the stage of the body. Where the body is shown from another side,
/// what the other side of the close-up enlarges, or the same height in its middle.
fn enlarged(view: View, body: &Layout, atlas: &Atlas) -> Option<Bounds> {
    let part = |view: View| {
        let (from, part) = atlas.closeup(view)?;
        let frame = body.frames.iter().find(|frame| frame.view == from)?;
        Some(frame.on_stage(part))
    };
    let middle = || {
        let (_, part) = atlas.closeup(view)?;
        let half = part.width() / 2.0;
        let first = body.frames.first()?;
        Some(first.on_stage(Bounds {
            min: Point::new(-half, part.min.y),
            max: Point::new(half, part.max.y),
        }))
    };
    part(view).or_else(|| part(view.opposite())).or_else(middle)
}

/// All that a close-up holds, as large as its labels allow: the head on the lower edge, where its
/// drawing ends, the rest in the middle.
fn closeup(view: View, width: f64, height: f64) -> Camera {
    let picture = view.bounds();
    let (most, narrow, wide) = LABELS;
    let beside = (width * if width < NARROW { narrow } else { wide }).min(most);
    let is_head = matches!(
        view.drawing(),
        View::HeadFront | View::HeadLeft | View::HeadBack
    );
    let above = if height < 400.0 { 12.0 } else { ABOVE };
    let below = if is_head { 0.0 } else { BELOW };
    let room = Point::new(width - 2.0 * beside, height - above - below);
    // The shoulders of a head may lie under its labels.
    let wide = if is_head { 0.8 } else { 1.0 };
    let fitting = (room.x / (picture.width() * wide)).min(room.y / picture.height());
    let px_per_unit = snapped(fitting);
    let center = picture.center();
    let middle = above + room.y / 2.0;
    let y = if is_head {
        height - picture.max.y * px_per_unit
    } else {
        middle - center.y * px_per_unit
    };
    Camera {
        px_per_unit,
        origin: Point::new((width / 2.0 - center.x * px_per_unit).round(), y.round()),
    }
}

/// All that the view holds, centered.
pub(crate) fn whole_body(picture: Bounds, width: f64, height: f64) -> Camera {
    let (left, top) = (BESIDE, ABOVE);
    let room = Point::new(width - 2.0 * left, height - top - BELOW);
    let fitting = (room.x / picture.width()).min(room.y / picture.height());
    let px_per_unit = snapped(fitting);
    let middle = Point::new(
        width / 2.0,
        top + room.y.max(picture.height() * px_per_unit) / 2.0,
    );
    let center = picture.center();
    Camera {
        px_per_unit,
        origin: Point::new(
            (middle.x - center.x * px_per_unit).round(),
            (middle.y - center.y * px_per_unit).round(),
        ),
    }
}

/// As close to `near` as margins allow, never smaller than the whole body.
fn close_look(near: Bounds, width: f64, height: f64, whole: Camera) -> Camera {
    let (beside, above, below) = MARGIN;
    let room = Point::new(width - 2.0 * beside, height - above - below);
    let fitting = (room.x / near.width().max(1.0)).min(room.y / near.height().max(1.0));
    let px_per_unit = snapped(fitting.min(CLOSEST).max(whole.px_per_unit));
    let center = near.center();
    let middle = Point::new(width / 2.0, above + room.y / 2.0);
    Camera {
        px_per_unit,
        origin: Point::new(
            (middle.x - center.x * px_per_unit).round(),
            (middle.y - center.y * px_per_unit).round(),
        ),
    }
}

/// What a close look at a view shows; `None` when nothing of the choice is in it.
fn focus(state: &State, atlas: &Atlas, view: View) -> Option<Bounds> {
    let bounds = match &state.selection {
        Selection::Spot { point, side, .. } => {
            let pattern = Pattern::of(state, atlas, view);
            let zones = pattern.essential_bounds();
            let spot = spot_place(atlas, view, *point, *side, zones.is_some());
            let spot = spot.map(|at| Bounds::from_points([at]).grown(CONTEXT));
            let shown = zones.into_iter().chain(spot).reduce(Bounds::union);
            shown.or_else(|| pattern.muscle_bounds().map(|bounds| bounds.grown(CONTEXT)))
        }
        Selection::Muscle { .. } => {
            let chosen = Pattern::of(state, atlas, view);
            chosen.muscle_bounds().map(|bounds| bounds.grown(CONTEXT))
        }
        Selection::Nothing | Selection::Place { .. } => None,
    };
    bounds.filter(|bounds| !bounds.is_empty())
}

/// Where a view shows a spot: in its place, or seen through the body from the far side.
pub(crate) fn spot_place(
    atlas: &Atlas,
    view: View,
    point: TriggerPointId,
    side: Laterality,
    through: bool,
) -> Option<Point> {
    let here = atlas.point_in(view, point, side);
    here.or_else(|| match view {
        View::Front | View::Back | View::HeadFront | View::HeadBack if through => atlas
            .point_in(view.opposite(), point, side)
            .map(Point::mirrored),
        _ => None,
    })
}

/// Scales have three decimals, so that text and arithmetic agree on every platform.
fn snapped(px_per_unit: f64) -> f64 {
    ((px_per_unit * 1e3).floor() / 1e3).max(0.05)
}
