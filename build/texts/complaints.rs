//! What visitors complain of, in their own words: `complaints.toml`.

use std::collections::BTreeMap;

use toml::Spanned;

use super::super::fields::{Field, ITEM_SEPARATOR, Section};
use super::super::model::Model;
use super::super::problem::Problems;
use super::{Record, clean, read_file};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Complaints {
    #[serde(default)]
    complaint: Vec<Complaint>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Complaint {
    words: Spanned<Vec<String>>,
    #[serde(default)]
    zones: Vec<Spanned<String>>,
    #[serde(default)]
    muscles: Vec<Spanned<String>>,
}

/// One record per complaint; empty where a language has none of its own.
pub fn records(
    tag: &str,
    section: &Section,
    model: &Model,
    problems: &mut Problems,
) -> Vec<Record> {
    let Some(source) = read_file(tag, "complaints", problems) else {
        return Vec::new();
    };
    let Some(file) = source.parse::<Complaints>(problems) else {
        return Vec::new();
    };
    let joined = |words: Vec<String>| words.join(&ITEM_SEPARATOR.to_string());
    let mut records = Vec::new();
    for row in file.complaint {
        if row.words.get_ref().is_empty() {
            let place = source.place(row.words.span());
            problems.add(
                &place,
                "a complaint without words",
                "add what a visitor would type",
            );
        }
        let mut check = |words: &[Spanned<String>], index: &BTreeMap<String, u16>, what: &str| {
            let mut positions = Vec::new();
            for word in words {
                match index.get(word.get_ref()) {
                    Some(position) => positions.push(position.to_string()),
                    None => {
                        let what = format!("unknown {what} \"{}\"", word.get_ref());
                        let place = source.place(word.span());
                        problems.add(&place, what, "complaints name ids of zones and muscles");
                    }
                }
            }
            joined(positions)
        };
        let zones = check(&row.zones, &model.index.zones, "zone");
        let muscles = check(&row.muscles, &model.index.muscles, "muscle");
        let words = joined(row.words.get_ref().iter().map(|word| clean(word)).collect());
        let value = |field: &Field| match field.key {
            "words" => words.clone(),
            "zones" => zones.clone(),
            "muscles" => muscles.clone(),
            _ => String::new(),
        };
        records.push(section.fields.iter().map(value).collect());
    }
    records
}
