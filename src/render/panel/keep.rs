//! Taking the marks along: the link, and what this device keeps.
//!
//! Both are there only where the page allows them, and do nothing before the visitor asks.
//! Clipboard and storage belong to the browser: `data-along` says to `www/along.js` what a button does.

use super::Panel;
use super::parts::{div, flag, fold_button, p, section};
use crate::content::Ui;
use crate::pattern::{FRAGMENT, Memory, Pattern};
use crate::render::node::{Element, el};
use crate::render::summary::{Source, earlier};
use crate::state::Fold;

impl Panel<'_> {
    /// Link and memory; nothing where the page allows neither.
    pub(super) fn keep(&self) -> Option<Element> {
        let (share, memory) = (self.share(), self.memory());
        let empty = share.is_none() && memory.is_none();
        (!empty).then(|| div("keep").key("keep").children(share).children(memory))
    }

    /// The address of this page with the marks in it; made when the visitor opens the fold.
    fn share(&self) -> Option<Element> {
        let pattern = Pattern::of(self.state);
        if !self.options.share || pattern.is_empty() {
            return None;
        }
        let open = self.state.is_open(Fold::Share);
        let name = self.content.ui(Ui::TakeLinkMake);
        let link = open.then(|| {
            let address = [&self.along.address, "#", FRAGMENT, &pattern.to_link()].concat();
            div("share")
                .key("link")
                .child(p("text", self.text(Ui::TakeLinkNote)))
                .child(
                    el("input")
                        .attr("class", "share-link")
                        .attr("part", "share-link")
                        .attr("type", "text")
                        .attr("readonly", "")
                        .attr("aria-label", self.text(Ui::TakeLink))
                        .attr("value", address),
                )
                .child(
                    self.asks("copy", Ui::TakeCopyLink)
                        .attr("data-done", self.text(Ui::TakeCopied)),
                )
        });
        let fold = fold_button("fold-button", Fold::Share, open, name);
        Some(div("fold").key("share").child(fold).children(link))
    }

    /// The switch, what is kept, and the way to forget it.
    fn memory(&self) -> Option<Element> {
        if !self.options.remember {
            return None;
        }
        let block = section("memory", self.text(Ui::TakeMemory));
        match self.along.memory {
            Memory::Newer => return Some(block.child(p("text", self.text(Ui::TakeMemoryNewer)))),
            Memory::Refused => {
                return Some(block.child(p("text", self.text(Ui::TakeMemoryRefused))));
            }
            Memory::Off | Memory::On => {}
        }
        let on = self.along.memory == Memory::On;
        let switch = self
            .asks("remember", Ui::TakeRemember)
            .key("switch")
            .attr("aria-pressed", flag(on));
        let n_kept = self.along.earlier.len();
        let kept = (n_kept > 0).then(|| {
            let count = self
                .content
                .count(Ui::TakeKeptOne, Ui::TakeKeptOther, n_kept, &[]);
            let open = self.state.is_open(Fold::Earlier);
            let days = open.then(|| {
                let source = Source {
                    state: self.state,
                    atlas: self.atlas,
                    content: self.content,
                    options: self.options,
                    date: "",
                    link: "",
                };
                earlier(&source, &self.along.earlier)
            });
            div("fold")
                .key("kept")
                .child(fold_button("fold-button", Fold::Earlier, open, &count))
                .children(days)
        });
        let forget = (on || n_kept > 0).then(|| {
            let forget = self.asks("forget", Ui::TakeForget);
            div("forget")
                .key("forget")
                .child(forget)
                .child(p("quiet", self.text(Ui::TakeForgetNote)))
        });
        let block = block
            .child(p("quiet", self.text(Ui::TakeMemoryNote)).key("note"))
            .child(switch)
            .children(kept);
        Some(block.children(forget))
    }

    /// A button that asks the browser for something.
    fn asks(&self, what: &'static str, text: Ui) -> Element {
        el("button")
            .attr("class", "button")
            .attr("type", "button")
            .attr("data-along", what)
            .text(self.text(text))
    }
}
