//! Numbers as the two languages write them.
//! What always holds: Albanian groups from five digits with a no-break space and has a decimal comma (CLDR "sq");
//! English groups from four digits with a comma and has a decimal point. A minus is U+2212 in neither: plain "-".

use crate::Language;

/// More digits than this after the mark are never shown.
pub(crate) const MOST_DIGITS: usize = 9;

/// Writes a whole number: `122 003` (with U+00A0) or `122,003`; `1234` or `1,234`.
#[must_use]
pub fn number(language: Language, value: i64) -> String {
    grouped(language, &value.to_string())
}

/// Writes a number with exactly `digits` (at most 9) digits after the mark, rounded half to even on the exact binary
/// value; a value that is not finite is `–`.
#[must_use]
pub fn decimal(language: Language, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let digits = digits.min(MOST_DIGITS);
    grouped(language, &format!("{value:.digits$}"))
}

/// Puts groups and the decimal mark of the language into a number written as Rust writes it.
pub(crate) fn grouped(language: Language, plain: &str) -> String {
    let (sign, unsigned) = match plain.strip_prefix('-') {
        // -0 and -0.00 are nothing that a person would write.
        Some(rest) if rest.bytes().any(|byte| matches!(byte, b'1'..=b'9')) => ("-", rest),
        Some(rest) => ("", rest),
        None => ("", plain),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let (separator, from, mark) = match language {
        Language::Sq => ('\u{a0}', 5, ','),
        Language::En => (',', 4, '.'),
    };
    let mut text = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left % 3 == 0 && whole.len() >= from {
            text.push(separator);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(mark);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests;
