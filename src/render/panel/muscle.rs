//! The panel of a muscle: its spots, its parts, its anatomy; and the muscles at a pressed place.

use super::icons::Icon;
use super::parts::{button, div, fold_button, home, list, p, section, span, span_of};
use super::{Page, Panel, names};
use crate::atlas::{Laterality, MuscleId, TriggerPointId, View, ZoneKind};
use crate::content::{About, Ui};
use crate::options::LinkTarget;
use crate::referral::{of_muscle, of_point};
use crate::render::node::{Element, el};
use crate::safety::concerns_of;
use crate::state::{Action, Fold, Target, shown_points};

impl Panel<'_> {
    pub(super) fn muscle(&self, muscle: MuscleId, side: Laterality) -> Page {
        let (zones, muscles) = concerns_of(Target::Muscle(muscle, side));
        let mut head = Vec::new();
        head.extend(self.back());
        head.push(self.overline(side));
        head.push(home(self.content.muscle_plain(muscle).to_owned()).key("title"));
        head.push(p("anatomical", self.content.muscle(muscle).to_owned()).key("anatomical"));
        let mut body = Vec::new();
        let points = shown_points(self.state, muscle);
        let views: Vec<View> = points
            .iter()
            .flat_map(|point| self.atlas.views_of_point(*point, side))
            .collect();
        body.extend(self.larger(&views));
        body.extend(self.stack());
        body.extend(self.spots(muscle, side));
        body.extend(self.parts(muscle, side));
        body.extend(self.warnings(&zones, &muscles));
        body.extend(self.loading());
        body.extend(self.before_care());
        body.extend(self.care_section());
        body.extend(self.clinic_part(&LinkTarget::of_muscle(muscle)));
        body.extend(self.read_about(&[About::Muscle(muscle)]));
        body.push(self.other_side(Target::Muscle(muscle, side)));
        body.extend(self.anatomy(muscle));
        Page {
            key: ["muscle ", muscle.slug()].concat(),
            head,
            body,
        }
    }

    /// A button to the same target on the other side of the body.
    pub(super) fn other_side(&self, target: Target) -> Element {
        let (target, side) = match target {
            Target::Spot(point, side) => (Target::Spot(point, side.opposite()), side.opposite()),
            Target::Muscle(muscle, side) => {
                (Target::Muscle(muscle, side.opposite()), side.opposite())
            }
            Target::Zone(zone, side) => (Target::Zone(zone, side.opposite()), side.opposite()),
        };
        let word = match side {
            Laterality::Right => Ui::CommonWordRight,
            Laterality::Left | Laterality::Midline => Ui::CommonWordLeft,
        };
        let text = self
            .content
            .say(Ui::SpotOtherSide, &[("side", self.content.ui(word))]);
        button("text-button other-side", &Action::Choose(target))
            .key("other-side")
            .text(text)
    }

    /// All muscles under the pressed place, from the surface down; one press chooses another one.
    pub(super) fn stack(&self) -> Option<Element> {
        let stack = self.state.selection.stack();
        if stack.len() < 2 {
            return None;
        }
        let chosen = self.state.selection.muscle();
        let items = stack.iter().enumerate().map(|(depth, (muscle, side))| {
            let current = chosen == Some((*muscle, *side));
            let target = Target::Muscle(*muscle, *side);
            let item = button("stack-item", &Action::Choose(target))
                .attr("data-target", target.to_string())
                .attr_some("aria-current", current.then_some("true"))
                .text(self.stack_words(*muscle, depth));
            el("li").key(muscle.slug()).child(item)
        });
        Some(section("stack", self.text(Ui::MuscleHere)).child(list("stack", items)))
    }

    /// "Upper trapezius, the shawl muscle" at the surface, "Levator scapulae, deeper" below.
    fn stack_words(&self, muscle: MuscleId, depth: usize) -> String {
        let name = self.content.muscle(muscle);
        match self.content.muscle_nickname(muscle) {
            _ if depth > 0 => self.content.say(Ui::MuscleDeeper, &[("name", name)]),
            Some(nickname) => self.content.say(
                Ui::MuscleNicknamed,
                &[("name", name), ("nickname", nickname)],
            ),
            None => name.to_owned(),
        }
    }

    fn spots(&self, muscle: MuscleId, side: Laterality) -> Vec<Element> {
        let points = shown_points(self.state, muscle);
        let n_hidden = muscle.points_with_parts().len() - points.len();
        let mut body = Vec::new();
        if points.is_empty() && n_hidden == 0 {
            let reason = self.content.muscle_texts(muscle).no_trigger_point;
            let text = reason.unwrap_or_else(|| self.content.ui(Ui::MuscleNoSpots));
            body.push(p("text", text.to_owned()).key("no-spots"));
        }
        if !points.is_empty() {
            let items = points.iter().map(|point| self.spot_item(*point, side));
            let spots = section("spots", self.text(Ui::MuscleSpots))
                .child(p("quiet", self.text(Ui::MusclePressSpot)))
                .child(list("spots", items));
            body.push(spots);
        }
        body.extend(self.uncertain_button(n_hidden));
        body
    }

    /// Says how many points of low confidence are hidden, and shows them.
    fn uncertain_button(&self, n_hidden: usize) -> Option<Element> {
        let open = self.state.is_open(Fold::Uncertain);
        if n_hidden == 0 && !open {
            return None;
        }
        let note = self
            .content
            .count(Ui::MuscleHiddenOne, Ui::MuscleHiddenOther, n_hidden, &[]);
        let note = (n_hidden > 0).then(|| p("quiet", note).key("note"));
        let text = self.content.ui(if open {
            Ui::ListUncertainHide
        } else {
            Ui::ListUncertainShow
        });
        let toggle = button("text-button", &Action::Toggle(Fold::Uncertain))
            .key("toggle")
            .attr("aria-pressed", super::parts::flag(open))
            .text(text.to_owned());
        Some(
            div("uncertain")
                .key("uncertain")
                .children(note)
                .child(toggle),
        )
    }

    /// A spot with its place and its typical zones.
    pub(super) fn spot_item(&self, point: TriggerPointId, side: Laterality) -> Element {
        let target = Target::Spot(point, side);
        let referral = of_point(point, side);
        let mut zones = self.zones_of(&referral, ZoneKind::Essential, side);
        if zones.is_empty() {
            zones = self.zones_of(&referral, ZoneKind::Spillover, side);
        }
        let felt = self.content.say(
            Ui::StatusFelt,
            &[("zones", &names::felt(self.content, zones))],
        );
        let less_certain = point.row().confidence == crate::atlas::Confidence::Low;
        let chip = less_certain.then(|| span("chip", self.text(Ui::SpotLessCertain)));
        let place = self
            .content
            .point(point)
            .map(|texts| span("item-place", texts.location.to_owned()));
        let words = span_of("item-words")
            .child(span(
                "item-title",
                names::spot(self.content, self.state, point, side),
            ))
            .children(place)
            .child(span("item-zones", felt))
            .children(chip);
        let item = button("item", &Action::Choose(target))
            .attr("data-target", target.to_string())
            .child(words)
            .child(Icon::Forward.draw());
        el("li").key(point.slug()).child(item)
    }

    /// Parts and members of a muscle or group.
    fn parts(&self, muscle: MuscleId, side: Laterality) -> Option<Element> {
        let parts: Vec<Element> = muscle
            .children()
            .filter(|part| !self.state.hides_muscle(*part))
            .map(|part| {
                el("li")
                    .key(part.slug())
                    .child(self.muscle_item(part, side))
            })
            .collect();
        (!parts.is_empty())
            .then(|| section("parts", self.text(Ui::MuscleParts)).child(list("items", parts)))
    }

    /// A muscle as a row: plain name, anatomical name with zones, number of spots.
    pub(super) fn muscle_item(&self, muscle: MuscleId, side: Laterality) -> Element {
        let target = Target::Muscle(muscle, side);
        let points = shown_points(self.state, muscle);
        let referral = of_muscle(muscle, side);
        let zones: Vec<String> = self
            .zones_of(&referral, ZoneKind::Essential, side)
            .into_iter()
            .take(4)
            .map(|zone| names::lower_first(self.content.zone_label(zone)))
            .collect();
        let name = self.content.muscle(muscle);
        let zones = zones.join(", ");
        let line = if zones.is_empty() {
            name.to_owned()
        } else {
            [name, " · ", &zones].concat()
        };
        let count = match points.len() {
            0 => self.text(Ui::ListNoSpot),
            n => self
                .content
                .count(Ui::ListSpotsOne, Ui::ListSpotsOther, n, &[]),
        };
        let words = span_of("item-words")
            .child(span(
                "item-title",
                self.content.muscle_plain(muscle).to_owned(),
            ))
            .child(span("item-zones", line));
        button("item", &Action::Choose(target))
            .attr("data-target", target.to_string())
            .child(words)
            .child(span("item-count", count))
            .child(Icon::Forward.draw())
    }

    /// Anatomy of the muscle, behind a fold.
    pub(super) fn anatomy(&self, muscle: MuscleId) -> Option<Element> {
        let texts = self.content.muscle_texts(muscle);
        texts.anatomical?;
        let open = self.state.is_open(Fold::Anatomy);
        let fold = fold_button(
            "fold-button",
            Fold::Anatomy,
            open,
            self.content.ui(Ui::MuscleAnatomy),
        );
        let rows = [
            (Ui::MuscleFull, texts.anatomical),
            (Ui::MuscleLatin, texts.latin),
            (Ui::MuscleOrigin, texts.origin),
            (Ui::MuscleInsertion, texts.insertion),
            (Ui::MuscleAction, texts.action),
            (Ui::MuscleInnervation, texts.innervation),
        ];
        let rows = rows.into_iter().filter_map(|(title, text)| {
            let text = el("dd").text(text?.to_owned());
            Some([el("dt").text(self.text(title)), text])
        });
        let facts = open.then(|| el("dl").attr("class", "facts").children(rows.flatten()));
        Some(div("fold").key("anatomy").child(fold).children(facts))
    }
}
