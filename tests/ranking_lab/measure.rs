//! How well a ranker does.

use pain_map::atlas::MuscleId;
use pain_map::ranking::MarkedZone;

use super::cases::{Case, Kind};

/// Muscles for marked zones, best first.
pub type Ranker = fn(&[MarkedZone]) -> Vec<MuscleId>;

/// Means over cases: recall over areas, the others over stories.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    pub recall_5: f64,
    pub recall_10: f64,
    pub hit_1: f64,
    pub hit_3: f64,
    /// Mean of 1 / place of the first responsible muscle.
    pub mrr: f64,
}

impl Measures {
    /// The values in the order of the columns.
    pub fn values(self) -> [f64; 5] {
        [
            self.recall_5,
            self.recall_10,
            self.hit_1,
            self.hit_3,
            self.mrr,
        ]
    }

    fn mean(all: &[Self]) -> Self {
        let mean = |value: fn(&Self) -> f64| all.iter().map(value).sum::<f64>() / all.len() as f64;
        Self {
            recall_5: mean(|one| one.recall_5),
            recall_10: mean(|one| one.recall_10),
            hit_1: mean(|one| one.hit_1),
            hit_3: mean(|one| one.hit_3),
            mrr: mean(|one| one.mrr),
        }
    }
}

/// Measures a ranker on some of the cases.
pub fn measure(cases: &[&Case], ranker: Ranker) -> Measures {
    measure_with(cases, |case| ranker(&case.marks))
}

/// What an order could reach at best: the expected muscles first, each once.
pub fn measure_best(cases: &[&Case]) -> Measures {
    measure_with(cases, |case| case.muscles.clone())
}

/// The expected measures of an order drawn at random: the mean of many, from a fixed seed.
pub fn measure_random(cases: &[&Case]) -> Measures {
    let mut seed = 20_u64;
    let rounds = (0..200).map(|_| measure_with(cases, |_| shuffled(&mut seed)));
    Measures::mean(&rounds.collect::<Vec<_>>())
}

fn measure_with(cases: &[&Case], mut order: impl FnMut(&Case) -> Vec<MuscleId>) -> Measures {
    let mut areas = Vec::new();
    let mut stories = Vec::new();
    for case in cases {
        let order = order(case);
        match case.kind {
            Kind::Area => areas.push(Measures {
                recall_5: recall(case, &order, 5),
                recall_10: recall(case, &order, 10),
                ..Measures::default()
            }),
            Kind::Story => {
                let place = place(case, &order);
                let within = |n: usize| f64::from(u8::from(place.is_some_and(|place| place <= n)));
                stories.push(Measures {
                    hit_1: within(1),
                    hit_3: within(3),
                    mrr: place.map_or(0.0, |place| 1.0 / place as f64),
                    ..Measures::default()
                });
            }
        }
    }
    let (areas, stories) = (Measures::mean(&areas), Measures::mean(&stories));
    Measures {
        recall_5: areas.recall_5,
        recall_10: areas.recall_10,
        ..stories
    }
}

/// The share of the expected muscles among the first `n`.
fn recall(case: &Case, order: &[MuscleId], n: usize) -> f64 {
    let found = |expected: &&MuscleId| order.iter().take(n).any(|muscle| is(*muscle, **expected));
    case.muscles.iter().filter(found).count() as f64 / case.muscles.len() as f64
}

/// The place of the first responsible muscle, from 1.
pub fn place(case: &Case, order: &[MuscleId]) -> Option<usize> {
    let responsible = |muscle: &MuscleId| case.muscles.iter().any(|one| is(*muscle, *one));
    order.iter().position(responsible).map(|place| place + 1)
}

/// Whether a muscle is the expected one, or a part of it.
fn is(muscle: MuscleId, expected: MuscleId) -> bool {
    muscle.lineage().any(|one| one == expected)
}

/// The muscles with trigger points in an order drawn at random.
fn shuffled(seed: &mut u64) -> Vec<MuscleId> {
    let muscles = MuscleId::all().filter(|muscle| muscle.points().len() > 0);
    let mut keyed: Vec<(u64, MuscleId)> = muscles.map(|muscle| (next(seed), muscle)).collect();
    keyed.sort();
    keyed.into_iter().map(|(_, muscle)| muscle).collect()
}

/// The next number of splitmix64.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
