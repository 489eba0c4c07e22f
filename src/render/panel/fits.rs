//! Which marks a spot and a set of muscles fit, by the numbers of the marks.

use super::parts::p;
use super::{Panel, names};
use crate::atlas::{Laterality, TriggerPointId};
use crate::content::{Content, Ui};
use crate::ranking::MuscleSet;
use crate::referral::of_point;
use crate::render::node::Element;
use crate::state::{Mark, Mode, State};

impl Panel<'_> {
    /// Which marks another spot of the muscle fits where this one does not: a match counts them all.
    pub(super) fn fits_other(&self, point: TriggerPointId, side: Laterality) -> Option<Element> {
        if self.state.mode != Mode::Pain {
            return None;
        }
        let marks = numbers(self.content, self.state, &|mark| {
            let mut points = point.muscle().points();
            !fits(point, side, mark) && points.any(|other| fits(other, side, mark))
        });
        let text = self.content.say(Ui::SpotFitsOther, &[("marks", &marks)]);
        (!marks.is_empty()).then(|| p("quiet", text).key("fits-other"))
    }
}

/// Whether a spot on a side may send pain to a mark.
fn fits(point: TriggerPointId, side: Laterality, mark: &Mark) -> bool {
    let mut zones = of_point(point, side).zones.into_iter();
    zones
        .any(|zone| zone.zone == mark.zone && [zone.side, Laterality::Midline].contains(&mark.side))
}

/// The muscles of a set, and which marks they fit together.
pub(in crate::render) fn of_set(
    content: &Content,
    state: &State,
    set: &MuscleSet,
) -> (String, String) {
    let mut members: Vec<String> = Vec::new();
    for (muscle, side) in &set.members {
        let name = names::muscle(content, *muscle, *side);
        members.push(if members.is_empty() {
            name
        } else {
            names::lower_first(&name)
        });
    }
    let key = match (set.complete, members.len()) {
        (true, 2) => Ui::PainSetTwo,
        (true, _) => Ui::PainSetThree,
        (false, _) => Ui::PainSetMore,
    };
    let (n, count) = (set.covers.len().to_string(), state.marks.len().to_string());
    let marks = numbers(content, state, &|mark| {
        set.covers.contains(&(mark.zone, mark.side))
    });
    let values = [("n", &*n), ("count", &*count), ("marks", &*marks)];
    (content.list(&members), content.say(key, &values))
}

/// The numbers of some of the marks in words: "1, 3 and 4".
fn numbers(content: &Content, state: &State, some: &dyn Fn(&Mark) -> bool) -> String {
    let marks = (1_usize..).zip(&state.marks);
    let marks = marks.filter(|(_, mark)| some(mark));
    let numbers: Vec<String> = marks.map(|(number, _)| number.to_string()).collect();
    content.list(&numbers)
}
