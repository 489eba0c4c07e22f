//! What is drawn: from the state to the tree of the page, and to SVG as text.
//!
//! ```text
//! State ── layout ──> frames and cameras ── scene ──> plain data ── Painter ──> tree
//!                                                                     ├─ the shell patches the page
//!                                                                     └─ svg::to_string
//! ```

mod body;
mod captions;
mod choice;
mod closer;
mod cloud;
mod cutout;
mod discs;
mod dots;
mod draw;
mod finding;
mod first;
mod flow;
mod foreign;
mod hatch;
pub mod html;
mod labels;
mod layout;
mod legend;
mod lens;
pub mod node;
mod number;
mod overlay;
pub mod panel;
mod pattern;
mod prerender;
pub mod prose;
mod rings;
mod scene;
pub mod summary;
pub mod svg;
mod targets;
mod thumbs;
mod trace;
mod words;

pub use body::Plate;
pub use cloud::CloudStep;
pub use cutout::view_of;
pub use dots::{DotRow, Dots};
pub use draw::Painter;
pub use finding::Finding;
pub use first::first_drawing;
pub use flow::Flow;
pub use foreign::marked;
pub use labels::{Label, LabelKind};
pub use layout::{Camera, Frame, Layout, layout, zoom};
pub use legend::LegendItem;
pub use lens::{Lens, lens_view};
pub use node::{Element, Node, Value, el};
pub use pattern::{Pattern, Placed, PlacedMuscle, PlacedZone};
pub use prerender::prerendered;
pub use scene::{MarkScene, Marker, Scene, Spot, Tag, ViewScene, Word, ZoneTarget, scene};
pub use thumbs::Thumbs;
#[cfg(not(target_arch = "wasm32"))]
pub use thumbs::thumbs_file;
