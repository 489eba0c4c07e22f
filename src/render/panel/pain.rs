//! The panel of pain mode: what is marked, warning signs, muscles that may match.

use super::parts::{home, p};
use super::{Page, Panel};
use crate::content::{About, Ui};
use crate::options::LinkTarget;

impl Panel<'_> {
    pub(super) fn pain(&self) -> Page {
        if let Some(page) = self.mark_page() {
            return page;
        }
        let mut body = Vec::new();
        if self.state.marks.is_empty() {
            body.push(p("text", self.text(Ui::EmptyHintPain)).key("hint"));
            body.push(self.emergency_line());
        } else {
            body.push(self.marks());
            body.extend(self.questions());
            let last = self.state.marks.last();
            let views = last.map(|mark| self.atlas.closeups_of_zone(mark.zone, mark.side));
            body.extend(self.larger(&views.unwrap_or_default()));
            body.extend(self.further_warnings());
            if self.may_show_matches() {
                body.push(self.matches());
                body.extend(self.care_section());
                let zones = self.state.marks.iter().map(|mark| About::Zone(mark.zone));
                body.extend(self.read_about(&zones.collect::<Vec<_>>()));
                let zone = last.map(|mark| LinkTarget::of_zone(mark.zone));
                body.extend(self.clinic_part(&zone.unwrap_or_default()));
            }
        }
        body.extend(self.keep());
        let head = vec![home(self.text(Ui::PainTitle)).key("title")];
        Page {
            key: "pain".to_owned(),
            head,
            body,
        }
    }
}
