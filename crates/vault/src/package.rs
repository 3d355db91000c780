//! Sealed packages: one zip with files, their manifest and its signature.
//! What always holds: the same files, label and key give the same bytes; a package that opens is byte for byte what was sealed,
//! every file in it is listed and every listed file is in it. Who sealed it is for the caller to compare
//! ([`Package::require`]).

use std::collections::BTreeMap;

use model::{Digest, ElectionId};

use crate::{
    Error, Label, Manifest, Seal, Signer, archive,
    manifest::{self, Found, MANIFEST, SEAL},
    paths,
};

/// What a package from outside may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of the package.
    pub package: u64,
    /// Most files in it, with manifest and seal.
    pub files: usize,
    /// Most bytes of one file.
    pub file: u64,
    /// Most bytes of all files together.
    pub total: u64,
}

impl Default for Limits {
    /// 512 MiB, 10,000 files, 256 MiB a file, 512 MiB together.
    fn default() -> Self {
        Self { package: 512 << 20, files: 10_000, file: 256 << 20, total: 512 << 20 }
    }
}

/// A package whose seal, files and hashes are right.
#[derive(Debug)]
pub struct Package {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Who sealed it.
    pub seal: Seal,
    /// The hash of the whole package: its name among people.
    pub digest: Digest,
    /// The files by path, without manifest and seal.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Says whether the package is of this kind, for this election and, where given, sealed by the key with this fingerprint.
    ///
    /// # Errors
    /// V101 another kind, V044 another election, V043 another signer.
    pub fn require(&self, kind: &str, election: &ElectionId, fingerprint: Option<&Digest>) -> Result<(), Error> {
        if self.manifest.kind != kind {
            return Err(Error::NotAPackage);
        }
        if self.manifest.election != *election {
            let found = self.manifest.election.to_string();
            return Err(Error::OtherElection { expected: election.to_string(), found });
        }
        let signer = self.seal.certificate.fingerprint();
        match fingerprint {
            Some(expected) if *expected != signer => {
                Err(Error::OtherSigner { expected: expected.to_string(), found: signer.to_string() })
            }
            _ => Ok(()),
        }
    }
}

/// Seals files as one package; their order does not matter.
///
/// # Errors
/// V104 a path not allowed or the name of manifest or seal, V105 a name twice, V103 or V116 too large for a zip, V044 a
/// certificate for another election.
pub fn seal(entries: &[(String, Vec<u8>)], label: &Label, signer: &Signer) -> Result<Vec<u8>, Error> {
    entries.iter().try_for_each(|(path, _)| paths::check(path))?;
    paths::distinct(entries.iter().map(|(path, _)| path.as_str()).chain([MANIFEST, SEAL]))?;
    let files: BTreeMap<&str, &[u8]> =
        entries.iter().map(|(path, content)| (path.as_str(), content.as_slice())).collect();
    let found = facts(files.iter().map(|(path, content)| (*path, *content)));
    let (manifest, seal) = Manifest::of(label, &found).sealed(signer)?;
    archive::write([(MANIFEST, manifest.as_slice()), (SEAL, seal.as_slice())].into_iter().chain(files))
}

/// Opens a package from outside.
///
/// # Errors
/// The first thing that is wrong: no package (V101), above the limits (V102, V103, V116), a path or name not allowed (V104, V105),
/// compressed (V106), not the sealed bytes (V107), no manifest (V108), a bad seal (V041 to V044, V109, V110), files
/// missing, added or changed (V111 to V114).
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Package, Error> {
    let files = archive::read(bytes, limits)?;
    let [(MANIFEST, manifest), (SEAL, seal), files @ ..] = files.as_slice() else {
        let lacks = |name: &str| !files.iter().any(|(path, _)| *path == name);
        return Err(match [MANIFEST, SEAL].into_iter().find(|name| lacks(name)) {
            Some(name) => Error::NoManifest { path: name.to_owned() },
            None => Error::PackedAgain,
        });
    };
    let (manifest, seal) = manifest::open(manifest, seal, None)?;
    if !files.is_sorted_by(|(a, _), (b, _)| a < b) {
        return Err(Error::PackedAgain);
    }
    if let Some(problem) = manifest.compare(&facts(files.iter().copied())).into_iter().next() {
        return Err(problem);
    }
    let files = files.iter().map(|(path, content)| ((*path).to_owned(), content.to_vec())).collect();
    Ok(Package { manifest, seal, digest: Digest::of(bytes), files })
}

fn facts<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Found {
    files.map(|(path, content)| (path.to_owned(), (content.len() as u64, Digest::of(content)))).collect()
}

#[cfg(test)]
mod tests;
