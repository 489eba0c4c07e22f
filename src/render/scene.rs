//! What every view shows, as plain data: from state, atlas and words to what is drawn.
//!
//! Order of painting, bottom to top: skin, hair, muscles (deep: bones and dissolved muscles),
//! chosen muscle, spillover wash and dots, essential cloud, marks, drawn lines, outline, border of
//! the chosen muscle, flow, spots, marker, leaders and labels.

use super::body::{Plate, outline};
use super::choice::shown_share;
use super::cloud::{CloudStep, cloud};
use super::dots::{Dots, dots};
use super::finding::Finding;
use super::flow::Flow;
use super::labels::Label;
use super::layout::{Camera, Frame, Layout};
use super::legend::{LegendItem, legend, place};
use super::lens::{Lens, lens, moved};
use super::pattern::{Pattern, Placed, PlacedZone};
use super::rings::Rings;
use crate::atlas::{Atlas, Drawing, Lines};
use crate::content::Content;
use crate::geometry::{Bounds, Point};
use crate::state::{State, Target, roving};

/// How far flattened curves may leave the true ones, in pixels.
const TOLERANCE_PX: f64 = 0.35;

/// The same for what only decides where words and arcs go.
const COARSE_PX: f64 = 2.0;

/// Everything on the stage.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The views, from left to right.
    pub views: Vec<ViewScene<'a>>,
    /// A part of the pattern larger, between front and back.
    pub lens: Option<Lens<'a>>,
    /// What the signs mean that are on the stage.
    pub legend: Vec<LegendItem>,
    /// Where that stands between front and back.
    pub legend_place: Option<&'static str>,
}

/// Everything that one view shows.
#[derive(Debug)]
pub struct ViewScene<'a> {
    /// Where it stands, and its camera.
    pub frame: Frame,
    /// Which layers of the body.
    pub plate: Plate,
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
    /// The ways from the spot to its zones, the main one last.
    pub flows: Vec<Flow>,
    /// What helps to find the spot.
    pub finding: Finding<'a>,
    /// Pressable spots.
    pub spots: Vec<Spot>,
    /// The chosen spot.
    pub marker: Option<Marker>,
    /// Names of zones.
    pub labels: Vec<Label>,
    /// Whether the name of a typical zone stands where a lens was to be.
    pub needs_lens: bool,
    /// The name of what has the focus or the pointer.
    pub tag: Option<Tag>,
    /// Size of the words as a multiple of the usual one.
    pub text: f64,
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
    /// Where it is marked: the action that takes the mark away.
    pub mark: Option<String>,
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
    /// Outlines of the mark, in atlas units of the view.
    pub(crate) rings: Vec<Rings>,
    /// The middle of the largest of them, in pixels.
    pub place: Option<Point>,
    /// Where its number stands, in pixels; elsewhere than `place`, it has a line there.
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
    /// Its true place, in pixels, where others near it have moved it.
    pub place: Point,
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
    let alone = layout.frames.len() == 1;
    let makers = layout.frames.iter().map(|frame| {
        let stop = stop.filter(|stop| stop.view == frame.view);
        let stop = stop.map(|stop| stop.target);
        Maker::new(state, atlas, content, *frame, stop, alone)
    });
    let mut makers: Vec<Maker> = makers.collect();
    let lens = lens(&makers);
    let views = makers.iter_mut().map(|maker| {
        maker.lens = lens.as_ref().map(|lens| moved(lens.area, -maker.frame.x));
        maker.view()
    });
    let views: Vec<ViewScene> = views.collect();
    // Where a name that must be there needs its room, the lens gives way.
    let mut lens = lens.filter(|_| !views.iter().any(|view| view.needs_lens));
    let mut signs = legend(&views, lens.as_ref());
    let legend_place = match makers.as_slice() {
        [left, right] if !signs.is_empty() => {
            let beside = lens.as_ref().map(|lens| lens.area);
            let found = place([left, right], &views, beside, &signs);
            // Where there is room for one of the two, it is the legend.
            if found.is_none() {
                lens = None;
                signs = legend(&views, None);
            }
            found.or_else(|| place([left, right], &views, None, &signs))
        }
        _ => None,
    };
    Scene {
        legend_place,
        legend: signs,
        views,
        lens,
    }
}

/// How far the body reaches to both sides at a height, in pixels; `None` where it is not.
pub(super) type Row = Option<(f64, f64)>;

/// What is at hand while a view's scene is made.
pub(super) struct Maker<'s, 'a> {
    /// Share of the chosen muscle that shows at the surface.
    pub(super) shown_share: f64,
    pub(super) state: &'s State,
    pub(super) atlas: &'a Atlas,
    pub(super) content: &'s Content,
    pub(super) frame: Frame,
    pub(super) pattern: Pattern<'a>,
    pub(super) stop: Option<Target>,
    pub(super) alone: bool,
    /// The outline of the body.
    pub(super) body: Option<Rings>,
    /// For every row of the frame, how far the body reaches to both sides, in pixels.
    pub(super) rows: Vec<Row>,
    /// The room that the lens takes.
    pub(super) lens: Option<Bounds>,
}

impl<'s, 'a> Maker<'s, 'a> {
    pub(super) fn new(
        state: &'s State,
        atlas: &'a Atlas,
        content: &'s Content,
        frame: Frame,
        stop: Option<Target>,
        alone: bool,
    ) -> Self {
        let pattern = Pattern::of(state, atlas, frame.view);
        let mut maker = Maker {
            shown_share: shown_share(&pattern),
            state,
            atlas,
            content,
            frame,
            pattern,
            stop,
            alone,
            body: None,
            rows: Vec::new(),
            lens: None,
        };
        let lines = atlas.lines(frame.view);
        maker.body = lines.and_then(|lines| maker.silhouette(lines, maker.plate().arm));
        if let Some(body) = &maker.body {
            maker.rows = maker.extents(body);
        }
        maker
    }

    fn view(&self) -> ViewScene<'a> {
        let essential = self.rings(&self.pattern.essential);
        let spillover = self.rings(&self.pattern.spillover);
        let mut scene = self.picture(&essential, &spillover);
        let body = self.body.as_ref();
        let (title, sides) = (self.title(body), self.sides(body));
        let marker = scene.marker.as_ref();
        scene.finding = self.finding(scene.plate, marker);
        (scene.labels, scene.needs_lens) = self.labels(
            &essential,
            &spillover,
            marker,
            &scene.finding,
            [&title, &sides],
        );
        let mut blocked = self.blocked(marker, [&title, &sides]);
        blocked.extend(scene.labels.iter().map(|label| label.area));
        blocked.extend(self.lens);
        self.discs(&mut scene.marks, blocked);
        scene.spots = self.spots(marker);
        scene.title = title.into_iter().next();
        scene.sides = sides;
        scene.hovered = self.hovered(scene.plate);
        scene.zones = self.zone_targets();
        scene.tag = self.tag();
        scene
    }

    /// Body, pattern and marker as a picture to look at: without words, and with nothing to press.
    pub(super) fn still(&self) -> ViewScene<'a> {
        let essential = self.rings(&self.pattern.essential);
        let spillover = self.rings(&self.pattern.spillover);
        let mut scene = self.picture(&essential, &spillover);
        scene.plate.muscles_answer = false;
        scene
    }

    fn picture(&self, essential: &[Rings], spillover: &[Rings]) -> ViewScene<'a> {
        let view = self.frame.view;
        let plate = self.plate();
        let px_per_unit = self.camera().px_per_unit;
        let marker = self.marker();
        let flows = marker.as_ref().map_or_else(Vec::new, |marker| {
            self.flows(marker, essential, spillover, self.body.as_ref())
        });
        ViewScene {
            frame: self.frame,
            plate,
            lines: self.atlas.lines(view),
            drawing: self.atlas.drawing(view),
            name: self.content.seen(view).to_owned(),
            title: None,
            sides: Vec::new(),
            dissolved: self.dissolved(plate),
            chosen: self.chosen(plate),
            hovered: Vec::new(),
            place: self.place(),
            zones: Vec::new(),
            dots: dots(spillover, essential, px_per_unit),
            cloud: cloud(essential, px_per_unit),
            marks: self.marks(),
            flows,
            finding: Finding::default(),
            spots: Vec::new(),
            marker,
            labels: Vec::new(),
            needs_lens: false,
            tag: None,
            text: self.state.stage.text,
        }
    }
}

impl<'a> Maker<'_, 'a> {
    pub(super) const fn camera(&self) -> Camera {
        self.frame.camera
    }

    pub(super) fn size(&self, (whole, close): (f64, f64)) -> f64 {
        if self.frame.close { close } else { whole }
    }

    pub(super) fn drawing(&self) -> Option<&'a Drawing> {
        self.atlas.drawing(self.frame.view)
    }

    pub(super) fn rings_of(&self, placed: Placed) -> Rings {
        let tolerance = TOLERANCE_PX / self.camera().px_per_unit;
        Rings::from_path(&placed.shape.path, placed.mirrored, tolerance)
    }

    pub(super) fn rings(&self, zones: &[PlacedZone]) -> Vec<Rings> {
        zones
            .iter()
            .map(|zone| self.rings_of(zone.placed))
            .collect()
    }

    /// The outline of the body, coarse; in atlas units of the view.
    pub(super) fn silhouette(&self, lines: &Lines, arm: bool) -> Option<Rings> {
        let outline = outline(lines, arm)?;
        let tolerance = COARSE_PX / self.camera().px_per_unit;
        Some(Rings::from_path(
            &outline,
            self.frame.view.is_mirrored(),
            tolerance,
        ))
    }
}
