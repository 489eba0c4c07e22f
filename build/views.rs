//! Reads `data/views/views.toml`: which drawing a view shows, and what a close-up enlarges.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::atlas::schema::View;
use super::problem::{Place, Problems};
use super::source::Source;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Views {
    view: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    file: Option<Spanned<String>>,
    mirror_of: Option<Spanned<String>>,
    #[serde(rename = "box")]
    bounds: Option<Spanned<[f64; 4]>>,
    #[serde(default = "one")]
    scale: f64,
    closeup_of: Option<Spanned<String>>,
    area: Option<Spanned<[f64; 4]>>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default, rename = "left_at")]
    _left_at: String,
    #[serde(default, rename = "faces")]
    _faces: String,
}

const fn one() -> f64 {
    1.0
}

/// A view as listed.
#[derive(Clone, Copy)]
pub struct ViewRow {
    /// What the picture holds, in its own units: x, y, width, height.
    pub bounds: [f64; 4],
    /// Units of this drawing per unit of the body.
    pub scale: f64,
    /// For close-ups: the view it is opened from, and what it enlarges there, in units of that
    /// view, on the side that this view shows.
    pub closeup: Option<(View, [f64; 4])>,
}

/// The views that are drawn, by view.
pub type ViewRows = BTreeMap<View, ViewRow>;

/// Reads the file. The whole body is always drawn; a close-up is there when the file lists it.
pub fn read(problems: &mut Problems) -> ViewRows {
    let mut rows = ViewRows::new();
    let Some(source) = Source::read("views/views.toml", problems) else {
        return rows;
    };
    let Some(file) = source.parse::<Views>(problems) else {
        return rows;
    };
    for row in &file.view {
        if let Some((view, row)) = read_row(row, &source, problems) {
            rows.insert(view, row);
            rows.insert(view.other_side(), row.on_side_of(view));
        }
    }
    for view in View::ALL {
        let listed = file.view.iter().any(|row| row.id.get_ref() == view.slug());
        if (view.is_body() || rows.contains_key(view)) && !listed {
            let what = format!("view \"{}\" is missing", view.slug());
            problems.add(&source.place(0..0), what, "add a [[view]] for it");
        }
    }
    rows
}

impl ViewRow {
    /// The same for the other side of the patient: mirrored, where the view shows one side.
    fn on_side_of(self, view: View) -> Self {
        if view.is_symmetric() {
            return self;
        }
        let mirrored = |[x, y, width, height]: [f64; 4]| [-x - width, y, width, height];
        let closeup = self.closeup;
        Self {
            bounds: mirrored(self.bounds),
            scale: self.scale,
            closeup: closeup.map(|(from, area)| (from.other_side(), mirrored(area))),
        }
    }
}

/// The row of a drawing; that of a mirrored view follows from it.
fn read_row(row: &Row, source: &Source, problems: &mut Problems) -> Option<(View, ViewRow)> {
    let id = row.id.get_ref();
    let at = source.place(row.id.span());
    let Some(view) = View::from_slug(id) else {
        let what = format!("unknown view \"{id}\"");
        problems.add(&at, what, "the views are listed in src/atlas/schema.rs");
        return None;
    };
    check_drawing(view, row, &at, problems);
    if view.is_mirrored() {
        return None;
    }
    if row.symmetric != view.is_symmetric() {
        let what = format!("view \"{id}\" has the wrong symmetry");
        let fix = "views of both sides are symmetric, views of one side are not";
        problems.add(&at, what, fix);
    }
    let bounds = row.bounds.as_ref().map(|bounds| *bounds.get_ref());
    let Some(bounds) = bounds.filter(|[_, _, width, height]| *width > 0.0 && *height > 0.0) else {
        let what = format!("the box of \"{id}\" is empty");
        problems.add(&at, what, "give x, y, width and height");
        return None;
    };
    Some((
        view,
        ViewRow {
            bounds,
            scale: row.scale,
            closeup: closeup(view, row, source, problems),
        },
    ))
}

/// A drawing has the file of its name; a view of the right side mirrors that of the left.
fn check_drawing(view: View, row: &Row, at: &Place, problems: &mut Problems) {
    let word = |word: &Option<Spanned<String>>| word.as_ref().map(|word| word.get_ref().clone());
    let expected = if view.drawing() == view {
        (Some(format!("{}.svg", view.slug())), None)
    } else {
        (None, Some(view.drawing().slug().to_owned()))
    };
    if (word(&row.file), word(&row.mirror_of)) != expected {
        let what = format!("view \"{}\" has the wrong drawing", view.slug());
        let fix = "a drawing has a file of its name; right is mirror_of left";
        problems.add(at, what, fix);
    }
}

fn closeup(
    view: View,
    row: &Row,
    source: &Source,
    problems: &mut Problems,
) -> Option<(View, [f64; 4])> {
    let named = row.closeup_of.as_ref();
    let from = named.and_then(|name| View::from_slug(name.get_ref()));
    let found = from.filter(|from| from.is_body()).zip(row.area.as_ref());
    if found.is_some() == view.is_body() {
        let at = source.place(row.id.span());
        let what = format!("view \"{}\" says wrongly what it enlarges", view.slug());
        let fix = "a close-up has closeup_of and area, a view of the whole body has neither";
        problems.add(&at, what, fix);
    }
    found.map(|(from, area)| (from, *area.get_ref()))
}
