//! The chooser of views: small pictures with their names.
//!
//! ```text
//! wide    a strip under the drawing: the body, and one picture for each part that has close-ups;
//!         the part that is shown opens into its close-ups
//! narrow  a sheet that the button "Views" opens: all of them, by part, on the chosen side
//! ```

use super::Panel;
use super::icons::Icon;
use super::parts::{button, div, flag, home, icon_button, labeled_button, span};
use crate::atlas::{Figure, Laterality, View};
use crate::content::Ui;
use crate::render::closer::is_closer;
use crate::render::node::{Element, el};
use crate::state::{Action, Fold, Size};
use crate::text::split_once;

/// Parts of the body and their close-ups, from head to foot.
const PARTS: &[(Ui, &[View])] = &[
    (
        Ui::ViewHead,
        &[
            View::HeadFront,
            View::HeadLeft,
            View::HeadRight,
            View::HeadBack,
        ],
    ),
    (
        Ui::ViewMouth,
        &[View::MouthLeft, View::MouthRight, View::MouthOpen],
    ),
    (
        Ui::ViewHand,
        &[
            View::HandPalmLeft,
            View::HandBackLeft,
            View::HandPalmRight,
            View::HandBackRight,
        ],
    ),
    (
        Ui::ViewFoot,
        &[
            View::FootTopLeft,
            View::FootSoleLeft,
            View::FootInnerLeft,
            View::FootOuterLeft,
            View::LegInnerLeft,
            View::FootTopRight,
            View::FootSoleRight,
            View::FootInnerRight,
            View::FootOuterRight,
            View::LegInnerRight,
        ],
    ),
    (Ui::ViewPelvis, &[View::PelvicFloor]),
];

/// Parts with more views of one side than that are shown of one side at a time.
const FEW: usize = 2;

impl Panel<'_> {
    /// The strip of views under the drawing.
    pub(super) fn strip(&self) -> Element {
        let mut tiles = self.body_tiles();
        for (name, views) in PARTS {
            let views = self.views_of(views);
            if views.contains(&self.state.view) {
                tiles.extend(views.iter().map(|view| self.tile(*view)));
                tiles.extend(self.other_side_tile());
            } else if let Some(view) = views.first() {
                tiles.push(self.named_tile(*view, self.content.ui(*name), None));
            }
        }
        div("chooser")
            .key("views")
            .attr("part", "views")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::ViewTitle))
            .children(tiles)
    }

    /// The chooser that is open above everything else: of views on a narrow widget, with the
    /// bodies in it; else of bodies. Nothing lies above the page of an emergency.
    pub fn sheet(&self) -> Option<Element> {
        if !self.may_show_matches() {
            return None;
        }
        let narrow = self.state.stage.size() <= Size::S;
        if narrow && self.state.is_open(Fold::Views) {
            return Some(self.views_sheet());
        }
        let bodies = !narrow && self.state.is_open(Fold::Bodies);
        let tiles = self.figure_tiles().filter(|_| bodies)?;
        let sheet = self.sheet_of(Fold::Bodies, Ui::ViewChooseBody, None);
        Some(sheet.child(tiles))
    }

    fn views_sheet(&self) -> Element {
        let parts = PARTS.iter().map(|(_, views)| self.views_of(views));
        let parts = parts.filter(|views| !views.is_empty());
        let parts = parts.map(|views| {
            let tiles = views.iter().map(|view| self.tile(*view));
            div("tiles").children(tiles)
        });
        self.sheet_of(Fold::Views, Ui::ViewChoose, Some(self.side_switch()))
            .child(div("tiles").children(self.body_tiles()))
            .children(parts)
            .children(self.figure_tiles())
    }

    fn sheet_of(&self, fold: Fold, title: Ui, switch: Option<Element>) -> Element {
        let close = icon_button(
            "close",
            &Action::Toggle(fold),
            Icon::Close,
            self.content.ui(Ui::CommonClose),
        );
        let head = div("sheet-head")
            .child(home(self.text(title)))
            .children(switch)
            .child(close);
        el("section")
            .key(fold.slug())
            .attr("class", "sheet")
            .attr("part", "views")
            .attr("role", "group")
            .attr("aria-label", self.text(title))
            .child(head)
    }

    /// The bodies that can be drawn, where the page leaves the choice.
    fn figure_tiles(&self) -> Option<Element> {
        let tile = |figure: &Figure| {
            let name = self.content.figure(*figure).to_owned();
            let picture = self.thumbs.draw_figure(*figure);
            button("tile", &Action::SetFigure(*figure))
                .key(figure.slug())
                .attr("aria-pressed", flag(self.state.figure == *figure))
                .child(span_of_pictures(std::iter::once(picture)))
                .child(span("tile-name", name))
        };
        let tiles = || div("tiles").children(Figure::ALL.iter().map(tile));
        (!self.options.no_figure_choice).then(tiles)
    }

    /// Opens the sheet.
    pub(super) fn views_button(&self) -> Element {
        labeled_button(
            "corner-button",
            &Action::Toggle(Fold::Views),
            Icon::Views,
            self.content.ui(Ui::ViewTitle),
        )
        .key("views")
        .attr("aria-expanded", flag(self.state.is_open(Fold::Views)))
    }

    /// The way back to the whole body; and over to the other side of what a close-up shows.
    pub(super) fn closeup_bar(&self, narrow: bool) -> Option<Element> {
        let view = self.state.view;
        if view.is_body() {
            return None;
        }
        let back = labeled_button(
            "bar-button whole-body",
            &Action::Show(self.state.body_view()),
            Icon::Back,
            self.content.ui(if narrow {
                Ui::ViewBodyShort
            } else {
                Ui::ViewBody
            }),
        );
        let back = back.attr_some("aria-label", narrow.then(|| self.text(Ui::ViewBody)));
        let flip = (!narrow).then(|| self.flip("bar-button")).flatten();
        let bar = div("closeup-bar").key("closeup-bar");
        Some(bar.child(back.key("whole-body")).children(flip))
    }

    /// Turns the body over, or what a close-up shows; `None` where there is no other side.
    pub(super) fn flip(&self, class: &'static str) -> Option<Element> {
        let view = self.state.view;
        let other = view.opposite();
        if other == view || !self.state.can_show(other) || self.state.shown_views().len() > 1 {
            return None;
        }
        let text = self.content.view_short(other);
        let name = super::names::lower_first(text);
        let name = self.content.say(Ui::ViewFlipTo, &[("view", &name)]);
        let flip = labeled_button(class, &Action::Flip, Icon::Flip, text);
        Some(flip.key("flip").attr("aria-label", name))
    }

    /// One press shows a target larger, where a close-up shows it and none is shown that does.
    pub(super) fn larger(&self, views: &[View]) -> Option<Element> {
        if !self.state.view.is_body() && views.contains(&self.state.view) {
            return None;
        }
        let mut views = views.to_vec();
        views.retain(|view| is_closer(*view));
        let view = self.state.closeup_among(&views)?;
        let words = [("view", self.content.view(view))];
        let text = self.content.say(Ui::SpotTurnCloseup, &words);
        Some(self.turn_button(view, text))
    }

    fn body_tiles(&self) -> Vec<Element> {
        let both = self.content.ui(Ui::ViewBoth);
        let mut tiles = if self.state.is_pair() {
            vec![self.named_tile(View::Front, both, Some(View::Back))]
        } else {
            vec![self.tile(View::Front), self.tile(View::Back)]
        };
        tiles.extend([View::Left, View::Right].map(|view| self.tile(view)));
        tiles
    }

    /// The views of a part that can be shown; of parts with many, those of the shown side.
    fn views_of(&self, views: &[View]) -> Vec<View> {
        let side = self.state.view.side().unwrap_or(self.state.side);
        let of_side = |view: &View| view.side() == Some(side);
        let many = views.iter().filter(|view| of_side(view)).count() >= FEW;
        let views = views.iter().copied();
        let views = views.filter(|view| self.state.can_show(*view) && (!many || of_side(view)));
        views.collect()
    }

    /// The shown close-up on the other side of the body, where its part shows one side at a time.
    fn other_side_tile(&self) -> Option<Element> {
        let view = self.state.view;
        let other = view.other_side();
        let listed = view.drawing() == View::HeadLeft || view.drawing() == View::MouthLeft;
        let name = match other.side()? {
            Laterality::Right => Ui::CommonWordRight,
            _ => Ui::CommonWordLeft,
        };
        (!listed).then(|| self.named_tile(other, self.content.ui(name), None))
    }

    fn tile(&self, view: View) -> Element {
        self.named_tile(view, self.content.view_short(view), None)
    }

    /// A picture with a name under it; `also` is shown by the same press.
    fn named_tile(&self, view: View, name: &str, also: Option<View>) -> Element {
        let shown = self.state.shown_views().contains(&view);
        let pictures = std::iter::once(view).chain(also);
        let pictures = pictures.map(|view| self.thumbs.draw(view).key(view.slug()));
        let side = view.side().filter(|_| !view.is_body());
        let spoken = side.map(|side| {
            let word = self.content.ui(match side {
                Laterality::Right => Ui::CommonWordRight,
                _ => Ui::CommonWordLeft,
            });
            if split_once(name, word).is_some() {
                [name, ": ", self.content.view(view)].concat()
            } else {
                [name, ", ", word].concat()
            }
        });
        button("tile", &Action::Show(view))
            .key(view.slug())
            .attr("aria-pressed", flag(shown))
            .attr_some("aria-label", spoken)
            .child(span_of_pictures(pictures))
            .child(span("tile-name", name.to_owned()))
    }

    fn side_switch(&self) -> Element {
        let view = self.state.view;
        let shown = view.side().unwrap_or(self.state.side);
        let sides = [
            (Laterality::Left, Ui::CommonWordLeft),
            (Laterality::Right, Ui::CommonWordRight),
        ];
        let buttons = sides.map(|(side, name)| {
            button("side-button", &Action::SetSide(side))
                .key(side.slug())
                .attr("aria-pressed", flag(shown == side))
                .text(self.text(name))
        });
        div("sides")
            .key("sides")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::ListSide))
            .children(buttons)
    }
}

fn span_of_pictures(pictures: impl Iterator<Item = Element>) -> Element {
    el("span").attr("class", "tile-picture").children(pictures)
}
