//! The page that the visitor takes along: one sheet of paper, the same as plain text, and its
//! pictures as a file.
//!
//! ```text
//! State, texts, clinic, date ── Summary::of ──> plain data ─┬─ page ──> tree of nodes (screen, print)
//!                                                           ├─ text ──> plain text
//!                                                           └─ file ──> complete SVG document
//! ```
//!
//! A plan has a sheet of its own after the marks (`plan`). The page holds what fits on one sheet (`fit`); text and file hold everything.

mod earlier;
mod figures;
mod file;
mod fit;
mod foot;
mod model;
mod page;
mod plan;
mod text;

pub use earlier::earlier;
pub use file::document;
pub use fit::Shown;
pub use model::{AnswerLine, MarkLine, Match, Summary};
pub use page::page;
pub use plan::PlanLine;
pub use text::text;

use crate::atlas::{Atlas, View};
use crate::content::Content;
use crate::options::Options;
use crate::state::State;

/// Most close-ups beside the two figures.
const MAX_CLOSEUPS: usize = 3;

/// What a summary is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What was marked, answered and tried.
    pub state: &'a State,
    /// The drawings.
    pub atlas: &'a Atlas,
    /// The texts.
    pub content: &'a Content,
    /// What the host says of the clinic.
    pub options: &'a Options,
    /// The day, in words of the content's language.
    pub date: &'a str,
    /// Address with the marks in it, for a code on paper; empty where the visitor made none.
    pub link: &'a str,
}

/// The views of the page with the marks: front, back, and close-ups for marks that neither shows.
///
/// The close-up that the tables name for a zone wins, then the one that shows most of the rest.
pub fn views(state: &State) -> Vec<View> {
    if state.marks.is_empty() {
        return Vec::new();
    }
    let mut views = vec![View::Front, View::Back];
    let shows = |view: View, mark: &crate::state::Mark| {
        crate::state::zone_in(mark.zone, mark.side, view) && state.can_show(view)
    };
    for mark in &state.marks {
        if views.len() == MAX_CLOSEUPS + 2 || views.iter().any(|view| shows(*view, mark)) {
            continue;
        }
        let all = View::ALL.iter().copied();
        let home = mark.zone.home(mark.side).filter(|view| shows(*view, mark));
        views.extend(home.or_else(|| all.rev().find(|view| shows(*view, mark))));
    }
    views
}
