//! Which self-care entries may be offered for a muscle or a place: the hard rules for entries.

use super::{NECK, NEVER_PRESSED, is_pelvic_floor, is_pelvic_zone, is_strap, pressure};
use crate::atlas::tables::{BitSet, SelfCareRow};
use crate::atlas::{
    CareKind, Caution, Laterality, MuscleId, Region, SelfCareId, SelfPressure, Target,
    TriggerPointId, ZoneId,
};
use crate::order;
use crate::referral::{of_muscle, of_point};

/// The entry that says how to press any spot.
const PRESSING: &str = "pressure-basics";

/// Regions where a clot of the leg may lie.
const LEG: &[Region] = &[
    Region::Hip,
    Region::Thigh,
    Region::Knee,
    Region::Leg,
    Region::Ankle,
    Region::Foot,
];

/// Self-care entries that fit a muscle, most specific first, with the hard rules applied.
///
/// `points` are the spots in question; with none, all of the muscle.
/// `zones` are the zones of their pain: they bring in the ways to a professional of their regions.
/// `cautions` are those known of the visitor, bits by position in [`Caution::ALL`]; often empty.
/// Order: entries that name the muscle, its whole or parts, habits for its region, for everyone.
/// Within each: to a professional, pressing, stretching, warmth, habits; then in table order.
/// What is for everyone stays in table order.
pub fn care(
    muscle: MuscleId,
    points: &[TriggerPointId],
    zones: &[ZoneId],
    cautions: BitSet,
) -> Vec<SelfCareId> {
    in_turn(fitting(muscle, points, zones, cautions))
}

/// Self-care entries that fit places that hurt, in the order of [`care`], each once.
///
/// They are those of the muscles whose own belly or spot lies under a place, and of its region.
/// Pressing is offered only where a spot that may be pressed lies in the place itself, and never
/// where nobody should press; for the pelvic floor only the way to a clinician is.
pub fn care_of_zones(zones: &[ZoneId], cautions: BitSet) -> Vec<SelfCareId> {
    let mut found = Vec::new();
    for zone in zones {
        in_zone(*zone, cautions, &mut found);
    }
    in_turn(found)
}

/// Self-care entries that fit a spot, a muscle or a zone: [`care`] or [`care_of_zones`].
pub fn care_for(place: Target, cautions: BitSet) -> Vec<SelfCareId> {
    match place {
        Target::Spot(point, side) => {
            let zones = of_point(point, side).zone_ids();
            care(point.muscle(), &[point], &zones, cautions)
        }
        Target::Muscle(muscle, side) => {
            care(muscle, &[], &of_muscle(muscle, side).zone_ids(), cautions)
        }
        Target::Zone(zone, _) => care_of_zones(&[zone], cautions),
    }
}

/// An entry with its turn in a list.
type Turn = (Fit, u8, SelfCareId);

/// The entries in their order; of one that fits in several ways, the closest counts.
fn in_turn(mut entries: Vec<Turn>) -> Vec<SelfCareId> {
    order::sort_by(&mut entries, Ord::cmp);
    let mut listed: Vec<SelfCareId> = Vec::new();
    for (.., entry) in entries {
        if !listed.contains(&entry) {
            listed.push(entry);
        }
    }
    listed
}

fn fitting(
    muscle: MuscleId,
    points: &[TriggerPointId],
    zones: &[ZoneId],
    cautions: BitSet,
) -> Vec<Turn> {
    let points = if points.is_empty() {
        muscle.points_with_parts()
    } else {
        points.to_vec()
    };
    SelfCareId::all()
        .filter_map(|entry| Some((fit(entry.row(), muscle, zones)?, entry)))
        .filter(|(fit, entry)| may_offer(entry.row(), *fit, muscle, &points, cautions))
        .map(|(fit, entry)| (fit, turn(fit, entry.row().kind), entry))
        .collect()
}

/// Entries for the muscles with belly or spot under a zone, and for its region.
fn in_zone(zone: ZoneId, cautions: BitSet, found: &mut Vec<Turn>) {
    let row = zone.row();
    let lies_here = |point: &TriggerPointId| lies_in(*point, zone);
    let mut muscles = row.muscles.to_vec();
    muscles.extend(
        TriggerPointId::all()
            .filter(lies_here)
            .map(TriggerPointId::muscle),
    );
    for muscle in &muscles {
        let mut here = muscle.points_with_parts();
        here.retain(lies_here);
        let presses = !here.is_empty() && !is_kept_from_pressing(zone);
        let entries = fitting(*muscle, &here, &[zone], cautions);
        let shown = |turn: &Turn| {
            let kind = turn.2.row().kind;
            (presses || !kind.presses()) && (!is_pelvic_zone(zone) || is_information(kind))
        };
        found.extend(entries.into_iter().filter(shown));
    }
    let leg = LEG.contains(&row.region);
    found.extend(SelfCareId::all().filter_map(|id| {
        let entry = id.row();
        let fit = match entry.kind {
            _ if entry.for_all => Fit::Everyone,
            _ if !entry.regions.has(row.region as usize) => return None,
            CareKind::Posture | CareKind::SeeAProfessional => Fit::Region,
            _ if entry.muscles.is_empty() => Fit::Region,
            _ => return None,
        };
        let hidden = entry.kind.presses()
            || entry.do_not_if.meets(cautions)
            || (is_pelvic_zone(zone) && !is_information(entry.kind))
            || (leg && stirs_a_clot(entry.kind, cautions));
        (!hidden).then(|| (fit, turn(fit, entry.kind), id))
    }));
}

/// Whether a spot lies in a zone.
fn lies_in(point: TriggerPointId, zone: ZoneId) -> bool {
    let point = point.row();
    let mut places = point.places.iter();
    // Spots that no drawing of the whole body shows, as those of the sole, lie where they hurt.
    let hurts_here = || {
        let region = point.muscle.row().region;
        point.essential.contains(&zone) && region == zone.row().region
    };
    places.any(|(_, place)| *place == zone) || (point.places.is_empty() && hurts_here())
}

/// Whether a spot, a muscle or a zone lies in a zone: the belly or a spot of it.
pub fn lies_at(place: Target, zone: ZoneId) -> bool {
    let (muscle, points) = match place {
        Target::Zone(other, _) => return other == zone,
        Target::Muscle(muscle, _) => (muscle, muscle.points_with_parts()),
        Target::Spot(point, _) => (point.muscle(), vec![point]),
    };
    let mut points = points.iter();
    zone.row().muscles.contains(&muscle) || points.any(|point| lies_in(*point, zone))
}

/// Whether two places touch: a zone and what lies in it, or a muscle and its parts and spots.
pub fn touches(one: Target, other: Target) -> bool {
    let same_side = one.side() == other.side()
        || one.side() == Laterality::Midline
        || other.side() == Laterality::Midline;
    let muscle = |place| match place {
        Target::Spot(point, _) => Some(point.row().muscle),
        Target::Muscle(muscle, _) => Some(muscle),
        Target::Zone(..) => None,
    };
    same_side
        && match (one, other) {
            (Target::Zone(zone, _), place) | (place, Target::Zone(zone, _)) => lies_at(place, zone),
            _ => muscle(one)
                .zip(muscle(other))
                .is_some_and(|(one, other)| is_part(one, other) || is_part(other, one)),
        }
}

/// Whether nobody should press in a zone, whatever lies there.
fn is_kept_from_pressing(zone: ZoneId) -> bool {
    NECK.contains(&zone.slug())
        || NEVER_PRESSED.contains(&zone.slug())
        || zone.row().region == Region::Abdomen
}

const fn is_information(kind: CareKind) -> bool {
    matches!(kind, CareKind::SeeAProfessional)
}

/// The turn of a kind among entries that fit alike.
const fn turn(fit: Fit, kind: CareKind) -> u8 {
    match (fit, kind) {
        (Fit::Everyone, _) | (_, CareKind::SeeAProfessional) => 0,
        _ => 1 + kind as u8,
    }
}

/// Whether an entry should be shown with "ask your clinician first".
pub fn asks_first(entry: SelfCareId, cautions: BitSet) -> bool {
    entry.row().ask_first_if.meets(cautions)
}

/// The cautions of the visitor for which an entry must not be shown; nothing that presses or
/// stretches is where a clot is possible, whatever its data say, and nothing but rest where it felt
/// worse.
pub fn reasons(entry: SelfCareId, cautions: BitSet) -> BitSet {
    let row = entry.row();
    let clot = u32::from(stirs_a_clot(row.kind, cautions)) << Caution::SuspectedClot as u32;
    row.do_not_if
        .with(worse_for(entry))
        .common(cautions)
        .with(BitSet(clot))
}

/// That it felt worse, for an entry that is closed by it.
pub fn worse_for(entry: SelfCareId) -> BitSet {
    BitSet(u32::from(!entry.row().kind.rests()) << Caution::FeltWorse as u32)
}

/// Whether a caution of the visitor forbids to press any spot at all, to check it or to treat it.
///
/// They are those of the entry that says how to press.
pub fn forbids_pressing(cautions: BitSet) -> bool {
    pressing().is_some_and(|basics| !reasons(basics, cautions).is_empty())
}

/// The entry that says how to press any spot, and for whom that is.
pub fn pressing() -> Option<SelfCareId> {
    SelfCareId::from_slug(PRESSING)
}

/// Why an entry fits, most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Muscle,
    Family,
    Region,
    Everyone,
}

fn fit(entry: &SelfCareRow, muscle: MuscleId, zones: &[ZoneId]) -> Option<Fit> {
    if entry.muscles.contains(&muscle) {
        return Some(Fit::Muscle);
    }
    if entry
        .muscles
        .iter()
        .any(|other| is_family(entry, muscle, *other))
    {
        return Some(Fit::Family);
    }
    if entry.for_all {
        return Some(Fit::Everyone);
    }
    let has = |region: Region| entry.regions.has(region as usize);
    let here = has(muscle.row().region);
    let in_zones = || zones.iter().any(|zone| has(zone.row().region));
    let by_region = match entry.kind {
        CareKind::Posture => here,
        CareKind::SeeAProfessional => here || in_zones(),
        _ => entry.muscles.is_empty() && here,
    };
    by_region.then_some(Fit::Region)
}

/// Whether `other`, which an entry names, stands for `muscle`: a part of it, or a whole above it
/// of which the entry names no part, because such an entry is about that part alone.
fn is_family(entry: &SelfCareRow, muscle: MuscleId, other: MuscleId) -> bool {
    let names_part = || {
        let mut named = entry.muscles.iter();
        named.any(|part| *part != other && is_part(*part, other))
    };
    is_part(other, muscle) || (is_part(muscle, other) && !names_part())
}

/// Whether a muscle is another one, or a part of it.
fn is_part(low: MuscleId, high: MuscleId) -> bool {
    low.lineage().any(|above| above == high)
}

/// The hard rules for entries.
fn may_offer(
    entry: &SelfCareRow,
    fit: Fit,
    muscle: MuscleId,
    points: &[TriggerPointId],
    cautions: BitSet,
) -> bool {
    if entry.do_not_if.meets(cautions) {
        return false;
    }
    if is_pelvic_floor(muscle) {
        return entry.kind == CareKind::SeeAProfessional;
    }
    if LEG.contains(&muscle.row().region) && stirs_a_clot(entry.kind, cautions) {
        return false;
    }
    !entry.kind.presses() || may_press(entry, fit, muscle, points)
}

/// Whether an entry is kept from a leg in which a clot is possible.
fn stirs_a_clot(kind: CareKind, cautions: BitSet) -> bool {
    let stirs = kind.presses() || kind == CareKind::Stretch;
    stirs && cautions.has(Caution::SuspectedClot as usize)
}

/// Whether an entry that presses fits one of the spots.
///
/// Advice for everyone says "press", so it needs a spot without limits;
/// an entry that names the muscle says how gently.
/// At the strap muscle only the pinch, a self-massage that names it, is left.
fn may_press(entry: &SelfCareRow, fit: Fit, muscle: MuscleId, points: &[TriggerPointId]) -> bool {
    if is_strap(muscle) {
        return entry.kind == CareKind::SelfMassage && matches!(fit, Fit::Muscle | Fit::Family);
    }
    let limit = if fit == Fit::Everyone {
        SelfPressure::Ok
    } else {
        SelfPressure::GentleOnly
    };
    if points.is_empty() {
        return fit != Fit::Everyone && may_press_without_points(muscle);
    }
    points.iter().any(|point| pressure(*point) <= limit)
}

/// A muscle without spots of its own is judged by the spots of the whole it belongs to,
/// or else by its region.
fn may_press_without_points(muscle: MuscleId) -> bool {
    let above = muscle
        .lineage()
        .map(MuscleId::points_with_parts)
        .find(|points| !points.is_empty());
    match above {
        Some(points) => points
            .iter()
            .any(|point| pressure(*point) <= SelfPressure::GentleOnly),
        None => !matches!(
            muscle.row().region,
            Region::Neck | Region::Abdomen | Region::Pelvis
        ),
    }
}
