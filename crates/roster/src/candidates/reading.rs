//! One sheet of a candidate list, row by row.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::candidate::{Candidate, Origin, SubjectKind};
use model::list_check::column;
use model::nid::{Nid, NidError};
use model::rules::{IdentityScheme, RuleSet, Sublist};
use model::{Finding, Severity};

use super::scope::{Scope, zone_in_title, zone_of};
use crate::columns::key;
use crate::grid::Cell;
use crate::table::{Line, TableSheet};
use crate::value;

/// A row that was read: whose, of which zone, and who.
pub struct Read<'a> {
    /// Zone by its name, if told.
    pub zone: Option<&'a str>,
    /// Initials of the subject as they stand, if told.
    pub subject: Option<Rc<str>>,
    /// The candidate.
    pub candidate: Candidate,
}

/// What holds for the rows to come: told once by a sheet's name, a title, a section or a merged cell.
struct Standing<'a> {
    zone: Option<&'a str>,
    section: Option<Sublist>,
    sublist: Option<Sublist>,
    subject: Rc<str>,
    zone_cell: Rc<str>,
    /// The zone of `zone_cell`.
    zone_named: Option<&'a str>,
    /// The last text in the column of sub-lists, and what it names: most rows repeat it.
    last: (String, Option<Sublist>),
}

/// Reads the candidates of a sheet.
pub fn sheet<'a>(sheet: &TableSheet<'_>, scope: &Scope<'a>, findings: &mut Vec<Finding>) -> Vec<Read<'a>> {
    let told = told_by_sheet(sheet, scope);
    if let (Some(wanted), Some(told)) = (scope.zone, told)
        && wanted != told
    {
        let place = sheet.place_of_header();
        findings.push(Finding::error("C011").at(place).with("found", told).with("expected", wanted));
        return Vec::new();
    }
    // The sub-list of a row: its own cell, else the section it stands in, else the sheet's name, else the only one there is.
    let section = sublist_of(&sheet.sheet.name).or_else(|| only(scope));
    let mut standing = Standing {
        zone: told,
        section,
        sublist: None,
        subject: Rc::default(),
        zone_cell: Rc::default(),
        zone_named: None,
        last: (String::new(), None),
    };
    let mut read = Vec::new();
    let mut places = BTreeMap::new();
    let mut untold = false;
    for line in sheet.lines() {
        if let Some(sublist) = section_title(&line) {
            (standing.section, standing.sublist) = (Some(sublist), None);
            continue;
        }
        let Some((zone, subject)) = whose(&line, scope, &mut standing, findings) else { continue };
        support(&line, scope, findings);
        let Some(sublist) = sublist_in(&line, scope, &mut standing, &mut untold, findings) else { continue };
        let next: &mut u32 = places.entry((zone, subject.clone(), sublist)).or_insert(1);
        if let Some(candidate) = candidate(&line, sublist, *next, scope.rules, findings) {
            *next += 1;
            read.push(Read { zone, subject, candidate });
        }
    }
    read
}

/// The zone that the sheet's name or a title above the head tells.
fn told_by_sheet<'a>(sheet: &TableSheet<'_>, scope: &Scope<'a>) -> Option<&'a str> {
    zone_of(scope.rules, &sheet.sheet.name).or_else(|| {
        let titles = sheet.sheet.rows.iter().take_while(|row| row.number < sheet.header.row);
        titles.flat_map(|row| &row.cells).find_map(|(_, cell)| zone_in_title(scope.rules, &cell.text()))
    })
}

/// Zone and subject of a row; `None` for a row that is not of this list (told).
fn whose<'a>(
    line: &Line<'_>,
    scope: &Scope<'a>,
    standing: &mut Standing<'a>,
    findings: &mut Vec<Finding>,
) -> Option<(Option<&'a str>, Option<Rc<str>>)> {
    // A merged cell has its value in its first row only.
    let carried = |key: &str, before: &mut Rc<str>| {
        let text = line.text(key);
        let new = !text.is_empty() && *text != **before;
        if new {
            *before = text.into();
        }
        new
    };
    carried(key::SUBJECT, &mut standing.subject);
    let subject = &standing.subject;
    if let Some(expected) = scope.subject
        && !subject.is_empty()
        && **subject != *expected.id.as_str()
        && words::fold(subject) != words::fold(expected.id.as_str())
    {
        findings.push(line.error("C010", key::SUBJECT).with("expected", expected.id.as_str()));
        return None;
    }
    let column = if line.has_column(key::ZONE) { key::ZONE } else { key::MUNICIPALITY };
    if carried(column, &mut standing.zone_cell) {
        standing.zone_named = zone_of(scope.rules, &standing.zone_cell);
    }
    let zone = match (standing.zone_named, standing.zone) {
        (Some(zone), _) => Some(zone),
        (None, told) => {
            if column == key::ZONE && !line.text(column).is_empty() && !scope.rules.seats.is_empty() {
                findings.push(line.warning("C012", column));
            }
            told
        }
    };
    if let (Some(wanted), Some(zone)) = (scope.zone, zone)
        && wanted != zone
    {
        findings.push(line.error("C011", column).with("expected", wanted));
        return None;
    }
    Some((zone.or(scope.zone), (!subject.is_empty()).then(|| Rc::clone(subject))))
}

/// Supporting signatures, where the file tells their number (Art. 68). A party with seats needs none, so only a person can
/// say that a smaller number is wrong.
fn support(line: &Line<'_>, scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    let Some(found) = line.value(column::SIGNATURES).and_then(value::whole) else { return };
    let rule = &scope.rules.lists.support;
    let (least, severity) = match scope.subject.map(|subject| subject.kind) {
        Some(SubjectKind::Independent) => (rule.independent_min, Severity::Error),
        Some(SubjectKind::Coalition) => (rule.coalition, Severity::Warning),
        Some(SubjectKind::Party) | None => (rule.party, Severity::Warning),
    };
    if found < least {
        let finding = line.finding(severity, "C241", column::SIGNATURES).article(&rule.article);
        findings.push(finding.with("expected", least));
    }
}

/// The sub-list of a row; `None` where it is not told or not known (told).
fn sublist_in(
    line: &Line<'_>,
    scope: &Scope<'_>,
    standing: &mut Standing<'_>,
    untold: &mut bool,
    findings: &mut Vec<Finding>,
) -> Option<Sublist> {
    let told = line.text(column::SUBLIST);
    if told != standing.last.0 {
        standing.last = (told.clone(), sublist_of(&told));
    }
    let known = standing.last.1.filter(|kind| scope.rules.lists.sublists.iter().any(|rule| rule.kind == *kind));
    if let Some(sublist) = known {
        standing.sublist = Some(sublist);
        return Some(sublist);
    }
    let sections = told.is_empty() || only(scope).is_some();
    if let Some(sublist) = standing.sublist.or(standing.section).filter(|_| sections) {
        return Some(sublist);
    }
    let code = if told.is_empty() { "C009" } else { "C005" };
    // Once is enough when the whole sheet does not say it.
    if !(told.is_empty() && std::mem::replace(untold, true)) {
        let finding = line.error(code, column::SUBLIST).article(&scope.rules.lists.documents_article);
        findings.push(finding.with("expected", sublist_words(scope.rules)));
    }
    None
}

/// The only sub-list that there can be.
fn only(scope: &Scope<'_>) -> Option<Sublist> {
    let independent = scope.subject.is_some_and(|subject| subject.kind == SubjectKind::Independent);
    let mut kinds = scope.rules.lists.sublists.iter().filter(|sublist| !(independent && sublist.preferential));
    let first = kinds.next()?;
    if kinds.next().is_none() { Some(first.kind) } else { None }
}

/// The word for a sub-list in our own workbooks.
fn sublist_word(sublist: Sublist) -> &'static str {
    match sublist {
        Sublist::Fixed => "fikse",
        Sublist::Open => "preferenciale",
        Sublist::Council => "këshill",
        Sublist::Mayor => "kryetar",
    }
}

/// The words for the sub-lists of a rule set.
pub fn sublist_words(rules: &RuleSet) -> String {
    rules.lists.sublists.iter().map(|rule| sublist_word(rule.kind)).collect::<Vec<_>>().join(" / ")
}

/// A sub-list by its name, or by a sentence that holds it (`Lista me renditje fikse`).
pub fn sublist_of(text: &str) -> Option<Sublist> {
    let text = words::fold(text);
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let named = (
        has(&["fiks", "fixed"]),
        has(&["prefer", "hapur", "open"]),
        has(&["keshill", "council"]),
        has(&["kryetar", "mayor"]),
    );
    match named {
        (true, false, false, false) => Some(Sublist::Fixed),
        (false, true, false, false) => Some(Sublist::Open),
        (false, false, true, false) => Some(Sublist::Council),
        (false, false, false, true) => Some(Sublist::Mayor),
        (false, false, false, false) => match text.as_str() {
            "f" => Some(Sublist::Fixed),
            "p" | "h" => Some(Sublist::Open),
            "k" => Some(Sublist::Council),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a text names a sub-list.
pub fn names_sublist(text: &str) -> bool {
    sublist_of(text).is_some()
}

/// A row that only heads those below it: one cell of text that names a sub-list.
fn section_title(line: &Line<'_>) -> Option<Sublist> {
    let [(_, Cell::Text(text))] = line.row.cells.as_slice() else { return None };
    sublist_of(text)
}

fn candidate(
    line: &Line<'_>,
    sublist: Sublist,
    next: u32,
    rules: &RuleSet,
    findings: &mut Vec<Finding>,
) -> Option<Candidate> {
    let first_name = name(line, column::FIRST_NAME, findings);
    let surname = name(line, column::SURNAME, findings);
    let nobody = [column::FIRST_NAME, column::SURNAME, column::FATHERS_NAME, column::NID, column::BIRTH_DATE];
    // A numbered row that was left empty.
    if nobody.iter().all(|key| line.cell(key).is_none()) {
        return None;
    }
    let article = rules.lists.documents_article.as_str();
    let unread = |code, key, expected: &str, findings: &mut Vec<Finding>| {
        findings.push(line.error(code, key).article(article).with("expected", expected));
    };
    let position = line.value(column::POSITION).and_then(value::ordinal);
    if position.is_none() && line.has_column(column::POSITION) && !line.is_error(column::POSITION) {
        unread("C006", column::POSITION, &next.to_string(), findings);
    }
    let sex = line.value(column::SEX).and_then(|cell| {
        let sex = value::sex(cell);
        if sex.is_none() {
            unread("C004", column::SEX, "F / M", findings);
        }
        sex
    });
    let birth_date = line.value(column::BIRTH_DATE).and_then(|cell| {
        let date = value::date(cell);
        if date.is_none() {
            unread("C003", column::BIRTH_DATE, "dd.mm.vvvv", findings);
        }
        date
    });
    let mut agreed = |key: &'static str| {
        let cell = line.value(key)?;
        let yes = value::yes(cell);
        if yes.is_none() {
            unread("C007", key, "PO / JO", findings);
        }
        yes
    };
    let declaration = agreed(column::DECLARATION);
    let self_declared = agreed(column::SELF_DECLARATION);
    let signed = agreed(column::SIGNED);
    let self_article = rules.lists.self_declaration_article.as_str();
    let mut lacking = |code, key: &'static str, given: Option<bool>, article: &str| {
        let unreadable = given.is_none() && line.value(key).is_some();
        if line.has_column(key) && given != Some(true) && !unreadable && !line.is_error(key) && !article.is_empty() {
            findings.push(line.error(code, key).article(article).with("expected", "PO"));
        }
    };
    lacking("C132", column::SELF_DECLARATION, self_declared, self_article);
    lacking("C133", column::SIGNED, signed, article);
    Some(Candidate {
        sublist,
        // Without a readable place the order of the file counts, so that the other rules can be checked.
        position: position.unwrap_or(next),
        first_name,
        fathers_name: name(line, column::FATHERS_NAME, findings),
        surname,
        sex,
        birth_date,
        nid: nid(line, rules, findings),
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

/// The form of an identity number, and what its digits should hold.
pub fn form_of(scheme: IdentityScheme) -> (&'static str, &'static str) {
    match scheme {
        IdentityScheme::Albania => ("[0-9A-T] 8×[0-9] [A-W]", "… vv mm dd …"),
        IdentityScheme::Kosovo => ("10×[0-9]", ""),
    }
}

fn nid(line: &Line<'_>, rules: &RuleSet, findings: &mut Vec<Finding>) -> Option<Nid> {
    let cell = line.value(column::NID)?;
    let text = cell.text().replace([' ', '-', '.'], "");
    let article = rules.lists.documents_article.as_str();
    let (form, dated) = form_of(rules.lists.identity);
    if let Some(letter) = value::foreign_letter(&text) {
        findings.push(line.warning("C008", column::NID).with("letter", letter.to_string()));
    }
    match Nid::parse_in(rules.lists.identity, &text) {
        Ok(nid) => Some(nid),
        Err(NidError::Form) => {
            findings.push(line.error("C001", column::NID).article(article).with("expected", form));
            None
        }
        Err(NidError::BirthDate) => {
            findings.push(line.error("C002", column::NID).article(article).with("expected", dated));
            None
        }
    }
}
