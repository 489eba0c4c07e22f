//! House rules, checked by reading the source files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Who may know whom; everyone may use `error`, `order` and `text`, which know nothing of ours.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("order", &[]),
    ("text", &[]),
    ("geometry", &[]),
    ("prose", &[]),
    ("atlas", &["geometry"]),
    ("content", &["atlas"]),
    ("options", &["content", "atlas"]),
    ("reader", &["options", "content", "prose", "atlas"]),
    ("referral", &["atlas", "geometry"]),
    ("ranking", &["referral", "atlas"]),
    ("safety", &["referral", "atlas"]),
    ("search", &["state", "content", "atlas"]),
    (
        "state",
        &[
            "ranking", "referral", "safety", "options", "content", "atlas", "geometry",
        ],
    ),
    (
        "render",
        &[
            "pattern", "state", "ranking", "referral", "safety", "search", "options", "content",
            "prose", "atlas", "geometry",
        ],
    ),
    ("pattern", &["state", "ranking", "safety", "atlas"]),
    (
        "map",
        &[
            "pattern", "render", "state", "ranking", "referral", "safety", "search", "options",
            "content", "atlas", "geometry",
        ],
    ),
    ("gallery", &["options", "content", "atlas"]),
    (
        "web",
        &[
            "reader", "map", "pattern", "render", "state", "ranking", "referral", "safety",
            "search", "options", "content", "atlas", "geometry",
        ],
    ),
];

/// Modules that everyone may use.
const EVERYONE: &[&str] = &["error", "order", "text"];

/// Crates of the browser.
const BROWSER: &[&str] = &["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen"];

/// Ways to stop the program, or to reach outside the core.
const FORBIDDEN: &[(&str, &str)] = &[
    (".unwrap()", "return early instead"),
    (".expect(", "return early instead"),
    ("panic!", "return early instead"),
    ("todo!", "write it"),
    ("unimplemented!", "write it"),
    ("unreachable!", "make the value unrepresentable"),
    ("println!", "the core does not log"),
    ("dbg!", "the core does not log"),
    ("std::time", "the core has no clock"),
    ("std::fs", "the core reads no files"),
    ("std::env", "the core has no environment"),
    ("static mut", "the core has no global state"),
    ("thread_local!", "the core has no global state"),
    (
        "HashMap",
        "order reaches the output; use BTreeMap or a sorted list",
    ),
    (
        "HashSet",
        "order reaches the output; use BTreeSet or a sorted list",
    ),
];

/// A source file: its module, its path and its lines without tests and comments.
struct Source {
    module: String,
    path: String,
    lines: Vec<(usize, String)>,
}

fn sources() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    files
        .iter()
        .map(|file| source(&root, file))
        .filter(|source| source.module != "lib")
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn source(root: &Path, file: &Path) -> Source {
    let path = file
        .strip_prefix(root)
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/");
    let module = path
        .split('/')
        .next()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned();
    let text = fs::read_to_string(file).unwrap();
    // Unit tests stand last in a file.
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let lines = code
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"));
    Source {
        module,
        path,
        lines: lines
            .map(|(number, line)| (number + 1, line.to_owned()))
            .collect(),
    }
}

/// Modules that a line names through `crate::`.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn imports_point_down() {
    let rules: BTreeMap<&str, BTreeSet<&str>> = MAY_USE
        .iter()
        .map(|(module, uses)| (*module, uses.iter().copied().collect()))
        .collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(allowed) = rules.get(source.module.as_str()) else {
            wrong.push(format!(
                "src/{}: module \"{}\" is not in the table",
                source.path, source.module
            ));
            continue;
        };
        for (number, line) in &source.lines {
            assert!(
                !line.contains("use crate::{"),
                "src/{}:{number}: one module per use",
                source.path
            );
            for module in used(line).filter(|module| rules.contains_key(module)) {
                if module != source.module
                    && !EVERYONE.contains(&module)
                    && !allowed.contains(module)
                {
                    wrong.push(format!(
                        "src/{}:{number}: {} may not use {module}",
                        source.path, source.module
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_shell_knows_the_browser() {
    for source in sources().iter().filter(|source| source.module != "web") {
        for (number, line) in &source.lines {
            for word in BROWSER {
                assert!(
                    !line.contains(word),
                    "src/{}:{number}: {word} belongs in src/web/",
                    source.path
                );
            }
        }
    }
}

#[test]
fn the_core_stops_for_nothing() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module != "web") {
        for (number, line) in &source.lines {
            for (word, fix) in FORBIDDEN.iter().filter(|(word, _)| line.contains(word)) {
                wrong.push(format!("src/{}:{number}: {word} — {fix}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn drawing_code_names_no_colors() {
    for source in sources().iter().filter(|source| source.module == "render") {
        for (number, line) in &source.lines {
            let hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                matches!(digits, 3 | 4 | 6 | 8)
            });
            let function = ["rgb(", "rgba(", "hsl("]
                .iter()
                .any(|word| line.contains(word));
            assert!(
                !hex && !function,
                "src/{}:{number}: colors are tokens of the style sheet: {line}",
                source.path
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//!"),
            "{}: start with //! and one sentence",
            file.display()
        );
    }
}
