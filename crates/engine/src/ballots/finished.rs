//! What a print run has finished, so that the same run goes on there after a crash.
//!
//! Always true: only a file that the signed-in user's own key signed for this very run, and whose bytes are still those, is
//! taken for finished; everything else in the folder is removed before the run goes on. The record lies beside the folder
//! until that has its name.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use model::Digest;
use serde::{Deserialize, Serialize};
use vault::{Domain, Signature, Signer};

use crate::files::{self, Pending, unwritable};
use crate::refusal::Result;

/// Largest record that is read: 200,000 files have less.
const LARGEST: u64 = 64 << 20;

/// A file of a run that was read back whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    run: Digest,
    name: String,
    pages: u32,
    bytes: u64,
    sha256: Digest,
}

/// A line of the record.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    step: Step,
    signature: Signature,
}

/// The record of a run under way.
pub(super) struct Finished<'a> {
    run: Digest,
    signer: &'a Signer,
    folder: PathBuf,
    earlier: BTreeMap<String, ballot::Written>,
    path: PathBuf,
    record: Mutex<File>,
}

impl<'a> Finished<'a> {
    /// Reads what an earlier start of the run finished in the folder, if there was one, and clears away the rest.
    pub(super) fn of(pending: &Pending, run: Digest, signer: &'a Signer) -> Result<Self> {
        Self::in_folder(pending.path(), pending.record(), run, signer)
    }

    fn in_folder(folder: &Path, path: PathBuf, run: Digest, signer: &'a Signer) -> Result<Self> {
        let mut earlier = BTreeMap::new();
        if path.exists() {
            // A line that was cut off while it was written, or that anybody else wrote, says nothing.
            let lines = files::read(&path, LARGEST)?;
            for line in lines.split(|byte| *byte == b'\n') {
                if let Some(step) = signed(line, run, signer) {
                    let written = ballot::Written { pages: step.pages, bytes: step.bytes, digest: step.sha256 };
                    earlier.insert(step.name, written);
                }
            }
        }
        for entry in fs::read_dir(folder).map_err(|error| files::unreadable(folder, &error))? {
            let entry = entry.map_err(|error| files::unreadable(folder, &error))?;
            let name = entry.file_name();
            let kind = entry.file_type().map_err(|error| files::unreadable(folder, &error))?;
            let known = name.to_str().is_some_and(|name| earlier.contains_key(name));
            if !(known && kind.is_file()) {
                let gone = if kind.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
                gone.map_err(|error| unwritable(&entry.path(), &error))?;
            }
        }
        let record = OpenOptions::new().create(true).append(true).open(&path);
        let record = Mutex::new(record.map_err(|error| unwritable(&path, &error))?);
        let finished = Self { run, signer, folder: folder.to_path_buf(), earlier, path, record };
        finished.line(b"\n")?;
        Ok(finished)
    }

    /// The file of this name, if it was finished and is still what it was; if it is anything else, it is removed.
    pub(super) fn earlier(&self, name: &str) -> Result<Option<ballot::Written>> {
        let path = self.folder.join(name);
        let there = |about: fs::Metadata| about.is_file().then_some(about.len());
        let length = path.symlink_metadata().ok().and_then(there);
        if let Some(written) = self.earlier.get(name)
            && length == Some(written.bytes)
            && ballot::verify_file(&path, written).is_ok()
        {
            return Ok(Some(*written));
        }
        if length.is_some() {
            fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
        }
        Ok(None)
    }

    /// Where a file is written until it has been read back.
    pub(super) fn part(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.part"))
    }

    /// Gives a file that was read back its name, and notes it.
    pub(super) fn note(&self, name: &str, written: &ballot::Written) -> Result<()> {
        let path = self.folder.join(name);
        fs::rename(self.part(name), &path).map_err(|error| unwritable(&path, &error))?;
        let (run, name, sha256) = (self.run, name.to_owned(), written.digest);
        let step = Step { run, name, pages: written.pages, bytes: written.bytes, sha256 };
        let signature = self.signer.sign(Domain::Step, &serde_json::to_vec(&step)?);
        let mut line = serde_json::to_vec(&Line { step, signature })?;
        line.push(b'\n');
        self.line(&line)
    }

    fn line(&self, line: &[u8]) -> Result<()> {
        let mut record = self.record.lock().unwrap_or_else(PoisonError::into_inner);
        record.write_all(line).map_err(|error| unwritable(&self.path, &error))
    }
}

/// A line's step, if the signer signed it for this run and its name is a plain one.
fn signed(line: &[u8], run: Digest, signer: &Signer) -> Option<Step> {
    let Line { step, signature } = serde_json::from_slice(line).ok()?;
    let key = &signer.certificate().public_key;
    let ours =
        step.run == run && vault::signing::verify(key, Domain::Step, &serde_json::to_vec(&step).ok()?, &signature);
    (ours && !step.name.contains(['/', '\\']) && !step.name.starts_with('.')).then_some(step)
}

#[cfg(test)]
mod tests;
