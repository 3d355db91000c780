//! Workbooks of Excel 97 to 2003, and what else is stored as a compound file: protected xlsx files above all.
//!
//! Always true: the reader never gets the file itself but a fresh compound file that holds only the checked stream of the
//! workbook, so loops and lies in the container cannot reach it.

use std::io::{Cursor, Read, Write};

use model::Finding;

use super::{Kind, Seen, spreadsheet};
use crate::limits::{Guard, Refused, refuse};

fn damaged<E>(_: E) -> Vec<Finding> {
    vec![Finding::error("R107")]
}

/// Looks at a compound file and reads its cells.
pub fn read(bytes: &[u8], guard: &Guard) -> Refused<(Kind, Seen)> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.is_stream("/EncryptedPackage") || file.is_stream("/EncryptionInfo") {
        return refuse(Finding::error("R106"));
    }
    let Some(name) = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)) else {
        return refuse(Finding::error("R105"));
    };
    let macros = file.is_storage("/_VBA_PROJECT_CUR");
    let mut stream = Vec::new();
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    file.open_stream(name).map_err(damaged)?.take(length).read_to_end(&mut stream).map_err(damaged)?;
    let hidden = Scan::default().run(&stream, guard)?;

    let mut fresh =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).map_err(damaged)?;
    fresh.create_stream(name).map_err(damaged)?.write_all(&stream).map_err(damaged)?;
    drop(stream);
    fresh.flush().map_err(damaged)?;
    let fresh = fresh.into_inner().into_inner();
    let sheets = spreadsheet::read(&fresh, Kind::Xls, guard)?;
    let names = sheets.iter().map(|sheet| sheet.name.clone());
    let hidden_rows = names.zip(hidden).filter(|(_, rows)| !rows.is_empty()).collect();
    Ok((Kind::Xls, Seen { macros, hidden_rows, sheets, ..Seen::default() }))
}

/// A look at the records of a workbook stream ([MS-XLS] 2.3).
#[derive(Default)]
struct Scan {
    /// Lengths in bytes of the shared texts.
    texts: Vec<u32>,
    text_bytes: u64,
    cells: u64,
    sheets: u64,
    /// Beginnings of streams so far: the first is the workbook's own.
    streams: usize,
    /// Streams inside one another: charts lie inside sheets.
    depth: u32,
    extent: Option<Extent>,
    hidden: Vec<Vec<u32>>,
}

#[derive(Clone, Copy)]
struct Extent {
    rows: (u64, u64),
    columns: (u64, u64),
}

impl Scan {
    fn run(mut self, stream: &[u8], guard: &Guard) -> Refused<Vec<Vec<u32>>> {
        let mut rest = stream;
        let mut shared: Option<Vec<&[u8]>> = None;
        while let Some((head, after)) = rest.split_first_chunk::<4>() {
            let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
            // Filling up to the end of the last sector.
            if kind == 0 && length == 0 {
                break;
            }
            let Some((data, after)) = after.split_at_checked(usize::from(length)) else {
                return refuse(Finding::error("R107"));
            };
            rest = after;
            match (kind, &mut shared) {
                (0x00fc, _) => shared = Some(vec![data]),
                (0x003c, Some(pieces)) => pieces.push(data),
                (_, Some(pieces)) => {
                    self.texts = shared_lengths(pieces);
                    shared = None;
                    self.record(kind, data, guard)?;
                }
                (_, None) => self.record(kind, data, guard)?,
            }
            if self.cells.is_multiple_of(65_536) {
                guard.time()?;
            }
        }
        Ok(self.hidden)
    }

    fn record(&mut self, kind: u16, data: &[u8], guard: &Guard) -> Refused<()> {
        match kind {
            0x002f => return refuse(Finding::error("R106")),
            0x0085 => {
                self.sheets += 1;
                Guard::most("R110", self.sheets, u64::try_from(guard.limits.sheets).unwrap_or(u64::MAX))?;
            }
            0x0809 => {
                self.depth += 1;
                if self.depth == 1 {
                    self.streams += 1;
                    self.extent = None;
                    if self.streams > 1 {
                        self.hidden.push(Vec::new());
                    }
                }
            }
            0x000a => self.depth = self.depth.saturating_sub(1),
            // The reader reserves the rectangle that this claims.
            0x0200 if data.len() >= 14 => {
                let rows = dword(data, 4).saturating_sub(dword(data, 0)).saturating_add(1);
                let columns = word(data, 10).saturating_sub(word(data, 8)).saturating_add(1);
                Guard::most("R113", rows.saturating_mul(columns), guard.limits.dense_cells)?;
            }
            0x0208 if word(data, 12) & 0x20 != 0 => {
                if let (Some(rows), Ok(row)) = (self.hidden.last_mut(), u32::try_from(word(data, 0) + 1)) {
                    rows.push(row);
                }
            }
            0x00fd => {
                let text = usize::try_from(dword(data, 6)).ok().and_then(|index| self.texts.get(index));
                self.text_bytes += u64::from(text.copied().unwrap_or(0));
                Guard::most_bytes("R119", self.text_bytes, guard.limits.text_bytes)?;
                self.cell(data, word(data, 2), guard)?;
            }
            0x0203 | 0x0204 | 0x0205 | 0x00d6 | 0x0006 | 0x027e => self.cell(data, word(data, 2), guard)?,
            0x00bd => {
                let last = word(data, data.len().saturating_sub(2));
                self.cell(data, last, guard)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes a cell, or a run of cells up to a last column, into the rectangle that the reader will hold.
    fn cell(&mut self, data: &[u8], last: u64, guard: &Guard) -> Refused<()> {
        let (row, column) = (word(data, 0), word(data, 2));
        self.cells += last.saturating_sub(column) + 1;
        Guard::most("R113", self.cells, guard.limits.cells)?;
        let now = Extent { rows: (row, row), columns: (column, last) };
        let wide = self.extent.map_or(now, |extent| Extent {
            rows: (extent.rows.0.min(row), extent.rows.1.max(row)),
            columns: (extent.columns.0.min(column), extent.columns.1.max(last)),
        });
        self.extent = Some(wide);
        let area = (wide.rows.1 - wide.rows.0 + 1) * (wide.columns.1.saturating_sub(wide.columns.0) + 1);
        Guard::most("R113", area, guard.limits.dense_cells)
    }
}

fn word(data: &[u8], at: usize) -> u64 {
    data.get(at..at.saturating_add(2)).map_or(0, |bytes| bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)))
}

fn dword(data: &[u8], at: usize) -> u64 {
    data.get(at..at.saturating_add(4)).map_or(0, |bytes| bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)))
}

/// The lengths in bytes of the texts in the table of shared texts ([MS-XLS] 2.4.265, 2.5.293), which runs over several
/// records; ends at the first thing that does not fit.
fn shared_lengths(pieces: &[&[u8]]) -> Vec<u32> {
    let mut reader = Pieces { pieces, piece: 0, at: 8 };
    let mut lengths = Vec::new();
    while let Some(length) = reader.text() {
        lengths.push(length);
    }
    lengths
}

struct Pieces<'a> {
    pieces: &'a [&'a [u8]],
    piece: usize,
    at: usize,
}

impl Pieces<'_> {
    fn left(&self) -> usize {
        self.pieces.get(self.piece).map_or(0, |piece| piece.len().saturating_sub(self.at))
    }

    /// To the next record once this one is used up; `None` after the last.
    fn turn(&mut self) -> Option<()> {
        while self.left() == 0 {
            self.piece += 1;
            self.at = 0;
            self.pieces.get(self.piece)?;
        }
        Some(())
    }

    fn number(&mut self, bytes: usize) -> Option<u64> {
        let data = *self.pieces.get(self.piece)?;
        let number = if bytes == 2 { word(data, self.at) } else { dword(data, self.at) };
        data.get(self.at..self.at.checked_add(bytes)?)?;
        self.at += bytes;
        Some(number)
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.pieces.get(self.piece)?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn text(&mut self) -> Option<u32> {
        self.turn()?;
        let characters = self.number(2)?;
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extension = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let mut left = usize::try_from(characters).ok()?;
        while left > 0 {
            if self.left() == 0 {
                self.turn()?;
                // The rest of the characters may be stored in the other width.
                flags = self.byte()?;
            }
            let width = usize::from(flags & 1) + 1;
            let here = (self.left() / width).min(left);
            if here == 0 {
                return None;
            }
            self.at += here * width;
            left -= here;
        }
        let mut skip = usize::try_from(runs.checked_mul(4)?.checked_add(extension)?).ok()?;
        while skip > 0 {
            self.turn()?;
            let here = self.left().min(skip);
            self.at += here;
            skip -= here;
        }
        // Three bytes of UTF-8 at most for each.
        u32::try_from(characters * 3).ok()
    }
}
