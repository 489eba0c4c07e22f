//! Small drawings beside words: one stroke, the color of the text, hidden from assistive technology.

use crate::atlas::CareKind;
use crate::render::node::{Element, el};

/// A small drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Arrow to the left.
    Back,
    /// Arrow to the right.
    Forward,
    /// Arrow down.
    Down,
    /// Arrow up.
    Up,
    /// A cross.
    Close,
    /// A lens.
    Search,
    /// Lines of a list.
    List,
    /// Arrow that turns back.
    Undo,
    /// Arrow that turns forward.
    Redo,
    /// An eraser.
    Clear,
    /// A brush.
    Brush,
    /// Arrows that turn around.
    Flip,
    /// Four pictures.
    Views,
    /// Octagon with an exclamation mark: emergency.
    Octagon,
    /// Triangle with an exclamation mark: urgent.
    Triangle,
    /// Circle with an i: routine.
    Circle,
    /// A telephone.
    Phone,
    /// An arrow that leaves a frame.
    Link,
    /// A pressing finger.
    Press,
    /// A stretching plate.
    Stretch,
    /// Warmth rising.
    Heat,
    /// A chair.
    Posture,
    /// A walking plate.
    Activity,
    /// A check list.
    Aftercare,
    /// A person.
    Person,
    /// A printer.
    Printer,
    /// A stop watch.
    Timer,
}

impl Icon {
    /// The drawing for a kind of self-care.
    pub const fn of_care(kind: CareKind) -> Self {
        match kind {
            CareKind::SelfMassage | CareKind::Pressure => Self::Press,
            CareKind::Stretch => Self::Stretch,
            CareKind::Heat => Self::Heat,
            CareKind::Posture => Self::Posture,
            CareKind::Activity => Self::Activity,
            CareKind::Aftercare => Self::Aftercare,
            CareKind::SeeAProfessional => Self::Person,
        }
    }

    /// Path data on a 24 by 24 ground.
    const fn data(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Down => "M5 9l7 7 7-7",
            Self::Up => "M5 15l7-7 7 7",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Search => "M16 16l5 5M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
            Self::List => "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
            Self::Undo => "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4",
            Self::Redo => "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4",
            Self::Clear => "M4 15l9-9 7 7-6 6H8zM9 10l7 7",
            Self::Brush => {
                "M20 4L10 14M10 14c-2-1-4 0-4 2.5s-1 3-3 3.5c4 1.5 9 .5 9-3.5 0-1-1-2-2-2.5z"
            }
            Self::Flip => "M4 11a8 8 0 0 1 14-5l2 2M20 4v4h-4M20 13a8 8 0 0 1-14 5l-2-2M4 20v-4h4",
            Self::Views => "M4 4h6v7H4zM14 4h6v7h-6zM4 15h6v5H4zM14 15h6v5h-6z",
            Self::Octagon => "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.5v.2",
            Self::Triangle => "M12 4l9 16H3zM12 10v4.5M12 17.3v.2",
            Self::Circle => "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18zM12 11v5.5M12 7.6v.2",
            Self::Phone => {
                "M6 3h3l2 5-2.5 2a11 11 0 0 0 5.5 5.5L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
            }
            Self::Link => "M14 4h6v6M20 4l-9 9M18 14v5H5V6h5",
            Self::Press => "M12 4v5M6 6l2.5 3M18 6l-2.5 3M4 20c0-5 3.5-8 8-8s8 3 8 8",
            Self::Stretch => {
                "M12 3.5a2 2 0 1 1 0 4a2 2 0 1 1 0-4zM5 12c2-2 4-3 7-3s5 1 7 3M12 9v6l-4 6M12 15l4 6"
            }
            Self::Heat => "M7 4c-2 3 2 5 0 8M12 4c-2 3 2 5 0 8M17 4c-2 3 2 5 0 8M4 16h16M4 20h16",
            Self::Posture => "M7 3v9h8l2 9M7 12l-2 9M7 16h9",
            Self::Activity => {
                "M13 3a2 2 0 1 1 0 4a2 2 0 1 1 0-4zM13 8l-2 6 4 3v4M11 14l-3 7M7 12l4-4 3 3h4"
            }
            Self::Aftercare => {
                "M5 4h14v17H5zM8.5 10l1.5 1.5 3-3M8.5 16l1.5 1.5 3-3M15 11h1M15 17h1"
            }
            Self::Printer => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
            Self::Timer => "M12 6a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zM12 10v4l2.5 2M9.5 3h5",
            Self::Person => "M12 3a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM4 21c0-5 3.5-8 8-8s8 3 8 8",
        }
    }

    /// Whether it points along the line of reading, and turns where that runs from right to left.
    const fn runs_along(self) -> bool {
        matches!(
            self,
            Self::Back | Self::Forward | Self::List | Self::Undo | Self::Redo | Self::Link
        )
    }

    /// The drawing as an element.
    pub fn draw(self) -> Element {
        let along = self.runs_along();
        el("svg")
            .attr("class", if along { "icon along" } else { "icon" })
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .attr("focusable", "false")
            .child(el("path").attr("d", self.data()))
    }
}
