//! The plainest zip that there is: files stored as they are, in the order given, with the date 1980-01-01.
//! What always holds: the same files give the same bytes with every version of every library, and exactly these bytes are
//! accepted; any other zip is refused before anything in it is unpacked. So a changed byte anywhere in a package is found
//! (a compressed one has bits that change nothing), and nothing can expand. Every common tool opens it.
//!
//! Layout: PKWARE APPNOTE 6.3.10, §4.3.7 local header, §4.3.12 central directory, §4.3.16 end; UTF-8 names (flag bit 11).

use model::Digest;
use sha2::{Digest as _, Sha256};

use crate::{Error, package::Limits, paths};

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// Version 2.0, names in UTF-8, stored, 00:00:00, 1980-01-01.
const COMMON: [u8; 10] = [20, 0, 0x00, 0x08, 0, 0, 0, 0, 0x21, 0];
/// Made on Unix, version 2.0.
const MADE_BY: [u8; 2] = [20, 3];
/// A plain file, rw-r--r--.
const ATTRIBUTES: u32 = 0o100_644 << 16;
const LOCAL_LENGTH: usize = 30;

/// Writes the files as one zip.
///
/// # Errors
/// V116 when the zip would pass 4 GiB, V103 for more than 65,535 files: the plain form has no larger numbers.
pub(crate) fn write<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, Error> {
    let large = || Error::PackageTooLarge { most: u64::from(u32::MAX) };
    let (mut zip, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for (name, content) in files {
        count = count.checked_add(1).ok_or(Error::TooMany { most: usize::from(u16::MAX) })?;
        let offset = u32::try_from(zip.len()).map_err(|_| large())?;
        let length = u32::try_from(content.len()).map_err(|_| large())?;
        let name_length = u16::try_from(name.len()).map_err(|_| large())?;
        let mut common = COMMON.to_vec();
        common.extend(crc32(content).to_le_bytes());
        common.extend(length.to_le_bytes());
        common.extend(length.to_le_bytes());
        common.extend(name_length.to_le_bytes());
        common.extend(0_u16.to_le_bytes());

        zip.extend(LOCAL);
        zip.extend(&common);
        zip.extend(name.as_bytes());
        zip.extend(content);

        directory.extend(CENTRAL);
        directory.extend(MADE_BY);
        directory.extend(&common);
        // No comment, first disk, not text.
        directory.extend([0; 6]);
        directory.extend(ATTRIBUTES.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(zip.len()).map_err(|_| large())?;
    let size = u32::try_from(directory.len()).map_err(|_| large())?;
    zip.extend(directory);
    zip.extend(END);
    zip.extend([0; 4]);
    zip.extend(count.to_le_bytes());
    zip.extend(count.to_le_bytes());
    zip.extend(size.to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0; 2]);
    Ok(zip)
}

/// Reads a zip that [`write`] made: its files in their order, without a copy.
///
/// # Errors
/// V101 no such zip, V102, V103 and V116 above the limits, V104 to V106 for a file that a package cannot have, V107 for any other
/// difference from what [`write`] would have written.
pub(crate) fn read<'a>(zip: &'a [u8], limits: &Limits) -> Result<Vec<(&'a str, &'a [u8])>, Error> {
    if zip.len() as u64 > limits.package {
        return Err(Error::PackageTooLarge { most: limits.package });
    }
    if !zip.starts_with(&LOCAL) {
        return Err(Error::NotAPackage);
    }
    let mut files = Vec::new();
    let (mut rest, mut total) = (zip, 0_u64);
    while rest.starts_with(&LOCAL) {
        if files.len() >= limits.files {
            return Err(Error::TooMany { most: limits.files });
        }
        let (name, content, after) = one(rest, limits)?;
        total += content.len() as u64;
        if total > limits.total {
            return Err(Error::PackageTooLarge { most: limits.total });
        }
        files.push((name, content));
        rest = after;
    }
    if !rest.starts_with(&CENTRAL) {
        return Err(Error::NotAPackage);
    }
    paths::distinct(files.iter().map(|(name, _)| *name))?;
    // Everything that was not looked at (dates, rights, links, sums, comments, what comes after): it must be as written.
    if hash(&write(files.iter().copied())?) == hash(zip) { Ok(files) } else { Err(Error::PackedAgain) }
}

/// Takes the first file off.
fn one<'a>(zip: &'a [u8], limits: &Limits) -> Result<(&'a str, &'a [u8], &'a [u8]), Error> {
    let (header, rest) = zip.split_at_checked(LOCAL_LENGTH).ok_or(Error::NotAPackage)?;
    let number = |place: usize, length: usize| -> Result<u32, Error> {
        let bytes = header.get(place..place + length).ok_or(Error::NotAPackage)?;
        Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    };
    let (flags, method) = (number(6, 2)?, number(8, 2)?);
    let (packed, size) = (number(18, 4)?, number(22, 4)?);
    let length = |number: u32| usize::try_from(number).map_err(|_| Error::NotAPackage);
    let (name, rest) = rest.split_at_checked(length(number(26, 2)?)?).ok_or(Error::NotAPackage)?;
    let name = std::str::from_utf8(name)
        .map_err(|_| Error::UnsafePath { path: String::from_utf8_lossy(name).chars().take(120).collect() })?;
    paths::check(name)?;
    if method != 0 || flags & !0x0800 != 0 || packed != size {
        return Err(Error::NotStored { path: name.to_owned() });
    }
    if u64::from(size) > limits.file {
        return Err(Error::TooLarge { path: name.to_owned(), most: limits.file });
    }
    let (_, rest) = rest.split_at_checked(length(number(28, 2)?)?).ok_or(Error::NotAPackage)?;
    let (content, rest) = rest.split_at_checked(length(size)?).ok_or(Error::NotAPackage)?;
    Ok((name, content, rest))
}

fn hash(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut place = 0;
    while place < 256 {
        let mut value = table_start(place);
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[place] = value;
        place += 1;
    }
    table
}

#[allow(clippy::cast_possible_truncation, reason = "a place in a table of 256")]
const fn table_start(place: usize) -> u32 {
    place as u32
}

static TABLE: [u32; 256] = table();

/// The sum that zip tools check (CRC-32 of ISO 3309); against accidents only.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        TABLE[usize::from(low ^ byte)] ^ (sum >> 8)
    })
}

#[cfg(test)]
mod tests;
