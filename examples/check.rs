//! Checks content files of clinics, as the map reads them.
//!
//! ```sh
//! cargo run --example check -- clinic.json
//! cargo run --example check -- --lang es clinic.json
//! ```
//!
//! Prints each problem with its path, what was expected and what is used instead.
//! Ends with 0 where all files are sound, with 1 where one has problems, with 2 where one cannot be read.

use std::process::ExitCode;

use pain_map::reader;

const USAGE: &str = "usage: check [--lang <tag>] <file.json>…";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (language, files) = match arguments.split_first() {
        Some((flag, rest)) if flag == "--lang" => match rest.split_first() {
            Some((language, files)) => (language.as_str(), files),
            None => ("en", rest),
        },
        _ => ("en", arguments.as_slice()),
    };
    if files.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let worst = files.iter().map(|file| check(file, language)).max();
    ExitCode::from(worst.unwrap_or(0))
}

/// Prints what is wrong with a file; how bad it is.
fn check(file: &str, language: &str) -> u8 {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{file}: {error}");
            return 2;
        }
    };
    let problems = reader::read(&text, language).problems;
    for problem in &problems {
        println!("{file}: {problem}");
    }
    match problems.len() {
        0 => println!("{file}: no problems"),
        1 => println!("{file}: 1 problem"),
        n => println!("{file}: {n} problems"),
    }
    u8::from(!problems.is_empty())
}
