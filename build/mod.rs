//! The compiler of the atlas data: reads a data folder, checks every rule, derives and writes.
//!
//! Used by `build.rs`, and by the tests that feed it broken data.
//!
//! ```text
//! zones, topics, …   ─ structure ─┐
//! views/*.svg ───────── drawings ─┼─ checks ─ derive ─ emit ─ tables.rs, *.pack, *.lines
//! content/<lang>/ ───── texts ────┘                        └─ names, texts, articles .<lang>.txt
//! ```

pub mod atlas;
#[path = "../src/geometry/mod.rs"]
pub mod geometry;
#[path = "../src/prose/mod.rs"]
pub mod prose;

mod articles;
mod borders;
mod checks;
mod derive;
mod drawings;
mod emergency;
mod emit;
mod encode;
mod fields;
mod figures;
mod holds;
mod knots;
mod model;
mod numbers;
mod problem;
mod raster;
mod source;
mod structure;
mod texts;
mod views;

use std::collections::BTreeMap;
use std::path::Path;

pub use problem::Problem;
use problem::Problems;

/// Name of the file that lists which texts languages lack.
pub const MISSING: &str = "missing.txt";

/// Output files by name, relative to the output folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Compiles the data folder.
///
/// # Errors
/// Every problem of the data, by file and line.
pub fn compile(data: &Path) -> Result<Files, Vec<Problem>> {
    let mut problems = Problems::new(data);
    let mut model = structure::read(&mut problems);
    let texts = texts::read(&model, &mut problems);
    let views = views::read(&mut problems);
    let drawings = drawings::read(&model, &views, &mut problems);
    let figures = figures::read(&drawings, &mut problems);
    let numbers = numbers::read(&model, &mut problems);
    let emergency = emergency::read(&mut problems);
    drawings::complete(&mut model, &drawings);
    checks::check(&model, &mut problems);
    holds::check(&model, &mut problems);
    derive::check(&model, &drawings, &mut problems);
    let notes = problems.notes();
    problems.into_result()?;
    derive::derive(&mut model, &drawings);
    let fingerprint = emit::fingerprint(&model);
    let tables = emit::tables(&model, &views, &numbers, fingerprint);
    let mut files = Files::new();
    files.insert("tables.rs".to_owned(), tables.into_bytes());
    files.insert("tables.bin".to_owned(), emit::packed(&model));
    files.insert("emergency_numbers.txt".to_owned(), emergency.into_bytes());
    texts.emit(fingerprint, &mut files);
    files.insert(MISSING.to_owned(), notes.into_bytes());
    figures::emit(&figures, fingerprint, &mut files);
    for drawing in &drawings {
        let name = drawing.view.slug();
        let pack = encode::encode(&drawing.record, drawing.view as u8, fingerprint);
        files.insert(format!("views/{name}.pack"), pack);
        let lines = drawing.lines_text().into_bytes();
        files.insert(format!("views/{name}.lines"), lines);
    }
    Ok(files)
}
