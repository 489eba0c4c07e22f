//! Earlier days as small figures in a row, the newest first, to be compared.

use super::figures::small;
use super::{Source, model::mark_line};
use crate::atlas::View;
use crate::content::Ui;
use crate::pattern::Earlier;
use crate::render::node::{Element, el};
use crate::render::panel::parts::{list, p, span_of};
use crate::state::State;

/// Most days in the row.
const N_DAYS: usize = 6;

/// The row; `days` are oldest first.
pub fn earlier(source: &Source, days: &[Earlier]) -> Element {
    let days = (0..).zip(days).collect::<Vec<(usize, _)>>();
    let days = days.into_iter().rev().take(N_DAYS);
    list("earlier", days.map(|(n, day)| one_day(source, n, day)))
}

/// Front and back with the marks of a visit, the `n`th that is kept, its date, and the marks in words.
fn one_day(source: &Source, n: usize, day: &Earlier) -> Element {
    let mut state = State::clone(source.state);
    state.marks = day.pattern.marks().to_vec();
    let then = Source {
        state: &state,
        ..*source
    };
    let views = [View::Front, View::Back].into_iter();
    let pictures = views.filter_map(|view| small(&then, view, &day.date));
    let content = source.content;
    let marks = (1..).zip(&state.marks).map(|(number, mark)| {
        let line = mark_line(content, number, mark);
        let n = line.strength.to_string();
        let strength = content.say(Ui::SummaryStrength, &[("n", &n)]);
        el("li").text([&line.name, ": ", &strength].concat())
    });
    el("li")
        .key(n.to_string())
        .child(
            span_of("pictures")
                .attr("aria-hidden", "true")
                .children(pictures),
        )
        .child(p("date", day.date.clone()))
        .child(list("places", marks))
}
