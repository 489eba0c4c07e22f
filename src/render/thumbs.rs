//! Small pictures of the drawings, for the chooser: a silhouette, hair, and a few lines each.
//!
//! They are made from the drawings and travel in a file of their own, so that the chooser is
//! there before the drawings are.
//!
//! ```text
//! front ⇥ 100 256 ⇥ M50 1l3 1 …z ⇥ M44 9l… ⇥ M40 20l…
//! view    size      skin           hair      outline and lines
//! ```
//!
//! A body other than the neutral one has its name after that of the view.

use std::rc::Rc;

use super::body::MIRROR;
use super::node::{Element, el};
use crate::atlas::{Figure, View};

/// The small pictures that are there.
#[derive(Clone, Debug, Default)]
pub struct Thumbs {
    thumbs: Vec<Thumb>,
}

/// The small picture of a drawing.
#[derive(Clone, Debug)]
struct Thumb {
    drawing: View,
    figure: Figure,
    width: Rc<str>,
    height: Rc<str>,
    /// Skin, hair, and what is drawn as lines.
    paths: [Rc<str>; 3],
}

/// Classes of the paths of a picture.
const CLASSES: [&str; 3] = ["thumb-skin", "thumb-hair", "thumb-ink"];

impl Thumbs {
    /// The pictures of a file; lines that are none are left out.
    pub fn read(text: &str) -> Self {
        Self {
            thumbs: text.lines().filter_map(Thumb::read).collect(),
        }
    }

    /// The pictures of all drawings, for native programs.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Self {
        static EMBEDDED: std::sync::LazyLock<String> =
            std::sync::LazyLock::new(|| thumbs_file(&crate::atlas::Atlas::embedded()));
        Self::read(&EMBEDDED)
    }

    /// Whether no picture is there.
    pub fn is_empty(&self) -> bool {
        self.thumbs.is_empty()
    }

    /// The picture of a view; empty where it is not there.
    pub fn draw(&self, view: View) -> Element {
        self.picture(view, Figure::Neutral)
    }

    /// The picture of a body from the front; empty where it is not there.
    pub fn draw_figure(&self, figure: Figure) -> Element {
        self.picture(View::Front, figure)
    }

    fn picture(&self, view: View, figure: Figure) -> Element {
        let picture = el("svg")
            .key("thumb")
            .attr("class", "thumb")
            .attr("aria-hidden", "true")
            .attr("focusable", "false");
        let mut thumbs = self.thumbs.iter();
        let is_it = |thumb: &&Thumb| thumb.drawing == view.drawing() && thumb.figure == figure;
        match thumbs.find(is_it) {
            Some(thumb) => thumb.draw(picture, view.is_mirrored()),
            None => picture,
        }
    }
}

impl Thumb {
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let name = fields.next()?;
        let (view, figure) = name
            .split_once(' ')
            .unwrap_or((name, Figure::Neutral.slug()));
        let drawing = View::from_slug(view)?;
        let figure = Figure::from_slug(figure)?;
        let (width, height) = fields.next()?.split_once(' ')?;
        let mut path = || fields.next().map(Rc::from);
        Some(Self {
            drawing,
            figure,
            width: width.into(),
            height: height.into(),
            paths: [path()?, path()?, path()?],
        })
    }

    fn draw(&self, picture: Element, mirrored: bool) -> Element {
        let (sign, left) = if mirrored {
            ("-", &*self.width)
        } else {
            ("", "0")
        };
        let view_box = [sign, left, " 0 ", &self.width, " ", &self.height].concat();
        let paths = CLASSES.into_iter().zip(&self.paths);
        let paths = paths.filter(|(_, data)| !data.is_empty());
        let paths = paths.map(|(class, data)| {
            el("path")
                .attr("class", class)
                .attr("d", Rc::clone(data))
                .attr_some("transform", mirrored.then_some(MIRROR))
        });
        picture.attr("viewBox", view_box).children(paths)
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use maker::thumbs_file;

/// Makes the file, natively.
#[cfg(not(target_arch = "wasm32"))]
mod maker {
    use std::fmt::Write;

    use crate::atlas::{Atlas, EDGE, Figure, LineShape, LineWeight, Lines, View};
    use crate::geometry::{Bounds, Point};
    use crate::render::body::{WITHOUT_ARM, outline};

    /// Longer side of a picture, in its own units.
    const SIZE: f64 = 256.0;

    /// How far a simplified line may leave the true one, in units of the picture.
    const TOLERANCE: f64 = 1.3;

    /// Lines whose rectangle is smaller than this are left out, in units of the picture.
    const LEAST: f64 = 15.0;

    /// The small pictures of all drawings, one a line.
    pub fn thumbs_file(atlas: &Atlas) -> String {
        let mut text = String::new();
        for view in View::drawings() {
            if let Some(lines) = atlas.lines(view) {
                push_thumb(&mut text, view.slug(), view, lines);
            }
        }
        let mut worn = atlas.clone();
        for figure in Figure::ALL
            .iter()
            .filter(|figure| **figure != Figure::Neutral)
        {
            worn.wear(*figure);
            if let Some(lines) = worn.lines(View::Front) {
                let name = [View::Front.slug(), " ", figure.slug()].concat();
                push_thumb(&mut text, &name, View::Front, lines);
            }
        }
        text
    }

    fn push_thumb(text: &mut String, name: &str, view: View, lines: &Lines) {
        let Some(skin) = outline(lines, true) else {
            return;
        };
        let bounds = skin.bounds().grown(view.bounds().height() * 0.006);
        let scale = SIZE / bounds.width().max(bounds.height());
        let pen = Pen {
            bounds,
            scale,
            both: view.is_symmetric(),
        };
        let size = |length: f64| (length * scale).round();
        let hair = lines.get("body.hair");
        let hair = hair.map(|hair| pen.path(hair, 0.0)).unwrap_or_default();
        let edge = lines.get(EDGE).map(|edge| pen.path(edge, 0.0));
        let skin = pen.data(skin.flatten(0.2), false, 0.0);
        let mut ink = edge.unwrap_or_else(|| skin.clone());
        let drawn = |line: &&LineShape| {
            !line.is_area()
                && line.name() != EDGE
                && line.name() != WITHOUT_ARM
                && line.on.is_none()
                && line.weight != LineWeight::Soft
        };
        for line in lines.shapes().iter().filter(drawn) {
            ink += &pen.path(line, LEAST);
        }
        let _ = writeln!(
            text,
            "{}\t{} {}\t{skin}\t{hair}\t{ink}",
            name,
            size(bounds.width()),
            size(bounds.height())
        );
    }

    /// From units of the drawing to whole units of the picture.
    struct Pen {
        bounds: Bounds,
        scale: f64,
        /// Whether shapes that are no midline ones appear again, mirrored.
        both: bool,
    }

    impl Pen {
        fn path(&self, line: &LineShape, least: f64) -> String {
            let lines = line.shape.path.flatten(0.2);
            let mirrored = self.both && !line.shape.midline;
            let mut data = self.data(lines.clone(), false, least);
            if mirrored {
                data += &self.data(lines, true, least);
            }
            data
        }

        fn data(&self, lines: Vec<Vec<Point>>, mirrored: bool, least: f64) -> String {
            let mut data = String::new();
            for line in lines {
                let place = |at: &Point| {
                    let at = if mirrored { at.mirrored() } else { *at };
                    Point::new(
                        (at.x - self.bounds.min.x) * self.scale,
                        (at.y - self.bounds.min.y) * self.scale,
                    )
                };
                let line: Vec<Point> = line.iter().map(place).collect();
                let around = Bounds::from_points(line.iter().copied());
                if around.width().max(around.height()) >= least {
                    push_line(&mut data, &simplified(&line));
                }
            }
            data
        }
    }

    fn push_line(data: &mut String, line: &[Point]) {
        let mut from = (0, 0);
        for (position, at) in line.iter().enumerate() {
            let to = (at.x.round() as i32, at.y.round() as i32);
            let step = (to.0 - from.0, to.1 - from.1);
            match position {
                0 => drop(write!(data, "M{} {}", to.0, to.1)),
                _ if step == (0, 0) => {}
                _ => drop(write!(
                    data,
                    "{}{}{}{}",
                    if position == 1 {
                        "l"
                    } else if step.0 < 0 {
                        ""
                    } else {
                        " "
                    },
                    step.0,
                    if step.1 < 0 { "" } else { " " },
                    step.1
                )),
            }
            from = to;
        }
    }

    /// The line with the points that matter (Ramer, Douglas and Peucker).
    fn simplified(line: &[Point]) -> Vec<Point> {
        let (Some(first), Some(last)) = (line.first(), line.last()) else {
            return Vec::new();
        };
        let mut farthest = (0, 0.0);
        for (position, at) in line.iter().enumerate() {
            let distance = off(*first, *last, *at);
            if distance > farthest.1 {
                farthest = (position, distance);
            }
        }
        let (split, distance) = farthest;
        if distance <= TOLERANCE || line.len() < 3 {
            return vec![*first, *last];
        }
        let mut kept = simplified(line.get(..=split).unwrap_or_default());
        kept.pop();
        kept.extend(simplified(line.get(split..).unwrap_or_default()));
        kept
    }

    /// Distance of a point from a segment.
    fn off(from: Point, to: Point, at: Point) -> f64 {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx * dx + dy * dy;
        let along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / length.max(1e-9);
        let along = along.min(1.0).max(0.0);
        at.distance(Point::new(from.x + dx * along, from.y + dy * along))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;

    #[test]
    fn every_drawing_has_a_small_picture() {
        let file = thumbs_file(&Atlas::embedded());
        let thumbs = Thumbs::read(&file);
        for view in View::ALL.iter().filter(|view| view.row().is_some()) {
            assert!(!thumbs.draw(*view).children.is_empty(), "{view:?}");
        }
    }

    #[test]
    fn a_broken_file_gives_empty_pictures() {
        for text in [
            "",
            "front",
            "front\t9",
            "front\t9 9\tM0 0",
            "up\t9 9\ta\tb\tc",
        ] {
            let thumbs = Thumbs::read(text);
            assert!(thumbs.is_empty(), "{text:?}");
            assert!(thumbs.draw(View::Front).children.is_empty());
        }
    }
}
