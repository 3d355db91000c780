//! One field of a candidate written by hand, understood as the same value in a workbook would be.
//!
//! Always true: a value that cannot be read changes nothing and is told by the reading's own codes.

use model::candidate::Candidate;
use model::list_check::column;
use model::nid::{Nid, NidError};
use model::rules::RuleSet;
use model::{Finding, Place};

use super::reading::{form_of, sublist_of, sublist_words};
use crate::grid::{Cell, clean, text_cell};
use crate::value;

/// Codes of the reading that a value written by hand settles, at its cell.
const SETTLED: &[&str] = &["C001", "C002", "C003", "C004", "C006", "C007", "C008", "R122"];

/// Whether a finding of the reading is settled by writing this field, which stands at this place.
#[must_use]
pub fn settled_by(finding: &Finding, place: &Place, field: &str) -> bool {
    let about = match finding.values.get("column") {
        Some(model::finding::Value::Text(named)) => named == field,
        Some(model::finding::Value::Number(_)) | None => true,
    };
    about && SETTLED.contains(&finding.code.as_ref()) && finding.place.as_ref() == Some(place)
}

/// Writes a field; an empty text is "none", where the field can be so. Warnings come back without a place.
///
/// # Errors
/// The finding that says why the value cannot be read: C001 to C007 as in a workbook. `None` for a field that is not a
/// candidate's.
pub fn write_field(
    candidate: &mut Candidate,
    field: &str,
    text: &str,
    rules: &RuleSet,
) -> Result<Vec<Finding>, Option<Box<Finding>>> {
    let text = clean(text);
    let cell = (!text.is_empty()).then(|| text_cell(&text));
    let unread = |code: &'static str, expected: &str| {
        let finding = Finding::error(code).with("found", text.as_str()).with("column", field.to_owned());
        Some(Box::new(finding.with("expected", expected).article(&rules.lists.documents_article)))
    };
    let cell = cell.as_ref();
    match field {
        column::FIRST_NAME => candidate.first_name.clone_from(&text),
        column::FATHERS_NAME => candidate.fathers_name.clone_from(&text),
        column::SURNAME => candidate.surname.clone_from(&text),
        column::ADDRESS => candidate.address.clone_from(&text),
        column::SEX => candidate.sex = read(cell, value::sex).ok_or_else(|| unread("C004", "F / M"))?,
        column::BIRTH_DATE => {
            candidate.birth_date = read(cell, value::date).ok_or_else(|| unread("C003", "dd.mm.vvvv"))?;
        }
        column::DECLARATION => {
            candidate.declaration = read(cell, value::yes).ok_or_else(|| unread("C007", "PO / JO"))?;
        }
        column::POSITION => {
            candidate.position = cell.and_then(value::ordinal).ok_or_else(|| unread("C006", "1, 2, 3 …"))?;
        }
        column::SUBLIST => {
            let known = sublist_of(&text).filter(|kind| rules.lists.sublists.iter().any(|rule| rule.kind == *kind));
            candidate.sublist = known.ok_or_else(|| unread("C005", &sublist_words(rules)))?;
        }
        column::NID => {
            let bare = text.replace([' ', '-', '.'], "");
            let (form, dated) = form_of(rules.lists.identity);
            candidate.nid = match (bare.is_empty(), Nid::parse_in(rules.lists.identity, &bare)) {
                (true, _) => None,
                (false, Ok(nid)) => Some(nid),
                (false, Err(NidError::Form)) => return Err(unread("C001", form)),
                (false, Err(NidError::BirthDate)) => return Err(unread("C002", dated)),
            };
        }
        _ => return Err(None),
    }
    let named = matches!(field, column::FIRST_NAME | column::FATHERS_NAME | column::SURNAME);
    let letter = named.then(|| value::foreign_letter(&text)).flatten();
    let warning = |letter: char| {
        let finding = Finding::warning("C008").with("found", text.as_str()).with("column", field.to_owned());
        finding.with("letter", letter.to_string())
    };
    Ok(letter.map(warning).into_iter().collect())
}

/// A value that may be absent; `None` for one that cannot be read.
fn read<T>(cell: Option<&Cell>, of: fn(&Cell) -> Option<T>) -> Option<Option<T>> {
    match cell {
        Some(cell) => of(cell).map(Some),
        None => Some(None),
    }
}

#[cfg(test)]
mod tests;
