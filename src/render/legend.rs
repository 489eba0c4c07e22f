//! What the signs on the drawing mean: only those that are on the stage now.

use super::discs::DISC;
use super::labels::{Room, overlap, text_width};
use super::lens::{Lens, moved};
use super::node::{Element, el};
use super::overlay::cross;
use super::scene::{Maker, ViewScene};
use super::words;
use crate::content::Content;
use crate::geometry::{Bounds, Point};

/// A sign of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendItem {
    /// The chosen spot.
    Spot,
    /// The chosen spot is on the back.
    SpotOnBack,
    /// The chosen spot is on the front.
    SpotOnFront,
    /// Zones that nearly everyone feels.
    Essential,
    /// Zones that some people feel.
    Spillover,
    /// Places that hurt.
    Mark,
}

/// The signs that are on the stage, also in the lens alone.
pub(crate) fn legend(views: &[ViewScene], lens: Option<&Lens>) -> Vec<LegendItem> {
    let any = |shown: &dyn Fn(&ViewScene) -> bool| {
        views.iter().any(shown) || lens.is_some_and(|lens| shown(&lens.view))
    };
    let far = |view: &ViewScene| {
        let far = view.marker.as_ref().is_some_and(|marker| marker.far);
        far.then_some(match view.frame.view {
            crate::atlas::View::Front | crate::atlas::View::HeadFront => LegendItem::SpotOnBack,
            _ => LegendItem::SpotOnFront,
        })
    };
    let near = any(&|view| view.marker.as_ref().is_some_and(|marker| !marker.far));
    let items = [
        near.then_some(LegendItem::Spot),
        views.iter().find_map(far),
        any(&|view| !view.cloud.is_empty()).then_some(LegendItem::Essential),
        any(&|view| !view.dots.wash.is_empty()).then_some(LegendItem::Spillover),
        any(&|view| !view.marks.is_empty()).then_some(LegendItem::Mark),
    ];
    items.into_iter().flatten().collect()
}

/// Where it may stand between two bodies, the best first: the word that the stylesheet knows, and the
/// share of the stage above it.
const PLACES: [(&str, f64); 3] = [("low", 0.66), ("middle", 0.335), ("high", 0.05)];

/// Height of the strip of views below the bodies, in pixels.
const STRIP: f64 = 116.0;

/// Height of an entry with the gap below it, in pixels.
const ENTRY: f64 = 28.0;

/// Width of a sign with the gap beside it, in pixels.
const SIGN: f64 = 36.0;

/// The first place between two bodies where neither a name nor the lens nor, above the legs, a body
/// stands; `None` where there is none.
pub(crate) fn place(
    [left, right]: [&Maker; 2],
    views: &[ViewScene],
    lens: Option<Bounds>,
    items: &[LegendItem],
) -> Option<&'static str> {
    let text = left.state.stage.text;
    let width = |item: &LegendItem| text_width(words::legend(left.content, *item), false);
    let widest = items.iter().map(width).fold(0.0, f64::max);
    // The words of names are 13 px high, these 14.
    let half = (SIGN + widest * 14.0 / 13.0) * text / 2.0;
    let height = ENTRY * text * items.len() as f64 - 8.0;
    let area = |share: f64| {
        let top = (left.frame.height + STRIP) * share;
        Bounds::from_points([
            Point::new(right.frame.x - half, top),
            Point::new(right.frame.x + half, top + height),
        ])
    };
    let is_free = |area: &Bounds| {
        let names = views.iter().flat_map(|view| {
            let names = view.labels.iter().map(|label| label.area);
            let discs = view.marks.iter().filter_map(|mark| mark.disc);
            let discs = discs.map(|at| Bounds::from_points([at]).grown(DISC));
            names.chain(discs).map(|area| moved(area, view.frame.x))
        });
        !names
            .chain(lens)
            .any(|other| overlap(other, area.grown(2.0)))
    };
    let is_between = |area: &Bounds| {
        let rows = left.rows.iter().zip(&right.rows).zip(0_u32..);
        rows.filter(|(_, row)| {
            let y = f64::from(*row) * Room::ROW;
            area.min.y <= y && y <= area.max.y
        })
        .all(|((left_row, right_row), _)| {
            let ends = left_row.map_or(0.0, |(_, to)| left.frame.x + to);
            let starts = right_row.map_or(f64::INFINITY, |(from, _)| right.frame.x + from);
            ends <= area.min.x && area.max.x <= starts
        })
    };
    let mut places = PLACES.iter().zip(0..);
    let found = places.find(|((_, share), turn)| {
        let area = area(*share);
        is_free(&area) && (*turn == 0 || is_between(&area))
    });
    found.map(|((place, _), _)| *place)
}

impl LegendItem {
    /// The list entry: a small picture and its words.
    pub fn draw(self, content: &Content) -> Element {
        let picture = el("svg")
            .attr("class", "sign")
            .attr("viewBox", "0 0 26 20")
            .attr("width", "26")
            .attr("height", "20")
            .attr("aria-hidden", "true")
            .children(self.picture());
        el("li")
            .child(picture)
            .child(el("span").text(words::legend(content, self).to_owned()))
    }

    fn picture(self) -> Vec<Element> {
        let circle = |class: &'static str, radius: &'static str| {
            el("circle")
                .attr("class", class)
                .attr("cx", "13")
                .attr("cy", "10")
                .attr("r", radius)
        };
        let pill = |class: &'static str, inset: u8, opacity: Option<&'static str>| {
            let (inset, twice) = (i32::from(inset), 2 * i32::from(inset));
            el("rect")
                .attr("class", class)
                .attr("x", inset.to_string())
                .attr("y", (2 + inset).to_string())
                .attr("width", (26 - twice).to_string())
                .attr("height", (16 - twice).to_string())
                .attr("rx", (5 - inset.min(3)).to_string())
                .attr_some("fill-opacity", opacity)
        };
        match self {
            Self::Spot => vec![
                circle("target", "8"),
                cross(Point::new(13.0, 10.0), 4.0),
            ],
            Self::SpotOnBack | Self::SpotOnFront => vec![circle("far", "8")],
            Self::Essential => vec![
                pill("skin", 0, None),
                pill("cloud", 1, Some("0.12")),
                pill("cloud", 2, Some("0.2")),
                pill("cloud", 3, Some("0.3")),
                pill("cloud", 4, Some("0.5")),
                el("path")
                    .attr("class", "sign-hatch")
                    .attr("d", "M3 4l12 12M8 4l12 12M13 4l10 10M18 4l5 5M3 9l7 7"),
            ],
            Self::Spillover => vec![
                pill("skin", 0, None),
                pill("wash", 0, None),
                el("path")
                    .attr("class", "dots")
                    .attr("stroke-width", "2.4")
                    .attr("d", "M3.8 6h0m4.6 0h0m4.6 0h0m4.6 0h0m4.6 0h0M6.1 10h0m4.6 0h0m4.6 0h0m4.6 0h0M3.8 14h0m4.6 0h0m4.6 0h0m4.6 0h0m4.6 0h0"),
            ],
            Self::Mark => vec![
                pill("mark", 1, None).attr("stroke-width", "1.6"),
                el("path").attr("class", "hatch").attr("stroke-width", "1.2").attr(
                    "d",
                    "M3 12l8-8M5 16l12-12M11 16l12-12M17 16l7-7",
                ),
            ],
        }
    }
}
