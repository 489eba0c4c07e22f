//! Where a trigger point refers pain.

use crate::atlas::{Laterality, MuscleId, SideRule, TriggerPointId, ZoneId, ZoneKind};

/// A zone in the role that a trigger point gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferralZone {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side; `Midline` for midline zones.
    pub side: Laterality,
    /// Felt by nearly everyone, or by some.
    pub kind: ZoneKind,
}

/// Where pain may be felt: essential zones first, each zone and side once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Referral {
    /// The zones, in the order of the data, essential before spillover.
    pub zones: Vec<ReferralZone>,
    /// In some people it is felt on both sides; the other side is listed as spillover.
    pub both_sides: bool,
}

impl Referral {
    /// The zones without their roles, in the same order; one that is felt on both sides twice.
    pub fn zone_ids(&self) -> Vec<ZoneId> {
        self.zones.iter().map(|zone| zone.zone).collect()
    }
}

/// Where a trigger point on `side` may refer pain.
///
/// Sided zones take the side of the spot, midline zones are `Midline`.
/// A point that refers to the midline has no side: of sided zones it reaches both.
///
/// # Examples
/// ```
/// use pain_map::atlas::{Laterality, TriggerPointId};
/// use pain_map::referral::of_point;
/// let spot = TriggerPointId::from_slug("upper-trapezius.1").ok_or("no such point")?;
/// let referral = of_point(spot, Laterality::Left);
/// assert_eq!(referral.zones[0].zone.slug(), "side-of-neck");
/// assert!(referral.zones.iter().all(|zone| zone.side == Laterality::Left));
/// # Ok::<(), &str>(())
/// ```
pub fn of_point(point: TriggerPointId, side: Laterality) -> Referral {
    union(std::iter::once(point), side)
}

/// Where the trigger points of a muscle on `side` may refer pain; essential wins over spillover.
///
/// For a group or a muscle without points of its own, the points of its parts.
pub fn of_muscle(muscle: MuscleId, side: Laterality) -> Referral {
    union(muscle.points_with_parts().into_iter(), side)
}

fn union(points: impl Iterator<Item = TriggerPointId> + Clone, side: Laterality) -> Referral {
    let mut referral = Referral::default();
    for point in points.clone() {
        let row = point.row();
        referral.add(
            row.essential,
            ZoneKind::Essential,
            spot_side(row.side_rule, side),
        );
    }
    for point in points.clone() {
        let row = point.row();
        referral.add(
            row.spillover,
            ZoneKind::Spillover,
            spot_side(row.side_rule, side),
        );
    }
    for point in points {
        let row = point.row();
        if row.side_rule == SideRule::SameSideOrBoth {
            referral.both_sides = true;
            for zones in [row.essential, row.spillover] {
                referral.add(zones, ZoneKind::Spillover, side.opposite());
            }
        }
    }
    referral
}

/// The side to which a point refers; pain on the midline has none, whatever the side of the spot.
const fn spot_side(rule: SideRule, side: Laterality) -> Laterality {
    match rule {
        SideRule::Midline => Laterality::Midline,
        SideRule::SameSide | SideRule::SameSideOrBoth => side,
    }
}

impl Referral {
    /// Adds zones for a spot on `side`, except those that are listed.
    fn add(&mut self, zones: &[ZoneId], kind: ZoneKind, side: Laterality) {
        for zone in zones {
            if zone.row().sided && side == Laterality::Midline {
                self.add_one(*zone, kind, Laterality::Left);
                self.add_one(*zone, kind, Laterality::Right);
            } else {
                self.add_one(*zone, kind, zone.side(side));
            }
        }
    }

    fn add_one(&mut self, zone: ZoneId, kind: ZoneKind, side: Laterality) {
        let known = |known: &ReferralZone| known.zone == zone && known.side == side;
        if !self.zones.iter().any(known) {
            self.zones.push(ReferralZone { zone, side, kind });
        }
    }
}
