//! Marks, answers, and what pressing a spot brought: how they change.

use super::mark::{Kind, Mark, Tool};
use super::{Action, Focus, SidedZone, State, Target};
use crate::atlas::{Atlas, Laterality, RedFlagId, TriggerPointId, View, ZoneId};
use crate::geometry::Point;
use crate::ranking::Felt;
use crate::safety::Answer;

/// How far apart the places of a stroke are looked at, in units of the body.
const PAINT_STEP: f64 = 3.0;

/// Most places that one stretch of a stroke is looked at.
const MAX_PLACES: f64 = 400.0;

/// What several changes are part of, so that one step takes all of them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gesture {
    /// A stroke of the pointer.
    Stroke,
    /// The strength of one mark on its way to where it stays.
    Strength(SidedZone),
}

impl Gesture {
    /// What an action is part of.
    pub(super) const fn of(action: &Action) -> Option<Self> {
        match action {
            Action::Paint { .. } => Some(Self::Stroke),
            Action::SetStrength(zone, side, _) => Some(Self::Strength((*zone, *side))),
            _ => None,
        }
    }

    /// Whether an action ends what came before it: all but those that move nothing but pointer,
    /// focus or room.
    pub(super) const fn is_ended_by(action: &Action) -> bool {
        !matches!(
            action,
            Action::Hover(_) | Action::Focus(_) | Action::Resize { .. } | Action::TextSize(_)
        )
    }
}

impl State {
    /// A press on a zone: marks it, opens its mark, or erases it.
    pub(super) fn press_mark(&mut self, zone: ZoneId, side: Laterality) {
        match self.tool {
            Tool::Erase => self.unmark(zone, side),
            Tool::Mark | Tool::Paint => {
                self.close_all();
                self.add_mark(zone, side);
                self.edit(Some((zone, side)));
            }
        }
    }

    /// Marks a zone; one that is marked stays as it is.
    pub(super) fn add_mark(&mut self, zone: ZoneId, side: Laterality) {
        let Some((zone, side)) = self.sided_zone(zone, side) else {
            return;
        };
        if self.mark(zone, side).is_none() {
            let denied = self.denied();
            self.marks.push(Mark::new(zone, side));
            self.ask_anew(&denied);
        }
    }

    /// Takes a mark away.
    pub(super) fn unmark(&mut self, zone: ZoneId, side: Laterality) {
        if let Some(zone) = self.sided_zone(zone, side) {
            self.marks.retain(|mark| (mark.zone, mark.side) != zone);
            self.drop_editing();
        }
    }

    /// Opens a mark for editing, or none.
    pub(super) fn edit(&mut self, zone: Option<SidedZone>) {
        self.editing = zone.and_then(|(zone, side)| self.sided_zone(zone, side));
        self.drop_editing();
    }

    /// Closes the mark that is edited where it is gone.
    pub(super) fn drop_editing(&mut self) {
        self.editing = self
            .editing
            .filter(|(zone, side)| self.mark(*zone, *side).is_some());
    }

    pub(super) fn set_strength(&mut self, zone: ZoneId, side: Laterality, strength: u8) {
        if let Some(mark) = self.mark_mut(zone, side) {
            mark.strength = strength.min(Mark::WORST);
        }
    }

    pub(super) fn toggle_kind(&mut self, zone: ZoneId, side: Laterality, kind: Kind) {
        let denied = self.denied();
        if let Some(mark) = self.mark_mut(zone, side) {
            mark.kinds = mark.kinds.with(kind, !mark.kinds.has(kind));
        }
        self.ask_anew(&denied);
    }

    /// Marks or erases the zones under a stretch of the pointer's way.
    pub(super) fn paint(&mut self, atlas: &Atlas, view: View, from: Point, to: Point) {
        let can_paint = self.mode == super::Mode::Pain && self.shown_views().contains(&view);
        if !can_paint || !from.is_finite() || !to.is_finite() {
            return;
        }
        self.view = view;
        self.editing = None;
        let step = PAINT_STEP * view.row().map_or(1.0, |row| row.scale);
        let n_steps = (from.distance(to) / step).ceil().min(MAX_PLACES).max(1.0);
        let mut last = None;
        for idx in 0..=n_steps as u32 {
            let share = f64::from(idx) / n_steps;
            let at = Point::new(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            );
            let zone = atlas.zone_at(view, at);
            if zone != last
                && let Some((zone, side)) = zone
            {
                match self.tool {
                    Tool::Erase => self.unmark(zone, side),
                    Tool::Mark | Tool::Paint => self.add_mark(zone, side),
                }
            }
            last = zone;
        }
    }

    /// Keeps an answer for the visit, or takes it back.
    pub(super) fn answer(&mut self, flag: RedFlagId, answer: Option<Answer>) -> Focus {
        self.answers.retain(|(other, _)| *other != flag);
        if let Some(answer) = answer {
            let place = self.answers.iter().take_while(|(other, _)| *other < flag);
            self.answers.insert(place.count(), (flag, answer));
        }
        Focus::Question
    }

    /// Keeps what pressing a spot brought, or takes it back.
    ///
    /// The answer to a spot where pressing is unsafe is not kept: it is never asked for.
    pub(super) fn feel(&mut self, point: TriggerPointId, side: Laterality, felt: Option<Felt>) {
        let spot = self.sided(Target::Spot(point, side));
        let Target::Spot(point, side) = spot else {
            return;
        };
        let place =
            |(other, its, _): &(TriggerPointId, Laterality, Felt)| (*other, *its) == (point, side);
        let unsafe_here = crate::safety::pressure(point)
            == crate::atlas::SelfPressure::ClinicianOnly
            || !self.allows_pressing(Some(spot));
        let Some(felt) = felt.filter(|_| !unsafe_here && !self.hides_muscle(point.muscle())) else {
            self.felt.retain(|other| !place(other));
            return;
        };
        match self.felt.iter_mut().find(|other| place(other)) {
            Some((.., known)) => *known = felt,
            None => self.felt.push((point, side, felt)),
        }
    }

    /// Forgets marks, answers and what was tested; but not an emergency: only its own page takes
    /// that answer back.
    pub(super) fn forget_marks(&mut self) {
        let emergencies = self.worries().emergency;
        self.marks.clear();
        self.editing = None;
        self.felt.clear();
        self.answers.retain(|(flag, _)| emergencies.contains(flag));
        self.forget_own();
        self.skipped = false;
    }

    fn mark_mut(&mut self, zone: ZoneId, side: Laterality) -> Option<&mut Mark> {
        let zone = self.sided_zone(zone, side)?;
        let mut marks = self.marks.iter_mut();
        marks.find(|mark| (mark.zone, mark.side) == zone)
    }

    /// The zone on a side that exists; `None` for one that is kept off the map.
    fn sided_zone(&self, zone: ZoneId, side: Laterality) -> Option<SidedZone> {
        match self.sided(Target::Zone(zone, side)) {
            Target::Zone(zone, side) if !self.hides_zone(zone) => Some((zone, side)),
            _ => None,
        }
    }
}
