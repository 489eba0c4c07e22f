//! Which entries are shown only where the host asks for them with `show-pelvic`.

use crate::atlas::{MuscleId, Region, SelfPressure, ZoneId};

/// Zones of the genitals, the perineum and inside the pelvis.
const ZONES: &[&str] = &[
    "genital-side",
    "genitals",
    "deep-pelvis",
    "perineum",
    "anus",
];

/// Whether the zone is one of the pelvic floor.
pub fn is_pelvic_zone(zone: ZoneId) -> bool {
    ZONES.contains(&zone.slug())
}

/// Whether the muscle is one of the pelvic floor: it lies in the pelvis and none of its points may
/// be pressed by the visitor.
pub fn is_pelvic_muscle(muscle: MuscleId) -> bool {
    muscle.row().region == Region::Pelvis
        && muscle
            .points()
            .all(|point| point.row().self_pressure == SelfPressure::ClinicianOnly)
}
