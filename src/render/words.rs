//! The words on the drawing and in the names of its targets.

use super::legend::LegendItem;
use crate::atlas::{Laterality, TriggerPointId, View, ZoneId};
use crate::content::{Content, Ui};

/// The name over a view.
pub(crate) fn title(content: &Content, view: View) -> &str {
    content.ui(match view {
        View::Front => Ui::ViewFront,
        View::Back => Ui::ViewBack,
        View::Left => Ui::CommonSideLeft,
        View::Right => Ui::CommonSideRight,
    })
}

/// The name of a side, beside the body.
pub(crate) fn your(content: &Content, side: Laterality) -> &str {
    content.ui(match side {
        Laterality::Left => Ui::CommonYourLeft,
        Laterality::Right => Ui::CommonYourRight,
        Laterality::Midline => Ui::CommonSideMidline,
    })
}

/// "Left upper trapezius, tender spot 1 of 2".
pub(crate) fn spot(content: &Content, point: TriggerPointId, side: Laterality) -> String {
    let row = point.row();
    let name = content.muscle(row.muscle);
    let (number, count) = (
        row.number.to_string(),
        row.muscle.row().n_points.to_string(),
    );
    let key = match side {
        Laterality::Left | Laterality::Midline => Ui::NameSpotLeft,
        Laterality::Right => Ui::NameSpotRight,
    };
    content.say(
        key,
        &[
            ("name", &lower_first(name)),
            ("number", &number),
            ("count", &count),
        ],
    )
}

/// A muscle's name within a sentence: "Left upper trapezius".
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    // Abbreviations such as "SCM" keep their capitals.
    let abbreviated = letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !abbreviated => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// "Temple, left".
pub(crate) fn zone(content: &Content, zone: ZoneId, side: Laterality) -> String {
    let name = content.zone(zone);
    match side {
        Laterality::Left => content.say(Ui::NameZoneLeft, &[("name", name)]),
        Laterality::Right => content.say(Ui::NameZoneRight, &[("name", name)]),
        Laterality::Midline => name.to_owned(),
    }
}

/// What a sign of the drawing means.
pub(crate) fn legend(content: &Content, item: LegendItem) -> &str {
    content.ui(match item {
        LegendItem::Spot => Ui::LegendSpot,
        LegendItem::SpotOnBack => Ui::LegendFarBack,
        LegendItem::SpotOnFront => Ui::LegendFarFront,
        LegendItem::Essential => Ui::LegendEssential,
        LegendItem::Spillover => Ui::LegendSpillover,
        LegendItem::Mark => Ui::LegendMark,
    })
}
