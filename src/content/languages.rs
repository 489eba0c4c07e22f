//! The languages that there are.

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The language for a tag such as `es-MX`: the same one, else the nearest wider one; `None` for a
/// language that is not there.
pub fn known_language(tag: &str) -> Option<&'static str> {
    let mut wanted = tag.trim().replace('_', "-");
    loop {
        let fits = |(tag, _): &&(&str, &str)| tag.eq_ignore_ascii_case(&wanted);
        if let Some((tag, _)) = LANGUAGES.iter().find(fits) {
            return Some(tag);
        }
        let end = wanted.rfind('-')?;
        wanted.truncate(end);
    }
}

/// Names, texts and articles of a language, for native programs; also of those for tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded_packs(language: &str) -> Option<[&'static str; 3]> {
    let (_, packs) = EMBEDDED.iter().find(|(tag, _)| *tag == language)?;
    Some(*packs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_answers() {
        for (tag, expected) in [
            ("en", Some("en")),
            ("EN-gb", Some("en")),
            ("es", Some("es")),
            ("es-MX", Some("es")),
            ("es_419", Some("es")),
            (" es-Latn-MX ", Some("es")),
            ("de", None),
            ("", None),
            ("-", None),
            ("esperanto", None),
            ("en-XA", Some("en")),
        ] {
            assert_eq!(known_language(tag), expected, "{tag}");
        }
    }
}
