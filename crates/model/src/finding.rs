//! Findings: what a person can mend, as a stable code with a place and values. The words are in `locales/`
//! (`finding-C104`), the legal basis beside the rule that raises it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{SubjectId, VenueId, VoterGroupId};
use crate::unit::UnitNumber;

/// How much a finding weighs; the order is the order of showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Blocks the next step.
    Error,
    /// A person must look and may go on.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Place {
    /// A whole file, by its name without folders.
    File {
        /// File name.
        file: String,
    },
    /// A cell or a range of a workbook, such as `Lista!N10` or `Lista!A7:A9`.
    Cell {
        /// File name without folders.
        file: String,
        /// Sheet name.
        sheet: String,
        /// Cell or range in A1 notation.
        cell: String,
    },
    /// A candidate of a list (before it is known in which cell that stands).
    Candidate {
        /// Whose list.
        subject: SubjectId,
        /// Position in the whole file, counted from 0 over all sub-lists in file order.
        index: usize,
        /// The field of the candidate, by its column key, such as `nid`.
        field: String,
    },
    /// A voter group.
    Group {
        /// Which.
        group: VoterGroupId,
    },
    /// A venue.
    Venue {
        /// Which.
        venue: VenueId,
    },
    /// A polling unit.
    Unit {
        /// Which.
        unit: UnitNumber,
    },
    /// An electoral subject.
    Subject {
        /// Which.
        subject: SubjectId,
    },
    /// A row or item of a page, form or template, by a path a person can follow.
    Line {
        /// File name or page.
        file: String,
        /// Line, counted from 1.
        line: u32,
        /// Column, counted from 1.
        column: u32,
    },
}

/// A value that a finding's text mentions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number (plural rules apply to it).
    Number(i64),
    /// A text.
    Text(String),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<crate::measure::VoterCount> for Value {
    fn from(count: crate::measure::VoterCount) -> Self {
        Self::Number(i64::from(count.0))
    }
}

/// Something a person can mend, or must know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Stable code, such as `C104`; its text has the key `finding-C104`.
    pub code: Cow<'static, str>,
    /// Where, if at one place.
    pub place: Option<Place>,
    /// Values for the text, by name.
    pub values: BTreeMap<String, Value>,
    /// The article it rests on, as cited by the rule set, such as `67/6`.
    pub article: Option<String>,
}

impl Finding {
    /// An error with this code.
    #[must_use]
    pub fn error(code: &'static str) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A warning with this code.
    #[must_use]
    pub fn warning(code: &'static str) -> Self {
        Self::new(Severity::Warning, code)
    }

    /// A note with this code.
    #[must_use]
    pub fn note(code: &'static str) -> Self {
        Self::new(Severity::Note, code)
    }

    /// A finding of a given severity, for codes whose severity the rule set decides.
    #[must_use]
    pub fn new(severity: Severity, code: &'static str) -> Self {
        Self { severity, code: Cow::Borrowed(code), place: None, values: BTreeMap::new(), article: None }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same finding with one more value for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// The same finding with the article it rests on.
    #[must_use]
    pub fn article(mut self, article: &str) -> Self {
        self.article = (!article.is_empty()).then(|| article.to_owned());
        self
    }

    /// Whether it blocks.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Whether any finding blocks.
#[must_use]
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}
