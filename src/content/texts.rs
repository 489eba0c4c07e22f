//! The longer texts: none before their pack is there.

use super::Content;
use super::pack::items;
use crate::atlas::{
    CareKind, Caution, MuscleId, RedFlagId, SelfCareId, SourceId, TriggerPointId, ZoneId,
};

/// Anatomy of a muscle; every text may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MuscleTexts<'a> {
    /// Full anatomical name.
    pub anatomical: Option<&'a str>,
    /// Latin name.
    pub latin: Option<&'a str>,
    /// Where it starts.
    pub origin: Option<&'a str>,
    /// Where it ends.
    pub insertion: Option<&'a str>,
    /// What it does.
    pub action: Option<&'a str>,
    /// Its nerve.
    pub innervation: Option<&'a str>,
    /// Why it has no trigger point.
    pub no_trigger_point: Option<&'a str>,
}

/// What a trigger point may feel like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointTexts<'a> {
    /// Where it is.
    pub location: &'a str,
    /// What it may feel like.
    pub symptoms: &'a str,
    /// What often brings it on.
    pub aggravators: &'a str,
}

/// A warning sign in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedFlagTexts<'a> {
    /// What it is about.
    pub title: &'a str,
    /// One line, after "Call the emergency number if".
    pub short: &'a str,
    /// The full advice.
    pub message: &'a str,
    /// What it may be, for clinicians.
    pub may_be: &'a str,
    /// One yes/no question that stands alone.
    pub question: &'a str,
}

/// A self-care entry in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareTexts<'a> {
    /// Its title.
    pub title: &'a str,
    /// How much and how often.
    pub dose: &'a str,
    /// What to take care of.
    pub cautions: Option<&'a str>,
}

/// Longer texts, there with the second pack.
impl Content {
    /// The clinical name of a zone.
    pub fn zone_anatomical(&self, zone: ZoneId) -> Option<&str> {
        self.text("zones", zone.index(), 0)
    }

    /// Anatomy of a muscle; all `None` until the texts are there.
    pub fn muscle_texts(&self, muscle: MuscleId) -> MuscleTexts<'_> {
        let field = |field| {
            self.text("muscles", muscle.index(), field)
                .filter(|text| !text.is_empty())
        };
        MuscleTexts {
            anatomical: field(0),
            latin: field(1),
            origin: field(2),
            insertion: field(3),
            action: field(4),
            innervation: field(5),
            no_trigger_point: field(6),
        }
    }

    /// What a trigger point may feel like.
    pub fn point(&self, point: TriggerPointId) -> Option<PointTexts<'_>> {
        let field = |field| self.text("trigger_points", point.index(), field);
        Some(PointTexts {
            location: field(0)?,
            symptoms: field(1)?,
            aggravators: field(2)?,
        })
    }

    /// A warning sign.
    pub fn red_flag(&self, flag: RedFlagId) -> Option<RedFlagTexts<'_>> {
        let field = |field| self.text("red_flags", flag.index(), field);
        Some(RedFlagTexts {
            title: field(0)?,
            short: field(1)?,
            message: field(3)?,
            may_be: field(4)?,
            question: field(5)?,
        })
    }

    /// The signs of a warning, each after "Call the emergency number if".
    pub fn red_flag_signs(&self, flag: RedFlagId) -> impl Iterator<Item = &str> {
        items(self.text("red_flags", flag.index(), 2))
    }

    /// A self-care entry.
    pub fn care(&self, care: SelfCareId) -> Option<CareTexts<'_>> {
        let field = |field| self.text("self_care", care.index(), field);
        Some(CareTexts {
            title: field(0)?,
            dose: field(2)?,
            cautions: field(3).filter(|text| !text.is_empty()),
        })
    }

    /// The steps of a self-care entry.
    pub fn care_steps(&self, care: SelfCareId) -> impl Iterator<Item = &str> {
        items(self.text("self_care", care.index(), 1))
    }

    /// A caution, after "Ask first with".
    pub fn caution(&self, caution: Caution) -> Option<&str> {
        self.text("caution", caution as usize, 0)
    }

    /// A kind of self-care.
    pub fn care_kind(&self, kind: CareKind) -> Option<&str> {
        self.text("kind", kind as usize, 0)
    }

    /// A level of evidence, by its slug.
    pub fn evidence(&self, slug: &str) -> Option<&str> {
        self.texts.as_ref()?.keyed("evidence", slug)
    }

    /// The citation of a source.
    pub fn citation(&self, source: SourceId) -> Option<&str> {
        self.text("references", source.index(), 0)
    }

    /// How a source was read.
    pub fn access(&self, source: SourceId) -> Option<&str> {
        let key = self.text("references", source.index(), 1)?;
        self.texts.as_ref()?.keyed("reference_access", key)
    }
}
