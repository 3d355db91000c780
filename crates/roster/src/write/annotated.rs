//! A party's own workbook with a comment and a colour at each finding, and a sheet of all findings.
//!
//! Always true: the values are those of the file as they were read, sheet by sheet and cell by cell; nothing is mended; the
//! same workbook and findings give the same bytes.

use std::collections::BTreeMap;

use model::{Finding, Place, Severity};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Note, Workbook as Book, Worksheet, XlsxError};
use words::{Language, Words};

use super::WriteError;
use crate::grid::{Cell, Workbook};

/// Most characters of a comment.
const LONGEST: usize = 1_000;
/// Most cells that one finding colours.
const MOST_CELLS: u32 = 4_000;

/// Writes it.
///
/// # Errors
/// As [`super::voters`].
pub fn annotated(book: &Workbook, findings: &[Finding], language: Language) -> Result<Vec<u8>, WriteError> {
    let words = words::of(language);
    let mut out = Book::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    out.set_properties(&DocProperties::new().set_author("Kutia").set_creation_datetime(&made));
    let marks = marks(findings);
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let page = out.add_worksheet();
        let name = free_name(&sheet.name, &names);
        page.set_name(&name)?;
        names.push(name);
        page.set_hidden(sheet.hidden);
        let own = marks.get(sheet.name.as_str());
        let empty = BTreeMap::new();
        let own = own.unwrap_or(&empty);
        for row in &sheet.rows {
            for (column, cell) in &row.cells {
                let format = own.get(&(row.number - 1, *column)).map(|mark| colour(mark.severity));
                write(page, (row.number - 1, *column), cell, format)?;
            }
        }
        for ((row, column), mark) in own {
            let filled = book.sheet(&sheet.name).and_then(|sheet| sheet.row(row + 1)?.cell(*column)).is_some();
            if !filled {
                page.write_blank(*row, *column, &colour(mark.severity))?;
            }
            if !mark.findings.is_empty() {
                let text: Vec<String> = mark.findings.iter().map(|finding| said(finding, words)).collect();
                let text: String = text.join("\n").chars().take(LONGEST).collect();
                page.insert_note(*row, *column, &Note::new(text).set_author("Kutia").set_width(320).set_height(110))?;
            }
        }
        page.autofit();
    }
    let page = out.add_worksheet();
    page.set_name(free_name(&words.text("workbook-findings"), &names))?;
    list(page, findings, words)?;
    page.set_active(true);
    Ok(out.save_to_buffer()?)
}

/// What a cell is marked with.
struct Mark<'a> {
    severity: Severity,
    findings: Vec<&'a Finding>,
}

type Marks<'a> = BTreeMap<&'a str, BTreeMap<(u32, u16), Mark<'a>>>;

/// Marks by sheet and cell; the words stand at the first cell of a range.
fn marks(findings: &[Finding]) -> Marks<'_> {
    let mut marks: Marks<'_> = BTreeMap::new();
    for finding in findings {
        let Some(Place::Cell { sheet, cell, .. }) = &finding.place else { continue };
        let Some((from, to)) = range(cell) else { continue };
        let own = marks.entry(sheet).or_default();
        let rows = from.0..=to.0.min(from.0.saturating_add(MOST_CELLS));
        for row in rows {
            for column in from.1..=to.1 {
                let mark =
                    own.entry((row, column)).or_insert(Mark { severity: finding.severity, findings: Vec::new() });
                mark.severity = mark.severity.min(finding.severity);
                if (row, column) == from {
                    mark.findings.push(finding);
                }
            }
        }
    }
    marks
}

/// A cell or range in A1 notation, counted from 0; of whole rows the first cell.
fn range(text: &str) -> Option<((u32, u16), (u32, u16))> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let (from, to) = (corner(from)?, corner(to)?);
    Some((from, (to.0.max(from.0), to.1.max(from.1))))
}

fn corner(text: &str) -> Option<(u32, u16)> {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let (letters, row) = text.split_at_checked(letters)?;
    let mut column = 0_u16;
    for letter in letters.bytes() {
        column = column.checked_mul(26)?.checked_add(u16::from(letter - b'A') + 1)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.saturating_sub(1)))
}

fn colour(severity: Severity) -> Format {
    let colour = match severity {
        Severity::Error => 0x00F8_C9C4,
        Severity::Warning => 0x00FC_E8B2,
        Severity::Note => 0x00DC_E9F7,
    };
    Format::new().set_background_color(Color::RGB(colour))
}

fn write(page: &mut Worksheet, at: (u32, u16), cell: &Cell, format: Option<Format>) -> Result<(), XlsxError> {
    let format = format.unwrap_or_default();
    match cell {
        Cell::Text(text) => page.write_string_with_format(at.0, at.1, text.as_ref(), &format)?,
        Cell::Error(text) => page.write_string_with_format(at.0, at.1, text.as_ref(), &format)?,
        Cell::Number(number) => page.write_number_with_format(at.0, at.1, *number, &format)?,
        Cell::Bool(value) => page.write_boolean_with_format(at.0, at.1, *value, &format)?,
        Cell::Date(date) => {
            let part = |n: i8| u8::try_from(n).unwrap_or(1);
            match ExcelDateTime::from_ymd(date.year().unsigned_abs(), part(date.month()), part(date.day())) {
                Ok(day) => {
                    let format = format.set_num_format("dd.mm.yyyy");
                    page.write_datetime_with_format(at.0, at.1, &day, &format)?
                }
                Err(_) => page.write_string_with_format(at.0, at.1, cell.typed(), &format)?,
            }
        }
    };
    Ok(())
}

/// A finding in words, with what to do about it and the article.
fn said(finding: &Finding, words: &Words) -> String {
    let values = values(finding);
    let key = format!("finding-{}", finding.code);
    let article = finding.article.as_ref().map(|article| format!(" ({article})")).unwrap_or_default();
    let fix = words.attribute(&key, "fix", &values).map(|fix| format!(" {fix}")).unwrap_or_default();
    format!("{}: {}.{fix}{article}", finding.code, words.say(&key, &values))
}

pub(super) fn values(finding: &Finding) -> Vec<(&str, words::Value)> {
    let value = |value: &model::finding::Value| match value {
        model::finding::Value::Number(number) => words::Value::from(*number),
        model::finding::Value::Text(text) => words::Value::from(text.as_str()),
    };
    finding.values.iter().map(|(name, found)| (name.as_str(), value(found))).collect()
}

/// The sheet of all findings.
fn list(page: &mut Worksheet, findings: &[Finding], words: &Words) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_background_color(Color::RGB(0x00E1_F0ED));
    let heads = ["code", "severity", "sheet", "cell", "value", "expected", "text", "fix", "article"];
    let widths = [8, 14, 16, 10, 24, 24, 60, 60, 10];
    for ((column, head), width) in (0_u16..).zip(heads).zip(widths) {
        page.write_with_format(0, column, words.text(&format!("workbook-finding-{head}")), &bold)?;
        page.set_column_width(column, width)?;
    }
    let wrap = Format::new().set_text_wrap();
    for (row, finding) in (1_u32..).zip(findings) {
        let (sheet, cell) = match &finding.place {
            Some(Place::Cell { sheet, cell, .. }) => (sheet.as_str(), cell.as_str()),
            _ => ("", ""),
        };
        let known = values(finding);
        let key = format!("finding-{}", finding.code);
        let shown = |name: &str| match finding.values.get(name) {
            Some(model::finding::Value::Text(text)) => text.clone(),
            Some(model::finding::Value::Number(number)) => number.to_string(),
            None => String::new(),
        };
        let severity = words.text(match finding.severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
            Severity::Note => "severity-note",
        });
        let fix = words.attribute(&key, "fix", &known).unwrap_or_default();
        let article = finding.article.clone().unwrap_or_default();
        let cells = [
            finding.code.to_string(),
            severity,
            sheet.to_owned(),
            cell.to_owned(),
            shown("found"),
            shown("expected"),
            words.say(&key, &known),
            fix,
            article,
        ];
        for (column, text) in (0_u16..).zip(cells) {
            page.write_string_with_format(row, column, text, &wrap)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    let last = u32::try_from(findings.len()).unwrap_or(0);
    page.autofilter(0, 0, last, 8)?;
    Ok(())
}

/// A sheet's name that a workbook allows and that is free.
fn free_name(wanted: &str, taken: &[String]) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
    let base: String = wanted.chars().filter(allowed).take(28).collect();
    let base = base.trim_matches('\'').trim().to_owned();
    let base = if base.is_empty() { "Fleta".to_owned() } else { base };
    let is_free = |name: &str| !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let numbered = (2..).map(|number| format!("{base} {number}"));
    std::iter::once(base.clone()).chain(numbered).find(|name| is_free(name)).unwrap_or(base)
}
