//! Writes the tables of the crate as Rust source.

use std::fmt::Write;

use super::atlas::schema::{Figure, View};
use super::drawings::BODY;
use super::encode::push_varint;
use super::model::Model;
use super::numbers::Numbers;
use super::views::{ViewRow, ViewRows};

/// A fingerprint of the words of all tables: files of different builds do not mix.
///
/// FNV-1a, 64 bits: short, and the same on every platform.
pub fn fingerprint(model: &Model) -> u64 {
    let mut hash = Fnv::default();
    let zones = model.zones.iter().map(|row| &row.id);
    let muscles = model.muscles.iter().map(|row| &row.id);
    let points = model.points.iter().map(|row| &row.id);
    let red_flags = model.red_flags.iter().map(|row| &row.id);
    let self_care = model.self_care.iter().map(|row| &row.id);
    let sources = model.sources.iter().map(|row| &row.key);
    let topics = model.topics.iter().map(|row| &row.id);
    for word in zones
        .chain(muscles)
        .chain(points)
        .chain(red_flags)
        .chain(self_care)
        .chain(sources)
        .chain(topics)
    {
        hash.add(word);
    }
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, word: &str) {
        for byte in word.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The source of `tables.rs`: constants, and the names of the packed tables.
pub fn tables(model: &Model, drawn: &ViewRows, numbers: &Numbers, fingerprint: u64) -> String {
    let mut out = String::from("// Generated from data/ by build.rs.\n\n");
    let _ = writeln!(
        out,
        "/// Fingerprint of the words of all tables.\npub const FINGERPRINT: u64 = {fingerprint:#018x};\n"
    );
    for (doc, name, n_rows) in [
        ("zones", "N_ZONES", model.zones.len()),
        ("landmarks", "N_LANDMARKS", model.landmarks.len()),
        ("muscles", "N_MUSCLES", model.muscles.len()),
        ("trigger points", "N_POINTS", model.points.len()),
        ("warning signs", "N_RED_FLAGS", model.red_flags.len()),
        ("self-care entries", "N_SELF_CARE", model.self_care.len()),
        ("references", "N_SOURCES", model.sources.len()),
        ("topics", "N_TOPICS", model.topics.len()),
    ] {
        let _ = writeln!(
            out,
            "/// Number of {doc}.\npub const {name}: u16 = {n_rows};\n"
        );
    }
    let _ = writeln!(
        out,
        "/// Words of the rows, one a line.\nconst WORDS: &str = {:?};\n",
        words(model)
    );
    out.push_str("/// The packed tables.\nstatic PACKED: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/tables.bin\"));\n\n");
    ranking(model, &mut out);
    link_numbers(numbers, &mut out);
    views(drawn, &mut out);
    figures(&mut out);
    out
}

/// Differences are nearly all 0, so that they weigh nothing in the program.
fn link_numbers(numbers: &Numbers, out: &mut String) {
    out.push_str("\n/// Numbers in share links minus positions: of zones, warning signs and trigger points.\n");
    let _ = writeln!(out, "pub static LINK_NUMBERS: [&[i16]; 3] = [");
    for offsets in numbers {
        let _ = writeln!(out, "    &{offsets:?},");
    }
    out.push_str("];\n");
}

/// The rows of the views, and the files of the drawings for native programs.
fn views(drawn: &ViewRows, out: &mut String) {
    out.push_str("\n/// The views by position; `None` for a close-up that is not drawn.\n");
    out.push_str("pub static VIEWS: [Option<ViewRow>; View::ALL.len()] = [\n");
    for view in View::ALL {
        let row = drawn.get(view).map(view_row);
        let _ = writeln!(out, "    {},", row.as_deref().unwrap_or("None"));
    }
    out.push_str("];\n");
    let files = View::ALL.iter().filter(|view| drawn.contains_key(view));
    let files: Vec<View> = files
        .copied()
        .filter(|view| view.drawing() == *view)
        .collect();
    for (name, kind, read, end) in [
        ("PACKS", "&[u8]", "include_bytes", "pack"),
        ("LINES", "&str", "include_str", "lines"),
    ] {
        let _ = writeln!(
            out,
            "\n/// Files of the drawings, for native programs.\n#[cfg(not(target_arch = \"wasm32\"))]\nstatic {name}: &[(View, {kind})] = &["
        );
        for view in &files {
            let slug = view.slug();
            let _ = writeln!(
                out,
                "    (View::{view:?}, {read}!(concat!(env!(\"OUT_DIR\"), \"/views/{slug}.{end}\"))),"
            );
        }
        out.push_str("];\n");
    }
}

/// The packs of the figures, for native programs.
fn figures(out: &mut String) {
    out.push_str("\n/// Packs of the figures, for native programs.\n#[cfg(not(target_arch = \"wasm32\"))]\nstatic FIGURES: &[(super::schema::Figure, &[u8])] = &[\n");
    for figure in Figure::ALL
        .iter()
        .filter(|figure| **figure != Figure::Neutral)
    {
        let slug = figure.slug();
        let _ = writeln!(
            out,
            "    (super::schema::Figure::{figure:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/figures/{slug}.pack\"))),"
        );
    }
    out.push_str("];\n");
}

fn view_row(row: &ViewRow) -> String {
    let corners = |[x, y, width, height]: [f64; 4]| {
        format!(
            "Bounds {{ min: Point::new({x:?}, {y:?}), max: Point::new({:?}, {:?}) }}",
            x + width,
            y + height
        )
    };
    let closeup = row
        .closeup
        .map(|(from, area)| format!("Some((View::{from:?}, {}))", corners(area)));
    format!(
        "Some(ViewRow {{ bounds: {}, scale: {:?}, closeup: {} }})",
        corners(row.bounds),
        row.scale,
        closeup.as_deref().unwrap_or("None")
    )
}

fn ranking(model: &Model, out: &mut String) {
    out.push_str("/// Parameters of the ranking, from `data/ranking.toml`.\npub static RANKING: RankingRow = RankingRow {\n");
    for (name, value) in &model.ranking {
        let _ = writeln!(out, "    {name}: {value:?},");
    }
    out.push_str("};\n");
}

/// The words of the rows in table order; those of points follow from their muscles.
fn words(model: &Model) -> String {
    let zones = model.zones.iter().map(|row| &row.id);
    let muscles = model.muscles.iter().map(|row| &row.id);
    let red_flags = model.red_flags.iter().map(|row| &row.id);
    let self_care = model
        .self_care
        .iter()
        .flat_map(|row| [&row.id, &row.evidence]);
    let sources = model.sources.iter().map(|row| &row.key);
    let topics = model.topics.iter().map(|row| &row.id);
    let words = zones
        .chain(muscles)
        .chain(red_flags)
        .chain(self_care)
        .chain(sources)
        .chain(topics);
    words.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The bytes of `tables.bin`, which `src/atlas/tables/unpack.rs` reads: column by column.
pub fn packed(model: &Model) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.zones(model);
    packer.muscles(model);
    packer.points(model);
    packer.red_flags(model);
    packer.self_care(model);
    packer.0
}

#[derive(Default)]
struct Packer(Vec<u8>);

impl Packer {
    fn column<T>(&mut self, rows: &[T], value: impl Fn(&T) -> u32) {
        for row in rows {
            push_varint(&mut self.0, value(row));
        }
    }

    fn lists<T>(&mut self, rows: &[T], list: impl Fn(&T) -> &[u16]) {
        for row in rows {
            self.list(list(row));
        }
    }

    fn list(&mut self, items: &[u16]) {
        push_varint(&mut self.0, items.len() as u32);
        for item in items {
            push_varint(&mut self.0, u32::from(*item));
        }
    }

    fn zones(&mut self, model: &Model) {
        let zones = &model.zones;
        self.column(zones, |row| row.region as u32);
        self.column(zones, |row| {
            u32::from(row.sided) | bits(&row.views, |view| view as u32) << 1
        });
        self.column(zones, |row| {
            let home = row.insets.first().map(|inset| inset.drawing());
            home.map_or(0, |view| view as u32 + 1)
        });
        self.lists(zones, |row| &row.neighbors);
        for zone in 0..zones.len() as u16 {
            let muscles = (0..).zip(&model.muscles);
            let under = muscles.filter(|(_, muscle)| muscle.belly.contains(&zone));
            self.list(&under.map(|(position, _)| position).collect::<Vec<_>>());
        }
    }

    fn muscles(&mut self, model: &Model) {
        let muscles = &model.muscles;
        self.column(muscles, |row| row.region as u32);
        self.column(muscles, |row| {
            row.kind as u32 | (row.depth as u32) << 2 | u32::from(row.tier) << 4
        });
        self.column(muscles, |row| {
            row.parent.map_or(0, |parent| u32::from(parent) + 1)
        });
        self.column(muscles, |row| u32::from(row.n_points));
        self.lists(muscles, |row| &row.sources);
    }

    fn points(&mut self, model: &Model) {
        let points = &model.points;
        self.column(points, |row| bits(&row.views, |view| view as u32));
        self.column(points, |row| {
            row.side_rule as u32 | (row.self_pressure as u32) << 2 | (row.confidence as u32) << 4
        });
        for view in BODY {
            self.column(points, |row| {
                let mut places = row.places.iter();
                let place = places.find(|(found, _)| found == view);
                place.map_or(0, |(_, zone)| u32::from(*zone) + 1)
            });
        }
        for end in [0, 1] {
            self.column(points, |row| {
                let landmark = row.anchor.and_then(|anchor| anchor.get(end).copied());
                landmark.map_or(0, |landmark| u32::from(landmark) + 1)
            });
        }
        self.lists(points, |row| &row.essential);
        self.lists(points, |row| &row.spillover);
        self.lists(points, |row| &row.sources);
    }

    fn red_flags(&mut self, model: &Model) {
        let flags = &model.red_flags;
        self.column(flags, |row| bits(&row.regions, |region| region as u32));
        self.column(flags, |row| {
            let within = row.within.map_or(0, |within| within as u32 + 1);
            let symptoms = bits(&row.symptoms, |symptom| symptom as u32);
            let form = row.ask_when as u32 | (row.urgency as u32) << 1 | within << 3;
            let signs = (1..=row.ask_signs).filter(|at| !row.covered.contains(at));
            let signs = signs.fold(0, |all, at| all | 1_u32 << (at - 1));
            form | symptoms << 5 | signs << 9
        });
        self.lists(flags, |row| &row.zones);
        self.lists(flags, |row| &row.muscles);
        self.lists(flags, |row| &row.sources);
    }

    fn self_care(&mut self, model: &Model) {
        let entries = &model.self_care;
        self.column(entries, |row| row.kind as u32);
        self.column(entries, |row| {
            u32::from(row.for_all) | bits(&row.regions, |region| region as u32) << 1
        });
        self.lists(entries, |row| &row.muscles);
        self.column(entries, |row| row.do_not_if);
        self.column(entries, |row| row.ask_first_if);
        self.column(entries, |row| {
            row.hold.as_ref().map_or(0, |hold| {
                let form = hold.hold_s | hold.rest_s << 7 | hold.repetitions << 12;
                form | u32::from(hold.each_side) << 16 | (hold.cue as u32) << 17
            })
        });
        self.lists(entries, |row| &row.sources);
    }
}

fn bits<T: Copy>(values: &[T], position: fn(T) -> u32) -> u32 {
    let bit = |value: &T| 1 << position(*value);
    values.iter().fold(0, |bits, value| bits | bit(value))
}
