//! Names of places, muscles and complaints: they answer before their pack is there.

use super::Content;
use super::pack::{items, positions};
use crate::atlas::{MuscleId, Region, ZoneId};

/// Names, there with the first pack.
impl Content {
    /// Tag of the language, such as `en`.
    pub fn language(&self) -> &str {
        self.name("language", 0, 0).unwrap_or("en")
    }

    /// Writing direction: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.name("language", 0, 2) == Some("rtl") {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// Whether a clinician has reviewed the texts.
    pub fn is_reviewed(&self) -> bool {
        self.name("language", 0, 3) == Some("true")
    }

    /// A zone in plain words: "Side of the neck".
    pub fn zone(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 0).unwrap_or(zone.slug())
    }

    /// A zone as a label on the drawing, short.
    pub fn zone_label(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 1).unwrap_or(zone.slug())
    }

    /// A zone inside a sentence, after "You may feel it": "at the side of the neck".
    pub fn zone_within(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 2).unwrap_or(zone.slug())
    }

    /// Further words for a zone.
    pub fn zone_aliases(&self, zone: ZoneId) -> impl Iterator<Item = &str> {
        items(self.name("zones", zone.index(), 3))
    }

    /// The everyday name of a muscle: "Upper trapezius".
    pub fn muscle(&self, muscle: MuscleId) -> &str {
        self.name("muscles", muscle.index(), 0)
            .unwrap_or(muscle.slug())
    }

    /// The place of a muscle in plain words: "Top of the shoulder".
    pub fn muscle_plain(&self, muscle: MuscleId) -> &str {
        self.name("muscles", muscle.index(), 1)
            .unwrap_or(muscle.slug())
    }

    /// The picture word of a muscle: "the shawl muscle".
    pub fn muscle_nickname(&self, muscle: MuscleId) -> Option<&str> {
        self.name("muscles", muscle.index(), 2)
            .filter(|text| !text.is_empty())
    }

    /// Further words for a muscle.
    pub fn muscle_aliases(&self, muscle: MuscleId) -> impl Iterator<Item = &str> {
        items(self.name("muscles", muscle.index(), 3))
    }

    /// A region of the body: "Head and face".
    pub fn region(&self, region: Region) -> &str {
        self.name("region", region as usize, 0)
            .unwrap_or(region.slug())
    }

    /// How many complaints the search knows.
    pub fn n_complaints(&self) -> usize {
        self.names
            .as_ref()
            .map_or(0, |pack| pack.n_records("complaints"))
    }

    /// The words of a complaint, by its position; the first is its name.
    pub fn complaint_words(&self, idx: usize) -> impl Iterator<Item = &str> {
        items(self.name("complaints", idx, 0))
    }

    /// Zones of a complaint, most fitting first.
    pub fn complaint_zones(&self, idx: usize) -> impl Iterator<Item = ZoneId> {
        positions(self.name("complaints", idx, 1))
            .filter_map(|position| ZoneId::all().nth(position))
    }

    /// Muscles of a complaint, most fitting first.
    pub fn complaint_muscles(&self, idx: usize) -> impl Iterator<Item = MuscleId> {
        positions(self.name("complaints", idx, 2))
            .filter_map(|position| MuscleId::all().nth(position))
    }
}
