//! The languages to choose from, and whether somebody has reviewed the one that is shown.

use super::Panel;
use super::parts::{div, flag, p};
use crate::content::{LANGUAGES, Ui, known_language};
use crate::render::node::{Element, el};

impl Panel<'_> {
    /// The clinic's languages, each by its own name; `None` where there is nothing to choose.
    ///
    /// The language is the element's matter, as its attribute is: a press is no action.
    pub(super) fn languages(&self) -> Option<Element> {
        let mut tags: Vec<&str> = Vec::new();
        for tag in &self.options.clinic.languages {
            let known = known_language(tag);
            tags.extend(known.filter(|tag| !tags.contains(tag)));
        }
        let choice = tags.iter().map(|tag| self.language(tag));
        let group = div("languages")
            .key("languages")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::LanguageTitle))
            .children(choice);
        (tags.len() > 1).then_some(group)
    }

    fn language(&self, tag: &str) -> Element {
        let names = LANGUAGES.iter().find(|(other, _)| *other == tag);
        el("button")
            .key(tag.to_owned())
            .attr("type", "button")
            .attr("class", "text-button")
            .attr("lang", tag.to_owned())
            .attr("data-speak", tag.to_owned())
            .attr("aria-pressed", flag(self.options.lang == tag))
            .text(names.map_or(tag, |(_, name)| name).to_owned())
    }

    /// The quiet note where no clinician has reviewed the texts in this language.
    pub(super) fn review(&self) -> Option<Element> {
        let reviewed = self.content.is_reviewed();
        (!reviewed).then(|| p("review quiet", self.text(Ui::AboutReview)).key("review"))
    }
}
