//! The tree of what is on screen, as plain data: SVG and HTML alike.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// The value of an attribute.
#[derive(Clone, Debug)]
pub enum Value {
    /// A word known at build time.
    Static(&'static str),
    /// A text made for this node.
    Owned(String),
    /// A text shared with the atlas, such as path data; compared by pointer first.
    Shared(Rc<str>),
}

impl Value {
    /// The text of the value.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Owned(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shared(a), Self::Shared(b)) if Rc::ptr_eq(a, b) => true,
            _ => self.as_str() == other.as_str(),
        }
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Static(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Owned(text)
    }
}

impl From<Rc<str>> for Value {
    fn from(text: Rc<str>) -> Self {
        Self::Shared(text)
    }
}

/// A piece of the tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// An element kept between two renderings, such as a view's muscles: equal pointers mean
    /// that nothing below it changed, so neither building nor comparing costs anything.
    Shared(Rc<Element>),
    /// A run of text.
    Text(Value),
}

impl Node {
    /// The element, however it is held; `None` for a text.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Shared(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Shared(a), Self::Shared(b)) if Rc::ptr_eq(a, b) => true,
            _ => self.element().is_some() && self.element() == other.element(),
        }
    }
}

/// An element with its attributes and children.
///
/// Siblings are matched by `key` between two renderings, else by position and tag,
/// so a change touches only the elements that changed.
///
/// One pointer wide: elements are passed along while they are built, and code that copies
/// a pointer is a third smaller than code that copies the parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Element(Box<Parts>);

/// The parts of an [`Element`], reached through it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Tag name; whether it is SVG or HTML follows from the nearest `svg` above it.
    pub tag: &'static str,
    /// Identity among its siblings.
    pub key: Option<String>,
    /// Attributes, each name once.
    pub attributes: Vec<(&'static str, Value)>,
    /// Children, in document order.
    pub children: Vec<Node>,
}

impl Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Element {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

/// An element without attributes or children.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        key: None,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

impl Element {
    /// The same element with an identity among its siblings.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The same element with one more attribute; names must not repeat.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.push_attribute(name, value.into())
    }

    /// The same element, with the attribute where there is a value.
    pub fn attr_some<V: Into<Value>>(self, name: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The same element with one more child.
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.push_child(child.into())
    }

    /// The same element with more children.
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        for child in children {
            self = self.push_child(child.into());
        }
        self
    }

    /// The same element with a text child.
    pub fn text(self, text: impl Into<Value>) -> Self {
        self.push_child(Node::Text(text.into()))
    }

    // The generic builders above only convert; the work is done once, here.

    #[inline(never)]
    fn push_attribute(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn push_child(mut self, child: Node) -> Self {
        self.children.push(child);
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Rc<Element>> for Node {
    fn from(element: Rc<Element>) -> Self {
        Self::Shared(element)
    }
}
