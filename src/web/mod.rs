//! The browser shell: one handle per element, conversions, and the patching of the DOM.
//!
//! It translates and nothing else.
//! Listeners, files and the element's life belong to `www/element.js`, which calls the handle and
//! catches what goes wrong, so that a failure ends one map and never reaches the page.

pub mod dom;
