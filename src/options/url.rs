//! Which addresses a link of the widget may lead to.

/// Longest address, in bytes.
const MAX_URL: usize = 2048;

/// Most digits of a phone number.
const MAX_DIGITS: usize = 20;

/// The address when it is safe to link to: `https:`, `http:`, `tel:`, `mailto:`, or a path on the
/// same site.
///
/// Refused are other schemes, and what browsers read in more than one way: backslashes,
/// control characters, spaces inside, and addresses that start with two slashes.
pub fn safe_url(text: &str) -> Option<String> {
    let text = text.trim();
    let odd = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '<' | '>' | '"');
    if text.is_empty() || text.len() > MAX_URL || text.contains(odd) || text.starts_with("//") {
        return None;
    }
    let start = text.split(['/', '?', '#']).next().unwrap_or_default();
    match start.split_once(':') {
        None => Some(text.to_owned()),
        Some((scheme, _)) => {
            let is = |known: &str| scheme.eq_ignore_ascii_case(known);
            let rest = text.get(scheme.len() + 1..)?;
            if is("tel") {
                return phone_url(rest).map(|_| text.to_owned());
            }
            if is("mailto") {
                let (name, host) = rest.split_once('@')?;
                return (!name.is_empty() && !host.is_empty()).then(|| text.to_owned());
            }
            let web = is("https") || is("http");
            let host = text.get(scheme.len()..)?.strip_prefix("://")?;
            (web && !host.is_empty() && !host.starts_with('/')).then(|| text.to_owned())
        }
    }
}

/// The `tel:` address of a phone number written with digits, spaces, `+`, `-`, `(`, `)`, `.` or `/`.
pub fn phone_url(text: &str) -> Option<String> {
    let text = text.trim();
    let plain =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/');
    if text.len() > 40 || !text.chars().all(plain) {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = if text.starts_with('+') { "+" } else { "" };
    (2..=MAX_DIGITS)
        .contains(&digits.len())
        .then(|| ["tel:", plus, &digits].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_or_the_same_site_only() {
        for good in [
            "https://clinic.example/book",
            "http://localhost:8080/",
            "/book",
            "book.html#top",
            "?a=b:c",
            "../x",
            "tel:+1-800-555-0100",
            "mailto:desk@clinic.example?subject=Visit",
        ] {
            assert_eq!(safe_url(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            " \u{1}javascript:x",
            "vbscript:x",
            "//evil.example",
            "https:evil",
            "https:///x",
            "\\\\evil",
            "/\\evil",
            "file:///etc/passwd",
            "blob:x",
            "mailto:nobody",
            "tel:javascript:alert(1)",
            "/a b",
            "/\"><script>",
        ] {
            assert_eq!(safe_url(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn phone_numbers_keep_their_digits() {
        assert_eq!(phone_url("112").as_deref(), Some("tel:112"));
        assert_eq!(
            phone_url("+1 (800) 555-0100").as_deref(),
            Some("tel:+18005550100")
        );
        for bad in [
            "",
            "1",
            "call",
            "112;ext=1",
            "javascript:1",
            "123456789012345678901",
        ] {
            assert_eq!(phone_url(bad), None, "{bad:?}");
        }
    }
}
