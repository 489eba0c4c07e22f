//! Words of the clinic in place of ours, and beside them.

use serde_json::Value;

use super::at::At;
use super::ids;
use super::{MAX_NAME, Reader};
use crate::atlas::{CareKind, MuscleId, Region, SelfCareId, TopicId, TriggerPointId, ZoneId};
use crate::options::{Hides, LinkTarget};

/// Words of the interface: one a line, its key, TAB, the names in braces by spaces.
const UI: &str = include_str!(concat!(env!("OUT_DIR"), "/ui_keys.txt"));

/// Starts of the keys that stay ours: words that warn, that keep something back, that say how to press
/// or how sure something is, that ask what safety rests on or repeat what was answered, and what this
/// map promises and is not.
const KEPT: &[&str] = &[
    "about.attribution",
    "about.body",
    "about.data",
    "about.not-diagnosis",
    "about.privacy",
    "about.review",
    "care.ask-first",
    "care.cautions",
    "care.child-first",
    "care.do-not",
    "care.evidence",
    "care.more",
    "care.new-problem",
    "care.title",
    "check.",
    "empty.emergency",
    "fit.",
    "hold.better",
    "hold.done",
    "hold.hidden",
    "hold.hold",
    "hold.massage",
    "hold.move",
    "hold.press",
    "hold.question",
    "hold.rest",
    "hold.same",
    "hold.squeeze",
    "hold.stop",
    "hold.stretch",
    "hold.worse",
    "kind.",
    "learn.level",
    "legend.essential",
    "legend.spillover",
    "list.uncertain",
    "muscle.hidden",
    "muscle.press-spot",
    "outcome.again",
    "outcome.better",
    "outcome.enough",
    "outcome.same",
    "outcome.worse",
    "pain.covers",
    "pain.felt",
    "pain.less-certain",
    "pain.matches",
    "pain.none",
    "pain.possible",
    "pain.set",
    "pain.usual",
    "place.no-muscle-listed",
    "place.none",
    "place.zone-listed",
    "plan.empty",
    "plan.note",
    "plan.sheet-note",
    "plan.unasked",
    "press.",
    "question.",
    "spot.aggravators",
    "spot.both-sides",
    "spot.care",
    "spot.confidence",
    "spot.essential",
    "spot.fits-other",
    "spot.less-certain",
    "spot.spillover",
    "spot.symptoms",
    "spot.uncertainty",
    "spot.where",
    "status.felt",
    "status.warnings",
    "summary.and-",
    "summary.answer",
    "summary.at-times",
    "summary.emergency",
    "summary.footer",
    "summary.matches",
    "summary.near",
    "summary.not-",
    "summary.often",
    "summary.passed-over",
    "summary.pressed",
    "summary.subtitle",
    "summary.tried-nothing",
    "summary.under",
    "summary.warnings",
    "take.forget-note",
    "take.link-",
    "take.memory-",
    "warning.",
];

/// Keys of the words of the interface that a clinic may change, sorted.
pub fn words() -> impl Iterator<Item = &'static str> {
    let keys = UI.lines().filter_map(|line| Some(line.split_once('\t')?.0));
    keys.filter(|key| !is_kept(key))
}

fn is_kept(key: &str) -> bool {
    KEPT.iter().any(|kept| key.starts_with(kept))
}

/// Longest sentence, in characters.
const MAX_SENTENCE: usize = 600;

/// Longest label on the drawing, in characters.
const MAX_LABEL: usize = 22;

/// Most steps of a self-care entry.
const MAX_STEPS: usize = 6;

/// Parts the items of a list in a pack.
const ITEM: &str = "\u{1f}";

/// Position in the table, and what a note belongs to.
type Row = (usize, Option<LinkTarget>);

/// A part of the texts: its name in the file, the section of the pack, its columns.
struct Part {
    name: &'static str,
    section: &'static str,
    columns: &'static [&'static str],
    row: fn(&str) -> Option<Row>,
}

/// Column of a part that adds a note beside ours.
const NOTE: &str = "note";

/// Column of a topic that stands in place of our article, but for what it warns of.
const ARTICLE: &str = "text";

const PARTS: &[Part] = &[
    Part {
        name: "kinds",
        section: "kind",
        columns: &["name", NOTE],
        row: |id| {
            let kind = CareKind::from_slug(id)?;
            Some((kind as usize, Some(LinkTarget::Kind(kind))))
        },
    },
    Part {
        name: "muscles",
        section: "muscles",
        columns: &["name", "plain", "nickname", NOTE],
        row: |id| {
            let muscle = MuscleId::from_slug(id)?;
            Some((muscle.index(), Some(LinkTarget::Muscle(muscle))))
        },
    },
    Part {
        name: "regions",
        section: "region",
        columns: &["name", NOTE],
        row: |id| {
            let region = Region::from_slug(id)?;
            Some((region as usize, Some(LinkTarget::Region(region))))
        },
    },
    Part {
        name: "self_care",
        section: "self_care",
        columns: &["title", "steps", "dose", NOTE],
        row: |id| {
            let care = SelfCareId::from_slug(id)?;
            Some((care.index(), Some(LinkTarget::Care(care))))
        },
    },
    Part {
        name: "topics",
        section: "topics",
        columns: &["title", "summary", ARTICLE, NOTE],
        row: |id| {
            let topic = TopicId::from_slug(id)?;
            Some((topic.index(), Some(LinkTarget::Topic(topic))))
        },
    },
    Part {
        name: "trigger_points",
        section: "trigger_points",
        columns: &["location", "symptoms", "aggravators"],
        row: |id| Some((TriggerPointId::from_slug(id)?.index(), None)),
    },
    Part {
        name: "zones",
        section: "zones",
        columns: &["name", "short", "within", NOTE],
        row: |id| {
            let zone = ZoneId::from_slug(id)?;
            Some((zone.index(), Some(LinkTarget::Zone(zone))))
        },
    },
];

impl Reader<'_> {
    pub(super) fn texts(&mut self, at: &At) {
        let mut known: Vec<&'static str> = PARTS.iter().map(|part| part.name).collect();
        known.push("ui");
        for (name, field) in self.fields(at, &known).unwrap_or_default() {
            match PARTS.iter().find(|part| part.name == name) {
                Some(part) => self.part(part, &field),
                None => self.ui(&field),
            }
        }
    }

    fn part(&mut self, part: &Part, at: &At) {
        for (key, inner) in self.entries(at) {
            let id = ids::slug(&key);
            let Some((row, target)) = (part.row)(&id) else {
                let expected = ["an id of ", part.name].concat();
                self.problems.tell(&inner.path, expected, "nothing");
                continue;
            };
            for (column, field) in self.fields(&inner, part.columns).unwrap_or_default() {
                match (column, target) {
                    (NOTE, Some(target)) => {
                        if let Some(note) = self.prose(&field) {
                            self.out.line("note", &[&target.to_string(), &note]);
                        }
                    }
                    (_, Some(topic)) if part.section == "topics" && !Hides::may_hide(topic) => {
                        let used = "ours; a note may stand beside it";
                        let expected = "an article that may be replaced";
                        self.problems.tell(&field.path, expected, used);
                    }
                    (ARTICLE, Some(topic)) => self.article(topic, &field),
                    _ => self.column(part, row, column, &field),
                }
            }
        }
    }

    fn article(&mut self, topic: LinkTarget, at: &At) {
        if let Some(article) = self.prose(at) {
            self.out.line("article", &[&topic.to_string(), &article]);
        }
    }

    fn column(&mut self, part: &Part, row: usize, column: &str, at: &At) {
        let text = match column {
            "steps" => self.steps(at),
            "short" => self.text(at, MAX_LABEL),
            "name" | "plain" | "nickname" | "title" | "within" => self.text(at, MAX_NAME),
            _ => self.text(at, MAX_SENTENCE),
        };
        // Vocabularies have one text, whatever it is called in the file.
        let column = match part.section {
            "kind" | "region" => "text",
            _ => column,
        };
        if let Some(text) = text {
            let place = format!("{} {column} {row}", part.section);
            self.out.line("text", &[&place, &text]);
        }
    }

    /// Steps as a list, or as lists by language.
    fn steps(&mut self, at: &At) -> Option<String> {
        let at = self.spoken(at);
        let Value::Array(items) = at.value else {
            self.problems.tell(&at.path, "a list of steps", "ours");
            return None;
        };
        if items.len() > MAX_STEPS {
            let expected = format!("at most {MAX_STEPS} steps");
            self.problems.tell(&at.path, expected, "the first ones");
        }
        let items = at.items().into_iter().take(MAX_STEPS);
        let steps: Vec<String> = items
            .filter_map(|item| self.text(&item, MAX_SENTENCE))
            .collect();
        (!steps.is_empty()).then(|| steps.join(ITEM))
    }

    fn ui(&mut self, at: &At) {
        for (key, inner) in self.entries(at) {
            let mut rows = UI
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .enumerate();
            let Some((row, (_, gaps))) = rows.find(|(_, (known, _))| *known == key) else {
                let expected = "a word of data/content/en/ui.toml, such as spot.book";
                self.problems.tell(&inner.path, expected, "nothing");
                continue;
            };
            if is_kept(&key) {
                let expected = "a word that may be changed";
                self.problems
                    .tell(&inner.path, expected, "ours: it keeps visitors safe");
                continue;
            }
            let Some(text) = self.text(&inner, MAX_SENTENCE) else {
                continue;
            };
            if !gaps
                .split(' ')
                .filter(|gap| !gap.is_empty())
                .all(|gap| text.contains(&["{", gap, "}"].concat()))
            {
                let expected = ["a text with the names in braces: ", gaps].concat();
                self.problems.tell(&inner.path, expected, "ours");
                continue;
            }
            let place = format!("ui text {row}");
            self.out.line("text", &[&place, &text]);
        }
    }

    /// The entries of an object, whatever their keys.
    fn entries<'v>(&mut self, at: &At<'v>) -> Vec<(String, At<'v>)> {
        let Value::Object(object) = at.value else {
            self.problems.tell(&at.path, "an object, { … }", "nothing");
            return Vec::new();
        };
        let entries = object.iter();
        entries
            .map(|(key, value)| (key.clone(), at.field(key, value)))
            .collect()
    }
}
