//! The tables and the drawings name the same views and close-ups.

use std::collections::BTreeSet;

use super::super::atlas::schema::View;
use super::super::model::Model;
use super::super::problem::{Place, Problems};
use super::Drawing;

/// The tables and the drawings name the same views.
pub fn check_views(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
    for drawing in drawings.iter().filter(|drawing| drawing.view.is_body()) {
        let file = format!("data/views/{}.svg", drawing.view.slug());
        let zones: BTreeSet<u16> = drawing.record.zones.iter().map(|zone| zone.zone).collect();
        for (position, zone) in model.zones.iter().enumerate() {
            let what = format!("zone \"{}\"", zone.id);
            let drawn = zones.contains(&(position as u16));
            check_view(
                drawing.view,
                &zone.views,
                drawn,
                &what,
                &zone.at,
                &file,
                problems,
            );
        }
        let points: BTreeSet<u16> = drawing
            .record
            .points
            .iter()
            .map(|(point, _)| *point)
            .collect();
        for (position, point) in model.points.iter().enumerate() {
            let what = format!("trigger point \"{}\"", point.id);
            let drawn = points.contains(&(position as u16));
            check_view(
                drawing.view,
                &point.views,
                drawn,
                &what,
                &point.at,
                &file,
                problems,
            );
        }
    }
}

/// What the tables list for a close-up is drawn there, where that close-up is drawn at all.
pub fn check_insets(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
    for drawing in drawings {
        let file = format!("data/views/{}.svg", drawing.view.slug());
        let zones = (0..).zip(&model.zones).map(|(position, zone)| {
            let drawn = drawing.record.zones.iter().any(|at| at.zone == position);
            (
                &zone.insets,
                drawn,
                format!("zone \"{}\"", zone.id),
                &zone.at,
            )
        });
        let points = (0..).zip(&model.points).map(|(position, point)| {
            let drawn = drawing.record.points.iter().any(|at| at.0 == position);
            let what = format!("trigger point \"{}\"", point.id);
            (&point.insets, drawn, what, &point.at)
        });
        for (insets, drawn, what, at) in zones.chain(points) {
            let listed = insets.iter().any(|inset| inset.drawing() == drawing.view);
            if listed && !drawn {
                let what = format!("{what} is not drawn in close-up {}", drawing.view.slug());
                let fix = format!("draw it in {file}, or remove the inset");
                problems.add(at, what, fix);
            }
        }
    }
}

fn check_view(
    view: View,
    listed: &[View],
    drawn: bool,
    what: &str,
    at: &Place,
    file: &str,
    problems: &mut Problems,
) {
    let listed = listed.iter().any(|listed| listed.drawing() == view);
    if listed && !drawn {
        problems.add(
            at,
            format!("{what} is not drawn in view {}", view.slug()),
            format!("draw it in {file}, or remove the view"),
        );
    }
    if !listed && drawn {
        problems.add(
            at,
            format!(
                "{what} is drawn in view {} without being listed",
                view.slug()
            ),
            format!("add the view, or remove it from {file}"),
        );
    }
}
