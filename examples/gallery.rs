//! Writes the gallery as one page that needs no script: every view, close-up and layer, and the
//! chart of every trigger point.
//!
//! ```text
//! cargo run --release --example gallery -- target/gallery
//!   index.html    open it in a browser, or print it
//! ```
//!
//! What pictures share, such as the skin and the muscles of a view, stands in the page once.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use pain_map::atlas::View;
use pain_map::gallery::{Picture, sections};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::node::{Element, Node, el};
use pain_map::render::svg;

/// Room of a picture of the whole body, in pixels.
const BODY: (f64, f64) = (300.0, 640.0);

/// Room of a close-up, in pixels.
const CLOSEUP: (f64, f64) = (520.0, 560.0);

const STYLE: &str = "
body { margin: 0; padding: 1.5rem; background: var(--pain-map-paper); color: var(--pain-map-ink); font: 1rem/1.5 var(--pain-map-font); }
.pictures { display: flex; flex-wrap: wrap; gap: 1.5rem; }
figure { margin: 0; max-width: 66rem; break-inside: avoid; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
.shared { position: absolute; width: 0; height: 0; }
.slug, .note { color: var(--pain-map-ink-quiet); }
.note { max-width: 36rem; font-size: .875rem; }
figcaption { margin-top: .25rem; }
";

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("name the folder to write into: cargo run --example gallery -- target/gallery");
        return ExitCode::FAILURE;
    };
    let file = Path::new(&folder).join("index.html");
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, page()));
    match written {
        Ok(()) => {
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot write {}: {error}", file.display());
            ExitCode::FAILURE
        }
    }
}

fn page() -> String {
    // The gallery is for reviewers: nothing is kept off it.
    let options = Options {
        show_pelvic: true,
        ..Options::default()
    };
    let map = PainMap::new(options);
    let mut shared = Shared::default();
    let mut body = String::new();
    for section in sections(&map.atlas, &map.content) {
        let _ = writeln!(
            body,
            "<h2 id=\"{}\">{}</h2>\n<div class=\"pictures\">",
            section.id, section.title
        );
        for picture in &section.pictures {
            draw(&map, picture, &mut shared, &mut body);
        }
        body.push_str("</div>\n");
    }
    let tokens = svg::TOKENS
        .replace(":host(:not([theme=\"light\"]))", ":root")
        .replace(":host(", ":root:is(")
        .replace(":host", ":root");
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Gallery of the pain map</title>\
         <style>{tokens}{}{STYLE}</style></head>\n<body><h1>Gallery of the pain map</h1>\n\
         <svg class=\"shared\" aria-hidden=\"true\"><defs>{}</defs></svg>\n{body}</body></html>\n",
        svg::CLASSES,
        shared.texts.concat()
    )
}

fn draw(map: &PainMap, picture: &Picture, shared: &mut Shared, page: &mut String) {
    let mut map = map.clone();
    let _ = writeln!(page, "<figure id=\"{}\"><div class=\"row\">", picture.id);
    for action in &picture.actions {
        // The plan holds actions of the map only.
        let _ = action.parse().map(|action| map.apply(action));
    }
    for view in &picture.views {
        let (width, height) = if view.is_body() { BODY } else { CLOSEUP };
        for (_, tree) in map.picture(*view, width, height) {
            page.push_str(&shared.text(*view, tree));
        }
    }
    let _ = writeln!(
        page,
        "</div><figcaption>{} <code class=\"slug\">{}</code><div class=\"note\">{}</div></figcaption></figure>",
        escaped(&picture.name),
        picture.id,
        escaped(&picture.note)
    );
}

/// What several pictures show alike, by its text.
#[derive(Default)]
struct Shared {
    ids: BTreeMap<String, usize>,
    texts: Vec<String>,
}

impl Shared {
    /// A picture as text, with what it shares put aside.
    fn text(&mut self, view: View, mut tree: Element) -> String {
        let clip = format!("body-{}", view.slug());
        let mut clip_id = clip.clone();
        for camera in &mut tree.children {
            let Node::Element(camera) = camera else {
                continue;
            };
            for child in &mut camera.children {
                let Node::Shared(part) = child else { continue };
                let text = svg::to_string(part);
                let has_clip = text.contains(&format!("id=\"{clip}\""));
                let id = self.id(text, &clip);
                if has_clip {
                    clip_id = format!("clip-{id}");
                }
                *child = el("use").attr("href", format!("#shared-{id}")).into();
            }
        }
        let text = svg::to_string(&tree);
        text.replace(&format!("url(#{clip})"), &format!("url(#{clip_id})"))
    }

    fn id(&mut self, text: String, clip: &str) -> usize {
        let next = self.texts.len();
        if let Some(id) = self.ids.get(&text) {
            return *id;
        }
        let clip = format!("id=\"{clip}\"");
        let named = text.replace(&clip, &format!("id=\"clip-{next}\""));
        self.texts
            .push(format!("<g id=\"shared-{next}\">{named}</g>"));
        self.ids.insert(text, next);
        next
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
