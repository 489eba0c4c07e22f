//! Which entries are shown only where the host asks for them with `show-pelvic`.

pub use crate::safety::is_pelvic_zone;

use crate::atlas::{MuscleId, Region, SelfPressure};

/// Whether the muscle is one of the pelvic floor: it lies in the pelvis and none of its points may
/// be pressed by the visitor.
pub fn is_pelvic_muscle(muscle: MuscleId) -> bool {
    muscle.row().region == Region::Pelvis
        && muscle
            .points()
            .all(|point| point.row().self_pressure == SelfPressure::ClinicianOnly)
}
