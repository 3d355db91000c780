//! The rules that a candidate list must fulfil (Electoral Code, Art. 63, 67, 72; `domain.md` §3).
//!
//! Pure: a list, the rules and the election in; all findings out, never the first only.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::candidate::{Candidate, CandidateList, Subject, SubjectKind};
use crate::election::Election;
use crate::finding::{Finding, Place};
use crate::ids::SubjectId;
use crate::nid::Sex;
use crate::rules::{Sublist, SublistRule};

/// Column keys, as findings name them in [`Place::Candidate`].
pub mod column {
    /// Place on the list.
    pub const POSITION: &str = "position";
    /// First name.
    pub const FIRST_NAME: &str = "first_name";
    /// Father's name.
    pub const FATHERS_NAME: &str = "fathers_name";
    /// Surname.
    pub const SURNAME: &str = "surname";
    /// Sex.
    pub const SEX: &str = "sex";
    /// Date of birth.
    pub const BIRTH_DATE: &str = "birth_date";
    /// Identity number.
    pub const NID: &str = "nid";
    /// Address.
    pub const ADDRESS: &str = "address";
    /// Declaration.
    pub const DECLARATION: &str = "declaration";
    /// Sub-list.
    pub const SUBLIST: &str = "sublist";
}

/// Checks one list by itself.
///
/// Codes: C101 first name missing, C102 surname missing, C103 father's name missing, C104 sex missing, C105 birth date missing, C106 identity
/// number missing, C107 address missing, C110 too young, C111 birth date differs from identity number, C112 sex
/// differs from identity number, C118 check letter does not fit (warning), C121 twice in this list, C131 declaration missing,
/// C201 number of names, C202 gap or repeat in the order, C204 gender rule, C205 last incomplete block (warning).
#[must_use]
pub fn check_list(subject: &Subject, candidates: &[Candidate], election: &Election) -> Vec<Finding> {
    let mut findings = Vec::new();
    let at =
        |index: usize, field: &str| Place::Candidate { subject: subject.id.clone(), index, field: field.to_owned() };
    for (index, candidate) in candidates.iter().enumerate() {
        check_candidate(candidate, election, &|field| at(index, field), &mut findings);
    }
    check_repeats(subject, candidates, election, &mut findings);
    for sublist in &election.rules.lists.sublists {
        check_sublist(subject, sublist, candidates, election, &mut findings);
    }
    findings.sort();
    findings
}

fn check_candidate(
    candidate: &Candidate,
    election: &Election,
    at: &dyn Fn(&str) -> Place,
    findings: &mut Vec<Finding>,
) {
    let lists = &election.rules.lists;
    let documents = lists.documents_article.as_str();
    let mut missing = |code: &'static str, absent: bool, field: &str| {
        if absent {
            findings.push(Finding::error(code).at(at(field)).article(documents));
        }
    };
    missing("C101", candidate.first_name.is_empty(), column::FIRST_NAME);
    missing("C102", candidate.surname.is_empty(), column::SURNAME);
    missing("C103", candidate.fathers_name.is_empty(), column::FATHERS_NAME);
    missing("C104", candidate.sex.is_none(), column::SEX);
    missing("C105", candidate.birth_date.is_none(), column::BIRTH_DATE);
    missing("C106", candidate.nid.is_none(), column::NID);
    missing("C107", candidate.address.is_empty(), column::ADDRESS);
    missing("C131", candidate.declaration != Some(true), column::DECLARATION);

    if let Some(birth) = candidate.birth_date
        && age_on(birth, election.date) < lists.min_age
    {
        let finding = Finding::error("C110").at(at(column::BIRTH_DATE)).article(&lists.age_article);
        findings.push(finding.with("age", i64::from(lists.min_age)));
    }
    if let Some(nid) = &candidate.nid {
        if candidate.birth_date.is_some() && nid.birth_date() != candidate.birth_date {
            findings.push(Finding::error("C111").at(at(column::BIRTH_DATE)).article(documents));
        }
        if candidate.sex.is_some() && nid.sex() != candidate.sex {
            findings.push(Finding::error("C112").at(at(column::SEX)).article(documents));
        }
        if !nid.check_letter_fits() {
            let expected = nid.expected_check_letter().to_string();
            findings.push(Finding::warning("C118").at(at(column::NID)).with("expected", expected));
        }
    }
}

/// Age in full years on a day.
#[must_use]
pub fn age_on(birth: Date, day: Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(before_birthday)
}

fn check_repeats(subject: &Subject, candidates: &[Candidate], election: &Election, findings: &mut Vec<Finding>) {
    let lists = &election.rules.lists;
    let mut seen: BTreeMap<&str, (usize, Sublist)> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(nid) = &candidate.nid else { continue };
        let Some((first, sublist)) = seen.get(nid.as_str()) else {
            seen.insert(nid.as_str(), (index, candidate.sublist));
            continue;
        };
        if *sublist == candidate.sublist || !lists.same_person_on_two_sublists {
            let place = Place::Candidate { subject: subject.id.clone(), index, field: column::NID.to_owned() };
            let other = candidates.get(*first).and_then(|other| other.origin.as_ref()).map_or(0, |origin| origin.row);
            findings.push(Finding::error("C121").at(place).with("row", other).article(&lists.once_article));
        }
    }
}

fn check_sublist(
    subject: &Subject,
    rule: &SublistRule,
    candidates: &[Candidate],
    election: &Election,
    findings: &mut Vec<Finding>,
) {
    let mut names: Vec<(usize, &Candidate)> =
        candidates.iter().enumerate().filter(|(_, candidate)| candidate.sublist == rule.kind).collect();
    let independent = subject.kind == SubjectKind::Independent;
    let expected = match (independent, rule.preferential) {
        (false, _) => rule.size.names(election.seats),
        (true, true) => 0,
        (true, false) => election.rules.lists.independent_size,
    };
    let place = || Place::Subject { subject: subject.id.clone() };
    let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
    if count != expected {
        let finding = Finding::error("C201").at(place()).with("sublist", sublist_key(rule.kind));
        findings.push(finding.with("expected", expected).with("found", count).article(&rule.article));
    }
    names.sort_by_key(|(index, candidate)| (candidate.position, *index));
    for (expected, (index, candidate)) in (1_u32..).zip(&names) {
        if candidate.position != expected {
            let place =
                Place::Candidate { subject: subject.id.clone(), index: *index, field: column::POSITION.to_owned() };
            let finding = Finding::error("C202").at(place).article(&rule.article);
            findings.push(finding.with("expected", expected).with("found", candidate.position));
            break;
        }
    }
    if !independent {
        check_gender(subject, rule.kind, &names, election, findings);
    }
}

fn check_gender(
    subject: &Subject,
    sublist: Sublist,
    names: &[(usize, &Candidate)],
    election: &Election,
    findings: &mut Vec<Finding>,
) {
    let rule = &election.rules.lists.gender;
    let Ok(window) = usize::try_from(rule.window) else { return };
    if window == 0 {
        return;
    }
    for (block, group) in (0_usize..).zip(names.chunks(window)) {
        let count = |sex| group.iter().filter(|(_, candidate)| candidate.sex == Some(sex)).count();
        let (women, men) = (count(Sex::Female), count(Sex::Male));
        let least = u32::try_from(women.min(men)).unwrap_or(0);
        if least >= rule.min || women + men < group.len() {
            continue;
        }
        let code_and_severity = if group.len() == window { Finding::error("C204") } else { Finding::warning("C205") };
        let first = group.first().map_or(0, |(index, _)| *index);
        let last = group.last().map_or(0, |(index, _)| *index);
        let place = Place::Candidate { subject: subject.id.clone(), index: first, field: column::SEX.to_owned() };
        findings.push(
            code_and_severity
                .at(place)
                .with("sublist", sublist_key(sublist))
                .with("from", block * window + 1)
                .with("to", block * window + group.len())
                .with("last_index", last)
                .with("missing", if women < men { "female" } else { "male" })
                .article(&rule.article),
        );
    }
}

/// The sub-list's word in message keys (`sublist-fixed`).
#[must_use]
pub fn sublist_key(sublist: Sublist) -> &'static str {
    match sublist {
        Sublist::Fixed => "fixed",
        Sublist::Open => "open",
        Sublist::Council => "council",
    }
}

/// Checks a list against the other lists of the election.
///
/// Codes: C221 the same person on another subject's list (by identity number), C222 the same name and birth date (warning).
#[must_use]
pub fn check_across(
    subject: &SubjectId,
    candidates: &[Candidate],
    others: &[CandidateList],
    article: &str,
) -> Vec<Finding> {
    let others = || others.iter().filter(|list| list.subject != *subject);
    let by_nid: BTreeMap<&str, &SubjectId> = others()
        .flat_map(|list| list.candidates.iter().map(move |candidate| (candidate, &list.subject)))
        .filter_map(|(candidate, subject)| Some((candidate.nid.as_ref()?.as_str(), subject)))
        .collect();
    let by_name: BTreeMap<(String, Date), &SubjectId> = others()
        .flat_map(|list| list.candidates.iter().map(move |candidate| (candidate, &list.subject)))
        .filter_map(|(candidate, subject)| {
            Some(((candidate.listed_name().to_lowercase(), candidate.birth_date?), subject))
        })
        .collect();
    let mut findings = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let at = |field: &str| Place::Candidate { subject: subject.clone(), index, field: field.to_owned() };
        let same_number = candidate.nid.as_ref().and_then(|nid| by_nid.get(nid.as_str()));
        if let Some(other) = same_number {
            let finding = Finding::error("C221").at(at(column::NID)).with("other", other.as_str());
            findings.push(finding.article(article));
            continue;
        }
        let same_name =
            candidate.birth_date.and_then(|birth| by_name.get(&(candidate.listed_name().to_lowercase(), birth)));
        if let Some(other) = same_name {
            let finding = Finding::warning("C222").at(at(column::SURNAME)).with("other", other.as_str());
            findings.push(finding.article(article));
        }
    }
    findings.sort();
    findings
}

#[cfg(test)]
mod tests;
