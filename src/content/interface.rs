//! Words of the interface, and names of what it shows.

use super::pack::items;
use super::{Content, Ui};
use crate::atlas::{Figure, LandmarkId, Laterality, View};

/// Words of the interface.
impl Content {
    /// A text of the interface; empty until the names are there.
    pub fn ui(&self, key: Ui) -> &str {
        self.forms(key).next().unwrap_or_default()
    }

    /// A text of the interface with its placeholders filled in.
    pub fn say(&self, key: Ui, values: &[(&str, &str)]) -> String {
        fill(self.ui(key), values)
    }

    /// The words of a group that scripts ask for, as `key` TAB `text`, sorted by key.
    ///
    /// Empty until the names are there, and for a group that is none of the scripts' own.
    pub fn script_words(&self, group: &str) -> Vec<String> {
        let rows = 0..Ui::ALL.len();
        rows.filter_map(|row| {
            let (owner, key) = self.name("ui", row, 1)?.split_once('.')?;
            let text = items(self.name("ui", row, 0)).next()?;
            (owner == group).then(|| [key, "\t", text].concat())
        })
        .collect()
    }

    /// A side of the body by itself: "Your left side".
    pub fn side(&self, side: Laterality) -> &str {
        self.ui(match side {
            Laterality::Left => Ui::CommonSideLeft,
            Laterality::Right => Ui::CommonSideRight,
            Laterality::Midline => Ui::CommonSideMidline,
        })
    }

    /// A landmark in plain words: "Middle of the eyebrow"; there with the longer texts.
    pub fn landmark(&self, landmark: LandmarkId) -> Option<&str> {
        self.text("landmarks", landmark.index(), 0)
    }

    /// The short name of a view: "Front".
    pub fn view(&self, view: View) -> &str {
        self.name("views", view as usize, 0).unwrap_or(view.slug())
    }

    /// The name of a body: "Neutral".
    pub fn figure(&self, figure: Figure) -> &str {
        self.name("figures", figure as usize, 0)
            .unwrap_or(figure.slug())
    }

    /// The name of a view under its picture, where the side is told beside it: "Palm".
    pub fn view_short(&self, view: View) -> &str {
        self.name("views", view as usize, 1).unwrap_or(view.slug())
    }

    /// The full name of a view: "The body from the front".
    pub fn seen(&self, view: View) -> &str {
        self.name("views", view as usize, 2).unwrap_or(view.slug())
    }
}

/// Puts values in place of `{key}`; unknown placeholders stay.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(key, tail)| {
            let (_, value) = values.iter().find(|(name, _)| *name == key)?;
            Some((*value, tail))
        });
        match found {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once() {
        assert_eq!(fill("{a} {b} {", &[("a", "{b}"), ("b", "x")]), "{b} x {");
        assert_eq!(fill("{unknown} {a}", &[("a", "x")]), "{unknown} x");
    }
}
