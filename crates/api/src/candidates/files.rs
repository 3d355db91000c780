//! What is done with the parties' workbooks without an election: check, comment, write an empty one, compare two.

use model::candidate::ListSummary;
use model::finding::Value;
use model::list_diff::Difference;
use model::{Date, Digest, Finding, Place, RuleSetId};
use serde::{Deserialize, Serialize};

use super::ColumnMap;
use crate::operation::{ArgKind, may, named, need, operation};
use crate::{FileRef, Written};

/// Checks a workbook of candidate lists against a rule set, without an election.
#[derive(Clone, Serialize, Deserialize)]
pub struct CheckCandidates {
    /// The workbook.
    pub file: FileRef,
    /// Rule set; `al-2025` if absent.
    #[serde(default)]
    pub rules: Option<RuleSetId>,
    /// Electoral zone of the lists; read from the workbook if absent.
    #[serde(default)]
    pub region: Option<String>,
    /// Seats of the zone, where the rule set does not tell them.
    #[serde(default)]
    pub seats: Option<u32>,
    /// Election day; the rule set's own if absent.
    #[serde(default)]
    pub date: Option<Date>,
    /// Columns set by hand.
    #[serde(default)]
    pub map: ColumnMap,
}

operation!(CheckCandidates, "candidates.check", Session, Public, reads &[], writes &[], flags &["long"],
    args [need("file", ArgKind::InputFile), may("rules", ArgKind::Text), may("region", ArgKind::Text),
        may("seats", ArgKind::Number), may("date", ArgKind::Date), may("map", ArgKind::Pairs)], CandidatesChecked);

/// What a check of a workbook found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidatesChecked {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the file; `None` if it could not be opened.
    pub sha256: Option<Digest>,
    /// Rule set.
    pub rules: RuleSetId,
    /// Whether the file could be read as a workbook at all.
    pub readable: bool,
    /// Rows that name somebody.
    pub rows: u32,
    /// The lists, in the order in which they begin.
    pub lists: Vec<ListSummary>,
    /// Everything found.
    pub findings: Vec<PlacedFinding>,
}

/// A finding with its place and values at hand for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedFinding {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// Sheet, if at one.
    pub sheet: Option<String>,
    /// Cell or range in A1 notation, if at one.
    pub cell: Option<String>,
    /// The value as typed.
    pub value: Option<Value>,
    /// What is expected instead.
    pub expected: Option<Value>,
}

impl From<Finding> for PlacedFinding {
    fn from(finding: Finding) -> Self {
        let (sheet, cell) = match &finding.place {
            Some(Place::Cell { sheet, cell, .. }) => (Some(sheet.clone()), Some(cell.clone())),
            Some(
                Place::File { .. }
                | Place::Candidate { .. }
                | Place::Group { .. }
                | Place::Venue { .. }
                | Place::Unit { .. }
                | Place::Subject { .. }
                | Place::Line { .. },
            )
            | None => (finding.values.get("sheet").and_then(text), None),
        };
        let (value, expected) = (finding.values.get("found").cloned(), finding.values.get("expected").cloned());
        Self { finding, sheet, cell, value, expected }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(_) => None,
    }
}

/// Writes a party's workbook again with a comment and a colour at each finding, without an election.
#[derive(Clone, Serialize, Deserialize)]
pub struct AnnotateCandidates {
    /// The workbook.
    pub file: FileRef,
    /// The workbook to write.
    pub to: FileRef,
    /// Rule set; `al-2025` if absent.
    #[serde(default)]
    pub rules: Option<RuleSetId>,
    /// Electoral zone; read from the workbook if absent.
    #[serde(default)]
    pub region: Option<String>,
    /// Seats of the zone, where the rule set does not tell them.
    #[serde(default)]
    pub seats: Option<u32>,
    /// Election day; the rule set's own if absent.
    #[serde(default)]
    pub date: Option<Date>,
    /// Columns set by hand.
    #[serde(default)]
    pub map: ColumnMap,
}

operation!(AnnotateCandidates, "candidates.annotate", Session, Public, reads &[], writes &[], flags &["long"],
    args [need("file", ArgKind::InputFile), named("to", ArgKind::OutputFile), may("rules", ArgKind::Text),
        may("region", ArgKind::Text), may("seats", ArgKind::Number), may("date", ArgKind::Date),
        may("map", ArgKind::Pairs)], Annotated);

/// A workbook with comments was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotated {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the file.
    pub digest: Digest,
    /// Bytes.
    pub bytes: u64,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// Findings of severity note.
    pub notes: u32,
}

/// Writes a blank workbook for a party to fill.
#[derive(Clone, Serialize, Deserialize)]
pub struct BlankCandidates {
    /// The workbook to write.
    pub to: FileRef,
    /// Rule set; `al-2025` if absent.
    #[serde(default)]
    pub rules: Option<RuleSetId>,
    /// Electoral zone.
    #[serde(default)]
    pub region: Option<String>,
    /// Seats of the zone, where the rule set does not tell them.
    #[serde(default)]
    pub seats: Option<u32>,
}

operation!(BlankCandidates, "candidates.template", Session, Public, reads &[], writes &[], flags &[],
    args [named("to", ArgKind::OutputFile), may("rules", ArgKind::Text), may("region", ArgKind::Text),
        may("seats", ArgKind::Number)], Written);

/// Compares two submissions.
#[derive(Clone, Serialize, Deserialize)]
pub struct DiffCandidates {
    /// The earlier workbook.
    pub before: FileRef,
    /// The later workbook.
    pub after: FileRef,
    /// Rule set; `al-2025` if absent.
    #[serde(default)]
    pub rules: Option<RuleSetId>,
}

operation!(DiffCandidates, "candidates.diff", Session, Public, reads &[], writes &[], flags &[],
    args [need("before", ArgKind::InputFile), need("after", ArgKind::InputFile), may("rules", ArgKind::Text)],
    CandidatesDiff);

/// A submission in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileHead {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// Rows that name somebody.
    pub rows: u32,
}

/// The differences of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListDifference {
    /// Initials of the subject, if told.
    pub subject: Option<String>,
    /// Zone, if told.
    pub zone: Option<String>,
    /// Who came, went, moved, changed.
    pub differences: Vec<Difference>,
}

/// The difference between two submissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidatesDiff {
    /// The earlier one.
    pub before: FileHead,
    /// The later one.
    pub after: FileHead,
    /// Whether they say the same.
    pub equal: bool,
    /// The lists that differ.
    pub lists: Vec<ListDifference>,
}
