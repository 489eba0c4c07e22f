//! Reads a trigger point of a muscle's file.

use serde::Deserialize;
use toml::Spanned;

use super::super::atlas::schema::{Confidence, SelfPressure, SideRule};
use super::super::model::{Model, TriggerPoint};
use super::super::problem::Problems;
use super::super::source::Source;
use super::insert;
use super::words::{CONFIDENCE, INSET, Reader, SELF_PRESSURE, SIDE_RULE, VIEW, Words, ZONE_LIST};

/// A trigger point as the file of its muscle has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    id: Spanned<String>,
    views: Words,
    insets: Words,
    anchor: Option<Anchor>,
    essential: Words,
    spillover: Words,
    side_rule: Spanned<String>,
    self_pressure: Spanned<String>,
    confidence: Spanned<String>,
    placed_by: Option<Spanned<String>>,
    sources: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    from: Spanned<String>,
    to: Spanned<String>,
    fraction: Spanned<f64>,
}

/// Reads the trigger point at a position of its muscle.
pub fn read(
    source: &Source,
    muscle: &str,
    position: usize,
    row: &Row,
    model: &mut Model,
    problems: &mut Problems,
) {
    let at = source.place(row.id.span());
    let id = row.id.get_ref();
    let expected = format!("{muscle}.{}", position + 1);
    if *id != expected {
        let what = format!("trigger point \"{id}\" is out of line");
        problems.add(
            &at,
            what,
            format!("points are numbered in order; this one is {expected}"),
        );
    }
    insert(&mut model.index.points, id, &at, "trigger point", problems);
    let anchor = row.anchor.as_ref();
    let anchor = anchor.and_then(|anchor| read_anchor(source, anchor, model, problems));
    if let Some(placed_by) = row
        .placed_by
        .as_ref()
        .filter(|word| word.get_ref() != "landmarks")
    {
        let what = format!("unknown placed_by \"{}\"", placed_by.get_ref());
        let place = source.place(placed_by.span());
        problems.add(&place, what, "use landmarks, or leave it out");
    }
    let mut words = Reader::new(source, problems);
    let essential = words.ids(&row.essential, &model.index.zones, ZONE_LIST);
    let spillover = words.ids(&row.spillover, &model.index.zones, ZONE_LIST);
    for repeated in row.spillover.iter().filter(|zone| {
        let same = |essential: &Spanned<String>| essential.get_ref() == zone.get_ref();
        row.essential.iter().any(same)
    }) {
        let what = format!(
            "essential zone \"{}\" is repeated as spillover",
            repeated.get_ref()
        );
        words.problem(repeated, what, "keep it in one of the two lists");
    }
    if row.essential.is_empty() {
        words.problem(
            &row.id,
            format!("trigger point \"{id}\" has no essential zone"),
            "name where the pain is typically felt",
        );
    }
    let point = TriggerPoint {
        muscle: model.index.muscles.get(muscle).copied().unwrap_or_default(),
        number: (position + 1) as u8,
        views: words.many(&row.views, VIEW),
        insets: words.many(&row.insets, INSET),
        places: Vec::new(),
        anchor,
        essential,
        spillover,
        side_rule: words
            .one(&row.side_rule, SIDE_RULE)
            .unwrap_or(SideRule::SameSide),
        self_pressure: words
            .one(&row.self_pressure, SELF_PRESSURE)
            .unwrap_or(SelfPressure::ClinicianOnly),
        confidence: words
            .one(&row.confidence, CONFIDENCE)
            .unwrap_or(Confidence::Low),
        placed_by_landmarks: row.placed_by.is_some(),
        sources: words.sources(&row.sources, &model.index.sources),
        id: id.clone(),
        at,
    };
    model.points.push(point);
}

/// The two landmarks between which a point is found.
fn read_anchor(
    source: &Source,
    anchor: &Anchor,
    model: &Model,
    problems: &mut Problems,
) -> Option<[u16; 2]> {
    let mut words = Reader::new(source, problems);
    let [from, to] = [&anchor.from, &anchor.to].map(|landmark| {
        words.id(
            landmark,
            &model.index.landmarks,
            "landmarks are listed in data/landmarks.toml",
        )
    });
    let fraction = *anchor.fraction.get_ref();
    if !(-0.5..=1.5).contains(&fraction) {
        let place = source.place(anchor.fraction.span());
        problems.add(
            &place,
            format!("fraction {fraction} is far from the line"),
            "0 = at the first landmark, 1 = at the second",
        );
    }
    Some([from?, to?])
}
