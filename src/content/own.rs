//! Words of a clinic in place of ours.

use super::Content;
use super::pack::Section;

/// A word or sentence in place of one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// Section of the words, such as `muscles`.
    pub section: String,
    /// Its column, such as `plain`.
    pub column: String,
    /// Position in the table.
    pub row: usize,
    /// The text; items of a list are parted as in the packs.
    pub text: String,
}

/// Section of words that are in another language than the one that is shown; its tag is the column.
const FOREIGN: &str = "lang";

/// All words of a clinic.
#[derive(Clone, Debug, Default)]
pub(super) struct Own(Vec<OwnText>);

impl Own {
    /// The clinic's text for a column of a section, where it has one.
    pub(super) fn get(
        &self,
        sections: &[Section],
        section: &str,
        row: usize,
        field: usize,
    ) -> Option<&str> {
        let of_row = |text: &&OwnText| text.row == row && text.section == section;
        let mut texts = self.0.iter().filter(of_row);
        let (_, columns) = sections.iter().find(|(name, _)| *name == section)?;
        let column = columns.get(field)?;
        let found = texts.find(|text| text.column == *column);
        found.map(|text| text.text.as_str())
    }
}

impl Content {
    /// The tag of the language of words of the clinic, where they are not in the one that is shown.
    pub fn foreign(&self, words: &str) -> Option<&str> {
        let mut texts = self.own.0.iter();
        let found = texts.find(|own| own.text == words && own.section == FOREIGN);
        found.map(|own| own.column.as_str())
    }

    /// Takes in words in place of ours; those from before are forgotten.
    pub fn set_own(&mut self, texts: Vec<OwnText>) {
        self.own = Own(texts);
    }
}
