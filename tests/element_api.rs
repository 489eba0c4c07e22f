//! The element's interface is told once, in `www/custom-elements.json`, and holds everywhere else:
//! in the core, the script, the styles, the type declarations and the tables of the README.
//!
//! `UPDATE_README=1 cargo test --test element_api` writes the tables anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use pain_map::options::ATTRIBUTES;
use serde_json::Value;

const START: &str = "<!-- element-api -->\n";
const END: &str = "<!-- /element-api -->";

/// Methods of the element that browsers call.
const CALLBACKS: &[&str] = &[
    "connectedCallback",
    "disconnectedCallback",
    "attributeChangedCallback",
];

/// The element's stylesheets, one after the other.
fn styles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/style");
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10);
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    texts.collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&read("www/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

fn entries(element: &Value, list: &str) -> Vec<Value> {
    element[list].as_array().unwrap().clone()
}

fn names(entries: &[Value]) -> BTreeSet<String> {
    entries.iter().map(|entry| text(entry, "name")).collect()
}

fn text(entry: &Value, key: &str) -> String {
    entry[key].as_str().unwrap_or_default().to_owned()
}

fn members(element: &Value, kind: &str) -> Vec<Value> {
    let members = entries(element, "members").into_iter();
    members.filter(|member| member["kind"] == kind).collect()
}

/// What stands between each `before` and the next `after`.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(move |part| part.split_once(after).map(|(found, _)| found))
}

fn set<'a>(words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn camel(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        name + &word[..1].to_uppercase() + &word[1..]
    })
}

/// All Rust sources of a folder in one text.
fn sources(folder: &Path) -> String {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let texts = paths.iter().map(|path| {
        if path.is_dir() {
            sources(path)
        } else {
            fs::read_to_string(path).unwrap()
        }
    });
    texts.collect()
}

fn src() -> String {
    // Line breaks between arguments are the formatter's.
    let text = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("( ", "(")
}

#[test]
fn attributes_are_those_that_the_core_reads() {
    let attributes = entries(&manifest(), "attributes");
    let listed: Vec<String> = attributes.iter().map(|entry| text(entry, "name")).collect();
    assert_eq!(listed, ATTRIBUTES);
    let script = read("www/properties.js");
    let observed = between(&script, "const ATTRIBUTES = [", "]")
        .next()
        .unwrap();
    let observed: Vec<&str> = observed.split('"').skip(1).step_by(2).collect();
    assert_eq!(observed, ATTRIBUTES);
}

#[test]
fn properties_mirror_the_attributes() {
    let element = manifest();
    let mut expected: BTreeSet<String> = ATTRIBUTES.iter().map(|name| camel(name)).collect();
    // Every element has the property `lang`.
    expected.remove("lang");
    expected.insert("ready".to_owned());
    assert_eq!(names(&members(&element, "field")), expected);
    for attribute in entries(&element, "attributes") {
        assert_eq!(
            text(&attribute, "fieldName"),
            camel(&text(&attribute, "name"))
        );
    }
}

#[test]
fn methods_are_those_of_the_script() {
    let script = read("www/element.js");
    let class = between(&script, "class PainMap ", "\n}\n").next().unwrap();
    let methods = class.lines().filter_map(|line| {
        let name = line.strip_prefix("  ")?.split_once('(')?.0;
        let name = name.strip_prefix("async ").unwrap_or(name);
        let plain = name.chars().all(char::is_alphanumeric) && line.ends_with('{');
        (plain && !CALLBACKS.contains(&name)).then_some(name)
    });
    assert_eq!(names(&members(&manifest(), "method")), set(methods));
}

#[test]
fn events_are_those_that_are_sent() {
    let update = read("src/state/update.rs");
    let script = read("www/element.js");
    let told = between(&update, "tell(\"", "\"").chain(between(&update, "name: \"", "\""));
    let told = told.chain(between(&script, "new CustomEvent(\"", "\""));
    assert_eq!(names(&entries(&manifest(), "events")), set(told));
}

#[test]
fn slots_are_those_of_the_shadow_root() {
    let (script, fallback) = (read("www/mount.js"), read("www/fallback.js"));
    assert!(fallback.contains("h(\"slot\", {})"));
    let named = between(&script, "h(\"slot\", { name: \"", "\"");
    assert_eq!(
        names(&entries(&manifest(), "slots")),
        set(named.chain([""]))
    );
}

#[test]
fn parts_are_those_of_the_tree() {
    let src = src();
    let parts = between(&src, "attr(\"part\", \"", "\"").chain(["panel list"]);
    let parts = parts.flat_map(|part| part.split(' '));
    assert_eq!(names(&entries(&manifest(), "cssParts")), set(parts));
}

#[test]
fn css_properties_are_the_tokens_that_a_page_may_set() {
    let tokens = read("src/render/tokens.css");
    let styles = styles() + &read("src/render/drawing.css");
    let declared = set(between(&tokens, "  --pain-map-", ":"));
    let used =
        set(between(&styles, "var(--pain-map-", ")").map(|name| name.split(',').next().unwrap()));
    let undeclared: Vec<_> = used.difference(&declared).collect();
    assert_eq!(undeclared, ["height"]);
    let warning = |name: &String| {
        ["emergency", "urgent", "routine"]
            .iter()
            .any(|level| name.starts_with(level))
    };
    let free = declared
        .iter()
        .filter(|name| !warning(name))
        .cloned()
        .chain(["height".to_owned()]);
    let free: BTreeSet<String> = free.map(|name| format!("--pain-map-{name}")).collect();
    assert_eq!(names(&entries(&manifest(), "cssProperties")), free);
}

#[test]
fn type_declarations_name_the_same() {
    let element = manifest();
    let types = read("www/pain-map.d.ts");
    let class = between(&types, "export class PainMapElement", "\n}\n")
        .next()
        .unwrap();
    for field in members(&element, "field") {
        let line = format!(
            "{}: {};",
            text(&field, "name"),
            text(&field["type"], "text")
        );
        assert!(class.contains(&line), "{line}");
    }
    for method in members(&element, "method") {
        let line = signature(&method);
        assert!(class.contains(&format!("  {line};")), "{line}");
    }
    let map = between(&types, "interface PainMapEventMap {", "}")
        .next()
        .unwrap();
    assert_eq!(
        names(&entries(&element, "events")),
        set(between(map, "\n  \"", "\""))
    );
}

#[test]
fn error_codes_are_those_of_the_code() {
    let types = read("www/pain-map.d.ts");
    let codes = between(&types, "  code:", ";").next().unwrap();
    let scripts = read("www/loading.js") + &read("www/mount.js") + &read("www/element.js") + &src();
    for code in between(codes, "| \"", "\"") {
        assert!(scripts.contains(&format!("\"{code}\"")), "{code}");
    }
}

#[test]
fn the_script_has_the_version_of_the_crate() {
    let version = format!("const VERSION = \"{}\";", env!("CARGO_PKG_VERSION"));
    assert!(read("www/element.js").contains(&version));
}

#[test]
fn the_readme_tells_the_same() {
    let tables = tables(&manifest());
    let readme = read("README.md");
    let (head, rest) = readme.split_once(START).expect("the marker of the tables");
    let (found, tail) = rest.split_once(END).expect("the marker of their end");
    if std::env::var_os("UPDATE_README").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        fs::write(path, [head, START, &tables, END, tail].concat()).unwrap();
        return;
    }
    assert!(
        found == tables,
        "the tables of README.md are out of date; expected:\n{tables}"
    );
}

fn signature(method: &Value) -> String {
    let parameters = entries(method, "parameters");
    let parameters: Vec<String> = parameters
        .iter()
        .map(|parameter| {
            let optional = if parameter["optional"] == true {
                "?"
            } else {
                ""
            };
            format!(
                "{}{optional}: {}",
                text(parameter, "name"),
                text(&parameter["type"], "text")
            )
        })
        .collect();
    let result = text(&method["return"], "text");
    let result = if result.is_empty() {
        text(&method["return"]["type"], "text")
    } else {
        result
    };
    format!(
        "{}({}): {result}",
        text(method, "name"),
        parameters.join(", ")
    )
}

fn tables(element: &Value) -> String {
    let code = |text: String| format!("`{}`", text.replace('|', "\\|"));
    let described = |list: &str| -> Vec<[String; 2]> {
        let entries = entries(element, list);
        entries
            .iter()
            .map(|entry| [code(text(entry, "name")), text(entry, "description")])
            .collect()
    };
    let mut markdown = String::new();
    let rows = entries(element, "attributes").into_iter().map(|entry| {
        let default = text(&entry, "default");
        let default = if default.is_empty() {
            "none".to_owned()
        } else {
            code(default)
        };
        [
            code(text(&entry, "name")),
            code(text(&entry["type"], "text")),
            default,
            text(&entry, "description"),
        ]
    });
    table(
        &mut markdown,
        "Attributes",
        ["Attribute", "Values", "Default", "What it does"],
        rows,
    );
    let rows = members(element, "field").into_iter().map(|entry| {
        [
            code(text(&entry, "name")),
            code(text(&entry["type"], "text")),
            text(&entry, "description"),
        ]
    });
    table(
        &mut markdown,
        "Properties",
        ["Property", "Type", "What it is"],
        rows,
    );
    let rows = members(element, "method").into_iter();
    let rows = rows.map(|entry| [code(signature(&entry)), text(&entry, "description")]);
    table(&mut markdown, "Methods", ["Method", "What it does"], rows);
    table(
        &mut markdown,
        "Events",
        ["Event", "When"],
        described("events"),
    );
    let slots = described("slots").into_iter().map(|[name, what]| {
        [
            if name == "``" {
                "(default)".to_owned()
            } else {
                name
            },
            what,
        ]
    });
    table(&mut markdown, "Slots", ["Slot", "What it holds"], slots);
    table(
        &mut markdown,
        "Parts",
        ["Part", "What it is"],
        described("cssParts"),
    );
    let rows = entries(element, "cssProperties").into_iter().map(|entry| {
        [
            code(text(&entry, "name")),
            code(text(&entry, "default")),
            text(&entry, "description"),
        ]
    });
    table(
        &mut markdown,
        "CSS custom properties",
        ["Property", "Default (light / dark)", "What it is"],
        rows,
    );
    markdown
}

fn table<const N: usize>(
    markdown: &mut String,
    title: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) {
    let _ = write!(
        markdown,
        "\n### {title}\n\n| {} |\n|{}\n",
        head.join(" | "),
        " --- |".repeat(N)
    );
    for row in rows {
        let _ = writeln!(markdown, "| {} |", row.join(" | "));
    }
    if title == "CSS custom properties" {
        markdown.push('\n');
    }
}
