//! Writing a file or a folder so that it is there whole or not at all.
//! What always holds: the bytes go to a temporary name in the same folder, to the disk, are read back and compared, and only then
//! get their name; whatever fails, the temporary file is gone and an older file of that name is as it was.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use model::Digest;
use sha2::{Digest as _, Sha256};

use crate::{Error, hex::Hex, random};

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// As the system decides for new files.
    Shared,
    /// Only its owner (mode 0600; on Windows as the folder says).
    Private,
}

/// Writes a file and gives the SHA-256 of its content.
///
/// # Errors
/// V061 disk full, V062 no permission, V063 no such folder, V064 read back differently, V065 anything else of the system.
pub fn write(path: &Path, bytes: &[u8]) -> Result<Digest, Error> {
    write_with(path, Access::Shared, |file| file.write_all(bytes))
}

/// Writes a file that only its owner may read.
///
/// # Errors
/// As [`write`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<Digest, Error> {
    write_with(path, Access::Private, |file| file.write_all(bytes))
}

/// Writes a file piece by piece and gives the SHA-256 of its content.
///
/// # Errors
/// As [`write`]; also whatever `content` returns.
pub fn write_with(
    path: &Path,
    access: Access,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Digest, Error> {
    let folder = folder_of(path);
    let temporary = Temporary::beside(path)?;
    let sorted = |error: &io::Error| Error::io(path, error);

    let file = open_new(&temporary.0, access).map_err(|error| sorted(&error))?;
    let mut hashing = Hashing { file, hash: Sha256::new() };
    content(&mut hashing).map_err(|error| sorted(&error))?;
    let Hashing { file, hash } = hashing;
    file.sync_all().map_err(|error| sorted(&error))?;
    drop(file);

    let written = Digest(hash.finalize().into());
    if digest_of_file(&temporary.0).map_err(|error| sorted(&error))?.1 != written {
        return Err(Error::ReadBackDiffers { path: path.display().to_string() });
    }
    fs::rename(&temporary.0, path).map_err(|error| sorted(&error))?;
    sync_folder(folder).map_err(|error| sorted(&error))?;
    Ok(written)
}

/// Makes a folder that is there whole or not at all: `content` fills it under a temporary name beside, everything in it is
/// brought to the disk, and only then it gets its name. What `content` returns is returned.
///
/// # Errors
/// V066 when there is something of that name already; as [`write`]; whatever `content` returns, with nothing left behind.
pub fn folder<T, E: From<Error>>(path: &Path, content: impl FnOnce(&Path) -> Result<T, E>) -> Result<T, E> {
    let there = || Error::AlreadyThere { path: path.display().to_string() };
    let sorted = |error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => there(),
        _ => Error::io(path, error),
    };
    if path.symlink_metadata().is_ok() {
        return Err(there().into());
    }
    let temporary = Temporary::beside(path)?;
    fs::create_dir(&temporary.0).map_err(|error| sorted(&error))?;
    let made = content(&temporary.0)?;
    sync_below(&temporary.0).map_err(|error| sorted(&error))?;
    fs::rename(&temporary.0, path).map_err(|error| sorted(&error))?;
    sync_folder(folder_of(path)).map_err(|error| sorted(&error))?;
    Ok(made)
}

/// Brings a folder with all files and folders in it to the disk, without following links.
fn sync_below(folder: &Path) -> io::Result<()> {
    let mut open = vec![folder.to_path_buf()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(&below)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                sync_file(&entry.path())?;
            }
        }
        sync_folder(&below)?;
    }
    Ok(())
}

/// The folder of a path; the current one where the path is a bare name.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The size in bytes and the SHA-256 of a file.
pub(crate) fn digest_of_file(path: &Path) -> io::Result<(u64, Digest)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 128 * 1024];
    let mut size = 0;
    loop {
        let count = file.read(&mut piece)?;
        let Some(read) = piece.get(..count).filter(|read| !read.is_empty()) else {
            return Ok((size, Digest(hash.finalize().into())));
        };
        hash.update(read);
        size += read.len() as u64;
    }
}

/// Brings a file's content to the disk.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    // Windows flushes only through a handle that may write.
    OpenOptions::new().read(true).write(cfg!(windows)).open(path)?.sync_all()
}

/// Brings the names of a folder to the disk, where the system has such a thing.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg_attr(not(unix), allow(unused_variables))]
fn open_new(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::Private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// A name that goes away unless it was renamed.
struct Temporary(PathBuf);

impl Temporary {
    fn beside(path: &Path) -> Result<Self, Error> {
        let Some(name) = path.file_name() else {
            return Err(Error::UnsafePath { path: path.display().to_string() });
        };
        let mut temporary = std::ffi::OsString::from(".");
        // The whole name and the addition could be longer than a name may be.
        temporary.push(name.to_string_lossy().chars().take(40).collect::<String>());
        temporary.push(format!(".{}.part", Hex::<6>(random()?)));
        Ok(Self(folder_of(path).join(temporary)))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the rename there is nothing to remove.
        let _ = match self.0.symlink_metadata() {
            Ok(facts) if facts.is_dir() => fs::remove_dir_all(&self.0),
            Ok(_) => fs::remove_file(&self.0),
            Err(error) => Err(error),
        };
    }
}

struct Hashing {
    file: File,
    hash: Sha256,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or(bytes));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests;
