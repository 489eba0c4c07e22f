//! Reads the files of `muscles/`, each with its trigger points.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::super::atlas::schema::{Depth, MuscleKind, Region};
use super::super::model::{Model, Muscle};
use super::super::problem::Problems;
use super::super::source::{Source, files_in};
use super::words::{CONFIDENCE, DEPTH, KIND, MUSCLE_LIST, REGION, Reader, Words};
use super::{insert, points, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MuscleFile {
    id: Spanned<String>,
    kind: Spanned<String>,
    region: Spanned<String>,
    depth: Spanned<String>,
    parent: Option<Spanned<String>>,
    common: Spanned<bool>,
    tier: Spanned<u8>,
    #[serde(default, rename = "fma")]
    _fma: String,
    confidence: Option<Spanned<String>>,
    sources: Words,
    #[serde(default)]
    trigger_point: Vec<points::Row>,
}

/// Muscles stand in the order of the English texts, head to foot: a folder has no order of its own.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let files = files_in("muscles", ".toml", problems);
    let mut read: Vec<(Source, MuscleFile)> = files
        .iter()
        .filter_map(|file| rows::<MuscleFile>(file, problems))
        .collect();
    let order = text_order("content/en/muscles.toml", problems);
    let position = |file: &MuscleFile| {
        let id = file.id.get_ref();
        order.get(id).copied().unwrap_or(usize::MAX)
    };
    read.sort_by(|(_, a), (_, b)| {
        (position(a), a.id.get_ref()).cmp(&(position(b), b.id.get_ref()))
    });
    for (source, file) in &read {
        let id = file.id.get_ref();
        let at = source.place(file.id.span());
        if source.file != format!("muscles/{id}.toml") {
            let what = format!("muscle \"{id}\" is in a file of another name");
            problems.add(&at, what, format!("rename the file to {id}.toml"));
        }
        insert(&mut model.index.muscles, id, &at, "muscle", problems);
    }
    for (source, file) in read {
        read_muscle(&source, file, model, problems);
    }
    check_parents(model, problems);
}

/// Positions of the tables of a text file; its problems are reported where the texts are read.
fn text_order(file: &str, problems: &mut Problems) -> BTreeMap<String, usize> {
    let Some(source) = Source::read(file, problems) else {
        return BTreeMap::new();
    };
    let Ok(table) = toml::de::DeTable::parse(&source.text) else {
        return BTreeMap::new();
    };
    let table = table.into_inner();
    let mut keys: Vec<(usize, String)> = table
        .keys()
        .map(|key| (key.span().start, key.get_ref().to_string()))
        .collect();
    keys.sort();
    let keys = keys.into_iter().enumerate();
    keys.map(|(position, (_, key))| (key, position)).collect()
}

fn read_muscle(source: &Source, file: MuscleFile, model: &mut Model, problems: &mut Problems) {
    let at = source.place(file.id.span());
    let first_point = model.points.len() as u16;
    let n_points = file.trigger_point.len() as u8;
    let tier = *file.tier.get_ref();
    if !(1..=3).contains(&tier) {
        let place = source.place(file.tier.span());
        problems.add(
            &place,
            format!("tier {tier} does not exist"),
            "use 1, 2 or 3",
        );
    }
    if !file.common.get_ref() && tier == 1 {
        let place = source.place(file.common.span());
        problems.add(
            &place,
            "a muscle of tier 1 that is not common",
            "set common = true or a higher tier",
        );
    }
    for (position, row) in file.trigger_point.iter().enumerate() {
        points::read(source, file.id.get_ref(), position, row, model, problems);
    }
    let mut words = Reader::new(source, problems);
    if let Some(confidence) = &file.confidence {
        words.one(confidence, CONFIDENCE);
    }
    let muscle = Muscle {
        kind: words.one(&file.kind, KIND).unwrap_or(MuscleKind::Muscle),
        region: words.one(&file.region, REGION).unwrap_or(Region::Head),
        depth: words.one(&file.depth, DEPTH).unwrap_or(Depth::Deep),
        parent: file
            .parent
            .as_ref()
            .and_then(|parent| words.id(parent, &model.index.muscles, MUSCLE_LIST)),
        tier,
        sources: words.sources(&file.sources, &model.index.sources),
        first_point,
        n_points,
        belly: Vec::new(),
        id: file.id.into_inner(),
        at,
    };
    model.muscles.push(muscle);
}

fn check_parents(model: &Model, problems: &mut Problems) {
    for muscle in &model.muscles {
        let mut above = muscle.parent;
        for _ in 0..model.muscles.len() {
            let Some(parent) = above.and_then(|parent| model.muscles.get(usize::from(parent)))
            else {
                break;
            };
            if parent.id == muscle.id {
                let what = format!("muscle \"{}\" is its own ancestor", muscle.id);
                problems.add(&muscle.at, what, "change the parent in one of the files");
                break;
            }
            above = parent.parent;
        }
        if muscle.kind == MuscleKind::Part && muscle.parent.is_none() {
            let what = format!("part \"{}\" has no parent", muscle.id);
            problems.add(&muscle.at, what, "add parent = \"…\", or make it a muscle");
        }
    }
}
