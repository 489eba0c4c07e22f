//! Words on the drawing: names of views and sides, labels of zones, and the tag of what is pointed at.

use super::finding::Finding;
use super::labels::{Label, LabelKind, Request, Room, place, text_width};
use super::layout::Frame;
use super::panel::{also_words, hidden_zones};
use super::pattern::{Pattern, placed_zones};
use super::rings::Rings;
use super::scene::{Maker, Marker, Tag, Word};
use super::words;
use crate::atlas::Laterality;
use crate::geometry::{Bounds, Point};
use crate::referral;
use crate::state::{Selection, Size, Target};

/// Where the names of the sides stand while the outline is not there: under the hands, in atlas
/// units.
const HANDS: Point = Point::new(186.0, 606.0);

/// Height of a stage below which a close-up has its name alone above it, in pixels.
const LOW: f64 = 400.0;

impl Maker<'_, '_> {
    pub(super) fn frame_bounds(&self) -> Bounds {
        let far = Point::new(self.frame.width, self.frame.height);
        Bounds::from_points([Point::default(), far])
    }

    /// Where the way back from a close-up ends, and where the name of the close-up starts: beside
    /// it, or below where there is no room.
    fn bar(&self) -> (Point, Point) {
        match self.state.stage.size() {
            Size::Xs | Size::S => (Point::new(124.0, 64.0), Point::new(130.0, 39.0)),
            Size::M => (Point::new(250.0, 68.0), Point::new(24.0, 88.0)),
            Size::L | Size::Xl => (Point::new(376.0, 68.0), Point::new(390.0, 45.0)),
        }
    }

    pub(super) fn title(&self, body: Option<&Rings>) -> Vec<Word> {
        let view = self.frame.view;
        let invited = view.is_body() && self.alone && self.state.selection == Selection::Nothing;
        if invited && self.state.stage.size() <= Size::S {
            return Vec::new();
        }
        let text = words::title(self.content, self.frame.view).to_owned();
        if !view.is_body() {
            let at = self.closeup_name(&text);
            return vec![Word {
                text,
                at,
                starts: true,
            }];
        }
        // A close look has its name in the corner, beside the head.
        let starts = self.frame.close;
        let middle = self.frame.width / 2.0;
        let scale = self.state.stage.text;
        let at = if starts {
            let baseline = 10.0 + 16.0 * scale;
            let width = text_width(&text, true) * scale * 1.16;
            let over_body = |x: f64| {
                let at = self.camera().atlas(Point::new(x, baseline - 4.0));
                body.is_some_and(|body| body.contains(at))
            };
            let right = self.frame.width - 14.0 - width;
            // A side view has no words in the other corner.
            let left_is_taken = over_body(14.0) || over_body(14.0 + width);
            let right_is_free = !over_body(right) && !over_body(right + width);
            let turned = left_is_taken && right_is_free && !self.frame.view.is_symmetric();
            Point::new(if turned { right } else { 14.0 }, baseline)
        } else if self.is_one_sided() {
            Point::new(middle, 31.0)
        } else {
            Point::new(middle, 39.0)
        };
        vec![Word { text, at, starts }]
    }

    /// "Your right" and "Your left": under the hands, or in the upper corners of a close look.
    pub(super) fn sides(&self, body: Option<&Rings>) -> Vec<Word> {
        let scale = self.state.stage.text;
        let (left_of_picture, right_of_picture) = match self.frame.view {
            view if !view.is_symmetric() => return self.one_side().into_iter().collect(),
            view if view.left_is_positive() => (Laterality::Right, Laterality::Left),
            _ => (Laterality::Left, Laterality::Right),
        };
        let word = |side, x: f64, y: f64| {
            let text = words::your(self.content, side).to_owned();
            let half = text_width(&text, false) * scale / 2.0 + 12.0;
            let x = x.max(half).min((self.frame.width - half).max(half));
            Word {
                text,
                at: Point::new(x.round(), y.round()),
                starts: false,
            }
        };
        if self.frame.close && self.frame.view.is_body() {
            let (from, middle, to) = (0.0, self.camera().origin.x, self.frame.width);
            // Under the name of the view, and in the other corner.
            let left = (middle > 90.0).then(|| word(left_of_picture, from, 10.0 + 35.0 * scale));
            let right =
                (middle < to - 90.0).then(|| word(right_of_picture, to, 10.0 + 16.0 * scale));
            return left.into_iter().chain(right).collect();
        }
        let picture = self.atlas.bounds(self.frame.view);
        let beside = if self.frame.view.is_body() {
            let (x, y) = body.map_or((HANDS.x, HANDS.y), under_the_hands);
            (-x, x, y)
        } else {
            (
                picture.min.x * 0.8,
                picture.max.x * 0.8,
                picture.min.y + 30.0,
            )
        };
        let under = |x: f64| self.camera().px(Point::new(x, beside.2));
        let (left, right) = (under(beside.0), under(beside.1));
        vec![
            word(left_of_picture, left.x, left.y),
            word(right_of_picture, right.x, right.y),
        ]
    }

    /// Whether the picture is of one side and its name does not say which.
    fn is_one_sided(&self) -> bool {
        let view = self.frame.view;
        !view.is_symmetric() && !view.is_body()
    }

    /// Where the name of a close-up starts: beside the way back, or on a low stage in the other
    /// corner, where the picture leaves room.
    fn closeup_name(&self, text: &str) -> Point {
        let (_, beside) = self.bar();
        if !self.is_low() {
            return beside;
        }
        let width = text_width(text, true) * self.state.stage.text * 1.16;
        Point::new((self.frame.width - 14.0 - width).max(beside.x), beside.y)
    }

    /// Whether the stage has no room for more than the name above a close-up.
    fn is_low(&self) -> bool {
        self.frame.height < LOW
    }

    /// "Your left side", under the name of a close-up.
    fn one_side(&self) -> Option<Word> {
        let side = self.frame.view.side().filter(|_| self.is_one_sided())?;
        if self.is_low() {
            return None;
        }
        let text = words::your_side(self.content, side).to_owned();
        let name = self.bar().1;
        Some(Word {
            text,
            at: Point::new(name.x, name.y + 2.0 + 17.0 * self.state.stage.text),
            starts: true,
        })
    }

    /// What another view shows, for a stage with one view.
    fn hints(&self, marker: Option<&Marker>) -> Vec<Request> {
        let Some(marker) = marker.filter(|_| self.alone) else {
            return Vec::new();
        };
        let Some((point, side)) = self.state.selection.spot() else {
            return Vec::new();
        };
        let essential = point.row().essential;
        let hidden = hidden_zones(self.state, self.atlas, &referral::of_point(point, side));
        let hints = hidden.into_iter().filter_map(|(view, mut zones)| {
            zones.retain(|zone| essential.contains(zone));
            let (view, zone) = (view?, zones.first()?);
            let words = [
                ("zones", self.content.zone_label(*zone)),
                ("view", self.content.view(view)),
            ];
            Some(Request {
                text: self.content.say(also_words(view), &words),
                kind: LabelKind::Hint,
                target: marker.at,
            })
        });
        hints.take(1).collect()
    }

    pub(super) fn labels(
        &self,
        essential: &[Rings],
        spillover: &[Rings],
        marker: Option<&Marker>,
        finding: &Finding,
        words: [&[Word]; 2],
    ) -> (Vec<Label>, bool) {
        let frame = self.frame_bounds();
        let mut named = Vec::new();
        let mut requests = Vec::new();
        let strong = self
            .pattern
            .essential
            .iter()
            .zip(essential)
            .map(|found| (found, LabelKind::Essential));
        let weak = self
            .pattern
            .spillover
            .iter()
            .zip(spillover)
            .map(|found| (found, LabelKind::Spillover));
        for ((zone, rings), kind) in strong.chain(weak) {
            let target = rings.middle().map(|at| self.camera().px(at));
            let Some(target) = target.filter(|at| frame.grown(-8.0).contains(*at)) else {
                continue;
            };
            if !named.contains(&zone.zone) {
                named.push(zone.zone);
                let text = self.content.zone_label(zone.zone).to_owned();
                requests.push(Request { text, kind, target });
            }
        }
        requests.extend(self.hints(marker));
        requests.extend(finding.landmarks.iter().filter_map(|(landmark, at)| {
            Some(Request {
                text: self.content.landmark(*landmark)?.to_owned(),
                kind: LabelKind::Landmark,
                target: *at,
            })
        }));
        if requests.is_empty() {
            return (Vec::new(), false);
        }
        let mut blocked = self.blocked(marker, words);
        blocked.extend(self.lens);
        let room = Room {
            frame: frame.grown(-6.0),
            body: &self.rows,
            blocked,
            has_lens: self.lens.is_some(),
            text: self.state.stage.text,
        };
        place(requests, room)
    }

    /// For every row of the frame, how far the body reaches to both sides, in pixels.
    pub(super) fn extents(&self, body: &Rings) -> Vec<Option<(f64, f64)>> {
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

    /// What of the stage labels and the lens must keep clear of.
    pub(super) fn blocked(&self, marker: Option<&Marker>, words: [&[Word]; 2]) -> Vec<Bounds> {
        let words = words.into_iter().flatten();
        let words = words.map(|word| word_area(word, self.state.stage.text));
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
        // The way back, and over to the other side.
        let bar = (!self.frame.view.is_body())
            .then(|| Bounds::from_points([Point::default(), self.bar().0]));
        words
            .chain(marker)
            .chain(bar)
            .chain(buttons.into_iter().flatten())
            .collect()
    }

    pub(super) fn tag(&self) -> Option<Tag> {
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
        let scale = self.state.stage.text;
        let width = text_width(name, true).max(text_width(&side, false)) * scale + 24.0;
        let height = if side.is_empty() { 30.0 } else { 46.0 } * scale;
        let corner = tag_corner(spot, Point::new(width, height), self.frame);
        Some(Tag {
            name: name.to_owned(),
            side,
            area: Bounds::from_points([corner, Point::new(corner.x + width, corner.y + height)]),
            spot,
        })
    }

    /// Where a spot or a stop of the keyboard is; `None` for what has no single place.
    pub(super) fn place_of(&self, target: Target) -> Option<Point> {
        match target {
            Target::Spot(point, side) => self.atlas.point_in(self.frame.view, point, side),
            Target::Muscle(..) | Target::Zone(..) => None,
        }
    }

    /// Whether a target is in this view.
    pub(super) fn shows(&self, target: Target) -> bool {
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

/// The room of a word at a size of the text.
pub(super) fn word_area(word: &Word, text: f64) -> Bounds {
    // Names of views are larger than other words.
    let width = text_width(&word.text, true) * text * 1.16 + 8.0;
    let from = word.at.x - if word.starts { 4.0 } else { width / 2.0 };
    Bounds::from_points([
        Point::new(from, word.at.y - 15.0 * text),
        Point::new(from + width, word.at.y + 6.0),
    ])
}

/// How far from the midline and how low the hands of a body seen from front or back hang, with
/// room for a word below them; in atlas units.
fn under_the_hands(body: &Rings) -> (f64, f64) {
    let edges = || body.edges().iter().map(|(at, _)| at);
    let widest = edges().map(|at| at.x.abs()).fold(0.0, f64::max);
    let hands = edges().filter(|at| at.x.abs() > widest * 0.75);
    let lowest = hands.map(|at| at.y).fold(0.0, f64::max);
    (widest - 2.0, lowest + 17.0)
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
