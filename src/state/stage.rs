//! How much room there is, and which views it shows.

use super::{Fold, Selection, State};
use crate::atlas::{Laterality, TriggerPointId, View, ZoneId};

/// Room that the body takes in a view: width and height in atlas units, with names of the sides.
const BODY: (f64, f64) = (460.0, 1060.0);

/// Width of the drawing area from which front and back stand side by side, in CSS pixels.
const PAIR: f64 = 640.0;

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

/// How a close-up was opened, for the way back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Origin {
    /// The view of the body that was shown.
    view: View,
    /// How many pages were open; those above were opened in the close-up.
    pub(super) depth: usize,
}

impl State {
    /// The views on screen, from left to right.
    ///
    /// Side views and close-ups stand alone. Front and back stand together where there is room for
    /// both, and on middle widths where the chosen pattern needs both.
    pub fn shown_views(&self) -> Vec<View> {
        match self.view {
            View::Front | View::Back if self.is_pair() => vec![View::Front, View::Back],
            view => vec![view],
        }
    }

    /// Whether front and back stand side by side when one of them is shown.
    pub fn is_pair(&self) -> bool {
        self.stage.stage_width >= PAIR || (self.stage.size() == Size::L && self.needs_both())
    }

    /// Screen pixels per unit of the view while all of it is shown.
    pub fn scale_of(&self, view: View) -> f64 {
        let n_views = self.shown_views().len() as f64;
        let room = if view.is_body() {
            BODY
        } else {
            let picture = view.bounds();
            (picture.width(), picture.height())
        };
        let width = (self.stage.stage_width / n_views / room.0).max(0.01);
        width.min((self.stage.height / room.1).max(0.01))
    }

    /// Shows a view, where it can be shown. A close-up remembers the body it was opened from.
    pub(super) fn show(&mut self, view: View) {
        self.folds = self.folds.with(Fold::Views, false);
        if !self.can_show(view) {
            return;
        }
        if view.is_body() {
            self.origin = None;
        } else if self.view.is_body() {
            self.origin = Some(Origin {
                view: self.view,
                depth: self.trail.len(),
            });
        }
        if let Some(side) = view.side() {
            self.side = side;
        }
        self.view = view;
        if !self.shown_views().contains(&self.focus_view) {
            self.focus_view = view;
        }
    }

    /// Shows a view as the host asks: there is no way back from it.
    pub fn set_view(&mut self, view: View) {
        self.show(view);
        self.origin = None;
    }

    /// The view of the body that a close-up leads back to: the one it was opened from, on the
    /// shown side, else the one it enlarges a part of.
    pub fn body_view(&self) -> View {
        if self.view.is_body() {
            return self.view;
        }
        let enlarged = || self.view.row().and_then(|row| row.closeup);
        let from = self.origin.map(|origin| origin.view);
        let from = from.or_else(|| enlarged().map(|(from, _)| from));
        let from = from.unwrap_or(View::Front);
        if self.view.side().is_some_and(|side| !from.sees(side)) {
            from.other_side()
        } else {
            from
        }
    }

    /// Whether the next step back leads from a close-up to the body: nothing was opened in it.
    pub(super) fn is_at_closeup(&self) -> bool {
        let depth = self.origin.map_or(0, |origin| origin.depth);
        !self.view.is_body() && self.trail.len() <= depth
    }

    /// The best close-up of what is seen in a set of views, from the body that is shown.
    pub fn closeup_among(&self, views: &[View]) -> Option<View> {
        let shown = self.shown_views();
        let mut closeups = views
            .iter()
            .copied()
            .filter(|view| !view.is_body() && self.can_show(*view));
        let from_here = |view: &View| {
            let from = view.row().and_then(|row| row.closeup);
            from.is_some_and(|(from, _)| shown.contains(&from))
        };
        let first = closeups.clone().next();
        closeups.find(from_here).or(first)
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
