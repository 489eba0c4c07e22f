//! The map as one object: atlas, content, options and state.

mod along;

use std::rc::Rc;

use crate::atlas::{Atlas, AtlasError, Figure, View};
use crate::content::{Content, ContentError, Ui};
use crate::options::{ClinicContent, OptionWarning, Options, Theme};
use crate::pattern::Along;
use crate::render::node::{Element, el};
use crate::render::panel::Panel;
use crate::render::{LegendItem, Painter, Thumbs, layout, marked, scene, summary, svg, zoom};
use crate::search::{SearchResult, search};
use crate::state::{Action, Effects, Fold, Selection, Stage, State, update};

/// Room for a view in a file of its own, in pixels.
const PICTURE: (f64, f64) = (620.0, 900.0);

/// Width of a widget from which the whole view stays in sight, in pixels.
const WHOLE_FROM: f64 = 600.0;

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
    /// Small pictures of the views, for the chooser.
    pub thumbs: Thumbs,
    /// The day for the summary, in words: the core has no clock.
    pub date: String,
    /// Address of the page, and what this device keeps.
    pub along: Along,
    results: Vec<SearchResult>,
    painter: Painter,
    /// Panel and legend as they were made last: they stay while a stroke is painted.
    shown_panel: Option<Rc<Element>>,
    shown_legend: Option<Rc<Element>>,
}

impl PainMap {
    /// A map at its start: with everything natively, empty in the browser, which brings the files.
    pub fn new(options: Options) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let (atlas, content) = (Atlas::embedded(), Content::embedded(&options.lang));
        #[cfg(target_arch = "wasm32")]
        let (atlas, content) = (Atlas::empty(), Content::empty());
        #[cfg(not(target_arch = "wasm32"))]
        let thumbs = Thumbs::embedded();
        #[cfg(target_arch = "wasm32")]
        let thumbs = Thumbs::default();
        let state = State::new(&options);
        let mut atlas = atlas;
        atlas.wear(state.figure);
        Self {
            atlas,
            content,
            options,
            state,
            thumbs,
            date: String::new(),
            along: Along::default(),
            results: Vec::new(),
            painter: Painter::default(),
            shown_panel: None,
            shown_legend: None,
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
        let view = self.state.view;
        let mut effects = update(&mut self.state, &self.atlas, &self.options, action);
        if view.is_body() != self.state.view.is_body() {
            let mut before = self.state.clone();
            before.view = view;
            effects.zoom = zoom(&before, &self.state, &self.atlas);
        }
        self.atlas.wear(self.state.figure);
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
    /// When the value is not legal; nothing changes then, but an unknown language is English.
    pub fn set_option(&mut self, name: &str, value: Option<&str>) -> Result<(), OptionWarning> {
        let result = self.options.set(name, value);
        if name == "lang" {
            self.speak();
        }
        result?;
        match name {
            "view" => self.state.set_view(self.options.view),
            "side" => self.state.side = self.options.side,
            "layers" => self.state.layer = self.options.layer(),
            "figure" => self.tell(Action::SetFigure(self.options.figure)),
            "mode" => self.tell(Action::SetMode(self.options.mode)),
            "show-pelvic" => {
                self.state.set_show_pelvic(self.options.show_pelvic);
                // The view may have been asked for before it was allowed.
                if self.options.view == View::PelvicFloor && self.options.show_pelvic {
                    self.state.set_view(self.options.view);
                }
            }
            "selected" => match self.options.selected {
                Some(target) => self.tell(Action::Choose(target)),
                None if self.state.selection != Selection::Nothing => self.state.deselect(),
                None => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// The language has changed: natively its texts are there at once, in the browser they are wanted.
    fn speak(&mut self) {
        #[cfg(not(target_arch = "wasm32"))]
        if self.content.missing_in(&self.options.lang).next().is_some() {
            self.content.embed(&self.options.lang);
        }
        self.find();
    }

    /// Takes in the names in a language; others than the wanted one come too late and are left.
    ///
    /// # Errors
    /// As [`Content::add_names`].
    pub fn add_names(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        if language == self.options.lang {
            self.content.add_names(language, text)?;
            self.find();
        }
        Ok(())
    }

    /// Takes in the longer texts in a language; as [`PainMap::add_names`].
    ///
    /// # Errors
    /// As [`Content::add_texts`].
    pub fn add_texts(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        if language == self.options.lang {
            self.content.add_texts(language, text)?;
        }
        Ok(())
    }

    /// Takes in the articles in a language; as [`PainMap::add_names`].
    ///
    /// # Errors
    /// As [`Content::add_articles`].
    pub fn add_articles(&mut self, language: &str, text: String) -> Result<(), ContentError> {
        if language == self.options.lang {
            self.content.add_articles(language, text)?;
        }
        Ok(())
    }

    /// Takes in the pack of a figure, and draws the body as it where it was waited for.
    ///
    /// # Errors
    /// As [`Atlas::add_figure`].
    pub fn add_figure(&mut self, figure: Figure, bytes: &[u8]) -> Result<(), AtlasError> {
        self.atlas.add_figure(figure, bytes)?;
        self.atlas.wear(self.state.figure);
        Ok(())
    }

    /// Takes in the clinic's own content, in the form of [`ClinicContent::decode`].
    pub fn set_content(&mut self, text: &str) {
        let mut clinic = ClinicContent::decode(text);
        self.content.set_own(std::mem::take(&mut clinic.texts));
        self.state.set_hidden(clinic.hides.clone());
        self.state.set_own(&clinic);
        self.options.clinic = clinic;
    }

    /// The host's wish: the same as the visitor's, but nobody is told.
    fn tell(&mut self, action: Action) {
        let _ = self.apply(action);
    }

    /// Words that scripts ask for: a group, as [`Content::script_words`]; for an answer after a hold
    /// (`outcome scm-pinch same …`) the title of its entry, and why it is not for now where it is not.
    pub fn script_words(&self, asked: &str) -> Vec<String> {
        match asked.parse() {
            Ok(Action::Outcome(care, _, place)) => self.panel().hold_words(care, place),
            _ => self.content.script_words(asked),
        }
    }

    /// The sentence that is spoken after a change.
    pub fn status(&self) -> String {
        self.panel().status_text()
    }

    /// The whole shadow tree below the mount.
    pub fn markup(&mut self) -> Element {
        self.shown_panel = None;
        self.markup_in_stroke()
    }

    /// The same while a stroke is painted: panel and legend stay as they were, and follow when it ends.
    ///
    /// Candidates and questions for every zone on the way would cost the drawing its frames,
    /// and a legend that comes or goes would move it under the pointer.
    pub fn markup_in_stroke(&mut self) -> Element {
        // An emergency is told in the panel, whatever else is open.
        if self.state.open_part() == "summary" {
            let status = self.panel().status();
            return self.widget().child(self.summary(&self.date)).child(status);
        }
        let stage = self.stage();
        let words = self.panel();
        let panel = match &self.shown_panel {
            Some(panel) => Rc::clone(panel),
            None => Rc::new(marked(words.panel(), &self.content)),
        };
        let markup = self
            .widget()
            .child(words.header())
            .child(stage)
            .children(words.sheet())
            .child(Rc::clone(&panel))
            .child(words.status());
        self.shown_panel = Some(panel);
        markup
    }

    /// The box around everything, with what its style depends on.
    fn widget(&self) -> Element {
        let selected = self.state.selection != Selection::Nothing;
        let rest = self.state.worries().is_rest_only();
        el("div")
            .attr("class", "widget")
            .attr("part", "widget")
            .attr("data-size", self.state.stage.size().slug())
            .attr("data-mode", self.state.mode.slug())
            .attr("data-tool", self.state.tool.slug())
            .attr_some("data-selected", selected.then_some(""))
            .attr("data-open", self.state.open_part())
            .attr_some("data-rest", rest.then_some(""))
            .attr("lang", self.content.language().to_owned())
            .attr("dir", self.content.direction())
    }

    /// The page that the visitor takes along; `date` is the day in words.
    pub fn summary(&self, date: &str) -> Element {
        let asked = self.options.share && self.state.is_open(Fold::Share);
        let link = if asked { self.link() } else { String::new() };
        let page = summary::page(&summary::Source {
            link: &link,
            ..self.source(date)
        });
        marked(page, &self.content)
    }

    /// The same as plain text.
    pub fn summary_text(&self, date: &str) -> String {
        summary::text(&self.source(date))
    }

    /// The pictures of the summary with the marks in words, as a complete SVG document.
    pub fn summary_svg(&self, date: &str) -> String {
        svg::to_string(&summary::document(&self.source(date)))
    }

    fn source<'a>(&'a self, date: &'a str) -> summary::Source<'a> {
        summary::Source {
            state: &self.state,
            atlas: &self.atlas,
            content: &self.content,
            options: &self.options,
            date,
            link: "",
        }
    }

    /// Everything around and in the drawings.
    ///
    /// ```text
    /// div.stage
    ///   h2.invitation        on narrow widgets
    ///   div.figures          the room that the host measures: svg.view, one per view
    ///   svg.lens             a part of the pattern larger, between front and back
    ///   ul.legend            what the signs mean that are drawn now
    ///   div.closeup-bar      way back to the body
    ///   div.chooser, div.layers, div.corner
    /// ```
    fn stage(&mut self) -> Element {
        let layout = layout(&self.state, &self.atlas);
        let scene = scene(&self.state, &self.atlas, &self.content, &layout);
        let views = scene.views.iter().map(|view| self.painter.draw(view));
        let figures = el("div")
            .key("figures")
            .attr("class", "figures")
            .children(views);
        let lens = scene.lens.as_ref();
        let lens = lens.map(|lens| lens.draw(&mut self.painter));
        if self.shown_panel.is_none() {
            self.shown_legend = self.legend(&scene.legend).map(Rc::new);
        }
        let parts = self.panel().stage_parts();
        let shows = match self.state.shown_views().as_slice() {
            [_, _] => "pair",
            [view] if view.is_body() => "body",
            _ => "closeup",
        };
        el("div")
            .key("stage")
            .attr("class", "stage")
            .attr("part", "stage")
            .attr("data-shows", shows)
            .attr_some("data-legend", scene.legend_place)
            .children(parts.before)
            .child(figures)
            .children(lens)
            .children(self.shown_legend.clone())
            .children(parts.after)
    }

    fn legend(&self, items: &[LegendItem]) -> Option<Element> {
        let signs = items.iter().map(|item| item.draw(&self.content));
        (!items.is_empty()).then(|| {
            el("ul")
                .key("legend")
                .attr("class", "legend")
                .attr("part", "legend")
                .attr("role", "list")
                .attr("aria-label", self.content.ui(Ui::LegendTitle).to_owned())
                .children(signs)
        })
    }

    /// A view as it is drawn now, as a complete SVG document; empty for one that is not shown.
    pub fn svg(&self, view: View) -> String {
        if !self.state.can_show(view) {
            return String::new();
        }
        let (width, height) = PICTURE;
        let theme = match self.options.theme {
            Theme::Dark => svg::Theme::Dark,
            Theme::Contrast => svg::Theme::Contrast,
            Theme::Light | Theme::Auto => svg::Theme::Light,
        };
        let views = self.picture(view, width, height);
        let style = svg::style(theme, self.options.skin);
        svg::to_string(&svg::document_in(views, width, height, &style))
    }

    /// The trees of a view as it is drawn now in a room of its own, with the left edge of each.
    ///
    /// `width` and `height` are pixels; what does not change with a press is held by
    /// [`Node::Shared`](crate::render::Node::Shared).
    pub fn picture(&self, view: View, width: f64, height: f64) -> Vec<(f64, Element)> {
        let mut state = self.state.clone();
        state.view = view;
        state.stage = Stage {
            // Not so narrow that it would look closer than the whole view.
            width: width.max(WHOLE_FROM),
            height,
            stage_width: width,
            ..Stage::default()
        };
        let layout = layout(&state, &self.atlas);
        let scene = scene(&state, &self.atlas, &self.content, &layout);
        let mut painter = Painter::default();
        let views = scene.views.iter();
        views
            .map(|view| (view.frame.x, painter.draw(view)))
            .collect()
    }

    fn panel(&self) -> Panel<'_> {
        Panel {
            state: &self.state,
            atlas: &self.atlas,
            content: &self.content,
            options: &self.options,
            results: &self.results,
            thumbs: &self.thumbs,
            along: &self.along,
        }
    }
}
