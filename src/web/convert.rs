//! The only types that cross the boundary, built from core types by hand.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::dom::Changes;
use crate::state::{Effects, Event, Focus, HistoryStep};
use crate::text::split_once;

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
    detail: Detail<'a>,
}

/// Names with their values, as an object.
struct Detail<'a>(&'a [(&'static str, String)]);

impl Serialize for Detail<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'a> From<&'a Event> for EventOut<'a> {
    fn from(event: &'a Event) -> Self {
        Self {
            name: event.name,
            detail: Detail(&event.detail),
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
    let (message, hint) = split_once(text, "; ").unwrap_or((text, ""));
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
