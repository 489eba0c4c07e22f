//! Texts by language: the packs that `fields.rs` describes, and the checks that no
//! text is missing.
//!
//! English must be whole. What another language lacks comes from English, piece by piece, and is
//! noted.

mod codes;
mod complaints;
mod grammar;
mod language;
mod pseudo;
mod rows;
mod ui;

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::Files;
use super::articles::{self, Articles};
use super::fields::{FIELD_SEPARATOR, Field, NAMES, Section, Source as From, TEXTS};
use super::model::Model;
use super::problem::{Place, Problems};
use super::source::Source;
use language::Language;
use rows::clean;

/// The language that has every text.
pub const HOME: &str = "en";

/// The texts of every language, ready to be written.
pub struct AllTexts {
    languages: Vec<Language>,
    pseudo: Vec<Language>,
    ui: Words,
}

/// Texts by key.
type Words = BTreeMap<String, String>;

/// The fields of one record, in the order of the section.
type Record = Vec<String>;

impl AllTexts {
    /// Adds the packs, the list of languages and the enum of interface words to the output.
    pub fn emit(&self, fingerprint: u64, files: &mut Files) {
        for language in self.languages.iter().chain(&self.pseudo) {
            for (kind, body) in language.packs() {
                let text = format!("pain-map {kind} 1 {fingerprint:016x}\n{body}");
                files.insert(format!("{kind}.{}.txt", language.tag), text.into_bytes());
            }
        }
        let list = language::table(&self.languages, &self.pseudo);
        files.insert("languages.rs".into(), list.into_bytes());
        files.insert("ui.rs".into(), ui::word_enum(&self.ui).into_bytes());
        files.insert("ui_keys.txt".into(), ui::keys(&self.ui).into_bytes());
    }
}

/// Reads the texts of every language folder.
pub fn read(model: &Model, problems: &mut Problems) -> AllTexts {
    let ui = ui::words(HOME, problems);
    let mut languages: Vec<Language> = Vec::new();
    for tag in tags(problems) {
        let mut language = read_language(&tag, &ui, model, problems);
        if let Some(home) = languages.first() {
            language.fill(home);
        }
        languages.push(language);
    }
    let home = languages.first();
    let pseudo = home.map(pseudo::of).unwrap_or_default();
    AllTexts {
        languages,
        pseudo,
        ui,
    }
}

/// Tags of the language folders, English first.
fn tags(problems: &Problems) -> Vec<String> {
    let entries = std::fs::read_dir(problems.data.join("content"));
    let mut tags: Vec<String> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    tags.sort_by_key(|tag| (tag != HOME, tag.clone()));
    tags
}

fn read_language(tag: &str, ui: &Words, model: &Model, problems: &mut Problems) -> Language {
    rows::check_rows(tag, model, problems);
    let about = language::about(tag, problems);
    let packs = [("names", NAMES), ("texts", TEXTS)].map(|(kind, sections)| {
        let sections = sections.iter().map(|section| {
            let records = match section.source {
                From::Language => vec![about.record(section)],
                From::Grammar => vec![about.grammar.record(section)],
                From::Ui => ui::records(tag, ui, &about.grammar.forms, problems),
                _ => records(tag, section, model, problems),
            };
            (section, records)
        });
        (kind, sections.collect())
    });
    Language {
        tag: tag.to_owned(),
        name: about.name,
        packs: packs.into(),
        articles: articles::read(tag, model, problems),
    }
}

/// The records of a section in a language.
fn records(tag: &str, section: &Section, model: &Model, problems: &mut Problems) -> Vec<Record> {
    match section.source {
        From::Rows(name) => rows::rows(tag, name, section, model, problems),
        From::Codes(group) => codes::codes(tag, group, model, problems),
        From::Complaints => complaints::records(tag, section, model, problems),
        From::References => references(section, model),
        From::Language | From::Grammar | From::Ui => Vec::new(),
    }
}

/// A record of a section without texts.
fn empty(section: &Section) -> Record {
    vec![String::new(); section.fields.len()]
}

/// A parsed text file.
struct Table<'a> {
    source: &'a Source,
    table: DeTable<'a>,
}

/// A file of a language; only English must have every one.
fn read_file(tag: &str, name: &str, problems: &mut Problems) -> Option<Source> {
    let file = format!("content/{tag}/{name}.toml");
    if tag == HOME || problems.data.join(&file).is_file() {
        return Source::read(&file, problems);
    }
    let place = Place { file, line: 1 };
    problems.missing(
        tag,
        &place,
        "missing file",
        "copy the English one and translate it",
    );
    None
}

/// Reads a file of a language and hands it to `read`.
fn with_table<T>(
    tag: &str,
    name: &str,
    problems: &mut Problems,
    read: impl FnOnce(&Table, &mut Problems) -> T,
) -> Option<T> {
    let source = read_file(tag, name, problems)?;
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
