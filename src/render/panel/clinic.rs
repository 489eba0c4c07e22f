//! What the clinic adds to a page of the panel: its own words, and the way to its own pages.

use super::Panel;
use super::parts::{div, link, section};
use crate::content::Ui;
use crate::options::LinkTarget;
use crate::prose;
use crate::render::node::Element;
use crate::render::prose::elements;

impl Panel<'_> {
    /// The clinic's words and links for what is shown; `targets` come most specific first.
    ///
    /// None while questions are open: self-care is closed then, and these may be self-care.
    pub(super) fn clinic_part(&self, targets: &[LinkTarget]) -> Option<Element> {
        let clinic = &self.options.clinic;
        let links = clinic.links_for(targets);
        let note = clinic.note_for(targets);
        if (links.is_empty() && note.is_none()) || self.state.verdict().blocks_care() {
            return None;
        }
        let words = note.map(|form| self.prose(form)).unwrap_or_default();
        let links = links
            .into_iter()
            .map(|entry| link("care-link", entry.url.clone()).text(entry.title.clone()));
        let links = div("links").key("links").children(links);
        let section = section("from-clinic", self.clinic_title());
        Some(section.children(words).child(links))
    }

    /// Words of the clinic under its name.
    pub(super) fn clinic_words(&self, key: &'static str, form: &str) -> Element {
        section(key, self.clinic_title()).children(self.prose(form))
    }

    /// The clinic's words on what the map is not; ours stand beside them.
    pub(super) fn disclaimer(&self) -> Option<Element> {
        let form = self.options.clinic.disclaimer.as_deref()?;
        Some(
            div("disclaimer")
                .key("disclaimer")
                .children(self.prose(form)),
        )
    }

    fn clinic_title(&self) -> String {
        match &self.options.clinic.name {
            Some(name) => self.content.say(Ui::ClinicFromName, &[("name", name)]),
            None => self.text(Ui::ClinicFrom),
        }
    }

    fn prose(&self, form: &str) -> Vec<Element> {
        let blocks = prose::decode(form);
        elements(blocks, &|url| self.prose_link(url))
    }
}
