//! Names of spots, muscles and zones in words, with their side.

use crate::atlas::{Laterality, MuscleId, SelfCareId, Target, TriggerPointId, ZoneId};
use crate::content::letters::small;
use crate::content::{Content, Ui};
use crate::state::{State, shown_points};

/// A spot for assistive technology: "Left upper trapezius, tender spot 1 of 2".
pub fn spot(content: &Content, state: &State, point: TriggerPointId, side: Laterality) -> String {
    let name = lower_first(content.muscle(point.muscle()));
    let (number, count) = spot_number(state, point);
    let key = match (side, count) {
        (Laterality::Right, 1) => Ui::NameSpotOnlyRight,
        (Laterality::Right, _) => Ui::NameSpotRight,
        (_, 1) => Ui::NameSpotOnlyLeft,
        (_, _) => Ui::NameSpotLeft,
    };
    let (number, count) = (number.to_string(), count.to_string());
    content.say(
        key,
        &[("name", &name), ("number", &number), ("count", &count)],
    )
}

/// Which of its muscle's shown spots a point is, from 1, and how many there are.
pub fn spot_number(state: &State, point: TriggerPointId) -> (usize, usize) {
    let points = shown_points(state, point.muscle());
    let position = points.iter().position(|other| *other == point);
    (position.unwrap_or(0) + 1, points.len().max(1))
}

/// A muscle with its side: "Left upper trapezius".
pub fn muscle(content: &Content, muscle: MuscleId, side: Laterality) -> String {
    let name = content.muscle(muscle);
    let key = match side {
        Laterality::Left => Ui::NameMuscleLeft,
        Laterality::Right => Ui::NameMuscleRight,
        Laterality::Midline => return name.to_owned(),
    };
    content.say(key, &[("name", &lower_first(name))])
}

/// A zone with its side: "Temple, left".
pub fn zone(content: &Content, zone: ZoneId, side: Laterality) -> String {
    let name = content.zone(zone);
    let key = match side {
        Laterality::Left => Ui::NameZoneLeft,
        Laterality::Right => Ui::NameZoneRight,
        Laterality::Midline => return name.to_owned(),
    };
    content.say(key, &[("name", name)])
}

/// The title of a self-care entry; its id until the texts are there.
pub fn care(content: &Content, care: SelfCareId) -> String {
    let texts = content.care(care);
    texts.map_or(care.slug(), |texts| texts.title).to_owned()
}

/// Anything that can be chosen, with its side.
pub fn target(content: &Content, state: &State, target: Target) -> String {
    match target {
        Target::Muscle(id, side) => muscle(content, id, side),
        Target::Spot(id, side) => spot(content, state, id, side),
        Target::Zone(id, side) => zone(content, id, side),
    }
}

/// Zones inside a sentence, in their order: "side of the neck, behind the ear and temple".
pub fn zones(content: &Content, zones: impl IntoIterator<Item = ZoneId>) -> String {
    let names: Vec<String> = zones
        .into_iter()
        .map(|zone| lower_first(content.zone(zone)))
        .collect();
    content.list(&names)
}

/// Zones after "felt", in their order: "at the side of the neck, behind the ear and at the temple".
pub fn felt(content: &Content, zones: impl IntoIterator<Item = ZoneId>) -> String {
    let places: Vec<&str> = zones
        .into_iter()
        .map(|zone| content.zone_within(zone))
        .collect();
    content.list(&places)
}

/// A name inside a sentence: its first letter small, unless it is part of an abbreviation.
pub fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second) if second.is_none_or(|second| small(second) == second) => {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            [small(first).encode_utf8(&mut [0; 4]), rest].concat()
        }
        _ => name.to_owned(),
    }
}
