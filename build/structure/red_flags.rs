//! Reads `red_flags.toml`: when a warning sign is asked, and how soon it needs someone.

use serde::Deserialize;
use toml::Spanned;

use super::super::atlas::schema::{AskWhen, Urgency};
use super::super::model::{Model, RedFlag};
use super::super::problem::Problems;
use super::words::{
    ASK_WHEN, MUSCLE_LIST, REGION, Reader, SYMPTOM, URGENCY, WITHIN, Words, ZONE_LIST,
};
use super::{insert, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedFlags {
    red_flag: Vec<RedFlagRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RedFlagRow {
    id: Spanned<String>,
    regions: Words,
    zones: Words,
    muscles: Words,
    ask_when: Spanned<String>,
    urgency: Spanned<String>,
    within: Option<Spanned<String>>,
    #[serde(default)]
    symptoms: Words,
    ask_signs: Option<Spanned<u8>>,
    #[serde(default)]
    covered: Vec<u8>,
    sources: Words,
}

/// Most signs that a question shows.
const ASK_SIGNS: u8 = 5;

/// Reads the warning signs.
pub fn read(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<RedFlags>("red_flags.toml", problems) else {
        return;
    };
    for row in file.red_flag {
        let at = source.place(row.id.span());
        let mut words = Reader::new(&source, problems);
        let flag = RedFlag {
            regions: words.many(&row.regions, REGION),
            zones: words.ids(&row.zones, &model.index.zones, ZONE_LIST),
            muscles: words.ids(&row.muscles, &model.index.muscles, MUSCLE_LIST),
            ask_when: words
                .one(&row.ask_when, ASK_WHEN)
                .unwrap_or(AskWhen::ZoneOrMuscle),
            urgency: words
                .one(&row.urgency, URGENCY)
                .unwrap_or(Urgency::Emergency),
            within: row
                .within
                .as_ref()
                .and_then(|within| words.one(within, WITHIN)),
            symptoms: words.many(&row.symptoms, SYMPTOM),
            ask_signs: row.ask_signs.as_ref().map_or(ASK_SIGNS, |n| *n.get_ref()),
            covered: row.covered,
            sources: words.sources(&row.sources, &model.index.sources),
            id: row.id.into_inner(),
            at,
        };
        if (flag.urgency == Urgency::Urgent) != flag.within.is_some() {
            let what = format!(
                "red flag \"{}\" is urgent without a time, or has a time without being urgent",
                flag.id
            );
            problems.add(
                &flag.at,
                what,
                "urgent rows say within = \"day\" or \"days\", others do not",
            );
        }
        if !(1..=ASK_SIGNS).contains(&flag.ask_signs) {
            let what = format!("red flag \"{}\" asks for {} signs", flag.id, flag.ask_signs);
            problems.add(&flag.at, what, "write 1 to 5, or leave ask_signs out");
        }
        let asked = |at: &u8| (1..=flag.ask_signs).contains(at);
        if !(flag.covered.iter().all(asked) && flag.covered.is_sorted_by(|a, b| a < b)) {
            let what = format!("red flag \"{}\" covers {:?}", flag.id, flag.covered);
            problems.add(
                &flag.at,
                what,
                "write places of signs that it asks for, in order",
            );
        }
        insert(
            &mut model.index.red_flags,
            &flag.id,
            &flag.at,
            "red flag",
            problems,
        );
        model.red_flags.push(flag);
    }
}
