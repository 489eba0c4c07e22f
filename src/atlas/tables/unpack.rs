//! Unpacks the tables, in the order in which `build/emit.rs` packs them.
//!
//! A table is stored column by column; numbers are varints, lists have their length first.
//! The bytes are part of the program, so they are always whole: past their end everything is 0.

use super::super::ids::{LandmarkId, MuscleId, SourceId, TriggerPointId, ZoneId};
use super::super::schema::{
    AskWhen, CareKind, Confidence, Cue, Depth, MuscleKind, Region, SelfPressure, SideRule, Urgency,
    View, Within,
};
use super::{
    BitSet, Hold, MuscleRow, N_MUSCLES, N_RED_FLAGS, N_SELF_CARE, N_SOURCES, N_ZONES, PACKED,
    RedFlagRow, SelfCareRow, SourceRow, Tables, TopicRow, TriggerPointRow, WORDS, ZoneRow,
};

/// The drawings in which the place of a spot is known, in stored order.
const PLACES: [View; 3] = [View::Front, View::Back, View::Left];

/// Reads all tables.
pub(super) fn unpack() -> Tables {
    let mut words = WORDS.split('\n');
    let mut reader = Reader { bytes: PACKED };
    let mut zones = reader.zones(&mut words);
    let muscles = reader.muscles(&mut words);
    let points = reader.points(&muscles);
    list_points(&mut zones, &points);
    let red_flags = reader.red_flags(&mut words);
    let self_care = reader.self_care(&mut words);
    let sources = words.by_ref().take(N_SOURCES as usize);
    let sources = sources.map(|slug| SourceRow { slug }).collect();
    Tables {
        zones,
        muscles,
        points,
        red_flags,
        self_care,
        sources,
        topics: words.map(|slug| TopicRow { slug }).collect(),
    }
}

/// Tells every zone the points that list it.
fn list_points(zones: &mut [ZoneRow], points: &[TriggerPointRow]) {
    for (position, zone) in (0..).zip(zones) {
        let lists = |row: &TriggerPointRow| {
            row.essential.contains(&ZoneId(position)) || row.spillover.contains(&ZoneId(position))
        };
        let found = (0..).zip(points).filter(|(_, row)| lists(row));
        zone.points = keep(found.map(|(point, _)| TriggerPointId(point)).collect());
    }
}

/// A list that lives as long as the program, like the tables it belongs to.
fn keep<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

/// The value at a position of a vocabulary.
fn pick<T: Copy>(all: &[T], position: u32, fallback: T) -> T {
    all.get(position as usize).copied().unwrap_or(fallback)
}

struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    fn number(&mut self) -> u32 {
        let (mut value, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift = (shift + 7).min(28);
        }
        value
    }

    fn column(&mut self, n_rows: u16) -> Vec<u32> {
        (0..n_rows).map(|_| self.number()).collect()
    }

    /// A column of lists.
    fn lists<T>(&mut self, n_rows: u16, id: fn(u16) -> T) -> Vec<&'static [T]> {
        let mut list = || {
            let n_items = self.number();
            keep((0..n_items).map(|_| id(self.number() as u16)).collect())
        };
        (0..n_rows).map(|_| list()).collect()
    }

    fn zones(&mut self, words: &mut impl Iterator<Item = &'static str>) -> Vec<ZoneRow> {
        let regions = self.column(N_ZONES);
        let flags = self.column(N_ZONES);
        let homes = self.column(N_ZONES);
        let neighbors = self.lists(N_ZONES, ZoneId);
        let muscles = self.lists(N_ZONES, MuscleId);
        let forms = flags.into_iter().zip(homes);
        let columns = regions.into_iter().zip(forms).zip(neighbors).zip(muscles);
        let rows = columns.zip(words);
        rows.map(
            |((((region, (flags, home)), neighbors), muscles), slug)| ZoneRow {
                slug,
                region: pick(Region::ALL, region, Region::Head),
                sided: flags & 1 != 0,
                views: BitSet(flags >> 1),
                home: View::ALL.get((home as usize).wrapping_sub(1)).copied(),
                neighbors,
                muscles,
                points: &[],
            },
        )
        .collect()
    }

    fn muscles(&mut self, words: &mut impl Iterator<Item = &'static str>) -> Vec<MuscleRow> {
        let regions = self.column(N_MUSCLES);
        let forms = self.column(N_MUSCLES);
        let parents = self.column(N_MUSCLES);
        let n_points = self.column(N_MUSCLES);
        let sources = self.lists(N_MUSCLES, SourceId);
        let columns = regions.into_iter().zip(forms).zip(parents).zip(n_points);
        let rows = columns.zip(sources).zip(words);
        let mut first_point = 0;
        rows.map(|(((((region, form), parent), n_points), sources), slug)| {
            let row = MuscleRow {
                slug,
                kind: pick(MuscleKind::ALL, form & 3, MuscleKind::Muscle),
                region: pick(Region::ALL, region, Region::Head),
                depth: pick(Depth::ALL, form >> 2 & 3, Depth::Deep),
                parent: (parent as u16).checked_sub(1).map(MuscleId),
                tier: (form >> 4) as u8,
                first_point,
                n_points: n_points as u8,
                sources,
            };
            first_point += n_points as u16;
            row
        })
        .collect()
    }

    fn points(&mut self, muscles: &[MuscleRow]) -> Vec<TriggerPointRow> {
        let ids = (0..).zip(muscles).flat_map(|(muscle, row)| {
            (1..=row.n_points).map(move |number| (MuscleId(muscle), row.slug, number))
        });
        let ids: Vec<(MuscleId, &'static str, u8)> = ids.collect();
        let n_points = ids.len() as u16;
        let shown = self.column(n_points);
        let rules = self.column(n_points);
        let places = PLACES.map(|_| self.column(n_points));
        let anchors = [self.column(n_points), self.column(n_points)];
        let essential = self.lists(n_points, ZoneId);
        let spillover = self.lists(n_points, ZoneId);
        let sources = self.lists(n_points, SourceId);
        let columns = shown.into_iter().zip(rules).zip(essential).zip(spillover);
        let rows = columns.zip(sources).zip(ids).enumerate();
        rows.map(
            |(row, (((((shown, rules), essential), spillover), sources), id))| {
                let (muscle, word, number) = id;
                let place = |(view, column): (View, &Vec<u32>)| {
                    let zone = (*column.get(row)? as u16).checked_sub(1)?;
                    Some((view, ZoneId(zone)))
                };
                let [from, to] = anchors.each_ref().map(|column| {
                    let position = *column.get(row)? as u16;
                    position.checked_sub(1).map(LandmarkId)
                });
                TriggerPointRow {
                    slug: point_slug(word, number),
                    muscle,
                    number,
                    views: BitSet(shown),
                    places: keep(PLACES.into_iter().zip(&places).filter_map(place).collect()),
                    anchor: from.zip(to).map(|(from, to)| [from, to]),
                    essential,
                    spillover,
                    side_rule: pick(SideRule::ALL, rules & 3, SideRule::SameSide),
                    self_pressure: pick(
                        SelfPressure::ALL,
                        rules >> 2 & 3,
                        SelfPressure::ClinicianOnly,
                    ),
                    confidence: pick(Confidence::ALL, rules >> 4, Confidence::Low),
                    sources,
                }
            },
        )
        .collect()
    }

    fn red_flags(&mut self, words: &mut impl Iterator<Item = &'static str>) -> Vec<RedFlagRow> {
        let regions = self.column(N_RED_FLAGS);
        let forms = self.column(N_RED_FLAGS);
        let zones = self.lists(N_RED_FLAGS, ZoneId);
        let muscles = self.lists(N_RED_FLAGS, MuscleId);
        let sources = self.lists(N_RED_FLAGS, SourceId);
        let columns = regions.into_iter().zip(forms).zip(zones).zip(muscles);
        let rows = columns.zip(sources).zip(words);
        rows.map(
            |(((((regions, form), zones), muscles), sources), slug)| RedFlagRow {
                slug,
                regions: BitSet(regions),
                zones,
                muscles,
                ask_when: pick(AskWhen::ALL, form & 1, AskWhen::ZoneOrMuscle),
                urgency: pick(Urgency::ALL, form >> 1 & 3, Urgency::Emergency),
                within: Within::ALL
                    .get((form >> 3 & 3).wrapping_sub(1) as usize)
                    .copied(),
                symptoms: BitSet(form >> 5 & 15),
                ask_signs: BitSet(form >> 9),
                sources,
            },
        )
        .collect()
    }

    fn self_care(&mut self, words: &mut impl Iterator<Item = &'static str>) -> Vec<SelfCareRow> {
        let kinds = self.column(N_SELF_CARE);
        let regions = self.column(N_SELF_CARE);
        let muscles = self.lists(N_SELF_CARE, MuscleId);
        let do_not_if = self.column(N_SELF_CARE);
        let ask_first_if = self.column(N_SELF_CARE);
        let holds = self.column(N_SELF_CARE);
        let sources = self.lists(N_SELF_CARE, SourceId);
        let columns = kinds.into_iter().zip(regions).zip(muscles).zip(do_not_if);
        let rows = columns.zip(ask_first_if).zip(holds).zip(sources);
        rows.map(
            |((((((kind, regions), muscles), do_not_if), ask_first_if), hold), sources)| {
                SelfCareRow {
                    slug: words.next().unwrap_or_default(),
                    kind: pick(CareKind::ALL, kind, CareKind::SeeAProfessional),
                    for_all: regions & 1 != 0,
                    regions: BitSet(regions >> 1),
                    muscles,
                    do_not_if: BitSet(do_not_if),
                    ask_first_if: BitSet(ask_first_if),
                    hold: (hold != 0).then_some(Hold {
                        hold_s: hold as u8 & 127,
                        rest_s: (hold >> 7) as u8 & 31,
                        repetitions: (hold >> 12) as u8 & 15,
                        each_side: hold >> 16 & 1 != 0,
                        cue: pick(Cue::ALL, hold >> 17, Cue::Hold),
                    }),
                    evidence: words.next().unwrap_or_default(),
                    sources,
                }
            },
        )
        .collect()
    }
}

/// The word of a trigger point: `muscle.number`.
fn point_slug(muscle: &str, number: u8) -> &'static str {
    let mut slug = String::with_capacity(muscle.len() + 2);
    slug.push_str(muscle);
    slug.push('.');
    slug.push(char::from(b'0' + number % 10));
    slug.leak()
}
