//! Warning signs that apply, and self-care that may be offered.
//!
//! The hard rules, each proved by a test of its own over all muscles, points and zones:
//!
//! 1. No pressure at the front or side of the neck; the strap muscle may be pinched, never pressed.
//! 2. No pressure in the armpit, the groin crease, the hollow of the knee, the inner elbow,
//!    over the kidneys, on the bones of the spine, or on the belly; nor from a page of such a place.
//! 3. No pressing and no stretching where a caution of the visitor forbids it;
//!    with a possible clot none at all on the leg.
//! 4. Pelvic-floor spots and places: information and the way to a clinician only.
//! 5. Warning signs come most urgent first; whoever shows them puts them before any self-care.
//! 6. On the figure of a child nothing of the pelvic floor is shown, and every self-care entry says
//!    to ask a clinician first.
//! 7. An emergency answered with "yes" leaves the message and the call; while a question is open,
//!    self-care is closed; see [`Verdict`].
//!
//! Rules make the data stricter, never weaker. Sources: `CAROTID-CAUTION`, `CLINICAL-CONSENSUS`.

mod care;
mod questions;

pub use care::{
    asks_first, care, care_for, care_of_zones, forbids_pressing, lies_at, pressing, reasons,
    touches, worse_for,
};
pub use questions::{
    Answer, Felt, MAX as MAX_QUESTIONS, Verdict, emergencies, emergencies_at, questions, verdict,
};

use crate::atlas::{
    AskWhen, Figure, MuscleId, RedFlagId, Region, SelfPressure, Target, TriggerPointId, View,
    ZoneId,
};
use crate::order;
use crate::referral::{of_muscle, of_point};

/// Zones at the front and side of the neck.
const NECK: &[&str] = &["throat", "side-of-neck"];

/// Zones that are never pressed: armpit, groin crease, hollow of the knee, inner elbow, kidneys,
/// bones of the spine. The belly is known by its region.
const NEVER_PRESSED: &[&str] = &[
    "armpit",
    "groin",
    "posterior-knee",
    "elbow-crease",
    "medial-elbow",
    "back-lower-ribs",
    "upper-spine",
    "mid-spine",
    "lumbar-spine",
    "sacrum",
    "tailbone",
];

/// Muscles whose spots are reached through the armpit, wherever the drawing shows them.
const IN_ARMPIT: &[&str] = &["subscapularis"];

/// Spots at the edge of such a zone: their location in words puts them in it.
const AT_THE_EDGE: &[&str] = &[
    "gastrocnemius-medial.2",
    "iliocostalis-lumborum.1",
    "iliocostalis-thoracis.2",
    "multifidus-cervical.1",
    "pronator-teres.1",
    "psoas-major.2",
    "quadratus-lumborum.1",
    "triceps-medial-head.3",
];

/// Muscles of the neck whose own entries press away from it: at the top of the shoulder, and at
/// the corner of the blade.
const PRESSED_BELOW: &[&str] = &["upper-trapezius", "levator-scapulae"];

/// The strap muscle of the neck.
const STRAP: &str = "scm";

/// The group of the pelvic floor, and the muscle of the hip that is reached through it.
const PELVIC_FLOOR: &[&str] = &["pelvic-floor", "obturator-internus"];

/// Zones of the genitals, the perineum and inside the pelvis.
const PELVIC_ZONES: &[&str] = &[
    "genital-side",
    "genitals",
    "deep-pelvis",
    "perineum",
    "anus",
];

/// Warning signs that apply to zones and muscles, most urgent first, then in table order.
///
/// A sign that names neither zones nor muscles applies to its regions.
/// A muscle also touches the signs of its whole and of its parts.
/// Signs that are asked after a treatment are in [`after_treatment`].
pub fn red_flags(zones: &[ZoneId], muscles: &[MuscleId]) -> Vec<RedFlagId> {
    let flags = RedFlagId::all().filter(|flag| applies(*flag, zones, muscles));
    by_urgency(flags.collect())
}

/// Warning signs to ask for when the visitor reports a treatment, most urgent first.
pub fn after_treatment() -> Vec<RedFlagId> {
    let asked = |flag: &RedFlagId| flag.row().ask_when == AskWhen::TreatmentReported;
    by_urgency(RedFlagId::all().filter(asked).collect())
}

/// Zones, the most typical first, and muscles, the nearest first, whose warning signs a place has.
pub fn concerns_of(place: Target) -> (Vec<ZoneId>, Vec<MuscleId>) {
    let (zones, muscle) = match place {
        Target::Spot(point, side) => (of_point(point, side).zone_ids(), Some(point.muscle())),
        Target::Muscle(muscle, side) => (of_muscle(muscle, side).zone_ids(), Some(muscle)),
        Target::Zone(zone, _) => (vec![zone], None),
    };
    let muscles = muscle.into_iter().flat_map(MuscleId::lineage);
    (zones, muscles.collect())
}

/// Puts signs in order: the most urgent first; of these what was not denied, then the nearest, which
/// name a muscle itself or a part of it, then those that list a zone, the most typical first.
pub fn by_nearness(
    flags: &mut Vec<RedFlagId>,
    (zones, muscles): (&[ZoneId], &[MuscleId]),
    answers: &[(RedFlagId, Answer)],
) {
    order::sort_by_key(flags, |flag| {
        let row = flag.row();
        let named = |its: &MuscleId| {
            let part = |muscle: &MuscleId| related(*its, *muscle);
            muscles.contains(its) || muscles.first().is_some_and(part)
        };
        let mut zones = zones.iter();
        let nearest = zones.position(|zone| row.zones.contains(zone));
        let far = !row.muscles.iter().any(named);
        let denied = answers.contains(&(*flag, Answer::No));
        let nearest = nearest.unwrap_or(usize::MAX);
        (row.urgency, denied, far, nearest, *flag)
    });
}

fn by_urgency(mut flags: Vec<RedFlagId>) -> Vec<RedFlagId> {
    order::sort_by_key(&mut flags, |flag| (flag.row().urgency, *flag));
    flags
}

fn applies(flag: RedFlagId, zones: &[ZoneId], muscles: &[MuscleId]) -> bool {
    let row = flag.row();
    if row.ask_when == AskWhen::TreatmentReported {
        return false;
    }
    if row.zones.is_empty() && row.muscles.is_empty() {
        let in_regions = |region: Region| row.regions.has(region as usize);
        return zones.iter().any(|zone| in_regions(zone.row().region))
            || muscles.iter().any(|muscle| in_regions(muscle.row().region));
    }
    let named = |muscle: &MuscleId| row.muscles.iter().any(|other| related(*muscle, *other));
    zones.iter().any(|zone| row.zones.contains(zone)) || muscles.iter().any(named)
}

/// Whether one is the other, or a part of it.
fn related(a: MuscleId, b: MuscleId) -> bool {
    a.lineage().any(|above| above == b) || b.lineage().any(|above| above == a)
}

/// Whether pressing this spot oneself may be offered: the data, made stricter by the hard rules.
pub fn pressure(point: TriggerPointId) -> SelfPressure {
    let muscle = point.muscle();
    let by_rule = if is_pelvic_floor(muscle) || is_never_pressed(point) {
        SelfPressure::ClinicianOnly
    } else if is_strap(muscle) {
        SelfPressure::GentleOnly
    } else if is_front_of_neck(point) {
        SelfPressure::ClinicianOnly
    } else {
        SelfPressure::Ok
    };
    by_rule.max(point.row().self_pressure)
}

/// Whether a spot is only ever pinched, away from the neck: pressing it would press what lies below.
pub fn is_pinched(point: TriggerPointId) -> bool {
    is_strap(point.muscle())
}

/// Whether entries of the pelvic floor may be shown on a figure, where the page asks for them.
pub const fn may_show_pelvic(figure: Figure) -> bool {
    !matches!(figure, Figure::Child)
}

/// Whether self-care is only for after a clinician has been asked.
pub const fn asks_clinician_first(figure: Figure) -> bool {
    matches!(figure, Figure::Child)
}

/// Whether a muscle belongs to the pelvic floor: visitors see information only.
pub fn is_pelvic_floor(muscle: MuscleId) -> bool {
    muscle
        .lineage()
        .any(|above| PELVIC_FLOOR.contains(&above.slug()))
}

/// Whether the zone is one of the pelvic floor.
pub fn is_pelvic_zone(zone: ZoneId) -> bool {
    PELVIC_ZONES.contains(&zone.slug())
}

fn is_strap(muscle: MuscleId) -> bool {
    muscle.lineage().any(|above| above.slug() == STRAP)
}

/// Whether a spot lies at the front or side of the neck: a view shows it there, or it is a spot of
/// the neck that the back view does not show.
fn is_front_of_neck(point: TriggerPointId) -> bool {
    let muscle = point.muscle();
    let places = point.row().places;
    let mut zones = places.iter().map(|(_, zone)| zone.slug());
    let behind = places.iter().any(|(view, _)| *view == View::Back);
    if PRESSED_BELOW.contains(&muscle.slug()) {
        return false;
    }
    zones.any(|zone| NECK.contains(&zone)) || (muscle.row().region == Region::Neck && !behind)
}

/// Whether a spot lies where nobody should press.
///
/// The belly counts whole: its warning signs apply to every spot there until they are answered.
fn is_never_pressed(point: TriggerPointId) -> bool {
    let muscle = point.muscle();
    let forbidden = |zone: &ZoneId| {
        NEVER_PRESSED.contains(&zone.slug()) || zone.row().region == Region::Abdomen
    };
    muscle.row().region == Region::Abdomen
        || IN_ARMPIT.contains(&muscle.slug())
        || AT_THE_EDGE.contains(&point.slug())
        || point.row().places.iter().any(|(_, zone)| forbidden(zone))
}
