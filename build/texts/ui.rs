//! The words of the interface: `ui.toml` by language, and the enum that names them in the crate.

use std::fmt::Write;

use toml::de::{DeTable, DeValue};

use super::super::fields::{ITEM_SEPARATOR, SCRIPT_WORDS};
use super::super::problem::{Place, Problems};
use super::super::source::Source;
use super::grammar::FURTHER_FORMS;
use super::{Record, Words, clean, with_table};

/// Words of the interface by key: tables and keys joined by dots.
pub fn words(tag: &str, problems: &mut Problems) -> Words {
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
///
/// A word that counts holds the forms of all numbers, the general one first.
pub fn records(tag: &str, home: &Words, forms: &[&str], problems: &mut Problems) -> Vec<Record> {
    let place = Place {
        file: format!("content/{tag}/ui.toml"),
        line: 1,
    };
    let words = words(tag, problems);
    for key in words.keys().filter(|key| !is_known(key, home, forms)) {
        let what = format!("unknown text \"{key}\"");
        problems.add(&place, what, "the words are those of content/en/ui.toml");
    }
    for (key, english) in home {
        match words.get(key).map(String::as_str) {
            None | Some("") => {
                let what = format!("missing text \"{key}\"");
                let fix = "write it as in content/en/ui.toml";
                problems.missing(tag, &place, what, fix);
            }
            Some(text) if gaps(text) != gaps(english) => {
                let what = format!("text \"{key}\" has other {{gaps}} than the English one");
                problems.add(&place, what, "keep the names in braces");
            }
            Some(_) => {}
        }
    }
    let record = |key: &String| {
        let text = with_forms(key, &words, forms);
        vec![text, script_key(key).unwrap_or_default().to_owned()]
    };
    home.keys().map(record).collect()
}

/// Whether English has a word, or a language needs it as a form that English does not have.
fn is_known(key: &str, home: &Words, forms: &[&str]) -> bool {
    let counts = || {
        let (stem, form) = key.rsplit_once('-')?;
        Some(forms.contains(&form) && home.contains_key(&format!("{stem}-other")))
    };
    home.contains_key(key) || counts() == Some(true)
}

/// A text; the general form of one that counts brings the other forms that the language has.
fn with_forms(key: &str, words: &Words, forms: &[&str]) -> String {
    let text = words.get(key).cloned().unwrap_or_default();
    let further = key.strip_suffix("-other").map(|stem| {
        let form = |form: &&str| words.get(&format!("{stem}-{form}")).cloned();
        let further = FURTHER_FORMS.iter().map(|name| {
            let has = forms.contains(name);
            form(name).filter(|_| has).unwrap_or_default()
        });
        further.collect::<Vec<String>>()
    });
    match further {
        Some(further) if further.iter().any(|form| !form.is_empty()) => {
            let mut all = vec![text];
            all.extend(further);
            all.join(&ITEM_SEPARATOR.to_string())
        }
        _ => text,
    }
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
pub fn keys(words: &Words) -> String {
    let line = |(key, text): (&String, &String)| format!("{key}\t{}\n", gaps(text).join(" "));
    words.iter().map(line).collect()
}

/// The generated enum: one variant per word of the interface.
pub fn word_enum(words: &Words) -> String {
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
