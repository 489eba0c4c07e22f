//! All interaction, without a browser: state, actions, update.

mod action;

pub use action::{Action, Direction, Fold, Layer, Mode, Target};
