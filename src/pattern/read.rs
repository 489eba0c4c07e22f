//! Reads a pattern from any value: what can be kept is kept, and the rest is told by its path.

use super::Pattern;
use super::json::{FORMAT, VERSION};
use crate::atlas::{Figure, Laterality, RedFlagId, SelfCareId, Target, TriggerPointId, ZoneId};
use crate::ranking::Felt;
use crate::safety::Answer;
use crate::state::{Kind, Kinds, Mark, Planned};

/// Entries of a list that are looked at: several times what a body has zones and spots.
const MAX_ENTRIES: usize = 1000;

/// Most problems that are told one by one.
const MAX_PROBLEMS: usize = 20;

/// Why a value cannot be read as a pattern; nothing changes then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// The value is no pattern.
    #[error(
        "not a pattern of this map; give what exportPattern() returned, with \"format\": \"pain-map-pattern\""
    )]
    Foreign,
    /// The pattern was written by a newer release.
    #[error("the pattern is of a newer version than this map reads (1); update the map")]
    Newer,
    /// The version is missing or no number from 1.
    #[error(
        "the pattern does not say which version it is; give what exportPattern() returned, with \"version\": 1"
    )]
    NoVersion,
}

/// A value of unknown shape, of the kinds that JSON has.
pub trait Value: Sized {
    /// A field of an object; `None` where it is missing, null, or the value is no object.
    fn field(&self, name: &str) -> Option<Self>;
    /// The text.
    fn text(&self) -> Option<String>;
    /// The number.
    fn number(&self) -> Option<f64>;
    /// The truth value.
    fn flag(&self) -> Option<bool>;
    /// The length of a list.
    fn length(&self) -> Option<usize>;
    /// An item of a list.
    fn item(&self, position: usize) -> Option<Self>;
}

impl Pattern {
    /// Reads a pattern, with a sentence for everything that was mended or left out.
    ///
    /// # Errors
    /// When the value is no pattern, or one of a newer version.
    pub fn read(value: &impl Value) -> Result<(Self, Vec<String>), PatternError> {
        let format = value.field("format").and_then(|format| format.text());
        if format.as_deref() != Some(FORMAT) {
            return Err(PatternError::Foreign);
        }
        match value.field("version").and_then(|version| version.number()) {
            Some(version) if version > f64::from(VERSION) => return Err(PatternError::Newer),
            Some(version) if version == f64::from(VERSION) => {}
            _ => return Err(PatternError::NoVersion),
        }
        let mut reader = Reader::default();
        reader.pattern.figure = reader.word(value, "", "figure", Figure::from_slug);
        reader.list(value, "marks", Reader::mark);
        reader.list(value, "answers", Reader::answer);
        reader.list(value, "felt", Reader::felt);
        // Without one, the plan stays; an empty one empties it.
        let plan = value.field("plan").and_then(|plan| plan.length());
        reader.pattern.plan = plan.map(|_| Vec::new());
        reader.list(value, "plan", Reader::planned);
        if let Some(skipped) = value.field("skipped") {
            reader.pattern.skipped = skipped.flag().unwrap_or_default();
            if skipped.flag().is_none() {
                reader.tell("skipped", "must be true or false");
            }
        }
        Ok((reader.pattern, reader.problems.told()))
    }
}

#[derive(Default)]
struct Reader {
    pattern: Pattern,
    problems: Problems,
}

/// Sentences, the first few of them.
#[derive(Default)]
struct Problems {
    list: Vec<String>,
    n_more: usize,
}

impl Problems {
    fn add(&mut self, parts: &[&str]) {
        if self.list.len() < MAX_PROBLEMS {
            self.list.push(parts.concat());
        } else {
            self.n_more += 1;
        }
    }

    fn told(mut self) -> Vec<String> {
        if self.n_more > 0 {
            let more = ["and ", &self.n_more.to_string(), " more problems"];
            self.list.push(more.concat());
        }
        self.list
    }
}

impl Reader {
    fn tell(&mut self, path: &str, what: &str) {
        self.problems.add(&[path, ": ", what]);
    }

    /// Reads each entry of a list.
    fn list<V: Value>(&mut self, value: &V, name: &str, read: impl Fn(&mut Self, &V, &str)) {
        let Some(list) = value.field(name) else {
            return;
        };
        let Some(length) = list.length() else {
            return self.tell(name, "must be a list; left out");
        };
        for position in 0..length.min(MAX_ENTRIES) {
            if let Some(entry) = list.item(position) {
                read(
                    self,
                    &entry,
                    &[name, "[", &position.to_string(), "]"].concat(),
                );
            }
        }
        if length > MAX_ENTRIES {
            self.tell(name, "has more than 1000 entries; the rest is left out");
        }
    }

    /// A word of a vocabulary; `None`, told, for any other value.
    fn word<V: Value, T>(
        &mut self,
        value: &V,
        path: &str,
        name: &str,
        known: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = value.field(name);
        let missing = found.is_none();
        let word = found
            .and_then(|word| word.text())
            .and_then(|word| known(&word));
        if word.is_none() && !(missing && path.is_empty()) {
            let dot = if path.is_empty() { "" } else { "." };
            let what = if missing { " missing" } else { " unknown" };
            self.problems
                .add(&[path, dot, name, ":", what, "; left out"]);
        }
        word
    }

    fn mark<V: Value>(&mut self, value: &V, path: &str) {
        let Some(zone) = self.word(value, path, "zone", ZoneId::from_slug) else {
            return;
        };
        // Without a side that can be read, as without one.
        let side = self.word(value, path, "side", Laterality::from_slug);
        let mut mark = Mark::new(zone, side.unwrap_or(Laterality::Midline));
        if let Some(strength) = value.field("strength") {
            mark.strength = self.strength(strength.number(), mark.strength, path);
        }
        if let Some(kinds) = value.field("kinds") {
            mark.kinds = self.kinds(&kinds, path);
        }
        let mended = self.pattern.add_mark(mark);
        self.mended(path, mended);
    }

    /// A whole number from 0 to 10.
    fn strength(&mut self, number: Option<f64>, fallback: u8, path: &str) -> u8 {
        let Some(number) = number.filter(|number| number.is_finite()) else {
            self.problems
                .add(&[path, ".strength: must be a number; 5 is used"]);
            return fallback;
        };
        // A cast of a float keeps to the range of the type.
        let strength = (number.round() as u8).min(Mark::WORST);
        if f64::from(strength) != number {
            let used = strength.to_string();
            let what = ".strength: must be a whole number from 0 to 10; used: ";
            self.problems.add(&[path, what, &used]);
        }
        strength
    }

    fn kinds<V: Value>(&mut self, list: &V, path: &str) -> Kinds {
        let words = (0..list.length().unwrap_or_default().min(MAX_ENTRIES))
            .filter_map(|position| list.item(position));
        let (mut kinds, mut all_known) = (Kinds::NONE, list.length().is_some());
        for word in words {
            match word.text().and_then(|word| Kind::from_slug(&word)) {
                Some(kind) => kinds = kinds.with(kind, true),
                None => all_known = false,
            }
        }
        if !all_known {
            let what =
                ".kinds: use a list of aching, sharp, burning, tingling, numb; others are left out";
            self.problems.add(&[path, what]);
        }
        kinds
    }

    fn answer<V: Value>(&mut self, value: &V, path: &str) {
        let flag = self.word(value, path, "warning", RedFlagId::from_slug);
        let answer = self.word(value, path, "answer", Answer::from_slug);
        if let (Some(flag), Some(answer)) = (flag, answer) {
            let mended = self.pattern.add_answer(flag, answer);
            self.mended(path, mended);
        }
    }

    fn felt<V: Value>(&mut self, value: &V, path: &str) {
        let point = self.word(value, path, "spot", TriggerPointId::from_slug);
        let side = self.word(value, path, "side", Laterality::from_slug);
        let felt = self.word(value, path, "felt", Felt::from_slug);
        if let (Some(point), Some(side), Some(felt)) = (point, side, felt) {
            let mended = self.pattern.add_felt(point, side, felt);
            self.mended(path, mended);
        }
    }

    fn planned<V: Value>(&mut self, value: &V, path: &str) {
        let care = self.word(value, path, "care", SelfCareId::from_slug);
        let mut kinds = ["spot", "muscle", "zone"].into_iter();
        let kind = kinds
            .find(|kind| value.field(kind).is_some())
            .unwrap_or("spot");
        let side = self.word(value, path, "side", Laterality::from_slug);
        let place = |slug: &str| Target::from_words(kind, slug, side?);
        let place = self.word(value, path, kind, place);
        if let (Some(care), Some(place)) = (care, place) {
            let mended = self.pattern.add_planned(Planned { care, place });
            self.mended(path, mended);
        }
    }

    fn mended(&mut self, path: &str, how: Option<&str>) {
        if let Some(how) = how {
            self.tell(path, how);
        }
    }
}
