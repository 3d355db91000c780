//! All lists of a workbook, checked without an election: what `kutia candidates check` tells.
//!
//! Always true: a workbook may hold one list or many, a sheet a zone, a sheet a list, or all in one table with columns for
//! zone and initials; each list is checked by itself and all of them for persons that stand twice.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::candidate::{Candidate, ListSummary, Subject, SubjectKind, SublistSummary};
use model::list_check::{Setting, Standing, check_by_itself, persons, sublist_key};
use model::nid::Sex;
use model::rules::Bilingual;
use model::{Date, Finding, Place, SubjectId};

use super::layout::Layout;
use super::reading::{self, Read};
use super::scope::{Scope, says_nothing, zone_of};
use super::{locate_in, unreadable};
use crate::columns;
use crate::grid::Workbook;
use crate::table;

/// A workbook checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Rows that name somebody.
    pub rows: u32,
    /// The lists, in the order in which they begin.
    pub lists: Vec<ListSummary>,
    /// Everything found, sorted.
    pub findings: Vec<Finding>,
}

/// A list of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Zone, if told.
    pub zone: Option<String>,
    /// Initials of the subject, or the sheet's name where those are not told.
    pub subject: Option<String>,
    /// Its candidates in the order of the file.
    pub candidates: Vec<Candidate>,
}

/// The lists of a workbook, not checked.
#[must_use]
pub fn lists(book: &Workbook, scope: &Scope<'_>) -> Vec<List> {
    gather(book, scope, &mut Layout::new(book), &mut Vec::new(), &mut Vec::new())
}

/// The lists of a workbook; what was found about the file and the table, and what about its rows.
fn gather<'a>(
    book: &'a Workbook,
    scope: &Scope<'_>,
    layout: &mut Layout<'a>,
    findings: &mut Vec<Finding>,
    told: &mut Vec<Finding>,
) -> Vec<List> {
    let sheets = table::find_with(book, columns::CANDIDATES, scope.mapping, findings);
    let many = sheets.len() > 1;
    let mut parts: Vec<List> = Vec::new();
    let mut places: BTreeMap<(Option<&str>, Option<Rc<str>>), usize> = BTreeMap::new();
    for sheet in &sheets {
        layout.sheet(&sheet.sheet.name, &sheet.header.columns);
        let name = sheet.sheet.name.as_str();
        let own = many && !says_nothing(name) && zone_of(scope.rules, name).is_none() && !reading::names_sublist(name);
        for Read { zone, subject, candidate } in reading::sheet(sheet, scope, told) {
            let at = *places.entry((zone, subject.or_else(|| own.then(|| name.into())))).or_insert_with_key(|key| {
                let (zone, subject) = (key.0.map(str::to_owned), key.1.as_deref().map(str::to_owned));
                parts.push(List { zone, subject, candidates: Vec::new() });
                parts.len() - 1
            });
            if let Some(part) = parts.get_mut(at) {
                part.candidates.push(candidate);
            }
        }
    }
    parts
}

/// Reads and checks all lists of a workbook; `day` is election day, without which nobody's age is checked (C113).
///
/// Codes: those of [`super::from`], of the model's list checks, and C113 age not checked (note).
#[must_use]
pub fn check(book: &Workbook, scope: &Scope<'_>, day: Option<Date>) -> Checked {
    let mut findings = book.findings.clone();
    let mut layout = Layout::new(book);
    let mut told = Vec::new();
    let parts = gather(book, scope, &mut layout, &mut findings, &mut told);
    let rows = parts.iter().map(|part| part.candidates.len()).sum::<usize>();
    if rows == 0 && !model::finding::blocks(&findings) && !model::finding::blocks(&told) {
        findings.push(Finding::error("R206").at(Place::File { file: book.file.clone() }));
    }
    if day.is_none() && rows > 0 {
        findings.push(Finding::note("C113").at(Place::File { file: book.file.clone() }));
    }
    let heads = parts.iter().map(|part| head(part, scope)).collect();
    findings.extend(told);
    let found = check_parts(&parts, scope, day, &layout, &findings);
    findings.extend(found);
    findings.sort();
    findings.dedup();
    Checked { rows: number(rows), lists: heads, findings }
}

/// The model's findings on each list and between them, at their cells.
fn check_parts(
    parts: &[List],
    scope: &Scope<'_>,
    day: Option<Date>,
    layout: &Layout<'_>,
    told: &[Finding],
) -> Vec<Finding> {
    let subjects: Vec<Subject> = parts.iter().filter_map(|part| subject_of(part, scope)).collect();
    let standings = parts.iter().zip(&subjects).map(|(part, subject)| Standing {
        subject: &subject.id,
        label: [part.subject.as_deref(), part.zone.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", "),
        candidates: &part.candidates,
    });
    let across = persons(&standings.collect::<Vec<_>>(), &scope.rules.lists);
    let known = unreadable(told);
    let one = |part: &List, subject: &Subject, mut found: Vec<Finding>| -> Vec<Finding> {
        let seats = part.zone.as_ref().and_then(|zone| scope.seats(zone));
        found.extend(check_by_itself(subject, &part.candidates, &Setting { rules: scope.rules, seats, day }));
        let mut own = layout.clone();
        for candidate in &part.candidates {
            own.candidate(candidate);
        }
        let label =
            [part.subject.as_deref(), part.zone.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let located = locate_in(found, &own, &known).into_iter().map(|finding| match &finding.place {
            Some(Place::Subject { .. }) => finding.at(own.whole()).with("list", label.as_str()),
            _ => finding,
        });
        located.collect()
    };
    let mut lists: Vec<_> = parts.iter().zip(&subjects).zip(across).collect();
    // Each list stands by itself: one half is checked beside the other, and both come back sorted.
    let rest = lists.split_off(lists.len() / 2);
    let half = |lists: Vec<((&List, &Subject), Vec<Finding>)>| {
        let mut found: Vec<Finding> =
            lists.into_iter().flat_map(|((part, subject), across)| one(part, subject, across)).collect();
        found.sort();
        found
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(rest));
        let mut findings = half(lists);
        findings.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        findings
    })
}

/// The subject that a list stands for: what is registered, or initials that nobody has checked.
fn subject_of(part: &List, scope: &Scope<'_>) -> Option<Subject> {
    if let Some(subject) = scope.subject {
        return Some(subject.clone());
    }
    let label = part.subject.as_deref().unwrap_or("–");
    let short: String = label.chars().filter(|c| !c.is_control()).take(16).collect();
    // A text that cannot be an identifier is one that nobody could register either.
    let id = SubjectId::new(&short).or_else(|_| SubjectId::new("–")).ok()?;
    Some(Subject { id, name: Bilingual::same(label), kind: SubjectKind::Party, leader: String::new() })
}

fn head(part: &List, scope: &Scope<'_>) -> ListSummary {
    let seats = part.zone.as_ref().and_then(|zone| scope.seats(zone));
    let mut sheets: Vec<String> =
        part.candidates.iter().filter_map(|one| one.origin.as_ref()).map(|origin| origin.sheet.clone()).collect();
    sheets.dedup();
    let sublists = scope.rules.lists.sublists.iter().map(|rule| {
        let names = || part.candidates.iter().filter(|one| one.sublist == rule.kind);
        let expected = seats.map(|seats| rule.names(seats));
        SublistSummary {
            kind: sublist_key(rule.kind).to_owned(),
            names: number(names().count()),
            least: expected.as_ref().map(|range| *range.start()),
            most: expected.as_ref().map(|range| *range.end()),
            women: number(names().filter(|one| one.sex == Some(Sex::Female)).count()),
            men: number(names().filter(|one| one.sex == Some(Sex::Male)).count()),
        }
    });
    ListSummary {
        subject: part.subject.clone(),
        zone: part.zone.clone(),
        sheets,
        rows: number(part.candidates.len()),
        sublists: sublists.collect(),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
