//! The two languages of the suite.
//! What always holds: written as "sq" and "en" everywhere (files, JSON, command line).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language in which the suite speaks and prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Albanian, the language of the Electoral Code and so the first one.
    #[default]
    Sq,
    /// English.
    En,
}

impl Language {
    /// All languages, the official one first.
    pub const ALL: [Self; 2] = [Self::Sq, Self::En];

    /// The ISO 639-1 code: "sq" or "en".
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sq => "sq",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The text is neither "sq" nor "en".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sq | en")
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads "sq" or "en", also with a region as systems write it ("sq_AL.UTF-8", "en-GB"), in any case.
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let code = text.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code)).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests;
