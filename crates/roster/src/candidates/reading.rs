//! One sheet of a candidate list, row by row.

use std::collections::BTreeMap;

use model::Finding;
use model::candidate::{Candidate, Origin, Subject, SubjectKind};
use model::list_check::column;
use model::nid::{Nid, NidError};
use model::rules::{ListRules, Sublist};

use crate::columns::key;
use crate::grid::Cell;
use crate::table::{Line, TableSheet};
use crate::value;

/// Reads the candidates of a sheet.
pub fn sheet(
    sheet: &TableSheet<'_>,
    subject: &Subject,
    rules: &ListRules,
    findings: &mut Vec<Finding>,
) -> Vec<Candidate> {
    // The sub-list of a row: its own cell, else the section it stands in, else the sheet's name, else the only one there is.
    let mut section = sublist_of(&sheet.sheet.name).or_else(|| only(subject, rules));
    let mut candidates = Vec::new();
    let mut places = BTreeMap::new();
    let mut untold = false;
    for line in sheet.lines() {
        if let Some(sublist) = section_title(&line) {
            section = Some(sublist);
            continue;
        }
        if is_of_another(&line, subject) {
            findings.push(line.error("C010", key::SUBJECT).with("expected", subject.id.as_str()));
            continue;
        }
        let told = line.text(column::SUBLIST);
        let sublist = match (sublist_of(&told), section) {
            (Some(sublist), _) => sublist,
            (None, Some(sublist)) if told.is_empty() => sublist,
            (None, Some(_)) => {
                findings.push(line.error("C005", column::SUBLIST));
                continue;
            }
            (None, None) => {
                let code = if told.is_empty() { "C009" } else { "C005" };
                // Once is enough when the whole sheet does not say it.
                if !(told.is_empty() && std::mem::replace(&mut untold, true)) {
                    findings.push(line.error(code, column::SUBLIST));
                }
                continue;
            }
        };
        let next: &mut u32 = places.entry(sublist).or_insert(1);
        if let Some(candidate) = candidate(&line, sublist, *next, findings) {
            *next += 1;
            candidates.push(candidate);
        }
    }
    candidates
}

/// The only sub-list that there can be.
fn only(subject: &Subject, rules: &ListRules) -> Option<Sublist> {
    let mut kinds =
        rules.sublists.iter().filter(|sublist| subject.kind != SubjectKind::Independent || !sublist.preferential);
    let first = kinds.next()?;
    if kinds.next().is_none() { Some(first.kind) } else { None }
}

/// A sub-list by its name, or by a sentence that holds it (`Lista me renditje fikse`).
fn sublist_of(text: &str) -> Option<Sublist> {
    let text = words::fold(text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (has(&["fiks", "fixed"]), has(&["prefer", "hapur", "open"]), has(&["keshill", "council"])) {
        (true, false, false) => Some(Sublist::Fixed),
        (false, true, false) => Some(Sublist::Open),
        (false, false, true) => Some(Sublist::Council),
        (false, false, false) => match text.as_str() {
            "f" => Some(Sublist::Fixed),
            "p" | "h" => Some(Sublist::Open),
            "k" => Some(Sublist::Council),
            _ => None,
        },
        _ => None,
    }
}

/// A row that only heads those below it: one cell of text that names a sub-list.
fn section_title(line: &Line<'_>) -> Option<Sublist> {
    let [(_, Cell::Text(text))] = line.row.cells.as_slice() else { return None };
    sublist_of(text)
}

fn is_of_another(line: &Line<'_>, subject: &Subject) -> bool {
    let initials = line.text(key::SUBJECT);
    !initials.is_empty() && words::fold(&initials) != words::fold(subject.id.as_str())
}

fn candidate(line: &Line<'_>, sublist: Sublist, next: u32, findings: &mut Vec<Finding>) -> Option<Candidate> {
    let first_name = name(line, column::FIRST_NAME, findings);
    let surname = name(line, column::SURNAME, findings);
    let nobody = [column::FIRST_NAME, column::SURNAME, column::FATHERS_NAME, column::NID, column::BIRTH_DATE];
    // A numbered row that was left empty.
    if nobody.iter().all(|key| line.cell(key).is_none()) {
        return None;
    }
    let unread = |code, key, findings: &mut Vec<Finding>| findings.push(line.error(code, key));
    let position = match line.value(column::POSITION) {
        Some(cell) => value::ordinal(cell).or_else(|| {
            unread("C006", column::POSITION, findings);
            None
        }),
        None if line.has_column(column::POSITION) && !line.is_error(column::POSITION) => {
            unread("C006", column::POSITION, findings);
            None
        }
        None => None,
    };
    let read = |key: &'static str| line.value(key);
    let sex = read(column::SEX).and_then(|cell| {
        let sex = value::sex(cell);
        if sex.is_none() {
            unread("C004", column::SEX, findings);
        }
        sex
    });
    let birth_date = read(column::BIRTH_DATE).and_then(|cell| {
        let date = value::date(cell);
        if date.is_none() {
            unread("C003", column::BIRTH_DATE, findings);
        }
        date
    });
    let declaration = read(column::DECLARATION).and_then(|cell| {
        let yes = value::yes(cell);
        if yes.is_none() {
            unread("C007", column::DECLARATION, findings);
        }
        yes
    });
    Some(Candidate {
        sublist,
        // Without a readable place the order of the file counts, so that the other rules can be checked.
        position: position.unwrap_or(next),
        first_name,
        fathers_name: name(line, column::FATHERS_NAME, findings),
        surname,
        sex,
        birth_date,
        nid: nid(line, findings),
        address: line.text(column::ADDRESS),
        declaration,
        origin: Some(Origin { sheet: line.sheet_name().to_owned(), row: line.row.number }),
    })
}

fn name(line: &Line<'_>, key: &'static str, findings: &mut Vec<Finding>) -> String {
    let text = line.text(key);
    if let Some(letter) = value::foreign_letter(&text) {
        findings.push(line.warning("C008", key).with("letter", letter.to_string()));
    }
    text
}

fn nid(line: &Line<'_>, findings: &mut Vec<Finding>) -> Option<Nid> {
    let cell = line.value(column::NID)?;
    let text = cell.text().replace([' ', '-', '.'], "");
    if let Some(letter) = value::foreign_letter(&text) {
        findings.push(line.warning("C008", column::NID).with("letter", letter.to_string()));
    }
    match Nid::parse(&text) {
        Ok(nid) => Some(nid),
        Err(NidError::Form) => {
            findings.push(line.error("C001", column::NID));
            None
        }
        Err(NidError::BirthDate) => {
            findings.push(line.error("C002", column::NID));
            None
        }
    }
}
