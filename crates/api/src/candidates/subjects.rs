//! The register of electoral subjects.

use model::candidate::Subject;
use model::thing::Thing;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, need, operation};
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
