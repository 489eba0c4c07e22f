//! Letters of European scripts, small and capital.
//!
//! The standard library knows all scripts, and its tables would be a tenth of the program's data.

/// The small form of a letter; anything else stays.
pub fn small(letter: char) -> char {
    let code = letter as u32;
    let offset = match code {
        0xD7 => 0,
        // Latin, Greek and Cyrillic keep both cases 32 apart.
        0x41..=0x5A | 0xC0..=0xDE | 0x391..=0x3A9 | 0x410..=0x42F => 32,
        0x400..=0x40F => 80,
        // Extended Latin alternates: capital, small.
        0x100..=0x137 | 0x14A..=0x177 => 1 - code % 2,
        0x139..=0x148 | 0x179..=0x17E => code % 2,
        _ => 0,
    };
    char::from_u32(code + offset).unwrap_or(letter)
}

/// Letters without their marks, for U+00DF to U+017F in small form; `-` where a letter stays.
const PLAIN: &[u8] = b"\
-aaaaaa-ceeeeiiiidnooooo-ouuuuy-y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-\
llllllllllnnnnnnnnnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A small letter without its marks: people often type "cafe" for "café".
pub fn plain(letter: char) -> char {
    let place = (letter as u32).checked_sub(0xDF);
    let base = place.and_then(|place| PLAIN.get(place as usize));
    match base {
        Some(b'-') | None => letter,
        Some(base) => char::from(*base),
    }
}

/// Whether a character is part of a word: a letter or a digit.
pub fn is_letter(c: char) -> bool {
    match c as u32 {
        0..=0x7F => c.is_ascii_alphanumeric(),
        // Signs between the scripts, and general and ideographic punctuation.
        0x80..=0xBF | 0xD7 | 0xF7 | 0x2000..=0x206F | 0x3000..=0x303F => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_small() {
        for (capital, expected) in [
            ('A', 'a'),
            ('É', 'é'),
            ('Ł', 'ł'),
            ('Ž', 'ž'),
            ('Ő', 'ő'),
            ('Ω', 'ω'),
            ('Ж', 'ж'),
            ('Ё', 'ё'),
        ] {
            assert_eq!(small(capital), expected);
            assert_eq!(small(expected), expected);
        }
        for other in ['1', '×', 'ß', '骨', '🦴', '-'] {
            assert_eq!(small(other), other);
        }
    }

    #[test]
    fn marks_are_taken_off() {
        for (marked, expected) in [
            ('á', 'a'),
            ('ñ', 'n'),
            ('ç', 'c'),
            ('ü', 'u'),
            ('ø', 'o'),
            ('ÿ', 'y'),
            ('ā', 'a'),
            ('č', 'c'),
            ('đ', 'd'),
            ('ę', 'e'),
            ('ğ', 'g'),
            ('ħ', 'h'),
            ('ı', 'i'),
            ('ķ', 'k'),
            ('ł', 'l'),
            ('ň', 'n'),
            ('ő', 'o'),
            ('ř', 'r'),
            ('š', 's'),
            ('ť', 't'),
            ('ů', 'u'),
            ('ŵ', 'w'),
            ('ŷ', 'y'),
            ('ž', 'z'),
        ] {
            assert_eq!(plain(marked), expected, "{marked}");
        }
        for other in ['a', '1', 'ß', 'æ', 'þ', '÷', 'ĳ', 'œ', 'ω', 'ж', '骨'] {
            assert_eq!(plain(other), other);
        }
    }

    #[test]
    fn punctuation_parts_words() {
        assert!("aZ9éЖ骨".chars().all(is_letter));
        assert!(!" -.,;«»…“’·×".chars().any(is_letter));
    }
}
