//! A body map: press a tender spot, see where its pain may go, and the other way round.
//!
//! The crate is a pure core with a thin browser shell.
//! Data flows one way: `data/` → build → [`atlas`] → [`state`] → [`render`] → SVG and markup → DOM.
//!
//! It informs and never diagnoses: every pattern is possible, none is certain.

pub mod atlas;
pub mod content;
pub mod error;
#[cfg(not(target_arch = "wasm32"))]
pub mod gallery;
pub mod geometry;
pub mod map;
pub mod options;
mod order;
pub mod pattern;
pub mod prose;
pub mod ranking;
pub mod referral;
pub mod render;
pub mod safety;
pub mod search;
pub mod state;

#[cfg(target_arch = "wasm32")]
pub mod web;
