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

fn problem(place: &Place, what: String, fix: String) -> Problem {
    Problem {
        path: format!("data/{}", place.file),
        line: place.line,
        what,
        fix,
    }
}

/// The problems found so far, and the folder they are about.
pub struct Problems {
    /// The data folder.
    pub data: PathBuf,
    found: Vec<Problem>,
    notes: Vec<Problem>,
}

impl Problems {
    /// No problems yet in the folder `data`.
    pub fn new(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            found: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Notes a problem.
    pub fn add(&mut self, place: &Place, what: impl Into<String>, fix: impl Into<String>) {
        self.found.push(problem(place, what.into(), fix.into()));
    }

    /// Notes a text that a language lacks: a problem in English, elsewhere English stands in.
    pub fn missing(
        &mut self,
        tag: &str,
        place: &Place,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        if tag == super::texts::HOME {
            return self.add(place, what, fix);
        }
        self.notes.push(problem(place, what.into(), fix.into()));
    }

    /// What other languages than English lack, by file and line, one a line.
    pub fn notes(&self) -> String {
        let mut notes = self.notes.clone();
        notes.sort();
        notes.dedup();
        notes.iter().map(|note| format!("{note}\n")).collect()
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
