//! Reads `references.toml`: the sources, each with how it was read.

use serde::Deserialize;
use toml::Spanned;

use super::super::model::{Model, SourceRow};
use super::super::problem::Problems;
use super::{insert, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    reference: Vec<Reference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    key: Spanned<String>,
    citation: String,
    group: String,
    access: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    background: bool,
}

/// Reads the sources.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<References>("references.toml", problems) else {
        return;
    };
    for row in file.reference {
        let at = source.place(row.key.span());
        let key = row.key.into_inner();
        insert(&mut model.index.sources, &key, &at, "reference", problems);
        model.sources.push(SourceRow {
            key,
            at,
            background: row.background,
            citation: row.citation,
            group: row.group,
            access: row.access,
            note: row.note,
        });
    }
}
