//! Reading a written PDF back, before it takes its name: [`verify_pdf`].

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use lopdf::{Dictionary, Document, Object};
use model::{Digest, Size};
use sha2::{Digest as _, Sha256};

use super::{PrintError, Written, ops};

/// What a file must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Pages.
    pub pages: u32,
    /// Paper.
    pub paper: Size,
}

/// Reads a PDF back: so many pages, each of the paper's size with content and a trim box, every font embedded.
///
/// # Errors
/// [`PrintError::ReadBack`] with the first thing that is otherwise.
pub fn verify_pdf(bytes: &[u8], expected: Expected) -> Result<(), PrintError> {
    let wrong = |what: &str| PrintError::ReadBack(what.to_owned());
    let broken = |error: lopdf::Error| PrintError::ReadBack(error.to_string());
    let document = Document::load_mem(bytes).map_err(broken)?;
    let pages = document.get_pages();
    if u32::try_from(pages.len()).ok() != Some(expected.pages) {
        return Err(PrintError::ReadBack(format!("{} pages for {}", pages.len(), expected.pages)));
    }
    let mut contents = BTreeSet::new();
    for page in pages.values() {
        let page = document.get_dictionary(*page).map_err(broken)?;
        for name in [&b"MediaBox"[..], b"TrimBox"] {
            let found = inherited(&document, page, name).ok_or_else(|| wrong("a page without a box"))?;
            if !fits(&document, found, expected.paper) {
                return Err(wrong("a page of another size"));
            }
        }
        let content = page.get(b"Contents").map_err(broken)?;
        match content {
            Object::Array(parts) => contents.extend(parts.iter().filter_map(|part| part.as_reference().ok())),
            other => contents.extend(other.as_reference().ok()),
        }
    }
    for id in contents {
        let stream = document.get_object(id).and_then(Object::as_stream).map_err(broken)?;
        if stream.content.is_empty() {
            return Err(wrong("a page without content"));
        }
    }
    fonts_are_embedded(&document)
}

/// Reads a file of any number of pages back in constant memory but for the places of its objects: every byte is what was
/// written, every object stands where the table at the end says, and so many of them are pages.
///
/// # Errors
/// [`PrintError::ReadBack`] with the first thing that is otherwise, [`PrintError::Write`] if the file cannot be read.
pub fn verify_file(path: &Path, written: &Written) -> Result<(), PrintError> {
    let mut file = File::open(path)?;
    let places = places(&mut file, written.bytes)?;
    file.seek(SeekFrom::Start(0))?;
    let (mut hash, mut pages, mut next) = (Sha256::new(), 0_u32, 0);
    // Each read keeps the last bytes of the one before, so that no object's beginning is cut.
    let mut window = vec![0; OVERLAP];
    let mut start: u64 = 0;
    let mut part = vec![0; WINDOW];
    loop {
        let read = file.read(&mut part)?;
        let Some(new) = part.get(..read).filter(|new| !new.is_empty()) else { break };
        hash.update(new);
        let kept = window.split_off(window.len().saturating_sub(OVERLAP));
        window = kept;
        window.extend_from_slice(new);
        // The window begins this far into the file; the first one has nothing before it.
        let begins = i128::from(start) - i128::try_from(OVERLAP).unwrap_or(0);
        start += u64::try_from(read).unwrap_or(0);
        let last = start >= written.bytes;
        while let Some(place) = places.get(next) {
            let Ok(at) = usize::try_from(i128::from(*place) - begins) else { break };
            if !last && at + OVERLAP / 2 > window.len() {
                break;
            }
            pages += object(window.get(at..).unwrap_or_default(), next + 1)?;
            next += 1;
        }
    }
    let wrong = |what: &str| Err(PrintError::ReadBack(what.to_owned()));
    if Digest(hash.finalize().into()) != written.digest || start != written.bytes {
        return wrong("other bytes than were written");
    }
    if next != places.len() || pages != written.pages {
        return wrong("another number of pages");
    }
    Ok(())
}

const WINDOW: usize = 1 << 20;
const OVERLAP: usize = 128;

/// Sees that an object of this number begins here; 1 if it is a page.
fn object(bytes: &[u8], number: usize) -> Result<u32, PrintError> {
    let wrong = || PrintError::ReadBack(format!("no object {number} where it should be"));
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let found = bytes.get(..digits).and_then(whole);
    let body = bytes.get(digits..).and_then(|rest| rest.strip_prefix(b" 0 obj\n"));
    let body = body.filter(|_| found == u64::try_from(number).ok()).ok_or_else(wrong)?;
    Ok(u32::from(body.starts_with(b"<</Type/Page/")))
}

/// A whole number of at most ten digits.
fn whole(digits: &[u8]) -> Option<u64> {
    let value = |number: u64, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + u64::from(digit - b'0'));
    (1..=10).contains(&digits.len()).then(|| digits.iter().try_fold(0, value)).flatten()
}

/// The places of the objects by the cross-reference table, in their order.
fn places(file: &mut File, bytes: u64) -> Result<Vec<u64>, PrintError> {
    let wrong = || PrintError::ReadBack("no cross-reference table".to_owned());
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(bytes.saturating_sub(64)))?;
    file.by_ref().take(64).read_to_end(&mut tail)?;
    let tail = String::from_utf8_lossy(&tail).into_owned();
    let start = tail.split_once("startxref\n").and_then(|(_, rest)| rest.split('\n').next()?.parse::<u64>().ok());
    let start = start.ok_or_else(wrong)?;
    file.seek(SeekFrom::Start(start))?;
    let mut table = std::io::BufReader::new(file.take(bytes.saturating_sub(start)));
    let mut line = String::new();
    let mut next = |line: &mut String| {
        line.clear();
        std::io::BufRead::read_line(&mut table, line)
    };
    next(&mut line)?;
    if line != "xref\n" {
        return Err(wrong());
    }
    next(&mut line)?;
    let count: usize = line.trim().strip_prefix("0 ").and_then(|count| count.parse().ok()).ok_or_else(wrong)?;
    next(&mut line)?;
    let mut places = Vec::new();
    let mut entry = [0; 20];
    for _ in 1..count {
        table.read_exact(&mut entry).map_err(|_| wrong())?;
        let place = entry.strip_suffix(b" 00000 n \n").and_then(whole);
        places.push(place.ok_or_else(wrong)?);
    }
    if places.is_sorted() { Ok(places) } else { Err(wrong()) }
}

fn inherited<'a>(document: &'a Document, page: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    // The tree has three levels.
    for _ in 0..8 {
        if let Ok(found) = node.get(name) {
            return Some(found);
        }
        node = document.get_dictionary(node.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

fn fits(document: &Document, found: &Object, paper: Size) -> bool {
    let Ok((_, Object::Array(corners))) = document.dereference(found) else { return false };
    let numbers: Vec<f32> = corners.iter().filter_map(|corner| corner.as_float().ok()).collect();
    let wanted = [0.0, 0.0, ops::points(paper.width).0, ops::points(paper.height).0];
    numbers.len() == 4 && numbers.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.01)
}

/// Every font has its program inside the file, and nothing is drawn with a font outside it.
fn fonts_are_embedded(document: &Document) -> Result<(), PrintError> {
    let is = |dictionary: &Dictionary, kind: &[u8]| {
        dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind)
    };
    let mut fonts = 0;
    for object in document.objects.values() {
        let Object::Dictionary(dictionary) = object else { continue };
        if is(dictionary, b"FontDescriptor") {
            fonts += 1;
            let program = dictionary.get(b"FontFile2").and_then(Object::as_reference);
            let program = program.and_then(|id| document.get_object(id)).and_then(Object::as_stream);
            if program.map_or(true, |program| program.content.is_empty()) {
                return Err(PrintError::ReadBack("a font without its program".to_owned()));
            }
        }
        if is(dictionary, b"Font") && dictionary.get(b"DescendantFonts").is_err() {
            return Err(PrintError::ReadBack("a font outside the file".to_owned()));
        }
    }
    if fonts == 0 { Err(PrintError::ReadBack("no font at all".to_owned())) } else { Ok(()) }
}
