//! The compiler of the atlas data: reads a data folder, checks every rule, derives and writes.
//!
//! Used by `build.rs`, and by the tests that feed it broken data.
//!
//! ```text
//! zones, muscles, …  ─ structure ─┐
//! views/*.svg ───────── drawings ─┼─ checks ─ derive ─ emit ─ tables.rs, *.pack, *.lines
//! content/<lang>/ ───── texts ────┘                        └─ names.<lang>.txt, texts.<lang>.txt
//! ```

pub mod atlas;
#[path = "../src/geometry/mod.rs"]
pub mod geometry;

#[path = "../src/content/fields.rs"]
mod fields;

mod emit;
mod encode;
mod model;
mod problem;
mod source;
mod structure;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;

pub use problem::Problem;
use problem::Problems;

/// Output files by name, relative to the output folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Compiles the data folder.
///
/// # Errors
/// Every problem of the data, by file and line.
pub fn compile(data: &Path) -> Result<Files, Vec<Problem>> {
    let mut problems = Problems::new(data);
    let model = structure::read(&mut problems);
    let texts = texts::read(&model, &mut problems);
    problems.into_result()?;
    let mut files = Files::new();
    let fingerprint = emit::fingerprint(&model);
    files.insert(
        "tables.rs".into(),
        emit::tables(&model, fingerprint).into_bytes(),
    );
    texts.emit(fingerprint, &mut files);
    for view in ["front", "back", "left"] {
        files.insert(format!("views/{view}.pack"), Vec::new());
        files.insert(format!("views/{view}.lines"), Vec::new());
    }
    Ok(files)
}
