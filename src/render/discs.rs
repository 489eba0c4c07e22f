//! Where the numbers of marks stand: on their mark where it has room for one, else beside the body,
//! as high as their mark where that is free, with a line to it.
//!
//! Numbers beside the body stand in the order of their marks, from top to bottom. A number stands on
//! no other mark; one for which there is no room is left to the list.

use super::labels::{Room, crosses, overlap};
use super::layout::Camera;
use super::scene::{Maker, MarkScene};
use crate::geometry::{Bounds, Point};
use crate::order;

/// Radius of a number, in pixels.
pub(super) const DISC: f64 = 12.0;

/// Least distance between the middles of two numbers, in pixels.
const APART: f64 = 25.0;

/// Least distance from the middle of a number to the edge of the frame, in pixels.
const EDGE: f64 = 14.0;

/// From the body to the middle of a number beside it, in pixels.
const CLEAR: f64 = 22.0;

/// Least distance from the middle of a number to the line of another, in pixels.
const OFF_LINE: f64 = 13.0;

/// A mark of less than that is hidden by a number, in square pixels.
const SMALL_PX2: f64 = 680.0;

/// Pixels per step of the search for a free height, and how many it takes.
const STEP: f64 = 5.0;
const STEPS: u32 = 160;

/// How much higher a column begins with every try, and how many there are.
const LIFT: f64 = 30.0;
const LIFTS: u32 = 8;

impl Maker<'_, '_> {
    /// Puts numbers on their own marks where they hide neither these nor another's number, and the
    /// others beside the body, where nothing is `blocked`.
    pub(super) fn discs(&self, marks: &mut [MarkScene], blocked: Vec<Bounds>) {
        let room = Room {
            frame: self.frame_bounds().grown(-EDGE),
            body: &self.rows,
            blocked,
            has_lens: false,
            text: 1.0,
        };
        let camera = self.camera();
        let small = SMALL_PX2 / (camera.px_per_unit * camera.px_per_unit);
        for mark in marks.iter_mut() {
            mark.disc = mark.place;
        }
        let mut off = Vec::new();
        for (mark, own) in marks.iter().zip(0..) {
            let place = mark.place.unwrap_or_default();
            let trial = Trial {
                marks,
                room: &room,
                camera,
                own,
                place,
                turn: 0,
            };
            let is_small = mark.rings.iter().all(|rings| rings.area() < small);
            if is_small || !room.frame.contains(place) || !trial.is_free(place) {
                off.push(own);
            }
        }
        for own in off {
            put(marks, own, None);
        }
        beside(marks, &room, camera);
    }
}

fn put(marks: &mut [MarkScene], own: usize, disc: Option<Point>) {
    if let Some(mark) = marks.get_mut(own) {
        mark.disc = disc;
    }
}

/// Puts the numbers of marks without one beside the body, or where the room knows none, at the edge.
pub(super) fn beside(marks: &mut [MarkScene], room: &Room, camera: Camera) {
    let shown = room.frame.grown(EDGE);
    for is_left in [true, false] {
        let mut side = Vec::new();
        for (mark, own) in marks.iter().zip(0..) {
            let Some(place) = mark.place.filter(|at| shown.contains(*at)) else {
                continue;
            };
            let aside = 2.0 * place.x - x(room, true, place.y) - x(room, false, place.y);
            // What lies in the middle goes to either side in turn.
            let is_here = if aside.abs() < 4.0 {
                (mark.number % 2 > 0) == is_left
            } else {
                (aside < 0.0) == is_left
            };
            if is_here && mark.disc.is_none() {
                side.push((own, place));
            }
        }
        order::sort_few(&mut side, |(_, a), (_, b)| a.y.total_cmp(&b.y));
        column(marks, room, camera, &side, is_left);
    }
}

/// How far to the left or right a number of some height stands.
fn x(room: &Room, is_left: bool, y: f64) -> f64 {
    let extent = room.extent(y - EDGE, y + EDGE);
    let (left, right) = extent.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    if is_left {
        (left - CLEAR).max(room.frame.min.x)
    } else {
        (right + CLEAR).min(room.frame.max.x)
    }
}

/// Places the numbers of one side, one below the other: higher where the room below is taken, then
/// with lines over words, and if need be under numbers.
fn column(
    marks: &mut [MarkScene],
    room: &Room,
    camera: Camera,
    side: &[(usize, Point)],
    is_left: bool,
) {
    let is_full = side.len() as f64 * APART > room.frame.height();
    let first = if is_full { 2 * LIFTS } else { 0 };
    for turn in first..=2 * LIFTS {
        for (own, _) in side {
            put(marks, *own, None);
        }
        let mut least = f64::NEG_INFINITY;
        let mut is_done = true;
        for (own, place) in side {
            let trial = Trial {
                marks,
                room,
                camera,
                own: *own,
                place: *place,
                turn,
            };
            let height = place.y - f64::from(turn % LIFTS) * LIFT;
            let found = trial.find(is_left, height, least);
            match found {
                Some(at) => least = at.y + APART,
                None => is_done = false,
            }
            put(marks, *own, found);
        }
        if is_done {
            return;
        }
    }
}

/// A number that looks for a place.
struct Trial<'a, 'm> {
    marks: &'a [MarkScene<'m>],
    room: &'a Room<'a>,
    camera: Camera,
    own: usize,
    place: Point,
    /// How many tries there were.
    turn: u32,
}

impl Trial<'_, '_> {
    /// The free place of a side that is nearest to a height, and not above another.
    fn find(&self, is_left: bool, height: f64, least: f64) -> Option<Point> {
        let outward = if is_left { -APART } else { APART };
        for step in 0..STEPS {
            let away = f64::from(step.div_ceil(2)) * STEP;
            let y = height + if step % 2 == 0 { away } else { -away };
            if y < least {
                continue;
            }
            let mut at = Point::new(x(self.room, is_left, y), y);
            while self.room.frame.contains(at) {
                if self.is_free(at) {
                    return Some(at);
                }
                at.x += outward;
            }
        }
        None
    }

    /// Whether nothing is at a place, nor where its line may not run.
    fn is_free(&self, at: Point) -> bool {
        let area = Bounds::from_points([at]).grown(DISC);
        let line = [at, self.place];
        for other in &self.room.blocked {
            let is_struck =
                self.turn < LIFTS && !other.contains(self.place) && crosses(line, *other);
            if is_struck || overlap(area, *other) {
                return false;
            }
        }
        let in_atlas = self.camera.atlas(at);
        for (mark, index) in self.marks.iter().zip(0..) {
            if index == self.own {
                continue;
            }
            if let (Some(disc), Some(place)) = (mark.disc, mark.place) {
                let is_off = |disc: Point, [from, to]: [Point; 2]| {
                    disc.distance_squared_to_segment(from, to) >= OFF_LINE * OFF_LINE
                };
                let are_off =
                    self.turn == 2 * LIFTS || is_off(disc, line) && is_off(at, [disc, place]);
                if !are_off || disc.distance(at) < APART {
                    return false;
                }
            }
            if mark.rings.iter().any(|rings| rings.contains(in_atlas)) {
                return false;
            }
        }
        true
    }
}
