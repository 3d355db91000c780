//! What changed between two submissions of a list: added, removed, moved, changed field by field.
//!
//! Always true: a person is known again by identity number, else by names and date of birth, else by names alone, else by the
//! place on the list; each person of either list is in exactly one pair or alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::candidate::Candidate;
use crate::list_check::{column, sublist_key};
use crate::nid::Sex;
use crate::rules::Sublist;

/// Who, as one sees it in the difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Sub-list.
    pub sublist: Sublist,
    /// Place on it.
    pub position: u32,
    /// First name and surname.
    pub name: String,
    /// Row in its file, if known.
    pub row: Option<u32>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Column key.
    pub field: String,
    /// Value before, as it is written in a workbook.
    pub before: String,
    /// Value after.
    pub after: String,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Difference {
    /// Stands only on the later list.
    Added {
        /// Who.
        candidate: Named,
    },
    /// Stood only on the earlier list.
    Removed {
        /// Who.
        candidate: Named,
    },
    /// Stands at another place; fields may have changed too.
    Moved {
        /// Who, where they stand now.
        candidate: Named,
        /// Sub-list and place before.
        from: (Sublist, u32),
        /// Changed fields.
        fields: Vec<FieldChange>,
    },
    /// Stands at the same place with changed fields.
    Changed {
        /// Who.
        candidate: Named,
        /// Changed fields.
        fields: Vec<FieldChange>,
    },
}

/// The differences from an earlier to a later list: those of the later list in its order, then who was removed.
#[must_use]
pub fn differences(before: &[Candidate], after: &[Candidate]) -> Vec<Difference> {
    let mut pairs: Vec<Option<usize>> = vec![None; after.len()];
    let mut taken = BTreeSet::new();
    let likenesses: [fn(&Candidate, &Candidate) -> bool; 4] = [same_number, same_person, same_names, same_place];
    for alike in likenesses {
        for (pair, now) in pairs.iter_mut().zip(after).filter(|(pair, _)| pair.is_none()) {
            let mut found = before.iter().enumerate();
            if let Some((index, _)) = found.find(|(index, was)| !taken.contains(index) && alike(was, now)) {
                taken.insert(index);
                *pair = Some(index);
            }
        }
    }
    let mut differences = Vec::new();
    for (pair, now) in pairs.iter().zip(after) {
        let candidate = named(now);
        let Some(was) = pair.and_then(|index| before.get(index)) else {
            differences.push(Difference::Added { candidate });
            continue;
        };
        let fields = changed(was, now);
        if (was.sublist, was.position) != (now.sublist, now.position) {
            differences.push(Difference::Moved { candidate, from: (was.sublist, was.position), fields });
        } else if !fields.is_empty() {
            differences.push(Difference::Changed { candidate, fields });
        }
    }
    let gone = before.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    differences.extend(gone.map(|(_, was)| Difference::Removed { candidate: named(was) }));
    differences
}

fn same_number(one: &Candidate, other: &Candidate) -> bool {
    one.nid.is_some() && one.nid == other.nid
}

fn same_names(one: &Candidate, other: &Candidate) -> bool {
    !one.spoken_name().is_empty() && one.spoken_name().to_lowercase() == other.spoken_name().to_lowercase()
}

fn same_person(one: &Candidate, other: &Candidate) -> bool {
    one.birth_date.is_some() && one.birth_date == other.birth_date && same_names(one, other)
}

/// The same place, and two of first name, surname and date of birth still the same: otherwise somebody else took the place.
fn same_place(one: &Candidate, other: &Candidate) -> bool {
    let kept = [
        one.first_name == other.first_name,
        one.surname == other.surname,
        one.birth_date.is_some() && one.birth_date == other.birth_date,
    ];
    let kept = kept.iter().filter(|same| **same).count();
    (one.sublist, one.position) == (other.sublist, other.position) && kept >= 2
}

fn named(candidate: &Candidate) -> Named {
    Named {
        sublist: candidate.sublist,
        position: candidate.position,
        name: candidate.spoken_name(),
        row: candidate.origin.as_ref().map(|origin| origin.row),
    }
}

/// A candidate's field as it is written in a workbook; empty where it is not known.
#[must_use]
pub fn field(candidate: &Candidate, key: &str) -> String {
    match key {
        column::FIRST_NAME => candidate.first_name.clone(),
        column::FATHERS_NAME => candidate.fathers_name.clone(),
        column::SURNAME => candidate.surname.clone(),
        column::SEX => candidate.sex.map_or("", |sex| if sex == Sex::Female { "F" } else { "M" }).to_owned(),
        column::BIRTH_DATE => candidate
            .birth_date
            .map(|day| format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()))
            .unwrap_or_default(),
        column::NID => candidate.nid.as_ref().map(|nid| nid.as_str().to_owned()).unwrap_or_default(),
        column::ADDRESS => candidate.address.clone(),
        column::DECLARATION => candidate.declaration.map_or("", |given| if given { "PO" } else { "JO" }).to_owned(),
        column::POSITION => candidate.position.to_string(),
        column::SUBLIST => sublist_key(candidate.sublist).to_owned(),
        _ => String::new(),
    }
}

/// The fields of a candidate that a difference compares.
pub const FIELDS: [&str; 8] = [
    column::FIRST_NAME,
    column::FATHERS_NAME,
    column::SURNAME,
    column::SEX,
    column::BIRTH_DATE,
    column::NID,
    column::ADDRESS,
    column::DECLARATION,
];

fn changed(was: &Candidate, now: &Candidate) -> Vec<FieldChange> {
    let change = |key: &&str| {
        let (before, after) = (field(was, key), field(now, key));
        (before != after).then(|| FieldChange { field: (*key).to_owned(), before, after })
    };
    FIELDS.iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests;
