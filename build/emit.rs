//! Writes the tables of the crate as Rust source.

use std::fmt::Write;

use super::atlas::schema::View;
use super::model::{Model, TriggerPoint};
use super::structure::RANKING;

/// A fingerprint of the words of all tables: files of different builds do not mix.
///
/// FNV-1a, 64 bits: short, and the same on every platform.
pub fn fingerprint(model: &Model) -> u64 {
    let mut hash = Fnv::default();
    let zones = model.zones.iter().map(|row| &row.id);
    let muscles = model.muscles.iter().map(|row| &row.id);
    let points = model.points.iter().map(|row| &row.id);
    let red_flags = model.red_flags.iter().map(|row| &row.id);
    let self_care = model.self_care.iter().map(|row| &row.id);
    let sources = model.sources.iter().map(|row| &row.key);
    for word in zones
        .chain(muscles)
        .chain(points)
        .chain(red_flags)
        .chain(self_care)
        .chain(sources)
    {
        hash.add(word);
    }
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, word: &str) {
        for byte in word.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The source of `tables.rs`.
pub fn tables(model: &Model, fingerprint: u64) -> String {
    let mut out = String::from("// Generated from data/ by build.rs.\n\n");
    let _ = writeln!(
        out,
        "/// Fingerprint of the words of all tables.\npub const FINGERPRINT: u64 = {fingerprint:#018x};\n"
    );
    zones(model, &mut out);
    muscles(model, &mut out);
    points(model, &mut out);
    red_flags(model, &mut out);
    self_care(model, &mut out);
    sources(model, &mut out);
    ranking(model, &mut out);
    out
}

fn table(out: &mut String, doc: &str, name: &str, row: &str, rows: impl Iterator<Item = String>) {
    let _ = writeln!(out, "/// {doc}\npub static {name}: &[{row}] = &[");
    for fields in rows {
        let _ = writeln!(out, "    {row} {{ {fields} }},");
    }
    out.push_str("];\n\n");
}

fn zones(model: &Model, out: &mut String) {
    let rows = (0..).zip(&model.zones).map(|(position, zone)| {
        format!(
            "slug: {:?}, region: Region::{:?}, sided: {}, views: BitSet({}), insets: BitSet({}), neighbors: {}, muscles: {}, points: {}",
            zone.id,
            zone.region,
            zone.sided,
            bits(&zone.views, |view| view as u32),
            bits(&zone.insets, |inset| inset as u32),
            ids("ZoneId", &zone.neighbors),
            ids("MuscleId", &positions(&model.muscles, |muscle| muscle.belly.contains(&position))),
            ids("TriggerPointId", &positions(&model.points, |point| lists(point, position))),
        )
    });
    table(
        out,
        "Zones, in the order of `data/zones.toml`.",
        "ZONES",
        "ZoneRow",
        rows,
    );
}

fn muscles(model: &Model, out: &mut String) {
    let rows = model.muscles.iter().map(|muscle| {
        format!(
            "slug: {:?}, kind: MuscleKind::{:?}, region: Region::{:?}, depth: Depth::{:?}, parent: {}, tier: {}, first_point: {}, n_points: {}, sources: {}",
            muscle.id,
            muscle.kind,
            muscle.region,
            muscle.depth,
            muscle.parent.map_or_else(|| "None".to_owned(), |parent| format!("Some(MuscleId({parent}))")),
            muscle.tier,
            muscle.first_point,
            muscle.n_points,
            ids("SourceId", &muscle.sources),
        )
    });
    table(out, "Muscles, head to foot.", "MUSCLES", "MuscleRow", rows);
}

fn points(model: &Model, out: &mut String) {
    let rows = model.points.iter().map(|point| {
        format!(
            "slug: {:?}, muscle: MuscleId({}), number: {}, views: BitSet({}), insets: BitSet({}), places: &[{}], essential: {}, spillover: {}, side_rule: SideRule::{:?}, self_pressure: SelfPressure::{:?}, confidence: Confidence::{:?}, sources: {}",
            point.id,
            point.muscle,
            point.number,
            bits(&point.views, |view| view as u32),
            bits(&point.insets, |inset| inset as u32),
            places(&point.places),
            ids("ZoneId", &point.essential),
            ids("ZoneId", &point.spillover),
            point.side_rule,
            point.self_pressure,
            point.confidence,
            ids("SourceId", &point.sources),
        )
    });
    table(
        out,
        "Trigger points, those of one muscle after each other.",
        "TRIGGER_POINTS",
        "TriggerPointRow",
        rows,
    );
}

fn places(places: &[(View, u16)]) -> String {
    let place = |(view, zone): &(View, u16)| format!("(View::{view:?}, ZoneId({zone}))");
    places.iter().map(place).collect::<Vec<_>>().join(", ")
}

fn red_flags(model: &Model, out: &mut String) {
    let rows = model.red_flags.iter().map(|flag| {
        format!(
            "slug: {:?}, regions: BitSet({}), zones: {}, muscles: {}, ask_when: AskWhen::{:?}, urgency: Urgency::{:?}, within: {}, sources: {}",
            flag.id,
            bits(&flag.regions, |region| region as u32),
            ids("ZoneId", &flag.zones),
            ids("MuscleId", &flag.muscles),
            flag.ask_when,
            flag.urgency,
            flag.within.map_or_else(|| "None".to_owned(), |within| format!("Some(Within::{within:?})")),
            ids("SourceId", &flag.sources),
        )
    });
    table(
        out,
        "Warning signs, in the order of `data/red_flags.toml`.",
        "RED_FLAGS",
        "RedFlagRow",
        rows,
    );
}

fn self_care(model: &Model, out: &mut String) {
    let rows = model.self_care.iter().map(|care| {
        format!(
            "slug: {:?}, kind: CareKind::{:?}, for_all: {}, regions: BitSet({}), muscles: {}, do_not_if: BitSet({}), ask_first_if: BitSet({}), evidence: {:?}, sources: {}",
            care.id,
            care.kind,
            care.for_all,
            bits(&care.regions, |region| region as u32),
            ids("MuscleId", &care.muscles),
            care.do_not_if,
            care.ask_first_if,
            care.evidence,
            ids("SourceId", &care.sources),
        )
    });
    table(
        out,
        "Self-care entries, in the order of `data/self_care.toml`.",
        "SELF_CARE",
        "SelfCareRow",
        rows,
    );
}

fn sources(model: &Model, out: &mut String) {
    let rows = model
        .sources
        .iter()
        .map(|source| format!("slug: {:?}", source.key));
    table(
        out,
        "References, in the order of `data/references.toml`.",
        "SOURCES",
        "SourceRow",
        rows,
    );
}

fn ranking(model: &Model, out: &mut String) {
    out.push_str("/// Parameters of the ranking, from `data/ranking.toml`.\npub static RANKING: RankingRow = RankingRow {\n");
    for (name, value) in &model.ranking {
        let _ = writeln!(out, "    {name}: {value:?},");
    }
    out.push_str("};\n");
    let _ = RANKING;
}

fn bits<T: Copy>(values: &[T], position: fn(T) -> u32) -> u32 {
    values
        .iter()
        .fold(0, |bits, value| bits | 1 << position(*value))
}

fn ids(kind: &str, positions: &[u16]) -> String {
    let items: Vec<String> = positions
        .iter()
        .map(|position| format!("{kind}({position})"))
        .collect();
    format!("&[{}]", items.join(", "))
}

/// Positions of the rows that `fits` holds for.
fn positions<T>(rows: &[T], fits: impl Fn(&T) -> bool) -> Vec<u16> {
    let found = (0..).zip(rows).filter(|(_, row)| fits(row));
    found.map(|(position, _)| position).collect()
}

fn lists(point: &TriggerPoint, zone: u16) -> bool {
    point.essential.contains(&zone) || point.spillover.contains(&zone)
}
