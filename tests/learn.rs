//! Articles: every link leads where it says, every place of the map leads to an article, and nothing
//! in them promises what is not known.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use pain_map::atlas::{MuscleId, Target, TopicId, ZoneId};
use pain_map::content::{About, Content};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::prose::{Block, Inline, decode};
use pain_map::render::node::Element;
use pain_map::state::Action;

use common::{act, all, attr, has_class, walk, words};

/// What the articles never say: promises, fear, and pictures of what is not proven as if it were.
const OVERCLAIMS: &[&str] = &[
    "actual source",
    "blocked muscle",
    "cure",
    "drink plenty",
    "flush",
    "guarantee",
    "hidden culprit",
    "life-changing",
    "miracle",
    "normal length",
    "quickest",
    "real cause",
    "root cause",
    "the solution",
    "toxin",
    "will relieve",
    "you have a trigger point",
];

fn map() -> PainMap {
    PainMap::new(Options::default())
}

/// Actions of the elements of a class, in order.
fn actions(map: &mut PainMap, class: &str) -> Vec<Action> {
    let mut found = Vec::new();
    walk(&map.markup(), &mut |element| {
        if has_class(element, class) {
            found.extend(attr(element, "data-do").and_then(|text| text.parse().ok()));
        }
    });
    found
}

fn count(map: &mut PainMap, class: &str) -> usize {
    let mut n_found = 0;
    walk(&map.markup(), &mut |element| {
        n_found += usize::from(has_class(element, class))
    });
    n_found
}

#[test]
fn every_link_leads_where_it_says_and_back_again() {
    let mut n_links = 0;
    for topic in TopicId::all() {
        let mut map = map();
        map.apply(Action::OpenTopic(topic));
        for link in actions(&mut map, "text-link") {
            let before = map.state.clone();
            map.apply(link.clone());
            match link {
                Action::OpenTopic(next) => assert_eq!(map.state.topic, Some(next)),
                Action::Choose(Target::Muscle(muscle, _)) => {
                    let (chosen, _) = map.state.selection.muscle().unwrap();
                    assert!(
                        chosen.lineage().any(|above| above == muscle),
                        "{}",
                        muscle.slug()
                    );
                }
                Action::Choose(Target::Spot(point, _)) => {
                    assert_eq!(map.state.selection.spot().unwrap().0, point);
                }
                other => panic!("{}: {other}", topic.slug()),
            }
            act(&mut map, "back");
            assert_eq!(map.state.topic, before.topic, "{}: {link}", topic.slug());
            n_links += 1;
        }
    }
    assert!(n_links > 40, "{n_links}");
}

#[test]
fn a_link_works_over_everything_that_is_open() {
    for open in [
        "spot quadratus-lumborum.1 left",
        "muscle piriformis right",
        "mode pain",
        "toggle list",
    ] {
        let mut map = map();
        act(&mut map, open);
        act(&mut map, "toggle learn");
        act(&mut map, "topic lower-back");
        act(&mut map, "muscle quadratus-lumborum");
        assert_eq!(map.state.topic, None, "{open}");
        let (muscle, _) = map.state.selection.muscle().unwrap();
        assert_eq!(muscle.slug(), "quadratus-lumborum", "{open}");
        act(&mut map, "back");
        assert_eq!(
            map.state.topic.map(TopicId::slug),
            Some("lower-back"),
            "{open}"
        );
        act(&mut map, "back");
        assert_eq!(count(&mut map, "panel-title"), 1);
        assert_eq!(map.state.topic, None, "{open}");
    }
}

#[test]
fn the_map_keeps_what_was_chosen_while_one_reads() {
    let mut map = map();
    act(&mut map, "spot upper-trapezius.1 left");
    act(&mut map, "topic headaches");
    assert!(map.state.selection.spot().is_some());
    assert!(
        map.status().starts_with("Open: Headaches"),
        "{}",
        map.status()
    );
    act(&mut map, "topic none");
    assert!(map.state.selection.spot().is_some() && map.state.topic.is_none());
}

/// Cues of sentences that stay, whatever a clinic says in place of an article.
const WARNINGS: &[&str] = &[
    "at once",
    "before you try",
    "emergency",
    "get help",
    "never press",
    "see a doctor **today**",
    "tell the clinician",
    "warning signs first",
];

fn text(element: &Element) -> String {
    words(element)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn what_warns_stays_above_a_clinics_own_article() {
    let mut n_sentences = 0;
    for topic in TopicId::all() {
        let source = format!("data/content/en/articles/{}.md", topic.slug());
        let article = std::fs::read_to_string(source).unwrap();
        let file = format!(
            r#"{{"texts":{{"topics":{{"{}":{{"text":"Words of the clinic."}}}}}}}}"#,
            topic.slug()
        );
        let mut map = map();
        map.set_content(&pain_map::reader::read(&file, "en").content);
        map.apply(Action::OpenTopic(topic));
        let markup = map.markup();
        let parts = all(&markup);
        let panel = parts
            .iter()
            .find(|part| has_class(part, "panel-body"))
            .unwrap();
        let shown = text(panel);
        let stays = topic.slug() == "when-to-see-a-professional";
        let own = shown.find("Words of the clinic.");
        assert_eq!(own.is_none(), stays, "{}", topic.slug());
        for line in article.lines().filter(|line| !line.starts_with("- ")) {
            for sentence in line.split_inclusive(['.', '?']) {
                let lower = sentence.to_lowercase();
                if !WARNINGS.iter().any(|cue| lower.contains(cue)) {
                    continue;
                }
                let plain = sentence.replace(['*', '#', '['], "");
                let plain = plain.split("](").next().unwrap().trim();
                let found = shown.find(plain);
                assert!(found.is_some(), "{}: {plain}", topic.slug());
                assert!(stays || found < own, "{}: {plain}", topic.slug());
                n_sentences += 1;
            }
        }
        let headings = parts.iter().filter(|part| has_class(part, "prose-part"));
        let sections = map.content.topic_sections(topic);
        let expected = sections.filter(|part| part.warns || stays).count();
        assert_eq!(headings.count(), expected, "{}", topic.slug());
    }
    assert!(n_sentences > 12, "{n_sentences}");
}

#[test]
fn the_line_for_emergencies_stands_above_every_article() {
    for topic in TopicId::all() {
        let mut map = map();
        map.apply(Action::OpenTopic(topic));
        let mut order = Vec::new();
        walk(&map.markup(), &mut |element| {
            for class in ["emergency-line", "prose-part"] {
                if has_class(element, class) {
                    order.push(class);
                }
            }
        });
        assert_eq!(order.first(), Some(&"emergency-line"), "{}", topic.slug());
        assert!(order.contains(&"prose-part"), "{}", topic.slug());
    }
}

#[test]
fn an_emergency_closes_the_articles() {
    let mut map = map();
    act(&mut map, "mode pain");
    act(&mut map, "mark upper-chest left");
    act(&mut map, "answer chest-heart yes");
    act(&mut map, "topic what-therapy-may-do");
    assert_eq!(count(&mut map, "prose-part"), 0);
    assert_eq!(count(&mut map, "learn-open"), 0);
    act(&mut map, "toggle learn");
    assert_eq!(actions(&mut map, "item").len(), 0);
}

#[test]
fn how_well_a_part_is_studied_stands_beside_it() {
    let content = Content::embedded("en");
    for topic in TopicId::all() {
        let mut map = map();
        map.apply(Action::OpenTopic(topic));
        let studied = content.topic_sections(topic);
        let studied = studied.filter(|part| !part.evidence.is_empty()).count();
        assert_eq!(count(&mut map, "level"), studied, "{}", topic.slug());
        assert_eq!(
            count(&mut map, "proof-sources"),
            studied,
            "{}",
            topic.slug()
        );
    }
}

#[test]
fn every_muscle_and_place_leads_to_an_article() {
    let content = Content::embedded("en");
    let own = |about| {
        let mut topics = TopicId::all();
        topics.any(|topic| content.is_about(topic, about))
    };
    let muscles = MuscleId::all()
        .filter(|muscle| own(About::Muscle(*muscle)))
        .count();
    let zones = ZoneId::all().filter(|zone| own(About::Zone(*zone))).count();
    let general = TopicId::all()
        .filter(|topic| content.is_general(*topic))
        .count();
    println!(
        "articles of their own: {muscles} of {} muscles, {zones} of {} places",
        MuscleId::all().len(),
        ZoneId::all().len()
    );
    assert!(general >= 2, "the others have general ones");
    for muscle in MuscleId::all().step_by(9) {
        let mut map = map();
        map.apply(Action::Choose(Target::Muscle(
            muscle,
            pain_map::atlas::Laterality::Left,
        )));
        if map.state.selection.muscle().is_none() {
            continue;
        }
        let topics = actions(&mut map, "item");
        let topics = topics
            .iter()
            .filter(|action| matches!(action, Action::OpenTopic(_)));
        assert_eq!(topics.count(), 2, "{}", muscle.slug());
    }
}

#[test]
fn the_articles_promise_nothing() {
    let content = Content::embedded("en");
    for topic in TopicId::all() {
        for part in content.topic_sections(topic) {
            let text = plain(part.body).to_lowercase();
            for words in OVERCLAIMS {
                assert!(!text.contains(words), "{}: {words}\n{text}", topic.slug());
            }
        }
    }
}

fn plain(body: &str) -> String {
    let words = |run: &Vec<Inline>| run.iter().map(Inline::text).collect::<String>();
    let blocks = decode(body);
    let blocks = blocks.iter().map(|block| match block {
        Block::Heading(run) | Block::Paragraph(run) => words(run),
        Block::List { items, .. } => items.iter().map(words).collect::<Vec<_>>().join("\n"),
    });
    blocks.collect::<Vec<_>>().join("\n")
}
