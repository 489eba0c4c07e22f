//! Every language is whole, every word comes from the language files, and the body is never mirrored.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pain_map::atlas::View;
use pain_map::content::{Content, LANGUAGES, PSEUDO};
use pain_map::map::PainMap;
use pain_map::render::node::{Element, Node};

use common::{map_with, walk as visit};

/// What languages lack, as the build has listed it.
const MISSING: &str = include_str!(concat!(env!("OUT_DIR"), "/missing.txt"));

/// Presses of a walk through the panel.
const N_PRESSES: usize = 400;

/// Attributes that a visitor reads or hears.
const SPOKEN: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "placeholder",
    "title",
];

fn map_in(language: &str, attributes: &[(&str, &str)]) -> PainMap {
    let mut map = map_with(attributes);
    map.content = Content::embedded(language);
    map
}

/// Everything that a visitor reads or hears of a tree.
fn words(tree: &Element) -> Vec<String> {
    let mut words = Vec::new();
    visit(tree, &mut |element| {
        for child in &element.children {
            if let Node::Text(text) = child {
                words.push(text.as_str().to_owned());
            }
        }
        for (name, value) in &element.attributes {
            if SPOKEN.contains(name) {
                words.push(value.as_str().to_owned());
            }
        }
    });
    words
}

/// Everything that can be pressed in a tree.
fn presses(tree: &Element) -> Vec<String> {
    let mut presses = Vec::new();
    visit(tree, &mut |element| {
        let what = element
            .attributes
            .iter()
            .find(|(name, _)| *name == "data-do");
        presses.extend(what.map(|(_, action)| action.as_str().to_owned()));
    });
    presses
}

/// Presses one thing after another, without chance: the same walk every time.
fn walk(map: &mut PainMap, seed: usize, see: &mut dyn FnMut(&PainMap, &Element)) {
    let mut at = seed;
    for step in 0..N_PRESSES {
        let tree = map.markup();
        see(map, &tree);
        let presses = presses(&tree);
        at = at
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let action = match step % 40 {
            0 => "clear",
            1 => ["mode spot", "mode pain"][seed % 2],
            _ if presses.is_empty() => "clear",
            _ => &presses[(at >> 33) % presses.len()],
        };
        let _ = map.apply(action.parse().unwrap_or_else(|_| panic!("{action}")));
    }
}

#[test]
fn no_language_lacks_a_text() {
    assert!(MISSING.is_empty(), "these come from English:\n{MISSING}");
    assert!(LANGUAGES.iter().any(|(tag, _)| *tag == "es"));
}

#[test]
fn every_word_comes_from_the_language_files() {
    let mut hard_coded = BTreeSet::new();
    for seed in 0..4 {
        let mut map = map_in(
            "en-XA",
            &[("show-pelvic", ""), ("share", ""), ("remember", "")],
        );
        map.date = "1".to_owned();
        walk(&mut map, seed, &mut |map, tree| {
            let mut all = words(tree);
            all.push(map.status());
            all.extend(map.summary_text("1").lines().map(str::to_owned));
            let has_letters = |text: &String| text.chars().any(|c| c.is_ascii_alphabetic());
            hard_coded.extend(all.into_iter().filter(has_letters));
        });
    }
    assert!(hard_coded.is_empty(), "{hard_coded:#?}");
}

#[test]
fn the_body_is_never_mirrored() {
    let shape = |language: &str, view: View| {
        let mut map = map_in(language, &[]);
        let _ = map.apply("spot upper-trapezius.1 left".parse().unwrap());
        let svg = map.svg(view);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let is_body = |node: &roxmltree::Node| {
            let place = node.ancestors().filter_map(|node| node.attribute("class"));
            let mut classes = place.flat_map(str::split_whitespace);
            node.tag_name().name() == "path" && classes.any(|class| class == "ground")
        };
        let paths = document.descendants().filter(is_body);
        let paths: Vec<String> = paths
            .filter_map(|node| Some(node.attribute("d")?.into()))
            .collect();
        assert!(paths.len() > 20, "{}", paths.len());
        paths
    };
    for view in [View::Front, View::Back] {
        assert_eq!(shape("en", view), shape("ar-XB", view));
        assert_eq!(shape("en", view), shape("en-XA", view));
    }
}

#[test]
fn a_change_of_language_keeps_what_is_chosen() {
    let mut map = map_in("en", &[]);
    let _ = map.apply("spot upper-trapezius.1 left".parse().unwrap());
    let before = map.state.clone();
    assert_eq!(map.set_option("lang", Some("es-MX")), Ok(()));
    assert_eq!(map.state, before);
    let text = words(&map.markup()).join("\n");
    assert!(text.contains("Puede sentirlo"), "{text}");
    assert!(!text.contains("You may feel it"), "{text}");
    let tree = map.markup();
    let lang = tree.attributes.iter().find(|(name, _)| *name == "lang");
    assert_eq!(lang.unwrap().1.as_str(), "es");
    assert!(map.set_option("lang", Some("tlh")).is_err());
    assert!(words(&map.markup()).join("\n").contains("You may feel it"));
}

#[test]
fn an_unreviewed_language_says_so_without_a_press() {
    for (tag, note) in [
        ("en", "A clinician has not yet reviewed these texts."),
        (
            "es",
            "Ningún profesional de la salud ha revisado aún estos textos.",
        ),
    ] {
        let content = Content::embedded(tag);
        assert!(!content.is_reviewed(), "{tag}: take this case out");
        let text = words(&map_in(tag, &[]).markup()).join("\n");
        assert!(text.contains(note), "{tag}: {text}");
    }
}

#[test]
fn directions_and_tags_are_told() {
    assert_eq!(PSEUDO, ["en-XA", "ar-XB"]);
    for (tag, direction) in [
        ("en", "ltr"),
        ("es", "ltr"),
        ("en-XA", "ltr"),
        ("ar-XB", "rtl"),
    ] {
        let content = Content::embedded(tag);
        assert_eq!((content.language(), content.direction()), (tag, direction));
    }
}

#[test]
fn the_script_knows_every_language() {
    let script = read("www/language.js");
    let tags: Vec<String> = LANGUAGES
        .iter()
        .map(|(tag, _)| format!("{tag:?}"))
        .collect();
    let list = format!("const TAGS = [{}];", tags.join(", "));
    assert!(script.contains(&list), "www/language.js: write {list}");
    let keys = |tag: &str| -> Vec<String> {
        let words = read(&format!("www/words/{tag}.js"));
        assert!(words.contains(&format!("lang: {tag:?}")), "{tag}");
        let lines = words.lines().filter_map(|line| line.split_once(": "));
        lines.map(|(key, _)| key.trim().to_owned()).collect()
    };
    for (tag, _) in LANGUAGES {
        assert_eq!(
            keys(tag).split_first().unwrap().1,
            keys("en").split_first().unwrap().1,
            "{tag}"
        );
    }
}

#[test]
fn scripts_ask_only_for_words_that_travel_with_a_key() {
    let content = Content::embedded("en");
    for file in scripts() {
        let text = fs::read_to_string(&file).unwrap();
        for part in text.split(".words(\"").skip(1) {
            let group = part.split('"').next().unwrap();
            assert!(
                !content.script_words(group).is_empty(),
                "{}: add {group:?} to SCRIPT_WORDS in build/fields.rs",
                file.display()
            );
        }
    }
    let hold = content.script_words("hold");
    assert!(hold.contains(&"pause\tPause".to_owned()), "{hold:?}");
    assert!(content.script_words("header").is_empty());
}

fn scripts() -> Vec<PathBuf> {
    let files = fs::read_dir(root().join("www")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "js"))
        .collect();
    paths.sort();
    assert!(paths.len() > 10);
    paths
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
