//! How sure this is, the way to a visit, and what the map is made from.

use super::Panel;
use super::icons::Icon;
use super::parts::{button, div, flag, fold_button, labeled_button, link, list, p, span_of};
use crate::atlas::{Confidence, TriggerPointId};
use crate::content::Ui;
use crate::options::{Mode, phone_url};
use crate::render::node::{Element, Node, el};
use crate::state::{Action, Fold};

impl Panel<'_> {
    /// "Well described · typical, not certain · Sources"; the sources are one press away.
    pub(super) fn sureness(&self, point: TriggerPointId) -> Option<Element> {
        let confidence = point.row().confidence;
        let (class, title, text) = match confidence {
            Confidence::High => (
                "bars three",
                Ui::SpotConfidenceHigh,
                Ui::SpotConfidenceHighText,
            ),
            Confidence::Medium => (
                "bars two",
                Ui::SpotConfidenceMedium,
                Ui::SpotConfidenceMediumText,
            ),
            Confidence::Low => ("bars one", Ui::SpotConfidenceLow, Ui::SpotConfidenceLowText),
        };
        let open = self.state.is_open(Fold::Sources);
        let bars = span_of(class)
            .attr("aria-hidden", "true")
            .children((0..3).map(|_| span_of("bar")));
        let note = [" · ", self.content.ui(Ui::SpotConfidenceNote), " · "].concat();
        let toggle = button("text-button", &Action::Toggle(Fold::Sources))
            .attr("aria-expanded", flag(open))
            .text(self.text(Ui::SpotSources));
        let line = div("sure-line")
            .key("line")
            .child(bars)
            .child(el("strong").text(self.text(title)))
            .child(Node::Text(note.into()))
            .child(toggle);
        let sources = open.then(|| self.sources(point, text));
        Some(
            el("section")
                .key("sure")
                .attr("class", "section sure")
                .child(line)
                .children(sources),
        )
    }

    fn sources(&self, point: TriggerPointId, text: Ui) -> Element {
        let sources = point.row().sources.iter();
        let items = sources.filter_map(|source| self.source_item(*source));
        div("sources")
            .key("sources")
            .child(p("text", self.text(text)))
            .child(p("text", self.text(Ui::SpotUncertainty)))
            .child(list("source-list", items))
    }

    /// The way to the summary, booking, and the clinic's phone where the host gave them.
    pub(super) fn foot(&self) -> Option<Element> {
        let book = self.options.booking().map(|address| {
            link("book", address.to_owned())
                .key("book")
                .attr("part", "book")
                .text(self.text(Ui::SpotBook))
        });
        let phone = self.options.clinic.phone.as_deref();
        let call = phone.and_then(|number| {
            let text = self.content.say(Ui::SpotCallClinic, &[("number", number)]);
            Some(
                link("clinic-phone", phone_url(number)?)
                    .key("phone")
                    .text(text),
            )
        });
        let clinic = self.options.clinic.name.clone();
        let clinic = clinic.map(|name| p("clinic", name).key("clinic"));
        let summary = (self.state.mode == Mode::Pain && !self.state.marks.is_empty()).then(|| {
            let text = self.content.ui(Ui::SummaryOpen);
            labeled_button(
                "summary-open",
                &Action::Toggle(Fold::Summary),
                Icon::Printer,
                text,
            )
            .key("summary")
        });
        let plan = self.plan_opener();
        let empty = clinic.is_none()
            && book.is_none()
            && call.is_none()
            && summary.is_none()
            && plan.is_none();
        let foot = div("panel-foot")
            .key("foot")
            .children(plan)
            .children(summary)
            .children(clinic)
            .children(book)
            .children(call);
        (!empty).then_some(foot)
    }

    /// What the map is, who made its parts, and that it keeps nothing: the end of every page.
    pub(super) fn about(&self) -> Element {
        let open = self.state.is_open(Fold::About);
        let fold = fold_button(
            "fold-button quiet",
            Fold::About,
            open,
            self.content.ui(Ui::AboutTitle),
        );
        let texts = [
            Ui::AboutNotDiagnosis,
            Ui::AboutPrivacy,
            Ui::AboutData,
            Ui::AboutAttribution,
            Ui::AboutBody,
        ];
        let about = open.then(|| {
            let texts = texts.map(|key| p("about-text", self.text(key)));
            div("about-body")
                .key("body")
                .children(self.disclaimer())
                .children(texts)
        });
        div("about")
            .key("about")
            .child(fold)
            .children(about)
            .children(self.languages())
            .children(self.review())
    }
}
