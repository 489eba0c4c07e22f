//! Texts by language: which field goes into which pack, and the checks that none is missing.
//!
//! A pack is plain text: a header line, then sections.
//! A section starts with `@name` and the names of its columns; its records follow, one a line,
//! in the order of the tables. Columns are parted by tabs, items of a list by U+001F.
//! `names` is small and comes first; `texts` holds everything long.

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Files;
use super::atlas::schema::{CareKind, Caution, Region};
use super::model::Model;
use super::problem::{Place, Problems};
use super::source::Source;

/// In which pack a field travels.
#[derive(Clone, Copy, PartialEq)]
enum Pack {
    /// Names, labels, words of the interface.
    Names,
    /// Everything longer.
    Texts,
    /// Kept in the data only.
    Data,
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// A text that must be there.
    Text,
    /// A text that may be left out.
    Maybe,
    /// A list with at least one item.
    Items,
    /// A list that may be empty or left out.
    MaybeItems,
}

struct Field(&'static str, Form, Pack);

/// A text file with one table per id.
struct TextFile {
    section: &'static str,
    fields: &'static [Field],
    ids: fn(&Model) -> Vec<&str>,
}

use Form::{Items, Maybe, MaybeItems, Text};
use Pack::{Data, Names, Texts};

const FILES: &[TextFile] = &[
    TextFile {
        section: "zones",
        fields: &[
            Field("name", Text, Names),
            Field("short", Text, Names),
            Field("within", Text, Names),
            Field("aliases", MaybeItems, Names),
            Field("anatomical", Text, Texts),
        ],
        ids: |model| model.zones.iter().map(|row| row.id.as_str()).collect(),
    },
    TextFile {
        section: "muscles",
        fields: &[
            Field("name", Text, Names),
            Field("plain", Text, Names),
            Field("nickname", Maybe, Names),
            Field("aliases", MaybeItems, Names),
            Field("anatomical", Text, Texts),
            Field("latin", Maybe, Texts),
            Field("origin", Text, Texts),
            Field("insertion", Text, Texts),
            Field("action", Text, Texts),
            Field("innervation", Text, Texts),
            Field("no_trigger_point", Maybe, Texts),
        ],
        ids: |model| model.muscles.iter().map(|row| row.id.as_str()).collect(),
    },
    TextFile {
        section: "trigger_points",
        fields: &[
            Field("location", Text, Texts),
            Field("symptoms", Text, Texts),
            Field("aggravators", Text, Texts),
        ],
        ids: |model| model.points.iter().map(|row| row.id.as_str()).collect(),
    },
    TextFile {
        section: "red_flags",
        fields: &[
            Field("title", Text, Texts),
            Field("short", Text, Texts),
            Field("signs", Items, Texts),
            Field("message", Text, Texts),
            Field("may_be", Text, Texts),
        ],
        ids: |model| model.red_flags.iter().map(|row| row.id.as_str()).collect(),
    },
    TextFile {
        section: "self_care",
        fields: &[
            Field("title", Text, Texts),
            Field("steps", Items, Texts),
            Field("dose", Maybe, Texts),
            Field("cautions", Maybe, Texts),
        ],
        ids: |model| model.self_care.iter().map(|row| row.id.as_str()).collect(),
    },
    TextFile {
        section: "landmarks",
        fields: &[Field("name", Text, Data), Field("anatomical", Text, Data)],
        ids: |model| model.landmarks.iter().map(|row| row.id.as_str()).collect(),
    },
];

/// Longest label that fits on the drawing, in characters.
const MAX_LABEL: usize = 22;

/// Most steps of a self-care entry.
const MAX_STEPS: usize = 6;

/// The texts of every language, ready to be written.
pub struct AllTexts {
    languages: Vec<Language>,
    ui: Vec<(String, String)>,
}

struct Language {
    tag: String,
    names: String,
    texts: String,
}

impl AllTexts {
    /// Adds the packs and the enum of interface words to the output.
    pub fn emit(&self, model: &Model, fingerprint: u64, files: &mut Files) {
        let _ = model;
        for language in &self.languages {
            for (kind, body) in [("names", &language.names), ("texts", &language.texts)] {
                let text = format!("pain-map {kind} 1 {fingerprint:016x}\n{body}");
                files.insert(format!("{kind}.{}.txt", language.tag), text.into_bytes());
            }
        }
        files.insert("ui.rs".into(), ui_enum(&self.ui).into_bytes());
    }
}

/// Reads the texts of every language folder.
pub fn read(model: &Model, problems: &mut Problems) -> AllTexts {
    let mut all = AllTexts {
        languages: Vec::new(),
        ui: read_ui("en", problems),
    };
    for tag in languages(problems) {
        let language = read_language(&tag, &all.ui, model, problems);
        all.languages.push(language);
    }
    all
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

fn read_language(
    tag: &str,
    ui: &[(String, String)],
    model: &Model,
    problems: &mut Problems,
) -> Language {
    let mut names = String::new();
    let mut texts = String::new();
    language_section(tag, &mut names, problems);
    for file in FILES {
        text_file(tag, file, model, &mut names, &mut texts, problems);
    }
    codes(tag, model, &mut names, &mut texts, problems);
    complaints(tag, model, &mut names, problems);
    ui_section(tag, ui, &mut names, problems);
    references(model, &mut texts);
    Language {
        tag: tag.to_owned(),
        names,
        texts,
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
            problems.add(
                &place,
                error.message().replace('\n', " "),
                "correct the syntax",
            );
            None
        }
    }
}

fn language_section(tag: &str, names: &mut String, problems: &mut Problems) {
    let values = with_table(tag, "language", problems, |file, problems| {
        ["tag", "name", "direction", "reviewed_by_clinician"].map(|key| {
            let value = file.table.get(key).map(Spanned::get_ref);
            let text = match value {
                Some(DeValue::String(text)) => text.to_string(),
                Some(DeValue::Boolean(yes)) => yes.to_string(),
                _ => String::new(),
            };
            if text.is_empty() {
                problems.add(
                    &file.source.place(0..0),
                    format!("missing \"{key}\""),
                    "say tag, name, direction and reviewed_by_clinician",
                );
            }
            text
        })
    });
    let _ = writeln!(
        names,
        "@language\ttag\tname\tdirection\treviewed_by_clinician"
    );
    let _ = writeln!(names, "{}", values.unwrap_or_default().join("\t"));
}

fn text_file(
    tag: &str,
    file: &TextFile,
    model: &Model,
    names: &mut String,
    texts: &mut String,
    problems: &mut Problems,
) {
    for (pack, out) in [(Names, &mut *names), (Texts, &mut *texts)] {
        let columns: Vec<&str> = columns(file, pack).map(|field| field.0).collect();
        if !columns.is_empty() {
            let _ = writeln!(out, "@{}\t{}", file.section, columns.join("\t"));
        }
    }
    with_table(tag, file.section, problems, |table, problems| {
        let ids = (file.ids)(model);
        check_keys(table, &ids, problems);
        for id in ids {
            let Some(row) = table.table.get(id) else {
                let what = format!("no texts for \"{id}\"");
                let fix = format!("add a table [{id}] with its texts");
                problems.add(&table.source.place(0..0), what, fix);
                continue;
            };
            let values = record(table.source, id, row, file, problems);
            for (pack, out) in [(Names, &mut *names), (Texts, &mut *texts)] {
                let cells: Vec<&str> = columns(file, pack)
                    .filter_map(|field| values.get(field.0).map(String::as_str))
                    .collect();
                if !cells.is_empty() {
                    let _ = writeln!(out, "{}", cells.join("\t"));
                }
            }
        }
    });
}

fn columns(file: &TextFile, pack: Pack) -> impl Iterator<Item = &Field> {
    file.fields.iter().filter(move |field| field.2 == pack)
}

fn check_keys(table: &Table, ids: &[&str], problems: &mut Problems) {
    for key in table.table.keys() {
        if !ids.contains(&key.get_ref().as_ref()) {
            let what = format!("texts for unknown id \"{}\"", key.get_ref());
            problems.add(
                &table.source.place(key.span()),
                what,
                "correct the id or remove the table",
            );
        }
    }
}

/// The texts of one id by field; problems are noted, and missing texts become empty.
fn record<'a>(
    source: &Source,
    id: &str,
    row: &Spanned<DeValue>,
    file: &TextFile,
    problems: &mut Problems,
) -> BTreeMap<&'a str, String> {
    let place = source.place(row.span());
    let mut values = BTreeMap::new();
    let DeValue::Table(table) = row.get_ref() else {
        problems.add(
            &place,
            format!("\"{id}\" is not a table"),
            format!("write [{id}] and its texts below"),
        );
        return values;
    };
    for key in table.keys() {
        if !file.fields.iter().any(|field| field.0 == key.get_ref()) {
            let names: Vec<&str> = file.fields.iter().map(|field| field.0).collect();
            let what = format!("unknown text \"{}\"", key.get_ref());
            problems.add(
                &source.place(key.span()),
                what,
                format!("use {}", names.join(", ")),
            );
        }
    }
    for Field(name, form, _) in file.fields {
        let value = table.get(*name);
        let at = value.map_or_else(|| place.clone(), |value| source.place(value.span()));
        let text = match (value.map(Spanned::get_ref), form) {
            (Some(DeValue::String(text)), Text | Maybe) => clean(text),
            (Some(DeValue::Array(items)), Items | MaybeItems) => list(items),
            (None, Maybe | MaybeItems) => String::new(),
            (None, _) => String::new(),
            (Some(_), _) => {
                problems.add(
                    &at,
                    format!("\"{name}\" of \"{id}\" has the wrong form"),
                    "compare with its neighbors: a text or a list of texts",
                );
                continue;
            }
        };
        if text.is_empty() && matches!(form, Text | Items) {
            problems.add(
                &at,
                format!("missing text \"{name}\" of \"{id}\""),
                "every text of this table is shown to visitors; write it",
            );
        }
        check_length(file.section, name, id, &text, &at, problems);
        values.insert(*name, text);
    }
    values
}

fn check_length(
    section: &str,
    name: &str,
    id: &str,
    text: &str,
    at: &Place,
    problems: &mut Problems,
) {
    if (section, name) == ("zones", "short") && text.chars().count() > MAX_LABEL {
        let what = format!("label of \"{id}\" is longer than {MAX_LABEL} characters");
        problems.add(at, what, "it stands on the drawing; shorten it");
    }
    if (section, name) == ("self_care", "steps") && text.split(ITEM).count() > MAX_STEPS {
        let what = format!("self-care \"{id}\" has more than {MAX_STEPS} steps");
        problems.add(at, what, "join or drop steps");
    }
}

/// Parts the items of a list.
const ITEM: char = '\u{1f}';

/// Text on one line, without the characters that part columns and items.
fn clean(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_control() || c == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn list(items: &[Spanned<DeValue>]) -> String {
    let items: Vec<String> = items
        .iter()
        .filter_map(|item| item.get_ref().as_str().map(clean))
        .collect();
    items.join(&ITEM.to_string())
}

/// Sections for the words of codes: name of the table, pack, and the words it must have.
fn codes(
    tag: &str,
    model: &Model,
    names: &mut String,
    texts: &mut String,
    problems: &mut Problems,
) {
    let mut evidence: Vec<&str> = model
        .self_care
        .iter()
        .map(|row| row.evidence.as_str())
        .collect();
    let mut access: Vec<&str> = model
        .sources
        .iter()
        .map(|row| row.access.as_str())
        .collect();
    for list in [&mut evidence, &mut access] {
        list.sort_unstable();
        list.dedup();
    }
    let groups: [(&str, Pack, Vec<&str>); 5] = [
        (
            "region",
            Names,
            Region::ALL.iter().map(|region| region.slug()).collect(),
        ),
        (
            "kind",
            Texts,
            CareKind::ALL.iter().map(|kind| kind.slug()).collect(),
        ),
        (
            "caution",
            Texts,
            Caution::ALL.iter().map(|caution| caution.slug()).collect(),
        ),
        ("evidence", Texts, evidence),
        ("reference_access", Texts, access),
    ];
    with_table(tag, "codes", problems, |file, problems| {
        for (group, pack, words) in groups {
            let out = if pack == Names {
                &mut *names
            } else {
                &mut *texts
            };
            let _ = writeln!(out, "@{group}\tcode\ttext");
            let table = file
                .table
                .get(group)
                .and_then(|table| table.get_ref().as_table());
            for word in words {
                let text = table.and_then(|table| table.get(word)?.get_ref().as_str());
                let Some(text) = text else {
                    let what = format!("no words for the code \"{word}\" in [{group}]");
                    problems.add(
                        &file.source.place(0..0),
                        what,
                        format!("add {word} = \"…\""),
                    );
                    continue;
                };
                let _ = writeln!(out, "{word}\t{}", clean(text));
            }
        }
    });
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

fn complaints(tag: &str, model: &Model, names: &mut String, problems: &mut Problems) {
    let _ = writeln!(names, "@complaints\twords\tzones\tmuscles");
    let Some(source) = Source::read(&format!("content/{tag}/complaints.toml"), problems) else {
        return;
    };
    let Some(file) = source.parse::<Complaints>(problems) else {
        return;
    };
    for row in file.complaint {
        let mut positions =
            |words: &[Spanned<String>], index: &BTreeMap<String, u16>, what: &str| {
                let mut found = Vec::new();
                for word in words {
                    match index.get(word.get_ref()) {
                        Some(position) => found.push(position.to_string()),
                        None => {
                            let what = format!("unknown {what} \"{}\"", word.get_ref());
                            problems.add(
                                &source.place(word.span()),
                                what,
                                "complaints name ids of zones and muscles",
                            );
                        }
                    }
                }
                found.join(&ITEM.to_string())
            };
        let zones = positions(&row.zones, &model.index.zones, "zone");
        let muscles = positions(&row.muscles, &model.index.muscles, "muscle");
        if row.words.get_ref().is_empty() {
            let place = source.place(row.words.span());
            problems.add(
                &place,
                "a complaint without words",
                "add what a visitor would type",
            );
        }
        let words: Vec<String> = row.words.get_ref().iter().map(|word| clean(word)).collect();
        let _ = writeln!(
            names,
            "{}\t{zones}\t{muscles}",
            words.join(&ITEM.to_string())
        );
    }
}

fn references(model: &Model, texts: &mut String) {
    let _ = writeln!(texts, "@references\tcitation\taccess\tnote");
    for source in &model.sources {
        let _ = writeln!(
            texts,
            "{}\t{}\t{}",
            clean(&source.citation),
            source.access,
            clean(&source.note)
        );
    }
}

/// Interface words by key: tables and keys joined by dots, in the order of the file.
fn read_ui(tag: &str, problems: &mut Problems) -> Vec<(String, String)> {
    if !problems
        .data
        .join(format!("content/{tag}/ui.toml"))
        .exists()
    {
        return Vec::new();
    }
    let words = with_table(tag, "ui", problems, |file, problems| {
        let mut words = Vec::new();
        flatten_ui(file.source, "", &file.table, &mut words, problems);
        words.sort();
        words
    });
    let words = words.unwrap_or_default().into_iter();
    words.map(|(_, key, text)| (key, text)).collect()
}

fn flatten_ui(
    source: &Source,
    prefix: &str,
    table: &DeTable,
    words: &mut Vec<(usize, String, String)>,
    problems: &mut Problems,
) {
    for (key, value) in table {
        let name = if prefix.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{prefix}.{}", key.get_ref())
        };
        match value.get_ref() {
            DeValue::String(text) => words.push((key.span().start, name, clean(text))),
            DeValue::Table(inner) => flatten_ui(source, &name, inner, words, problems),
            _ => problems.add(
                &source.place(value.span()),
                format!("\"{name}\" is not a text"),
                "write it in quotes",
            ),
        }
    }
}

fn ui_section(tag: &str, keys: &[(String, String)], names: &mut String, problems: &mut Problems) {
    let words: BTreeMap<String, String> = read_ui(tag, problems).into_iter().collect();
    let _ = writeln!(names, "@ui\ttext");
    for (key, _) in keys {
        match words.get(key) {
            Some(text) => {
                let _ = writeln!(names, "{text}");
            }
            None => {
                let place = Place {
                    file: format!("content/{tag}/ui.toml"),
                    line: 1,
                };
                problems.add(
                    &place,
                    format!("missing text \"{key}\""),
                    "translate it as in content/en/ui.toml",
                );
            }
        }
    }
}

/// The generated enum: one variant per word of the interface.
fn ui_enum(keys: &[(String, String)]) -> String {
    let mut out = String::from(
        "/// Words of the interface, from `data/content/en/ui.toml`.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\npub enum Ui {\n",
    );
    for (key, text) in keys {
        let _ = writeln!(
            out,
            "    /// {}\n    {},",
            text.replace(['[', ']', '<', '>', '`'], "'"),
            camel(key)
        );
    }
    out.push_str("}\n\nimpl Ui {\n    /// Every word, in the order of the names file.\n    pub const ALL: &'static [Self] = &[\n");
    for (key, _) in keys {
        let _ = writeln!(out, "        Self::{},", camel(key));
    }
    out.push_str("    ];\n}\n");
    out
}

/// `panel.also-at` and `panel.also_at` become `PanelAlsoAt`.
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
