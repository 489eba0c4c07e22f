//! The browser shell: one handle per element, conversions, and the patching of the DOM.
//!
//! It translates and nothing else.
//! Listeners, files and the element's life belong to `www/element.js`, which calls the handle and
//! catches what goes wrong, so that a failure ends one map and never reaches the page.

mod along;
pub mod convert;
pub mod dom;
mod files;

use std::fmt::Display;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::atlas::{Figure, View};
use crate::map::PainMap;
use crate::options::Options;
use crate::render::Thumbs;
use crate::state::Action;
use dom::{Changes, Page};

/// Tells where the core panicked, which the page would see as a trap without a word.
#[wasm_bindgen(start)]
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        if let Some(place) = info.location() {
            let line = place.line().to_string();
            wasm_bindgen::throw_str(&["panicked at ", place.file(), ":", &line].concat());
        }
    }));
}

/// A map of one element; its methods are private to `www/element.js`.
#[wasm_bindgen]
pub struct Handle {
    map: PainMap,
    page: Option<Page>,
    /// Whether the last action was part of a stroke.
    in_stroke: bool,
}

#[wasm_bindgen]
impl Handle {
    /// A map without files, not yet in a page.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            map: PainMap::new(Options::default()),
            page: None,
            in_stroke: false,
        }
    }

    /// Sets an attribute, or takes it away; a warning where the value is not used.
    pub fn option(&mut self, name: &str, value: Option<String>) -> Option<String> {
        let warning = self.map.set_option(name, value.as_deref()).err();
        self.draw();
        warning.map(|warning| warning.to_string())
    }

    /// Takes in skin and lines of a view, as read from its first drawing; a problem if there is one.
    pub fn lines(&mut self, view: &str, keys: Vec<String>, data: Vec<String>) -> JsValue {
        let Some(view) = View::from_slug(view) else {
            return JsValue::UNDEFINED;
        };
        let result = self.map.atlas.add_lines(view, keys.into_iter().zip(data));
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// Takes in the pack of a view's drawing; a problem if there is one.
    pub fn pack(&mut self, view: &str, bytes: &[u8]) -> JsValue {
        let Some(view) = View::from_slug(view) else {
            return JsValue::UNDEFINED;
        };
        let result = self.map.atlas.add_pack(view, bytes);
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// Takes in the pack of a figure; a problem if there is one.
    pub fn figure(&mut self, figure: &str, bytes: &[u8]) -> JsValue {
        let Some(figure) = Figure::from_slug(figure) else {
            return JsValue::UNDEFINED;
        };
        let result = self.map.add_figure(figure, bytes);
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// Takes in the names in a language; a problem if there is one.
    pub fn names(&mut self, language: &str, text: String) -> JsValue {
        let result = self.map.add_names(language, text);
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// Takes in the longer texts in a language; a problem if there is one.
    pub fn texts(&mut self, language: &str, text: String) -> JsValue {
        let result = self.map.add_texts(language, text);
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// The words of a group of the interface in the language that is shown, as `key` TAB `text`;
    /// for an answer after a hold, the title of its entry, and why it is not for now.
    ///
    /// Only for groups that `build/fields.rs` lists in `SCRIPT_WORDS`.
    pub fn words(&self, group: &str) -> Vec<String> {
        self.map.script_words(group)
    }

    /// Takes in the articles in a language; a problem if there is one.
    pub fn articles(&mut self, language: &str, text: String) -> JsValue {
        let result = self.map.add_articles(language, text);
        problem(result.map_err(|error| (error.code(), error)))
    }

    /// Takes in the small pictures of the views.
    pub fn thumbs(&mut self, text: &str) {
        self.map.thumbs = Thumbs::read(text);
    }

    /// Takes in the clinic's own content, as the reader hands it over.
    pub fn content(&mut self, text: &str) {
        self.map.set_content(text);
        self.draw();
    }

    /// Files that are still needed for what is shown, the most urgent first.
    pub fn wants(&self) -> Vec<String> {
        files::wanted(&self.map)
    }

    /// Chooses by id and side, as the host asks; `false` when there is no such id.
    pub fn select(&mut self, id: &str, side: &str) -> bool {
        let wish = [id, " ", side].concat();
        let known = self.map.set_option("selected", Some(&wish)).is_ok();
        self.draw();
        known
    }

    /// Does an action given as text and draws; `undefined` when it is not an action.
    pub fn act(&mut self, text: &str) -> JsValue {
        let Ok(action) = text.parse::<Action>() else {
            return JsValue::UNDEFINED;
        };
        self.in_stroke = matches!(action, Action::Paint { .. });
        let effects = self.map.apply(action);
        let changes = self.draw();
        convert::effects(&effects, changes)
    }

    /// Tells how much room there is, in CSS pixels; the next drawing uses it.
    pub fn resize(&mut self, width: f64, height: f64, stage_width: f64) {
        let size = Action::Resize {
            width,
            height,
            stage_width,
        };
        // The room is the host's matter: no event, no history.
        let _ = self.map.apply(size);
    }

    /// Tells how large the page's text is, as a multiple of 16 px; the next drawing uses it.
    pub fn text_size(&mut self, times: f64) {
        let _ = self.map.apply(Action::TextSize(times));
    }

    /// Draws into `mount` from here on, in place of what is there.
    pub fn attach(&mut self, mount: web_sys::Element) {
        self.page = Page::new(mount);
        self.in_stroke = false;
        self.draw();
    }

    /// Lets go of the DOM; what it shows stays, and so does the state.
    pub fn detach(&mut self) {
        self.page = None;
    }

    /// Draws what changed.
    pub fn render(&mut self) {
        self.draw();
    }

    /// Tells the day in words of the page's language, for the summary.
    pub fn date(&mut self, text: String) {
        self.map.date = text;
    }

    /// The summary as plain text.
    pub fn summary_text(&self) -> String {
        self.map.summary_text(&self.map.date)
    }

    /// The pictures of the summary as a complete SVG document.
    pub fn summary_svg(&self) -> String {
        self.map.summary_svg(&self.map.date)
    }

    /// A view as a complete SVG document; empty for an unknown view.
    pub fn svg(&self, view: &str) -> String {
        View::from_slug(view).map_or_else(String::new, |view| self.map.svg(view))
    }
}

impl Handle {
    fn draw(&mut self) -> Changes {
        let Some(page) = &mut self.page else {
            return Changes::default();
        };
        let markup = match self.in_stroke {
            true => self.map.markup_in_stroke(),
            false => self.map.markup(),
        };
        // The names of tags and attributes are our own, so the browser takes them.
        page.show(markup).unwrap_or_default()
    }
}

/// The problem of a result for the page, or `undefined`.
fn problem(result: Result<(), (&str, impl Display)>) -> JsValue {
    match result {
        Ok(()) => JsValue::UNDEFINED,
        Err((code, error)) => convert::problem(code, &error.to_string()),
    }
}
