//! One person on one list only (Art. 67.3): inside a list and across all lists, by identity number, then by names and date
//! of birth, then by names that are nearly the same.
//!
//! Always true: each pair is told once on each of the two lists, by the strongest likeness only.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::column;
use crate::candidate::{Candidate, CandidateList};
use crate::finding::{Finding, Place};
use crate::ids::SubjectId;
use crate::rules::ListRules;

/// A list among others.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// Whose.
    pub subject: &'a SubjectId,
    /// What findings on other lists call it, such as the subject's initials.
    pub label: String,
    /// Its candidates.
    pub candidates: &'a [Candidate],
}

/// Which list, and which of its candidates.
type At = (usize, usize);

/// Finds persons that stand twice; the findings of each list.
///
/// Codes: C121 the same identity number twice in the list, C122 the same names and date of birth twice (severity by the rule
/// set), C123 nearly the same names twice (warning); C221, C222 and C223 the same with another list.
#[must_use]
pub fn persons(lists: &[Standing<'_>], rules: &ListRules) -> Vec<Vec<Finding>> {
    let mut search = Search { lists, rules, findings: vec![Vec::new(); lists.len()] };
    // Looked into by their keys only, so that their order does not matter.
    let mut by_number: HashMap<&str, At> = HashMap::new();
    let mut by_name: HashMap<String, Vec<At>> = HashMap::new();
    for (list, standing) in lists.iter().enumerate() {
        for (index, candidate) in standing.candidates.iter().enumerate() {
            let here = (list, index);
            let mut known = None;
            if let Some(nid) = &candidate.nid {
                match by_number.get(nid.as_str()) {
                    Some(first) => {
                        search.tell(*first, here, Likeness::Number);
                        known = Some(*first);
                    }
                    None => {
                        by_number.insert(nid.as_str(), here);
                    }
                }
            }
            let name = folded(candidate);
            if name.len() < 3 {
                continue;
            }
            let namesakes = by_name.entry(name).or_default();
            for other in namesakes.iter().filter(|other| known != Some(**other)) {
                if let Some(likeness) = search.likeness(*other, here) {
                    search.tell(*other, here, likeness);
                    break;
                }
            }
            // A name that very many have would make the search slow, and says nothing.
            if namesakes.len() < 64 {
                namesakes.push(here);
            }
        }
    }
    search.findings
}

#[derive(Clone, Copy)]
enum Likeness {
    Number,
    Name,
    NearName,
}

struct Search<'a> {
    lists: &'a [Standing<'a>],
    rules: &'a ListRules,
    findings: Vec<Vec<Finding>>,
}

impl Search<'_> {
    fn candidate(&self, (list, index): At) -> Option<&Candidate> {
        self.lists.get(list)?.candidates.get(index)
    }

    /// How alike two candidates with the same folded names are.
    fn likeness(&self, one: At, other: At) -> Option<Likeness> {
        let (one, other) = (self.candidate(one)?, self.candidate(other)?);
        let known = |text: &str| !text.is_empty();
        let fathers = (one.fathers_name.as_str(), other.fathers_name.as_str());
        let fathers_differ = known(fathers.0) && known(fathers.1) && fold(fathers.0) != fold(fathers.1);
        let born = one.birth_date.is_some() && one.birth_date == other.birth_date;
        let spelt = one.listed_name().to_lowercase() == other.listed_name().to_lowercase();
        match (born, fathers_differ) {
            (true, false) if spelt => Some(Likeness::Name),
            (true, _) => Some(Likeness::NearName),
            (false, false) if known(fathers.0) && known(fathers.1) => Some(Likeness::NearName),
            (false, _) => None,
        }
    }

    /// Tells the later one, and the first too where it stands on another list.
    fn tell(&mut self, first: At, later: At, likeness: Likeness) {
        let same_list = first.0 == later.0;
        let sublists = (self.candidate(first).map(|c| c.sublist), self.candidate(later).map(|c| c.sublist));
        if same_list && sublists.0 != sublists.1 && self.rules.same_person_on_two_sublists {
            return;
        }
        let ends: &[(At, At)] = if same_list { &[(later, first)] } else { &[(later, first), (first, later)] };
        for (here, there) in ends {
            let (Some(standing), Some(other)) = (self.lists.get(here.0), self.lists.get(there.0)) else { continue };
            let field = match likeness {
                Likeness::Number => column::NID,
                Likeness::Name | Likeness::NearName => column::SURNAME,
            };
            let finding = match (likeness, same_list) {
                (Likeness::Number, true) => Finding::error("C121"),
                (Likeness::Number, false) => Finding::error("C221"),
                (Likeness::Name, true) => Finding::new(self.rules.same_name_severity, "C122"),
                (Likeness::Name, false) => Finding::new(self.rules.same_name_severity, "C222"),
                (Likeness::NearName, true) => Finding::warning("C123"),
                (Likeness::NearName, false) => Finding::warning("C223"),
            };
            let place = Place::Candidate { subject: standing.subject.clone(), index: here.1, field: field.to_owned() };
            let finding = finding.at(place).article(&self.rules.once_article);
            let origin = self.candidate(*there).and_then(|other| other.origin.as_ref());
            let finding = if same_list {
                finding.with("row", origin.map_or(0, |origin| origin.row))
            } else {
                finding.with("other", other.label.as_str())
            };
            if let Some(findings) = self.findings.get_mut(here.0) {
                findings.push(finding);
            }
        }
    }
}

/// Surname and first name without marks and case: `Çela` and `cela` are one.
fn folded(candidate: &Candidate) -> String {
    format!("{} {}", fold(&candidate.surname), fold(&candidate.first_name))
}

fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect::<String>().trim().to_owned()
}

/// Checks a list against the other lists of the election; codes as [`persons`], only those with another list.
#[must_use]
pub fn check_across(
    subject: &SubjectId,
    candidates: &[Candidate],
    others: &[CandidateList],
    rules: &ListRules,
) -> Vec<Finding> {
    let others = others.iter().filter(|list| list.subject != *subject);
    let mut lists: Vec<Standing<'_>> = others
        .map(|list| Standing { subject: &list.subject, label: list.subject.to_string(), candidates: &list.candidates })
        .collect();
    let own = lists.len();
    lists.push(Standing { subject, label: subject.to_string(), candidates });
    let mut findings = persons(&lists, rules).into_iter().nth(own).unwrap_or_default();
    findings.retain(|finding| finding.code.starts_with("C22"));
    findings.sort();
    findings
}
