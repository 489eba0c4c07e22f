//! A language: what its `language.toml` says, its packs, and the list of all languages.

use std::fmt::Write;

use toml::Spanned;

use super::super::articles::Articles;
use super::super::fields::{FIELD_SEPARATOR, Section, Source as From};
use super::super::problem::Problems;
use super::grammar::{self, Grammar};
use super::{Record, read_file};

/// The records of a section.
pub type Records = (&'static Section, Vec<Record>);

/// All texts of a language.
#[derive(Clone)]
pub struct Language {
    /// Its tag, such as `es`.
    pub tag: String,
    /// Its own name, such as "Español".
    pub name: String,
    /// The sections of the names and of the longer texts.
    pub packs: Vec<(&'static str, Vec<Records>)>,
    /// The articles.
    pub articles: Articles,
}

impl Language {
    /// Takes from another language what is missing, piece by piece.
    pub fn fill(&mut self, home: &Self) {
        let own = self.packs.iter_mut().flat_map(|(_, sections)| sections);
        let home = home.packs.iter().flat_map(|(_, sections)| sections);
        for ((section, own), (_, home)) in own.zip(home) {
            match section.source {
                From::Language | From::Grammar => {}
                // Complaints are a list of their own, not a translation.
                From::Complaints if !own.is_empty() => {}
                _ if own.len() != home.len() => own.clone_from(home),
                _ => own.iter_mut().zip(home).for_each(fill_record),
            }
        }
    }

    /// The packs by kind, without their headers.
    pub fn packs(&self) -> Vec<(&'static str, String)> {
        let mut packs: Vec<(&str, String)> = self
            .packs
            .iter()
            .map(|(kind, sections)| (*kind, sections.iter().map(body).collect()))
            .collect();
        if let Some((_, texts)) = packs.iter_mut().find(|(kind, _)| *kind == "texts") {
            texts.push_str(&self.articles.topics);
        }
        packs.push(("articles", self.articles.articles.clone()));
        packs
    }
}

fn fill_record((own, home): (&mut Record, &Record)) {
    for (own, home) in own.iter_mut().zip(home) {
        if own.is_empty() {
            own.clone_from(home);
        }
    }
}

/// A section as it travels.
fn body((section, records): &Records) -> String {
    let separator = FIELD_SEPARATOR.to_string();
    let keys = section.fields.iter().map(|field| field.key);
    let head: Vec<&str> = std::iter::once(section.name).chain(keys).collect();
    let mut body = format!("@{}\n", head.join(&separator));
    for record in records {
        body.push_str(&record.join(&separator));
        body.push('\n');
    }
    body
}

/// What a language says of itself.
pub struct About {
    tag: String,
    /// Its own name.
    pub name: String,
    direction: String,
    reviewed: bool,
    /// How it counts and lists.
    pub grammar: Grammar,
}

/// `language.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tag: Spanned<String>,
    name: String,
    direction: Spanned<String>,
    reviewed_by_clinician: bool,
    /// The locale whose rules for numbers and lists hold, where it is not the tag.
    rules: Option<Spanned<String>>,
}

/// Reads what a language says of itself; every language says it.
pub fn about(tag: &str, problems: &mut Problems) -> About {
    let about = read_file(tag, "language", problems).and_then(|source| {
        let file: File = source.parse(problems)?;
        if file.tag.get_ref() != tag {
            let what = format!(
                "the tag is \"{}\" in the folder \"{tag}\"",
                file.tag.get_ref()
            );
            problems.add(&source.place(file.tag.span()), what, "let both be the same");
        }
        if !["ltr", "rtl"].contains(&file.direction.get_ref().as_str()) {
            let what = format!("unknown direction \"{}\"", file.direction.get_ref());
            let place = source.place(file.direction.span());
            problems.add(
                &place,
                what,
                "write ltr (left to right) or rtl (right to left)",
            );
        }
        let rules = file.rules.as_ref().unwrap_or(&file.tag);
        let grammar = grammar::of(rules.get_ref());
        if grammar.is_none() {
            let what = format!("no rules for the language \"{}\"", rules.get_ref());
            let fix =
                "use a tag such as es or pt-BR, or name a language that counts alike in `rules`";
            problems.add(&source.place(rules.span()), what, fix);
        }
        Some(About {
            tag: file.tag.into_inner(),
            name: file.name,
            direction: file.direction.into_inner(),
            reviewed: file.reviewed_by_clinician,
            grammar: grammar.unwrap_or_default(),
        })
    });
    about.unwrap_or_else(|| About {
        tag: tag.to_owned(),
        name: tag.to_owned(),
        direction: "ltr".to_owned(),
        reviewed: false,
        grammar: Grammar::default(),
    })
}

impl About {
    /// Its record in the names.
    pub fn record(&self, section: &Section) -> Record {
        let value = |key| match key {
            "tag" => self.tag.clone(),
            "name" => self.name.clone(),
            "direction" => self.direction.clone(),
            _ => self.reviewed.to_string(),
        };
        section
            .fields
            .iter()
            .map(|field| value(field.key))
            .collect()
    }
}

/// The generated list of languages, and natively their packs.
pub fn table(languages: &[Language], pseudo: &[Language]) -> String {
    let mut out = String::from(
        "/// Languages by tag, with their own names; English first.\n\
         pub const LANGUAGES: &[(&str, &str)] = &[\n",
    );
    for language in languages {
        let _ = writeln!(out, "    ({:?}, {:?}),", language.tag, language.name);
    }
    let tags: Vec<&str> = languages
        .iter()
        .map(|language| language.tag.as_str())
        .collect();
    let _ = write!(
        out,
        "];\n\n/// The tags in words, for messages.\npub const TAGS: &str = {:?};\n\n\
         /// Tags of the languages that are there for tests only.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\npub const PSEUDO: &[&str] = &[",
        tags.join(" or ")
    );
    for language in pseudo {
        let _ = write!(out, "{:?}, ", language.tag);
    }
    out.push_str(
        "];\n\n/// Tag, names, texts and articles of every language, for native programs.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\npub(super) const EMBEDDED: &[(&str, [&str; 3])] = &[\n",
    );
    for language in languages.iter().chain(pseudo) {
        let _ = write!(out, "    ({:?}, [", language.tag);
        for kind in ["names", "texts", "articles"] {
            let file = format!("/{kind}.{}.txt", language.tag);
            let _ = write!(out, "include_str!(concat!(env!(\"OUT_DIR\"), {file:?})), ");
        }
        out.push_str("]),\n");
    }
    out.push_str("];\n");
    out
}
