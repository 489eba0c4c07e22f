//! "Is this for you?": the reasons for care that are asked once a visit, and what follows from them.
//!
//! All reasons of what is offered stand there before any entry does, none behind a fold: "none of
//! these" can only be said of what was read, and the rarest of them forbids as much as the most
//! common. So that up to twenty stay calm, they are a list to tick in three groups, not buttons.

use super::super::Panel;
use super::super::parts::{button, care_heading, div, flag, p};
use crate::atlas::tables::BitSet;
use crate::atlas::{Caution, SelfCareId};
use crate::content::Ui;
use crate::render::node::{Element, el};
use crate::safety;
use crate::state::Action;

/// Letters from which a reason takes a line of its own.
const LONG: usize = 24;

/// The checklist by what it is about; what no group names comes with the last one.
const GROUPS: &[(Ui, &[Caution])] = &[
    (
        Ui::FitGroupHere,
        &[
            Caution::OpenWound,
            Caution::SkinInfection,
            Caution::NumbSkin,
            Caution::InflamedJoint,
            Caution::SuspectedClot,
            Caution::Fracture,
            Caution::FreshInjury,
            Caution::JointReplacement,
            Caution::FeltWorse,
        ],
    ),
    (
        Ui::FitGroupLately,
        &[
            Caution::Fever,
            Caution::RecentInjury,
            Caution::RecentNeckInjury,
            Caution::RecentSurgery,
            Caution::FaintOrDizzy,
        ],
    ),
    (Ui::FitGroupHealth, &[]),
];

impl Panel<'_> {
    /// The checklist, where something is to be asked.
    pub(super) fn checklist(&self, asked: BitSet) -> Option<Element> {
        if asked.is_empty() {
            return None;
        }
        let first = self.state.asked.is_empty();
        let title = if first { Ui::FitTitle } else { Ui::FitFurther };
        let title = care_heading(self.text(title));
        let mut left = asked;
        let groups = GROUPS.iter().filter_map(|(title, members)| {
            let members = members.iter().fold(0, |all, its| all | 1 << *its as u32);
            let members = if members == 0 {
                left
            } else {
                left.common(BitSet(members))
            };
            left = left.without(members);
            self.chips(*title, members)
        });
        let groups: Vec<Element> = groups.collect();
        let has_some = asked.meets(self.state.said());
        let go_on = if has_some { Ui::FitGoOn } else { Ui::FitNone };
        let go_on = button("button main fit-done", &Action::Fit(true)).text(self.text(go_on));
        Some(
            div("fit")
                .key("fit")
                .child(title)
                .child(p("text", self.text(Ui::FitAsk)).key("ask"))
                .children(groups)
                .child(p("quiet", self.text(Ui::FitNote)).key("note"))
                .child(go_on.key("done")),
        )
    }

    /// What a possible clot asks for, as long as the visitor says so.
    pub(in super::super) fn clot_note(&self) -> Option<Element> {
        let clot = self.state.conditions.has(Caution::SuspectedClot as usize);
        clot.then(|| p("text fit-clot", self.text(Ui::FitClot)).key("clot"))
    }

    /// One button for each caution of a set.
    fn chips(&self, title: Ui, set: BitSet) -> Option<Element> {
        let title = self.text(title);
        let chips = members(set).filter_map(|caution| {
            let on = self.state.said().has(caution as usize);
            let text = self.content.caution(caution)?;
            let long = text.len() > LONG;
            let chip = button("chip", &Action::Has(caution))
                .key(caution.slug())
                .attr("aria-pressed", flag(on))
                .attr_some("data-long", long.then_some(""));
            Some(chip.text(text.to_owned()))
        });
        (!set.is_empty()).then(|| {
            div("fit-group")
                .key(title.clone())
                .attr("role", "group")
                .attr("aria-label", title.clone())
                .child(p("fit-title", title).attr("aria-hidden", "true"))
                .child(div("kinds").children(chips))
        })
    }

    /// Those of the entries that fit here but not the visitor, by name and with the reason, and the way to
    /// change what was said.
    pub(super) fn unfit(&self, mut hidden: Vec<SelfCareId>) -> Option<Element> {
        if self.state.asked.is_empty() {
            return None;
        }
        let conditions = self.state.conditions_here();
        hidden.retain(|care| !safety::reasons(*care, conditions).is_empty());
        let again = button("text-button", &Action::Fit(false)).text(self.text(Ui::FitAgain));
        let lines = hidden.into_iter().map(|care| {
            let reasons = safety::reasons(care, conditions);
            let words = [
                ("title", self.care_title(care)),
                ("cautions", self.caution_list(reasons)),
            ];
            let words = words.each_ref().map(|(key, text)| (*key, text.as_str()));
            el("li")
                .key(care.slug())
                .text(self.content.say(Ui::FitHidden, &words))
        });
        let lines: Vec<Element> = lines.collect();
        let list = (!lines.is_empty()).then(|| {
            div("unfit-entries")
                .child(p("unfit-title", self.text(Ui::FitHiddenTitle)))
                .child(super::list("unfit-list", lines))
        });
        Some(div("unfit").key("unfit").children(list).child(again))
    }

    /// "a fever and numb skin".
    pub(in super::super) fn caution_list(&self, set: BitSet) -> String {
        let words: Vec<&str> = members(set)
            .filter_map(|caution| self.content.caution(caution))
            .collect();
        self.content.list(&words)
    }

    /// "Ask your clinician first, because you said: blood thinners."
    pub(in super::super) fn ask_first(&self, care: SelfCareId) -> Option<Element> {
        let set = care
            .row()
            .ask_first_if
            .common(self.state.conditions_for(care));
        let cautions = self.caution_list(set);
        let text = || {
            self.content
                .say(Ui::FitAskFirst, &[("cautions", &cautions)])
        };
        (!set.is_empty()).then(|| p("text ask-first", text()).key("first"))
    }

    /// "Not for you now, because you said: a fever.", where what the visitor has forbids an entry.
    pub(in super::super) fn not_now(
        &self,
        care: SelfCareId,
        conditions: BitSet,
    ) -> Option<Element> {
        let text = self.not_now_words(care, conditions)?;
        Some(p("text not-now", text).key("not-now"))
    }

    /// The same as a sentence.
    pub(in super::super) fn not_now_words(
        &self,
        care: SelfCareId,
        conditions: BitSet,
    ) -> Option<String> {
        let set = safety::reasons(care, conditions);
        let cautions = self.caution_list(set);
        let text = || self.content.say(Ui::FitNotNow, &[("cautions", &cautions)]);
        (!set.is_empty()).then(text)
    }
}

/// The cautions of a set, in the order of the vocabulary.
pub(super) fn members(set: BitSet) -> impl Iterator<Item = Caution> {
    let all = Caution::ALL.iter().copied();
    all.filter(move |caution| set.has(*caution as usize))
}
