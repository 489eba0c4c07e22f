//! The table of `tests/cases/ranking/README.md`.

use std::fmt::Write;

use super::cases::{Case, Kind, cases};
use super::measure::{Measures, measure, measure_random};
use super::rankers::RANKERS;

/// The page: what is measured, and how each ranker does.
pub fn page() -> String {
    let cases = cases();
    let count = |kind: Kind| cases.iter().filter(|case| case.kind == kind).count();
    let mut page = format!(
        "# Cases for the ranking

{} areas of pain with their muscles in the published order, and {} patterns of patients or volunteers with the responsible muscle.
They were written from knowledge of the works that each file names, not from the tables of this project; the works were not opened for it, so check them before quoting.
Which zones make up an area is our own reading.

Parameters were chosen for every second case (\"tuning\"); the others were held out.
The numbers of both halves were seen while choosing, and one person wrote all cases: it is no blind test.
recall@n: share of an area's muscles among the first n.
hit@n: the responsible muscle is among the first n.
MRR: mean of 1 / its place.
A part counts for its whole; muscles that share one line are counted one by one, and candidates by neighborhood alone are ranked among the others.
The differences between the last four rows of a table are small against the number of cases: one story more or less changes hit@1 by 0.02 in a half.
The choice among them rests on the tuning half and on what the formula can explain; it is no proof that the order is right for patients.

Written by `cargo run --release --example rankers`; `tests/ranking_cases.rs` checks that it is current.
",
        count(Kind::Area),
        count(Kind::Story)
    );
    for (title, part) in [
        ("Held out", Some(false)),
        ("Tuning", Some(true)),
        ("All", None),
    ] {
        let chosen = cases.iter();
        let chosen = chosen.filter(|case| part.is_none_or(|part| case.for_tuning == part));
        let chosen: Vec<&Case> = chosen.collect();
        let _ = write!(
            page,
            "\n## {title}: {} cases\n\n| ranker | recall@5 | recall@10 | hit@1 | hit@3 | MRR |\n| --- | --- | --- | --- | --- | --- |\n",
            chosen.len()
        );
        row(&mut page, "random order, expected", measure_random(&chosen));
        for (name, ranker) in RANKERS {
            row(&mut page, name, measure(&chosen, *ranker));
        }
    }
    page
}

fn row(page: &mut String, name: &str, measures: Measures) {
    let values = measures.values().map(|value| format!("{value:.3}"));
    let _ = writeln!(page, "| {name} | {} |", values.join(" | "));
}
