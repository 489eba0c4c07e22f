//! What every view shows, as plain data: from state, atlas and words to what is drawn.
//!
//! Order of painting, bottom to top: skin, hair, muscles (deep: bones and dissolved muscles),
//! chosen muscle, spillover wash and dots, essential cloud, marks, drawn lines, outline, border of
//! the chosen muscle, flow, spots, marker, leaders and labels.

use super::body::{Figure, outline};
use super::cloud::{CloudStep, cloud};
use super::dots::{Dots, dots};
use super::flow::{Flow, flow};
use super::hatch::{hatch, spacing_px};
use super::labels::{Label, Request, Room, place, text_width};
use super::layout::{Camera, Frame, Layout, spot_place};
use super::legend::{LegendItem, legend};
use super::pattern::{Pattern, Placed, PlacedMuscle, PlacedZone, is_part, placed_zones};
use super::rings::Rings;
use super::words;
use crate::atlas::{Atlas, Drawing, Laterality, Lines, MuscleShape, View};
use crate::content::Content;
use crate::geometry::{Bounds, Point};
use crate::state::{Layer, Mode, Selection, Size, State, Target, roving, visible_spots};

/// How far flattened curves may leave the true ones, in pixels.
const TOLERANCE_PX: f64 = 0.35;

/// The same for what only decides where words and arcs go.
const COARSE_PX: f64 = 2.0;

/// Share of a muscle that must show at the surface to be found there.
const VISIBLE_SHARE: f64 = 0.15;

/// Share above which only what shows is tinted, not what lies under other muscles.
const MOSTLY_VISIBLE: f64 = 0.6;

/// Radius of the marker in pixels, on a whole body and in a close look.
const MARKER_PX: (f64, f64) = (8.0, 10.0);

/// Radius of the ring for a spot on the far side.
const FAR_PX: f64 = 8.5;

/// Radius of a pressable ring, on a whole body and in a close look.
const RING_PX: (f64, f64) = (2.7, 4.5);

/// Everything on the stage.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The views, from left to right.
    pub views: Vec<ViewScene<'a>>,
    /// What the signs mean that are on the stage.
    pub legend: Vec<LegendItem>,
}

/// Everything that one view shows.
#[derive(Debug)]
pub struct ViewScene<'a> {
    /// Where it stands, and its camera.
    pub frame: Frame,
    /// Which layers of the body.
    pub figure: Figure,
    /// Skin and lines; `None` until they are there.
    pub lines: Option<&'a Lines>,
    /// Muscles, bones and zones; `None` until they are there.
    pub drawing: Option<&'a Drawing>,
    /// What the view shows, for assistive technology.
    pub name: String,
    /// Name above the body.
    pub title: Option<Word>,
    /// Names of the sides.
    pub sides: Vec<Word>,
    /// Muscles that cover the chosen one, as dotted outlines.
    pub dissolved: Vec<Placed<'a>>,
    /// The chosen muscle.
    pub chosen: Vec<Placed<'a>>,
    /// What the pointer or the list points at.
    pub hovered: Vec<Placed<'a>>,
    /// A chosen place without a muscle.
    pub place: Vec<Placed<'a>>,
    /// Zones that can be focused and pressed by themselves.
    pub zones: Vec<ZoneTarget<'a>>,
    /// Zones that some people feel.
    pub dots: Dots,
    /// Zones that nearly everyone feels, in steps from the outside in.
    pub cloud: Vec<CloudStep>,
    /// Places that hurt.
    pub marks: Vec<MarkScene<'a>>,
    /// The way from the spot to its main zone.
    pub flow: Option<Flow>,
    /// Pressable spots.
    pub spots: Vec<Spot>,
    /// The chosen spot.
    pub marker: Option<Marker>,
    /// Names of zones.
    pub labels: Vec<Label>,
    /// The name of what has the focus or the pointer.
    pub tag: Option<Tag>,
}

/// A word at a place of the frame, in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The text.
    pub text: String,
    /// The middle of its baseline, or its start.
    pub at: Point,
    /// Starts at `at`; otherwise it is centered there.
    pub starts: bool,
}

/// A zone that can be focused and pressed.
#[derive(Clone, Debug)]
pub struct ZoneTarget<'a> {
    /// What a press does.
    pub target: Target,
    /// Name for assistive technology.
    pub name: String,
    /// Where.
    pub placed: Placed<'a>,
    /// Whether it is marked.
    pub pressed: bool,
    /// Whether it is the map's tab stop.
    pub is_stop: bool,
    /// Whether it has the keyboard focus.
    pub focused: bool,
}

/// A place that hurts.
#[derive(Clone, Debug)]
pub struct MarkScene<'a> {
    /// Where.
    pub placed: Vec<Placed<'a>>,
    /// Hatching, as path data on the atlas grid.
    pub hatch: String,
    /// Number of the mark, from 1.
    pub number: usize,
    /// Where its disc lies, in pixels.
    pub disc: Option<Point>,
}

/// A pressable ring.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// What a press does.
    pub target: Target,
    /// Name for assistive technology.
    pub name: String,
    /// Its middle, in pixels.
    pub at: Point,
    /// Radius in pixels.
    pub radius: f64,
    /// Whether it is the map's tab stop.
    pub is_stop: bool,
    /// Whether it has the keyboard focus.
    pub focused: bool,
    /// Whether the pointer is over it or its row in the list.
    pub hovered: bool,
}

/// The chosen spot.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// The spot.
    pub target: Target,
    /// Name for assistive technology.
    pub name: String,
    /// Its middle, in pixels.
    pub at: Point,
    /// Radius in pixels.
    pub radius: f64,
    /// Lies on the far side of the body, seen as if through it.
    pub far: bool,
    /// Whether it is the map's tab stop.
    pub is_stop: bool,
    /// Whether it has the keyboard focus.
    pub focused: bool,
}

/// A dark tag with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// First line.
    pub name: String,
    /// Second line.
    pub side: String,
    /// Its rectangle, in pixels.
    pub area: Bounds,
    /// The spot that it names, in pixels; `None` for a muscle.
    pub spot: Option<Point>,
}

/// The scene for a state.
pub fn scene<'a>(state: &State, atlas: &'a Atlas, content: &Content, layout: &Layout) -> Scene<'a> {
    let stop = roving(state, atlas);
    let views: Vec<ViewScene> = layout
        .frames
        .iter()
        .map(|frame| {
            let pattern = Pattern::of(state, atlas, frame.view);
            let maker = Maker {
                shown_share: shown_share(&pattern),
                state,
                atlas,
                content,
                frame: *frame,
                pattern,
                stop: stop
                    .filter(|stop| stop.view == frame.view)
                    .map(|stop| stop.target),
                alone: layout.frames.len() == 1,
            };
            maker.view()
        })
        .collect();
    Scene {
        legend: legend(state, &views),
        views,
    }
}

/// What is at hand while a view's scene is made.
struct Maker<'s, 'a> {
    /// Share of the chosen muscle that shows at the surface.
    shown_share: f64,
    state: &'s State,
    atlas: &'a Atlas,
    content: &'s Content,
    frame: Frame,
    pattern: Pattern<'a>,
    stop: Option<Target>,
    alone: bool,
}

impl<'a> Maker<'_, 'a> {
    fn view(&self) -> ViewScene<'a> {
        let view = self.frame.view;
        let figure = self.figure();
        let lines = self.atlas.lines(view);
        let essential = self.rings(&self.pattern.essential);
        let spillover = self.rings(&self.pattern.spillover);
        let px_per_unit = self.camera().px_per_unit;
        let body = lines.and_then(|lines| self.silhouette(lines, figure.arm));
        let marker = self.marker();
        let flow = marker
            .as_ref()
            .and_then(|marker| self.flow(marker, &essential, body.as_ref()));
        let marks = self.marks();
        let (title, sides) = (self.title(), self.sides());
        let labels = self.labels(
            &essential,
            &spillover,
            body.as_ref(),
            marker.as_ref(),
            [&title, &sides],
        );
        ViewScene {
            frame: self.frame,
            figure,
            lines,
            drawing: self.atlas.drawing(view),
            name: self.content.seen(view).to_owned(),
            title: title.into_iter().next(),
            sides,
            dissolved: self.dissolved(figure),
            chosen: self.chosen(figure),
            hovered: self.hovered(figure),
            place: self.place(),
            zones: self.zone_targets(),
            dots: dots(&spillover, &essential, px_per_unit),
            cloud: cloud(&essential, px_per_unit),
            marks,
            flow,
            spots: self.spots(marker.as_ref()),
            marker,
            labels,
            tag: self.tag(),
        }
    }
}

impl<'a> Maker<'_, 'a> {
    const fn camera(&self) -> Camera {
        self.frame.camera
    }

    fn size(&self, (whole, close): (f64, f64)) -> f64 {
        if self.frame.close { close } else { whole }
    }

    fn drawing(&self) -> Option<&'a Drawing> {
        self.atlas.drawing(self.frame.view)
    }

    fn rings_of(&self, placed: Placed) -> Rings {
        let tolerance = TOLERANCE_PX / self.camera().px_per_unit;
        Rings::from_path(&placed.shape.path, placed.mirrored, tolerance)
    }

    fn rings(&self, zones: &[PlacedZone]) -> Vec<Rings> {
        zones
            .iter()
            .map(|zone| self.rings_of(zone.placed))
            .collect()
    }

    /// The outline of the body, coarse; in atlas units of the view.
    fn silhouette(&self, lines: &Lines, arm: bool) -> Option<Rings> {
        let outline = outline(lines, arm)?;
        let tolerance = COARSE_PX / self.camera().px_per_unit;
        Some(Rings::from_path(
            &outline,
            self.frame.view == View::Right,
            tolerance,
        ))
    }

    // Layers and muscles.

    fn figure(&self) -> Figure {
        let layer = match self.state.layer {
            Layer::Muscle if self.is_covered() => Layer::Deep,
            layer => layer,
        };
        Figure {
            view: self.frame.view,
            layer,
            arm: layer != Layer::Deep && !self.arm_is_in_the_way(),
            muscles_answer: self.state.mode == Mode::Spot
                || self.state.selection != Selection::Nothing,
        }
    }

    /// Whether the chosen muscle belongs in this view: it shows at the surface, or a spot of it is here.
    fn is_here(&self) -> bool {
        self.shown_share >= VISIBLE_SHARE || self.has_spot()
    }

    fn has_spot(&self) -> bool {
        match (self.state.selection.spot(), self.state.selection.muscle()) {
            (Some((point, side)), _) => self.atlas.point_in(self.frame.view, point, side).is_some(),
            _ => !visible_spots(self.state, self.atlas, self.frame.view).is_empty(),
        }
    }

    /// Whether the chosen muscle lies under others in this view.
    fn is_covered(&self) -> bool {
        !self.pattern.muscle.is_empty() && self.shown_share < VISIBLE_SHARE && self.has_spot()
    }

    /// Whether the near arm hides what the view is to show, and nothing to show lies on the arm.
    fn arm_is_in_the_way(&self) -> bool {
        let zones = || self.pattern.essential.iter().chain(&self.pattern.spillover);
        if self.frame.view.drawing() != View::Left || zones().any(|zone| zone.arm) {
            return false;
        }
        let Some(drawing) = self.drawing() else {
            return false;
        };
        let under_arm = |at: Point| {
            let at = if self.frame.view == View::Right {
                at.mirrored()
            } else {
                at
            };
            drawing
                .zones()
                .iter()
                .any(|zone| zone.arm && zone.shape.contains(at))
        };
        let hides_zone =
            || zones().any(|zone| self.rings_of(zone.placed).middle().is_some_and(under_arm));
        let hides_muscle = || {
            let mut muscles = self.pattern.muscle.iter();
            muscles.any(|muscle| area(muscle.surface(false)) > area(muscle.surface(true)) * 1.3)
        };
        hides_muscle() || hides_zone()
    }

    fn chosen(&self, figure: Figure) -> Vec<Placed<'a>> {
        if !self.is_here() {
            return Vec::new();
        }
        let only_surface = figure.layer != Layer::Deep && self.shown_share >= MOSTLY_VISIBLE;
        let shape = |muscle: &PlacedMuscle<'a>| {
            if only_surface {
                muscle.surface(figure.arm)
            } else {
                muscle.outline()
            }
        };
        self.pattern.muscle.iter().filter_map(shape).collect()
    }

    fn dissolved(&self, figure: Figure) -> Vec<Placed<'a>> {
        let nearest = self
            .pattern
            .muscle
            .iter()
            .map(|muscle| muscle.shapes.rank)
            .min();
        let (Some(nearest), Some(drawing)) = (nearest, self.drawing()) else {
            return Vec::new();
        };
        if figure.layer != Layer::Deep || !self.is_here() {
            return Vec::new();
        }
        let above = drawing
            .muscles()
            .iter()
            .filter(|shapes| shapes.rank < nearest);
        let covering = above.filter_map(|shapes: &MuscleShape| {
            let shape = shapes.whole.as_ref()?;
            let same_part = shapes.muscle.zip(self.state.selection.muscle());
            let is_own = same_part.is_some_and(|(part, (whole, _))| is_part(part, whole));
            let covers = |muscle: &&PlacedMuscle| !shape.midline && lies_over(shape, muscle.shapes);
            let mirrored = self.pattern.muscle.iter().find(covers)?.mirrored;
            (!is_own).then_some(Placed { shape, mirrored })
        });
        covering.collect()
    }

    fn hovered(&self, figure: Figure) -> Vec<Placed<'a>> {
        let (Some(hover), Some(drawing)) = (self.state.hover, self.drawing()) else {
            return Vec::new();
        };
        match hover {
            Target::Muscle(muscle, side) if figure.layer == Layer::Muscle => {
                let muscles = Pattern::muscles(drawing, self.frame.view, muscle, side);
                muscles
                    .iter()
                    .filter_map(|muscle| muscle.surface(figure.arm))
                    .collect()
            }
            Target::Zone(zone, side) => placed_zones(drawing, self.frame.view, zone, side)
                .map(|zone| zone.placed)
                .collect(),
            _ => Vec::new(),
        }
    }

    fn place(&self) -> Vec<Placed<'a>> {
        let zone = self.state.selection.zone().zip(self.drawing());
        let Some(((zone, side), drawing)) = zone else {
            return Vec::new();
        };
        placed_zones(drawing, self.frame.view, zone, side)
            .map(|zone| zone.placed)
            .collect()
    }

    // Marks and zones.

    fn zone_targets(&self) -> Vec<ZoneTarget<'a>> {
        let Some(drawing) = self.drawing() else {
            return Vec::new();
        };
        if self.state.mode != Mode::Pain || self.state.selection != Selection::Nothing {
            return Vec::new();
        }
        // The zone that a press finds first is painted last.
        let zones = drawing
            .zones()
            .iter()
            .rev()
            .filter(|zone| !self.state.hides_zone(zone.zone));
        let sided = zones.flat_map(|zone| {
            let sides: &[Laterality] = match zone.zone.row().sided {
                true => &[Laterality::Left, Laterality::Right],
                false => &[Laterality::Midline],
            };
            sides.iter().map(move |side| (zone, *side))
        });
        let targets = sided.flat_map(|(zone, side)| {
            let placed = placed_zones(drawing, self.frame.view, zone.zone, side);
            let own = placed
                .filter(move |placed| std::ptr::eq(placed.placed.shape, &raw const zone.shape));
            own.map(move |placed| (placed, side))
        });
        let targets = targets.map(|(zone, side)| {
            let target = Target::Zone(zone.zone, side);
            ZoneTarget {
                target,
                name: words::zone(self.content, zone.zone, side),
                placed: zone.placed,
                pressed: self.state.mark(zone.zone, side).is_some(),
                is_stop: self.stop == Some(target),
                focused: self.is_focused(target),
            }
        });
        targets.collect()
    }

    fn marks(&self) -> Vec<MarkScene<'a>> {
        let Some(drawing) = self.drawing() else {
            return Vec::new();
        };
        let mut discs: Vec<Point> = Vec::new();
        let marks = self
            .state
            .marks
            .iter()
            .zip(1..)
            .filter_map(|(mark, number)| {
                let placed = placed_zones(drawing, self.frame.view, mark.zone, mark.side);
                let placed: Vec<Placed> = placed.map(|zone| zone.placed).collect();
                let rings: Vec<Rings> =
                    placed.iter().map(|placed| self.rings_of(*placed)).collect();
                let spacing = spacing_px(mark.strength * 10.0);
                let hatches = rings
                    .iter()
                    .map(|rings| hatch(rings, spacing, self.camera().px_per_unit));
                let hatch = hatches.collect();
                let largest = rings.iter().max_by(|a, b| a.area().total_cmp(&b.area()));
                let disc = largest
                    .and_then(Rings::middle)
                    .map(|at| free_disc(self.camera().px(at), &discs));
                discs.extend(disc);
                (!placed.is_empty()).then_some(MarkScene {
                    placed,
                    hatch,
                    number,
                    disc,
                })
            });
        marks.collect()
    }

    // Spots.

    fn is_focused(&self, target: Target) -> bool {
        self.state.focus == Some(target) && (self.alone || self.state.focus_view == self.frame.view)
    }

    fn marker(&self) -> Option<Marker> {
        let (point, side) = self.state.selection.spot()?;
        let view = self.frame.view;
        let here = self.atlas.point_in(view, point, side);
        let reached = !self.pattern.essential.is_empty() || !self.pattern.spillover.is_empty();
        let at = spot_place(self.atlas, view, point, side, reached)?;
        let target = Target::Spot(point, side);
        let far = here.is_none();
        Some(Marker {
            target,
            name: words::spot(self.content, point, side),
            at: self.camera().px(at),
            radius: if far { FAR_PX } else { self.size(MARKER_PX) },
            far,
            is_stop: self.stop == Some(target),
            focused: self.is_focused(target),
        })
    }

    fn spots(&self, marker: Option<&Marker>) -> Vec<Spot> {
        let chosen = marker
            .filter(|marker| !marker.far)
            .map(|marker| marker.target);
        let spots = visible_spots(self.state, self.atlas, self.frame.view).into_iter();
        let spots = spots.map(|(point, side, at)| {
            let target = Target::Spot(point, side);
            Spot {
                target,
                name: words::spot(self.content, point, side),
                at: self.camera().px(at),
                radius: self.size(RING_PX),
                is_stop: self.stop == Some(target),
                focused: self.is_focused(target),
                hovered: self.state.hover == Some(target),
            }
        });
        spots.filter(|spot| Some(spot.target) != chosen).collect()
    }

    /// The arc to the largest essential zone that the marker does not lie in or beside.
    fn flow(&self, marker: &Marker, essential: &[Rings], body: Option<&Rings>) -> Option<Flow> {
        let from = self.camera().atlas(marker.at);
        let near = (marker.radius + 14.0) / self.camera().px_per_unit;
        let apart = |zone: &&Rings| !zone.contains(from) && !zone.is_within(from, near);
        let largest = essential
            .iter()
            .filter(apart)
            .max_by(|a, b| a.area().total_cmp(&b.area()))?;
        let to = self.camera().px(largest.middle()?);
        let ground = |px: Point| {
            let at = self.camera().atlas(px);
            match body {
                Some(body) if !body.contains(at) => 0.0,
                _ if essential.iter().any(|zone| zone.contains(at)) => 1.5,
                _ => 1.0,
            }
        };
        flow(marker.at, to, marker.radius + 3.0, &ground)
    }

    // Words.

    fn title(&self) -> Vec<Word> {
        let invited = self.alone && self.state.selection == Selection::Nothing;
        if invited && self.state.stage.size() <= Size::S {
            return Vec::new();
        }
        let text = words::title(self.content, self.frame.view).to_owned();
        // A close look at a side has its name in the corner, beside the head.
        let starts = self.frame.close && self.frame.view.drawing() == View::Left;
        let middle = self.frame.width / 2.0;
        let at = match (self.frame.close, starts) {
            (true, true) => Point::new(14.0, 26.0),
            (true, false) => Point::new(middle, 26.0),
            (false, _) => Point::new(middle, 39.0),
        };
        vec![Word { text, at, starts }]
    }

    /// "Your right" and "Your left": under the hands, or in the upper corners of a close look.
    fn sides(&self) -> Vec<Word> {
        let (left_of_picture, right_of_picture) = match self.frame.view {
            View::Front => (Laterality::Right, Laterality::Left),
            View::Back => (Laterality::Left, Laterality::Right),
            View::Left | View::Right => return Vec::new(),
        };
        let word = |side, x: f64, y: f64| {
            let text = words::your(self.content, side).to_owned();
            let half = text_width(&text, false) / 2.0 + 8.0;
            let x = x.clamp(half, (self.frame.width - half).max(half));
            Word {
                text,
                at: Point::new(x.round(), y.round()),
                starts: false,
            }
        };
        if self.frame.close {
            let (from, middle, to) = (0.0, self.camera().origin.x, self.frame.width);
            let left = (middle > 90.0).then(|| word(left_of_picture, from, 26.0));
            let right = (middle < to - 90.0).then(|| word(right_of_picture, to, 26.0));
            return left.into_iter().chain(right).collect();
        }
        let under = |x: f64| self.camera().px(Point::new(x, 606.0));
        let (left, right) = (under(-186.0), under(186.0));
        vec![
            word(left_of_picture, left.x, left.y),
            word(right_of_picture, right.x, right.y),
        ]
    }

    fn labels(
        &self,
        essential: &[Rings],
        spillover: &[Rings],
        body: Option<&Rings>,
        marker: Option<&Marker>,
        words: [&[Word]; 2],
    ) -> Vec<Label> {
        let frame = Bounds::from_points([
            Point::default(),
            Point::new(self.frame.width, self.frame.height),
        ]);
        let mut named = Vec::new();
        let mut requests = Vec::new();
        let strong = self
            .pattern
            .essential
            .iter()
            .zip(essential)
            .map(|found| (found, true));
        let weak = self
            .pattern
            .spillover
            .iter()
            .zip(spillover)
            .map(|found| (found, false));
        for ((zone, rings), essential) in strong.chain(weak) {
            let target = rings.middle().map(|at| self.camera().px(at));
            let Some(target) = target.filter(|at| frame.grown(-8.0).contains(*at)) else {
                continue;
            };
            if !named.contains(&zone.zone) {
                named.push(zone.zone);
                let text = self.content.zone_label(zone.zone).to_owned();
                requests.push(Request {
                    text,
                    essential,
                    target,
                });
            }
        }
        if requests.is_empty() {
            return Vec::new();
        }
        let room = Room {
            frame: frame.grown(-6.0),
            body: body.map(|body| self.extents(body)).unwrap_or_default(),
            blocked: self.blocked(marker, words),
        };
        place(requests, &room)
    }

    /// For every row of the frame, how far the body reaches to both sides, in pixels.
    fn extents(&self, body: &Rings) -> Vec<Option<(f64, f64)>> {
        let n_rows = (self.frame.height / Room::ROW).ceil().max(0.0) as usize;
        let mut rows: Vec<Option<(f64, f64)>> = vec![None; n_rows];
        for (a, b) in body.edges() {
            let (a, b) = (self.camera().px(*a), self.camera().px(*b));
            let first = (a.y.min(b.y) / Room::ROW).floor().max(0.0) as usize;
            let last = (a.y.max(b.y) / Room::ROW).floor().max(-1.0) + 1.0;
            let (left, right) = (a.x.min(b.x), a.x.max(b.x));
            for row in rows.iter_mut().take(last as usize).skip(first) {
                let (from, to) = row.unwrap_or((left, right));
                *row = Some((from.min(left), to.max(right)));
            }
        }
        rows
    }

    /// What labels must keep clear of.
    fn blocked(&self, marker: Option<&Marker>, words: [&[Word]; 2]) -> Vec<Bounds> {
        let words = words.into_iter().flatten().map(|word| {
            let width = text_width(&word.text, true) + 8.0;
            let from = word.at.x - if word.starts { 4.0 } else { width / 2.0 };
            Bounds::from_points([
                Point::new(from, word.at.y - 15.0),
                Point::new(from + width, word.at.y + 6.0),
            ])
        });
        let marker =
            marker.map(|marker| Bounds::from_points([marker.at]).grown(marker.radius + 3.0));
        // The list and flip buttons of narrow widgets.
        let buttons = (self.state.stage.size() <= Size::S).then(|| {
            let (width, height) = (self.frame.width, self.frame.height);
            let corner = |from, to| {
                Bounds::from_points([Point::new(from, height - 70.0), Point::new(to, height)])
            };
            [corner(0.0, 132.0), corner(width - 132.0, width)]
        });
        words
            .chain(marker)
            .chain(buttons.into_iter().flatten())
            .collect()
    }
}

/// The name of what the keyboard or the pointer is on.
impl Maker<'_, '_> {
    fn tag(&self) -> Option<Tag> {
        let focused = self.state.focus.filter(|target| self.is_focused(*target));
        let target = focused.or(self.state.hover)?;
        if Some(target) == self.state.selection.target() || !self.shows(target) {
            return None;
        }
        let (name, side) = match target {
            Target::Muscle(muscle, side) => (self.content.muscle_plain(muscle), side),
            Target::Spot(point, side) => (self.content.muscle_plain(point.row().muscle), side),
            Target::Zone(zone, side) => (self.content.zone(zone), side),
        };
        let side = match side {
            Laterality::Midline => String::new(),
            side => words::your(self.content, side).to_owned(),
        };
        let spot = self.place_of(target).map(|at| self.camera().px(at));
        let width = text_width(name, true).max(text_width(&side, false)) + 24.0;
        let height = if side.is_empty() { 30.0 } else { 46.0 };
        let corner = tag_corner(spot, Point::new(width, height), self.frame);
        Some(Tag {
            name: name.to_owned(),
            side,
            area: Bounds::from_points([corner, Point::new(corner.x + width, corner.y + height)]),
            spot,
        })
    }

    /// Where a spot or a stop of the keyboard is; `None` for what has no single place.
    fn place_of(&self, target: Target) -> Option<Point> {
        match target {
            Target::Spot(point, side) => self.atlas.point_in(self.frame.view, point, side),
            Target::Muscle(..) | Target::Zone(..) => None,
        }
    }

    /// Whether a target is in this view.
    fn shows(&self, target: Target) -> bool {
        let view = self.frame.view;
        let Some(drawing) = self.drawing() else {
            return false;
        };
        match target {
            Target::Spot(..) => self.place_of(target).is_some(),
            Target::Muscle(muscle, side) => {
                let muscles = Pattern::muscles(drawing, view, muscle, side);
                muscles.iter().any(|muscle| muscle.surface(true).is_some())
            }
            Target::Zone(zone, side) => placed_zones(drawing, view, zone, side).next().is_some(),
        }
    }
}

/// The upper left corner of a tag: above its spot and to the free side, or in the frame's corner.
fn tag_corner(spot: Option<Point>, size: Point, frame: Frame) -> Point {
    const APART: f64 = 20.0;
    const EDGE: f64 = 8.0;
    let Some(spot) = spot else {
        return Point::new(14.0, 48.0);
    };
    let right = spot.x + APART;
    let x = if right + size.x + EDGE < frame.width {
        right
    } else {
        (spot.x - APART - size.x).max(EDGE)
    };
    let above = spot.y - APART - size.y;
    Point::new(x, if above > EDGE { above } else { spot.y + APART })
}

/// Share of the chosen muscle that shows at the surface; 0 without one.
fn shown_share(pattern: &Pattern) -> f64 {
    let sum =
        |placed: &dyn Fn(&PlacedMuscle) -> f64| pattern.muscle.iter().map(placed).sum::<f64>();
    let shown = sum(&|muscle| area(muscle.surface(false)));
    let whole = sum(&|muscle| area(muscle.outline()));
    if whole > 0.0 { shown / whole } else { 0.0 }
}

fn area(placed: Option<Placed>) -> f64 {
    placed.map_or(0.0, |placed| placed.shape.path.area().abs())
}

/// Whether a shape lies over a muscle: some of one's outline is inside the other.
fn lies_over(shape: &crate::atlas::Shape, muscle: &MuscleShape) -> bool {
    let Some(under) = &muscle.whole else {
        return false;
    };
    let some = |outline: &crate::atlas::Shape, area: &crate::atlas::Shape| {
        let points = outline.path.flatten(2.0).into_iter().flatten().step_by(2);
        points.into_iter().any(|point| area.contains(point))
    };
    let apart = shape.bounds.min.x > under.bounds.max.x
        || under.bounds.min.x > shape.bounds.max.x
        || shape.bounds.min.y > under.bounds.max.y
        || under.bounds.min.y > shape.bounds.max.y;
    !apart && (some(under, shape) || some(shape, under))
}

/// A place for a disc near `at` that no other disc takes.
fn free_disc(at: Point, discs: &[Point]) -> Point {
    const APART: f64 = 26.0;
    let steps = [0.0, 1.0, -1.0, 2.0, -2.0].map(|step| Point::new(at.x, at.y + step * APART));
    let free = |place: &Point| discs.iter().all(|disc| disc.distance(*place) >= APART);
    steps.into_iter().find(free).unwrap_or(at)
}
