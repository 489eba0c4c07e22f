//! Links live on in messages and on paper: what was published is read for ever.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::pattern::{LinkError, Pattern};
use serde::Deserialize;

/// How many ids had a number when links were first published, and the sum over them.
const PUBLISHED: [(&str, usize, u64); 3] = [
    ("zones", 141, 0xd6c8_606c_0553_b18d),
    ("red_flags", 57, 0xb7fa_6cde_6dd5_38ce),
    ("points", 220, 0xf967_10be_6919_5609),
];

#[derive(Deserialize)]
struct Numbers {
    zones: Vec<String>,
    red_flags: Vec<String>,
    points: Vec<String>,
}

/// FNV-1a over the words.
fn sum(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn a_published_number_is_never_given_to_another_id() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/numbers.toml");
    let numbers: Numbers = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let lists = [numbers.zones, numbers.red_flags, numbers.points];
    for ((name, n_published, expected), list) in PUBLISHED.iter().zip(&lists) {
        let published = list.get(..*n_published).unwrap();
        assert_eq!(
            sum(published),
            *expected,
            "{name}: {} entries: {:#x}",
            list.len(),
            sum(list)
        );
    }
}

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    for action in actions {
        map.apply(action.parse().unwrap());
    }
    map
}

/// What a link carries of a pattern: all but the plan.
fn carried(pattern: &Pattern) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_str(&pattern.to_json()).unwrap();
    json.as_object_mut().unwrap().remove("plan");
    json
}

#[track_caller]
fn check(actions: &[&str], link: &str) {
    let pattern = map(actions).pattern();
    assert_eq!(pattern.to_link(), link);
    let opened = Pattern::from_link(link).unwrap().pattern;
    assert_eq!(carried(&opened), carried(&pattern));
}

#[test]
fn the_form_of_links_stays() {
    check(&[], "1.AAACG9rAqn");
    check(
        &[
            // Pressing is not offered once an answer calls for help.
            "figure older",
            "felt upper-trapezius.1 left yes",
            "felt upper-trapezius.1 right little",
            "felt soleus.1 right no",
            "mark temple left",
            "strength temple left 10",
            "kind temple left numb",
            "kind temple left aching",
            "mark mid-spine midline",
            "mark calf-medial right",
            "strength calf-medial right 0",
            "answer chest-heart yes",
            "answer chest-lung unsure",
            "answer chest-tearing no",
            "questions skip",
        ],
        "1.AAANXICFRaInygmI7IANQAAAEQAAGRQAAJKYAKAcYAKFqYAxG89L0Tv",
    );
}

#[test]
fn what_programs_do_to_links_does_no_harm() {
    let pattern = map(&["mark temple left", "mark jaw-body right"]).pattern();
    let link = pattern.to_link();
    let (head, tail) = link.split_at(9);
    for text in [
        format!("#pain-map={link}"),
        format!("pain-map={link}"),
        format!("  {link}\n"),
        format!("{link}."),
        format!("{link})&utm_source=mail"),
        format!("{head}\r\n {tail}"),
    ] {
        let opened = Pattern::from_link(&text).unwrap();
        assert!(opened.whole, "{text}");
        assert_eq!(carried(&opened.pattern), carried(&pattern));
    }
}

#[test]
fn other_links_have_a_reason() {
    let link = map(&["mark temple left"]).pattern().to_link();
    for (text, error) in [
        (link.replacen("1.", "2.", 1), LinkError::Newer),
        ("12.AAAA".to_owned(), LinkError::Newer),
        ("0.AAAA".to_owned(), LinkError::Damaged),
        ("".to_owned(), LinkError::Damaged),
        ("1.".to_owned(), LinkError::Damaged),
        ("2".to_owned(), LinkError::Damaged),
        ("99999.AAAA".to_owned(), LinkError::Damaged),
        ("#section-2.1".to_owned(), LinkError::Damaged),
        (link.to_lowercase(), LinkError::Damaged),
    ] {
        assert_eq!(Pattern::from_link(&text), Err(error), "{text:?}");
    }
}

#[test]
fn a_pattern_of_ten_marks_fits_a_short_message() {
    let zones = ["temple", "jaw-body", "crown", "forehead", "eyebrow"];
    let marks = zones
        .iter()
        .flat_map(|zone| ["left", "right"].map(|side| format!("mark {zone} {side}")));
    let marks: Vec<String> = marks.collect();
    let map = map(&marks.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(map.state.marks.len(), 10);
    assert!(map.pattern().to_link().len() <= 64);
}
