//! The published schema of content files names what the data holds, and the example clinics keep to it.
//!
//! `UPDATE_CLINIC_SCHEMA=1 cargo test --test clinic_schema` writes the lists of ids anew.
//! `tests/clinic.test.js` checks the example clinics against the schema.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pain_map::atlas::{CareKind, MuscleId, Region, SelfCareId, TopicId, TriggerPointId, ZoneId};
use pain_map::content::LANGUAGES;
use pain_map::options::ClinicContent;
use pain_map::reader;
use serde::Deserialize;
use serde_json::{Value, json};

const SCHEMA: &str = "www/schema/clinic.v1.json";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The lists of ids, by the name of their definition.
fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn of<'a>(slugs: impl Iterator<Item = &'a str>) -> Vec<String> {
        slugs.map(str::to_owned).collect()
    }
    let kinds = || CareKind::ALL.iter().map(|kind| kind.slug());
    vec![
        ("muscle", of(MuscleId::all().map(MuscleId::slug))),
        ("zone", of(ZoneId::all().map(ZoneId::slug))),
        ("region", of(Region::ALL.iter().map(|region| region.slug()))),
        ("topic", of(TopicId::all().map(TopicId::slug))),
        ("care", of(SelfCareId::all().map(SelfCareId::slug))),
        ("point", of(TriggerPointId::all().map(TriggerPointId::slug))),
        ("kind", of(kinds())),
        ("country", countries()),
        ("language", of(LANGUAGES.iter().map(|(tag, _)| *tag))),
        (
            "kind-path",
            kinds().map(|kind| format!("kind/{kind}")).collect(),
        ),
    ]
}

/// The countries whose emergency number is known, in the order of the alphabet.
fn countries() -> Vec<String> {
    let file = fs::read_to_string(path("data/emergency_numbers.toml")).unwrap();
    let file: toml::Table = toml::from_str(&file).unwrap();
    let rows = file["number"].as_array().unwrap().iter();
    let codes = rows.flat_map(|row| row["countries"].as_array().unwrap());
    let codes: BTreeSet<String> = codes
        .map(|code| code.as_str().unwrap().to_owned())
        .collect();
    codes.into_iter().collect()
}

/// The words of the interface that a clinic may change: more may come with every release.
fn words() -> Vec<String> {
    reader::words().map(str::to_owned).collect()
}

/// The schema with the list of a definition in place of the one it has.
fn with_list(schema: &str, name: &str, ids: &[String]) -> String {
    // A field of the file may have the name of a definition.
    let definitions = schema.find("\n  \"$defs\": {").unwrap();
    let start = schema[definitions..].find(&format!("\n    \"{name}\": {{"));
    let (head, rest) = schema.split_at(definitions + start.unwrap());
    let (before, rest) = rest.split_once("\"enum\": [").unwrap();
    let (_, tail) = rest.split_once(']').unwrap();
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    [head, before, "\"enum\": [", &ids.join(", "), "]", tail].concat()
}

/// Patterns of what the reader takes besides, by the name of their definition: small letters for
/// capitals and the other way round, and languages with where they are spoken.
fn patterns() -> Vec<(&'static str, String)> {
    let any_case = |word: &String| -> String {
        let cases = |c: char| format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase());
        word.chars().map(cases).collect()
    };
    let one_of = |words: &[String]| words.iter().map(any_case).collect::<Vec<_>>().join("|");
    let languages: Vec<String> = LANGUAGES.iter().map(|(tag, _)| (*tag).to_owned()).collect();
    vec![
        ("country", format!("^(?:{})$", one_of(&countries()))),
        (
            "language",
            format!("^(?:{})(?:[-_][A-Za-z0-9]+)*$", one_of(&languages)),
        ),
    ]
}

/// The schema with the pattern of a definition in place of the one it has.
fn with_pattern(schema: &str, name: &str, pattern: &str) -> String {
    let definitions = schema.find("\n  \"$defs\": {").unwrap();
    let start = schema[definitions..].find(&format!("\n    \"{name}\": {{"));
    let (head, rest) = schema.split_at(definitions + start.unwrap());
    let (before, rest) = rest.split_once("\"pattern\": \"").unwrap();
    let (_, tail) = rest.split_once('"').unwrap();
    [head, before, "\"pattern\": \"", pattern, "\"", tail].concat()
}

#[test]
fn the_schema_lists_every_id() {
    let found = fs::read_to_string(path(SCHEMA)).unwrap();
    let lists = lists();
    let expected = lists.iter().fold(found.clone(), |schema, (name, ids)| {
        with_list(&schema, name, ids)
    });
    let patterns = patterns().into_iter();
    let expected = patterns.fold(expected, |schema, (name, pattern)| {
        with_pattern(&schema, name, &pattern)
    });
    if std::env::var_os("UPDATE_CLINIC_SCHEMA").is_some() {
        fs::write(path(SCHEMA), with_list(&expected, "word", &words())).unwrap();
        return;
    }
    assert!(lists.iter().all(|(_, ids)| !ids.is_empty()));
    assert!(
        found == expected,
        "{SCHEMA} is out of date; see the head of this test"
    );
}

#[test]
fn the_schema_names_no_word_that_is_gone() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(path(SCHEMA)).unwrap()).unwrap();
    let words = words();
    let listed = schema["$defs"]["word"]["enum"].as_array().unwrap();
    assert!(listed.len() > 100);
    for word in listed {
        assert!(words.iter().any(|known| word == known), "{word}");
    }
}

#[test]
fn the_schema_has_the_fields_that_are_read() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(path(SCHEMA)).unwrap()).unwrap();
    let fields = |at: &Value| -> BTreeSet<String> {
        at["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    // An unknown field is told with the list of those that are known.
    let known = |file: &str| -> BTreeSet<String> {
        let problems = reader::read(file, "en").problems;
        let list = problems[0]
            .expected
            .strip_prefix("one of ")
            .unwrap()
            .to_owned();
        list.split(", ").map(str::to_owned).collect()
    };
    assert_eq!(fields(&schema), known(r#"{"x": 1}"#));
    let properties = &schema["properties"];
    assert_eq!(
        fields(&properties["texts"]),
        known(r#"{"texts": {"x": 1}}"#)
    );
    assert_eq!(fields(&properties["hide"]), known(r#"{"hide": {"x": 1}}"#));
    assert_eq!(
        fields(&properties["links"]["items"]),
        known(r#"{"links": [{"x": 1}]}"#)
    );
    assert_eq!(
        fields(&properties["warnings"]["items"]),
        known(r#"{"warnings": [{"x": 1}]}"#)
    );
    for (part, id) in [
        ("kinds", "heat"),
        ("muscles", "soleus"),
        ("regions", "neck"),
        ("self_care", "desk-setup"),
        ("topics", "causes"),
        ("trigger_points", "soleus.1"),
        ("zones", "temple"),
    ] {
        let columns = &properties["texts"]["properties"][part]["additionalProperties"];
        let file = format!(r#"{{"texts": {{"{part}": {{"{id}": {{"x": 1}}}}}}}}"#);
        assert_eq!(fields(columns), known(&file), "{part}");
    }
}

/// Examples of tags; `tests/clinic.test.js` holds the schema against the same.
#[derive(Deserialize)]
struct Tags {
    taken: Vec<String>,
    refused: Vec<String>,
}

#[test]
fn the_reader_takes_the_tags_that_the_schema_takes() {
    let file = fs::read_to_string(path("tests/cases/clinic/tags.toml")).unwrap();
    let cases: BTreeMap<String, Tags> = toml::from_str(&file).unwrap();
    let fields: Vec<&str> = cases.keys().map(String::as_str).collect();
    assert_eq!(fields, ["country", "languages", "name"]);
    for (field, Tags { taken, refused }) in cases {
        let is_sound = |tag: &String| {
            let value = match field.as_str() {
                "country" => json!(tag),
                "languages" => json!([tag]),
                _ => json!({ tag: "Clinic" }),
            };
            let file = json!({ &field: value }).to_string();
            let reading = reader::read(&file, "en");
            reading.problems.is_empty() && !reading.content.is_empty()
        };
        assert!(taken.len() > 3);
        for tag in &taken {
            assert!(is_sound(tag), "{field}: {tag}");
        }
        // A text under a strange key is better than none.
        for tag in refused.iter().filter(|_| field != "name") {
            assert!(!is_sound(tag), "{field}: {tag}");
        }
    }
}

#[test]
fn the_example_clinics_have_no_problems_in_any_of_their_languages() {
    let clinics = fs::read_dir(path("www/clinics")).unwrap();
    let mut files: Vec<PathBuf> = clinics
        .map(|entry| entry.unwrap().path().join("clinic.json"))
        .filter(|file| file.exists())
        .collect();
    files.sort();
    assert_eq!(files.len(), 3);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for language in ["en", "es"] {
            let reading = reader::read(&text, language);
            assert_eq!(reading.problems, [], "{}", file.display());
            let clinic = ClinicContent::decode(&reading.content);
            assert!(clinic.name.is_some() && clinic.emergency_number.is_some());
            for link in &clinic.links {
                let page = file.with_file_name(link.url.split('#').next().unwrap());
                let outside = link.url.contains(':');
                assert!(outside || page.exists(), "{}: {}", file.display(), link.url);
            }
        }
    }
}
