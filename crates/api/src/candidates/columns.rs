//! Which column of a workbook is which field, as recognised and as a person sets it by hand.

use std::collections::BTreeMap;

use model::Digest;
use serde::{Deserialize, Serialize};

use crate::FileRef;
use crate::operation::{ArgKind, may, need, operation};

/// Columns set by hand: head as it stands in the file → field (its key, or any of its usual heads); an empty field for a
/// column that is not to be read.
pub type ColumnMap = BTreeMap<String, String>;

/// Tells the columns of a workbook with sample values and the field that each is read as. Nothing is imported.
#[derive(Clone, Serialize, Deserialize)]
pub struct LookAtColumns {
    /// The workbook.
    pub file: FileRef,
    /// Columns set by hand; without any, what was remembered counts.
    #[serde(default)]
    pub map: ColumnMap,
}

operation!(LookAtColumns, "candidates.columns", Query, RegisterCandidates, reads &[], writes &[], flags &[],
    args [need("file", ArgKind::InputFile), may("map", ArgKind::Pairs)], ColumnsSeen);

/// The columns of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnsSeen {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// Whether a mapping that was remembered was used.
    pub remembered: bool,
    /// The sheets that hold anything and are not hidden.
    pub sheets: Vec<SheetColumns>,
    /// All fields that a column can be, in the order of our own workbooks.
    pub fields: Vec<FieldChoice>,
}

/// A field that a column can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChoice {
    /// Its key; its word is `column-<key>`.
    pub key: String,
    /// Whether a list can be read without it.
    pub need: FieldNeed,
}

/// Whether a list can be read without a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldNeed {
    /// Without it nothing is read.
    Must,
    /// It is missed, and the rest is read.
    Should,
    /// It may be left out.
    May,
}

/// The columns of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetColumns {
    /// Name of the sheet.
    pub sheet: String,
    /// Row of its head, counted from 1.
    pub row: u32,
    /// Digest of its heads without marks, signs and case: files of one shape have the same.
    pub shape: Digest,
    /// The columns with a head.
    pub columns: Vec<ColumnSeen>,
    /// Fields that are not there, without which nothing is read.
    pub missing: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnSeen {
    /// Its letters, such as `C`.
    pub column: String,
    /// Its head as it stands in the file.
    pub head: String,
    /// The first values below it that differ, at most three.
    pub samples: Vec<String>,
    /// The field that it is read as.
    pub field: Option<String>,
    /// How that was found.
    pub taken: Taken,
}

/// How a column was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// Its head is one of the usual ones.
    Exact,
    /// Its head is like a usual one.
    Similar,
    /// A person set it.
    ByHand,
    /// A person said that it is not to be read.
    LeftOut,
    /// Another column is this field already.
    Twice,
    /// Nothing is known of it.
    Unknown,
}
