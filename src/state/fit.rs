//! Self-care for what is chosen or marked, and whether it fits the visitor.
//!
//! ```text
//! care_here ── cautions of these entries that were not asked ──> the checklist
//!     └─ without what an answer forbids ──> care_offered
//! ```
//!
//! What the visitor has is asked once and kept for the visit; it is no part of steps, events,
//! patterns or links. A place that is marked as numb says so by itself.

use super::{Kind, Mark, Mode, State};
use crate::atlas::tables::BitSet;
use crate::atlas::{Caution, SelfCareId, SelfPressure, Target, ZoneId};
use crate::safety;

impl State {
    /// Self-care entries for what is chosen or marked, whatever cautions the visitor has.
    pub fn care_here(&self) -> Vec<SelfCareId> {
        let cautions = BitSet::default();
        let mut entries = match self.selection.target() {
            Some(place) => safety::care_for(place, cautions),
            None if self.mode == Mode::Pain => {
                let zones: Vec<ZoneId> = self.marks.iter().map(|mark| mark.zone).collect();
                safety::care_of_zones(&zones, cautions)
            }
            None => Vec::new(),
        };
        let verdict = self.verdict();
        entries.retain(|care| {
            let kind = care.row().kind;
            verdict.allows(kind) && !self.hidden.kind(kind)
        });
        entries
    }

    /// Self-care entries for what is chosen or marked, without those that a caution forbids.
    pub fn care_offered(&self) -> Vec<SelfCareId> {
        let mut entries = self.care_here();
        let conditions = self.conditions_here();
        entries.retain(|care| safety::reasons(*care, conditions).is_empty());
        entries
    }

    /// Whether a card can be opened: the entry fits what is chosen or marked, or is in the plan,
    /// and the answers leave it open.
    pub fn offers(&self, care: SelfCareId) -> bool {
        let planned = self.planned(care).is_some();
        let open = || self.verdict_of_marks().allows(care.row().kind);
        (planned && open()) || self.care_here().contains(&care)
    }

    /// The same, where nothing that the visitor has keeps from doing it.
    pub fn offers_now(&self, care: SelfCareId) -> bool {
        let unfit = safety::reasons(care, self.conditions_for(care));
        self.offers(care) && self.knows_fit(care) && unfit.is_empty()
    }

    /// Cautions that the checklist asks for: those of what is offered here and of the open card,
    /// but those that were asked before.
    pub fn cautions_to_ask(&self) -> BitSet {
        self.cautions_of(&self.care_here())
    }

    /// The same, where `here` are the entries that fit what is chosen or marked.
    pub(crate) fn cautions_of(&self, here: &[SelfCareId]) -> BitSet {
        let pressing = self.can_check().then(safety::pressing).flatten();
        let here = here.iter().copied().chain(pressing);
        let place = self.selection.target();
        let all = here.fold(BitSet::default(), |all, care| {
            all.with(self.unknown_at(care, place))
        });
        let card = self.care.map(|care| self.unknown_of(care));
        all.with(card.unwrap_or_default())
    }

    /// Whether it was asked if an entry fits the visitor.
    pub fn knows_fit(&self, care: SelfCareId) -> bool {
        self.unknown_of(care).is_empty()
    }

    fn unknown_of(&self, care: SelfCareId) -> BitSet {
        self.unknown_at(care, self.place_of(care))
    }

    /// Cautions of an entry that were not asked about and that no mark tells at its place.
    pub(super) fn unknown_at(&self, care: SelfCareId, place: Option<Target>) -> BitSet {
        let row = care.row();
        let worse = self.worse_at(place, false).common(safety::worse_for(care));
        let cautions = row.do_not_if.with(row.ask_first_if).with(worse);
        cautions.without(self.asked.with(self.numbness(place)))
    }

    /// What the visitor has at a place: what was said, numb skin where a mark says so, and that it felt
    /// worse there.
    ///
    /// Without a place all marks count.
    pub fn conditions_at(&self, place: Option<Target>) -> BitSet {
        let told = self.numbness(place).with(self.worse_at(place, true));
        self.conditions.with(told)
    }

    /// The same for what is chosen.
    pub fn conditions_here(&self) -> BitSet {
        self.conditions_at(self.selection.target())
    }

    /// The same for an entry, at the place that it is for.
    pub fn conditions_for(&self, care: SelfCareId) -> BitSet {
        self.conditions_at(self.place_of(care))
    }

    /// Whether an entry is only for after a clinician has been asked.
    pub fn asks_first(&self, care: SelfCareId, place: Option<Target>) -> bool {
        safety::asks_clinician_first(self.figure)
            || safety::asks_first(care, self.conditions_at(place))
    }

    fn numbness(&self, place: Option<Target>) -> BitSet {
        let mut marks = self.marks.iter();
        let numb = marks.any(|mark| {
            let here = |place: Target| safety::touches(place, Target::Zone(mark.zone, mark.side));
            mark.kinds.has(Kind::Numb) && place.is_none_or(here)
        });
        BitSet(u32::from(numb) << Caution::NumbSkin as u32)
    }

    /// Whether the chosen spot can be checked by pressing, as far as answers tell: something is
    /// marked, and it is no spot for clinicians only.
    pub fn can_check(&self) -> bool {
        let spot = self.selection.spot();
        let may =
            spot.is_some_and(|(point, _)| safety::pressure(point) != SelfPressure::ClinicianOnly);
        let marked = self.mode == Mode::Pain && !self.marks.is_empty();
        may && marked && self.verdict().allows_pressing()
    }

    /// Whether pressing at a place oneself may be offered: neither an answer nor a caution forbids
    /// it.
    pub fn allows_pressing(&self, place: Option<Target>) -> bool {
        let forbidden = safety::forbids_pressing(self.conditions_at(place));
        self.verdict().allows_pressing() && !forbidden
    }

    /// Says that the visitor has something, or takes it back.
    pub(super) fn toggle_condition(&mut self, caution: Caution) {
        if caution == Caution::FeltWorse {
            self.toggle_worse();
        } else {
            self.conditions.0 ^= 1 << caution as u32;
        }
    }

    /// Closes the checklist, or asks everything again.
    pub(super) fn end_checklist(&mut self, done: bool) {
        self.asked = if done {
            self.asked.with(self.cautions_to_ask())
        } else {
            BitSet::default()
        };
    }

    /// The place that an entry is for: what is chosen, the mark that it fits, or where it was
    /// when it was put in the plan.
    pub fn place_of(&self, care: SelfCareId) -> Option<Target> {
        let here = || self.selection.target().or_else(|| self.marked_place(care));
        let here = self.care_here().contains(&care).then(here).flatten();
        here.or_else(|| Some(self.planned(care)?.place))
    }

    /// The first mark that an entry fits.
    fn marked_place(&self, care: SelfCareId) -> Option<Target> {
        let mut marks = self.marks.iter();
        let place = |mark: &Mark| Target::Zone(mark.zone, mark.side);
        let fits = |mark: &&Mark| safety::care_for(place(mark), BitSet::default()).contains(&care);
        marks.find(fits).map(place)
    }
}
