//! Errors of the crate: what went wrong, where, and how to fix it.

/// A file of the atlas that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    /// The bytes are no drawing at all; servers like to answer with an error page.
    #[error("the drawing \"{view}\" is a file of another kind; serve the .pack files unchanged")]
    Foreign {
        /// The drawing that was asked for: `front`, `back` or `left`.
        view: &'static str,
    },
    /// The drawing was made from other data than the program.
    #[error(
        "the drawing \"{view}\" is of another version; publish all files of one build together"
    )]
    VersionMismatch {
        /// The drawing that was asked for: `front`, `back` or `left`.
        view: &'static str,
    },
    /// The bytes are those of another drawing.
    #[error("the file given as drawing \"{view}\" holds another view; check the file names")]
    OtherView {
        /// The drawing that was asked for: `front`, `back` or `left`.
        view: &'static str,
    },
    /// The bytes end early or contradict themselves.
    #[error("the drawing \"{view}\" is damaged or cut off; load it again")]
    Damaged {
        /// The drawing that was asked for: `front`, `back` or `left`.
        view: &'static str,
    },
    /// A drawn line could not be read back.
    #[error("a line of the drawing \"{view}\" is malformed; serve the .svg files unchanged")]
    Line {
        /// The drawing that was asked for: `front`, `back` or `left`.
        view: &'static str,
    },
}

impl AtlasError {
    /// The stable code for the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::VersionMismatch { .. } => "version-mismatch",
            _ => "load-drawing",
        }
    }
}
