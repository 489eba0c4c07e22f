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
    /// A drawing as the visitor sees it: the whole body, or a close-up of a part.
    ///
    /// What shows one side of the body only has a view per side; the right one is the left drawing
    /// mirrored. The whole body comes first, then close-ups from head to foot.
    View {
        /// Seen from the front; the patient's left is on the right of the picture.
        Front = "front",
        /// Seen from behind; the patient's left is on the left of the picture.
        Back = "back",
        /// The patient's left side, face toward the left of the picture.
        Left = "left",
        /// The patient's right side.
        Right = "right",
        /// Face and front of the neck.
        HeadFront = "head-front",
        /// Left side of the head.
        HeadLeft = "head-left",
        /// Right side of the head.
        HeadRight = "head-right",
        /// Back of the head and neck.
        HeadBack = "head-back",
        /// Left jaws from the side.
        MouthLeft = "mouth-left",
        /// Right jaws from the side.
        MouthRight = "mouth-right",
        /// Open mouth, a diagram.
        MouthOpen = "mouth-open",
        /// Palm of the left hand.
        HandPalmLeft = "hand-palm-left",
        /// Palm of the right hand.
        HandPalmRight = "hand-palm-right",
        /// Back of the left hand.
        HandBackLeft = "hand-back-left",
        /// Back of the right hand.
        HandBackRight = "hand-back-right",
        /// Pelvic floor from below, a clinical diagram; shown only where the page asks for it.
        PelvicFloor = "pelvic-floor",
        /// Inner side of the left leg.
        LegInnerLeft = "leg-inner-left",
        /// Inner side of the right leg.
        LegInnerRight = "leg-inner-right",
        /// Top of the left foot.
        FootTopLeft = "foot-top-left",
        /// Top of the right foot.
        FootTopRight = "foot-top-right",
        /// Sole of the left foot.
        FootSoleLeft = "foot-sole-left",
        /// Sole of the right foot.
        FootSoleRight = "foot-sole-right",
        /// Inner side of the left foot.
        FootInnerLeft = "foot-inner-left",
        /// Inner side of the right foot.
        FootInnerRight = "foot-inner-right",
        /// Outer side of the left foot.
        FootOuterLeft = "foot-outer-left",
        /// Outer side of the right foot.
        FootOuterRight = "foot-outer-right",
    }
}

impl View {
    /// The views of the whole body.
    pub const BODY: &'static [Self] = &[Self::Front, Self::Back, Self::Left, Self::Right];

    /// Whether it shows the whole body; otherwise it is a close-up.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Front | Self::Back | Self::Left | Self::Right)
    }

    /// The side of the patient that it shows, or `None` for both.
    pub const fn side(self) -> Option<Laterality> {
        match self {
            Self::Front | Self::Back | Self::HeadFront | Self::HeadBack => None,
            Self::MouthOpen | Self::PelvicFloor => None,
            Self::Left | Self::HeadLeft | Self::MouthLeft => Some(Laterality::Left),
            Self::HandPalmLeft | Self::HandBackLeft => Some(Laterality::Left),
            Self::LegInnerLeft | Self::FootTopLeft | Self::FootSoleLeft => Some(Laterality::Left),
            Self::FootInnerLeft | Self::FootOuterLeft => Some(Laterality::Left),
            _ => Some(Laterality::Right),
        }
    }

    /// Whether a side of the patient is seen at all; the midline always is.
    pub fn sees(self, side: Laterality) -> bool {
        self.side() != Some(side.opposite()) || side == Laterality::Midline
    }

    /// Whether it shows both sides: one half is stored, the other is its mirror image.
    pub const fn is_symmetric(self) -> bool {
        self.side().is_none()
    }

    /// Whether it shows the right side: its drawing, the left one, mirrored.
    pub const fn is_mirrored(self) -> bool {
        matches!(self.side(), Some(Laterality::Right))
    }

    /// Whether the patient's left is at x > 0, for views of both sides.
    pub const fn left_is_positive(self) -> bool {
        !matches!(self, Self::Back | Self::HeadBack)
    }

    /// The drawing that holds this view's shapes: that of the left side, for views of one side.
    pub const fn drawing(self) -> Self {
        if self.is_mirrored() {
            self.other_side()
        } else {
            self
        }
    }

    /// The same view of the patient's other side; views of both sides stay.
    pub const fn other_side(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::HeadLeft => Self::HeadRight,
            Self::HeadRight => Self::HeadLeft,
            Self::MouthLeft => Self::MouthRight,
            Self::MouthRight => Self::MouthLeft,
            Self::HandPalmLeft => Self::HandPalmRight,
            Self::HandPalmRight => Self::HandPalmLeft,
            Self::HandBackLeft => Self::HandBackRight,
            Self::HandBackRight => Self::HandBackLeft,
            Self::LegInnerLeft => Self::LegInnerRight,
            Self::LegInnerRight => Self::LegInnerLeft,
            Self::FootTopLeft => Self::FootTopRight,
            Self::FootTopRight => Self::FootTopLeft,
            Self::FootSoleLeft => Self::FootSoleRight,
            Self::FootSoleRight => Self::FootSoleLeft,
            Self::FootInnerLeft => Self::FootInnerRight,
            Self::FootInnerRight => Self::FootInnerLeft,
            Self::FootOuterLeft => Self::FootOuterRight,
            Self::FootOuterRight => Self::FootOuterLeft,
            Self::Front | Self::Back | Self::HeadFront | Self::HeadBack => self,
            Self::MouthOpen | Self::PelvicFloor => self,
        }
    }

    /// What turning over shows: front and back, palm and back of the hand, sole and top of the
    /// foot, else the other side.
    pub const fn opposite(self) -> Self {
        match self {
            Self::Front => Self::Back,
            Self::Back => Self::Front,
            Self::HeadFront => Self::HeadBack,
            Self::HeadBack => Self::HeadFront,
            Self::HandPalmLeft => Self::HandBackLeft,
            Self::HandBackLeft => Self::HandPalmLeft,
            Self::HandPalmRight => Self::HandBackRight,
            Self::HandBackRight => Self::HandPalmRight,
            Self::FootTopLeft => Self::FootSoleLeft,
            Self::FootSoleLeft => Self::FootTopLeft,
            Self::FootTopRight => Self::FootSoleRight,
            Self::FootSoleRight => Self::FootTopRight,
            Self::FootInnerLeft => Self::FootOuterLeft,
            Self::FootOuterLeft => Self::FootInnerLeft,
            Self::FootInnerRight => Self::FootOuterRight,
            Self::FootOuterRight => Self::FootInnerRight,
            other => other.other_side(),
        }
    }
}

slugs! {
    /// A body that the views of the whole body can show; the same anatomy in another shape.
    #[derive(Default)]
    Figure {
        /// The reference body, as the drawings are.
        #[default]
        Neutral = "neutral",
        /// A woman of ordinary build.
        Female = "female",
        /// A man of ordinary build.
        Male = "male",
        /// A larger adult.
        Larger = "larger",
        /// A child of eight or nine years.
        Child = "child",
        /// An adult of about 75 years.
        Older = "older",
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

impl Inset {
    /// The drawing that shows it.
    pub const fn drawing(self) -> View {
        match self {
            Self::Mouth => View::MouthOpen,
            Self::Palm => View::HandPalmLeft,
            Self::BackOfHand => View::HandBackLeft,
            Self::Sole => View::FootSoleLeft,
            Self::TopOfFoot => View::FootTopLeft,
            Self::Perineum => View::PelvicFloor,
        }
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
    /// How a place feels, as far as it asks for a question of its own.
    Symptom {
        /// Burning.
        Burning = "burning",
        /// Tingling.
        Tingling = "tingling",
        /// Numbness.
        Numbness = "numbness",
        /// Weakness.
        Weakness = "weakness",
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

    /// Whether the entry spares a place that nobody has looked at yet: it neither presses, stretches,
    /// warms nor trains.
    pub const fn rests(self) -> bool {
        matches!(
            self,
            Self::Posture | Self::Aftercare | Self::SeeAProfessional
        )
    }
}

slugs! {
    /// What a timer says during a hold.
    Cue {
        /// Press and hold.
        Press = "press",
        /// Squeeze or pinch, and hold.
        Squeeze = "squeeze",
        /// Hold a stretch.
        Stretch = "stretch",
        /// Hold, with little force or none.
        Hold = "hold",
        /// Keep moving slowly.
        Move = "move",
    }
}

impl Cue {
    /// The cue of a kind of self-care, where an entry names none.
    pub const fn of(kind: CareKind) -> Self {
        match kind {
            CareKind::Pressure => Self::Press,
            CareKind::SelfMassage => Self::Move,
            CareKind::Stretch => Self::Stretch,
            _ => Self::Hold,
        }
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
        /// It felt worse after a hold; said of a place and not of the visitor.
        FeltWorse = "felt-worse",
    }
}
