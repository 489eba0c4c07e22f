//! What is chosen, pointed at and covered: the muscles of a view's scene.

use super::body::{Plate, is_on_arm};
use super::pattern::{Pattern, Placed, PlacedMuscle, is_part, placed_zones};
use super::scene::Maker;
use crate::atlas::{MuscleShape, Shape, View};
use crate::geometry::Point;
use crate::state::{Layer, Mode, Selection, Target, visible_spots};

/// Share of a muscle that must show at the surface to be found there.
const VISIBLE_SHARE: f64 = 0.15;

/// Share above which only what shows is tinted, not what lies under other muscles.
const MOSTLY_VISIBLE: f64 = 0.6;

/// Share of a muscle's outline that another must cover to be dissolved.
const COVERED: f64 = 0.06;

/// Share of its own outline that a small one must have over the muscle for the same.
const COVERING: f64 = 0.12;

impl<'a> Maker<'_, 'a> {
    pub(super) fn plate(&self) -> Plate {
        let layer = match self.state.layer {
            Layer::Muscle if self.is_covered() => Layer::Deep,
            layer => layer,
        };
        Plate {
            view: self.frame.view,
            layer,
            arm: match layer {
                Layer::Deep => self.is_about_the_arm(),
                Layer::Skin | Layer::Muscle => !self.arm_is_in_the_way(),
            },
            muscles_answer: self.state.mode == Mode::Spot
                || self.state.selection != Selection::Nothing,
            figure: self.atlas.worn(),
            style: self.atlas.style(self.frame.view),
        }
    }

    /// Whether the chosen muscle belongs in this view: it shows at the surface, or a spot of it is here.
    pub(super) fn is_here(&self) -> bool {
        self.shown_share >= VISIBLE_SHARE || self.has_spot()
    }

    pub(super) fn has_spot(&self) -> bool {
        match (self.state.selection.spot(), self.state.selection.muscle()) {
            (Some((point, side)), _) => self.atlas.point_in(self.frame.view, point, side).is_some(),
            _ => !visible_spots(self.state, self.atlas, self.frame.view).is_empty(),
        }
    }

    /// Whether the chosen muscle lies under others in this view.
    pub(super) fn is_covered(&self) -> bool {
        !self.pattern.muscle.is_empty() && self.shown_share < VISIBLE_SHARE && self.has_spot()
    }

    /// Whether the choice lies on the near arm (side views).
    fn is_about_the_arm(&self) -> bool {
        let mut zones = self.pattern.essential.iter().chain(&self.pattern.spillover);
        let mut muscles = self.pattern.muscle.iter();
        muscles.any(|muscle| is_on_arm(muscle.shapes.muscle)) || zones.any(|zone| zone.arm)
    }

    /// Whether the near arm hides what the view is to show, and nothing to show lies on the arm.
    pub(super) fn arm_is_in_the_way(&self) -> bool {
        let zones = || self.pattern.essential.iter().chain(&self.pattern.spillover);
        if self.frame.view.drawing() != View::Left || self.is_about_the_arm() {
            return false;
        }
        let Some(drawing) = self.drawing() else {
            return false;
        };
        let under_arm = |at: Point| {
            let at = if self.frame.view.is_mirrored() {
                at.mirrored()
            } else {
                at
            };
            drawing
                .zones()
                .iter()
                .any(|zone| zone.arm && zone.shape.contains(at))
        };
        let hides_zone =
            || zones().any(|zone| self.rings_of(zone.placed).middle().is_some_and(under_arm));
        let hides_muscle = || {
            let mut muscles = self.pattern.muscle.iter();
            muscles.any(|muscle| area(muscle.surface(false)) > area(muscle.surface(true)) * 1.3)
        };
        hides_muscle() || hides_zone()
    }

    pub(super) fn chosen(&self, plate: Plate) -> Vec<Placed<'a>> {
        if !self.is_here() {
            return Vec::new();
        }
        let only_surface = plate.layer != Layer::Deep && self.shown_share >= MOSTLY_VISIBLE;
        let shape = |muscle: &PlacedMuscle<'a>| {
            if only_surface {
                muscle.surface(plate.arm)
            } else {
                muscle.outline()
            }
        };
        self.pattern.muscle.iter().filter_map(shape).collect()
    }

    pub(super) fn dissolved(&self, plate: Plate) -> Vec<Placed<'a>> {
        let nearest = self
            .pattern
            .muscle
            .iter()
            .map(|muscle| muscle.shapes.rank)
            .min();
        let (Some(nearest), Some(drawing)) = (nearest, self.drawing()) else {
            return Vec::new();
        };
        if plate.layer != Layer::Deep || !self.is_here() {
            return Vec::new();
        }
        let above = drawing
            .muscles()
            .iter()
            .filter(|shapes| shapes.rank < nearest);
        let covering = above.filter_map(|shapes: &MuscleShape| {
            let shape = shapes.whole.as_ref()?;
            let same_part = shapes.muscle.zip(self.state.selection.muscle());
            let is_own = same_part.is_some_and(|(part, (whole, _))| is_part(part, whole));
            let covers = |muscle: &&PlacedMuscle| !shape.midline && lies_over(shape, muscle.shapes);
            let mirrored = self.pattern.muscle.iter().find(covers)?.mirrored;
            let without = !plate.has_arm() && is_on_arm(shapes.muscle);
            (!is_own && !without).then_some(Placed { shape, mirrored })
        });
        covering.collect()
    }

    pub(super) fn hovered(&self, plate: Plate) -> Vec<Placed<'a>> {
        let (Some(hover), Some(drawing)) = (self.state.hover, self.drawing()) else {
            return Vec::new();
        };
        match hover {
            Target::Muscle(muscle, side) if plate.layer == Layer::Muscle => {
                let muscles = Pattern::muscles(drawing, self.frame.view, muscle, side);
                muscles
                    .iter()
                    .filter_map(|muscle| muscle.surface(plate.arm))
                    .collect()
            }
            Target::Zone(zone, side) => placed_zones(drawing, self.frame.view, zone, side)
                .map(|zone| zone.placed)
                .collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn place(&self) -> Vec<Placed<'a>> {
        let zone = self.state.selection.zone().zip(self.drawing());
        let Some(((zone, side), drawing)) = zone else {
            return Vec::new();
        };
        placed_zones(drawing, self.frame.view, zone, side)
            .map(|zone| zone.placed)
            .collect()
    }
}

/// Share of the chosen muscle that shows at the surface; 0 without one.
pub(super) fn shown_share(pattern: &Pattern) -> f64 {
    let sum =
        |placed: &dyn Fn(&PlacedMuscle) -> f64| pattern.muscle.iter().map(placed).sum::<f64>();
    let shown = sum(&|muscle| area(muscle.surface(false)));
    let whole = sum(&|muscle| area(muscle.outline()));
    if whole > 0.0 { shown / whole } else { 0.0 }
}

fn area(placed: Option<Placed>) -> f64 {
    placed.map_or(0.0, |placed| placed.shape.path.area().abs())
}

/// Whether a shape lies over a muscle: enough of one's outline is inside the other.
fn lies_over(shape: &Shape, muscle: &MuscleShape) -> bool {
    let Some(under) = &muscle.whole else {
        return false;
    };
    let some = |outline: &Shape, area: &Shape, least: f64| {
        let points = outline.path.flatten(2.0).into_iter().flatten().step_by(2);
        let (mut n_points, mut n_inside) = (0.0, 0.0);
        for point in points {
            n_points += 1.0;
            n_inside += f64::from(u8::from(area.contains(point)));
        }
        n_inside > n_points * least
    };
    let apart = shape.bounds.min.x > under.bounds.max.x
        || under.bounds.min.x > shape.bounds.max.x
        || shape.bounds.min.y > under.bounds.max.y
        || under.bounds.min.y > shape.bounds.max.y;
    !apart && (some(under, shape, COVERED) || some(shape, under, COVERING))
}
