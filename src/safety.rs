//! Warning signs that apply, and self-care that may be offered.
//!
//! The hard rules, each proved by a test of its own over all muscles, points and zones:
//!
//! 1. No pressure at the front or side of the neck; the strap muscle may be pinched, never pressed.
//! 2. No pressure in the armpit, the groin crease, the hollow of the knee, the inner elbow,
//!    over the kidneys, on the bones of the spine, or on the belly.
//! 3. No pressing and no stretching where a caution of the visitor forbids it;
//!    with a possible clot none at all on the leg.
//! 4. Pelvic-floor spots: information and the way to a clinician only.
//! 5. Warning signs come most urgent first; whoever shows them puts them before any self-care.
//! 6. On the figure of a child nothing of the pelvic floor is shown, and every self-care entry says
//!    to ask a clinician first.
//! 7. An emergency answered with "yes" leaves the message and the call; while a question is open,
//!    self-care is closed; see [`Verdict`].
//!
//! Rules make the data stricter, never weaker. Sources: `CAROTID-CAUTION`, `CLINICAL-CONSENSUS`.

mod questions;

pub use questions::{Answer, Felt, MAX as MAX_QUESTIONS, Verdict, questions, verdict};

use crate::atlas::tables::{BitSet, SelfCareRow};
use crate::atlas::{
    AskWhen, CareKind, Caution, Figure, MuscleId, RedFlagId, Region, SelfCareId, SelfPressure,
    TriggerPointId, View, ZoneId,
};
use crate::order;

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

/// Regions where a clot of the leg may lie.
const LEG: &[Region] = &[
    Region::Hip,
    Region::Thigh,
    Region::Knee,
    Region::Leg,
    Region::Ankle,
    Region::Foot,
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
    let points = if points.is_empty() {
        muscle.points_with_parts()
    } else {
        points.to_vec()
    };
    let mut entries: Vec<(Fit, u8, SelfCareId)> = SelfCareId::all()
        .filter_map(|entry| Some((fit(entry.row(), muscle, zones)?, entry)))
        .filter(|(fit, entry)| may_offer(entry.row(), *fit, muscle, &points, cautions))
        .map(|(fit, entry)| (fit, turn(fit, entry.row().kind), entry))
        .collect();
    order::sort_by(&mut entries, Ord::cmp);
    entries.into_iter().map(|(_, _, entry)| entry).collect()
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
    let under = |low: MuscleId, high: MuscleId| low.lineage().any(|above| above == high);
    let names_part = || {
        let mut named = entry.muscles.iter();
        named.any(|part| *part != other && under(*part, other))
    };
    under(other, muscle) || (under(muscle, other) && !names_part())
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
    let clot = cautions.has(Caution::SuspectedClot as usize);
    if clot && LEG.contains(&muscle.row().region) {
        let moves_blood = entry.kind.presses() || entry.kind == CareKind::Stretch;
        return !moves_blood;
    }
    !entry.kind.presses() || may_press(entry, fit, muscle, points)
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
