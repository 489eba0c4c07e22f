//! Compares rankers on the cases from the literature: `cargo run --release --example rankers`.
//!
//! Prints the table and writes it to `tests/cases/ranking/README.md`.
//! With `--misses` it also lists the patterns whose responsible muscle is not among the first three.

#[path = "../tests/ranking_lab/mod.rs"]
mod lab;

use lab::cases::{Kind, cases, folder};
use lab::measure::place;
use lab::rankers::final_order;

fn main() -> std::io::Result<()> {
    let page = lab::table::page();
    print!("{page}");
    if std::env::args().any(|word| word == "--misses") {
        misses();
    }
    std::fs::write(folder().join("README.md"), page)
}

/// Prints the patterns that the ranking misses.
fn misses() {
    for case in cases() {
        let place = place(&case, &final_order(&case.marks));
        if case.kind == Kind::Story && place.is_none_or(|place| place > 3) {
            println!("{place:?}  {} ({})", case.about, case.source);
        }
    }
}
