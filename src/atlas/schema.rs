//! Vocabulary shared by the data files, `build.rs` and the crate.
//!
//! This file depends on nothing, because the build script includes it too.

/// Declares an enum whose variants have one stable slug each, as written in the data files.
macro_rules! slugs {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every variant, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable word for this value in data files, attributes and exports.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The value for `slug`, or `None` for a word that is not in the vocabulary.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.slug() == slug)
            }
        }
    };
}

slugs! {
    /// A drawing of the body as the visitor sees it.
    View {
        /// Seen from the front; the patient's left is on the right of the picture.
        Front = "front",
        /// Seen from behind; the patient's left is on the left of the picture.
        Back = "back",
        /// The patient's left side, face toward the left of the picture.
        Left = "left",
        /// The patient's right side: the left drawing, mirrored.
        Right = "right",
    }
}

impl View {
    /// The drawing that holds this view's shapes: `right` is `left` mirrored.
    pub const fn drawing(self) -> Self {
        match self {
            Self::Right => Self::Left,
            other => other,
        }
    }

    /// The view from the other side of the body.
    pub const fn opposite(self) -> Self {
        match self {
            Self::Front => Self::Back,
            Self::Back => Self::Front,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

slugs! {
    /// A close-up that the data names; drawn by close-up views.
    Inset {
        /// The open mouth.
        Mouth = "mouth",
        /// The palm of the hand.
        Palm = "palm",
        /// The back of the hand.
        BackOfHand = "back-of-hand",
        /// The sole of the foot.
        Sole = "sole",
        /// The top of the foot.
        TopOfFoot = "top-of-foot",
        /// The perineum.
        Perineum = "perineum",
    }
}

slugs! {
    /// Side of the body: **always the patient's**, never the viewer's.
    Laterality {
        /// The patient's left.
        Left = "left",
        /// The patient's right.
        Right = "right",
        /// On the midline: one for both sides.
        Midline = "midline",
    }
}

impl Laterality {
    /// The other side of the body; the midline stays.
    pub const fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Midline => Self::Midline,
        }
    }
}

slugs! {
    /// Region of the body, from `region` in the data.
    Region {
        /// Head and face.
        Head = "head",
        /// Neck and throat.
        Neck = "neck",
        /// Shoulder.
        Shoulder = "shoulder",
        /// Upper arm and elbow.
        Arm = "arm",
        /// Forearm.
        Forearm = "forearm",
        /// Wrist and hand.
        Hand = "hand",
        /// Chest.
        Chest = "chest",
        /// Abdomen.
        Abdomen = "abdomen",
        /// Upper back.
        UpperBack = "upper-back",
        /// Middle of the back.
        MidBack = "mid-back",
        /// Low back.
        LowBack = "low-back",
        /// Pelvis.
        Pelvis = "pelvis",
        /// Hip and buttock.
        Hip = "hip",
        /// Thigh.
        Thigh = "thigh",
        /// Knee.
        Knee = "knee",
        /// Lower leg.
        Leg = "leg",
        /// Ankle.
        Ankle = "ankle",
        /// Foot.
        Foot = "foot",
    }
}

slugs! {
    /// How a muscle entry relates to others.
    MuscleKind {
        /// A whole muscle.
        Muscle = "muscle",
        /// A part of its parent.
        Part = "part",
        /// Several muscles under one name.
        Group = "group",
    }
}

slugs! {
    /// How deep a muscle lies.
    Depth {
        /// Under the skin.
        Superficial = "superficial",
        /// Under a superficial muscle.
        Intermediate = "intermediate",
        /// Deeper.
        Deep = "deep",
    }
}

slugs! {
    /// How often a zone is felt when a trigger point refers pain.
    ZoneKind {
        /// Felt by nearly everyone.
        Essential = "essential",
        /// Felt by some people, or in strong pain.
        Spillover = "spillover",
    }
}

slugs! {
    /// How well the sources agree about a pattern.
    Confidence {
        /// The standard manual and a public page agree.
        High = "high",
        /// Manual alone, one study, or sources that differ in part.
        Medium = "medium",
        /// Single reports, or borrowed from a neighbor. Hidden by default.
        Low = "low",
    }
}

slugs! {
    /// On which side a trigger point refers pain.
    SideRule {
        /// On the side of the spot.
        SameSide = "same-side",
        /// On the side of the spot; in some people on both.
        SameSideOrBoth = "same-side-or-both",
        /// On the midline.
        Midline = "midline",
    }
}

slugs! {
    /// Whether pressing the spot oneself may be offered.
    SelfPressure {
        /// May be offered.
        Ok = "ok",
        /// Only light, or with a special grip.
        GentleOnly = "gentle-only",
        /// Never offered.
        ClinicianOnly = "clinician-only",
    }
}

slugs! {
    /// How soon a warning sign needs help; ordered by urgency, most urgent first.
    Urgency {
        /// Call the emergency number now.
        Emergency = "emergency",
        /// Medical advice the same day or within days.
        Urgent = "urgent",
        /// Book a visit.
        Routine = "routine",
    }
}

slugs! {
    /// How soon urgent advice is needed.
    Within {
        /// The same day.
        Day = "day",
        /// Within a few days.
        Days = "days",
    }
}

slugs! {
    /// When a warning sign is asked for.
    AskWhen {
        /// The visitor touches one of its zones or muscles.
        ZoneOrMuscle = "zone-or-muscle",
        /// The visitor reports a treatment.
        TreatmentReported = "treatment-reported",
    }
}

slugs! {
    /// What a self-care entry asks the visitor to do.
    CareKind {
        /// Massage with the own hand or a tool.
        SelfMassage = "self-massage",
        /// Steady pressure.
        Pressure = "pressure",
        /// Stretching.
        Stretch = "stretch",
        /// Warmth.
        Heat = "heat",
        /// Position and habits.
        Posture = "posture",
        /// Movement.
        Activity = "activity",
        /// After treatment or practice.
        Aftercare = "aftercare",
        /// A visit.
        SeeAProfessional = "see-a-professional",
    }
}

impl CareKind {
    /// Whether the entry puts pressure on tissue.
    pub const fn presses(self) -> bool {
        matches!(self, Self::SelfMassage | Self::Pressure)
    }
}

slugs! {
    /// A reason for care: blocks an entry, or asks for advice first.
    Caution {
        /// An open wound.
        OpenWound = "open-wound",
        /// A skin infection.
        SkinInfection = "skin-infection",
        /// Fever.
        Fever = "fever",
        /// A fracture.
        Fracture = "fracture",
        /// A possible blood clot.
        SuspectedClot = "suspected-clot",
        /// Numb skin.
        NumbSkin = "numb-skin",
        /// A fresh injury.
        FreshInjury = "fresh-injury",
        /// A recent injury.
        RecentInjury = "recent-injury",
        /// Recent surgery.
        RecentSurgery = "recent-surgery",
        /// A recent neck injury.
        RecentNeckInjury = "recent-neck-injury",
        /// A disease of the neck arteries.
        NeckArteryDisease = "neck-artery-disease",
        /// Faintness or dizziness.
        FaintOrDizzy = "faint-or-dizzy",
        /// Blood thinners.
        BloodThinner = "blood-thinner",
        /// A bleeding disorder.
        BleedingDisorder = "bleeding-disorder",
        /// Osteoporosis or long steroid use.
        BoneWeakness = "bone-weakness",
        /// Cancer.
        Cancer = "cancer",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// Pacemaker, port or pump.
        ImplantDevice = "implant-device",
        /// An inflamed joint.
        InflamedJoint = "inflamed-joint",
        /// Rheumatoid arthritis of the neck.
        RheumatoidNeck = "rheumatoid-neck",
        /// A joint replacement.
        JointReplacement = "joint-replacement",
        /// Very loose joints.
        VeryLooseJoints = "very-loose-joints",
        /// Diabetes.
        Diabetes = "diabetes",
        /// Poor circulation.
        PoorCirculation = "poor-circulation",
    }
}
