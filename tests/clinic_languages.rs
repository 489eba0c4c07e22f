//! A clinic's words in another language than the one that is shown say which one, so that a screen
//! reader says them with the right voice; words in the shown language say nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use pain_map::map::PainMap;
use pain_map::options::{ClinicContent, Options};
use pain_map::reader::read;
use pain_map::render::html;
use serde_json::{Value, json};

/// What a visitor sees with a clinic's file after some actions.
fn shown(file: &Value, language: &str, actions: &[&str]) -> String {
    let reading = read(&file.to_string(), language);
    assert_eq!(reading.problems, []);
    let (options, warnings) = Options::parse([("lang", language)]);
    assert_eq!(warnings, []);
    let mut map = PainMap::new(options);
    map.set_content(&reading.content);
    for action in actions {
        map.apply(action.parse().unwrap());
    }
    html::to_string(&map.markup())
}

/// The start tag of the element that holds words, where they are all that it holds.
fn holder<'m>(markup: &'m str, words: &str) -> &'m str {
    let (before, _) = markup
        .split_once(&[">", words, "<"].concat())
        .unwrap_or_else(|| panic!("no element with {words} alone"));
    before.rsplit('<').next().unwrap()
}

#[track_caller]
fn check(markup: &str, words: &str, language: Option<&str>) {
    let tag = holder(&markup.replace('\n', ""), words).to_owned();
    let said = language.map(|language| format!("lang=\"{language}\""));
    match said {
        Some(said) => assert!(tag.contains(&said) && tag.contains("dir=\"auto\""), "{tag}"),
        None => assert!(!tag.contains("lang="), "{tag}"),
    }
}

/// Everything in Spanish, and in English where `english` says so.
fn clinic(english: bool) -> Value {
    let both = |en: &str, es: &str| match english {
        true => json!({ "en": en, "es-MX": es }),
        false => json!({ "es-MX": es }),
    };
    json!({
        "name": both("Park Clinic", "Clínica del Parque"),
        "links": [
            { "for": "shoulder", "title": both("Shoulders", "Hombros"), "url": "/hombros" },
        ],
        "texts": {
            "muscles": { "upper-trapezius": { "plain": both("Shawl", "Chal"), "note": both("Ask *us*.", "*Pregunte*.") } },
            "topics": { "causes": { "text": both("Our words.", "Lo que vemos.") } },
            "ui": { "about.title": both("About", "Acerca de") },
        },
        "disclaimer": both("We talk.", "Hablamos."),
        "warnings": [
            { "for": "upper-trapezius", "urgency": "today", "text": both("you fell", "se cayó") },
            { "for": "upper-trapezius", "urgency": "emergency", "text": both("you faint", "se desmaya") },
        ],
    })
}

const SPOT: &[&str] = &[
    "spot upper-trapezius.1 left",
    "emergencies none",
    "toggle about",
];

#[test]
fn words_in_another_language_say_which() {
    let page = shown(&clinic(false), "en", SPOT);
    for words in [
        "Clínica del Parque",
        "Hombros",
        "Chal",
        "Acerca de",
        "Hablamos.",
        "se cayó",
    ] {
        check(&page, words, Some("es-MX"));
    }
    // A note with words of weight is one paragraph.
    let note = page.replace('\n', "");
    let (before, _) = note.split_once("Pregunte").unwrap();
    let paragraph = before.rsplit("<p").next().unwrap();
    assert!(paragraph.contains("lang=\"es-MX\""), "{paragraph}");
    let article = shown(&clinic(false), "en", &["topic causes"]);
    check(&article, "Lo que vemos.", Some("es-MX"));
}

#[test]
fn sentences_of_ours_stay_ours() {
    let first = shown(&clinic(false), "en", &["spot upper-trapezius.1 left"]);
    check(&first, "se desmaya", Some("es-MX"));
    let page = shown(
        &clinic(false),
        "en",
        &["spot upper-trapezius.1 left", "emergencies none"],
    );
    check(&page, "From Clínica del Parque", None);
    check(&page, "Clínica del Parque", Some("es-MX"));
    let sheet = shown(
        &clinic(false),
        "en",
        &["mode pain", "mark shoulder-tip left", "toggle summary"],
    );
    check(&sheet, "Clínica del Parque", Some("es-MX"));
    check(&sheet, "Hablamos.", Some("es-MX"));
}

#[test]
fn words_in_the_shown_language_say_nothing() {
    let own = |markup: &str| markup.matches("lang=").count();
    let without = own(&shown(&json!({}), "en", SPOT));
    assert_eq!(own(&shown(&clinic(true), "en", SPOT)), without);
    let page = shown(&clinic(true), "en", SPOT);
    for words in ["Shoulders", "Shawl", "About", "We talk.", "you fell"] {
        check(&page, words, None);
    }
    // Mexican Spanish where Spanish is shown.
    let page = shown(&clinic(true), "es", SPOT);
    for words in ["Hombros", "Chal", "Acerca de", "Hablamos.", "se cayó"] {
        check(&page, words, None);
    }
}

#[test]
fn words_without_a_language_say_nothing() {
    let plain = json!({ "name": "Clínica", "disclaimer": { "Spanish (es)": "Hablamos." } });
    let page = shown(&plain, "en", SPOT);
    check(&page, "Clínica", None);
    check(&page, "Hablamos.", None);
}

#[test]
fn the_nearest_language_of_a_clinic_is_used() {
    let name = |texts: Value, language: &str| {
        let content = read(&json!({ "name": texts }).to_string(), language).content;
        let clinic = ClinicContent::decode(&content);
        let name = clinic.name.unwrap();
        let tag = clinic.texts.into_iter().next().map(|own| own.column);
        (name, tag.unwrap_or_default())
    };
    for (texts, language, expected, tag) in [
        (json!({ "es-MX": "a", "es": "b" }), "es", "b", ""),
        (json!({ "en": "a", "es_MX": "b" }), "es", "b", ""),
        (json!({ "de": "a", "en-GB": "b" }), "es", "b", "en-GB"),
        (json!({ "de_AT": "a", "fr": "b" }), "es", "a", "de-AT"),
        (json!({ "EN": "a", "fr": "b" }), "en", "a", ""),
    ] {
        let found = name(texts, language);
        assert_eq!(found, (expected.to_owned(), tag.to_owned()));
    }
}
