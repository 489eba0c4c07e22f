//! Reads `topics.toml`: the articles without their words.

use serde::Deserialize;
use toml::Spanned;

use super::super::model::{Model, Topic, TopicSection};
use super::super::problem::Problems;
use super::super::source::Source;
use super::words::{CARE_KIND, MUSCLE_LIST, REGION, Reader, Words, ZONE_LIST};
use super::{insert, rows};

/// How well something is supported.
const EVIDENCE: &[&str] = &[
    "contested",
    "expert-opinion",
    "good",
    "limited",
    "moderate",
    "none",
];

const CARE_LIST: &str = "self-care entries are listed in data/self_care.toml";
const TOPIC_LIST: &str = "topics are listed in data/topics.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topics {
    topic: Vec<TopicRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicRow {
    id: Spanned<String>,
    #[serde(default)]
    general: bool,
    #[serde(default)]
    muscles: Words,
    #[serde(default)]
    zones: Words,
    #[serde(default)]
    regions: Words,
    #[serde(default)]
    care: Words,
    #[serde(default)]
    kinds: Words,
    next: Words,
    sections: Vec<SectionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionRow {
    evidence: Option<Spanned<String>>,
    #[serde(default)]
    sources: Words,
    #[serde(default)]
    warns: bool,
}

/// Reads the topics; what they name has been read before.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<Topics>("topics.toml", problems) else {
        return;
    };
    let mut nexts = Vec::new();
    for row in file.topic {
        let at = source.place(row.id.span());
        let sections = row.sections.into_iter();
        let sections = sections
            .map(|section| read_section(section, &row.id, &source, model, problems))
            .collect();
        let mut words = Reader::new(&source, problems);
        let topic = Topic {
            general: row.general,
            muscles: words.ids(&row.muscles, &model.index.muscles, MUSCLE_LIST),
            zones: words.ids(&row.zones, &model.index.zones, ZONE_LIST),
            regions: words.many(&row.regions, REGION),
            care: words.ids(&row.care, &model.index.self_care, CARE_LIST),
            kinds: words.many(&row.kinds, CARE_KIND),
            next: Vec::new(),
            sections,
            id: row.id.into_inner(),
            at,
        };
        insert(
            &mut model.index.topics,
            &topic.id,
            &topic.at,
            "topic",
            problems,
        );
        model.topics.push(topic);
        nexts.push(row.next);
    }
    let index = &model.index.topics;
    for (topic, next) in model.topics.iter_mut().zip(&nexts) {
        topic.next = Reader::new(&source, problems).ids(next, index, TOPIC_LIST);
    }
}

fn read_section(
    row: SectionRow,
    topic: &Spanned<String>,
    source: &Source,
    model: &Model,
    problems: &mut Problems,
) -> TopicSection {
    let known = |word: &&Spanned<String>| EVIDENCE.contains(&word.get_ref().as_str());
    if let Some(word) = row.evidence.as_ref().filter(|word| !known(word)) {
        let what = format!("unknown evidence \"{}\"", word.get_ref());
        let fix = format!("use {}", EVIDENCE.join(", "));
        problems.add(&source.place(word.span()), what, fix);
    }
    if row.evidence.is_some() == row.sources.is_empty() {
        let what = format!(
            "a section of \"{}\" has evidence without sources, or sources without evidence",
            topic.get_ref()
        );
        let fix = "say both, or neither where nothing is stated";
        problems.add(&source.place(topic.span()), what, fix);
    }
    let mut words = Reader::new(source, problems);
    TopicSection {
        sources: words.sources(&row.sources, &model.index.sources),
        evidence: row.evidence.map(Spanned::into_inner),
        warns: row.warns,
    }
}
