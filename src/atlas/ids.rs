//! Identifiers: small integers that index the tables, with stable words for the outside.

use super::tables;

/// Declares an index newtype over one of the generated tables.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $rows:path, $row:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// Every id, in table order.
            pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
                (0..$rows.len() as u16).map(Self)
            }

            /// The id for `slug`, or `None` when the data has no such row.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::all().find(|id| id.slug() == slug)
            }

            /// Position in the table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The row behind this id.
            pub fn row(self) -> &'static $row {
                // Ids are made from the tables alone, so the index is always in range.
                &$rows[(self.0 as usize).min($rows.len() - 1)]
            }
        }
    };
}

id! {
    /// A named area of the body surface where pain can be felt.
    ZoneId, tables::ZONES, tables::ZoneRow
}
id! {
    /// A muscle, a part of one, or a group.
    MuscleId, tables::MUSCLES, tables::MuscleRow
}
id! {
    /// A trigger point: a palpable point in a muscle, like `infraspinatus.1`.
    TriggerPointId, tables::TRIGGER_POINTS, tables::TriggerPointRow
}
id! {
    /// A warning sign.
    RedFlagId, tables::RED_FLAGS, tables::RedFlagRow
}
id! {
    /// A self-care entry.
    SelfCareId, tables::SELF_CARE, tables::SelfCareRow
}
id! {
    /// A reference in the list of sources.
    SourceId, tables::SOURCES, tables::SourceRow
}

/// Ids whose row stores its slug.
macro_rules! slug {
    ($($name:ident),+) => {
        $(impl $name {
            /// The stable word for this id.
            pub fn slug(self) -> &'static str {
                self.row().slug
            }
        })+
    };
}

slug!(ZoneId, MuscleId, TriggerPointId, RedFlagId, SelfCareId, SourceId);
