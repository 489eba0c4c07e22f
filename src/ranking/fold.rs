//! Muscles with the same pattern share one line.

use std::sync::LazyLock;

use super::Candidate;
use crate::atlas::{Confidence, MuscleId, SideRule, TriggerPointId, ZoneId};

/// The muscles that share their pattern with another one; worked out at first use.
static TWINS: LazyLock<Vec<MuscleId>> = LazyLock::new(|| {
    let muscles = || MuscleId::all().filter(|muscle| muscle.points().len() > 0);
    let is_twin =
        |muscle: &MuscleId| muscles().any(|other| other != *muscle && same_pattern(*muscle, other));
    muscles().filter(is_twin).collect()
});

/// Folds each candidate into the best one of its side that has the same pattern.
///
/// The candidates come in their order and keep it.
pub(super) fn fold(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if !TWINS.contains(&candidate.muscle) {
            kept.push(candidate);
            continue;
        }
        let same = |first: &&mut Candidate| {
            first.side == candidate.side
                && first.usual_unmarked.len() == candidate.usual_unmarked.len()
                && first.felt == candidate.felt
                && first.covers == candidate.covers
                && same_pattern(first.muscle, candidate.muscle)
        };
        match kept.iter_mut().find(same) {
            Some(first) => first.shared.push(candidate.muscle),
            None => kept.push(candidate),
        }
    }
    kept
}

/// Whether the spots of two muscles refer pain to the same places, alike in number and certainty.
fn same_pattern(a: MuscleId, b: MuscleId) -> bool {
    a.points().len() == b.points().len()
        && a.points()
            .zip(b.points())
            .all(|(a, b)| pattern(a) == pattern(b))
}

type Pattern = (&'static [ZoneId], &'static [ZoneId], SideRule, Confidence);

fn pattern(point: TriggerPointId) -> Pattern {
    let row = point.row();
    (row.essential, row.spillover, row.side_rule, row.confidence)
}
