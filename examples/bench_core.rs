//! Times the ranking, the referral look-up and a switch of the figure; part of `make bench`, or
//! `cargo run --release --example bench_core`.
//!
//! Prints the median and the 95th percentile of many runs, in microseconds, beside the budget.

#[path = "../benches/patterns.rs"]
mod patterns;

use std::hint::black_box;
use std::time::Instant;

use pain_map::atlas::{Figure, Laterality, MuscleId, TriggerPointId, ZoneId};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::ranking::{MarkedZone, rank};
use pain_map::referral::{of_muscle, of_point};
use pain_map::safety::red_flags;
use pain_map::state::Action;
use patterns::{everywhere, patterns};

/// Budget for each look-up, in microseconds.
const BUDGET_US: f64 = 50.0;

/// Budget for the ranking of any pattern, in microseconds.
const RANK_BUDGET_US: f64 = 200.0;

/// Timed switches of the figure.
const N_SWITCHES: usize = 60;

/// Timed runs of each look-up.
const N_RUNS: usize = 20_000;

fn main() {
    println!("look-up                 median µs   p95 µs   budget µs");
    for n_marks in [1, 10, 24, 80] {
        rank_all(&format!("rank, {n_marks} marks"), &patterns(n_marks));
    }
    let everywhere = everywhere();
    let name = format!("rank, all {} marks", everywhere.len());
    rank_all(&name, &[everywhere]);
    let mut points = TriggerPointId::all().cycle();
    report("referral of a point", BUDGET_US, || {
        black_box(points.next().map(|point| of_point(point, Laterality::Left)));
    });
    let mut muscles = MuscleId::all().cycle();
    report("referral of a muscle", BUDGET_US, || {
        black_box(
            muscles
                .next()
                .map(|muscle| of_muscle(muscle, Laterality::Left)),
        );
    });
    let zones: Vec<ZoneId> = ZoneId::all().take(8).collect();
    report("red flags, 8 zones", BUDGET_US, || {
        black_box(red_flags(black_box(&zones), &[]));
    });
    switch_figures();
}

/// Front and back as one figure after the other, from the press to the tree of the page.
fn switch_figures() {
    let mut map = PainMap::new(Options::default());
    let mut times: Vec<f64> = Figure::ALL
        .iter()
        .cycle()
        .skip(1)
        .take(N_SWITCHES)
        .map(|figure| {
            let start = Instant::now();
            map.apply(Action::SetFigure(*figure));
            black_box(map.markup());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((N_SWITCHES as f64 * share) as usize);
    let (median, p95) = (at(0.5), at(0.95));
    println!(
        "\nswitch of the figure    {:>10.2} ms median {:>8.2} ms p95",
        median.copied().unwrap_or_default(),
        p95.copied().unwrap_or_default()
    );
}

/// Times the ranking of some patterns, one after the other.
fn rank_all(name: &str, patterns: &[Vec<MarkedZone>]) {
    let mut turn = patterns.iter().cycle();
    report(name, RANK_BUDGET_US, || {
        black_box(rank(turn.next().map_or(&[], Vec::as_slice), &[]));
    });
}

fn report(name: &str, budget_us: f64, mut run: impl FnMut()) {
    let mut times: Vec<f64> = (0..N_RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        times
            .get((N_RUNS as f64 * share) as usize)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{name:<22} {:>10.2} {:>8.2} {budget_us:>11.0}",
        at(0.5),
        at(0.95)
    );
}
