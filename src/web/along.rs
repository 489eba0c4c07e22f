//! What the visitor takes along, on its way over the boundary.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::Handle;
use crate::pattern::{Memory, Pattern, Value};

#[wasm_bindgen]
impl Handle {
    /// The pattern as JSON.
    pub fn pattern(&self) -> String {
        self.map.pattern().to_json()
    }

    /// Takes in a pattern: answers a list of what was mended, or a text that says why not.
    pub fn import(&mut self, value: &JsValue) -> JsValue {
        match Pattern::read(&Js(value.clone())) {
            Ok((pattern, mut problems)) => {
                if self.map.set_pattern(pattern) > 0 {
                    problems.push("marks and tests that this page hides are left out".to_owned());
                }
                self.draw();
                problems
                    .into_iter()
                    .map(JsValue::from)
                    .collect::<Array>()
                    .into()
            }
            Err(error) => error.to_string().into(),
        }
    }

    /// What is marked, as the text of a link without its address; empty for nothing.
    pub fn link(&self) -> String {
        let pattern = self.map.pattern();
        if pattern.is_empty() {
            String::new()
        } else {
            pattern.to_link()
        }
    }

    /// Puts what a link holds on the map; what came of it, for the visitor.
    pub fn open_link(&mut self, text: &str) -> String {
        let note = self.map.open_link(text);
        self.draw();
        note
    }

    /// Tells the address of the page, without its fragment.
    pub fn address(&mut self, address: String) {
        self.map.along.address = address;
    }

    /// Tells what the device keeps: dates and links, oldest first.
    pub fn memory(&mut self, memory: &str, dates: Vec<String>, links: Vec<String>) {
        let entries: Vec<_> = dates.into_iter().zip(links).collect();
        self.map.set_memory(Memory::from_slug(memory), &entries);
        self.draw();
    }
}

/// A value of the page; a getter that throws is a field that is missing.
struct Js(JsValue);

impl Value for Js {
    fn field(&self, name: &str) -> Option<Self> {
        if !self.0.is_object() {
            return None;
        }
        let value = Reflect::get(&self.0, &JsValue::from_str(name)).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn length(&self) -> Option<usize> {
        Array::is_array(&self.0).then(|| self.0.unchecked_ref::<Array>().length() as usize)
    }

    fn item(&self, position: usize) -> Option<Self> {
        let item = Reflect::get_u32(&self.0, position as u32).ok()?;
        Some(Self(item))
    }
}
