//! Searching in short texts.

/// What stands before and after the first `separator`, as `str::split_once` has it.
///
/// The search of the standard library is made for long texts, and adds 3 KiB to the wasm.
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let (text_bytes, wanted) = (text.as_bytes(), separator.as_bytes());
    let at = (0..=text.len()).find(|at| {
        text_bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(wanted))
    })?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_the_standard_library_finds() {
        let texts = [
            "",
            "a",
            "aab",
            "a; b; c",
            "; b",
            "b; ",
            "é; ü",
            "var(--a) var(--b)",
        ];
        for text in texts {
            for separator in [
                "",
                "a",
                "b",
                "ab",
                "; ",
                "var(",
                "ü",
                "longer than any text",
            ] {
                let expected = text.split_once(separator);
                assert_eq!(
                    split_once(text, separator),
                    expected,
                    "{text:?} {separator:?}"
                );
            }
        }
    }
}
