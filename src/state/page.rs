//! What is open in the panel, the way back, and the steps that can be taken back.

use super::stage::Origin;
use super::take::Import;
use super::{Fold, Folds, Layer, Mark, Mode, Outcome, Planned, Selection, SidedZone, State};
use crate::atlas::{Laterality, Region, SelfCareId, TopicId, TriggerPointId, View};
use crate::ranking::Felt;

/// Steps that can be taken back.
const MAX_STEPS: usize = 200;

/// Things that can be open on top of each other.
const MAX_TRAIL: usize = 24;

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Page {
    pub(super) selection: Selection,
    pub(super) care: Option<SelfCareId>,
    outcome: Option<(SelfCareId, Outcome)>,
    topic: Option<TopicId>,
    list: bool,
    learn: bool,
    plan: bool,
}

/// Everything that a step can change, as it was before. Answers and body stay where they are, but
/// for the step of an import. So an entry of the plan may come back that is no longer for now: what
/// shows the plan judges each entry anew ([`State::may_do`]).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) view: View,
    pub(super) mode: Mode,
    side: Laterality,
    layer: Layer,
    pub(super) page: Page,
    origin: Option<Origin>,
    trail: Vec<Page>,
    pub(super) marks: Vec<Mark>,
    editing: Option<SidedZone>,
    pub(super) felt: Vec<(TriggerPointId, Laterality, Felt)>,
    pub(super) plan: Vec<Planned>,
    folds: Folds,
    region: Option<Region>,
    pub(super) import: Option<Box<Import>>,
}

impl Step {
    /// How many things were open that "back" closes one by one.
    pub(super) fn depth(&self) -> usize {
        self.trail.len()
            + usize::from(self.origin.is_some())
            + usize::from(self.folds.has(Fold::Summary))
    }
}

impl State {
    fn page(&self) -> Page {
        Page {
            selection: self.selection.clone(),
            care: self.care,
            outcome: self.outcome,
            topic: self.topic,
            list: self.is_open(Fold::List),
            learn: self.is_open(Fold::Learn),
            plan: self.is_open(Fold::Plan),
        }
    }

    fn set_page(&mut self, page: Page) {
        self.selection = page.selection;
        self.care = page.care;
        self.outcome = page.outcome;
        self.topic = page.topic;
        let folds = self.folds.with(Fold::Summary, false);
        let folds = folds.with(Fold::List, page.list);
        let folds = folds.with(Fold::Learn, page.learn);
        let folds = folds.with(Fold::Plan, page.plan);
        self.folds = folds.with(Fold::Each, false);
    }

    /// Keeps the way back to what is open, before something is opened on top of it.
    pub(super) fn push_page(&mut self) {
        if self.trail.len() == MAX_TRAIL {
            self.trail.remove(1);
        }
        self.trail.push(self.page());
        self.folds = self.folds.with(Fold::Each, false);
    }

    /// Opens an article, or the list of them, above what is open; the selection stays on the map.
    pub(super) fn open_reading(&mut self, topic: Option<TopicId>) {
        self.push_page();
        self.set_page(Page {
            selection: self.selection.clone(),
            topic,
            learn: topic.is_none(),
            ..Page::default()
        });
    }

    /// Opens the page for how it felt after a hold, in place of an earlier one.
    pub(super) fn open_outcome(&mut self, outcome: (SelfCareId, Outcome)) {
        if self.outcome.is_none() {
            self.push_page();
        }
        self.set_page(Page {
            selection: self.selection.clone(),
            outcome: Some(outcome),
            ..Page::default()
        });
    }

    /// Takes the article or the list of them away, for what is opened in its stead.
    pub(super) fn close_reading(&mut self) {
        self.topic = None;
        self.folds = self.folds.with(Fold::Learn, false);
    }

    /// Whether an article or the list of them is open.
    pub fn is_reading(&self) -> bool {
        self.topic.is_some() || self.is_open(Fold::Learn)
    }

    /// Closes what was opened last; `false` when nothing is open.
    pub(super) fn pop_page(&mut self) -> bool {
        let page = self.trail.pop();
        let closed = page.is_some();
        self.lower_origin();
        self.set_page(page.unwrap_or_default());
        closed
    }

    /// Closes everything.
    pub(super) fn close_all(&mut self) {
        self.trail.clear();
        self.lower_origin();
        self.set_page(Page::default());
    }

    /// Closes everything, as a step that can be taken back; marks, answers and plan stay.
    pub(crate) fn deselect(&mut self) {
        let before = self.step();
        self.close_all();
        self.keep(before);
    }

    /// Pages that were open before the close-up and are closed by now are none of its way back.
    fn lower_origin(&mut self) {
        if let Some(origin) = &mut self.origin {
            origin.depth = origin.depth.min(self.trail.len());
        }
    }

    /// Opens a selection in place of everything that is open.
    pub(super) fn open_alone(&mut self, selection: Selection) {
        self.close_all();
        self.open_above(selection);
    }

    /// Opens a selection above what is open, so that "back" returns there.
    pub(super) fn open_above(&mut self, selection: Selection) {
        self.push_page();
        self.replace(selection);
    }

    /// Shows a selection in place of the page that is open.
    pub(super) fn replace(&mut self, selection: Selection) {
        self.set_page(Page {
            selection,
            ..Page::default()
        });
    }

    pub(super) fn step(&self) -> Step {
        Step {
            view: self.view,
            mode: self.mode,
            side: self.side,
            layer: self.layer,
            page: self.page(),
            origin: self.origin,
            trail: self.trail.clone(),
            marks: self.marks.clone(),
            editing: self.editing,
            felt: self.felt.clone(),
            plan: self.plan.clone(),
            folds: self.folds,
            region: self.region,
            import: None,
        }
    }

    /// Keeps a step that can be taken back.
    pub(super) fn keep(&mut self, step: Step) {
        if self.undo.len() == MAX_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(step);
        self.redo.clear();
    }

    /// Takes back the last step.
    pub(super) fn undo(&mut self) {
        if let Some(step) = self.undo.pop() {
            let back = self.restore(step);
            self.redo.push(back);
        }
    }

    /// Does the last step that was taken back again.
    pub(super) fn redo(&mut self) {
        if let Some(step) = self.redo.pop() {
            let back = self.restore(step);
            self.undo.push(back);
        }
    }

    /// Forgets what could be taken back, which may hold what is no longer shown, and leaves it out
    /// of what is open.
    pub(super) fn forget_hidden(&mut self) {
        self.undo.clear();
        self.redo.clear();
        let mut pages = std::mem::take(&mut self.trail);
        pages.retain(|page| {
            !page
                .selection
                .target()
                .is_some_and(|target| self.hides(target))
        });
        for page in &mut pages {
            page.selection.uncover(|muscle| !self.hides_muscle(muscle));
        }
        self.trail = pages;
        let mut selection = std::mem::take(&mut self.selection);
        selection.uncover(|muscle| !self.hides_muscle(muscle));
        self.selection = selection;
        self.lower_origin();
    }

    /// Makes everything as it was before a step; answers with the step back.
    fn restore(&mut self, step: Step) -> Step {
        let mut back = self.step();
        self.view = step.view;
        self.mode = step.mode;
        self.side = step.side;
        self.layer = step.layer;
        self.origin = step.origin;
        self.trail = step.trail;
        self.marks = step.marks;
        self.editing = step.editing;
        self.felt = step.felt;
        self.plan = step.plan;
        self.region = step.region;
        self.set_page(step.page);
        // A page closes what lies on it; what was open comes back.
        self.folds = step.folds;
        if let Some(import) = step.import {
            back.import = Some(Box::new(self.put_back(*import)));
        }
        back
    }
}
