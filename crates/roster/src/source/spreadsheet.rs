//! Cells out of a checked spreadsheet, by `calamine`.
//!
//! Always true: this is the only place that calls a foreign reader, and the only one with a `catch_unwind`: such a reader
//! may panic on hostile bytes that our look let through, and then the file is refused as damaged (R107).

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use model::{Date, Finding};

use super::Kind;
use crate::grid::{Cell, Row, Sheet, text_cell};
use crate::limits::{Guard, Refused, refuse};

/// Most characters of a sheet's name that are kept (Excel itself allows 31).
const LONGEST_NAME: usize = 100;

/// Reads all sheets.
pub fn read(bytes: &[u8], kind: Kind, guard: &Guard) -> Refused<Vec<Sheet>> {
    let read = || match kind {
        Kind::Xlsx => xlsx(bytes, guard),
        Kind::Xlsb => xlsb(bytes, guard),
        Kind::Xls => {
            let mut book = Xls::new(Cursor::new(bytes)).map_err(damaged)?;
            whole(&mut book, guard)
        }
        Kind::Ods => {
            let mut book = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
            whole(&mut book, guard)
        }
        Kind::Csv | Kind::GeoJson | Kind::Shapefile => refuse(Finding::error("R105")),
    };
    // Nothing that a panic could leave half done is used afterwards.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| refuse(Finding::error("R107")))
}

fn damaged<E: std::fmt::Display>(error: E) -> Vec<Finding> {
    // The readers say it in words only, each in its own error type.
    let code = if error.to_string().contains("password") { "R106" } else { "R107" };
    vec![Finding::error(code)]
}

/// The names of the sheets that hold cells, and whether each is hidden.
fn names<RS>(book: &impl Reader<RS>, guard: &Guard) -> Refused<Vec<(String, bool)>>
where
    RS: std::io::Read + std::io::Seek,
{
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<_> = sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    let most = u64::try_from(guard.limits.sheets).unwrap_or(u64::MAX);
    Guard::most("R110", u64::try_from(names.len()).unwrap_or(u64::MAX), most)?;
    Ok(names)
}

fn xlsx(bytes: &[u8], guard: &Guard) -> Refused<Vec<Sheet>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grid = Grid::new(guard);
    for (name, hidden) in names(&book, guard)? {
        grid.begin(&name, hidden)?;
        // A sheet that is a chart has no cells; a reader of another kind of sheet fails and is no harm.
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            grid.cell(cell.get_position(), cell.get_value())?;
        }
    }
    Ok(grid.end())
}

fn xlsb(bytes: &[u8], guard: &Guard) -> Refused<Vec<Sheet>> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grid = Grid::new(guard);
    for (name, hidden) in names(&book, guard)? {
        grid.begin(&name, hidden)?;
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            grid.cell(cell.get_position(), cell.get_value())?;
        }
    }
    Ok(grid.end())
}

/// Reads the kinds that the reader holds whole: their extent was checked before.
fn whole<RS, R>(book: &mut R, guard: &Guard) -> Refused<Vec<Sheet>>
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
{
    let mut grid = Grid::new(guard);
    for (name, hidden) in names(book, guard)? {
        grid.begin(&name, hidden)?;
        let Ok(range): Result<Range<Data>, _> = book.worksheet_range(&name) else {
            return refuse(Finding::error("R107"));
        };
        let start = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let above = |n: usize, start: u32| start.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
            grid.cell((above(row, start.0), above(column, start.1)), &borrowed(value))?;
        }
    }
    Ok(grid.end())
}

/// The value as the other readers give it.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// The sheets while they are being filled.
struct Grid<'a> {
    guard: &'a Guard,
    sheets: Vec<Sheet>,
    cells: u64,
    text_bytes: u64,
    in_order: bool,
}

impl<'a> Grid<'a> {
    fn new(guard: &'a Guard) -> Self {
        Self { guard, sheets: Vec::new(), cells: 0, text_bytes: 0, in_order: true }
    }

    fn begin(&mut self, name: &str, hidden: bool) -> Refused<()> {
        self.close();
        let name = name.chars().take(LONGEST_NAME).collect();
        self.sheets.push(Sheet { name, hidden, rows: Vec::new() });
        self.guard.time()
    }

    fn cell(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Refused<()> {
        let Some(cell) = self.value(value)? else { return Ok(()) };
        let limits = &self.guard.limits;
        Guard::most("R111", u64::from(row) + 1, u64::from(limits.rows))?;
        Guard::most("R112", u64::from(column) + 1, u64::from(limits.columns))?;
        self.cells += 1;
        Guard::most("R113", self.cells, limits.cells)?;
        if self.cells.is_multiple_of(16_384) {
            self.guard.time()?;
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        let (number, column) = (row + 1, u16::try_from(column).unwrap_or(u16::MAX));
        match sheet.rows.last_mut() {
            Some(last) if last.number == number => {
                self.in_order &= last.cells.last().is_none_or(|(before, _)| *before < column);
                last.cells.push((column, cell));
            }
            last => {
                // A table's rows are of one length: a row gets the room that the one before needed.
                let room = last.as_ref().map_or(1, |last| last.cells.len());
                self.in_order &= last.is_none_or(|last| last.number < number);
                let mut cells = Vec::with_capacity(room);
                cells.push((column, cell));
                sheet.rows.push(Row { number, cells });
            }
        }
        Ok(())
    }

    fn value(&mut self, value: &DataRef<'_>) -> Refused<Option<Cell>> {
        Ok(match value {
            DataRef::Empty => None,
            DataRef::String(text) | DataRef::DurationIso(text) => self.text(text)?,
            DataRef::SharedString(text) => self.text(text)?,
            DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
                Some(date) => Some(Cell::Date(date)),
                None => self.text(text)?,
            },
            #[expect(clippy::cast_precision_loss, reason = "whole numbers of a sheet come from 64-bit floats")]
            DataRef::Int(number) => Some(Cell::Number(*number as f64)),
            DataRef::Float(number) => Some(Cell::Number(*number)),
            DataRef::Bool(value) => Some(Cell::Bool(*value)),
            DataRef::DateTime(moment) => Some(date(moment).map_or(Cell::Number(moment.as_f64()), Cell::Date)),
            DataRef::Error(error) => Some(Cell::Error(error.to_string().into())),
        })
    }

    fn text(&mut self, text: &str) -> Refused<Option<Cell>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let most = u64::try_from(self.guard.limits.cell_text_bytes).unwrap_or(u64::MAX);
        Guard::most("R119", bytes, most)?;
        self.text_bytes += bytes;
        Guard::most_bytes("R119", self.text_bytes, self.guard.limits.text_bytes)?;
        Ok(Some(text_cell(text)))
    }

    /// Puts the rows of the last sheet in order where the file did not, and joins pieces of one row.
    fn close(&mut self) {
        let in_order = std::mem::replace(&mut self.in_order, true);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !in_order) else { return };
        sheet.rows.sort_by_key(|row| row.number);
        let mut rows: Vec<Row> = Vec::with_capacity(sheet.rows.len());
        for mut row in std::mem::take(&mut sheet.rows) {
            match rows.last_mut().filter(|last| last.number == row.number) {
                Some(last) => last.cells.append(&mut row.cells),
                None => rows.push(row),
            }
        }
        for row in &mut rows {
            row.cells.sort_by_key(|(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
        sheet.rows = rows;
    }

    fn end(mut self) -> Vec<Sheet> {
        self.close();
        self.sheets
    }
}

/// The day of a moment in either date system; a duration is none.
fn date(moment: &ExcelDateTime) -> Option<Date> {
    if moment.is_duration() {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
