//! Running text as nodes: every word stays a text, every address is checked by who shows it.

use super::node::{Element, Node, Value, el};
use crate::options::safe_url;
use crate::prose::{Block, Inline};

/// The element that a link becomes, without its words; `None` shows the words alone.
pub type LinkFor<'a> = &'a dyn Fn(&str) -> Option<Element>;

/// Blocks as elements: `p.text`, `ul.prose`, `ol.prose`, `h4`.
pub fn elements(blocks: Vec<Block>, link: LinkFor<'_>) -> Vec<Element> {
    let block = |block| match block {
        Block::Heading(run) => filled(el("h4"), run, link),
        Block::Paragraph(run) => filled(el("p").attr("class", "text"), run, link),
        Block::List { ordered, items } => {
            let list = el(if ordered { "ol" } else { "ul" }).attr("class", "prose");
            let items = items.into_iter().map(|run| filled(el("li"), run, link));
            list.children(items)
        }
    };
    blocks.into_iter().map(block).collect()
}

fn filled(element: Element, run: Vec<Inline>, link: LinkFor<'_>) -> Element {
    element.children(run.into_iter().map(|inline| -> Node {
        match inline {
            Inline::Text(words) => Node::Text(Value::Owned(words)),
            Inline::Strong(words) => el("strong").text(words).into(),
            Inline::Emphasis(words) => el("em").text(words).into(),
            Inline::Link { url, text } => match link(&url) {
                Some(element) => element.text(text).into(),
                None => Node::Text(Value::Owned(text)),
            },
        }
    }))
}

/// A link to a page, where the address is safe to follow.
pub fn page_link(url: &str) -> Option<Element> {
    Some(el("a").attr("class", "link").attr("href", safe_url(url)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::markdown;
    use crate::render::html;

    #[test]
    fn unsafe_links_are_words_and_markup_is_escaped() {
        let text =
            "See [this](javascript:alert(1)), [that](https://a.example/) and <b>*b*</b>.\n\n1. one";
        let markup: String = elements(markdown::read(text), &page_link)
            .iter()
            .map(html::to_string)
            .collect();
        let markup: String = markup.lines().map(str::trim).collect();
        assert!(!markup.contains("javascript:"), "{markup}");
        assert!(!markup.contains("<b>"), "{markup}");
        assert!(markup.contains("https://a.example/"), "{markup}");
        assert!(markup.contains("<em>b</em>"), "{markup}");
        assert!(markup.contains("<ol class=\"prose\">"), "{markup}");
    }
}
