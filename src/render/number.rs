//! The one place where numbers become text: same input, same bytes, on every platform.

/// Appends `value` rounded to `digits` decimals, without trailing zeros; `-0` and what is not
/// finite become `0`.
pub(crate) fn push_decimal(text: &mut String, value: f64, digits: u32) {
    let scaled = (value * 10f64.powi(digits as i32)).round();
    let scaled = if scaled.is_finite() { scaled as i64 } else { 0 };
    if scaled < 0 {
        text.push('-');
    }
    let unit = 10u64.pow(digits);
    let magnitude = scaled.unsigned_abs();
    push_digits(text, magnitude / unit, 1);
    let (mut fraction, mut width) = (magnitude % unit, digits);
    while fraction != 0 && fraction % 10 == 0 {
        fraction /= 10;
        width -= 1;
    }
    if fraction != 0 {
        text.push('.');
        push_digits(text, fraction, width);
    }
}

/// `value` with at most one decimal: places and lengths in pixels.
pub(crate) fn tenths(value: f64) -> String {
    decimal(value, 1)
}

/// `value` with at most `digits` decimals.
pub(crate) fn decimal(value: f64, digits: u32) -> String {
    let mut text = String::with_capacity(8);
    push_decimal(&mut text, value, digits);
    text
}

/// Appends an integer.
pub(crate) fn push_int(text: &mut String, value: i32) {
    if value < 0 {
        text.push('-');
    }
    push_digits(text, u64::from(value.unsigned_abs()), 1);
}

/// Appends at least `width` digits.
fn push_digits(text: &mut String, mut value: u64, width: u32) {
    let mut digits = [b'0'; 20];
    let mut n_written = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
        n_written += 1;
        if value == 0 && n_written >= width {
            break;
        }
    }
    let written = digits.iter().skip(20 - n_written as usize);
    text.extend(written.map(|digit| *digit as char));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_and_trimmed() {
        for (value, digits, text) in [
            (0.0, 1, "0"),
            (-0.04, 1, "0"),
            (12.0, 1, "12"),
            (-3.25, 2, "-3.25"),
            (0.05, 2, "0.05"),
            (-0.5, 1, "-0.5"),
            (1.006, 2, "1.01"),
            (f64::NAN, 1, "0"),
            (0.0702, 4, "0.0702"),
            (100.0, 3, "100"),
        ] {
            assert_eq!(decimal(value, digits), text, "{value}");
        }
    }

    #[test]
    fn minus_zero_has_no_sign() {
        assert_eq!(tenths(-0.0), "0");
    }
}
