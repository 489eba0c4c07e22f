//! What the host asks for: attributes read with good will, and the clinic's own content.
//!
//! A value that makes no sense is reported once, and what held before it holds on: at the start,
//! the default. Nothing here fails.

mod clinic;
mod look;
mod url;

pub use clinic::{ClinicContent, ClinicLink, ClinicWarning, Hides, LinkTarget};
pub use look::{Layer, Mode, Skin, Theme};
pub use url::{phone_url, safe_url};

use crate::atlas::{Figure, Laterality, MuscleId, Target, TriggerPointId, View, ZoneId};
use crate::content::{TAGS, known_language};

/// Longest part of a value that a warning quotes, in characters.
const QUOTED: usize = 40;

/// Longest value that is looked at, in bytes.
const MAX_VALUE: usize = 4096;

/// Longest heading, in characters.
const MAX_HEADING: usize = 80;

/// Names of all attributes, in the order of the documentation.
pub const ATTRIBUTES: &[&str] = &[
    "view",
    "mode",
    "side",
    "selected",
    "lang",
    "theme",
    "skin",
    "heading",
    "booking-url",
    "emergency-number",
    "care-url",
    "content",
    "layers",
    "figure",
    "no-figure-choice",
    "show-pelvic",
    "share-selection",
    "share",
    "remember",
    "history",
];

/// A value of an attribute that is not used, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("<pain-map> unknown {what} \"{value}\" in attribute \"{attribute}\"; use {legal}")]
pub struct OptionWarning {
    what: &'static str,
    value: String,
    attribute: &'static str,
    legal: &'static str,
}

/// What the host asks for; each field is legal by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// `view`: the view at the start.
    pub view: View,
    /// `mode`: what the map is used for at the start.
    pub mode: Mode,
    /// `side`: the side the list speaks of at the start.
    pub side: Laterality,
    /// `selected`: what is chosen at the start.
    pub selected: Option<Target>,
    /// `lang`: language of the texts.
    pub lang: String,
    /// `theme`: colors.
    pub theme: Theme,
    /// `skin`: tone of the skin.
    pub skin: Skin,
    /// `heading`: the words at the top, in place of "Pain map".
    pub heading: Option<String>,
    /// `booking-url`: where a visit is booked.
    pub booking_url: Option<String>,
    /// `emergency-number`: the number to call, as it is shown.
    pub emergency_number: Option<String>,
    /// `care-url`: page with the self-care entries, one anchor each.
    pub care_url: Option<String>,
    /// `content`: address of the clinic's own content.
    pub content: Option<String>,
    /// `layers`: the layers that can be chosen; the first is shown at the start.
    pub layers: Vec<Layer>,
    /// `figure`: the body that is drawn at the start.
    pub figure: Figure,
    /// `no-figure-choice`: the visitor cannot choose another body.
    pub no_figure_choice: bool,
    /// `show-pelvic`: pelvic-floor muscles, points and zones are shown.
    pub show_pelvic: bool,
    /// `share-selection`: events carry what was chosen.
    pub share_selection: bool,
    /// `share`: the visitor may make a link of the marks, and such a link is opened.
    pub share: bool,
    /// `remember`: the visitor may let this device keep the marks.
    pub remember: bool,
    /// `history`: what opens can be closed by the browser's back button.
    pub history: bool,
    /// The clinic's own content.
    pub clinic: ClinicContent,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            view: View::Front,
            mode: Mode::Spot,
            side: Laterality::Left,
            selected: None,
            lang: "en".to_owned(),
            theme: Theme::Auto,
            skin: Skin::Neutral,
            heading: None,
            booking_url: None,
            emergency_number: None,
            care_url: None,
            content: None,
            layers: vec![Layer::Muscle, Layer::Skin, Layer::Deep],
            figure: Figure::Neutral,
            no_figure_choice: false,
            show_pelvic: false,
            share_selection: false,
            share: false,
            remember: false,
            history: true,
            clinic: ClinicContent::default(),
        }
    }
}

impl Options {
    /// Options from attributes, and a warning for each value that is not used.
    ///
    /// Unknown attribute names are left alone: they belong to the page.
    pub fn parse<'a>(
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<OptionWarning>) {
        let mut options = Self::default();
        let warnings = attributes
            .into_iter()
            .filter_map(|(name, value)| options.set(name, Some(value)).err())
            .collect();
        (options, warnings)
    }

    /// Sets one attribute; `None` when it is absent, which brings back the default.
    ///
    /// # Errors
    ///
    /// The value is none of the legal ones; nothing changes, but an unknown language is English.
    pub fn set(&mut self, name: &str, value: Option<&str>) -> Result<(), OptionWarning> {
        let Some(attribute) = ATTRIBUTES
            .iter()
            .copied()
            .find(|attribute| *attribute == name)
        else {
            return Ok(());
        };
        // An empty value asks for nothing, except where being there is the value.
        let text = value.unwrap_or_default().trim();
        if value.is_none() || (text.is_empty() && !is_flag(attribute)) {
            self.reset(attribute);
            return Ok(());
        }
        let known = text.len() <= MAX_VALUE && self.read(attribute, text).is_some();
        if known {
            return Ok(());
        }
        if attribute == "lang" {
            self.reset(attribute);
        }
        Err(warning(attribute, text))
    }

    /// The layer that is drawn at the start.
    pub fn layer(&self) -> Layer {
        self.layers.first().copied().unwrap_or(Layer::Muscle)
    }

    /// The booking address: the attribute, else the clinic's.
    pub fn booking(&self) -> Option<&str> {
        self.booking_url
            .as_deref()
            .or(self.clinic.booking_url.as_deref())
    }

    /// The emergency number as it is shown: the attribute, else the clinic's.
    pub fn emergency(&self) -> Option<&str> {
        self.emergency_number
            .as_deref()
            .or(self.clinic.emergency_number.as_deref())
    }

    fn reset(&mut self, attribute: &str) {
        let fresh = Self::default();
        match attribute {
            "view" => self.view = fresh.view,
            "mode" => self.mode = fresh.mode,
            "side" => self.side = fresh.side,
            "selected" => self.selected = None,
            "lang" => self.lang = fresh.lang,
            "theme" => self.theme = fresh.theme,
            "skin" => self.skin = fresh.skin,
            "heading" => self.heading = None,
            "booking-url" => self.booking_url = None,
            "emergency-number" => self.emergency_number = None,
            "care-url" => self.care_url = None,
            "content" => self.content = None,
            "layers" => self.layers = fresh.layers,
            "figure" => self.figure = fresh.figure,
            "no-figure-choice" => self.no_figure_choice = false,
            "show-pelvic" => self.show_pelvic = false,
            "share-selection" => self.share_selection = false,
            "share" => self.share = false,
            "remember" => self.remember = false,
            "history" => self.history = fresh.history,
            _ => {}
        }
    }

    /// Reads a value; `None`, and nothing changes, when it is not legal.
    fn read(&mut self, attribute: &str, text: &str) -> Option<()> {
        match attribute {
            "view" => self.view = View::from_slug(&word(text))?,
            "mode" => self.mode = Mode::from_slug(&word(text))?,
            "side" => self.side = left_or_right(&word(text))?,
            "selected" => self.selected = Some(target(text)?),
            "lang" => self.lang = language(text)?,
            "theme" => self.theme = Theme::from_slug(&word(text))?,
            "skin" => self.skin = Skin::from_slug(&word(text))?,
            "heading" => self.heading = Some(text.chars().take(MAX_HEADING).collect()),
            "booking-url" => self.booking_url = Some(safe_url(text)?),
            "emergency-number" => {
                phone_url(text)?;
                self.emergency_number = Some(text.to_owned());
            }
            "care-url" => self.care_url = Some(safe_url(text)?),
            "content" => self.content = Some(safe_url(text)?),
            "layers" => self.layers = layers(text)?,
            "figure" => self.figure = Figure::from_slug(&word(text))?,
            "no-figure-choice" => self.no_figure_choice = flag(&word(text))?,
            "show-pelvic" => self.show_pelvic = flag(&word(text))?,
            "share-selection" => self.share_selection = flag(&word(text))?,
            "share" => self.share = flag(&word(text))?,
            "remember" => self.remember = flag(&word(text))?,
            "history" => self.history = flag(&word(text))?,
            _ => return None,
        }
        Some(())
    }
}

fn is_flag(attribute: &str) -> bool {
    matches!(
        attribute,
        "no-figure-choice" | "show-pelvic" | "share-selection" | "share" | "remember" | "history"
    )
}

fn warning(attribute: &'static str, value: &str) -> OptionWarning {
    let (what, legal) = match attribute {
        "view" => (
            "view",
            "front, back, left, right or a close-up such as hand-palm-left",
        ),
        "mode" => ("mode", "spot or pain"),
        "side" => ("side", "left or right"),
        "selected" => (
            "selection",
            "an id and a side, such as upper-trapezius.1 left",
        ),
        "lang" => ("language", TAGS),
        "theme" => ("theme", "auto, light, dark or contrast"),
        "skin" => ("skin tone", "neutral, 1, 2, 3, 4 or 5"),
        "emergency-number" => ("phone number", "digits, such as 112"),
        "layers" => ("layers", "skin, muscle and deep, the first one shown first"),
        "figure" => ("figure", "neutral, female, male, larger, child or older"),
        _ if is_flag(attribute) => ("value", "no value, true or false"),
        _ => ("address", "an https address or a path on this site"),
    };
    OptionWarning {
        what,
        value: quoted(value),
        attribute,
        legal,
    }
}

/// The start of a value on one line, for a message.
fn quoted(value: &str) -> String {
    value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(QUOTED)
        .collect()
}

fn word(text: &str) -> String {
    // Long words are none of ours; cutting them keeps the work small.
    text.chars()
        .take(32)
        .collect::<String>()
        .to_ascii_lowercase()
}

fn left_or_right(word: &str) -> Option<Laterality> {
    Laterality::from_slug(word).filter(|side| *side != Laterality::Midline)
}

fn language(text: &str) -> Option<String> {
    // Longer tags are none of ours; cutting them keeps the work small.
    let tag: String = text.chars().take(32).collect();
    known_language(&tag).map(str::to_owned)
}

fn flag(word: &str) -> Option<bool> {
    match word {
        "" | "true" | "yes" | "on" | "1" => Some(true),
        name if is_flag(name) => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn layers(text: &str) -> Option<Vec<Layer>> {
    let mut layers = Vec::new();
    for part in text.split([' ', ',', ';']).filter(|part| !part.is_empty()) {
        let layer = Layer::from_slug(&word(part))?;
        if !layers.contains(&layer) {
            layers.push(layer);
        }
    }
    (!layers.is_empty()).then_some(layers)
}

/// A trigger point, muscle or zone by id, with a side after a space or `@`.
fn target(text: &str) -> Option<Target> {
    let mut parts = text.split([' ', '@', ',']).filter(|part| !part.is_empty());
    let id = word_of_id(parts.next()?);
    let side = parts.next().map_or(Some(Laterality::Midline), |side| {
        Laterality::from_slug(&word(side))
    })?;
    if parts.next().is_some() {
        return None;
    }
    TriggerPointId::from_slug(&id)
        .map(|point| Target::Spot(point, side))
        .or_else(|| MuscleId::from_slug(&id).map(|muscle| Target::Muscle(muscle, side)))
        .or_else(|| ZoneId::from_slug(&id).map(|zone| Target::Zone(zone, side)))
}

fn word_of_id(text: &str) -> String {
    text.chars()
        .take(64)
        .collect::<String>()
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, value: &str, expected: &str) {
        let (options, warnings) = Options::parse([(name, value)]);
        assert_eq!(options, Options::default());
        let texts: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!(texts, [expected]);
    }

    #[test]
    fn a_bad_value_warns_once_and_the_default_holds() {
        check(
            "view",
            "anterior",
            "<pain-map> unknown view \"anterior\" in attribute \"view\"; use front, back, left, right or a close-up such as hand-palm-left",
        );
        check(
            "mode",
            "both",
            "<pain-map> unknown mode \"both\" in attribute \"mode\"; use spot or pain",
        );
        check(
            "figure",
            "giant",
            "<pain-map> unknown figure \"giant\" in attribute \"figure\"; \
             use neutral, female, male, larger, child or older",
        );
        check(
            "side",
            "midline",
            "<pain-map> unknown side \"midline\" in attribute \"side\"; use left or right",
        );
        check(
            "booking-url",
            "javascript:alert(1)",
            "<pain-map> unknown address \"javascript:alert(1)\" in attribute \"booking-url\"; \
             use an https address or a path on this site",
        );
        check(
            "emergency-number",
            "call me",
            "<pain-map> unknown phone number \"call me\" in attribute \"emergency-number\"; use digits, such as 112",
        );
    }

    #[test]
    fn huge_values_are_cut_in_the_warning() {
        let huge = "x\n".repeat(5_000_000);
        let (_, warnings) = Options::parse([("selected", huge.as_str())]);
        let text = warnings.first().unwrap().to_string();
        assert!(text.contains(&format!("\"{}\"", "x ".repeat(20))), "{text}");
    }

    #[test]
    fn good_values_are_read_with_good_will() {
        let (options, warnings) = Options::parse([
            ("view", " BACK "),
            ("mode", "Pain"),
            ("side", "right"),
            ("lang", "en-GB"),
            ("theme", "dark"),
            ("skin", "4"),
            ("layers", "deep, muscle"),
            ("figure", "Female"),
            ("no-figure-choice", "no-figure-choice"),
            ("show-pelvic", ""),
            ("history", "false"),
            ("emergency-number", "112"),
            ("booking-url", "/book?visit=1"),
            ("selected", "temple@left"),
            ("class", "anything"),
            ("content", ""),
        ]);
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!(options.view, View::Back);
        assert_eq!(options.mode, Mode::Pain);
        assert_eq!(options.layers, [Layer::Deep, Layer::Muscle]);
        assert_eq!(options.figure, Figure::Female);
        assert!(options.no_figure_choice);
        assert!(options.show_pelvic && !options.history);
        assert_eq!(options.booking_url.as_deref(), Some("/book?visit=1"));
        let temple = ZoneId::from_slug("temple").unwrap();
        assert_eq!(
            options.selected,
            Some(Target::Zone(temple, Laterality::Left))
        );
    }

    #[test]
    fn the_language_falls_back_to_a_wider_one_and_then_to_english() {
        for (value, expected) in [("es-MX", "es"), ("ES", "es"), ("en_US", "en")] {
            let (options, warnings) = Options::parse([("lang", value)]);
            assert_eq!((options.lang.as_str(), warnings.len()), (expected, 0));
        }
        let (options, warnings) = Options::parse([("lang", "tlh")]);
        assert_eq!((options.lang.as_str(), warnings.len()), ("en", 1));
    }

    #[test]
    fn removing_an_attribute_brings_back_the_default() {
        let (mut options, _) = Options::parse([("view", "back")]);
        assert_eq!(options.set("view", None), Ok(()));
        assert_eq!(options, Options::default());
    }
}
