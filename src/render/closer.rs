//! Which close-ups show the pattern of a spot larger: one rule for the panel and for the lens.

use crate::atlas::{Atlas, Laterality, TriggerPointId, View, ZoneId, ZoneKind};
use crate::referral::of_point;
use crate::state::State;

/// Close-ups that are equally good, and how much of the pattern they show.
#[derive(Debug, Default)]
pub(super) struct Closer {
    /// The close-ups.
    pub views: Vec<View>,
    /// How many typical zones they show, and not only their edge.
    pub n_zones: usize,
}

/// The close-ups for a spot: of those that show it, those with most typical zones; where they show
/// no zone, or none shows the spot, all that show most zones.
pub(super) fn of_spot(
    state: &State,
    atlas: &Atlas,
    point: TriggerPointId,
    side: Laterality,
) -> Closer {
    let mut seen: Vec<View> = Vec::new();
    for zone in of_point(point, side).zones {
        if zone.kind == ZoneKind::Essential && !state.hides_zone(zone.zone) {
            seen.extend(closeups_of(atlas, zone.zone, zone.side));
        }
    }
    let (mut closer, mut best) = (Closer::default(), 0);
    let spot = atlas.views_of_point(point, side);
    for view in View::ALL.iter().copied() {
        if view.is_body() || !is_closer(view) || !state.can_show(view) {
            continue;
        }
        let n_zones = seen.iter().filter(|other| **other == view).count();
        let worth = match (spot.contains(&view), n_zones) {
            (true, 0) => 1,
            (true, n) => 100 + n,
            // Of what lies around the pelvis, the body shows as much.
            (false, n) if n > 0 && view != View::PelvicFloor => 1 + n,
            _ => continue,
        };
        if worth > best {
            best = worth;
            closer.views.clear();
            closer.n_zones = n_zones;
        }
        if worth == best {
            closer.views.push(view);
        }
    }
    closer
}

/// Close-ups that show a zone and not only its edge. Where the drawing that would tell is not there,
/// the others tell for all.
fn closeups_of(atlas: &Atlas, zone: ZoneId, side: Laterality) -> Vec<View> {
    let is_known = |view: &View| {
        let from = atlas.closeup(*view);
        from.is_some_and(|(from, _)| atlas.drawing(from).is_some())
    };
    let mut held = atlas.closeups_of_zone(zone, side);
    if atlas.views_of_zone(zone, side).iter().any(is_known) && !held.iter().any(is_known) {
        held.clear();
    }
    held
}

/// Whether a view shows things larger than the body does: the leg is hardly larger in its own.
pub(super) fn is_closer(view: View) -> bool {
    view.drawing() != View::LegInnerLeft
}
