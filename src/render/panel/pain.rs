//! The panel of pain mode: what is marked, warning signs, muscles that may match.

use super::parts::{div, fold_button, home, list, p, section};
use super::place::key_of;
use super::{Page, Panel, names};
use crate::atlas::{MuscleId, ZoneId};
use crate::content::Ui;
use crate::ranking::{Candidate, Cover, MarkedZone};
use crate::render::node::{Element, el};
use crate::state::Fold;

/// Candidates that are shown at once.
const N_BEST: usize = 5;

/// Candidates that a fold holds.
const N_POSSIBLE: usize = 8;

impl Panel<'_> {
    pub(super) fn pain(&self) -> Page {
        if let Some(page) = self.mark_page() {
            return page;
        }
        let mut body = Vec::new();
        if self.state.marks.is_empty() {
            body.push(p("text", self.text(Ui::EmptyHintPain)).key("hint"));
            body.push(self.emergency_line());
        } else {
            body.push(self.marks());
            body.extend(self.questions());
            body.extend(self.advice());
            let last = self.state.marks.last();
            let views = last.map(|mark| self.atlas.views_of_zone(mark.zone, mark.side));
            body.extend(self.larger(&views.unwrap_or_default()));
            body.extend(self.further_warnings());
            if self.may_show_matches() {
                body.push(self.matches());
            }
        }
        body.extend(self.keep());
        let head = vec![home(self.text(Ui::PainTitle)).key("title")];
        Page {
            key: "pain".to_owned(),
            head,
            body,
        }
    }

    fn matches(&self) -> Element {
        let marked: Vec<MarkedZone> = self
            .state
            .marks
            .iter()
            .map(|mark| MarkedZone {
                zone: mark.zone,
                side: mark.side,
                strength: f64::from(mark.strength),
            })
            .collect();
        let ranking = self.ranking(&marked);
        let (possible, listed) = (&ranking.possible, &ranking.candidates);
        let section = section("matches", self.text(Ui::PainMatches));
        if listed.is_empty() {
            return section
                .child(p("text", self.text(Ui::PainNone)))
                .children(self.possible(possible));
        }
        let n_best = listed.len().min(N_BEST);
        let (n, count) = (n_best.to_string(), listed.len().to_string());
        let best = self
            .content
            .say(Ui::PainBest, &[("n", &n), ("count", &count)]);
        section
            .child(p("quiet", best))
            .child(list("items", self.rows(listed.iter().take(n_best))))
            .child(p("quiet", self.text(Ui::PainMatchesNote)))
            .children(self.possible(possible))
    }

    fn possible(&self, possible: &[Candidate]) -> Option<Element> {
        if possible.is_empty() {
            return None;
        }
        let open = self.state.is_open(Fold::Possible);
        let fold = fold_button(
            "fold-button",
            Fold::Possible,
            open,
            self.content.ui(Ui::PainPossible),
        );
        let rows = open.then(|| list("items", self.rows(possible.iter().take(N_POSSIBLE))));
        Some(div("fold").key("possible").child(fold).children(rows))
    }

    fn rows<'b>(&self, candidates: impl Iterator<Item = &'b Candidate>) -> Vec<Element> {
        candidates
            .map(|candidate| {
                let item = self.candidate_item(candidate, self.reason(candidate));
                el("li").key(key_of(candidate)).child(item)
            })
            .collect()
    }

    /// "Infraspinatus. Fits 2 of your 3 marked areas. Often felt at …"
    fn reason(&self, candidate: &Candidate) -> String {
        let count = self.state.marks.len();
        let listed = |cover: &Cover| matches!(cover, Cover::Essential | Cover::Spillover);
        let n_covered = candidate
            .covers
            .iter()
            .filter(|(_, _, cover)| listed(cover))
            .count();
        let mut sentences = vec![self.muscle_and_side(candidate)];
        if n_covered > 0 {
            sentences.push(self.covered(n_covered, count));
        }
        for (cover, key) in [
            (Cover::Essential, Ui::PainCoversOften),
            (Cover::Spillover, Ui::PainCoversSome),
            (Cover::Neighbor, Ui::PainCoversNeighbor),
            (Cover::Belly, Ui::PainCoversBelly),
        ] {
            let zones: Vec<ZoneId> = candidate
                .covers
                .iter()
                .filter(|(_, _, its)| *its == cover)
                .map(|(zone, _, _)| *zone)
                .collect();
            if !zones.is_empty() {
                let zones = match cover {
                    Cover::Essential | Cover::Spillover => names::felt(self.content, zones),
                    Cover::Neighbor | Cover::Belly => names::zones(self.content, zones),
                };
                sentences.push(self.content.say(key, &[("zones", &zones)]));
            }
        }
        sentences.join(". ")
    }

    fn muscle_and_side(&self, candidate: &Candidate) -> String {
        let muscle: MuscleId = candidate.muscle;
        names::muscle(self.content, muscle, candidate.side)
    }

    fn covered(&self, n_covered: usize, n_marks: usize) -> String {
        if n_marks == 1 {
            return self.text(Ui::PainCoversOne);
        }
        let (n, count) = (n_covered.to_string(), n_marks.to_string());
        self.content
            .say(Ui::PainCoversOther, &[("n", &n), ("count", &count)])
    }
}
