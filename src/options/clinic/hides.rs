//! What a clinic keeps off the map.

use super::LinkTarget;
use crate::atlas::tables::BitSet;
use crate::atlas::{CareKind, MuscleId, Region, TopicId, ZoneId};

/// The article that stays, whatever a clinic hides.
const KEPT: &str = "when-to-see-a-professional";

/// Zones of the pelvis that belong to hip and back as well.
const SHARED: [&str; 2] = ["groin", "tailbone"];

/// What is kept off the map and out of the words; warning signs never are.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hides {
    muscles: Vec<MuscleId>,
    topics: Vec<TopicId>,
    regions: BitSet,
    kinds: BitSet,
}

impl Hides {
    /// Hides a muscle, a region or a kind; what cannot be hidden stays.
    pub fn add(&mut self, target: LinkTarget) {
        match target {
            LinkTarget::Muscle(muscle) => self.muscles.push(muscle),
            LinkTarget::Region(region) => self.regions.0 |= 1 << region as u32,
            _ if !Self::may_hide(target) => {}
            LinkTarget::Topic(topic) => self.topics.push(topic),
            LinkTarget::Kind(kind) => self.kinds.0 |= 1 << kind as u32,
            LinkTarget::Care(_) | LinkTarget::Zone(_) => {}
        }
    }

    /// Whether something may be hidden at all: the way to a professional stays open.
    pub fn may_hide(target: LinkTarget) -> bool {
        match target {
            LinkTarget::Kind(kind) => kind != CareKind::SeeAProfessional,
            LinkTarget::Topic(topic) => topic.slug() != KEPT,
            LinkTarget::Muscle(_) | LinkTarget::Region(_) => true,
            LinkTarget::Care(_) | LinkTarget::Zone(_) => false,
        }
    }

    /// Whether an article is hidden.
    pub fn topic(&self, topic: TopicId) -> bool {
        self.topics.contains(&topic)
    }

    /// Whether a muscle is hidden: itself, what it is a part of, or its region.
    pub fn muscle(&self, muscle: MuscleId) -> bool {
        self.region(muscle.row().region)
            || muscle.lineage().any(|above| self.muscles.contains(&above))
    }

    /// Whether a zone is hidden: its region is.
    ///
    /// Groin and tailbone stay: a visitor marks them to be asked about their warning signs.
    pub fn zone(&self, zone: ZoneId) -> bool {
        self.region(zone.row().region) && !SHARED.contains(&zone.slug())
    }

    /// Whether a region is hidden.
    pub fn region(&self, region: Region) -> bool {
        self.regions.has(region as usize)
    }

    /// Whether a kind of self-care is hidden.
    pub fn kind(&self, kind: CareKind) -> bool {
        self.kinds.has(kind as usize)
    }
}
