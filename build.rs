//! Turns `data/` into the tables, packs and texts of the crate, or says what is wrong with it.

#[path = "build/mod.rs"]
#[allow(dead_code, missing_docs, unused_imports)]
mod compile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Missing texts that are told at most.
const MAX_NOTES: usize = 12;

fn main() -> ExitCode {
    for path in [
        "data",
        "build",
        "src/atlas/schema.rs",
        "src/atlas/codec.rs",
        "src/geometry",
        "src/prose",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    match compile::compile(&root.join("data")) {
        Ok(files) => match write(&out, &files) {
            Ok(()) => {
                warn(&files);
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("{}: {error}", out.display());
                ExitCode::FAILURE
            }
        },
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Lists the first texts that other languages lack; English stands in for them.
fn warn(files: &compile::Files) {
    let notes = files.get(compile::MISSING).map(Vec::as_slice);
    let notes = String::from_utf8_lossy(notes.unwrap_or_default());
    let n_notes = notes.lines().count();
    for note in notes.lines().take(MAX_NOTES) {
        println!("cargo::warning={note}");
    }
    if n_notes > MAX_NOTES {
        println!(
            "cargo::warning=and {} more texts come from English",
            n_notes - MAX_NOTES
        );
    }
}

fn write(out: &Path, files: &compile::Files) -> std::io::Result<()> {
    for (name, bytes) in files {
        let path = out.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
