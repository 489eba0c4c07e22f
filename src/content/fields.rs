//! Which texts travel in which pack, and in which order: the contract between `build.rs` and
//! [`Content`](super::Content).
//!
//! This file depends on nothing, because the build script includes it too.
//!
//! A pack is UTF-8 text. Its first line is `pain-map <pack> 1 <fingerprint>`.
//! Then every section follows in the order given here: one line `<section> TAB <number of records>`
//! and one line for each record, fields by TAB in the order given here, list items by U+001F.
//! No text holds a TAB, a line break or U+001F; a missing text is an empty field.

/// Separates the items of a list within a field.
pub const ITEM_SEPARATOR: char = '\u{1f}';

/// Separates the fields of a record.
pub const FIELD_SEPARATOR: char = '\t';

/// Where the records of a section come from, and their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The whole file is one record: its top-level keys.
    File(&'static str),
    /// One table per row of a structure file (`zones.toml`, `muscles`, …), in the order of the
    /// structure, from the language's file of that name.
    Rows(&'static str),
    /// One text per value of a vocabulary: a table of `codes.toml`, in the order of the vocabulary
    /// (`caution`, `kind`, `region`), or sorted by key with the key as first field (`evidence`,
    /// `reference_access`, `reference_group`).
    Codes(&'static str),
    /// `ui.toml`: one record per `Ui` variant, in the order of the enum.
    Ui,
    /// `complaints.toml`: one record per `[[complaint]]`, in the order of the file.
    Complaints,
    /// `data/references.toml`: one record per source, in the order of the table of sources.
    References,
}

/// One field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key in the data file.
    pub key: &'static str,
    /// A list of texts, not a single one.
    pub list: bool,
    /// Must be there and not be empty.
    pub required: bool,
}

/// A run of records of one shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The word in the pack.
    pub name: &'static str,
    /// Where the records come from.
    pub source: Source,
    /// The fields of a record, in order.
    pub fields: &'static [Field],
}

const fn text(key: &'static str) -> Field {
    Field { key, list: false, required: true }
}

const fn maybe(key: &'static str) -> Field {
    Field { key, list: false, required: false }
}

const fn list(key: &'static str) -> Field {
    Field { key, list: true, required: false }
}

/// Names, labels, words of the interface, and what the search knows.
pub const NAMES: &[Section] = &[
    Section {
        name: "language",
        source: Source::File("language"),
        fields: &[text("tag"), text("name"), text("direction")],
    },
    Section { name: "ui", source: Source::Ui, fields: &[text("text")] },
    Section {
        name: "zones",
        source: Source::Rows("zones"),
        fields: &[text("name"), text("short"), text("within"), list("aliases")],
    },
    Section {
        name: "muscles",
        source: Source::Rows("muscles"),
        fields: &[text("name"), text("plain"), maybe("nickname"), list("aliases")],
    },
    Section { name: "regions", source: Source::Codes("region"), fields: &[text("text")] },
    Section {
        name: "complaints",
        source: Source::Complaints,
        fields: &[list("words"), list("zones"), list("muscles")],
    },
];

/// The longer texts, needed once something is chosen.
pub const TEXTS: &[Section] = &[
    Section { name: "zones", source: Source::Rows("zones"), fields: &[text("anatomical")] },
    Section {
        name: "muscles",
        source: Source::Rows("muscles"),
        fields: &[
            text("anatomical"),
            maybe("latin"),
            text("origin"),
            text("insertion"),
            text("action"),
            text("innervation"),
            maybe("no_trigger_point"),
        ],
    },
    Section {
        name: "trigger_points",
        source: Source::Rows("trigger_points"),
        fields: &[text("location"), text("symptoms"), text("aggravators")],
    },
    Section {
        name: "red_flags",
        source: Source::Rows("red_flags"),
        fields: &[text("title"), text("short"), list("signs"), text("message"), text("may_be")],
    },
    Section {
        name: "self_care",
        source: Source::Rows("self_care"),
        fields: &[text("title"), list("steps"), text("dose"), maybe("cautions")],
    },
    Section { name: "cautions", source: Source::Codes("caution"), fields: &[text("text")] },
    Section { name: "kinds", source: Source::Codes("kind"), fields: &[text("text")] },
    Section { name: "evidence", source: Source::Codes("evidence"), fields: &[text("key"), text("text")] },
    Section {
        name: "access",
        source: Source::Codes("reference_access"),
        fields: &[text("key"), text("text")],
    },
    Section {
        name: "references",
        source: Source::References,
        fields: &[text("citation"), text("access"), maybe("note")],
    },
];
