//! Languages for tests, made from English: they show words that are not in the files, words that are
//! cut off, and layout that does not follow the direction of writing.
//!
//! ```text
//! en-XA   "Ńééxt sṕóót"    every letter with a mark, and two fifths longer
//! ar-XB   "tops txeN"      right to left, as in Arabic or Hebrew
//! ```

use super::super::fields::{ITEM_SEPARATOR, Section, Source as From};
use super::super::prose::{Block, Inline, decode, encode};
use super::Record;
use super::language::Language;

/// Letters with marks, in the order of the alphabet.
const SMALL: &str = "áƀçđéƒĝĥíĵķĺɱńóṕɋŕšţúṽŵẋýž";
const CAPITAL: &str = "ÁɃÇĐÉƑĜĤÍĴĶĹṀŃÓṔɊŔŠŢÚṼŴẊÝŽ";

/// The languages for tests.
pub fn of(home: &Language) -> Vec<Language> {
    vec![
        made(home, "en-XA", "ltr", &accented),
        made(home, "ar-XB", "rtl", &turned),
    ]
}

fn made(home: &Language, tag: &str, direction: &str, change: &dyn Fn(&str) -> String) -> Language {
    let mut made = home.clone();
    tag.clone_into(&mut made.tag);
    made.name = change(&home.name);
    for (section, records) in made.packs.iter_mut().flat_map(|(_, sections)| sections) {
        for record in records {
            change_record(section, record, change);
            if section.source == From::Language {
                *record = vec![
                    tag.into(),
                    made.name.clone(),
                    direction.into(),
                    "false".into(),
                ];
            }
        }
    }
    let articles = &mut made.articles;
    articles.topics = lines(&articles.topics, |column, text| match column {
        0 | 1 => change(text),
        _ => text.to_owned(),
    });
    articles.articles = lines(&articles.articles, |column, text| match column {
        3 => change(text),
        4 => prose(text, change),
        _ => text.to_owned(),
    });
    made
}

fn change_record(section: &Section, record: &mut Record, change: &dyn Fn(&str) -> String) {
    let is_text = |key: &str| match section.source {
        From::Language => false,
        From::Grammar => key == "and" || key == "or",
        From::Ui => key == "text",
        From::Codes(_) => key == "text",
        From::Complaints => key == "words",
        From::References => key != "access",
        From::Rows(_) => true,
    };
    for (field, text) in section.fields.iter().zip(record) {
        if is_text(field.key) && !text.is_empty() {
            let items: Vec<String> = text.split(ITEM_SEPARATOR).map(change).collect();
            *text = items.join(&ITEM_SEPARATOR.to_string());
        }
    }
}

/// Changes the columns of records; their heads stay.
fn lines(body: &str, change: impl Fn(usize, &str) -> String) -> String {
    let line = |line: &str| {
        if line.starts_with('@') {
            return format!("{line}\n");
        }
        let columns = line.split('\t').enumerate();
        let columns: Vec<String> = columns.map(|(column, text)| change(column, text)).collect();
        columns.join("\t") + "\n"
    };
    body.lines().map(line).collect()
}

fn prose(form: &str, change: &dyn Fn(&str) -> String) -> String {
    let run = |run: Vec<Inline>| -> Vec<Inline> {
        run.into_iter()
            .map(|inline| match inline {
                Inline::Text(text) => Inline::Text(change(&text)),
                Inline::Strong(text) => Inline::Strong(change(&text)),
                Inline::Emphasis(text) => Inline::Emphasis(change(&text)),
                Inline::Link { url, text } => Inline::Link {
                    url,
                    text: change(&text),
                },
            })
            .collect()
    };
    let block = |block| match block {
        Block::Heading(words) => Block::Heading(run(words)),
        Block::Paragraph(words) => Block::Paragraph(run(words)),
        Block::List { ordered, items } => Block::List {
            ordered,
            items: items.into_iter().map(run).collect(),
        },
    };
    let blocks: Vec<Block> = decode(form).into_iter().map(block).collect();
    encode(&blocks)
}

/// Every letter gets a mark, vowels twice; what stands in braces stays.
fn accented(text: &str) -> String {
    outside_braces(text, |part| {
        let mut changed = String::new();
        for letter in part.chars() {
            let marked = marked(letter).unwrap_or(letter);
            changed.push(marked);
            if "aeiouAEIOU".contains(letter) {
                changed.extend(marked.to_lowercase());
            }
        }
        changed
    })
}

fn marked(letter: char) -> Option<char> {
    let (letters, first) = match letter {
        'a'..='z' => (SMALL, 'a'),
        'A'..='Z' => (CAPITAL, 'A'),
        _ => return None,
    };
    letters.chars().nth(letter as usize - first as usize)
}

/// The whole text from right to left, letter by letter.
fn turned(text: &str) -> String {
    format!("\u{202e}{text}\u{202c}")
}

fn outside_braces(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&change(before));
        out.push_str(&format!("{{{gap}}}"));
        rest = tail;
    }
    out + &change(rest)
}
