//! Answers in words, for people.

use pain_map::content::Content;
use pain_map::ranking::{Candidate, Cover};

use crate::answer::{Answer, CandidateAnswer, LocateAnswer, ReferAnswer};

/// How many candidates are printed for people; JSON lists all.
const N_PRINTED: usize = 10;

impl Answer {
    /// For people: some lines.
    pub fn in_words(&self) -> String {
        match self {
            Self::Refer(answer) => answer.in_words(),
            Self::Locate(answer) => answer.in_words(),
        }
    }
}

impl ReferAnswer {
    fn in_words(&self) -> String {
        let zones = self
            .zones
            .iter()
            .map(|zone| format!("  {:<10} {}\n", zone.kind, zone.zone));
        let both = if self.both_sides {
            "  (can be both sides)\n"
        } else {
            ""
        };
        let none = if self.zones.is_empty() {
            "  no pattern is mapped\n"
        } else {
            ""
        };
        format!("{}\n{}{both}{none}", self.id, zones.collect::<String>())
    }
}

impl LocateAnswer {
    fn in_words(&self) -> String {
        let flags = self
            .red_flags
            .iter()
            .map(|flag| format!("  {:<10} {}\n", flag.urgency, flag.id));
        let candidates = self.candidates.iter().take(N_PRINTED).map(|candidate| {
            let side = candidate.side.unwrap_or_default();
            let CandidateAnswer {
                score,
                trigger_point,
                why,
                ..
            } = candidate;
            format!("  {score:.2}  {trigger_point} {side}\n        {why}\n")
        });
        let sets = self.sets.iter().map(|set| {
            let members = set.members.iter();
            let members = members.map(|member| {
                let words = [Some(member.muscle), member.side];
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            });
            format!(
                "  {}\n        {}\n",
                members.collect::<Vec<_>>().join(" + "),
                set.why
            )
        });
        format!(
            "ask about these first:\n{}possible, not certain:\n{}{}{}",
            flags.collect::<String>(),
            candidates.collect::<String>(),
            if self.sets.is_empty() {
                ""
            } else {
                "together:\n"
            },
            sets.collect::<String>()
        )
    }
}

/// The reason for a candidate in words.
pub fn why(candidate: &Candidate, n_marks: usize, content: &Content) -> String {
    let listed = [Cover::Essential, Cover::Spillover].map(|cover| candidate.covered(cover).count());
    let n_covered: usize = listed.iter().sum();
    let mut text = format!("covers {n_covered} of {n_marks} marked areas");
    for (cover, words) in [
        (Cover::Essential, "typical"),
        (Cover::Spillover, "in some people"),
        (Cover::Neighbor, "beside a typical area"),
        (Cover::Belly, "over the muscle itself"),
    ] {
        let zones: Vec<&str> = candidate
            .covered(cover)
            .map(|zone| content.zone(zone))
            .collect();
        if !zones.is_empty() {
            text.push_str(&format!("; {words}: {}", zones.join(", ")));
        }
    }
    if !candidate.usual_unmarked.is_empty() {
        let usual = candidate.usual_unmarked.iter();
        let usual: Vec<&str> = usual.map(|zone| content.zone(*zone)).collect();
        text.push_str(&format!("; also usual, not marked: {}", usual.join(", ")));
    }
    if candidate.less_certain {
        text.push_str("; less certain");
    }
    text
}
