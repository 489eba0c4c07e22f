//! Which muscles may be behind a pattern of marked zones, in order, with the reason for each.

mod beliefs;
mod fold;
mod sets;
mod tally;
mod zones;

use crate::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};
use crate::order;

pub use sets::MuscleSet;

/// A zone that the visitor marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkedZone {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side; `Midline` for midline zones, and for "either side" on sided ones.
    pub side: Laterality,
    /// How strong the pain is, above 0 and up to 10.
    pub strength: f64,
}

/// What the visitor felt when pressing a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Felt {
    /// Pressing it brings the pain.
    Yes,
    /// It brings a little of it.
    Little,
    /// It does not bring it.
    No,
}

impl Felt {
    /// Every answer, strongest first.
    pub const ALL: &'static [Self] = &[Self::Yes, Self::Little, Self::No];

    /// The stable word in actions and exports.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Little => "little",
            Self::No => "no",
        }
    }

    /// The answer for a word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|felt| felt.slug() == slug)
    }
}

/// A spot that the visitor pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// The spot.
    pub point: TriggerPointId,
    /// The patient's side.
    pub side: Laterality,
    /// What pressing it brought.
    pub felt: Felt,
}

/// Why a candidate covers a marked zone, strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// A typical zone of one of its trigger points.
    Essential,
    /// A zone reached in some people.
    Spillover,
    /// Lies over the muscle itself.
    Belly,
    /// Shares a border with a zone of one of its trigger points.
    Neighbor,
}

impl Cover {
    /// Whether the zone is listed for the muscle, not only near it.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Essential | Self::Spillover)
    }
}

/// A muscle offered as an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The muscle.
    pub muscle: MuscleId,
    /// The patient's side; `Midline` when the marks name no side.
    pub side: Laterality,
    /// Its trigger point that fits best.
    pub point: TriggerPointId,
    /// From 0 to 1; larger fits better. Not a probability.
    pub score: f64,
    /// The marked zones it covers with the side of the mark, in the order of the table.
    pub covers: Vec<(ZoneId, Laterality, Cover)>,
    /// Typical zones of its best point that are not marked.
    pub usual_unmarked: Vec<ZoneId>,
    /// Other muscles with the same pattern, which fit as well: one line stands for all.
    pub shared: Vec<MuscleId>,
    /// What speaks for it rests on points that few sources know.
    pub less_certain: bool,
    /// No marked zone is listed for it or lies over it: neighbors alone.
    pub neighborhood_only: bool,
    /// What pressing its spots brought: the strongest answer.
    pub felt: Option<Felt>,
}

impl Candidate {
    /// Whether a marked zone is listed for it.
    pub fn is_listed(&self) -> bool {
        self.listed().next().is_some()
    }

    /// The marked zones that are listed for it, with the side of the mark, in the order of the table.
    pub fn listed(&self) -> impl Iterator<Item = (ZoneId, Laterality)> {
        let listed = self.covers.iter().filter(|(_, _, cover)| cover.is_listed());
        listed.map(|(zone, side, _)| (*zone, *side))
    }

    /// The strongest reason among the marked zones it covers.
    pub fn best_cover(&self) -> Option<Cover> {
        self.covers.iter().map(|(_, _, cover)| *cover).min()
    }

    /// The marked zones it covers for one reason, in the order of the table.
    pub fn covered(&self, reason: Cover) -> impl Iterator<Item = ZoneId> {
        let covers = self.covers.iter();
        covers
            .filter(move |(_, _, cover)| *cover == reason)
            .map(|(zone, _, _)| *zone)
    }
}

/// What the marks and checks say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Muscles that list a marked zone or lie under one, or whose spot brings the pain; best first.
    pub candidates: Vec<Candidate>,
    /// Muscles that are only near, by neighboring zones; best first.
    pub possible: Vec<Candidate>,
    /// Muscles that together cover more than any single one; best first.
    pub sets: Vec<MuscleSet>,
}

impl Ranking {
    /// The best `n` candidates, and after them each that lists a mark which none before it lists:
    /// every mark that any candidate lists is spoken for.
    pub fn best(&self, n: usize) -> Vec<&Candidate> {
        let mut best: Vec<&Candidate> = Vec::new();
        for candidate in &self.candidates {
            let is_new = |mark: (ZoneId, Laterality)| {
                let before = best.iter().flat_map(|one| one.listed());
                !before.into_iter().any(|other| other == mark)
            };
            if best.len() < n || candidate.listed().any(is_new) {
                best.push(candidate);
            }
        }
        best
    }

    /// Candidates and possible ones together, best first.
    pub fn by_score(&self) -> Vec<&Candidate> {
        let mut all: Vec<&Candidate> = self.candidates.iter().chain(&self.possible).collect();
        order::sort_by(&mut all, |a, b| b.score.total_cmp(&a.score));
        all
    }
}

/// Ranks muscles by the marked zones and by what pressing their spots brought.
///
/// The formula, with the parameters of `data/ranking.toml`:
///
/// ```text
/// l(p, z)  = c·w       how likely pain from trigger point p is felt in zone z:
///                      w by essential or spillover, c by the confidence of the point
/// b(m, z)  = 1 − (1 − best l)·Π(1 − further·l)   over the points of muscle m that list zone z:
///                      the best one in full, the others by a share
/// b(m, z)  = neighbor·max b(m, n)                over the neighbors n of z, where no point lists z
/// b(m, z) >= belly     where z lies over the muscle's own belly and no point lists it
/// fit(m)   = max over the points: 1 − unmarked·(share of its essential zones not marked)
/// u(z)     = 1 / (1 + common·Σ b(m, z))          over all muscles: how much a mark in z tells
/// y(x)     = x / (x + half_strength)             weight of a mark, x = its strength / 10
/// s(m)     = prior(tier of m)·fit(m)·Σ y·u·b(m, z) / Σ y·u     over the marked zones z
/// score(m) = s·f / (s·f + 1 − s)                 f from what pressing its spots brought
/// ```
///
/// The mean of b is the likelihood of one marked zone drawn at random, so that a mark that the
/// muscle leaves unexplained lowers it in proportion: people often have pain from several muscles,
/// and a product over the zones would let one stray mark rule out the right one.
/// In it, u·b is as the share of muscle m in all that may be behind a mark, where 1 / common stands
/// for what is no muscle of the table: a place that few muscles refer to tells more than one that
/// many share. A single mark has nothing to be weighed against; u changes only patterns, and never
/// so far that the faintest pain in one place outweighs the worst in another.
/// The factor f is the likelihood ratio of the strongest answer, P(answer | this spot is behind
/// the pain) / P(answer | it is not). For "no" it applies to the share that the pressed spots have
/// in what speaks for the muscle: other spots of it may still be the ones.
///
/// Each side of the body is ranked by the marks of that side and of the midline;
/// marks of the other side count as unexplained, except for points that may refer to both sides,
/// where they count as spillover. Zones marked without a side fit either side.
///
/// The order is total: score, then the best reason, then the muscle, then the side.
/// Marks with a strength that is not above 0 are left out. Where all are fainter than a thousandth,
/// they count as they compare: as if the strongest were that.
pub fn rank(marks: &[MarkedZone], checks: &[Check]) -> Ranking {
    rank_shown(marks, checks, |_| true)
}

/// The same among the muscles that are shown: a page may leave some out.
pub fn rank_shown(
    marks: &[MarkedZone],
    checks: &[Check],
    shown: impl Fn(MuscleId) -> bool,
) -> Ranking {
    let marks = tidied(marks);
    let mut candidates = Vec::new();
    for (turn, side) in sides(&marks).iter().flatten().enumerate() {
        let found = tally::candidates(&marks, checks, *side);
        // A muscle that refers to the midline has no side: it is ranked once.
        candidates.extend(
            found
                .filter(|candidate| turn == 0 || candidate.side != Laterality::Midline)
                .filter(|candidate| shown(candidate.muscle)),
        );
    }
    order::sort_by(&mut candidates, |a, b| {
        let by_score = b.score.total_cmp(&a.score);
        let key = |c: &Candidate| (c.best_cover(), c.muscle, c.side);
        by_score.then_with(|| key(a).cmp(&key(b)))
    });
    let candidates = fold::fold(candidates);
    let sets = sets::sets(&marks, &candidates);
    let near =
        |candidate: &Candidate| candidate.neighborhood_only && candidate.felt != Some(Felt::Yes);
    let (possible, candidates) = candidates.into_iter().partition(near);
    Ranking {
        candidates,
        possible,
        sets,
    }
}

/// The strongest of all marks is at least this: weights are summed in parts that have an end.
const FAINTEST: f64 = 1e-3;

/// The marks that count, each zone and side once.
///
/// Sums of floats depend on their order: it must not be that of the visitor's fingers.
fn tidied(marks: &[MarkedZone]) -> Vec<MarkedZone> {
    let counts = |mark: &&MarkedZone| mark.strength.is_finite() && mark.strength > 0.0;
    let mut marks: Vec<MarkedZone> = marks.iter().filter(counts).copied().collect();
    let key = |mark: &MarkedZone| (mark.zone, mark.side);
    order::sort_by(&mut marks, |a, b| {
        key(a).cmp(&key(b)).then(b.strength.total_cmp(&a.strength))
    });
    marks.dedup_by_key(|mark| key(mark));
    let strongest = marks.iter().map(|mark| mark.strength).fold(0.0, f64::max);
    if strongest < FAINTEST {
        for mark in &mut marks {
            mark.strength = mark.strength / strongest * FAINTEST;
        }
    }
    marks
}

/// The sides to rank: those that the marks name, or none in particular.
fn sides(marks: &[MarkedZone]) -> [Option<Laterality>; 2] {
    let named = |side: Laterality| marks.iter().any(|mark| mark.side == side).then_some(side);
    match [Laterality::Left, Laterality::Right].map(named) {
        [None, None] if !marks.is_empty() => [Some(Laterality::Midline), None],
        sides => sides,
    }
}
