//! One test for each hard rule of `src/safety.rs`, over all muscles, trigger points and zones.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    AskWhen, CareKind, Caution, Figure, Laterality, MuscleId, RedFlagId, Region, SelfCareId,
    SelfPressure, Target, TriggerPointId, Urgency, View, ZoneId,
};
use pain_map::content::Ui;
use pain_map::map::PainMap;
use pain_map::options::{Mode, Options};
use pain_map::render::html;
use pain_map::render::node::{Element, Node};
use pain_map::safety::{after_treatment, asks_first, care, pressure, red_flags};
use pain_map::state::{Action, Fold, Selection, is_pelvic_muscle, is_pelvic_zone};

fn nothing_known() -> BitSet {
    BitSet::default()
}

fn knows(caution: Caution) -> BitSet {
    BitSet(1 << caution as u32)
}

/// Every way to ask for care: each muscle as a whole, and each of its points alone.
fn all_care() -> impl Iterator<Item = (MuscleId, Vec<TriggerPointId>, Vec<SelfCareId>)> {
    MuscleId::all().flat_map(|muscle| {
        let alone = muscle.points().map(|point| vec![point]);
        std::iter::once(Vec::new()).chain(alone).map(move |points| {
            let zones: Vec<ZoneId> = points
                .iter()
                .flat_map(|point| point.row().essential)
                .copied()
                .collect();
            let entries = care(muscle, &points, &zones, nothing_known());
            (muscle, points, entries)
        })
    })
}

fn presses(entry: &SelfCareId) -> bool {
    entry.row().kind.presses()
}

fn is_in(muscle: MuscleId, whole: &str) -> bool {
    muscle.lineage().any(|above| above.slug() == whole)
}

#[test]
fn clinician_only_points_get_no_pressure_advice() {
    for point in TriggerPointId::all() {
        assert!(
            pressure(point) >= point.row().self_pressure,
            "{}",
            point.slug()
        );
        if pressure(point) == SelfPressure::ClinicianOnly {
            let entries = care(point.muscle(), &[point], &[], nothing_known());
            assert!(
                !entries.iter().any(presses),
                "{}: {:?}",
                point.slug(),
                slugs(&entries)
            );
        }
    }
}

fn slugs(entries: &[SelfCareId]) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.slug()).collect()
}

#[test]
fn general_pressing_is_for_spots_without_limits_only() {
    let basics = SelfCareId::from_slug("pressure-basics").unwrap();
    for (muscle, points, entries) in all_care() {
        let points = if points.is_empty() {
            muscle.points_with_parts()
        } else {
            points
        };
        let free = points
            .iter()
            .any(|point| pressure(*point) == SelfPressure::Ok);
        assert!(free || !entries.contains(&basics), "{}", muscle.slug());
    }
}

#[test]
fn front_and_side_of_the_neck_are_never_pressed() {
    let neck = ["throat", "side-of-neck"];
    // Their own entries press at the top of the shoulder and at the corner of the blade.
    let below = ["upper-trapezius", "levator-scapulae"];
    for point in TriggerPointId::all() {
        let muscle = point.muscle();
        if is_in(muscle, "scm") || below.contains(&muscle.slug()) {
            continue;
        }
        let places = point.row().places;
        let at_neck = places.iter().any(|(_, zone)| neck.contains(&zone.slug()));
        let behind = places.iter().any(|(view, _)| *view == View::Back);
        if at_neck || (muscle.row().region == Region::Neck && !behind) {
            assert_eq!(
                pressure(point),
                SelfPressure::ClinicianOnly,
                "{}",
                point.slug()
            );
        }
    }
    for muscle in [
        "scalenus-anterior",
        "scalenus-medius",
        "scalenus-posterior",
        "scalenus-minimus",
        "longus-colli",
        "longus-capitis",
        "omohyoid",
        "stylohyoid",
        "digastric-anterior",
        "digastric-posterior",
        "mylohyoid",
        "platysma",
        "infrahyoids",
        "scalenes",
        "digastric",
    ] {
        let muscle = MuscleId::from_slug(muscle).unwrap();
        let entries = care(muscle, &[], &[], nothing_known());
        assert!(
            !entries.iter().any(presses),
            "{}: {:?}",
            muscle.slug(),
            slugs(&entries)
        );
    }
}

#[test]
fn the_strap_muscle_is_pinched_never_pressed() {
    for (muscle, _, entries) in all_care().filter(|(muscle, _, _)| is_in(*muscle, "scm")) {
        let pressing: Vec<SelfCareId> = entries.into_iter().filter(presses).collect();
        assert_eq!(slugs(&pressing), ["scm-pinch"], "{}", muscle.slug());
    }
    for point in TriggerPointId::all().filter(|point| is_in(point.muscle(), "scm")) {
        assert!(pressure(point) >= SelfPressure::GentleOnly);
    }
}

#[test]
fn hollows_kidneys_and_spine_are_never_pressed() {
    let never = [
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
    for slug in never {
        assert!(ZoneId::from_slug(slug).is_some(), "{slug}");
    }
    for point in TriggerPointId::all() {
        let there = |zone: &ZoneId| never.contains(&zone.slug());
        if point.row().places.iter().any(|(_, zone)| there(zone)) {
            assert_eq!(
                pressure(point),
                SelfPressure::ClinicianOnly,
                "{}",
                point.slug()
            );
        }
    }
    for slug in [
        "subscapularis.1",
        "subscapularis.2",
        "gastrocnemius-medial.2",
        "iliocostalis-lumborum.1",
        "iliocostalis-thoracis.2",
        "multifidus-cervical.1",
        "pronator-teres.1",
        "psoas-major.2",
        "quadratus-lumborum.1",
        "triceps-medial-head.3",
    ] {
        let point = TriggerPointId::from_slug(slug).unwrap();
        assert_eq!(pressure(point), SelfPressure::ClinicianOnly, "{slug}");
    }
}

#[test]
fn the_belly_is_never_pressed() {
    for point in TriggerPointId::all() {
        let belly = |zone: &ZoneId| zone.row().region == Region::Abdomen;
        let on_belly = point.row().places.iter().any(|(_, zone)| belly(zone));
        if on_belly || point.muscle().row().region == Region::Abdomen {
            assert_eq!(
                pressure(point),
                SelfPressure::ClinicianOnly,
                "{}",
                point.slug()
            );
        }
    }
    for (muscle, _, entries) in all_care() {
        if muscle.row().region == Region::Abdomen {
            assert!(!entries.iter().any(presses), "{}", muscle.slug());
        }
    }
}

#[test]
fn a_possible_clot_stops_pressing_and_stretching() {
    let clot = knows(Caution::SuspectedClot);
    for muscle in MuscleId::all() {
        for entry in care(muscle, &[], &[], clot) {
            let kind = entry.row().kind;
            assert!(!kind.presses(), "{} {}", muscle.slug(), entry.slug());
            assert_ne!(
                kind,
                CareKind::Stretch,
                "{} {}",
                muscle.slug(),
                entry.slug()
            );
        }
    }
}

#[test]
fn a_caution_blocks_what_it_forbids() {
    for caution in Caution::ALL {
        let known = knows(*caution);
        for muscle in MuscleId::all() {
            for entry in care(muscle, &[], &[], known) {
                assert!(
                    !entry.row().do_not_if.meets(known),
                    "{caution:?} {}",
                    entry.slug()
                );
                assert_eq!(
                    asks_first(entry, known),
                    entry.row().ask_first_if.meets(known)
                );
            }
        }
    }
}

#[test]
fn the_pelvic_floor_is_information_only() {
    let floor =
        |muscle: MuscleId| is_in(muscle, "pelvic-floor") || muscle.slug() == "obturator-internus";
    assert!(MuscleId::all().filter(|muscle| floor(*muscle)).count() >= 9);
    for (muscle, points, entries) in all_care().filter(|(muscle, _, _)| floor(*muscle)) {
        assert!(!entries.is_empty());
        for entry in entries {
            assert_eq!(
                entry.row().kind,
                CareKind::SeeAProfessional,
                "{} {}",
                muscle.slug(),
                entry.slug()
            );
        }
        for point in points {
            assert_eq!(
                pressure(point),
                SelfPressure::ClinicianOnly,
                "{}",
                point.slug()
            );
        }
    }
    let perineum = TriggerPointId::all().filter(|point| is_pelvic_muscle(point.muscle()));
    for point in perineum {
        assert_eq!(
            pressure(point),
            SelfPressure::ClinicianOnly,
            "{}",
            point.slug()
        );
    }
}

#[test]
fn warning_signs_come_most_urgent_first() {
    for zone in ZoneId::all() {
        let flags = red_flags(&[zone], &[]);
        let urgencies: Vec<(Urgency, RedFlagId)> = flags
            .iter()
            .map(|flag| (flag.row().urgency, *flag))
            .collect();
        assert!(urgencies.is_sorted(), "{}", zone.slug());
        assert!(
            flags
                .iter()
                .all(|flag| flag.row().ask_when == AskWhen::ZoneOrMuscle)
        );
    }
    assert_eq!(after_treatment().len(), 1);
    assert!(red_flags(&[], &[]).is_empty());
}

#[test]
fn a_warning_sign_applies_where_its_row_says() {
    for flag in RedFlagId::all().filter(|flag| flag.row().ask_when == AskWhen::ZoneOrMuscle) {
        let row = flag.row();
        let everywhere = row.zones.is_empty() && row.muscles.is_empty();
        for zone in ZoneId::all() {
            let expected = if everywhere {
                row.regions.has(zone.row().region as usize)
            } else {
                row.zones.contains(&zone)
            };
            assert_eq!(
                red_flags(&[zone], &[]).contains(&flag),
                expected,
                "{} {}",
                flag.slug(),
                zone.slug()
            );
        }
        for muscle in row.muscles {
            assert!(
                red_flags(&[], &[*muscle]).contains(&flag),
                "{} {}",
                flag.slug(),
                muscle.slug()
            );
        }
    }
}

#[test]
fn the_first_questions_reach_their_zones() {
    for (zone, flag) in [
        ("upper-chest", "chest-heart"),
        ("lower-abdomen", "belly-acute"),
        ("temple", "headache-gca"),
        ("temple", "headache-thunderclap"),
        ("sacrum", "back-cauda"),
        ("calf-upper", "leg-dvt"),
    ] {
        let zone = ZoneId::from_slug(zone).unwrap();
        let flags = red_flags(&[zone], &[]);
        assert!(
            flags.iter().any(|found| found.slug() == flag),
            "{} {flag}",
            zone.slug()
        );
    }
}

#[test]
fn the_upper_trapezius_may_be_squeezed() {
    let muscle = MuscleId::from_slug("upper-trapezius").unwrap();
    for point in muscle.points() {
        let entries = care(muscle, &[point], &[], nothing_known());
        assert_eq!(
            entries[0].slug(),
            "upper-trap-pinch",
            "{:?}",
            slugs(&entries)
        );
    }
}

#[test]
fn advice_for_one_part_is_not_given_for_another() {
    let lower = MuscleId::from_slug("lower-trapezius").unwrap();
    let entries = care(lower, &[], &[], nothing_known());
    assert!(!slugs(&entries).contains(&"upper-trap-pinch"));
    let subscapularis = MuscleId::from_slug("subscapularis").unwrap();
    let entries = care(subscapularis, &[], &[], nothing_known());
    assert!(!entries.iter().any(presses), "{:?}", slugs(&entries));
}

/// A map of a child, on a page that asks for the pelvic floor.
fn child() -> PainMap {
    PainMap::new(Options {
        show_pelvic: true,
        figure: Figure::Child,
        ..Options::default()
    })
}

#[test]
fn a_child_never_shows_the_pelvic_floor() {
    let mut map = child();
    let floor = MuscleId::all().filter(|muscle| is_pelvic_muscle(*muscle));
    let floor: Vec<MuscleId> = floor.collect();
    let zones: Vec<ZoneId> = ZoneId::all().filter(|zone| is_pelvic_zone(*zone)).collect();
    assert!(floor.len() > 5 && zones.len() > 3);
    let mut targets: Vec<Target> = Vec::new();
    for side in [Laterality::Left, Laterality::Right, Laterality::Midline] {
        targets.extend(floor.iter().map(|muscle| Target::Muscle(*muscle, side)));
        targets.extend(zones.iter().map(|zone| Target::Zone(*zone, side)));
        let points = floor.iter().flat_map(|muscle| muscle.points());
        targets.extend(points.map(|point| Target::Spot(point, side)));
    }
    for target in &targets {
        for action in [
            Action::Choose(*target),
            Action::Focus(Some(*target)),
            Action::Hover(Some(*target)),
            Action::SetMode(Mode::Pain),
            Action::Choose(*target),
            Action::SetMode(Mode::Spot),
            Action::Show(View::PelvicFloor),
        ] {
            map.apply(action);
        }
        let state = &map.state;
        assert_eq!(state.selection, Selection::Nothing, "{target}");
        assert!(state.marks.is_empty() && state.focus.is_none() && state.hover.is_none());
        assert_ne!(state.view, View::PelvicFloor);
    }
    assert_eq!(map.svg(View::PelvicFloor), "");
    // Nor in the list, the search or what can be pressed on any view.
    map.apply(Action::Toggle(Fold::List));
    for region in Region::ALL {
        map.apply(Action::ToggleRegion(*region));
        for target in &targets {
            assert!(!does(&map.markup(), &target.to_string()), "{target}");
        }
    }
}

#[test]
fn what_a_child_hides_goes_when_the_figure_changes_and_does_not_come_back() {
    let mut map = child();
    map.apply(Action::SetFigure(Figure::Neutral));
    let muscle =
        MuscleId::all().find(|muscle| is_pelvic_muscle(*muscle) && muscle.points().len() > 0);
    let point = muscle.unwrap().points().next().unwrap();
    let zone = ZoneId::all().find(|zone| is_pelvic_zone(*zone)).unwrap();
    let temple = ZoneId::from_slug("temple").unwrap();
    map.apply(Action::Mark(zone, Laterality::Midline));
    map.apply(Action::Mark(temple, Laterality::Left));
    map.apply(Action::Choose(Target::Spot(point, Laterality::Left)));
    assert!(map.state.selection.spot().is_some() && !map.state.marks.is_empty());
    map.apply(Action::Show(View::PelvicFloor));
    map.apply(Action::SetFigure(Figure::Child));
    for action in [Action::Undo, Action::Redo, Action::Back, Action::Undo] {
        assert_eq!(map.state.selection, Selection::Nothing);
        assert!(
            map.state
                .marks
                .iter()
                .all(|mark| !is_pelvic_zone(mark.zone))
        );
        assert_ne!(map.state.view, View::PelvicFloor);
        map.apply(action);
    }
}

#[test]
fn every_self_care_card_of_a_child_says_first_to_ask_a_clinician() {
    let mut map = child();
    let words = map.content.ui(Ui::CareChildFirst).to_owned();
    let mut n_cards = 0;
    for entry in SelfCareId::all() {
        let offers = |point: &TriggerPointId| {
            map.apply(Action::Choose(Target::Spot(*point, Laterality::Left)));
            map.apply(Action::Fit(true));
            map.apply(Action::OpenCare(entry));
            map.state.care == Some(entry)
        };
        if TriggerPointId::all().find(offers).is_none() {
            continue;
        }
        n_cards += 1;
        let card = html::to_string(&map.markup());
        let note = card.find(&words).unwrap();
        for later in ["<ol class=\"steps\"", "care-link"] {
            assert!(
                card.find(later).is_none_or(|at| note < at),
                "{}",
                entry.slug()
            );
        }
        // An emergency still comes before everything else.
        if let Some(emergency) = card.find("warning emergency") {
            assert!(emergency < note, "{}", entry.slug());
        }
        let target = map.state.selection.target().unwrap();
        map.apply(Action::Clear);
        map.apply(Action::SkipQuestions(true));
        map.apply(Action::Choose(target));
        map.apply(Action::Fit(true));
        let spot = html::to_string(&map.markup());
        let list = spot.find("care-list").unwrap();
        assert!(
            spot.find(&words).is_some_and(|at| at < list),
            "{}",
            entry.slug()
        );
    }
    assert!(n_cards > 60, "{n_cards}");
    map.apply(Action::SetFigure(Figure::Older));
    assert!(!html::to_string(&map.markup()).contains(&words));
}

/// Whether something in the tree does an action.
fn does(element: &Element, action: &str) -> bool {
    let own = element.attributes.iter();
    let own = own.filter(|(name, _)| *name == "data-do");
    own.map(|(_, value)| value.as_str())
        .any(|value| value == action)
        || element
            .children
            .iter()
            .filter_map(Node::element)
            .any(|child| does(child, action))
}
