//! The panel of a place without a muscle, and rows of muscles that may be behind pain.

use super::icons::Icon;
use super::parts::{button, home, list, p, section, span, span_of};
use super::{Page, Panel};
use crate::atlas::{Laterality, Target, ZoneId};
use crate::content::{About, Ui};
use crate::options::LinkTarget;
use crate::ranking::{Candidate, MarkedZone, Ranking, rank_shown};
use crate::render::node::{Element, el};
use crate::state::{Action, Selection};

/// Muscles that are offered for a place.
const N_OFFERED: usize = 5;

impl Panel<'_> {
    /// A place where no listed muscle lies: says so, and offers muscles that may send pain there.
    pub(super) fn place(&self, zone: ZoneId, side: Laterality) -> Page {
        let mut head = Vec::new();
        head.extend(self.back());
        head.push(self.overline(side));
        head.push(home(self.content.zone(zone).to_owned()).key("title"));
        let anatomical = self.content.zone_anatomical(zone);
        head.extend(anatomical.map(|name| p("anatomical", name.to_owned()).key("anatomical")));
        let mut offered = self.ranking(&[MarkedZone {
            zone,
            side,
            strength: 1.0,
        }]);
        // A muscle that only lies here is offered as a muscle, not as one that sends pain here.
        offered.candidates.retain(Candidate::is_listed);
        let mut body = Vec::new();
        body.extend(self.larger(&self.atlas.closeups_of_zone(zone, side)));
        body.extend(self.warnings(&[zone], &[]));
        body.push(self.offers(&offered.candidates));
        body.extend(self.before_care());
        body.extend(self.care_section());
        body.extend(self.clinic_part(&LinkTarget::of_zone(zone)));
        body.extend(self.read_about(&[About::Zone(zone)]));
        Page {
            key: ["zone ", zone.slug()].concat(),
            head,
            body,
        }
    }

    fn offers(&self, candidates: &[Candidate]) -> Element {
        let pressed = matches!(self.state.selection, Selection::Place { at: Some(_), .. });
        let title = match (pressed, candidates.is_empty()) {
            (true, true) => Ui::PlaceNoMuscle,
            (true, false) => Ui::PlaceNoMuscleListed,
            (false, _) => Ui::PlaceZoneListed,
        };
        let rows = candidates.iter().take(N_OFFERED).map(|candidate| {
            let reason = self.anatomical_reason(candidate);
            el("li")
                .key(key_of(candidate))
                .child(self.candidate_item(candidate, reason))
        });
        let section = section("offers", self.text(title));
        if candidates.is_empty() {
            return section.child(p("text", self.text(Ui::PlaceNone)));
        }
        section
            .child(list("items", rows))
            .child(p("quiet", self.text(Ui::PainMatchesNote)))
    }

    /// Candidates for marked zones, without muscles that are not shown.
    pub(super) fn ranking(&self, marks: &[MarkedZone]) -> Ranking {
        rank_shown(marks, &[], |muscle| !self.state.hides_muscle(muscle))
    }

    fn anatomical_reason(&self, candidate: &Candidate) -> String {
        self.content.muscle(candidate.muscle).to_owned()
    }

    /// A candidate as a row that opens its best spot.
    pub(super) fn candidate_item(&self, candidate: &Candidate, reason: String) -> Element {
        let side = match candidate.side {
            Laterality::Midline => self.state.side,
            side => side,
        };
        let target = Target::Spot(candidate.point, side);
        let words = span_of("item-words")
            .child(span(
                "item-title",
                self.content.muscle_plain(candidate.muscle).to_owned(),
            ))
            .child(span("item-zones", reason));
        button("item", &Action::Choose(target))
            .attr("data-target", target.to_string())
            .child(words)
            .child(Icon::Forward.draw())
    }
}

/// Identity of a candidate among its siblings.
pub(super) fn key_of(candidate: &Candidate) -> String {
    [candidate.muscle.slug(), " ", candidate.side.slug()].concat()
}
