//! The data after reading: words resolved to positions in the tables.

use std::collections::BTreeMap;

use super::atlas::schema::{
    AskWhen, CareKind, Confidence, Cue, Depth, Inset, MuscleKind, Region, SelfPressure, SideRule,
    Symptom, Urgency, View, Within,
};
use super::problem::Place;

/// Everything of the data except texts and drawings.
#[derive(Default)]
pub struct Model {
    pub sources: Vec<SourceRow>,
    pub zones: Vec<Zone>,
    pub landmarks: Vec<Landmark>,
    pub muscles: Vec<Muscle>,
    pub points: Vec<TriggerPoint>,
    pub red_flags: Vec<RedFlag>,
    pub self_care: Vec<SelfCare>,
    pub topics: Vec<Topic>,
    pub ranking: Vec<(String, f64)>,
    /// Order of muscles and points by id, for look-ups.
    pub index: Index,
}

/// Positions by id.
#[derive(Default)]
pub struct Index {
    pub sources: BTreeMap<String, u16>,
    pub zones: BTreeMap<String, u16>,
    pub landmarks: BTreeMap<String, u16>,
    pub muscles: BTreeMap<String, u16>,
    pub points: BTreeMap<String, u16>,
    pub red_flags: BTreeMap<String, u16>,
    pub self_care: BTreeMap<String, u16>,
    pub topics: BTreeMap<String, u16>,
}

pub struct SourceRow {
    pub key: String,
    pub at: Place,
    pub background: bool,
    pub citation: String,
    pub group: String,
    pub access: String,
    pub note: String,
}

pub struct Zone {
    pub id: String,
    pub at: Place,
    pub region: Region,
    pub sided: bool,
    pub views: Vec<View>,
    pub insets: Vec<Inset>,
    pub neighbors: Vec<u16>,
}

pub struct Landmark {
    pub id: String,
    pub at: Place,
}

pub struct Muscle {
    pub id: String,
    pub at: Place,
    pub kind: MuscleKind,
    pub region: Region,
    pub depth: Depth,
    pub parent: Option<u16>,
    pub tier: u8,
    pub sources: Vec<u16>,
    pub first_point: u16,
    pub n_points: u8,
    pub belly: Vec<u16>,
}

pub struct TriggerPoint {
    pub id: String,
    pub at: Place,
    pub muscle: u16,
    pub number: u8,
    pub views: Vec<View>,
    pub insets: Vec<Inset>,
    pub places: Vec<(View, u16)>,
    pub anchor: Option<[u16; 2]>,
    pub essential: Vec<u16>,
    pub spillover: Vec<u16>,
    pub side_rule: SideRule,
    pub self_pressure: SelfPressure,
    pub confidence: Confidence,
    pub placed_by_landmarks: bool,
    pub sources: Vec<u16>,
}

pub struct RedFlag {
    pub id: String,
    pub at: Place,
    pub regions: Vec<Region>,
    pub zones: Vec<u16>,
    pub muscles: Vec<u16>,
    pub ask_when: AskWhen,
    pub urgency: Urgency,
    pub within: Option<Within>,
    pub symptoms: Vec<Symptom>,
    pub ask_signs: u8,
    pub covered: Vec<u8>,
    pub sources: Vec<u16>,
}

/// What the guided hold counts.
pub struct Hold {
    pub hold_s: u32,
    pub rest_s: u32,
    pub repetitions: u32,
    pub each_side: bool,
    pub cue: Cue,
}

pub struct SelfCare {
    pub id: String,
    pub at: Place,
    pub kind: CareKind,
    pub for_all: bool,
    pub regions: Vec<Region>,
    pub muscles: Vec<u16>,
    pub do_not_if: u32,
    pub ask_first_if: u32,
    pub hold: Option<Hold>,
    pub evidence: String,
    pub sources: Vec<u16>,
}

pub struct Topic {
    pub id: String,
    pub at: Place,
    pub general: bool,
    pub muscles: Vec<u16>,
    pub zones: Vec<u16>,
    pub regions: Vec<Region>,
    pub care: Vec<u16>,
    pub kinds: Vec<CareKind>,
    pub next: Vec<u16>,
    pub sections: Vec<TopicSection>,
}

pub struct TopicSection {
    pub evidence: Option<String>,
    pub sources: Vec<u16>,
    pub warns: bool,
}
