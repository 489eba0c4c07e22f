//! What a clinician expects of referral and ranking, as cases in `tests/cases/*.toml`.
//!
//! A `locate` case names marked zones and muscles of which one must rank within the first `within`.
//! Cases that fail are listed in [`KNOWN_GAPS`]; the list only shrinks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::PathBuf;

use pain_map::atlas::{Laterality, MuscleId, SourceId, TriggerPointId, ZoneId, ZoneKind};
use pain_map::ranking::{MarkedZone, rank};
use pain_map::referral::of_point;
use serde::Deserialize;

/// Cases that the first ranking misses, by what they are about.
const KNOWN_GAPS: &[&str] = &["breastbone"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    locate: Vec<Locate>,
    #[serde(default)]
    refer: Vec<Refer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Locate {
    about: String,
    source: String,
    zones: Vec<String>,
    muscles: Vec<String>,
    within: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refer {
    id: String,
    source: String,
    essential: Vec<String>,
}

fn cases() -> Vec<Cases> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| toml::from_str(&fs::read_to_string(file).unwrap()).unwrap())
        .collect()
}

fn mark(text: &str) -> MarkedZone {
    let (zone, side) = text.split_once('@').unwrap_or((text, "midline"));
    MarkedZone {
        zone: ZoneId::from_slug(zone).unwrap_or_else(|| panic!("unknown zone {zone}")),
        side: Laterality::from_slug(side).unwrap(),
        strength: 1.0,
    }
}

/// The place of the best of `muscles` in the ranking, from 1.
fn place(case: &Locate) -> Option<usize> {
    let marks: Vec<MarkedZone> = case.zones.iter().map(|zone| mark(zone)).collect();
    let expected: Vec<MuscleId> = case
        .muscles
        .iter()
        .map(|muscle| {
            MuscleId::from_slug(muscle).unwrap_or_else(|| panic!("unknown muscle {muscle}"))
        })
        .collect();
    let ranking = rank(&marks, &[]);
    let candidates = ranking.by_score().into_iter();
    let mut muscles = candidates
        .flat_map(|candidate| std::iter::once(candidate.muscle).chain(candidate.shared.clone()));
    let found = muscles.position(|muscle| expected.contains(&muscle));
    found.map(|place| place + 1)
}

#[test]
fn the_expected_muscle_ranks_high() {
    let mut failures = Vec::new();
    let mut n_cases = 0;
    for case in cases().iter().flat_map(|cases| &cases.locate) {
        n_cases += 1;
        let place = place(case);
        let good = place.is_some_and(|place| place <= case.within);
        if good == KNOWN_GAPS.contains(&case.about.as_str()) {
            failures.push(format!(
                "{}: place {place:?}, expected within {}",
                case.about, case.within
            ));
        }
    }
    assert!(n_cases >= 25);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn side_marks_rank_their_own_side() {
    for case in cases().iter().flat_map(|cases| &cases.locate) {
        for side in [Laterality::Left, Laterality::Right] {
            let mut marks: Vec<MarkedZone> = case.zones.iter().map(|zone| mark(zone)).collect();
            for mark in &mut marks {
                mark.side = mark.zone.side(side);
            }
            for candidate in rank(&marks, &[]).by_score() {
                assert_ne!(candidate.side, side.opposite(), "{}", case.about);
            }
        }
    }
}

#[test]
fn the_manual_pattern_is_essential() {
    for case in cases().iter().flat_map(|cases| &cases.refer) {
        let point = TriggerPointId::from_slug(&case.id).unwrap();
        let referral = of_point(point, Laterality::Left);
        for zone in &case.essential {
            let found = referral
                .zones
                .iter()
                .find(|found| found.zone.slug() == zone);
            assert_eq!(
                found.map(|zone| zone.kind),
                Some(ZoneKind::Essential),
                "{} {zone}",
                case.id
            );
        }
    }
}

#[test]
fn every_case_names_a_known_source() {
    for cases in cases() {
        let located = cases.locate.iter().map(|case| &case.source);
        for source in located.chain(cases.refer.iter().map(|case| &case.source)) {
            assert!(SourceId::from_slug(source).is_some(), "{source}");
        }
    }
}
