//! The rules that a candidate list must fulfil (Electoral Code, Art. 63, 67, 72; `domain.md` §3).
//!
//! Pure: a list, the rules and the election in; all findings out, never the first only.

mod persons;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::candidate::{Candidate, Subject, SubjectKind};
use crate::election::Election;
use crate::finding::{Finding, Place};
use crate::nid::Sex;
use crate::rules::{GenderRule, RuleSet, Sublist, SublistRule};

pub use persons::{Standing, check_across, persons};

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
    /// Self-declaration of past convictions.
    pub const SELF_DECLARATION: &str = "self_declaration";
    /// The candidate's signature.
    pub const SIGNED: &str = "signed";
    /// Number of supporting signatures.
    pub const SIGNATURES: &str = "signatures";
}

/// Every code of the checks of this module: these findings are made anew when a list is checked again.
pub const CODES: [&str; 24] = [
    "C101", "C102", "C103", "C104", "C105", "C106", "C107", "C110", "C111", "C112", "C118", "C121", "C122", "C123",
    "C131", "C201", "C202", "C203", "C204", "C205", "C206", "C221", "C222", "C223",
];

/// What a list is checked against: the rules, and what is known of the election.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// Seats of the list's zone; without them the number of names is not checked (C203).
    pub seats: Option<u32>,
    /// Election day; without it nobody's age is checked.
    pub day: Option<Date>,
}

impl<'a> From<&'a Election> for Setting<'a> {
    fn from(election: &'a Election) -> Self {
        Self { rules: &election.rules, seats: Some(election.seats), day: Some(election.date) }
    }
}

/// Checks one list by itself.
///
/// Codes: C101 first name missing, C102 surname missing, C103 father's name missing, C104 sex missing, C105 birth date missing, C106 identity
/// number missing, C107 address missing, C110 too young, C111 birth date differs from identity number, C112 sex
/// differs from identity number, C118 check letter does not fit (warning), C131 declaration missing,
/// C201 number of names, C202 gap or repeat in the order, C203 number of names not checked (note), C204 gender rule in a block,
/// C205 last incomplete block (warning), C206 gender rule of the whole list; and those of [`persons`] inside the list.
#[must_use]
pub fn check_list(subject: &Subject, candidates: &[Candidate], election: &Election) -> Vec<Finding> {
    let mut findings = check_by_itself(subject, candidates, &Setting::from(election));
    let alone = [Standing { subject: &subject.id, label: subject.id.to_string(), candidates }];
    findings.extend(persons(&alone, &election.rules.lists).into_iter().flatten());
    findings.sort();
    findings
}

/// Checks one list without looking for persons that stand twice (see [`persons`]); not sorted.
#[must_use]
pub fn check_by_itself(subject: &Subject, candidates: &[Candidate], setting: &Setting<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let at =
        |index: usize, field: &str| Place::Candidate { subject: subject.id.clone(), index, field: field.to_owned() };
    for (index, candidate) in candidates.iter().enumerate() {
        check_candidate(candidate, setting, &|field| at(index, field), &mut findings);
    }
    for sublist in &setting.rules.lists.sublists {
        check_sublist(subject, sublist, candidates, setting, &mut findings);
    }
    findings
}

fn check_candidate(
    candidate: &Candidate,
    setting: &Setting<'_>,
    at: &dyn Fn(&str) -> Place,
    findings: &mut Vec<Finding>,
) {
    let lists = &setting.rules.lists;
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

    if let (Some(birth), Some(day)) = (candidate.birth_date, setting.day)
        && age_on(birth, day) < lists.min_age
    {
        let finding = Finding::error("C110").at(at(column::BIRTH_DATE)).article(&lists.age_article);
        let born_by = setting.rules.born_by(day).map(|day| format!("≤ {}", typed(day)));
        findings.push(finding.with("age", i64::from(lists.min_age)).with("expected", born_by.unwrap_or_default()));
    }
    let Some(nid) = &candidate.nid else { return };
    if let (Some(born), Some(told)) = (candidate.birth_date, nid.birth_date())
        && born != told
    {
        let finding = Finding::error("C111").at(at(column::BIRTH_DATE)).article(documents);
        findings.push(finding.with("expected", typed(told)));
    }
    if let (Some(sex), Some(told)) = (candidate.sex, nid.sex())
        && sex != told
    {
        let expected = if told == Sex::Female { "F" } else { "M" };
        findings.push(Finding::error("C112").at(at(column::SEX)).article(documents).with("expected", expected));
    }
    if !nid.check_letter_fits() {
        let expected = nid.expected_check_letter().to_string();
        let finding = Finding::warning("C118").at(at(column::NID)).article(documents);
        findings.push(finding.with("expected", expected));
    }
}

/// A day as it is typed into a workbook.
fn typed(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// Age in full years on a day.
#[must_use]
pub fn age_on(birth: Date, day: Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(before_birthday)
}

fn check_sublist(
    subject: &Subject,
    rule: &SublistRule,
    candidates: &[Candidate],
    setting: &Setting<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut names: Vec<(usize, &Candidate)> =
        candidates.iter().enumerate().filter(|(_, candidate)| candidate.sublist == rule.kind).collect();
    let independent = subject.kind == SubjectKind::Independent;
    let expected = match (independent, rule.preferential, setting.seats) {
        (false, _, Some(seats)) => Some(rule.names(seats)),
        (false, _, None) => None,
        (true, true, _) => Some(0..=0),
        (true, false, _) => Some(setting.rules.lists.independent_size..=setting.rules.lists.independent_size),
    };
    let place = || Place::Subject { subject: subject.id.clone() };
    let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
    match expected {
        None if !names.is_empty() => {
            let finding = Finding::note("C203").at(place()).with("sublist", sublist_key(rule.kind));
            findings.push(finding.with("found", count).article(&rule.article));
        }
        Some(expected) if !expected.contains(&count) => {
            let finding = Finding::error("C201").at(place()).with("sublist", sublist_key(rule.kind));
            let finding = match (*expected.start(), *expected.end()) {
                (least, most) if least == most => finding.with("expected", least),
                (least, most) => finding.with("expected", format!("{least}–{most}")),
            };
            findings.push(finding.with("found", count).article(&rule.article));
        }
        None | Some(_) => {}
    }
    names.sort_by_key(|(index, candidate)| (candidate.position, *index));
    check_order(subject, rule, &names, findings);
    if !independent {
        check_gender(subject, rule.kind, &names, &setting.rules.lists.gender, findings);
        check_share(subject, rule.kind, &names, &setting.rules.lists.gender, findings);
    }
}

/// Numbers that stand twice, and gaps that no repeated number explains.
fn check_order(subject: &Subject, rule: &SublistRule, names: &[(usize, &Candidate)], findings: &mut Vec<Finding>) {
    let used: BTreeSet<u32> = names.iter().map(|(_, candidate)| candidate.position).collect();
    let mut free = (1_u32..).filter(|number| !used.contains(number));
    let mut wrong = |index: usize, found: u32, expected: u32| {
        let place = Place::Candidate { subject: subject.id.clone(), index, field: column::POSITION.to_owned() };
        let finding = Finding::error("C202").at(place).article(&rule.article);
        findings.push(finding.with("expected", expected).with("found", found));
    };
    let mut given = BTreeSet::new();
    for pair in names.windows(2) {
        if let [(_, before), (index, candidate)] = pair
            && before.position == candidate.position
            && let Some(expected) = free.next()
        {
            given.insert(expected);
            wrong(*index, candidate.position, expected);
        }
    }
    let mut next = 1_u32;
    for (index, candidate) in names {
        while given.contains(&next) {
            next = next.saturating_add(1);
        }
        if candidate.position > next {
            wrong(*index, candidate.position, next);
        }
        next = next.max(candidate.position.saturating_add(1));
    }
}

fn check_gender(
    subject: &Subject,
    sublist: Sublist,
    names: &[(usize, &Candidate)],
    rule: &GenderRule,
    findings: &mut Vec<Finding>,
) {
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
        let code_and_severity =
            if group.len() == window { Finding::new(rule.severity, "C204") } else { Finding::warning("C205") };
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
                .with("expected", rule.min)
                .article(&rule.article),
        );
    }
}

/// The share of the under-represented sex on the whole sub-list, with the places at which its candidates stand.
fn check_share(
    subject: &Subject,
    sublist: Sublist,
    names: &[(usize, &Candidate)],
    rule: &GenderRule,
    findings: &mut Vec<Finding>,
) {
    let places = |sex| names.iter().filter(move |(_, candidate)| candidate.sex == Some(sex));
    let (women, men) = (places(Sex::Female).count(), places(Sex::Male).count());
    let expected = rule.least_of(u32::try_from(names.len()).unwrap_or(u32::MAX));
    let found = u32::try_from(women.min(men)).unwrap_or(u32::MAX);
    if found >= expected || women + men < names.len() {
        return;
    }
    let (missing, sex) = if women < men { ("female", Sex::Female) } else { ("male", Sex::Male) };
    let positions: Vec<String> = places(sex).take(60).map(|(_, candidate)| candidate.position.to_string()).collect();
    let finding = Finding::new(rule.severity, "C206").at(Place::Subject { subject: subject.id.clone() });
    findings.push(
        finding
            .with("sublist", sublist_key(sublist))
            .with("missing", missing)
            .with("found", found)
            .with("expected", expected)
            .with("positions", if positions.is_empty() { "–".to_owned() } else { positions.join(", ") })
            .article(&rule.article),
    );
}

/// The sub-list's word in message keys (`sublist-fixed`).
#[must_use]
pub fn sublist_key(sublist: Sublist) -> &'static str {
    match sublist {
        Sublist::Fixed => "fixed",
        Sublist::Open => "open",
        Sublist::Council => "council",
        Sublist::Mayor => "mayor",
    }
}

#[cfg(test)]
mod tests;
