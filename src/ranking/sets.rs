//! Muscles that together cover a pattern better than any single one.

use std::cmp::Ordering;

use super::zones::ZoneSet;
use super::{Candidate, MarkedZone};
use crate::atlas::{Laterality, MuscleId, ZoneId};
use crate::order;

/// Candidates from which sets are made.
const N_MEMBERS: usize = 12;

/// Sets that are offered.
const N_SETS: usize = 3;

/// Two or three muscles that together cover more marked zones than any single one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MuscleSet {
    /// The muscles with the patient's side, in the order of the candidates.
    pub members: Vec<(MuscleId, Laterality)>,
    /// The marked zones that one of them lists, with the side of the mark, in the order of the table.
    pub covers: Vec<(ZoneId, Laterality)>,
    /// Whether these are all marked zones.
    pub complete: bool,
}

/// A set in the making.
#[derive(Clone, Copy, Default)]
struct Group<'a> {
    members: [Option<&'a Candidate>; 3],
    covered: ZoneSet,
    score: f64,
}

impl<'a> Group<'a> {
    /// With one more member.
    fn with(mut self, candidate: &'a Candidate, covered: ZoneSet) -> Self {
        if let Some(free) = self.members.iter_mut().find(|member| member.is_none()) {
            *free = Some(candidate);
        }
        self.covered = self.covered.with(covered);
        self.score += candidate.score;
        self
    }

    fn set(&self, marks: &[MarkedZone]) -> MuscleSet {
        let covers = marks.iter().map(|mark| (mark.zone, mark.side));
        let covers = covers.filter(|(zone, side)| self.covered.has(*zone, *side));
        let covers: Vec<(ZoneId, Laterality)> = covers.collect();
        let members = self.members.iter().flatten();
        MuscleSet {
            members: members.map(|member| (member.muscle, member.side)).collect(),
            complete: covers.len() == marks.len(),
            covers,
        }
    }
}

/// The pairs, or else the triples, that cover most; none where they do not beat a single muscle.
///
/// A triple is offered only where it covers more than every pair.
pub(super) fn sets(marks: &[MarkedZone], candidates: &[Candidate]) -> Vec<MuscleSet> {
    let mut best = 0;
    let mut members: Vec<(&Candidate, ZoneSet)> = Vec::with_capacity(N_MEMBERS);
    for candidate in candidates.iter().filter(|one| one.is_listed()) {
        let covered = listed(candidate);
        best = covered.count().max(best);
        // One that covers nothing more than a better one adds nothing to any set.
        let adds = |(_, other): &(&Candidate, ZoneSet)| other.with(covered) != *other;
        if members.len() < N_MEMBERS && members.iter().all(adds) {
            members.push((candidate, covered));
        }
    }
    let mut groups = Vec::new();
    for size in [2, 3] {
        if best as usize == marks.len() {
            break;
        }
        let mut found = Vec::new();
        grow(&members, Group::default(), size, &mut best, &mut found);
        if !found.is_empty() {
            groups = found;
        }
    }
    order::sort_by(&mut groups, by_score);
    groups
        .iter()
        .take(N_SETS)
        .map(|group| group.set(marks))
        .collect()
}

/// The marked zones that a candidate lists.
fn listed(candidate: &Candidate) -> ZoneSet {
    let mut listed = ZoneSet::default();
    for (zone, side) in candidate.listed() {
        listed.add(zone, side);
    }
    listed
}

/// Higher scores first; equal ones keep the order of their members.
fn by_score(a: &Group<'_>, b: &Group<'_>) -> Ordering {
    b.score.total_cmp(&a.score)
}

/// Collects the groups of one size that cover more than `best` did, and most of all.
fn grow<'a>(
    members: &[(&'a Candidate, ZoneSet)],
    group: Group<'a>,
    size: usize,
    best: &mut u32,
    found: &mut Vec<Group<'a>>,
) {
    if size == 0 {
        let count = group.covered.count();
        if count > *best {
            *best = count;
            found.clear();
            found.push(group);
        } else if count == *best && !found.is_empty() {
            found.push(group);
        }
        return;
    }
    for (position, (candidate, covered)) in members.iter().enumerate() {
        let rest = members.get(position + 1..).unwrap_or_default();
        grow(rest, group.with(candidate, *covered), size - 1, best, found);
    }
}
