//! Rules that look across several files.

use std::collections::BTreeSet;

use super::atlas::schema::SelfPressure;
use super::model::{Model, SelfCare};
use super::problem::Problems;

/// Checks every rule that needs more than one file.
pub fn check(model: &Model, problems: &mut Problems) {
    check_sources_used(model, problems);
    for care in &model.self_care {
        check_pressure(care, model, problems);
    }
}

/// Every reference is named by a row, or says that it is background.
fn check_sources_used(model: &Model, problems: &mut Problems) {
    let mut used: BTreeSet<u16> = BTreeSet::new();
    used.extend(model.muscles.iter().flat_map(|row| &row.sources));
    used.extend(model.points.iter().flat_map(|row| &row.sources));
    used.extend(model.red_flags.iter().flat_map(|row| &row.sources));
    used.extend(model.self_care.iter().flat_map(|row| &row.sources));
    let sections = model.topics.iter().flat_map(|topic| &topic.sections);
    used.extend(sections.flat_map(|section| &section.sources));
    for (position, source) in model.sources.iter().enumerate() {
        if !source.background && !used.contains(&(position as u16)) {
            let what = format!("unused source \"{}\"", source.key);
            problems.add(
                &source.at,
                what,
                "name it where it is used, or set background = true",
            );
        }
    }
}

/// An entry that presses names no muscle whose trigger points are all for clinicians only.
fn check_pressure(care: &SelfCare, model: &Model, problems: &mut Problems) {
    if !care.kind.presses() {
        return;
    }
    for muscle in &care.muscles {
        let mut points = model
            .points
            .iter()
            .filter(|point| point.muscle == *muscle)
            .peekable();
        let clinician_only = points.peek().is_some()
            && points.all(|point| point.self_pressure == SelfPressure::ClinicianOnly);
        if clinician_only && let Some(muscle) = model.muscles.get(usize::from(*muscle)) {
            let what = format!(
                "pressure advice \"{}\" for the clinician-only muscle \"{}\"",
                care.id, muscle.id
            );
            problems.add(
                &care.at,
                what,
                "remove the muscle, or let the entry be of another kind",
            );
        }
    }
}
