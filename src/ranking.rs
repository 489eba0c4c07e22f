//! Which muscles may be behind a pattern of marked zones.

use crate::atlas::tables::{N_ZONES, RANKING, TriggerPointRow};
use crate::atlas::{Confidence, Laterality, MuscleId, SideRule, TriggerPointId, ZoneId};

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
    /// The marked zones it covers, in the order of the marks.
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
    let marks: Vec<MarkedZone> = marks.iter().filter(counts).copied().collect();
    let total: f64 = marks.iter().map(|mark| mark.strength).sum();
    let mut candidates = Vec::new();
    for (turn, side) in sides(&marks).into_iter().enumerate() {
        for muscle in MuscleId::all() {
            let Some(belief) = Belief::of(muscle) else {
                continue;
            };
            // A muscle on the midline has no sides: it is ranked once.
            if belief.midline && turn > 0 {
                continue;
            }
            let side = if belief.midline {
                Laterality::Midline
            } else {
                side
            };
            candidates.extend(candidate(muscle, side, &belief, &marks, total));
        }
    }
    candidates.sort_by(|a, b| {
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

    /// The marked zones it covers for one reason, in the order of the marks.
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

/// How strongly a muscle explains each zone, on its own side and on the other.
struct Belief {
    /// Probability that no point explains the zone, by zone.
    unexplained: [f64; N_ZONES],
    /// The same for the other side of the body.
    unexplained_opposite: [f64; N_ZONES],
    /// Zones that are essential for a point.
    essential: [bool; N_ZONES],
    /// The muscle lies on the midline.
    midline: bool,
}

impl Belief {
    /// The belief of a muscle; `None` for one without trigger points.
    fn of(muscle: MuscleId) -> Option<Self> {
        let mut points = muscle.points().peekable();
        let first = points.peek()?;
        let mut belief = Self {
            unexplained: [1.0; N_ZONES],
            unexplained_opposite: [1.0; N_ZONES],
            essential: [false; N_ZONES],
            midline: first.row().side_rule == SideRule::Midline,
        };
        for point in points {
            belief.add(point.row());
        }
        Some(belief)
    }

    fn add(&mut self, point: &TriggerPointRow) {
        let confidence = confidence(point.confidence);
        let both = point.side_rule == SideRule::SameSideOrBoth;
        for (zones, weight) in [
            (point.essential, RANKING.essential),
            (point.spillover, RANKING.spillover),
        ] {
            for zone in zones {
                reduce(&mut self.unexplained, *zone, confidence * weight);
                if both {
                    let opposite = &mut self.unexplained_opposite;
                    reduce(opposite, *zone, confidence * RANKING.spillover);
                }
            }
        }
        for zone in point.essential {
            if let Some(essential) = self.essential.get_mut(zone.index()) {
                *essential = true;
            }
        }
    }

    /// Weight and reason for a zone, when there is one.
    fn explain(&self, zone: ZoneId, opposite: bool, belly: &[ZoneId]) -> Option<(f64, Cover)> {
        let table = if opposite {
            &self.unexplained_opposite
        } else {
            &self.unexplained
        };
        let listed = |zone: ZoneId| 1.0 - table.get(zone.index()).copied().unwrap_or(1.0);
        let weight = listed(zone);
        if weight > 0.0 {
            let essential = self.essential.get(zone.index()) == Some(&true) && !opposite;
            let cover = if essential {
                Cover::Essential
            } else {
                Cover::Spillover
            };
            return Some((weight, cover));
        }
        let beside = zone
            .row()
            .neighbors
            .iter()
            .map(|neighbor| listed(*neighbor));
        let beside = RANKING.neighbor * beside.fold(0.0, f64::max);
        let over_belly = !opposite && belly.contains(&zone);
        if over_belly && beside <= RANKING.belly {
            return Some((RANKING.belly, Cover::Belly));
        }
        (beside > 0.0).then_some((beside, Cover::Neighbor))
    }
}

fn reduce(unexplained: &mut [f64; N_ZONES], zone: ZoneId, weight: f64) {
    if let Some(share) = unexplained.get_mut(zone.index()) {
        *share *= 1.0 - weight;
    }
}

/// Whether a mark lies on the other side of the body than a muscle on `side`.
fn is_opposite(mark: &MarkedZone, side: Laterality) -> bool {
    side != Laterality::Midline && mark.side == side.opposite()
}

fn candidate(
    muscle: MuscleId,
    side: Laterality,
    belief: &Belief,
    marks: &[MarkedZone],
    total: f64,
) -> Option<Candidate> {
    let row = muscle.row();
    let mut covers = Vec::new();
    let mut sum = 0.0;
    for mark in marks {
        let opposite = is_opposite(mark, side);
        if let Some((weight, cover)) = belief.explain(mark.zone, opposite, row.belly) {
            sum += mark.strength * weight;
            covers.push((mark.zone, cover));
        }
    }
    if covers.is_empty() {
        return None;
    }
    let listed =
        |(_, cover): &(ZoneId, Cover)| matches!(cover, Cover::Essential | Cover::Spillover);
    Some(Candidate {
        muscle,
        side,
        point: best_point(muscle, side, marks)?,
        score: prior(row.tier) * sum / total,
        neighborhood_only: !covers.iter().any(listed),
        covers,
    })
}

/// The point of a muscle whose own zones fit the marks best; the first of equals.
fn best_point(muscle: MuscleId, side: Laterality, marks: &[MarkedZone]) -> Option<TriggerPointId> {
    let fit = |point: TriggerPointId| -> f64 {
        let row = point.row();
        let weight = |zone: ZoneId| match zone {
            zone if row.essential.contains(&zone) => RANKING.essential,
            zone if row.spillover.contains(&zone) => RANKING.spillover,
            _ => 0.0,
        };
        let own = marks.iter().filter(|mark| !is_opposite(mark, side));
        own.map(|mark| mark.strength * weight(mark.zone))
            .sum::<f64>()
            * confidence(row.confidence)
    };
    let points = muscle.points().map(|point| (fit(point), point));
    let best = points.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, point)| point)
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
