//! Numbers of the ids in share links: the place of an id in a list that only grows.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::model::{Index, Model};
use super::problem::Problems;
use super::source::Source;

const FILE: &str = "numbers.toml";

/// A link has this many bits for the number of a zone or a warning sign, and for that of a point.
const BITS: [(&str, u32); 3] = [("zones", 10), ("red_flags", 10), ("points", 12)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    zones: Vec<Spanned<String>>,
    red_flags: Vec<Spanned<String>>,
    points: Vec<Spanned<String>>,
}

/// For zones, warning signs and points in table order: number minus position in the table.
pub type Numbers = [Vec<i16>; 3];

/// Reads the numbers; an id without one, or with two, is a problem.
pub fn read(model: &Model, problems: &mut Problems) -> Numbers {
    let Some(source) = Source::read(FILE, problems) else {
        return Numbers::default();
    };
    let Some(lists) = source.parse::<Lists>(problems) else {
        return Numbers::default();
    };
    let Index {
        zones,
        red_flags,
        points,
        ..
    } = &model.index;
    let mut offsets =
        |list: &[Spanned<String>], index, bits| numbers(&source, list, index, bits, problems);
    let [zone_bits, flag_bits, point_bits] = BITS;
    [
        offsets(&lists.zones, zones, zone_bits),
        offsets(&lists.red_flags, red_flags, flag_bits),
        offsets(&lists.points, points, point_bits),
    ]
}

/// Ids that are listed but no longer in the data keep their number, so that no other gets it.
fn numbers(
    source: &Source,
    list: &[Spanned<String>],
    index: &BTreeMap<String, u16>,
    (name, bits): (&str, u32),
    problems: &mut Problems,
) -> Vec<i16> {
    let mut seen = BTreeSet::new();
    let mut offsets = vec![0; index.len()];
    for (number, id) in (0..).zip(list) {
        if !seen.insert(id.get_ref()) {
            let what = format!("\"{}\" has two numbers in {name}", id.get_ref());
            problems.add(
                &source.place(id.span()),
                what,
                "keep the first, and put an id that never was in place of the second",
            );
        }
        if let Some(position) = index.get(id.get_ref())
            && let Some(offset) = offsets.get_mut(usize::from(*position))
        {
            *offset = number - *position as i16;
        }
    }
    for id in index.keys().filter(|id| !seen.contains(id)) {
        problems.add(
            &source.place(0..0),
            format!("\"{id}\" has no number in {name}"),
            "add it at the end of the list, and take none away",
        );
    }
    if list.len() > 1 << bits {
        let what = format!("{name} has more than {} entries", 1 << bits);
        problems.add(
            &source.place(0..0),
            what,
            "a link needs another form for more",
        );
    }
    offsets
}
