//! Reads the drawings of `data/views/` and checks them against the tables.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::atlas::codec::{
    DrawingRecord, FiberRecord, MuscleRecord, ShapeRecord, Surface, ZoneRecord,
};
use super::atlas::schema::View;
use super::geometry::{Bounds, GridPoint, Path, Point};
use super::model::Model;
use super::problem::{Place, Problems};
use super::raster::Grid;
use super::source::Source;
use super::views::ViewRows;

/// How far a trigger point may lie outside the outline of its muscle, in atlas units.
const POINT_TOLERANCE: f64 = 2.0;

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

    /// The same place on the stored half: the patient's left in views of both sides.
    fn half(&self, at: Point) -> Point {
        let wrong = if self.view.left_is_positive() {
            at.x < 0.0
        } else {
            at.x > 0.0
        };
        if self.view.is_symmetric() && wrong {
            at.mirrored()
        } else {
            at
        }
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
        check_views(&drawings, model, problems);
        check_insets(&drawings, model, problems);
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
    let mut reader = Reader {
        source: &source,
        model,
        problems,
        ids: BTreeSet::new(),
        drawing: Drawing {
            view,
            bounds: Bounds::from_points([Point::new(x, y), Point::new(x + width, y + height)]),
            scale: row.scale,
            record: DrawingRecord::default(),
            lines: Vec::new(),
            zone_places: Vec::new(),
        },
        muscles: BTreeMap::new(),
        ranks: BTreeMap::new(),
    };
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

struct Reader<'a> {
    source: &'a Source,
    model: &'a Model,
    problems: &'a mut Problems,
    ids: BTreeSet<String>,
    drawing: Drawing,
    /// Muscles by name in the drawing.
    muscles: BTreeMap<String, MuscleRecord>,
    /// Painter's order by name.
    ranks: BTreeMap<String, u32>,
}

impl Reader<'_> {
    fn place(&self, node: Node) -> Place {
        self.source.place(node.range())
    }

    fn problem(&mut self, node: Node, what: String, fix: &str) {
        let place = self.place(node);
        self.problems.add(&place, what, fix);
    }

    fn element(&mut self, node: Node) {
        if node.has_tag_name("g") {
            return;
        }
        let Some(id) = node.attribute("id") else {
            self.problem(
                node,
                "a shape without an id".to_owned(),
                "name it, like zone.temple",
            );
            return;
        };
        if !self.ids.insert(id.to_owned()) {
            self.problem(
                node,
                format!("duplicate id \"{id}\""),
                "every shape has its own id; rename or join them",
            );
            return;
        }
        let Some((layer, name)) = id.split_once('.') else {
            self.problem(
                node,
                format!("unknown id \"{id}\""),
                "write layer.name, like zone.temple",
            );
            return;
        };
        match layer {
            "point" => return self.point(node, name),
            "landmark" => return self.landmark(node, name),
            _ => {}
        }
        let Some(path) = self.path(node, layer, id) else {
            return;
        };
        match layer {
            "body" | "line" => self.line(node, id, path),
            "bone" => self.shape(node, name, path),
            "fascia" | "fascia-no-arm" => self.shape(node, name, path),
            "muscle" => self.muscle(node, name, path),
            "surface" | "surface-no-arm" => self.surface(node, layer, name, path),
            "zone" => self.zone(node, name, path),
            "fiber" | "fiber-no-arm" => self.fibers(node, name, path),
            _ => self.problem(
                node,
                format!("unknown id \"{id}\""),
                "layers are body, line, bone, fascia, muscle, surface, fiber, zone, landmark and point",
            ),
        }
    }

    /// The path of a shape; open areas are noted.
    fn path(&mut self, node: Node, layer: &str, id: &str) -> Option<Path> {
        let data = node.attribute("d").unwrap_or_default();
        let path = match Path::parse_units(data) {
            Ok(path) => path,
            Err(error) => {
                self.problem(
                    node,
                    format!("path of \"{id}\": {error}"),
                    "use M, L, C and Z only",
                );
                return None;
            }
        };
        if path.is_empty() {
            self.problem(
                node,
                format!("\"{id}\" has no path"),
                "draw it or remove it",
            );
            return None;
        }
        let may_be_open = matches!(layer, "line" | "fiber" | "fiber-no-arm")
            || matches!(id, "body.half" | "body.edge");
        if !may_be_open && !path.is_closed() {
            self.problem(
                node,
                format!("open path \"{id}\""),
                "an area is closed with z",
            );
        }
        if id == "body.half" && !ends_on_midline(&path) {
            self.problem(
                node,
                "the half outline does not end on the midline".to_owned(),
                "start and end it at x = 0",
            );
        }
        Some(path)
    }

    fn line(&mut self, node: Node, id: &str, path: Path) {
        let mut key = id.to_owned();
        for class in classes(node) {
            key.push(' ');
            key.push_str(class);
        }
        if let Some(muscle) = node.attribute("data-on") {
            if !self.model.index.muscles.contains_key(muscle) {
                self.problem(node, format!("unknown muscle \"{muscle}\""), MUSCLE_LIST);
            }
            key.push_str(" on:");
            key.push_str(muscle);
        }
        self.drawing.lines.push((key, path));
    }

    fn shape(&mut self, node: Node, name: &str, path: Path) {
        let id = node.attribute("id").unwrap_or_default();
        let record = ShapeRecord {
            name: name.to_owned(),
            midline: classes(node).any(|class| class == "midline"),
            without_arm: id.starts_with("fascia-no-arm."),
            ground: classes(node).any(|class| class == "ground"),
            path,
        };
        if id.starts_with("bone.") {
            self.drawing.record.bones.push(record);
        } else {
            self.drawing.record.fasciae.push(record);
        }
    }

    /// The muscle that a name in the drawing stands for: `other-…` stands for none.
    fn muscle_id(&mut self, node: Node, name: &str) -> Option<u16> {
        let id = name.split('/').next().unwrap_or_default();
        if id.starts_with("other-") {
            return None;
        }
        let found = self.model.index.muscles.get(id).copied();
        if found.is_none() {
            self.problem(node, format!("unknown muscle \"{id}\""), MUSCLE_LIST);
        }
        found
    }

    fn muscle(&mut self, node: Node, name: &str, path: Path) {
        let rank = node
            .attribute("data-rank")
            .and_then(|rank| rank.parse().ok());
        match rank {
            Some(rank) => {
                self.ranks.insert(name.to_owned(), rank);
            }
            None => self.problem(
                node,
                format!("muscle \"{name}\" has no data-rank"),
                "number from the nearest, 0",
            ),
        }
        let muscle = self.muscle_id(node, name);
        let record = self.muscles.entry(name.to_owned()).or_default();
        record.muscle = muscle;
        record.midline |= classes(node).any(|class| class == "midline");
        record.whole = path;
    }

    fn surface(&mut self, node: Node, layer: &str, name: &str, path: Path) {
        let muscle = self.muscle_id(node, name);
        let record = self.muscles.entry(name.to_owned()).or_default();
        record.muscle = muscle;
        record.midline |= classes(node).any(|class| class == "midline");
        record.arm |= classes(node).any(|class| class == "arm");
        if layer == "surface" {
            record.surface = Surface::Part(path);
        } else {
            record.surface_without_arm = Surface::Part(path);
        }
    }

    fn zone(&mut self, node: Node, name: &str, path: Path) {
        let Some(zone) = self.model.index.zones.get(name).copied() else {
            self.problem(
                node,
                format!("unknown zone \"{name}\""),
                "zones are listed in data/zones.toml",
            );
            return;
        };
        let has = |word: &str| classes(node).any(|class| class == word);
        let sided = self
            .model
            .zones
            .get(usize::from(zone))
            .is_some_and(|zone| zone.sided);
        if sided == has("midline") {
            self.problem(
                node,
                format!("zone \"{name}\" is drawn on the wrong side of sided"),
                "class midline is for zones with sided = false",
            );
        }
        self.drawing.zone_places.push(self.place(node));
        self.drawing.record.zones.push(ZoneRecord {
            zone,
            midline: has("midline"),
            arm: has("arm"),
            deep: has("deep"),
            first: has("first"),
            path,
        });
    }

    /// Hints of the direction of the fibers of one muscle.
    fn fibers(&mut self, node: Node, name: &str, path: Path) {
        let muscle = self.muscle_id(node, name);
        let has = |word: &str| classes(node).any(|class| class == word);
        self.drawing.record.fibers.push(FiberRecord {
            muscle,
            midline: has("midline"),
            arm: has("arm"),
            without_arm: node
                .attribute("id")
                .is_some_and(|id| id.starts_with("fiber-no-arm.")),
            path,
        });
    }

    fn landmark(&mut self, node: Node, name: &str) {
        let Some(landmark) = self.model.index.landmarks.get(name).copied() else {
            let what = format!("unknown landmark \"{name}\"");
            return self.problem(node, what, "landmarks are listed in data/landmarks.toml");
        };
        if let Some(at) = self.center(node, "landmark", name) {
            let place = (landmark, GridPoint::nearest(at));
            self.drawing.record.landmarks.push(place);
        }
    }

    /// The middle of a circle, on the patient's left.
    fn center(&mut self, node: Node, what: &str, name: &str) -> Option<Point> {
        let number = |name: &str| {
            let number = node.attribute(name)?.parse::<f64>().ok();
            number.filter(|number| number.is_finite())
        };
        let (Some(x), Some(y)) = (number("cx"), number("cy")) else {
            self.problem(
                node,
                format!("{what} \"{name}\" has no place"),
                "give cx and cy",
            );
            return None;
        };
        let at = Point::new(x, y);
        if self.drawing.half(at) != at {
            self.problem(
                node,
                format!("{what} \"{name}\" is on the patient's right"),
                "draw the patient's left; the right is mirrored",
            );
        }
        Some(at)
    }

    fn point(&mut self, node: Node, name: &str) {
        let Some(point) = self.model.index.points.get(name).copied() else {
            self.problem(
                node,
                format!("unknown trigger point \"{name}\""),
                "trigger points are listed in data/muscles/",
            );
            return;
        };
        let Some(at) = self.center(node, "trigger point", name) else {
            return;
        };
        self.drawing
            .record
            .points
            .push((point, GridPoint::nearest(at)));
        self.points_at(node, name, point, at);
    }

    /// Checks the place of a point; muscles come before points in the file.
    fn points_at(&mut self, node: Node, name: &str, point: u16, at: Point) {
        let inside = |path: &Path| path.contains(at) || path.distance(at) <= POINT_TOLERANCE;
        if !self.drawing.body().any(inside) {
            self.problem(
                node,
                format!("trigger point \"{name}\" is outside the body"),
                "move it onto the skin",
            );
        }
        let Some(row) = self.model.points.get(usize::from(point)) else {
            return;
        };
        let outlines: Vec<&Path> = self
            .muscles
            .values()
            .filter(|record| {
                record
                    .muscle
                    .is_some_and(|muscle| self.belongs(muscle, row.muscle))
            })
            .map(|record| &record.whole)
            .filter(|path| !path.is_empty())
            .collect();
        if outlines.is_empty() {
            if !row.placed_by_landmarks {
                self.problem(
                    node,
                    format!("trigger point \"{name}\" has no muscle outline to check against"),
                    "draw the muscle, or set placed_by = \"landmarks\" in its file",
                );
            }
        } else if !outlines.iter().any(|path| inside(path)) {
            let nearest = outlines
                .iter()
                .map(|path| path.distance(at))
                .fold(f64::MAX, f64::min);
            self.problem(
                node,
                format!("trigger point \"{name}\" is {nearest:.1} units outside its muscle"),
                "move it inside the outline; 2 units are tolerated",
            );
        }
    }

    /// Whether `muscle` is `whole` or a part of it. Broken data may go in circles: steps are counted.
    fn belongs(&self, muscle: u16, whole: u16) -> bool {
        let parent = |here: &u16| self.model.muscles.get(usize::from(*here))?.parent;
        let lineage = std::iter::successors(Some(muscle), parent);
        lineage
            .take(self.model.muscles.len())
            .any(|here| here == whole)
    }

    fn finish(mut self) -> Drawing {
        let ranks = self.ranks;
        let mut muscles: Vec<(String, MuscleRecord)> = self.muscles.into_iter().collect();
        muscles
            .sort_by_key(|(name, _)| (ranks.get(name).copied().unwrap_or(u32::MAX), name.clone()));
        self.drawing.record.muscles = muscles
            .into_iter()
            .map(|(_, record)| tidy(record))
            .collect();
        self.drawing.record.points.sort_by_key(|(point, _)| *point);
        self.drawing.record.landmarks.sort_by_key(|(mark, _)| *mark);
        self.drawing.record.fibers.sort_by_key(|fiber| fiber.muscle);
        sort_zones(&mut self.drawing);
        self.drawing
    }
}

const MUSCLE_LIST: &str =
    "muscles are the files of data/muscles/; drawn muscles without one are named other-…";

fn classes<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attribute("class")
        .unwrap_or_default()
        .split_whitespace()
}

fn ends_on_midline(path: &Path) -> bool {
    let points = path.flatten(1.0).concat();
    let ends = [points.first(), points.last()];
    ends.into_iter().flatten().all(|point| point.x == 0.0)
}

/// Says in the shortest way what shows at the surface.
fn tidy(mut record: MuscleRecord) -> MuscleRecord {
    record.surface_without_arm = match record.surface_without_arm {
        Surface::Part(path) => Surface::Part(path),
        // Where the drawing says nothing, the arm goes away with its muscles and the rest stays.
        _ if record.arm || record.surface == Surface::Hidden => Surface::Hidden,
        _ => Surface::Same,
    };
    if matches!(&record.surface, Surface::Part(path) if *path == record.whole) {
        record.surface = Surface::Same;
    }
    record
}

/// The order of a press: first ones, the near arm, the rest, deep ones.
fn sort_zones(drawing: &mut Drawing) {
    let records = std::mem::take(&mut drawing.record.zones);
    let places = std::mem::take(&mut drawing.zone_places);
    let mut zones: Vec<(ZoneRecord, Place)> = records.into_iter().zip(places).collect();
    zones.sort_by_key(|(zone, _)| {
        let order = match zone {
            zone if zone.first => 0,
            zone if zone.arm => 1,
            zone if !zone.deep => 2,
            _ => 3,
        };
        (order, zone.zone)
    });
    (drawing.record.zones, drawing.zone_places) = zones.into_iter().unzip();
}

/// The tables and the drawings name the same views.
fn check_views(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
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
fn check_insets(drawings: &[Drawing], model: &Model, problems: &mut Problems) {
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
