//! The body: ids, clinical tables and drawings.
//!
//! Sides are the patient's. In the front view the patient's left is at x > 0, in the back view at
//! x < 0; the left view shows the left side, the right view is its mirror image.

mod codec;
mod drawing;
mod figure;
mod ids;
pub mod schema;
pub mod tables;
mod target;

pub use crate::error::AtlasError;
pub use drawing::{
    Drawing, EDGE, FiberShape, LinePart, LineShape, LineWeight, Lines, MuscleShape, NamedShape,
    Shape, ZoneShape,
};
pub use figure::Style;
pub use ids::{
    LandmarkId, MuscleId, RedFlagId, SelfCareId, SourceId, TopicId, TriggerPointId, ZoneId,
};
pub use schema::*;
pub use target::Target;

use std::cell::OnceCell;
use std::rc::Rc;

use crate::geometry::{Bounds, Point};
use figure::{FigureShape, Placing};

/// Number of places for drawings; views of the right side keep theirs empty.
const N_DRAWINGS: usize = View::ALL.len();

/// Number of places for drawings of the whole body, which come first among the views.
const N_BODIES: usize = View::BODY.len();

/// Room beside the body in the picture of a figure, in units.
const MARGIN: f64 = 5.0;

/// Number of places for the shapes of figures; the neutral one keeps its place empty.
const N_FIGURES: usize = Figure::ALL.len();

/// The drawings that are there so far; the clinical tables are part of the program.
///
/// Drawings arrive as those of the neutral body. Those of the whole body are handed out as the
/// figure that is worn: warped once, when they are first asked for, kept for the next time, and
/// here alone, so that everything else works in the coordinates of the figure.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    drawings: [Option<Drawing>; N_DRAWINGS],
    lines: [Option<Lines>; N_DRAWINGS],
    figures: [Option<Rc<FigureShape>>; N_FIGURES],
    worn: Figure,
    worn_drawings: [[OnceCell<Drawing>; N_BODIES]; N_FIGURES],
    worn_lines: [[OnceCell<Lines>; N_BODIES]; N_FIGURES],
}

impl Atlas {
    /// An atlas without drawings.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The atlas with all drawings, for native programs.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Self {
        let mut atlas = Self::empty();
        for view in View::drawings() {
            // The build has read these files back; what cannot be read stays absent.
            let _ = atlas.add_pack(view, tables::embedded_pack(view));
            let pairs = tables::embedded_lines(view)
                .lines()
                .filter_map(|line| line.split_once('\t'));
            let _ = atlas.add_lines(view, pairs);
        }
        for figure in Figure::ALL {
            let _ = atlas.add_figure(*figure, tables::embedded_figure(*figure));
        }
        atlas
    }

    /// Takes in the skin and lines of a view; `right` brings the left drawing's.
    ///
    /// # Errors
    /// When a path text is malformed; nothing changes then.
    pub fn add_lines(
        &mut self,
        view: View,
        pairs: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Result<(), AtlasError> {
        let lines = Lines::from_pairs(view, pairs)?;
        if let Some(slot) = self.lines.get_mut(view.drawing() as usize) {
            *slot = Some(lines);
        }
        self.undress();
        Ok(())
    }

    /// Takes in the pack of a view's drawing.
    ///
    /// # Errors
    /// When the bytes are no drawing of this view made from the same data; nothing changes then.
    pub fn add_pack(&mut self, view: View, bytes: &[u8]) -> Result<(), AtlasError> {
        let drawing = Drawing::from_pack(view, bytes)?;
        if let Some(slot) = self.drawings.get_mut(view.drawing() as usize) {
            *slot = Some(drawing);
        }
        self.undress();
        Ok(())
    }

    /// Takes in the pack of a figure.
    ///
    /// # Errors
    /// When the bytes are no figure of this name made from the same data; nothing changes then.
    pub fn add_figure(&mut self, figure: Figure, bytes: &[u8]) -> Result<(), AtlasError> {
        let shape = FigureShape::from_pack(figure, bytes)?;
        if let Some(slot) = self.figures.get_mut(figure as usize) {
            *slot = Some(Rc::new(shape));
        }
        self.undress();
        Ok(())
    }

    /// Whether a figure can be drawn: its pack is there, or it needs none.
    pub fn has_figure(&self, figure: Figure) -> bool {
        figure == Figure::Neutral || self.shape(figure).is_some()
    }

    /// Draws the whole body as a figure from here on.
    ///
    /// While its pack is missing, the figure from before stays; before anything is drawn, the body
    /// waits for it, so that no other body is seen.
    pub fn wear(&mut self, figure: Figure) {
        let is_empty = self.lines.iter().all(Option::is_none);
        if figure != self.worn && (is_empty || self.has_figure(figure)) {
            self.worn = figure;
        }
    }

    /// The figure that is worn.
    pub const fn worn(&self) -> Figure {
        self.worn
    }

    /// How strongly a view is drawn.
    pub fn style(&self, view: View) -> Style {
        let shape = self.shape(self.worn).filter(|_| view.is_body());
        shape.map_or(Style::PLAIN, |shape| shape.style)
    }

    fn shape(&self, figure: Figure) -> Option<&Rc<FigureShape>> {
        self.figures.get(figure as usize)?.as_ref()
    }

    fn undress(&mut self) {
        self.worn_drawings = Default::default();
        self.worn_lines = Default::default();
    }

    /// The drawing behind a view, of the figure that is worn; `None` until all of it is there.
    pub fn drawing(&self, view: View) -> Option<&Drawing> {
        let drawing = view.drawing();
        let reference = self.drawings.get(drawing as usize)?.as_ref()?;
        if self.worn == Figure::Neutral || !view.is_body() {
            return Some(reference);
        }
        let shape = self.shape(self.worn)?;
        let worn = self.worn_drawings.get(self.worn as usize)?;
        let worn = worn.get(drawing as usize)?;
        Some(worn.get_or_init(|| shape.drawing(drawing, reference)))
    }

    /// Skin and lines of the drawing behind a view, of the figure that is worn; `None` until all of
    /// it is there.
    pub fn lines(&self, view: View) -> Option<&Lines> {
        let drawing = view.drawing();
        let reference = self.lines.get(drawing as usize)?.as_ref()?;
        if self.worn == Figure::Neutral || !view.is_body() {
            return Some(reference);
        }
        let shape = self.shape(self.worn)?;
        let worn = self.worn_lines.get(self.worn as usize)?;
        let worn = worn.get(drawing as usize)?;
        Some(worn.get_or_init(|| shape.lines(drawing, reference)))
    }

    /// Whether the files of a view are there: its lines, and the rest of its drawing.
    pub fn has(&self, view: View) -> (bool, bool) {
        let at = view.drawing() as usize;
        (
            self.lines.get(at).is_some_and(Option::is_some),
            self.drawings.get(at).is_some_and(Option::is_some),
        )
    }

    /// Where a place of the neutral body is in a view of the figure that is worn.
    pub fn worn_place(&self, view: View, neutral: Point) -> Point {
        let placing = self.placing(view);
        placing.map_or(neutral, |placing| placing.there(neutral))
    }

    /// Which place of the neutral body is at a place in a view of the figure that is worn.
    pub fn neutral_place(&self, view: View, worn: Point) -> Point {
        let placing = self.placing(view);
        placing.map_or(worn, |placing| placing.back(worn))
    }

    fn placing(&self, view: View) -> Option<Placing<'_>> {
        let shape = self.shape(self.worn).filter(|_| view.is_body())?;
        Some(Placing::new(shape, view))
    }

    /// What the picture of a view holds, in its own units: wider for a figure that needs it.
    pub fn bounds(&self, view: View) -> Bounds {
        let bounds = view.bounds();
        let lines = self.lines(view).filter(|_| self.placing(view).is_some());
        let Some(body) = lines.and_then(|lines| lines.shapes().first()) else {
            return bounds;
        };
        let body = body.shape.bounds.grown(MARGIN);
        let other = body.mirrored();
        let across = match view.is_symmetric() {
            true => body.union(other),
            false if view.is_mirrored() => other,
            false => body,
        };
        Bounds {
            min: Point::new(bounds.min.x.min(across.min.x), bounds.min.y),
            max: Point::new(bounds.max.x.max(across.max.x), bounds.max.y),
        }
    }

    /// For a close-up: the view of the body that it is opened from, and what it enlarges there.
    pub fn closeup(&self, view: View) -> Option<(View, Bounds)> {
        let (from, area) = view.row()?.closeup?;
        let middle = area.center();
        let across = [area.min.x, middle.x, area.max.x];
        let corners = across.into_iter().flat_map(|x| {
            let down = [area.min.y, middle.y, area.max.y];
            down.into_iter().map(move |y| Point::new(x, y))
        });
        let corners = corners.map(|corner| self.worn_place(from, corner));
        Some((from, Bounds::from_points(corners)))
    }

    /// A place of a view as a place of its drawing's stored half, and the patient's side it is on.
    pub fn locate(&self, view: View, at: Point) -> (Point, Laterality) {
        let side = match view.side() {
            Some(side) => side,
            None if at.x == 0.0 || (at.x > 0.0) == view.left_is_positive() => Laterality::Left,
            None => Laterality::Right,
        };
        match side {
            Laterality::Right => (at.mirrored(), side),
            _ => (at, side),
        }
    }

    /// Leaf muscles at a place of a view, from the surface down, each once.
    ///
    /// `arm` tells whether the near arm is there (side views).
    /// A muscle whose outline is whole on the midline has the side `Midline`.
    pub fn muscles_at(&self, view: View, at: Point, arm: bool) -> Vec<(MuscleId, Laterality)> {
        let Some(drawing) = self.drawing(view) else {
            return Vec::new();
        };
        let (half, side) = self.locate(view, at);
        let mut found: Vec<(MuscleId, Laterality)> = Vec::new();
        let mut add = |muscle: Option<MuscleId>, shape: Option<&Shape>| {
            let (Some(muscle), Some(shape)) = (muscle, shape) else {
                return;
            };
            let whole = shape.midline && view.is_symmetric();
            let side = if whole { Laterality::Midline } else { side };
            // The stored half answers for both: rounding may part the halves of a whole shape.
            if shape.contains(half) && found.iter().all(|(other, _)| *other != muscle) {
                found.push((muscle, side));
            }
        };
        for shape in drawing.muscles() {
            let surface = if arm {
                shape.surface.as_ref()
            } else {
                shape
                    .surface_without_arm
                    .as_ref()
                    .or(shape.surface.as_ref())
            };
            add(shape.muscle, surface);
        }
        for shape in drawing.muscles() {
            add(shape.muscle, shape.whole.as_ref());
        }
        found
    }

    /// The zone at a place of a view, with the patient's side (`Midline` for midline zones).
    ///
    /// Order: zones marked first, the near arm, the rest, deep zones last.
    pub fn zone_at(&self, view: View, at: Point) -> Option<(ZoneId, Laterality)> {
        let (half, side) = self.locate(view, at);
        let mut zones = self.drawing(view)?.zones().iter();
        let hit = zones.find(|zone| zone.shape.contains(half))?;
        Some((hit.zone, hit.zone.side(side)))
    }

    /// The place of a trigger point in a view, in that view's coordinates.
    ///
    /// `None` when the view does not show it, or not on this side.
    pub fn point_in(&self, view: View, point: TriggerPointId, side: Laterality) -> Option<Point> {
        let at = self.drawing(view)?.point(point)?;
        view.sees(side).then(|| Self::placed(view, at, side))
    }

    /// A place of a drawing's stored half, on a side of a view.
    fn placed(view: View, at: Point, side: Laterality) -> Point {
        let mirrored = match view.side() {
            Some(_) => view.is_mirrored(),
            None => side == Laterality::Right,
        };
        if mirrored { at.mirrored() } else { at }
    }

    /// Views that show a zone of a side, whether or not their drawing is there.
    pub fn views_of_zone(&self, zone: ZoneId, side: Laterality) -> Vec<View> {
        views(zone.row().views, side)
    }

    /// Close-ups that show a zone of a side and not only its edge: what they enlarge holds the middle
    /// half of it, in width and height.
    ///
    /// A zone that only close-ups show, or whose place on the body is not loaded, counts as held.
    pub fn closeups_of_zone(&self, zone: ZoneId, side: Laterality) -> Vec<View> {
        let mut views = self.views_of_zone(zone, side);
        views.retain(|view| {
            self.closeup(*view)
                .is_some_and(|(from, area)| self.holds_zone(from, area, zone, side))
        });
        views
    }

    fn holds_zone(&self, view: View, area: Bounds, zone: ZoneId, side: Laterality) -> bool {
        let mut zones = self.drawing(view).into_iter().flat_map(Drawing::zones);
        zones.find(|shape| shape.zone == zone).is_none_or(|shape| {
            let Bounds { min, max } = shape.shape.bounds;
            let quarter = |near: f64, far: f64| near + (far - near) / 4.0;
            let near = Point::new(quarter(min.x, max.x), quarter(min.y, max.y));
            let far = Point::new(quarter(max.x, min.x), quarter(max.y, min.y));
            let corners = [near, far].map(|corner| Self::placed(view, corner, side));
            corners.into_iter().all(|corner| area.contains(corner))
        })
    }

    /// Views that show a trigger point of a side, whether or not their drawing is there.
    pub fn views_of_point(&self, point: TriggerPointId, side: Laterality) -> Vec<View> {
        views(point.row().views, side)
    }
}

/// The views of `set` that show `side`: a side view shows its own side and the midline.
fn views(set: tables::BitSet, side: Laterality) -> Vec<View> {
    let views = View::ALL.iter().copied();
    views
        .filter(|view| set.has(*view as usize) && view.sees(side))
        .collect()
}

/// What the program knows of its views from `data/views/views.toml`.
impl View {
    /// Its row, or `None` for a close-up that is not drawn.
    pub fn row(self) -> Option<&'static tables::ViewRow> {
        tables::VIEWS.get(self as usize)?.as_ref()
    }

    /// Every view that has a drawing of its own, with close-ups that are drawn.
    pub fn drawings() -> impl Iterator<Item = Self> {
        let views = Self::ALL.iter().copied();
        views.filter(|view| view.drawing() == *view && view.row().is_some())
    }

    /// What its picture holds, in its own units.
    pub fn bounds(self) -> Bounds {
        self.row().map_or(Bounds::EMPTY, |row| row.bounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_is_embedded() {
        let atlas = Atlas::embedded();
        for view in View::BODY {
            let drawing = atlas.drawing(*view).unwrap();
            assert!(drawing.muscles().len() > 50, "{view:?}");
            assert!(!drawing.zones().is_empty() && !drawing.points().is_empty());
            assert!(atlas.lines(*view).unwrap().shapes().len() > 20);
        }
    }

    #[test]
    fn a_press_finds_the_surface_first() {
        let atlas = Atlas::embedded();
        let spot = TriggerPointId::from_slug("upper-trapezius.1").unwrap();
        for (view, side) in [
            (View::Back, Laterality::Left),
            (View::Back, Laterality::Right),
            (View::Left, Laterality::Left),
            (View::Right, Laterality::Right),
        ] {
            let at = atlas.point_in(view, spot, side).unwrap();
            let muscles = atlas.muscles_at(view, at, true);
            let slugs: Vec<_> = muscles
                .iter()
                .map(|(id, side)| (id.slug(), *side))
                .collect();
            assert!(
                slugs.contains(&("upper-trapezius", side)),
                "{view:?} {side:?}: {slugs:?}"
            );
            assert!(atlas.zone_at(view, at).is_some());
        }
    }

    #[test]
    fn a_side_view_shows_its_own_side_only() {
        let atlas = Atlas::embedded();
        let spot = TriggerPointId::from_slug("upper-trapezius.1").unwrap();
        assert_eq!(atlas.point_in(View::Left, spot, Laterality::Right), None);
        assert_eq!(atlas.point_in(View::Right, spot, Laterality::Left), None);
        let temple = ZoneId::from_slug("temple").unwrap();
        let views = atlas.views_of_zone(temple, Laterality::Right);
        assert_eq!(views[..2], [View::Front, View::Right]);
        assert!(!views.contains(&View::Left) && !views.contains(&View::HeadLeft));
    }

    #[test]
    fn damaged_packs_are_errors_not_panics() {
        let good = tables::embedded_pack(View::Front);
        let read = |bytes: &[u8]| Drawing::from_pack(View::Front, bytes).map(|_| ());
        assert_eq!(read(good), Ok(()));
        assert_eq!(
            read(b"<!doctype html>"),
            Err(AtlasError::Foreign { view: "front" })
        );
        assert_eq!(
            Drawing::from_pack(View::Back, good).map(|_| ()),
            Err(AtlasError::OtherView { view: "back" })
        );
        for length in (0..good.len()).step_by(53) {
            assert!(read(&good[..length]).is_err(), "cut at {length}");
        }
        for at in (13..good.len()).step_by(97) {
            let mut bent = good.to_vec();
            bent[at] ^= 0xff;
            let _ = read(&bent);
        }
        let mut other = good.to_vec();
        other[5] ^= 1;
        assert_eq!(read(&other).unwrap_err().code(), "version-mismatch");
    }
}
