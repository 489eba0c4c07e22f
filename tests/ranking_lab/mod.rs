//! Cases from the literature, rankers and measures: for `tests/ranking_cases.rs` and `examples/rankers.rs`.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::panic)]

pub mod cases;
pub mod measure;
pub mod rankers;
pub mod table;
