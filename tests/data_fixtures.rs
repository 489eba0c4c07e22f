//! Every rule of the build stops broken data with `path:line: what — how to fix`.
//!
//! A fixture of `tests/fixtures/` names a file of `data/`, an edit that breaks it, the problem that
//! the build must report, and words of the line it must point to (empty: any line).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

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
fn the_data_compiles_to_the_same_output_every_time() {
    let first = compile::compile(&data());
    if let Err(problems) = &first {
        panic!("{problems:#?}");
    }
    assert!(first == compile::compile(&data()));
}

#[test]
fn every_rule_stops_broken_data() {
    let rounds = rounds(fixtures());
    let n_fixtures: usize = rounds.iter().map(Vec::len).sum();
    assert!(n_fixtures >= 30);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let share = |worker| rounds.iter().skip(worker).step_by(N_THREADS);
        let work = |worker| {
            move || -> Vec<String> { share(worker).flat_map(|round| check(round)).collect() }
        };
        let workers: Vec<_> = (0..N_THREADS)
            .map(|worker| scope.spawn(work(worker)))
            .collect();
        let done = workers.into_iter().map(|worker| worker.join().unwrap());
        done.flatten().collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Fixtures by rounds: each file is broken once in a round, so that few copies do for all.
fn rounds(fixtures: Vec<(String, Fixture)>) -> Vec<Vec<(String, Fixture)>> {
    let mut rounds: Vec<Vec<(String, Fixture)>> = Vec::new();
    for (name, fixture) in fixtures {
        let free = |round: &&mut Vec<(String, Fixture)>| {
            round.iter().all(|(_, other)| other.file != fixture.file)
        };
        match rounds.iter_mut().find(free) {
            Some(round) => round.push((name, fixture)),
            None => rounds.push(vec![(name, fixture)]),
        }
    }
    rounds
}

#[test]
fn all_problems_are_reported_at_once() {
    let edits: Vec<(String, Fixture)> = fixtures()
        .into_iter()
        .filter(|(name, _)| {
            ["unknown-landmark", "label-too-long", "open-path"].contains(&name.as_str())
        })
        .collect();
    let folder = copy_with("all-at-once", edits.iter().map(|(_, fixture)| fixture));
    let problems = compile::compile(&folder).err().unwrap_or_default();
    for (name, fixture) in &edits {
        let found = problems
            .iter()
            .any(|problem| problem.to_string().contains(&fixture.expect));
        assert!(found, "{name}: {problems:#?}");
    }
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
}

/// Fixtures by name.
fn fixtures() -> Vec<(String, Fixture)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/fixtures"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).unwrap();
        (name, toml::from_str(&text).unwrap())
    };
    paths.iter().map(read).collect()
}

/// A copy of the data with the edits of some fixtures.
fn copy_with<'a>(name: &str, edits: impl IntoIterator<Item = &'a Fixture>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("fixtures")
        .join(name)
        .join("data");
    let _ = fs::remove_dir_all(&folder);
    copy(&data(), &folder);
    for edit in edits {
        let file = folder.join(&edit.file);
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.contains(&edit.find),
            "{name}: {} does not contain {:?}",
            edit.file,
            edit.find
        );
        fs::write(&file, text.replacen(&edit.find, &edit.replace, 1)).unwrap();
    }
    folder
}

/// What is wrong with the reports for a round; one that breaks in company is checked alone.
fn check(round: &[(String, Fixture)]) -> Vec<String> {
    let failures = check_round(round.iter().collect());
    if round.len() == 1 {
        return failures.into_iter().map(|(_, failure)| failure).collect();
    }
    let alone = failures.into_iter().flat_map(|(name, _)| {
        check_round(round.iter().filter(|(other, _)| *other == name).collect())
    });
    alone.map(|(_, failure)| failure).collect()
}

/// Fixtures whose problem is not reported as expected, each with the reason.
fn check_round(round: Vec<&(String, Fixture)>) -> Vec<(String, String)> {
    let name = &round[0].0;
    let folder = copy_with(name, round.iter().map(|(_, fixture)| fixture));
    let problems = compile::compile(&folder).err().unwrap_or_default();
    let failures = round.iter().filter_map(|(name, fixture)| {
        Some((name.clone(), failure(name, fixture, &problems, &folder)?))
    });
    let failures = failures.collect();
    fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    failures
}

fn failure(
    name: &str,
    fixture: &Fixture,
    problems: &[compile::Problem],
    folder: &Path,
) -> Option<String> {
    let expected = |problem: &&compile::Problem| problem.to_string().contains(&fixture.expect);
    let Some(problem) = problems.iter().find(expected) else {
        return Some(format!(
            "{name}: expected {:?}, got {problems:#?}",
            fixture.expect
        ));
    };
    let reported = folder.parent().unwrap().join(&problem.path);
    let text = fs::read_to_string(reported).unwrap_or_default();
    let line = text.lines().nth(problem.line - 1).unwrap_or_default();
    let right = line.contains(&fixture.on);
    (!right).then(|| format!("{name}: {problem} points to {line:.80?}"))
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
