//! The guided hold: the button that starts the timer, and the page after it.

use super::icons::Icon;
use super::parts::{home, labeled_button, p, span};
use super::{Page, Panel, names};
use crate::atlas::tables::Hold;
use crate::atlas::{Laterality, SelfCareId};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::state::{Action, Outcome, Target, shown_points};

impl Panel<'_> {
    /// The button that starts the timer of an entry, where it has one and may be done now.
    ///
    /// `data-count` holds seconds of a hold, seconds of rest, holds on a side, and sides;
    /// `data-cue` is what to say meanwhile,
    /// `data-side` is the side to begin with, `data-place` what it is for.
    /// The timer itself is in `www/hold.js`.
    pub(super) fn hold_button(&self, care: SelfCareId) -> Option<Element> {
        let row = care.row();
        let texts = self.content.care(care)?;
        let hold = row.hold?;
        let place = self.state.place_of(care);
        let side = place.map(Target::side);
        let side = side.filter(|side| *side != Laterality::Midline);
        let side = side.unwrap_or(self.state.side);
        self.state.verdict().allows(row.kind).then(|| {
            el("button")
                .key("hold")
                .attr("class", "button hold-start")
                .attr("type", "button")
                .attr("data-hold", care.slug())
                .attr("data-cue", hold.cue.slug())
                .attr("data-count", count(hold))
                .attr("data-side", side.slug())
                .attr_some("data-place", place.map(|place| place.to_string()))
                .attr("data-title", texts.title.to_owned())
                .child(Icon::Timer.draw())
                .child(span("label", self.text(Ui::HoldStart)))
        })
    }

    /// The title of an entry for its timer, empty until the texts are there; and why it is not for now.
    pub(crate) fn hold_words(&self, care: SelfCareId, place: Option<Target>) -> Vec<String> {
        let title = self.content.care(care).map_or("", |texts| texts.title);
        let mut words = vec![title.to_owned()];
        words.extend(self.why_not(care, place));
        words
    }

    /// Why a hold at a place is not for now, whatever is chosen meanwhile; nothing where it is.
    fn why_not(&self, care: SelfCareId, place: Option<Target>) -> Option<String> {
        let verdict = self.state.verdict_of_hold(place);
        let closed = if self.state.hides_care(care, place) {
            Ui::HoldHidden
        } else if verdict.waits() {
            Ui::QuestionClosed
        } else if !verdict.allows(care.row().kind) {
            Ui::QuestionRest
        } else {
            return self.not_now_words(care, self.state.conditions_at(place));
        };
        Some(self.text(closed))
    }

    /// What to do next, after an answer to "How does it feel?".
    ///
    /// Worse: the warning signs, then stop. Still sore: once more, where the entry still fits what
    /// is chosen, but only once a visit. Still sore or better: the next spot. Where the entry is not for now any more: why,
    /// and nothing that leads on. Booking and phone are at the foot.
    pub(super) fn outcome_page(&self, care: SelfCareId, outcome: Outcome) -> Page {
        let texts = self.content.care(care);
        let title = texts.map(|texts| p("overline", texts.title.to_owned()).key("care"));
        let head = self.back().into_iter().chain(title);
        let head = head.chain([home(self.text(title_of(outcome))).key("title")]);
        let say = |key| p("text", self.text(key));
        let place = self.state.place_of(care);
        let place = place.or(self.state.selection.target());
        let mut body = Vec::new();
        match (outcome, self.why_not(care, place)) {
            (Outcome::Worse, _) => {
                body.extend(self.outcome_warnings(care));
                body.extend([Ui::OutcomeWorseText, Ui::OutcomeWorseSee].map(say));
            }
            (_, Some(why)) => {
                body.push(self.emergency_line());
                body.extend(self.clot_note());
                body.push(p("text not-now", why).key("not-now"));
            }
            (Outcome::Same, None) => {
                let again = self.state.offers_now(care).then(|| self.hold_button(care));
                body.extend([self.emergency_line(), say(Ui::OutcomeSameText)]);
                if !self.state.may_repeat(care) {
                    body.push(say(Ui::OutcomeEnough));
                } else if let Some(again) = again.flatten() {
                    body.extend([say(Ui::OutcomeAgain), again]);
                }
                body.extend(self.next(care));
                body.push(say(Ui::OutcomeSameLater));
            }
            (Outcome::Better, None) => {
                body.push(say(Ui::OutcomeBetterText));
                body.extend(texts.map(|texts| {
                    let dose = [("dose", texts.dose)];
                    p("text", self.content.say(Ui::OutcomeBetterDose, &dose))
                }));
                body.extend(self.next(care));
            }
        }
        Page {
            key: ["outcome ", care.slug(), " ", outcome.slug()].concat(),
            head: head.collect(),
            body,
        }
    }

    /// Warning signs of what is chosen, else of the muscles of the entry; the emergency line where
    /// none of them is an emergency.
    fn outcome_warnings(&self, care: SelfCareId) -> impl Iterator<Item = Element> {
        let (zones, mut muscles) = self.concerns();
        if zones.is_empty() && muscles.is_empty() {
            muscles = care.row().muscles.to_vec();
        }
        let calm = self.emergency(&zones, &muscles).is_none();
        let line = calm.then(|| self.emergency_line());
        line.into_iter().chain(self.warnings(&zones, &muscles))
    }

    /// The way to the next entry of the plan, else to the next spot.
    fn next(&self, care: SelfCareId) -> Option<Element> {
        let Some(next) = self.state.next_in_plan(care) else {
            return self.next_spot();
        };
        let title = self.content.care(next)?.title;
        let text = self.content.say(Ui::OutcomeNextPlan, &[("title", title)]);
        let action = Action::OpenCare(next);
        Some(labeled_button("button", &action, Icon::Forward, &text).key("next"))
    }

    /// The way to the next spot of the muscle, or to the one spot of the other side.
    fn next_spot(&self) -> Option<Element> {
        let (point, side) = self.state.selection.spot()?;
        let points = shown_points(self.state, point.muscle());
        let here = points.iter().position(|other| *other == point)?;
        let (next, side) = match points.get(here + 1).or(points.first())? {
            next if *next == point => (point, side.opposite()),
            next => (*next, side),
        };
        let name = names::spot(self.content, self.state, next, side);
        let text = self.content.say(Ui::OutcomeNext, &[("name", &name)]);
        let action = Action::Choose(Target::Spot(next, side));
        Some(labeled_button("button", &action, Icon::Forward, &text).key("next"))
    }
}

/// The heading of the page after an answer.
pub(super) const fn title_of(outcome: Outcome) -> Ui {
    match outcome {
        Outcome::Same => Ui::HoldSame,
        Outcome::Better => Ui::HoldBetter,
        Outcome::Worse => Ui::OutcomeWorse,
    }
}

/// "20 10 3 2": seconds of a hold and of a rest, holds on a side, sides.
fn count(hold: Hold) -> String {
    let sides = if hold.each_side { 2 } else { 1 };
    let numbers = [hold.hold_s, hold.rest_s, hold.repetitions, sides];
    numbers.map(|number| number.to_string()).join(" ")
}
