//! Errors of the crate: what went wrong, where, and how to fix it.

use crate::atlas::View;

/// A file of the atlas that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    /// The bytes are no drawing at all; servers like to answer with an error page.
    #[error("the drawing \"{}\" is a file of another kind; serve the .pack files unchanged", .view.slug())]
    Foreign {
        /// The drawing that was asked for.
        view: View,
    },
    /// The drawing was made from other data than the program.
    #[error("the drawing \"{}\" is of another version; publish all files of one build together", .view.slug())]
    VersionMismatch {
        /// The drawing that was asked for.
        view: View,
    },
    /// The bytes are those of another drawing.
    #[error("the file given as drawing \"{}\" holds another view; check the file names", .view.slug())]
    OtherView {
        /// The drawing that was asked for.
        view: View,
    },
    /// The bytes end early or contradict themselves.
    #[error("the drawing \"{}\" is damaged or cut off; load it again", .view.slug())]
    Damaged {
        /// The drawing that was asked for.
        view: View,
    },
    /// A drawn line could not be read back.
    #[error("a line of the drawing \"{}\" is malformed; serve the .svg files unchanged", .view.slug())]
    Line {
        /// The drawing that was asked for.
        view: View,
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
