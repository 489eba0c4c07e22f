//! JSON as the values that `Pattern::read` takes.

use pain_map::pattern::Value;

/// A JSON value.
#[derive(Clone)]
pub struct Json(pub serde_json::Value);

impl Value for Json {
    fn field(&self, name: &str) -> Option<Self> {
        let value = self.0.as_object()?.get(name)?;
        (!value.is_null()).then(|| Self(value.clone()))
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn length(&self) -> Option<usize> {
        self.0.as_array().map(Vec::len)
    }

    fn item(&self, position: usize) -> Option<Self> {
        self.0.get(position).cloned().map(Self)
    }
}
