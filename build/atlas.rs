//! What the build shares with the crate.

#[path = "../src/atlas/codec.rs"]
pub mod codec;
#[path = "../src/atlas/schema.rs"]
pub mod schema;
