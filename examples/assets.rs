//! Writes the files that a page loads beside the core: drawings, texts, and pages made from them.
//!
//! ```text
//! cargo run --release --example assets -- www/pkg [target/pseudo]
//!   views/<drawing>.svg     first drawing: skin, hair and lines; also of the right side of the body
//!   views/<drawing>.pack    muscles, bones, zones and points of a drawing
//!   thumbs.txt              small pictures of the views
//!   figures/<figure>.pack   shape of a figure
//!   names.<tag>.txt         names, labels and words of the interface
//!   texts.<tag>.txt         the longer texts
//!   articles.<tag>.txt      the articles
//!   codes.<tag>.json        names and codes of places, for the export to FHIR
//!   care.<tag>.html         every self-care entry, warning signs first
//!   care.css                its style
//!   prerendered.html        a page that carries the first drawing in its markup
//!   gallery.json            what the gallery shows
//! ```

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use pain_map::atlas::{Atlas, Figure, Laterality, RedFlagId, TriggerPointId, View, ZoneId, tables};
use pain_map::content::{Content, LANGUAGES, PSEUDO, Ui, embedded_packs};
use pain_map::gallery::{Picture, sections};
use pain_map::options::Options;
use pain_map::render::node::{Element, el};
use pain_map::render::panel::{care_page, names};
use pain_map::render::{first_drawing, html, prerendered, svg, thumbs_file};
use pain_map::state::State;
use serde::Deserialize;
use serde_json::{Value, json};

/// Layout of the page with the self-care entries; its colors are the tokens of the drawing.
const CARE_STYLE: &str = "
body { margin: 0; background: var(--pain-map-paper); color: var(--pain-map-ink); font: 1rem/1.5 var(--pain-map-font); }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.625rem; line-height: 1.25; }
h2 { font-size: 1.125rem; line-height: 1.4; margin: 0; }
a { color: var(--pain-map-accent); }
.entry { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--pain-map-line); }
.entry:target { border-top: 4px solid var(--pain-map-accent); }
.quiet { color: var(--pain-map-ink-quiet); }
.emergency { padding: 1.25rem; border-radius: 14px; background: var(--pain-map-emergency); color: var(--pain-map-emergency-text); border: 2px solid var(--pain-map-emergency-edge); }
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("name the folder to write into: cargo run --example assets -- www/pkg");
        return ExitCode::FAILURE;
    };
    let pseudo = arguments.next();
    let written = write_all(Path::new(&folder)).and_then(|()| match &pseudo {
        Some(folder) => write_pseudo(Path::new(folder)),
        None => Ok(()),
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write into {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &Path) -> io::Result<()> {
    let (atlas, content) = (Atlas::embedded(), Content::embedded("en"));
    let views = folder.join("views");
    fs::create_dir_all(&views)?;
    for view in View::ALL {
        if let Some(lines) = atlas.lines(*view).filter(|_| is_loaded(*view)) {
            let drawing = first_drawing(*view, lines).attr("xmlns", "http://www.w3.org/2000/svg");
            let file = views.join(format!("{}.svg", view.slug()));
            fs::write(file, compact(&svg::to_string(&drawing)))?;
        }
        if view.drawing() == *view && view.row().is_some() {
            let file = views.join(format!("{}.pack", view.slug()));
            fs::write(file, tables::embedded_pack(*view))?;
        }
    }
    fs::write(folder.join("thumbs.txt"), thumbs_file(&atlas))?;
    let figures = folder.join("figures");
    fs::create_dir_all(&figures)?;
    for figure in Figure::ALL
        .iter()
        .filter(|figure| **figure != Figure::Neutral)
    {
        let file = figures.join(format!("{}.pack", figure.slug()));
        fs::write(file, tables::embedded_figure(*figure))?;
    }
    for (tag, _) in LANGUAGES {
        write_language(folder, tag)?;
    }
    fs::write(folder.join("care.css"), care_style())?;
    fs::write(
        folder.join("gallery.json"),
        gallery(&atlas, &content).to_string(),
    )?;
    fs::write(
        folder.join("prerendered.html"),
        prerendered_page(&atlas, &content),
    )
}

/// A close-up of the right side is mirrored by the core, so that nobody asks for its picture.
fn is_loaded(view: View) -> bool {
    view.is_body() || view.drawing() == view
}

/// The languages for tests, which no page should be served.
fn write_pseudo(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    PSEUDO.iter().try_for_each(|tag| write_packs(folder, tag))
}

/// The files of a language.
fn write_language(folder: &Path, tag: &str) -> io::Result<()> {
    let content = Content::embedded(tag);
    write_packs(folder, tag)?;
    let codes_file = folder.join(format!("codes.{tag}.json"));
    fs::write(codes_file, codes(&content).to_string())?;
    fs::write(folder.join(format!("care.{tag}.html")), care(&content))
}

fn write_packs(folder: &Path, tag: &str) -> io::Result<()> {
    let kinds = ["names", "texts", "articles"];
    for (kind, pack) in kinds.iter().zip(embedded_packs(tag).into_iter().flatten()) {
        fs::write(folder.join(format!("{kind}.{tag}.txt")), pack)?;
    }
    Ok(())
}

/// Where a zone has an exact code: the crate itself does not need them.
#[derive(Deserialize)]
struct Zones {
    zone: Vec<Zone>,
}

#[derive(Deserialize)]
struct Zone {
    id: String,
    snomed: Option<String>,
    snomed_match: Option<String>,
}

/// Names of zones and spots by side, exact codes of zones, and the words of the warning signs.
fn codes(content: &Content) -> Value {
    let rows: Zones = toml::from_str(include_str!("../data/zones.toml"))
        .unwrap_or_else(|_| unreachable!("the build has read this file"));
    let exact = |zone: ZoneId| {
        let mut rows = rows.zone.iter();
        let row = rows.find(|row| row.id == zone.slug())?;
        let is_exact = row.snomed_match.as_deref() == Some("exact");
        row.snomed.clone().filter(|_| is_exact)
    };
    let state = State::new(&Options {
        show_pelvic: true,
        ..Options::default()
    });
    let names = |sided: bool, name: &dyn Fn(Laterality) -> String| -> Value {
        let sides = Laterality::ALL.iter();
        let sides = sides.filter(|side| sided != (**side == Laterality::Midline));
        sides
            .map(|side| (side.slug().to_owned(), Value::from(name(*side))))
            .collect()
    };
    let zones = ZoneId::all().map(|zone| {
        let names = names(zone.row().sided, &|side| names::zone(content, zone, side));
        let place = match exact(zone) {
            Some(code) => json!({ "names": names, "snomed": code }),
            None => json!({ "names": names }),
        };
        (zone.slug().to_owned(), place)
    });
    let spots = TriggerPointId::all().map(|spot| {
        let names = names(true, &|side| names::spot(content, &state, spot, side));
        (spot.slug().to_owned(), json!({ "names": names }))
    });
    let warnings = RedFlagId::all().map(|flag| {
        let title = content
            .red_flag(flag)
            .map_or(flag.slug(), |texts| texts.title);
        (flag.slug().to_owned(), Value::from(title))
    });
    json!({
        "zones": zones.collect::<Value>(),
        "spots": spots.collect::<Value>(),
        "warnings": warnings.collect::<Value>(),
    })
}

/// The plan of the gallery, for the page that draws it in the browser.
fn gallery(atlas: &Atlas, content: &Content) -> Value {
    let view = |view: &View| {
        json!({
            "view": view.slug(),
            "drawing": view.drawing().slug(),
            "name": content.view(*view),
            "closeup": !view.is_body(),
        })
    };
    let picture = |picture: &Picture| {
        json!({
            "id": picture.id,
            "name": picture.name,
            "note": picture.note,
            "actions": picture.actions,
            "views": picture.views.iter().map(view).collect::<Vec<_>>(),
        })
    };
    let sections = sections(atlas, content);
    let sections = sections.iter().map(|section| {
        json!({
            "id": section.id,
            "title": section.title,
            "pictures": section.pictures.iter().map(picture).collect::<Vec<_>>(),
        })
    });
    sections.collect()
}

/// One line: the browser needs no breaks between elements.
fn compact(markup: &str) -> String {
    markup.lines().map(str::trim).collect()
}

fn care_style() -> String {
    // The page is no element with a theme: it follows the system.
    let tokens = svg::TOKENS.replace(":host(:not([theme=\"light\"]))", ":root");
    tokens
        .replace(":host(", ":root:is(")
        .replace(":host", ":root")
        + CARE_STYLE
}

fn care(content: &Content) -> String {
    let title = content.ui(Ui::CareTitle);
    let style = el("link")
        .attr("rel", "stylesheet")
        .attr("href", "care.css");
    page(content, title, style, el("body").child(care_page(content)))
}

fn prerendered_page(atlas: &Atlas, content: &Content) -> String {
    let map = prerendered(atlas, content, &[View::Front], "element.css");
    let fallback = el("a")
        .attr("href", "care.en.html")
        .text(content.ui(Ui::CareTitle).to_owned());
    let script = el("script")
        .attr("type", "module")
        .attr("src", "element.js");
    page(
        content,
        content.ui(Ui::HeaderTitle),
        script,
        el("body").child(map.child(fallback)),
    )
}

/// A whole document; `extra` stands at the end of its head.
fn page(content: &Content, title: &str, extra: Element, body: Element) -> String {
    let head = el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(
            el("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
        )
        .child(el("title").text(title.to_owned()))
        .child(el("link").attr("rel", "icon").attr("href", "data:,"))
        .child(extra);
    let document = el("html")
        .attr("lang", content.language().to_owned())
        .attr("dir", content.direction())
        .child(head)
        .child(body);
    format!("<!doctype html>\n{}\n", html::to_string(&document))
}
