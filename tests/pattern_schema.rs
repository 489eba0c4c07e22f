//! The published schema of patterns names what the data holds, and its samples are real exports.
//!
//! `UPDATE_PATTERNS=1 cargo test --test pattern_schema` writes lists and samples anew.
//! `tests/pattern.test.js` checks the samples against the schema.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "pattern/json.rs"]
mod json;

use std::fs;
use std::path::{Path, PathBuf};

use json::Json;
use pain_map::atlas::{Figure, MuscleId, RedFlagId, SelfCareId, TriggerPointId, ZoneId};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::pattern::{Pattern, PatternError};
use pain_map::ranking::Felt;
use pain_map::safety::Answer;
use pain_map::state::Kind;
use serde_json::{Value, json};

const SCHEMA: &str = "www/schema/pattern.v1.json";

/// Samples by name, with the actions that lead to them.
const SAMPLES: &[(&str, &[&str])] = &[
    ("nothing", &[]),
    ("one-mark", &["mark temple left"]),
    (
        "neck-and-head",
        &[
            "figure female",
            "felt upper-trapezius.1 left yes",
            "felt upper-trapezius.1 right little",
            "felt soleus.1 right no",
            "mark temple left",
            "strength temple left 8",
            "kind temple left aching",
            "mark side-of-neck left",
            "mark forehead right",
            "strength forehead right 0",
            "mark breastbone midline",
            "kind breastbone midline burning",
            "kind breastbone midline numb",
            "answer chest-heart no",
            "answer chest-lung unsure",
            "answer chest-tearing yes",
            "questions skip",
        ],
    ),
    (
        "plan",
        &[
            "questions skip",
            "spot upper-trapezius.1 left",
            "fit done",
            "plan add upper-trap-stretch",
            "zone lumbar-paraspinal right",
            "fit done",
            "plan add low-back-heat",
            "muscle soleus right",
            "plan add soleus-stretch",
            "plan up soleus-stretch",
            "questions ask",
        ],
    ),
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn updates() -> bool {
    std::env::var_os("UPDATE_PATTERNS").is_some()
}

fn words<'a>(slugs: impl Iterator<Item = &'a str>) -> Value {
    slugs.map(Value::from).collect()
}

#[test]
fn the_schema_names_what_the_data_holds() {
    let mut schema: Value =
        serde_json::from_str(&fs::read_to_string(path(SCHEMA)).unwrap()).unwrap();
    for (pointer, expected) in [
        ("/$defs/zone/enum", words(ZoneId::all().map(ZoneId::slug))),
        (
            "/$defs/warning/enum",
            words(RedFlagId::all().map(RedFlagId::slug)),
        ),
        (
            "/$defs/spot/enum",
            words(TriggerPointId::all().map(TriggerPointId::slug)),
        ),
        (
            "/$defs/care/enum",
            words(SelfCareId::all().map(SelfCareId::slug)),
        ),
        (
            "/$defs/muscle/enum",
            words(MuscleId::all().map(MuscleId::slug)),
        ),
        (
            "/properties/figure/enum",
            words(Figure::ALL.iter().map(|figure| figure.slug())),
        ),
        (
            "/$defs/mark/properties/kinds/items/enum",
            words(Kind::ALL.iter().map(|kind| kind.slug())),
        ),
        (
            "/$defs/answer/properties/answer/enum",
            words(Answer::ALL.iter().map(|answer| answer.slug())),
        ),
        (
            "/$defs/felt/properties/felt/enum",
            words(Felt::ALL.iter().map(|felt| felt.slug())),
        ),
    ] {
        if updates() {
            *schema.pointer_mut(pointer).unwrap() = expected;
        } else {
            assert!(
                schema.pointer(pointer) == Some(&expected),
                "{SCHEMA}: {pointer} is out of date; UPDATE_PATTERNS=1 writes it"
            );
        }
    }
    if updates() {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        fs::write(path(SCHEMA), text).unwrap();
    }
}

#[test]
fn samples_are_what_is_exported() {
    for (name, actions) in SAMPLES {
        let mut map = PainMap::new(Options::default());
        for action in *actions {
            map.apply(action.parse().unwrap());
        }
        let exported: Value = serde_json::from_str(&map.pattern().to_json()).unwrap();
        let text = serde_json::to_string_pretty(&exported).unwrap() + "\n";
        let file = path(&format!("tests/cases/pattern/{name}.json"));
        if updates() {
            fs::write(&file, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{name}");
    }
}

/// Patterns that other programs may write, and what is told about them.
#[test]
fn what_is_wrong_is_told_and_the_rest_is_kept() {
    let value = json!({
        "format": "pain-map-pattern",
        "version": 1,
        "figure": "giant",
        "marks": [
            { "zone": "temple", "side": "left", "strength": 14, "kinds": ["sharp", "itching"] },
            { "zone": "breastbone", "side": "left", "strength": 2.4 },
            { "zone": "crown", "side": "midline" },
            { "zone": "temple", "side": "left", "strength": 3, "kinds": ["numb"] },
            { "zone": "elsewhere", "side": "left" },
            "temple",
        ],
        "answers": [
            { "warning": "chest-heart", "answer": "yes" },
            { "warning": "chest-heart", "answer": "no" },
            { "warning": "chest-heart", "answer": "perhaps" },
        ],
        "skipped": "yes",
        "felt": 7,
        "plan": [
            { "care": "soleus-stretch", "spot": "soleus.1", "side": "left" },
            { "care": "soleus-stretch", "muscle": "soleus", "side": "left" },
            { "care": "soleus-stretch", "side": "left" },
            { "care": "pressure-basics", "spot": "scalenus-anterior.1", "side": "left" },
            { "care": "neck-yoga", "spot": "soleus.1", "side": "left" },
            { "care": "calf-massage", "spot": "soleus.1", "side": "midline" },
        ],
        "extra": { "of": "another program" },
    });
    let (pattern, problems) = Pattern::read(&Json(value)).unwrap();
    let kept: Vec<String> = pattern
        .marks()
        .iter()
        .map(|mark| {
            format!(
                "{} {} {}",
                mark.zone.slug(),
                mark.side.slug(),
                mark.strength
            )
        })
        .collect();
    assert_eq!(
        kept,
        [
            "temple left 10",
            "breastbone midline 2",
            "crown left 5",
            "crown right 5"
        ]
    );
    assert_eq!(
        pattern.marks()[0].kinds.iter().collect::<Vec<_>>(),
        [Kind::Sharp, Kind::Numb]
    );
    assert_eq!(pattern.answers()[0].1, Answer::Yes);
    assert_eq!(pattern.plan().unwrap().len(), 1);
    assert_eq!(
        problems,
        [
            "figure: unknown; left out",
            "marks[0].strength: must be a whole number from 0 to 10; used: 10",
            "marks[0].kinds: use a list of aching, sharp, burning, tingling, numb; others are left out",
            "marks[1].strength: must be a whole number from 0 to 10; used: 2",
            "marks[1]: this zone is in the middle; the side is left out",
            "marks[2]: this zone is on the left or the right; both are marked",
            "marks[3]: this zone is marked already; the stronger mark and all kinds are kept",
            "marks[4].zone: unknown; left out",
            "marks[5].zone: missing; left out",
            "answers[1]: this question is answered already; the more careful answer is kept",
            "answers[2].answer: unknown; left out",
            "felt: must be a list; left out",
            "plan[1]: this entry is in the plan already; left out",
            "plan[2].spot: missing; left out",
            "plan[3]: this entry is not for this place; left out",
            "plan[4].care: unknown; left out",
            "plan[5]: this place is not on this side; left out",
            "skipped: must be true or false",
        ]
    );
}

#[test]
fn other_values_are_no_patterns() {
    let named = |version: Value| json!({ "format": "pain-map-pattern", "version": version });
    for (value, error) in [
        (Value::Null, PatternError::Foreign),
        (json!([]), PatternError::Foreign),
        (json!("pain-map-pattern"), PatternError::Foreign),
        (
            json!({ "format": "recipe", "version": 1 }),
            PatternError::Foreign,
        ),
        (named(json!(2)), PatternError::Newer),
        (named(json!(1e300)), PatternError::Newer),
        (named(json!(0)), PatternError::NoVersion),
        (named(json!("1")), PatternError::NoVersion),
        (named(Value::Null), PatternError::NoVersion),
    ] {
        assert_eq!(Pattern::read(&Json(value.clone())), Err(error), "{value}");
    }
    assert!(Pattern::read(&Json(named(json!(1)))).unwrap().0.is_empty());
}
