//! Texts of the rows of the structure files: one table per row, one field per text.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::atlas::schema::{Figure, View};
use super::super::fields::{Field, ITEM_SEPARATOR, NAMES, Section, Source as From, TEXTS};
use super::super::model::Model;
use super::super::problem::{Place, Problems};
use super::super::source::Source;
use super::{Record, Table, empty, with_table};

/// Longest label that fits on the drawing, in characters.
const MAX_LABEL: usize = 22;

/// Longest question of a warning sign, in characters.
const MAX_QUESTION: usize = 132;

/// Most steps of a self-care entry.
const MAX_STEPS: usize = 6;

/// Ids of the rows that a text file speaks of, in table order.
fn ids<'a>(name: &str, model: &'a Model) -> Vec<&'a str> {
    match name {
        "zones" => model.zones.iter().map(|row| row.id.as_str()).collect(),
        "muscles" => model.muscles.iter().map(|row| row.id.as_str()).collect(),
        "trigger_points" => model.points.iter().map(|row| row.id.as_str()).collect(),
        "red_flags" => model.red_flags.iter().map(|row| row.id.as_str()).collect(),
        "self_care" => model.self_care.iter().map(|row| row.id.as_str()).collect(),
        "figures" => Figure::ALL.iter().map(|figure| figure.slug()).collect(),
        "views" => View::ALL.iter().map(|view| view.slug()).collect(),
        "landmarks" => model.landmarks.iter().map(|row| row.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// One record per row of the structure; empty fields where a language lacks it.
pub fn rows(
    tag: &str,
    name: &str,
    section: &Section,
    model: &Model,
    problems: &mut Problems,
) -> Vec<Record> {
    let records = with_table(tag, name, problems, |file, problems| {
        let ids = ids(name, model).into_iter();
        ids.map(|id| {
            let row = file.table.get(id);
            match row.and_then(|row| Some((row.span(), row.get_ref().as_table()?))) {
                Some((span, table)) => {
                    let at = file.source.place(span);
                    record(file.source, id, table, at, section.fields, problems)
                }
                None => empty(section),
            }
        })
        .collect()
    });
    records.unwrap_or_default()
}

/// Checks the ids of every text file and its keys against the sections that read them.
pub fn check_rows(tag: &str, model: &Model, problems: &mut Problems) {
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for section in NAMES.iter().chain(TEXTS) {
        if let From::Rows(name) = section.source {
            let keys = known.entry(name).or_default();
            keys.extend(section.fields.iter().map(|field| field.key));
        }
    }
    for (name, keys) in known {
        with_table(tag, name, problems, |file, problems| {
            check_ids(tag, file, &ids(name, model), problems);
            for (id, row) in &file.table {
                check_keys(file.source, id.get_ref(), row, &keys, problems);
            }
        });
    }
}

fn check_ids(tag: &str, file: &Table, ids: &[&str], problems: &mut Problems) {
    for key in file.table.keys() {
        if !ids.contains(&key.get_ref().as_ref()) {
            let what = format!("texts for unknown id \"{}\"", key.get_ref());
            let place = file.source.place(key.span());
            problems.add(&place, what, "correct the id or remove the table");
        }
    }
    for id in ids.iter().filter(|id| file.table.get(**id).is_none()) {
        let what = format!("missing texts for \"{id}\"");
        let fix = format!("add a table [{id}] with its texts");
        problems.missing(tag, &file.source.place(0..0), what, fix);
    }
}

fn check_keys(
    source: &Source,
    id: &str,
    row: &Spanned<DeValue>,
    keys: &[&str],
    problems: &mut Problems,
) {
    let Some(table) = row.get_ref().as_table() else {
        let what = format!("\"{id}\" is not a table");
        let fix = format!("write [{id}] and its texts below");
        problems.add(&source.place(row.span()), what, fix);
        return;
    };
    for key in table.keys() {
        if !keys.contains(&key.get_ref().as_ref()) {
            let what = format!("unknown text \"{}\"", key.get_ref());
            problems.add(
                &source.place(key.span()),
                what,
                format!("use {}", keys.join(", ")),
            );
        }
    }
}

/// The fields of one table; problems are noted, and what is missing becomes empty.
pub fn record(
    source: &Source,
    id: &str,
    table: &DeTable,
    at: Place,
    fields: &[Field],
    problems: &mut Problems,
) -> Record {
    let mut record = Record::new();
    for field in fields {
        let value = table.get(field.key);
        let at = value.map_or_else(|| at.clone(), |value| source.place(value.span()));
        let text = match value.map(Spanned::get_ref) {
            None => Some(String::new()),
            Some(DeValue::String(text)) if !field.list => Some(clean(text)),
            Some(DeValue::Boolean(yes)) if !field.list => Some(yes.to_string()),
            Some(DeValue::Array(items)) if field.list => list(items),
            Some(_) => None,
        };
        if text.is_none() {
            let what = format!("text \"{}\" of \"{id}\" has the wrong form", field.key);
            problems.add(
                &at,
                what,
                if field.list {
                    "write a list of texts"
                } else {
                    "write one text in quotes"
                },
            );
        }
        if text.as_deref() == Some("") && field.required {
            let what = format!("missing text \"{}\" of \"{id}\"", field.key);
            problems.missing(
                source.language(),
                &at,
                what,
                "visitors are shown it; write it",
            );
        }
        let text = text.unwrap_or_default();
        check_length(field.key, id, &text, &at, problems);
        record.push(text);
    }
    record
}

fn check_length(key: &str, id: &str, text: &str, at: &Place, problems: &mut Problems) {
    if key == "short" && at.file.ends_with("/zones.toml") && text.chars().count() > MAX_LABEL {
        let what = format!("label of \"{id}\" is longer than {MAX_LABEL} characters");
        problems.add(at, what, "it stands on the drawing; shorten it");
    }
    if key == "question" && (text.chars().count() > MAX_QUESTION || !text.ends_with('?')) {
        let what = format!("question of \"{id}\" is no question of {MAX_QUESTION} characters");
        problems.add(
            at,
            what,
            "one yes/no question, or a few that any yes answers; it ends in \"?\"",
        );
    }
    if key == "steps" && text.split(ITEM_SEPARATOR).count() > MAX_STEPS {
        let what = format!("self-care \"{id}\" has more than {MAX_STEPS} steps");
        problems.add(at, what, "join or drop steps");
    }
}

/// Text on one line, without the characters that part fields and items.
pub fn clean(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_control() || c == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The items of a list; `None` when one is not a text.
fn list(items: &[Spanned<DeValue>]) -> Option<String> {
    let items: Option<Vec<String>> = items
        .iter()
        .map(|item| item.get_ref().as_str().map(clean))
        .collect();
    Some(items?.join(&ITEM_SEPARATOR.to_string()))
}
