//! What is wrong with a file, for its author.

use std::fmt;

/// Most problems that are told one by one.
const MAX_PROBLEMS: usize = 100;

/// Something that was mended or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON path: `$.links[2].url`.
    pub path: String,
    /// What would have been understood.
    pub expected: String,
    /// What is used instead.
    pub used: String,
}

/// `$.phone: expected a phone number, such as 112; used nothing`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self {
            path,
            expected,
            used,
        } = self;
        write!(f, "{path}: expected {expected}; used {used}")
    }
}

/// All problems so far.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    n_more: usize,
}

impl Problems {
    /// Notes a problem.
    pub(super) fn tell(
        &mut self,
        path: &str,
        expected: impl Into<String>,
        used: impl Into<String>,
    ) {
        if self.list.len() == MAX_PROBLEMS {
            self.n_more += 1;
            return;
        }
        self.list.push(Problem {
            path: path.to_owned(),
            expected: expected.into(),
            used: used.into(),
        });
    }

    /// The problems; those past the first hundred in one.
    pub(super) fn into_list(mut self) -> Vec<Problem> {
        if self.n_more > 0 {
            self.list.push(Problem {
                path: "$".to_owned(),
                expected: format!("no further problems, and there are {} more", self.n_more),
                used: "what is sound".to_owned(),
            });
        }
        self.list
    }
}
