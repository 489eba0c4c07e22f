//! The cases of `tests/cases/ranking/*.toml`.

use std::fs;
use std::path::PathBuf;

use pain_map::atlas::{Laterality, MuscleId, ZoneId};
use pain_map::ranking::MarkedZone;
use serde::Deserialize;

/// What a case asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An area of pain and its muscles in the published order.
    Area,
    /// A patient's or a volunteer's pattern and the responsible muscle: any of them is a hit.
    Story,
}

/// A case, ready to be ranked.
pub struct Case {
    pub kind: Kind,
    pub about: String,
    pub source: String,
    pub marks: Vec<MarkedZone>,
    pub muscles: Vec<MuscleId>,
    /// Parameters were chosen on these; the others were held out.
    pub for_tuning: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Option<String>,
    kind: Kind,
    #[serde(default)]
    blind: bool,
    case: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    about: String,
    source: Option<String>,
    zones: Vec<String>,
    muscles: Vec<String>,
}

/// The folder of the cases.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ranking")
}

/// The cases that were seen while choosing, by file and place; every second one is for tuning.
pub fn cases() -> Vec<Case> {
    read(false)
}

/// The cases that were written before anything was measured on them: never choose by them.
pub fn blind() -> Vec<Case> {
    read(true)
}

fn read(blind: bool) -> Vec<Case> {
    let entries = fs::read_dir(folder()).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for row in file.case.into_iter().filter(|_| file.blind == blind) {
            let source = row.source.or_else(|| file.source.clone());
            cases.push(Case {
                kind: file.kind,
                source: source.unwrap_or_else(|| panic!("{}: no source", row.about)),
                marks: row.zones.iter().map(|zone| mark(zone)).collect(),
                muscles: row.muscles.iter().map(|slug| muscle(slug)).collect(),
                about: row.about,
                for_tuning: !blind && cases.len() % 2 == 0,
            });
        }
    }
    cases
}

/// Reads `zone`, `zone@left` or `zone@left=8`: the number is the strength of the pain.
fn mark(text: &str) -> MarkedZone {
    let (place, strength) = text.split_once('=').unwrap_or((text, "5"));
    let (zone, side) = place.split_once('@').unwrap_or((place, "midline"));
    MarkedZone {
        zone: ZoneId::from_slug(zone).unwrap_or_else(|| panic!("unknown zone {zone}")),
        side: Laterality::from_slug(side).unwrap(),
        strength: strength.parse().unwrap(),
    }
}

fn muscle(slug: &str) -> MuscleId {
    MuscleId::from_slug(slug).unwrap_or_else(|| panic!("unknown muscle {slug}"))
}
