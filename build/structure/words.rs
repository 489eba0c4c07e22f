//! Words of a structure file that stand for something else: values of a closed list, and ids.

use std::collections::BTreeMap;

use toml::Spanned;

use super::super::atlas::schema::{
    AskWhen, CareKind, Caution, Confidence, Cue, Depth, Inset, MuscleKind, Region, SelfPressure,
    SideRule, Symptom, Urgency, View, Within,
};
use super::super::problem::Problems;
use super::super::source::Source;

/// Words of a list, each with its place.
pub type Words = Vec<Spanned<String>>;

/// Where zones are listed, for messages.
pub const ZONE_LIST: &str = "zones are listed in data/zones.toml";
/// Where muscles are listed, for messages.
pub const MUSCLE_LIST: &str = "muscles are the files of data/muscles/";

/// A closed list of words: its name, its values and their slugs.
pub type Vocabulary<T> = (&'static str, &'static [T], fn(T) -> &'static str);

pub const VIEW: Vocabulary<View> = ("view", View::ALL, View::slug);
pub const INSET: Vocabulary<Inset> = ("close-up", Inset::ALL, Inset::slug);
pub const REGION: Vocabulary<Region> = ("region", Region::ALL, Region::slug);
pub const KIND: Vocabulary<MuscleKind> = ("kind", MuscleKind::ALL, MuscleKind::slug);
pub const DEPTH: Vocabulary<Depth> = ("depth", Depth::ALL, Depth::slug);
pub const CONFIDENCE: Vocabulary<Confidence> = ("confidence", Confidence::ALL, Confidence::slug);
pub const SIDE_RULE: Vocabulary<SideRule> = ("side rule", SideRule::ALL, SideRule::slug);
pub const SELF_PRESSURE: Vocabulary<SelfPressure> =
    ("self-pressure", SelfPressure::ALL, SelfPressure::slug);
pub const URGENCY: Vocabulary<Urgency> = ("urgency", Urgency::ALL, Urgency::slug);
pub const SYMPTOM: Vocabulary<Symptom> = ("symptom", Symptom::ALL, Symptom::slug);
pub const WITHIN: Vocabulary<Within> = ("time", Within::ALL, Within::slug);
pub const ASK_WHEN: Vocabulary<AskWhen> = ("occasion", AskWhen::ALL, AskWhen::slug);
pub const CARE_KIND: Vocabulary<CareKind> = ("kind", CareKind::ALL, CareKind::slug);
pub const CUE: Vocabulary<Cue> = ("cue", Cue::ALL, Cue::slug);
pub const CAUTION: Vocabulary<Caution> = ("caution", Caution::ALL, Caution::slug);

/// Resolves the words of one file and notes those that do not exist.
pub struct Reader<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    /// A reader of the words of `source`.
    pub fn new(source: &'a Source, problems: &'a mut Problems) -> Self {
        Self { source, problems }
    }

    /// Notes what is wrong with a word.
    pub fn problem(&mut self, word: &Spanned<String>, what: String, fix: impl Into<String>) {
        self.problems
            .add(&self.source.place(word.span()), what, fix);
    }

    /// The value that a word stands for.
    pub fn one<T: Copy>(
        &mut self,
        word: &Spanned<String>,
        (name, all, slug): Vocabulary<T>,
    ) -> Option<T> {
        let found = all
            .iter()
            .copied()
            .find(|value| slug(*value) == word.get_ref());
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|value| slug(*value)).collect();
            let what = format!("unknown {name} \"{}\"", word.get_ref());
            self.problem(word, what, format!("use {}", words.join(", ")));
        }
        found
    }

    /// The values of a list; each stands once.
    pub fn many<T: Copy>(&mut self, words: &Words, vocabulary: Vocabulary<T>) -> Vec<T> {
        self.each_once(words);
        words
            .iter()
            .filter_map(|word| self.one(word, vocabulary))
            .collect()
    }

    /// The position of an id.
    pub fn id(
        &mut self,
        word: &Spanned<String>,
        index: &BTreeMap<String, u16>,
        list: &str,
    ) -> Option<u16> {
        let found = index.get(word.get_ref()).copied();
        if found.is_none() {
            let what = format!("unknown {} \"{}\"", noun(list), word.get_ref());
            self.problem(word, what, list);
        }
        found
    }

    /// The positions of a list of ids; each stands once.
    pub fn ids(&mut self, words: &Words, index: &BTreeMap<String, u16>, list: &str) -> Vec<u16> {
        self.each_once(words);
        words
            .iter()
            .filter_map(|word| self.id(word, index, list))
            .collect()
    }

    /// The positions of source keys.
    pub fn sources(&mut self, words: &Words, index: &BTreeMap<String, u16>) -> Vec<u16> {
        self.ids(
            words,
            index,
            "source keys are listed in data/references.toml; add the reference or correct the key",
        )
    }

    fn each_once(&mut self, words: &Words) {
        for (position, word) in words.iter().enumerate() {
            let mut before = words.iter().take(position);
            if before.any(|other| other.get_ref() == word.get_ref()) {
                self.problem(
                    word,
                    format!("\"{}\" is listed twice", word.get_ref()),
                    "keep it once",
                );
            }
        }
    }
}

/// The singular of the first words of a list's description: "zones are listed …" gives "zone".
fn noun(list: &str) -> &str {
    match list.split(' ').next().unwrap_or_default() {
        "source" => "source key",
        word => word.strip_suffix('s').unwrap_or(word),
    }
}
