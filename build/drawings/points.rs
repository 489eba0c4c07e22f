//! Reads the circles of a drawing: trigger points and landmarks, and checks where they lie.

use roxmltree::Node;

use super::super::atlas::schema::View;
use super::super::geometry::{GridPoint, Path, Point};
use super::shapes::Reader;

/// How far a trigger point may lie outside the outline of its muscle, in atlas units.
const POINT_TOLERANCE: f64 = 2.0;

impl Reader<'_> {
    /// What can be felt through the skin: a circle.
    pub fn landmark(&mut self, node: Node, name: &str) {
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
        if half(self.drawing.view, at) != at {
            self.problem(
                node,
                format!("{what} \"{name}\" is on the patient's right"),
                "draw the patient's left; the right is mirrored",
            );
        }
        Some(at)
    }

    /// A trigger point: a circle on its muscle.
    pub fn point(&mut self, node: Node, name: &str) {
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
}

/// The same place on the stored half: the patient's left in views of both sides.
fn half(view: View, at: Point) -> Point {
    let wrong = if view.left_is_positive() {
        at.x < 0.0
    } else {
        at.x > 0.0
    };
    if view.is_symmetric() && wrong {
        at.mirrored()
    } else {
        at
    }
}
