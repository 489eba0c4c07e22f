//! What a visitor says about a place that hurts.

use crate::atlas::{Laterality, ZoneId};

/// A zone that the visitor marked as painful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The zone.
    pub zone: ZoneId,
    /// The patient's side; `Midline` for what exists once.
    pub side: Laterality,
    /// How strong, from 0 (none) to [`Mark::WORST`].
    pub strength: u8,
    /// What it feels like; empty where nothing was said.
    pub kinds: Kinds,
}

impl Mark {
    /// The worst pain one can think of.
    pub const WORST: u8 = 10;

    /// How strong a new mark is, until the visitor says it: the middle of the scale.
    const NEW: u8 = 5;

    /// A new mark.
    pub const fn new(zone: ZoneId, side: Laterality) -> Self {
        Self {
            zone,
            side,
            strength: Self::NEW,
            kinds: Kinds::NONE,
        }
    }

    /// The class of its strength.
    pub const fn level(&self) -> Level {
        Level::of(self.strength)
    }
}

/// How strong pain is, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 0.
    None,
    /// 1 to 3.
    Mild,
    /// 4 to 6.
    Medium,
    /// 7 to 9.
    Strong,
    /// 10.
    Worst,
}

impl Level {
    /// The class of a number from 0 to 10.
    ///
    /// The cuts are those in common use for numeric pain scales.
    pub const fn of(strength: u8) -> Self {
        match strength {
            0 => Self::None,
            1..=3 => Self::Mild,
            4..=6 => Self::Medium,
            7..=9 => Self::Strong,
            _ => Self::Worst,
        }
    }
}

/// What pain feels like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Dull, deep, heavy.
    Aching,
    /// Stabbing.
    Sharp,
    /// Hot.
    Burning,
    /// Pins and needles.
    Tingling,
    /// Less feeling than usual.
    Numb,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Aching,
        Self::Sharp,
        Self::Burning,
        Self::Tingling,
        Self::Numb,
    ];
}

/// What a pain feels like: any of the kinds together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// Nothing was said.
    pub const NONE: Self = Self(0);

    /// Whether the kind is among them.
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// The same kinds, with this one or without it.
    #[must_use]
    pub const fn with(self, kind: Kind, on: bool) -> Self {
        let bit = 1 << kind as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// The kinds, in the order of [`Kind::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL
            .iter()
            .copied()
            .filter(move |kind| self.has(*kind))
    }

    /// Whether nothing was said.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set as bits, by position in [`Kind::ALL`].
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set from bits; those that mean nothing are left out.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & ((1 << Kind::ALL.len()) - 1))
    }
}

/// What a press or a drag on the body does where it hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tool {
    /// A press marks; a finger that moves scrolls the page.
    #[default]
    Mark,
    /// A finger that moves marks every zone on its way, as mouse and pen always do.
    Paint,
    /// Presses and drags take marks away.
    Erase,
}
