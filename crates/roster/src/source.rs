//! From a file to a grid of cells: what kind it is by its content, whether it may be read, then the cells.
//!
//! Always true: a reader of ours or of `calamine` gets a file only after its size, structure and claims have been checked
//! against the [`Limits`]; all sheets' findings are collected, a refusal has exactly one.

mod archive;
mod compound;
mod delimited;
mod spreadsheet;
mod xml;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use model::{Digest, Finding, Place};
use serde::{Deserialize, Serialize};

use crate::grid::{Sheet, Workbook, ranges};
use crate::limits::{Guard, Limits, Refused, refuse};

/// Kinds of file, by content and not by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Office Open XML workbook.
    Xlsx,
    /// Binary workbook in a zip.
    Xlsb,
    /// Workbook of Excel 97 to 2003.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with separators.
    Csv,
    /// Features in JSON.
    #[serde(rename = "geojson")]
    GeoJson,
    /// ESRI Shapefile.
    Shapefile,
}

impl Kind {
    /// The usual ending of its names.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Shapefile => "shp",
        }
    }

    fn allows(self, ending: &str) -> bool {
        ending.eq_ignore_ascii_case(self.ending())
            || match self {
                Self::Xlsx => ending.eq_ignore_ascii_case("xlsm") || ending.eq_ignore_ascii_case("xltx"),
                Self::Csv => ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("tsv"),
                Self::Xlsb | Self::Xls | Self::Ods | Self::GeoJson | Self::Shapefile => false,
            }
    }
}

/// What a look at the file told, beside its cells.
#[derive(Default)]
struct Seen {
    /// Holds macros, which are never run.
    macros: bool,
    /// Hidden rows by sheet name.
    hidden_rows: std::collections::BTreeMap<String, Vec<u32>>,
    /// The encoding of a text that does not say it.
    guessed_encoding: Option<&'static str>,
    /// The sheets.
    sheets: Vec<Sheet>,
}

/// Reads a file.
///
/// Codes: R101 cannot be opened, R102 a folder, R103 empty, R104 too large, R105 not a workbook, R106 protected by a
/// password, R107 cut or damaged, R110 to R119 a limit; with the workbook R108 macros, R109 name and content differ, R120
/// hidden sheet, R121 hidden rows, R123 encoding guessed.
///
/// # Errors
/// Findings, of which at least one is an error, when the file cannot be used at all.
pub fn read(path: &Path, limits: &Limits) -> Result<Workbook, Vec<Finding>> {
    if let Some(layer) = crate::geo::read(path, None, limits)? {
        return Ok(layer.into_workbook());
    }
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = load(path, limits).map_err(|findings| in_file(&name, findings))?;
    read_bytes(&name, &bytes, limits)
}

pub(crate) fn load(path: &Path, limits: &Limits) -> Refused<Vec<u8>> {
    let cannot = |error: std::io::Error| vec![Finding::error("R101").with("reason", reason(&error))];
    let about = std::fs::metadata(path).map_err(cannot)?;
    if about.is_dir() {
        return refuse(Finding::error("R102"));
    }
    // A pipe or device could be endless.
    if !about.is_file() {
        return refuse(Finding::error("R105"));
    }
    Guard::most_bytes("R104", about.len(), limits.file_bytes)?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(cannot)?;
    file.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

/// Why a file could not be opened, as a word that the message knows.
fn reason(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "missing",
        std::io::ErrorKind::PermissionDenied => "permission",
        _ => "other",
    }
}

/// Reads a file's bytes; `name` is shown in findings.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Vec<Finding>> {
    let guard = Guard::new(limits);
    let (kind, seen) = look(name, bytes, &guard).map_err(|findings| in_file(name, findings))?;
    let mut findings = Vec::new();
    if seen.macros {
        findings.push(Finding::note("R108"));
    }
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().into_owned());
    if let Some(ending) = ending
        && !kind.allows(&ending)
    {
        findings.push(Finding::note("R109").with("found", kind.ending()).with("expected", ending));
    }
    if let Some(encoding) = seen.guessed_encoding {
        findings.push(Finding::note("R123").with("encoding", encoding));
    }
    for sheet in seen.sheets.iter().filter(|sheet| sheet.hidden && !sheet.rows.is_empty()) {
        findings.push(Finding::warning("R120").with("sheet", sheet.name.as_str()));
    }
    for (sheet, rows) in &seen.hidden_rows {
        let Some(used) = seen.sheets.iter().find(|used| used.name == *sheet) else { continue };
        let filled: Vec<u32> = rows.iter().copied().filter(|row| used.row(*row).is_some()).collect();
        if !used.hidden && !filled.is_empty() {
            let finding = Finding::warning("R121").with("sheet", sheet.as_str()).with("rows", ranges(&filled));
            findings.push(finding.with("count", filled.len()));
        }
    }
    if seen.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(in_file(name, vec![Finding::error("R103")]));
    }
    let findings = in_file(name, findings);
    Ok(Workbook { file: name.to_owned(), kind, sha256: Digest::of(bytes), sheets: seen.sheets, findings, crs: None })
}

fn look(name: &str, bytes: &[u8], guard: &Guard) -> Refused<(Kind, Seen)> {
    Guard::most_bytes("R104", u64::try_from(bytes.len()).unwrap_or(u64::MAX), guard.limits.file_bytes)?;
    match bytes {
        [] => refuse(Finding::error("R103")),
        [b'P', b'K', 3 | 5 | 7, ..] => archive::read(bytes, guard),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound::read(bytes, guard),
        _ => delimited::read(name, bytes, guard),
    }
}

/// Gives each finding without a place the file as its place.
fn in_file(name: &str, findings: Vec<Finding>) -> Vec<Finding> {
    let placed = findings.into_iter().map(|finding| match finding.place {
        Some(_) => finding,
        None => finding.at(Place::File { file: name.to_owned() }),
    });
    placed.collect()
}
