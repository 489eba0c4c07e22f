//! The shell in a browser: what it touches of the DOM, and what bad input does to it.
#![cfg(target_arch = "wasm32")]

use pain_map::render::node::{Element, Node, el};
use pain_map::web::dom::{Changes, Page};
use wasm_bindgen::JsCast;
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
