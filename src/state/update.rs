//! What each action changes.

use super::marking::Gesture;
use super::moves::next_stop;
use super::page::Step;
use super::{
    Action, Effects, Event, Focus, Fold, HistoryStep, Laterality, Mode, Selection, SidedZone,
    Stage, State, Target, Tool, Turn,
};
use crate::atlas::{Atlas, View};
use crate::options::Options;

/// Longest text in the search field, in characters.
const MAX_QUERY: usize = 100;

/// Changes the state as an action asks, and says what follows from it.
///
/// Any action is legal in any state; one that makes no sense there changes nothing.
/// Results of a search are opened by [`PainMap`](crate::map::PainMap), which knows the words.
pub fn update(state: &mut State, atlas: &Atlas, options: &Options, action: Action) -> Effects {
    let before = state.step();
    // What another body hides must not come back by a step; all else stays as it is.
    let is_change = !matches!(action, Action::Undo | Action::Redo | Action::SetFigure(_));
    let part = Gesture::of(&action);
    let begins = matches!(action, Action::Paint { begins: true, .. });
    if begins || (part != state.gesture && Gesture::is_ended_by(&action)) {
        state.gesture = None;
    }
    let focus = apply(state, atlas, action);
    let effects = Effects {
        events: events(&before, state, options),
        history: history(&before, state),
        focus,
        zoom: None,
    };
    if is_change && is_step(&before, state) {
        if state.gesture.is_none() {
            state.keep(before);
        }
        state.gesture = part;
    }
    effects
}

fn apply(state: &mut State, atlas: &Atlas, action: Action) -> Focus {
    // Where nothing is left to erase, a press marks; not within the stroke that erased the last mark.
    let within = matches!(action, Action::Paint { begins: false, .. });
    if state.marks.is_empty() && state.tool == Tool::Erase && !within {
        state.tool = Tool::default();
    }
    match action {
        Action::Press { view, at, reach } => {
            state.query.clear();
            state.press(atlas, view, at, reach);
        }
        Action::Choose(target) => return choose(state, target),
        Action::Hover(target) => state.hover = target.filter(|target| !state.hides(*target)),
        Action::Focus(target) => focus(state, target),
        Action::Move(direction) => {
            if let Some(stop) = next_stop(state, atlas, direction) {
                state.focus = Some(stop.target);
                state.focus_view = stop.view;
            }
            return Focus::Map;
        }
        Action::Escape => return escape(state),
        Action::Back => return back(state),
        Action::Show(view) => return show(state, view),
        Action::Flip => state.show(state.view.opposite()),
        Action::SetMode(mode) => set_mode(state, mode),
        Action::SetSide(side) => set_side(state, side),
        Action::SetLayer(layer) => state.layer = layer,
        Action::SetFigure(figure) => state.set_figure(figure),
        Action::Toggle(fold) => return toggle(state, fold),
        Action::ToggleRegion(region) => {
            state.region = (state.region != Some(region)).then_some(region);
        }
        Action::OpenTopic(topic) if state.hidden.topic(topic) => {}
        Action::OpenTopic(topic) if state.topic != Some(topic) => {
            state.open_reading(Some(topic));
            return Focus::Panel;
        }
        Action::OpenTopic(_) => {}
        Action::CloseTopic if state.topic.is_some() => return back(state),
        Action::CloseTopic => {}
        Action::OpenCare(care) if state.care != Some(care) && state.offers(care) => {
            state.push_page();
            state.close_reading();
            state.folds = state.folds.with(Fold::List, false).with(Fold::Plan, false);
            state.outcome = None;
            state.care = Some(care);
            return Focus::Panel;
        }
        Action::OpenCare(_) => {}
        Action::CloseCare if state.care.is_some() => return back(state),
        Action::CloseCare => {}
        Action::Outcome(care, outcome, place) => return state.tell_outcome(care, outcome, place),
        Action::Has(caution) => state.toggle_condition(caution),
        Action::Fit(done) => {
            state.end_checklist(done);
            return Focus::Care;
        }
        Action::Plan(step, care) => state.change_plan(step, care),
        Action::Mark(zone, side) => state.add_mark(zone, side),
        Action::Unmark(zone, side) => state.unmark(zone, side),
        Action::Edit(zone) => return edit(state, zone),
        Action::SetStrength(zone, side, strength) => state.set_strength(zone, side, strength),
        Action::ToggleKind(zone, side, kind) => state.toggle_kind(zone, side, kind),
        Action::SetTool(tool) => state.tool = tool,
        Action::Paint { view, from, to, .. } => state.paint(atlas, view, from, to),
        Action::Matches => return matches(state),
        Action::Answer(flag, answer) => return state.answer(flag, answer),
        Action::Own(idx, answer) => return state.answer_own(idx, answer),
        Action::Deny(all) => return state.deny(all),
        Action::SkipQuestions(skip) => {
            state.skipped = skip;
            state.folds = state.folds.with(Fold::Each, false);
            return Focus::Question;
        }
        Action::Felt(point, side, felt) => state.feel(point, side, felt),
        Action::Search(words) => search(state, &words),
        Action::TurnResult(turn) => state.turn_result(turn),
        Action::OpenResult => {}
        Action::Undo => state.undo(),
        Action::Redo => state.redo(),
        Action::Clear => clear(state),
        Action::Resize {
            width,
            height,
            stage_width,
        } => {
            state.stage = Stage {
                width: sane(width, state.stage.width),
                height: sane(height, state.stage.height),
                stage_width: sane(stage_width, state.stage.stage_width),
                ..state.stage
            };
        }
        Action::TextSize(times) => {
            state.stage.text = sane(times, 1.0).max(1.0).min(MOST_TEXT);
        }
    }
    Focus::Stay
}

/// Largest text that labels grow with, as a multiple of the usual size.
const MOST_TEXT: f64 = 3.0;

/// A size in pixels that is a number and not negative, or the one from before.
fn sane(size: f64, before: f64) -> f64 {
    if size.is_finite() && size >= 0.0 {
        size.min(100_000.0)
    } else {
        before
    }
}

/// Choosing by name comes from the list, the search, a panel or the keyboard on the map.
/// The focus stays where it is, unless that was the search field or a link of an article.
fn choose(state: &mut State, target: Target) -> Focus {
    let moves = !state.query.is_empty() || state.is_reading();
    close_search(state);
    state.choose(target);
    if moves { Focus::Panel } else { Focus::Stay }
}

/// Turns the body so that a chosen target is seen; a view that shows it stays.
fn turn_to(state: &mut State, target: Target) {
    let shown = |view: View| match target {
        Target::Spot(point, side) => view.sees(side) && point.row().views.has(view as usize),
        Target::Muscle(muscle, side) => {
            let points = muscle.points_with_parts();
            view.sees(side)
                && (points.is_empty()
                    || points
                        .iter()
                        .any(|point| point.row().views.has(view as usize)))
        }
        Target::Zone(zone, side) => super::stage::zone_in(zone, side, view),
    };
    if state.shown_views().into_iter().any(shown) {
        return;
    }
    let home = match target {
        Target::Zone(zone, side) => zone.home(side),
        _ => None,
    };
    // The body first, then the close-up that shows a zone best, then any.
    let body = View::BODY.iter().copied();
    let mut views = body.chain(home).chain(View::ALL.iter().copied());
    if let Some(view) = views.find(|view| state.can_show(*view) && shown(*view)) {
        state.show(view);
    }
}

/// The buttons that lead into and out of a close-up go with it, and so would the focus.
fn show(state: &mut State, view: View) -> Focus {
    let moves = state.is_open(Fold::Views) || state.view.is_body() != view.is_body();
    state.show(view);
    if moves { Focus::Map } else { Focus::Stay }
}

/// Opens a mark for editing above what is open, or shows all marks again.
fn edit(state: &mut State, zone: Option<SidedZone>) -> Focus {
    state.edit(zone);
    Focus::Panel
}

fn matches(state: &mut State) -> Focus {
    state.edit(None);
    state.folds = state.folds.with(Fold::Sheet, true);
    Focus::Panel
}

fn focus(state: &mut State, target: Option<Target>) {
    state.focus = target.filter(|target| !state.hides(*target));
    if !state.shown_views().contains(&state.focus_view) {
        state.focus_view = state.view;
    }
}

fn escape(state: &mut State) -> Focus {
    if !state.query.is_empty() {
        search(state, "");
        return Focus::Search;
    }
    if state.is_open(Fold::Search) {
        close_search(state);
        return Focus::Map;
    }
    let choosers = [Fold::Views, Fold::Bodies];
    if let Some(fold) = choosers.into_iter().find(|fold| state.is_open(*fold)) {
        return toggle(state, fold);
    }
    back(state)
}

fn back(state: &mut State) -> Focus {
    if state.is_open(Fold::Summary) {
        return toggle(state, Fold::Summary);
    }
    if state.is_at_closeup() {
        return show(state, state.body_view());
    }
    let from_panel = state.care.is_some()
        || state.outcome.is_some()
        || state.list_open()
        || state.is_reading()
        || state.is_open(Fold::Plan);
    if state.pop_page() {
        return if from_panel {
            Focus::Panel
        } else {
            Focus::Stay
        };
    }
    state.folds = state.folds.with(Fold::Sheet, false);
    Focus::Stay
}

/// Marks stay; what is open closes, and undo brings it back.
fn set_mode(state: &mut State, mode: Mode) {
    if state.mode != mode {
        state.mode = mode;
        state.close_all();
    }
}

/// A close-up of one side goes over to the other; the chooser stays open meanwhile.
fn set_side(state: &mut State, side: Laterality) {
    if side == Laterality::Midline {
        return;
    }
    state.side = side;
    if !state.view.is_body() && !state.view.sees(side) {
        let chooser = state.is_open(Fold::Views);
        state.show(state.view.other_side());
        state.folds = state.folds.with(Fold::Views, chooser);
    }
}

fn toggle(state: &mut State, fold: Fold) -> Focus {
    let open = !state.is_open(fold);
    match fold {
        Fold::Learn if open => {
            state.open_reading(None);
            Focus::Panel
        }
        Fold::List | Fold::Plan if open => {
            state.push_page();
            state.close_reading();
            state.care = None;
            state.outcome = None;
            let closed = state.folds.with(Fold::List, false).with(Fold::Plan, false);
            state.folds = closed.with(fold, true);
            Focus::Panel
        }
        Fold::List | Fold::Plan | Fold::Learn => back(state),
        Fold::Search => {
            search(state, "");
            state.folds = state.folds.with(fold, open);
            if open { Focus::Search } else { Focus::Stay }
        }
        // A chooser lies over the panel, and its heading is the first one.
        Fold::Views | Fold::Bodies => {
            state.folds = state.folds.with(fold, open);
            if open { Focus::Panel } else { Focus::Map }
        }
        Fold::Each => {
            state.folds = state.folds.with(fold, open);
            Focus::Question
        }
        // It takes the place of map and panel, and the panel's heading comes back after it.
        Fold::Summary => {
            state.folds = state.folds.with(fold, open && state.has_summary());
            Focus::Panel
        }
        fold => {
            state.folds = state.folds.with(fold, open);
            Focus::Stay
        }
    }
}

fn search(state: &mut State, words: &str) {
    state.query = words
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_QUERY)
        .collect();
    state.result = None;
}

fn close_search(state: &mut State) {
    state.query.clear();
    state.result = None;
    state.folds = state.folds.with(Fold::Search, false);
}

/// Takes away what is chosen and marked, as the button says. What was collected with care stays:
/// the plan has its own way out for each entry, and what was said for it holds for the visit.
fn clear(state: &mut State) {
    state.close_all();
    state.forget_marks();
    if state.tool == Tool::Erase {
        state.tool = Tool::default();
    }
    close_search(state);
}

impl State {
    /// Chooses a target by name and turns the body so that it is seen.
    pub(super) fn choose(&mut self, target: Target) {
        let target = self.sided(target);
        if !self.hides(target) {
            self.select(target);
            turn_to(self, target);
        }
    }

    pub(super) fn list_open(&self) -> bool {
        self.is_open(Fold::List)
    }

    fn turn_result(&mut self, turn: Turn) {
        self.result = match (turn, self.result) {
            (Turn::Next, None) => Some(0),
            (Turn::Next, Some(idx)) => Some(idx.saturating_add(1)),
            (Turn::Previous, None | Some(0)) => None,
            (Turn::Previous, Some(idx)) => Some(idx - 1),
        };
    }
}

/// Whether a change can be taken back: what is chosen, marked, tested or planned, and the mode.
/// Turning the body, folds and layers are undone by the control that did them.
fn is_step(before: &Step, after: &State) -> bool {
    before.page.selection != after.selection
        || before.marks != after.marks
        || before.felt != after.felt
        || before.plan != after.plan
        || before.mode != after.mode
}

fn history(before: &Step, after: &State) -> HistoryStep {
    match (before.depth(), after.depth()) {
        (before, after) if after > before => HistoryStep::Push(after - before),
        (before, after) if after < before => HistoryStep::Pop(before - after),
        _ => HistoryStep::Stay,
    }
}

fn events(before: &Step, after: &State, options: &Options) -> Vec<Event> {
    let mut events = Vec::new();
    if before.mode != after.mode {
        let detail = vec![("mode", after.mode.slug().to_owned())];
        events.push(Event {
            name: "mode-change",
            detail,
        });
    }
    if before.view != after.view {
        let detail = vec![("view", after.view.slug().to_owned())];
        events.push(Event {
            name: "view-change",
            detail,
        });
    }
    let mut tell = |name, detail: Vec<(&'static str, String)>| {
        let detail = if options.share_selection {
            detail
        } else {
            Vec::new()
        };
        events.push(Event { name, detail });
    };
    if before.page.selection != after.selection {
        tell("selection-change", selection_detail(&after.selection));
    }
    if before.marks != after.marks {
        let marks: Vec<String> = after
            .marks
            .iter()
            .map(|mark| [mark.zone.slug(), "@", mark.side.slug()].concat())
            .collect();
        tell("marks-change", vec![("marks", marks.join(" "))]);
    }
    if before.page.care != after.care
        && let Some(care) = after.care
    {
        tell("care-open", vec![("care", care.slug().to_owned())]);
    }
    events
}

fn selection_detail(selection: &Selection) -> Vec<(&'static str, String)> {
    let mut detail = Vec::new();
    if let Some((muscle, side)) = selection.muscle() {
        detail.push(("muscle", muscle.slug().to_owned()));
        detail.push(("side", side.slug().to_owned()));
    }
    if let Some((point, _)) = selection.spot() {
        detail.push(("triggerPoint", point.slug().to_owned()));
    }
    if let Some((zone, side)) = selection.zone() {
        detail.push(("zone", zone.slug().to_owned()));
        detail.push(("side", side.slug().to_owned()));
    }
    detail
}
