//! Reads `zones.toml`: the places of the skin.

use serde::Deserialize;
use toml::Spanned;

use super::super::atlas::schema::Region;
use super::super::model::{Model, Zone};
use super::super::problem::Problems;
use super::words::{INSET, REGION, Reader, VIEW, Words, ZONE_LIST};
use super::{insert, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Zones {
    zone: Vec<ZoneRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    id: Spanned<String>,
    region: Spanned<String>,
    sided: bool,
    views: Words,
    insets: Words,
    #[serde(default)]
    neighbors: Words,
    #[serde(default, rename = "snomed")]
    _snomed: String,
    #[serde(default)]
    snomed_match: Option<Spanned<String>>,
    #[serde(default, rename = "fma")]
    _fma: String,
    #[serde(default)]
    fma_match: Option<Spanned<String>>,
}

/// Reads the zones; neighbors once all ids are known.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<Zones>("zones.toml", problems) else {
        return;
    };
    let mut borders = Vec::new();
    for row in file.zone {
        let at = source.place(row.id.span());
        for code_match in [row.snomed_match, row.fma_match].into_iter().flatten() {
            if !["exact", "broader", "related"].contains(&code_match.get_ref().as_str()) {
                let what = format!("unknown match word \"{}\"", code_match.get_ref());
                let place = source.place(code_match.span());
                problems.add(&place, what, "use exact, broader or related");
            }
        }
        let mut words = Reader::new(&source, problems);
        let zone = Zone {
            region: words.one(&row.region, REGION).unwrap_or(Region::Head),
            sided: row.sided,
            views: words.many(&row.views, VIEW),
            insets: words.many(&row.insets, INSET),
            neighbors: Vec::new(),
            id: row.id.into_inner(),
            at,
        };
        if zone.views.is_empty() && zone.insets.is_empty() {
            let what = format!("zone \"{}\" is in no view and no close-up", zone.id);
            problems.add(&zone.at, what, "list at least one in views or insets");
        }
        insert(&mut model.index.zones, &zone.id, &zone.at, "zone", problems);
        model.zones.push(zone);
        borders.push(row.neighbors);
    }
    let mut words = Reader::new(&source, problems);
    for (zone, neighbors) in model.zones.iter_mut().zip(&borders) {
        zone.neighbors = words.ids(neighbors, &model.index.zones, ZONE_LIST);
    }
}
