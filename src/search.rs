//! Search by muscle, zone or complaint, tolerant of typos.
//!
//! Every word of the query must fit a word of a text: as its start, or with a typo or two.
//! Better fits come first; ties are broken by kind and table order, so the order is total.

use crate::atlas::{MuscleId, Target, ZoneId};
use crate::content::letters::{is_letter, plain, small};
use crate::content::{Content, Ui};
use crate::order;
use crate::state::{Action, State};

/// Results that are offered at most.
pub const MAX_RESULTS: usize = 8;

/// Muscles that a complaint brings along.
const MUSCLES_PER_COMPLAINT: usize = 4;

/// Words of a query that are looked at.
const MAX_WORDS: usize = 6;

/// Longest word that is compared, in bytes; the rest of it is cut off.
const MAX_WORD: usize = 20;

/// Cost of a text word that the query does not name.
const EXTRA_WORD: u32 = 2;

/// Cost of a query word that is only the start of a text word.
const PREFIX: u32 = 3;

/// Cost of a typo.
const TYPO: u32 = 12;

/// Cost of a name that is not the main one of its entry.
const ALIAS: u32 = 4;

/// Something that the search found.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchResult {
    /// What choosing it does.
    pub action: Action,
    /// Its name.
    pub title: String,
    /// What it is, or why it was found.
    pub subtitle: String,
}

/// The words that are looked for.
struct Query<'a> {
    words: Vec<Word>,
    /// Words of the language that carry nothing in a search, parted by spaces.
    small_words: &'a str,
}

impl<'a> Query<'a> {
    fn new(text: &str, small_words: &'a str) -> Self {
        let words = words(text, small_words).take(MAX_WORDS).collect();
        Self { words, small_words }
    }
}

/// What a query may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hit {
    Complaint(usize),
    Muscle(MuscleId),
    Zone(ZoneId),
}

/// Results for a query, best first, at most [`MAX_RESULTS`]; none for an empty query.
///
/// A complaint brings its main zone and its muscles. Sided results are on the side of the list.
pub fn search(content: &Content, state: &State, query: &str) -> Vec<SearchResult> {
    let query = Query::new(query, content.ui(Ui::SearchSmallWords));
    if query.words.is_empty() {
        return Vec::new();
    }
    let mut results: Vec<SearchResult> = Vec::new();
    for (_, hit) in hits(content, state, &query) {
        for result in open(content, state, hit) {
            if results.iter().all(|other| other.action != result.action) {
                results.push(result);
            }
        }
        if results.len() >= MAX_RESULTS {
            break;
        }
    }
    results.truncate(MAX_RESULTS);
    results
}

fn hits(content: &Content, state: &State, query: &Query) -> Vec<(u32, Hit)> {
    let mut hits: Vec<(u32, Hit)> = Vec::new();
    let mut add = |cost: Option<u32>, hit| hits.extend(cost.map(|cost| (cost, hit)));
    for idx in 0..content.n_complaints() {
        add(
            best(query, content.complaint_words(idx), 0),
            Hit::Complaint(idx),
        );
    }
    for muscle in MuscleId::all().filter(|muscle| !state.hides_muscle(*muscle)) {
        let names = [content.muscle(muscle), content.muscle_plain(muscle)];
        let names = best(query, names.into_iter(), 0);
        let aliases = content
            .muscle_aliases(muscle)
            .chain(content.muscle_nickname(muscle));
        // Muscles that matter more come first among equals.
        let tier = u32::from(muscle.row().tier);
        add(
            least(names, best(query, aliases, ALIAS)).map(|cost| cost + tier),
            Hit::Muscle(muscle),
        );
    }
    for zone in ZoneId::all().filter(|zone| !state.hides_zone(*zone)) {
        let names = [content.zone(zone), content.zone_label(zone)];
        let names = best(query, names.into_iter(), 1);
        add(
            least(names, best(query, content.zone_aliases(zone), ALIAS + 1)),
            Hit::Zone(zone),
        );
    }
    order::sort_by(&mut hits, Ord::cmp);
    hits
}

/// What a hit offers.
fn open(content: &Content, state: &State, hit: Hit) -> Vec<SearchResult> {
    let muscle_result = |muscle: MuscleId, subtitle: String| SearchResult {
        action: Action::Choose(Target::Muscle(muscle, state.side)),
        title: content.muscle_plain(muscle).to_owned(),
        subtitle,
    };
    let zone_result = |zone: ZoneId, subtitle: String| SearchResult {
        action: Action::Choose(Target::Zone(zone, zone.side(state.side))),
        title: content.zone(zone).to_owned(),
        subtitle,
    };
    match hit {
        Hit::Muscle(muscle) => vec![muscle_result(muscle, content.muscle(muscle).to_owned())],
        Hit::Zone(zone) => {
            let side = content.side(zone.side(state.side));
            vec![zone_result(
                zone,
                [content.ui(Ui::SearchPlace), " · ", side].concat(),
            )]
        }
        Hit::Complaint(idx) => {
            let name = content.complaint_words(idx).next().unwrap_or_default();
            let zone = content
                .complaint_zones(idx)
                .find(|zone| !state.hides_zone(*zone));
            let zone = zone.map(|zone| zone_result(zone, name.to_owned()));
            let muscles = content
                .complaint_muscles(idx)
                .filter(|muscle| !state.hides_muscle(*muscle));
            let muscles = muscles.take(MUSCLES_PER_COMPLAINT).map(|muscle| {
                muscle_result(muscle, [content.muscle(muscle), " · ", name].concat())
            });
            muscles.chain(zone).collect()
        }
    }
}

fn least(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn best<'a>(query: &Query, texts: impl Iterator<Item = &'a str>, extra: u32) -> Option<u32> {
    let costs = texts.filter_map(|text| cost(query, text));
    costs.min().map(|cost| cost + extra)
}

/// How badly a text fits a query; `None` when a word of the query fits nothing in it.
fn cost(query: &Query, text: &str) -> Option<u32> {
    let mut best = [None; MAX_WORDS];
    let mut n_words = 0;
    for candidate in words(text, query.small_words) {
        n_words += 1;
        for (best, word) in best.iter_mut().zip(&query.words) {
            *best = least(*best, word_cost(word, &candidate));
        }
    }
    let mut total = EXTRA_WORD * (n_words as u32).saturating_sub(query.words.len() as u32);
    for best in best.iter().take(query.words.len()) {
        total += (*best)?;
    }
    Some(total)
}

/// How badly a text word fits a query word.
fn word_cost(query: &Word, text: &Word) -> Option<u32> {
    let n_missing = (query.mask & !text.mask).count_ones();
    let (query, text) = (query.bytes(), text.bytes());
    if query == text {
        return Some(0);
    }
    if text.starts_with(query) {
        return Some(PREFIX);
    }
    let allowed = match query.len() {
        0..=2 => return None,
        // A short word has little to go by: its first letter must be right.
        3 if query.first() != text.first() => return None,
        3..=7 => 1,
        _ => 2,
    };
    // A typo explains one letter that the text does not have.
    if n_missing > allowed {
        return None;
    }
    let whole = typos(query, text, allowed).map(|typos| typos * TYPO);
    if query.len() == 3 {
        return whole;
    }
    let start = text.get(..query.len().min(text.len())).unwrap_or_default();
    let prefix = typos(query, start, allowed).map(|typos| typos * TYPO + PREFIX);
    least(whole, prefix)
}

/// Typos between two words: wrong, missing, added and swapped letters; `None` above `allowed`.
fn typos(a: &[u8], b: &[u8], allowed: u32) -> Option<u32> {
    if a.len().abs_diff(b.len()) > allowed as usize {
        return None;
    }
    let mut before = [0_u32; MAX_WORD + 1];
    let mut last = [0_u32; MAX_WORD + 1];
    for (slot, column) in last.iter_mut().zip(0..) {
        *slot = column;
    }
    let mut previous_letter = 0;
    for (row, letter) in (1..).zip(a.iter().take(MAX_WORD)) {
        let mut line = [row; MAX_WORD + 1];
        let mut previous_other = 0;
        for (column, other) in b.iter().take(MAX_WORD).enumerate() {
            let at = |line: &[u32; MAX_WORD + 1], column: usize| {
                line.get(column).copied().unwrap_or(u32::MAX / 2)
            };
            let replaced = at(&last, column) + u32::from(letter != other);
            let mut cost = replaced
                .min(at(&last, column + 1) + 1)
                .min(at(&line, column) + 1);
            if column > 0 && *letter == previous_other && *other == previous_letter {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            if let Some(slot) = line.get_mut(column + 1) {
                *slot = cost;
            }
            previous_other = *other;
        }
        before = last;
        last = line;
        previous_letter = *letter;
    }
    last.get(b.len().min(MAX_WORD))
        .copied()
        .filter(|typos| *typos <= allowed)
}

/// A word in small letters without marks, cut to a sane length; held in place, because a search reads thousands.
#[derive(Clone, Copy)]
struct Word {
    letters: [u8; MAX_WORD],
    length: usize,
    /// Which letters it has, one bit each: rules out most pairs before they are compared.
    mask: u32,
}

impl Word {
    fn new(text: &str) -> Self {
        let mut word = Self {
            letters: [0; MAX_WORD],
            length: 0,
            mask: 0,
        };
        let mut buffer = [0; 4];
        for letter in text.chars().filter(|c| *c != '\'').map(|c| plain(small(c))) {
            for byte in letter.encode_utf8(&mut buffer).bytes() {
                if let Some(slot) = word.letters.get_mut(word.length) {
                    *slot = byte;
                    word.length += 1;
                    word.mask |= 1 << (byte % 32);
                }
            }
        }
        word
    }

    fn bytes(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }
}

/// Words in small letters without marks, without punctuation and small words.
fn words(text: &str, small_words: &str) -> impl Iterator<Item = Word> {
    text.split(|c: char| !is_letter(c) && c != '\'')
        .filter(move |word| {
            let mut small = small_words.split(' ');
            !word.is_empty() && !small.any(|small| word.eq_ignore_ascii_case(small))
        })
        .map(Word::new)
        .filter(|word| word.length > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

    fn titles(query: &str) -> Vec<String> {
        let (content, state) = (Content::embedded("en"), State::new(&Options::default()));
        let found = search(&content, &state, query);
        found
            .into_iter()
            .map(|result| format!("{} | {}", result.action, result.subtitle))
            .collect()
    }

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let found = titles(query);
        assert!(
            found.iter().any(|result| result.contains(expected)),
            "{query}: {found:?}"
        );
    }

    #[test]
    fn muscles_zones_and_complaints_are_found() {
        check("upper trapezius", "muscle upper-trapezius left");
        check("shawl", "muscle upper-trapezius left");
        check("temple", "zone temple left");
        check("tension headache", "muscle upper-trapezius left");
        check("tennis elbow", "ennis elbow");
        check("sciatica", "ciatica");
        check("stiff neck", "tiff neck");
    }

    #[test]
    fn typos_and_starts_are_forgiven() {
        check("trapezuis", "muscle upper-trapezius left");
        check("levator scap", "muscle levator-scapulae left");
        check("tenis elbow", "ennis elbow");
        check("siatica", "ciatica");
        check("stiff nek", "stiff neck");
        check("INFRASPINATUS!", "muscle infraspinatus left");
    }

    #[test]
    fn the_exact_name_comes_first() {
        assert!(
            titles("soleus")
                .first()
                .unwrap()
                .starts_with("muscle soleus")
        );
        assert!(
            titles("temple")
                .iter()
                .take(5)
                .any(|title| title.starts_with("zone temple"))
        );
    }

    #[test]
    fn odd_queries_find_nothing() {
        for query in [
            "",
            "   ",
            "???",
            "the of",
            "zzzzzzzz",
            &"x".repeat(100_000),
            "\u{0}",
            "🦴",
        ] {
            assert_eq!(titles(query), Vec::<String>::new());
        }
    }

    #[test]
    fn results_are_few_and_each_once() {
        for query in ["a", "b", "pain", "back", "muscle", "neck", "foot"] {
            let found = titles(query);
            assert!(found.len() <= MAX_RESULTS);
            let mut actions: Vec<&str> = found
                .iter()
                .map(|result| result.split(" | ").next().unwrap())
                .collect();
            actions.sort_unstable();
            actions.dedup();
            assert_eq!(actions.len(), found.len());
        }
    }

    #[test]
    fn pelvic_entries_are_found_only_where_they_are_shown() {
        assert!(
            titles("levator ani")
                .iter()
                .all(|title| !title.contains("levator-ani"))
        );
    }

    #[test]
    fn marks_on_letters_make_no_difference() {
        assert!(!titles("temple").is_empty());
        assert_eq!(titles("tèmplé"), titles("temple"));
        assert_eq!(titles("The Temple"), titles("temple"));
    }

    #[test]
    fn swapped_letters_are_one_typo() {
        assert_eq!(typos(b"trapezuis", b"trapezius", 2), Some(1));
        assert_eq!(typos(b"abcd", b"abcd", 1), Some(0));
        assert_eq!(typos(b"abcd", b"wxyz", 2), None);
        assert_eq!(typos(b"abcde", b"abcd", 1), Some(1));
    }
}
