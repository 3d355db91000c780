//! Changes of a list by hand while it is open: one field at a time, each a step that can be taken back.

use model::thing::Thing;
use model::{SubjectId, UserName};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, need, operation};

/// Changes one field of one candidate and checks the list again. A value that cannot be read changes nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct EditCandidate {
    /// Whose list.
    pub subject: SubjectId,
    /// Which candidate: the number in the order of the file, counted from 1.
    pub candidate: u32,
    /// Key of the field, such as `surname`.
    pub field: String,
    /// The value as it would be typed into a workbook; absent or empty for none.
    #[serde(default)]
    pub value: Option<String>,
}

operation!(EditCandidate, "candidates.edit", Command, RegisterCandidates, reads &[Thing::Subjects, Thing::Lists],
    writes &[Thing::Lists], flags &[], args [need("subject", ArgKind::Text), named("candidate", ArgKind::Number),
        named("field", ArgKind::Text), may("value", ArgKind::Text)], ListEdited);

/// Takes back the last change by hand of a list and checks the list again.
#[derive(Clone, Serialize, Deserialize)]
pub struct UndoEdit {
    /// Whose list.
    pub subject: SubjectId,
}

operation!(
    UndoEdit,
    "candidates.undo",
    Command,
    RegisterCandidates,
    reads & [Thing::Subjects, Thing::Lists],
    writes & [Thing::Lists],
    flags & [],
    args[need("subject", ArgKind::Text)],
    ListEdited
);

/// A list after a change by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEdited {
    /// Whose.
    pub subject: SubjectId,
    /// The candidate that was changed or put back, counted from 1.
    pub candidate: u32,
    /// The field.
    pub field: String,
    /// Changes that can be taken back now.
    pub steps: u32,
    /// Findings of severity error on the whole list.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
}

/// The changes by hand of a list since its file was received, the last first.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListEdits {
    /// Whose list.
    pub subject: SubjectId,
}

operation!(
    ListEdits,
    "candidates.edits",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[need("subject", ArgKind::Text)],
    Vec<EditStep>
);

/// A change by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditStep {
    /// Number of the step, counted from 1.
    pub step: u32,
    /// The candidate, counted from 1.
    pub candidate: u32,
    /// Key of the field.
    pub field: String,
    /// Value before, as it is written in a workbook.
    pub before: String,
    /// Value after.
    pub after: String,
    /// Who.
    pub by: UserName,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
}
