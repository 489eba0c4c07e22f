//! What a press on the body means.

use super::{Mode, Selection, SidedMuscle, State, Target, shown_points, visible_spots};
use crate::atlas::{Atlas, Laterality, MuscleId, TriggerPointId, View};
use crate::geometry::Point;

/// Muscles offered at one place.
const MAX_STACK: usize = 8;

impl State {
    /// Resolves a press: the nearest visible spot within reach, else the muscles there, else the zone.
    ///
    /// In pain mode a press marks the zone, unless it hits a visible spot of the chosen muscle.
    pub(super) fn press(&mut self, atlas: &Atlas, view: View, at: Point, reach: f64) {
        if !at.is_finite() {
            return;
        }
        if self.shown_views().contains(&view) {
            self.view = view;
        }
        if let Some((point, side)) = nearest_spot(self, atlas, view, at, reach) {
            self.focus_on(Target::Spot(point, side), view);
            return self.choose_spot(point, side);
        }
        match self.mode {
            Mode::Spot => self.press_muscle(atlas, view, at),
            Mode::Pain => self.press_zone(atlas, view, at),
        }
    }

    fn press_muscle(&mut self, atlas: &Atlas, view: View, at: Point) {
        let mut stack = atlas.muscles_at(view, at, self.arm_shown());
        stack.retain(|(muscle, _)| !self.hides_muscle(*muscle));
        // A muscle drawn whole on the midline has its spots on both sides: the pressed one counts.
        let pressed = atlas.locate(view, at).1;
        for (_, side) in &mut stack {
            *side = if *side == Laterality::Midline {
                pressed
            } else {
                *side
            };
        }
        stack.truncate(MAX_STACK);
        match stack.first() {
            Some((muscle, side)) => {
                let selection = self.muscle_selection(*muscle, *side, stack);
                self.open_alone(selection);
            }
            None => self.press_place(atlas, view, at),
        }
    }

    fn press_place(&mut self, atlas: &Atlas, view: View, at: Point) {
        let zone = atlas
            .zone_at(view, at)
            .filter(|(zone, _)| !self.hides_zone(*zone));
        if let Some(zone) = zone {
            self.open_alone(Selection::Place {
                view,
                at: Some(atlas.neutral_place(view, at)),
                zone,
            });
        }
    }

    fn press_zone(&mut self, atlas: &Atlas, view: View, at: Point) {
        let zone = atlas
            .zone_at(view, at)
            .filter(|(zone, _)| !self.hides_zone(*zone));
        if let Some((zone, side)) = zone {
            self.focus_on(Target::Zone(zone, side), view);
            self.press_mark(zone, side);
        }
    }

    fn focus_on(&mut self, target: Target, view: View) {
        self.focus = Some(target);
        self.focus_view = view;
    }

    /// Chooses a target by name.
    pub(super) fn select(&mut self, target: Target) {
        let target = self.sided(target);
        if self.hides(target) {
            return;
        }
        match target {
            Target::Spot(point, side) => self.choose_spot(point, side),
            Target::Muscle(muscle, side) => self.choose_muscle(muscle, side),
            Target::Zone(zone, side) if self.mode == Mode::Pain => self.press_mark(zone, side),
            Target::Zone(zone, side) => {
                let place = Selection::Place {
                    view: self.view,
                    at: None,
                    zone: (zone, side),
                };
                self.open(place);
            }
        }
    }

    /// The same target on a side that exists: the midline for what exists once, else left or right.
    pub(super) fn sided(&self, target: Target) -> Target {
        let pick = |side| {
            if side == Laterality::Midline {
                self.side
            } else {
                side
            }
        };
        match target {
            Target::Muscle(muscle, side) => Target::Muscle(muscle, pick(side)),
            Target::Spot(point, side) => Target::Spot(point, pick(side)),
            Target::Zone(zone, side) if zone.row().sided => Target::Zone(zone, pick(side)),
            Target::Zone(zone, _) => Target::Zone(zone, Laterality::Midline),
        }
    }

    fn choose_spot(&mut self, point: TriggerPointId, side: Laterality) {
        let chosen = self.selection.muscle();
        let same_muscle =
            chosen.is_some_and(|(muscle, _)| shown_points(self, muscle).contains(&point));
        let same_side = chosen.is_some_and(|(_, its_side)| its_side == side);
        let stack = if same_muscle && same_side {
            self.selection.stack().to_vec()
        } else {
            Vec::new()
        };
        let selection = Selection::Spot { point, side, stack };
        match self.selection {
            Selection::Spot { .. } if same_muscle && !self.is_reading() => self.replace(selection),
            _ => self.open(selection),
        }
    }

    /// Choosing from the stack of a place keeps the place, and takes the stead of the other choice.
    fn choose_muscle(&mut self, muscle: MuscleId, side: Laterality) {
        let here = self.selection.stack().contains(&(muscle, side));
        let stack = if here {
            self.selection.stack().to_vec()
        } else {
            Vec::new()
        };
        let selection = self.muscle_selection(muscle, side, stack);
        if here && !self.is_reading() {
            self.open_alone(selection)
        } else {
            self.open(selection)
        }
    }

    /// A muscle, or at once its only trigger point.
    fn muscle_selection(
        &self,
        muscle: MuscleId,
        side: Laterality,
        stack: Vec<SidedMuscle>,
    ) -> Selection {
        match shown_points(self, muscle).as_slice() {
            [point] => Selection::Spot {
                point: *point,
                side,
                stack,
            },
            _ => Selection::Muscle {
                muscle,
                side,
                stack,
            },
        }
    }

    /// Opens a selection; choosing again what is open changes nothing.
    fn open(&mut self, selection: Selection) {
        let covered =
            self.care.is_some() || self.outcome.is_some() || self.list_open() || self.is_reading();
        if self.selection.target() == selection.target() && !covered {
            return;
        }
        self.open_above(selection);
    }
}

/// The visible spot nearest to a place, within reach.
fn nearest_spot(
    state: &State,
    atlas: &Atlas,
    view: View,
    at: Point,
    reach: f64,
) -> Option<(TriggerPointId, Laterality)> {
    visible_spots(state, atlas, view)
        .into_iter()
        .map(|(point, side, place)| (place.distance(at), point, side))
        .filter(|(distance, ..)| *distance <= reach)
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, point, side)| (point, side))
}
