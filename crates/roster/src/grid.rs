//! A workbook as a grid of typed cells, whatever kind of file it came from.
//!
//! Always true: rows and the cells of a row are in order, and only cells that hold something are kept; rows and columns
//! are named as people see them (row 1, column A).

use std::collections::BTreeMap;

use model::{Date, Digest, Finding, Place};
use unicode_normalization::UnicodeNormalization;

use crate::source::Kind;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, never empty.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A date, without its time.
    Date(Date),
    /// True or false.
    Bool(bool),
    /// An error such as `#REF!`.
    Error(Box<str>),
}

/// A row with its cells by column, counted from 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Row number, counted from 1.
    pub number: u32,
    /// Cells with their columns.
    pub cells: Vec<(u16, Cell)>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name.
    pub name: String,
    /// Whether it is hidden; a hidden sheet is reported and not used.
    pub hidden: bool,
    /// Its rows that hold something.
    pub rows: Vec<Row>,
}

/// A whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// File name without folders.
    pub file: String,
    /// What kind of file its content shows.
    pub kind: Kind,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Sheets in their order.
    pub sheets: Vec<Sheet>,
    /// What is worth knowing about the file: warnings and notes only.
    pub findings: Vec<Finding>,
    /// The system of its coordinates, where the office says one; degrees without.
    pub crs: Option<model::crs::Crs>,
}

/// Most characters of a cell that a finding shows.
const SHOWN: usize = 60;

impl Cell {
    /// The value as a person sees it, cut to 60 characters.
    #[must_use]
    pub fn typed(&self) -> String {
        let text = match self {
            Self::Text(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
            Self::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        };
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if clean.chars().count() <= SHOWN {
            return clean;
        }
        let mut cut: String = clean.chars().take(SHOWN - 1).collect();
        cut.push('…');
        cut
    }

    /// The value as clean text: one encoding for each letter (NFC), no invisible characters, single spaces, none around it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => clean(text),
            Self::Error(_) => String::new(),
            Self::Number(_) | Self::Date(_) | Self::Bool(_) => self.typed(),
        }
    }
}

/// A text as a cell: what a program writes for an error in a formula is an error, whatever kind of cell it stands in.
pub(crate) fn text_cell(text: &str) -> Cell {
    let bare = text.trim();
    let known = matches!(
        bare,
        "#DIV/0!"
            | "#N/A"
            | "#NAME?"
            | "#NULL!"
            | "#NUM!"
            | "#REF!"
            | "#VALUE!"
            | "#GETTING_DATA"
            | "#SPILL!"
            | "#CALC!"
    );
    let libreoffice =
        bare.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit()));
    if known || libreoffice { Cell::Error(bare.into()) } else { Cell::Text(text.into()) }
}

/// Clean text (see [`Cell::text`]).
pub(crate) fn clean(text: &str) -> String {
    let simple = text.is_ascii() && !text.contains(|c: char| c.is_ascii_control()) && !text.contains("  ");
    if simple {
        return text.trim().to_owned();
    }
    let visible = text.nfc().filter_map(|c| match c {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    visible.collect::<String>().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let index = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(index).map(|(_, cell)| cell)
    }
}

impl Sheet {
    /// The row of a number, counted from 1.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Row> {
        let index = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(index)
    }
}

impl Workbook {
    /// A sheet by its name.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// The place of a cell.
    #[must_use]
    pub fn cell_place(&self, sheet: &str, row: u32, column: u16) -> Place {
        self.place(sheet, format!("{}{row}", column_letters(column)))
    }

    /// The place of a cell or range in A1 notation.
    #[must_use]
    pub fn place(&self, sheet: &str, cell: String) -> Place {
        Place::Cell { file: self.file.clone(), sheet: sheet.to_owned(), cell }
    }
}

/// The letters of a column counted from 0: A, B, …, Z, AA.
#[must_use]
pub fn column_letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Rows told as ranges, at most eight of them: `3, 7–9`.
pub(crate) fn ranges(rows: &[u32]) -> String {
    let mut runs: BTreeMap<u32, u32> = BTreeMap::new();
    let mut current: Option<(u32, u32)> = None;
    for &row in rows {
        current = match current {
            Some((first, last)) if row == last + 1 => Some((first, row)),
            Some((first, last)) => {
                runs.insert(first, last);
                Some((row, row))
            }
            None => Some((row, row)),
        };
    }
    runs.extend(current);
    let shown = runs.iter().take(8).map(
        |(first, last)| {
            if first == last { first.to_string() } else { format!("{first}–{last}") }
        },
    );
    let mut text = shown.collect::<Vec<_>>().join(", ");
    if runs.len() > 8 {
        text.push_str(", …");
    }
    text
}

#[cfg(test)]
mod tests;
