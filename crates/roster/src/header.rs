//! Which row of a sheet is its header, and which column is which.
//!
//! Always true: an exact head wins over a similar one, the first over a second; what was taken by similarity is told (R207),
//! so that nobody finds a wrong column by accident. Rows above the header are titles and not read.

mod look;

use std::collections::{BTreeMap, BTreeSet};

use model::Finding;

use crate::columns::{Column, Need};
use crate::grid::{Cell, Row, Sheet, Workbook};

pub use look::{Seen, SheetHeads, Taken, look, shape};

/// How many filled rows from the top may be titles.
pub const TITLES: usize = 40;
/// Most unknown columns that are told one by one.
const TOLD: usize = 20;

/// The header of a sheet.
#[derive(Debug)]
pub struct Header {
    /// Its row.
    pub row: u32,
    /// Column of each key.
    pub columns: BTreeMap<&'static str, u16>,
}

/// Whether a sheet is a table.
pub enum Recognised {
    /// It is.
    Table(Header),
    /// Some columns are there, but not the ones without which nothing can be read: their keys.
    Lacking(u32, Vec<&'static str>),
    /// Nothing of it is there.
    Other,
}

/// Looks for the header of a table.
pub fn recognise(
    book: &Workbook,
    sheet: &Sheet,
    table: &[Column],
    mapping: Option<&BTreeMap<String, String>>,
    findings: &mut Vec<Finding>,
) -> Recognised {
    let heads = Heads::of(table, mapping);
    let Some((score, matches)) = best_row(&heads, sheet, table).filter(|(score, _)| *score >= 2) else {
        return Recognised::Other;
    };
    let row = matches.row;
    let missing = |wanted: Need| {
        let columns = table.iter().filter(move |column| column.need == wanted);
        columns.map(|column| column.key).filter(|key| !matches.found.contains_key(key)).collect::<Vec<_>>()
    };
    let must = missing(Need::Must);
    if !must.is_empty() {
        let enough = score >= 3 || must.len() == 1;
        return if enough { Recognised::Lacking(row, must) } else { Recognised::Other };
    }
    let place = |column: u16| book.cell_place(&sheet.name, row, column);
    for key in missing(Need::Should) {
        let place = book.place(&sheet.name, format!("{row}:{row}"));
        findings.push(Finding::error("R202").at(place).with("column", key));
    }
    for (row, column, key, head) in &matches.by_hand {
        let place = book.cell_place(&sheet.name, *row, *column);
        findings.push(Finding::note("R208").at(place).with("found", head.as_str()).with("column", *key));
    }
    for (column, key, head) in &matches.similar {
        findings.push(Finding::note("R207").at(place(*column)).with("found", head.as_str()).with("column", *key));
    }
    for (column, key, head) in &matches.twice {
        findings.push(Finding::warning("R204").at(place(*column)).with("found", head.as_str()).with("column", *key));
    }
    for (column, head) in matches.unknown.iter().take(TOLD) {
        findings.push(Finding::note("R203").at(place(*column)).with("found", head.as_str()));
    }
    Recognised::Table(Header { row, columns: matches.found })
}

/// The row among the first that names most columns, with what rows beside it add, and how many it names itself.
fn best_row(heads: &Heads, sheet: &Sheet, table: &[Column]) -> Option<(usize, Matches)> {
    let mut best: Option<(usize, Matches)> = None;
    for row in sheet.rows.iter().take(TITLES) {
        if best.as_ref().is_some_and(|(most, _)| heads.possible(row) <= *most) {
            continue;
        }
        let matches = heads.matches(row);
        let score = matches.found.iter().filter(|(key, _)| need(table, key) != Need::Ignored).count();
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, matches));
        }
    }
    let (score, mut matches) = best?;
    if score >= 2 {
        matches.add_from_above(heads, sheet);
        matches.add_from_below(heads, sheet, table);
    }
    Some((score, matches))
}

fn need(table: &[Column], key: &str) -> Need {
    table.iter().find(|column| column.key == key).map_or(Need::Ignored, |column| column.need)
}

/// Letters and digits of a head, without marks and case.
pub fn bare(text: &str) -> String {
    words::fold(text).chars().filter(|c| c.is_alphanumeric() || *c == '#').collect()
}

struct Heads {
    /// Key, head, and the head's letters.
    heads: Vec<(&'static str, String, Vec<char>)>,
    /// Named by hand: the bare head → its key, `None` for one that is not to be read.
    by_hand: BTreeMap<String, Option<&'static str>>,
}

#[derive(Default)]
struct Matches {
    row: u32,
    found: BTreeMap<&'static str, u16>,
    /// Set by hand, with the row of the head.
    by_hand: Vec<(u32, u16, &'static str, String)>,
    /// Not to be read, as a person said.
    left_out: Vec<(u16, String)>,
    similar: Vec<(u16, &'static str, String)>,
    twice: Vec<(u16, &'static str, String)>,
    unknown: Vec<(u16, String)>,
}

impl Matches {
    /// Heads of two rows, when the richer one is above: the row below names the parts of one of its heads.
    fn add_from_below(&mut self, heads: &Heads, sheet: &Sheet, table: &[Column]) {
        let lacking = |found: &BTreeMap<&'static str, u16>| {
            table.iter().filter(|column| column.need == Need::Must && !found.contains_key(column.key)).count()
        };
        let before = lacking(&self.found);
        let Some(below) = self.row.checked_add(1).and_then(|row| sheet.row(row)).filter(|_| before > 0) else { return };
        let Matches { mut found, by_hand, .. } = heads.matches(below);
        let taken: BTreeSet<u16> = found.values().copied().collect();
        for (key, column) in self.found.iter().filter(|(_, column)| !taken.contains(column)) {
            found.entry(key).or_insert(*column);
        }
        if lacking(&found) < before {
            self.unknown.retain(|(column, _)| !taken.contains(column));
            (self.found, self.row) = (found, below.number);
            self.by_hand.extend(by_hand);
        }
    }

    /// Heads of two rows: what the row above names over a column that has no head of its own (merged cells).
    fn add_from_above(&mut self, heads: &Heads, sheet: &Sheet) {
        let Some(above) = self.row.checked_sub(1).and_then(|row| sheet.row(row)) else { return };
        let used: BTreeSet<u16> =
            sheet.row(self.row).into_iter().flat_map(|row| &row.cells).map(|(at, _)| *at).collect();
        for (column, cell) in above.cells.iter().filter(|(column, _)| !used.contains(column)) {
            let (text, head) = (cell.typed(), bare(&cell.typed()));
            let named = heads.by_hand.get(&head).copied();
            let Some(key) = named.unwrap_or_else(|| heads.exact(&head, &self.found)) else { continue };
            if !self.found.contains_key(key) {
                self.found.insert(key, *column);
                if named.is_some() {
                    self.by_hand.push((above.number, *column, key, text));
                }
            }
        }
    }
}

impl Heads {
    fn of(table: &[Column], mapping: Option<&BTreeMap<String, String>>) -> Self {
        let known = table.iter().flat_map(|column| column.heads.iter().map(|head| (column.key, bare(head))));
        let heads = known.map(|(key, head)| {
            let letters = head.chars().collect();
            (key, head, letters)
        });
        let key = |name: &str| table.iter().map(|column| column.key).find(|key| *key == name);
        let by_hand = mapping.into_iter().flatten().map(|(head, name)| (bare(head), key(name))).collect();
        Self { heads: heads.collect(), by_hand }
    }

    /// The key whose head is exactly this, first those that are not taken.
    fn exact(&self, head: &str, taken: &BTreeMap<&'static str, u16>) -> Option<&'static str> {
        let mut keys = self.heads.iter().filter(|(_, known, _)| known == head).map(|(key, ..)| *key);
        let first = keys.next()?;
        if !taken.contains_key(first) { Some(first) } else { keys.find(|key| !taken.contains_key(key)).or(Some(first)) }
    }

    /// The key with the most similar head among those that are not taken, if only one is that near.
    fn similar(&self, head: &str, taken: &BTreeMap<&'static str, u16>) -> Option<&'static str> {
        let letters: Vec<char> = head.chars().collect();
        let allowed = match letters.len() {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        let free = self.heads.iter().filter(|(key, ..)| !taken.contains_key(key));
        let near: Vec<(usize, &'static str)> = free
            .filter(|(_, _, known)| known.len() >= 4)
            .filter_map(|(key, _, known)| Some((distance(&letters, known, allowed)?, *key)))
            .collect();
        let least = near.iter().map(|(distance, _)| *distance).min()?;
        let keys: BTreeSet<&'static str> =
            near.iter().filter(|(distance, _)| *distance == least).map(|(_, key)| *key).collect();
        if keys.len() == 1 { keys.first().copied() } else { None }
    }

    /// How many cells of a row can be heads: a number or a date is none, unless a person set it.
    fn possible(&self, row: &Row) -> usize {
        let may_be = |cell: &Cell| {
            matches!(cell, Cell::Text(text) if text.chars().any(|c| c.is_alphabetic() || c == '#'))
                || (!self.by_hand.is_empty() && self.by_hand.contains_key(&bare(&cell.typed())))
        };
        row.cells.iter().filter(|(_, cell)| may_be(cell)).count()
    }

    fn matches(&self, row: &Row) -> Matches {
        let mut matches = Matches { row: row.number, ..Matches::default() };
        let cells = row.cells.iter().map(|(column, cell)| {
            let text = cell.typed();
            let head = bare(&text);
            (*column, head, text)
        });
        let (set, others): (Vec<_>, Vec<_>) = cells.partition(|(_, head, _)| self.by_hand.contains_key(head));
        for (column, head, text) in set {
            match self.by_hand.get(&head).copied().flatten() {
                Some(key) if matches.found.contains_key(key) => matches.twice.push((column, key, text)),
                Some(key) => {
                    matches.found.insert(key, column);
                    matches.by_hand.push((row.number, column, key, text));
                }
                None => matches.left_out.push((column, text)),
            }
        }
        let mut rest = Vec::new();
        // A title or a sentence is no head.
        for (column, head, text) in others.into_iter().filter(|(_, head, _)| (1..=48).contains(&head.chars().count())) {
            match self.exact(&head, &matches.found) {
                Some(key) if matches.found.contains_key(key) => matches.twice.push((column, key, text)),
                Some(key) => {
                    matches.found.insert(key, column);
                }
                None => rest.push((column, head, text)),
            }
        }
        for (column, head, text) in rest {
            match self.similar(&head, &matches.found) {
                Some(key) => {
                    matches.found.insert(key, column);
                    matches.similar.push((column, key, text));
                }
                None => matches.unknown.push((column, text)),
            }
        }
        matches
    }
}

/// Edits (insert, leave out, change, swap neighbours) between two words, if no more than allowed.
fn distance(a: &[char], b: &[char], allowed: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut now = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            now[j] = changed.min(last[j] + 1).min(now[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                now[j] = now[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, now);
    }
    last.last().copied().filter(|edits| *edits <= allowed)
}

#[cfg(test)]
mod tests;
