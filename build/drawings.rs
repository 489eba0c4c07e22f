//! Reads the drawings of `data/views/` and checks them against the tables.

mod checks;
mod points;
mod shapes;

use roxmltree::Document;

use super::atlas::codec::DrawingRecord;
use super::atlas::schema::View;
use super::geometry::{Bounds, Path, Point};
use super::model::Model;
use super::problem::{Place, Problems};
use super::raster::Grid;
use super::source::Source;
use super::views::ViewRows;
use shapes::Reader;

/// Drawings of the whole body.
pub const BODY: &[View] = &[View::Front, View::Back, View::Left];

/// A drawing as read.
pub struct Drawing {
    /// The view.
    pub view: View,
    /// What the picture holds, in its own units.
    pub bounds: Bounds,
    /// Units of this drawing per unit of the body.
    pub scale: f64,
    /// Everything that goes into the pack.
    pub record: DrawingRecord,
    /// Skin and lines: key and path, in drawing order.
    pub lines: Vec<(String, Path)>,
    /// Lines of the file, for messages about zones.
    pub zone_places: Vec<Place>,
}

impl Drawing {
    /// Skin and lines as text: key, tab and path per line.
    pub fn lines_text(&self) -> String {
        let lines = self.lines.iter();
        lines
            .map(|(key, path)| format!("{key}\t{}\n", path.to_data()))
            .collect()
    }

    /// Outlines of the body in stored coordinates: its half, or the whole with and without the arm.
    pub fn body(&self) -> impl Iterator<Item = &Path> {
        let named = |key: &str| ["body.half", "body.outline", "body.without-arm"].contains(&key);
        let name = |key: &str| key.split(' ').next().map(str::to_owned).unwrap_or_default();
        self.lines
            .iter()
            .filter(move |(key, _)| named(&name(key)))
            .map(|(_, path)| path)
    }

    /// The grid on which areas of this drawing are measured.
    pub fn grid(&self) -> Grid {
        Grid::over(self.bounds)
    }
}

/// Reads every drawing; one that cannot be read is left out and noted.
pub fn read(model: &Model, views: &ViewRows, problems: &mut Problems) -> Vec<Drawing> {
    let expected: Vec<View> = views
        .keys()
        .copied()
        .filter(|view| view.drawing() == *view)
        .collect();
    let drawings: Vec<Drawing> = expected
        .iter()
        .filter_map(|view| read_one(*view, model, views, problems))
        .collect();
    if drawings.len() == expected.len() {
        checks::check_views(&drawings, model, problems);
        checks::check_insets(&drawings, model, problems);
    }
    drawings
}

/// Tells zones and trigger points which close-ups show them; the tables list the whole body only.
pub fn complete(model: &mut Model, drawings: &[Drawing]) {
    for drawing in drawings.iter().filter(|drawing| !drawing.view.is_body()) {
        let mut views = vec![drawing.view, drawing.view.other_side()];
        views.dedup();
        for zone in &drawing.record.zones {
            if let Some(row) = model.zones.get_mut(usize::from(zone.zone)) {
                row.views.extend(&views);
            }
        }
        for (point, _) in &drawing.record.points {
            if let Some(row) = model.points.get_mut(usize::from(*point)) {
                row.views.extend(&views);
            }
        }
    }
}

fn read_one(
    view: View,
    model: &Model,
    views: &ViewRows,
    problems: &mut Problems,
) -> Option<Drawing> {
    let row = views.get(&view)?;
    let [x, y, width, height] = row.bounds;
    let source = Source::read(&format!("views/{}.svg", view.slug()), problems)?;
    let document = match Document::parse(&source.text) {
        Ok(document) => document,
        Err(error) => {
            let place = Place {
                file: source.file.clone(),
                line: error.pos().row as usize,
            };
            problems.add(
                &place,
                error.to_string(),
                "save it as plain or Inkscape SVG",
            );
            return None;
        }
    };
    let drawing = Drawing {
        view,
        bounds: Bounds::from_points([Point::new(x, y), Point::new(x + width, y + height)]),
        scale: row.scale,
        record: DrawingRecord::default(),
        lines: Vec::new(),
        zone_places: Vec::new(),
    };
    let mut reader = Reader::new(&source, model, problems, drawing);
    for group in document
        .root_element()
        .children()
        .filter(|node| node.has_tag_name("g"))
    {
        for node in group
            .descendants()
            .filter(|node| node.is_element() && *node != group)
        {
            reader.element(node);
        }
    }
    Some(reader.finish())
}
