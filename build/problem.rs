//! Problems of the data, collected so that an author sees all of them at once.

use std::fmt;
use std::path::{Path, PathBuf};

/// One problem: where, what, how to fix it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, from the folder that holds `data/`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub fix: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} — {}",
            self.path, self.line, self.what, self.fix
        )
    }
}

/// A place in a data file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// File, relative to the data folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// The problems found so far, and the folder they are about.
pub struct Problems {
    /// The data folder.
    pub data: PathBuf,
    found: Vec<Problem>,
}

impl Problems {
    /// No problems yet in the folder `data`.
    pub fn new(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            found: Vec::new(),
        }
    }

    /// Notes a problem.
    pub fn add(&mut self, place: &Place, what: impl Into<String>, fix: impl Into<String>) {
        self.found.push(Problem {
            path: format!("data/{}", place.file),
            line: place.line,
            what: what.into(),
            fix: fix.into(),
        });
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All problems by file and line, if any.
    pub fn into_result(mut self) -> Result<(), Vec<Problem>> {
        self.found.sort();
        self.found.dedup();
        if self.found.is_empty() {
            Ok(())
        } else {
            Err(self.found)
        }
    }
}
