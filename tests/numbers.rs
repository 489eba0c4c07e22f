//! Numbers of marks: each on its own mark or beside the body, in the order of the marks, and none
//! on another mark, another number or a word.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pain_map::atlas::{Atlas, Drawing, View};
use pain_map::content::Content;
use pain_map::geometry::{Bounds, Point};
use pain_map::options::Options;
use pain_map::render::{Camera, MarkScene, Placed, ViewScene, Word, layout, scene};
use pain_map::state::{Action, State, update};

/// Radius of a number, in pixels.
const RADIUS: f64 = 12.0;

/// Width and height of the drawing area, width of the widget, size of the text.
const SIZES: [(f64, f64, f64, f64); 5] = [
    (360.0, 420.0, 360.0, 1.0),
    (360.0, 620.0, 360.0, 1.3),
    (448.0, 760.0, 768.0, 1.0),
    (852.0, 760.0, 1280.0, 1.0),
    (1172.0, 820.0, 1600.0, 1.0),
];

const VIEWS: [&str; 6] = [
    "front",
    "back",
    "left",
    "head-left",
    "hand-palm-left",
    "foot-top-left",
];

/// Random numbers, the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as usize) % n
    }
}

struct Stage {
    atlas: Atlas,
    content: Content,
    options: Options,
}

impl Stage {
    fn new() -> Self {
        Self {
            atlas: Atlas::embedded(),
            content: Content::embedded("en"),
            options: Options::default(),
        }
    }

    /// What is shown with some marks; each as in `mark`.
    fn views(
        &self,
        view: View,
        size: (f64, f64, f64, f64),
        marks: &[String],
        look: impl Fn(&ViewScene),
    ) {
        let mut state = State::new(&self.options);
        let mut act = |action| drop(update(&mut state, &self.atlas, &self.options, action));
        let (stage_width, height, width, text) = size;
        act(Action::Resize {
            width,
            height,
            stage_width,
        });
        act(Action::TextSize(text));
        act("mode pain".parse().unwrap());
        for mark in marks {
            act(format!("mark {mark}").parse().unwrap());
        }
        act(Action::Show(view));
        let layout = layout(&state, &self.atlas);
        let scene = scene(&state, &self.atlas, &self.content, &layout);
        scene.views.iter().for_each(look);
    }
}

/// Some zones of a drawing that lie next to each other, on one side.
fn neighbors(drawing: &Drawing, random: &mut Random) -> Vec<String> {
    let mut zones: Vec<_> = drawing.zones().iter().collect();
    let first = zones[random.below(zones.len())]
        .shape
        .path
        .bounds()
        .center();
    let far = |bounds: Bounds| (bounds.center().distance(first) * 100.0) as u64;
    zones.sort_by_key(|zone| far(zone.shape.path.bounds()));
    let side = ["left", "right"][random.below(2)];
    let n = 2 + random.below(7);
    let mut marks = Vec::new();
    for zone in zones.iter().take(2 * n) {
        if marks.len() < n && random.below(3) > 0 {
            let side = if zone.zone.row().sided {
                side
            } else {
                "midline"
            };
            marks.push(format!("{} {side}", zone.zone.slug()));
        }
    }
    marks.sort_by_key(|_| random.below(100));
    marks.dedup();
    marks
}

fn holds(placed: &Placed, camera: Camera, at: Point) -> bool {
    let at = camera.atlas(at);
    let at = if placed.mirrored { at.mirrored() } else { at };
    placed.shape.path.contains(at)
}

/// The letters of a word, measured sparingly.
fn letters(word: &Word, text: f64) -> Bounds {
    let width = word.text.chars().count() as f64 * 6.0 * text;
    let from = word.at.x - if word.starts { 0.0 } else { width / 2.0 };
    Bounds {
        min: Point::new(from, word.at.y - 9.0 * text),
        max: Point::new(from + width, word.at.y),
    }
}

/// What is wrong with the number of one mark beside that of another.
fn quarrels(own: &MarkScene, other: &MarkScene, camera: Camera) -> Option<&'static str> {
    let (at, place) = (own.disc?, own.place?);
    if other.placed.iter().any(|placed| holds(placed, camera, at)) {
        return Some("stands on");
    }
    let (beside, line) = (other.disc?, other.place?);
    if at.distance(beside) < 2.0 * RADIUS {
        return Some("lies over");
    }
    if beside.distance_squared_to_segment(at, place) < RADIUS * RADIUS {
        return Some("has its line under");
    }
    let of_one_side = at != place && beside != line && (at.x < place.x) == (beside.x < line.x);
    let is_turned = (at.y < beside.y) != (place.y < line.y);
    (of_one_side && is_turned && (place.y - line.y).abs() > 2.0)
        .then_some("has changed places with")
}

fn problems(view: &ViewScene, marks: &[String]) -> Vec<String> {
    let camera = view.frame.camera;
    let far = Point::new(view.frame.width, view.frame.height);
    let frame = Bounds::from_points([Point::default(), far]);
    let mut found = Vec::new();
    for own in &view.marks {
        let name = &marks[own.number - 1];
        for other in view.marks.iter().filter(|other| other.number != own.number) {
            let quarrel = quarrels(own, other, camera);
            found.extend(quarrel.map(|what| format!("{name} {what} {}", marks[other.number - 1])));
        }
        let Some(at) = own.disc else {
            found.push(format!("{name} has no number"));
            continue;
        };
        let area = Bounds::from_points([at]).grown(RADIUS);
        if !(frame.contains(area.min) && frame.contains(area.max)) {
            found.push(format!("{name} is cut at {at:?}"));
        }
        let beside = own.disc != own.place;
        let words = view.title.iter().chain(&view.sides).filter(|_| beside);
        let hidden = words.filter(|word| {
            let letters = letters(word, view.text);
            area.min.x < letters.max.x
                && letters.min.x < area.max.x
                && area.min.y < letters.max.y
                && letters.min.y < area.max.y
        });
        found.extend(hidden.map(|word| format!("{name} hides {:?}", word.text)));
        let zones = view.drawing.unwrap().zones().iter();
        let is_on_body = |mirrored| {
            let mut zones = zones.clone();
            zones.any(|zone| {
                holds(
                    &Placed {
                        shape: &zone.shape,
                        mirrored,
                    },
                    camera,
                    at,
                )
            })
        };
        if beside
            && view.frame.view.is_body()
            && (is_on_body(false) || view.frame.view.is_symmetric() && is_on_body(true))
        {
            found.push(format!("{name} is on the body"));
        }
    }
    found
}

#[test]
fn numbers_of_neighbors_keep_apart_and_in_order() {
    let stage = Stage::new();
    let mut random = Random(7);
    let (mut found, mut n_beside) = (Vec::new(), 0);
    for slug in VIEWS {
        let view = View::from_slug(slug).unwrap();
        let drawing = stage.atlas.drawing(view).unwrap();
        for _ in 0..24 {
            let marks = neighbors(drawing, &mut random);
            for size in SIZES {
                let told = std::cell::RefCell::new((Vec::new(), 0));
                stage.views(view, size, &marks, |view| {
                    let mut told = told.borrow_mut();
                    told.0.extend(problems(view, &marks));
                    told.1 += view
                        .marks
                        .iter()
                        .filter(|mark| mark.disc != mark.place)
                        .count();
                });
                let (told, beside) = told.into_inner();
                n_beside += beside;
                found.extend(
                    told.into_iter()
                        .map(|what| format!("{slug} {}: {what} of {marks:?}", size.0)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}: {}", found.len(), found.join("\n"));
    assert!(n_beside > 500, "{n_beside}");
}

#[test]
fn a_mark_with_room_for_its_number_has_it_on_itself() {
    let stage = Stage::new();
    let marks = ["buttock-upper left".to_owned()];
    let view = View::from_slug("back").unwrap();
    stage.views(view, SIZES[2], &marks, |view| {
        assert_eq!(view.marks[0].disc, view.marks[0].place);
    });
}
