//! The card of one entry.
//!
//! ```text
//! emergency signs · questions and checklist, until they were asked · "ask first", with the reason ·
//! picture of the place · steps · how much · take care · timer · plan · links, articles · who must not
//! ```

use super::super::icons::Icon;
use super::super::parts::{button, div, home, labeled_button, link, list, p, section};
use super::super::{Page, Panel, names};
use super::fit::members;
use crate::atlas::tables::BitSet;
use crate::atlas::{CareKind, MuscleId, SelfCareId, Target, ZoneId};
use crate::content::{About, Content, Ui};
use crate::options::LinkTarget;
use crate::render::cutout::cutout;
use crate::render::node::{Element, el};
use crate::safety::concerns_of;
use crate::state::{Action, Fold, MAX_PLAN, PlanStep};

impl Panel<'_> {
    /// The card of an entry: emergency signs of what is chosen, then what to do.
    pub(in super::super) fn care_card(&self, care: SelfCareId) -> Page {
        let head = vec![
            self.back(),
            self.content
                .care_kind(care.row().kind)
                .map(|kind| p("overline", kind.to_owned()).key("kind")),
            self.content
                .care(care)
                .map(|texts| home(texts.title.to_owned()).key("title")),
        ];
        let place = self.state.place_of(care);
        let (zones, muscles) = self.concerns();
        let mut body = Vec::new();
        body.extend(self.emergency(&zones, &muscles));
        body.extend(self.loading());
        body.extend(self.clot_note());
        body.extend(self.child_note());
        if !self.content.has_texts() {
        } else if self.state.verdict().waits() {
            body.extend(self.before_care());
            body.extend(self.closed_care());
        } else if !self.state.knows_fit(care) {
            body.extend(self.checklist(self.state.cautions_to_ask()));
        } else if let Some(not_now) = self.not_now(care, self.state.conditions_for(care)) {
            let again = button("text-button", &Action::Fit(false)).text(self.text(Ui::FitAgain));
            body.push(not_now);
            body.push(again.key("again"));
        } else {
            body.extend(self.ask_first(care));
            body.extend(place.and_then(|place| self.picture(place)));
            body.extend(care_parts(self.content, care));
            body.push(
                div("ways")
                    .key("ways")
                    .children(self.hold_button(care))
                    .child(self.plan_button(care)),
            );
            body.extend(evidence(self.content, care));
            body.push(self.care_links(care));
            body.extend(self.read_about(&[About::Care(care)]));
            body.extend(guards(self.content, care));
        }
        Page {
            key: ["care ", care.slug()].concat(),
            head: head.into_iter().flatten().collect(),
            body,
        }
    }

    /// Zones and muscles of what is chosen and marked, and of the open entry, for warning signs.
    pub(in super::super) fn concerns(&self) -> (Vec<ZoneId>, Vec<MuscleId>) {
        let mut zones: Vec<ZoneId> = self.state.marks.iter().map(|mark| mark.zone).collect();
        let mut muscles = Vec::new();
        let after = self.state.outcome.map(|(care, _)| care);
        let care = self.state.care.or(after);
        let place = care.and_then(|care| self.state.place_of(care));
        for target in self.state.selection.target().into_iter().chain(place) {
            let (felt, its) = concerns_of(target);
            zones.extend(felt);
            muscles.extend(its);
        }
        (zones, muscles)
    }

    /// The place with its landmarks, and where it is in words.
    pub(in super::super) fn picture(&self, place: Target) -> Option<Element> {
        let picture = cutout(self.state, self.atlas, self.content, (place, "place"))?;
        let name = names::target(self.content, self.state, place);
        let location = match place {
            Target::Spot(point, _) => self.content.point(point).map(|texts| texts.location),
            Target::Muscle(..) | Target::Zone(..) => None,
        };
        let location = location.map(|text| p("quiet", text.to_owned()));
        let words = el("figcaption")
            .child(el("strong").text(name))
            .children(location);
        Some(
            el("figure")
                .key("place")
                .attr("class", "care-place")
                .child(picture)
                .child(words),
        )
    }

    /// "Add to my plan", or the way to it.
    fn plan_button(&self, care: SelfCareId) -> Element {
        let block = div("plan-add").key("plan");
        if self.state.planned(care).is_some() {
            let open = labeled_button(
                "button",
                &Action::Toggle(Fold::Plan),
                Icon::Aftercare,
                self.content.ui(Ui::PlanAdded),
            );
            return block.child(open.key("open"));
        }
        if self.state.plan.len() >= MAX_PLAN {
            return block.child(p("quiet", self.text(Ui::PlanFull)));
        }
        let add = Action::Plan(PlanStep::Add, care);
        let text = self.content.ui(Ui::PlanAdd);
        block.child(labeled_button("button", &add, Icon::Aftercare, text).key("add"))
    }

    /// What the clinic may have words and pages for beside an entry, most specific first.
    fn care_targets(&self, care: SelfCareId) -> Vec<LinkTarget> {
        let place = self.state.place_of(care).map(|place| match place {
            Target::Spot(point, _) => LinkTarget::of_muscle(point.muscle()),
            Target::Muscle(muscle, _) => LinkTarget::of_muscle(muscle),
            Target::Zone(zone, _) => LinkTarget::of_zone(zone),
        });
        let mut targets = vec![LinkTarget::Care(care)];
        targets.extend(place.unwrap_or_default());
        // A region is wider than the kind of the entry.
        let region = targets.len() - usize::from(targets.len() > 1);
        targets.insert(region, LinkTarget::Kind(care.row().kind));
        targets
    }

    /// The clinic's words and links for the entry and its place, else the page with all entries.
    fn care_links(&self, care: SelfCareId) -> Element {
        let targets = self.care_targets(care);
        let note = self.options.clinic.note_for(&targets);
        let note = note.map(|form| self.clinic_words("from-clinic", form));
        let own = self.options.clinic.links_for(&targets);
        let mut links: Vec<Element> = own
            .into_iter()
            .map(|entry| {
                let text = self
                    .content
                    .say(Ui::CareLinkClinic, &[("title", &entry.title)]);
                link("care-link", entry.url.clone()).text(text)
            })
            .collect();
        if links.is_empty() {
            let ours = ["care.", &self.options.lang, ".html"].concat();
            let page = self.options.care_url.as_deref().unwrap_or(&ours);
            let page = page.split('#').next().unwrap_or_default();
            let href = [page, "#", care.slug()].concat();
            links.push(link("care-link", href).text(self.text(Ui::CareLink)));
        }
        let links = div("links").children(links);
        div("care-links").key("links").children(note).child(links)
    }
}

/// Steps, dose and cautions: the same in the card and on the page.
pub(super) fn care_parts(content: &Content, care: SelfCareId) -> Vec<Element> {
    let Some(texts) = content.care(care) else {
        return Vec::new();
    };
    let title = |key: Ui| content.ui(key).to_owned();
    let steps = content
        .care_steps(care)
        .map(|step| el("li").text(step.to_owned()));
    let heading = match care.row().kind {
        CareKind::SeeAProfessional => Ui::CareStepsProfessional,
        _ => Ui::CareSteps,
    };
    let mut parts = vec![
        section("steps", title(heading)).child(el("ol").attr("class", "steps").children(steps)),
    ];
    if !texts.dose.is_empty() {
        parts.push(section("dose", title(Ui::CareDose)).child(p("text", texts.dose.to_owned())));
    }
    if let Some(text) = texts.cautions {
        parts.push(section("cautions", title(Ui::CareCautions)).child(p("text", text.to_owned())));
    }
    parts.push(p("text", title(Ui::CareNewProblem)).key("new-problem"));
    parts
}

/// How well an entry is studied.
pub(super) fn evidence(content: &Content, care: SelfCareId) -> Option<Element> {
    let evidence = content.evidence(care.row().evidence)?.to_owned();
    let title = content.ui(Ui::CareEvidence).to_owned();
    Some(section("evidence", title).child(p("quiet", evidence)))
}

/// Who must not do it, and who asks first.
pub(super) fn guards(content: &Content, care: SelfCareId) -> impl Iterator<Item = Element> {
    let row = care.row();
    let ask = Some(Ui::CareAskFirstNote);
    let lists = [
        cautions(content, "do-not", Ui::CareDoNot, row.do_not_if, None),
        cautions(
            content,
            "ask-first",
            Ui::CareAskFirst,
            row.ask_first_if,
            ask,
        ),
    ];
    lists.into_iter().flatten()
}

fn cautions(
    content: &Content,
    key: &'static str,
    title: Ui,
    set: BitSet,
    note: Option<Ui>,
) -> Option<Element> {
    let items = members(set).filter_map(|caution| {
        let text = content.caution(caution)?.to_owned();
        Some(el("li").key(caution.slug()).text(text))
    });
    let note = note.map(|note| p("quiet", content.ui(note).to_owned()).key("note"));
    (!set.is_empty()).then(|| {
        section(key, content.ui(title).to_owned())
            .children(note)
            .child(list("cautions", items))
    })
}
