//! A pattern as JSON text. Every word in it is a slug or a number, so nothing needs escaping.

use super::Pattern;
use crate::atlas::Target;
use crate::state::{Mark, Planned};

/// The word that tells a pattern from other JSON.
pub const FORMAT: &str = "pain-map-pattern";

/// The version that is written and read.
pub const VERSION: u8 = 1;

impl Pattern {
    /// The pattern as JSON, as `www/schema/pattern.v1.json` describes it.
    ///
    /// # Examples
    /// ```
    /// use pain_map::map::PainMap;
    /// use pain_map::options::Options;
    /// let mut map = PainMap::new(Options::default());
    /// map.apply("mark temple left".parse()?);
    /// assert!(map.pattern().to_json().contains(r#"{"zone":"temple","side":"left","strength":5,"kinds":[]}"#));
    /// # Ok::<(), pain_map::state::ActionError>(())
    /// ```
    pub fn to_json(&self) -> String {
        let mut out = Json(String::new());
        out.raw("{\"format\":").word(FORMAT);
        out.raw(",\"version\":").number(VERSION);
        if let Some(figure) = self.figure {
            out.raw(",\"figure\":").word(figure.slug());
        }
        out.raw(",\"marks\":").list(&self.marks, Json::mark);
        out.raw(",\"answers\":")
            .list(&self.answers, |out, (flag, answer)| {
                out.raw("{\"warning\":").word(flag.slug());
                out.raw(",\"answer\":").word(answer.slug()).raw("}");
            });
        out.raw(",\"skipped\":")
            .raw(if self.skipped { "true" } else { "false" });
        out.raw(",\"felt\":")
            .list(&self.felt, |out, (point, side, felt)| {
                out.raw("{\"spot\":").word(point.slug());
                out.raw(",\"side\":").word(side.slug());
                out.raw(",\"felt\":").word(felt.slug()).raw("}");
            });
        if let Some(plan) = &self.plan {
            out.raw(",\"plan\":").list(plan, Json::planned);
        }
        out.raw("}");
        out.0
    }
}

struct Json(String);

impl Json {
    fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    fn word(&mut self, slug: &str) -> &mut Self {
        self.raw("\"").raw(slug).raw("\"")
    }

    fn number(&mut self, number: u8) -> &mut Self {
        self.raw(&number.to_string())
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        let mut before = "[";
        for item in items {
            self.raw(before);
            write(self, item);
            before = ",";
        }
        self.raw(if items.is_empty() { "[]" } else { "]" });
    }

    fn planned(&mut self, planned: &Planned) {
        self.raw("{\"care\":").word(planned.care.slug());
        let (kind, id, side) = match planned.place {
            Target::Spot(point, side) => ("spot", point.slug(), side),
            Target::Muscle(muscle, side) => ("muscle", muscle.slug(), side),
            Target::Zone(zone, side) => ("zone", zone.slug(), side),
        };
        self.raw(",\"").raw(kind).raw("\":").word(id);
        self.raw(",\"side\":").word(side.slug()).raw("}");
    }

    fn mark(&mut self, mark: &Mark) {
        self.raw("{\"zone\":").word(mark.zone.slug());
        self.raw(",\"side\":").word(mark.side.slug());
        self.raw(",\"strength\":").number(mark.strength);
        self.raw(",\"kinds\":");
        let kinds: Vec<_> = mark.kinds.iter().collect();
        self.list(&kinds, |out, kind| {
            out.word(kind.slug());
        });
        self.raw("}");
    }
}
