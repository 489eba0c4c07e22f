//! The picture of the summary says what it is not, in lines that stay on it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use pain_map::content::{Content, Ui};
use pain_map::map::PainMap;
use pain_map::options::Options;

/// Width of a letter at most, on average of a line, by size of the font.
const LETTER: f64 = 0.54;
const FONT: f64 = 13.0;

/// The picture of a map with one mark, with the clinic's words about what it is not.
fn picture(language: &str, own: &str) -> String {
    let mut map = PainMap::new(Options::default());
    map.content = Content::embedded(language);
    map.set_content(&["disclaimer-words\t", own, "\n"].concat());
    for action in ["mode pain", "mark temple left"] {
        map.apply(action.parse().unwrap());
    }
    map.summary_svg("20 November 2026")
}

/// Lines of words: left edge, height and words.
fn lines(svg: &str) -> Vec<(f64, f64, String)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let is_line = |node: &roxmltree::Node| {
        let class = node.attribute("class").unwrap_or_default();
        ["label", "side"].contains(&class) && node.attribute("text-anchor").is_none()
    };
    let number = |node: &roxmltree::Node, name| node.attribute(name).unwrap().parse().unwrap();
    let lines = document.descendants().filter(is_line);
    lines
        .map(|node| {
            let words = node.text().unwrap_or_default().trim().to_owned();
            (number(&node, "x"), number(&node, "y"), words)
        })
        .collect()
}

fn said(svg: &str) -> String {
    let words = lines(svg).into_iter().map(|(.., words)| words);
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_picture_says_what_it_is_not_in_every_language() {
    let own = "We use this map to talk with you. ".repeat(8);
    for language in ["en", "es"] {
        let svg = picture(language, own.trim_end());
        let said = said(&svg);
        let content = Content::embedded(language);
        for key in [Ui::SummarySubtitle, Ui::SummaryFooter, Ui::AboutAttribution] {
            assert!(said.contains(content.ui(key)), "{said}");
        }
        assert!(said.contains(own.trim_end()), "{said}");
        let place = |words: &str| said.find(words).unwrap();
        assert!(place(own.trim_end()) < place(content.ui(Ui::SummaryFooter)));
    }
}

#[test]
fn no_line_leaves_the_picture() {
    let long = ["á ".repeat(120), "w".repeat(70), "x".repeat(79)].join(" ");
    for language in ["en", "es"] {
        let svg = picture(language, long.trim_end());
        let size = |name: &str| {
            let document = roxmltree::Document::parse(&svg).unwrap();
            let size = document.root_element().attribute(name).unwrap().to_owned();
            size.parse::<f64>().unwrap()
        };
        let (width, height) = (size("width"), size("height"));
        let lines = lines(&svg);
        assert!(lines.len() > 8);
        for (x, y, words) in &lines {
            let right = x + words.chars().count() as f64 * LETTER * FONT;
            assert!(right <= width && *y < height, "{words}");
        }
        let heights: Vec<f64> = lines.iter().map(|(_, y, _)| *y).collect();
        assert!(heights.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
