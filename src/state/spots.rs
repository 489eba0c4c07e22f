//! Which trigger points are on the map.

use super::{Fold, Mode, Selection, State};
use crate::atlas::{Atlas, Confidence, Laterality, MuscleId, TriggerPointId, View};
use crate::geometry::Point;
use crate::order;

/// Least distance between two rings, in CSS pixels: on the whole body and in a close-up.
const RING_GAP: (f64, f64) = (18.0, 26.0);

/// A trigger point on a side of the body, and where a view shows it, in atlas units of that view.
pub type PlacedSpot = (TriggerPointId, Laterality, Point);

/// The trigger points of a muscle that are shown: those of low confidence only on request.
pub fn shown_points(state: &State, muscle: MuscleId) -> Vec<TriggerPointId> {
    let chosen = state.selection.spot().map(|(point, _)| point);
    let mut points = muscle.points_with_parts();
    points.retain(|point| {
        (state.is_open(Fold::Uncertain)
            || point.row().confidence != Confidence::Low
            || chosen == Some(*point))
            && !state.hides_muscle(point.row().muscle)
    });
    points
}

/// The trigger points that a view shows as rings, in the order of the table.
///
/// With nothing chosen: the first point of every muscle of tier 1 and 2, thinned out so that rings
/// do not touch at the scale of the whole body; in a close-up every point that finds room. With a muscle or one of its points chosen: the points
/// of that muscle, on that side. In pain mode, with nothing chosen: none.
pub fn visible_spots(state: &State, atlas: &Atlas, view: View) -> Vec<PlacedSpot> {
    match state.selection.muscle() {
        Some((muscle, side)) => shown_points(state, muscle)
            .into_iter()
            .filter_map(|point| placed(atlas, view, point, side))
            .collect(),
        None if state.mode == Mode::Spot || matches!(state.selection, Selection::Place { .. }) => {
            overview(state, atlas, view)
        }
        None => Vec::new(),
    }
}

fn placed(
    atlas: &Atlas,
    view: View,
    point: TriggerPointId,
    side: Laterality,
) -> Option<PlacedSpot> {
    atlas
        .point_in(view, point, side)
        .map(|at| (point, side, at))
}

/// The first point of the important muscles, most important first, where there is room for a ring;
/// in a close-up those of all muscles, then the further points.
fn overview(state: &State, atlas: &Atlas, view: View) -> Vec<PlacedSpot> {
    let (gap, n_rounds) = if view.is_body() {
        (RING_GAP.0, 2)
    } else {
        (RING_GAP.1, 4)
    };
    let gap = gap / state.scale_of(view);
    let mut spots: Vec<PlacedSpot> = Vec::new();
    for round in 1..=n_rounds {
        for point in points_of_round(state, round) {
            let pair =
                [Laterality::Left, Laterality::Right].map(|side| placed(atlas, view, point, side));
            let free = pair
                .iter()
                .flatten()
                .all(|(_, _, at)| spots.iter().all(|(_, _, other)| at.distance(*other) >= gap));
            if free && apart(&pair, gap) {
                spots.extend(pair.into_iter().flatten());
            }
        }
    }
    order::sort_by_key(&mut spots, |(point, side, _)| (*point, *side));
    spots
}

fn apart(pair: &[Option<PlacedSpot>; 2], gap: f64) -> bool {
    match pair {
        [Some((_, _, left)), Some((_, _, right))] => left.distance(*right) >= gap,
        _ => true,
    }
}

/// First points of the muscles of a tier, and in round 4 the further points of all.
fn points_of_round(state: &State, round: u8) -> impl Iterator<Item = TriggerPointId> {
    TriggerPointId::all().filter(move |point| {
        let row = point.row();
        let of_round = if row.number == 1 {
            row.muscle.row().tier
        } else {
            4
        };
        of_round == round && row.confidence != Confidence::Low && !state.hides_muscle(row.muscle)
    })
}
