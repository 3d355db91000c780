//! What an OpenDocument spreadsheet would grow to: its cells and rows are written once with a number of repeats.
//!
//! Always true: an estimate here is never less than what the reader builds, because every cell that holds something is
//! counted with all its repeats, with the empty ones before it, and with its text.

use std::collections::BTreeMap;

use crate::limits::{Guard, Refused};
use crate::source::xml::Tag;

/// Most blanks that one element may stand for.
const BLANKS: u64 = 1_000;

/// The tables seen so far.
#[derive(Default)]
pub struct Tables {
    /// Hidden rows by sheet name.
    pub hidden_rows: BTreeMap<String, Vec<u32>>,
    sheet: String,
    sheets: u64,
    row: u64,
    row_repeats: u64,
    row_hidden: bool,
    row_filled: u64,
    row_cells: u64,
    row_text: u64,
    last_filled_row: u64,
    widest: u64,
    cell: Option<Cell>,
    cells: u64,
    text: u64,
}

struct Cell {
    repeats: u64,
    filled: bool,
    text: u64,
}

impl Tables {
    /// Takes one tag of the content and the bytes of text before it.
    pub fn tag(&mut self, tag: &Tag<'_>, text: u64, guard: &Guard) -> Refused<()> {
        if let Some(cell) = &mut self.cell {
            cell.text = cell.text.saturating_add(text);
        }
        match tag.local_name() {
            b"table" if tag.ends => self.table_ends(guard),
            b"table" => self.table_begins(tag, guard),
            b"table-row" if tag.ends => self.row_ends(guard),
            b"table-row" => {
                self.row_repeats = tag.count(b"table:number-rows-repeated");
                let hidden = tag.attribute(b"table:visibility");
                self.row_hidden = hidden.is_some_and(|value| matches!(value.as_str(), "collapse" | "filter"));
                (self.row_filled, self.row_cells, self.row_text) = (0, 0, 0);
                if tag.empty { self.row_ends(guard) } else { Ok(()) }
            }
            b"table-cell" | b"covered-table-cell" if tag.ends => self.cell_ends(guard),
            b"table-cell" | b"covered-table-cell" => {
                let repeats = tag.count(b"table:number-columns-repeated");
                let valued =
                    [b"office:value-type".as_slice(), b"office:value", b"table:formula", b"office:string-value"];
                let filled = valued.iter().any(|name| tag.attribute(name).is_some());
                let text = tag.attribute(b"office:string-value").map_or(0, |text| text.len());
                self.cell = Some(Cell { repeats, filled, text: u64::try_from(text).unwrap_or(u64::MAX) });
                if tag.empty { self.cell_ends(guard) } else { Ok(()) }
            }
            b"s" if !tag.ends => Guard::most("R119", tag.count(b"text:c"), BLANKS),
            _ => Ok(()),
        }
    }

    fn table_begins(&mut self, tag: &Tag<'_>, guard: &Guard) -> Refused<()> {
        self.sheet = tag.attribute(b"table:name").unwrap_or_default();
        (self.row, self.last_filled_row, self.widest) = (0, 0, 0);
        self.sheets += 1;
        Guard::most("R110", self.sheets, u64::try_from(guard.limits.sheets).unwrap_or(u64::MAX))
    }

    /// The reader holds the whole rectangle of a table.
    fn table_ends(&mut self, guard: &Guard) -> Refused<()> {
        let area = self.last_filled_row.saturating_mul(self.widest);
        Guard::most("R113", area, guard.limits.dense_cells)
    }

    fn row_ends(&mut self, guard: &Guard) -> Refused<()> {
        let first = self.row.saturating_add(1);
        self.row = self.row.saturating_add(self.row_repeats);
        if self.row_filled == 0 {
            return Ok(());
        }
        Guard::most("R111", self.row, u64::from(guard.limits.rows))?;
        Guard::most("R112", self.row_filled, u64::from(guard.limits.columns))?;
        self.last_filled_row = self.row;
        self.widest = self.widest.max(self.row_filled);
        self.cells = self.cells.saturating_add(self.row_filled.saturating_mul(self.row_repeats));
        self.text = self.text.saturating_add(self.row_text.saturating_mul(self.row_repeats));
        Guard::most("R113", self.cells, guard.limits.dense_cells)?;
        Guard::most_bytes("R119", self.text, guard.limits.text_bytes)?;
        if self.row_hidden {
            // At most as many as the limit of rows, which was checked just above.
            let rows = first..=self.row;
            let rows = rows.filter_map(|row| u32::try_from(row).ok());
            self.hidden_rows.entry(self.sheet.clone()).or_default().extend(rows);
        }
        Ok(())
    }

    fn cell_ends(&mut self, guard: &Guard) -> Refused<()> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        self.row_cells = self.row_cells.saturating_add(cell.repeats);
        if cell.filled {
            self.row_filled = self.row_cells;
            self.row_text = self.row_text.saturating_add(cell.text.saturating_mul(cell.repeats));
            // Before the row is whole: a row of its own may be the bomb.
            Guard::most("R112", self.row_filled, u64::from(guard.limits.columns))?;
        }
        Ok(())
    }
}
