//! Subjects, candidate lists and the draw by lot.

use model::candidate::{CandidateList, ListState, Subject};
use model::lots::{Lot, Seed};
use model::thing::Thing;
use model::{Digest, SubjectId};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, need, operation};
use crate::{FileRef, Imported};

/// Reads the register of electoral subjects.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportSubjects {
    /// The workbook.
    pub file: FileRef,
}

operation!(
    ImportSubjects,
    "subjects.import",
    Command,
    RegisterCandidates,
    reads & [Thing::Lists],
    writes & [Thing::Subjects],
    flags & [],
    args[need("file", ArgKind::InputFile)],
    Imported
);

/// All subjects.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListSubjects {}

operation!(ListSubjects, "subjects.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<Subject>);

/// Reads a candidate list from a subject's workbook. A list with errors is kept as received, with its findings, so that it can be returned.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportCandidates {
    /// The workbook.
    pub file: FileRef,
    /// Whose list; read from the workbook if absent.
    #[serde(default)]
    pub subject: Option<SubjectId>,
}

operation!(ImportCandidates, "candidates.import", Command, RegisterCandidates, reads &[Thing::Subjects, Thing::Lists],
    writes &[Thing::Lists], flags &["long"], args [need("file", ArgKind::InputFile), may("subject", ArgKind::Text)],
    ListImported);

/// What an import of a candidate list did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListImported {
    /// Whose list.
    pub subject: Option<SubjectId>,
    /// The import.
    #[serde(flatten)]
    pub imported: Imported,
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

/// Returns a list to its subject for correction.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReturnCandidateList {
    /// Whose.
    pub subject: SubjectId,
}

operation!(
    ReturnCandidateList,
    "candidates.return",
    Command,
    RegisterCandidates,
    reads & [Thing::Lists],
    writes & [Thing::Lists],
    flags & [],
    args[need("subject", ArgKind::Text)],
    ()
);

/// Approves a list; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct ApproveCandidateList {
    /// Whose.
    pub subject: SubjectId,
}

operation!(
    ApproveCandidateList,
    "candidates.approve",
    Command,
    Approve,
    reads & [Thing::Lists],
    writes & [Thing::Lists],
    flags & ["two"],
    args[need("subject", ArgKind::Text)],
    ()
);

/// Draws the order of the subjects on the ballot from a seed spoken in public, and locks the approved lists.
#[derive(Clone, Serialize, Deserialize)]
pub struct DrawLots {
    /// The seed as spoken.
    pub seed: Seed,
}

operation!(
    DrawLots,
    "lots.draw",
    Command,
    RegisterCandidates,
    reads & [Thing::Subjects, Thing::Lists],
    writes & [Thing::Lots, Thing::Lists],
    flags & [],
    args[need("seed", ArgKind::Text)],
    LotsView
);

/// The draw.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowLots {}

operation!(ShowLots, "lots.show", Query, Read, reads &[], writes &[], flags &[], args [], Option<LotsView>);

/// The order drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotsView {
    /// The seed.
    pub seed: Seed,
    /// The order, with each subject's name.
    pub lots: Vec<(Lot, Subject)>,
}
