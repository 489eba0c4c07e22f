//! The summary as a tree of nodes: a bar with what can be done, and the sheet of paper.
//!
//! ```text
//! section.summary
//!   div.summary-bar        back, print, copy, save (data-sheet: done by the shell), data of the map
//!   p.summary-told         what became of it, said once
//!   article.leaf           where something is marked
//!     header.sheet-head    title; clinic, name and date; room for a code
//!     div.sheet-figures    front, back, close-ups
//!     div.sheet-words      places, warning signs, tried, questions
//!     section.sheet-matches
//!     footer
//!   article.plan-leaf      the plan, where there is one
//! ```

use super::figures::{figure, typical};
use super::fit::Shown;
use super::foot::foot;
use super::model::{AnswerLine, MarkLine, Match, N_MATCHES, Summary};
use super::{Source, plan, views};
use crate::content::Ui;
use crate::render::legend::LegendItem;
use crate::render::node::{Element, el};
use crate::render::panel::Icon;
use crate::render::panel::parts::{button, div, list, p, span, span_of};
use crate::render::words;
use crate::safety::Answer;
use crate::state::{Action, Fold};

/// Muscles that are named for marks which none of the shown ones fits; the text has all.
const N_REST: usize = 3;

/// Empty lines for the visitor's questions.
const N_LINES: usize = 2;

/// The page with its bar.
pub fn page(source: &Source) -> Element {
    let summary = Summary::of(source);
    let words = Words { source };
    let marked = !source.state.marks.is_empty() || summary.plan.is_empty();
    let plan = !summary.plan.is_empty();
    let plan = plan.then(|| plan::sheet(source, &summary.plan, !marked));
    el("section")
        .key("summary")
        .attr("class", "summary")
        .attr("part", "summary")
        .attr("role", "group")
        .attr("aria-label", words.text(Ui::SummaryTitle))
        .child(words.bar())
        .child(p("summary-told", "").attr("aria-live", "polite"))
        .children(marked.then(|| words.sheet(&summary)))
        .children(plan)
}

/// Makes the parts of the page.
struct Words<'a> {
    source: &'a Source<'a>,
}

impl Words<'_> {
    fn text(&self, key: Ui) -> String {
        self.source.content.ui(key).to_owned()
    }

    fn bar(&self) -> Element {
        let back = button("back", &Action::Toggle(Fold::Summary))
            .child(Icon::Back.draw())
            .child(span("label", self.text(Ui::SummaryBack)));
        let tool = |what: &'static str, key: Ui| {
            el("button")
                .attr("class", "sheet-tool")
                .attr("type", "button")
                .attr("data-sheet", what)
                .text(self.text(key))
        };
        let copy = tool("copy", Ui::SummaryCopy)
            .attr("data-told", self.text(Ui::SummaryCopied))
            .attr("data-failed", self.text(Ui::SummaryCopyFailed));
        let png = tool("png", Ui::SummaryPng).attr("data-failed", self.text(Ui::SummaryPngFailed));
        div("summary-bar")
            .child(back)
            .child(tool("print", Ui::SummaryPrint))
            .child(copy)
            .child(tool("svg", Ui::SummarySvg))
            .child(png)
            .child(tool("json", Ui::SummaryData))
    }

    fn sheet(&self, summary: &Summary) -> Element {
        let shown = Shown::of(summary);
        el("article")
            .key("marks")
            .attr("class", "leaf")
            .attr_some("data-own", (summary.own_mm > 0.0).then_some(""))
            .child(self.head(summary))
            .child(self.figures())
            .child(
                div("sheet-words")
                    .child(self.marks(summary, &shown))
                    .child(self.warnings(summary, &shown))
                    .child(self.tried(summary, &shown))
                    .child(self.questions()),
            )
            .child(self.matches(summary))
            .child(foot(self.source))
    }

    fn head(&self, summary: &Summary) -> Element {
        let title = el("h2")
            .attr("class", "sheet-title")
            .attr("tabindex", "-1")
            .attr("data-home", "")
            .text(self.text(Ui::SummaryTitle));
        let logo = summary.logo.clone().map(|logo| {
            el("img")
                .attr("class", "sheet-logo")
                .attr("src", logo)
                .attr("alt", "")
        });
        let clinic = summary.clinic.clone();
        let line =
            |key: Ui, value: Element| p("sheet-line", [&self.text(key), " "].concat()).child(value);
        let who = div("sheet-who")
            .children(logo)
            .children(clinic.map(|clinic| p("sheet-clinic", clinic)))
            .child(line(Ui::SummaryName, span_of("sheet-blank")))
            .child(line(
                Ui::SummaryDate,
                span("sheet-date", summary.date.clone()),
            ));
        el("header")
            .attr("class", "sheet-head")
            .child(
                div("sheet-what")
                    .child(title)
                    .child(p("sheet-subtitle", self.text(Ui::SummarySubtitle))),
            )
            .child(who)
            .child(self.code())
    }

    /// Room for a code of the link, which the shell draws on paper.
    fn code(&self) -> Element {
        let link = self.source.link;
        div("sheet-code").attr_some("data-link", (!link.is_empty()).then(|| link.to_owned()))
    }

    fn figures(&self) -> Element {
        let views = views(self.source.state);
        let drawn = views.iter().filter_map(|view| {
            let picture = figure(self.source, *view)?;
            let name = (!view.is_body()).then(|| {
                el("figcaption").text(words::title(self.source.content, *view).to_owned())
            });
            let class = if view.is_body() { "body" } else { "closeup" };
            let figure = el("figure").key(view.slug()).attr("class", class);
            Some(figure.child(picture).children(name))
        });
        let closeups = views.iter().any(|view| !view.is_body());
        div("sheet-figures")
            .attr_some("data-closeups", closeups.then_some(""))
            .children(drawn)
    }

    fn section(&self, class: &'static str, title: Ui) -> Element {
        el("section")
            .attr("class", class)
            .child(el("h3").text(self.text(title)))
    }

    fn marks(&self, summary: &Summary, shown: &Shown) -> Element {
        let marks = summary.marks.iter().take(shown.n_marks);
        let rows = marks.map(|mark| self.mark(mark));
        let more = self.more(
            summary.marks.len() - shown.n_marks,
            Ui::SummaryAndPlacesOne,
            Ui::SummaryAndPlacesOther,
        );
        self.section("sheet-marks", Ui::SummaryMarks)
            .child(list("rows", rows).children(more))
    }

    fn mark(&self, mark: &MarkLine) -> Element {
        let kinds = (!mark.kinds.is_empty()).then(|| span("kinds", [", ", &mark.kinds].concat()));
        let n = mark.strength.to_string();
        el("li")
            .child(span("number", mark.number.to_string()))
            .child(
                span_of("words")
                    .child(el("strong").text(mark.name.clone()))
                    .children(kinds),
            )
            .child(span(
                "value",
                self.source.content.say(Ui::SummaryStrength, &[("n", &n)]),
            ))
    }

    fn warnings(&self, summary: &Summary, shown: &Shown) -> Element {
        let section = self.section("sheet-warnings", Ui::SummaryWarnings);
        if summary.answers.is_empty() {
            let key = if summary.skipped {
                Ui::SummaryPassedOver
            } else {
                Ui::SummaryNotAnswered
            };
            return section.child(p("text", self.text(key)));
        }
        let answers = summary.answers.iter().zip(0..).take(shown.n_answers);
        let rows = answers.map(|(line, n)| {
            let advice = shown.advice && n == 0;
            self.answer(line)
                .children(advice.then(|| p("advice", line.advice.clone())))
        });
        let mut rest = summary.answers.iter().skip(shown.n_answers);
        let (one, other) = if rest.all(|line| line.answer == Answer::No) {
            (Ui::SummaryAndNosOne, Ui::SummaryAndNosOther)
        } else {
            (Ui::SummaryAndAnswersOne, Ui::SummaryAndAnswersOther)
        };
        let more = self.more(summary.answers.len() - shown.n_answers, one, other);
        section.child(list("rows", rows).children(more))
    }

    fn answer(&self, line: &AnswerLine) -> Element {
        let key = answer_key(line.answer);
        let yes = line.answer == Answer::Yes;
        el("li")
            .attr_some("data-yes", yes.then_some(""))
            .child(span("words", line.sign.clone()))
            .child(span("value", self.text(key)))
    }

    fn tried(&self, summary: &Summary, shown: &Shown) -> Element {
        let section = self.section("sheet-tried", Ui::SummaryTried);
        if summary.tried.is_empty() {
            return section.child(p("text", self.text(Ui::SummaryTriedNothing)));
        }
        let rows = summary.tried.iter().take(shown.n_tried);
        let rows = rows.map(|text| el("li").child(span("words", text.clone())));
        let more = self.more(
            summary.tried.len() - shown.n_tried,
            Ui::SummaryAndTriedOne,
            Ui::SummaryAndTriedOther,
        );
        section.child(list("rows", rows).children(more))
    }

    fn questions(&self) -> Element {
        let lines = (0..N_LINES).map(|_| div("sheet-write"));
        self.section("sheet-questions", Ui::SummaryQuestions)
            .children(lines)
    }

    /// "and 5 more places", where some are left out.
    fn more(&self, n: usize, one: Ui, other: Ui) -> Option<Element> {
        let text = || self.source.content.count(one, other, n, &[]);
        (n > 0).then(|| el("li").attr("class", "more").text(text()))
    }

    fn matches(&self, summary: &Summary) -> Element {
        let title = el("h3").text(self.text(Ui::SummaryMatches)).child(span(
            "note",
            [" (", &self.text(Ui::SummaryMatchesNote), ")"].concat(),
        ));
        let section = el("section").attr("class", "sheet-matches").child(title);
        let section = if summary.emergency {
            section.child(p("text", self.text(Ui::SummaryEmergency)))
        } else if summary.matches.is_empty() {
            section.child(p("text", self.text(Ui::PainNone)))
        } else {
            let set = summary.set.as_ref();
            let n_shown = N_MATCHES - usize::from(set.is_some());
            let rest = summary.matches.get(n_shown..).unwrap_or_default();
            let rows = summary.matches.iter().take(n_shown);
            let rows = rows.map(|its| self.one_match(its));
            let set = set.map(|set| self.set(set, rest));
            section.child(list("matches", rows.chain(set)))
        };
        section.child(self.how())
    }

    fn one_match(&self, its: &Match) -> Element {
        let pictures = typical(self.source, its.point, its.side);
        el("li")
            .child(span_of("pictures").children(pictures))
            .child(
                div("match-words")
                    .child(el("strong").text(its.name.clone()))
                    .child(p("quiet", its.anatomical.clone()))
                    .child(p("text", its.reason.clone()))
                    .child(p("text", its.felt.clone())),
            )
    }

    /// Muscles that fit more together, and those that fit the marks which none of the first few fits.
    fn set(&self, (muscles, fit): &(String, String), rest: &[Match]) -> Element {
        let rest = rest.iter().take(N_REST).map(|its| {
            let names = [&its.name, " (", &its.anatomical, "). ", &its.reason];
            names.concat()
        });
        let rest: Vec<String> = rest.collect();
        let rest = (!rest.is_empty()).then(|| {
            let text = [&self.text(Ui::PainRest), ": ", &rest.join(" ")];
            p("text", text.concat())
        });
        let words = div("match-words")
            .child(el("strong").text(muscles.clone()))
            .child(p("text", fit.clone()))
            .children(rest);
        el("li").child(words)
    }

    /// What the signs mean, in one line.
    fn how(&self) -> Element {
        let items = [
            LegendItem::Mark,
            LegendItem::Essential,
            LegendItem::Spillover,
            LegendItem::Spot,
        ];
        let signs = items.iter().map(|item| item.draw(self.source.content));
        let lines = el("li").text(self.text(Ui::SummaryHowLines));
        list("sheet-how", signs)
            .attr("aria-label", self.text(Ui::SummaryHow))
            .child(lines)
    }
}

/// The word for an answer.
pub(super) const fn answer_key(answer: Answer) -> Ui {
    match answer {
        Answer::Yes => Ui::SummaryAnswerYes,
        Answer::No => Ui::SummaryAnswerNo,
        Answer::NotSure => Ui::SummaryAnswerUnsure,
    }
}
