//! The words on the drawing.

use super::legend::LegendItem;
use crate::atlas::{Laterality, View};
use crate::content::{Content, Ui};

/// The name over a view.
pub(crate) fn title(content: &Content, view: View) -> &str {
    match view {
        View::Left => content.ui(Ui::CommonSideLeft),
        View::Right => content.ui(Ui::CommonSideRight),
        view => content.view(view),
    }
}

/// The name of a side view, beside a picture of one side.
pub(crate) fn your_side(content: &Content, side: Laterality) -> &str {
    content.ui(match side {
        Laterality::Right => Ui::CommonSideRight,
        _ => Ui::CommonSideLeft,
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

/// What the lens shows: of the head from a side, which side, else the name of the close-up.
pub(crate) fn closer(content: &Content, view: View) -> String {
    let side = match view {
        View::HeadLeft => View::Left,
        View::HeadRight => View::Right,
        view => return content.view(view).to_owned(),
    };
    content.say(Ui::ViewCloser, &[("view", content.view(side))])
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
