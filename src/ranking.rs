//! Which muscles may be behind a pattern of marked zones.

use crate::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};

/// A zone that the visitor marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkedZone {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side; `Midline` for midline zones, and for "either side" on sided ones.
    pub side: Laterality,
    /// How strong the pain is: a weight above 0, usually 1.
    pub strength: f64,
}

/// Why a candidate covers a marked zone, strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// A typical zone of one of its trigger points.
    Essential,
    /// A zone reached in some people.
    Spillover,
    /// Shares a border with a zone of one of its trigger points.
    Neighbor,
    /// Lies over the muscle itself.
    Belly,
}

/// A muscle offered as an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The muscle.
    pub muscle: MuscleId,
    /// The patient's side; `Midline` when the marks name no side.
    pub side: Laterality,
    /// Its trigger point that fits best.
    pub point: TriggerPointId,
    /// From 0 to 1; larger fits better. Not a probability.
    pub score: f64,
    /// The marked zones it covers, in the order of the marks.
    pub covers: Vec<(ZoneId, Cover)>,
    /// No marked zone is listed for it: neighbors or its own place alone.
    pub neighborhood_only: bool,
}

/// Candidates for the marked zones, best first.
pub fn rank(marks: &[MarkedZone]) -> Vec<Candidate> {
    let _ = marks;
    Vec::new()
}
