//! The pictures of the summary as one complete SVG document, with the marks in words below.

use super::figures::{BODY, CLOSEUP, figure};
use super::model::Summary;
use super::{Source, views};
use crate::content::Ui;
use crate::geometry::Point;
use crate::options::Skin;
use crate::render::node::{Element, el};
use crate::render::number::tenths;
use crate::render::overlay::text as words_at;
use crate::render::svg::{self, Theme};
use crate::render::words;

/// Room around everything, height of the head, and height of a line, in pixels.
const MARGIN: f64 = 30.0;
const HEAD: f64 = 64.0;
const LINE: f64 = 22.0;

/// Bytes of a line at most: as letters, they fit in any font of the picture.
const LINE_BYTES: usize = 80;

/// On paper a mark is its hatch alone.
const NO_TINT: &str = ".mark { fill-opacity: 0; }";

/// The picture as a tree; [`svg::to_string`] makes a file of it.
pub fn document(source: &Source) -> Element {
    let summary = Summary::of(source);
    let content = source.content;
    let shown = views(source.state);
    let (bodies, closeups): (Vec<_>, Vec<_>) = shown.into_iter().partition(|view| view.is_body());
    let width = 2.0 * MARGIN + 2.0 * BODY.0;
    let mut top = HEAD;
    let mut inside = el("g").attr("class", "view");
    let mut placed = Vec::new();
    let mut x = MARGIN;
    for view in bodies {
        placed.extend(figure(source, view).map(|picture| (x, at(picture, top))));
        x += BODY.0;
    }
    top += BODY.1;
    x = MARGIN;
    for view in &closeups {
        if let Some(picture) = figure(source, *view) {
            let name = Point::new(x + CLOSEUP.0 / 2.0, top + CLOSEUP.1 + 16.0);
            let name = words_at("side", name, words::title(content, *view));
            inside = inside.child(name.attr("text-anchor", "middle"));
            placed.push((x, at(picture, top)));
        }
        x += CLOSEUP.0 - 20.0;
    }
    if !closeups.is_empty() {
        top += CLOSEUP.1 + LINE;
    }
    let head = words_at(
        "title",
        Point::new(MARGIN, 32.0),
        content.ui(Ui::SummaryTitle),
    );
    let date = words_at("side", Point::new(MARGIN, 52.0), &summary.date);
    inside = inside.child(head).child(date);
    for mark in &summary.marks {
        let (number, strength) = (mark.number.to_string(), mark.strength.to_string());
        let strength = content.say(Ui::SummaryStrength, &[("n", &strength)]);
        let kinds = if mark.kinds.is_empty() { "" } else { ", " };
        let line = [
            &number,
            ". ",
            &mark.name,
            ": ",
            &strength,
            kinds,
            &mark.kinds,
        ]
        .concat();
        inside = with_lines(inside, "label", &line, &mut top);
    }
    let own = source.options.clinic.disclaimer_words.as_deref();
    for words in [
        content.ui(Ui::SummarySubtitle),
        own.unwrap_or_default(),
        content.ui(Ui::SummaryFooter),
        content.ui(Ui::AboutAttribution),
    ] {
        inside = with_lines(inside, "side", words, &mut top);
    }
    let style = [&svg::style(Theme::Paper, Skin::Neutral), NO_TINT].concat();
    svg::document_in(placed, width, top + MARGIN, &style).child(inside)
}

fn at(picture: Element, top: f64) -> Element {
    picture.attr("y", tenths(top))
}

/// Running words in lines, because a picture breaks none; each line moves `top` down.
fn with_lines(mut inside: Element, class: &'static str, words: &str, top: &mut f64) -> Element {
    let mut rest = words;
    while !rest.is_empty() {
        let end = line_end(rest);
        let line = rest.get(..end).unwrap_or_default();
        *top += LINE;
        inside = inside.child(words_at(class, Point::new(MARGIN, *top), line));
        rest = rest.get(end..).unwrap_or_default();
    }
    inside
}

/// Where the first line ends: behind a space, or at the end of all.
fn line_end(words: &str) -> usize {
    let end = words.len();
    let mut first = words.bytes().take(LINE_BYTES);
    let space = first.rposition(|letter| letter == b' ');
    space.filter(|_| end > LINE_BYTES).map_or(end, |at| at + 1)
}
