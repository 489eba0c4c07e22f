//! The only types that cross the boundary, built from core types by hand.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::dom::Changes;
use crate::options::{ClinicInput, LinkInput};
use crate::state::{Effects, Event, Focus, HistoryStep};

/// More links than this are not even looked at; the core keeps fewer.
const MAX_LINKS: usize = 500;

/// Most problems that are told.
const MAX_PROBLEMS: usize = 20;

/// What an action asks of the page.
#[derive(Serialize)]
struct EffectsOut<'a> {
    changed: bool,
    events: Vec<EventOut<'a>>,
    opened: usize,
    closed: usize,
    focus: &'static str,
    zoom: Option<ZoomOut>,
}

/// How the body and a close-up go over into each other.
#[derive(Serialize)]
struct ZoomOut {
    opens: bool,
    scale: f64,
    x: f64,
    y: f64,
}

/// An event for the host.
#[derive(Serialize)]
struct EventOut<'a> {
    name: &'static str,
    detail: BTreeMap<&'static str, &'a str>,
}

impl<'a> From<&'a Event> for EventOut<'a> {
    fn from(event: &'a Event) -> Self {
        Self {
            name: event.name,
            detail: event
                .detail
                .iter()
                .map(|(key, value)| (*key, value.as_str()))
                .collect(),
        }
    }
}

/// The effects as a plain object; `undefined` should it not fit into one.
pub fn effects(effects: &Effects, changes: Changes) -> JsValue {
    let (opened, closed) = match effects.history {
        HistoryStep::Stay => (0, 0),
        HistoryStep::Push(count) => (count, 0),
        HistoryStep::Pop(count) => (0, count),
    };
    to_object(&EffectsOut {
        changed: changes != Changes::default(),
        events: effects.events.iter().map(EventOut::from).collect(),
        opened,
        closed,
        focus: match effects.focus {
            Focus::Stay => "stay",
            Focus::Map => "map",
            Focus::Panel => "panel",
            Focus::Question => "question",
            Focus::Care => "care",
            Focus::Search => "search",
        },
        zoom: effects.zoom.map(|zoom| ZoomOut {
            opens: zoom.opens,
            scale: zoom.scale,
            x: zoom.shift.x,
            y: zoom.shift.y,
        }),
    })
}

/// Why a file cannot be used.
#[derive(Serialize)]
struct ProblemOut<'a> {
    code: &'a str,
    message: &'a str,
    hint: &'a str,
}

/// A problem with a file: the message says what and how to fix it, parted by a semicolon.
pub fn problem(code: &str, text: &str) -> JsValue {
    let (message, hint) = text.split_once("; ").unwrap_or((text, ""));
    to_object(&ProblemOut {
        code,
        message,
        hint,
    })
}

fn to_object(value: &impl Serialize) -> JsValue {
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// A clinic's content as it arrived, and what in it has the wrong shape.
///
/// Any value is taken: a field that is missing or of another kind is left out.
pub fn clinic(value: &JsValue) -> (ClinicInput, Vec<String>) {
    let mut reader = Reader::default();
    if !value.is_object() || js_sys::Array::is_array(value) {
        reader.tell("", "must be an object");
        return (ClinicInput::default(), reader.problems);
    }
    let input = ClinicInput {
        name: reader.text(value, "", "name"),
        logo: reader.text(value, "", "logo"),
        phone: reader.text(value, "", "phone"),
        booking_url: reader.text(value, "", "booking_url"),
        emergency_number: reader.text(value, "", "emergency_number"),
        links: reader.links(value),
    };
    (input, reader.problems)
}

/// Reads fields of values from outside.
#[derive(Default)]
struct Reader {
    problems: Vec<String>,
}

impl Reader {
    fn text(&mut self, object: &JsValue, path: &str, name: &str) -> Option<String> {
        let value = field(object, name)?;
        let text = value.as_string();
        if text.is_none() {
            self.tell(&[path, name].concat(), "must be a text");
        }
        text
    }

    fn links(&mut self, object: &JsValue) -> Vec<LinkInput> {
        let Some(links) = field(object, "links") else {
            return Vec::new();
        };
        if !js_sys::Array::is_array(&links) {
            self.tell("links", "must be a list");
            return Vec::new();
        }
        let links = js_sys::Array::from(&links);
        let links = links.iter().take(MAX_LINKS);
        links
            .enumerate()
            .map(|(idx, link)| self.link(idx, &link))
            .collect()
    }

    fn link(&mut self, idx: usize, link: &JsValue) -> LinkInput {
        let path = ["links[", &idx.to_string(), "]."].concat();
        LinkInput {
            target: self.text(link, &path, "for").unwrap_or_default(),
            title: self.text(link, &path, "title").unwrap_or_default(),
            url: self.text(link, &path, "url").unwrap_or_default(),
        }
    }

    fn tell(&mut self, path: &str, what: &str) {
        if self.problems.len() < MAX_PROBLEMS {
            let parts = [
                "content",
                if path.is_empty() { "" } else { ": " },
                path,
                ": ",
                what,
            ];
            self.problems.push(parts.concat());
        }
    }
}

/// A field that is there: neither missing nor null.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    if !object.is_object() {
        return None;
    }
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}
