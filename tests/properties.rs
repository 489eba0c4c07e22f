//! Promises of geometry, look-ups and ranking that hold for every input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use pain_map::atlas::{Atlas, Laterality, MuscleId, TriggerPointId, View, ZoneId, ZoneKind};
use pain_map::geometry::{GridPoint, Path, Point, Step};
use pain_map::ranking::{Candidate, Cover, MarkedZone};
use pain_map::referral::{of_muscle, of_point};
use proptest::prelude::*;
use proptest::sample::select;

fn rank(marks: &[MarkedZone]) -> Vec<Candidate> {
    let ranking = pain_map::ranking::rank(marks, &[]);
    ranking.by_score().into_iter().cloned().collect()
}

fn grid_point() -> impl Strategy<Value = GridPoint> {
    (-3000..3000_i32, -500..11_000_i32).prop_map(|(x, y)| GridPoint::new(x, y))
}

fn subpath() -> impl Strategy<Value = Vec<Step>> {
    let line = grid_point().prop_map(Step::Line);
    let curve =
        (grid_point(), grid_point(), grid_point()).prop_map(|(a, b, to)| Step::Curve(a, b, to));
    let steps = prop::collection::vec(prop_oneof![line, curve], 1..6);
    (grid_point(), steps, any::<bool>()).prop_map(|(start, steps, closed)| {
        let close = closed.then_some(Step::Close);
        std::iter::once(Step::Move(start))
            .chain(steps)
            .chain(close)
            .collect()
    })
}

fn path() -> impl Strategy<Value = Path> {
    prop::collection::vec(subpath(), 1..4).prop_map(|subpaths| Path::from_steps(subpaths.concat()))
}

fn point() -> impl Strategy<Value = Point> {
    grid_point().prop_map(GridPoint::point)
}

fn mark() -> impl Strategy<Value = MarkedZone> {
    let zone = select(ZoneId::all().collect::<Vec<_>>());
    (zone, select(Laterality::ALL), 1..11_u8).prop_map(|(zone, side, strength)| MarkedZone {
        zone,
        side: zone.side(side),
        strength: f64::from(strength),
    })
}

/// The same marks with their strengths times a number.
fn scaled(marks: &[MarkedZone], by: f64) -> Vec<MarkedZone> {
    let scale = |mark: &MarkedZone| MarkedZone {
        strength: mark.strength * by,
        ..*mark
    };
    marks.iter().map(scale).collect()
}

fn marks() -> impl Strategy<Value = Vec<MarkedZone>> {
    prop::collection::vec(mark(), 0..8)
}

fn mirrored(mark: &MarkedZone) -> MarkedZone {
    MarkedZone {
        side: mark.side.opposite(),
        ..*mark
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mirroring_twice_changes_nothing(path in path()) {
        prop_assert_eq!(path.mirrored().mirrored(), path);
    }

    #[test]
    fn path_text_reads_back_as_written(path in path()) {
        prop_assert_eq!(Path::parse(&path.to_data()).unwrap(), path);
    }

    #[test]
    fn any_text_is_a_path_or_an_error(text in "[MmLlCcZz0-9 .,eE+-]{0,60}|.{0,30}") {
        if let Ok(path) = Path::parse(&text) {
            let _ = path.contains(Point::default());
            prop_assert!(Path::parse(&path.to_data()).is_ok());
        }
    }

    #[test]
    fn a_mirrored_path_contains_the_mirrored_point(path in path(), at in point()) {
        // Off the border: a border point may fall to either side.
        prop_assume!(path.distance(at) > 0.2);
        prop_assert_eq!(path.contains(at), path.mirrored().contains(at.mirrored()));
    }

    #[test]
    fn what_a_path_contains_is_within_its_bounds(path in path(), at in point()) {
        prop_assert!(!path.contains(at) || path.bounds().contains(at));
    }

    #[test]
    fn rank_order_is_total_and_repeats(marks in marks()) {
        let first = rank(&marks);
        prop_assert_eq!(&first, &rank(&marks));
        for pair in first.windows(2) {
            prop_assert!(pair[0].score >= pair[1].score);
            let same = pair[0].muscle == pair[1].muscle && pair[0].side == pair[1].side;
            prop_assert!(!same);
        }
        for candidate in &first {
            prop_assert!(candidate.score > 0.0 && candidate.score <= 1.0);
            prop_assert_eq!(candidate.point.muscle(), candidate.muscle);
        }
    }

    #[test]
    fn any_legal_strength_has_a_score(marks in marks(), powers in prop::collection::vec(-300..=0_i32, 8)) {
        let faint = marks.iter().zip(powers);
        let faint = faint.map(|(mark, power)| scaled(&[*mark], 10.0_f64.powi(power))[0]);
        for candidate in rank(&faint.collect::<Vec<_>>()) {
            prop_assert!((0.0..=1.0).contains(&candidate.score), "{}", candidate.score);
        }
    }

    #[test]
    fn the_faintest_marks_count_as_they_compare(marks in marks(), power in 20..=990_i32) {
        // By powers of two, which round nothing.
        let known = rank(&scaled(&marks, 2.0_f64.powi(-17)));
        prop_assert_eq!(rank(&scaled(&marks, 2.0_f64.powi(-power))), known.clone());
        // Among marks that are not the faintest: weights are as good as in proportion there.
        for candidate in rank(&scaled(&marks, 2.0_f64.powi(-12))) {
            let same = |other: &&Candidate| (other.muscle, other.side) == (candidate.muscle, candidate.side);
            let score = known.iter().find(same).map_or(0.0, |other| other.score);
            prop_assert!((score - candidate.score).abs() < 1e-3, "{} {score}", candidate.score);
        }
    }

    #[test]
    fn rank_does_not_depend_on_the_order_of_marks(marks in marks()) {
        let mut reversed = marks.clone();
        reversed.reverse();
        let scores = |marks: &[MarkedZone]| {
            let mut scores: Vec<_> = rank(marks)
                .into_iter()
                .map(|candidate| (candidate.muscle, candidate.side, candidate.score.to_bits()))
                .collect();
            scores.sort_by_key(|(muscle, side, _)| (*muscle, *side));
            scores
        };
        prop_assert_eq!(scores(&marks), scores(&reversed));
    }

    #[test]
    fn the_mirrored_pattern_has_the_mirrored_candidates(marks in marks()) {
        let flipped: Vec<MarkedZone> = marks.iter().map(mirrored).collect();
        let key = |marks: &[MarkedZone], flip: bool| {
            let mut found: Vec<_> = rank(marks)
                .into_iter()
                .map(|c| (c.muscle, if flip { c.side.opposite() } else { c.side }, c.point, c.score.to_bits()))
                .collect();
            found.sort();
            found
        };
        prop_assert_eq!(key(&marks, false), key(&flipped, true));
    }

    #[test]
    fn left_and_right_views_are_mirror_images(x in -1200..1200_i32, y in 0..10_000_i32) {
        thread_local!(static ATLAS: Atlas = Atlas::embedded());
        let at = GridPoint::new(x, y).point();
        ATLAS.with(|atlas| {
            let flip = |found: Option<(ZoneId, Laterality)>| found.map(|(zone, side)| (zone, side.opposite()));
            prop_assert_eq!(atlas.zone_at(View::Left, at), flip(atlas.zone_at(View::Right, at.mirrored())));
            for view in [View::Front, View::Back] {
                prop_assume!(x != 0);
                prop_assert_eq!(atlas.zone_at(view, at), flip(atlas.zone_at(view, at.mirrored())));
                let mut left = atlas.muscles_at(view, at, true);
                for (_, side) in &mut left {
                    *side = side.opposite();
                }
                prop_assert_eq!(left, atlas.muscles_at(view, at.mirrored(), true));
            }
            Ok(())
        })?;
    }
}

#[test]
fn nothing_marked_has_no_candidates() {
    assert!(rank(&[]).is_empty());
    let zone = ZoneId::all().next().unwrap();
    for strength in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let mark = MarkedZone {
            zone,
            side: Laterality::Left,
            strength,
        };
        assert!(rank(&[mark]).is_empty(), "{strength}");
    }
}

#[test]
fn spillover_never_outranks_essential() {
    for zone in ZoneId::all() {
        let mark = MarkedZone {
            zone,
            side: zone.side(Laterality::Left),
            strength: 1.0,
        };
        let candidates = rank(&[mark]);
        // Among muscles of equal tier with one point of equal confidence, the kind alone decides.
        for tier in 1..=3 {
            let mut seen_spillover = false;
            for candidate in candidates.iter().filter(|candidate| {
                let row = candidate.muscle.row();
                let confidence = candidate.point.row().confidence;
                row.tier == tier && row.n_points == 1 && confidence.slug() == "high"
            }) {
                match candidate.best_cover() {
                    Some(Cover::Essential) => assert!(!seen_spillover, "{}", zone.slug()),
                    _ => seen_spillover = true,
                }
            }
        }
    }
}

#[test]
fn every_essential_zone_brings_its_muscle_back() {
    for point in TriggerPointId::all() {
        let marks: Vec<MarkedZone> = of_point(point, Laterality::Right)
            .zones
            .iter()
            .filter(|zone| zone.kind == ZoneKind::Essential)
            .map(|zone| MarkedZone {
                zone: zone.zone,
                side: zone.side,
                strength: 1.0,
            })
            .collect();
        let candidates = rank(&marks);
        let place = candidates.iter().position(|candidate| {
            candidate.muscle == point.muscle() || candidate.shared.contains(&point.muscle())
        });
        assert!(place.is_some(), "{}", point.slug());
    }
}

#[test]
fn a_referral_lists_each_zone_and_side_once() {
    for muscle in MuscleId::all() {
        for side in [Laterality::Left, Laterality::Right] {
            let referral = of_muscle(muscle, side);
            let mut keys: Vec<_> = referral
                .zones
                .iter()
                .map(|zone| (zone.zone, zone.side))
                .collect();
            let n_zones = keys.len();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), n_zones, "{}", muscle.slug());
            for zone in &referral.zones {
                let midline = zone.side == Laterality::Midline;
                assert_eq!(midline, !zone.zone.row().sided, "{}", muscle.slug());
                let other = zone.side == side.opposite();
                let on_midline = muscle
                    .points_with_parts()
                    .iter()
                    .any(|point| point.row().side_rule.slug() == "midline");
                assert!(
                    !other || referral.both_sides || on_midline,
                    "{}",
                    muscle.slug()
                );
            }
            let kinds: Vec<ZoneKind> = referral.zones.iter().map(|zone| zone.kind).collect();
            assert!(
                kinds.is_sorted(),
                "essential before spillover: {}",
                muscle.slug()
            );
        }
    }
}
