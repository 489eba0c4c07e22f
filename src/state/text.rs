//! The text form of actions, as `data-do` carries it: a word and its arguments, by single spaces.
//!
//! ```text
//! press front 12.5 30 8          show back        toggle warnings     search stiff neck
//! spot upper-trapezius.1 left    flip             region neck         result next
//! muscle soleus right            mode pain        care scm-pinch      result open
//! zone temple left               side left        close-care          undo, redo, clear
//! hover none                     layer deep       mark temple left    escape, back
//! focus spot soleus.1 left       move up          resize 1280 800 852
//! figure female                  unmark temple left  edit temple left    edit none
//! strength temple left 7         kind temple left aching                 tool paint
//! paint front 1 2 3 4 begin      matches             questions skip      answer chest-heart no
//! emergencies none, emergencies again
//! felt soleus.1 left little      outcome scm-pinch better [spot …]           topic lower-back
//! has fever                      fit done, fit again                         plan add scm-pinch
//! ```

use std::fmt;
use std::str::FromStr;

use super::{
    Action, Direction, Fold, Kind, Layer, Mark, Mode, Outcome, PlanStep, SidedZone, Target, Tool,
    Turn,
};
use crate::atlas::{
    Caution, Figure, Laterality, RedFlagId, Region, SelfCareId, TopicId, TriggerPointId, View,
    ZoneId,
};
use crate::geometry::Point;
use crate::ranking::Felt;
use crate::safety::Answer;
use crate::text::split_once;

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
    More = "more",
    Summary = "summary",
    Questions = "questions",
    Each = "each",
    Earlier = "earlier",
    Share = "share",
    Learn = "learn",
    Plan = "plan",
});
words!(PlanStep { Add = "add", Drop = "drop", Up = "up" });
words!(Kind {
    Aching = "aching",
    Sharp = "sharp",
    Burning = "burning",
    Tingling = "tingling",
    Numb = "numb",
});
words!(Outcome { Same = "same", Better = "better", Worse = "worse" });
words!(Tool {
    Mark = "mark",
    Paint = "paint",
    Erase = "erase",
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
            Self::OpenTopic(topic) => write_words(f, "topic", topic.slug()),
            Self::CloseTopic => f.write_str("topic none"),
            Self::OpenCare(care) => write_words(f, "care", care.slug()),
            Self::Has(caution) => write_words(f, "has", caution.slug()),
            Self::Fit(done) => write_words(f, "fit", if *done { "done" } else { "again" }),
            Self::Plan(step, care) => {
                write_words(f, "plan", step.slug())?;
                write_words(f, "", care.slug())
            }
            Self::CloseCare => f.write_str("close-care"),
            Self::Outcome(care, outcome, place) => {
                write_words(f, "outcome", care.slug())?;
                write_words(f, "", outcome.slug())?;
                place.map_or(Ok(()), |_| write_target(f, " ", *place))
            }
            Self::Mark(zone, side) => write_zone(f, "mark", (*zone, *side)),
            Self::Unmark(zone, side) => write_zone(f, "unmark", (*zone, *side)),
            Self::Edit(None) => f.write_str("edit none"),
            Self::Edit(Some(zone)) => write_zone(f, "edit", *zone),
            Self::SetStrength(zone, side, strength) => {
                write_zone(f, "strength", (*zone, *side))?;
                write_numbers(f, &[f64::from(*strength)])
            }
            Self::ToggleKind(zone, side, kind) => {
                write_zone(f, "kind", (*zone, *side))?;
                write_words(f, "", kind.slug())
            }
            Self::SetTool(tool) => write_words(f, "tool", tool.slug()),
            Self::Paint {
                view,
                from,
                to,
                begins,
            } => {
                write_words(f, "paint", view.slug())?;
                write_numbers(f, &[from.x, from.y, to.x, to.y])?;
                write_words(f, "", if *begins { "begin" } else { "on" })
            }
            Self::Matches => f.write_str("matches"),
            Self::Answer(flag, answer) => {
                write_words(f, "answer", flag.slug())?;
                write_words(f, "", answer.map_or("none", Answer::slug))
            }
            Self::Own(idx, answer) => {
                f.write_str("own")?;
                write_numbers(f, &[*idx as f64])?;
                write_words(f, "", answer.map_or("none", Answer::slug))
            }
            Self::Deny(all) => write_words(f, "emergencies", if *all { "none" } else { "again" }),
            Self::SkipQuestions(skip) => {
                write_words(f, "questions", if *skip { "skip" } else { "ask" })
            }
            Self::Felt(point, side, felt) => {
                write_words(f, "felt", point.slug())?;
                write_words(f, "", side.slug())?;
                write_words(f, "", felt.map_or("none", Felt::slug))
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

fn write_zone(f: &mut fmt::Formatter<'_>, verb: &str, (zone, side): SidedZone) -> fmt::Result {
    write_words(f, verb, zone.slug())?;
    write_words(f, "", side.slug())
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
        "matches" => Action::Matches,
        "mark" => zone(&mut words).map(|(zone, side)| Action::Mark(zone, side))?,
        "unmark" => zone(&mut words).map(|(zone, side)| Action::Unmark(zone, side))?,
        "strength" => {
            let (zone, side) = zone(&mut words)?;
            let strength = words.next()?.parse().ok()?;
            (strength <= Mark::WORST).then_some(Action::SetStrength(zone, side, strength))?
        }
        "kind" => {
            let (zone, side) = zone(&mut words)?;
            Action::ToggleKind(zone, side, Kind::from_slug(words.next()?)?)
        }
        "edit" if rest == "none" => {
            words.next();
            Action::Edit(None)
        }
        "edit" => Action::Edit(Some(zone(&mut words)?)),
        "paint" => Action::Paint {
            view: View::from_slug(words.next()?)?,
            from: Point::new(number(words.next()?)?, number(words.next()?)?),
            to: Point::new(number(words.next()?)?, number(words.next()?)?),
            begins: one_of(words.next()?, "begin", "on")?,
        },
        "answer" => {
            let flag = RedFlagId::from_slug(words.next()?)?;
            Action::Answer(flag, or_none(words.next()?, Answer::from_slug)?)
        }
        "own" => {
            let idx = words.next()?.parse().ok()?;
            Action::Own(idx, or_none(words.next()?, Answer::from_slug)?)
        }
        "outcome" => {
            let care = SelfCareId::from_slug(words.next()?)?;
            let outcome = Outcome::from_slug(words.next()?)?;
            let place = match words.next() {
                Some(kind) => Some(target(kind, &mut words)?),
                None => None,
            };
            Action::Outcome(care, outcome, place)
        }
        "felt" => {
            let point = TriggerPointId::from_slug(words.next()?)?;
            let side = Laterality::from_slug(words.next()?)?;
            Action::Felt(point, side, or_none(words.next()?, Felt::from_slug)?)
        }
        "plan" => {
            let step = PlanStep::from_slug(words.next()?)?;
            Action::Plan(step, SelfCareId::from_slug(words.next()?)?)
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
        "tool" => Action::SetTool(Tool::from_slug(word)?),
        "emergencies" => Action::Deny(one_of(word, "none", "again")?),
        "questions" => Action::SkipQuestions(one_of(word, "skip", "ask")?),
        "figure" => Action::SetFigure(Figure::from_slug(word)?),
        "region" => Action::ToggleRegion(Region::from_slug(word)?),
        "topic" if word == "none" => Action::CloseTopic,
        "topic" => Action::OpenTopic(TopicId::from_slug(word)?),
        "care" => Action::OpenCare(SelfCareId::from_slug(word)?),
        "has" => Action::Has(Caution::from_slug(word)?),
        "fit" => Action::Fit(one_of(word, "done", "again")?),
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

/// A zone and its side; without a side, that of the midline.
fn zone<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<SidedZone> {
    Some((ZoneId::from_slug(words.next()?)?, side(words)?))
}

/// `true` for the first word, `false` for the second.
fn one_of(word: &str, yes: &str, no: &str) -> Option<bool> {
    (word == yes || word == no).then_some(word == yes)
}

/// What the word means, or nothing for `none`.
fn or_none<T>(word: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if word == "none" {
        return Some(None);
    }
    read(word).map(Some)
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
    if split_once(digits, "e-").is_some() {
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
            "outcome scm-pinch worse",
            "outcome scm-pinch same spot soleus.1 left",
            "topic lower-back",
            "topic none",
            "toggle learn",
            "has blood-thinner",
            "fit done",
            "fit again",
            "plan add scm-pinch",
            "plan up scm-pinch",
            "plan drop scm-pinch",
            "toggle plan",
            "mark temple left",
            "unmark temple left",
            "edit temple left",
            "edit none",
            "strength temple left 7",
            "kind temple left burning",
            "tool erase",
            "paint front 1.5 -2 3 4 begin",
            "paint hand-palm-left 1 2 3 4 on",
            "matches",
            "answer chest-heart unsure",
            "answer chest-heart none",
            "own 0 yes",
            "own 12 none",
            "questions skip",
            "emergencies none",
            "emergencies again",
            "toggle each",
            "felt soleus.1 right little",
            "felt soleus.1 right none",
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
            "topic everything",
            "undo twice",
            "hover",
            "move 12",
            "care \u{0}",
            "outcome scm-pinch",
            "outcome scm-pinch fine",
            "outcome scm-pinch same spot",
            "outcome scm-pinch same none",
            "strength temple left 11",
            "strength temple left -1",
            "kind temple left cold",
            "paint front 1 2 3 4",
            "paint front 1 2 3 4 maybe",
            "edit",
            "answer chest-heart maybe",
            "answer nothing yes",
            "own 1 maybe",
            "own -1 yes",
            "own yes",
            "questions never",
            "felt soleus.1 yes",
            "has cold-feet",
            "fit maybe",
            "plan scm-pinch",
            "plan eat scm-pinch",
            &long,
        ] {
            assert_eq!(text.parse::<Action>(), Err(ActionError), "{text:?}");
        }
    }
}
