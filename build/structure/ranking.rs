//! Reads `ranking.toml`: the parameters of the ranking.

use std::collections::BTreeMap;

use toml::Spanned;

use super::super::model::Model;
use super::super::problem::Problems;
use super::rows;

/// Names of the ranking parameters, in the order of the generated struct.
const RANKING: &[&str] = &[
    "essential",
    "spillover",
    "further",
    "unmarked",
    "neighbor",
    "belly",
    "common",
    "confidence_high",
    "confidence_medium",
    "confidence_low",
    "prior_tier_1",
    "prior_tier_2",
    "prior_tier_3",
    "half_strength",
    "yes_if_so",
    "yes_if_not",
    "little_if_so",
    "little_if_not",
];

/// Reads the parameters; each has to be there.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) =
        rows::<BTreeMap<Spanned<String>, Spanned<f64>>>("ranking.toml", problems)
    else {
        return;
    };
    for (name, value) in &file {
        if !RANKING.contains(&name.get_ref().as_str()) {
            let what = format!("unknown parameter \"{}\"", name.get_ref());
            problems.add(
                &source.place(name.span()),
                what,
                format!("use {}", RANKING.join(", ")),
            );
        }
        if !(0.0..=1.0).contains(value.get_ref()) {
            let what = format!("parameter {} is out of range", value.get_ref());
            problems.add(
                &source.place(value.span()),
                what,
                "use a number from 0 to 1",
            );
        }
    }
    for name in RANKING {
        match file.iter().find(|(key, _)| key.get_ref() == name) {
            Some((_, value)) => model.ranking.push(((*name).to_owned(), *value.get_ref())),
            None => problems.add(
                &source.place(0..0),
                format!("parameter \"{name}\" is missing"),
                "add it with a number from 0 to 1",
            ),
        }
    }
}
