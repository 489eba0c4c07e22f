//! Which muscles may be behind a pattern of marked zones.

use crate::atlas::tables::{RANKING, TriggerPointRow};
use crate::atlas::{Confidence, Laterality, MuscleId, SideRule, TriggerPointId, ZoneId};
use crate::order;

/// A zone that the visitor marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkedZone {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side; `Midline` for midline zones, and for "either side" on sided ones.
    pub side: Laterality,
    /// How strong the pain is: a weight above 0, usually 1.
    pub strength: f64,
}

/// What pressing a trigger point brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Felt {
    /// The pain that the visitor knows.
    Yes,
    /// Some of it.
    Little,
    /// Not that pain.
    No,
}

impl Felt {
    /// Every answer.
    pub const ALL: &'static [Self] = &[Self::Yes, Self::Little, Self::No];

    /// The stable word for this answer.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Little => "little",
            Self::No => "no",
        }
    }

    /// The answer for a word, or `None` for one that is not in the vocabulary.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|felt| felt.slug() == slug)
    }
}

/// Why a candidate covers a marked zone, strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// A typical zone of one of its trigger points.
    Essential,
    /// A zone reached in some people.
    Spillover,
    /// Shares a border with a zone of one of its trigger points.
    Neighbor,
    /// Lies over the muscle itself.
    Belly,
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
    /// The marked zones it covers, in the order of the table.
    pub covers: Vec<(ZoneId, Cover)>,
    /// No marked zone is listed for it: neighbors or its own place alone.
    pub neighborhood_only: bool,
}

/// Candidates for the marked zones, best first.
///
/// The formula, with the parameters of `data/ranking.toml`:
///
/// ```text
/// b(m, z)  = 1 − Π (1 − c·w)     over the points of muscle m that list zone z;
///            w by essential or spillover, c by the confidence of the point
/// b(m, z)  = neighbor · max b(m, n)  over the neighbors n of z, where no point lists z
/// b(m, z) >= belly                where z lies over the muscle's own belly
/// score(m) = prior(tier of m) · Σ strength·b(m, z) / Σ strength   over the marked zones z
/// ```
///
/// Each side of the body is ranked by the marks of that side and of the midline;
/// marks of the other side count as unexplained, except for points that may refer to both sides,
/// where they count as spillover. Zones marked without a side fit either side.
///
/// The order is total: score, then the best reason, then the muscle, then the side.
/// Marks with a strength that is not above 0 are left out. Costs some 10 µs.
pub fn rank(marks: &[MarkedZone]) -> Vec<Candidate> {
    let counts = |mark: &&MarkedZone| mark.strength.is_finite() && mark.strength > 0.0;
    let mut marks: Vec<MarkedZone> = marks.iter().filter(counts).copied().collect();
    // Sums of floats depend on their order: it must not be that of the visitor's fingers.
    order::sort_few(&mut marks, |a, b| {
        let key = |mark: &MarkedZone| (mark.zone, mark.side);
        key(a).cmp(&key(b)).then(a.strength.total_cmp(&b.strength))
    });
    let total: f64 = marks.iter().map(|mark| mark.strength).sum();
    let mut candidates = Vec::new();
    for (turn, side) in sides(&marks).into_iter().enumerate() {
        let mut tally = Tally::new();
        for mark in &marks {
            tally.add(mark, side);
        }
        // A muscle that refers to the midline has no side: it is ranked once.
        candidates.extend(
            tally
                .candidates(side, total)
                .filter(|candidate| turn == 0 || candidate.side != Laterality::Midline),
        );
    }
    order::sort_by(&mut candidates, |a, b| {
        let by_score = b.score.total_cmp(&a.score);
        let key = |c: &Candidate| (c.best_cover(), c.muscle, c.side);
        by_score.then_with(|| key(a).cmp(&key(b)))
    });
    candidates
}

impl Candidate {
    /// The strongest reason among the marked zones it covers.
    pub fn best_cover(&self) -> Option<Cover> {
        self.covers.iter().map(|(_, cover)| *cover).min()
    }

    /// The marked zones it covers for one reason, in the order of the table.
    pub fn covered(&self, reason: Cover) -> impl Iterator<Item = ZoneId> {
        let covers = self.covers.iter();
        covers
            .filter(move |(_, cover)| *cover == reason)
            .map(|(zone, _)| *zone)
    }
}

/// The sides to rank: those that the marks name, or none in particular.
fn sides(marks: &[MarkedZone]) -> Vec<Laterality> {
    let named = |side: Laterality| marks.iter().any(|mark| mark.side == side);
    let sides = [Laterality::Left, Laterality::Right]
        .into_iter()
        .filter(|side| named(*side));
    let sides: Vec<Laterality> = sides.collect();
    if sides.is_empty() && !marks.is_empty() {
        vec![Laterality::Midline]
    } else {
        sides
    }
}

/// What the marks say about each muscle and point of one side.
struct Tally {
    muscles: Vec<MuscleTally>,
    /// Sum of strength times weight, by trigger point.
    points: Vec<f64>,
}

/// What the marks say about a muscle.
#[derive(Clone, Default)]
struct MuscleTally {
    /// Sum of strength times belief.
    sum: f64,
    covers: Vec<(ZoneId, Cover)>,
    /// Belief and reason for the mark at hand.
    best: Option<(f64, Cover)>,
}

impl Tally {
    fn new() -> Self {
        Self {
            muscles: vec![MuscleTally::default(); MuscleId::all().len()],
            points: vec![0.0; TriggerPointId::all().len()],
        }
    }

    /// Adds what one mark says: neighbors first, then the belly, then what is listed.
    fn add(&mut self, mark: &MarkedZone, side: Laterality) {
        let opposite = side != Laterality::Midline && mark.side == side.opposite();
        let row = mark.zone.row();
        for neighbor in row.neighbors {
            self.beliefs(*neighbor, opposite, |tally, belief| {
                tally.improve(RANKING.neighbor * belief.weight(), Cover::Neighbor);
            });
        }
        for muscle in row.muscles.iter().filter(|_| !opposite) {
            if let Some(tally) = self.muscles.get_mut(muscle.index()) {
                tally.improve(RANKING.belly, Cover::Belly);
            }
        }
        self.beliefs(mark.zone, opposite, |tally, belief| {
            tally.best = Some((belief.weight(), belief.cover));
        });
        for point in row.points {
            if let Some(sum) = self.points.get_mut(point.index()) {
                *sum += mark.strength * listed_weight(point.row(), mark.zone, opposite).0;
            }
        }
        for tally in &mut self.muscles {
            if let Some((weight, cover)) = tally.best.take() {
                tally.sum += mark.strength * weight;
                tally.covers.push((mark.zone, cover));
            }
        }
    }

    /// Calls `visit` for every muscle that lists `zone`.
    ///
    /// Points of one muscle follow each other in the list of the zone.
    fn beliefs(
        &mut self,
        zone: ZoneId,
        opposite: bool,
        mut visit: impl FnMut(&mut MuscleTally, Belief),
    ) {
        let mut open: Option<(MuscleId, Belief)> = None;
        for point in zone.row().points {
            let row = point.row();
            let (muscle, mut belief) = match open.take() {
                Some((muscle, belief)) if muscle == row.muscle => (muscle, belief),
                done => {
                    self.visit(done, &mut visit);
                    (row.muscle, Belief::NONE)
                }
            };
            belief.add(row, zone, opposite);
            open = Some((muscle, belief));
        }
        self.visit(open, &mut visit);
    }

    fn visit(
        &mut self,
        done: Option<(MuscleId, Belief)>,
        visit: &mut impl FnMut(&mut MuscleTally, Belief),
    ) {
        if let Some((muscle, belief)) = done
            && belief.weight() > 0.0
            && let Some(tally) = self.muscles.get_mut(muscle.index())
        {
            visit(tally, belief);
        }
    }

    /// The muscles that explain any mark.
    fn candidates(self, side: Laterality, total: f64) -> impl Iterator<Item = Candidate> {
        let Self { muscles, points } = self;
        let found = MuscleId::all().zip(muscles);
        let found = found.filter(|(_, tally)| !tally.covers.is_empty());
        found.filter_map(move |(muscle, tally)| {
            let sum = |point: TriggerPointId| points.get(point.index()).copied().unwrap_or(0.0);
            let best = |a, b| if sum(b) > sum(a) { b } else { a };
            let point = muscle.points().reduce(best)?;
            let midline = point.row().side_rule == SideRule::Midline;
            Some(Candidate {
                muscle,
                side: if midline { Laterality::Midline } else { side },
                point,
                score: prior(muscle.row().tier) * tally.sum / total,
                neighborhood_only: !tally.covers.iter().any(|(_, cover)| cover.is_listed()),
                covers: tally.covers,
            })
        })
    }
}

impl MuscleTally {
    /// Keeps the stronger reason for the mark at hand.
    fn improve(&mut self, weight: f64, cover: Cover) {
        if self.best.is_none_or(|(best, _)| weight >= best) {
            self.best = Some((weight, cover));
        }
    }
}

/// How strongly a muscle explains a zone, and by which kind of listing.
#[derive(Clone, Copy)]
struct Belief {
    /// Probability that none of its points explains the zone.
    unexplained: f64,
    cover: Cover,
}

impl Belief {
    /// Before any point is heard.
    const NONE: Self = Self {
        unexplained: 1.0,
        cover: Cover::Spillover,
    };

    fn weight(self) -> f64 {
        1.0 - self.unexplained
    }

    /// Adds what a point says that lists `zone`.
    fn add(&mut self, row: &TriggerPointRow, zone: ZoneId, opposite: bool) {
        let (weight, essential) = listed_weight(row, zone, opposite);
        self.unexplained *= 1.0 - weight;
        if essential {
            self.cover = Cover::Essential;
        }
    }
}

/// How strongly a point that lists `zone` explains it, and whether as an essential zone.
///
/// On the other side of the body only points that may refer to both sides explain anything, as
/// spillover; pain on the midline has no other side.
fn listed_weight(row: &TriggerPointRow, zone: ZoneId, opposite: bool) -> (f64, bool) {
    let essential = row.essential.contains(&zone);
    let (weight, essential) = match (row.side_rule, opposite) {
        (SideRule::SameSide, true) => (0.0, false),
        (SideRule::SameSideOrBoth, true) => (RANKING.spillover, false),
        _ if essential => (RANKING.essential, true),
        _ => (RANKING.spillover, false),
    };
    (weight * confidence(row.confidence), essential)
}

fn confidence(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::High => RANKING.confidence_high,
        Confidence::Medium => RANKING.confidence_medium,
        Confidence::Low => RANKING.confidence_low,
    }
}

fn prior(tier: u8) -> f64 {
    match tier {
        1 => RANKING.prior_tier_1,
        2 => RANKING.prior_tier_2,
        _ => RANKING.prior_tier_3,
    }
}
