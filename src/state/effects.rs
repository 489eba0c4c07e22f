//! What the shell has to do after an action, beside showing the new state.

use crate::geometry::Point;

/// What an action asks of the shell.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Effects {
    /// What the host page is told, in order.
    pub events: Vec<Event>,
    /// What happens to the browser's history.
    pub history: HistoryStep,
    /// Where the keyboard focus goes.
    pub focus: Focus,
    /// How the body and a close-up go over into each other.
    pub zoom: Option<Zoom>,
}

/// A zoom between the body and a close-up of a part of it, in pixels of the stage.
///
/// The body is brought in line with the close-up by scaling it, then shifting it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// Into the close-up; otherwise back out.
    pub opens: bool,
    /// How many times larger the close-up is than the body.
    pub scale: f64,
    /// How far the body moves after it was scaled from the upper left corner of the stage.
    pub shift: Point,
}

/// A change that the host page is told about.
///
/// The details are empty unless the page asked for them with `share-selection`,
/// because what a visitor chooses is health information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The event's name: `selection-change`, `marks-change`, `view-change`, `mode-change`, `care-open`.
    pub name: &'static str,
    /// Details by key, in a fixed order.
    pub detail: Vec<(&'static str, String)>,
}

/// What happens to the browser's history, where the host asks for `history`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum HistoryStep {
    /// Nothing.
    #[default]
    Stay,
    /// So many things were opened that "back" closes.
    Push(usize),
    /// So many of those were closed.
    Pop(usize),
}

/// Where the keyboard focus goes after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Focus {
    /// Stays where it is; where its element is gone, to the panel.
    #[default]
    Stay,
    /// To the map's one tab stop.
    Map,
    /// To the panel's heading (`data-home`).
    Panel,
    /// To the question that comes next (`data-next`); where there is none, to the panel's heading.
    Question,
    /// To the heading of self-care (`data-care`); where there is none, to the panel's heading.
    Care,
    /// To the search field.
    Search,
}
