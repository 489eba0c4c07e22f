//! A data file with its text, so that byte positions become lines.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::problem::{Place, Problems};

/// A file of the data folder.
pub struct Source {
    /// Name relative to the data folder, with `/`.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Reads a file of the data folder; a missing file is a problem.
    pub fn read(file: &str, problems: &mut Problems) -> Option<Self> {
        match std::fs::read_to_string(problems.data.join(file)) {
            Ok(text) => Some(Self {
                file: file.to_owned(),
                text,
            }),
            Err(error) => {
                let place = Place {
                    file: file.to_owned(),
                    line: 1,
                };
                problems.add(
                    &place,
                    format!("cannot read the file ({error})"),
                    "the build needs it; restore it as UTF-8 text",
                );
                None
            }
        }
    }

    /// Tag of the language whose folder holds the file.
    pub fn language(&self) -> &str {
        self.file.split('/').nth(1).unwrap_or_default()
    }

    /// The place of a byte range.
    pub fn place(&self, span: Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        Place {
            file: self.file.clone(),
            line: before.matches('\n').count() + 1,
        }
    }

    /// The content as rows; malformed content is a problem.
    pub fn parse<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(rows) => Some(rows),
            Err(error) => {
                let place = self.place(error.span().unwrap_or(0..0));
                let what = error.message().replace('\n', " ");
                problems.add(&place, what, "compare with a neighboring row");
                None
            }
        }
    }
}

/// Names of the files with an extension in a folder of the data, sorted.
pub fn files_in(folder: &str, extension: &str, problems: &mut Problems) -> Vec<String> {
    let entries = std::fs::read_dir(problems.data.join(folder));
    let names = entries.into_iter().flatten().flatten();
    let mut files: Vec<String> = names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(extension))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        let place = Place {
            file: folder.to_owned(),
            line: 1,
        };
        problems.add(
            &place,
            format!("no {extension} file in the folder"),
            "restore the folder",
        );
    }
    files
}
