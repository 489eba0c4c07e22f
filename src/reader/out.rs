//! The form that the core decodes: one entry a line, fields parted by TAB.

/// Entries so far.
#[derive(Default)]
pub(super) struct Out(String);

impl Out {
    /// Adds an entry. No field holds a line break or a TAB: texts are cleaned before.
    pub(super) fn line(&mut self, word: &str, fields: &[&str]) {
        self.0.push_str(word);
        for field in fields {
            self.0.push('\t');
            let parts = |c: char| matches!(c, '\t' | '\n' | '\r');
            self.0.push_str(&field.replace(parts, " "));
        }
        self.0.push('\n');
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }
}
