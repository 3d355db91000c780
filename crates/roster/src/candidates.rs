//! A subject's candidate list: rows to candidates, and the model's findings back to cells.
//!
//! Always true: every row that names somebody becomes a candidate, with what could be read, so that the model can check
//! the list as a whole; what could not be read is told with the value as typed and is not told again as missing.

mod field;
mod layout;
mod lists;
mod mapping;
mod reading;
mod scope;

use std::collections::BTreeSet;

use model::candidate::Candidate;
use model::{Finding, Place, SubjectId};

use crate::columns::{self, key};
use crate::grid::Workbook;
use crate::table::{self, Mapping, TableSheet};

pub use field::{settled_by, write_field};
pub use layout::{Columns, Layout};
pub use lists::{Checked, List, check, lists};
pub use mapping::{field_named, fields, heads, remembered, shapes};
pub use scope::{Scope, zone_of};

/// A list as read.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// The candidates in the order of the file.
    pub candidates: Vec<Candidate>,
    /// What the reading itself found.
    pub findings: Vec<Finding>,
    /// Where each candidate stands.
    pub layout: Layout<'a>,
}

/// Reads the list of a subject.
///
/// Codes: R122, R201 to R207; C001 identity number not of its form, C002 identity number without a date, C003 date of birth
/// not readable, C004 sex not readable, C005 sub-list not known, C006 place on the list not readable, C007 declaration neither
/// yes nor no, C008 letter of another script (warning), C009 sub-list not told, C010 row of another subject (left out), C011
/// row or sheet of another zone (left out), C012 zone not known (warning), C132 self-declaration missing, C133 signature
/// missing.
#[must_use]
pub fn from<'a>(book: &'a Workbook, scope: &Scope<'_>) -> Reading<'a> {
    let mut findings = Vec::new();
    let mut layout = Layout::new(book);
    let mut candidates = Vec::new();
    for sheet in table::find_with(book, columns::CANDIDATES, scope.mapping, &mut findings) {
        layout.sheet(&sheet.sheet.name, &sheet.header.columns);
        candidates.extend(reading::sheet(&sheet, scope, &mut findings).into_iter().map(|read| read.candidate));
    }
    for candidate in &candidates {
        layout.candidate(candidate);
    }
    findings.sort();
    Reading { candidates, findings, layout }
}

/// The subjects whose initials stand in a list's own column, in alphabetical order: to choose whose list a file is.
#[must_use]
pub fn named_subjects(book: &Workbook, mapping: Option<&Mapping>) -> Vec<SubjectId> {
    let sheets = table::find_with(book, columns::CANDIDATES, mapping, &mut Vec::new());
    let lines = sheets.iter().flat_map(TableSheet::lines);
    let subjects: BTreeSet<SubjectId> = lines.filter_map(|line| line.text(key::SUBJECT).parse().ok()).collect();
    subjects.into_iter().collect()
}

/// Puts the model's findings at their cells: [`Place::Candidate`] becomes the cell or range, and
/// the value as typed is added as `found`.
///
/// Left out are findings that something is missing where the reading has told already that it cannot be read, or that the
/// file has no such column.
#[must_use]
pub fn locate(findings: Vec<Finding>, reading: &Reading<'_>) -> Vec<Finding> {
    locate_on(findings, &reading.layout, &reading.findings)
}

/// The same for a list by its layout alone; `told` is what the reading found.
#[must_use]
pub fn locate_on(findings: Vec<Finding>, layout: &Layout<'_>, told: &[Finding]) -> Vec<Finding> {
    let mut located = locate_in(findings, layout, &unreadable(told));
    located.sort();
    located
}

/// What is wrong with the table of a workbook as a list of candidates: columns that are missing, sheets that hold none.
#[must_use]
pub fn table_findings(book: &Workbook, mapping: Option<&Mapping>) -> Vec<Finding> {
    let mut findings = Vec::new();
    table::find_with(book, columns::CANDIDATES, mapping, &mut findings);
    findings.sort();
    findings
}

/// Where something could not be read.
fn unreadable(findings: &[Finding]) -> BTreeSet<&Place> {
    findings.iter().filter(|finding| finding.is_error()).filter_map(|finding| finding.place.as_ref()).collect()
}

fn locate_in(findings: Vec<Finding>, layout: &Layout<'_>, unreadable: &BTreeSet<&Place>) -> Vec<Finding> {
    let new = findings.into_iter().filter(|finding| !layout.is_told(finding, unreadable));
    new.map(|finding| layout.locate(finding)).collect()
}
