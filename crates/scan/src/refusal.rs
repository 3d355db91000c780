//! Why a page is not read. Its words are `refusal-X2xx` in `locales/`, with the attribute `fix`: what the operator should do.
//!
//! What always holds: a refusal names one cause, the most likely one; it holds no text of the page and no file path.

use std::collections::BTreeMap;

use model::finding::Value;
use model::{Finding, TargetId};
use serde::{Deserialize, Serialize};

/// An edge of the picture as it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Upper edge.
    Top,
    /// Right edge.
    Right,
    /// Lower edge.
    Bottom,
    /// Left edge.
    Left,
}

impl Side {
    /// All of them, clockwise.
    pub const ALL: [Self; 4] = [Self::Top, Self::Right, Self::Bottom, Self::Left];

    /// Its name in values and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Right => "right",
            Self::Bottom => "bottom",
            Self::Left => "left",
        }
    }

    /// The side that this one was before the picture was turned clockwise by so many quarter turns.
    pub(crate) fn before(self, quarters: u8) -> Self {
        let place = match self {
            Self::Top => 0,
            Self::Right => 1,
            Self::Bottom => 2,
            Self::Left => 3,
        };
        Self::ALL[(place + 4 - usize::from(quarters % 4)) % 4]
    }
}

/// Where on the page the cause lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PagePlace {
    /// An edge.
    Edge {
        /// Which, in the picture as it came in.
        side: Side,
    },
    /// A timing mark of an edge.
    Mark {
        /// Which edge, in the picture as it came in.
        side: Side,
        /// Counted from 1, from the left or from the top of the page held upright.
        number: u32,
    },
    /// A code.
    Code {
        /// Counted from 1, in the order of the geometry.
        number: u32,
    },
    /// A box.
    Target {
        /// Which.
        target: TargetId,
    },
}

/// Causes of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Not a PNG, JPEG, TIFF or PNM picture, or a damaged one.
    NotAPicture,
    /// More bytes or pixels than a page can have.
    TooLarge,
    /// The file cannot be read.
    NotReadable,
    /// A sheet with nothing on it.
    Blank,
    /// The picture's resolution is not what it should be, or too low to read.
    Resolution,
    /// A part of the sheet is missing.
    Cut,
    /// No border of timing marks: not one of these ballots.
    NoMarks,
    /// Timing marks are missing on an edge.
    MissingMarks,
    /// There are more timing marks on an edge than there should be.
    ExtraMarks,
    /// The marks of an edge do not stand in line: folded, torn or slipped in the feed.
    Distorted,
    /// The page lies too far askew.
    Skewed,
    /// Printed or scanned at another size.
    Scale,
    /// Dirt in the scanner drew a line over boxes.
    Streak,
    /// None of the codes can be read.
    NoCode,
    /// The codes of the page say different things.
    CodesDisagree,
    /// There is a code, but not a ballot's, or a damaged one.
    ForeignCode,
    /// A ballot's code of a version that this program does not know.
    CodeVersion,
    /// A ballot of another election.
    OtherElection,
    /// A ballot printed from another definition.
    OtherDefinition,
    /// A test ballot among official ones, or the other way round.
    WrongMode,
    /// The style is unknown, or not the one of that unit.
    UnknownStyle,
    /// The polling unit is unknown.
    UnknownUnit,
    /// The style has no such sheet or face.
    UnknownFace,
    /// A box does not stand where it should: covered or overpainted.
    TargetNotFound,
    /// The reader itself failed on this picture.
    Fault,
    /// So much noise that a faint mark could not be seen.
    Noisy,
}

impl Reason {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 26] = [
        Self::NotAPicture,
        Self::TooLarge,
        Self::NotReadable,
        Self::Blank,
        Self::Resolution,
        Self::Cut,
        Self::NoMarks,
        Self::MissingMarks,
        Self::ExtraMarks,
        Self::Distorted,
        Self::Skewed,
        Self::Scale,
        Self::Streak,
        Self::NoCode,
        Self::CodesDisagree,
        Self::ForeignCode,
        Self::CodeVersion,
        Self::OtherElection,
        Self::OtherDefinition,
        Self::WrongMode,
        Self::UnknownStyle,
        Self::UnknownUnit,
        Self::UnknownFace,
        Self::TargetNotFound,
        Self::Fault,
        Self::Noisy,
    ];

    /// Its name in JSON, such as `missing_marks`.
    #[must_use]
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => self.code().to_owned(),
        }
    }

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAPicture => "X201",
            Self::TooLarge => "X202",
            Self::NotReadable => "X203",
            Self::Blank => "X204",
            Self::Resolution => "X205",
            Self::Cut => "X206",
            Self::NoMarks => "X207",
            Self::MissingMarks => "X208",
            Self::ExtraMarks => "X209",
            Self::Distorted => "X210",
            Self::Skewed => "X211",
            Self::Scale => "X212",
            Self::Streak => "X213",
            Self::NoCode => "X214",
            Self::CodesDisagree => "X215",
            Self::ForeignCode => "X216",
            Self::CodeVersion => "X217",
            Self::OtherElection => "X218",
            Self::OtherDefinition => "X219",
            Self::WrongMode => "X220",
            Self::UnknownStyle => "X221",
            Self::UnknownUnit => "X222",
            Self::UnknownFace => "X223",
            Self::TargetNotFound => "X224",
            Self::Fault => "X225",
            Self::Noisy => "X226",
        }
    }
}

/// A page that is not read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("page refused: {}", .reason.code())]
pub struct Refusal {
    /// The cause.
    pub reason: Reason,
    /// Where, if at one place.
    pub place: Option<PagePlace>,
    /// Values for the text, by name.
    pub values: BTreeMap<String, Value>,
}

impl Refusal {
    pub(crate) fn new(reason: Reason) -> Self {
        Self { reason, place: None, values: BTreeMap::new() }
    }

    pub(crate) fn at(mut self, place: PagePlace) -> Self {
        if let PagePlace::Edge { side } | PagePlace::Mark { side, .. } = &place {
            self.values.insert("side".to_owned(), side.name().into());
        }
        if let PagePlace::Target { target } = &place {
            self.values.insert("target".to_owned(), target.as_str().into());
        }
        self.place = Some(place);
        self
    }

    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a value given in hundredths as two values, `name_whole` and `name_rest` ("98" and "40"), because the sign
    /// between them depends on the language.
    pub(crate) fn with_hundredths(self, name: &str, hundredths: u32) -> Self {
        self.with(&format!("{name}_whole"), hundredths / 100)
            .with(&format!("{name}_rest"), format!("{:02}", hundredths % 100))
    }

    /// The key of its words in `locales/`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("refusal-{}", self.reason.code())
    }

    /// The same as a finding of severity error, for lists of findings.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let mut finding = Finding::error(self.reason.code());
        finding.values.clone_from(&self.values);
        finding
    }
}

#[cfg(test)]
pub(crate) mod tests;
