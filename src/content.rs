//! Texts by id and language.

#[allow(dead_code)]
mod fields;

include!(concat!(env!("OUT_DIR"), "/ui.rs"));
