//! Reads `data/views/views.toml`: which drawing a view shows, and whether it is mirrored.

use serde::Deserialize;
use toml::Spanned;

use super::atlas::schema::View;
use super::problem::Problems;
use super::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Views {
    view: Vec<ViewRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewRow {
    id: Spanned<String>,
    file: Option<Spanned<String>>,
    mirror_of: Option<Spanned<String>>,
    #[serde(rename = "box")]
    bounds: Spanned<[f64; 4]>,
    #[serde(rename = "symmetric")]
    _symmetric: bool,
    #[serde(default, rename = "left_at")]
    _left_at: String,
    #[serde(default, rename = "faces")]
    _faces: String,
}

/// Checks that the file says what the crate does: the program knows its views by name.
pub fn check(problems: &mut Problems) {
    let Some(source) = Source::read("views/views.toml", problems) else {
        return;
    };
    let Some(views) = source.parse::<Views>(problems) else {
        return;
    };
    for view in View::ALL {
        if !views.view.iter().any(|row| row.id.get_ref() == view.slug()) {
            let what = format!("view \"{}\" is missing", view.slug());
            problems.add(&source.place(0..0), what, "add a [[view]] for it");
        }
    }
    for row in &views.view {
        check_row(row, &source, problems);
    }
}

fn check_row(row: &ViewRow, source: &Source, problems: &mut Problems) {
    let id = row.id.get_ref();
    let at = source.place(row.id.span());
    let Some(view) = View::from_slug(id) else {
        problems.add(
            &at,
            format!("unknown view \"{id}\""),
            "use front, back, left or right",
        );
        return;
    };
    let drawing = view.drawing();
    let word = |word: &Option<Spanned<String>>| word.as_ref().map(|word| word.get_ref().clone());
    let expected = if drawing == view {
        (Some(format!("{id}.svg")), None)
    } else {
        (None, Some(drawing.slug().to_owned()))
    };
    if (word(&row.file), word(&row.mirror_of)) != expected {
        let what = format!("view \"{id}\" has the wrong drawing");
        let fix = "front, back and left have a file of their name; right is mirror_of left";
        problems.add(&at, what, fix);
    }
    let [_, _, width, height] = row.bounds.get_ref();
    if !(*width > 0.0 && *height > 0.0) {
        let place = source.place(row.bounds.span());
        problems.add(
            &place,
            format!("the box of \"{id}\" is empty"),
            "give x, y, width and height",
        );
    }
}
