//! Patterns whose ranking is timed, natively (`examples/bench_core.rs`) and in a browser (`examples/bench_rank.rs`).

use pain_map::atlas::{Laterality, ZoneId};
use pain_map::ranking::MarkedZone;

/// Many patterns of one size, all over the body.
pub fn patterns(n_marks: usize) -> Vec<Vec<MarkedZone>> {
    (0..97).map(|start| pattern(start, n_marks)).collect()
}

/// The largest pattern: every zone, on both sides where it has them.
pub fn everywhere() -> Vec<MarkedZone> {
    let sides = |zone: ZoneId| {
        let mut sides = [Laterality::Left, Laterality::Right]
            .map(|side| zone.side(side))
            .to_vec();
        sides.dedup();
        sides.into_iter().map(move |side| MarkedZone {
            zone,
            side,
            strength: 5.0,
        })
    };
    ZoneId::all().flat_map(sides).collect()
}

/// Some zones of both sides by turns, spread over the table but near each other.
fn pattern(start: usize, n_marks: usize) -> Vec<MarkedZone> {
    let zones = ZoneId::all().cycle().skip(start * 7).take(n_marks);
    zones
        .map(|zone| MarkedZone {
            zone,
            side: zone.side(if zone.index() % 2 == 0 {
                Laterality::Left
            } else {
                Laterality::Right
            }),
            strength: 5.0,
        })
        .collect()
}
