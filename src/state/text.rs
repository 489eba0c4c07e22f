//! The text form of actions, as `data-do` carries it: a word and its arguments, by single spaces.
//!
//! ```text
//! press front 12.5 30 8          show back        toggle warnings     search stiff neck
//! spot upper-trapezius.1 left    flip             region neck         result next
//! muscle soleus right            mode pain        care scm-pinch      result open
//! zone temple left               side left        close-care          undo, redo, clear
//! hover none                     layer deep       mark temple left    escape, back
//! focus spot soleus.1 left       move up          resize 1280 800 852
//! figure female
//! ```

use std::fmt;
use std::str::FromStr;

use super::{Action, Direction, Fold, Layer, Mode, Target, Turn};
use crate::atlas::{Figure, Laterality, Region, SelfCareId, View, ZoneId};
use crate::geometry::Point;

/// Longest text of an action, in bytes.
const MAX_LENGTH: usize = 512;

/// Largest coordinate or size, so that nothing overflows further on.
const MAX_NUMBER: i64 = 1_000_000;

/// The text is not that of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an action of the map")]
pub struct ActionError;

/// Words of a small vocabulary, in both directions.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
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

words!(Direction { Up = "up", Down = "down", Left = "left", Right = "right" });
words!(Turn { Next = "next", Previous = "previous" });
words!(Fold {
    Warnings = "warnings",
    Sources = "sources",
    About = "about",
    Uncertain = "uncertain",
    List = "list",
    Search = "search",
    Views = "views",
    Bodies = "bodies",
    Sheet = "sheet",
    Anatomy = "anatomy",
    Possible = "possible",
    Care = "care",
});

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Press { view, at, reach } => {
                write_words(f, "press", view.slug())?;
                write_numbers(f, &[at.x, at.y, *reach])
            }
            Self::Choose(target) => fmt::Display::fmt(target, f),
            Self::Hover(target) => write_target(f, "hover ", *target),
            Self::Focus(target) => write_target(f, "focus ", *target),
            Self::Move(direction) => write_words(f, "move", direction.slug()),
            Self::Escape => f.write_str("escape"),
            Self::Back => f.write_str("back"),
            Self::Show(view) => write_words(f, "show", view.slug()),
            Self::Flip => f.write_str("flip"),
            Self::SetMode(mode) => write_words(f, "mode", mode.slug()),
            Self::SetSide(side) => write_words(f, "side", side.slug()),
            Self::SetLayer(layer) => write_words(f, "layer", layer.slug()),
            Self::SetFigure(figure) => write_words(f, "figure", figure.slug()),
            Self::Toggle(fold) => write_words(f, "toggle", fold.slug()),
            Self::ToggleRegion(region) => write_words(f, "region", region.slug()),
            Self::OpenCare(care) => write_words(f, "care", care.slug()),
            Self::CloseCare => f.write_str("close-care"),
            Self::ToggleMark(zone, side) => {
                write_words(f, "mark", zone.slug())?;
                write_words(f, "", side.slug())
            }
            Self::Search(words) => write_words(f, "search", words),
            Self::TurnResult(turn) => write_words(f, "result", turn.slug()),
            Self::OpenResult => f.write_str("result open"),
            Self::Undo => f.write_str("undo"),
            Self::Redo => f.write_str("redo"),
            Self::Clear => f.write_str("clear"),
            Self::TextSize(times) => {
                f.write_str("text")?;
                write_numbers(f, &[*times])
            }
            Self::Resize {
                width,
                height,
                stage_width,
            } => {
                f.write_str("resize")?;
                write_numbers(f, &[*width, *height, *stage_width])
            }
        }
    }
}

fn write_words(f: &mut fmt::Formatter<'_>, verb: &str, word: &str) -> fmt::Result {
    f.write_str(verb)?;
    f.write_str(" ")?;
    f.write_str(word)
}

fn write_target(f: &mut fmt::Formatter<'_>, verb: &str, target: Option<Target>) -> fmt::Result {
    f.write_str(verb)?;
    match target {
        Some(target) => fmt::Display::fmt(&target, f),
        None => f.write_str("none"),
    }
}

/// Numbers in hundredths, without needless zeros.
fn write_numbers(f: &mut fmt::Formatter<'_>, numbers: &[f64]) -> fmt::Result {
    for number in numbers {
        let hundredths = (number * 100.0).round() as i64;
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        match rest {
            0 => write!(f, " {sign}{whole}")?,
            rest if rest % 10 == 0 => write!(f, " {sign}{whole}.{}", rest / 10)?,
            rest => write!(f, " {sign}{whole}.{rest:02}")?,
        }
    }
    Ok(())
}

impl FromStr for Action {
    type Err = ActionError;

    fn from_str(text: &str) -> Result<Self, ActionError> {
        if text.len() > MAX_LENGTH {
            return Err(ActionError);
        }
        parse(text).ok_or(ActionError)
    }
}

fn parse(text: &str) -> Option<Action> {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    if verb == "search" {
        return Some(Action::Search(rest.to_owned()));
    }
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let action = match verb {
        "escape" => Action::Escape,
        "back" => Action::Back,
        "flip" => Action::Flip,
        "close-care" => Action::CloseCare,
        "undo" => Action::Undo,
        "redo" => Action::Redo,
        "clear" => Action::Clear,
        "press" => Action::Press {
            view: View::from_slug(words.next()?)?,
            at: Point::new(number(words.next()?)?, number(words.next()?)?),
            reach: number(words.next()?)?,
        },
        "text" => Action::TextSize(number(words.next()?)?),
        "resize" => Action::Resize {
            width: number(words.next()?)?,
            height: number(words.next()?)?,
            stage_width: number(words.next()?)?,
        },
        "hover" => Action::Hover(target_or_none(&mut words)?),
        "focus" => Action::Focus(target_or_none(&mut words)?),
        "mark" => {
            let zone = ZoneId::from_slug(words.next()?)?;
            Action::ToggleMark(zone, side(&mut words)?)
        }
        "muscle" | "spot" | "zone" => Action::Choose(target(verb, &mut words)?),
        _ => one_word(verb, words.next()?)?,
    };
    words.next().is_none().then_some(action)
}

/// Actions whose only argument is a word of a vocabulary.
fn one_word(verb: &str, word: &str) -> Option<Action> {
    Some(match verb {
        "move" => Action::Move(Direction::from_slug(word)?),
        "show" => Action::Show(View::from_slug(word)?),
        "mode" => Action::SetMode(Mode::from_slug(word)?),
        "side" => Action::SetSide(Laterality::from_slug(word)?),
        "layer" => Action::SetLayer(Layer::from_slug(word)?),
        "toggle" => Action::Toggle(Fold::from_slug(word)?),
        "figure" => Action::SetFigure(Figure::from_slug(word)?),
        "region" => Action::ToggleRegion(Region::from_slug(word)?),
        "care" => Action::OpenCare(SelfCareId::from_slug(word)?),
        "result" if word == "open" => Action::OpenResult,
        "result" => Action::TurnResult(Turn::from_slug(word)?),
        _ => return None,
    })
}

fn target_or_none<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Option<Target>> {
    match words.next()? {
        "none" => Some(None),
        kind => target(kind, words).map(Some),
    }
}

/// A target after its kind; without a side, that of the midline.
fn target<'a>(kind: &str, words: &mut impl Iterator<Item = &'a str>) -> Option<Target> {
    let slug = words.next()?;
    Target::from_words(kind, slug, side(words)?)
}

fn side<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Laterality> {
    words
        .next()
        .map_or(Some(Laterality::Midline), Laterality::from_slug)
}

/// A decimal number, to hundredths; `None` for anything that is not a plain number of sane size.
fn number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    // Tiny numbers come from JavaScript as `1e-7`.
    if digits.contains("e-") {
        return Some(0.0);
    }
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(rest) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|whole| *whole <= MAX_NUMBER)?;
    let rest: i64 = rest
        .bytes()
        .chain(*b"00")
        .take(2)
        .fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
    let hundredths = whole * 100 + rest;
    Some(if hundredths == 0 {
        0.0
    } else {
        sign * hundredths as f64 / 100.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        let action: Action = input.parse().unwrap();
        assert_eq!(action.to_string(), expected);
        assert_eq!(expected.parse(), Ok(action));
    }

    #[test]
    fn every_form_reads_back_as_written() {
        for text in [
            "press front 12.5 30 8",
            "press back -0.07 -30.25 0",
            "spot upper-trapezius.1 left",
            "muscle soleus right",
            "zone temple left",
            "hover none",
            "hover zone temple left",
            "focus spot soleus.1 left",
            "move up",
            "escape",
            "back",
            "show right",
            "flip",
            "mode pain",
            "side left",
            "layer deep",
            "figure female",
            "toggle warnings",
            "region neck",
            "care pressure-basics",
            "close-care",
            "mark temple left",
            "search stiff  neck ",
            "search ",
            "result next",
            "result open",
            "undo",
            "redo",
            "clear",
            "resize 1280 800 852.5",
            "text 1.5",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn numbers_are_cut_to_hundredths() {
        check("press left 1.239999 -0.001 1e-7", "press left 1.23 0 0");
    }

    #[test]
    fn odd_texts_are_errors() {
        let long = format!("search {}", "x".repeat(MAX_LENGTH));
        for text in [
            "",
            " ",
            "press",
            "press up 1 2 3",
            "press front 1 2",
            "press front 1 2 3 4",
            "press front NaN 2 3",
            "press front 1e9 2 3",
            "press front 99999999999999999999 2 3",
            "press front - . 3",
            "spot nothing.1 left",
            "spot upper-trapezius.1 west",
            "muscle",
            "toggle everything",
            "undo twice",
            "hover",
            "move 12",
            "care \u{0}",
            &long,
        ] {
            assert_eq!(text.parse::<Action>(), Err(ActionError), "{text:?}");
        }
    }
}
