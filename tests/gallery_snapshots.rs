//! Compares pictures of the gallery with `tests/snapshots/gallery/*.svg`: every drawing, and the
//! charts of forty trigger points.
//!
//! To accept a change: `UPDATE_SNAPSHOTS=1 cargo test --test gallery_snapshots`, then look at the
//! pictures: each of them is a complete SVG file beside its stylesheet.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use pain_map::atlas::View;
use pain_map::gallery::{Picture, Section, sections};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::svg::{Theme, document, to_string};
use pain_map::render::{Element, Node, el};

/// Room of each picture, in pixels.
const ROOM: (f64, f64) = (620.0, 900.0);

/// Number of charts that are kept.
const N_CHARTS: usize = 40;

#[test]
fn every_drawing_is_as_it_was_accepted() {
    let sections = plan();
    let views = sections.iter().filter(|section| section.id != "charts");
    let pictures = views.flat_map(|section| &section.pictures);
    let drawings: Vec<&Picture> = pictures
        .filter(|picture| picture.id.starts_with("muscle-") && is_drawing(picture.views[0]))
        .collect();
    assert_eq!(drawings.len(), View::drawings().count());
    compare_all(&drawings, |key| ["ground", "ink"].contains(&key));
}

#[test]
fn forty_charts_are_as_they_were_accepted() {
    let sections = plan();
    let charts = sections.iter().find(|section| section.id == "charts");
    let charts = &charts.unwrap().pictures;
    let kept = (0..N_CHARTS).map(|chart| &charts[chart * charts.len() / N_CHARTS]);
    let kept: Vec<&Picture> = kept.collect();
    let ids: BTreeSet<&str> = kept.iter().map(|picture| picture.id.as_str()).collect();
    assert_eq!(ids.len(), N_CHARTS);
    compare_all(&kept, |key| !["ground", "ink"].contains(&key));
}

fn is_drawing(view: View) -> bool {
    view.drawing() == view
}

fn map() -> PainMap {
    PainMap::new(Options {
        show_pelvic: true,
        ..Options::default()
    })
}

fn plan() -> Vec<Section> {
    let map = map();
    sections(&map.atlas, &map.content)
}

/// Compares all pictures, with only the groups of the drawing whose key `keeps` wants.
fn compare_all(pictures: &[&Picture], keeps: impl Fn(&str) -> bool) {
    let mut changed = Vec::new();
    for picture in pictures {
        for (position, view) in picture.views.iter().enumerate() {
            let text = drawn(picture, *view, &keeps);
            let number = position + 1;
            changed.extend(compare(&format!("{}-{number}.svg", picture.id), &text));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

fn drawn(picture: &Picture, view: View, keeps: &impl Fn(&str) -> bool) -> String {
    let mut map = map();
    for action in &picture.actions {
        map.apply(action.parse().unwrap());
    }
    let mut views = map.picture(view, ROOM.0, ROOM.1);
    for (_, tree) in &mut views {
        keep(tree, keeps);
        for child in &mut tree.children {
            if let Node::Element(camera) = child {
                keep(camera, keeps);
            }
        }
    }
    let mut document = document(views, ROOM.0, ROOM.1, Theme::Light);
    document.children[0] = el("style").text("@import url(../drawing.css);").into();
    to_string(&document)
}

/// Drops the groups that are not wanted; the camera holds others.
fn keep(group: &mut Element, keeps: &impl Fn(&str) -> bool) {
    group.children.retain(|node| {
        let key = node.element().and_then(|element| element.key.as_deref());
        key.is_none_or(|key| key == "camera" || keeps(key))
    });
}

/// What differs from the accepted picture; writes it where that is asked for.
fn compare(name: &str, text: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/gallery");
    let file = folder.join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, format!("{text}\n")).unwrap();
        return None;
    }
    let accepted = fs::read_to_string(&file).unwrap_or_default();
    (accepted.trim_end() != text.trim_end()).then(|| {
        let lines = accepted.lines().zip(text.lines());
        let line = lines.take_while(|(before, now)| before == now).count() + 1;
        format!("{name} differs from line {line} on")
    })
}
