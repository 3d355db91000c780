//! The table of registered electoral subjects.
//!
//! Always true: initials stand only once; a subject that is returned has a name in both languages (the Albanian one where
//! the file has no other).

use std::collections::BTreeMap;

use model::candidate::{Subject, SubjectKind};
use model::rules::Bilingual;
use model::{Finding, SubjectId};

use crate::columns::{self, key};
use crate::grid::Workbook;
use crate::table::{self, Line};
use crate::territory::{identifier, name};

/// Reads the subjects of a workbook.
///
/// Codes: R122, R201 to R207; D101, D104, D116, D119 as for voters; D131 kind of subject not known.
#[must_use]
pub fn from(book: &Workbook) -> (Vec<Subject>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut seen = BTreeMap::new();
    let mut subjects = Vec::new();
    for sheet in table::find(book, columns::SUBJECTS, &mut findings) {
        subjects.extend(sheet.lines().filter_map(|line| subject(&line, &mut seen, &mut findings)));
    }
    findings.sort();
    (subjects, findings)
}

fn subject(line: &Line<'_>, seen: &mut BTreeMap<SubjectId, u32>, findings: &mut Vec<Finding>) -> Option<Subject> {
    let id = identifier(line, key::SUBJECT, seen, findings);
    let sq = name(line, key::SUBJECT_NAME, findings);
    if sq.is_empty() && !line.is_error(key::SUBJECT_NAME) {
        findings.push(line.error("D101", key::SUBJECT_NAME));
    }
    let english = line.text(key::SUBJECT_NAME_EN);
    let kind = kind(line);
    if kind.is_none() {
        findings.push(line.error("D131", key::SUBJECT_KIND));
    }
    let leader = name(line, key::LEADER, findings);
    let (id, kind) = (id?, kind?);
    if sq.is_empty() {
        return None;
    }
    let en = if english.is_empty() { sq.clone() } else { english };
    Some(Subject { id, name: Bilingual { sq, en }, kind, leader })
}

fn kind(line: &Line<'_>) -> Option<SubjectKind> {
    match words::fold(&line.text(key::SUBJECT_KIND)).as_str() {
        "" | "parti" | "parti politike" | "partia" | "party" | "political party" => Some(SubjectKind::Party),
        "koalicion" | "koalicioni" | "aleance" | "coalition" => Some(SubjectKind::Coalition),
        "i pavarur"
        | "e pavarur"
        | "kandidat i pavarur"
        | "kandidat i propozuar nga zgjedhesit"
        | "independent"
        | "independent candidate"
        | "candidate proposed by voters" => Some(SubjectKind::Independent),
        _ => None,
    }
}
