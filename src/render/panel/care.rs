//! What may help: the entries that fit a spot, the card of one entry, and the page with all of them.

use super::icons::Icon;
use super::parts::{
    button, div, fold_button, heading, home, link, list, p, section, span, span_of,
};
use super::{Page, Panel};
use crate::atlas::tables::BitSet;
use crate::atlas::{Caution, MuscleId, SelfCareId, SelfPressure, TriggerPointId, ZoneId};
use crate::content::{Content, Ui};
use crate::options::LinkTarget;
use crate::referral::{of_muscle, of_point};
use crate::render::node::{Element, el};
use crate::safety;
use crate::state::{Action, Fold, Selection};

/// Entries that are shown at once; the rest is behind a fold.
const N_FIRST: usize = 5;

/// Page with all entries, where the host names none.
const CARE_PAGE: &str = "care.en.html";

impl Panel<'_> {
    /// Entries that fit a spot, under a word on whether it may be pressed.
    pub(super) fn care_section(&self, point: TriggerPointId, zones: &[ZoneId]) -> Option<Element> {
        if !self.content.has_texts() {
            return None;
        }
        if let Some(closed) = self.closed_care() {
            return Some(closed);
        }
        let verdict = self.state.verdict();
        let mut entries = safety::care(point.muscle(), &[point], zones, BitSet::default());
        entries.retain(|care| verdict.allows(care.row().kind));
        self.options.clinic.arrange(&mut entries);
        let open = self.state.is_open(Fold::Care);
        let n_shown = if open { entries.len() } else { N_FIRST };
        let items = entries
            .iter()
            .take(n_shown)
            .map(|care| self.care_item(*care));
        let (chip, note) = self.pressure_words(point);
        let title = div("section-head")
            .child(heading(self.text(Ui::SpotCare)))
            .child(chip);
        let none = entries
            .is_empty()
            .then(|| p("text", self.text(Ui::SpotCareNone)));
        let more = (entries.len() > N_FIRST).then(|| {
            let text = self
                .content
                .ui(if open { Ui::CareFewer } else { Ui::CareMore });
            fold_button("fold-button", Fold::Care, open, text)
        });
        let section = el("section")
            .key("care")
            .attr("class", "section care")
            .child(title);
        Some(
            section
                .children(self.child_note())
                .children(note)
                .children(none)
                .child(list("care-list", items))
                .children(more),
        )
    }

    /// "Ask a clinician first", where the body is that of a child.
    fn child_note(&self) -> Option<Element> {
        safety::asks_clinician_first(self.state.figure).then(|| {
            el("p")
                .key("child-first")
                .attr("class", "text child-first")
                .child(el("strong").text(self.text(Ui::CareChildFirst)))
        })
    }

    /// "Press gently here", and why where pressing is for clinicians only.
    fn pressure_words(&self, point: TriggerPointId) -> (Element, Option<Element>) {
        let (class, text) = match safety::pressure(point) {
            _ if !self.state.verdict().allows_pressing() => {
                ("chip clinician", Ui::QuestionRestShort)
            }
            SelfPressure::Ok => ("chip ok", Ui::PressOk),
            SelfPressure::GentleOnly => ("chip gentle", Ui::PressGentleOnly),
            SelfPressure::ClinicianOnly => ("chip clinician", Ui::PressClinicianOnly),
        };
        let note = (text == Ui::PressClinicianOnly)
            .then(|| p("text", self.text(Ui::PressClinicianOnlyNote)).key("note"));
        (span(class, self.text(text)), note)
    }

    fn care_item(&self, care: SelfCareId) -> Element {
        let texts = self.content.care(care);
        let words = span_of("item-words")
            .child(span(
                "item-title",
                texts.map_or(care.slug(), |texts| texts.title).to_owned(),
            ))
            .child(span(
                "item-dose",
                texts.map_or("", |texts| texts.dose).to_owned(),
            ));
        let item = button("item care-item", &Action::OpenCare(care))
            .child(span_of("care-icon").child(Icon::of_care(care.row().kind).draw()))
            .child(words)
            .child(Icon::Forward.draw());
        el("li").key(care.slug()).child(item)
    }

    /// The card of an entry: emergency signs of what is chosen, then steps, dose, cautions, link.
    pub(super) fn care_card(&self, care: SelfCareId) -> Page {
        let head = vec![
            self.back(),
            self.content
                .care_kind(care.row().kind)
                .map(|kind| p("overline", kind.to_owned()).key("kind")),
            self.content
                .care(care)
                .map(|texts| home(texts.title.to_owned()).key("title")),
        ];
        let (zones, muscles) = self.concerns();
        let mut body = Vec::new();
        body.extend(self.emergency(&zones, &muscles));
        body.extend(self.loading());
        body.extend(self.child_note());
        body.extend(care_parts(self.content, care));
        body.extend(self.hold_button(care));
        body.push(self.care_links(care));
        Page {
            key: ["care ", care.slug()].concat(),
            head: head.into_iter().flatten().collect(),
            body,
        }
    }

    /// Zones and muscles of what is chosen and marked, for warning signs.
    pub(super) fn concerns(&self) -> (Vec<ZoneId>, Vec<MuscleId>) {
        let mut zones: Vec<ZoneId> = self.state.marks.iter().map(|mark| mark.zone).collect();
        let referral = match &self.state.selection {
            Selection::Spot { point, side, .. } => of_point(*point, *side),
            Selection::Muscle { muscle, side, .. } => of_muscle(*muscle, *side),
            Selection::Place { zone, .. } => {
                zones.push(zone.0);
                return (zones, Vec::new());
            }
            Selection::Nothing => return (zones, Vec::new()),
        };
        zones.extend(referral.zones.iter().map(|zone| zone.zone));
        let muscle = self.state.selection.muscle().map(|(muscle, _)| muscle);
        (
            zones,
            muscle.into_iter().flat_map(MuscleId::lineage).collect(),
        )
    }

    /// The clinic's links for the entry and the muscle, else the page with all entries.
    fn care_links(&self, care: SelfCareId) -> Element {
        let muscle = self.state.selection.muscle().map(|(muscle, _)| muscle);
        let mut targets = vec![LinkTarget::Care(care)];
        targets.extend(muscle.into_iter().flat_map(LinkTarget::of_muscle));
        targets.push(LinkTarget::Kind(care.row().kind));
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
            let page = self.options.care_url.as_deref().unwrap_or(CARE_PAGE);
            let page = page.split('#').next().unwrap_or_default();
            let href = [page, "#", care.slug()].concat();
            links.push(link("care-link", href).text(self.text(Ui::CareLink)));
        }
        div("links").key("links").children(links)
    }
}

/// Steps, dose, cautions and who must not: the same in the card and on the page.
fn care_parts(content: &Content, care: SelfCareId) -> Vec<Element> {
    let Some(texts) = content.care(care) else {
        return Vec::new();
    };
    let row = care.row();
    let title = |key: Ui| content.ui(key).to_owned();
    let mut parts = Vec::new();
    parts.extend(cautions(
        content,
        "do-not",
        Ui::CareDoNot,
        row.do_not_if,
        None,
    ));
    parts.extend(cautions(
        content,
        "ask-first",
        Ui::CareAskFirst,
        row.ask_first_if,
        Some(Ui::CareAskFirstNote),
    ));
    let steps = content
        .care_steps(care)
        .map(|step| el("li").text(step.to_owned()));
    parts.push(
        section("steps", title(Ui::CareSteps))
            .child(el("ol").attr("class", "steps").children(steps)),
    );
    if !texts.dose.is_empty() {
        parts.push(section("dose", title(Ui::CareDose)).child(p("text", texts.dose.to_owned())));
    }
    if let Some(text) = texts.cautions {
        parts.push(section("cautions", title(Ui::CareCautions)).child(p("text", text.to_owned())));
    }
    parts.push(p("text", title(Ui::CareNewProblem)).key("new-problem"));
    if let Some(evidence) = content.evidence(row.evidence) {
        parts.push(
            section("evidence", title(Ui::CareEvidence)).child(p("quiet", evidence.to_owned())),
        );
    }
    parts
}

fn cautions(
    content: &Content,
    key: &'static str,
    title: Ui,
    set: BitSet,
    note: Option<Ui>,
) -> Option<Element> {
    if set.is_empty() {
        return None;
    }
    let of_set = Caution::ALL
        .iter()
        .enumerate()
        .filter(|(position, _)| set.has(*position));
    let items = of_set.filter_map(|(_, caution)| {
        Some(
            el("li")
                .key(caution.slug())
                .text(content.caution(*caution)?.to_owned()),
        )
    });
    let note = note.map(|note| p("quiet", content.ui(note).to_owned()).key("note"));
    Some(
        section(key, content.ui(title).to_owned())
            .children(note)
            .child(list("cautions", items)),
    )
}

/// The page with every self-care entry, warning signs first, anchors by id: a whole document body.
///
/// It is the target of the links of the cards where the host names no page.
pub fn care_page(content: &Content) -> Element {
    let flags = crate::atlas::RedFlagId::all()
        .filter(|flag| flag.row().urgency == crate::atlas::Urgency::Emergency);
    let signs =
        flags.filter_map(|flag| Some(el("li").text(content.red_flag(flag)?.short.to_owned())));
    let emergency = el("section")
        .attr("class", "warning emergency")
        .child(el("h2").text(content.ui(Ui::WarningEmergency).to_owned()))
        .child(list("signs", signs));
    let entries = SelfCareId::all().filter_map(|care| {
        let title = el("h2").text(content.care(care)?.title.to_owned());
        let entry = el("section")
            .attr("class", "entry")
            .attr("id", care.slug())
            .child(title);
        Some(entry.children(care_parts(content, care)))
    });
    el("main")
        .child(el("h1").text(content.ui(Ui::CareTitle).to_owned()))
        .child(emergency)
        .child(p("quiet", content.ui(Ui::AboutNotDiagnosis).to_owned()))
        .children(entries)
}
