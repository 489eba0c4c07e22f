//! What a link, a note or a wish of the clinic belongs to.

use std::fmt;

use crate::atlas::{CareKind, MuscleId, Region, SelfCareId, TopicId, ZoneId};

/// What a link of the clinic belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTarget {
    /// A self-care entry.
    Care(SelfCareId),
    /// A muscle.
    Muscle(MuscleId),
    /// A zone.
    Zone(ZoneId),
    /// An article.
    Topic(TopicId),
    /// A kind of self-care.
    Kind(CareKind),
    /// A region of the body.
    Region(Region),
}

impl LinkTarget {
    /// Words before the `/`, with what follows them.
    pub const WORDS: &'static [&'static str] =
        &["care", "muscle", "zone", "topic", "kind", "region"];

    /// The target for a path such as `muscle/soleus`.
    pub fn from_path(path: &str) -> Option<Self> {
        let (word, slug) = path.split_once('/')?;
        Some(match word {
            "care" => Self::Care(SelfCareId::from_slug(slug)?),
            "muscle" => Self::Muscle(MuscleId::from_slug(slug)?),
            "zone" => Self::Zone(ZoneId::from_slug(slug)?),
            "topic" => Self::Topic(TopicId::from_slug(slug)?),
            "kind" => Self::Kind(CareKind::from_slug(slug)?),
            "region" => Self::Region(Region::from_slug(slug)?),
            _ => return None,
        })
    }

    /// The kind of self-care, where it is one.
    pub const fn kind(self) -> Option<CareKind> {
        match self {
            Self::Kind(kind) => Some(kind),
            _ => None,
        }
    }

    /// A muscle, the wholes and groups it belongs to, and its region: most specific first.
    pub fn of_muscle(muscle: MuscleId) -> Vec<Self> {
        let muscles = muscle.lineage().map(Self::Muscle);
        muscles.chain([Self::Region(muscle.row().region)]).collect()
    }

    /// A zone and its region: most specific first.
    pub fn of_zone(zone: ZoneId) -> Vec<Self> {
        vec![Self::Zone(zone), Self::Region(zone.row().region)]
    }
}

/// The path: `muscle/soleus`.
impl fmt::Display for LinkTarget {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (word, slug) = match self {
            Self::Care(care) => ("care/", care.slug()),
            Self::Muscle(muscle) => ("muscle/", muscle.slug()),
            Self::Zone(zone) => ("zone/", zone.slug()),
            Self::Topic(topic) => ("topic/", topic.slug()),
            Self::Kind(kind) => ("kind/", kind.slug()),
            Self::Region(region) => ("region/", region.slug()),
        };
        f.write_str(word)?;
        f.write_str(slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_back_to_its_target() {
        let care = SelfCareId::all().map(LinkTarget::Care);
        let muscles = MuscleId::all().map(LinkTarget::Muscle);
        let zones = ZoneId::all().map(LinkTarget::Zone);
        let kinds = CareKind::ALL.iter().copied().map(LinkTarget::Kind);
        let regions = Region::ALL.iter().copied().map(LinkTarget::Region);
        let topics = TopicId::all().map(LinkTarget::Topic);
        let all = care
            .chain(topics)
            .chain(muscles)
            .chain(zones)
            .chain(kinds)
            .chain(regions);
        for target in all {
            assert_eq!(LinkTarget::from_path(&target.to_string()), Some(target));
        }
        for bad in ["", "soleus", "muscle/", "muscle/temple", "x/soleus"] {
            assert_eq!(LinkTarget::from_path(bad), None, "{bad}");
        }
    }
}
