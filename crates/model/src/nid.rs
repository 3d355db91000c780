//! The Albanian personal identity number (numri personal i identitetit, NID).
//!
//! Ten characters: decade letter (`A` = 1900s, `K` = 2000s; digits for the 1800s), year of the decade, month
//! (01–12 male, 51–62 female; 30 more for foreign residents), day, serial of three digits, check letter. The
//! specification is not public, so a failed check letter is a warning and the rest are errors (`domain.md` §3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::rules::IdentityScheme;

/// Sex as the identity document states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Femër.
    Female,
    /// Mashkull.
    Male,
}

/// A well-formed identity number. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nid(String);

/// Why a text is not an identity number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NidError {
    /// Not ten characters `[0-9A-T]`, eight digits, `[A-W]`.
    #[error("an identity number is a letter, eight digits and a letter")]
    Form,
    /// The digits hold no date.
    #[error("the digits of the identity number hold no date of birth")]
    BirthDate,
}

const ALPHABET: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";

impl Nid {
    /// Reads an identity number; lower case and white space around it are forgiven.
    ///
    /// # Errors
    /// [`NidError`] when the form is wrong or the digits hold no date.
    pub fn parse(text: &str) -> Result<Self, NidError> {
        let text = text.trim().to_ascii_uppercase();
        let bytes = text.as_bytes();
        let form = bytes.len() == 10
            && matches!(bytes[0], b'0'..=b'9' | b'A'..=b'T')
            && bytes[1..9].iter().all(u8::is_ascii_digit)
            && matches!(bytes[9], b'A'..=b'W');
        if !form {
            return Err(NidError::Form);
        }
        let nid = Self(text);
        nid.decode().ok_or(NidError::BirthDate)?;
        Ok(nid)
    }

    /// Reads a personal number of a country; white space around it is forgiven.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parse_in(scheme: IdentityScheme, text: &str) -> Result<Self, NidError> {
        match scheme {
            IdentityScheme::Albania => Self::parse(text),
            IdentityScheme::Kosovo => {
                let text = text.trim();
                if text.len() != 10 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err(NidError::Form);
                }
                Ok(Self(text.to_owned()))
            }
        }
    }

    /// Whether it is a number of Kosovo: only digits.
    fn of_kosovo(&self) -> bool {
        self.0.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The number with a right check letter for a birth date, sex and serial 0 to 999: for samples and tests.
    #[must_use]
    pub fn compose(birth: Date, sex: Sex, serial: u16) -> Option<Self> {
        let decades = (birth.year() - 1800) / 10;
        let decade = match u8::try_from(decades).ok()? {
            digit @ 0..=9 => b'0' + digit,
            letter @ 10..=29 => b'A' + (letter - 10),
            _ => return None,
        };
        let month = birth.month() + if sex == Sex::Female { 50 } else { 0 };
        let body =
            format!("{}{}{month:02}{:02}{:03}", char::from(decade), birth.year() % 10, birth.day(), serial % 1000);
        let check = char::from(ALPHABET[checksum(body.as_bytes())]);
        Self::parse(&format!("{body}{check}")).ok()
    }

    fn decode(&self) -> Option<(Date, Sex)> {
        if self.of_kosovo() {
            return None;
        }
        let bytes = self.0.as_bytes();
        let decade: i16 = match bytes[0] {
            digit @ b'0'..=b'9' => 1800 + 10 * i16::from(digit - b'0'),
            letter => 1900 + 10 * i16::from(letter - b'A'),
        };
        let number = |range: std::ops::Range<usize>| self.0.get(range)?.parse::<i8>().ok();
        let month = number(2..4)?;
        let (month, sex) = match month {
            1..=12 => (month, Sex::Male),
            31..=42 => (month - 30, Sex::Male),
            51..=62 => (month - 50, Sex::Female),
            81..=92 => (month - 80, Sex::Female),
            _ => return None,
        };
        Some((Date::new(decade + i16::from(number(1..2)?), month, number(4..6)?).ok()?, sex))
    }

    /// The date of birth that it holds.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        self.decode().map(|(date, _)| date)
    }

    /// The sex that it holds.
    #[must_use]
    pub fn sex(&self) -> Option<Sex> {
        self.decode().map(|(_, sex)| sex)
    }

    /// The check letter that its first nine characters call for.
    #[must_use]
    pub fn expected_check_letter(&self) -> char {
        if self.of_kosovo() {
            return char::from(b'0' + kosovo_check(&self.0.as_bytes()[..9]));
        }
        char::from(ALPHABET[checksum(&self.0.as_bytes()[..9])])
    }

    /// Whether the check letter is the one called for.
    #[must_use]
    pub fn check_letter_fits(&self) -> bool {
        // Numbers that begin with 9 were given without a check digit (domain.md §9).
        (self.of_kosovo() && self.0.starts_with('9')) || self.0.ends_with(self.expected_check_letter())
    }

    /// The ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Weighted sum modulo 23: weights 1, 1, 2, …, 8; a letter counts by its place in [`ALPHABET`], a digit as itself.
fn checksum(body: &[u8]) -> usize {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => usize::from(byte - b'0'),
        letter => ALPHABET.iter().position(|&other| other == letter).unwrap_or(0),
    };
    let weights = [1, 1, 2, 3, 4, 5, 6, 7, 8];
    body.iter().zip(weights).map(|(&byte, weight)| weight * value(byte)).sum::<usize>() % 23
}

/// Weighted sum modulo 11, weights 4, 3, 2, 7, 6, 5, 4, 3, 2; 10 and 11 become 0 (domain.md §9).
fn kosovo_check(body: &[u8]) -> u8 {
    let weights = [4_u32, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = body.iter().zip(weights).map(|(&byte, weight)| weight * u32::from(byte.saturating_sub(b'0'))).sum();
    match 11 - sum % 11 {
        10 | 11 => 0,
        digit => u8::try_from(digit).unwrap_or(0),
    }
}

impl std::fmt::Debug for Nid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nid(…)")
    }
}

impl TryFrom<String> for Nid {
    type Error = NidError;
    fn try_from(text: String) -> Result<Self, NidError> {
        Self::parse(&text).or_else(|_| Self::parse_in(IdentityScheme::Kosovo, &text))
    }
}

impl From<Nid> for String {
    fn from(nid: Nid) -> String {
        nid.0
    }
}

#[cfg(test)]
mod tests;
