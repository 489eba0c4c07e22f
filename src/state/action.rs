//! What can happen to the map: one small vocabulary for pointer, keyboard, list and host.
//!
//! An action has a text form (`spot upper-trapezius.1 left`), which the markup carries in
//! `data-do`, so that a press made before the core is ready can be kept and answered later.

use super::{Kind, Outcome, PlanStep, SidedZone, Tool};
use crate::atlas::{
    Caution, Figure, Laterality, RedFlagId, Region, SelfCareId, Target, TopicId, TriggerPointId,
    View, ZoneId,
};
use crate::geometry::Point;
use crate::options::{Layer, Mode};
use crate::ranking::Felt;
use crate::safety::Answer;

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Toward the head.
    Up,
    /// Toward the feet.
    Down,
    /// Toward the left edge of the picture.
    Left,
    /// Toward the right edge of the picture.
    Right,
}

/// A step along a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the next entry.
    Next,
    /// To the previous entry.
    Previous,
}

/// A part of the panel that opens and closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// All warning signs.
    Warnings,
    /// Confidence and sources.
    Sources,
    /// Credits, licenses and privacy.
    About,
    /// Points of low confidence.
    Uncertain,
    /// The list beside the picture.
    List,
    /// The search field (on narrow screens).
    Search,
    /// The chooser of views.
    Views,
    /// The chooser of bodies.
    Bodies,
    /// The full height of the sheet (on narrow screens).
    Sheet,
    /// Anatomy of the chosen muscle.
    Anatomy,
    /// Muscles that match only by neighborhood.
    Possible,
    /// All self-care entries of a spot.
    Care,
    /// More candidates.
    More,
    /// The page that the visitor takes along.
    Summary,
    /// The questions that were answered.
    Questions,
    /// Emergencies of a place, asked about one by one.
    Each,
    /// Patterns of earlier dates.
    Earlier,
    /// The link to the pattern.
    Share,
    /// The list of articles.
    Learn,
    /// The collected self-care.
    Plan,
}

impl Fold {
    /// Every fold.
    pub const ALL: &'static [Self] = &[
        Self::Warnings,
        Self::Sources,
        Self::About,
        Self::Uncertain,
        Self::List,
        Self::Search,
        Self::Views,
        Self::Bodies,
        Self::Sheet,
        Self::Anatomy,
        Self::Possible,
        Self::Care,
        Self::More,
        Self::Summary,
        Self::Questions,
        Self::Each,
        Self::Earlier,
        Self::Share,
        Self::Learn,
        Self::Plan,
    ];
}

/// One step of interaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The body is pressed at a place of a view's drawing, in atlas units.
    Press {
        /// The view that was pressed.
        view: View,
        /// Where, in atlas units of that view.
        at: Point,
        /// How far the finger reaches, in atlas units.
        reach: f64,
    },
    /// A muscle, spot or zone is chosen by name.
    Choose(Target),
    /// The pointer is over a target, or over none.
    Hover(Option<Target>),
    /// Keyboard focus moves to the nearest target in a direction.
    Move(Direction),
    /// Keyboard focus is on a target (or left the map).
    Focus(Option<Target>),
    /// One step back: closes the search results, else what was opened last.
    Escape,
    /// Closes what was opened last: the answer to the browser's back button.
    Back,
    /// Shows a view.
    Show(View),
    /// Shows the other side of the body.
    Flip,
    /// Switches between spot and pain mode; marks stay.
    SetMode(Mode),
    /// The side that the list speaks of.
    SetSide(Laterality),
    /// The layers that are drawn.
    SetLayer(Layer),
    /// The body that is drawn.
    SetFigure(Figure),
    /// Opens or closes a part of the panel.
    Toggle(Fold),
    /// Opens or closes a region in the list.
    ToggleRegion(Region),
    /// Opens an article.
    OpenTopic(TopicId),
    /// Closes the article.
    CloseTopic,
    /// Opens a self-care card.
    OpenCare(SelfCareId),
    /// Closes the self-care card.
    CloseCare,
    /// Says how it feels after the guided hold of an entry, and where it was held.
    Outcome(SelfCareId, Outcome, Option<Target>),
    /// Says that the visitor has a reason for care, or takes it back.
    Has(Caution),
    /// Ends the checklist before self-care, or begins it anew.
    Fit(bool),
    /// Changes the plan.
    Plan(PlanStep, SelfCareId),
    /// Marks a zone as painful; one that is marked is opened for editing.
    Mark(ZoneId, Laterality),
    /// Takes a mark away.
    Unmark(ZoneId, Laterality),
    /// Opens a mark for editing, or closes the one that is open.
    Edit(Option<SidedZone>),
    /// Says how strong the pain is, from 0 to 10.
    SetStrength(ZoneId, Laterality, u8),
    /// Adds what the pain feels like, or takes it back.
    ToggleKind(ZoneId, Laterality, Kind),
    /// What a press or a drag does in pain mode.
    SetTool(Tool),
    /// The pointer was drawn over the body: the zones on the way are marked, or erased.
    Paint {
        /// The view.
        view: View,
        /// Where the stretch begins, in atlas units of that view.
        from: Point,
        /// Where it ends.
        to: Point,
        /// Whether the stroke begins here; all of a stroke is one step.
        begins: bool,
    },
    /// Shows the muscles that may match, once the marks are made.
    Matches,
    /// Answers a question for a warning sign, or takes the answer back.
    Answer(RedFlagId, Option<Answer>),
    /// Answers a question for an emergency sign of the clinic, by its position, or takes the answer back.
    Own(usize, Option<Answer>),
    /// Says that no emergency fits of those that are asked about at once, or takes back what was denied.
    Deny(bool),
    /// Passes over the open questions, or asks them again.
    SkipQuestions(bool),
    /// Says what pressing a trigger point brought, or takes it back.
    Felt(TriggerPointId, Laterality, Option<Felt>),
    /// The words in the search field.
    Search(String),
    /// Makes the next or the previous search result the active one.
    TurnResult(Turn),
    /// Does what the active search result says; the first one where none is active.
    OpenResult,
    /// Takes back the last step.
    Undo,
    /// Does the last step again.
    Redo,
    /// Forgets what was chosen, marked, tested and answered; plan and checklist stay.
    Clear,
    /// The page's text has another size, as a multiple of the usual one.
    TextSize(f64),
    /// The container has a new size, in CSS pixels.
    Resize {
        /// Width of the whole widget.
        width: f64,
        /// Height of the drawing area.
        height: f64,
        /// Width of the drawing area.
        stage_width: f64,
    },
}
