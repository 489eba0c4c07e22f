//! The panel of a trigger point, in the order of what matters: where it may be felt, warning signs,
//! what it may feel like, what may help, how sure this is.

use super::icons::Icon;
use super::parts::{button, div, home, icon_button, p, section};
use super::{Page, Panel, names};
use crate::atlas::{Atlas, Laterality, TriggerPointId, View, ZoneId, ZoneKind};
use crate::content::{About, Ui};
use crate::options::LinkTarget;
use crate::referral::{Referral, of_point};
use crate::render::closer;
use crate::render::node::{Element, Node, el};
use crate::safety::concerns_of;
use crate::state::{Action, Size, State, Target, shown_points};

/// Marks the start and end of a key place while sentences are put together.
const STRONG: (char, char) = ('\u{2}', '\u{3}');

impl Panel<'_> {
    pub(super) fn spot(&self, point: TriggerPointId, side: Laterality) -> Page {
        let muscle = point.muscle();
        let referral = of_point(point, side);
        let (zones, muscles) = concerns_of(Target::Spot(point, side));
        let (first, further) = self.felt(&referral, side);
        let mut elsewhere: Vec<Element> = self.fits_other(point, side).into_iter().collect();
        elsewhere.extend(self.elsewhere(&referral, point, side));
        elsewhere.extend(self.stack());
        let warnings = self.warnings(&zones, &muscles);
        let mut body = Vec::new();
        if self.state.stage.size() <= Size::S {
            // A sheet shows little at a time: the warning signs come right after the key places.
            body.push(self.felt_section("felt", first));
            body.extend(warnings);
            body.extend((!further.is_empty()).then(|| self.felt_section("further", further)));
            body.extend(elsewhere);
        } else {
            let space = (!further.is_empty()).then(|| Node::Text(" ".into()));
            let words = first.into_iter().chain(space).chain(further).collect();
            body.push(self.felt_section("felt", words));
            body.extend(elsewhere);
            body.extend(warnings);
        }
        body.extend(self.loading());
        body.extend(self.before_care());
        // The checklist first: it also says whether the spot may be checked.
        let mut care = self.care_section();
        let asks = self.state.can_check() && !self.state.cautions_to_ask().is_empty();
        body.extend(care.take_if(|_| asks));
        let check = self.check(point, side);
        let placed = check.is_some();
        body.extend(check);
        body.extend(self.feels(point, placed));
        body.extend(care);
        body.extend(self.clinic_part(&LinkTarget::of_muscle(muscle)));
        body.extend(self.sureness(point));
        body.extend(self.read_about(&[About::Muscle(muscle)]));
        body.push(self.other_side(Target::Spot(point, side)));
        body.extend(self.anatomy(muscle));
        Page {
            key: ["spot ", muscle.slug()].concat(),
            head: self.spot_head(point, side),
            body,
        }
    }

    fn spot_head(&self, point: TriggerPointId, side: Laterality) -> Vec<Element> {
        let muscle = point.muscle();
        let (number, count) = names::spot_number(self.state, point);
        let mut line = self.text_of_side(side);
        if count > 1 {
            let (number, count) = (number.to_string(), count.to_string());
            let spot = [("number", number.as_str()), ("count", count.as_str())];
            line = [line, self.content.say(Ui::SpotNumber, &spot)].join(" · ");
        }
        let mut head = Vec::new();
        head.extend(self.back());
        head.push(
            div("overline-row")
                .key("line")
                .child(p("overline", line))
                .children(self.turns(point, side)),
        );
        head.push(home(self.content.muscle_plain(muscle).to_owned()).key("title"));
        head.push(p("anatomical", self.content.muscle(muscle).to_owned()).key("anatomical"));
        head
    }

    fn text_of_side(&self, side: Laterality) -> String {
        self.content.side(side).to_owned()
    }

    /// Buttons to the previous and next spot of the muscle.
    fn turns(&self, point: TriggerPointId, side: Laterality) -> Option<Element> {
        let points = shown_points(self.state, point.muscle());
        let here = points.iter().position(|other| *other == point)?;
        let n_points = points.len();
        if n_points < 2 {
            return None;
        }
        let at = |idx: usize| points.get(idx % n_points).copied();
        let turn = |to: TriggerPointId, icon, name, key: &'static str| {
            let action = Action::Choose(Target::Spot(to, side));
            icon_button("turn", &action, icon, self.content.ui(name)).key(key)
        };
        let previous = turn(
            at(here + n_points - 1)?,
            Icon::Back,
            Ui::SpotPrevious,
            "previous",
        );
        let next = turn(at(here + 1)?, Icon::Forward, Ui::SpotNext, "next");
        Some(div("turns").key("turns").child(previous).child(next))
    }

    /// "You may feel it at the side of the neck …", and further "Some people also feel it behind the eye."
    fn felt(&self, referral: &Referral, side: Laterality) -> (Vec<Node>, Vec<Node>) {
        let pick = |kind| self.zones_of(referral, kind, side);
        let (essential, spillover) = (pick(ZoneKind::Essential), pick(ZoneKind::Spillover));
        let (mut first, mut further) = (Vec::new(), Vec::new());
        if essential.is_empty() {
            first.extend(self.sentence(Ui::SpotSpilloverOnly, &spillover, false));
        } else {
            first.extend(self.sentence(Ui::SpotEssential, &essential, true));
            if !spillover.is_empty() {
                further.extend(self.sentence(Ui::SpotSpillover, &spillover, false));
            }
        }
        if referral.both_sides {
            let gap = if further.is_empty() { "" } else { " " };
            let text = [gap, self.content.ui(Ui::SpotBothSides)].concat();
            further.push(Node::Text(text.into()));
        }
        (first, further)
    }

    fn felt_section(&self, key: &'static str, words: Vec<Node>) -> Element {
        let words = el("p")
            .key("words")
            .attr("class", "felt-words")
            .children(words);
        el("section")
            .key(key)
            .attr("class", "section felt")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::SpotWhere))
            .child(words)
    }

    /// Zones of a kind on the spot's own side or the midline, without those that are not shown.
    pub(super) fn zones_of(
        &self,
        referral: &Referral,
        kind: ZoneKind,
        side: Laterality,
    ) -> Vec<ZoneId> {
        let own = referral
            .zones
            .iter()
            .filter(|zone| zone.kind == kind && zone.side != side.opposite());
        own.map(|zone| zone.zone)
            .filter(|zone| !self.state.hides_zone(*zone))
            .collect()
    }

    /// A sentence with places; key places are strong.
    fn sentence(&self, key: Ui, zones: &[ZoneId], strong: bool) -> Vec<Node> {
        let (open, close) = STRONG;
        let places: Vec<String> = zones
            .iter()
            .map(|zone| {
                let place = self.content.zone_within(*zone);
                if strong {
                    format!("{open}{place}{close}")
                } else {
                    place.to_owned()
                }
            })
            .collect();
        let list = if strong {
            self.content.list(&places)
        } else {
            self.content.list_or(&places)
        };
        let text = self.content.say(key, &[("zones", &list)]);
        text.split(close)
            .flat_map(|part| {
                let (plain, strong) = part.split_once(open).unwrap_or((part, ""));
                let plain = (!plain.is_empty()).then(|| Node::Text(plain.to_owned().into()));
                let strong =
                    (!strong.is_empty()).then(|| el("strong").text(strong.to_owned()).into());
                [plain, strong]
            })
            .flatten()
            .collect()
    }

    /// What a press that shows another view says.
    fn turn_text(&self, view: View) -> String {
        let name = self.content.view(view);
        self.content.say(turn_words(view), &[("view", name)])
    }

    /// What the shown views leave out: one press turns the body there.
    fn elsewhere(
        &self,
        referral: &Referral,
        point: TriggerPointId,
        side: Laterality,
    ) -> Option<Element> {
        let shown = self.state.shown_views();
        let mut buttons: Vec<Element> = Vec::new();
        let views = self.atlas.views_of_point(point, side);
        let first = views.iter().find(|view| self.state.can_show(**view));
        if !sees_spot(self, &shown, point, side)
            && let Some(view) = first
        {
            buttons.push(self.turn_button(*view, self.turn_text(*view)));
        } else {
            let closer = closer::of_spot(self.state, self.atlas, point, side);
            buttons.extend(self.larger(&closer.views));
        }
        for (view, zones) in hidden_zones(self.state, self.atlas, referral) {
            let zones = names::zones(self.content, zones);
            match view {
                Some(view) => {
                    let name = self.content.view(view);
                    let words = [("zones", &*zones), ("view", name)];
                    let text = self.content.say(also_words(view), &words);
                    buttons.retain(|button| button.key.as_deref() != Some(view.slug()));
                    buttons.push(self.turn_button(view, text));
                }
                None => {
                    let text = self.content.say(Ui::SpotElsewhere, &[("zones", &zones)]);
                    buttons.push(p("also-none", text).key("none"));
                }
            }
        }
        (!buttons.is_empty()).then(|| div("also").key("also").children(buttons))
    }

    pub(super) fn turn_button(&self, view: View, text: String) -> Element {
        let icon = if view.is_body() {
            Icon::Flip
        } else {
            Icon::Search
        };
        button("also-button", &Action::Show(view))
            .key(view.slug())
            .child(icon.draw())
            .child(el("span").attr("class", "label").text(text))
    }

    /// What it may feel like, what often brings it on, and where the spot is, unless that was
    /// `placed` above.
    fn feels(&self, point: TriggerPointId, placed: bool) -> Vec<Element> {
        let Some(texts) = self.content.point(point) else {
            return Vec::new();
        };
        let parts = [
            ("symptoms", Ui::SpotSymptoms, texts.symptoms),
            ("aggravators", Ui::SpotAggravators, texts.aggravators),
            ("location", Ui::SpotLocation, texts.location),
        ];
        parts
            .into_iter()
            .filter(|(key, ..)| !placed || *key != "location")
            .map(|(key, title, text)| {
                section(key, self.text(title)).child(p("text", text.to_owned()))
            })
            .collect()
    }
}

fn sees_spot(panel: &Panel, shown: &[View], point: TriggerPointId, side: Laterality) -> bool {
    panel
        .atlas
        .views_of_point(point, side)
        .iter()
        .any(|view| shown.contains(view))
}

/// Zones that no shown view shows, by the first view that does; `None` for those of close-ups.
pub(in crate::render) fn hidden_zones(
    state: &State,
    atlas: &Atlas,
    referral: &Referral,
) -> Vec<(Option<View>, Vec<ZoneId>)> {
    let shown = state.shown_views();
    let mut groups: Vec<(Option<View>, Vec<ZoneId>)> = Vec::new();
    for entry in &referral.zones {
        let mut views = atlas.views_of_zone(entry.zone, entry.side);
        views.retain(|view| state.can_show(*view));
        if state.hides_zone(entry.zone) || views.iter().any(|view| shown.contains(view)) {
            continue;
        }
        let view = preferred(state.view, entry.zone, entry.side, &views);
        match groups.iter_mut().find(|(other, _)| *other == view) {
            Some((_, zones)) if zones.contains(&entry.zone) => {}
            Some((_, zones)) => zones.push(entry.zone),
            None => groups.push((view, vec![entry.zone])),
        }
    }
    groups
}

/// The view to turn to: the other side of the body where it shows the zone, else the body, else
/// the close-up that shows it best.
fn preferred(from: View, zone: ZoneId, side: Laterality, views: &[View]) -> Option<View> {
    let opposite = views.iter().find(|view| **view == from.opposite());
    let body = || views.iter().find(|view| view.is_body());
    let home = || views.iter().find(|view| Some(**view) == zone.home(side));
    let found = opposite.or_else(body).or_else(home);
    found.or_else(|| views.first()).copied()
}

const fn turn_words(view: View) -> Ui {
    match view {
        View::Front => Ui::SpotTurnFront,
        View::Back => Ui::SpotTurnBack,
        View::Left => Ui::SpotTurnLeft,
        View::Right => Ui::SpotTurnRight,
        _ => Ui::SpotTurnCloseup,
    }
}

/// Words for zones that a view shows.
pub(in crate::render) const fn also_words(view: View) -> Ui {
    match view {
        View::Front => Ui::SpotAlsoFront,
        View::Back => Ui::SpotAlsoBack,
        View::Left => Ui::SpotAlsoLeft,
        View::Right => Ui::SpotAlsoRight,
        _ => Ui::SpotAlsoCloseup,
    }
}
