//! What stands around the drawings on the stage: invitation, views, layers, flip and list buttons.

use super::Panel;
use super::icons::Icon;
use super::parts::{button, div, flag, labeled_button};
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
        let invitation = (narrow && empty && self.state.view.is_body()).then(|| {
            el("h2")
                .key("invitation")
                .attr("class", "invitation")
                .text(self.text(title))
        });
        let mut after = Vec::new();
        after.extend(self.closeup_bar(narrow));
        after.extend((!narrow).then(|| self.strip()));
        after.extend(self.layers());
        after.extend((self.state.mode == Mode::Pain).then(|| self.marking_tools()));
        if narrow && self.may_show_matches() {
            after.push(self.corner());
        }
        StageParts {
            before: invitation.into_iter().collect(),
            after,
        }
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

    /// Within reach of the thumb: list on the left, views and flip on the right.
    fn corner(&self) -> Element {
        let list = labeled_button(
            "corner-button list-open",
            &Action::Toggle(Fold::List),
            Icon::List,
            self.content.ui(Ui::HeaderList),
        );
        div("corner")
            .key("corner")
            .child(list.key("list"))
            .child(self.views_button())
            .children(self.flip("corner-button"))
    }
}
