//! What the visitor takes along, and what comes back.

use super::PainMap;
use crate::content::Ui;
use crate::pattern::{Along, Earlier, FRAGMENT, LinkError, MAX_EARLIER, Memory, Opened, Pattern};

impl PainMap {
    /// What is marked, answered and tested now, to take along.
    pub fn pattern(&self) -> Pattern {
        Pattern::of(&self.state)
    }

    /// Puts a pattern in place of what is marked, as one step that can be taken back.
    ///
    /// Answers how many of its marks and tests the page keeps off the map.
    pub fn set_pattern(&mut self, pattern: Pattern) -> usize {
        let n_hidden = pattern.put(&mut self.state, !self.options.no_figure_choice);
        self.atlas.wear(self.state.figure);
        n_hidden
    }

    /// Puts what a link holds on the map, and says in a sentence or two what came of it.
    ///
    /// A link of which nothing can be read changes nothing.
    pub fn open_link(&mut self, text: &str) -> String {
        let opened = match Pattern::from_link(text) {
            Ok(opened) => opened,
            Err(LinkError::Newer) => return self.content.ui(Ui::TakeLinkNewer).to_owned(),
            Err(LinkError::Damaged) => return self.content.ui(Ui::TakeLinkLost).to_owned(),
        };
        let Opened {
            pattern,
            whole,
            n_unknown,
        } = opened;
        let left_out = self.set_pattern(pattern) + n_unknown > 0;
        let n_marks = self.state.marks.len();
        let (one, other) = if whole {
            (Ui::TakeLinkOpenedOne, Ui::TakeLinkOpenedOther)
        } else {
            (Ui::TakeLinkDamagedOne, Ui::TakeLinkDamagedOther)
        };
        let opened = self.content.count(one, other, n_marks, &[]);
        if !left_out {
            return opened;
        }
        [&opened, " ", self.content.ui(Ui::TakeLinkPartly)].concat()
    }

    /// The address of this page with what is marked in its fragment.
    pub fn link(&self) -> String {
        [
            &self.along.address,
            "#",
            FRAGMENT,
            &self.pattern().to_link(),
        ]
        .concat()
    }

    /// Takes in what the device keeps: dates and links, oldest first; the newest few are used.
    pub fn set_memory(&mut self, memory: Memory, entries: &[(String, String)]) {
        let n_older = entries.len().saturating_sub(MAX_EARLIER);
        let entries = entries.iter().skip(n_older);
        let earlier = entries.filter_map(|(date, link)| Earlier::read(date, link));
        self.along = Along {
            address: std::mem::take(&mut self.along.address),
            memory,
            earlier: earlier.collect(),
        };
    }
}
