//! Reads the structure files: ids, numbers and references, no texts.

mod topics;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::atlas::schema::{
    AskWhen, CareKind, Caution, Confidence, Depth, Inset, MuscleKind, Region, SelfPressure,
    SideRule, Symptom, Urgency, View, Within,
};
use super::model::{
    Hold, Landmark, Model, Muscle, RedFlag, SelfCare, SourceRow, TriggerPoint, Zone,
};
use super::problem::{Place, Problems};
use super::source::{Source, files_in};

type Words = Vec<Spanned<String>>;

/// Reads everything; what cannot be read is noted and left out.
pub fn read(problems: &mut Problems) -> Model {
    let mut model = Model::default();
    read_sources(&mut model, problems);
    read_zones(&mut model, problems);
    read_landmarks(&mut model, problems);
    read_muscles(&mut model, problems);
    read_red_flags(&mut model, problems);
    read_self_care(&mut model, problems);
    topics::read(&mut model, problems);
    read_ranking(&mut model, problems);
    model
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    reference: Vec<Reference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    key: Spanned<String>,
    citation: String,
    group: String,
    access: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    background: bool,
}

fn read_sources(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<References>("references.toml", problems) else {
        return;
    };
    for row in file.reference {
        let at = source.place(row.key.span());
        let key = row.key.into_inner();
        insert(&mut model.index.sources, &key, &at, "reference", problems);
        model.sources.push(SourceRow {
            key,
            at,
            background: row.background,
            citation: row.citation,
            group: row.group,
            access: row.access,
            note: row.note,
        });
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Zones {
    zone: Vec<ZoneRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    id: Spanned<String>,
    region: Spanned<String>,
    sided: bool,
    views: Words,
    insets: Words,
    #[serde(default)]
    neighbors: Words,
    #[serde(default, rename = "snomed")]
    _snomed: String,
    #[serde(default)]
    snomed_match: Option<Spanned<String>>,
    #[serde(default, rename = "fma")]
    _fma: String,
    #[serde(default)]
    fma_match: Option<Spanned<String>>,
}

fn read_zones(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<Zones>("zones.toml", problems) else {
        return;
    };
    let mut borders = Vec::new();
    for row in file.zone {
        let at = source.place(row.id.span());
        for code_match in [row.snomed_match, row.fma_match].into_iter().flatten() {
            if !["exact", "broader", "related"].contains(&code_match.get_ref().as_str()) {
                let what = format!("unknown match word \"{}\"", code_match.get_ref());
                let place = source.place(code_match.span());
                problems.add(&place, what, "use exact, broader or related");
            }
        }
        let mut words = Reader::new(&source, problems);
        let zone = Zone {
            region: words.one(&row.region, REGION).unwrap_or(Region::Head),
            sided: row.sided,
            views: words.many(&row.views, VIEW),
            insets: words.many(&row.insets, INSET),
            neighbors: Vec::new(),
            id: row.id.into_inner(),
            at,
        };
        if zone.views.is_empty() && zone.insets.is_empty() {
            let what = format!("zone \"{}\" is in no view and no close-up", zone.id);
            problems.add(&zone.at, what, "list at least one in views or insets");
        }
        insert(&mut model.index.zones, &zone.id, &zone.at, "zone", problems);
        model.zones.push(zone);
        borders.push(row.neighbors);
    }
    let mut words = Reader::new(&source, problems);
    for (zone, neighbors) in model.zones.iter_mut().zip(&borders) {
        zone.neighbors = words.ids(neighbors, &model.index.zones, ZONE_LIST);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Landmarks {
    landmark: Vec<LandmarkRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LandmarkRow {
    id: Spanned<String>,
    #[serde(rename = "sided")]
    _sided: bool,
    views: Words,
}

fn read_landmarks(model: &mut Model, problems: &mut Problems) {
    let Some((source, file)) = rows::<Landmarks>("landmarks.toml", problems) else {
        return;
    };
    for row in file.landmark {
        let at = source.place(row.id.span());
        Reader::new(&source, problems).many(&row.views, VIEW);
        let id = row.id.into_inner();
        insert(&mut model.index.landmarks, &id, &at, "landmark", problems);
        model.landmarks.push(Landmark { id, at });
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MuscleFile {
    id: Spanned<String>,
    kind: Spanned<String>,
    region: Spanned<String>,
    depth: Spanned<String>,
    parent: Option<Spanned<String>>,
    common: Spanned<bool>,
    tier: Spanned<u8>,
    #[serde(default, rename = "fma")]
    _fma: String,
    confidence: Option<Spanned<String>>,
    sources: Words,
    #[serde(default)]
    trigger_point: Vec<PointRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointRow {
    id: Spanned<String>,
    views: Words,
    insets: Words,
    anchor: Option<Anchor>,
    essential: Words,
    spillover: Words,
    side_rule: Spanned<String>,
    self_pressure: Spanned<String>,
    confidence: Spanned<String>,
    placed_by: Option<Spanned<String>>,
    sources: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Anchor {
    from: Spanned<String>,
    to: Spanned<String>,
    fraction: Spanned<f64>,
}

/// Muscles stand in the order of the English texts, head to foot: a folder has no order of its own.
fn read_muscles(model: &mut Model, problems: &mut Problems) {
    let files = files_in("muscles", ".toml", problems);
    let mut read: Vec<(Source, MuscleFile)> = files
        .iter()
        .filter_map(|file| rows::<MuscleFile>(file, problems))
        .collect();
    let order = text_order("content/en/muscles.toml", problems);
    let position = |file: &MuscleFile| {
        let id = file.id.get_ref();
        order.get(id).copied().unwrap_or(usize::MAX)
    };
    read.sort_by(|(_, a), (_, b)| {
        (position(a), a.id.get_ref()).cmp(&(position(b), b.id.get_ref()))
    });
    for (source, file) in &read {
        let id = file.id.get_ref();
        let at = source.place(file.id.span());
        if source.file != format!("muscles/{id}.toml") {
            let what = format!("muscle \"{id}\" is in a file of another name");
            problems.add(&at, what, format!("rename the file to {id}.toml"));
        }
        insert(&mut model.index.muscles, id, &at, "muscle", problems);
    }
    for (source, file) in read {
        read_muscle(&source, file, model, problems);
    }
    check_parents(model, problems);
}

/// Positions of the tables of a text file; its problems are reported where the texts are read.
fn text_order(file: &str, problems: &mut Problems) -> BTreeMap<String, usize> {
    let Some(source) = Source::read(file, problems) else {
        return BTreeMap::new();
    };
    let Ok(table) = toml::de::DeTable::parse(&source.text) else {
        return BTreeMap::new();
    };
    let table = table.into_inner();
    let mut keys: Vec<(usize, String)> = table
        .keys()
        .map(|key| (key.span().start, key.get_ref().to_string()))
        .collect();
    keys.sort();
    let keys = keys.into_iter().enumerate();
    keys.map(|(position, (_, key))| (key, position)).collect()
}

fn read_muscle(source: &Source, file: MuscleFile, model: &mut Model, problems: &mut Problems) {
    let at = source.place(file.id.span());
    let first_point = model.points.len() as u16;
    let n_points = file.trigger_point.len() as u8;
    let tier = *file.tier.get_ref();
    if !(1..=3).contains(&tier) {
        let place = source.place(file.tier.span());
        problems.add(
            &place,
            format!("tier {tier} does not exist"),
            "use 1, 2 or 3",
        );
    }
    if !file.common.get_ref() && tier == 1 {
        let place = source.place(file.common.span());
        problems.add(
            &place,
            "a muscle of tier 1 that is not common",
            "set common = true or a higher tier",
        );
    }
    for (position, row) in file.trigger_point.iter().enumerate() {
        read_point(source, file.id.get_ref(), position, row, model, problems);
    }
    let mut words = Reader::new(source, problems);
    if let Some(confidence) = &file.confidence {
        words.one(confidence, CONFIDENCE);
    }
    let muscle = Muscle {
        kind: words.one(&file.kind, KIND).unwrap_or(MuscleKind::Muscle),
        region: words.one(&file.region, REGION).unwrap_or(Region::Head),
        depth: words.one(&file.depth, DEPTH).unwrap_or(Depth::Deep),
        parent: file
            .parent
            .as_ref()
            .and_then(|parent| words.id(parent, &model.index.muscles, MUSCLE_LIST)),
        tier,
        sources: words.sources(&file.sources, &model.index.sources),
        first_point,
        n_points,
        belly: Vec::new(),
        id: file.id.into_inner(),
        at,
    };
    model.muscles.push(muscle);
}

fn read_point(
    source: &Source,
    muscle: &str,
    position: usize,
    row: &PointRow,
    model: &mut Model,
    problems: &mut Problems,
) {
    let at = source.place(row.id.span());
    let id = row.id.get_ref();
    let expected = format!("{muscle}.{}", position + 1);
    if *id != expected {
        let what = format!("trigger point \"{id}\" is out of line");
        problems.add(
            &at,
            what,
            format!("points are numbered in order; this one is {expected}"),
        );
    }
    insert(&mut model.index.points, id, &at, "trigger point", problems);
    let anchor = row.anchor.as_ref();
    let anchor = anchor.and_then(|anchor| read_anchor(source, anchor, model, problems));
    if let Some(placed_by) = row
        .placed_by
        .as_ref()
        .filter(|word| word.get_ref() != "landmarks")
    {
        let what = format!("unknown placed_by \"{}\"", placed_by.get_ref());
        let place = source.place(placed_by.span());
        problems.add(&place, what, "use landmarks, or leave it out");
    }
    let mut words = Reader::new(source, problems);
    let essential = words.ids(&row.essential, &model.index.zones, ZONE_LIST);
    let spillover = words.ids(&row.spillover, &model.index.zones, ZONE_LIST);
    for repeated in row.spillover.iter().filter(|zone| {
        let same = |essential: &Spanned<String>| essential.get_ref() == zone.get_ref();
        row.essential.iter().any(same)
    }) {
        let what = format!(
            "essential zone \"{}\" is repeated as spillover",
            repeated.get_ref()
        );
        words.problem(repeated, what, "keep it in one of the two lists");
    }
    if row.essential.is_empty() {
        words.problem(
            &row.id,
            format!("trigger point \"{id}\" has no essential zone"),
            "name where the pain is typically felt",
        );
    }
    let point = TriggerPoint {
        muscle: model.index.muscles.get(muscle).copied().unwrap_or_default(),
        number: (position + 1) as u8,
        views: words.many(&row.views, VIEW),
        insets: words.many(&row.insets, INSET),
        places: Vec::new(),
        anchor,
        essential,
        spillover,
        side_rule: words
            .one(&row.side_rule, SIDE_RULE)
            .unwrap_or(SideRule::SameSide),
        self_pressure: words
            .one(&row.self_pressure, SELF_PRESSURE)
            .unwrap_or(SelfPressure::ClinicianOnly),
        confidence: words
            .one(&row.confidence, CONFIDENCE)
            .unwrap_or(Confidence::Low),
        placed_by_landmarks: row.placed_by.is_some(),
        sources: words.sources(&row.sources, &model.index.sources),
        id: id.clone(),
        at,
    };
    model.points.push(point);
}

/// The two landmarks between which a point is found.
fn read_anchor(
    source: &Source,
    anchor: &Anchor,
    model: &Model,
    problems: &mut Problems,
) -> Option<[u16; 2]> {
    let mut words = Reader::new(source, problems);
    let [from, to] = [&anchor.from, &anchor.to].map(|landmark| {
        words.id(
            landmark,
            &model.index.landmarks,
            "landmarks are listed in data/landmarks.toml",
        )
    });
    let fraction = *anchor.fraction.get_ref();
    if !(-0.5..=1.5).contains(&fraction) {
        let place = source.place(anchor.fraction.span());
        problems.add(
            &place,
            format!("fraction {fraction} is far from the line"),
            "0 = at the first landmark, 1 = at the second",
        );
    }
    Some([from?, to?])
}

fn check_parents(model: &Model, problems: &mut Problems) {
    for muscle in &model.muscles {
        let mut above = muscle.parent;
        for _ in 0..model.muscles.len() {
            let Some(parent) = above.and_then(|parent| model.muscles.get(usize::from(parent)))
            else {
                break;
            };
            if parent.id == muscle.id {
                let what = format!("muscle \"{}\" is its own ancestor", muscle.id);
                problems.add(&muscle.at, what, "change the parent in one of the files");
                break;
            }
            above = parent.parent;
        }
        if muscle.kind == MuscleKind::Part && muscle.parent.is_none() {
            let what = format!("part \"{}\" has no parent", muscle.id);
            problems.add(&muscle.at, what, "add parent = \"…\", or make it a muscle");
        }
    }
}

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
    sources: Words,
}

/// Most signs that a question shows.
const ASK_SIGNS: u8 = 5;

fn read_red_flags(model: &mut Model, problems: &mut Problems) {
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
    evidence: String,
    sources: Words,
}

fn read_self_care(model: &mut Model, problems: &mut Problems) {
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
        let any_hold = row.hold_s.or(row.rest_s).or(row.repetitions).is_some() || row.each_side;
        let care = SelfCare {
            kind: words
                .one(&row.kind, CARE_KIND)
                .unwrap_or(CareKind::SeeAProfessional),
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

/// Names of the ranking parameters, in the order of the generated struct.
pub const RANKING: &[&str] = &[
    "essential",
    "spillover",
    "further",
    "unmarked",
    "neighbor",
    "belly",
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

fn read_ranking(model: &mut Model, problems: &mut Problems) {
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

fn rows<T: serde::de::DeserializeOwned>(
    file: &str,
    problems: &mut Problems,
) -> Option<(Source, T)> {
    let source = Source::read(file, problems)?;
    let rows = source.parse(problems)?;
    Some((source, rows))
}

/// Notes an id; ids are lowercase words, and each stands once.
fn insert(
    index: &mut BTreeMap<String, u16>,
    id: &str,
    at: &Place,
    what: &str,
    problems: &mut Problems,
) {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if id.is_empty() || !id.chars().all(legal) {
        problems.add(
            at,
            format!("malformed id \"{id}\""),
            "use letters, digits and hyphens",
        );
    }
    let position = index.len() as u16;
    if index.insert(id.to_owned(), position).is_some() {
        problems.add(
            at,
            format!("duplicate {what} \"{id}\""),
            "every id stands once; rename or remove one",
        );
    }
}

const ZONE_LIST: &str = "zones are listed in data/zones.toml";
const MUSCLE_LIST: &str = "muscles are the files of data/muscles/";

/// A closed list of words: its name, its values and their slugs.
type Vocabulary<T> = (&'static str, &'static [T], fn(T) -> &'static str);

const VIEW: Vocabulary<View> = ("view", View::ALL, View::slug);
const INSET: Vocabulary<Inset> = ("close-up", Inset::ALL, Inset::slug);
const REGION: Vocabulary<Region> = ("region", Region::ALL, Region::slug);
const KIND: Vocabulary<MuscleKind> = ("kind", MuscleKind::ALL, MuscleKind::slug);
const DEPTH: Vocabulary<Depth> = ("depth", Depth::ALL, Depth::slug);
const CONFIDENCE: Vocabulary<Confidence> = ("confidence", Confidence::ALL, Confidence::slug);
const SIDE_RULE: Vocabulary<SideRule> = ("side rule", SideRule::ALL, SideRule::slug);
const SELF_PRESSURE: Vocabulary<SelfPressure> =
    ("self-pressure", SelfPressure::ALL, SelfPressure::slug);
const URGENCY: Vocabulary<Urgency> = ("urgency", Urgency::ALL, Urgency::slug);
const SYMPTOM: Vocabulary<Symptom> = ("symptom", Symptom::ALL, Symptom::slug);
const WITHIN: Vocabulary<Within> = ("time", Within::ALL, Within::slug);
const ASK_WHEN: Vocabulary<AskWhen> = ("occasion", AskWhen::ALL, AskWhen::slug);
const CARE_KIND: Vocabulary<CareKind> = ("kind", CareKind::ALL, CareKind::slug);
const CAUTION: Vocabulary<Caution> = ("caution", Caution::ALL, Caution::slug);

/// Resolves the words of one file and notes those that do not exist.
struct Reader<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, problems: &'a mut Problems) -> Self {
        Self { source, problems }
    }

    fn problem(&mut self, word: &Spanned<String>, what: String, fix: impl Into<String>) {
        self.problems
            .add(&self.source.place(word.span()), what, fix);
    }

    fn one<T: Copy>(
        &mut self,
        word: &Spanned<String>,
        (name, all, slug): Vocabulary<T>,
    ) -> Option<T> {
        let found = all
            .iter()
            .copied()
            .find(|value| slug(*value) == word.get_ref());
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|value| slug(*value)).collect();
            let what = format!("unknown {name} \"{}\"", word.get_ref());
            self.problem(word, what, format!("use {}", words.join(", ")));
        }
        found
    }

    fn many<T: Copy>(&mut self, words: &Words, vocabulary: Vocabulary<T>) -> Vec<T> {
        self.each_once(words);
        words
            .iter()
            .filter_map(|word| self.one(word, vocabulary))
            .collect()
    }

    fn id(
        &mut self,
        word: &Spanned<String>,
        index: &BTreeMap<String, u16>,
        list: &str,
    ) -> Option<u16> {
        let found = index.get(word.get_ref()).copied();
        if found.is_none() {
            let what = format!("unknown {} \"{}\"", noun(list), word.get_ref());
            self.problem(word, what, list);
        }
        found
    }

    fn ids(&mut self, words: &Words, index: &BTreeMap<String, u16>, list: &str) -> Vec<u16> {
        self.each_once(words);
        words
            .iter()
            .filter_map(|word| self.id(word, index, list))
            .collect()
    }

    fn sources(&mut self, words: &Words, index: &BTreeMap<String, u16>) -> Vec<u16> {
        self.ids(
            words,
            index,
            "source keys are listed in data/references.toml; add the reference or correct the key",
        )
    }

    fn each_once(&mut self, words: &Words) {
        for (position, word) in words.iter().enumerate() {
            let mut before = words.iter().take(position);
            if before.any(|other| other.get_ref() == word.get_ref()) {
                self.problem(
                    word,
                    format!("\"{}\" is listed twice", word.get_ref()),
                    "keep it once",
                );
            }
        }
    }
}

/// The singular of the first words of a list's description: "zones are listed …" gives "zone".
fn noun(list: &str) -> &str {
    match list.split(' ').next().unwrap_or_default() {
        "source" => "source key",
        word => word.strip_suffix('s').unwrap_or(word),
    }
}
