//! Emergency numbers by country, for content files that name their country only.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::problem::Problems;
use super::source::Source;

const FILE: &str = "emergency_numbers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    number: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: Spanned<String>,
    countries: Vec<Spanned<String>>,
    source: Spanned<String>,
}

/// One country a line: code, TAB, number; sorted by code.
pub fn read(problems: &mut Problems) -> String {
    let Some(source) = Source::read(FILE, problems) else {
        return String::new();
    };
    let Some(file) = source.parse::<File>(problems) else {
        return String::new();
    };
    let mut numbers = BTreeMap::new();
    for row in &file.number {
        let number = row.number.get_ref();
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
            let what = format!("emergency number \"{number}\" has more than digits");
            problems.add(&source.place(row.number.span()), what, "write digits alone");
        }
        if row.source.get_ref().is_empty() {
            let what = format!("emergency number \"{number}\" has no source");
            problems.add(
                &source.place(row.source.span()),
                what,
                "say who publishes it",
            );
        }
        for code in &row.countries {
            let place = source.place(code.span());
            let code = code.get_ref();
            if code.len() != 2 || !code.chars().all(|c| c.is_ascii_uppercase()) {
                let what = format!("\"{code}\" is no code of a country");
                problems.add(&place, what, "use two capitals, such as \"DE\"");
            }
            if numbers.insert(code.clone(), number.clone()).is_some() {
                let what = format!("country \"{code}\" has two numbers");
                problems.add(&place, what, "keep the one that calls an ambulance");
            }
        }
    }
    let lines = numbers
        .iter()
        .map(|(code, number)| format!("{code}\t{number}\n"));
    lines.collect()
}
