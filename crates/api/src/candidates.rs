//! Subjects, candidate lists and the draw by lot.

use model::candidate::{CandidateList, ListState, ListSummary, Subject};
use model::finding::Value;
use model::list_diff::Difference;
use model::lots::{Lot, Seed};
use model::thing::Thing;
use model::{Date, Digest, Finding, Place, RuleSetId, SubjectId, UserName};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, need, operation};
use crate::{FileRef, Imported, Written};

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
}

operation!(CheckCandidates, "candidates.check", Session, Public, reads &[], writes &[], flags &["long"],
    args [need("file", ArgKind::InputFile), may("rules", ArgKind::Text), may("region", ArgKind::Text),
        may("seats", ArgKind::Number), may("date", ArgKind::Date)], CandidatesChecked);

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
    /// Digest of the list that is approved, put in when the approval is proposed: another one cannot be confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
}

operation!(
    ApproveCandidateList,
    "candidates.approve",
    Command,
    Approve,
    reads & [],
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
    /// The order in which subjects came to draw, where the rules have a preliminary lot.
    #[serde(default)]
    pub preliminary: Vec<SubjectId>,
    /// The order, with each subject's name.
    pub lots: Vec<(Lot, Subject)>,
}

/// Writes the protocol of the draw, with what anyone needs to repeat it.
#[derive(Clone, Serialize, Deserialize)]
pub struct WriteLotsProtocol {
    /// The file to write (PDF).
    pub to: FileRef,
}

operation!(
    WriteLotsProtocol,
    "lots.protocol",
    Command,
    Print,
    reads & [Thing::Lots, Thing::Subjects],
    writes & [Thing::Forms],
    flags & [],
    args[named("to", ArgKind::OutputFile)],
    Written
);

/// Writes the notice by which a list is returned for correction.
#[derive(Clone, Serialize, Deserialize)]
pub struct WriteListNotice {
    /// Whose list.
    pub subject: SubjectId,
    /// The file to write (PDF).
    pub to: FileRef,
}

operation!(WriteListNotice, "candidates.notice", Command, RegisterCandidates, reads &[Thing::Lists, Thing::Subjects],
    writes &[Thing::Forms], flags &[], args [need("subject", ArgKind::Text), named("to", ArgKind::OutputFile)], Written);

/// Writes an approved list as PDF, workbook, text with separators and election results report (JSON).
#[derive(Clone, Serialize, Deserialize)]
pub struct ExportCandidateList {
    /// Whose list.
    pub subject: SubjectId,
    /// The folder to write into.
    pub out: FileRef,
}

operation!(ExportCandidateList, "candidates.export", Command, RegisterCandidates, reads &[Thing::Lists, Thing::Subjects],
    writes &[Thing::Forms], flags &[], args [need("subject", ArgKind::Text), named("out", ArgKind::OutputFolder)], Written);

/// Freezes approved lists: one, or all that are approved.
#[derive(Clone, Serialize, Deserialize)]
pub struct FreezeCandidateLists {
    /// Whose list; all that are approved if absent.
    #[serde(default)]
    pub subject: Option<SubjectId>,
}

operation!(
    FreezeCandidateLists,
    "candidates.freeze",
    Command,
    RegisterCandidates,
    reads & [Thing::Lists],
    writes & [Thing::Lists],
    flags & [],
    args[may("subject", ArgKind::Text)],
    Vec<SubjectId>
);

/// Rejects a list; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct RejectCandidateList {
    /// Whose list.
    pub subject: SubjectId,
    /// Digest of the list, put in when the rejection is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
}

operation!(
    RejectCandidateList,
    "candidates.reject",
    Command,
    Approve,
    reads & [],
    writes & [Thing::Lists],
    flags & ["two"],
    args[need("subject", ArgKind::Text)],
    ()
);

/// The steps of a list so far: what, when, who, which file, what was due.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListHistory {
    /// Whose list.
    pub subject: SubjectId,
}

operation!(
    ListHistory,
    "candidates.history",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[need("subject", ArgKind::Text)],
    Vec<ListStep>
);

/// A step of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListStep {
    /// The state that it led to, as in [`ListState::key`].
    pub state: String,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// Who.
    pub by: UserName,
    /// Who confirmed, where two were needed.
    pub second: Option<UserName>,
    /// SHA-256 of the file that the step rests on.
    pub file_sha256: Option<Digest>,
    /// The day by which it was due.
    pub deadline: Option<Date>,
    /// The article of that deadline.
    pub article: Option<String>,
    /// Whether it came after that day.
    pub late: bool,
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
}

operation!(AnnotateCandidates, "candidates.annotate", Session, Public, reads &[], writes &[], flags &["long"],
    args [need("file", ArgKind::InputFile), named("to", ArgKind::OutputFile), may("rules", ArgKind::Text),
        may("region", ArgKind::Text), may("seats", ArgKind::Number), may("date", ArgKind::Date)], Annotated);

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
