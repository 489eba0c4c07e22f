//! Keyboard moves over the map: one tab stop, arrow keys to the nearest target that way.

use super::{Direction, Mode, Selection, State, Target, visible_spots};
use crate::atlas::{Atlas, Laterality, View};
use crate::geometry::Point;
use crate::order;

/// Distance between the midlines of two views that stand side by side, in atlas units.
const VIEW_STRIDE: f64 = 460.0;

/// How much a step aside weighs against a step ahead.
const ASIDE: f64 = 2.0;

/// A target that the keyboard can reach on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// What it is.
    pub target: Target,
    /// The view that shows it there.
    pub view: View,
    /// Where, in atlas units of that view.
    pub at: Point,
}

/// Everything that the keyboard can reach on the map: the visible spots; in pain mode, with nothing
/// chosen, the zones. Views from left to right, targets in the order of their tables.
pub fn stops(state: &State, atlas: &Atlas) -> Vec<Stop> {
    let zones = state.mode == Mode::Pain && state.selection == Selection::Nothing;
    let mut stops = Vec::new();
    for view in state.shown_views() {
        if zones {
            stops.extend(zone_stops(state, atlas, view));
        } else {
            let spots = visible_spots(state, atlas, view).into_iter();
            stops.extend(spots.map(|(point, side, at)| Stop {
                target: Target::Spot(point, side),
                view,
                at,
            }));
        }
    }
    stops
}

fn zone_stops(state: &State, atlas: &Atlas, view: View) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for shape in atlas
        .drawing(view)
        .map(|drawing| drawing.zones())
        .unwrap_or_default()
    {
        if state.hides_zone(shape.zone) {
            continue;
        }
        let center = shape.shape.bounds.center();
        let sides: &[(Laterality, bool)] = match view.side() {
            _ if shape.shape.midline => &[(Laterality::Midline, false)],
            None => &[(Laterality::Left, false), (Laterality::Right, true)],
            Some(Laterality::Right) => &[(Laterality::Right, true)],
            Some(_) => &[(Laterality::Left, false)],
        };
        for (side, mirrored) in sides {
            let target = Target::Zone(shape.zone, *side);
            let at = if *mirrored { center.mirrored() } else { center };
            if stops.iter().all(|stop| stop.target != target) {
                stops.push(Stop { target, view, at });
            }
        }
    }
    order::sort_by_key(&mut stops, |stop| stop.target);
    stops
}

/// The one stop in the tab order: the focused one, else the chosen one, else the topmost.
pub fn roving(state: &State, atlas: &Atlas) -> Option<Stop> {
    let stops = stops(state, atlas);
    let find = |target: Option<Target>| {
        let here = stops.iter().filter(|stop| Some(stop.target) == target);
        here.clone()
            .find(|stop| stop.view == state.focus_view)
            .or(here.clone().next())
            .copied()
    };
    find(state.focus)
        .or_else(|| find(state.selection.target()))
        .or_else(|| {
            stops
                .iter()
                .copied()
                .min_by(|a, b| a.at.y.total_cmp(&b.at.y))
        })
}

/// The stop that an arrow key leads to: the nearest one that way on the screen.
pub(super) fn next_stop(state: &State, atlas: &Atlas, direction: Direction) -> Option<Stop> {
    let from = roving(state, atlas)?;
    if state.focus != Some(from.target) {
        return Some(from);
    }
    let views = state.shown_views();
    let place = |stop: &Stop| {
        let column = views
            .iter()
            .position(|view| *view == stop.view)
            .unwrap_or(0);
        Point::new(stop.at.x + column as f64 * VIEW_STRIDE, stop.at.y)
    };
    let origin = place(&from);
    stops(state, atlas)
        .into_iter()
        .filter_map(|stop| cost(origin, place(&stop), direction).map(|cost| (cost, stop)))
        .min_by(|(a, first), (b, second)| {
            a.total_cmp(b)
                .then_with(|| first.target.cmp(&second.target))
        })
        .map(|(_, stop)| stop)
}

/// How far a place is in a direction; `None` when it does not lie that way.
fn cost(from: Point, to: Point, direction: Direction) -> Option<f64> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (ahead, aside) = match direction {
        Direction::Up => (-dy, dx),
        Direction::Down => (dy, dx),
        Direction::Left => (-dx, dy),
        Direction::Right => (dx, dy),
    };
    let aside = aside.abs();
    (ahead > 0.01 && aside <= ahead * 2.5).then_some(ahead + ASIDE * aside)
}
