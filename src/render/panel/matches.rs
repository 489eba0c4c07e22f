//! Muscles that may be behind the marks: in order, with the reason for each in words and picture.

use super::icons::Icon;
use super::marks::{disc, disc_of};
use super::parts::{button, div, fold_button, list, p, section, span, span_of};
use super::place::key_of;
use super::{Panel, fits, names};
use crate::atlas::{Laterality, MuscleId, Target, ZoneId};
use crate::content::Ui;
use crate::ranking::{Candidate, Check, Cover, Felt, MarkedZone, MuscleSet, Ranking, rank_shown};
use crate::render::node::{Element, el};
use crate::state::{Action, Fold};

/// Candidates that are shown at once.
const N_BEST: usize = 3;

/// Candidates that are shown when more are asked for.
const N_MORE: usize = 10;

/// Typical places that are named where they are not marked.
const N_USUAL: usize = 3;

/// Candidates that the fold of the neighborhood holds.
const N_POSSIBLE: usize = 8;

impl Panel<'_> {
    /// What the marks and the pressed spots say.
    pub(in crate::render) fn pattern_ranking(&self) -> Ranking {
        let marks: Vec<MarkedZone> = self
            .state
            .marks
            .iter()
            .map(|mark| MarkedZone {
                zone: mark.zone,
                side: mark.side,
                strength: f64::from(mark.strength),
            })
            .collect();
        let felt = self.state.felt.iter();
        let checks: Vec<Check> = felt
            .map(|(point, side, felt)| Check {
                point: *point,
                side: *side,
                felt: *felt,
            })
            .collect();
        rank_shown(&marks, &checks, |muscle| !self.state.hides_muscle(muscle))
    }

    /// The section with candidates, sets, and what is only near.
    pub(super) fn matches(&self) -> Element {
        let ranking = self.pattern_ranking();
        let listed = &ranking.candidates;
        let section = section("matches", self.text(Ui::PainMatches));
        if listed.is_empty() {
            return section
                .child(p("text", self.text(Ui::PainNone)))
                .children(self.possible(&ranking.possible));
        }
        let open = self.state.is_open(Fold::More);
        let n_shown = listed.len().min(if open { N_MORE } else { N_BEST });
        let shown = ranking.best(n_shown);
        let (shown, rest) = shown.split_at_checked(n_shown).unwrap_or_default();
        let (n, count) = (n_shown.to_string(), listed.len().to_string());
        let best = self
            .content
            .say(Ui::PainBest, &[("n", &n), ("count", &count)]);
        let more = (listed.len() > N_BEST).then(|| {
            let text = if open { Ui::PainFewer } else { Ui::PainMore };
            fold_button("fold-button", Fold::More, open, self.content.ui(text)).key("more")
        });
        let order = (!self.state.felt.is_empty())
            .then(|| p("quiet", self.text(Ui::PainOrder)).key("order"));
        section
            .child(p("quiet", best).key("best"))
            .children(order)
            .child(list("items", self.rows(shown.iter().copied())).key("items"))
            .children(self.rest(rest))
            .children(more)
            .children(ranking.sets.first().map(|set| self.set(set)))
            .child(p("quiet", self.text(Ui::PainMatchesNote)).key("note"))
            .children(self.possible(&ranking.possible))
    }

    /// The best for marks that none of the first few fits.
    fn rest(&self, rest: &[&Candidate]) -> Option<Element> {
        let rows = || list("items", self.rows(rest.iter().copied()));
        (!rest.is_empty()).then(|| {
            div("rest")
                .key("rest")
                .child(p("quiet", self.text(Ui::PainRest)))
                .child(rows())
        })
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
                el("li")
                    .key(key_of(candidate))
                    .child(self.match_row(candidate))
            })
            .collect()
    }

    /// Picture, names, which marks it fits, and how.
    fn match_row(&self, candidate: &Candidate) -> Element {
        let side = match candidate.side {
            Laterality::Midline => self.state.side,
            side => side,
        };
        let target = Target::Spot(candidate.point, side);
        let pictures = span_of("minis").children(self.minis(candidate.point, side));
        let title = self.content.muscle_plain(candidate.muscle).to_owned();
        let discs = self.discs(candidate);
        let fits = span_of("match-fits").children(discs).child(span(
            "match-count",
            self.fits(candidate).unwrap_or_default(),
        ));
        let words = span_of("item-words")
            .child(span("item-title", title))
            .child(span("item-place", self.anatomical_names(candidate)))
            .child(fits)
            .child(span("item-zones", self.reason(candidate)))
            .children(self.tags(candidate));
        button("item match", &Action::Choose(target))
            .attr("data-target", target.to_string())
            .child(pictures)
            .child(words)
            .child(Icon::Forward.draw())
    }

    /// "Infraspinatus, right", and others with the same pattern.
    fn anatomical_names(&self, candidate: &Candidate) -> String {
        let name = names::muscle(self.content, candidate.muscle, candidate.side);
        if candidate.shared.is_empty() {
            return name;
        }
        let others: Vec<&str> = candidate
            .shared
            .iter()
            .map(|muscle: &MuscleId| self.content.muscle(*muscle))
            .collect();
        let others = self.content.list(&others);
        let shared = self.content.say(Ui::PainShared, &[("names", &others)]);
        [&name, ". ", &shared].concat()
    }

    /// The numbers of the marks it fits: full for typical ones, dashed for those of some people.
    fn discs(&self, candidate: &Candidate) -> Vec<Element> {
        let listed = candidate.covers.iter();
        let listed = listed.filter(|(_, _, cover)| cover.is_listed());
        let numbered = listed.filter_map(|(zone, side, cover)| {
            let (number, _) = self.state.mark(*zone, *side)?;
            Some((number, *cover))
        });
        let mut numbered: Vec<(usize, Cover)> = numbered.collect();
        crate::order::sort_few(&mut numbered, |a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        let draw = |(number, cover)| match cover {
            Cover::Essential => disc(number),
            _ => disc_of("mark-number some", number),
        };
        numbered.into_iter().map(draw).collect()
    }

    /// "Fits 2 of your 3 marked areas".
    fn fits(&self, candidate: &Candidate) -> Option<String> {
        let n_listed = candidate.listed().count();
        let n_marks = self.state.marks.len();
        match (n_listed, n_marks) {
            (0, _) => None,
            (_, 1) => Some(self.text(Ui::PainCoversOne)),
            _ => {
                let (n, count) = (n_listed.to_string(), n_marks.to_string());
                let values = [("n", n.as_str()), ("count", count.as_str())];
                Some(self.content.say(Ui::PainCoversOther, &values))
            }
        }
    }

    /// "Often felt at the temple. Some people feel it at … Also usual there, not marked: jaw."
    pub(in crate::render) fn reason(&self, candidate: &Candidate) -> String {
        let mut sentences = Vec::new();
        for (cover, key) in [
            (Cover::Essential, Ui::PainCoversOften),
            (Cover::Spillover, Ui::PainCoversSome),
            (Cover::Belly, Ui::PainCoversBelly),
            (Cover::Neighbor, Ui::PainCoversNeighbor),
        ] {
            let zones: Vec<ZoneId> = candidate.covered(cover).collect();
            // What is only near is a reason where no place is listed.
            if !zones.is_empty() && (cover != Cover::Neighbor || !candidate.is_listed()) {
                let zones = match cover {
                    Cover::Essential | Cover::Spillover => names::felt(self.content, zones),
                    Cover::Belly | Cover::Neighbor => names::zones(self.content, zones),
                };
                sentences.push(self.content.say(key, &[("zones", &zones)]));
            }
        }
        let usual = candidate.usual_unmarked.iter().copied();
        let usual = usual.filter(|zone| !self.state.hides_zone(*zone));
        let usual: Vec<ZoneId> = usual.take(N_USUAL).collect();
        if !usual.is_empty() {
            let zones = names::zones(self.content, usual);
            sentences.push(self.content.say(Ui::PainUsual, &[("zones", &zones)]));
        }
        sentences.join(". ")
    }

    /// What pressing brought, and how sure the pattern is.
    fn tags(&self, candidate: &Candidate) -> Vec<Element> {
        let felt = candidate.felt.map(|felt| match felt {
            Felt::Yes => Ui::PainFeltYes,
            Felt::Little => Ui::PainFeltLittle,
            Felt::No => Ui::PainFeltNo,
        });
        let unsure = candidate.less_certain.then_some(Ui::PainLessCertain);
        let tags = felt.into_iter().chain(unsure);
        tags.map(|key| span("tag-word", self.text(key))).collect()
    }

    /// Muscles that together fit more than any single one.
    fn set(&self, set: &MuscleSet) -> Element {
        let (members, fit) = fits::of_set(self.content, self.state, set);
        div("set")
            .key("set")
            .child(p("set-names", members))
            .child(p("quiet", fit))
    }
}
