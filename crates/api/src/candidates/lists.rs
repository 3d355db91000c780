//! Lists received: the import, the board, one list.

use model::candidate::{CandidateList, ListState, Subject};
use model::list_diff::Difference;
use model::thing::Thing;
use model::{Date, Digest, SubjectId};
use serde::{Deserialize, Serialize};

use super::ColumnMap;
use crate::operation::{ArgKind, may, need, operation};
use crate::{FileRef, Imported};

/// Reads a candidate list from a subject's workbook. A list with errors is kept as received, with its findings, so that it can be returned.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportCandidates {
    /// The workbook.
    pub file: FileRef,
    /// Whose list; read from the workbook if absent.
    #[serde(default)]
    pub subject: Option<SubjectId>,
    /// Columns set by hand: they are remembered for the next file of that shape. Without any, what was remembered counts.
    #[serde(default)]
    pub map: ColumnMap,
}

operation!(ImportCandidates, "candidates.import", Command, RegisterCandidates, reads &[Thing::Subjects, Thing::Lists],
    writes &[Thing::Lists], flags &["long"],
    args [need("file", ArgKind::InputFile), may("subject", ArgKind::Text), may("map", ArgKind::Pairs)], ListImported);

/// What an import of a candidate list did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListImported {
    /// Whose list.
    pub subject: Option<SubjectId>,
    /// The import.
    #[serde(flatten)]
    pub imported: Imported,
    /// What changed since the file that was received before.
    #[serde(default)]
    pub changes: Vec<Difference>,
}

/// The board of lists: one row a subject.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListCandidateLists {}

operation!(ListCandidateLists, "candidates.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<ListHead>);

/// A subject's list in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListHead {
    /// The subject.
    pub subject: Subject,
    /// State; `None` if nothing was received.
    pub state: Option<ListState>,
    /// File received.
    pub file: Option<String>,
    /// Its SHA-256.
    pub sha256: Option<Digest>,
    /// Candidates.
    pub candidates: u32,
    /// Women among them.
    pub women: u32,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// The day by which the next step is due.
    #[serde(default)]
    pub deadline: Option<Date>,
    /// The article of that deadline.
    #[serde(default)]
    pub article: Option<String>,
    /// Whether that day has passed.
    #[serde(default)]
    pub late: bool,
}

/// A list with its candidates and findings.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowCandidateList {
    /// Whose.
    pub subject: SubjectId,
}

operation!(
    ShowCandidateList,
    "candidates.show",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[need("subject", ArgKind::Text)],
    CandidateList
);
