//! The articles by language: Markdown in `content/<language>/articles/`, checked and packed.
//!
//! A file starts with a `#` title and one paragraph that says it all; then follow as many `##`
//! sections as `topics.toml` lists for the topic. Links into the map are written `map:muscle/<id>`,
//! `map:spot/<id>`, `map:zone/<id>` and `map:topic/<id>`.
//! A language that has no file for a topic shows the English one.

use super::fields::{FIELD_SEPARATOR, ITEM_SEPARATOR};
use super::model::{Model, Topic};
use super::problem::{Place, Problems};
use super::prose::{Block, Inline, encode, markdown};
use super::source::{Source, files_in};
use super::texts::HOME;

/// The articles of one language.
#[derive(Clone)]
pub struct Articles {
    /// Lines of the section `topics` of the texts.
    pub topics: String,
    /// The pack of the articles without its header.
    pub articles: String,
}

/// One article.
struct Article {
    title: String,
    summary: String,
    sections: Vec<(String, Vec<Block>)>,
}

/// Reads the articles of a language.
pub fn read(tag: &str, model: &Model, problems: &mut Problems) -> Articles {
    check_files(tag, model, problems);
    let mut topics = line(&[
        "@topics", "title", "summary", "general", "muscles", "zones", "regions", "care", "kinds",
        "next",
    ]);
    let mut articles = line(&[
        "@sections",
        "topic",
        "evidence",
        "sources",
        "title",
        "body",
        "warns",
    ]);
    for (position, topic) in model.topics.iter().enumerate() {
        let Some(article) = read_article(tag, topic, model, problems) else {
            continue;
        };
        let of_topic = topic_columns(topic);
        let mut columns = vec![article.title.as_str(), article.summary.as_str()];
        columns.extend(of_topic.iter().map(String::as_str));
        topics.push_str(&line(&columns));
        for (section, (title, body)) in topic.sections.iter().zip(&article.sections) {
            articles.push_str(&line(&[
                &position.to_string(),
                section.evidence.as_deref().unwrap_or_default(),
                &positions(&section.sources),
                title,
                &encode(body),
                if section.warns { "1" } else { "" },
            ]));
        }
    }
    Articles { topics, articles }
}

fn topic_columns(topic: &Topic) -> [String; 7] {
    let regions: Vec<u16> = topic.regions.iter().map(|region| *region as u16).collect();
    let kinds: Vec<u16> = topic.kinds.iter().map(|kind| *kind as u16).collect();
    [
        topic.general.to_string(),
        positions(&topic.muscles),
        positions(&topic.zones),
        positions(&regions),
        positions(&topic.care),
        positions(&kinds),
        positions(&topic.next),
    ]
}

fn positions(list: &[u16]) -> String {
    let list: Vec<String> = list.iter().map(u16::to_string).collect();
    list.join(&ITEM_SEPARATOR.to_string())
}

fn line(columns: &[&str]) -> String {
    columns.join(&FIELD_SEPARATOR.to_string()) + "\n"
}

fn folder(tag: &str) -> String {
    format!("content/{tag}/articles")
}

/// Every file of the folder belongs to a topic.
fn check_files(tag: &str, model: &Model, problems: &mut Problems) {
    if tag != HOME && !problems.data.join(folder(tag)).is_dir() {
        return;
    }
    for file in files_in(&folder(tag), ".md", problems) {
        let name = file.rsplit('/').next().unwrap_or_default();
        let id = name.trim_end_matches(".md");
        if !model.index.topics.contains_key(id) {
            let place = Place {
                file: file.clone(),
                line: 1,
            };
            problems.add(
                &place,
                format!("article of unknown topic \"{id}\""),
                "topics are listed in data/topics.toml",
            );
        }
    }
}

fn read_article(
    tag: &str,
    topic: &Topic,
    model: &Model,
    problems: &mut Problems,
) -> Option<Article> {
    let own = format!("{}/{}.md", folder(tag), topic.id);
    let file = if tag == HOME || problems.data.join(&own).is_file() {
        own
    } else {
        let place = Place { file: own, line: 1 };
        problems.missing(tag, &place, "missing article", "translate the English one");
        format!("{}/{}.md", folder(HOME), topic.id)
    };
    let source = Source::read(&file, problems)?;
    let blocks = markdown::read(&source.text);
    for url in blocks.iter().flat_map(urls) {
        check_link(url, &source, model, problems);
    }
    let article = article(blocks);
    let n_sections = article.as_ref().map(|article| article.sections.len());
    if n_sections != Some(topic.sections.len()) {
        let what = format!(
            "an article without title and summary, or without {} sections",
            topic.sections.len()
        );
        let fix =
            "write `# title`, one paragraph, and a `##` heading for each section of topics.toml";
        problems.add(&source.place(0..0), what, fix);
    }
    article
}

/// Title, summary and sections of a text; `None` when it does not begin with the first two.
fn article(blocks: Vec<Block>) -> Option<Article> {
    let mut blocks = blocks.into_iter();
    let title = match blocks.next()? {
        Block::Heading(run) => words(&run),
        _ => return None,
    };
    let summary = match blocks.next()? {
        Block::Paragraph(run) => words(&run),
        _ => return None,
    };
    let mut sections: Vec<(String, Vec<Block>)> = Vec::new();
    for block in blocks {
        match (block, sections.last_mut()) {
            (Block::Heading(run), _) => sections.push((words(&run), Vec::new())),
            (block, Some((_, body))) => body.push(block),
            (_, None) => return None,
        }
    }
    Some(Article {
        title,
        summary,
        sections,
    })
}

fn words(run: &[Inline]) -> String {
    run.iter().map(Inline::text).collect()
}

fn urls(block: &Block) -> Vec<&str> {
    let runs = match block {
        Block::Heading(run) | Block::Paragraph(run) => std::slice::from_ref(run),
        Block::List { items, .. } => items.as_slice(),
    };
    let inlines = runs.iter().flatten();
    inlines
        .filter_map(|inline| match inline {
            Inline::Link { url, .. } => Some(url.as_str()),
            _ => None,
        })
        .collect()
}

/// Articles lead into the map and to each other, and nowhere else.
fn check_link(url: &str, source: &Source, model: &Model, problems: &mut Problems) {
    let target = url
        .strip_prefix("map:")
        .and_then(|rest| rest.split_once('/'));
    let index = target.and_then(|(kind, _)| match kind {
        "muscle" => Some(&model.index.muscles),
        "spot" => Some(&model.index.points),
        "zone" => Some(&model.index.zones),
        "topic" => Some(&model.index.topics),
        _ => None,
    });
    let known = target.is_some_and(|(_, id)| index.is_some_and(|index| index.contains_key(id)));
    if !known {
        let start = source.text.find(url).unwrap_or(0);
        problems.add(
            &source.place(start..start),
            format!("link to unknown place \"{url}\""),
            "write map:muscle/<id>, map:spot/<id>, map:zone/<id> or map:topic/<id>",
        );
    }
}
