//! Reads the shapes of a drawing: each by its layer, which its id begins with.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::atlas::codec::{FiberRecord, MuscleRecord, ShapeRecord, Surface, ZoneRecord};
use super::super::geometry::Path;
use super::super::model::Model;
use super::super::problem::{Place, Problems};
use super::super::source::Source;
use super::Drawing;

/// A drawing as it is read, shape by shape.
pub struct Reader<'a> {
    source: &'a Source,
    /// The tables that the shapes belong to.
    pub model: &'a Model,
    problems: &'a mut Problems,
    ids: BTreeSet<String>,
    /// What has been read so far.
    pub drawing: Drawing,
    /// Muscles by name in the drawing.
    pub muscles: BTreeMap<String, MuscleRecord>,
    /// Painter's order by name.
    ranks: BTreeMap<String, u32>,
}

impl<'a> Reader<'a> {
    /// Begins with an empty drawing.
    pub fn new(
        source: &'a Source,
        model: &'a Model,
        problems: &'a mut Problems,
        drawing: Drawing,
    ) -> Self {
        Self {
            source,
            model,
            problems,
            ids: BTreeSet::new(),
            drawing,
            muscles: BTreeMap::new(),
            ranks: BTreeMap::new(),
        }
    }

    fn place(&self, node: Node) -> Place {
        self.source.place(node.range())
    }

    /// Notes what is wrong with a shape.
    pub fn problem(&mut self, node: Node, what: String, fix: &str) {
        let place = self.place(node);
        self.problems.add(&place, what, fix);
    }

    /// Takes in a shape by its layer, which its id begins with.
    pub fn element(&mut self, node: Node) {
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

    /// The drawing, in the order in which it is stored.
    pub fn finish(mut self) -> Drawing {
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
