//! A pattern as a few letters, for the part of an address that no server sees, and for paper.
//!
//! ```text
//! 1.  AABJo  IgEAx  …  _3kPq
//! │   │      │         └ end: a sum over everything before it
//! │   │      └ one record each: mark, answer or test
//! │   └ head: body, and whether the questions were skipped
//! └ version
//!
//! record: 24 bits in four letters of 6, most significant first, and one letter that checks
//!   kind 3 │ mark    zone 10 · side 2 · strength 4 · kinds 5
//!          │ answer  question 10 · answer 2
//!          │ felt    spot 12 · side 2 · felt 2
//! ```
//!
//! Zones, questions and spots have the numbers of `data/numbers.toml`; positions of the small
//! vocabularies are fixed by `tests/pattern_links.rs`.
//! The letter that checks is a CRC over all letters so far, so the first damaged record ends the
//! reading and what stands before it can be kept: one altered letter is found always, other
//! damage in all but one of 64 records, and then by the sum at the end.

use std::iter::once;

use super::Pattern;
use crate::atlas::tables::LINK_NUMBERS;
use crate::atlas::{Figure, Laterality, RedFlagId, TriggerPointId, ZoneId};
use crate::ranking::Felt;
use crate::safety::Answer;
use crate::state::{Kinds, Mark};

/// The letters of base64url, by value.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a fragment with a pattern begins with, after the `#`.
pub const FRAGMENT: &str = "pain-map=";

const VERSION: &str = "1.";

/// More records than a body has zones and spots are never read.
const MAX_RECORDS: usize = 1000;

/// Kinds of records. Others belong to newer releases, and are passed over.
const HEAD: u32 = 0;
const MARK: u32 = 1;
const ANSWER: u32 = 2;
const FELT: u32 = 3;
const END: u32 = 7;

/// Why nothing of a link can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The link was made by a newer release.
    #[error("the link is of a newer version than this map reads (1)")]
    Newer,
    /// Nothing in it can be read.
    #[error("the link is damaged, and nothing in it can be read")]
    Damaged,
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Opened {
    /// The pattern, or what stands before the damage.
    pub pattern: Pattern,
    /// Whether all of the link arrived, unaltered.
    pub whole: bool,
    /// Records that mean nothing to this release, or that had to be mended.
    pub n_unknown: usize,
}

impl Pattern {
    /// The pattern as text for a link; [`from_link`](Self::from_link) reads it back.
    pub fn to_link(&self) -> String {
        let mut writer = Writer::new();
        let figure = self.figure.map_or(0, |figure| figure as u32 + 1);
        writer.record(HEAD, figure << 1 | u32::from(self.skipped));
        for mark in &self.marks {
            let zone = number(0, mark.zone.index()) << 11;
            let side = (mark.side as u32) << 9;
            let strength = u32::from(mark.strength) << 5;
            writer.record(MARK, zone | side | strength | u32::from(mark.kinds.bits()));
        }
        for (flag, answer) in &self.answers {
            writer.record(ANSWER, number(1, flag.index()) << 2 | *answer as u32);
        }
        for (point, side, felt) in &self.felt {
            let point = number(2, point.index()) << 4;
            writer.record(FELT, point | (*side as u32) << 2 | *felt as u32);
        }
        let sum = writer.sum;
        writer.record(END, sum);
        writer.text
    }

    /// Reads the text of a link, as far as it is undamaged; the name before it may be there or not.
    ///
    /// # Errors
    /// When the link is of a newer release, or nothing in it can be read.
    pub fn from_link(text: &str) -> Result<Opened, LinkError> {
        let text = text.trim().trim_start_matches('#');
        let text = text.strip_prefix(FRAGMENT).unwrap_or(text);
        let Some(letters) = text.strip_prefix(VERSION) else {
            return Err(foreign(text));
        };
        // Mail programs break long lines.
        let letters = letters
            .bytes()
            .filter(|letter| !letter.is_ascii_whitespace());
        let mut opened = Opened::default();
        let mut check = Check::default();
        let mut values = letters.map_while(value);
        for _ in 0..MAX_RECORDS {
            let sum = check.sum;
            let Some(record) = check.record(&mut values) else {
                break;
            };
            let (kind, rest) = (record >> 21, record & 0x1f_ffff);
            if kind == END {
                opened.whole = rest == sum;
                break;
            }
            opened.n_unknown += usize::from(opened.pattern.add_record(kind, rest).is_none());
        }
        if opened.pattern.is_empty() && !opened.whole {
            return Err(LinkError::Damaged);
        }
        Ok(opened)
    }

    /// Adds what a record says; `None` where it means nothing here or had to be mended.
    fn add_record(&mut self, kind: u32, rest: u32) -> Option<()> {
        let mended = match kind {
            HEAD => {
                self.skipped = rest & 1 == 1;
                let figure = (rest >> 1) as usize;
                self.figure = figure
                    .checked_sub(1)
                    .map(|figure| at(Figure::ALL, figure))
                    .unwrap_or_default();
                (figure > 0 && self.figure.is_none()).then_some("")
            }
            MARK => self.add_mark(Mark {
                zone: ZoneId::from_index(position(0, rest >> 11)?)?,
                side: at(Laterality::ALL, (rest >> 9 & 3) as usize)?,
                strength: ((rest >> 5 & 15) as u8).min(Mark::WORST),
                kinds: Kinds::from_bits((rest & 31) as u8),
            }),
            ANSWER => self.add_answer(
                RedFlagId::from_index(position(1, rest >> 2 & 0x3ff)?)?,
                at(Answer::ALL, (rest & 3) as usize)?,
            ),
            FELT => self.add_felt(
                TriggerPointId::from_index(position(2, rest >> 4 & 0xfff)?)?,
                at(Laterality::ALL, (rest >> 2 & 3) as usize)?,
                at(Felt::ALL, (rest & 3) as usize)?,
            ),
            _ => return None,
        };
        mended.is_none().then_some(())
    }
}

/// A version that is a number but not ours is a newer one; anything else is damage.
fn foreign(text: &str) -> LinkError {
    let digits = text.split('.').next().unwrap_or_default();
    let number =
        !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if number && digits != "0" && digits.len() < text.len() {
        LinkError::Newer
    } else {
        LinkError::Damaged
    }
}

fn at<T: Copy>(all: &[T], position: usize) -> Option<T> {
    all.get(position).copied()
}

/// The number of a row: zones are list 0, warning signs 1, trigger points 2.
fn number(list: usize, position: usize) -> u32 {
    let offset = LINK_NUMBERS.get(list).and_then(|list| list.get(position));
    (position as u32).wrapping_add_signed(i32::from(offset.copied().unwrap_or_default()))
}

/// The row with a number; `None` for one that is not in the data.
fn position(list: usize, wanted: u32) -> Option<u16> {
    let n_rows = LINK_NUMBERS.get(list)?.len() as u16;
    (0..n_rows).find(|position| number(list, usize::from(*position)) == wanted)
}

/// The value of a letter; `None` for one that is not in the alphabet.
fn value(letter: u8) -> Option<u32> {
    let place = LETTERS.iter().position(|other| *other == letter)?;
    Some(place as u32)
}

/// What all letters so far come to.
#[derive(Default)]
struct Check {
    /// CRC of 6 bits, with the polynomial x^6 + x + 1.
    crc: u32,
    /// FNV-1a, the lower 21 bits of it.
    sum: u32,
    fnv: u32,
}

impl Check {
    fn add(&mut self, value: u32) {
        let mut crc = self.crc ^ value;
        for _ in 0..6 {
            crc = crc << 1 ^ if crc & 32 == 0 { 0 } else { 0b100_0011 };
        }
        self.crc = crc & 63;
        self.fnv = (self.fnv ^ value).wrapping_mul(0x0100_0193) ^ 0x811c_9dc5;
        self.sum = (self.fnv ^ self.fnv >> 21) & 0x1f_ffff;
    }

    /// The next 24 bits; `None` at the end and at the first damage.
    fn record(&mut self, values: &mut impl Iterator<Item = u32>) -> Option<u32> {
        let mut record = 0;
        for _ in 0..4 {
            let value = values.next()?;
            self.add(value);
            record = record << 6 | value;
        }
        (values.next()? == self.crc).then_some(record)
    }
}

struct Writer {
    text: String,
    check: Check,
    sum: u32,
}

impl Writer {
    fn new() -> Self {
        Self {
            text: VERSION.to_owned(),
            check: Check::default(),
            sum: 0,
        }
    }

    fn record(&mut self, kind: u32, rest: u32) {
        let record = kind << 21 | rest;
        let values = [18, 12, 6, 0].map(|shift| record >> shift & 63);
        for value in values {
            self.check.add(value);
        }
        for value in values.into_iter().chain(once(self.check.crc)) {
            let letter = LETTERS.get(value as usize).copied().unwrap_or_default();
            self.text.push(char::from(letter));
        }
        self.sum = self.check.sum;
    }
}
