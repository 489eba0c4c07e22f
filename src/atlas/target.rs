//! What of the atlas can be chosen, on a side of the body, and its text form.

use std::fmt;

use super::{Laterality, MuscleId, TriggerPointId, ZoneId};

/// Something on the map that can be focused and chosen, on a side of the body.
///
/// The side is `Midline` for what exists once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A muscle.
    Muscle(MuscleId, Laterality),
    /// A trigger point.
    Spot(TriggerPointId, Laterality),
    /// A zone.
    Zone(ZoneId, Laterality),
}

impl fmt::Display for Target {
    /// Writes kind, id and side, such as `spot upper-trapezius.1 left`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, slug, side) = match self {
            Self::Muscle(muscle, side) => ("muscle ", muscle.slug(), side),
            Self::Spot(point, side) => ("spot ", point.slug(), side),
            Self::Zone(zone, side) => ("zone ", zone.slug(), side),
        };
        for part in [kind, slug, " ", side.slug()] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl Target {
    /// The patient's side that it is on.
    pub const fn side(self) -> Laterality {
        match self {
            Self::Muscle(_, side) | Self::Spot(_, side) | Self::Zone(_, side) => side,
        }
    }

    /// A target from its kind, id and side; `None` for words that the atlas does not know.
    pub fn from_words(kind: &str, slug: &str, side: Laterality) -> Option<Self> {
        match kind {
            "muscle" => MuscleId::from_slug(slug).map(|muscle| Self::Muscle(muscle, side)),
            "spot" => TriggerPointId::from_slug(slug).map(|point| Self::Spot(point, side)),
            "zone" => ZoneId::from_slug(slug).map(|zone| Self::Zone(zone, side)),
            _ => None,
        }
    }
}
