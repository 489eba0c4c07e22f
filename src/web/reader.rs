//! The reader of clinics' files in the browser: a WebAssembly of its own, without the map.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::reader;

/// Reads a content file for a language: what the map is given, then what is wrong with the file.
#[wasm_bindgen]
pub fn read(file: &str, language: &str) -> Vec<String> {
    let reading = reader::read(file, language);
    let problems = reading.problems.iter().map(ToString::to_string);
    [reading.content].into_iter().chain(problems).collect()
}
