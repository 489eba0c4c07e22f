//! Emergency numbers by country.

/// One country a line: its code of two letters, TAB, the number; from `data/emergency_numbers.toml`.
const NUMBERS: &str = include_str!(concat!(env!("OUT_DIR"), "/emergency_numbers.txt"));

/// The number to call in a country, by its code in capitals; `None` where the table has none.
pub(super) fn emergency_number(code: &str) -> Option<&'static str> {
    let mut rows = NUMBERS.lines().filter_map(|line| line.split_once('\t'));
    Some(rows.find(|(country, _)| *country == code)?.1)
}

#[cfg(test)]
mod tests {
    use super::emergency_number;

    #[test]
    fn countries_have_their_number() {
        assert_eq!(emergency_number("DE"), Some("112"));
        assert_eq!(emergency_number("US"), Some("911"));
        assert_eq!(emergency_number("XX"), None);
        assert_eq!(emergency_number(""), None);
    }
}
