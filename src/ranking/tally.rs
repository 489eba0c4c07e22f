//! What the marks and checks say about each muscle of one side.

use std::mem;

use super::beliefs::{self, is_midline};
use super::zones::ZoneSet;
use super::{Candidate, Check, Cover, Felt, MarkedZone};
use crate::atlas::tables::RANKING;
use crate::atlas::{Confidence, Laterality, MuscleId, TriggerPointId, ZoneId};

/// The muscles of a side that explain any mark, in table order.
pub(super) fn candidates<'a>(
    marks: &'a [MarkedZone],
    checks: &'a [Check],
    side: Laterality,
) -> impl Iterator<Item = Candidate> + 'a {
    let mut tally = Tally::new(side);
    for mark in marks {
        tally.add(mark, weight(mark.strength), marks.len());
    }
    let muscles = mem::take(&mut tally.muscles);
    let found = MuscleId::all().zip(muscles);
    let found = found.filter(|(_, of_muscle)| !of_muscle.covers.is_empty());
    found.filter_map(move |(muscle, of_muscle)| tally.candidate(muscle, of_muscle, checks))
}

/// How much a mark counts: strong pain more, but not in proportion.
fn weight(strength: f64) -> f64 {
    let share = strength / 10.0;
    share / (share + RANKING.half_strength)
}

/// Marks for which a muscle has room at once; hardly any covers more.
const N_COVERED: usize = 32;

/// How many parts of a weight make a whole.
///
/// Weights are summed in whole parts: sums of floats depend on their order in the last bit, and so
/// would the order of muscles whose scores are as good as equal.
const WHOLE: f64 = (1_u64 << 48) as f64;

/// A weight from 0 to 1 in whole parts.
fn parts(weight: f64) -> u64 {
    (weight * WHOLE) as u64
}

/// What the marks say about each muscle and point of one side.
struct Tally {
    side: Laterality,
    marked: ZoneSet,
    /// Sum of the weights, in parts.
    total: u64,
    muscles: Vec<MuscleTally>,
    points: Vec<PointTally>,
}

/// What the marks say about a muscle.
#[derive(Clone, Default)]
struct MuscleTally {
    /// Sum of weight times belief, in parts.
    sum: u64,
    covers: Vec<(ZoneId, Laterality, Cover)>,
}

/// What the marks say about a trigger point.
#[derive(Clone, Copy, Default)]
struct PointTally {
    /// Sum of weight times belief, of marks that it lists, in parts.
    listed: u64,
    /// Its typical zones that are marked.
    n_essential: u8,
}

impl PointTally {
    /// How far the typical zones of the point are marked: 1 for all, less where some are not.
    fn fit(self, point: TriggerPointId) -> f64 {
        let n_typical = point.row().essential.len();
        let n_unmarked = n_typical.saturating_sub(usize::from(self.n_essential));
        1.0 - RANKING.unmarked * n_unmarked as f64 / n_typical.max(1) as f64
    }
}

impl Tally {
    fn new(side: Laterality) -> Self {
        Self {
            side,
            marked: ZoneSet::default(),
            total: 0,
            muscles: vec![MuscleTally::default(); MuscleId::all().len()],
            points: vec![PointTally::default(); TriggerPointId::all().len()],
        }
    }

    /// Adds what one mark says.
    fn add(&mut self, mark: &MarkedZone, weight: f64, n_marks: usize) {
        let opposite = self.side != Laterality::Midline && mark.side == self.side.opposite();
        self.marked.add(mark.zone, mark.side);
        let Some(beliefs) = beliefs::of(mark.zone, opposite) else {
            return;
        };
        let weight = weight * beliefs.telling;
        self.total += parts(weight);
        for belief in &beliefs.muscles {
            if let Some(tally) = self.muscles.get_mut(belief.muscle.index()) {
                tally.sum += parts(weight * belief.weight);
                if tally.covers.is_empty() {
                    tally.covers.reserve_exact(n_marks.min(N_COVERED));
                }
                tally.covers.push((mark.zone, mark.side, belief.cover));
            }
        }
        for belief in &beliefs.points {
            if let Some(tally) = self.points.get_mut(belief.point.index()) {
                tally.listed += parts(weight * belief.weight);
                tally.n_essential = tally.n_essential.saturating_add(u8::from(belief.essential));
            }
        }
    }

    /// Whether a zone is marked on a side, or without one.
    fn is_marked(&self, zone: ZoneId, side: Laterality) -> bool {
        let sides: &[Laterality] = match side {
            Laterality::Midline => Laterality::ALL,
            _ => &[side, Laterality::Midline],
        };
        sides.iter().any(|side| self.marked.has(zone, *side))
    }

    /// A muscle with what the marks say about it, in the light of the checks.
    fn candidate(
        &self,
        muscle: MuscleId,
        tally: MuscleTally,
        checks: &[Check],
    ) -> Option<Candidate> {
        let of =
            |point: TriggerPointId| self.points.get(point.index()).copied().unwrap_or_default();
        let listed = |point: TriggerPointId| of(point).listed as f64 / WHOLE;
        let fit = |point: TriggerPointId| of(point).fit(point);
        let worth = |point: TriggerPointId| listed(point) * fit(point);
        let best = |a, b| if worth(b) > worth(a) { b } else { a };
        let point = muscle.points().reduce(best)?;
        let fit = muscle.points().map(fit).fold(0.0, f64::max);
        let side = if is_midline(muscle) {
            Laterality::Midline
        } else {
            self.side
        };
        let best_cover = tally.covers.iter().map(|(_, _, cover)| *cover).min()?;
        let speaks = |point: &TriggerPointId| !best_cover.is_listed() || listed(*point) > 0.0;
        let certain = |point: TriggerPointId| point.row().confidence != Confidence::Low;
        let typical = point.row().essential.iter().copied();
        let mean = tally.sum as f64 / self.total as f64;
        let pressed = pressed(muscle, side, checks, &listed);
        Some(Candidate {
            muscle,
            side,
            point,
            score: pressed.applied(prior(muscle.row().tier) * fit * mean),
            neighborhood_only: best_cover == Cover::Neighbor,
            less_certain: !muscle.points().filter(speaks).any(certain),
            usual_unmarked: typical
                .filter(|zone| !self.is_marked(*zone, side))
                .collect(),
            shared: Vec::new(),
            felt: pressed.felt,
            covers: tally.covers,
        })
    }
}

/// What pressing the spots of a muscle says about it.
struct Pressed {
    felt: Option<Felt>,
    /// Factor on the odds.
    factor: f64,
}

impl Pressed {
    /// The score with the odds multiplied by the factor.
    fn applied(&self, score: f64) -> f64 {
        let odds = score * self.factor;
        odds / (odds + 1.0 - score)
    }
}

/// What the checks say about a muscle on a side.
///
/// The strongest answer counts. Where no spot brought the pain, the muscle falls by the share
/// that the pressed spots have in what speaks for it.
fn pressed(
    muscle: MuscleId,
    side: Laterality,
    checks: &[Check],
    listed: &impl Fn(TriggerPointId) -> f64,
) -> Pressed {
    let fits = |check: &&Check| {
        let sides = [check.side, side];
        check.point.muscle() == muscle
            && (check.side == side || sides.contains(&Laterality::Midline))
    };
    let own = || checks.iter().filter(fits);
    let felt = own().map(|check| check.felt).min();
    let factor = match felt {
        None => 1.0,
        Some(Felt::Yes) => RANKING.yes_if_so / RANKING.yes_if_not,
        Some(Felt::Little) => RANKING.little_if_so / RANKING.little_if_not,
        Some(Felt::No) => {
            let no = (1.0 - RANKING.yes_if_so - RANKING.little_if_so)
                / (1.0 - RANKING.yes_if_not - RANKING.little_if_not);
            let was_pressed = |point: &TriggerPointId| own().any(|check| check.point == *point);
            1.0 - (1.0 - no) * share(muscle, was_pressed, listed)
        }
    };
    Pressed { felt, factor }
}

/// The share that some spots have in what speaks for a muscle; by number where nothing is listed.
fn share(
    muscle: MuscleId,
    some: impl Fn(&TriggerPointId) -> bool,
    listed: &impl Fn(TriggerPointId) -> f64,
) -> f64 {
    let sum = |value: &dyn Fn(TriggerPointId) -> f64| {
        let of_some: f64 = muscle.points().filter(&some).map(value).sum();
        let of_all: f64 = muscle.points().map(value).sum();
        (of_some, of_all)
    };
    match sum(listed) {
        (of_some, of_all) if of_all > 0.0 => of_some / of_all,
        _ => {
            let (of_some, of_all) = sum(&|_| 1.0);
            of_some / of_all
        }
    }
}

fn prior(tier: u8) -> f64 {
    match tier {
        1 => RANKING.prior_tier_1,
        2 => RANKING.prior_tier_2,
        _ => RANKING.prior_tier_3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_pain_outweighs_the_faintest_wherever_they_are() {
        let weights = |strength: f64| {
            let zones = ZoneId::all().filter_map(|zone| beliefs::of(zone, false));
            zones.map(move |beliefs| weight(strength) * beliefs.telling)
        };
        let worst = weights(10.0).fold(f64::INFINITY, f64::min);
        let faintest = weights(1.0).fold(0.0, f64::max);
        assert!(worst > faintest, "{worst} {faintest}");
    }
}
