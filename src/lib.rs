//! A body map: press a tender spot, see where its pain may go, and the other way round.
//!
//! The crate is a pure core with a thin browser shell.
//! Data flows one way: `data/` → build → [`atlas`] → [`state`] → [`render`] → SVG and markup → DOM.
//!
//! It informs and never diagnoses: every pattern is possible, none is certain.
//!
//! With the feature `reader` and for wasm32, only what reads a clinic's content file is built: a second
//! program, so that the core carries no parser.

pub mod atlas;
pub mod content;
pub mod error;
#[cfg(not(target_arch = "wasm32"))]
pub mod gallery;
pub mod geometry;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod map;
pub mod options;
#[cfg_attr(feature = "reader", allow(dead_code))]
mod order;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod pattern;
pub mod prose;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod ranking;
#[cfg(any(not(target_arch = "wasm32"), feature = "reader"))]
pub mod reader;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod referral;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod render;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod safety;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod search;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
pub mod state;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "reader")))]
mod text;

#[cfg(all(target_arch = "wasm32", not(feature = "reader")))]
pub mod web;

#[cfg(all(target_arch = "wasm32", feature = "reader"))]
#[path = "web/reader.rs"]
pub mod web;
