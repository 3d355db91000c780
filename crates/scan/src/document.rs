//! The pages of a file: one of a PNG, JPEG or PNM, as many as a TIFF has directories, or a PDF pages with a picture each.
//!
//! What always holds: nothing is decoded before its page's turn; a file with more pages than [`MOST_PAGES`] is refused whole; a
//! PDF's page that shows anything but one picture is refused, because what was printed over it would go unseen.

mod pdf;

use crate::picture::{Picture, decode};
use crate::refusal::{Reason, Refusal};

/// Most pages of one file: a feeder holds 500 sheets.
const MOST_PAGES: usize = 2_000;

/// A file with pages.
pub(crate) enum Document {
    /// A picture.
    Single(Vec<u8>),
    /// A TIFF with the places of its directories.
    Tiff { bytes: Vec<u8>, directories: Vec<[u8; 4]> },
    /// A PDF with its pictures.
    Pdf(Box<pdf::Pages>),
}

impl Document {
    /// Looks how many pages a file has.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Refusal> {
        if bytes.starts_with(b"%PDF-") {
            return pdf::Pages::open(&bytes).map(|pages| Self::Pdf(Box::new(pages)));
        }
        let directories =
            if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") { directories(&bytes)? } else { Vec::new() };
        Ok(if directories.len() > 1 { Self::Tiff { bytes, directories } } else { Self::Single(bytes) })
    }

    /// Pages.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Single(_) => 1,
            Self::Tiff { directories, .. } => directories.len(),
            Self::Pdf(pages) => pages.len(),
        }
    }

    /// Decodes the page at a place counted from 0.
    pub(crate) fn picture(&mut self, place: usize) -> Result<Picture, Refusal> {
        match self {
            Self::Single(bytes) => decode(bytes),
            Self::Tiff { bytes, directories } => {
                let broken = || Refusal::new(Reason::NotAPicture);
                let directory = directories.get(place).ok_or_else(broken)?;
                // The header names the first directory: named another one, the decoder opens that page.
                bytes.get_mut(4..8).ok_or_else(broken)?.copy_from_slice(directory);
                decode(bytes)
            }
            Self::Pdf(pages) => pages.picture(place),
        }
    }
}

/// The places of a TIFF's directories, as they stand in the file.
fn directories(bytes: &[u8]) -> Result<Vec<[u8; 4]>, Refusal> {
    let little = bytes.starts_with(b"II");
    let number = |raw: [u8; 4]| if little { u32::from_le_bytes(raw) } else { u32::from_be_bytes(raw) };
    let short = |raw: [u8; 2]| if little { u16::from_le_bytes(raw) } else { u16::from_be_bytes(raw) };
    let four = |at: usize| -> Option<[u8; 4]> { bytes.get(at..at.checked_add(4)?)?.try_into().ok() };
    let next = |at: usize| -> Option<[u8; 4]> {
        let entries = short(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?);
        four(at.checked_add(2)?.checked_add(usize::from(entries).checked_mul(12)?)?)
    };
    let broken = || Refusal::new(Reason::NotAPicture);
    let mut found: Vec<[u8; 4]> = Vec::new();
    let mut here = four(4).ok_or_else(broken)?;
    while number(here) != 0 {
        // A directory named twice is a ring.
        if found.len() >= MOST_PAGES || found.contains(&here) {
            return Err(Refusal::new(Reason::TooLarge));
        }
        found.push(here);
        let at = usize::try_from(number(here)).map_err(|_| broken())?;
        here = next(at).ok_or_else(broken)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
