//! The panel while nothing is chosen: one invitation, and what to do in an emergency.

use super::parts::{home, p};
use super::{Page, Panel};
use crate::content::Ui;
use crate::state::Size;

impl Panel<'_> {
    pub(super) fn empty(&self) -> Page {
        let narrow = self.state.stage.size() <= Size::S;
        // On narrow widgets the invitation stands above the drawing.
        let head = if narrow {
            Vec::new()
        } else {
            vec![
                p("overline", self.text(Ui::EmptyNothingChosen)).key("overline"),
                home(self.text(Ui::EmptyTitle)).key("title"),
            ]
        };
        let hint = (!narrow).then(|| p("text", self.text(Ui::EmptyHint)).key("hint"));
        let keys = (!narrow).then(|| self.keys());
        let body = hint
            .into_iter()
            .chain([self.emergency_line()])
            .chain(keys)
            .collect();
        Page {
            key: "empty".to_owned(),
            head,
            body,
        }
    }
}
