//! The ranking alone as a module for a browser: `benches/browser.js` times it.
//!
//! Built by `tools/bench-rank.sh` as the core is, so that the core itself needs nothing for it.
#![cfg(target_arch = "wasm32")]

#[path = "../benches/patterns.rs"]
mod patterns;

use pain_map::ranking::{MarkedZone, rank};
use patterns::{everywhere, patterns};
use wasm_bindgen::prelude::wasm_bindgen;

/// Patterns of one size.
#[wasm_bindgen]
pub struct Patterns(Vec<Vec<MarkedZone>>);

#[wasm_bindgen]
impl Patterns {
    /// Patterns of so many marks; of every zone on both sides where that is 0.
    #[wasm_bindgen(constructor)]
    pub fn new(n_marks: usize) -> Self {
        Self(match n_marks {
            0 => vec![everywhere()],
            _ => patterns(n_marks),
        })
    }

    /// Ranks the pattern whose turn it is, and says how many candidates there are.
    pub fn rank(&self, turn: usize) -> usize {
        let pattern = self.0.get(turn % self.0.len().max(1));
        rank(pattern.map_or(&[], Vec::as_slice), &[])
            .candidates
            .len()
    }
}
