//! Polling units (zona e qendrës së votimit) and their national numbers.

use serde::{Deserialize, Serialize};

use crate::ids::{AdminUnitCode, VenueId};
use crate::measure::VoterCount;

/// The national number of a polling unit: `1698`, or `1698/2` for an additional unit of the same zone.
///
/// Ordered by number, then by suffix; leading zeros are kept in the text form (four digits, Art. 62.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitNumber {
    number: u16,
    suffix: u8,
}

/// The text is not `NNNN` or `NNNN/S`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a polling unit number: NNNN or NNNN/S is expected")]
pub struct NotAUnitNumber;

impl UnitNumber {
    /// A number of 1 to 9999 with a suffix of 0 (none) or 2 to 99 (an additional unit; the first has none).
    ///
    /// # Errors
    /// [`NotAUnitNumber`] outside these ranges.
    pub fn new(number: u16, suffix: u8) -> Result<Self, NotAUnitNumber> {
        if (1..=9999).contains(&number) && (suffix == 0 || (1..=99).contains(&suffix)) {
            Ok(Self { number, suffix })
        } else {
            Err(NotAUnitNumber)
        }
    }

    /// The four-digit part.
    #[must_use]
    pub fn number(self) -> u16 {
        self.number
    }

    /// The suffix, 0 for none.
    #[must_use]
    pub fn suffix(self) -> u8 {
        self.suffix
    }

    /// The same number with another suffix.
    ///
    /// # Errors
    /// [`NotAUnitNumber`] for a suffix over 99.
    pub fn with_suffix(self, suffix: u8) -> Result<Self, NotAUnitNumber> {
        Self::new(self.number, suffix)
    }

    /// The number as it may stand in a file name: `1698-2`.
    #[must_use]
    pub fn file_stem(self) -> String {
        self.to_string().replace('/', "-")
    }
}

impl std::fmt::Display for UnitNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.suffix == 0 { write!(f, "{:04}", self.number) } else { write!(f, "{:04}/{}", self.number, self.suffix) }
    }
}

impl std::str::FromStr for UnitNumber {
    type Err = NotAUnitNumber;
    fn from_str(text: &str) -> Result<Self, NotAUnitNumber> {
        let text = text.trim();
        let (number, suffix) = match text.split_once('/') {
            Some((number, suffix)) => (number, Some(suffix)),
            None => (text, None),
        };
        let digits = |part: &str, most: usize| {
            !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(number, 4) || !suffix.is_none_or(|suffix| digits(suffix, 2)) {
            return Err(NotAUnitNumber);
        }
        let number = number.parse().map_err(|_| NotAUnitNumber)?;
        match suffix {
            None => Self::new(number, 0),
            Some(suffix) => match suffix.parse().map_err(|_| NotAUnitNumber)? {
                0 => Err(NotAUnitNumber),
                suffix => Self::new(number, suffix),
            },
        }
    }
}

impl TryFrom<String> for UnitNumber {
    type Error = NotAUnitNumber;
    fn try_from(text: String) -> Result<Self, NotAUnitNumber> {
        text.parse()
    }
}

impl From<UnitNumber> for String {
    fn from(number: UnitNumber) -> String {
        number.to_string()
    }
}

/// A unit of the last election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousUnit {
    /// Its number.
    pub number: UnitNumber,
    /// Where it voted.
    pub venue: VenueId,
    /// Its administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Its registered voters then.
    pub voters: VoterCount,
    /// A suspended number is never used again (Art. 62.7).
    pub suspended: bool,
}
