//! Packs of texts as they travel.
//!
//! A pack is UTF-8 text: a header line `pain-map <pack> 1 <fingerprint>`, then sections. A section
//! starts with `@name` and the names of its columns; its records follow, one a line, in the order of
//! the tables. Columns are parted by TAB, items of a list by U+001F.

use super::Ui;
use crate::atlas::{
    CareKind, Caution, Figure, MuscleId, RedFlagId, Region, SelfCareId, SourceId, TopicId,
    TriggerPointId, View, ZoneId, tables,
};

/// Parts the columns of a record.
const COLUMN: char = '\t';

/// Parts the items of a list.
pub(super) const ITEM: char = '\u{1f}';

/// A section of a pack: its name, and the columns that are read.
pub(super) type Section = (&'static str, &'static [&'static str]);

/// Longest pack that is read, in bytes.
const MAX_PACK: usize = 4 << 20;

/// A file of texts that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// The bytes are no such pack at all; servers like to answer with an error page.
    #[error("the file of {pack} is a file of another kind; serve the .txt files unchanged")]
    Foreign {
        /// `names`, `texts` or `articles`.
        pack: &'static str,
    },
    /// The pack was made from other data than the program.
    #[error("the file of {pack} is of another version; publish all files of one build together")]
    VersionMismatch {
        /// `names`, `texts` or `articles`.
        pack: &'static str,
    },
    /// The pack ends early or has too many or too few records.
    #[error("the file of {pack} is damaged or cut off; load it again")]
    Damaged {
        /// `names`, `texts` or `articles`.
        pack: &'static str,
    },
}

impl ContentError {
    /// The stable code for the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::VersionMismatch { .. } => "version-mismatch",
            _ => "load-texts",
        }
    }
}

/// A decoded pack: its text, and where each record lies in it.
#[derive(Clone, Debug)]
pub(super) struct Pack {
    language: String,
    text: String,
    sections: Vec<Records>,
}

/// The records of a section.
#[derive(Clone, Debug)]
struct Records {
    name: &'static str,
    /// Position in the record of each column that is read.
    columns: Vec<usize>,
    /// Start and end of each record in the text.
    rows: Vec<(u32, u32)>,
}

impl Pack {
    /// Reads a pack with these sections.
    pub(super) fn read(
        pack: &'static str,
        shape: &[Section],
        language: &str,
        text: String,
    ) -> Result<Self, ContentError> {
        let (header, body) = text.split_once('\n').unwrap_or((&text, ""));
        check_header(pack, header)?;
        if text.len() > MAX_PACK || !text.ends_with('\n') {
            return Err(ContentError::Damaged { pack });
        }
        let sections: Option<Vec<Records>> = shape
            .iter()
            .map(|section| Records::read(section, body, header.len() + 1))
            .collect();
        match sections {
            Some(sections) if sections.iter().all(Records::is_whole) => Ok(Self {
                language: language.to_owned(),
                text,
                sections,
            }),
            _ => Err(ContentError::Damaged { pack }),
        }
    }

    /// Whether it came as the pack of a language.
    pub(super) fn is_in(&self, language: &str) -> bool {
        self.language == language
    }

    /// How many records a section has.
    pub(super) fn n_records(&self, section: &str) -> usize {
        self.records(section)
            .map_or(0, |records| records.rows.len())
    }

    fn records(&self, section: &str) -> Option<&Records> {
        self.sections.iter().find(|records| records.name == section)
    }

    /// A column of a record.
    pub(super) fn field(&self, section: &str, row: usize, field: usize) -> Option<&str> {
        let records = self.records(section)?;
        let (start, end) = *records.rows.get(row)?;
        let record = self.text.get(start as usize..end as usize)?;
        record.split(COLUMN).nth(*records.columns.get(field)?)
    }

    /// The second column of the record whose first column is `code`.
    pub(super) fn keyed(&self, section: &str, code: &str) -> Option<&str> {
        let mut rows = 0..self.n_records(section);
        let row = rows.find(|row| self.field(section, *row, 0) == Some(code))?;
        self.field(section, row, 1)
    }
}

impl Records {
    /// Finds a section in the body of a pack; `None` when it or one of its columns is missing, or a
    /// record has too few columns.
    fn read(section: &Section, body: &str, start: usize) -> Option<Self> {
        let (name, wanted) = *section;
        let mut at = start;
        let mut lines = body.split_inclusive('\n').map(|line| {
            at += line.len();
            (line.trim_end_matches('\n'), (at - line.len()) as u32)
        });
        let heads: Vec<&str> = lines.find_map(|(line, _)| {
            let mut words = line.strip_prefix('@')?.split(COLUMN);
            (words.next() == Some(name)).then(|| words.collect())
        })?;
        let position = |column: &&str| heads.iter().position(|head| head == column);
        let columns: Vec<usize> = wanted.iter().map(position).collect::<Option<_>>()?;
        let mut rows = Vec::new();
        for (line, start) in lines.take_while(|(line, _)| !line.starts_with('@')) {
            if line.split(COLUMN).count() != heads.len() {
                return None;
            }
            rows.push((start, start + line.len() as u32));
        }
        Some(Self {
            name,
            columns,
            rows,
        })
    }

    /// Whether there is a record for each row of the table behind it.
    fn is_whole(&self) -> bool {
        let expected = match self.name {
            "ui" => Ui::ALL.len(),
            "views" => View::ALL.len(),
            "figures" => Figure::ALL.len(),
            "zones" => ZoneId::all().len(),
            "muscles" => MuscleId::all().len(),
            "trigger_points" => TriggerPointId::all().len(),
            "red_flags" => RedFlagId::all().len(),
            "self_care" => SelfCareId::all().len(),
            "references" => SourceId::all().len(),
            "topics" => TopicId::all().len(),
            "region" => Region::ALL.len(),
            "caution" => Caution::ALL.len(),
            "kind" => CareKind::ALL.len(),
            _ => return !self.rows.is_empty(),
        };
        self.rows.len() == expected
    }
}

fn check_header(pack: &'static str, header: &str) -> Result<(), ContentError> {
    let mut words = header.split(' ');
    if words.next() != Some("pain-map") || words.next() != Some(pack) {
        return Err(ContentError::Foreign { pack });
    }
    let version = words.next();
    let fingerprint = words
        .next()
        .and_then(|word| u64::from_str_radix(word, 16).ok());
    if version != Some("1") || fingerprint != Some(tables::FINGERPRINT) {
        return Err(ContentError::VersionMismatch { pack });
    }
    Ok(())
}

/// The items of a list.
pub(super) fn items(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.unwrap_or_default()
        .split(ITEM)
        .filter(|item| !item.is_empty())
}

/// The items of a list of numbers.
pub(super) fn positions(list: Option<&str>) -> impl Iterator<Item = usize> {
    items(list).filter_map(|item| item.parse().ok())
}
