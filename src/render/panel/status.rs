//! The sentence that is spoken after each change.

use super::questions::advice_title;
use super::spot::hidden_zones;
use super::{Panel, names};
use crate::atlas::{Laterality, Target, TriggerPointId, View, ZoneId, ZoneKind};
use crate::content::Ui;
use crate::options::Mode;
use crate::referral::of_point;
use crate::render::node::Element;
use crate::safety::{concerns_of, red_flags};
use crate::state::{Fold, Selection, shown_points};

impl Panel<'_> {
    /// The status region.
    pub fn status(&self) -> Element {
        super::div("status")
            .key("status")
            .attr("role", "status")
            .text(self.status_text())
    }

    /// What changed last, in a sentence or two.
    pub fn status_text(&self) -> String {
        if !self.may_show_matches() {
            return self.question_status().unwrap_or_default();
        }
        if !self.state.query.trim().is_empty() {
            let n_results = self.results.len();
            return match n_results {
                0 => self.text(Ui::SearchNone),
                n => self
                    .content
                    .count(Ui::SearchResultsOne, Ui::SearchResultsOther, n, &[]),
            };
        }
        if let Some((_, outcome)) = self.state.outcome {
            return self.text(super::hold::title_of(outcome));
        }
        if let Some(topic) = self.state.topic {
            let texts = self.content.topic(topic);
            let title = texts.map_or(topic.slug(), |texts| texts.title);
            return self.content.say(Ui::StatusCare, &[("title", title)]);
        }
        if self.state.is_open(Fold::Learn) {
            return self.text(Ui::StatusLearn);
        }
        if let Some(care) = self.state.care {
            let title = self.care_title(care);
            let open = self.content.say(Ui::StatusCare, &[("title", &title)]);
            let planned = self.state.planned(care).is_some();
            return if planned {
                [&open, " ", self.content.ui(Ui::PlanStatusAdded)].concat()
            } else {
                open
            };
        }
        if self.state.is_open(Fold::Plan) {
            return self.plan_words();
        }
        if self.state.is_open(Fold::List) && self.state.mode == Mode::Spot {
            return self.text(Ui::StatusList);
        }
        match &self.state.selection {
            Selection::Spot { point, side, .. } => self.spot_status(*point, *side),
            Selection::Muscle { muscle, side, .. } => {
                let n_spots = shown_points(self.state, *muscle).len();
                let spots = match n_spots {
                    0 => self.text(Ui::ListNoSpot),
                    n => self
                        .content
                        .count(Ui::ListSpotsOne, Ui::ListSpotsOther, n, &[]),
                };
                let name = names::muscle(self.content, *muscle, *side);
                self.content
                    .say(Ui::StatusMuscle, &[("name", &name), ("spots", &spots)])
            }
            Selection::Place {
                zone: (zone, side), ..
            } => {
                let name = names::zone(self.content, *zone, *side);
                self.content.say(Ui::StatusPlace, &[("name", &name)])
            }
            Selection::Nothing if !self.state.marks.is_empty() => self.marks_status(),
            Selection::Nothing if self.state.is_open(Fold::List) => self.text(Ui::StatusListPain),
            Selection::Nothing => self.text(match self.state.mode {
                Mode::Spot => Ui::EmptyTitle,
                Mode::Pain => Ui::EmptyTitlePain,
            }),
        }
    }

    fn spot_status(&self, point: TriggerPointId, side: Laterality) -> String {
        let referral = of_point(point, side);
        let name = names::spot(self.content, self.state, point, side);
        let mut sentences = vec![self.content.say(Ui::StatusSpot, &[("name", &name)])];
        let mut zones = self.zones_of(&referral, ZoneKind::Essential, side);
        if zones.is_empty() {
            zones = self.zones_of(&referral, ZoneKind::Spillover, side);
        }
        sentences.push(self.content.say(
            Ui::StatusFelt,
            &[("zones", &names::felt(self.content, zones))],
        ));
        for (view, zones) in hidden_zones(self.state, self.atlas, &referral) {
            sentences.extend(view.map(|view| self.also_status(view, zones)));
        }
        let (zones, muscles) = concerns_of(Target::Spot(point, side));
        if !red_flags(&zones, &muscles).is_empty() {
            sentences.push(self.text(Ui::StatusWarnings));
        }
        sentences.extend(self.felt_words(point, side).map(str::to_owned));
        sentences.extend(self.advice_status());
        sentences.extend(self.question_status());
        sentences.join(" ")
    }

    fn also_status(&self, view: View, zones: Vec<ZoneId>) -> String {
        let key = match view {
            View::Front => Ui::StatusAlsoFront,
            View::Back => Ui::StatusAlsoBack,
            View::Left => Ui::StatusAlsoLeft,
            View::Right => Ui::StatusAlsoRight,
            _ => Ui::StatusAlsoCloseup,
        };
        let zones = names::zones(self.content, zones);
        let name = self.content.view(view);
        self.content.say(key, &[("zones", &zones), ("view", name)])
    }

    fn marks_status(&self) -> String {
        let marks = &self.state.marks;
        let last = marks.last();
        let last = last.map(|mark| names::zone(self.content, mark.zone, mark.side));
        let n_marks = marks.len().to_string();
        let values = [
            ("zone", last.as_deref().unwrap_or_default()),
            ("n", &n_marks),
        ];
        let key = if marks.len() > 1 {
            Ui::StatusMarkedMore
        } else {
            Ui::StatusMarked
        };
        let mut sentences = vec![self.content.say(key, &values)];
        sentences.extend(self.advice_status());
        // A question that is not on the page is not asked.
        if self.state.mode == Mode::Pain
            && !self.state.is_open(Fold::List)
            && self.mark_alone().is_none()
        {
            sentences.extend(self.question_status());
        }
        sentences.join(" ")
    }

    /// The most urgent advice that stands above the page.
    fn advice_status(&self) -> Option<String> {
        let first = *self.worries().first()?;
        Some([self.content.ui(advice_title(first)), "."].concat())
    }
}
