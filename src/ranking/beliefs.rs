//! How strongly each muscle and each trigger point explains pain in each zone: constants of the data.

use std::sync::LazyLock;

use super::Cover;
use crate::atlas::tables::{RANKING, TriggerPointRow};
use crate::atlas::{Confidence, MuscleId, SideRule, TriggerPointId, ZoneId};

/// A muscle that explains a zone.
#[derive(Clone, Copy)]
pub(super) struct Belief {
    pub(super) muscle: MuscleId,
    /// b of the formula.
    pub(super) weight: f64,
    pub(super) cover: Cover,
}

/// A trigger point that lists a zone.
pub(super) struct PointBelief {
    pub(super) point: TriggerPointId,
    /// l of the formula.
    pub(super) weight: f64,
    pub(super) essential: bool,
}

/// What explains a zone, each muscle and each point once.
pub(super) struct Beliefs {
    /// u of the formula, from the side of the muscle: how much a mark there tells.
    pub(super) telling: f64,
    pub(super) muscles: Vec<Belief>,
    pub(super) points: Vec<PointBelief>,
}

/// By zone: on the side of the muscle, and on the other side.
///
/// Worked out at first use, which takes some 100 µs.
static BELIEFS: LazyLock<Vec<[Beliefs; 2]>> = LazyLock::new(|| {
    let zones = ZoneId::all().map(|zone| {
        let [own, other] = [false, true].map(|opposite| beliefs(zone, opposite));
        let explained: f64 = own.iter().map(|belief| belief.weight).sum();
        let telling = 1.0 / (1.0 + RANKING.common * explained);
        [(own, false), (other, true)].map(|(muscles, opposite)| Beliefs {
            telling,
            muscles,
            points: points(zone, opposite),
        })
    });
    zones.collect()
});

/// What explains a zone.
pub(super) fn of(zone: ZoneId, opposite: bool) -> Option<&'static Beliefs> {
    BELIEFS.get(zone.index())?.get(usize::from(opposite))
}

/// The points that explain a zone.
fn points(zone: ZoneId, opposite: bool) -> Vec<PointBelief> {
    let points = zone.row().points.iter().map(|point| {
        let (weight, essential) = listed(point.row(), zone, opposite);
        PointBelief {
            point: *point,
            weight,
            essential,
        }
    });
    points.filter(|belief| belief.weight > 0.0).collect()
}

/// How strongly a point that lists `zone` explains it, and whether as an essential zone.
///
/// On the other side of the body only points that may refer to both sides explain anything, as
/// spillover; pain on the midline has no other side.
fn listed(row: &TriggerPointRow, zone: ZoneId, opposite: bool) -> (f64, bool) {
    let essential = row.essential.contains(&zone);
    let (weight, essential) = match (row.side_rule, opposite) {
        (SideRule::SameSide, true) => (0.0, false),
        (SideRule::SameSideOrBoth, true) => (RANKING.spillover, false),
        _ if essential => (RANKING.essential, true),
        _ => (RANKING.spillover, false),
    };
    (weight * confidence(row.confidence), essential)
}

/// Whether the spots of a muscle refer pain to the midline: it has no side then.
pub(super) fn is_midline(muscle: MuscleId) -> bool {
    let first = muscle.points().next();
    first.is_some_and(|point| point.row().side_rule == SideRule::Midline)
}

/// What is listed, then its neighborhood, then bellies.
fn beliefs(zone: ZoneId, opposite: bool) -> Vec<Belief> {
    let row = zone.row();
    let mut found = listings(zone, opposite);
    let n_listed = found.len();
    for neighbor in row.neighbors {
        for near in listings(*neighbor, opposite) {
            let near = Belief {
                weight: RANKING.neighbor * near.weight,
                cover: Cover::Neighbor,
                ..near
            };
            improve(&mut found, n_listed, near);
        }
    }
    for muscle in row.muscles {
        if !opposite || is_midline(*muscle) {
            let under = Belief {
                muscle: *muscle,
                weight: RANKING.belly,
                cover: Cover::Belly,
            };
            improve(&mut found, n_listed, under);
        }
    }
    found
}

/// Notes a reason for a muscle that does not list the zone: the largest weight counts, and what is
/// said is the best reason, even where another weighs more.
fn improve(found: &mut Vec<Belief>, n_listed: usize, new: Belief) {
    let known = found.iter().position(|belief| belief.muscle == new.muscle);
    match known {
        None if new.muscle.points().len() > 0 => found.push(new),
        Some(position) if position >= n_listed => {
            if let Some(belief) = found.get_mut(position) {
                belief.weight = belief.weight.max(new.weight);
                belief.cover = belief.cover.min(new.cover);
            }
        }
        _ => {}
    }
}

/// The muscles that list a zone.
fn listings(zone: ZoneId, opposite: bool) -> Vec<Belief> {
    let points = zone.row().points;
    let same_muscle = |a: &TriggerPointId, b: &TriggerPointId| a.muscle() == b.muscle();
    // Points of one muscle follow each other in the list of the zone.
    let muscles = points.chunk_by(same_muscle);
    let found = muscles.filter_map(|points| together(points, zone, opposite));
    found.collect()
}

/// What the points of one muscle that list a zone say together.
fn together(points: &[TriggerPointId], zone: ZoneId, opposite: bool) -> Option<Belief> {
    let muscle = points.first()?.muscle();
    let (mut best, mut unexplained, mut cover) = (0.0_f64, 1.0, Cover::Spillover);
    for point in points {
        let (weight, essential) = listed(point.row(), zone, opposite);
        unexplained *= 1.0 - RANKING.further * weight.min(best);
        best = best.max(weight);
        if essential {
            cover = Cover::Essential;
        }
    }
    let weight = 1.0 - (1.0 - best) * unexplained;
    let belief = Belief {
        muscle,
        weight,
        cover,
    };
    (best > 0.0).then_some(belief)
}

fn confidence(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::High => RANKING.confidence_high,
        Confidence::Medium => RANKING.confidence_medium,
        Confidence::Low => RANKING.confidence_low,
    }
}
