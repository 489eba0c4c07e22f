//! What the guided hold counts, against the dose in words.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::Deserialize;

use super::atlas::schema::CareKind;
use super::model::{Hold, Model, SelfCare};
use super::problem::Problems;
use super::source::Source;

/// The texts that the numbers are read from.
const TEXTS: &str = "content/en/self_care.toml";

/// Longest hold, in seconds.
const MAX_HOLD_S: u32 = 120;

/// How long one may rest between two holds, in seconds.
const REST_S: RangeInclusive<u32> = 3..=30;

/// Most holds in a row.
const MAX_REPETITIONS: u32 = 12;

#[derive(Deserialize)]
struct Texts {
    dose: Option<String>,
}

/// Checks that an entry has a hold where its dose gives a time, and that the two agree.
pub fn check(model: &Model, problems: &mut Problems) {
    let texts = Source::read(TEXTS, problems)
        .and_then(|source| toml::from_str::<BTreeMap<String, Texts>>(&source.text).ok());
    // What cannot be read is told where texts are read.
    let Some(texts) = texts else { return };
    for care in &model.self_care {
        let dose = texts.get(&care.id).and_then(|texts| texts.dose.as_deref());
        if let Some((what, fix)) = problem(care, dose.unwrap_or_default()) {
            let what = format!("self-care \"{}\" {what}", care.id);
            problems.add(&care.at, what, fix);
        }
    }
}

/// What is wrong with the hold of an entry, and how to fix it.
fn problem(care: &SelfCare, dose: &str) -> Option<(String, &'static str)> {
    let fits = care.kind.presses() || care.kind == CareKind::Stretch;
    // What follows a semicolon is another exercise.
    let words: Vec<&str> = dose.split(';').next()?.split_whitespace().collect();
    let time = fits.then(|| seconds(&words)).flatten();
    match (&care.hold, time) {
        (None, None) => None,
        (None, Some(_)) => Some((
            format!("has a time in its dose \"{dose}\", and no hold"),
            "add hold_s, and repetitions and each_side as the dose says",
        )),
        (Some(_), None) => Some((
            "has a hold that its dose or kind does not give".to_owned(),
            "remove hold_s; only pressing and stretching for a time is counted",
        )),
        (Some(hold), Some(time)) => disagreement(hold, &time, &words),
    }
}

fn disagreement(
    hold: &Hold,
    time: &RangeInclusive<u32>,
    words: &[&str],
) -> Option<(String, &'static str)> {
    if !time.contains(&hold.hold_s) || hold.hold_s > MAX_HOLD_S {
        let what = format!("holds {} s, its dose {time:?} s", hold.hold_s);
        return Some((what, "keep to the dose, and to 120 s"));
    }
    let times = times(words).unwrap_or(1..=1);
    if !times.contains(&hold.repetitions) || hold.repetitions > MAX_REPETITIONS {
        let what = format!("holds {} times, its dose {times:?}", hold.repetitions);
        return Some((what, "keep to the dose, and to 12 times"));
    }
    if each_side(words) != hold.each_side {
        let fix = "each_side = true where the dose says each side, way or foot, and only there";
        return Some(("and its dose differ on sides".to_owned(), fix));
    }
    let several = hold.repetitions > 1 || hold.each_side;
    let rests = REST_S.contains(&hold.rest_s);
    let fix = "write rest_s, 3 to 30, where there is more than one hold, and only there";
    (several != rests || (!several && hold.rest_s > 0))
        .then(|| (format!("rests {} s", hold.rest_s), fix))
}

/// The first time of a dose: "20 to 30 seconds", "1 minute".
fn seconds(words: &[&str]) -> Option<RangeInclusive<u32>> {
    let unit = |word: &&str| word.starts_with("second") || word.starts_with("minute");
    let at = words.iter().position(unit)?;
    let times = if words.get(at)?.starts_with('m') {
        60
    } else {
        1
    };
    let range = range_before(words.get(..at)?)?;
    Some(range.start() * times..=range.end() * times)
}

/// How often it is held: "3 times", but not "2 times a day".
fn times(words: &[&str]) -> Option<RangeInclusive<u32>> {
    let found = words.iter().enumerate().find(|(at, word)| {
        word.trim_end_matches(',') == "times" && words.get(at + 1).is_none_or(|next| *next != "a")
    });
    range_before(words.get(..found?.0)?)
}

fn each_side(words: &[&str]) -> bool {
    let side = |word: &str| ["side", "way", "foot"].contains(&word.trim_end_matches(','));
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs
        .into_iter()
        .any(|(each, next)| *each == "each" && side(next))
}

/// The number, or the two, at the end of the words: "20 to 30", "5".
fn range_before(words: &[&str]) -> Option<RangeInclusive<u32>> {
    let (last, rest) = words.split_last()?;
    let last = last.parse().ok()?;
    let first = match rest {
        [.., first, "to" | "or"] => first.parse().ok()?,
        _ => last,
    };
    Some(first..=last)
}
