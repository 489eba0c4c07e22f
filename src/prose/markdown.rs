//! A subset of Markdown as blocks: paragraphs, lists, headings, emphasis, links.
//!
//! The parser is CommonMark without extensions. Everything outside the subset becomes plain words:
//! HTML is shown as typed, a picture is its description, code and quotes are paragraphs,
//! a list within a list is one list, marks within marks count once.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Block, Inline};

/// Longest text that is read, in bytes.
const MAX_TEXT: usize = 256 * 1024;

/// The blocks of a text; what is past 256 KiB is not read.
///
/// # Examples
/// ```
/// use pain_map::prose::{Block, Inline, markdown};
/// let blocks = markdown::read("See *this* <b>now</b>.");
/// let words = ["See ", "this", " <b>now</b>."];
/// let Some(Block::Paragraph(run)) = blocks.first() else { return };
/// assert_eq!(run.iter().map(Inline::text).collect::<Vec<_>>(), words);
/// ```
pub fn read(text: &str) -> Vec<Block> {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut reader = Reader::default();
    for event in Parser::new(text.get(..end).unwrap_or_default()) {
        reader.take(event);
    }
    reader.end_block();
    reader.blocks
}

/// What is being read.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The run that grows.
    run: Vec<Inline>,
    /// Open lists: the outermost decides whether there are numbers.
    lists: Vec<bool>,
    items: Vec<Vec<Inline>>,
    heading: bool,
    strong: usize,
    emphasis: usize,
    /// The link that is open, with its words so far.
    link: Option<(String, String)>,
}

impl Reader {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::Html(words) | Event::InlineHtml(words) => self.words(words.trim_end()),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } if self.link.is_none() => {
                self.link = Some((dest_url.into_string(), String::new()));
            }
            Tag::List(first) => {
                self.end_item();
                if self.lists.is_empty() {
                    self.end_block();
                }
                self.lists.push(first.is_some());
            }
            Tag::Item => self.end_item(),
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.heading = true;
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_) => {
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                if let Some((url, text)) = self.link.take() {
                    self.run.push(Inline::Link { url, text });
                }
            }
            TagEnd::List(_) => {
                self.end_item();
                let ordered = self.lists.pop().unwrap_or_default();
                if self.lists.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    if !items.is_empty() {
                        self.blocks.push(Block::List { ordered, items });
                    }
                }
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::BlockQuote(_) => self.end_paragraph(),
            _ => {}
        }
    }

    /// Adds words to what is open, joined with words of the same kind before them.
    fn words(&mut self, words: &str) {
        if let Some((_, text)) = &mut self.link {
            text.push_str(words);
            return;
        }
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        match self.run.last_mut() {
            Some(Inline::Strong(text)) if strong => text.push_str(words),
            Some(Inline::Emphasis(text)) if emphasis && !strong => text.push_str(words),
            Some(Inline::Text(text)) if !strong && !emphasis => text.push_str(words),
            _ if strong => self.run.push(Inline::Strong(words.to_owned())),
            _ if emphasis => self.run.push(Inline::Emphasis(words.to_owned())),
            _ => self.run.push(Inline::Text(words.to_owned())),
        }
    }

    /// Ends a paragraph: in an item, the next one goes on with it.
    fn end_paragraph(&mut self) {
        if self.lists.is_empty() {
            self.end_block();
        } else if self
            .run
            .last()
            .is_some_and(|last| !last.text().ends_with(' '))
        {
            self.words(" ");
        }
    }

    fn end_block(&mut self) {
        let run = self.take_run();
        let heading = std::mem::take(&mut self.heading);
        if !run.is_empty() {
            self.blocks.push(if heading {
                Block::Heading(run)
            } else {
                Block::Paragraph(run)
            });
        }
    }

    fn end_item(&mut self) {
        let run = self.take_run();
        if self.lists.is_empty() {
            if !run.is_empty() {
                self.blocks.push(Block::Paragraph(run));
            }
        } else if !run.is_empty() {
            self.items.push(run);
        }
        self.heading = false;
    }

    /// The run so far, with single spaces and none at its ends.
    fn take_run(&mut self) -> Vec<Inline> {
        let mut run = std::mem::take(&mut self.run);
        for inline in &mut run {
            if let Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) = inline {
                *text = text.replace(|c: char| c.is_control(), " ");
            }
        }
        if let Some(Inline::Text(text)) = run.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Inline::Text(text)) = run.last_mut() {
            *text = text.trim_end().to_owned();
        }
        run.retain(|inline| !inline.text().is_empty());
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as short words: `p[…]`, with `*` for strong, `_` for emphasis, `(url)` after a link.
    fn said(text: &str) -> String {
        let run = |run: &Vec<Inline>| -> String {
            let words = run.iter().map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Strong(text) => format!("*{text}*"),
                Inline::Emphasis(text) => format!("_{text}_"),
                Inline::Link { url, text } => format!("[{text}]({url})"),
            });
            words.collect()
        };
        let blocks = read(text);
        let blocks = blocks.iter().map(|block| match block {
            Block::Heading(words) => format!("h[{}]", run(words)),
            Block::Paragraph(words) => format!("p[{}]", run(words)),
            Block::List { ordered, items } => {
                let items: Vec<String> = items.iter().map(run).collect();
                format!("{}[{}]", if *ordered { 'o' } else { 'u' }, items.join("|"))
            }
        });
        blocks.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_subset_is_read() {
        for (text, expected) in [
            ("One\ntwo.\n\nThree.", "p[One two.] p[Three.]"),
            ("# Title\n\nLead.\n## Part", "h[Title] p[Lead.] h[Part]"),
            ("- a\n- **b** c\n", "u[a|*b* c]"),
            ("1. a\n2. b\n", "o[a|b]"),
            ("Before\n- a\n\nAfter", "p[Before] u[a] p[After]"),
            ("a *b* __c__ d", "p[a _b_ *c* d]"),
            (
                "[go **on**](map:muscle/soleus)!",
                "p[[go on](map:muscle/soleus)!]",
            ),
            ("***both***", "p[*both*]"),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn everything_else_is_words() {
        for (text, expected) in [
            ("<script>alert(1)</script>", "p[<script>alert(1)</script>]"),
            ("a <img src=x onerror=y> b", "p[a <img src=x onerror=y> b]"),
            ("![a body](x.png)", "p[a body]"),
            ("`code`", "p[code]"),
            ("> quoted\n> on", "p[quoted on]"),
            ("    let x;\n", "p[let x;]"),
            ("- a\n  - b\n  - c\n- d", "u[a|b|c|d]"),
            ("- a\n\n  more\n- b", "u[a more|b]"),
            ("---", ""),
            ("a | b\n--|--\n1 | 2", "p[a | b --|-- 1 | 2]"),
            ("", ""),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_texts_end() {
        let blocks = read(&"é".repeat(1_000_000));
        let Some(Block::Paragraph(run)) = blocks.first() else {
            panic!("no paragraph");
        };
        assert_eq!(
            run.iter().map(|inline| inline.text().len()).sum::<usize>(),
            MAX_TEXT
        );
        let _ = read(&"> ".repeat(100_000));
        let _ = read(&"[".repeat(100_000));
        let _ = read(&"*a ".repeat(80_000));
    }
}
