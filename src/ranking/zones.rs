//! Sets of zones with their sides.

use crate::atlas::{Laterality, ZoneId};

/// Words of a set: room for a bit for each zone and side.
const N_WORDS: usize = 7;

/// Zones with their sides, one bit each.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct ZoneSet([u64; N_WORDS]);

impl ZoneSet {
    pub(super) fn add(&mut self, zone: ZoneId, side: Laterality) {
        let (word, bit) = place(zone, side);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(super) fn has(&self, zone: ZoneId, side: Laterality) -> bool {
        let (word, bit) = place(zone, side);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(super) fn with(mut self, other: Self) -> Self {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        self
    }

    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// The word of a zone on a side, and its bit there.
const fn place(zone: ZoneId, side: Laterality) -> (usize, u64) {
    let position = zone.index() * Laterality::ALL.len() + side as usize;
    (position / 64, 1 << (position % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_every_zone_and_side() {
        let mut set = ZoneSet::default();
        let mut count = 0;
        for zone in ZoneId::all() {
            for side in Laterality::ALL {
                assert!(!set.has(zone, *side));
                set.add(zone, *side);
                count += 1;
                assert!(set.has(zone, *side));
            }
        }
        assert_eq!(set.count(), count);
    }
}
