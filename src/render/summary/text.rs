//! The summary as plain text, to be pasted into a letter: nothing is left out.

use super::Source;
use super::model::Summary;
use super::page::answer_key;
use crate::content::Ui;

/// The summary as plain text, one line for each thing it says.
pub fn text(source: &Source) -> String {
    let summary = Summary::of(source);
    let content = source.content;
    let ui = |key: Ui| content.ui(key);
    let mut lines: Vec<String> = Vec::new();
    lines.push(ui(Ui::SummaryTitle).to_owned());
    lines.push(ui(Ui::SummarySubtitle).to_owned());
    lines.extend(summary.clinic.clone());
    lines.push([ui(Ui::SummaryDate), ": ", &summary.date].concat());
    let head = |lines: &mut Vec<String>, key: Ui| {
        lines.push(String::new());
        lines.push(ui(key).to_owned());
    };
    head(&mut lines, Ui::SummaryMarks);
    for mark in &summary.marks {
        let (number, strength) = (mark.number.to_string(), mark.strength.to_string());
        let strength = content.say(Ui::SummaryStrength, &[("n", &strength)]);
        let kinds = if mark.kinds.is_empty() { "" } else { ", " };
        lines.push(
            [
                &number,
                ". ",
                &mark.name,
                ": ",
                &strength,
                kinds,
                &mark.kinds,
            ]
            .concat(),
        );
    }
    head(&mut lines, Ui::SummaryWarnings);
    for line in &summary.answers {
        let answer = ui(answer_key(line.answer));
        let gap = if line.advice.is_empty() { "" } else { ". " };
        lines.push(["- ", &line.sign, ": ", answer, gap, &line.advice].concat());
    }
    if summary.answers.is_empty() {
        let key = if summary.skipped {
            Ui::SummaryPassedOver
        } else {
            Ui::SummaryNotAnswered
        };
        lines.push(ui(key).to_owned());
    }
    head(&mut lines, Ui::SummaryTried);
    lines.extend(summary.tried.iter().map(|text| ["- ", text].concat()));
    if summary.tried.is_empty() {
        lines.push(ui(Ui::SummaryTriedNothing).to_owned());
    }
    head(&mut lines, Ui::SummaryMatches);
    for its in &summary.matches {
        let parts = [its.name.as_str(), &its.anatomical, &its.reason, &its.felt];
        lines.push(["- ", &sentences(&parts)].concat());
    }
    let set = summary.set.iter();
    lines.extend(set.map(|(muscles, fit)| ["- ", muscles, ". ", fit].concat()));
    if summary.emergency {
        lines.push(ui(Ui::SummaryEmergency).to_owned());
    } else if summary.matches.is_empty() {
        lines.push(ui(Ui::PainNone).to_owned());
    }
    if !summary.plan.is_empty() {
        head(&mut lines, Ui::PlanTitle);
    }
    for (number, line) in (1_usize..).zip(&summary.plan) {
        let first = line.first.as_deref().unwrap_or_default();
        let parts = [&line.title, &line.place, &line.dose, first, &line.cautions];
        lines.push([&number.to_string(), ". ", &sentences(&parts)].concat());
        lines.extend(line.steps.iter().map(|step| ["   - ", step].concat()));
    }
    lines.push(String::new());
    lines.extend(source.options.clinic.disclaimer_words.clone());
    lines.push(ui(Ui::SummaryFooter).to_owned());
    lines.join("\n")
}

/// Words that are there, each as a sentence.
fn sentences(parts: &[&str]) -> String {
    let said = parts.iter().filter(|part| !part.is_empty());
    let said = said.map(|part| part.trim_end_matches('.'));
    [&said.collect::<Vec<&str>>().join(". "), "."].concat()
}
