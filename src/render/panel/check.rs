//! "Press to check": finding a spot with a finger, and what pressing it brings.

use super::Panel;
use super::parts::{button, care_heading, div, flag, p};
use crate::atlas::{Laterality, SelfPressure, Target, TriggerPointId};
use crate::content::Ui;
use crate::options::Mode;
use crate::ranking::Felt;
use crate::render::node::{Element, el};
use crate::safety::{is_pinched, pressing, pressure};
use crate::state::Action;

impl Panel<'_> {
    /// The check of a spot, where something is marked; only once it was asked whether pressing fits
    /// the visitor. A spot for clinicians has none: "What may help" says so.
    pub(super) fn check(&self, point: TriggerPointId, side: Laterality) -> Option<Element> {
        let closed = pressure(point) == SelfPressure::ClinicianOnly;
        if closed || self.state.mode != Mode::Pain || self.state.marks.is_empty() {
            return None;
        }
        let (title, how, question) = match pressure(point) {
            _ if is_pinched(point) => (Ui::CheckPinchTitle, Ui::CheckPinch, Ui::CheckPinchQuestion),
            SelfPressure::GentleOnly => (Ui::CheckTitle, Ui::CheckGently, Ui::CheckQuestion),
            _ => (Ui::CheckTitle, Ui::CheckHow, Ui::CheckQuestion),
        };
        let section = el("section")
            .key("check")
            .attr("class", "section check")
            .child(care_heading(self.text(title)));
        let basics = pressing()?;
        if !self.state.allows_pressing(Some(Target::Spot(point, side))) {
            let closed = || p("text", self.text(Ui::CheckClosed));
            return Some(
                section.child(
                    self.not_now(basics, self.state.conditions_here())
                        .unwrap_or_else(closed),
                ),
            );
        }
        if !self.state.knows_fit(basics) {
            return None;
        }
        let place = self.picture(Target::Spot(point, side)).or_else(|| {
            let texts = self.content.point(point)?;
            Some(p("text", texts.location.to_owned()).key("place"))
        });
        let answers = [
            (Felt::Yes, Ui::CheckYes),
            (Felt::Little, Ui::CheckLittle),
            (Felt::No, Ui::CheckNo),
        ];
        let known = self.felt_at(point, side);
        let buttons = answers.map(|(felt, text)| {
            let on = known == Some(felt);
            let next = (!on).then_some(felt);
            button("button", &Action::Felt(point, side, next))
                .key(felt.slug())
                .attr("aria-pressed", flag(on))
                .text(self.text(text))
        });
        let question = self.text(question);
        let group = div("felt-answers")
            .key("answers")
            .attr("role", "group")
            .attr("aria-label", question.clone())
            .children(buttons);
        let then = self.felt_words(point, side);
        let then = then.map(|text| p("quiet", text.to_owned()).key("then"));
        Some(
            section
                .children(self.ask_first(basics))
                .children(place)
                .child(p("text", self.text(how)).key("how"))
                .child(p("check-question", question).key("question"))
                .child(group)
                .children(then),
        )
    }

    /// What follows from what pressing a spot brought, where something is marked.
    pub(super) fn felt_words(&self, point: TriggerPointId, side: Laterality) -> Option<&str> {
        let marked = self.state.mode == Mode::Pain && !self.state.marks.is_empty();
        let felt = self.felt_at(point, side).filter(|_| marked)?;
        Some(self.content.ui(match felt {
            Felt::Yes => Ui::CheckThenYes,
            Felt::Little => Ui::CheckThenLittle,
            Felt::No => Ui::CheckThenNo,
        }))
    }

    /// What pressing a spot brought.
    fn felt_at(&self, point: TriggerPointId, side: Laterality) -> Option<Felt> {
        let mut felt = self.state.felt.iter();
        let found = felt.find(|(other, its, _)| (*other, *its) == (point, side));
        found.map(|(.., felt)| *felt)
    }
}
