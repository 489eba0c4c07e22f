//! Texts by id and language, decoded from the packs of the build.
//!
//! Names come first and texts later, so every accessor answers before its pack is there:
//! names with the id's own word, texts with `None`.

mod grammar;
mod languages;
pub mod letters;
mod own;
mod pack;
mod topics;

pub use languages::{LANGUAGES, TAGS, known_language};
#[cfg(not(target_arch = "wasm32"))]
pub use languages::{PSEUDO, embedded_packs};
pub use own::OwnText;
pub use pack::ContentError;
pub use topics::{About, TopicSection, TopicTexts};

use own::Own;
use pack::{Pack, Section, items, positions};

use crate::atlas::{
    CareKind, Caution, Figure, LandmarkId, Laterality, MuscleId, RedFlagId, Region, SelfCareId,
    SourceId, TriggerPointId, View, ZoneId,
};

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

/// Words of the interface.
impl Content {
    /// A text of the interface; empty until the names are there.
    pub fn ui(&self, key: Ui) -> &str {
        self.forms(key).next().unwrap_or_default()
    }

    /// A text of the interface with its placeholders filled in.
    pub fn say(&self, key: Ui, values: &[(&str, &str)]) -> String {
        fill(self.ui(key), values)
    }

    /// The words of a group that scripts ask for, as `key` TAB `text`, sorted by key.
    ///
    /// Empty until the names are there, and for a group that is none of the scripts' own.
    /// For a self-care entry by its id: its title, once the longer texts are there.
    pub fn script_words(&self, group: &str) -> Vec<String> {
        if let Some(care) = SelfCareId::from_slug(group) {
            let texts = self.care(care);
            return texts
                .map(|texts| texts.title.to_owned())
                .into_iter()
                .collect();
        }
        let rows = 0..Ui::ALL.len();
        rows.filter_map(|row| {
            let (owner, key) = self.name("ui", row, 1)?.split_once('.')?;
            let text = items(self.name("ui", row, 0)).next()?;
            (owner == group).then(|| [key, "\t", text].concat())
        })
        .collect()
    }

    /// A side of the body by itself: "Your left side".
    pub fn side(&self, side: Laterality) -> &str {
        self.ui(match side {
            Laterality::Left => Ui::CommonSideLeft,
            Laterality::Right => Ui::CommonSideRight,
            Laterality::Midline => Ui::CommonSideMidline,
        })
    }

    /// A landmark in plain words: "Middle of the eyebrow"; there with the longer texts.
    pub fn landmark(&self, landmark: LandmarkId) -> Option<&str> {
        self.text("landmarks", landmark.index(), 0)
    }

    /// The short name of a view: "Front".
    pub fn view(&self, view: View) -> &str {
        self.name("views", view as usize, 0).unwrap_or(view.slug())
    }

    /// The name of a body: "Neutral".
    pub fn figure(&self, figure: Figure) -> &str {
        self.name("figures", figure as usize, 0)
            .unwrap_or(figure.slug())
    }

    /// The name of a view under its picture, where the side is told beside it: "Palm".
    pub fn view_short(&self, view: View) -> &str {
        self.name("views", view as usize, 1).unwrap_or(view.slug())
    }

    /// The full name of a view: "The body from the front".
    pub fn seen(&self, view: View) -> &str {
        self.name("views", view as usize, 2).unwrap_or(view.slug())
    }
}

/// Names, there with the first pack.
impl Content {
    /// Tag of the language, such as `en`.
    pub fn language(&self) -> &str {
        self.name("language", 0, 0).unwrap_or("en")
    }

    /// Writing direction: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.name("language", 0, 2) == Some("rtl") {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// Whether a clinician has reviewed the texts.
    pub fn is_reviewed(&self) -> bool {
        self.name("language", 0, 3) == Some("true")
    }

    /// A zone in plain words: "Side of the neck".
    pub fn zone(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 0).unwrap_or(zone.slug())
    }

    /// A zone as a label on the drawing, short.
    pub fn zone_label(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 1).unwrap_or(zone.slug())
    }

    /// A zone inside a sentence, after "You may feel it": "at the side of the neck".
    pub fn zone_within(&self, zone: ZoneId) -> &str {
        self.name("zones", zone.index(), 2).unwrap_or(zone.slug())
    }

    /// Further words for a zone.
    pub fn zone_aliases(&self, zone: ZoneId) -> impl Iterator<Item = &str> {
        items(self.name("zones", zone.index(), 3))
    }

    /// The everyday name of a muscle: "Upper trapezius".
    pub fn muscle(&self, muscle: MuscleId) -> &str {
        self.name("muscles", muscle.index(), 0)
            .unwrap_or(muscle.slug())
    }

    /// The place of a muscle in plain words: "Top of the shoulder".
    pub fn muscle_plain(&self, muscle: MuscleId) -> &str {
        self.name("muscles", muscle.index(), 1)
            .unwrap_or(muscle.slug())
    }

    /// The picture word of a muscle: "the shawl muscle".
    pub fn muscle_nickname(&self, muscle: MuscleId) -> Option<&str> {
        self.name("muscles", muscle.index(), 2)
            .filter(|text| !text.is_empty())
    }

    /// Further words for a muscle.
    pub fn muscle_aliases(&self, muscle: MuscleId) -> impl Iterator<Item = &str> {
        items(self.name("muscles", muscle.index(), 3))
    }

    /// A region of the body: "Head and face".
    pub fn region(&self, region: Region) -> &str {
        self.name("region", region as usize, 0)
            .unwrap_or(region.slug())
    }

    /// How many complaints the search knows.
    pub fn n_complaints(&self) -> usize {
        self.names
            .as_ref()
            .map_or(0, |pack| pack.n_records("complaints"))
    }

    /// The words of a complaint, by its position; the first is its name.
    pub fn complaint_words(&self, idx: usize) -> impl Iterator<Item = &str> {
        items(self.name("complaints", idx, 0))
    }

    /// Zones of a complaint, most fitting first.
    pub fn complaint_zones(&self, idx: usize) -> impl Iterator<Item = ZoneId> {
        positions(self.name("complaints", idx, 1))
            .filter_map(|position| ZoneId::all().nth(position))
    }

    /// Muscles of a complaint, most fitting first.
    pub fn complaint_muscles(&self, idx: usize) -> impl Iterator<Item = MuscleId> {
        positions(self.name("complaints", idx, 2))
            .filter_map(|position| MuscleId::all().nth(position))
    }
}

/// Anatomy of a muscle; every text may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MuscleTexts<'a> {
    /// Full anatomical name.
    pub anatomical: Option<&'a str>,
    /// Latin name.
    pub latin: Option<&'a str>,
    /// Where it starts.
    pub origin: Option<&'a str>,
    /// Where it ends.
    pub insertion: Option<&'a str>,
    /// What it does.
    pub action: Option<&'a str>,
    /// Its nerve.
    pub innervation: Option<&'a str>,
    /// Why it has no trigger point.
    pub no_trigger_point: Option<&'a str>,
}

/// What a trigger point may feel like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointTexts<'a> {
    /// Where it is.
    pub location: &'a str,
    /// What it may feel like.
    pub symptoms: &'a str,
    /// What often brings it on.
    pub aggravators: &'a str,
}

/// A warning sign in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedFlagTexts<'a> {
    /// What it is about.
    pub title: &'a str,
    /// One line, after "Call the emergency number if".
    pub short: &'a str,
    /// The full advice.
    pub message: &'a str,
    /// What it may be, for clinicians.
    pub may_be: &'a str,
    /// One yes/no question that stands alone.
    pub question: &'a str,
}

/// A self-care entry in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CareTexts<'a> {
    /// Its title.
    pub title: &'a str,
    /// How much and how often.
    pub dose: &'a str,
    /// What to take care of.
    pub cautions: Option<&'a str>,
}

/// Longer texts, there with the second pack.
impl Content {
    /// The clinical name of a zone.
    pub fn zone_anatomical(&self, zone: ZoneId) -> Option<&str> {
        self.text("zones", zone.index(), 0)
    }

    /// Anatomy of a muscle; all `None` until the texts are there.
    pub fn muscle_texts(&self, muscle: MuscleId) -> MuscleTexts<'_> {
        let field = |field| {
            self.text("muscles", muscle.index(), field)
                .filter(|text| !text.is_empty())
        };
        MuscleTexts {
            anatomical: field(0),
            latin: field(1),
            origin: field(2),
            insertion: field(3),
            action: field(4),
            innervation: field(5),
            no_trigger_point: field(6),
        }
    }

    /// What a trigger point may feel like.
    pub fn point(&self, point: TriggerPointId) -> Option<PointTexts<'_>> {
        let field = |field| self.text("trigger_points", point.index(), field);
        Some(PointTexts {
            location: field(0)?,
            symptoms: field(1)?,
            aggravators: field(2)?,
        })
    }

    /// A warning sign.
    pub fn red_flag(&self, flag: RedFlagId) -> Option<RedFlagTexts<'_>> {
        let field = |field| self.text("red_flags", flag.index(), field);
        Some(RedFlagTexts {
            title: field(0)?,
            short: field(1)?,
            message: field(3)?,
            may_be: field(4)?,
            question: field(5)?,
        })
    }

    /// The signs of a warning, each after "Call the emergency number if".
    pub fn red_flag_signs(&self, flag: RedFlagId) -> impl Iterator<Item = &str> {
        items(self.text("red_flags", flag.index(), 2))
    }

    /// A self-care entry.
    pub fn care(&self, care: SelfCareId) -> Option<CareTexts<'_>> {
        let field = |field| self.text("self_care", care.index(), field);
        Some(CareTexts {
            title: field(0)?,
            dose: field(2)?,
            cautions: field(3).filter(|text| !text.is_empty()),
        })
    }

    /// The steps of a self-care entry.
    pub fn care_steps(&self, care: SelfCareId) -> impl Iterator<Item = &str> {
        items(self.text("self_care", care.index(), 1))
    }

    /// A caution, after "Ask first with".
    pub fn caution(&self, caution: Caution) -> Option<&str> {
        self.text("caution", caution as usize, 0)
    }

    /// A kind of self-care.
    pub fn care_kind(&self, kind: CareKind) -> Option<&str> {
        self.text("kind", kind as usize, 0)
    }

    /// A level of evidence, by its slug.
    pub fn evidence(&self, slug: &str) -> Option<&str> {
        self.texts.as_ref()?.keyed("evidence", slug)
    }

    /// The citation of a source.
    pub fn citation(&self, source: SourceId) -> Option<&str> {
        self.text("references", source.index(), 0)
    }

    /// How a source was read.
    pub fn access(&self, source: SourceId) -> Option<&str> {
        let key = self.text("references", source.index(), 1)?;
        self.texts.as_ref()?.keyed("reference_access", key)
    }
}

/// Puts values in place of `{key}`; unknown placeholders stay.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(key, tail)| {
            let (_, value) = values.iter().find(|(name, _)| *name == key)?;
            Some((*value, tail))
        });
        match found {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(fill("{a} {b} {", &[("a", "{b}"), ("b", "x")]), "{b} x {");
        assert_eq!(fill("{unknown} {a}", &[("a", "x")]), "{unknown} x");
    }

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
