//! Every rule of the build stops broken data with `path:line: what — how to fix`.
//!
//! A fixture of `tests/fixtures/` names a file of `data/`, an edit that breaks it, the problem that
//! the build must report, and words of the line it must point to (empty: any line).
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../build/mod.rs"]
#[allow(dead_code, missing_docs, unused_imports)]
mod compile;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Fixtures that a thread works on, one after the other.
const N_THREADS: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    file: String,
    find: String,
    replace: String,
    expect: String,
    on: String,
}

#[test]
fn the_data_has_no_problems() {
    let problems = compile::compile(&data()).err().unwrap_or_default();
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_output_is_the_same_every_time() {
    let (first, second) = (compile::compile(&data()), compile::compile(&data()));
    assert!(first.unwrap() == second.unwrap());
}

#[test]
fn every_rule_stops_broken_data() {
    let folder = root().join("tests/fixtures");
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    names.sort();
    assert!(names.len() >= 30);
    let share = names.len().div_ceil(N_THREADS);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = names
            .chunks(share)
            .map(|paths| {
                scope.spawn(|| {
                    paths
                        .iter()
                        .filter_map(|path| check(path))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What is wrong with the report for a fixture, if anything.
fn check(path: &Path) -> Option<String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let fixture: Fixture = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fixtures")
        .join(&name)
        .join("data");
    let _ = fs::remove_dir_all(&folder);
    copy(&data(), &folder);
    let file = folder.join(&fixture.file);
    let text = fs::read_to_string(&file).unwrap();
    if !text.contains(&fixture.find) {
        return Some(format!(
            "{name}: {} does not contain {:?}",
            fixture.file, fixture.find
        ));
    }
    fs::write(&file, text.replacen(&fixture.find, &fixture.replace, 1)).unwrap();
    let problems = compile::compile(&folder).err().unwrap_or_default();
    let found = problems
        .iter()
        .find(|problem| problem.to_string().contains(&fixture.expect));
    let failure = match found {
        None => Some(format!(
            "{name}: expected {:?}, got {problems:#?}",
            fixture.expect
        )),
        Some(problem) => {
            let reported = folder.parent().unwrap().join(&problem.path);
            let line = fs::read_to_string(reported).unwrap_or_default();
            let line = line
                .lines()
                .nth(problem.line - 1)
                .unwrap_or_default()
                .to_owned();
            let right = line.contains(&fixture.on);
            (!right).then(|| {
                format!(
                    "{name}: {problem} points to {:?}",
                    &line[..line.len().min(80)]
                )
            })
        }
    };
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    failure
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn data() -> PathBuf {
    root().join("data")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
