//! Which files a map still needs, in the words that `www/loading.js` understands.

use crate::atlas::{Target, View};
use crate::map::PainMap;
use crate::render::{lens_view, summary, view_of};
use crate::state::{Fold, Selection};

/// Files that are missing for what is shown, the most urgent first.
///
/// ```text
/// names es       names, labels, words of the interface
/// lines front    skin and drawn lines of a drawing
/// pack front     everything else of it
/// figure female  the shape of a figure
/// texts es       longer texts, once something is chosen or open
/// articles es    the words of the articles, once one is open
/// thumbs         small pictures of the views
/// ```
///
/// What only the chooser and the next turn of the body need follows the word `idle`, and can wait.
pub fn wanted(map: &PainMap) -> Vec<String> {
    let mut files = Vec::new();
    push_words(&mut files, map, "", "names");
    for view in map.state.shown_views() {
        push_drawing(&mut files, map, "", view);
    }
    if !map.atlas.has_figure(map.state.figure) {
        files.push(["figure ", map.state.figure.slug()].concat());
    }
    if speaks(map) {
        push_words(&mut files, map, "", "texts");
    }
    if map.state.topic.is_some() {
        push_words(&mut files, map, "", "articles");
    } else if map.state.is_open(Fold::Learn) {
        push_words(&mut files, map, "idle ", "articles");
    }
    if map.thumbs.is_empty() {
        let choosers = [Fold::Views, Fold::Bodies];
        let idle = if choosers.iter().any(|fold| map.state.is_open(*fold)) {
            ""
        } else {
            "idle "
        };
        files.push([idle, "thumbs"].concat());
    }
    if map.state.is_open(Fold::Summary) {
        for view in summary::views(&map.state) {
            push_drawing(&mut files, map, "", view);
        }
        let places = map.state.plan.iter().map(|planned| planned.place);
        push_places(&mut files, map, places);
    }
    let care = map.state.care;
    push_places(
        &mut files,
        map,
        care.and_then(|care| map.state.place_of(care)),
    );
    if let Some(view) = lens_view(&map.state, &map.atlas) {
        push_drawing(&mut files, map, "", view);
    }
    push_drawing(&mut files, map, "idle ", map.state.view.opposite());
    files
}

/// What is missing of the pictures of places.
fn push_places(files: &mut Vec<String>, map: &PainMap, places: impl IntoIterator<Item = Target>) {
    for place in places {
        if let Some(view) = view_of(&map.state, &map.atlas, place) {
            push_drawing(files, map, "", view);
        }
    }
}

/// A pack of texts, where it is missing in the language.
fn push_words(files: &mut Vec<String>, map: &PainMap, when: &str, kind: &str) {
    let language = &map.options.lang;
    if map
        .content
        .missing_in(language)
        .any(|missing| missing == kind)
    {
        files.push([when, kind, " ", language].concat());
    }
}

/// What is missing of a view's drawing.
fn push_drawing(files: &mut Vec<String>, map: &PainMap, when: &str, view: View) {
    let drawing = view.drawing();
    let (has_lines, has_pack) = map.atlas.has(drawing);
    if !has_lines {
        files.push([when, &file("lines ", drawing)].concat());
    }
    if !has_pack {
        files.push([when, &file("pack ", drawing)].concat());
    }
}

fn file(kind: &str, view: View) -> String {
    [kind, view.slug()].concat()
}

/// Whether something is open that has longer texts, or they were there in another language: a timer
/// that runs has its title from them.
fn speaks(map: &PainMap) -> bool {
    let state = &map.state;
    state.selection != Selection::Nothing
        || state.care.is_some()
        || state.topic.is_some()
        || state.is_open(Fold::Learn)
        || !state.plan.is_empty()
        || !state.marks.is_empty()
        || map.content.has_texts()
}
