//! Subjects, candidate lists and the draw by lot.

mod columns;
mod edits;
mod files;
mod lists;
mod lots;
mod papers;
mod steps;
mod subjects;

pub use columns::{ColumnMap, ColumnSeen, ColumnsSeen, FieldChoice, FieldNeed, LookAtColumns, SheetColumns, Taken};
pub use edits::{EditCandidate, EditStep, ListEdited, ListEdits, UndoEdit};
pub use files::{
    AnnotateCandidates, Annotated, BlankCandidates, CandidatesChecked, CandidatesDiff, CheckCandidates, DiffCandidates,
    FileHead, ListDifference, PlacedFinding,
};
pub use lists::{ImportCandidates, ListCandidateLists, ListHead, ListImported, ShowCandidateList};
pub use lots::{DrawLots, LotsView, ShowLots, WriteLotsProtocol};
pub use papers::{ExportCandidateList, WriteListNotice};
pub use steps::{
    ApproveCandidateList, FreezeCandidateLists, ListHistory, ListStep, RejectCandidateList, ReturnCandidateList,
};
pub use subjects::{ImportSubjects, ListSubjects};
