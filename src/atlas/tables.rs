//! Rows of the clinical index and the tables that the build generates from `data/`.

mod unpack;

use std::sync::LazyLock;

use super::ids::{LandmarkId, MuscleId, SourceId, TriggerPointId, ZoneId};
use super::schema::{
    AskWhen, CareKind, Confidence, Cue, Depth, MuscleKind, Region, SelfPressure, SideRule, Urgency,
    View, Within,
};
use crate::geometry::{Bounds, Point};

/// A set of values of a small vocabulary, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct BitSet(pub u32);

impl BitSet {
    /// Whether the value with this position is in the set.
    pub const fn has(self, position: usize) -> bool {
        self.0 & (1 << position) != 0
    }

    /// Whether the sets share a value.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What both sets hold.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What at least one of the sets holds.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What the other set does not hold.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether nothing is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A pain zone; texts are in the content files.
#[derive(Debug)]
pub struct ZoneRow {
    /// Stable word.
    pub slug: &'static str,
    /// Region of the body.
    pub region: Region,
    /// One copy per side of the body (`false`: one on the midline).
    pub sided: bool,
    /// Views that show it, bits by position in [`View::ALL`].
    pub views: BitSet,
    /// The close-up that the tables name for it: where others show its edge, this one shows it all.
    /// On the left side, where there are two.
    pub home: Option<View>,
    /// Zones that share a border with it in any drawing, measured by the build.
    pub neighbors: &'static [ZoneId],
    /// Muscles whose own belly lies under it, measured by the build.
    pub muscles: &'static [MuscleId],
    /// Trigger points that list it, in table order.
    pub points: &'static [TriggerPointId],
}

/// A muscle; texts are in the content files.
#[derive(Debug)]
pub struct MuscleRow {
    /// Stable word.
    pub slug: &'static str,
    /// Whole muscle, part or group.
    pub kind: MuscleKind,
    /// Main region.
    pub region: Region,
    /// How deep it lies.
    pub depth: Depth,
    /// The whole muscle or group it belongs to.
    pub parent: Option<MuscleId>,
    /// Rank of importance: 1 first, 3 last.
    pub tier: u8,
    /// First of its trigger points; they follow each other in the table.
    pub first_point: u16,
    /// Number of its trigger points.
    pub n_points: u8,
    /// Sources.
    pub sources: &'static [SourceId],
}

/// A trigger point; texts are in the content files.
#[derive(Debug)]
pub struct TriggerPointRow {
    /// Stable word, `muscle.number`.
    pub slug: &'static str,
    /// The muscle it lies in.
    pub muscle: MuscleId,
    /// Number within the muscle, from 1.
    pub number: u8,
    /// Views that can show it.
    pub views: BitSet,
    /// The zone in which the spot itself lies, by drawing; measured by the build.
    pub places: &'static [(View, ZoneId)],
    /// Landmarks between or near which the spot is found.
    pub anchor: Option<[LandmarkId; 2]>,
    /// Typical zones.
    pub essential: &'static [ZoneId],
    /// Zones reached in some people.
    pub spillover: &'static [ZoneId],
    /// Side of the referred pain.
    pub side_rule: SideRule,
    /// Whether self-pressure may be offered.
    pub self_pressure: SelfPressure,
    /// How well the sources agree.
    pub confidence: Confidence,
    /// Sources.
    pub sources: &'static [SourceId],
}

/// A warning sign; texts are in the content files.
#[derive(Debug)]
pub struct RedFlagRow {
    /// Stable word.
    pub slug: &'static str,
    /// Regions, bits by position in [`Region::ALL`].
    pub regions: BitSet,
    /// Zones that call for it; empty together with `muscles`: all zones of the regions.
    pub zones: &'static [ZoneId],
    /// Muscles that call for it.
    pub muscles: &'static [MuscleId],
    /// When it is asked.
    pub ask_when: AskWhen,
    /// How urgent it is.
    pub urgency: Urgency,
    /// How soon, for urgent ones.
    pub within: Option<Within>,
    /// Kinds of pain that call for it anywhere in its regions, bits by position in
    /// [`Symptom::ALL`](super::schema::Symptom::ALL).
    pub symptoms: BitSet,
    /// Signs that stand under its question, bits by position: those that its words do not cover.
    pub ask_signs: BitSet,
    /// Sources.
    pub sources: &'static [SourceId],
}

/// How long and how often a self-care entry is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Seconds of one hold: the short end of the dose.
    pub hold_s: u8,
    /// Seconds to let go between two holds; 0 where there is only one.
    pub rest_s: u8,
    /// Holds, on each side where both are done.
    pub repetitions: u8,
    /// Whether both sides are done, one after the other.
    pub each_side: bool,
    /// What is said meanwhile.
    pub cue: Cue,
}

/// A self-care entry; texts are in the content files.
#[derive(Debug)]
pub struct SelfCareRow {
    /// Stable word.
    pub slug: &'static str,
    /// What it asks for.
    pub kind: CareKind,
    /// Fits everyone, whatever the region.
    pub for_all: bool,
    /// Regions, bits by position in [`Region::ALL`].
    pub regions: BitSet,
    /// Muscles it fits.
    pub muscles: &'static [MuscleId],
    /// Cautions that block it, bits by position in [`Caution::ALL`](super::schema::Caution::ALL).
    pub do_not_if: BitSet,
    /// Cautions that ask for advice first.
    pub ask_first_if: BitSet,
    /// What a timer counts, where the dose gives a time.
    pub hold: Option<Hold>,
    /// Slug of the evidence level; words are in the content files.
    pub evidence: &'static str,
    /// Sources.
    pub sources: &'static [SourceId],
}

/// A source; its citation is in the content files.
#[derive(Debug)]
pub struct SourceRow {
    /// Key, as in `data/references.toml`.
    pub slug: &'static str,
}

/// An article; its words are in the content files.
#[derive(Debug)]
pub struct TopicRow {
    /// Stable word.
    pub slug: &'static str,
}

/// Parameters of the ranking, all from 0 to 1; see `data/ranking.toml`.
#[derive(Debug)]
pub struct RankingRow {
    /// Weight of an essential zone.
    pub essential: f64,
    /// Weight of a spillover zone.
    pub spillover: f64,
    /// Share of their weight that further points of a muscle add for a zone.
    pub further: f64,
    /// What a muscle loses at most for typical zones that are not marked.
    pub unmarked: f64,
    /// Share of a neighbor's weight.
    pub neighbor: f64,
    /// Least weight of a zone over the muscle's own belly.
    pub belly: f64,
    /// How much less a mark counts for each muscle that explains its zone.
    pub common: f64,
    /// Factor for points of high confidence.
    pub confidence_high: f64,
    /// Factor for points of medium confidence.
    pub confidence_medium: f64,
    /// Factor for points of low confidence.
    pub confidence_low: f64,
    /// Factor for muscles of tier 1.
    pub prior_tier_1: f64,
    /// Factor for muscles of tier 2.
    pub prior_tier_2: f64,
    /// Factor for muscles of tier 3.
    pub prior_tier_3: f64,
    /// Strength, as a share of the worst pain, at which a mark has half of the greatest weight.
    pub half_strength: f64,
    /// Probability of "yes, it brings my pain" when the pressed spot is responsible.
    pub yes_if_so: f64,
    /// Probability of "yes" when it is not.
    pub yes_if_not: f64,
    /// Probability of "a little" when the pressed spot is responsible.
    pub little_if_so: f64,
    /// Probability of "a little" when it is not.
    pub little_if_not: f64,
}

/// A view of the body or of a part of it.
#[derive(Debug)]
pub struct ViewRow {
    /// What its picture holds, in its own units.
    pub bounds: Bounds,
    /// Its units per unit of the body.
    pub scale: f64,
    /// For close-ups: the view that it is opened from, and what it enlarges there.
    pub closeup: Option<(View, Bounds)>,
}

/// Bytes of the pack of a drawing, for native programs; none for a view that is not drawn.
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded_pack(view: View) -> &'static [u8] {
    embedded(PACKS, view).unwrap_or_default()
}

/// Skin and lines of a drawing, for native programs: key, tab and path text per line.
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded_lines(view: View) -> &'static str {
    embedded(LINES, view).unwrap_or_default()
}

/// Bytes of the pack of a figure, for native programs; none for the neutral one.
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded_figure(figure: super::Figure) -> &'static [u8] {
    let found = FIGURES.iter().find(|(other, _)| *other == figure);
    found.map(|(_, bytes)| *bytes).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn embedded<T: Copy>(files: &[(View, T)], view: View) -> Option<T> {
    let mut files = files.iter();
    Some(files.find(|(drawing, _)| *drawing == view.drawing())?.1)
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// All tables. They are constants of the build, packed to a third of their size in the program
/// and unpacked at first use.
pub(super) struct Tables {
    pub(super) zones: Vec<ZoneRow>,
    pub(super) muscles: Vec<MuscleRow>,
    pub(super) points: Vec<TriggerPointRow>,
    pub(super) red_flags: Vec<RedFlagRow>,
    pub(super) self_care: Vec<SelfCareRow>,
    pub(super) sources: Vec<SourceRow>,
    pub(super) topics: Vec<TopicRow>,
}

/// The unpacked tables.
pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(unpack::unpack);
