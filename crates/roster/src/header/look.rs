//! The heads of a sheet as a person sees them who sets its columns by hand: each with samples, and what it is read as.
//!
//! Always true: what is told here is what [`super::recognise`] reads; a head row is told even where nothing is recognised.

use std::collections::{BTreeMap, BTreeSet};

use model::Digest;

use super::{Heads, Matches, TITLES, bare, best_row};
use crate::columns::{Column, Need};
use crate::grid::{Cell, Row, Sheet};

/// Most samples of a column.
const SAMPLES: usize = 3;
/// Rows below the head that samples are taken from.
const LOOKED_AT: usize = 200;

/// How a column was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Its head is one of the usual ones.
    Exact,
    /// Its head is like a usual one.
    Similar,
    /// A person set it.
    ByHand,
    /// A person said that it is not to be read.
    LeftOut,
    /// Another column is this field already.
    Twice,
    /// Nothing is known of it.
    Unknown,
}

/// A column with a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Column, counted from 0.
    pub column: u16,
    /// Its head as it stands.
    pub head: String,
    /// The first values below it that differ.
    pub samples: Vec<String>,
    /// The field that it is read as; for one that stands twice, the field that it would be.
    pub key: Option<&'static str>,
    /// How that was found.
    pub taken: Taken,
}

/// The heads of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetHeads {
    /// Name of the sheet.
    pub sheet: String,
    /// Row of the head, counted from 1.
    pub row: u32,
    /// Shape of the head (see [`shape`]).
    pub shape: Digest,
    /// The columns, from the left.
    pub columns: Vec<Seen>,
    /// Fields without which nothing is read, and that are not there.
    pub missing: Vec<&'static str>,
}

/// The heads of a sheet; `None` for one that holds no row with a text.
pub fn look(sheet: &Sheet, table: &[Column], mapping: Option<&BTreeMap<String, String>>) -> Option<SheetHeads> {
    let heads = Heads::of(table, mapping);
    let recognised = best_row(&heads, sheet, table).filter(|(score, _)| *score >= 2).map(|(_, matches)| matches);
    let matches = match recognised {
        Some(matches) => matches,
        None => heads.matches(likely(sheet)?),
    };
    let row = sheet.row(matches.row)?;
    let mut columns: BTreeMap<u16, (String, Option<&'static str>, Taken)> = BTreeMap::new();
    tell(&matches, &mut columns);
    for (column, cell) in &row.cells {
        columns.entry(*column).or_insert_with(|| {
            let known = matches.found.iter().find(|(_, at)| *at == column).map(|(key, _)| *key);
            (cell.typed(), known, if known.is_some() { Taken::Exact } else { Taken::Unknown })
        });
    }
    // Found in the row above, over columns that have no head of their own.
    for (key, column) in &matches.found {
        columns.entry(*column).or_insert_with(|| {
            let above = matches.row.checked_sub(1).and_then(|row| sheet.row(row)?.cell(*column)).map(Cell::typed);
            (above.unwrap_or_default(), Some(*key), Taken::Exact)
        });
    }
    let must = table.iter().filter(|column| column.need == Need::Must).map(|column| column.key);
    let missing = must.filter(|key| !matches.found.contains_key(key)).collect();
    let seen =
        |(column, (head, key, taken))| Seen { column, head, samples: samples(sheet, matches.row, column), key, taken };
    let columns: Vec<Seen> = columns.into_iter().filter(|(_, (head, ..))| !bare(head).is_empty()).map(seen).collect();
    let shape = shape(row).unwrap_or_else(|| Digest::of(b""));
    Some(SheetHeads { sheet: sheet.name.clone(), row: row.number, shape, columns, missing })
}

/// What was not recognised exactly.
fn tell(matches: &Matches, columns: &mut BTreeMap<u16, (String, Option<&'static str>, Taken)>) {
    for (_, column, key, head) in &matches.by_hand {
        columns.insert(*column, (head.clone(), Some(*key), Taken::ByHand));
    }
    for (column, head) in &matches.left_out {
        columns.insert(*column, (head.clone(), None, Taken::LeftOut));
    }
    for (column, key, head) in &matches.similar {
        columns.insert(*column, (head.clone(), Some(*key), Taken::Similar));
    }
    for (column, key, head) in &matches.twice {
        columns.insert(*column, (head.clone(), Some(*key), Taken::Twice));
    }
    for (column, head) in &matches.unknown {
        columns.insert(*column, (head.clone(), None, Taken::Unknown));
    }
}

/// The row that most likely is the head where nothing is recognised: the first that is nearly as wide as the widest among
/// the first rows and holds texts only.
fn likely(sheet: &Sheet) -> Option<&Row> {
    let texts = |row: &Row| row.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
    let rows = || sheet.rows.iter().take(TITLES);
    let widest = rows().map(|row| row.cells.len()).max()?;
    let wide = |row: &&Row| row.cells.len() * 10 >= widest * 6 && texts(row) == row.cells.len();
    rows()
        .find(wide)
        .or_else(|| rows().max_by_key(|row| (texts(row), std::cmp::Reverse(row.number))))
        .filter(|row| texts(row) > 0)
}

fn samples(sheet: &Sheet, head: u32, column: u16) -> Vec<String> {
    let below = sheet.rows.iter().filter(|row| row.number > head).take(LOOKED_AT);
    let (mut told, mut found) = (BTreeSet::new(), Vec::new());
    for text in below.filter_map(|row| row.cell(column)).map(Cell::typed) {
        if found.len() < SAMPLES && !text.trim().is_empty() && told.insert(text.clone()) {
            found.push(text);
        }
    }
    found
}

/// The shape of a row of heads: the digest of its texts without marks, signs and case, whatever their order. `None` for a
/// row with fewer than two.
pub fn shape(row: &Row) -> Option<Digest> {
    let texts = row.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Text(_)));
    let heads: BTreeSet<String> =
        texts.map(|(_, cell)| bare(&cell.typed())).filter(|head| head.chars().any(char::is_alphabetic)).collect();
    let joined = heads.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    (heads.len() >= 2).then(|| Digest::of(joined.as_bytes()))
}
