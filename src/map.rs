//! The map as one object: atlas, content, options and state.
