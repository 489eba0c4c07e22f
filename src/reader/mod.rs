//! Reads a clinic's content file: relaxed about its form, strict about what is used.
//!
//! A program of its own, so that the core carries no parser: natively for `examples/check.rs` and the
//! tests, in the browser as a second WebAssembly that only pages with such a file load.
//! What it hands over is decoded by [`ClinicContent::decode`](crate::options::ClinicContent::decode).
//!
//! A field that makes no sense is mended where its meaning is plain, else left out, and told by its
//! path with what was expected and what is used instead. Nothing in a file can stop the map, and
//! nothing in it becomes markup.

mod at;
mod country;
mod ids;
mod lists;
mod out;
mod problem;
mod text;
mod texts;
mod url;

pub use problem::Problem;
pub use texts::words;
pub use url::link_url;

use serde_json::Value;

use at::At;
use out::Out;
use problem::Problems;

/// Largest file that is read, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;

/// What the map is given, and what is told to the owner of the page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// The content in the form that the core decodes.
    pub content: String,
    /// What was mended or left out, in the order of the file's fields.
    pub problems: Vec<Problem>,
}

/// Reads a content file for a language; texts in several languages give the one that fits best.
///
/// # Examples
/// ```
/// use pain_map::options::ClinicContent;
/// use pain_map::reader;
/// let reading = reader::read(r#"{"name": "Park Clinic", "phone": "no"}"#, "en");
/// let clinic = ClinicContent::decode(&reading.content);
/// assert_eq!(clinic.name.as_deref(), Some("Park Clinic"));
/// assert_eq!(reading.problems[0].path, "$.phone");
/// ```
pub fn read(file: &str, language: &str) -> Reading {
    let mut problems = Problems::default();
    let mut content = Out::default();
    match parse(file) {
        Ok(value) => {
            let mut reader = Reader {
                language,
                problems: &mut problems,
                out: &mut content,
            };
            reader.file(&At::root(&value));
        }
        Err((expected, used)) => problems.tell("$", expected, used),
    }
    Reading {
        content: content.into_text(),
        problems: problems.into_list(),
    }
}

fn parse(file: &str) -> Result<Value, (String, &'static str)> {
    if file.len() > MAX_FILE {
        return Err(("a file of at most 1 MiB".to_owned(), "nothing"));
    }
    // Editors of some systems begin a file with this mark.
    let file = file.trim_start_matches('\u{feff}');
    serde_json::from_str(file).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        (format!("valid JSON (the mistake is at {place})"), "nothing")
    })
}

/// Reads the fields, one method for each kind of them.
struct Reader<'a> {
    /// Tag of the language that is shown.
    language: &'a str,
    problems: &'a mut Problems,
    out: &'a mut Out,
}

/// Fields of the file.
const FIELDS: &[&str] = &[
    "$schema",
    "name",
    "logo",
    "phone",
    "booking_url",
    "emergency_number",
    "country",
    "languages",
    "links",
    "texts",
    "hide",
    "kind_order",
    "disclaimer",
    "warnings",
];

/// Longest name or title, in characters.
const MAX_NAME: usize = 120;

impl Reader<'_> {
    fn file(&mut self, root: &At) {
        let Some(fields) = self.fields(root, FIELDS) else {
            return;
        };
        let field = |name| fields.iter().find(|(known, _)| *known == name);
        let field = |name| field(name).map(|(_, at)| at);
        if let Some(name) = field("name").and_then(|at| self.text(at, MAX_NAME)) {
            self.out.line("name", &[&name]);
        }
        if let Some(logo) = field("logo").and_then(|at| self.picture(at)) {
            self.out.line("logo", &[&logo]);
        }
        if let Some(phone) = field("phone").and_then(|at| self.phone(at)) {
            self.out.line("phone", &[&phone]);
        }
        if let Some(url) = field("booking_url").and_then(|at| self.url(at)) {
            self.out.line("booking", &[&url]);
        }
        self.emergency(field("emergency_number"), field("country"));
        let disclaimer = field("disclaimer");
        let disclaimer = disclaimer.and_then(|at| Some((at, self.prose(at)?)));
        if let Some((at, disclaimer)) = disclaimer {
            self.out.line("disclaimer", &[&disclaimer]);
            let words = crate::prose::plain(&disclaimer);
            self.tell_language(&self.spoken(at), &words);
            self.out.line("disclaimer-words", &[&words]);
        }
        for (name, at) in &fields {
            match *name {
                "languages" => self.languages(at),
                "links" => self.links(at),
                "texts" => self.texts(at),
                "hide" => self.hide(at),
                "kind_order" => self.kind_order(at),
                "warnings" => self.warnings(at),
                _ => {}
            }
        }
    }

    /// The number as it is written, else the one of the country.
    fn emergency(&mut self, number: Option<&At>, country: Option<&At>) {
        let written = number.and_then(|at| self.phone(at));
        let of_country = country.and_then(|at| self.country(at));
        if let Some(number) = written.or(of_country) {
            self.out.line("emergency", &[&number]);
        }
    }

    fn country(&mut self, at: &At) -> Option<String> {
        let code = self.word(at)?.to_ascii_uppercase();
        let number = country::emergency_number(&code);
        if number.is_none() {
            self.problems.tell(
                &at.path,
                "a code of two letters, such as \"DE\", of a country in data/emergency_numbers.toml",
                "no number; set emergency_number",
            );
        }
        number.map(str::to_owned)
    }

    /// The fields of an object by their known names, in the order of `known`; `None` for no object.
    ///
    /// A name that is known but for its spelling (`bookingUrl`) is used, and told.
    fn fields<'v>(
        &mut self,
        at: &At<'v>,
        known: &[&'static str],
    ) -> Option<Vec<(&'static str, At<'v>)>> {
        let Value::Object(object) = at.value else {
            self.problems.tell(&at.path, "an object, { … }", "nothing");
            return None;
        };
        let mut found: Vec<(&'static str, At<'v>)> = Vec::new();
        let exact = object
            .iter()
            .filter(|(key, _)| known.contains(&key.as_str()));
        let other = object
            .iter()
            .filter(|(key, _)| !known.contains(&key.as_str()));
        for (key, value) in exact.chain(other) {
            let inner = at.field(key, value);
            let plain = ids::plain(key);
            let Some(name) = known.iter().copied().find(|name| ids::plain(name) == plain) else {
                let expected = ["one of ", &known.join(", ")].concat();
                self.problems.tell(&inner.path, expected, "nothing");
                continue;
            };
            if found.iter().any(|(other, _)| *other == name) {
                self.problems
                    .tell(&inner.path, "each field once", "the first");
                continue;
            }
            if name != key {
                let expected = ["the name ", name].concat();
                self.problems
                    .tell(&inner.path, expected, ["it as ", name].concat());
            }
            // A field that is empty on purpose asks for nothing.
            if !value.is_null() {
                found.push((name, inner));
            }
        }
        Some(found)
    }
}
