//! Texts by language: the packs that `fields.rs` describes, and the checks that no
//! text is missing.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Files;
use super::articles;
use super::atlas::schema::{CareKind, Caution, Figure, Region, View};
use super::fields::{
    FIELD_SEPARATOR, Field, ITEM_SEPARATOR, NAMES, SCRIPT_WORDS, Section, Source as From, TEXTS,
};
use super::model::Model;
use super::problem::{Place, Problems};
use super::source::Source;

/// Longest label that fits on the drawing, in characters.
const MAX_LABEL: usize = 22;

/// Longest question of a warning sign, in characters.
const MAX_QUESTION: usize = 84;

/// Most steps of a self-care entry.
const MAX_STEPS: usize = 6;

/// The packs of every language, ready to be written.
pub struct AllTexts {
    packs: Vec<(String, &'static str, String)>,
    ui: Words,
}

/// Texts by key.
type Words = BTreeMap<String, String>;

impl AllTexts {
    /// Adds the packs and the enum of interface words to the output.
    pub fn emit(&self, fingerprint: u64, files: &mut Files) {
        for (tag, kind, body) in &self.packs {
            let text = format!("pain-map {kind} 1 {fingerprint:016x}\n{body}");
            files.insert(format!("{kind}.{tag}.txt"), text.into_bytes());
        }
        files.insert("ui.rs".into(), ui_enum(&self.ui).into_bytes());
        files.insert("ui_keys.txt".into(), ui_keys(&self.ui).into_bytes());
    }
}

/// Reads the texts of every language folder.
pub fn read(model: &Model, problems: &mut Problems) -> AllTexts {
    let ui = ui_words("en", problems);
    let mut packs = Vec::new();
    for tag in languages(problems) {
        check_rows(&tag, model, problems);
        let articles = articles::read(&tag, model, problems);
        for (kind, sections) in [("names", NAMES), ("texts", TEXTS)] {
            let mut body = String::new();
            for section in sections {
                let records = records(&tag, section, &ui, model, problems);
                body.push('@');
                body.push_str(section.name);
                for field in section.fields {
                    body.push(FIELD_SEPARATOR);
                    body.push_str(field.key);
                }
                body.push('\n');
                for record in records {
                    body.push_str(&record.join(&FIELD_SEPARATOR.to_string()));
                    body.push('\n');
                }
            }
            if kind == "texts" {
                body.push_str(&articles.topics);
            }
            packs.push((tag.clone(), kind, body));
        }
        packs.push((tag, "articles", articles.articles));
    }
    AllTexts { packs, ui }
}

fn languages(problems: &Problems) -> Vec<String> {
    let entries = std::fs::read_dir(problems.data.join("content"));
    let mut tags: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    tags.sort();
    tags
}

/// The fields of one record, in the order of the section.
type Record = Vec<String>;

/// The records of a section in a language.
fn records(
    tag: &str,
    section: &Section,
    ui: &Words,
    model: &Model,
    problems: &mut Problems,
) -> Vec<Record> {
    match section.source {
        From::File(name) => with_table(tag, name, problems, |file, problems| {
            let at = file.source.place(0..0);
            vec![record(
                file.source,
                name,
                &file.table,
                at,
                section.fields,
                problems,
            )]
        })
        .unwrap_or_default(),
        From::Rows(name) => rows(tag, name, section, model, problems),
        From::Codes(group) => codes(tag, group, model, problems),
        From::Ui => ui_records(tag, ui, problems),
        From::Complaints => complaints(tag, section, model, problems),
        From::References => references(section, model),
    }
}

/// A parsed text file.
struct Table<'a> {
    source: &'a Source,
    table: DeTable<'a>,
}

/// Reads a file of a language and hands it to `read`.
fn with_table<T>(
    tag: &str,
    name: &str,
    problems: &mut Problems,
    read: impl FnOnce(&Table, &mut Problems) -> T,
) -> Option<T> {
    let source = Source::read(&format!("content/{tag}/{name}.toml"), problems)?;
    match DeTable::parse(&source.text) {
        Ok(table) => {
            let table = Table {
                source: &source,
                table: table.into_inner(),
            };
            Some(read(&table, problems))
        }
        Err(error) => {
            let place = source.place(error.span().unwrap_or(0..0));
            let what = error.message().replace('\n', " ");
            problems.add(&place, what, "correct the syntax");
            None
        }
    }
}

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

fn rows(
    tag: &str,
    name: &str,
    section: &Section,
    model: &Model,
    problems: &mut Problems,
) -> Vec<Record> {
    let records = with_table(tag, name, problems, |file, problems| {
        let row = |id: &str| Some((id.to_owned(), file.table.get(id)?));
        let rows = ids(name, model).into_iter().filter_map(row);
        rows.filter_map(|(id, row)| {
            let at = file.source.place(row.span());
            let table = row.get_ref().as_table()?;
            Some(record(
                file.source,
                &id,
                table,
                at,
                section.fields,
                problems,
            ))
        })
        .collect()
    });
    records.unwrap_or_default()
}

/// Checks the ids of every text file and its keys against the sections that read them.
fn check_rows(tag: &str, model: &Model, problems: &mut Problems) {
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for section in NAMES.iter().chain(TEXTS) {
        if let From::Rows(name) = section.source {
            let keys = known.entry(name).or_default();
            keys.extend(section.fields.iter().map(|field| field.key));
        }
    }
    for (name, keys) in known {
        with_table(tag, name, problems, |file, problems| {
            check_ids(file, &ids(name, model), problems);
            for (id, row) in &file.table {
                check_keys(file.source, id.get_ref(), row, &keys, problems);
            }
        });
    }
}

fn check_ids(file: &Table, ids: &[&str], problems: &mut Problems) {
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
        problems.add(&file.source.place(0..0), what, fix);
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
fn record(
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
            problems.add(&at, what, "visitors are shown it; write it");
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
        problems.add(at, what, "one short yes/no question, which ends in \"?\"");
    }
    if key == "steps" && text.split(ITEM_SEPARATOR).count() > MAX_STEPS {
        let what = format!("self-care \"{id}\" has more than {MAX_STEPS} steps");
        problems.add(at, what, "join or drop steps");
    }
}

/// Text on one line, without the characters that part fields and items.
fn clean(text: &str) -> String {
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

/// The words of a group of codes: a vocabulary in its order, or what the data uses, sorted.
fn codes(tag: &str, group: &str, model: &Model, problems: &mut Problems) -> Vec<Record> {
    let words = code_words(group, model);
    let records = with_table(tag, "codes", problems, |file, problems| {
        let group_table = file.table.get(group);
        let table = group_table.and_then(|table| table.get_ref().as_table());
        let mut records = Vec::new();
        for word in words {
            let text = table.and_then(|table| table.get(word)?.get_ref().as_str());
            if text.is_none() {
                let at = group_table.map_or(0..0, Spanned::span);
                let what = format!("missing text for the code \"{word}\" in [{group}]");
                problems.add(&file.source.place(at), what, format!("add {word} = \"…\""));
            }
            let text = clean(text.unwrap_or_default());
            records.push(vec![word.to_owned(), text]);
        }
        records
    });
    records.unwrap_or_default()
}

fn code_words<'a>(group: &str, model: &'a Model) -> Vec<&'a str> {
    let mut words: Vec<&str> = match group {
        "region" => return Region::ALL.iter().map(|region| region.slug()).collect(),
        "kind" => return CareKind::ALL.iter().map(|kind| kind.slug()).collect(),
        "caution" => return Caution::ALL.iter().map(|caution| caution.slug()).collect(),
        "topic_evidence" => {
            let sections = model.topics.iter().flat_map(|topic| &topic.sections);
            let words = sections.filter_map(|section| section.evidence.as_deref());
            words.collect()
        }
        "evidence" => model
            .self_care
            .iter()
            .map(|row| row.evidence.as_str())
            .collect(),
        "reference_access" => model
            .sources
            .iter()
            .map(|row| row.access.as_str())
            .collect(),
        "reference_group" => model.sources.iter().map(|row| row.group.as_str()).collect(),
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}

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

fn complaints(tag: &str, section: &Section, model: &Model, problems: &mut Problems) -> Vec<Record> {
    let Some(source) = Source::read(&format!("content/{tag}/complaints.toml"), problems) else {
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

fn references(section: &Section, model: &Model) -> Vec<Record> {
    let value = |row: &super::model::SourceRow, field: &Field| match field.key {
        "citation" => clean(&row.citation),
        "access" => row.access.clone(),
        "note" => clean(&row.note),
        "group" => row.group.clone(),
        _ => String::new(),
    };
    let rows = model.sources.iter();
    rows.map(|row| {
        section
            .fields
            .iter()
            .map(|field| value(row, field))
            .collect()
    })
    .collect()
}

/// Words of the interface by key: tables and keys joined by dots.
fn ui_words(tag: &str, problems: &mut Problems) -> Words {
    let mut words = Words::new();
    with_table(tag, "ui", problems, |file, problems| {
        flatten(file.source, "", &file.table, &mut words, problems);
    });
    words
}

fn flatten(
    source: &Source,
    prefix: &str,
    table: &DeTable,
    words: &mut Words,
    problems: &mut Problems,
) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::String(text) => {
                words.insert(name, clean(text));
            }
            DeValue::Table(inner) => flatten(source, &format!("{name}."), inner, words, problems),
            _ => {
                let place = source.place(value.span());
                problems.add(
                    &place,
                    format!("\"{name}\" is not a text"),
                    "write it in quotes",
                );
            }
        }
    }
}

/// One record per word of the interface, in the order of the enum.
fn ui_records(tag: &str, ui: &Words, problems: &mut Problems) -> Vec<Record> {
    let place = Place {
        file: format!("content/{tag}/ui.toml"),
        line: 1,
    };
    let words = ui_words(tag, problems);
    for key in words.keys().filter(|key| !ui.contains_key(*key)) {
        let what = format!("unknown text \"{key}\"");
        problems.add(&place, what, "the words are those of content/en/ui.toml");
    }
    for (key, english) in ui {
        match words.get(key).map(String::as_str) {
            None | Some("") => {
                let what = format!("missing text \"{key}\"");
                problems.add(&place, what, "write it as in content/en/ui.toml");
            }
            Some(text) if gaps(text) != gaps(english) => {
                let what = format!("text \"{key}\" has other {{gaps}} than the English one");
                problems.add(&place, what, "keep the names in braces");
            }
            Some(_) => {}
        }
    }
    let record = |key: &String| {
        let text = words.get(key).cloned().unwrap_or_default();
        vec![text, script_key(key).unwrap_or_default().to_owned()]
    };
    ui.keys().map(record).collect()
}

/// The key of a word that scripts ask for; the core knows its words by their place.
fn script_key(key: &str) -> Option<&str> {
    let (group, _) = key.split_once('.')?;
    SCRIPT_WORDS.contains(&group).then_some(key)
}

/// The names in braces of a text, sorted, each once.
fn gaps(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let mut gaps: Vec<&str> = parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect();
    gaps.sort_unstable();
    gaps.dedup();
    gaps
}

/// Keys of the words, one a line, with the names in braces by spaces.
fn ui_keys(words: &Words) -> String {
    let line = |(key, text): (&String, &String)| format!("{key}\t{}\n", gaps(text).join(" "));
    words.iter().map(line).collect()
}

/// The generated enum: one variant per word of the interface.
fn ui_enum(words: &Words) -> String {
    let mut out = String::from(
        "/// Words of the interface, from `data/content/en/ui.toml`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub enum Ui {\n",
    );
    for (key, text) in words {
        let text = text.replace(['[', ']', '<', '>', '`'], "'");
        let _ = writeln!(out, "    /// {text}\n    {},", camel(key));
    }
    out.push_str(
        "}\n\nimpl Ui {\n    /// Every word, in the order of the names file.\n    \
         pub const ALL: &'static [Self] = &[\n",
    );
    for key in words.keys() {
        let _ = writeln!(out, "        Self::{},", camel(key));
    }
    out.push_str("    ];\n}\n");
    out
}

/// `panel.also-at` becomes `PanelAlsoAt`.
fn camel(key: &str) -> String {
    let words = key.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(chars).collect::<String>()
        })
        .collect()
}
