//! Rankers to compare: the one of the crate, others that were tried, and a baseline.

use pain_map::atlas::{Confidence, MuscleId, ZoneId};
use pain_map::ranking::MarkedZone;

use super::measure::Ranker;

/// The rankers by name.
pub const RANKERS: &[(&str, Ranker)] = &[
    ("muscles under the marks", under_the_marks),
    ("mean of b, the start", mean),
    ("product of likelihoods (naive Bayes)", product),
    ("F-measure of zones covered", coverage),
    ("final", final_order),
];

/// Every muscle of the crate's ranking, shared lines one by one.
pub fn final_order(marks: &[MarkedZone]) -> Vec<MuscleId> {
    let ranking = pain_map::ranking::rank(marks, &[]);
    let lines = ranking.by_score().into_iter();
    let muscles = lines.flat_map(|line| std::iter::once(line.muscle).chain(line.shared.clone()));
    // Both sides may be ranked: a muscle counts where it comes first.
    let mut seen = Vec::new();
    for muscle in muscles {
        if !seen.contains(&muscle) {
            seen.push(muscle);
        }
    }
    seen
}

/// The muscles whose belly lies under most marks.
fn under_the_marks(marks: &[MarkedZone]) -> Vec<MuscleId> {
    ordered(|muscle| {
        let under = marks
            .iter()
            .filter(|mark| mark.zone.row().muscles.contains(&muscle));
        under.count() as f64
    })
}

/// Prior times the mean over the marks, all points of a muscle as independent witnesses.
fn mean(marks: &[MarkedZone]) -> Vec<MuscleId> {
    ordered(|muscle| {
        let sum: f64 = marks.iter().map(|mark| belief(muscle, mark.zone)).sum();
        prior(muscle) * sum / marks.len() as f64
    })
}

/// Prior times the product over the marks, with a floor for zones that nothing lists.
fn product(marks: &[MarkedZone]) -> Vec<MuscleId> {
    const ELSEWHERE: f64 = 0.05;
    ordered(|muscle| {
        let likelihoods = marks.iter().map(|mark| belief(muscle, mark.zone));
        if likelihoods.clone().sum::<f64>() == 0.0 {
            return 0.0;
        }
        prior(muscle) * likelihoods.map(|one| one + ELSEWHERE).product::<f64>()
    })
}

/// The harmonic mean of "share of the marks covered" and "share of the best point's pattern marked".
fn coverage(marks: &[MarkedZone]) -> Vec<MuscleId> {
    ordered(|muscle| {
        let covered = marks
            .iter()
            .map(|mark| belief(muscle, mark.zone))
            .sum::<f64>();
        let covered = covered / marks.len() as f64;
        let patterns = muscle.points().map(|point| {
            let typical = point.row().essential;
            let marked = |zone: &&ZoneId| marks.iter().any(|mark| mark.zone == **zone);
            typical.iter().filter(marked).count() as f64 / typical.len() as f64
        });
        let marked = patterns.fold(0.0, f64::max) + 0.05;
        prior(muscle) * 2.0 * covered * marked / (covered + marked)
    })
}

/// Muscles by score; equal ones by their place in the table, those without any score left out.
fn ordered(score: impl Fn(MuscleId) -> f64) -> Vec<MuscleId> {
    let scored = MuscleId::all().map(|muscle| (score(muscle), muscle));
    let mut scored: Vec<(f64, MuscleId)> = scored.filter(|(score, _)| *score > 0.0).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, muscle)| muscle).collect()
}

/// The b of the start: listed, beside a listed zone, or over the belly.
fn belief(muscle: MuscleId, zone: ZoneId) -> f64 {
    let listed = listed(muscle, zone);
    if listed > 0.0 {
        return listed;
    }
    let neighbors = zone.row().neighbors.iter();
    let near = neighbors.map(|neighbor| 0.2 * self::listed(muscle, *neighbor));
    let belly = if zone.row().muscles.contains(&muscle) && muscle.points().len() > 0 {
        0.1
    } else {
        0.0
    };
    near.fold(belly, f64::max)
}

fn listed(muscle: MuscleId, zone: ZoneId) -> f64 {
    let unexplained = muscle.points().map(|point| {
        let row = point.row();
        let weight = match (row.essential.contains(&zone), row.spillover.contains(&zone)) {
            (true, _) => 0.75,
            (_, true) => 0.30,
            _ => 0.0,
        };
        let confidence = match row.confidence {
            Confidence::High => 1.0,
            Confidence::Medium => 0.7,
            Confidence::Low => 0.4,
        };
        1.0 - weight * confidence
    });
    1.0 - unexplained.product::<f64>()
}

fn prior(muscle: MuscleId) -> f64 {
    match muscle.row().tier {
        1 => 1.0,
        2 => 0.95,
        _ => 0.9,
    }
}
