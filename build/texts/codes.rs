//! Words for the codes of the structure files: `codes.toml`.

use toml::Spanned;

use super::super::atlas::schema::{CareKind, Caution, Region};
use super::super::model::Model;
use super::super::problem::Problems;
use super::{Record, clean, with_table};

/// The words of a group of codes: a vocabulary in its order, or what the data uses, sorted.
pub fn codes(tag: &str, group: &str, model: &Model, problems: &mut Problems) -> Vec<Record> {
    let words = code_words(group, model);
    let records = with_table(tag, "codes", problems, |file, problems| {
        let group_table = file.table.get(group);
        let table = group_table.and_then(|table| table.get_ref().as_table());
        let mut records = Vec::new();
        for word in words {
            let text = table.and_then(|table| table.get(word)?.get_ref().as_str());
            if text.is_none() {
                let at = group_table.map_or(0..0, Spanned::span);
                let what = format!("missing text for the code \"{word}\" in [{group}]");
                let fix = format!("add {word} = \"…\"");
                problems.missing(tag, &file.source.place(at), what, fix);
            }
            let text = clean(text.unwrap_or_default());
            records.push(vec![word.to_owned(), text]);
        }
        records
    });
    records.unwrap_or_default()
}

fn code_words<'a>(group: &str, model: &'a Model) -> Vec<&'a str> {
    let mut words: Vec<&str> = match group {
        "region" => return Region::ALL.iter().map(|region| region.slug()).collect(),
        "kind" => return CareKind::ALL.iter().map(|kind| kind.slug()).collect(),
        "caution" => return Caution::ALL.iter().map(|caution| caution.slug()).collect(),
        "topic_evidence" => {
            let sections = model.topics.iter().flat_map(|topic| &topic.sections);
            let words = sections.filter_map(|section| section.evidence.as_deref());
            words.collect()
        }
        "evidence" => model
            .self_care
            .iter()
            .map(|row| row.evidence.as_str())
            .collect(),
        "reference_access" => model
            .sources
            .iter()
            .map(|row| row.access.as_str())
            .collect(),
        "reference_group" => model.sources.iter().map(|row| row.group.as_str()).collect(),
        _ => Vec::new(),
    };
    words.sort_unstable();
    words.dedup();
    words
}
