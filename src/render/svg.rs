//! SVG as text: the same tree, written by the `svg` crate so that every value is escaped.

use svg::node::Node as _;
use svg::node::element::Element as SvgElement;

use super::node::{Element, Node, el};
use super::number::tenths;
use crate::options::Skin;
use crate::text::split_once;

/// Tokens with their values for both themes; the page's stylesheet holds the same file.
pub const TOKENS: &str = include_str!("tokens.css");

/// Classes of the drawing; the page's stylesheet holds the same file.
pub const CLASSES: &str = include_str!("drawing.css");

/// Which values the tokens of a standalone drawing have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark lines on light paper.
    #[default]
    Light,
    /// Light lines on dark paper.
    Dark,
    /// Black lines on white paper.
    Contrast,
    /// White lines on black paper.
    DarkContrast,
    /// One ink: patterns in place of colors.
    Paper,
}

impl Theme {
    /// Every theme of the screen.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::DarkContrast];

    /// Starts of the blocks of tokens that hold, the strongest last.
    const fn blocks(self) -> &'static [&'static str] {
        match self {
            Self::Light | Self::Paper => &[LIGHT],
            Self::Dark => &[LIGHT, DARK],
            Self::Contrast => &[LIGHT, CONTRAST],
            Self::DarkContrast => &[LIGHT, DARK, DARK_CONTRAST],
        }
    }
}

const LIGHT: &str = "\n:host {";
const DARK: &str = "\n:host([theme=\"dark\"]) {";
const CONTRAST: &str = "\n:host([theme=\"contrast\"]) {";
const PAPER: &str = "\n  :host(:is(*, #any)) {";
const DARK_CONTRAST: &str = "\n  :host([theme=\"contrast\"]) {";

/// The tree as text; attributes sorted by name, so that the same tree gives the same bytes.
pub fn to_string(element: &Element) -> String {
    svg_element(element).to_string()
}

/// A self-contained picture of views side by side, with everything a viewer needs in one file.
///
/// `views` are the trees of the views with the left edge of each, in pixels.
pub fn document(views: Vec<(f64, Element)>, width: f64, height: f64, theme: Theme) -> Element {
    document_in(views, width, height, &style(theme, Skin::Neutral))
}

/// The same with a [`style`] of the caller's choice.
pub fn document_in(views: Vec<(f64, Element)>, width: f64, height: f64, style: &str) -> Element {
    let view_box = ["0 0 ", &tenths(width), " ", &tenths(height)].concat();
    let paper = el("rect")
        .attr("class", "paper")
        .attr("width", "100%")
        .attr("height", "100%");
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", view_box)
        .attr("width", tenths(width))
        .attr("height", tenths(height))
        .child(el("style").text(style.to_owned()))
        .child(paper)
        .children(views.into_iter().map(|(x, view)| view.attr("x", tenths(x))))
}

/// The stylesheet with every token replaced by its value, for viewers without custom properties.
pub fn style(theme: Theme, skin: Skin) -> String {
    let tokens = tokens(theme, skin);
    let value_of = |token: &str| {
        let found = tokens.iter().rev().find(|(name, _)| *name == token);
        found.map_or("", |(_, value)| value)
    };
    let mut resolved = String::from(".paper { fill: var(--pain-map-paper); }\n");
    match theme {
        // What print does on paper, in a picture for paper.
        Theme::Paper => {
            let (screen, print) = split_once(CLASSES, "@media print").unwrap_or((CLASSES, ""));
            resolved.push_str(&[screen, "@media all", print].concat());
        }
        _ => resolved.push_str(CLASSES),
    }
    let mut text = String::with_capacity(resolved.len());
    let mut rest = resolved.as_str();
    while let Some((before, after)) = split_once(rest, "var(") {
        let (token, after) = after.split_once(')').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(value_of(token));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Names and values of the tokens for a theme and a skin tone; of equal names the last one holds.
pub fn tokens(theme: Theme, skin: Skin) -> Vec<(&'static str, &'static str)> {
    let tone = ["\n:host([skin=\"", skin.slug(), "\"]) {"].concat();
    let mut blocks = theme.blocks().to_vec();
    blocks.push(&tone);
    if matches!(theme, Theme::Dark | Theme::DarkContrast) && matches!(skin, Skin::Four | Skin::Five)
    {
        blocks.push("\n:host([theme=\"dark\"]:is(");
    }
    if theme == Theme::Paper {
        blocks.push(PAPER);
    }
    blocks.into_iter().flat_map(declarations).collect()
}

/// Names and values of the tokens in the first block that starts with `selector`.
fn declarations(selector: &str) -> Vec<(&'static str, &'static str)> {
    let block = split_once(TOKENS, selector).map_or("", |(_, after)| after);
    let block = block.split_once('}').map_or("", |(block, _)| block);
    let block = block.split_once('{').map_or(block, |(_, block)| block);
    let pairs = block.split(';').filter_map(|line| line.split_once(':'));
    pairs
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

fn svg_element(element: &Element) -> SvgElement {
    let mut made = SvgElement::new(element.tag);
    for (name, value) in &element.attributes {
        made.assign(*name, value.as_str());
    }
    for child in &element.children {
        match child {
            Node::Text(text) => made.append(svg::node::Text::new(text.as_str())),
            Node::Element(child) => made.append(svg_element(child)),
            Node::Shared(child) => made.append(svg_element(child)),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_texts_are_escaped() {
        let hostile = "\"><script>&'";
        let text = to_string(&el("text").attr("aria-label", hostile).text(hostile));
        assert!(!text.contains("<script"), "{text}");
        let read = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(read.root_element().attribute("aria-label"), Some(hostile));
        assert_eq!(read.root_element().text(), Some(hostile));
    }

    #[test]
    fn tokens_of_the_attribute_and_of_the_system_are_alike() {
        let alike = [
            ("\n  :host(:not([theme=\"light\"])) {", DARK),
            ("(prefers-contrast: more) {\n  :host {", CONTRAST),
            (
                "(prefers-contrast: more) {\n  :host([theme=\"dark\"]) {",
                DARK_CONTRAST,
            ),
            (
                "(prefers-color-scheme: dark) {\n  :host(:not([theme=\"light\"])) {\n    --pain-map-paper: #000000;",
                "\n  :host([theme=\"contrast\"]) {\n    --pain-map-paper: #000000;",
            ),
        ];
        for (by_system, by_attribute) in alike {
            assert!(declarations(by_attribute).len() > 15, "{by_attribute}");
            assert_eq!(declarations(by_system), declarations(by_attribute));
        }
    }

    #[test]
    fn every_token_of_the_drawing_has_a_value() {
        for theme in Theme::ALL.into_iter().chain([Theme::Paper]) {
            for skin in Skin::ALL {
                let style = style(theme, skin);
                assert!(!style.contains("var(") && !style.contains(": ;"), "{style}");
            }
        }
    }
}
