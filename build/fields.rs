//! Which texts travel in which pack, and in which order.
//!
//! A pack is UTF-8 text: a header line `pain-map <pack> 1 <fingerprint>`, then sections.
//! A section starts with `@name` and the names of its columns; its records follow, one a line, in
//! the order of the tables. Columns are parted by TAB, items of a list by U+001F.
//! No text holds a TAB, a line break or U+001F; a missing text is an empty field.

/// Separates the items of a list within a field.
pub const ITEM_SEPARATOR: char = '\u{1f}';

/// Separates the fields of a record.
pub const FIELD_SEPARATOR: char = '\t';

/// Groups of `ui.toml` whose words scripts ask for by key, through `Handle::words`.
pub const SCRIPT_WORDS: &[&str] = &["hold"];

/// Where the records of a section come from, and their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What `language.toml` says: one record.
    Language,
    /// How the language counts and lists, by the rules of Unicode's CLDR: one record.
    Grammar,
    /// One table per row of a structure file (`zones.toml`, `muscles`, …), in the order of the
    /// structure, from the language's file of that name.
    Rows(&'static str),
    /// One text per code: a table of `codes.toml`, in the order of the vocabulary (`caution`,
    /// `kind`, `region`) or sorted (`evidence`, `reference_access`).
    Codes(&'static str),
    /// `ui.toml`: one record per `Ui` variant, in the order of the enum; the key is there for the
    /// groups of [`SCRIPT_WORDS`] only.
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
    Field {
        key,
        list: false,
        required: true,
    }
}

const fn maybe(key: &'static str) -> Field {
    Field {
        key,
        list: false,
        required: false,
    }
}

const fn list(key: &'static str) -> Field {
    Field {
        key,
        list: true,
        required: false,
    }
}

/// The fields of a code.
const CODE: &[Field] = &[text("code"), text("text")];

/// Names, labels, words of the interface, and what the search knows.
pub const NAMES: &[Section] = &[
    Section {
        name: "language",
        source: Source::Language,
        fields: &[
            text("tag"),
            text("name"),
            text("direction"),
            text("reviewed_by_clinician"),
        ],
    },
    Section {
        name: "grammar",
        source: Source::Grammar,
        fields: &[text("plurals"), list("and"), list("or")],
    },
    Section {
        name: "ui",
        source: Source::Ui,
        fields: &[text("text"), maybe("key")],
    },
    Section {
        name: "views",
        source: Source::Rows("views"),
        fields: &[text("name"), text("short"), text("seen")],
    },
    Section {
        name: "figures",
        source: Source::Rows("figures"),
        fields: &[text("name")],
    },
    Section {
        name: "zones",
        source: Source::Rows("zones"),
        fields: &[text("name"), text("short"), text("within"), list("aliases")],
    },
    Section {
        name: "muscles",
        source: Source::Rows("muscles"),
        fields: &[
            text("name"),
            text("plain"),
            maybe("nickname"),
            list("aliases"),
        ],
    },
    Section {
        name: "region",
        source: Source::Codes("region"),
        fields: CODE,
    },
    Section {
        name: "complaints",
        source: Source::Complaints,
        fields: &[list("words"), list("zones"), list("muscles")],
    },
];

/// The longer texts, needed once something is chosen.
pub const TEXTS: &[Section] = &[
    Section {
        name: "landmarks",
        source: Source::Rows("landmarks"),
        fields: &[text("name"), text("anatomical")],
    },
    Section {
        name: "zones",
        source: Source::Rows("zones"),
        fields: &[text("anatomical")],
    },
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
        fields: &[
            text("title"),
            text("short"),
            text("question"),
            list("signs"),
            text("message"),
            text("may_be"),
        ],
    },
    Section {
        name: "self_care",
        source: Source::Rows("self_care"),
        fields: &[
            text("title"),
            list("steps"),
            text("dose"),
            maybe("cautions"),
        ],
    },
    Section {
        name: "caution",
        source: Source::Codes("caution"),
        fields: CODE,
    },
    Section {
        name: "kind",
        source: Source::Codes("kind"),
        fields: CODE,
    },
    Section {
        name: "evidence",
        source: Source::Codes("evidence"),
        fields: CODE,
    },
    Section {
        name: "topic_evidence",
        source: Source::Codes("topic_evidence"),
        fields: CODE,
    },
    Section {
        name: "reference_access",
        source: Source::Codes("reference_access"),
        fields: CODE,
    },
    Section {
        name: "references",
        source: Source::References,
        fields: &[text("citation"), text("access"), maybe("note")],
    },
];
