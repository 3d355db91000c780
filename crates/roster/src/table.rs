//! The rows of a table, over all sheets that hold it, with the place of every cell.
//!
//! Always true: hidden sheets are not read; a sheet that is not the table is told; an error cell is told once, at its
//! place, and counts as empty.

use std::collections::BTreeMap;

use model::{Finding, Place, Severity};

use crate::columns::Column;
use crate::grid::{Cell, Row, Sheet, Workbook};
use crate::header::{Header, Recognised, recognise};

/// A sheet that holds the table.
pub struct TableSheet<'a> {
    book: &'a Workbook,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Its header.
    pub header: Header,
}

/// A row of the table.
pub struct Line<'a> {
    book: &'a Workbook,
    sheet: &'a Sheet,
    header: &'a Header,
    /// The row.
    pub row: &'a Row,
}

/// Finds the table in a workbook.
///
/// Codes: R201 no sheet holds it, R202 column missing, R203 column not known, R204 column twice, R205 sheet not used, R206
/// no rows under the header, R207 column taken by similarity, R122 error in a cell.
pub fn find<'a>(book: &'a Workbook, table: &[Column], findings: &mut Vec<Finding>) -> Vec<TableSheet<'a>> {
    find_with(book, table, None, findings)
}

/// Heads that a person named by hand: the head as it stands → the key of its column; an empty key for "not to be read".
pub type Mapping = BTreeMap<String, String>;

/// Finds the table with columns that a person named by hand, which come before all that is recognised.
pub fn find_with<'a>(
    book: &'a Workbook,
    table: &[Column],
    mapping: Option<&Mapping>,
    findings: &mut Vec<Finding>,
) -> Vec<TableSheet<'a>> {
    let mut found = Vec::new();
    let mut lacking = Vec::new();
    let mut others = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.rows.is_empty()) {
        match recognise(book, sheet, table, mapping, findings) {
            Recognised::Table(header) => found.push(TableSheet { book, sheet, header }),
            Recognised::Lacking(row, keys) => lacking.push((sheet, row, keys)),
            Recognised::Other => others.push(sheet),
        }
    }
    for (sheet, row, keys) in &lacking {
        for key in keys {
            let place = book.place(&sheet.name, format!("{row}:{row}"));
            findings.push(Finding::error("R202").at(place).with("column", *key));
        }
    }
    if found.is_empty() && lacking.is_empty() {
        let needed = table.iter().filter(|column| column.need == crate::columns::Need::Must);
        for column in needed {
            let place = Place::File { file: book.file.clone() };
            findings.push(Finding::error("R201").at(place).with("column", column.key));
        }
    } else {
        for sheet in others {
            let place = Place::File { file: book.file.clone() };
            findings.push(Finding::note("R205").at(place).with("sheet", sheet.name.as_str()));
        }
    }
    for table in &found {
        if table.lines().next().is_none() {
            let row = table.header.row;
            findings.push(Finding::error("R206").at(book.place(&table.sheet.name, format!("{row}:{row}"))));
        }
        table.report_errors(findings);
    }
    found
}

impl<'a> TableSheet<'a> {
    /// The rows under the header that hold something in a known column and are no total.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> + use<'_, 'a> {
        let header = &self.header;
        let rows = self.sheet.rows.iter().filter(move |row| row.number > header.row && !is_total(row));
        let lines = rows.map(move |row| Line { book: self.book, sheet: self.sheet, header, row });
        lines.filter(|line| line.header.columns.values().any(|column| line.row.cell(*column).is_some()))
    }

    /// The row of the head.
    pub fn place_of_header(&self) -> Place {
        let row = self.header.row;
        self.book.place(&self.sheet.name, format!("{row}:{row}"))
    }

    fn report_errors(&self, findings: &mut Vec<Finding>) {
        for line in self.lines() {
            for (column, cell) in &line.row.cells {
                if let Cell::Error(error) = cell
                    && self.header.columns.values().any(|known| known == column)
                {
                    let place = self.book.cell_place(&self.sheet.name, line.row.number, *column);
                    findings.push(Finding::error("R122").at(place).with("found", error.as_ref()));
                }
            }
        }
    }
}

/// Whether a row sums up the others.
fn is_total(row: &Row) -> bool {
    if row.cells.len() > 4 {
        return false;
    }
    let first = row.cells.iter().find_map(|(_, cell)| match cell {
        Cell::Text(_) => Some(words::fold(&cell.text())),
        Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) => None,
    });
    let total = ["gjithsej", "totali", "total", "shuma", "sum"];
    first.is_some_and(|text| total.contains(&text.trim_end_matches(':')))
}

impl<'a> Line<'a> {
    /// The sheet's name.
    pub fn sheet_name(&self) -> &'a str {
        &self.sheet.name
    }

    /// The system of the coordinates, where the office says one.
    pub fn crs(&self) -> Option<model::crs::Crs> {
        self.book.crs
    }

    /// Whether the table has the column at all.
    pub fn has_column(&self, key: &str) -> bool {
        self.header.columns.contains_key(key)
    }

    /// The cell of a column, if it holds something.
    pub fn cell(&self, key: &str) -> Option<&'a Cell> {
        let row: &'a Row = self.row;
        row.cell(*self.header.columns.get(key)?)
    }

    /// The cell of a column, unless it is empty or an error that was told already.
    pub fn value(&self, key: &str) -> Option<&'a Cell> {
        match self.cell(key)? {
            Cell::Error(_) => None,
            cell @ (Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_)) => Some(cell),
        }
    }

    /// Clean text of a column, empty where there is none.
    pub fn text(&self, key: &str) -> String {
        self.value(key).map(Cell::text).unwrap_or_default()
    }

    /// Whether a column holds an error, which was told already.
    pub fn is_error(&self, key: &str) -> bool {
        matches!(self.cell(key), Some(Cell::Error(_)))
    }

    /// The place of a column in this row, or of the whole row where the table has no such column.
    pub fn place(&self, key: &str) -> Place {
        let row = self.row.number;
        match self.header.columns.get(key) {
            Some(column) => self.book.cell_place(&self.sheet.name, row, *column),
            None => self.book.place(&self.sheet.name, format!("{row}:{row}")),
        }
    }

    /// A finding at a column, with the value as typed.
    pub fn finding(&self, severity: Severity, code: &'static str, key: &str) -> Finding {
        let typed = self.cell(key).map(Cell::typed).unwrap_or_default();
        Finding::new(severity, code).at(self.place(key)).with("found", typed).with("column", key)
    }

    /// An error at a column.
    pub fn error(&self, code: &'static str, key: &str) -> Finding {
        self.finding(Severity::Error, code, key)
    }

    /// A warning at a column.
    pub fn warning(&self, code: &'static str, key: &str) -> Finding {
        self.finding(Severity::Warning, code, key)
    }
}
