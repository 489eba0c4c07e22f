//! Running text: paragraphs, lists and headings with emphasis and links, and the form it travels in.
//!
//! Authors write a subset of Markdown (`prose::markdown`, which the core does not contain); packs carry
//! the text form below; [`render::prose`](crate::render::prose) makes nodes of it.
//! Nothing in here is ever read as markup.
//!
//! ```text
//! text    = block { U+001E block }
//! block   = "h" run | "p" run | "u" items | "o" items      heading, paragraph, bullets, numbers
//! items   = run { U+001D run }
//! run     = words { U+001C marked U+001C words }           every second piece is marked
//! marked  = "s" words | "e" words | "l" url " " words      strong, emphasis, link
//! ```
//!
//! Neither a line break nor a TAB occurs in the form, so it fits in a field of a pack.

#[cfg(any(not(target_arch = "wasm32"), feature = "reader"))]
pub mod markdown;

/// Parts blocks.
const BLOCK: char = '\u{1e}';

/// Parts the items of a list.
const ITEM: char = '\u{1d}';

/// Stands before and after a marked run.
const MARKED: char = '\u{1c}';

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a part.
    Heading(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; its items hold no blocks.
    List {
        /// Numbers, not bullets.
        ordered: bool,
        /// What stands at each number or bullet.
        items: Vec<Vec<Inline>>,
    },
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that weigh more.
    Strong(String),
    /// Words with another stress.
    Emphasis(String),
    /// Words that lead somewhere.
    Link {
        /// Where, as the author wrote it: whoever shows it checks it.
        url: String,
        /// The words.
        text: String,
    },
}

impl Inline {
    /// Its words without what marks them.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Strong(text)
            | Self::Emphasis(text)
            | Self::Link { text, .. } => text,
        }
    }
}

/// Blocks in the form that packs carry.
///
/// Control characters in words become spaces; empty runs and blocks are left out.
pub fn encode(blocks: &[Block]) -> String {
    let mut form = String::new();
    for block in blocks {
        let (kind, items) = match block {
            Block::Heading(run) => ('h', std::slice::from_ref(run)),
            Block::Paragraph(run) => ('p', std::slice::from_ref(run)),
            Block::List { ordered, items } => (if *ordered { 'o' } else { 'u' }, items.as_slice()),
        };
        let items: Vec<String> = items
            .iter()
            .map(|run| encode_run(run))
            .filter(|item| !item.is_empty())
            .collect();
        if items.is_empty() {
            continue;
        }
        if !form.is_empty() {
            form.push(BLOCK);
        }
        form.push(kind);
        form.push_str(&items.join("\u{1d}"));
    }
    form
}

fn encode_run(run: &[Inline]) -> String {
    let mut form = String::new();
    for inline in run.iter().filter(|inline| !inline.text().is_empty()) {
        let words = clean(inline.text());
        let mark = match inline {
            Inline::Text(_) => {
                form.push_str(&words);
                continue;
            }
            Inline::Strong(_) => "s".to_owned(),
            Inline::Emphasis(_) => "e".to_owned(),
            Inline::Link { url, .. } => ["l", &clean(url).replace(' ', "%20"), " "].concat(),
        };
        form.push(MARKED);
        form.push_str(&mark);
        form.push_str(&words);
        form.push(MARKED);
    }
    form
}

fn clean(words: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    words.chars().map(plain).collect()
}

/// Blocks from the form that packs carry; what is not in the form is left out.
pub fn decode(form: &str) -> Vec<Block> {
    form.split(BLOCK).filter_map(decode_block).collect()
}

/// The words of the form on one line, without what marks them.
#[cfg(any(not(target_arch = "wasm32"), feature = "reader"))]
pub fn plain(form: &str) -> String {
    let runs = decode(form).into_iter().flat_map(|block| match block {
        Block::Heading(run) | Block::Paragraph(run) => vec![run],
        Block::List { items, .. } => items,
    });
    let lines = runs.map(|run| run.iter().map(Inline::text).collect());
    lines.collect::<Vec<String>>().join(" ")
}

fn decode_block(form: &str) -> Option<Block> {
    let mut rest = form.chars();
    let kind = rest.next()?;
    let rest = rest.as_str();
    Some(match kind {
        'h' => Block::Heading(decode_run(rest)),
        'p' => Block::Paragraph(decode_run(rest)),
        'u' | 'o' => Block::List {
            ordered: kind == 'o',
            items: rest.split(ITEM).map(decode_run).collect(),
        },
        _ => return None,
    })
}

fn decode_run(form: &str) -> Vec<Inline> {
    let mut marked = true;
    let pieces = form.split(MARKED).map(|piece| {
        marked = !marked;
        if marked {
            decode_marked(piece)
        } else {
            Some(Inline::Text(piece.to_owned()))
        }
    });
    pieces
        .flatten()
        .filter(|inline| !inline.text().is_empty())
        .collect()
}

fn decode_marked(piece: &str) -> Option<Inline> {
    let mut rest = piece.chars();
    let kind = rest.next()?;
    let words = rest.as_str();
    Some(match kind {
        's' => Inline::Strong(words.to_owned()),
        'e' => Inline::Emphasis(words.to_owned()),
        'l' => {
            let (url, text) = words.split_once(' ')?;
            Inline::Link {
                url: url.to_owned(),
                text: text.to_owned(),
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn sample() -> Vec<Block> {
        vec![
            Block::Heading(vec![text("What helps")]),
            Block::Paragraph(vec![
                Inline::Strong("Stay".to_owned()),
                text(" as "),
                Inline::Emphasis("active".to_owned()),
                text(" as you can. "),
                Inline::Link {
                    url: "map:muscle/soleus".to_owned(),
                    text: "Show the soleus".to_owned(),
                },
            ]),
            Block::List {
                ordered: false,
                items: vec![vec![text("one")], vec![text("two")]],
            },
            Block::List {
                ordered: true,
                items: vec![vec![Inline::Strong("first".to_owned())]],
            },
        ]
    }

    #[test]
    fn blocks_come_back_as_they_went() {
        let form = encode(&sample());
        assert_eq!(decode(&form), sample());
        assert!(!form.contains(['\n', '\t', '\u{1f}']));
    }

    #[test]
    fn control_characters_cannot_forge_blocks() {
        let forged = [Block::Paragraph(vec![text(
            "a\u{1e}hb\u{1c}ljavascript:x y\u{1c}\n\t\u{1f}c",
        )])];
        let back = decode(&encode(&forged));
        assert_eq!(
            back,
            [Block::Paragraph(vec![text("a hb ljavascript:x y    c")])]
        );
        let link = [Block::Paragraph(vec![Inline::Link {
            url: "/a b\u{1c}".to_owned(),
            text: "x".to_owned(),
        }])];
        let expected = [Block::Paragraph(vec![Inline::Link {
            url: "/a%20b%20".to_owned(),
            text: "x".to_owned(),
        }])];
        assert_eq!(decode(&encode(&link)), expected);
    }

    #[test]
    fn anything_else_is_left_out() {
        for form in [
            "",
            "x",
            "\u{1e}\u{1e}",
            "zwords",
            "p\u{1c}",
            "p\u{1c}lurl\u{1c}",
        ] {
            let words: usize = decode(form)
                .iter()
                .map(|block| match block {
                    Block::Heading(run) | Block::Paragraph(run) => run.len(),
                    Block::List { items, .. } => items.iter().map(Vec::len).sum(),
                })
                .sum();
            assert_eq!(words, 0, "{form:?}");
        }
        assert_eq!(encode(&[Block::Paragraph(Vec::new())]), "");
    }
}
