//! What the gallery shows: every view in every layer, every figure, and the chart of every trigger
//! point, in the order of the data.
//!
//! Only the plan is here. The pictures are made by [`PainMap::picture`](crate::map::PainMap::picture),
//! by `examples/gallery.rs` as one page, and by `www/gallery.html` in the browser.

use crate::atlas::{Atlas, Figure, Laterality, Region, TriggerPointId, View, ZoneId};
use crate::content::Content;
use crate::options::Layer;

/// Most views of one chart.
const MAX_VIEWS: usize = 3;

/// Every layer, from the outside in.
const LAYERS: &[Layer] = &[Layer::Skin, Layer::Muscle, Layer::Deep];

/// Pictures under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Stable word.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// The pictures, in the order of the data.
    pub pictures: Vec<Picture>,
}

/// One state of the map, seen in one or more views.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Stable word, like `deep-left` or `infraspinatus.1`.
    pub id: String,
    /// Name under the picture.
    pub name: String,
    /// What a reviewer compares with the picture; empty for views.
    pub note: String,
    /// What is done before, as text forms of [`Action`](crate::state::Action).
    pub actions: Vec<String>,
    /// The views.
    pub views: Vec<View>,
}

/// All sections.
pub fn sections(atlas: &Atlas, content: &Content) -> Vec<Section> {
    let views = View::ALL.iter().copied();
    let drawn = views.filter(|view| view.row().is_some());
    let (body, closeups): (Vec<View>, Vec<View>) = drawn.partition(|view| view.is_body());
    let layers = |views: Vec<View>| -> Vec<Picture> {
        let layers = |view| LAYERS.iter().map(move |layer| plain(content, view, *layer));
        views.into_iter().flat_map(layers).collect()
    };
    vec![
        Section {
            id: "views",
            title: "The whole body",
            pictures: layers(body),
        },
        Section {
            id: "closeups",
            title: "Close-ups",
            pictures: layers(closeups),
        },
        Section {
            id: "figures",
            title: "Figures",
            pictures: Figure::ALL
                .iter()
                .filter(|figure| **figure != Figure::Neutral)
                .map(|figure| worn(content, *figure))
                .collect(),
        },
        Section {
            id: "charts",
            title: "Trigger points",
            pictures: TriggerPointId::all()
                .map(|point| chart(atlas, content, point))
                .collect(),
        },
    ]
}

fn plain(content: &Content, view: View, layer: Layer) -> Picture {
    Picture {
        id: format!("{}-{}", layer.slug(), view.slug()),
        name: format!("{}, {}", content.view(view), layer.slug()),
        note: String::new(),
        actions: vec![format!("layer {}", layer.slug())],
        views: vec![view],
    }
}

/// A figure from the front, the back and the side.
fn worn(content: &Content, figure: Figure) -> Picture {
    Picture {
        id: format!("figure-{}", figure.slug()),
        name: content.figure(figure).to_owned(),
        note: String::new(),
        actions: vec![format!("figure {}", figure.slug())],
        views: vec![View::Front, View::Back, View::Left],
    }
}

/// The referral chart of a trigger point on the patient's left.
pub fn chart(atlas: &Atlas, content: &Content, point: TriggerPointId) -> Picture {
    let muscle = content.muscle(point.muscle());
    let row = point.row();
    let zones = |zones: &[ZoneId]| {
        let names: Vec<&str> = zones.iter().map(|zone| content.zone(*zone)).collect();
        names.join(", ")
    };
    let texts = content.point(point);
    let mut note = texts.map_or_else(String::new, |texts| format!("{}. ", texts.location));
    note.push_str(&format!("Typical: {}.", zones(row.essential)));
    if !row.spillover.is_empty() {
        note.push_str(&format!(" Some people: {}.", zones(row.spillover)));
    }
    note.push_str(&format!(" Confidence: {}.", row.confidence.slug()));
    Picture {
        note,
        id: point.slug().to_owned(),
        name: format!("{muscle}, spot {}", point.row().number),
        actions: vec![format!("spot {} left", point.slug())],
        views: chart_views(atlas, point, Laterality::Left),
    }
}

/// The fewest views that show a spot and its essential zones: one close-up where that is enough,
/// else the whole body, with close-ups only for what the body does not show.
pub fn chart_views(atlas: &Atlas, point: TriggerPointId, side: Laterality) -> Vec<View> {
    let mut missing: Vec<ZoneId> = point.row().essential.to_vec();
    let of_zone = |zone: ZoneId| atlas.views_of_zone(zone, zone.side(side));
    let of_spot = atlas.views_of_point(point, side);
    // A zone that no drawing shows is looked for in vain.
    missing.retain(|zone| !of_zone(*zone).is_empty());
    let n_seen = |view: View, zones: &[ZoneId]| {
        let seen = zones.iter().filter(|zone| of_zone(**zone).contains(&view));
        seen.count()
    };
    let mut closeups = of_spot.iter().filter(|view| is_about(**view, point));
    if let Some(view) = closeups.find(|view| n_seen(**view, &missing) == missing.len()) {
        return vec![*view];
    }
    let mut views = Vec::new();
    // The whole body stands first among the views: it wins where both show as much.
    let mut best = |candidates: &[View], missing: &mut Vec<ZoneId>| {
        let order = candidates.iter().rev();
        let body = order.clone().filter(|view| view.is_body());
        let view = body.max_by_key(|view| n_seen(**view, missing));
        let view = view.or_else(|| order.max_by_key(|view| n_seen(**view, missing)));
        if let Some(view) = view {
            missing.retain(|zone| !of_zone(*zone).contains(view));
            views.push(*view);
        }
        views.len()
    };
    best(&of_spot, &mut missing);
    while let Some(zone) = missing.first().copied() {
        let candidates = of_zone(zone);
        if best(&candidates, &mut missing) >= MAX_VIEWS {
            break;
        }
    }
    views
}

/// Whether a close-up is of the part in which the spot lies; it may show the edge of others.
fn is_about(view: View, point: TriggerPointId) -> bool {
    let region = point.muscle().row().region;
    match view {
        View::HeadFront | View::HeadLeft | View::HeadRight | View::HeadBack => {
            matches!(region, Region::Head | Region::Neck)
        }
        view => !view.is_body(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chart_shows_its_spot_and_most_of_its_zones() {
        let atlas = Atlas::embedded();
        for point in TriggerPointId::all() {
            let views = chart_views(&atlas, point, Laterality::Left);
            let spots = atlas.views_of_point(point, Laterality::Left);
            if spots.is_empty() {
                continue;
            }
            assert!(views.len() <= MAX_VIEWS, "{}", point.slug());
            assert!(spots.contains(&views[0]), "{}: {views:?}", point.slug());
            let unseen = point.row().essential.iter().filter(|zone| {
                let shown = atlas.views_of_zone(**zone, zone.side(Laterality::Left));
                !shown.is_empty() && !shown.iter().any(|view| views.contains(view))
            });
            assert!(unseen.count() <= 2, "{}: {views:?}", point.slug());
        }
    }

    #[test]
    fn pictures_have_ids_of_their_own() {
        let sections = sections(&Atlas::embedded(), &Content::embedded("en"));
        let pictures = sections.iter().flat_map(|section| &section.pictures);
        let mut ids: Vec<&str> = pictures.map(|picture| picture.id.as_str()).collect();
        let n_pictures = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), n_pictures);
        assert!(n_pictures > TriggerPointId::all().len() + 3 * View::BODY.len() - 1);
    }
}
