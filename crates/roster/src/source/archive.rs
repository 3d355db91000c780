//! Workbooks that are zip archives: xlsx, xlsb, ods. Looks at every part before the reader gets the file.
//!
//! Always true: every part is expanded once here, counted as it comes and thrown away, so what the archive claims about
//! its sizes does not matter; what a reader would reserve memory for on the file's word is checked before it gets the file.
//! Only sheets, whose cells a reader takes one by one, are looked at while they are read, and what the look finds counts.

mod opendocument;
mod package;

use std::io::{Cursor, Read};

use model::Finding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Scanner, Tag};
use super::{Kind, Seen, spreadsheet};
use crate::limits::{Guard, MIB, Refused, refuse};

/// Below this size a high rate of expansion is no harm: a sheet of equal cells shrinks very well.
const HARMLESS: u64 = 8 * MIB;
/// Most bytes and tags of a part that is neither a sheet nor the table of texts (styles, names, relations).
const SMALL_PART: u64 = 16 * MIB;
const SMALL_PART_TAGS: u64 = 400_000;
/// Most bytes of all parts of a binary workbook, whose records cannot be looked into cheaply.
const BINARY_PARTS: u64 = 64 * MIB;

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn damaged<E>(_: E) -> Vec<Finding> {
    vec![Finding::error("R107")]
}

/// Looks at a zip and reads its cells.
pub fn read(bytes: &[u8], guard: &Guard) -> Refused<(Kind, Seen)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let parts = u64::try_from(zip.len()).unwrap_or(u64::MAX);
    Guard::most("R114", parts, u64::try_from(guard.limits.parts).unwrap_or(u64::MAX))?;
    let kind = kind(&mut zip)?;
    let mut seen =
        Seen { macros: zip.file_names().flatten().any(|name| name.ends_with("vbaProject.bin")), ..Seen::default() };
    if kind == Kind::Ods {
        refuse_encrypted(&mut zip, guard)?;
    }
    let mut look = Look { guard, expanded: 0, file_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX), kind };
    let mut package = package::Package::default();
    let mut tables = opendocument::Tables::default();
    let (sheets, others): (Vec<usize>, Vec<usize>) = (0..zip.len()).partition(|index| {
        kind == Kind::Xlsx && matches!(zip.name_for_index(*index), Some(Ok(name)) if is_sheet(&name))
    });
    let mut look_at = |index: usize| -> Refused<()> {
        guard.time()?;
        look.part(&mut zip, index, &mut |part, tag, text| match kind {
            Kind::Xlsx => package.tag(part, tag, guard),
            Kind::Ods if part.name == "content.xml" => tables.tag(tag, text, guard),
            Kind::Ods | Kind::Xlsb | Kind::Xls | Kind::Csv | Kind::GeoJson | Kind::Shapefile => Ok(()),
        })
    };
    others.into_iter().try_for_each(&mut look_at)?;
    let (looked, read) = std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let looked = sheets.into_iter().try_for_each(&mut look_at);
            if looked.is_err() {
                guard.stop();
            }
            looked
        });
        let read = spreadsheet::read(bytes, kind, guard);
        (looking.join().unwrap_or_else(|_| refuse(Finding::error("R107"))), read)
    });
    looked?;
    seen.sheets = read?;
    seen.hidden_rows = if kind == Kind::Ods { tables.hidden_rows } else { package.hidden_rows() };
    Ok((kind, seen))
}

/// Whether a part has the name of a sheet: `xl/worksheets/sheet1.xml`.
pub(super) fn is_sheet(name: &str) -> bool {
    let Some((folder, file)) = name.rsplit_once('/') else { return false };
    let number = file.strip_prefix("sheet").and_then(|file| file.strip_suffix(".xml"));
    folder.ends_with("worksheets") && number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn kind(zip: &mut Zip<'_>) -> Refused<Kind> {
    let mut kind = None;
    for index in 0..zip.len() {
        let part = match zip.by_index_raw(index) {
            Ok(part) => part,
            Err(error) => return Err(damaged(error)),
        };
        if part.encrypted() {
            return refuse(Finding::error("R106"));
        }
        match part.name().map_err(damaged)?.as_ref() {
            "[Content_Types].xml" if kind.is_none() => kind = Some(Kind::Xlsx),
            name if name.to_ascii_lowercase().ends_with("workbook.bin") => kind = Some(Kind::Xlsb),
            _ => {}
        }
    }
    if kind.is_some() {
        // A document or a presentation has content types too, but no workbook.
        let workbook = zip.file_names().flatten().any(|name| name.to_ascii_lowercase().contains("workbook"));
        return if let (Some(kind), true) = (kind, workbook) { Ok(kind) } else { refuse(Finding::error("R105")) };
    }
    let mut mime = Vec::new();
    if let Ok(part) = zip.by_name("mimetype") {
        part.take(64).read_to_end(&mut mime).map_err(damaged)?;
    }
    if mime.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    refuse(Finding::error("R105"))
}

/// The content of a protected OpenDocument file is cipher: the list of its parts says so.
fn refuse_encrypted(zip: &mut Zip<'_>, guard: &Guard) -> Refused<()> {
    let part = match zip.by_name("META-INF/manifest.xml") {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(()),
        Err(error) => return Err(damaged(error)),
    };
    let mut scanner = Scanner::new();
    let mut bytes = Vec::new();
    part.take(SMALL_PART).read_to_end(&mut bytes).map_err(damaged)?;
    scanner.feed(&bytes, guard, &mut |tag, _| match tag.local_name() {
        b"encryption-data" => refuse(Finding::error("R106")),
        _ => Ok(()),
    })
}

/// What is known about a part while it is looked at.
pub(super) struct Part {
    /// Its name in the archive.
    pub name: String,
    /// Its root element.
    pub root: Vec<u8>,
}

impl Part {
    /// Whether it may be large: a sheet, the table of texts, a whole OpenDocument.
    fn large(&self) -> bool {
        matches!(self.root.as_slice(), b"worksheet" | b"sst" | b"document-content")
    }
}

struct Look<'a> {
    guard: &'a Guard,
    expanded: u64,
    file_bytes: u64,
    kind: Kind,
}

type OnTag<'a> = &'a mut dyn FnMut(&Part, &Tag<'_>, u64) -> Refused<()>;

impl Look<'_> {
    fn part(&mut self, zip: &mut Zip<'_>, index: usize, on_tag: OnTag<'_>) -> Refused<()> {
        let mut file = match zip.by_index(index) {
            Ok(file) => file,
            Err(ZipError::InvalidPassword) => return refuse(Finding::error("R106")),
            Err(error) => return Err(damaged(error)),
        };
        let mut part = Part { name: file.name().map_err(damaged)?.into_owned(), root: Vec::new() };
        let mut scanner: Option<Scanner> = None;
        let (mut first, mut bytes, mut tags) = (true, 0_u64, 0_u64);
        let mut piece = vec![0; 64 * 1024];
        loop {
            let length = file.read(&mut piece).map_err(damaged)?;
            let Some(piece) = piece.get(..length).filter(|piece| !piece.is_empty()) else { return Ok(()) };
            if std::mem::take(&mut first) {
                scanner = is_xml(&part.name, piece).then(Scanner::new);
            }
            bytes += u64::try_from(length).unwrap_or(u64::MAX);
            self.count(length)?;
            let Some(scanner) = &mut scanner else { continue };
            scanner.feed(piece, self.guard, &mut |tag, text| {
                tags += 1;
                if part.root.is_empty() {
                    part.root = tag.local_name().to_vec();
                }
                if !part.large() {
                    Guard::most("R113", tags, SMALL_PART_TAGS)?;
                }
                on_tag(&part, tag, text)
            })?;
            if !part.large() {
                Guard::most_bytes("R115", bytes, SMALL_PART)?;
            }
            self.guard.time()?;
        }
    }

    fn count(&mut self, bytes: usize) -> Refused<()> {
        self.expanded = self.expanded.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        let limits = &self.guard.limits;
        let most =
            if self.kind == Kind::Xlsb { limits.expanded_bytes.min(BINARY_PARTS) } else { limits.expanded_bytes };
        Guard::most_bytes("R115", self.expanded, most)?;
        Guard::most_bytes("R115", self.expanded, HARMLESS.max(self.file_bytes.saturating_mul(limits.expansion)))
    }
}

fn is_xml(name: &str, beginning: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let named = [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending));
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    named || text.starts_with(b"<")
}
