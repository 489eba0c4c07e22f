//! The plan: what the visitor collected, in order, and the way to one page of paper.

use super::icons::Icon;
use super::parts::{button, div, home, icon_button, labeled_button, list, p, span, span_of};
use super::{Page, Panel, names};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::state::{Action, Fold, PlanStep, Planned};

impl Panel<'_> {
    /// The page of the plan.
    pub(super) fn plan_page(&self) -> Page {
        let plan = &self.state.plan;
        let mut body = Vec::new();
        body.extend(self.loading());
        if plan.is_empty() {
            body.push(p("text", self.text(Ui::PlanEmpty)).key("empty"));
        } else {
            let rows = (1..)
                .zip(plan)
                .map(|(number, its)| self.planned_row(number, its));
            let text = self.content.ui(Ui::PlanPrint);
            let sheet = Action::Toggle(Fold::Summary);
            body.push(self.emergency_line());
            body.push(p("quiet", self.text(Ui::PlanNote)).key("note"));
            body.push(list("plan", rows).key("rows"));
            body.push(labeled_button("button", &sheet, Icon::Printer, text).key("print"));
        }
        let head = self.back().into_iter();
        Page {
            key: "plan".to_owned(),
            head: head
                .chain([home(self.text(Ui::PlanTitle)).key("title")])
                .collect(),
            body,
        }
    }

    /// An entry: its card, its way up, and its way out; or why it is not for now.
    fn planned_row(&self, number: usize, planned: &Planned) -> Element {
        let care = planned.care;
        let title = self.care_title(care);
        let values = [("title", title.as_str())];
        let name = |key| self.content.say(key, &values);
        let place = names::target(self.content, self.state, planned.place);
        let asks = self.state.asks_first(care, Some(planned.place));
        let asks = asks.then(|| span("chip asks", self.text(Ui::FitAskFirstShort)));
        let words = span_of("item-words")
            .child(span("item-title", title.clone()))
            .child(span("item-place", place))
            .children(asks);
        let row = if self.state.may_do(planned) {
            button("item", &Action::OpenCare(care)).child(words)
        } else {
            let closed = || p("text", self.text(Ui::QuestionClosed));
            let conditions = self.state.conditions_at(Some(planned.place));
            let why = self.not_now(care, conditions).unwrap_or_else(closed);
            div("item").child(div("item-words").child(words).child(why))
        };
        let up = Action::Plan(PlanStep::Up, care);
        let up = icon_button("turn", &up, Icon::Up, &name(Ui::PlanUp)).key("up");
        let drop = Action::Plan(PlanStep::Drop, care);
        let drop = icon_button("turn", &drop, Icon::Close, &name(Ui::PlanDrop)).key("drop");
        el("li")
            .key(care.slug())
            .attr("class", "planned")
            .child(span("plan-number", number.to_string()).attr("aria-hidden", "true"))
            .child(row.key("row"))
            .children((number > 1).then_some(up))
            .child(drop)
    }

    /// The way to the plan, once there is something in it.
    pub(super) fn plan_opener(&self) -> Option<Element> {
        let here = self.state.is_open(Fold::Plan) && self.state.care.is_none();
        let shown = !self.state.plan.is_empty() && !here;
        shown.then(|| {
            let open = Action::Toggle(Fold::Plan);
            labeled_button("summary-open", &open, Icon::Aftercare, &self.plan_words()).key("plan")
        })
    }

    /// "My plan: 3 entries".
    pub(super) fn plan_words(&self) -> String {
        let n = self.state.plan.len();
        self.content
            .count(Ui::PlanOpenOne, Ui::PlanOpenOther, n, &[])
    }
}
