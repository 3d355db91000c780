//! The manifest of a sealed folder or package and the seal on it.
//! What always holds: a manifest has one form byte for byte (JSON as [`Manifest::to_bytes`] writes it), its files are in the
//! order of their paths, and the signature is over those very bytes; anything else is refused, so a changed byte is found.

use std::collections::BTreeMap;

use model::{Digest, ElectionId, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Certificate, Domain, Error, Problem, Signature, Signer, paths, signing};

/// Name of the file with the manifest.
pub const MANIFEST: &str = "MANIFEST.json";
/// Name of the file with the signature and the certificate.
pub const SEAL: &str = "MANIFEST.sig";
/// The version written by this program; greater ones are refused.
pub const VERSION: u32 = 1;

/// Most bytes of a manifest.
pub(crate) const LARGEST_MANIFEST: u64 = 64 << 20;
/// Most bytes of a seal.
pub(crate) const LARGEST_SEAL: u64 = 16 << 10;
/// Most files of a folder.
pub(crate) const MOST_FILES: usize = 200_000;

/// What a sealed thing is, said by whoever seals it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it is, such as `scanner-package`.
    pub kind: String,
    /// The election it belongs to.
    pub election: ElectionId,
    /// Who made it, as shown to people.
    pub created_by: String,
    /// When.
    pub created_at: Timestamp,
    /// More facts by name, such as the hash of the plan it was made from.
    pub notes: BTreeMap<String, String>,
}

/// One file of a manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Path below the folder, with `/` between its parts.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Hash of the content.
    pub sha256: Digest,
}

/// What is sealed: every file with its size and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of this form.
    pub version: u32,
    /// What it is, such as `scanner-package`.
    pub kind: String,
    /// The election it belongs to.
    pub election: ElectionId,
    /// Who made it, as shown to people.
    pub created_by: String,
    /// When.
    pub created_at: Timestamp,
    /// The files in the order of their paths.
    pub files: Vec<Listed>,
    /// More facts by name.
    pub notes: BTreeMap<String, String>,
}

/// The signature on a manifest, with the certificate of who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Version of this form.
    pub version: u32,
    /// Who signed.
    pub certificate: Certificate,
    /// The signature over the bytes of the manifest.
    pub signature: Signature,
}

/// Size and hash of files by path.
pub(crate) type Found = BTreeMap<String, (u64, Digest)>;

impl Manifest {
    /// Lists files under a label.
    pub(crate) fn of(label: &Label, files: &Found) -> Self {
        Self {
            version: VERSION,
            kind: label.kind.clone(),
            election: label.election.clone(),
            created_by: label.created_by.clone(),
            created_at: label.created_at,
            files: files
                .iter()
                .map(|(path, (bytes, sha256))| Listed { path: path.clone(), bytes: *bytes, sha256: *sha256 })
                .collect(),
            notes: label.notes.clone(),
        }
    }

    /// The bytes that are hashed and signed: JSON in lines, with a line end.
    ///
    /// # Errors
    /// V109, which cannot happen for a manifest of this program.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        canonical(self, MANIFEST)
    }

    /// The hash of the manifest: the short name of everything that it seals.
    ///
    /// # Errors
    /// As [`Manifest::to_bytes`].
    pub fn digest(&self) -> Result<Digest, Error> {
        Ok(Digest::of(&self.to_bytes()?))
    }

    /// Signs the manifest; gives the bytes of MANIFEST.json and MANIFEST.sig.
    pub(crate) fn sealed(&self, signer: &Signer) -> Result<(Vec<u8>, Vec<u8>), Error> {
        belongs(self, signer.certificate())?;
        let manifest = self.to_bytes()?;
        let seal = Seal {
            version: VERSION,
            certificate: signer.certificate().clone(),
            signature: signer.sign(Domain::Manifest, &manifest),
        };
        Ok((manifest, canonical(&seal, SEAL)?))
    }

    /// Compares the list with what is there: missing, added, changed, of another size, in the order of the paths.
    pub(crate) fn compare(&self, found: &Found) -> Vec<Problem> {
        let mut problems = Vec::new();
        let listed: BTreeMap<&str, &Listed> = self.files.iter().map(|file| (file.path.as_str(), file)).collect();
        for (path, file) in &listed {
            let path = (*path).to_owned();
            match found.get(&path) {
                None => problems.push(Error::Missing { path }),
                Some((bytes, _)) if *bytes != file.bytes => {
                    problems.push(Error::WrongSize { path, expected: file.bytes, found: *bytes });
                }
                Some((_, sha256)) if *sha256 != file.sha256 => problems.push(Error::Changed { path }),
                Some(_) => {}
            }
        }
        for path in found.keys().filter(|path| !listed.contains_key(path.as_str())) {
            problems.push(Error::Added { path: path.clone() });
        }
        problems
    }
}

/// Reads a manifest and its seal and checks everything that needs no files: form, version, paths, certificate, signature,
/// that both are for the same election, and the signer where one is expected.
///
/// # Errors
/// V041 to V044, V104, V105, V109, V110.
pub(crate) fn open(manifest: &[u8], seal: &[u8], expected: Option<&Digest>) -> Result<(Manifest, Seal), Error> {
    let parsed: Seal = read(seal, SEAL)?;
    parsed.certificate.verify()?;
    if !signing::verify(&parsed.certificate.public_key, Domain::Manifest, manifest, &parsed.signature) {
        return Err(Error::BadSignature { path: MANIFEST.to_owned() });
    }
    if let Some(expected) = expected
        && *expected != parsed.certificate.fingerprint()
    {
        let found = parsed.certificate.fingerprint().to_string();
        return Err(Error::OtherSigner { expected: expected.to_string(), found });
    }
    let manifest: Manifest = read(manifest, MANIFEST)?;
    belongs(&manifest, &parsed.certificate)?;
    manifest.files.iter().try_for_each(|file| paths::check(&file.path))?;
    paths::distinct(manifest.files.iter().map(|file| file.path.as_str()))?;
    if !manifest.files.is_sorted_by(|a, b| a.path < b.path) {
        return Err(Error::ManifestUnreadable { path: MANIFEST.to_owned() });
    }
    Ok((manifest, parsed))
}

fn belongs(manifest: &Manifest, certificate: &Certificate) -> Result<(), Error> {
    if manifest.election == certificate.election {
        return Ok(());
    }
    Err(Error::OtherElection { expected: manifest.election.to_string(), found: certificate.election.to_string() })
}

fn canonical<T: Serialize>(value: &T, path: &str) -> Result<Vec<u8>, Error> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|_| Error::ManifestUnreadable { path: path.to_owned() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a value and refuses every form but the one that [`canonical`] writes.
fn read<T: Serialize + DeserializeOwned>(bytes: &[u8], path: &str) -> Result<T, Error> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let unreadable = || Error::ManifestUnreadable { path: path.to_owned() };
    let Versioned { version } = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
    if version > VERSION {
        return Err(Error::NewerVersion { path: path.to_owned(), found: version });
    }
    let value: T = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
    if version == VERSION && canonical(&value, path)? == bytes { Ok(value) } else { Err(unreadable()) }
}
