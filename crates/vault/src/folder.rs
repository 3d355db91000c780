//! Sealing a folder and finding every difference from what was sealed.
//! What always holds: every file below the folder is in the manifest or is a problem; links, devices and names that are not text
//! are never followed or read; a sealed folder inside is verified by its own seal too. Empty folders do not count.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use model::Digest;

use crate::{
    Error, Label, Manifest, Problem, Seal, Signer, atomic,
    manifest::{self, Found, LARGEST_MANIFEST, LARGEST_SEAL, MANIFEST, MOST_FILES, SEAL},
    paths,
};

/// Deepest folder below the sealed one.
const DEEPEST: usize = 32;

/// Writes `MANIFEST.json` and `MANIFEST.sig` over everything in a folder (an older seal of the folder is replaced).
///
/// # Errors
/// The first thing that cannot be sealed: a link (V115), a path not allowed (V104, V105), a refusal of the system (V061 to V065),
/// a certificate for another election (V044).
pub fn seal_folder(folder: &Path, label: &Label, signer: &Signer) -> Result<Manifest, Error> {
    let mut walk = Walk::over(folder, atomic::sync_file);
    walk.problems.sort();
    if let Some(problem) = walk.problems.into_iter().next() {
        return Err(problem);
    }
    walk.found.remove(MANIFEST);
    walk.found.remove(SEAL);
    paths::distinct(walk.found.keys().map(String::as_str).chain([MANIFEST, SEAL]))?;
    let manifest = Manifest::of(label, &walk.found);
    let (manifest_bytes, seal_bytes) = manifest.sealed(signer)?;
    for below in &walk.folders {
        atomic::sync_folder(below).map_err(|error| Error::io(below, &error))?;
    }
    atomic::write(&folder.join(MANIFEST), &manifest_bytes)?;
    atomic::write(&folder.join(SEAL), &seal_bytes)?;
    Ok(manifest)
}

/// Finds everything that differs from what was sealed, also in sealed folders inside; none means: byte for byte the same.
///
/// `expected` is the fingerprint of the signer; without it only someone who compares the certificate's fingerprint
/// ([`seal_of_folder`]) knows who sealed.
#[must_use]
pub fn verify_folder(folder: &Path, expected: Option<&Digest>) -> Vec<Problem> {
    let Walk { found, mut problems, .. } = Walk::over(folder, |_| Ok(()));
    let sealed: BTreeSet<String> = found
        .keys()
        .filter_map(|path| path.strip_suffix(MANIFEST).or_else(|| path.strip_suffix(SEAL)))
        .filter(|prefix| prefix.is_empty() || prefix.ends_with('/'))
        .map(str::to_owned)
        .chain([String::new()])
        .collect();
    for prefix in sealed {
        let expected = if prefix.is_empty() { expected } else { None };
        let inside: Found = found
            .range(prefix.clone()..)
            .take_while(|(path, _)| path.starts_with(&prefix))
            .filter_map(|(path, facts)| Some((path.strip_prefix(&prefix)?.to_owned(), *facts)))
            .collect();
        let place = if prefix.is_empty() { folder.to_path_buf() } else { folder.join(&prefix) };
        let of_this = check(&place, inside, expected);
        problems.extend(of_this.into_iter().map(|problem| problem.under(&prefix)));
    }
    problems.sort();
    problems.dedup();
    problems
}

/// Reads who sealed a folder and what the manifest says, after checking the signature but not the files.
///
/// # Errors
/// No manifest (V108), or anything that is wrong with it or its signature.
pub fn seal_of_folder(folder: &Path) -> Result<(Manifest, Seal), Error> {
    let manifest = limited(folder, MANIFEST, LARGEST_MANIFEST)?;
    let seal = limited(folder, SEAL, LARGEST_SEAL)?;
    manifest::open(&manifest, &seal, None)
}

fn check(folder: &Path, mut found: Found, expected: Option<&Digest>) -> Vec<Problem> {
    found.remove(MANIFEST);
    found.remove(SEAL);
    let opened = limited(folder, MANIFEST, LARGEST_MANIFEST)
        .and_then(|manifest| Ok((manifest, limited(folder, SEAL, LARGEST_SEAL)?)))
        .and_then(|(manifest, seal)| manifest::open(&manifest, &seal, expected));
    match opened {
        Ok((manifest, _)) => manifest.compare(&found),
        Err(problem) => vec![problem],
    }
}

/// Reads a small file of the folder that must be a plain one.
fn limited(folder: &Path, name: &str, most: u64) -> Result<Vec<u8>, Error> {
    let path = folder.join(name);
    let sorted = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoManifest { path: name.to_owned() },
        _ => Error::io(Path::new(name), error),
    };
    let facts = fs::symlink_metadata(&path).map_err(|error| sorted(&error))?;
    if !facts.is_file() {
        return Err(Error::NotAFile { path: name.to_owned() });
    }
    if facts.len() > most {
        return Err(Error::TooLarge { path: name.to_owned(), most });
    }
    fs::read(&path).map_err(|error| sorted(&error))
}

/// Everything below a folder.
struct Walk {
    found: Found,
    folders: Vec<PathBuf>,
    problems: Vec<Problem>,
}

impl Walk {
    /// Looks at every file, with `first` done to each before it is hashed.
    fn over(folder: &Path, first: impl Fn(&Path) -> io::Result<()>) -> Self {
        let mut walk = Self { found: Found::new(), folders: Vec::new(), problems: Vec::new() };
        let mut open = vec![(folder.to_path_buf(), 0)];
        while let Some((below, depth)) = open.pop() {
            let listing = match fs::read_dir(&below) {
                Ok(listing) => listing,
                Err(error) => {
                    walk.problems.push(Error::io(below.strip_prefix(folder).unwrap_or(&below), &error));
                    continue;
                }
            };
            walk.folders.push(below.clone());
            for entry in listing {
                if walk.found.len() >= MOST_FILES {
                    walk.problems.push(Error::TooMany { most: MOST_FILES });
                    return walk;
                }
                match entry.map_err(|error| Error::io(&below, &error)).and_then(|entry| look(folder, &entry, &first)) {
                    Ok(Looked::Folder(path)) if depth < DEEPEST => open.push((path, depth + 1)),
                    Ok(Looked::Folder(path)) => {
                        let path = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
                        walk.problems.push(Error::UnsafePath { path });
                    }
                    Ok(Looked::File(path, facts)) => {
                        walk.found.insert(path, facts);
                    }
                    Err(problem) => walk.problems.push(problem),
                }
            }
        }
        walk
    }
}

enum Looked {
    Folder(PathBuf),
    File(String, (u64, Digest)),
}

fn look(folder: &Path, entry: &fs::DirEntry, first: impl Fn(&Path) -> io::Result<()>) -> Result<Looked, Error> {
    let full = entry.path();
    let below = full.strip_prefix(folder).unwrap_or(&full);
    let name = paths::relative(below)?;
    let sorted = |error: &io::Error| Error::io(below, error);
    // The kind of the entry itself: a link is not followed.
    let kind = entry.file_type().map_err(|error| sorted(&error))?;
    if kind.is_dir() {
        return Ok(Looked::Folder(full));
    }
    if !kind.is_file() {
        return Err(Error::NotAFile { path: name });
    }
    first(&full).map_err(|error| sorted(&error))?;
    let facts = atomic::digest_of_file(&full).map_err(|error| sorted(&error))?;
    Ok(Looked::File(name, facts))
}

#[cfg(test)]
mod tests;
