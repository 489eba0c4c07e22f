//! Compares what is drawn with `tests/snapshots/*.svg`, one concern per file.
//!
//! To accept a change: `UPDATE_SNAPSHOTS=1 cargo test --test svg_snapshots`, then look at the
//! pictures: each of them is a complete SVG file beside its stylesheet.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use pain_map::atlas::{Atlas, TriggerPointId, View};
use pain_map::content::Content;
use pain_map::options::{Options, Skin};
use pain_map::render::svg::{Theme, document, style, to_string};
use pain_map::render::{Element, Node, Painter, el, first_drawing, layout, scene};
use pain_map::state::{State, update};

/// Width and height of the stage, and width of the widget.
type Size = (f64, f64, f64);

const PHONE: Size = (360.0, 420.0, 360.0);
const TABLET: Size = (448.0, 760.0, 768.0);
const DESKTOP: Size = (852.0, 760.0, 1280.0);

/// A picture: its name, its room, what is done before, and which groups of it are kept.
struct Case(
    &'static str,
    Size,
    &'static [&'static str],
    &'static [&'static str],
);

/// Everything that changes with a press.
const CHANGING: &[&str] = &["choice", "pattern", "marks", "border", "zones", "overlay"];

const CASES: &[Case] = &[
    Case("start-desktop", DESKTOP, &[], &["overlay"]),
    Case("start-phone", PHONE, &["show back"], &["overlay"]),
    Case("muscles-back", TABLET, &["show back"], &["ground", "ink"]),
    Case(
        "deep-left",
        TABLET,
        &["show left", "layer deep"],
        &["ground", "ink"],
    ),
    Case("figure-female", PHONE, &["figure female"], &["ink"]),
    Case(
        "figure-male",
        PHONE,
        &["show back", "figure male"],
        &["ink"],
    ),
    Case("figure-larger", PHONE, &["figure larger"], &["ink"]),
    Case("figure-child", PHONE, &["figure child"], &["ink"]),
    Case(
        "figure-older",
        PHONE,
        &["show left", "figure older"],
        &["ink"],
    ),
    Case(
        "upper-trapezius-1-desktop",
        DESKTOP,
        &["spot upper-trapezius.1 right"],
        CHANGING,
    ),
    Case(
        "upper-trapezius-1-side",
        PHONE,
        &["spot upper-trapezius.1 right", "show right"],
        CHANGING,
    ),
    Case(
        "scalenus-medius-1-desktop",
        DESKTOP,
        &["spot scalenus-medius.1 left"],
        CHANGING,
    ),
    Case(
        "infraspinatus-1-desktop",
        DESKTOP,
        &["spot infraspinatus.1 right"],
        CHANGING,
    ),
    Case(
        "gluteus-minimus-2-back",
        PHONE,
        &["spot gluteus-minimus.2 left", "show back"],
        CHANGING,
    ),
    Case(
        "piriformis-1-back",
        TABLET,
        &["spot piriformis.1 left", "show back"],
        CHANGING,
    ),
    Case(
        "scm-sternal-2-front",
        PHONE,
        &["spot scm-sternal.2 left", "show front"],
        CHANGING,
    ),
    Case(
        "soleus-1-back",
        TABLET,
        &["spot soleus.1 right", "show back"],
        CHANGING,
    ),
    Case(
        "rectus-abdominis-1-front",
        TABLET,
        &["spot rectus-abdominis.1 left", "show front"],
        CHANGING,
    ),
    Case(
        "focus",
        TABLET,
        &["show back", "focus spot soleus.1 left"],
        &["overlay"],
    ),
    Case(
        "hovered-muscle",
        TABLET,
        &["hover muscle biceps-brachii left"],
        CHANGING,
    ),
    Case(
        "marks",
        DESKTOP,
        &[
            "mode pain",
            "mark front-of-shoulder right",
            "mark radial-forearm right",
            "strength front-of-shoulder right 8",
            "mark shoulder-tip right",
            "strength shoulder-tip right 2",
        ],
        &["marks", "overlay"],
    ),
];

#[test]
fn pictures_are_as_they_were_accepted() {
    let (atlas, content) = (Atlas::embedded(), Content::embedded("en"));
    let drawn = CASES
        .iter()
        .map(|case| (format!("{}.svg", case.0), picture(case, &atlas, &content)));
    let changed: Vec<String> = drawn
        .filter_map(|(name, text)| compare(&name, &text))
        .collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn the_stylesheet_is_as_it_was_accepted() {
    assert_eq!(
        compare("drawing.css", &style(Theme::Light, Skin::Neutral)),
        None
    );
}

#[test]
fn first_drawings_are_as_they_were_accepted() {
    let atlas = Atlas::embedded();
    let drawn = View::ALL
        .iter()
        .filter(|view| view.row().is_some())
        .map(|view| {
            let drawing = first_drawing(*view, atlas.lines(*view).unwrap());
            let drawing = drawing.attr("xmlns", "http://www.w3.org/2000/svg");
            (format!("first-{}.svg", view.slug()), to_string(&drawing))
        });
    let changed: Vec<String> = drawn
        .filter_map(|(name, text)| compare(&name, &text))
        .collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn pictures_are_well_formed_and_carry_no_styles_or_colors() {
    let (atlas, content) = (Atlas::embedded(), Content::embedded("en"));
    for case in CASES {
        let text = picture(case, &atlas, &content);
        let read = roxmltree::Document::parse(&text).unwrap();
        for element in read.descendants().filter(roxmltree::Node::is_element) {
            for name in ["style", "fill", "stroke"] {
                // A reference to the hatch for print is none.
                let value = element.attribute(name);
                let is_color = value.is_some_and(|value| !value.starts_with("url(#"));
                assert!(!is_color, "{}: {name}", case.0);
            }
        }
    }
}

#[test]
fn the_first_drawing_brings_every_line_once() {
    let atlas = Atlas::embedded();
    for view in View::ALL.iter().filter(|view| view.row().is_some()) {
        let lines = atlas.lines(*view).unwrap();
        let text = to_string(&first_drawing(*view, lines));
        let read = roxmltree::Document::parse(&text).unwrap();
        let sent = read
            .descendants()
            .filter_map(|node| Some((node.attribute("data-shape")?, node.attribute("d")?)));
        let mut sent: Vec<(&str, &str)> = sent.collect();
        let mut all: Vec<(&str, &str)> = lines
            .shapes()
            .iter()
            .map(|line| (&*line.key, &*line.shape.data))
            .collect();
        sent.sort_unstable();
        all.sort_unstable();
        assert_eq!(sent, all, "{}", view.slug());
    }
}

#[test]
fn no_state_takes_1500_nodes() {
    let (atlas, content) = (Atlas::embedded(), Content::embedded("en"));
    let starts: [&[&str]; 4] = [&[], &["layer deep"], &["mode pain"], &["show left"]];
    // Every spot on the plain map, and every ninth on the others.
    for (point, position) in TriggerPointId::all().zip(0..) {
        let spot = format!("spot {} left", point.slug());
        for start in starts.iter().take(if position % 9 == 0 { 4 } else { 1 }) {
            let actions: Vec<&str> = start.iter().copied().chain([spot.as_str()]).collect();
            let n_nodes = n_nodes(&drawn(DESKTOP, &actions, &atlas, &content));
            assert!(n_nodes < 1500, "{n_nodes} nodes for {actions:?}");
        }
    }
    for start in starts {
        assert!(
            n_nodes(&drawn(DESKTOP, start, &atlas, &content)) < 1500,
            "{start:?}"
        );
    }
}

#[test]
fn an_unchanged_body_is_shared_between_renderings() {
    let (atlas, content) = (Atlas::embedded(), Content::embedded("en"));
    let options = Options::default();
    let mut state = State::new(&options);
    let mut painter = Painter::default();
    let mut ground_of = |state: &State| {
        let scene = scene(state, &atlas, &content, &layout(state, &atlas));
        let view = painter.draw(&scene.views[0]);
        match camera(&view).children.first() {
            Some(Node::Shared(ground)) => std::rc::Rc::clone(ground),
            other => panic!("the ground is not shared: {other:?}"),
        }
    };
    let before = ground_of(&state);
    update(
        &mut state,
        &atlas,
        &options,
        "spot infraspinatus.1 left".parse().unwrap(),
    );
    assert!(std::rc::Rc::ptr_eq(&before, &ground_of(&state)));
}

/// The picture of a case, with only the groups that it is about.
fn picture(case: &Case, atlas: &Atlas, content: &Content) -> String {
    let Case(_, size, actions, groups) = case;
    let mut picture = drawn(*size, actions, atlas, content);
    for child in &mut picture.children {
        match child {
            Node::Element(style) if style.tag == "style" => {
                *style = el("style").text("@import url(drawing.css);");
            }
            Node::Element(lens) if is_lens(lens) => {
                for child in &mut lens.children {
                    if let Node::Element(part) = child {
                        keep(part, groups);
                    }
                }
            }
            Node::Element(view) => keep(view, groups),
            Node::Shared(_) | Node::Text(_) => {}
        }
    }
    to_string(&picture)
}

fn drawn(
    (stage_width, height, width): Size,
    actions: &[&str],
    atlas: &Atlas,
    content: &Content,
) -> Element {
    let options = Options::default();
    let mut state = State::new(&options);
    let resize = format!("resize {width} {height} {stage_width}");
    for action in std::iter::once(resize.as_str()).chain(actions.iter().copied()) {
        update(&mut state, atlas, &options, action.parse().unwrap());
    }
    let mut atlas = atlas.clone();
    atlas.wear(state.figure);
    let scene = scene(&state, &atlas, content, &layout(&state, &atlas));
    let mut painter = Painter::default();
    let views = scene
        .views
        .iter()
        .map(|view| (view.frame.x, painter.draw(view)));
    let mut views: Vec<(f64, Element)> = views.collect();
    let lens = scene.lens.as_ref();
    views.extend(lens.map(|lens| (0.0, lens.draw(&mut painter))));
    document(views, stage_width, height, Theme::Light)
}

fn is_lens(element: &Element) -> bool {
    let mut attributes = element.attributes.iter();
    attributes.any(|(name, value)| *name == "class" && value.as_str() == "lens")
}

/// Drops the groups of a view that are not asked for; their key is their name.
fn keep(view: &mut Element, groups: &[&str]) {
    let wanted = |node: &Node| {
        // The ground says its layer after its name.
        let key = node.element().and_then(|element| element.key.as_deref());
        let key = key.and_then(|key| key.split(' ').next());
        key.is_none_or(|key| key == "camera" || groups.contains(&key))
    };
    view.children.retain(wanted);
    for child in &mut view.children {
        if let Node::Element(camera) = child
            && camera.key.as_deref() == Some("camera")
        {
            camera.children.retain(wanted);
        }
    }
}

fn camera(view: &Element) -> &Element {
    let mut children = view.children.iter().filter_map(Node::element);
    children
        .find(|child| child.key.as_deref() == Some("camera"))
        .unwrap()
}

fn n_nodes(element: &Element) -> usize {
    let below = element
        .children
        .iter()
        .map(|child| child.element().map_or(1, n_nodes));
    1 + below.sum::<usize>()
}

/// What differs from the accepted picture; writes it where that is asked for.
fn compare(name: &str, text: &str) -> Option<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/snapshots/{name}"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(file.parent()?).unwrap();
        fs::write(&file, format!("{text}\n")).unwrap();
        return None;
    }
    let accepted = fs::read_to_string(&file).unwrap_or_default();
    if accepted.trim_end() == text.trim_end() {
        return None;
    }
    let lines = accepted.lines().zip(text.lines());
    let line = lines.take_while(|(before, now)| before == now).count() + 1;
    Some(format!(
        "{} differs from line {line} on; if it is meant, run UPDATE_SNAPSHOTS=1 cargo test --test svg_snapshots and look at it",
        file.display()
    ))
}
