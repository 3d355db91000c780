//! Where the candidates of a list stand in their workbook.

use std::collections::{BTreeMap, BTreeSet};

use model::candidate::{Candidate, Origin};
use model::finding::Value;
use model::{Finding, Place};

use crate::grid::{Cell, Workbook, column_letters};

/// Codes of the model that tell something missing.
const MISSING: &[&str] = &["C101", "C102", "C103", "C104", "C105", "C106", "C107", "C131"];

/// The columns of each sheet, and the row of each candidate.
#[derive(Debug, Clone)]
pub struct Layout<'a> {
    book: &'a Workbook,
    columns: BTreeMap<String, BTreeMap<&'static str, u16>>,
    rows: Vec<Option<Origin>>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(book: &'a Workbook) -> Self {
        Self { book, columns: BTreeMap::new(), rows: Vec::new() }
    }

    /// Adds a sheet with its columns.
    pub(super) fn sheet(&mut self, name: &str, columns: &BTreeMap<&'static str, u16>) {
        self.columns.insert(name.to_owned(), columns.clone());
    }

    pub(super) fn candidate(&mut self, candidate: &Candidate) {
        self.rows.push(candidate.origin.clone());
    }

    /// The rows of the whole list on its first sheet.
    #[must_use]
    pub fn whole(&self) -> Place {
        let mut origins = self.rows.iter().flatten();
        let Some(first) = origins.next() else { return Place::File { file: self.book.file.clone() } };
        let last = origins.filter(|origin| origin.sheet == first.sheet).map(|origin| origin.row).max();
        self.book.place(&first.sheet, format!("{}:{}", first.row, last.unwrap_or(first.row)))
    }

    /// The row of a candidate.
    #[must_use]
    pub fn origin(&self, index: usize) -> Option<&Origin> {
        self.rows.get(index)?.as_ref()
    }

    /// The cell of a candidate's field, or the whole row where the sheet has no such column.
    #[must_use]
    pub fn place(&self, index: usize, field: &str) -> Option<Place> {
        self.range(index, index, field)
    }

    /// The cells of a field from one candidate to another; only the first where they stand on different sheets.
    #[must_use]
    pub fn range(&self, first: usize, last: usize, field: &str) -> Option<Place> {
        let from = self.origin(first)?;
        let to = self.origin(last).filter(|to| to.sheet == from.sheet && to.row > from.row);
        let column = self.columns.get(&from.sheet)?.get(field).copied();
        let cell = match (column.map(column_letters), to) {
            (Some(letters), Some(to)) => format!("{letters}{}:{letters}{}", from.row, to.row),
            (Some(letters), None) => format!("{letters}{}", from.row),
            (None, Some(to)) => format!("{}:{}", from.row, to.row),
            (None, None) => format!("{0}:{0}", from.row),
        };
        Some(self.book.place(&from.sheet, cell))
    }

    fn cell(&self, index: usize, field: &str) -> Option<&'a Cell> {
        let origin = self.origin(index)?;
        let column = *self.columns.get(&origin.sheet)?.get(field)?;
        self.book.sheet(&origin.sheet)?.row(origin.row)?.cell(column)
    }

    fn has_column(&self, index: usize, field: &str) -> bool {
        let sheet = self.origin(index).and_then(|origin| self.columns.get(&origin.sheet));
        sheet.is_some_and(|columns| columns.contains_key(field))
    }

    /// Whether the reading has told already what this finding of the model says.
    pub(super) fn is_told(&self, finding: &Finding, unreadable: &BTreeSet<&Place>) -> bool {
        let Some(Place::Candidate { index, field, .. }) = &finding.place else { return false };
        if !MISSING.contains(&finding.code.as_ref()) {
            return false;
        }
        if !self.has_column(*index, field) {
            return true;
        }
        self.place(*index, field).is_some_and(|place| unreadable.contains(&place))
    }

    /// The finding at its cell.
    pub(super) fn locate(&self, mut finding: Finding) -> Finding {
        let Some(Place::Candidate { index, field, .. }) = &finding.place else { return finding };
        let last = match finding.values.get("last_index") {
            Some(Value::Number(last)) => usize::try_from(*last).unwrap_or(*index),
            Some(Value::Text(_)) | None => *index,
        };
        let (place, typed) = (self.range(*index, last, field), self.cell(*index, field).map(Cell::typed));
        if !finding.values.contains_key("found") {
            finding = finding.with("found", typed.unwrap_or_default());
        }
        finding.values.remove("last_index");
        match place {
            Some(place) => finding.at(place),
            None => finding,
        }
    }
}
