//! Numbers and lists in words, by the rules that the build took from Unicode's CLDR.

use super::interface::fill;
use super::letters::small;
use super::pack::items;
use super::{Content, Ui};

/// Columns of the rules of a language.
pub(super) const GRAMMAR: &[&str] = &["plurals", "and", "or"];

/// Which rule joins a list.
const AND: usize = 1;
const OR: usize = 2;

/// From here on, the forms of numbers repeat by this many.
const CENTURY: usize = 100;

/// The form of the number one among the digits of the table; 0 is the general one.
const ONE: usize = 1;

impl Content {
    /// The forms of a text that counts, the general one first; the only one of any other text.
    pub(super) fn forms(&self, key: Ui) -> impl Iterator<Item = &str> {
        items(self.name("ui", key as usize, 0))
    }

    /// The form of a text that fits a number, with `{n}` and the other placeholders filled in.
    pub fn count(&self, one: Ui, other: Ui, n: usize, values: &[(&str, &str)]) -> String {
        let text = match self.form_of(n) {
            ONE => self.ui(one),
            form => {
                let texts = self.name("ui", other as usize, 0).unwrap_or_default();
                // The form of one has a text of its own.
                let text = texts.split(super::pack::ITEM).nth(form.saturating_sub(ONE));
                let text = text.filter(|text| !text.is_empty());
                text.unwrap_or_else(|| self.ui(other))
            }
        };
        fill(&fill(text, values), &[("n", &n.to_string())])
    }

    /// Which form goes with a number: 0 for the general one, 1 for that of one, then the further ones.
    fn form_of(&self, n: usize) -> usize {
        let place = if n < CENTURY {
            n
        } else {
            CENTURY + n % CENTURY
        };
        let plurals = self.name("grammar", 0, 0).unwrap_or("01");
        let form = plurals.as_bytes().get(place);
        form.map_or(0, |form| usize::from(form.wrapping_sub(b'0')))
    }

    /// A list in words: "a, b and c".
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.join(AND, items)
    }

    /// A list of choices in words: "a, b or c".
    pub fn list_or<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.join(OR, items)
    }

    fn join<T: AsRef<str>>(&self, rule: usize, list: &[T]) -> String {
        let Some((last, rest)) = list.split_last() else {
            return String::new();
        };
        let last = last.as_ref();
        let mut rules = items(self.name("grammar", 0, rule));
        let mut pair = rules.next().unwrap_or(", ");
        let between = rules.next().unwrap_or(pair);
        let mut end = rules.next().unwrap_or(pair);
        // Some words ask for another one before them: "padres e hijos".
        while let (Some(start), Some(own_pair), Some(own_end)) =
            (rules.next(), rules.next(), rules.next())
        {
            if starts_with(last, start) {
                (pair, end) = (own_pair, own_end);
            }
        }
        let mut joined = String::new();
        for (idx, item) in rest.iter().enumerate() {
            if idx > 0 {
                joined.push_str(between);
            }
            joined.push_str(item.as_ref());
        }
        match rest.len() {
            0 => {}
            1 => joined.push_str(pair),
            _ => joined.push_str(end),
        }
        joined.push_str(last);
        joined
    }
}

/// Whether a word begins so, in small or capital letters.
fn starts_with(word: &str, start: &str) -> bool {
    let mut letters = word.chars().map(small);
    start.chars().all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_a_sentence() {
        let content = Content::embedded("en");
        assert_eq!(content.list::<&str>(&[]), "");
        assert_eq!(content.list(&["a"]), "a");
        assert_eq!(content.list(&["a", "b"]), "a and b");
        assert_eq!(content.list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(content.list_or(&["a", "b", "c"]), "a, b or c");
    }

    #[test]
    fn spanish_words_change_before_a_like_sound() {
        let content = Content::embedded("es");
        assert_eq!(content.list(&["cuello", "hombro"]), "cuello y hombro");
        assert_eq!(content.list(&["cadera", "Ingle"]), "cadera e Ingle");
        assert_eq!(
            content.list(&["cuello", "hombro", "hinchazón"]),
            "cuello, hombro e hinchazón"
        );
        assert_eq!(content.list(&["frío", "hielo"]), "frío y hielo");
        assert_eq!(content.list_or(&["nariz", "oído"]), "nariz u oído");
        assert_eq!(content.list_or(&["brazo", "hombro"]), "brazo u hombro");
        assert_eq!(content.list_or(&["brazo", "mano"]), "brazo o mano");
    }

    #[test]
    fn numbers_choose_their_form() {
        let content = Content::embedded("en");
        let spots = |n| content.count(Ui::ListSpotsOne, Ui::ListSpotsOther, n, &[]);
        assert_eq!(spots(0), "0 spots");
        assert_eq!(spots(1), "1 spot");
        assert_eq!(spots(2), "2 spots");
        assert_eq!(spots(101), "101 spots");
    }
}
