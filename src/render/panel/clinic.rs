//! What the clinic adds to a page of the panel: its own words, and the way to its own pages.

use super::Panel;
use super::parts::{div, link, section};
use crate::content::Ui;
use crate::options::LinkTarget;
use crate::render::node::Element;

impl Panel<'_> {
    /// The clinic's words and links for what is shown; `targets` come most specific first.
    ///
    /// None while questions about warning signs are open: self-care is closed then, and these may be.
    pub(super) fn from_clinic(&self, targets: &[LinkTarget]) -> Option<Element> {
        let clinic = &self.options.clinic;
        let links = clinic.links_for(targets);
        if links.is_empty() || self.state.verdict().blocks_care() {
            return None;
        }
        let title = match &clinic.name {
            Some(name) => self.content.say(Ui::ClinicFromName, &[("name", name)]),
            None => self.text(Ui::ClinicFrom),
        };
        let links = links
            .into_iter()
            .map(|entry| link("care-link", entry.url.clone()).text(entry.title.clone()));
        let links = div("links").key("links").children(links);
        Some(section("from-clinic", title).child(links))
    }
}
