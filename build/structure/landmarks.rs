//! Reads `landmarks.toml`: what can be felt through the skin.

use serde::Deserialize;
use toml::Spanned;

use super::super::model::{Landmark, Model};
use super::super::problem::Problems;
use super::words::{Reader, VIEW, Words};
use super::{insert, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Landmarks {
    landmark: Vec<LandmarkRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LandmarkRow {
    id: Spanned<String>,
    #[serde(rename = "sided")]
    _sided: bool,
    views: Words,
}

/// Reads the landmarks.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<Landmarks>("landmarks.toml", problems) else {
        return;
    };
    for row in file.landmark {
        let at = source.place(row.id.span());
        Reader::new(&source, problems).many(&row.views, VIEW);
        let id = row.id.into_inner();
        insert(&mut model.index.landmarks, &id, &at, "landmark", problems);
        model.landmarks.push(Landmark { id, at });
    }
}
