//! What the first hundred bytes of a file say, before SQLite is let near it (<https://sqlite.org/fileformat2.html#the_database_header>).

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Result};
use crate::location::Mode;

/// `KUTI`: by it the system and this program know the file.
pub const APPLICATION_ID: u32 = 0x4B55_5449;

const LENGTH: usize = 100;

/// Refuses what is no election file, and says whether the file is in WAL mode.
pub(super) fn inspect(path: &Path, mode: Mode) -> Result<bool> {
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(Error::Directory);
    }
    // Opening for writing changes nothing, but says whether it is allowed; SQLite would fall back to reading in silence.
    let file = OpenOptions::new().read(true).write(mode == Mode::ReadWrite).open(path)?;
    let mut header = Vec::with_capacity(LENGTH);
    File::take(file, LENGTH as u64).read_to_end(&mut header)?;
    let Ok(header) = <[u8; LENGTH]>::try_from(header) else {
        // Even its head is cut off, or it never was a database.
        return Err(Error::NotADatabase);
    };
    if header[..16] != *b"SQLite format 3\0" {
        return Err(Error::NotADatabase);
    }
    if number(&header, 68) != APPLICATION_ID {
        return Err(Error::Foreign);
    }
    let wal = header[18] == 2;
    let log = super::beside(path, "-wal").exists();
    if !log && about.len() < expected_length(&header) {
        return Err(Error::Damaged);
    }
    Ok(wal)
}

/// Pages times page size, where the header vouches for its own count.
fn expected_length(header: &[u8; LENGTH]) -> u64 {
    if number(header, 24) != number(header, 92) {
        return 0;
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    page * u64::from(number(header, 28))
}

fn number(header: &[u8; LENGTH], at: usize) -> u32 {
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}
