//! The shell in a browser: what it touches of the DOM, and what bad input does to it.
#![cfg(target_arch = "wasm32")]
// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use pain_map::atlas::{Atlas, View};
use pain_map::render::node::{Element, Node, el};
use pain_map::render::{first_drawing, svg};
use pain_map::web::Handle;
use pain_map::web::dom::{Changes, Page};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A place in the page to draw into.
fn mount() -> web_sys::Element {
    let mount = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&mount).unwrap();
    mount
}

fn find(mount: &web_sys::Element, selector: &str) -> web_sys::Element {
    mount.query_selector(selector).unwrap().unwrap()
}

fn list(items: &[&str]) -> Element {
    let item = |item: &&str| el("li").key(*item).text((*item).to_owned());
    el("ul").children(items.iter().map(item))
}

fn words(mount: &web_sys::Element) -> String {
    mount.text_content().unwrap()
}

#[test]
fn nodes_are_made_in_their_namespace() {
    let mount = mount();
    let tree = el("div").child(
        el("svg")
            .attr("xmlns", SVG)
            .attr("viewBox", "0 0 1 1")
            .child(el("g").child(el("foreignObject").child(el("p").text("word")))),
    );
    Page::new(mount.clone()).unwrap().show(tree).unwrap();
    for (selector, space) in [
        ("div", HTML),
        ("svg", SVG),
        ("g", SVG),
        ("foreignObject", SVG),
        ("p", HTML),
    ] {
        assert_eq!(
            find(&mount, selector).namespace_uri().as_deref(),
            Some(space),
            "{selector}"
        );
    }
    assert_eq!(
        find(&mount, "svg").get_attribute("viewBox").as_deref(),
        Some("0 0 1 1")
    );
}

#[test]
fn the_same_tree_touches_nothing() {
    let mut page = Page::new(mount()).unwrap();
    let tree = || {
        el("div")
            .attr("class", "a")
            .child(list(&["one", "two"]))
            .text("end")
    };
    let first = page.show(tree()).unwrap();
    assert_eq!(
        first,
        Changes {
            created: 7,
            ..Changes::default()
        }
    );
    assert_eq!(page.show(tree()).unwrap(), Changes::default());
}

#[test]
fn one_change_touches_one_node() {
    let mount = mount();
    let mut page = Page::new(mount.clone()).unwrap();
    let tree = |class: &'static str, word: &'static str| {
        el("div")
            .child(el("p").attr("class", class).attr("id", "kept").text(word))
            .child(list(&["one"]))
    };
    page.show(tree("a", "x")).unwrap();
    let kept = find(&mount, "#kept");
    assert_eq!(
        page.show(tree("b", "x")).unwrap(),
        Changes {
            attributes: 1,
            ..Changes::default()
        }
    );
    assert_eq!(
        page.show(tree("b", "y")).unwrap(),
        Changes {
            texts: 1,
            ..Changes::default()
        }
    );
    assert!(kept.is_same_node(Some(&find(&mount, "#kept"))));
    assert_eq!(kept.class_name(), "b");
    assert_eq!(words(&mount), "yone");
}

#[test]
fn attributes_that_go_are_taken_away() {
    let mount = mount();
    let mut page = Page::new(mount.clone()).unwrap();
    page.show(el("p").attr("class", "a").attr("hidden", ""))
        .unwrap();
    let changes = page.show(el("p").attr("class", "a")).unwrap();
    assert_eq!(
        changes,
        Changes {
            attributes: 1,
            ..Changes::default()
        }
    );
    assert!(!find(&mount, "p").has_attribute("hidden"));
}

#[test]
fn keyed_siblings_keep_their_nodes() {
    let mount = mount();
    let mut page = Page::new(mount.clone()).unwrap();
    page.show(list(&["a", "b", "c"])).unwrap();
    let last = find(&mount, "li:last-child");
    let changes = page.show(list(&["c", "a"])).unwrap();
    assert_eq!(
        changes,
        Changes {
            removed: 1,
            moved: 1,
            ..Changes::default()
        }
    );
    assert!(last.is_same_node(Some(&find(&mount, "li:first-child"))));
    let changes = page.show(list(&["c", "x", "a", "y"])).unwrap();
    assert_eq!(
        changes,
        Changes {
            created: 4,
            ..Changes::default()
        }
    );
    assert_eq!(words(&mount), "cxay");
}

#[test]
fn shared_elements_are_not_looked_at() {
    let mut page = Page::new(mount()).unwrap();
    let shared = std::rc::Rc::new(list(&["a", "b"]));
    let tree = || el("div").child(Node::Shared(shared.clone()));
    page.show(tree()).unwrap();
    assert_eq!(page.show(tree()).unwrap(), Changes::default());
    let equal = el("div").child(list(&["a", "b"]));
    assert_eq!(page.show(equal).unwrap(), Changes::default());
}

#[test]
fn a_field_keeps_what_is_typed() {
    let mount = mount();
    let mut page = Page::new(mount.clone()).unwrap();
    let tree = |value: &'static str, class: &'static str| {
        el("input").attr("value", value).attr("class", class)
    };
    page.show(tree("", "a")).unwrap();
    let field = find(&mount, "input");
    let set = |text: &str| js_sys::Reflect::set(&field, &"value".into(), &text.into()).unwrap();
    let get = || {
        js_sys::Reflect::get(&field, &"value".into())
            .unwrap()
            .as_string()
            .unwrap()
    };
    set("neck");
    page.show(tree("", "b")).unwrap();
    assert_eq!(get(), "neck");
    page.show(tree("neck", "b")).unwrap();
    page.show(tree("", "b")).unwrap();
    assert_eq!(get(), "");
}

#[test]
fn a_foreign_change_of_the_dom_is_survived() {
    let mount = mount();
    let mut page = Page::new(mount.clone()).unwrap();
    page.show(list(&["a", "b", "c"])).unwrap();
    find(&mount, "li").remove();
    mount
        .first_element_child()
        .unwrap()
        .set_text_content(Some("translated"));
    page.show(list(&["c", "d"])).unwrap();
    assert_eq!(words(&mount), "cd");
}

#[test]
fn what_was_there_before_goes_with_the_first_drawing() {
    let mount = mount();
    mount.set_text_content(Some("loading"));
    Page::new(mount.clone())
        .unwrap()
        .show(list(&["a"]))
        .unwrap();
    assert_eq!(words(&mount), "a");
    assert!(
        mount
            .first_child()
            .unwrap()
            .dyn_into::<web_sys::Element>()
            .is_ok()
    );
}

/// A handle with all files of the front and back views.
fn handle() -> Handle {
    let mut handle = Handle::new();
    for (view, lines, pack) in [
        (
            "front",
            include_str!(concat!(env!("OUT_DIR"), "/views/front.lines")),
            include_bytes!(concat!(env!("OUT_DIR"), "/views/front.pack")).as_slice(),
        ),
        (
            "back",
            include_str!(concat!(env!("OUT_DIR"), "/views/back.lines")),
            include_bytes!(concat!(env!("OUT_DIR"), "/views/back.pack")).as_slice(),
        ),
    ] {
        let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
        let (keys, data): (Vec<String>, Vec<String>) =
            pairs.map(|(key, d)| (key.to_owned(), d.to_owned())).unzip();
        assert!(handle.lines(view, keys, data).is_undefined());
        assert!(handle.pack(view, pack).is_undefined());
    }
    let names = include_str!(concat!(env!("OUT_DIR"), "/names.en.txt"));
    let texts = include_str!(concat!(env!("OUT_DIR"), "/texts.en.txt"));
    assert!(handle.names("en", names.to_owned()).is_undefined());
    assert!(handle.texts("en", texts.to_owned()).is_undefined());
    handle.resize(1280.0, 800.0, 852.0);
    handle
}

fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap()
}

fn count(mount: &web_sys::Element, selector: &str) -> u32 {
    mount.query_selector_all(selector).unwrap().length()
}

#[test]
fn a_press_by_name_shows_pattern_and_panel() {
    let mount = mount();
    let mut handle = handle();
    handle.attach(mount.clone());
    assert_eq!(count(&mount, "svg.view"), 2);
    let effects = handle.act("spot upper-trapezius.1 right");
    assert_eq!(get(&effects, "changed"), JsValue::TRUE);
    assert_eq!(get(&effects, "opened"), 1.0);
    let events = js_sys::Array::from(&get(&effects, "events"));
    assert_eq!(get(&events.get(0), "name"), "selection-change");
    let detail = get(&events.get(0), "detail");
    let detail: js_sys::Object = detail.unchecked_into();
    assert_eq!(js_sys::Object::keys(&detail).length(), 0);
    assert!(count(&mount, ".view .cloud") > 0);
    assert!(count(&mount, ".panel .warning.emergency") > 0);
    assert!(mount.query_selector("[style]").unwrap().is_none());
}

#[test]
fn a_choice_keeps_the_body() {
    let mount = mount();
    let mut handle = handle();
    handle.attach(mount.clone());
    let (ground, ink) = (find(&mount, ".ground"), find(&mount, ".ink"));
    handle.act("spot infraspinatus.1 left");
    handle.act("spot soleus.1 left");
    assert!(ground.is_same_node(Some(&find(&mount, ".ground"))));
    assert!(ink.is_same_node(Some(&find(&mount, ".ink"))));
}

#[test]
fn the_same_action_again_touches_nothing() {
    let mut handle = handle();
    handle.attach(mount());
    handle.act("hover muscle soleus left");
    let effects = handle.act("hover muscle soleus left");
    assert_eq!(get(&effects, "changed"), JsValue::FALSE);
}

#[test]
fn shared_selection_is_in_the_event() {
    let mut handle = handle();
    assert_eq!(handle.option("share-selection", Some(String::new())), None);
    let effects = handle.act("spot upper-trapezius.1 right");
    let event = js_sys::Array::from(&get(&effects, "events")).get(0);
    assert_eq!(
        get(&get(&event, "detail"), "triggerPoint"),
        "upper-trapezius.1"
    );
}

#[test]
fn a_map_taken_away_comes_back_as_it_was() {
    let mount = mount();
    let mut handle = handle();
    handle.attach(mount.clone());
    handle.act("spot upper-trapezius.1 right");
    // Attributes may stand in another order, so the words and the number of nodes are compared.
    let look = || (words(&mount), count(&mount, "*"));
    let before = look();
    handle.detach();
    mount.set_text_content(None);
    handle.attach(mount.clone());
    assert_eq!(look(), before);
}

#[test]
fn files_are_wanted_until_they_are_there() {
    // What can wait until the page is idle comes last, and is not asked about here.
    let urgent = |handle: &Handle| -> Vec<String> {
        let wants = handle.wants().into_iter();
        wants.filter(|want| !want.starts_with("idle ")).collect()
    };
    let mut empty = Handle::new();
    empty.resize(360.0, 500.0, 360.0);
    assert_eq!(urgent(&empty), ["names en", "lines front", "pack front"]);
    assert!(empty.wants().contains(&"idle pack back".to_owned()));
    let mut full = handle();
    assert!(urgent(&full).is_empty());
    full.act("show left");
    assert_eq!(urgent(&full), ["lines left", "pack left"]);
}

#[test]
fn foreign_files_are_problems_with_a_code() {
    let mut handle = Handle::new();
    let page = "<!doctype html><title>Not found</title>";
    let problems = [
        (handle.pack("front", page.as_bytes()), "load-drawing"),
        (handle.pack("front", &[]), "load-drawing"),
        (handle.names("en", page.to_owned()), "load-texts"),
        (handle.texts("en", String::new()), "load-texts"),
        (
            handle.lines(
                "front",
                vec!["body.outline".to_owned()],
                vec!["Mnonsense".to_owned()],
            ),
            "load-drawing",
        ),
    ];
    for (problem, code) in problems {
        assert_eq!(get(&problem, "code"), code);
        assert!(
            get(&problem, "hint")
                .as_string()
                .is_some_and(|hint| !hint.is_empty())
        );
    }
}

#[test]
fn bad_actions_and_options_change_nothing() {
    let mut handle = handle();
    let huge = "x".repeat(1_000_000);
    for text in [
        "",
        "nonsense",
        "spot nothing.1 left",
        "press front NaN 1 1",
        huge.as_str(),
    ] {
        assert!(handle.act(text).is_undefined());
        assert!(!handle.select(text, "left"));
        assert!(handle.option("mode", Some(text.to_owned())).is_some() || text.is_empty());
        assert_eq!(handle.svg(text), "");
    }
    for (width, height) in [(f64::NAN, f64::INFINITY), (-5.0, 0.0), (1e300, 1e300)] {
        handle.resize(width, height, width);
        handle.attach(mount());
    }
}

#[test]
fn content_of_any_kind_is_survived() {
    let mut handle = handle();
    handle.attach(mount());
    for text in [
        "",
        "x",
        "link",
        "name\t",
        "hide\tx/y\nlink\tmuscle/soleus\n\t\t\n",
    ] {
        handle.content(text);
    }
}

#[test]
fn markup_from_outside_stays_text() {
    let hostile = "<img src=x onerror=alert(1)>";
    let mount = mount();
    let mut handle = handle();
    handle.content(&format!("link\tcare/upper-trap-pinch\t{hostile}\t/x\n"));
    handle.option("heading", Some(hostile.to_owned()));
    handle.attach(mount.clone());
    handle.act("questions skip");
    handle.act("spot upper-trapezius.1 right");
    handle.act("fit done");
    handle.act("care upper-trap-pinch");
    assert_eq!(count(&mount, "img"), 0);
    assert_eq!(
        find(&mount, "p.title").text_content().as_deref(),
        Some(hostile)
    );
    assert!(words(&find(&mount, ".links")).contains(hostile));
}

#[test]
fn a_picture_is_a_complete_document() {
    let mut handle = handle();
    handle.act("spot upper-trapezius.1 right");
    let picture = handle.svg("back");
    assert!(picture.starts_with("<svg") && picture.contains("class=\"cloud\""));
    assert!(!picture.contains("var("));
}

#[test]
fn the_browser_draws_the_same_bytes_as_the_native_core() {
    let mut atlas = Atlas::empty();
    let lines = include_str!(concat!(env!("OUT_DIR"), "/views/front.lines"));
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    atlas.add_lines(View::Front, pairs).unwrap();
    let drawing = first_drawing(View::Front, atlas.lines(View::Front).unwrap());
    let drawing = drawing.attr("xmlns", SVG);
    let accepted = include_str!("snapshots/first-front.svg");
    assert!(svg::to_string(&drawing).trim_end() == accepted.trim_end());
}
