//! Columns of a candidate list that a person set by hand, and how they are found again for the next file of that shape.
//!
//! Always true: a mapping goes by the heads as people see them, so another order of the columns is the same shape; what is
//! found again is told (R209).

use std::collections::BTreeMap;

use model::{Digest, Finding};

use crate::columns::{CANDIDATES, Need};
use crate::grid::{Sheet, Workbook};
use crate::header::{self, SheetHeads, TITLES};
use crate::table::{self, Mapping};

/// The heads of all sheets that hold anything and are not hidden.
#[must_use]
pub fn heads(book: &Workbook, mapping: Option<&Mapping>) -> Vec<SheetHeads> {
    shown(book).filter_map(|sheet| header::look(sheet, CANDIDATES, mapping)).collect()
}

fn shown(book: &Workbook) -> impl Iterator<Item = &Sheet> {
    book.sheets.iter().filter(|sheet| !sheet.hidden && !sheet.rows.is_empty())
}

/// The fields of a candidate list, and whether a list can be read without them; those that are never used are left out.
pub fn fields() -> impl Iterator<Item = (&'static str, Need)> {
    CANDIDATES.iter().filter(|column| column.need != Need::Ignored).map(|column| (column.key, column.need))
}

/// A field by its key or by one of its usual heads.
#[must_use]
pub fn field_named(text: &str) -> Option<&'static str> {
    let by_key = fields().map(|(key, _)| key).find(|key| *key == text.trim());
    by_key.or_else(|| {
        let bare = header::bare(text);
        let known = CANDIDATES.iter().filter(|column| column.need != Need::Ignored);
        known
            .filter(|column| column.heads.iter().any(|head| header::bare(head) == bare))
            .map(|column| column.key)
            .next()
    })
}

/// What was set earlier for the shapes of this workbook: all of it together, and a note at each head that has one.
///
/// Codes: R209 the columns are read as they were set by hand earlier for a file of this shape.
#[must_use]
pub fn remembered(book: &Workbook, known: &BTreeMap<Digest, Mapping>) -> Option<(Mapping, Vec<Finding>)> {
    let (mut mapping, mut findings) = (Mapping::new(), Vec::new());
    if known.is_empty() {
        return None;
    }
    for sheet in shown(book) {
        for row in sheet.rows.iter().take(TITLES) {
            let Some(set) = header::shape(row).and_then(|shape| known.get(&shape)) else { continue };
            let place = book.place(&sheet.name, format!("{0}:{0}", row.number));
            findings.push(Finding::note("R209").at(place).with("count", set.len()));
            for (head, key) in set {
                mapping.entry(head.clone()).or_insert_with(|| key.clone());
            }
        }
    }
    (!mapping.is_empty()).then_some((mapping, findings))
}

/// The shapes of the heads that a mapping was used for, each with its part of the mapping: what is to be remembered.
#[must_use]
pub fn shapes(book: &Workbook, mapping: &Mapping) -> BTreeMap<Digest, Mapping> {
    let mut shapes = BTreeMap::new();
    for sheet in table::find_with(book, CANDIDATES, Some(mapping), &mut Vec::new()) {
        let Some(head) = sheet.sheet.row(sheet.header.row) else { continue };
        let above = sheet.header.row.checked_sub(1).and_then(|row| sheet.sheet.row(row));
        let here: Vec<String> = above
            .into_iter()
            .chain([head])
            .flat_map(|row| &row.cells)
            .map(|(_, cell)| header::bare(&cell.typed()))
            .collect();
        let part: Mapping = mapping
            .iter()
            .filter(|(name, _)| here.contains(&header::bare(name)))
            .map(|(name, key)| (name.clone(), key.clone()))
            .collect();
        if let (Some(shape), false) = (header::shape(head), part.is_empty()) {
            shapes.insert(shape, part);
        }
    }
    shapes
}

#[cfg(test)]
mod tests;
