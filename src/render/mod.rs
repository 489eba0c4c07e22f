//! What is drawn: scene, drawing, SVG.

pub mod node;
pub mod panel;
