//! What is written of a list: the correction notice, and the approved list.

use model::SubjectId;
use model::thing::Thing;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, named, need, operation};
use crate::{FileRef, Written};

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
