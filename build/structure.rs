//! Reads the structure files: ids, numbers and references, no texts.

mod landmarks;
mod muscles;
mod points;
mod ranking;
mod red_flags;
mod references;
mod self_care;
mod topics;
mod words;
mod zones;

use std::collections::BTreeMap;

use super::model::Model;
use super::problem::{Place, Problems};
use super::source::Source;

/// Reads everything; what cannot be read is noted and left out.
///
/// What is named comes before what names it.
pub fn read(problems: &mut Problems) -> Model {
    let mut model = Model::default();
    references::read(&mut model, problems);
    zones::read(&mut model, problems);
    landmarks::read(&mut model, problems);
    muscles::read(&mut model, problems);
    red_flags::read(&mut model, problems);
    self_care::read(&mut model, problems);
    topics::read(&mut model, problems);
    ranking::read(&mut model, problems);
    model
}

fn rows<T: serde::de::DeserializeOwned>(
    file: &str,
    problems: &mut Problems,
) -> Option<(Source, T)> {
    let source = Source::read(file, problems)?;
    let rows = source.parse(problems)?;
    Some((source, rows))
}

/// Notes an id; ids are lowercase words, and each stands once.
fn insert(
    index: &mut BTreeMap<String, u16>,
    id: &str,
    at: &Place,
    what: &str,
    problems: &mut Problems,
) {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if id.is_empty() || !id.chars().all(legal) {
        problems.add(
            at,
            format!("malformed id \"{id}\""),
            "use letters, digits and hyphens",
        );
    }
    let position = index.len() as u16;
    if index.insert(id.to_owned(), position).is_some() {
        problems.add(
            at,
            format!("duplicate {what} \"{id}\""),
            "every id stands once; rename or remove one",
        );
    }
}
