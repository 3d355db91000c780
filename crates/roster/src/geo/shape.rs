//! Shapefile: `.shp` with its `.dbf` (values), `.prj` (coordinate system) and `.cpg` (encoding), beside one another or in a zip.
//!
//! Always true: every length that the file states is checked against the bytes that are there before it is believed.

use std::io::{Cursor, Read as _};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1250, WINDOWS_1252};
use model::Finding;
use model::crs::Crs;
use zip::ZipArchive;

use super::{MOST_POINTS, Raw, Shape};
use crate::grid::Cell;
use crate::limits::{Guard, Refused, refuse};
use crate::source::Kind;

/// The files that belong to a `.shp`.
pub(super) struct Beside {
    dbf: Option<Vec<u8>>,
    prj: Option<Vec<u8>>,
    cpg: Option<Vec<u8>>,
}

impl Beside {
    pub fn of_files(beside: &dyn Fn(&str) -> Option<Vec<u8>>) -> Self {
        let either = |ending: &str| beside(ending).or_else(|| beside(&ending.to_ascii_uppercase()));
        Self { dbf: either("dbf"), prj: either("prj"), cpg: either("cpg") }
    }
}

fn damaged<T>() -> Refused<T> {
    refuse(Finding::error("R131"))
}

/// Reads the one Shapefile of a zip; `None` when it holds none.
pub(super) fn read_zip(bytes: &[u8], guard: &Guard) -> Refused<Option<Raw>> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(None) };
    let parts = u64::try_from(zip.len()).unwrap_or(u64::MAX);
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_string()).collect();
    let ends = |name: &str, ending: &str| name.to_ascii_lowercase().ends_with(ending) && !name.starts_with("__MACOSX");
    let shapes: Vec<&String> = names.iter().filter(|name| ends(name, ".shp")).collect();
    let Some(shape) = shapes.first() else { return Ok(None) };
    Guard::most("R114", parts, u64::try_from(guard.limits.parts).unwrap_or(u64::MAX))?;
    if shapes.len() > 1 {
        return refuse(Finding::error("R135").with("count", shapes.len()));
    }
    let stem = shape.get(..shape.len() - 4).unwrap_or_default().to_ascii_lowercase();
    let mut expanded = 0;
    let mut part = |ending: &str| -> Refused<Option<Vec<u8>>> {
        let wanted = format!("{stem}{ending}");
        let Some(name) = names.iter().find(|name| name.to_ascii_lowercase() == wanted) else { return Ok(None) };
        let Ok(file) = zip.by_name(name) else { return damaged() };
        let most = guard.limits.expanded_bytes - expanded;
        let mut content = Vec::new();
        if file.take(most.saturating_add(1)).read_to_end(&mut content).is_err() {
            return damaged();
        }
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        Guard::most_bytes("R115", length, most)?;
        expanded += length;
        Ok(Some(content))
    };
    let Some(shp) = part(".shp")? else { return damaged() };
    let beside = Beside { dbf: part(".dbf")?, prj: part(".prj")?, cpg: part(".cpg")? };
    read(&shp, &beside, guard).map(Some)
}

/// Reads a `.shp` and what stands beside it.
pub(super) fn read(shp: &[u8], beside: &Beside, guard: &Guard) -> Refused<Raw> {
    let Some(dbf) = &beside.dbf else { return refuse(Finding::error("R133")) };
    let Some(shapes) = shapes(shp, guard)? else { return damaged() };
    let Some(rows) = rows(dbf, encoding(dbf, beside.cpg.as_deref()), guard)? else { return damaged() };
    if rows.len() != shapes.len() {
        return damaged();
    }
    let prj = beside.prj.as_ref().map(|text| String::from_utf8_lossy(text.get(..4_096).unwrap_or(text)).into_owned());
    let crs = prj.as_deref().and_then(Crs::of_wkt);
    // A system that is named and not known must not pass for degrees.
    if prj.is_some() && crs.is_none() {
        return refuse(Finding::error("R132"));
    }
    let features = rows.into_iter().zip(shapes).filter(|(row, _)| !row.deleted).map(|(row, shape)| (row.cells, shape));
    Ok(Raw { features: features.collect(), crs, kind: Kind::Shapefile })
}

fn little(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn big(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let number = f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?);
    number.is_finite().then_some(number)
}

/// All shapes in order; `None` when the file contradicts itself.
fn shapes(shp: &[u8], guard: &Guard) -> Refused<Option<Vec<Shape>>> {
    let mut found = Vec::new();
    let (mut at, mut points) = (100, 0);
    while at < shp.len() {
        if found.len() % 1024 == 0 {
            guard.time()?;
            Guard::most("R111", u64::try_from(found.len()).unwrap_or(u64::MAX), u64::from(guard.limits.rows))?;
        }
        let content = big(shp, at + 4).and_then(|words| usize::try_from(words).ok()?.checked_mul(2));
        let record = content.and_then(|length| shp.get(at + 8..(at + 8).checked_add(length)?));
        let Some(shape) = record.and_then(|record| shape(record, &mut points)) else { return Ok(None) };
        found.push(shape);
        at += 8 + content.unwrap_or(0);
    }
    Ok(Some(found))
}

/// Types: 0 none, 1 point, 3 line, 5 polygon, 8 points; 10 more with heights, 20 more with measures.
fn shape(record: &[u8], points: &mut usize) -> Option<Shape> {
    match little(record, 0)? {
        0 => Some(Shape::None),
        1 | 11 | 21 => Some(Shape::Point(double(record, 4)?, double(record, 12)?)),
        8 | 18 | 28 => Some(Shape::Point(double(record, 40)?, double(record, 48)?)),
        kind @ (3 | 13 | 23 | 5 | 15 | 25) => {
            let parts = usize::try_from(little(record, 36)?).ok()?;
            let count = usize::try_from(little(record, 40)?).ok()?;
            let start = parts.checked_mul(4)?.checked_add(44)?;
            *points = points.checked_add(count)?;
            if *points > MOST_POINTS || record.len() < count.checked_mul(16)?.checked_add(start)? {
                return None;
            }
            let corner = |at: usize| Some((double(record, start + at * 16)?, double(record, start + at * 16 + 8)?));
            if matches!(kind, 3 | 13 | 23) {
                return corner(count / 2).map(|(x, y)| Shape::Point(x, y));
            }
            let mut starts = Vec::with_capacity(parts + 1);
            for part in 0..parts {
                starts.push(usize::try_from(little(record, 44 + part * 4)?).ok()?);
            }
            starts.push(count);
            let ring = |pair: &[usize]| -> Option<Vec<(f64, f64)>> {
                (pair[0] <= pair[1] && pair[1] <= count).then(|| (pair[0]..pair[1]).map(corner).collect())?
            };
            Some(Shape::Rings(starts.windows(2).map(ring).collect::<Option<_>>()?))
        }
        _ => None,
    }
}

/// A row of the table.
struct Record {
    deleted: bool,
    cells: Vec<(String, Cell)>,
}

/// The encoding that `.cpg` names, else the one that the table's own byte names, else UTF-8 where it is such, else that of
/// Central European Windows.
fn encoding(dbf: &[u8], cpg: Option<&[u8]>) -> &'static Encoding {
    let named = cpg.map(|text| String::from_utf8_lossy(text).trim().to_ascii_lowercase());
    if let Some(name) = named {
        let name = name.strip_prefix("ansi ").map_or(name.clone(), |page| format!("windows-{page}"));
        if let Some(found) = Encoding::for_label(name.as_bytes()) {
            return found;
        }
    }
    match dbf.get(29) {
        Some(0xc8) => WINDOWS_1250,
        Some(0x03 | 0x57) => WINDOWS_1252,
        _ if std::str::from_utf8(dbf.get(32..).unwrap_or_default()).is_ok() => UTF_8,
        _ => WINDOWS_1250,
    }
}

/// The rows of a dBASE table; `None` when it contradicts itself.
fn rows(dbf: &[u8], encoding: &'static Encoding, guard: &Guard) -> Refused<Option<Vec<Record>>> {
    let Some((fields, count, start, length)) = head(dbf, encoding) else { return Ok(None) };
    Guard::most("R111", u64::try_from(count).unwrap_or(u64::MAX), u64::from(guard.limits.rows))?;
    let mut rows = Vec::new();
    for row in 0..count {
        if row % 1024 == 0 {
            guard.time()?;
        }
        let Some(bytes) = dbf.get(start + row * length..start + (row + 1) * length) else { return Ok(None) };
        let mut cells = Vec::new();
        let mut at = 1;
        for (name, kind, width) in &fields {
            let Some(value) = bytes.get(at..at + width) else { return Ok(None) };
            at += width;
            let (text, ..) = encoding.decode(value);
            let text = text.trim_matches(['\0', ' ']).trim();
            let cell = match kind {
                b'N' | b'F' => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Cell::Number),
                b'L' => matches!(text, "T" | "t" | "Y" | "y" | "F" | "f" | "N" | "n")
                    .then(|| Cell::Bool(matches!(text, "T" | "t" | "Y" | "y"))),
                _ => (!text.is_empty()).then(|| Cell::Text(text.into())),
            };
            cells.extend(cell.map(|cell| (name.clone(), cell)));
        }
        rows.push(Record { deleted: bytes.first() == Some(&b'*'), cells });
    }
    Ok(Some(rows))
}

type Fields = Vec<(String, u8, usize)>;

/// Fields (name, type, width), number of rows, where they begin, bytes of a row.
fn head(dbf: &[u8], encoding: &'static Encoding) -> Option<(Fields, usize, usize, usize)> {
    let count = usize::try_from(little(dbf, 4)?).ok()?;
    let start = usize::from(u16::from_le_bytes(dbf.get(8..10)?.try_into().ok()?));
    let length = usize::from(u16::from_le_bytes(dbf.get(10..12)?.try_into().ok()?));
    let mut fields = Vec::new();
    for field in dbf.get(32..start)?.chunks_exact(32) {
        if field[0] == 0x0d {
            break;
        }
        let name = field.get(..11)?.split(|byte| *byte == 0).next()?;
        fields.push((encoding.decode(name).0.trim().to_owned(), field[11], usize::from(field[16])));
    }
    let widths: usize = fields.iter().map(|field| field.2).sum();
    let whole = count.checked_mul(length)?.checked_add(start)? <= dbf.len();
    (whole && length > 0 && widths < length).then_some((fields, count, start, length))
}
