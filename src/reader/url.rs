//! Which addresses a clinic's file may lead to.

use crate::options::safe_url;

/// What a link needs to be, in words.
pub(super) const EXPECTED: &str =
    "an https, tel or mailto address, or a path on this site such as /book";

/// The address when a visitor may be sent there: `https:`, `tel:`, `mailto:`, or a path on the same
/// site.
///
/// Stricter than [`safe_url`]: nothing in the clear, no host that reads like another one (letters of
/// other scripts, a name before `@`), and nothing before the first `/` that reads like a scheme.
pub fn link_url(text: &str) -> Option<String> {
    let url = safe_url(text)?;
    if url.chars().any(is_invisible) {
        return None;
    }
    match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            is_plain_host(host).then_some(url)
        }
        // `safe_url` knows `http:` too, which a file may not ask for.
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") => None,
        _ => (!looks_like_scheme(&url)).then_some(url),
    }
}

/// Letters, digits, dots and hyphens, with a port perhaps.
fn is_plain_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    name.contains(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(plain)
        && port.chars().all(|c| c.is_ascii_digit())
}

/// Whether a path begins like a scheme to a reader or to a careless program.
fn looks_like_scheme(url: &str) -> bool {
    let known = |scheme: &str| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    if known("tel:") || known("mailto:") {
        return false;
    }
    let start = url.split(['/', '?', '#']).next().unwrap_or_default();
    let start = start.to_lowercase();
    let colons = [
        '\u{ff1a}', '\u{fe55}', '\u{fe13}', '\u{2236}', '\u{a789}', '\u{02d0}', '\u{05c3}',
    ];
    start.contains(colons) || start.contains("%3a") || start.contains('&')
}

/// Characters without a shape of their own: they hide what an address is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
