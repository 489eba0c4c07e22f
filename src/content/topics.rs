//! The articles: titles and what leads to them come with the texts, their words with a pack of their own.

use super::Content;
use super::pack::positions;
use crate::atlas::{MuscleId, SelfCareId, SourceId, TopicId, ZoneId};

/// Columns of an article in the texts.
pub(super) const TOPICS: &[&str] = &[
    "title", "summary", "general", "muscles", "zones", "regions", "care", "kinds", "next",
];

/// Columns of a section of an article.
pub(super) const SECTIONS: &[&str] = &["topic", "evidence", "sources", "title", "body", "warns"];

/// An article at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicTexts<'a> {
    /// Its title.
    pub title: &'a str,
    /// One sentence that says it all.
    pub summary: &'a str,
}

/// A section of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicSection<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Its words, in the form of [`prose`](crate::prose).
    pub body: &'a str,
    /// Slug of how well it is supported; empty where it states nothing.
    pub evidence: &'a str,
    /// Whether it says when to get help, or what not to do.
    pub warns: bool,
    /// What it rests on, as positions of sources.
    sources: &'a str,
}

impl<'a> TopicSection<'a> {
    /// What it rests on.
    pub fn sources(self) -> impl Iterator<Item = SourceId> + 'a {
        ids(Some(self.sources)).filter_map(SourceId::from_index)
    }
}

/// What an article is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A muscle.
    Muscle(MuscleId),
    /// A place where pain is felt.
    Zone(ZoneId),
    /// A self-care entry.
    Care(SelfCareId),
}

fn ids(list: Option<&str>) -> impl Iterator<Item = u16> + '_ {
    positions(list).map(|position| position as u16)
}

impl Content {
    /// An article at a glance; there with the longer texts.
    pub fn topic(&self, topic: TopicId) -> Option<TopicTexts<'_>> {
        let field = |field| self.text("topics", topic.index(), field);
        Some(TopicTexts {
            title: field(0)?,
            summary: field(1)?,
        })
    }

    /// Whether an article fits wherever nothing more fitting is.
    pub fn is_general(&self, topic: TopicId) -> bool {
        self.text("topics", topic.index(), 2) == Some("true")
    }

    /// Whether an article is about something.
    pub fn is_about(&self, topic: TopicId, about: About) -> bool {
        let has = |field, wanted: usize| {
            positions(self.text("topics", topic.index(), field)).any(|found| found == wanted)
        };
        match about {
            About::Muscle(muscle) => {
                let mut lineage = muscle.lineage();
                lineage.any(|muscle| has(3, muscle.index())) || has(5, muscle.row().region as usize)
            }
            About::Zone(zone) => has(4, zone.index()) || has(5, zone.row().region as usize),
            About::Care(care) => {
                let mut muscles = care.row().muscles.iter();
                has(6, care.index())
                    || has(7, care.row().kind as usize)
                    || muscles.any(|muscle| has(3, muscle.index()))
            }
        }
    }

    /// Where an article leads on.
    pub fn topic_next(&self, topic: TopicId) -> impl Iterator<Item = TopicId> + '_ {
        ids(self.text("topics", topic.index(), 8)).filter_map(TopicId::from_index)
    }

    /// The sections of an article, in order; none until the articles are there.
    pub fn topic_sections(&self, topic: TopicId) -> impl Iterator<Item = TopicSection<'_>> {
        let pack = self.articles.as_ref();
        let n_rows = pack.map_or(0, |pack| pack.n_records("sections"));
        let field = move |row, field| pack?.field("sections", row, field);
        let rows =
            (0..n_rows).filter(move |row| positions(field(*row, 0)).next() == Some(topic.index()));
        rows.filter_map(move |row| {
            Some(TopicSection {
                evidence: field(row, 1)?,
                sources: field(row, 2)?,
                title: field(row, 3)?,
                body: field(row, 4)?,
                warns: !field(row, 5)?.is_empty(),
            })
        })
    }

    /// How well a section is supported, by its slug.
    pub fn topic_evidence(&self, slug: &str) -> Option<&str> {
        self.texts.as_ref()?.keyed("topic_evidence", slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_is_whole() {
        let content = Content::embedded("en");
        for topic in TopicId::all() {
            let texts = content.topic(topic).unwrap();
            assert!(
                !texts.title.is_empty() && texts.summary.ends_with('.'),
                "{}",
                topic.slug()
            );
            assert!(content.topic_next(topic).all(|next| next != topic));
            assert!(content.topic_next(topic).count() >= 2);
            assert!(content.topic_sections(topic).count() >= 4);
            for section in content.topic_sections(topic) {
                assert!(!section.title.is_empty() && !section.body.is_empty());
                let studied = content.topic_evidence(section.evidence).is_some();
                assert_eq!(studied, section.sources().count() > 0, "{}", section.title);
            }
        }
    }

    #[test]
    fn the_map_leads_to_what_fits() {
        let content = Content::embedded("en");
        let about = |about| -> Vec<&str> {
            TopicId::all()
                .filter(|topic| content.is_about(*topic, about))
                .map(TopicId::slug)
                .collect()
        };
        let muscle = |slug| About::Muscle(MuscleId::from_slug(slug).unwrap());
        assert_eq!(about(muscle("quadratus-lumborum")), ["lower-back"]);
        assert_eq!(about(muscle("scm-sternal")), ["headaches"]);
        assert_eq!(about(muscle("soleus")), [""; 0]);
        let temple = About::Zone(ZoneId::from_slug("temple").unwrap());
        assert_eq!(about(temple), ["headaches"]);
        let care = |slug| About::Care(SelfCareId::from_slug(slug).unwrap());
        assert_eq!(about(care("desk-setup")).first(), Some(&"causes"));
        assert!(about(care("injection-info")).contains(&"injections-and-needling"));
    }
}
