//! How much room there is, and which views it shows.

use super::{Selection, State};
use crate::atlas::{Laterality, TriggerPointId, View, ZoneId};

/// Room that the body takes in a view: width and height in atlas units, with names of the sides.
const BODY: (f64, f64) = (460.0, 1060.0);

/// Size of the widget and of its drawing area, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Width of the whole widget.
    pub width: f64,
    /// Height of the drawing area.
    pub height: f64,
    /// Width of the drawing area.
    pub stage_width: f64,
    /// Size of the page's text as a multiple of the usual one: labels grow with it.
    pub text: f64,
}

impl Default for Stage {
    fn default() -> Self {
        Self {
            width: 1280.0,
            height: 800.0,
            stage_width: 852.0,
            text: 1.0,
        }
    }
}

/// Class of widths that share a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Narrower than 300 px: the list comes first.
    Xs,
    /// 300 to 599 px: one view over a sheet.
    S,
    /// 600 to 899 px: one view beside the panel.
    M,
    /// 900 to 1149 px: two views where the pattern needs both.
    L,
    /// 1150 px and more: front and back.
    Xl,
}

impl Size {
    /// The word in `data-size`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Xs => "xs",
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

impl Stage {
    /// The class of the widget's width.
    pub fn size(self) -> Size {
        match self.width {
            width if width < 300.0 => Size::Xs,
            width if width < 600.0 => Size::S,
            width if width < 900.0 => Size::M,
            width if width < 1150.0 => Size::L,
            _ => Size::Xl,
        }
    }
}

impl State {
    /// The views on screen, from left to right.
    ///
    /// Side views stand alone. Front and back stand together where there is room for both, and on
    /// middle widths where the chosen pattern needs both.
    pub fn shown_views(&self) -> Vec<View> {
        let pair = match self.stage.size() {
            Size::Xl => true,
            Size::L => self.needs_both(),
            Size::Xs | Size::S | Size::M => false,
        };
        match self.view {
            View::Front | View::Back if pair => vec![View::Front, View::Back],
            view => vec![view],
        }
    }

    /// Screen pixels per atlas unit while the whole body is shown.
    pub fn body_scale(&self) -> f64 {
        let n_views = self.shown_views().len() as f64;
        let width = (self.stage.stage_width / n_views / BODY.0).max(0.01);
        width.min((self.stage.height / BODY.1).max(0.01))
    }

    fn needs_both(&self) -> bool {
        let Selection::Spot { point, side, .. } = &self.selection else {
            return false;
        };
        let zones = point.row().essential;
        !spot_in(*point, self.view) || !zones.iter().all(|zone| zone_in(*zone, *side, self.view))
    }
}

fn spot_in(point: TriggerPointId, view: View) -> bool {
    point.row().views.has(view as usize)
}

/// Whether a zone's copy on that side is seen in a view: a side view shows its own side only.
pub(crate) fn zone_in(zone: ZoneId, side: Laterality, view: View) -> bool {
    let row = zone.row();
    row.views.has(view as usize) && (!row.sided || view.sees(side))
}
