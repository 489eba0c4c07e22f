//! Every muscle and every zone leads to self-care that fits it; the table says how much, by kind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    CareKind, Figure, Laterality, MuscleId, SelfCareId, Target, TriggerPointId, ZoneId,
};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::safety::{Answer, care_for, is_pelvic_floor, is_pelvic_zone};
use pain_map::state::{Action, Fold};

/// Entries by kind, in the order of [`CareKind::ALL`].
type Counts = Vec<usize>;

fn counts(entries: &BTreeSet<SelfCareId>) -> Counts {
    let of_kind = |kind: &CareKind| {
        let entries = entries.iter();
        entries.filter(|care| care.row().kind == *kind).count()
    };
    CareKind::ALL.iter().map(of_kind).collect()
}

/// What the pages of a muscle and of its spots offer together.
fn of_muscle(muscle: MuscleId) -> BTreeSet<SelfCareId> {
    let spots = muscle.points_with_parts().into_iter();
    let spots = spots.map(|point| Target::Spot(point, Laterality::Left));
    let pages = spots.chain([Target::Muscle(muscle, Laterality::Left)]);
    pages
        .flat_map(|page| care_for(page, BitSet::default()))
        .collect()
}

fn of_zone(zone: ZoneId) -> BTreeSet<SelfCareId> {
    let side = zone.side(Laterality::Left);
    let entries = care_for(Target::Zone(zone, side), BitSet::default());
    entries.into_iter().collect()
}

/// Written past the test harness, so that it is there also when all is well.
fn print(title: &str, rows: &[(&str, Counts)]) {
    let mut table = format!("\n{title}\n{:34}", "");
    for kind in CareKind::ALL {
        let words: Vec<&str> = kind.slug().split('-').collect();
        write!(table, "{:>13}", words.last().unwrap()).unwrap();
    }
    table.push_str("          all\n");
    for (name, counts) in rows {
        write!(table, "{name:34}").unwrap();
        for count in counts.iter().chain([&counts.iter().sum()]) {
            write!(table, "{count:>13}").unwrap();
        }
        table.push('\n');
    }
    std::io::stdout().write_all(table.as_bytes()).unwrap();
}

#[test]
fn every_muscle_and_every_zone_leads_to_self_care() {
    let muscles: Vec<(&str, Counts)> = MuscleId::all()
        .map(|muscle| (muscle.slug(), counts(&of_muscle(muscle))))
        .collect();
    let zones: Vec<(&str, Counts)> = ZoneId::all()
        .map(|zone| (zone.slug(), counts(&of_zone(zone))))
        .collect();
    print("Self-care entries reachable per muscle", &muscles);
    print("Self-care entries reachable per zone", &zones);
    let without: Vec<&str> = muscles
        .iter()
        .chain(&zones)
        .filter(|(_, counts)| counts.iter().all(|count| *count == 0))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(without, Vec::<&str>::new(), "without self-care");
}

#[test]
fn the_pelvic_floor_leads_to_a_professional_only() {
    let muscles = MuscleId::all().filter(|muscle| is_pelvic_floor(*muscle));
    let zones = ZoneId::all().filter(|zone| is_pelvic_zone(*zone));
    let found = muscles.map(of_muscle).chain(zones.map(of_zone));
    for entries in found {
        assert!(!entries.is_empty());
        for care in entries {
            let kind = care.row().kind;
            assert_eq!(kind, CareKind::SeeAProfessional, "{}", care.slug());
        }
    }
}

/// All others lead to something that one can do, and to someone who can help.
#[test]
fn all_others_lead_to_more_than_a_professional() {
    let muscles = MuscleId::all().filter(|muscle| !is_pelvic_floor(*muscle));
    let zones = ZoneId::all().filter(|zone| !is_pelvic_zone(*zone));
    let muscles = muscles.map(|muscle| (muscle.slug(), of_muscle(muscle)));
    let zones = zones.map(|zone| (zone.slug(), of_zone(zone)));
    for (name, entries) in muscles.chain(zones) {
        let has = |kind| entries.iter().any(|care| care.row().kind == kind);
        assert!(has(CareKind::SeeAProfessional), "{name}");
        let kinds: BTreeSet<CareKind> = entries.iter().map(|care| care.row().kind).collect();
        assert!(kinds.len() > 3, "{name}: {kinds:?}");
    }
}

/// Reachable means by pressing what is on the screen: list or map, questions, checklist, entry.
#[test]
fn every_entry_opens_from_some_page_after_the_checklist() {
    let mut map = PainMap::new(Options {
        show_pelvic: true,
        figure: Figure::Neutral,
        ..Options::default()
    });
    map.apply(Action::Toggle(Fold::Care));
    let spots = TriggerPointId::all().map(|point| Target::Spot(point, Laterality::Left));
    let muscles = MuscleId::all().map(|muscle| Target::Muscle(muscle, Laterality::Left));
    let zones = ZoneId::all().map(|zone| Target::Zone(zone, zone.side(Laterality::Left)));
    let mut reached = BTreeSet::new();
    for page in spots.chain(muscles).chain(zones) {
        map.apply(Action::Choose(page));
        while let Some(flag) = map.state.verdict().open.first().copied() {
            map.apply(Action::Answer(flag, Some(Answer::No)));
        }
        map.apply(Action::Fit(true));
        reached.extend(map.state.care_offered());
    }
    // What nobody reaches would be dead data; the pelvic floor keeps exercises for clinicians.
    let left: Vec<&str> = SelfCareId::all()
        .filter(|care| !reached.contains(care))
        .map(SelfCareId::slug)
        .collect();
    assert_eq!(left, ["pelvic-floor-drop"]);
}
