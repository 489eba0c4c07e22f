//! The map as one object: atlas, content, options and state.

use crate::atlas::{Atlas, View};
use crate::content::Content;
use crate::options::{ClinicContent, ClinicInput, OptionWarning, Options};
use crate::render::node::{Element, el};
use crate::render::panel::Panel;
use crate::search::{SearchResult, search};
use crate::state::{Action, Effects, Selection, State, update};

/// One map: what it knows, what the host asks for, and what the visitor did.
///
/// # Examples
/// ```
/// use pain_map::map::PainMap;
/// use pain_map::options::Options;
/// let mut map = PainMap::new(Options::default());
/// map.apply("spot upper-trapezius.1 left".parse()?);
/// assert!(map.status().starts_with("Left upper trapezius, tender spot 1 of 2."));
/// # Ok::<(), pain_map::state::ActionError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PainMap {
    /// The drawings that are there.
    pub atlas: Atlas,
    /// The texts that are there.
    pub content: Content,
    /// What the host asks for.
    pub options: Options,
    /// What is chosen, marked and open.
    pub state: State,
    results: Vec<SearchResult>,
}

impl PainMap {
    /// A map at its start: with everything natively, empty in the browser, which brings the files.
    pub fn new(options: Options) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let (atlas, content) = (Atlas::embedded(), Content::embedded(&options.lang));
        #[cfg(target_arch = "wasm32")]
        let (atlas, content) = (Atlas::empty(), Content::empty());
        let state = State::new(&options);
        Self {
            atlas,
            content,
            options,
            state,
            results: Vec::new(),
        }
    }

    /// Does what the visitor asks.
    pub fn apply(&mut self, action: Action) -> Effects {
        let action = match action {
            Action::OpenResult => {
                let active = self.state.result.unwrap_or(0);
                let Some(result) = self.results.get(active) else {
                    return Effects::default();
                };
                result.action.clone()
            }
            action => action,
        };
        let effects = update(&mut self.state, &self.atlas, &self.options, action);
        self.find();
        effects
    }

    /// Keeps results and the active one in line with the query.
    fn find(&mut self) {
        if self.state.query.is_empty() {
            self.results.clear();
        } else {
            self.results = search(&self.content, &self.state, &self.state.query);
        }
        let n_results = self.results.len();
        self.state.result = self.state.result.filter(|idx| *idx < n_results);
    }

    /// Sets an attribute, or takes it away; what it says about the state holds at once.
    ///
    /// # Errors
    /// When the value is not legal; the default holds then.
    pub fn set_option(&mut self, name: &str, value: Option<&str>) -> Result<(), OptionWarning> {
        let result = self.options.set(name, value);
        match name {
            "view" => self.state.view = self.options.view,
            "side" => self.state.side = self.options.side,
            "layers" => self.state.layer = self.options.layer(),
            "mode" => self.tell(Action::SetMode(self.options.mode)),
            "show-pelvic" => self.state.set_show_pelvic(self.options.show_pelvic),
            "selected" => match self.options.selected {
                Some(target) => self.tell(Action::Choose(target)),
                None if self.state.selection != Selection::Nothing => self.tell(Action::Clear),
                None => {}
            },
            _ => {}
        }
        result
    }

    /// Takes in the clinic's own content; answers what is wrong with it, by path.
    pub fn set_clinic(&mut self, input: ClinicInput) -> Vec<String> {
        let (clinic, problems) = ClinicContent::check(input);
        self.options.clinic = clinic;
        problems
    }

    /// The host's wish: the same as the visitor's, but nobody is told.
    fn tell(&mut self, action: Action) {
        let _ = self.apply(action);
    }

    /// The sentence that is spoken after a change.
    pub fn status(&self) -> String {
        self.panel().status_text()
    }

    /// The whole shadow tree below the mount.
    pub fn markup(&self) -> Element {
        let panel = self.panel();
        let selected = self.state.selection != Selection::Nothing;
        el("div")
            .attr("class", "widget")
            .attr("part", "widget")
            .attr("data-size", self.state.stage.size().slug())
            .attr("data-mode", self.state.mode.slug())
            .attr_some("data-selected", selected.then_some(""))
            .attr("data-open", self.state.open_part())
            .attr("lang", self.content.language().to_owned())
            .attr("dir", self.content.direction())
            .child(panel.header())
            .child(self.stage())
            .child(panel.panel())
            .child(panel.status())
    }

    fn stage(&self) -> Element {
        let parts = self.panel().stage_parts();
        let views = self
            .state
            .shown_views()
            .into_iter()
            .map(|view| self.view(view));
        el("div")
            .key("stage")
            .attr("class", "stage")
            .attr("part", "stage")
            .children(parts.before)
            .children(views)
            .children(parts.after)
    }

    fn view(&self, view: View) -> Element {
        el("svg")
            .key(view.slug())
            .attr("class", "view")
            .attr("data-view", view.slug())
            .attr("role", "group")
            .attr("aria-label", self.content.seen(view).to_owned())
    }

    fn panel(&self) -> Panel<'_> {
        Panel {
            state: &self.state,
            atlas: &self.atlas,
            content: &self.content,
            options: &self.options,
            results: &self.results,
        }
    }
}
