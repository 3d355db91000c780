//! Sealing a folder, and verifying one: every hash, every signature, every audit chain in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use api::Written;
use api::elections::{SealFolder, Verification, VerifyFolder};
use model::audit::{ChainFault, FileTrace};
use model::{Digest, Finding, Place};
use store::artefacts::{Artefact, ArtefactKind};
use store::{Location, Mode, Store};

use crate::command::{Changing, Command, Done, Reading};
use crate::files;
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// A seal just put on a folder; dropped before the command is applied, the folder is as it was.
pub(crate) struct Sealed {
    written: Written,
    earlier: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl Sealed {
    /// What stands now where the seal will.
    fn earlier(folder: &Path) -> Result<Vec<(PathBuf, Option<Vec<u8>>)>> {
        let look = |name: &str| {
            let path = folder.join(name);
            let bytes = if path.exists() { Some(files::read(&path, 64 << 20)?) } else { None };
            Ok((path, bytes))
        };
        ["MANIFEST.json", "MANIFEST.sig"].into_iter().map(look).collect()
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        for (path, bytes) in &self.earlier {
            let put_back = match bytes {
                Some(bytes) => vault::atomic::write(path, bytes).map(drop).map_err(|error| error.to_string()),
                None => std::fs::remove_file(path).map_err(|error| error.to_string()),
            };
            if let Err(error) = put_back {
                tracing::warn!(%error, "a seal that was not adopted could not be taken off");
            }
        }
    }
}

impl Command for SealFolder {
    type Prepared = Sealed;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Sealed> {
        let folder = self.folder.path();
        if !folder.is_dir() {
            return Err(Refusal::input("E401").with("file", self.folder.name()));
        }
        reading.job.report("sealing", 0, 1);
        let head = store::audit::head(reading.open.store.reader()).await?;
        let notes = [("audit_entries", head.number.to_string()), ("audit_head", head.hash.to_string())];
        reading.job.check()?;
        let earlier = Sealed::earlier(folder)?;
        let manifest = vault::seal_folder(folder, &reading.label("folder", &notes), reading.signer()?)?;
        let bytes = manifest.files.iter().map(|file| file.bytes).sum();
        let files = u32::try_from(manifest.files.len()).unwrap_or(u32::MAX);
        let shown = folder.to_string_lossy().into_owned();
        let digest = manifest.digest()?;
        let written = Written { folder: shown, files, pages: 0, bytes, digest, findings: Vec::new() };
        Ok(Sealed { written, earlier })
    }

    async fn apply(&self, mut sealed: Sealed, changing: &mut Changing<'_>) -> Result<Done<Written>> {
        let name = format!("{}/MANIFEST.json", self.folder.name());
        let written = sealed.written.clone();
        let artefact = Artefact {
            kind: ArtefactKind::Seal,
            name: name.clone(),
            sha256: written.digest,
            bytes: written.bytes,
            unit: None,
            audit: 0,
        };
        store::artefacts::add(changing.change, &[artefact]).await?;
        sealed.earlier.clear();
        let trace = FileTrace { name, sha256: written.digest, written: true };
        let summary = serde_json::json!({ "files": written.files, "bytes": written.bytes });
        Ok(Done::new(written, summary).files([trace]))
    }
}

/// Verifies a folder that was sealed, with every sealed package and every election file in it.
pub(crate) async fn verify(input: &VerifyFolder, job: &Job) -> Result<Verification> {
    let folder = input.folder.path();
    if !folder.is_dir() {
        return Err(Refusal::input("E401").with("file", input.folder.name()));
    }
    let expected = match input.fingerprint.as_deref().map(str::parse::<Digest>) {
        Some(Ok(digest)) => Some(digest),
        Some(Err(_)) => return Err(Refusal::input("E104").with("name", "fingerprint").with("found", "")),
        None => None,
    };
    job.report("verifying", 0, 1);
    let mut findings: Vec<Finding> =
        vault::verify_folder(folder, expected.as_ref()).iter().map(vault::Error::finding).collect();
    let mut verdict = Verification {
        whole: false,
        files: 0,
        signatures: 0,
        audit_entries: 0,
        fingerprint: String::new(),
        findings: Vec::new(),
    };
    if let Ok((manifest, seal)) = vault::seal_of_folder(folder) {
        verdict.files = u32::try_from(manifest.files.len()).unwrap_or(u32::MAX);
        verdict.fingerprint = seal.certificate.fingerprint().to_string();
        verdict.signatures = 1;
    }
    let inside = all_files(folder, job)?;
    for (at, path) in inside.iter().enumerate() {
        job.check()?;
        job.report("verifying", at, inside.len());
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let sealed_folder =
            path.file_name().is_some_and(|name| name == "MANIFEST.sig") && path.parent() != Some(folder);
        match ending {
            _ if sealed_folder => verdict.signatures += 1,
            "zip" => match open_package(path) {
                Ok(()) => verdict.signatures += 1,
                Err(refusal) => findings.push(refused(path, &refusal)),
            },
            "kutia" => verdict.audit_entries += verify_chain(path, &mut findings).await,
            _ => {}
        }
    }
    findings.sort();
    findings.dedup();
    verdict.whole = !model::finding::blocks(&findings);
    verdict.findings = findings;
    Ok(verdict)
}

fn all_files(folder: &Path, job: &Job) -> Result<Vec<PathBuf>> {
    const MOST: usize = 200_000;
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        job.check()?;
        for entry in std::fs::read_dir(&next).map_err(|error| files::unreadable(&next, &error))? {
            let entry = entry.map_err(|error| files::unreadable(&next, &error))?;
            let kind = entry.file_type().map_err(|error| files::unreadable(&next, &error))?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() && found.len() < MOST {
                found.insert(entry.path());
            }
        }
    }
    Ok(found.into_iter().collect())
}

fn open_package(path: &Path) -> Result<()> {
    let bytes = files::read(path, 512 << 20)?;
    vault::package::open(&bytes, &vault::package::Limits::default())?;
    Ok(())
}

fn refused(path: &Path, refusal: &Refusal) -> Finding {
    let code = refusal.0.code.clone();
    Finding::error("E459").at(Place::File { file: files::shown(path) }).with("code", code)
}

/// Checks the audit chain of an election file; gives the number of its entries.
async fn verify_chain(path: &Path, findings: &mut Vec<Finding>) -> i64 {
    let place = || Place::File { file: files::shown(path) };
    let verdict = async {
        let store = Store::open(&Location::File(path.to_path_buf()), Mode::ReadOnly).await?;
        let still = store.still().await?;
        let chain = store::audit::verify(&still).await?;
        let changed = crate::audit::changed_outside(&still).await?;
        let head = store::audit::head(&still).await?;
        drop(still);
        store.close().await?;
        Ok::<_, store::Error>((chain, changed, head))
    };
    match verdict.await {
        Ok((chain, changed, head)) => {
            if let Err(fault) = chain {
                findings.push(fault_finding(&fault).at(place()));
            }
            for thing in changed {
                findings.push(Finding::error("E458").at(place()).with("thing", thing.key()));
            }
            head.number
        }
        Err(error) => {
            findings.push(Finding::error("E459").at(place()).with("code", error.code()));
            0
        }
    }
}

/// A fault of an audit chain as a finding.
pub(crate) fn fault_finding(fault: &ChainFault) -> Finding {
    match fault {
        ChainFault::Changed { number } => Finding::error("E453").with("number", *number),
        ChainFault::Order { expected, found } => Finding::error("E454").with("number", *expected).with("found", *found),
        ChainFault::Unlinked { number } => Finding::error("E455").with("number", *number),
        ChainFault::Truncated { last, expected } => {
            Finding::error("E456").with("number", *last).with("found", *expected)
        }
        ChainFault::Head { .. } => Finding::error("E457"),
    }
}
