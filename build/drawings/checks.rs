//! The tables and the drawings name the same views and close-ups.

use super::super::atlas::schema::{Inset, View};
use super::super::model::Model;
use super::super::problem::{Place, Problems};
use super::Drawing;

/// A zone or a trigger point, and whether a drawing holds it.
struct Row<'a> {
    what: String,
    at: &'a Place,
    views: &'a [View],
    insets: &'a [Inset],
    drawn: bool,
}

/// The tables and the drawings name the same views.
pub fn check_views(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
    for drawing in drawings.iter().filter(|drawing| drawing.view.is_body()) {
        for row in rows(drawing, model) {
            check_view(drawing.view, &row, problems);
        }
    }
}

/// What the tables list for a close-up is drawn there, where that close-up is drawn at all.
pub fn check_insets(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
    for drawing in drawings {
        for row in rows(drawing, model).filter(|row| !row.drawn) {
            let mut listed = row.insets.iter().map(|inset| inset.drawing());
            if listed.any(|view| view == drawing.view) {
                let slug = drawing.view.slug();
                problems.add(
                    row.at,
                    format!("{} is not drawn in close-up {slug}", row.what),
                    format!("draw it in {}, or remove the inset", file(drawing.view)),
                );
            }
        }
    }
}

fn rows<'a>(drawing: &'a Drawing, model: &'a Model) -> impl Iterator<Item = Row<'a>> {
    let record = &drawing.record;
    let zones = (0..).zip(&model.zones).map(|(position, zone)| Row {
        what: format!("zone \"{}\"", zone.id),
        at: &zone.at,
        views: &zone.views,
        insets: &zone.insets,
        drawn: record.zones.iter().any(|drawn| drawn.zone == position),
    });
    let points = (0..).zip(&model.points).map(|(position, point)| Row {
        what: format!("trigger point \"{}\"", point.id),
        at: &point.at,
        views: &point.views,
        insets: &point.insets,
        drawn: record.points.iter().any(|drawn| drawn.0 == position),
    });
    zones.chain(points)
}

fn check_view(view: View, row: &Row, problems: &mut Problems) {
    let listed = row.views.iter().any(|listed| listed.drawing() == view);
    let (what, slug, file) = (&row.what, view.slug(), file(view));
    if listed && !row.drawn {
        problems.add(
            row.at,
            format!("{what} is not drawn in view {slug}"),
            format!("draw it in {file}, or remove the view"),
        );
    }
    if !listed && row.drawn {
        problems.add(
            row.at,
            format!("{what} is drawn in view {slug} without being listed"),
            format!("add the view, or remove it from {file}"),
        );
    }
}

fn file(view: View) -> String {
    format!("data/views/{}.svg", view.slug())
}
