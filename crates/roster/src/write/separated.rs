//! A list as text with separators, for programs that read nothing else.
//!
//! Always true: UTF-8 with a mark, semicolons, every field in quotes where it must be; a text that a spreadsheet program would
//! take for a formula begins with an apostrophe.

use model::candidate::{Candidate, Subject};
use model::list_check::column;
use model::list_diff::{FIELDS, field};
use words::Language;

use crate::columns::key;

/// Writes it.
#[must_use]
pub fn separated(subject: &Subject, list: &[Candidate], language: Language) -> Vec<u8> {
    let words = words::of(language);
    let heads = [column::SUBLIST, column::POSITION].into_iter().chain(FIELDS).chain([key::SUBJECT]);
    let mut text = String::from('\u{feff}');
    let line = |fields: Vec<String>| fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(";") + "\r\n";
    text.push_str(&line(heads.map(|head| words.text(&format!("column-{head}"))).collect()));
    for candidate in list {
        let sublist = words.text(&format!("workbook-sublist-{}", field(candidate, column::SUBLIST)));
        let mut fields = vec![sublist, candidate.position.to_string()];
        fields.extend(FIELDS.iter().map(|key| field(candidate, key)));
        fields.push(subject.id.to_string());
        text.push_str(&line(fields));
    }
    text.into_bytes()
}

fn quoted(field: &str) -> String {
    let harmless = if field.starts_with(['=', '+', '-', '@']) { format!("'{field}") } else { field.to_owned() };
    if harmless.contains([';', '"', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}
