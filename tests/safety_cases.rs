//! Marked zones and answers → questions in order, what follows, and what is closed.
//!
//! The cases are files in `cases/safety/`, each with its source; `questions` lists them all in
//! order, `first` how they begin, `asks` and `never` some of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{CareKind, RedFlagId, SourceId, Symptom, Urgency, ZoneId};
use pain_map::content::Content;
use pain_map::safety::{Answer, Felt, MAX_QUESTIONS, Verdict, emergencies, questions, verdict};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// One visit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    about: String,
    source: Vec<String>,
    /// `zone`, or `zone: symptom, symptom`.
    marks: Vec<String>,
    /// `flag: answer`.
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    skipped: bool,
    questions: Option<Vec<String>>,
    #[serde(default)]
    first: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    /// Emergencies that fit and that no question asks about: told above the matches.
    told: Option<Vec<String>>,
    emergency: Option<Vec<String>>,
    unsure: Option<Vec<String>>,
    urgent: Option<Vec<String>>,
    routine: Option<Vec<String>>,
    open: Option<Vec<String>>,
    matches: Option<bool>,
    pressing: Option<bool>,
    /// Kinds of self-care that are left.
    care: Option<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/safety");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path| {
        let text = fs::read_to_string(path).unwrap();
        toml::from_str::<Cases>(&text).unwrap().case
    };
    paths.iter().flat_map(read).collect()
}

fn flag(slug: &str) -> RedFlagId {
    RedFlagId::from_slug(slug).unwrap_or_else(|| panic!("no warning sign \"{slug}\""))
}

fn mark(text: &str) -> Felt {
    let (zone, feels) = text.split_once(": ").unwrap_or((text, ""));
    let symptoms = feels.split(", ").filter(|word| !word.is_empty());
    let bits = symptoms.map(|word| 1 << Symptom::from_slug(word).unwrap() as u32);
    let zone = ZoneId::from_slug(zone).unwrap_or_else(|| panic!("no zone \"{zone}\""));
    (zone, BitSet(bits.fold(0, |all, bit: u32| all | bit)))
}

fn answer(text: &str) -> (RedFlagId, Answer) {
    let (id, word) = text.split_once(": ").unwrap();
    (flag(id), Answer::from_slug(word).unwrap())
}

fn slugs(flags: &[RedFlagId]) -> Vec<&'static str> {
    flags.iter().map(|flag| flag.slug()).collect()
}

impl Case {
    fn asked(&self) -> Vec<RedFlagId> {
        let marks: Vec<Felt> = self.marks.iter().map(|text| mark(text)).collect();
        questions(&marks, &self.given())
    }

    fn told(&self, asked: &[RedFlagId]) -> Vec<RedFlagId> {
        let marks: Vec<Felt> = self.marks.iter().map(|text| mark(text)).collect();
        let mut told = emergencies(&marks, &self.given());
        told.retain(|flag| !asked.contains(flag));
        told
    }

    fn given(&self) -> Vec<(RedFlagId, Answer)> {
        self.answers.iter().map(|text| answer(text)).collect()
    }

    fn verdict(&self) -> Verdict {
        verdict(&self.asked(), &self.given(), self.skipped)
    }

    /// What is not as the case says.
    fn problems(&self) -> Vec<String> {
        let asked = self.asked();
        let verdict = self.verdict();
        let mut problems = self.question_problems(&asked);
        let told = self.told(&asked);
        let lists = [
            ("told", &self.told, &told),
            ("emergency", &self.emergency, &verdict.emergency),
            ("unsure", &self.unsure, &verdict.unsure),
            ("urgent", &self.urgent, &verdict.urgent),
            ("routine", &self.routine, &verdict.routine),
            ("open", &self.open, &verdict.open),
        ];
        for (name, expected, found) in lists {
            if let Some(expected) = expected
                && *expected != slugs(found)
            {
                problems.push(format!("{name}: {:?}, not {expected:?}", slugs(found)));
            }
        }
        if self
            .matches
            .is_some_and(|shown| shown != verdict.shows_matches())
        {
            problems.push(format!("matches are shown: {}", verdict.shows_matches()));
        }
        if self
            .pressing
            .is_some_and(|may| may != verdict.allows_pressing())
        {
            problems.push(format!(
                "pressing is offered: {}",
                verdict.allows_pressing()
            ));
        }
        let kinds = CareKind::ALL.iter().filter(|kind| verdict.allows(**kind));
        let kinds: Vec<&str> = kinds.map(|kind| kind.slug()).collect();
        if let Some(expected) = &self.care
            && *expected != kinds
        {
            problems.push(format!("care: {kinds:?}, not {expected:?}"));
        }
        problems
    }

    fn question_problems(&self, asked: &[RedFlagId]) -> Vec<String> {
        let found = slugs(asked);
        let mut problems = Vec::new();
        let whole = self.questions.as_ref().is_some_and(|all| *all != found);
        let start: Vec<&str> = found.iter().copied().take(self.first.len()).collect();
        if whole || self.first != start {
            problems.push(format!("asked: {found:?}"));
        }
        let all: BTreeSet<RedFlagId> = asked.iter().copied().collect();
        let missing = self.asks.iter().filter(|id| !all.contains(&flag(id)));
        problems.extend(missing.map(|id| format!("{id} is not asked, but {found:?}")));
        let wrong = self.never.iter().filter(|id| all.contains(&flag(id)));
        problems.extend(wrong.map(|id| format!("{id} is asked")));
        problems
    }
}

#[test]
fn every_case_is_as_its_source_says() {
    let cases = cases();
    assert!(cases.len() >= 60, "{} cases", cases.len());
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let problems = case.problems();
            let text = format!("{} ({}): {}", case.name, case.about, problems.join("; "));
            (!problems.is_empty()).then_some(text)
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_case_has_a_name_of_its_own_and_a_known_source() {
    let mut names = BTreeSet::new();
    for case in cases() {
        assert!(names.insert(case.name.clone()), "{} twice", case.name);
        assert!(
            !case.about.is_empty() && !case.source.is_empty(),
            "{}",
            case.name
        );
        for source in &case.source {
            let known = SourceId::from_slug(source).is_some();
            assert!(known, "{}: unknown source {source}", case.name);
        }
    }
}

/// A case that expects something else fails: the runner looks at every field.
#[test]
fn a_wrong_expectation_is_noticed() {
    let broken = |field: &str| {
        let text = format!(
            "[[case]]\nname = \"x\"\nabout = \"x\"\nsource = [\"NHS-HEART\"]\n\
             marks = [\"breast\"]\nanswers = [\"chest-heart: yes\"]\n{field}\n"
        );
        let cases: Cases = toml::from_str(&text).unwrap();
        cases.case.iter().any(|case| !case.problems().is_empty())
    };
    assert!(!broken("emergency = [\"chest-heart\"]"));
    for field in [
        "questions = []",
        "first = [\"breast-lump\"]",
        "asks = [\"leg-dvt\"]",
        "never = [\"chest-heart\"]",
        "told = [\"chest-lung\"]",
        "emergency = []",
        "unsure = [\"chest-heart\"]",
        "urgent = [\"breast-lump\"]",
        "routine = [\"foot-stress\"]",
        "open = []",
        "matches = true",
        "pressing = true",
        "care = [\"heat\"]",
    ] {
        assert!(broken(field), "{field}");
    }
}

/// Every zone, alone, felt in every way.
fn every_mark() -> impl Iterator<Item = Felt> {
    ZoneId::all().flat_map(|zone| (0..16).map(move |bits| (zone, BitSet(bits))))
}

#[test]
fn questions_are_few_and_the_most_urgent_come_first() {
    for mark in every_mark() {
        let asked = questions(&[mark], &[]);
        let name = mark.0.slug();
        assert!(asked.len() <= MAX_QUESTIONS, "{name}: {:?}", slugs(&asked));
        let levels: Vec<Urgency> = asked.iter().map(|flag| flag.row().urgency).collect();
        assert!(levels.is_sorted(), "{name}: {:?}", slugs(&asked));
        let each: BTreeSet<RedFlagId> = asked.iter().copied().collect();
        assert_eq!(each.len(), asked.len(), "{name}");
    }
    let everywhere: Vec<Felt> = ZoneId::all().map(|zone| (zone, BitSet(15))).collect();
    assert!(questions(&everywhere, &[]).len() <= MAX_QUESTIONS);
}

#[test]
fn a_zone_with_an_emergency_is_asked_about_one() {
    for zone in ZoneId::all() {
        let listed = |flag: &RedFlagId| {
            flag.row().urgency == Urgency::Emergency && flag.row().zones.contains(&zone)
        };
        let asked = questions(&[(zone, BitSet(0))], &[]);
        let n_listed = RedFlagId::all().filter(listed).count();
        let n_asked = asked.iter().filter(|flag| listed(flag)).count();
        assert_eq!(
            n_asked,
            n_listed.min(5),
            "{}: {:?}",
            zone.slug(),
            slugs(&asked)
        );
    }
}

#[test]
fn nothing_is_asked_without_marks() {
    assert!(questions(&[], &[]).is_empty());
}

#[test]
fn questions_do_not_depend_on_the_order_of_answers_or_marks() {
    let zones: Vec<Felt> = every_mark().step_by(7).take(6).collect();
    let mut turned = zones.clone();
    turned.reverse();
    assert_eq!(questions(&zones, &[]), questions(&turned, &[]));
}

/// No answer but "no" to everything opens all self-care, and an emergency leaves nothing.
#[test]
fn any_worry_closes_what_presses() {
    for flag in RedFlagId::all().filter(|flag| flag.row().urgency != Urgency::Routine) {
        for given in [Answer::Yes, Answer::NotSure] {
            for skipped in [false, true] {
                let found = verdict(&[], &[(flag, given)], skipped);
                assert!(!found.allows_pressing(), "{}", flag.slug());
                assert!(!found.allows(CareKind::Stretch), "{}", flag.slug());
                let takeover = flag.row().urgency == Urgency::Emergency && given == Answer::Yes;
                assert_eq!(found.is_emergency(), takeover);
                assert_eq!(found.shows_matches(), !takeover);
            }
        }
        assert!(verdict(&[flag], &[(flag, Answer::No)], false).allows_pressing());
        assert!(verdict(&[flag], &[], false).blocks_care());
        assert!(verdict(&[flag], &[], true).allows_pressing());
    }
}

#[test]
fn every_question_is_plain_and_shows_signs() {
    let content = Content::embedded("en");
    for flag in RedFlagId::all() {
        let question = content.red_flag(flag).unwrap().question;
        assert!(question.ends_with('?'), "{question}");
        assert!(question.split_whitespace().count() <= 30, "{question}");
        let sentence = |part: &str| part.split_whitespace().count();
        let longest = question.split_inclusive('?').map(sentence).max();
        assert!(longest.is_some_and(|n_words| n_words <= 20), "{question}");
        let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 10;
        let long_words: Vec<&str> = question.split_whitespace().filter(long).collect();
        assert!(long_words.is_empty(), "{question}: {long_words:?}");
        let n_signs = content.red_flag_signs(flag).count();
        assert!(n_signs >= 1);
    }
}

/// What a question covers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cover {
    /// The words of the question that stand for the signs below it, in their order.
    en: Vec<String>,
    es: Vec<String>,
    /// Places of the signs, from 1, that these words say in full.
    #[serde(default)]
    whole: Vec<usize>,
}

fn covers() -> BTreeMap<String, Cover> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/questions/covers.toml");
    toml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn every_question_covers_its_signs() {
    let covers = covers();
    let flags: BTreeSet<&str> = RedFlagId::all().map(|flag| flag.slug()).collect();
    assert!(covers.keys().map(String::as_str).eq(flags));
    let mut problems = Vec::new();
    for language in ["en", "es"] {
        let content = Content::embedded(language);
        for flag in RedFlagId::all() {
            let question = content.red_flag(flag).unwrap().question;
            let cover = &covers[flag.slug()];
            let words = if language == "en" {
                &cover.en
            } else {
                &cover.es
            };
            let missing = words.iter().filter(|words| !question.contains(*words));
            let missing = missing.map(|words| format!("{} {language}: {words:?}", flag.slug()));
            problems.extend(missing);
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Under a question stands every sign that it asks for, but those that its words say in full.
#[test]
fn a_question_says_every_sign_once() {
    let covers = covers();
    let mut cut = Vec::new();
    for flag in RedFlagId::all() {
        let Cover { en, es, whole } = &covers[flag.slug()];
        assert_eq!(en.len(), es.len(), "{}", flag.slug());
        for language in ["en", "es"] {
            let content = Content::embedded(language);
            let signs: Vec<&str> = content.red_flag_signs(flag).collect();
            if signs.len() > en.len() {
                cut.push(flag.slug());
            }
            for (at, sign) in (1..).zip(&signs) {
                let shown = flag.row().ask_signs.has(at - 1);
                let asked = at <= en.len();
                let name = format!("{} {language}: {sign}", flag.slug());
                assert_eq!(shown, asked && !whole.contains(&at), "{name}");
                // "such a leg …" says nothing without the leg.
                let leans = sign.starts_with("such ") && language == "en";
                let before = at < 2 || flag.row().ask_signs.has(at - 2);
                assert!(!(leans && shown) || before, "{name}");
            }
        }
    }
    assert_eq!(cut, ["leg-artery", "leg-artery", "testicle", "testicle"]);
}

/// The signs that the question of an emergency asks for are emergencies themselves.
#[test]
fn an_emergency_asks_for_no_sign_that_can_wait() {
    let covers = covers();
    let content = Content::embedded("en");
    for flag in RedFlagId::all().filter(|flag| flag.row().urgency == Urgency::Emergency) {
        let n_asked = covers[flag.slug()].en.len();
        for sign in content.red_flag_signs(flag).take(n_asked) {
            assert!(!sign.contains("see a doctor"), "{}: {sign}", flag.slug());
        }
    }
}
