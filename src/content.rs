//! Texts by id and language, decoded from the packs of the build.
//!
//! Names come first and texts later, so every accessor answers before its pack is there:
//! names with the id's own word, texts with `None`.

mod grammar;
mod interface;
mod languages;
pub mod letters;
mod names;
mod own;
mod pack;
mod texts;
mod topics;

pub use languages::{LANGUAGES, TAGS, known_language};
#[cfg(not(target_arch = "wasm32"))]
pub use languages::{PSEUDO, embedded_packs};
pub use own::OwnText;
pub use pack::ContentError;
pub use texts::{CareTexts, MuscleTexts, PointTexts, RedFlagTexts};
pub use topics::{About, TopicSection, TopicTexts};

use own::Own;
use pack::{Pack, Section};

include!(concat!(env!("OUT_DIR"), "/ui.rs"));

/// Sections of the names, with their columns in the order of the accessors.
const NAMES: &[Section] = &[
    (
        "language",
        &["tag", "name", "direction", "reviewed_by_clinician"],
    ),
    ("grammar", grammar::GRAMMAR),
    ("ui", &["text", "key"]),
    ("views", &["name", "short", "seen"]),
    ("figures", &["name"]),
    ("zones", &["name", "short", "within", "aliases"]),
    ("muscles", &["name", "plain", "nickname", "aliases"]),
    ("region", &["text"]),
    ("complaints", &["words", "zones", "muscles"]),
];

/// Sections of the texts, with their columns in the order of the accessors.
const TEXTS: &[Section] = &[
    ("landmarks", &["name"]),
    ("zones", &["anatomical"]),
    (
        "muscles",
        &[
            "anatomical",
            "latin",
            "origin",
            "insertion",
            "action",
            "innervation",
            "no_trigger_point",
        ],
    ),
    ("trigger_points", &["location", "symptoms", "aggravators"]),
    (
        "red_flags",
        &["title", "short", "signs", "message", "may_be", "question"],
    ),
    ("self_care", &["title", "steps", "dose", "cautions"]),
    ("caution", &["text"]),
    ("kind", &["text"]),
    ("evidence", &["code", "text"]),
    ("topic_evidence", &["code", "text"]),
    ("reference_access", &["code", "text"]),
    ("references", &["citation", "access"]),
    ("topics", topics::TOPICS),
];

/// Sections of the articles.
const ARTICLES: &[Section] = &[("sections", topics::SECTIONS)];

/// All texts that are there so far.
#[derive(Clone, Debug, Default)]
pub struct Content {
    names: Option<Pack>,
    texts: Option<Pack>,
    /// Words of the clinic in place of ours.
    own: Own,
    articles: Option<Pack>,
}

impl Content {
    /// No texts.
    pub fn empty() -> Self {
        Self::default()
    }

    /// All texts of a language, for native programs; without texts for a language that is not there.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded(language: &str) -> Self {
        let mut content = Self::empty();
        content.embed(language);
        content
    }

    /// Takes in all texts of a language, for native programs; none of one that is not there.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embed(&mut self, language: &str) {
        if let Some([names, texts, articles]) = embedded_packs(language) {
            // The build has checked these files; what cannot be read stays absent.
            let _ = self.add_names(language, names.to_owned());
            let _ = self.add_texts(language, texts.to_owned());
            let _ = self.add_articles(language, articles.to_owned());
        }
    }

    /// Takes in the names in a language, in place of those that are there.
    ///
    /// # Errors
    /// When the text is no pack of names made from the same data; nothing changes then.
    pub fn add_names(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        self.names = Some(Pack::read("names", NAMES, language, text)?);
        Ok(())
    }

    /// Takes in the longer texts in a language, in place of those that are there.
    ///
    /// # Errors
    /// When the text is no pack of texts made from the same data; nothing changes then.
    pub fn add_texts(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        self.texts = Some(Pack::read("texts", TEXTS, language, text)?);
        Ok(())
    }

    /// Takes in the articles in a language, in place of those that are there.
    ///
    /// # Errors
    /// When the text is no pack of articles made from the same data; nothing changes then.
    pub fn add_articles(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        self.articles = Some(Pack::read("articles", ARTICLES, language, text)?);
        Ok(())
    }

    /// Whether names and words of the interface are there.
    pub fn has_names(&self) -> bool {
        self.names.is_some()
    }

    /// Whether the longer texts are there.
    pub fn has_texts(&self) -> bool {
        self.texts.is_some()
    }

    /// Whether the words of the articles are there.
    pub fn has_articles(&self) -> bool {
        self.articles.is_some()
    }

    /// Kinds of packs that are missing in a language: `names`, `texts`, `articles`.
    ///
    /// What is there in another language is shown until they come.
    pub fn missing_in(&self, language: &str) -> impl Iterator<Item = &'static str> {
        let packs = [
            ("names", &self.names),
            ("texts", &self.texts),
            ("articles", &self.articles),
        ];
        let is_there = |pack: &Option<Pack>| pack.as_ref().is_some_and(|pack| pack.is_in(language));
        let missing = packs.map(|(kind, pack)| (!is_there(pack)).then_some(kind));
        missing.into_iter().flatten()
    }

    fn name(&self, section: &str, row: usize, field: usize) -> Option<&str> {
        let own = self.own.get(NAMES, section, row, field);
        own.or_else(|| self.names.as_ref()?.field(section, row, field))
    }

    fn text(&self, section: &str, row: usize, field: usize) -> Option<&str> {
        let own = self.own.get(TEXTS, section, row, field);
        own.or_else(|| self.texts.as_ref()?.field(section, row, field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{SelfCareId, SourceId, TriggerPointId, ZoneId};

    #[test]
    fn every_name_is_there() {
        let content = Content::embedded("en");
        assert!(content.has_names() && content.has_texts());
        for zone in ZoneId::all() {
            assert_ne!(content.zone(zone), "");
            assert!(content.zone_anatomical(zone).is_some());
        }
        for point in TriggerPointId::all() {
            assert!(content.point(point).is_some(), "{}", point.slug());
        }
        for source in SourceId::all() {
            assert!(content.citation(source).is_some() && content.access(source).is_some());
        }
        for care in SelfCareId::all() {
            assert!(content.care(care).is_some());
            assert!(
                content.evidence(care.row().evidence).is_some(),
                "{}",
                care.slug()
            );
        }
        assert!(content.n_complaints() > 0);
    }

    #[test]
    fn names_answer_before_their_pack_is_there() {
        let content = Content::empty();
        let zone = ZoneId::all().next().unwrap();
        assert_eq!(content.zone(zone), zone.slug());
        assert_eq!(content.zone_anatomical(zone), None);
        assert_eq!(content.ui(Ui::CommonClose), "");
    }

    #[test]
    fn damaged_packs_are_refused() {
        let good = embedded_packs("en").unwrap()[0];
        let error = |text: String| {
            let read = Content::empty().add_names("en", text);
            read.map_err(ContentError::code)
        };
        assert_eq!(error("<!doctype html>".to_owned()), Err("load-texts"));
        assert_eq!(error(String::new()), Err("load-texts"));
        assert_eq!(
            error("pain-map names 1 other\n".to_owned()),
            Err("version-mismatch")
        );
        assert_eq!(
            error(good.replacen("@zones", "@places", 1)),
            Err("load-texts")
        );
        assert_eq!(
            error(good.replacen("@zones\tname", "@zones\tnames", 1)),
            Err("load-texts")
        );
        assert_eq!(error("x".repeat(10_000_000)), Err("load-texts"));
        // Complaints come last and their number is free: a cut between two of them is not seen.
        for length in (0..good.len()).step_by(997) {
            if let Some(cut) = good.get(..length).filter(|cut| !cut.ends_with('\n')) {
                assert!(error(cut.to_owned()).is_err());
            }
        }
    }
}
