//! The round lens between front and back: where it is, what it holds, and that it is in nobody's
//! way.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pain_map::atlas::{Atlas, Laterality, TriggerPointId, View};
use pain_map::content::Content;
use pain_map::geometry::Point;
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::{Element, LabelKind, Layout, Lens, Node, Scene, layout, lens_view, scene};
use pain_map::state::{State, update};

/// Width of the widget, height and width of the drawing area.
const SIZES: [(f64, f64, f64); 4] = [
    (1152.0, 760.0, 724.0),
    (1280.0, 760.0, 852.0),
    (1280.0, 560.0, 852.0),
    (1600.0, 820.0, 1172.0),
];

/// The same drawing area in a widget that is too narrow for a lens.
const NO_LENS: f64 = 1149.0;

const SIDES: [Laterality; 2] = [Laterality::Left, Laterality::Right];

struct Maps {
    atlas: Atlas,
    content: Content,
    options: Options,
}

impl Maps {
    fn new() -> Self {
        Self {
            atlas: Atlas::embedded(),
            content: Content::embedded("en"),
            options: Options::default(),
        }
    }

    fn state(&self, (width, height, stage): (f64, f64, f64), actions: &[&str]) -> State {
        let mut state = State::new(&self.options);
        let resize = format!("resize {width} {height} {stage}");
        for action in std::iter::once(resize.as_str()).chain(actions.iter().copied()) {
            drop(update(
                &mut state,
                &self.atlas,
                &self.options,
                action.parse().unwrap(),
            ));
        }
        state
    }

    fn scene(&self, state: &State) -> (Layout, Scene<'_>) {
        let layout = layout(state, &self.atlas);
        let scene = scene(state, &self.atlas, &self.content, &layout);
        (layout, scene)
    }

    fn lens_of(&self, size: (f64, f64, f64), actions: &[&str]) -> Option<(View, f64)> {
        let (_, scene) = self.scene(&self.state(size, actions));
        scene.lens.map(|lens| (lens.view.frame.view, lens.radius))
    }
}

/// Every spot at every size, on one side or the other.
fn everywhere(mut look: impl FnMut(&Maps, (f64, f64, f64), &str)) {
    let maps = Maps::new();
    for (size, turn) in SIZES.into_iter().zip(0..) {
        for (point, position) in TriggerPointId::all().zip(turn..) {
            let side = SIDES[position % 2];
            look(
                &maps,
                size,
                &format!("spot {} {}", point.slug(), side.slug()),
            );
        }
    }
}

/// Whether the circle of a lens, with a little room, touches a body.
fn touches_a_body(lens: &Lens, scene: &Scene, atlas: &Atlas) -> bool {
    scene.views.iter().any(|view| {
        let half = view.lines.unwrap().get("body.half").unwrap();
        (0..72).any(|step| {
            let angle = f64::from(step) * std::f64::consts::TAU / 72.0;
            let reach = lens.radius + 4.0;
            let x = lens.at.x + reach * angle.cos() - view.frame.x;
            let at = view
                .frame
                .camera
                .atlas(Point::new(x, lens.at.y + reach * angle.sin()));
            let (half_at, _) = atlas.locate(view.frame.view, at);
            half.shape.contains(half_at)
        })
    })
}

#[test]
fn it_shows_marker_and_arcs_whole_and_lies_on_no_body() {
    let (mut n_lenses, mut n_markers) = (0, 0);
    everywhere(|maps, size, spot| {
        let (_, scene) = maps.scene(&maps.state(size, &[spot]));
        let Some(lens) = &scene.lens else { return };
        n_lenses += 1;
        assert!(
            !touches_a_body(lens, &scene, &maps.atlas),
            "{spot} at {size:?}"
        );
        let view = &lens.view;
        assert!(
            !view.frame.view.is_body() && !view.cloud.is_empty(),
            "{spot}"
        );
        assert!(view.labels.is_empty() && view.spots.is_empty() && view.title.is_none());
        let middle = Point::new(lens.radius, lens.radius);
        let ends = view
            .flows
            .iter()
            .filter(|flow| flow.main)
            .map(|flow| flow.end);
        for end in ends {
            assert!(
                end.distance(middle) < lens.radius,
                "{spot}: an arc ends outside"
            );
        }
        let near = |at: Point| at.distance(middle) + 8.0 < lens.radius;
        n_markers += usize::from(view.marker.as_ref().is_some_and(|marker| near(marker.at)));
        let larger = view.frame.camera.px_per_unit * view.frame.view.row().unwrap().scale;
        assert!(
            larger > 1.5 * scene.views[0].frame.camera.px_per_unit,
            "{spot}"
        );
    });
    assert!(
        n_lenses > 250 && n_markers > 100,
        "{n_lenses} lenses, {n_markers} markers"
    );
}

#[test]
fn it_takes_no_room_from_the_names_of_typical_zones() {
    everywhere(|maps, size, spot| {
        let n_named = |width: f64| {
            let (_, scene) = maps.scene(&maps.state((width, size.1, size.2), &[spot]));
            let labels = scene.views.iter().flat_map(|view| &view.labels);
            let typical = labels.filter(|label| label.kind == LabelKind::Essential);
            (typical.count(), scene.lens.is_some())
        };
        let (with, without) = (n_named(size.0), n_named(NO_LENS));
        assert!(!without.1, "{spot}: a lens on a narrow widget");
        assert!(with.0 >= without.0, "{spot} at {size:?}");
    });
}

#[test]
fn it_shows_the_close_up_of_the_chosen_side_only_where_there_is_one() {
    let maps = Maps::new();
    let wide = SIZES[1];
    let shown = |actions: &[&str]| maps.lens_of(wide, actions).map(|(view, _)| view.slug());
    let trapezius = "spot upper-trapezius.1 right";
    assert_eq!(shown(&[trapezius]), Some("head-right"));
    assert_eq!(shown(&["spot upper-trapezius.1 left"]), Some("head-left"));
    assert_eq!(shown(&[trapezius, "layer deep"]), Some("head-right"));
    assert_eq!(shown(&["spot temporalis.1 left"]), Some("head-front"));
    assert_eq!(shown(&["spot suboccipitals.1 left"]), Some("head-back"));
    assert_eq!(
        shown(&["spot scalenus-medius.1 right"]),
        Some("hand-back-right")
    );
    assert_eq!(
        shown(&["spot flexor-carpi-radialis.1 left"]),
        Some("hand-palm-left")
    );
    assert_eq!(
        shown(&["spot tibialis-anterior.1 right"]),
        Some("foot-top-right")
    );
    assert_eq!(shown(&["spot soleus.1 right"]), Some("foot-inner-right"));
    let none: [&[&str]; 8] = [
        &[],
        // Names of the leg leave the legend no other room than beside the heads.
        &["spot soleus.1 left"],
        &["spot gluteus-minimus.1 left"],
        &["spot infraspinatus.1 right"],
        &["spot supraspinatus.1 right"],
        &["muscle upper-trapezius right"],
        &[trapezius, "show head-right"],
        &[trapezius, "show right"],
    ];
    for actions in none {
        assert_eq!(shown(actions), None, "{actions:?}");
    }
    assert_eq!(maps.lens_of((1000.0, 760.0, 620.0), &[trapezius]), None);
    assert_eq!(maps.lens_of((360.0, 420.0, 360.0), &[trapezius]), None);
    assert_eq!(maps.lens_of(wide, &[trapezius]).unwrap().1, 100.0);
}

#[test]
fn a_long_caption_takes_two_lines() {
    let mut maps = Maps::new();
    let spot = "spot tibialis-anterior.1 right";
    let n_lines = |maps: &Maps| {
        let (_, scene) = maps.scene(&maps.state(SIZES[1], &[spot]));
        scene.lens.map(|lens| lens.caption.len())
    };
    assert_eq!(n_lines(&maps), Some(1));
    maps.content = Content::embedded("es");
    assert_eq!(n_lines(&maps), Some(2));
}

#[test]
fn without_its_drawing_there_is_none_and_nothing_else_changes() {
    let maps = Maps::new();
    let state = maps.state(SIZES[1], &["spot tibialis-anterior.1 right"]);
    assert_eq!(
        lens_view(&state, &maps.atlas).unwrap().slug(),
        "foot-top-right"
    );
    let atlas = Atlas::empty();
    assert_eq!(lens_view(&state, &atlas).unwrap().slug(), "foot-top-right");
    let layout = layout(&state, &atlas);
    assert!(scene(&state, &atlas, &maps.content, &layout).lens.is_none());
}

/// The elements of a tree that fulfill something, and whether they lie in the lens.
fn find(element: &Element, in_lens: bool, found: &mut Vec<(bool, Element)>) {
    let is = |name: &str, text: &str| {
        let mut all = element.attributes.iter();
        all.any(|(other, value)| *other == name && value.as_str() == text)
    };
    let in_lens = in_lens || is("class", "lens");
    found.push((in_lens, element.clone()));
    for child in element.children.iter().filter_map(Node::element) {
        find(child, in_lens, found);
    }
}

#[test]
fn it_is_for_the_eye_and_the_pointer_and_the_panel_opens_the_same() {
    let mut n_lenses = 0;
    for point in TriggerPointId::all().step_by(4) {
        let mut map = PainMap::new(Options::default());
        map.apply("resize 1280 760 852".parse().unwrap());
        map.apply(format!("spot {} left", point.slug()).parse().unwrap());
        let mut all = Vec::new();
        find(&map.markup(), false, &mut all);
        let has = |element: &Element, name: &str| {
            element.attributes.iter().any(|(other, _)| *other == name)
        };
        let (lens, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(in_lens, _)| *in_lens);
        let does = |element: &Element| {
            let found = element
                .attributes
                .iter()
                .find(|(name, _)| *name == "data-do");
            found.map(|(_, value)| value.as_str().to_owned())
        };
        let Some(shows) = lens.iter().find_map(|(_, element)| does(element)) else {
            assert!(lens.is_empty());
            continue;
        };
        n_lenses += 1;
        for name in ["tabindex", "role", "aria-label", "data-target"] {
            assert!(
                !lens.iter().any(|(_, element)| has(element, name)),
                "{name} in the lens"
            );
        }
        let button = rest.iter().find(|(_, element)| {
            element.tag == "button"
                && does(element).as_ref() == Some(&shows)
                && !has(element, "aria-pressed")
        });
        assert!(button.is_some(), "{}: no button for {shows}", point.slug());
    }
    assert!(n_lenses > 15, "{n_lenses}");
}
