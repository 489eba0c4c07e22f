//! How much fits on one sheet: A4 and Letter hold the same, whatever was marked.
//!
//! The column beside the figures is reckoned in millimeters from the number of letters, with more
//! room for each than they take. What does not fit becomes "and 5 more places".

use super::model::Summary;

/// Height of the column beside the figures.
const COLUMN_MM: f64 = 148.0;

/// A heading with the gap above it.
const HEAD_MM: f64 = 8.2;

/// A line of text, and the gap and rule between rows.
const LINE_MM: f64 = 4.2;
const GAP_MM: f64 = 1.8;

/// The empty lines for the visitor's questions.
const QUESTIONS_MM: f64 = 15.0;

/// Letters on a line: of a place, of a warning sign, of other text.
const PLACE_LETTERS: usize = 30;
const SIGN_LETTERS: usize = 34;
const TEXT_LETTERS: usize = 40;

/// Room that warning signs have at least, and room for all that was tried.
const ANSWERS_MM: f64 = 40.0;
const TRIED_MM: f64 = 15.0;

/// How much of each list the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Shown {
    /// Places that hurt.
    pub n_marks: usize,
    /// Warning signs with their answers.
    pub n_answers: usize,
    /// Whether the advice for the first yes fits.
    pub advice: bool,
    /// What was tried.
    pub n_tried: usize,
    /// Height of the column with all of this, in millimeters.
    pub height_mm: f64,
}

impl Shown {
    /// What of a summary fits.
    pub fn of(summary: &Summary) -> Self {
        let tried = summary.tried.iter();
        let tried = tried.map(|text| row_mm(text.chars().count(), TEXT_LETTERS));
        let (n_tried, tried_mm) = fitting(tried, TRIED_MM);
        let marks = summary.marks.iter();
        let marks = marks.map(|mark| {
            let kinds = mark.kinds.chars().count();
            let gap = if kinds > 0 { 3 } else { 0 };
            row_mm(mark.name.chars().count() + gap + kinds, PLACE_LETTERS)
        });
        let room = COLUMN_MM - summary.own_mm - 4.0 * HEAD_MM - QUESTIONS_MM;
        let room = room - tried_mm.max(LINE_MM);
        let spare = room - marks.clone().sum::<f64>();
        let answers_room = if spare > ANSWERS_MM {
            spare
        } else {
            ANSWERS_MM
        };
        let answers = summary.answers.iter();
        let answers = answers.map(|line| row_mm(line.sign.chars().count(), SIGN_LETTERS));
        let (n_answers, mut answers_mm) = fitting(answers, answers_room);
        let advice_mm = summary.answers.first().map_or(0.0, |line| {
            row_mm(line.advice.chars().count(), TEXT_LETTERS)
        });
        let advice = advice_mm > row_mm(0, 1) && answers_mm + advice_mm <= answers_room;
        if advice {
            answers_mm += advice_mm;
        }
        let answers_mm = answers_mm.max(LINE_MM);
        let (n_marks, marks_mm) = fitting(marks, room - answers_mm);
        Self {
            n_marks,
            n_answers,
            advice,
            n_tried,
            height_mm: COLUMN_MM - summary.own_mm - room + answers_mm + marks_mm,
        }
    }

    /// Height of the column beside the figures, in millimeters.
    pub const fn room_mm() -> f64 {
        COLUMN_MM
    }
}

/// Height of a row with so many letters.
fn row_mm(letters: usize, on_a_line: usize) -> f64 {
    let lines = letters.div_ceil(on_a_line).max(1);
    lines as f64 * LINE_MM + GAP_MM
}

/// How many rows fit, with a line for "and so many more" where not all do, and how high they are.
fn fitting(rows: impl Iterator<Item = f64> + Clone, room: f64) -> (usize, f64) {
    let all: f64 = rows.clone().sum();
    if all <= room {
        return (rows.count(), all);
    }
    let more = row_mm(0, 1);
    let (mut n_rows, mut height) = (0, more);
    for row in rows {
        if height + row > room {
            break;
        }
        height += row;
        n_rows += 1;
    }
    (n_rows, height)
}

#[cfg(test)]
mod tests {
    use super::super::model::{AnswerLine, MarkLine};
    use super::*;
    use crate::safety::Answer;

    fn summary(n_marks: usize, n_answers: usize, n_tried: usize) -> Summary {
        Summary {
            marks: (1..=n_marks)
                .map(|number| MarkLine {
                    number,
                    name: "Thumb side of the forearm, right".to_owned(),
                    strength: 10,
                    kinds: "Aching, Sharp, Burning, Tingling, Numb".to_owned(),
                })
                .collect(),
            answers: (0..n_answers)
                .map(|_| AnswerLine {
                    sign: "sudden tearing pain in the chest, back or belly".to_owned(),
                    answer: Answer::Yes,
                    advice: "Go to a doctor. ".repeat(12),
                })
                .collect(),
            tried: vec!["Right infraspinatus, tender spot 1 of 3: my pain".to_owned(); n_tried],
            ..Summary::default()
        }
    }

    #[test]
    fn any_number_of_anything_fits_on_the_sheet() {
        for n_marks in [0, 1, 5, 12, 100, 10_000] {
            for n_answers in [0, 1, 4, 60] {
                for n_tried in [0, 2, 50] {
                    let shown = Shown::of(&summary(n_marks, n_answers, n_tried));
                    assert!(shown.height_mm <= COLUMN_MM + 1e-9, "{shown:?}");
                    assert!(shown.n_marks >= n_marks.min(2), "{shown:?}");
                    assert!(shown.n_answers >= n_answers.min(2), "{shown:?}");
                }
            }
        }
    }

    #[test]
    fn few_of_everything_are_all_shown() {
        let shown = Shown::of(&summary(3, 2, 1));
        assert_eq!((shown.n_marks, shown.n_answers, shown.n_tried), (3, 2, 1));
    }

    #[test]
    fn warning_signs_take_the_room_that_places_leave() {
        let beside = |n_marks| Shown::of(&summary(n_marks, 8, 0)).n_answers;
        assert!(beside(1) > beside(10), "{} {}", beside(1), beside(10));
        assert!(beside(1) >= 6, "{}", beside(1));
    }
}
