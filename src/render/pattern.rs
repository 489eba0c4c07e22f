//! What of the choice a view shows: the muscle and the zones, with their shapes.

use crate::atlas::{
    Atlas, Drawing, Laterality, MuscleId, MuscleShape, Shape, View, ZoneId, ZoneKind, ZoneShape,
};
use crate::geometry::Bounds;
use crate::referral;
use crate::state::{Selection, State};

/// A shape of the drawing where a view shows it.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The shape, as it is stored.
    pub shape: &'a Shape,
    /// Drawn at the other side of the midline.
    pub mirrored: bool,
}

impl Placed<'_> {
    /// The rectangle around it in the view.
    pub(crate) fn bounds(self) -> Bounds {
        if self.mirrored {
            self.shape.bounds.mirrored()
        } else {
            self.shape.bounds
        }
    }
}

/// A zone where a view shows it.
#[derive(Clone, Copy, Debug)]
pub struct PlacedZone<'a> {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side.
    pub side: Laterality,
    /// Where.
    pub placed: Placed<'a>,
    /// On the near arm (side views).
    pub arm: bool,
}

/// A muscle where a view shows it.
#[derive(Clone, Copy, Debug)]
pub struct PlacedMuscle<'a> {
    /// Its shapes, as they are stored.
    pub shapes: &'a MuscleShape,
    /// Drawn at the other side of the midline.
    pub mirrored: bool,
}

/// The choice in one view.
#[derive(Clone, Debug, Default)]
pub struct Pattern<'a> {
    /// The chosen muscle with its pieces and parts.
    pub muscle: Vec<PlacedMuscle<'a>>,
    /// Zones that nearly everyone feels.
    pub essential: Vec<PlacedZone<'a>>,
    /// Zones that some people feel.
    pub spillover: Vec<PlacedZone<'a>>,
}

impl<'a> Pattern<'a> {
    /// What of the state's choice `view` shows; empty while its drawing is not there.
    pub(crate) fn of(state: &State, atlas: &'a Atlas, view: View) -> Self {
        let mut pattern = Self::default();
        let Some(drawing) = atlas.drawing(view) else {
            return pattern;
        };
        if let Some((muscle, side)) = state.selection.muscle() {
            pattern.muscle = Self::muscles(drawing, view, muscle, side);
        }
        if let Selection::Spot { point, side, .. } = &state.selection {
            for zone in referral::of_point(*point, *side).zones {
                let found = placed_zones(drawing, view, zone.zone, zone.side);
                let found = found.filter(|found| !state.hides_zone(found.zone));
                match zone.kind {
                    ZoneKind::Essential => pattern.essential.extend(found),
                    ZoneKind::Spillover => pattern.spillover.extend(found),
                }
            }
        }
        pattern
    }

    /// A muscle, or the parts of a group, where `view` shows them on that side of the body.
    pub(crate) fn muscles(
        drawing: &'a Drawing,
        view: View,
        muscle: MuscleId,
        side: Laterality,
    ) -> Vec<PlacedMuscle<'a>> {
        let belongs =
            |shapes: &&MuscleShape| shapes.muscle.is_some_and(|part| is_part(part, muscle));
        let shapes = drawing.muscles().iter().filter(belongs);
        let placed = shapes.flat_map(|shapes| {
            let midline = shapes.whole.as_ref().is_some_and(|shape| shape.midline);
            let sides = mirrorings(view, midline, side).iter();
            sides.map(move |mirrored| PlacedMuscle {
                shapes,
                mirrored: *mirrored,
            })
        });
        placed.collect()
    }

    /// The rectangle around the essential zones.
    pub(crate) fn essential_bounds(&self) -> Option<Bounds> {
        self.essential
            .iter()
            .map(|zone| zone.placed.bounds())
            .reduce(Bounds::union)
    }

    /// The rectangle around the whole muscle.
    pub(crate) fn muscle_bounds(&self) -> Option<Bounds> {
        let shapes = self.muscle.iter().filter_map(PlacedMuscle::outline);
        shapes.map(Placed::bounds).reduce(Bounds::union)
    }
}

impl<'a> PlacedMuscle<'a> {
    /// The whole outline, or what shows where nothing else is drawn.
    pub(crate) fn outline(&self) -> Option<Placed<'a>> {
        let shape = self
            .shapes
            .whole
            .as_ref()
            .or(self.shapes.surface.as_ref())?;
        Some(Placed {
            shape,
            mirrored: self.mirrored,
        })
    }

    /// What shows at the surface.
    pub(crate) fn surface(&self, arm: bool) -> Option<Placed<'a>> {
        let shape = surface_of(self.shapes, arm)?;
        Some(Placed {
            shape,
            mirrored: self.mirrored,
        })
    }
}

/// What of a muscle shows at the surface, with or without the near arm.
pub(crate) fn surface_of(muscle: &MuscleShape, arm: bool) -> Option<&Shape> {
    if arm {
        muscle.surface.as_ref()
    } else {
        muscle.surface_without_arm.as_ref()
    }
}

/// The zone where `view` shows it on that side of the body.
pub(crate) fn placed_zones(
    drawing: &Drawing,
    view: View,
    zone: ZoneId,
    side: Laterality,
) -> impl Iterator<Item = PlacedZone<'_>> {
    let shapes = drawing
        .zones()
        .iter()
        .filter(move |shape| shape.zone == zone);
    shapes.flat_map(move |ZoneShape { shape, arm, .. }| {
        let sides = mirrorings(view, shape.midline, side).iter();
        sides.map(move |mirrored| PlacedZone {
            zone,
            side,
            placed: Placed {
                shape,
                mirrored: *mirrored,
            },
            arm: *arm,
        })
    })
}

/// Whether `part` is `whole` or belongs to it.
pub(crate) fn is_part(part: MuscleId, whole: MuscleId) -> bool {
    // A chain of parents is short; the bound keeps a loop in the data from hanging.
    std::iter::successors(Some(part), |part| part.row().parent)
        .take(8)
        .any(|part| part == whole)
}

/// Which copies of a shape a view shows for a side: as stored, mirrored, both or none.
const fn mirrorings(view: View, midline: bool, side: Laterality) -> &'static [bool] {
    match (view.side(), side) {
        (Some(Laterality::Left), Laterality::Right) => &[],
        (Some(Laterality::Right), Laterality::Left) => &[],
        (Some(Laterality::Right), _) => &[true],
        (Some(_), _) => &[false],
        (None, _) if midline => &[false],
        (None, Laterality::Left) => &[false],
        (None, Laterality::Right) => &[true],
        (None, Laterality::Midline) => &[false, true],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_views_show_their_own_side() {
        assert!(mirrorings(View::Left, false, Laterality::Right).is_empty());
        assert_eq!(mirrorings(View::Right, false, Laterality::Right), [true]);
        assert_eq!(mirrorings(View::Right, false, Laterality::Midline), [true]);
        assert_eq!(mirrorings(View::Front, false, Laterality::Right), [true]);
        assert_eq!(mirrorings(View::Back, true, Laterality::Right), [false]);
    }
}
