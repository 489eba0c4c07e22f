//! What stands around the drawings on the stage: invitation, views, layers, flip and list buttons.

use super::icons::Icon;
use super::parts::{button, div, flag, labeled_button};
use super::{Panel, names};
use crate::atlas::View;
use crate::content::Ui;
use crate::options::{Layer, Mode};
use crate::render::node::{Element, el};
use crate::state::{Action, Fold, Selection, Size};

/// The parts of the stage that are not drawings.
#[derive(Clone, Debug)]
pub struct StageParts {
    /// Stands above the drawings.
    pub before: Vec<Element>,
    /// Stands below or over the drawings.
    pub after: Vec<Element>,
}

impl Panel<'_> {
    /// The parts of the stage that are not drawings.
    pub fn stage_parts(&self) -> StageParts {
        let narrow = self.state.stage.size() <= Size::S;
        let empty = self.state.selection == Selection::Nothing && self.state.marks.is_empty();
        let title = match self.state.mode {
            Mode::Spot => Ui::EmptyTitle,
            Mode::Pain => Ui::EmptyTitlePain,
        };
        let invitation = (narrow && empty).then(|| {
            el("h2")
                .key("invitation")
                .attr("class", "invitation")
                .text(self.text(title))
        });
        let mut after = vec![self.views(narrow)];
        after.extend(self.layers());
        if narrow {
            after.push(self.corner());
        }
        StageParts {
            before: invitation.into_iter().collect(),
            after,
        }
    }

    /// Buttons for the views; front and back are one where both are shown.
    fn views(&self, narrow: bool) -> Element {
        let pair = self.state.stage.size() == Size::Xl;
        let choices: &[(View, &str)] = if pair {
            &[
                (View::Front, self.content.ui(Ui::ViewBoth)),
                (View::Right, self.content.view(View::Right)),
                (View::Left, self.content.view(View::Left)),
            ]
        } else {
            &[
                (View::Front, self.content.view(View::Front)),
                (View::Back, self.content.view(View::Back)),
                (View::Right, self.content.view(View::Right)),
                (View::Left, self.content.view(View::Left)),
            ]
        };
        let shown = self.state.shown_views();
        let buttons = choices.iter().map(|(view, text)| {
            button("chooser-button", &Action::Show(*view))
                .key(view.slug())
                .attr("aria-pressed", flag(shown.contains(view)))
                .text((*text).to_owned())
        });
        div(if narrow { "chooser narrow" } else { "chooser" })
            .key("views")
            .attr("part", "views")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::ViewTitle))
            .children(buttons)
    }

    /// A switch for the layers, where there is a choice.
    fn layers(&self) -> Option<Element> {
        let offered = &self.options.layers;
        if offered.len() < 2 {
            return None;
        }
        let layers = [
            (Layer::Skin, Ui::LayerSkin),
            (Layer::Muscle, Ui::LayerMuscle),
            (Layer::Deep, Ui::LayerDeep),
        ];
        let layers = layers
            .into_iter()
            .filter(|(layer, _)| offered.contains(layer));
        let buttons = layers.map(|(layer, text)| {
            button("layer-button", &Action::SetLayer(layer))
                .key(layer.slug())
                .attr("aria-pressed", flag(self.state.layer == layer))
                .text(self.text(text))
        });
        let group = div("layers")
            .key("layers")
            .attr("part", "layers")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::LayerTitle));
        Some(group.children(buttons))
    }

    /// Within reach of the thumb: list on the left, flip on the right.
    fn corner(&self) -> Element {
        let list = labeled_button(
            "corner-button",
            &Action::Toggle(Fold::List),
            Icon::List,
            self.content.ui(Ui::HeaderList),
        );
        let other = self.content.view(self.state.view.opposite());
        let view = names::lower_first(other);
        let name = self.content.say(Ui::ViewFlipTo, &[("view", &view)]);
        let flip = labeled_button("corner-button", &Action::Flip, Icon::Flip, other)
            .key("flip")
            .attr("aria-label", name);
        div("corner")
            .key("corner")
            .child(list.key("list"))
            .child(flip)
    }
}
