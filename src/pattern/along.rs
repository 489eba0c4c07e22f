//! What the page tells about links and memory: the core asks neither address nor device itself.

use super::{Opened, Pattern};

/// Days that are compared at most.
pub const MAX_EARLIER: usize = 12;

/// Longest words of a day, in bytes.
const MAX_DAY: usize = 60;

/// What was marked on an earlier day, kept on this device because the visitor asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The day in words of the language, as the page gives it.
    pub date: String,
    /// What was marked; what stands before the damage where the device gave back less.
    pub pattern: Pattern,
}

impl Earlier {
    /// An earlier day from its words and link; `None` for what cannot be read.
    pub fn read(date: &str, link: &str) -> Option<Self> {
        let Opened { pattern, .. } = Pattern::from_link(link).ok()?;
        let is_day = (1..=MAX_DAY).contains(&date.len()) && !date.chars().any(char::is_control);
        is_day.then(|| Self {
            date: date.to_owned(),
            pattern,
        })
    }
}

/// Whether this device keeps what is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Memory {
    /// The visitor has not asked for it.
    #[default]
    Off,
    /// It keeps one entry a visit.
    On,
    /// It holds entries of a newer release, which are left alone.
    Newer,
    /// The browser does not let the page keep anything.
    Refused,
}

/// Address of the page, and what this device keeps.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Along {
    /// Address of the page without its fragment; empty where it is not known.
    pub address: String,
    /// Whether this device keeps what is marked.
    pub memory: Memory,
    /// Earlier days, oldest first.
    pub earlier: Vec<Earlier>,
}

impl Memory {
    /// The memory for a word, off for one that is not in the vocabulary.
    pub fn from_slug(slug: &str) -> Self {
        match slug {
            "on" => Self::On,
            "newer" => Self::Newer,
            "refused" => Self::Refused,
            _ => Self::Off,
        }
    }
}
