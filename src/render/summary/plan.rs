//! The plan on a sheet of its own: what to do, in order, with pictures where they fit.
//!
//! Two columns, reckoned in millimeters from the number of letters as in `fit`. What does not fit
//! goes in this order: pictures, then steps; title, dose and cautions always stay.

use super::Source;
use super::foot::{foot, own_mm};
use crate::content::Ui;
use crate::render::cutout::cutout;
use crate::render::node::{Element, el};
use crate::render::panel::names;
use crate::render::panel::parts::{div, p, span};
use crate::state::Planned;

/// Height of each of the two columns.
const COLUMN_MM: f64 = 208.0;

/// Height of a picture.
const PICTURE_MM: f64 = 30.0;

/// Gap between entries, and the line above each.
const GAP_MM: f64 = 6.0;

/// Height of a line, and letters on a line of a column.
const LINE_MM: f64 = 4.3;
const LETTERS: usize = 48;

/// An entry of the plan in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanLine {
    /// What is planned.
    pub planned: Planned,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub place: String,
    /// How much and how often.
    pub dose: String,
    /// What to do, step by step.
    pub steps: Vec<String>,
    /// What to take care of.
    pub cautions: String,
    /// What comes first: that a clinician is asked, or that the map asks its questions.
    pub first: Option<String>,
}

impl PlanLine {
    /// What of the plan may be done now, in its order; of what the map has not asked about yet, such
    /// as an entry from another visit, only what it is and what it is for.
    pub(super) fn all(source: &Source) -> Vec<Self> {
        let state = source.state;
        let plan = state.plan.iter().filter(|planned| state.may_do(planned));
        plan.map(|planned| Self::of(source, planned)).collect()
    }

    fn of(source: &Source, planned: &Planned) -> Self {
        let Source { state, content, .. } = *source;
        let care = planned.care;
        let asked = state.was_asked(planned);
        let texts = content.care(care).filter(|_| asked);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let steps = content.care_steps(care).filter(|_| asked);
        let first = match asked {
            false => Some(Ui::PlanUnasked),
            true if state.asks_first(care, Some(planned.place)) => Some(Ui::FitAskFirstShort),
            true => None,
        };
        Self {
            planned: *planned,
            title: names::care(content, care),
            place: names::target(content, state, planned.place),
            dose: text(texts.map(|texts| texts.dose)),
            steps: steps.map(str::to_owned).collect(),
            cautions: text(texts.and_then(|texts| texts.cautions)),
            first: first.map(|key| content.ui(key).to_owned()),
        }
    }

    /// Whether what to do may be shown.
    fn was_asked(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Height of the entry, in millimeters.
    fn height_mm(&self, level: Level) -> f64 {
        let lines = |text: &String| text.chars().count().div_ceil(LETTERS);
        let words = [&self.title, &self.place, &self.dose, &self.cautions];
        let words: usize = words.into_iter().map(lines).sum();
        let steps: usize = self.steps.iter().map(lines).sum();
        let steps = if level == Level::Words { 0 } else { steps };
        let picture = if level == Level::Pictures && self.was_asked() {
            PICTURE_MM
        } else {
            0.0
        };
        let lines = words + steps + usize::from(self.first.is_some());
        GAP_MM + lines as f64 * LINE_MM + picture
    }
}

/// How much of each entry is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Pictures,
    Steps,
    Words,
}

/// The most that fits on one page with columns of `room_mm`.
fn level(lines: &[PlanLine], room_mm: f64) -> Level {
    let fits = |level: Level| {
        let (mut column, mut height) = (1, 0.0);
        for line in lines {
            let more = line.height_mm(level);
            if height + more > room_mm {
                (column, height) = (column + 1, 0.0);
            }
            height += more;
        }
        column <= 2
    };
    let levels = [Level::Pictures, Level::Steps];
    levels
        .into_iter()
        .find(|level| fits(*level))
        .unwrap_or(Level::Words)
}

/// The sheet; `home` makes its title the one that has the focus first.
pub(super) fn sheet(source: &Source, lines: &[PlanLine], home: bool) -> Element {
    let content = source.content;
    let text = |key: Ui| content.ui(key).to_owned();
    let title = el("h2")
        .attr("class", "sheet-title")
        .attr_some("tabindex", home.then_some("-1"))
        .attr_some("data-home", home.then_some(""))
        .text(text(Ui::PlanTitle));
    let clinic = source.options.clinic.name.clone();
    let who = div("sheet-who")
        .children(clinic.map(|name| p("sheet-clinic", name)))
        .child(p(
            "sheet-date",
            [content.ui(Ui::SummaryDate), ": ", source.date].concat(),
        ));
    let head = el("header").attr("class", "sheet-head").child(
        div("sheet-what")
            .child(title)
            .child(p("sheet-subtitle", text(Ui::PlanSheetNote))),
    );
    let level = level(lines, COLUMN_MM - own_mm(source));
    let entries = (1..)
        .zip(lines)
        .map(|(n, line)| entry(source, n, line, level));
    el("article")
        .key("plan")
        .attr("class", "leaf plan-leaf")
        .child(head.child(who))
        .child(el("ol").attr("class", "plan-entries").children(entries))
        .child(foot(source))
}

fn entry(source: &Source, number: usize, line: &PlanLine, level: Level) -> Element {
    let content = source.content;
    let said =
        |class: &'static str, text: &str| (!text.is_empty()).then(|| p(class, text.to_owned()));
    let picture = (level == Level::Pictures && line.was_asked()).then(|| {
        cutout(
            source.state,
            source.atlas,
            content,
            (line.planned.place, line.planned.care.slug()),
        )
    });
    let steps = line.steps.iter().filter(|_| level != Level::Words);
    let steps: Vec<Element> = steps.map(|step| el("li").text(step.clone())).collect();
    let steps = (!steps.is_empty()).then(|| el("ol").attr("class", "plan-steps").children(steps));
    el("li")
        .key(line.planned.care.slug())
        .child(
            el("h3")
                .child(span("number", [&number.to_string(), ". "].concat()))
                .child(span("words", line.title.clone())),
        )
        .children(said("place", &line.place))
        .children(line.first.clone().map(|text| p("asks-first", text)))
        .children(picture.flatten())
        .children(steps)
        .children(said("dose", &line.dose))
        .children(said("cautions", &line.cautions))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::SelfCareId;
    use crate::atlas::tables::BitSet;
    use crate::map::PainMap;
    use crate::options::Options;
    use crate::safety::care_for;
    use crate::state::MAX_PLAN;

    fn lines() -> Vec<PlanLine> {
        let mut map = PainMap::new(Options::default());
        (map.state.asked, map.state.skipped) = (BitSet(u32::MAX), true);
        let source = Source {
            state: &map.state,
            atlas: &map.atlas,
            content: &map.content,
            options: &map.options,
            date: "",
            link: "",
        };
        let spots = crate::atlas::TriggerPointId::all();
        let places: Vec<_> = spots
            .map(|point| crate::atlas::Target::Spot(point, crate::atlas::Laterality::Left))
            .collect();
        let planned = SelfCareId::all().filter_map(|care| {
            let fits = |place: &&_| care_for(**place, Default::default()).contains(&care);
            let place = *places.iter().find(fits)?;
            Some(Planned { care, place })
        });
        let lines = planned.map(|planned| PlanLine::of(&source, &planned));
        lines
            .map(|line| PlanLine {
                first: Some("Ask your clinician first".to_owned()),
                ..line
            })
            .collect()
    }

    #[test]
    fn the_longest_plan_fits_with_words_and_a_short_one_with_pictures() {
        let mut lines = lines();
        assert!(lines.len() > 80);
        lines.sort_by(|a, b| {
            let height = |line: &PlanLine| line.height_mm(Level::Words);
            height(b).total_cmp(&height(a))
        });
        let longest = &lines[..MAX_PLAN];
        let tallest = longest[0].height_mm(Level::Words);
        let all: f64 = longest
            .iter()
            .map(|line| line.height_mm(Level::Words))
            .sum();
        assert!(all <= 2.0 * (COLUMN_MM - 10.5) - tallest, "{all} mm");
        for few in lines.windows(3) {
            assert_eq!(level(few, COLUMN_MM), Level::Pictures);
        }
    }
}
