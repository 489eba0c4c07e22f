//! Every invariant of the data, as the compiled program sees it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use pain_map::atlas::tables::BitSet;
use pain_map::atlas::{
    Atlas, Laterality, MuscleId, MuscleKind, RedFlagId, Region, SelfCareId, SourceId,
    TriggerPointId, View, ZoneId,
};
use pain_map::content::Content;
use pain_map::geometry::{GridPoint, Path, Step};
use pain_map::safety::{care, red_flags};

#[test]
fn nothing_is_dropped() {
    assert_eq!(ZoneId::all().len(), 141);
    assert_eq!(MuscleId::all().len(), 186);
    assert_eq!(TriggerPointId::all().len(), 220);
    assert_eq!(RedFlagId::all().len(), 57);
    assert_eq!(SelfCareId::all().len(), 97);
    assert_eq!(SourceId::all().len(), 140);
}

#[test]
fn every_id_is_found_by_its_word() {
    for zone in ZoneId::all() {
        assert_eq!(ZoneId::from_slug(zone.slug()), Some(zone));
    }
    for muscle in MuscleId::all() {
        assert_eq!(MuscleId::from_slug(muscle.slug()), Some(muscle));
    }
    for point in TriggerPointId::all() {
        assert_eq!(TriggerPointId::from_slug(point.slug()), Some(point));
    }
    for word in ["", "temple ", "Temple", "temple.1", "upper-trapezius.9"] {
        assert_eq!(ZoneId::from_slug(word), None);
        assert_eq!(TriggerPointId::from_slug(word), None);
    }
}

#[test]
fn points_follow_their_muscles() {
    let mut next = 0;
    for muscle in MuscleId::all() {
        for (position, point) in muscle.points().enumerate() {
            assert_eq!(point.index(), next);
            assert_eq!(point.muscle(), muscle);
            assert_eq!(usize::from(point.row().number), position + 1);
            next += 1;
        }
    }
    assert_eq!(next, TriggerPointId::all().len());
}

#[test]
fn essential_and_spillover_do_not_meet() {
    for point in TriggerPointId::all() {
        let row = point.row();
        assert!(!row.essential.is_empty(), "{}", point.slug());
        let zones: BTreeSet<ZoneId> = row.essential.iter().chain(row.spillover).copied().collect();
        assert_eq!(
            zones.len(),
            row.essential.len() + row.spillover.len(),
            "{}",
            point.slug()
        );
    }
}

#[test]
fn every_zone_is_reached_by_a_trigger_point() {
    for zone in ZoneId::all() {
        assert!(!zone.row().points.is_empty(), "{}", zone.slug());
        for point in TriggerPointId::all() {
            let row = point.row();
            let lists = row.essential.contains(&zone) || row.spillover.contains(&zone);
            assert_eq!(lists, zone.row().points.contains(&point));
        }
    }
}

#[test]
fn every_muscle_has_a_point_or_a_reason() {
    let content = Content::embedded("en");
    for muscle in MuscleId::all() {
        let reason = content.muscle_texts(muscle).no_trigger_point.is_some();
        assert_eq!(muscle.points().len() == 0, reason, "{}", muscle.slug());
        let part = muscle.row().kind == MuscleKind::Part;
        assert!(!part || muscle.row().parent.is_some(), "{}", muscle.slug());
    }
}

#[test]
fn everything_names_its_sources() {
    for muscle in MuscleId::all() {
        assert!(!muscle.row().sources.is_empty(), "{}", muscle.slug());
    }
    for point in TriggerPointId::all() {
        assert!(!point.row().sources.is_empty(), "{}", point.slug());
    }
    for flag in RedFlagId::all() {
        assert!(!flag.row().sources.is_empty(), "{}", flag.slug());
    }
    for entry in SelfCareId::all() {
        assert!(!entry.row().sources.is_empty(), "{}", entry.slug());
    }
}

#[test]
fn every_muscle_has_self_care_and_every_zone_warning_signs() {
    for muscle in MuscleId::all() {
        assert!(
            !care(muscle, &[], &[], BitSet::default()).is_empty(),
            "{}",
            muscle.slug()
        );
        assert!(!red_flags(&[], &[muscle]).is_empty(), "{}", muscle.slug());
    }
    for zone in ZoneId::all() {
        assert!(!red_flags(&[zone], &[]).is_empty(), "{}", zone.slug());
    }
    for region in Region::ALL {
        assert!(
            ZoneId::all().any(|zone| zone.row().region == *region),
            "{region:?}"
        );
    }
}

#[test]
fn every_listed_view_shows_its_zones_and_points() {
    let atlas = Atlas::embedded();
    for zone in ZoneId::all() {
        for view in views(zone.row().views) {
            let zones = atlas.drawing(view).unwrap().zones();
            assert!(
                zones.iter().any(|shape| shape.zone == zone),
                "{} {view:?}",
                zone.slug()
            );
        }
    }
    for point in TriggerPointId::all() {
        for view in views(point.row().views) {
            let side = view.side().unwrap_or(Laterality::Left);
            assert!(
                atlas.point_in(view, point, side).is_some(),
                "{} {view:?}",
                point.slug()
            );
        }
    }
}

fn views(set: BitSet) -> impl Iterator<Item = View> {
    let views = View::ALL.iter().copied().enumerate();
    views
        .filter(move |(position, _)| set.has(*position))
        .map(|(_, view)| view)
}

#[test]
fn areas_are_closed() {
    let atlas = Atlas::embedded();
    for view in [View::Front, View::Back, View::Left] {
        let drawing = atlas.drawing(view).unwrap();
        let muscles = drawing.muscles().iter();
        let muscles = muscles
            .flat_map(|muscle| [&muscle.whole, &muscle.surface, &muscle.surface_without_arm]);
        let zones = drawing.zones().iter().map(|zone| &zone.shape);
        let bones = drawing
            .bones()
            .iter()
            .chain(drawing.fasciae())
            .map(|bone| &bone.shape);
        for shape in muscles.flatten().chain(zones).chain(bones) {
            assert!(shape.path.is_closed(), "{view:?}");
            assert!(
                shape.bounds.min.y > -20.0 && shape.bounds.max.y < 1020.0,
                "{view:?}"
            );
        }
    }
}

#[test]
fn paired_zones_are_drawn_on_the_patients_left() {
    let atlas = Atlas::embedded();
    for (view, sign) in [(View::Front, 1.0), (View::Back, -1.0)] {
        for zone in atlas.drawing(view).unwrap().zones() {
            assert_eq!(
                zone.shape.midline,
                !zone.zone.row().sided,
                "{}",
                zone.zone.slug()
            );
            let center = zone.shape.bounds.center().x * sign;
            assert!(
                zone.shape.midline || center > 0.0,
                "{} {view:?}",
                zone.zone.slug()
            );
        }
    }
}

#[test]
fn neighbors_share_a_border_both_ways() {
    for zone in ZoneId::all() {
        let row = zone.row();
        assert!(!row.neighbors.contains(&zone));
        for neighbor in row.neighbors {
            assert!(neighbor.row().neighbors.contains(&zone));
        }
        assert!(!row.neighbors.is_empty(), "{}", zone.slug());
    }
    for (a, b, touch) in [
        ("temple", "forehead", true),
        ("anterior-knee", "shin", true),
        ("lateral-elbow", "radial-forearm", true),
        ("heel-plantar", "sole-arch", true),
        ("temple", "chin", false),
        ("anterior-knee", "posterior-knee", false),
        ("breast", "lumbar-paraspinal", false),
    ] {
        let (a, b) = (ZoneId::from_slug(a).unwrap(), ZoneId::from_slug(b).unwrap());
        assert_eq!(
            a.row().neighbors.contains(&b),
            touch,
            "{} {}",
            a.slug(),
            b.slug()
        );
    }
}

#[test]
fn neighbors_share_their_border_exactly() {
    type Piece = [(i32, i32); 4];
    let pair = |at: GridPoint| (at.x, at.y);
    let pieces = |path: &Path| {
        let (mut pieces, mut last): (Vec<Piece>, _) = (Vec::new(), GridPoint::default());
        let mut start = last;
        for step in path.steps() {
            let (b, c, to) = match *step {
                Step::Move(to) => (to, to, to),
                Step::Line(to) => (last, to, to),
                Step::Curve(b, c, to) => (b, c, to),
                Step::Close => (last, start, start),
            };
            if matches!(step, Step::Move(_)) {
                start = to;
            } else if last != to {
                pieces.push([pair(last), pair(b), pair(c), pair(to)]);
            }
            last = to;
        }
        pieces
    };
    let canonical = |[a, b, c, d]: Piece| [a, b, c, d].min([d, c, b, a]);
    let atlas = Atlas::embedded();
    for view in [View::Front, View::Back] {
        let skin = &atlas.lines(view).unwrap().get("body.half").unwrap().shape;
        let zones = atlas.drawing(view).unwrap().zones();
        let tiles = zones.iter().filter(|zone| !zone.deep && !zone.first);
        let mut sides: BTreeMap<Piece, usize> = BTreeMap::new();
        for zone in tiles {
            let copies = match zone.shape.midline {
                true => vec![zone.shape.path.as_ref().clone()],
                false => vec![zone.shape.path.as_ref().clone(), zone.shape.path.mirrored()],
            };
            for piece in copies.iter().flat_map(&pieces) {
                *sides.entry(canonical(piece)).or_default() += 1;
            }
        }
        let lone = sides.iter().filter(|(_, n_sides)| **n_sides == 1);
        for ([from, _, _, to], _) in lone {
            let middle = GridPoint::new((from.0 + to.0) / 2, (from.1 + to.1) / 2).point();
            let half = if view == View::Front {
                middle.x
            } else {
                -middle.x
            };
            let middle = if half < 0.0 {
                middle.mirrored()
            } else {
                middle
            };
            let off = skin.path.distance(middle);
            assert!(
                off < 4.0,
                "{view:?}: a border of one side only at {from:?}, {off} off the skin"
            );
        }
    }
}

#[test]
fn bellies_are_where_the_muscles_are() {
    for (zone, muscle, over) in [
        ("scapula-body", "infraspinatus", true),
        ("calf-medial", "gastrocnemius-medial", true),
        ("temple", "temporalis", true),
        ("temple", "upper-trapezius", false),
        ("breast", "rhomboid-major", false),
    ] {
        let zone = ZoneId::from_slug(zone).unwrap();
        let muscle = MuscleId::from_slug(muscle).unwrap();
        assert_eq!(
            zone.row().muscles.contains(&muscle),
            over,
            "{} {}",
            zone.slug(),
            muscle.slug()
        );
    }
}
