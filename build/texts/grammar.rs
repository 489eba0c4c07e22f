//! How a language counts and lists, by the rules of Unicode's CLDR.
//!
//! The rules are asked here, once, and travel as short tables: which form of a word goes with which
//! number, and what stands between the items of a list. Numbers themselves are small and whole, and
//! written in the digits 0 to 9.

use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

use super::super::fields::{ITEM_SEPARATOR, Section};
use super::Record;

/// Numbers with a form of their own in the table; from 100 on, the form repeats by the hundred.
///
/// Holds for the whole numbers of every language below a million.
const N_NUMBERS: u32 = 200;

/// Forms beside the general one and that for one, in the order of their digits in the table.
pub const FURTHER_FORMS: [&str; 4] = ["zero", "two", "few", "many"];

/// Letters and digits that words are tried with: those of languages where a word's beginning matters.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789אבגדהוזחטיכלמנסעפצקרשת";

/// Stand for the items of a list.
const ITEMS: [&str; 3] = ["\u{1}", "\u{2}", "\u{3}"];

/// What stands between the items of a list, and before which beginnings of the last item something
/// else does: in Spanish, "y" becomes "e" before "i" and "hi", but not before "hia" and "hie".
type Separators = Vec<String>;

/// How a language counts and lists.
#[derive(Clone, Default)]
pub struct Grammar {
    /// For each number a digit: 0 the general form, 1 that for one, then [`FURTHER_FORMS`].
    plurals: String,
    and: Separators,
    or: Separators,
    /// The forms that the language has.
    pub forms: Vec<&'static str>,
}

impl Grammar {
    /// Its record in the names.
    pub fn record(&self, section: &Section) -> Record {
        let joined = |list: &Separators| list.join(&ITEM_SEPARATOR.to_string());
        let value = |key| match key {
            "plurals" => self.plurals.clone(),
            "and" => joined(&self.and),
            _ => joined(&self.or),
        };
        section
            .fields
            .iter()
            .map(|field| value(field.key))
            .collect()
    }
}

/// The grammar of a language by its tag; `None` for one that CLDR does not know.
pub fn of(tag: &str) -> Option<Grammar> {
    let locale: Locale = tag.parse().ok()?;
    let rules = PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).ok()?;
    let plurals = (0..N_NUMBERS)
        .map(|n| digit(rules.category_for(n)))
        .collect();
    let forms = rules.categories().map(name).collect();
    let wide = ListFormatterOptions::default().with_length(ListLength::Wide);
    let and = ListFormatter::try_new_and((&locale).into(), wide).ok()?;
    let or = ListFormatter::try_new_or((&locale).into(), wide).ok()?;
    Some(Grammar {
        plurals,
        and: separators(&and)?,
        or: separators(&or)?,
        forms,
    })
}

fn digit(category: PluralCategory) -> char {
    match category {
        PluralCategory::Other => '0',
        PluralCategory::One => '1',
        PluralCategory::Zero => '2',
        PluralCategory::Two => '3',
        PluralCategory::Few => '4',
        PluralCategory::Many => '5',
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Other => "other",
        PluralCategory::One => "one",
        PluralCategory::Zero => "zero",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
    }
}

/// Between two items, between the first of many, before the last of many; then for each beginning
/// that asks for others: the beginning, between two, before the last.
fn separators(format: &ListFormatter) -> Option<Separators> {
    let [first, second, third] = ITEMS;
    let pair = |last: &str| {
        let text = format.format([first, last].into_iter()).to_string();
        Some(text.strip_prefix(first)?.strip_suffix(last)?.to_owned())
    };
    let many = |last: &str| {
        let text = format.format([first, second, last].into_iter()).to_string();
        let (middle, rest) = text.strip_prefix(first)?.split_once(second)?;
        Some((middle.to_owned(), rest.strip_suffix(last)?.to_owned()))
    };
    let (middle, end) = many(third)?;
    let mut separators = vec![pair(third)?, middle, end];
    let ends = |start: &str| {
        // What follows a beginning must not matter; "z" begins nothing that does.
        let word = format!("{start}zz");
        Some((pair(&word)?, many(&word)?.1))
    };
    let general = ends("")?;
    let mut exceptions: Vec<(String, (String, String))> = Vec::new();
    let mut starts: Vec<String> = LETTERS.chars().map(String::from).collect();
    for n_letters in 1..=3 {
        for start in &starts {
            let known = exceptions
                .iter()
                .rev()
                .find(|(known, _)| start.starts_with(known));
            let ends = ends(start)?;
            if ends != *known.map_or(&general, |(_, ends)| ends) {
                exceptions.push((start.clone(), ends));
            }
        }
        // Two letters of each kind, then only what goes on from an exception.
        let goes_on = |start: &&String| {
            n_letters == 1 || exceptions.iter().any(|(known, _)| start.starts_with(known))
        };
        let longer = starts.iter().filter(goes_on).flat_map(|start| {
            LETTERS
                .chars()
                .map(move |letter| format!("{start}{letter}"))
        });
        starts = longer.collect();
    }
    for (start, (pair, end)) in exceptions {
        separators.extend([start, pair, end]);
    }
    Some(separators)
}
