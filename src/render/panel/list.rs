//! The list beside the picture: the same as the map, in words.
//!
//! In spot mode every muscle and its spots by region, in pain mode every zone.

use super::icons::Icon;
use super::parts::{button, div, flag, home, icon_button, list, p, span};
use super::{Page, Panel, names};
use crate::atlas::{Confidence, Laterality, MuscleId, Region, TriggerPointId, ZoneId};
use crate::content::Ui;
use crate::options::{LinkTarget, Mode};
use crate::render::node::{Element, el};
use crate::state::{Action, Fold};

impl Panel<'_> {
    pub(super) fn list(&self) -> Page {
        let close = icon_button(
            "close",
            &Action::Toggle(Fold::List),
            Icon::Close,
            self.content.ui(Ui::CommonClose),
        );
        let head = vec![
            home(self.list_title()).key("title"),
            close.key("close"),
            p("quiet", self.text(Ui::ListHint)).key("hint"),
            self.sides(),
        ];
        let regions = Region::ALL.iter().filter_map(|region| self.region(*region));
        let mut body = vec![
            el("ul")
                .key("regions")
                .attr("class", "regions")
                .attr("role", "list")
                .children(regions),
        ];
        if self.state.mode == Mode::Spot {
            body.push(self.uncertain_switch());
        }
        body.push(self.keys());
        Page {
            key: "list".to_owned(),
            head,
            body,
        }
    }

    pub(super) fn list_title(&self) -> String {
        self.text(match self.state.mode {
            Mode::Spot => Ui::ListTitle,
            Mode::Pain => Ui::ListTitlePain,
        })
    }

    fn sides(&self) -> Element {
        let sides = [
            (Laterality::Left, Ui::CommonYourLeft),
            (Laterality::Right, Ui::CommonYourRight),
        ];
        let buttons = sides.map(|(side, text)| {
            button("side-button", &Action::SetSide(side))
                .key(side.slug())
                .attr("aria-pressed", flag(self.state.side == side))
                .text(self.text(text))
        });
        div("sides")
            .key("sides")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::ListSide))
            .children(buttons)
    }

    /// A region that opens and closes; `None` when nothing in it is shown.
    fn region(&self, region: Region) -> Option<Element> {
        let open = self.state.region == Some(region);
        let (count, rows) = match self.state.mode {
            Mode::Spot => self.muscles_of(region, open)?,
            Mode::Pain => self.zones_of_region(region, open)?,
        };
        let fold = button("region", &Action::ToggleRegion(region))
            .attr("aria-expanded", flag(open))
            .child(span("region-name", self.content.region(region).to_owned()))
            .child(span("region-count", count))
            .child(if open {
                Icon::Down.draw()
            } else {
                Icon::Forward.draw()
            });
        let title = el("h3").attr("class", "region-title").child(fold);
        let rows = open.then(|| list("items", rows));
        let clinic = open.then(|| self.clinic_part(&[LinkTarget::Region(region)]));
        Some(
            el("li")
                .key(region.slug())
                .attr("class", "region-row")
                .child(title)
                .children(rows)
                .children(clinic.flatten()),
        )
    }

    /// Muscles of a region: those with spots, each followed by its spots.
    fn muscles_of(&self, region: Region, open: bool) -> Option<(String, Vec<Element>)> {
        let muscles: Vec<MuscleId> = MuscleId::all()
            .filter(|muscle| muscle.row().region == region && muscle.points().len() > 0)
            .filter(|muscle| !self.state.hides_muscle(*muscle))
            .collect();
        if muscles.is_empty() {
            return None;
        }
        let count =
            self.content
                .count(Ui::ListMusclesOne, Ui::ListMusclesOther, muscles.len(), &[]);
        let rows = if open {
            muscles
                .into_iter()
                .map(|muscle| self.list_muscle(muscle))
                .collect()
        } else {
            Vec::new()
        };
        Some((count, rows))
    }

    fn list_muscle(&self, muscle: MuscleId) -> Element {
        let side = self.state.side;
        let certain = |point: &TriggerPointId| {
            self.state.is_open(Fold::Uncertain) || point.row().confidence != Confidence::Low
        };
        let points: Vec<TriggerPointId> = muscle.points().filter(certain).collect();
        let spots = (points.len() > 1).then(|| {
            list(
                "spots",
                points.iter().map(|point| self.list_spot(*point, side)),
            )
        });
        el("li")
            .key(muscle.slug())
            .attr("class", "muscle-row")
            .child(self.muscle_item(muscle, side))
            .children(spots)
    }

    fn list_spot(&self, point: TriggerPointId, side: Laterality) -> Element {
        let target = crate::state::Target::Spot(point, side);
        let chosen = self.state.selection.spot() == Some((point, side));
        let item = button("spot-item", &Action::Choose(target))
            .attr("data-target", target.to_string())
            .attr_some("aria-current", chosen.then_some("true"))
            .text(names::spot(self.content, self.state, point, side));
        el("li").key(point.slug()).child(item)
    }

    fn zones_of_region(&self, region: Region, open: bool) -> Option<(String, Vec<Element>)> {
        let zones: Vec<ZoneId> = ZoneId::all()
            .filter(|zone| zone.row().region == region && !self.state.hides_zone(*zone))
            .collect();
        if zones.is_empty() {
            return None;
        }
        let count = self
            .content
            .count(Ui::ListPlacesOne, Ui::ListPlacesOther, zones.len(), &[]);
        let rows = if open {
            zones.into_iter().map(|zone| self.list_zone(zone)).collect()
        } else {
            Vec::new()
        };
        Some((count, rows))
    }

    fn list_zone(&self, zone: ZoneId) -> Element {
        let side = zone.side(self.state.side);
        let marked = self.state.mark(zone, side).is_some();
        let target = crate::state::Target::Zone(zone, side);
        let action = match marked {
            true => Action::Unmark(zone, side),
            false => Action::Mark(zone, side),
        };
        let item = button("spot-item", &action)
            .attr("data-target", target.to_string())
            .attr("aria-pressed", flag(marked))
            .text(names::zone(self.content, zone, side));
        el("li").key(zone.slug()).child(item)
    }

    fn uncertain_switch(&self) -> Element {
        let open = self.state.is_open(Fold::Uncertain);
        let text = if open {
            Ui::ListUncertainHide
        } else {
            Ui::ListUncertainShow
        };
        button("text-button", &Action::Toggle(Fold::Uncertain))
            .key("uncertain")
            .attr("aria-pressed", flag(open))
            .text(self.text(text))
    }

    /// Hints for the keyboard.
    pub(super) fn keys(&self) -> Element {
        let keys = [
            (Ui::KeysArrows, Ui::KeysArrowsDo),
            (Ui::KeysEnter, Ui::KeysEnterDo),
            (Ui::KeysEscape, Ui::KeysEscapeDo),
        ];
        let hints = keys.map(|(key, does)| {
            el("li")
                .child(el("kbd").text(self.text(key)))
                .child(span("key-does", self.text(does)))
        });
        el("ul")
            .key("keys")
            .attr("class", "keys")
            .attr("role", "list")
            .attr("aria-label", self.text(Ui::KeysTitle))
            .children(hints)
    }
}
