//! Brings the page in line with the tree: creates, changes and removes only what differs.
//!
//! ```text
//! previous tree ─┐
//!                ├─ compare, one pass ─> the few DOM calls that are needed
//! next tree ─────┘
//! live nodes: one DOM node per node of the previous tree, in the same shape
//! ```
//!
//! The DOM is never read to find out what to change, so a press costs no layout.

use std::mem;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element as DomElement, Node as DomNode};

use crate::order;
use crate::render::node::{Element, Node, Value};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// How much a rendering touched, for tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Nodes that were made.
    pub created: u32,
    /// Nodes that were taken out, each with all below it.
    pub removed: u32,
    /// Nodes that changed their place among their siblings.
    pub moved: u32,
    /// Attributes that were set or taken away.
    pub attributes: u32,
    /// Texts that changed.
    pub texts: u32,
}

/// What is on the page, and how to change it.
pub struct Page {
    document: Document,
    mount: DomElement,
    shown: Option<(Element, Live)>,
}

/// A DOM node and those below it, in the shape of the tree they were made from.
struct Live {
    node: DomNode,
    children: Vec<Live>,
}

impl Page {
    /// A page that draws into `mount`; what is there now goes with the first drawing.
    ///
    /// `None` when the mount has no document.
    pub fn new(mount: DomElement) -> Option<Self> {
        Some(Self {
            document: mount.owner_document()?,
            mount,
            shown: None,
        })
    }

    /// Shows `next`, touching only what differs from what is shown.
    ///
    /// When something else has changed the DOM in between, all of it is made again.
    ///
    /// # Errors
    ///
    /// The browser refused to make a node, which only an invalid tag or attribute name causes.
    pub fn show(&mut self, next: Element) -> Result<Changes, JsValue> {
        let mut painter = Painter::new(&self.document);
        if let Some((prev, mut live)) = self.shown.take()
            && prev.tag == next.tag
            && painter.patch(&mut live, &prev, &next, Space::Html).is_ok()
        {
            self.shown = Some((next, live));
            return Ok(painter.changes);
        }
        self.show_afresh(next)
    }

    fn show_afresh(&mut self, next: Element) -> Result<Changes, JsValue> {
        let mut painter = Painter::new(&self.document);
        let live = painter.create_element(&next, Space::Html)?;
        self.mount.replace_children_with_node_1(&live.node);
        self.shown = Some((next, live));
        Ok(painter.changes)
    }
}

/// Which vocabulary a tag belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Space {
    Html,
    Svg,
}

impl Space {
    /// The space of an element with this tag, inside an element of this space.
    fn of(self, tag: &str) -> Self {
        if tag == "svg" { Self::Svg } else { self }
    }

    /// The space of the children of an element with this tag.
    fn below(self, tag: &str) -> Self {
        if tag == "foreignObject" {
            Self::Html
        } else {
            self
        }
    }

    fn url(self) -> &'static str {
        match self {
            Self::Html => HTML,
            Self::Svg => SVG,
        }
    }
}

/// Does the DOM calls of one rendering, and counts them.
struct Painter<'a> {
    document: &'a Document,
    changes: Changes,
}

impl<'a> Painter<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            changes: Changes::default(),
        }
    }

    fn create(&mut self, node: &Node, space: Space) -> Result<Live, JsValue> {
        match node {
            Node::Element(element) => self.create_element(element, space),
            Node::Shared(element) => self.create_element(element, space),
            Node::Text(text) => Ok(self.create_text(text)),
        }
    }

    fn create_text(&mut self, text: &Value) -> Live {
        self.changes.created += 1;
        Live {
            node: self.document.create_text_node(text.as_str()).into(),
            children: Vec::new(),
        }
    }

    fn create_element(&mut self, element: &Element, outer: Space) -> Result<Live, JsValue> {
        let space = outer.of(element.tag);
        let dom = self
            .document
            .create_element_ns(Some(space.url()), element.tag)?;
        for (name, value) in &element.attributes {
            set_attribute(&dom, element.tag, name, value)?;
        }
        let mut children = Vec::with_capacity(element.children.len());
        for child in &element.children {
            let child = self.create(child, space.below(element.tag))?;
            dom.append_child(&child.node)?;
            children.push(child);
        }
        self.changes.created += 1;
        Ok(Live {
            node: dom.into(),
            children,
        })
    }

    /// Changes a live element from `prev` to `next`; both have the same tag.
    fn patch(
        &mut self,
        live: &mut Live,
        prev: &Element,
        next: &Element,
        outer: Space,
    ) -> Result<(), JsValue> {
        if prev.attributes != next.attributes {
            self.patch_attributes(live, prev, next)?;
        }
        let space = outer.of(next.tag).below(next.tag);
        if same_shape(&prev.children, &next.children) {
            let pairs = prev.children.iter().zip(&next.children);
            for (child, (prev, next)) in live.children.iter_mut().zip(pairs) {
                self.patch_node(child, prev, next, space)?;
            }
            return Ok(());
        }
        self.rearrange(live, &prev.children, &next.children, space)
    }

    fn patch_node(
        &mut self,
        live: &mut Live,
        prev: &Node,
        next: &Node,
        space: Space,
    ) -> Result<(), JsValue> {
        match (prev, next) {
            (Node::Shared(prev), Node::Shared(next)) if Rc::ptr_eq(prev, next) => Ok(()),
            (Node::Text(prev), Node::Text(next)) => {
                if prev != next {
                    live.node.set_node_value(Some(next.as_str()));
                    self.changes.texts += 1;
                }
                Ok(())
            }
            _ => match (prev.element(), next.element()) {
                (Some(prev), Some(next)) => self.patch(live, prev, next, space),
                _ => Ok(()),
            },
        }
    }

    fn patch_attributes(
        &mut self,
        live: &Live,
        prev: &Element,
        next: &Element,
    ) -> Result<(), JsValue> {
        let dom: &DomElement = live.node.unchecked_ref();
        for (name, value) in &next.attributes {
            if attribute(prev, name) != Some(value) {
                set_attribute(dom, next.tag, name, value)?;
                self.changes.attributes += 1;
            }
        }
        for (name, _) in &prev.attributes {
            if attribute(next, name).is_none() {
                remove_attribute(dom, next.tag, name)?;
                self.changes.attributes += 1;
            }
        }
        Ok(())
    }

    /// Children that came, went or changed places: what can be kept is kept.
    fn rearrange<'t>(
        &mut self,
        live: &mut Live,
        prev: &'t [Node],
        next: &'t [Node],
        space: Space,
    ) -> Result<(), JsValue> {
        let mut pool = Pool::new(mem::take(&mut live.children), prev);
        let kept: Vec<_> = next.iter().map(|node| pool.take(node)).collect();
        for gone in pool.rest() {
            live.node.remove_child(&gone.node)?;
            self.changes.removed += 1;
        }
        let mut here = live.node.first_child();
        for (node, kept) in next.iter().zip(kept) {
            let is_new = kept.is_none();
            let child = self.keep_or_create(kept, node, space)?;
            if child.node.is_same_node(here.as_ref()) {
                here = child.node.next_sibling();
            } else {
                live.node.insert_before(&child.node, here.as_ref())?;
                self.changes.moved += u32::from(!is_new);
            }
            live.children.push(child);
        }
        Ok(())
    }

    fn keep_or_create(
        &mut self,
        kept: Option<(Live, &Node)>,
        next: &Node,
        space: Space,
    ) -> Result<Live, JsValue> {
        match kept {
            Some((mut live, prev)) => {
                self.patch_node(&mut live, prev, next, space)?;
                Ok(live)
            }
            None => self.create(next, space),
        }
    }
}

/// What makes two siblings of different renderings the same node.
#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Identity<'a> {
    Keyed(&'a str, &'static str),
    Unkeyed(&'static str),
    Text,
}

fn identity(node: &Node) -> Identity<'_> {
    match node.element() {
        None => Identity::Text,
        Some(element) => match &element.key {
            Some(key) => Identity::Keyed(key, element.tag),
            None => Identity::Unkeyed(element.tag),
        },
    }
}

fn same_shape(prev: &[Node], next: &[Node]) -> bool {
    prev.len() == next.len()
        && prev
            .iter()
            .zip(next)
            .all(|(prev, next)| identity(prev) == identity(next))
}

/// The children of the previous rendering that no child of the next one has claimed.
struct Pool<'a> {
    nodes: Vec<Option<(Live, &'a Node)>>,
    /// Positions by identity, then in order.
    places: Vec<(Identity<'a>, usize)>,
}

impl<'a> Pool<'a> {
    fn new(live: Vec<Live>, prev: &'a [Node]) -> Self {
        let places = prev.iter().enumerate();
        let mut places = places
            .map(|(place, node)| (identity(node), place))
            .collect();
        order::sort_by(&mut places, Ord::cmp);
        Self {
            nodes: live.into_iter().zip(prev).map(Some).collect(),
            places,
        }
    }

    fn take(&mut self, next: &'a Node) -> Option<(Live, &'a Node)> {
        let wanted = identity(next);
        let first = self.places.partition_point(|(own, _)| *own < wanted);
        let places = self.places.get(first..)?;
        let mut alike = places.iter().take_while(|(own, _)| *own == wanted);
        alike.find_map(|(_, place)| self.nodes.get_mut(*place)?.take())
    }

    fn rest(self) -> impl Iterator<Item = Live> {
        self.nodes.into_iter().flatten().map(|(live, _)| live)
    }
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a Value> {
    let mut attributes = element.attributes.iter();
    attributes.find(|(own, _)| *own == name).map(|(_, v)| v)
}

/// Whether the visitor changes this by typing, so that the attribute alone does not show it.
fn is_live_value(tag: &str, name: &str) -> bool {
    tag == "input" && name == "value"
}

fn set_attribute(
    dom: &DomElement,
    tag: &str,
    name: &'static str,
    value: &Value,
) -> Result<(), JsValue> {
    if is_live_value(tag, name) {
        return set_value(dom, value.as_str());
    }
    // The namespace is given to the element itself.
    if name == "xmlns" {
        return Ok(());
    }
    dom.set_attribute(name, value.as_str())
}

fn remove_attribute(dom: &DomElement, tag: &str, name: &str) -> Result<(), JsValue> {
    if is_live_value(tag, name) {
        return set_value(dom, "");
    }
    dom.remove_attribute(name)
}

/// Sets what a field holds, unless it does already: setting it moves the caret.
fn set_value(dom: &DomElement, value: &str) -> Result<(), JsValue> {
    let name = JsValue::from_str("value");
    let value = JsValue::from_str(value);
    if js_sys::Reflect::get(dom, &name)? != value {
        js_sys::Reflect::set(dom, &name, &value)?;
    }
    Ok(())
}
