//! Asks the atlas from a terminal: the same core as in the browser.
//!
//! ```text
//! ask refer  <trigger-point-or-muscle-id>       where its pain may be felt
//! ask locate <zone-id>[@left|@right] …          which muscles may be behind these zones
//! ask batch                                     one JSON request per line on standard input
//! ```
//!
//! `--json` prints JSON. Errors are one sentence, as JSON `{"error": "…"}`; the exit code is 1 then.

mod answer;
mod request;
mod spelling;
mod words;

use std::io::{BufRead, Write};
use std::process::ExitCode;

use answer::{Answer, locate, refer, to_json};
use request::{parse_mark, request};

const USAGE: &str =
    "usage: ask refer <id> [--json] | ask locate <zone>[@left|@right] … [--json] | ask batch";

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let n_words = words.len();
    words.retain(|word| word != "--json");
    let json = words.len() < n_words;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let answer = match words.as_slice() {
        ["batch"] => return batch(),
        ["refer", id] => refer(id).map(Answer::Refer),
        ["locate", zones @ ..] => zones
            .iter()
            .map(|zone| parse_mark(zone))
            .collect::<Result<_, _>>()
            .and_then(|marks| locate(marks, &[]))
            .map(Answer::Locate),
        _ => Err(USAGE.to_owned()),
    };
    let failed = answer.is_err();
    match answer {
        answer if json => print_line(&to_json(answer)),
        Ok(answer) => print_line(answer.in_words().trim_end()),
        Err(error) => eprintln!("{error}"),
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// A closed pipe is no error of ours: the reader has seen enough.
fn print_line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn batch() -> ExitCode {
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else {
            return ExitCode::FAILURE;
        };
        let line = String::from_utf8_lossy(&line);
        if !line.trim().is_empty() {
            print_line(&to_json(request(&line)));
        }
    }
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

    use pain_map::atlas::TriggerPointId;
    use serde_json::Value;

    use super::*;

    fn ask(line: &str) -> Value {
        serde_json::from_str(&to_json(request(line))).unwrap()
    }

    #[test]
    fn refer_lists_zones_with_their_kind() {
        let json = to_json(refer("supinator.1").map(Answer::Refer));
        assert!(json.starts_with(
            r#"{"id":"supinator.1","zones":[{"zone":"lateral-elbow","kind":"essential"}"#
        ));
        let whole = ask(r#"{"op":"refer","id":"trapezius"}"#);
        assert!(whole["zones"].as_array().unwrap().len() > 5);
    }

    #[test]
    fn each_zone_stands_once() {
        for point in TriggerPointId::all() {
            let answer = refer(point.slug()).unwrap_or_else(|error| panic!("{error}"));
            let mut zones: Vec<&str> = answer.zones.iter().map(|zone| zone.zone).collect();
            zones.sort_unstable();
            zones.dedup();
            let row = point.row();
            assert_eq!(zones.len(), answer.zones.len());
            assert_eq!(
                zones.len(),
                row.essential.len() + row.spillover.len(),
                "{}",
                point.slug()
            );
        }
    }

    #[test]
    fn locate_gives_candidates_and_red_flags_in_order() {
        let answer = ask(r#"{"op":"locate","zones":[{"zone":"temple","side":"left"},"forehead"]}"#);
        let candidates = answer["candidates"].as_array().unwrap();
        let scores: Vec<f64> = candidates
            .iter()
            .map(|one| one["score"].as_f64().unwrap())
            .collect();
        assert!(!scores.is_empty() && scores.windows(2).all(|pair| pair[0] >= pair[1]));
        for key in ["muscle", "trigger_point", "why"] {
            assert!(candidates.iter().all(|one| one[key].is_string()), "{key}");
        }
        let flags = answer["red_flags"].as_array().unwrap();
        assert_eq!(flags[0]["urgency"], "emergency");
    }

    #[test]
    fn bad_requests_say_what_is_wrong() {
        for (line, error) in [
            ("", "malformed JSON"),
            ("[]", "needs an \"op\""),
            (r#"{"op":"sing"}"#, "unknown op"),
            (r#"{"op":"refer"}"#, "needs an \"id\""),
            (
                r#"{"op":"refer","id":"infraspinatos.1"}"#,
                "did you mean \"infraspinatus.1\"?",
            ),
            (
                r#"{"op":"refer","id":"q"}"#,
                "unknown trigger point or muscle",
            ),
            (r#"{"op":"locate","zones":[]}"#, "at least one zone"),
            (r#"{"op":"locate","zones":[7]}"#, "a zone is"),
            (r#"{"op":"locate","zones":["temple@up"]}"#, "unknown side"),
            (
                r#"{"op":"locate","zones":["temple@midline"]}"#,
                "has two sides",
            ),
            (
                r#"{"op":"locate","zones":["breastbone@left"]}"#,
                "is on the midline",
            ),
            (
                r#"{"op":"locate","zones":[{"zone":"temple","strength":-1}]}"#,
                "above 0",
            ),
        ] {
            let answer = ask(line);
            let text = answer["error"]
                .as_str()
                .unwrap_or_else(|| panic!("{line}: {answer}"));
            assert!(text.contains(error), "{line}: {text}");
        }
    }

    #[test]
    fn a_zone_without_a_side_fits_either() {
        let both = ask(r#"{"op":"locate","zones":["calf-upper"]}"#);
        assert!(both["candidates"][0]["side"].is_null());
        let left = ask(r#"{"op":"locate","zones":["calf-upper@left"]}"#);
        assert_eq!(
            both["candidates"][0]["muscle"],
            left["candidates"][0]["muscle"]
        );
        assert_eq!(left["candidates"][0]["side"], "left");
    }
}
