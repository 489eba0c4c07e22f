//! Clinics' content files: what is used of them, what is told, and what never gets through.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::path::{Path, PathBuf};

use pain_map::atlas::{MuscleId, Region, TopicId, ZoneId};
use pain_map::map::PainMap;
use pain_map::options::{ClinicContent, LinkTarget, Options};
use pain_map::prose::{self, Block, Inline};
use pain_map::reader::{Reading, link_url, read};
use pain_map::render::html;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[derive(Deserialize)]
struct Corpus {
    good: Vec<String>,
    bad: Vec<String>,
    words: Vec<String>,
}

fn corpus() -> Corpus {
    toml::from_str(&fs::read_to_string(path("tests/cases/clinic/addresses.toml")).unwrap()).unwrap()
}

fn given(file: &Value) -> (ClinicContent, Vec<String>) {
    in_language(file, "en")
}

fn in_language(file: &Value, language: &str) -> (ClinicContent, Vec<String>) {
    let Reading { content, problems } = read(&file.to_string(), language);
    let told = problems.iter().map(ToString::to_string).collect();
    (ClinicContent::decode(&content), told)
}

/// Words and links of prose, for comparing.
fn said(form: &str) -> String {
    let run = |run: &Vec<Inline>| -> String {
        run.iter()
            .map(|inline| match inline {
                Inline::Link { url, text } => format!("[{text}]({url})"),
                other => other.text().to_owned(),
            })
            .collect()
    };
    let block = |block: &Block| match block {
        Block::Paragraph(words) | Block::Heading(words) => run(words),
        Block::List { items, .. } => items.iter().map(run).collect::<Vec<_>>().join(" | "),
    };
    let blocks = prose::decode(form);
    blocks.iter().map(block).collect::<Vec<_>>().join(" / ")
}

#[test]
fn only_safe_addresses_get_through() {
    let Corpus { good, bad, .. } = corpus();
    assert!(bad.len() > 60);
    for url in &good {
        assert_eq!(link_url(url).as_ref(), Some(url), "{url:?}");
    }
    for url in &bad {
        assert_eq!(link_url(url), None, "{url:?}");
        let (clinic, told) = given(&json!({
            "booking_url": url,
            "logo": url,
            "links": [{ "for": "soleus", "title": "Calf", "url": url }],
            "disclaimer": format!("See [here](<{}>).", url.replace(['<', '>', '\n'], "")),
        }));
        assert_eq!(clinic.booking_url, None, "{url:?}");
        assert_eq!(clinic.logo, None, "{url:?}");
        assert!(clinic.links.is_empty(), "{url:?}");
        let paths = ["$.booking_url", "$.logo", "$.links[0].url"];
        for path in paths {
            assert!(
                told.iter().any(|told| told.starts_with(path)),
                "{url:?}: {told:?}"
            );
        }
    }
    for url in ["tel:112", "mailto:a@b.example"] {
        assert_eq!(given(&json!({ "logo": url })).0.logo, None);
    }
}

#[test]
fn markup_stays_words() {
    let Corpus { words, .. } = corpus();
    for text in &words {
        let file = json!({
            "name": text,
            "disclaimer": text,
            "links": [{ "for": "upper-trapezius", "title": text, "url": "/x" }],
            "warnings": [{ "for": "side-of-neck", "urgency": "emergency", "text": text }],
            "texts": {
                "muscles": { "upper-trapezius": { "plain": text, "note": text } },
                "ui": { "spot.book": text },
            },
        });
        let reading = read(&file.to_string(), "en");
        let mut map = PainMap::new(Options::default());
        map.set_content(&reading.content);
        map.apply("toggle about".parse().unwrap());
        map.apply("spot upper-trapezius.1 left".parse().unwrap());
        let markup = html::to_string(&map.markup());
        for tag in [
            "<script",
            "<img",
            "<iframe",
            "<style",
            "<math",
            "<form",
            "onload=win",
        ] {
            let lower = markup.to_lowercase();
            let found = lower
                .find(tag)
                .map(|at| &lower[at..(at + 60).min(lower.len())]);
            assert!(
                found.is_none() || tag == "onload=win",
                "{text:?}: {found:?}"
            );
        }
        for scheme in ["javascript:", "data:text"] {
            assert!(!markup.contains(&format!("href=\"{scheme}")), "{text:?}");
        }
    }
}

#[test]
fn a_whole_file_is_used_without_a_word() {
    let (clinic, told) = given(&json!({
        "$schema": "../schema/clinic.v1.json",
        "name": " Park  Clinic ",
        "logo": "/logo.svg",
        "phone": "+1 800 555 0142",
        "booking_url": "/book",
        "country": "us",
        "languages": ["en", "es"],
        "links": [
            { "for": ["soleus", "kind/heat"], "title": "Warmth", "url": "/warm" },
            { "for": "lower-back", "title": "Backs", "url": "/backs" },
        ],
        "texts": {
            "topics": { "lower-back": { "note": "Ask **us**." } },
            "regions": { "neck": { "name": "Neck and nape" } },
            "self_care": { "desk-setup": { "steps": ["Sit well.", "Move often."] } },
        },
        "hide": { "regions": ["pelvis"], "kinds": ["heat"], "topics": ["injections-and-needling"] },
        "kind_order": ["activity", "stretch"],
        "disclaimer": "We do not *diagnose* here.",
        "warnings": [
            { "for": ["hip", "thigh"], "urgency": "this-week", "text": "you had a new hip put in" },
        ],
    }));
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(clinic.name.as_deref(), Some("Park Clinic"));
    assert_eq!(clinic.emergency_number.as_deref(), Some("911"));
    assert_eq!(clinic.languages, ["en", "es"]);
    assert_eq!(clinic.links.len(), 3);
    let topic = LinkTarget::Topic(TopicId::from_slug("lower-back").unwrap());
    assert_eq!(
        clinic.note_for(&[topic]).map(said).as_deref(),
        Some("Ask us.")
    );
    let disclaimer = clinic.disclaimer_words.as_deref();
    assert_eq!(disclaimer, Some("We do not diagnose here."));
    assert!(clinic.hides.region(Region::Pelvis));
    let hidden = |zone| clinic.hides.zone(ZoneId::from_slug(zone).unwrap());
    assert!(hidden("perineum") && hidden("genitals"));
    assert!(!hidden("groin") && !hidden("tailbone") && !hidden("outer-hip"));
    assert_eq!(clinic.texts.len(), 2);
    assert_eq!(clinic.warnings[0].targets.len(), 2);
}

/// One problem for one slip: its path, what was expected, what is used.
#[track_caller]
fn slip(file: Value, told: &str) -> ClinicContent {
    let (clinic, problems) = given(&file);
    assert_eq!(problems, [told]);
    clinic
}

#[test]
fn slips_are_mended_where_the_meaning_is_plain() {
    let clinic = slip(
        json!({ "bookingUrl": "/book" }),
        "$.bookingUrl: expected the name booking_url; used it as booking_url",
    );
    assert_eq!(clinic.booking_url.as_deref(), Some("/book"));
    let clinic = slip(
        json!({ "links": { "for": "soleus", "title": "Calf", "url": "/calf" } }),
        "$.links: expected a list, [ … ]; used it as a list of one",
    );
    assert_eq!(clinic.links.len(), 1);
    let clinic = slip(
        json!({ "name": "x".repeat(500) }),
        "$.name: expected at most 120 characters; used the start of it",
    );
    assert_eq!(clinic.name.map(|name| name.len()), Some(120));
    assert_eq!(
        given(&json!({ "phone": 112 })).0.phone.as_deref(),
        Some("112")
    );
}

#[test]
fn what_is_wrong_is_told_by_its_path() {
    slip(
        json!({ "phone": "nobody" }),
        "$.phone: expected a phone number, such as 112; used nothing",
    );
    slip(
        json!({ "links": [{ "for": "solues", "title": "Calf", "url": "/calf" }] }),
        "$.links[0].for: expected an id of a muscle, zone, region, topic or self-care entry, or kind/ and a kind \
         (\"soleus\"?); used nothing",
    );
    slip(
        json!({ "links": [{ "for": "soleus", "title": "Calf" }] }),
        "$.links[0]: expected a field url; used nothing of this link",
    );
    slip(
        json!({ "country": "ZZ" }),
        "$.country: expected a code of two letters, such as \"DE\", of a country in \
         data/emergency_numbers.toml; used no number; set emergency_number",
    );
    slip(
        json!({ "texts": { "muscles": { "soleus": { "we\"ird\n": "x" } } } }),
        "$.texts.muscles.soleus[\"we\\\"ird \"]: expected one of name, plain, nickname, note; used nothing",
    );
    slip(
        json!({ "texts": { "ui": { "spot.call-clinic": "Call" } } }),
        "$.texts.ui[\"spot.call-clinic\"]: expected a text with the names in braces: number; used ours",
    );
    let (clinic, told) = given(&json!([1, 2]));
    assert_eq!(told, ["$: expected an object, { … }; used nothing"]);
    assert_eq!(clinic, ClinicContent::default());
    let problems = read("{\n  \"name\": oops }", "en").problems;
    assert_eq!(
        problems[0].expected,
        "valid JSON (the mistake is at line 2, column 11)"
    );
}

#[test]
fn a_warning_is_never_lost_to_a_slip() {
    let (clinic, told) = given(&json!({
        "warnings": [{ "for": "nowhere", "urgency": "soon", "text": "you feel faint" }],
    }));
    assert_eq!(told.len(), 3);
    let sign = &clinic.warnings[0];
    assert_eq!(sign.targets.len(), Region::ALL.len());
    let neck = ZoneId::from_slug("side-of-neck").unwrap();
    assert_eq!(clinic.warnings_for(&[neck], &[]).count(), 1);
}

#[test]
fn what_keeps_visitors_safe_cannot_be_changed_or_hidden() {
    let (clinic, told) = given(&json!({
        "hide": {
            "kinds": ["see-a-professional"],
            "topics": ["when-to-see-a-professional"],
        },
        "red_flags": [],
        "texts": {
            "ui": {
                "warning.emergency": "All is well",
                "question.yes": "No",
                "about.not-diagnosis": "This is a diagnosis",
                "press.clinician-only": "Press hard",
            },
            "red_flags": { "chest-heart": { "short": "nothing" } },
            "self_care": { "pressure-basics": { "cautions": "none" } },
            "topics": { "when-to-see-a-professional": { "text": "Never.", "summary": "Never." } },
        },
    }));
    assert_eq!(told.len(), 11, "{told:#?}");
    assert_eq!(clinic, ClinicContent::default());
}

/// Cues of words that warn, keep something back, hedge, or say how sure something is.
const CUES: &[&str] = &[
    "and nos",
    "answered",
    "ask",
    "can",
    "careful",
    "cannot",
    "certain",
    "clinician",
    "damaged",
    "danger",
    "diagnosis",
    "do not",
    "doctor",
    "emergency",
    "gently",
    "help",
    "likely",
    "may",
    "never",
    "no muscle here",
    "numb",
    "often",
    "possible",
    "safety",
    "sends pain",
    "skip",
    "some",
    "soreness",
    "stop",
    "studied",
    "typical",
    "usual",
    "wait",
    "warning",
    "worse",
];

#[test]
fn words_that_warn_or_hedge_stay_ours() {
    let file = fs::read_to_string(path("data/content/en/ui.toml")).unwrap();
    let file: toml::Table = toml::from_str(&file).unwrap();
    let free: Vec<&str> = pain_map::reader::words().collect();
    let mut n_kept = 0;
    for (group, keys) in &file {
        for (key, text) in keys.as_table().unwrap() {
            let key = format!("{group}.{key}");
            let is_free = free.contains(&key.as_str());
            n_kept += usize::from(!is_free);
            let text = text.as_str().unwrap().to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            let text = format!(" {} ", words.join(" "));
            let cue = CUES.iter().find(|cue| text.contains(&format!(" {cue} ")));
            assert!(cue.is_none() || !is_free, "{key}: {cue:?}");
        }
    }
    assert!(n_kept > 180, "{n_kept}");
    for key in [
        "fit.none",
        "hold.worse",
        "kind.numb",
        "outcome.worse-text",
        "plan.sheet-note",
        "spot.confidence-high",
        "summary.answer-no",
    ] {
        let (clinic, told) = given(&json!({ "texts": { "ui": { key: "All is well" } } }));
        assert_eq!(clinic, ClinicContent::default(), "{key}");
        let problem = "a word that may be changed; used ours: it keeps visitors safe";
        assert!(told.len() == 1 && told[0].ends_with(problem), "{told:?}");
    }
}

#[test]
fn texts_come_in_the_language_that_is_shown() {
    let file = json!({
        "name": { "en": "Clinic", "es": "Clínica" },
        "links": [{ "for": "soleus", "title": { "es": "Pantorrilla" }, "url": { "en": "/calf", "es": "/pantorrilla" } }],
        "texts": { "self_care": { "desk-setup": { "steps": { "en": ["Sit."], "es": ["Siéntese."] } } } },
    });
    let of = |language| {
        let (clinic, told) = in_language(&file, language);
        assert_eq!(told, Vec::<String>::new());
        let link = clinic.links[0].clone();
        let mut texts = clinic.texts.iter();
        let steps = texts.find(|own| own.section == "self_care").unwrap();
        (
            clinic.name.unwrap(),
            link.title,
            link.url,
            steps.text.clone(),
        )
    };
    let words = |words: [&str; 4]| {
        let [a, b, c, d] = words.map(str::to_owned);
        (a, b, c, d)
    };
    assert_eq!(
        of("es-MX"),
        words(["Clínica", "Pantorrilla", "/pantorrilla", "Siéntese."])
    );
    assert_eq!(of("en"), words(["Clinic", "Pantorrilla", "/calf", "Sit."]));
    assert_eq!(of("fr"), words(["Clinic", "Pantorrilla", "/calf", "Sit."]));
}

#[test]
fn what_is_hidden_is_off_the_map_and_out_of_the_words() {
    let file = json!({ "hide": { "regions": ["neck"], "muscles": ["infraspinatus"] } });
    let mut map = PainMap::new(Options::default());
    map.apply("spot infraspinatus.1 left".parse().unwrap());
    map.set_content(&read(&file.to_string(), "en").content);
    assert_eq!(map.state.open_part(), "empty");
    for hidden in [
        "spot infraspinatus.1 left",
        "muscle splenius-cervicis left",
        "zone side-of-neck left",
    ] {
        map.apply(hidden.parse().unwrap());
        assert_eq!(map.state.open_part(), "empty", "{hidden}");
    }
    map.apply("toggle list".parse().unwrap());
    let list = html::to_string(&map.markup());
    assert!(!list.contains("data-do=\"region neck\""));
    map.apply("spot upper-trapezius.1 left".parse().unwrap());
    assert!(!html::to_string(&map.markup()).contains("side of the neck"));
    map.set_content("");
    map.apply("spot infraspinatus.1 left".parse().unwrap());
    assert_eq!(map.state.open_part(), "spot");
}

#[test]
fn the_clinics_words_and_signs_are_shown() {
    let file = json!({
        "name": "Park Clinic",
        "links": [{ "for": "shoulder", "title": "Our shoulder page", "url": "/shoulder" }],
        "texts": {
            "muscles": { "upper-trapezius": { "plain": "Shawl", "note": "Try our [class](/class)." } },
            "ui": { "about.title": "About" },
        },
        "disclaimer": "Words of the park.",
        "warnings": [{ "for": "upper-trapezius", "urgency": "emergency", "text": "you fell from a tree" }],
    });
    let reading = read(&file.to_string(), "en");
    assert_eq!(reading.problems, []);
    let mut map = PainMap::new(Options::default());
    map.set_content(&reading.content);
    map.apply("spot upper-trapezius.1 left".parse().unwrap());
    map.apply("emergencies none".parse().unwrap());
    map.apply("toggle about".parse().unwrap());
    let markup = html::to_string(&map.markup());
    for words in [
        "Shawl",
        "From Park Clinic",
        "Our shoulder page",
        "href=\"/class\"",
        "you fell from a tree",
        "Words of the park.",
        "This map informs. It is not a diagnosis",
    ] {
        assert!(markup.contains(words), "{words}");
    }
    let sign = markup.find("you fell from a tree").unwrap();
    let care = markup.find("What may help").unwrap();
    assert!(sign < care, "signs stand above self-care");
    assert!(MuscleId::from_slug("upper-trapezius").is_some());
}

#[test]
fn huge_and_deep_files_end() {
    assert_eq!(read(&" ".repeat(2_000_000), "en").problems.len(), 1);
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert_eq!(read(&deep, "en").problems.len(), 1);
    let links: Vec<Value> = (0..20_000).map(|_| json!({ "for": "x" })).collect();
    let reading = read(&json!({ "links": links }).to_string(), "en");
    assert_eq!(reading.problems.len(), 101);
    let many = json!({ "hide": { "muscles": vec!["soleus"; 10_000] } });
    assert!(read(&many.to_string(), "en").content.lines().count() <= 400);
}

/// Fields that the generator of files likes.
const KEYS: &[&str] = &[
    "name",
    "links",
    "for",
    "title",
    "url",
    "texts",
    "hide",
    "muscles",
    "en",
    "es",
    "soleus",
    "note",
    "warnings",
    "text",
    "urgency",
    "ui",
    "kinds",
    "steps",
    "languages",
    "disclaimer",
];

/// Any JSON value, often with fields that the reader knows.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        proptest::sample::select(&["soleus", "neck", "/x", "112", "es", "heat", "[a](b)"][..])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop_oneof![
            4 => proptest::sample::select(KEYS).prop_map(str::to_owned),
            1 => any::<String>(),
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever arrives: no stop, no line that the core would misread, no address that is not safe.
    #[test]
    fn any_file_is_survived(file in value(), cut in any::<prop::sample::Index>()) {
        let text = file.to_string();
        let reading = read(&text, "es");
        let clinic = ClinicContent::decode(&reading.content);
        for link in &clinic.links {
            prop_assert!(link_url(&link.url).is_some());
        }
        for problem in &reading.problems {
            prop_assert!(!problem.to_string().contains('\n'));
        }
        let mut end = cut.index(text.len() + 1);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let _ = read(&text[..end], "en");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    /// The core takes any text for content.
    #[test]
    fn any_content_is_decoded(text in "(name|link|hide|order|warning|text|note)?[\\PC\t\n]{0,80}") {
        let mut map = PainMap::new(Options::default());
        map.set_content(&text);
        let _ = map.markup();
    }
}
