//! The body: ids, clinical tables and drawings.

mod ids;
pub mod schema;
pub mod tables;

pub use ids::{MuscleId, RedFlagId, SelfCareId, SourceId, TriggerPointId, ZoneId};
pub use schema::*;
