//! Identifiers: small integers that index the tables, with stable words for the outside.

use super::tables;

/// Declares an index newtype over one of the generated tables.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $rows:ident, $n_rows:path, $row:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// Every id, in table order.
            pub fn all() -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
                (0..$n_rows).map(Self)
            }

            /// The id for `slug`, or `None` when the data has no such row.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::all().find(|id| id.slug() == slug)
            }

            /// The id at a position of the table, or `None` past its end.
            pub fn from_index(index: u16) -> Option<Self> {
                (index < $n_rows).then_some(Self(index))
            }

            /// Position in the table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The row behind this id.
            #[expect(clippy::indexing_slicing, reason = "ids are made from the tables alone")]
            pub fn row(self) -> &'static $row {
                let rows = &tables::TABLES.$rows;
                &rows[(self.0 as usize).min(rows.len() - 1)]
            }
        }
    };
}

id! {
    /// A named area of the body surface where pain can be felt.
    ZoneId, zones, tables::N_ZONES, tables::ZoneRow
}
id! {
    /// A muscle, a part of one, or a group.
    MuscleId, muscles, tables::N_MUSCLES, tables::MuscleRow
}
id! {
    /// A trigger point: a palpable point in a muscle, like `infraspinatus.1`.
    TriggerPointId, points, tables::N_POINTS, tables::TriggerPointRow
}
id! {
    /// A warning sign.
    RedFlagId, red_flags, tables::N_RED_FLAGS, tables::RedFlagRow
}
id! {
    /// A self-care entry.
    SelfCareId, self_care, tables::N_SELF_CARE, tables::SelfCareRow
}
id! {
    /// A reference in the list of sources.
    SourceId, sources, tables::N_SOURCES, tables::SourceRow
}

id! {
    /// An article; its words and what leads to it are in the content files.
    TopicId, topics, tables::N_TOPICS, tables::TopicRow
}

/// A bony or skin point that helps to find a trigger point; its words are in the content files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LandmarkId(pub(crate) u16);

impl LandmarkId {
    /// The id at a position of the table, or `None` past its end.
    pub fn from_index(index: u16) -> Option<Self> {
        (index < tables::N_LANDMARKS).then_some(Self(index))
    }

    /// Position in the table.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
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

impl ZoneId {
    /// The side of this zone for a spot or press on `side`: midline zones exist once.
    pub fn side(self, side: super::Laterality) -> super::Laterality {
        if self.row().sided {
            side
        } else {
            super::Laterality::Midline
        }
    }
}

impl ZoneId {
    /// The close-up that shows the zone of a side best, where the tables name one.
    pub fn home(self, side: super::Laterality) -> Option<super::View> {
        let home = self.row().home?;
        Some(if home.sees(side) {
            home
        } else {
            home.other_side()
        })
    }
}

impl MuscleId {
    /// Its own trigger points, in order; none for groups and for muscles without a pattern.
    pub fn points(
        self,
    ) -> impl DoubleEndedIterator<Item = TriggerPointId> + ExactSizeIterator + Clone {
        let row = self.row();
        (row.first_point..row.first_point + u16::from(row.n_points)).map(TriggerPointId)
    }

    /// Its own trigger points, or those of its parts and members when it has none.
    pub fn points_with_parts(self) -> Vec<TriggerPointId> {
        if self.points().len() > 0 {
            return self.points().collect();
        }
        self.children().flat_map(Self::points_with_parts).collect()
    }

    /// Parts and members, in table order.
    pub fn children(self) -> impl Iterator<Item = Self> {
        Self::all().filter(move |child| child.row().parent == Some(self))
    }

    /// This muscle, then the wholes and groups it belongs to, from near to far.
    pub fn lineage(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |muscle| muscle.row().parent)
    }
}

impl TriggerPointId {
    /// The muscle it lies in.
    pub fn muscle(self) -> MuscleId {
        self.row().muscle
    }
}

slug!(
    ZoneId,
    MuscleId,
    TriggerPointId,
    RedFlagId,
    SelfCareId,
    SourceId,
    TopicId
);
