//! A value of the file and where it stands.

use serde_json::Value;

/// A value with its path, such as `$.links[2].url`, and its language where the file tells it.
#[derive(Clone, Debug)]
pub(super) struct At<'v> {
    pub(super) path: String,
    pub(super) value: &'v Value,
    /// Tag under which the value stands, as the file has it.
    pub(super) language: Option<&'v str>,
}

impl<'v> At<'v> {
    /// The whole file.
    pub(super) fn root(value: &'v Value) -> Self {
        Self {
            path: "$".to_owned(),
            value,
            language: None,
        }
    }

    /// A field of an object.
    pub(super) fn field(&self, key: &str, value: &'v Value) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let is_name = key.chars().all(plain) && !key.starts_with(|c: char| c.is_ascii_digit());
        let path = if is_name && !key.is_empty() {
            [&self.path, ".", key].concat()
        } else {
            let quoted: String = key.chars().take(MAX_KEY).flat_map(escaped).collect();
            [&self.path, "[\"", &quoted, "\"]"].concat()
        };
        Self {
            path,
            value,
            language: self.language,
        }
    }

    /// The text under the tag of a language.
    pub(super) fn in_language(&self, tag: &'v str, value: &'v Value) -> Self {
        Self {
            language: Some(tag),
            ..self.field(tag, value)
        }
    }

    /// The items of a list with their places; one value alone is a list of one.
    pub(super) fn items(&self) -> Vec<Self> {
        match self.value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(idx, value)| Self {
                    path: format!("{}[{idx}]", self.path),
                    value,
                    language: self.language,
                })
                .collect(),
            _ => vec![self.clone()],
        }
    }
}

/// Longest key that a path shows, in characters.
const MAX_KEY: usize = 60;

/// A character of a key within quotes, on one line.
fn escaped(c: char) -> impl Iterator<Item = char> {
    let slash = matches!(c, '"' | '\\').then_some('\\');
    let shown = if c.is_control() { ' ' } else { c };
    slash.into_iter().chain([shown])
}
