//! All interaction, without a browser: what is chosen, marked and open, and what an action changes.

mod action;
mod asked;
mod effects;
mod fit;
mod mark;
mod marking;
mod moves;
mod outcome;
mod own;
mod page;
mod pelvic;
mod plan;
mod press;
mod spots;
mod stage;
mod take;
mod text;
mod update;

pub use crate::atlas::Target;
pub use crate::options::{Layer, Mode};
pub use action::{Action, Direction, Fold, Turn};
pub use effects::{Effects, Event, Focus, HistoryStep, Zoom};
pub use mark::{Kind, Kinds, Level, Mark, Tool};
pub use moves::{Stop, roving, stops};
pub use outcome::Outcome;
pub use own::OwnSign;
pub use pelvic::{is_pelvic_muscle, is_pelvic_zone};
pub use plan::{MAX_PLAN, PlanStep, Planned};
pub use spots::{PlacedSpot, shown_points, visible_spots};
pub(crate) use stage::zone_in;
pub use stage::{Size, Stage};
pub use text::ActionError;
pub use update::update;

use crate::atlas::tables::BitSet;
use crate::atlas::{
    Figure, Laterality, MuscleId, RedFlagId, Region, SelfCareId, TopicId, TriggerPointId, View,
    ZoneId,
};
use crate::geometry::Point;
use crate::options::{Hides, Options};
use crate::ranking::Felt;
use crate::safety::{self, Answer};

/// A muscle on a side of the body.
pub type SidedMuscle = (MuscleId, Laterality);

/// A zone on a side of the body.
pub type SidedZone = (ZoneId, Laterality);

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// A place on the body where no listed muscle lies, or a zone chosen by name.
    Place {
        /// The view that was pressed.
        view: View,
        /// Where on the neutral body, in atlas units of that view; `None` for a zone chosen by name.
        at: Option<Point>,
        /// The zone there.
        zone: (ZoneId, Laterality),
    },
    /// A muscle with its trigger points.
    Muscle {
        /// The muscle.
        muscle: MuscleId,
        /// The patient's side.
        side: Laterality,
        /// All muscles under the pressed place, from the surface down; empty when chosen by name.
        stack: Vec<SidedMuscle>,
    },
    /// A trigger point with its referral.
    Spot {
        /// The trigger point.
        point: TriggerPointId,
        /// The patient's side.
        side: Laterality,
        /// All muscles under the pressed place, from the surface down; empty when chosen by name.
        stack: Vec<SidedMuscle>,
    },
}

impl Selection {
    /// The chosen muscle, or the one of the chosen trigger point.
    pub fn muscle(&self) -> Option<SidedMuscle> {
        match self {
            Self::Muscle { muscle, side, .. } => Some((*muscle, *side)),
            Self::Spot { point, side, .. } => Some((point.row().muscle, *side)),
            Self::Nothing | Self::Place { .. } => None,
        }
    }

    /// The chosen trigger point.
    pub fn spot(&self) -> Option<(TriggerPointId, Laterality)> {
        match self {
            Self::Spot { point, side, .. } => Some((*point, *side)),
            _ => None,
        }
    }

    /// The zone at the chosen place.
    pub fn zone(&self) -> Option<(ZoneId, Laterality)> {
        match self {
            Self::Place { zone, .. } => Some(*zone),
            _ => None,
        }
    }

    /// All muscles under the pressed place, from the surface down.
    pub fn stack(&self) -> &[SidedMuscle] {
        match self {
            Self::Muscle { stack, .. } | Self::Spot { stack, .. } => stack,
            Self::Nothing | Self::Place { .. } => &[],
        }
    }

    /// The muscles that lie above the chosen one at the pressed place, from the surface down.
    pub fn above(&self) -> &[SidedMuscle] {
        let depth = self
            .muscle()
            .and_then(|chosen| self.stack().iter().position(|muscle| *muscle == chosen));
        depth
            .and_then(|depth| self.stack().get(..depth))
            .unwrap_or_default()
    }

    /// Leaves out muscles of the pressed place.
    fn uncover(&mut self, keep: impl Fn(MuscleId) -> bool) {
        if let Self::Muscle { stack, .. } | Self::Spot { stack, .. } = self {
            stack.retain(|(muscle, _)| keep(*muscle));
        }
    }

    /// What is chosen, as a target; `None` for nothing.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Nothing => None,
            Self::Place {
                zone: (zone, side), ..
            } => Some(Target::Zone(*zone, *side)),
            Self::Muscle { muscle, side, .. } => Some(Target::Muscle(*muscle, *side)),
            Self::Spot { point, side, .. } => Some(Target::Spot(*point, *side)),
        }
    }
}

/// The parts of the panel that are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Folds(u32);

impl Folds {
    /// Whether the part is open.
    pub const fn has(self, fold: Fold) -> bool {
        self.0 & (1 << fold as u32) != 0
    }

    /// The same parts, with this one open or closed.
    pub const fn with(self, fold: Fold, open: bool) -> Self {
        let bit = 1 << fold as u32;
        Self(if open { self.0 | bit } else { self.0 & !bit })
    }
}

/// Everything that interaction can change.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Size of the widget and of its drawing area.
    pub stage: Stage,
    /// The view that is shown, or the main one of those.
    pub view: View,
    /// What the map is used for.
    pub mode: Mode,
    /// The side that the list speaks of: left or right.
    pub side: Laterality,
    /// The layers that are drawn.
    pub layer: Layer,
    /// What is chosen.
    pub selection: Selection,
    /// Zones marked as painful, in the order of marking.
    pub marks: Vec<Mark>,
    /// The mark whose strength and kind the panel asks for.
    pub editing: Option<SidedZone>,
    /// What a press or a drag does in pain mode.
    pub tool: Tool,
    /// What pressing a trigger point brought, in the order of testing; one answer for each.
    pub felt: Vec<(TriggerPointId, Laterality, Felt)>,
    /// Answers to the questions for warning signs, in the order of the table.
    pub answers: Vec<(RedFlagId, Answer)>,
    /// Emergency signs of the clinic with their answers, in its order.
    pub own: Vec<OwnSign>,
    /// Whether the open questions were passed over.
    pub skipped: bool,
    /// Cautions that the visitor has, bits by position in [`Caution::ALL`](crate::atlas::Caution::ALL).
    pub conditions: BitSet,
    /// Cautions that the visitor was asked about.
    pub asked: BitSet,
    /// Places that felt worse after a hold, and whether the visitor still says so.
    pub worse: Vec<(Target, bool)>,
    /// Entries after which it was still sore, each as often as that was said.
    pub sore: Vec<SelfCareId>,
    /// Self-care that the visitor collected, in the order in which it is done.
    pub plan: Vec<Planned>,
    /// Open parts of the panel.
    pub folds: Folds,
    /// Open region of the list.
    pub region: Option<Region>,
    /// Open self-care card.
    pub care: Option<SelfCareId>,
    /// How it felt after the guided hold of an entry, while its page is open.
    pub outcome: Option<(SelfCareId, Outcome)>,
    /// Open article.
    pub topic: Option<TopicId>,
    /// Words in the search field.
    pub query: String,
    /// Position of the active search result.
    pub result: Option<usize>,
    /// What has the keyboard focus on the map.
    pub focus: Option<Target>,
    /// The view in which it has the focus.
    pub focus_view: View,
    /// What the pointer is over.
    pub hover: Option<Target>,
    /// The body that is drawn in the views of the whole body.
    pub figure: Figure,
    /// Whether the page asks for pelvic-floor muscles, points and zones; a child never shows them.
    pub show_pelvic: bool,
    /// What the clinic keeps off the map.
    pub hidden: Hides,
    origin: Option<stage::Origin>,
    trail: Vec<page::Page>,
    undo: Vec<page::Step>,
    redo: Vec<page::Step>,
    /// What the last change was part of; the next one of the same is no step of its own.
    gesture: Option<marking::Gesture>,
}

impl State {
    /// The state at the start, as the host asks for it.
    pub fn new(options: &Options) -> Self {
        let mut state = Self {
            stage: Stage::default(),
            view: options.view,
            mode: options.mode,
            side: options.side,
            layer: options.layer(),
            selection: Selection::Nothing,
            marks: Vec::new(),
            editing: None,
            tool: Tool::default(),
            felt: Vec::new(),
            answers: Vec::new(),
            own: Vec::new(),
            skipped: false,
            conditions: BitSet::default(),
            asked: BitSet::default(),
            worse: Vec::new(),
            sore: Vec::new(),
            plan: Vec::new(),
            folds: Folds::default(),
            region: None,
            care: None,
            outcome: None,
            topic: None,
            query: String::new(),
            result: None,
            focus: None,
            focus_view: options.view,
            hover: None,
            figure: options.figure,
            show_pelvic: options.show_pelvic,
            hidden: options.clinic.hides.clone(),
            origin: None,
            trail: Vec::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            gesture: None,
        };
        state.set_own(&options.clinic);
        if !state.can_show(state.view) {
            state.view = View::Front;
        }
        if let Some(target) = options.selected {
            state.choose(target);
        }
        state
    }

    /// Whether a part of the panel is open.
    pub fn is_open(&self, fold: Fold) -> bool {
        self.folds.has(fold)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Whether anything is chosen, marked, tested or answered.
    pub fn can_clear(&self) -> bool {
        self.selection != Selection::Nothing
            || !self.marks.is_empty()
            || !self.felt.is_empty()
            || self.answers.len() > self.worries().emergency.len()
            || self.can_forget_own()
    }

    /// What the widget shows, in a word: `emergency`, `summary`, `learn`, `care`, `plan`, `list`,
    /// `spot`, `muscle`, `place`, `pain` or `empty`.
    pub fn open_part(&self) -> &'static str {
        if self.worries().is_emergency() {
            return "emergency";
        }
        if self.is_open(Fold::Summary) {
            return "summary";
        }
        if self.is_reading() {
            return "learn";
        }
        if self.care.is_some() || self.outcome.is_some() {
            return "care";
        }
        if self.is_open(Fold::Plan) {
            return "plan";
        }
        if self.is_open(Fold::List) {
            return "list";
        }
        match &self.selection {
            Selection::Spot { .. } => "spot",
            Selection::Muscle { .. } => "muscle",
            Selection::Place { .. } => "place",
            Selection::Nothing if self.mode == Mode::Pain => "pain",
            Selection::Nothing => "empty",
        }
    }

    /// Shows or hides the pelvic floor; what is hidden is no longer chosen, marked or gone back to.
    pub fn set_show_pelvic(&mut self, show: bool) {
        self.show_pelvic = show;
        self.drop_hidden();
    }

    /// Keeps off the map what the clinic hides; it is no longer chosen, marked or gone back to.
    pub fn set_hidden(&mut self, hidden: Hides) {
        if self.hidden != hidden {
            self.hidden = hidden;
            self.drop_hidden();
        }
    }

    /// Draws another body; what is chosen, marked and focused stays, except where a child hides it.
    pub fn set_figure(&mut self, figure: Figure) {
        let shown = self.shows_pelvic();
        self.figure = figure;
        if shown && !self.shows_pelvic() {
            self.drop_hidden();
        }
    }

    /// Whether pelvic-floor muscles, points and zones are shown: where the page asks for them, but
    /// never on a child.
    pub fn shows_pelvic(&self) -> bool {
        self.show_pelvic && safety::may_show_pelvic(self.figure)
    }

    /// Forgets what is kept off the map, also among the steps and the way back.
    fn drop_hidden(&mut self) {
        if self
            .selection
            .target()
            .is_some_and(|target| self.hides(target))
        {
            self.close_all();
        }
        if !self.can_show(self.view) {
            self.show(self.body_view());
        }
        let hidden = |target: Option<Target>| target.is_some_and(|target| self.hides(target));
        let (focus, hover) = (hidden(self.focus), hidden(self.hover));
        self.focus = self.focus.filter(|_| !focus);
        self.hover = self.hover.filter(|_| !hover);
        let marks = std::mem::take(&mut self.marks);
        self.marks = marks
            .into_iter()
            .filter(|mark| !self.hides_zone(mark.zone))
            .collect();
        let felt = std::mem::take(&mut self.felt);
        self.felt = felt
            .into_iter()
            .filter(|(point, ..)| !self.hides_muscle(point.muscle()))
            .collect();
        if self
            .care
            .is_some_and(|care| self.hidden.kind(care.row().kind))
        {
            self.care = None;
        }
        if self.topic.is_some_and(|topic| self.hidden.topic(topic)) {
            self.topic = None;
        }
        self.drop_editing();
        self.drop_hidden_plan();
        self.forget_hidden();
    }

    /// How many things are open that "back" closes one by one.
    pub fn depth(&self) -> usize {
        self.trail.len()
            + usize::from(self.origin.is_some())
            + usize::from(self.is_open(Fold::Summary))
    }

    /// Whether the arm lies in front of the trunk in side views, for drawing and pressing.
    pub fn arm_shown(&self) -> bool {
        self.layer != Layer::Deep
    }

    /// The mark on a zone, with its number from 1.
    pub fn mark(&self, zone: ZoneId, side: Laterality) -> Option<(usize, &Mark)> {
        (1..)
            .zip(&self.marks)
            .find(|(_, mark)| (mark.zone, mark.side) == (zone, side))
    }

    /// Whether a zone is kept off the map and out of the words.
    pub fn hides_zone(&self, zone: ZoneId) -> bool {
        self.hidden.zone(zone) || (!self.shows_pelvic() && is_pelvic_zone(zone))
    }

    /// Whether a view can be shown: it is drawn, and not kept off the map.
    pub fn can_show(&self, view: View) -> bool {
        let pelvic = self.shows_pelvic() && !self.hidden.region(Region::Pelvis);
        view.row().is_some() && (pelvic || view != View::PelvicFloor)
    }

    /// Whether a muscle is kept off the map and out of the words.
    pub fn hides_muscle(&self, muscle: MuscleId) -> bool {
        self.hidden.muscle(muscle) || (!self.shows_pelvic() && is_pelvic_muscle(muscle))
    }

    /// Whether a target is kept off the map and out of the words.
    pub fn hides(&self, target: Target) -> bool {
        match target {
            Target::Muscle(muscle, _) => self.hides_muscle(muscle),
            Target::Spot(point, _) => self.hides_muscle(point.row().muscle),
            Target::Zone(zone, _) => self.hides_zone(zone),
        }
    }
}
