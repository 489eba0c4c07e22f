//! Small vocabularies of the attributes.

/// Declares an enum whose variants have one stable word each.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// The stable word for this value.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value for `slug`, or `None` for a word that is not in the vocabulary.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What the map is used for.
    Mode {
        /// Press a tender spot, see where its pain may go.
        Spot = "spot",
        /// Mark where it hurts, see which muscles may be behind it.
        Pain = "pain",
    }
}

words! {
    /// Which layers of the body are drawn.
    Layer {
        /// Skin and drawn lines.
        Skin = "skin",
        /// Skin with the muscles softly visible.
        Muscle = "muscle",
        /// Bones and deep muscles.
        Deep = "deep",
    }
}

words! {
    /// Colors of the widget.
    Theme {
        /// As the visitor's device says.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
        /// Strong contrast, light or dark as the visitor's device says.
        Contrast = "contrast",
    }
}

words! {
    /// Tone of the skin, from light to dark.
    Skin {
        /// The drawing's own, which follows the theme.
        Neutral = "neutral",
        /// Very light.
        One = "1",
        /// Light.
        Two = "2",
        /// Middle.
        Three = "3",
        /// Dark.
        Four = "4",
        /// Very dark.
        Five = "5",
    }
}

impl Skin {
    /// Every tone.
    pub const ALL: [Self; 6] = [
        Self::Neutral,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::Five,
    ];
}
