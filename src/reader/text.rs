//! Texts of the file: plain, in several languages, as Markdown, as numbers to call, as addresses.

use serde_json::Value;

use super::Reader;
use super::at::At;
use super::url::{EXPECTED, link_url};
use crate::options::phone_url;
use crate::prose::{self, Block, Inline, markdown};

/// Longest text in Markdown, in characters.
const MAX_PROSE: usize = 20_000;

/// Start of links that stay in the map, such as `map:muscle/soleus`.
const MAP: &str = "map:";

impl Reader<'_> {
    /// A text of at most `most` characters on one line.
    pub(super) fn text(&mut self, at: &At, most: usize) -> Option<String> {
        let (at, text) = self.string(at)?;
        let words = one_line(&text);
        if words.is_empty() {
            self.problems
                .tell(&at.path, "a text that is not empty", "nothing");
            return None;
        }
        let words = if words.chars().nth(most).is_none() {
            words
        } else {
            let expected = format!("at most {most} characters");
            self.problems.tell(&at.path, expected, "the start of it");
            words.chars().take(most).collect()
        };
        self.tell_language(&at, &words);
        Some(words)
    }

    /// Hands over in which language words are, where it is known and not the one that is shown.
    pub(super) fn tell_language(&mut self, at: &At, words: &str) {
        let Some(tag) = at.language.filter(|tag| is_tag(tag)) else {
            return;
        };
        let is_shared = !words.contains(char::is_alphabetic);
        if !is_shared && !primary(tag).eq_ignore_ascii_case(primary(self.language)) {
            let place = ["lang ", &tag.replace('_', "-"), " 0"].concat();
            self.out.line("text", &[&place, words]);
        }
    }

    /// A single word or id, never in several languages.
    pub(super) fn word(&mut self, at: &At) -> Option<String> {
        let word = at
            .value
            .as_str()
            .map(one_line)
            .filter(|word| !word.is_empty());
        if word.is_none() {
            self.problems.tell(&at.path, "a text in quotes", "nothing");
        }
        word
    }

    /// Markdown as prose in the form of packs; links that are not safe lose their address.
    pub(super) fn prose(&mut self, at: &At) -> Option<String> {
        let (at, text) = self.string(at)?;
        let mut text = text;
        if let Some((end, _)) = text.char_indices().nth(MAX_PROSE) {
            let expected = format!("at most {MAX_PROSE} characters");
            self.problems.tell(&at.path, expected, "the start of it");
            text.truncate(end);
        }
        let mut blocks = markdown::read(&text);
        for block in &mut blocks {
            let runs = match block {
                Block::Paragraph(run) | Block::Heading(run) => std::slice::from_mut(run),
                Block::List { items, .. } => items.as_mut_slice(),
            };
            for inline in runs.iter_mut().flatten() {
                self.inline(&at.path, inline);
                self.tell_language(&at, inline.text());
            }
        }
        let form = prose::encode(&blocks);
        if form.is_empty() {
            self.problems
                .tell(&at.path, "a text that is not empty", "nothing");
            return None;
        }
        Some(form)
    }

    fn inline(&mut self, path: &str, inline: &mut Inline) {
        let words = |text: &str| {
            text.chars()
                .filter(|c| !is_reordering(*c))
                .collect::<String>()
        };
        match inline {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => {
                *text = words(text)
            }
            Inline::Link { url, text } => {
                let text = words(text);
                let inside = url.strip_prefix(MAP);
                let safe = match inside {
                    Some(target) => super::ids::target(target).map(|_| url.clone()),
                    None => link_url(url),
                };
                *inline = match safe {
                    Some(url) => Inline::Link { url, text },
                    None => {
                        let expected = ["links to ", EXPECTED].concat();
                        self.problems
                            .tell(path, expected, "the words of the link alone");
                        Inline::Text(text)
                    }
                };
            }
        }
    }

    /// A number to call, as it is shown.
    pub(super) fn phone(&mut self, at: &At) -> Option<String> {
        let (at, text) = match at.value {
            // A number without quotes has lost nothing, unless it began with a zero.
            Value::Number(number) => (at.clone(), number.to_string()),
            _ => self.string(at)?,
        };
        let number = one_line(&text);
        if phone_url(&number).is_none() {
            self.problems
                .tell(&at.path, "a phone number, such as 112", "nothing");
            return None;
        }
        Some(number)
    }

    /// An address that a visitor may be sent to.
    pub(super) fn url(&mut self, at: &At) -> Option<String> {
        let (at, text) = self.string(at)?;
        let url = link_url(&text);
        if url.is_none() {
            self.problems.tell(&at.path, EXPECTED, "nothing");
        }
        url
    }

    /// The address of a picture.
    pub(super) fn picture(&mut self, at: &At) -> Option<String> {
        let (at, text) = self.string(at)?;
        let starts = |scheme: &str| {
            let start = text.trim().get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        let url = link_url(&text).filter(|_| !starts("tel:") && !starts("mailto:"));
        if url.is_none() {
            let expected = "an https address or a path on this site, such as /logo.svg";
            self.problems.tell(&at.path, expected, "nothing");
        }
        url
    }

    /// The value for the language that is shown, where there are several by language.
    pub(super) fn spoken<'v>(&self, at: &At<'v>) -> At<'v> {
        let Value::Object(texts) = at.value else {
            return at.clone();
        };
        let pick = |wanted: &str, part: fn(&str) -> &str| {
            let mut texts = texts.iter();
            texts.find(|(tag, _)| part(tag).eq_ignore_ascii_case(wanted))
        };
        fn whole(tag: &str) -> &str {
            tag
        }
        let base = primary(self.language);
        let found = pick(self.language, whole).or_else(|| pick(base, whole));
        let found = found.or_else(|| pick(base, primary));
        let found = found.or_else(|| pick("en", primary));
        let found = found.or_else(|| texts.iter().next());
        found.map_or_else(|| at.clone(), |(tag, value)| at.in_language(tag, value))
    }

    /// A string, or the one that fits the language best among several.
    fn string<'v>(&mut self, at: &At<'v>) -> Option<(At<'v>, String)> {
        let at = self.spoken(at);
        match at.value {
            Value::String(text) => Some((at.clone(), text.clone())),
            _ => {
                let expected =
                    "a text in quotes, or texts by language such as {\"en\": \"…\", \"es\": \"…\"}";
                self.problems.tell(&at.path, expected, "nothing");
                None
            }
        }
    }
}

/// The language of a tag such as `es-MX`, without where it is spoken.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Whether a key is like the tag of a language, such as `es`, `es-MX` or `es_419`.
fn is_tag(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let language = primary(key);
    let is_word = language.chars().all(|c| c.is_ascii_alphabetic());
    is_word && matches!(language.len(), 2 | 3) && key.chars().all(plain)
}

/// Words on one line with single spaces, without what no reader sees.
pub(super) fn one_line(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_reordering(*c));
    let spaced = shown.map(|c| if c.is_control() { ' ' } else { c });
    let spaced: String = spaced.collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ")
}

/// Characters that turn the order of what follows: words may then read as others.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
