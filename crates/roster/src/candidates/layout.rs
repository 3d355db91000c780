//! Where the candidates of a list stand in their workbook.

use std::collections::{BTreeMap, BTreeSet};

use model::candidate::{Candidate, Origin};
use model::finding::Value;
use model::{Finding, Place};

use crate::grid::{Workbook, column_letters};

/// Codes of the model that tell something missing.
const MISSING: &[&str] = &["C101", "C102", "C103", "C104", "C105", "C106", "C107", "C131"];

/// Sheet → key of a field → its column, counted from 0: what is kept of a layout when the workbook is no longer at hand.
pub type Columns = BTreeMap<String, BTreeMap<String, u16>>;

/// Where a value as typed is looked up.
#[derive(Debug, Clone, Copy)]
enum Typed<'a> {
    /// In the workbook.
    Book(&'a Workbook),
    /// In the candidates as they are now.
    Kept(&'a [Candidate]),
}

/// The columns of each sheet, and the row of each candidate.
#[derive(Debug, Clone)]
pub struct Layout<'a> {
    file: &'a str,
    typed: Typed<'a>,
    columns: BTreeMap<String, BTreeMap<&'static str, u16>>,
    rows: Vec<Option<Origin>>,
    /// Sheets and fields that the file was told to have no column of; `None` while the workbook itself tells.
    missed: Option<BTreeSet<(String, String)>>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(book: &'a Workbook) -> Self {
        Self { file: &book.file, typed: Typed::Book(book), columns: BTreeMap::new(), rows: Vec::new(), missed: None }
    }

    /// The layout of a list that was read from a file of this name, by what was kept of it; `told` is what the reading found.
    #[must_use]
    pub fn kept(file: &'a str, columns: &Columns, candidates: &'a [Candidate], told: &[Finding]) -> Self {
        let known = |(key, column): (&String, &u16)| {
            crate::columns::CANDIDATES.iter().map(|one| one.key).find(|one| one == key).map(|key| (key, *column))
        };
        let columns = columns.iter().map(|(sheet, keys)| (sheet.clone(), keys.iter().filter_map(known).collect()));
        let rows = candidates.iter().map(|candidate| candidate.origin.clone()).collect();
        let missing = told.iter().filter(|finding| finding.code == "R202");
        let missed = missing.filter_map(|finding| match (&finding.place, finding.values.get("column")) {
            (Some(Place::Cell { sheet, .. }), Some(Value::Text(key))) => Some((sheet.clone(), key.clone())),
            _ => None,
        });
        let missed = Some(missed.collect());
        Self { file, typed: Typed::Kept(candidates), columns: columns.collect(), rows, missed }
    }

    /// What is to be kept of it.
    #[must_use]
    pub fn columns(&self) -> Columns {
        let keys = |keys: &BTreeMap<&'static str, u16>| keys.iter().map(|(key, at)| ((*key).to_owned(), *at)).collect();
        self.columns.iter().map(|(sheet, own)| (sheet.clone(), keys(own))).collect()
    }

    fn at(&self, sheet: &str, cell: String) -> Place {
        Place::Cell { file: self.file.to_owned(), sheet: sheet.to_owned(), cell }
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
        let Some(first) = origins.next() else { return Place::File { file: self.file.to_owned() } };
        let last = origins.filter(|origin| origin.sheet == first.sheet).map(|origin| origin.row).max();
        self.at(&first.sheet, format!("{}:{}", first.row, last.unwrap_or(first.row)))
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
        Some(self.at(&from.sheet, cell))
    }

    /// The value of a candidate's field as typed, empty where there is none.
    fn typed(&self, index: usize, field: &str) -> String {
        let typed = match self.typed {
            Typed::Kept(candidates) => candidates.get(index).map(|one| model::list_diff::field(one, field)),
            Typed::Book(book) => self.origin(index).and_then(|origin| {
                let column = *self.columns.get(&origin.sheet)?.get(field)?;
                Some(book.sheet(&origin.sheet)?.row(origin.row)?.cell(column)?.typed())
            }),
        };
        typed.unwrap_or_default()
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
            let sheet = self.origin(*index).map(|origin| origin.sheet.clone()).unwrap_or_default();
            return self.missed.as_ref().is_none_or(|missed| missed.contains(&(sheet, field.clone())));
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
        let (place, typed) = (self.range(*index, last, field), self.typed(*index, field));
        if !finding.values.contains_key("found") {
            finding = finding.with("found", typed);
        }
        finding.values.remove("last_index");
        match place {
            Some(place) => finding.at(place),
            None => finding,
        }
    }
}
