//! Articles: the list of all, one article with how sure each part is, and the links that lead there.

use super::icons::Icon;
use super::parts::{button, heading, home, list, p, section, span, span_of};
use super::{Page, Panel};
use crate::atlas::{SourceId, TopicId};
use crate::content::{About, TopicSection, Ui};
use crate::options::LinkTarget;
use crate::prose;
use crate::render::node::{Element, el};
use crate::render::prose::{elements, page_link};
use crate::state::{Action, Fold};

/// Articles that are offered beside what is chosen.
const N_OFFERED: usize = 2;

impl Panel<'_> {
    /// The page with all articles.
    pub(super) fn learn(&self) -> Page {
        let mut head = Vec::new();
        head.extend(self.back());
        head.push(home(self.text(Ui::LearnTitle)).key("title"));
        let topics = TopicId::all().filter_map(|topic| self.topic_item(topic));
        let mut body = vec![self.emergency_line()];
        body.extend(self.loading());
        body.push(list("items", topics).key("topics"));
        Page {
            key: "learn".to_owned(),
            head,
            body,
        }
    }

    /// An article: what it says in a sentence, its sections, and where it leads on. Where a clinic
    /// has words of its own for it, ours that warn stay above them.
    pub(super) fn article(&self, topic: TopicId) -> Page {
        let texts = self.content.topic(topic);
        let title = texts.map_or(topic.slug(), |texts| texts.title);
        let mut head = Vec::new();
        head.extend(self.back());
        head.push(p("overline", self.text(Ui::LearnTitle)).key("overline"));
        head.push(home(title.to_owned()).key("title"));
        let mut body = Vec::new();
        body.extend(texts.map(|texts| p("lead", texts.summary.to_owned()).key("lead")));
        body.push(self.emergency_line());
        match self.options.clinic.article(topic) {
            Some(form) => {
                body.extend(self.topic_parts(topic, true));
                body.push(self.clinic_words("clinic-article", form));
            }
            None => body.extend(self.topic_parts(topic, false)),
        }
        body.extend(self.clinic_part(&[LinkTarget::Topic(topic)]));
        let next = self.content.topic_next(topic);
        let next = next.filter_map(|topic| self.topic_item(topic));
        let next = section("next", self.text(Ui::LearnNext)).child(list("items", next));
        let all = button("text-button", &Action::Toggle(Fold::Learn)).text(self.text(Ui::LearnAll));
        body.push(next.child(all));
        Page {
            key: ["topic ", topic.slug()].concat(),
            head,
            body,
        }
    }

    /// The sections of our own article, or a word that they are on their way; those alone that warn,
    /// where the clinic's article takes the place of the others.
    fn topic_parts(&self, topic: TopicId, warnings: bool) -> Vec<Element> {
        if self.content.topic_sections(topic).next().is_none() {
            return vec![p("loading-texts", self.text(Ui::LoadTexts)).key("loading")];
        }
        (0..)
            .zip(self.content.topic_sections(topic))
            .filter(|(_, part)| part.warns || !warnings)
            .map(|(position, part): (usize, _)| {
                let key = ["part ", &position.to_string()].concat();
                self.topic_part(part).key(key)
            })
            .collect()
    }

    fn topic_part(&self, part: TopicSection<'_>) -> Element {
        let words = elements(prose::decode(part.body), &|url| self.prose_link(url));
        let level = self.content.topic_evidence(part.evidence);
        let proof = level.map(|level| {
            let line = el("p")
                .attr("class", "level")
                .attr("data-level", part.evidence.to_owned())
                .child(span("level-mark", "").attr("aria-hidden", "true"))
                .child(span(
                    "quiet",
                    self.content.say(Ui::LearnLevel, &[("level", level)]),
                ));
            el("div")
                .attr("class", "proof")
                .child(line)
                .child(self.topic_sources(part))
        });
        el("section")
            .attr("class", "section prose-part")
            .child(heading(part.title.to_owned()))
            .children(words)
            .children(proof)
    }

    /// What a section rests on, one press away.
    fn topic_sources(&self, part: TopicSection<'_>) -> Element {
        let name = self
            .content
            .say(Ui::LearnSourcesOf, &[("title", part.title)]);
        let items = part.sources().filter_map(|source| self.source_item(source));
        el("details")
            .attr("class", "proof-sources")
            .child(
                el("summary")
                    .attr("aria-label", name)
                    .text(self.text(Ui::SpotSources)),
            )
            .child(list("source-list", items))
    }

    /// A source with how it was read.
    pub(super) fn source_item(&self, source: SourceId) -> Option<Element> {
        let citation = self.content.citation(source)?.to_owned();
        let access = self.content.access(source).unwrap_or_default().to_owned();
        let item = el("li")
            .key(source.slug())
            .child(span("citation", citation));
        Some(item.child(span("quiet", access)))
    }

    /// What a link of running text becomes: a place of the map, an article, or a page.
    pub(super) fn prose_link(&self, url: &str) -> Option<Element> {
        let Some(place) = url.strip_prefix("map:") else {
            return page_link(url);
        };
        let action: Action = place.replacen('/', " ", 1).parse().ok()?;
        let shown = match &action {
            Action::Choose(target) => !self.state.hides(*target),
            Action::OpenTopic(topic) => !self.state.hidden.topic(*topic),
            _ => false,
        };
        shown.then(|| button("text-link", &action))
    }

    /// An article as a row: its title and what it says.
    fn topic_item(&self, topic: TopicId) -> Option<Element> {
        let texts = self.content.topic(topic);
        let texts = texts.filter(|_| !self.state.hidden.topic(topic))?;
        let words = span_of("item-words")
            .child(span("item-title", texts.title.to_owned()))
            .child(span("item-zones", texts.summary.to_owned()));
        let item = button("item", &Action::OpenTopic(topic))
            .child(words)
            .child(Icon::Forward.draw());
        Some(el("li").key(topic.slug()).child(item))
    }

    /// Articles about what is open, at most two; general ones where nothing fits better.
    pub(super) fn read_about(&self, abouts: &[About]) -> Option<Element> {
        let fits = |topic: &TopicId| {
            let mut abouts = abouts.iter();
            let shown = !self.state.hidden.topic(*topic);
            shown && abouts.any(|about| self.content.is_about(*topic, *about))
        };
        let mut offered: Vec<TopicId> = TopicId::all().filter(fits).take(N_OFFERED).collect();
        let general = TopicId::all().filter(|topic| self.content.is_general(*topic));
        for topic in general {
            if offered.len() < N_OFFERED && !offered.contains(&topic) {
                offered.push(topic);
            }
        }
        let items = offered
            .into_iter()
            .filter_map(|topic| self.topic_item(topic));
        let items: Vec<Element> = items.collect();
        let none = items.is_empty();
        (!none).then(|| section("learn", self.text(Ui::LearnAbout)).child(list("items", items)))
    }

    /// The way to all articles.
    pub(super) fn learn_entry(&self) -> Element {
        button("fold-button learn-open", &Action::Toggle(Fold::Learn))
            .key("learn-open")
            .child(span("label", self.text(Ui::LearnOpen)))
            .child(Icon::Forward.draw())
    }
}
