//! Reads `self_care.toml`: what an entry is for, and for whom it is not.

use serde::Deserialize;
use toml::Spanned;

use super::super::atlas::schema::{CareKind, Cue};
use super::super::model::{Hold, Model, SelfCare};
use super::super::problem::Problems;
use super::words::{CARE_KIND, CAUTION, CUE, MUSCLE_LIST, REGION, Reader, Words};
use super::{insert, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SelfCareFile {
    self_care: Vec<SelfCareRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SelfCareRow {
    id: Spanned<String>,
    kind: Spanned<String>,
    regions: Words,
    muscles: Words,
    do_not_if: Words,
    ask_first_if: Words,
    hold_s: Option<u32>,
    rest_s: Option<u32>,
    repetitions: Option<u32>,
    #[serde(default)]
    each_side: bool,
    cue: Option<Spanned<String>>,
    evidence: String,
    sources: Words,
}

/// Reads the self-care entries.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<SelfCareFile>("self_care.toml", problems) else {
        return;
    };
    for row in file.self_care {
        let at = source.place(row.id.span());
        let (all, regions): (Words, Words) = row
            .regions
            .into_iter()
            .partition(|word| word.get_ref() == "all");
        let mut words = Reader::new(&source, problems);
        let mut cautions = |list: &Words| {
            let cautions = words.many(list, CAUTION);
            cautions
                .iter()
                .fold(0, |bits, caution| bits | 1 << *caution as u32)
        };
        let (do_not_if, ask_first_if) = (cautions(&row.do_not_if), cautions(&row.ask_first_if));
        let any_hold = row.hold_s.or(row.rest_s).or(row.repetitions).is_some()
            || row.each_side
            || row.cue.is_some();
        let kind = words
            .one(&row.kind, CARE_KIND)
            .unwrap_or(CareKind::SeeAProfessional);
        let cue = row.cue.as_ref().and_then(|cue| words.one(cue, CUE));
        let care = SelfCare {
            kind,
            for_all: !all.is_empty(),
            regions: words.many(&regions, REGION),
            muscles: words.ids(&row.muscles, &model.index.muscles, MUSCLE_LIST),
            do_not_if,
            ask_first_if,
            hold: any_hold.then(|| Hold {
                hold_s: row.hold_s.unwrap_or(0),
                rest_s: row.rest_s.unwrap_or(0),
                repetitions: row.repetitions.unwrap_or(1),
                each_side: row.each_side,
                cue: cue.unwrap_or(Cue::of(kind)),
            }),
            evidence: row.evidence,
            sources: words.sources(&row.sources, &model.index.sources),
            id: row.id.into_inner(),
            at,
        };
        if do_not_if & ask_first_if != 0 {
            let what = format!("self-care \"{}\" has a caution in both lists", care.id);
            problems.add(
                &care.at,
                what,
                "do_not_if is the stronger one; remove it from ask_first_if",
            );
        }
        insert(
            &mut model.index.self_care,
            &care.id,
            &care.at,
            "self-care entry",
            problems,
        );
        model.self_care.push(care);
    }
}
