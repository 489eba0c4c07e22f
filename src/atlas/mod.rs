//! The body: ids, clinical tables and drawings.
//!
//! Sides are the patient's. In the front view the patient's left is at x > 0, in the back view at
//! x < 0; the left view shows the left side, the right view is its mirror image.

mod codec;
mod drawing;
mod ids;
pub mod schema;
pub mod tables;
mod target;

pub use crate::error::AtlasError;
pub use drawing::{
    Drawing, EDGE, FiberShape, LinePart, LineShape, LineWeight, Lines, MuscleShape, NamedShape,
    Shape, ZoneShape,
};
pub use ids::{LandmarkId, MuscleId, RedFlagId, SelfCareId, SourceId, TriggerPointId, ZoneId};
pub use schema::*;
pub use target::Target;

use crate::geometry::{Bounds, Point};

/// Number of places for drawings; views of the right side keep theirs empty.
const N_DRAWINGS: usize = View::ALL.len();

/// The drawings that are there so far; the clinical tables are part of the program.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    drawings: [Option<Drawing>; N_DRAWINGS],
    lines: [Option<Lines>; N_DRAWINGS],
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
        Ok(())
    }

    /// The drawing behind a view; `None` until its pack is there.
    pub fn drawing(&self, view: View) -> Option<&Drawing> {
        self.drawings.get(view.drawing() as usize)?.as_ref()
    }

    /// Skin and lines of the drawing behind a view; `None` until they are there.
    pub fn lines(&self, view: View) -> Option<&Lines> {
        self.lines.get(view.drawing() as usize)?.as_ref()
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
            // A whole shape keeps its own coordinates, a paired one those of the stored half.
            let (place, side) = if shape.midline && view.is_symmetric() {
                (at, Laterality::Midline)
            } else {
                (half, side)
            };
            if shape.contains(place) && found.iter().all(|(other, _)| *other != muscle) {
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
        let hit = zones.find(|zone| {
            let whole = zone.shape.midline && view.is_symmetric();
            zone.shape.contains(if whole { at } else { half })
        })?;
        Some((hit.zone, hit.zone.side(side)))
    }

    /// The place of a trigger point in a view, in that view's coordinates.
    ///
    /// `None` when the view does not show it, or not on this side.
    pub fn point_in(&self, view: View, point: TriggerPointId, side: Laterality) -> Option<Point> {
        let at = self.drawing(view)?.point(point)?;
        let mirrored = match view.side() {
            Some(_) => view.is_mirrored(),
            None => side == Laterality::Right,
        };
        let there = if mirrored { at.mirrored() } else { at };
        view.sees(side).then_some(there)
    }

    /// Views that show a zone of a side, whether or not their drawing is there.
    pub fn views_of_zone(&self, zone: ZoneId, side: Laterality) -> Vec<View> {
        views(zone.row().views, side)
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
