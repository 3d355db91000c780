//! Files that commands write: first under a temporary name beside their own, renamed when the change is committed.
//!
//! Always true: a journal row says what is under way, so that a crash at any moment is mended at the next start: what was
//! not committed is removed, what was committed gets its name. An output never replaces what is there.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use api::Written;
use model::audit::FileTrace;
use model::{Digest, Finding};
use store::journal::{Move, Underway};
use store::{Change, Store};
use vault::{Label, Manifest, Signer};

use crate::refusal::{Refusal, Result};

/// Stages of a journal row, after the command's name: being written (a crash is mended backwards), whole and committed (forwards).
const WRITING: &str = " writing";
const RENAMING: &str = " renaming";
/// Being written step by step, so that the same command goes on after a crash.
const CONTINUABLE: &str = " continuable";

/// A folder or file on its way to its own name. Dropped unfinished, it is removed.
pub(crate) struct Pending {
    command: String,
    temporary: PathBuf,
    target: PathBuf,
    traces: Vec<FileTrace>,
    /// Folders above that were made for it, the innermost first.
    made: Vec<PathBuf>,
    /// Held as long as this is under way, so that another program that opens the election does not mend it.
    lock: Option<File>,
    row: Option<i64>,
    /// What tells one job from another, where it goes on after a crash.
    job: Option<Digest>,
    kept: bool,
}

/// What was dropped unfinished, until its journal row is struck out.
static DROPPED: Mutex<Vec<String>> = Mutex::new(Vec::new());

impl Pending {
    /// Starts a folder that will stand at `target`, which must not exist or be an empty folder.
    pub(crate) async fn folder(store: &Store, command: &str, target: &Path, at_us: i64) -> Result<Self> {
        free(target, true)?;
        let pending = Self::begin(store, command, target, at_us, None).await?;
        std::fs::create_dir(&pending.temporary).map_err(|error| unwritable(target, &error))?;
        Ok(pending)
    }

    /// Starts a folder as [`Self::folder`] does, or goes on with the one that the same job left when it was cut off; one that
    /// another job of the command left is removed, so that at most one waits in an election.
    pub(crate) async fn continued(
        store: &Store,
        command: &str,
        target: &Path,
        at_us: i64,
        job: Digest,
    ) -> Result<Self> {
        free(target, true)?;
        let place = std::path::absolute(target).map_err(|error| unwritable(target, &error))?;
        let mut found = None;
        for row in store::journal::all(store.reader()).await? {
            let Some(step) = row.moves.first().filter(|_| row.command == format!("{command}{CONTINUABLE}")) else {
                continue;
            };
            let temporary = PathBuf::from(&step.from);
            // Whoever holds the lock is at work on it now.
            let Some(lock) = taken(&temporary) else { continue };
            if found.is_none() && Path::new(&step.to) == place && step.sha256 == job && temporary.is_dir() {
                found = Some((row.id, temporary, lock));
                continue;
            }
            drop(lock);
            remove(&temporary);
            remove_beside(&temporary);
            strike(store, row.id).await?;
        }
        if let Some((row, temporary, lock)) = found {
            let (command, traces, made) = (command.to_owned(), Vec::new(), Vec::new());
            let (lock, row, job) = (Some(lock), Some(row), Some(job));
            return Ok(Self { command, temporary, target: place, traces, made, lock, row, job, kept: false });
        }
        let pending = Self::begin(store, command, target, at_us, Some(job)).await?;
        std::fs::create_dir(&pending.temporary).map_err(|error| unwritable(target, &error))?;
        Ok(pending)
    }

    /// Starts a file that will stand at `target`, which must not exist.
    pub(crate) async fn file(store: &Store, command: &str, target: &Path, at_us: i64) -> Result<Self> {
        free(target, false)?;
        Self::begin(store, command, target, at_us, None).await
    }

    async fn begin(store: &Store, command: &str, target: &Path, at_us: i64, job: Option<Digest>) -> Result<Self> {
        let target = std::path::absolute(target).map_err(|error| unwritable(target, &error))?;
        let parent = target.parent().ok_or_else(|| Refusal::input("E104").with("name", "out").with("found", ""))?;
        let made = absent(parent);
        std::fs::create_dir_all(parent).map_err(|error| unwritable(&target, &error))?;
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let temporary = parent.join(format!(".{name}.{}-{at_us}.partial", std::process::id()));
        let (command, traces) = (command.to_owned(), Vec::new());
        let mut pending = Self { command, temporary, target, traces, made, lock: None, row: None, job, kept: false };
        // Where nothing can be written, nothing is noted in the election either.
        std::fs::create_dir(&pending.temporary).map_err(|error| unwritable(&pending.target, &error))?;
        remove(&pending.temporary);
        let lock = File::create(lock_of(&pending.temporary)).map_err(|error| unwritable(&pending.target, &error))?;
        if let Err(error) = lock.lock() {
            tracing::warn!(%error, "this file system knows no locks");
        }
        pending.lock = Some(lock);
        let mut change = store.begin().await?;
        let stage = if job.is_some() { CONTINUABLE } else { WRITING };
        let row = store::journal::open(&mut change, &pending.underway(stage, at_us)).await?;
        change.commit().await?;
        pending.row = Some(row);
        Ok(pending)
    }

    fn underway(&self, stage: &str, at_us: i64) -> Underway {
        Underway {
            id: 0,
            command: format!("{}{stage}", self.command),
            moves: vec![Move {
                from: self.temporary.to_string_lossy().into_owned(),
                to: self.target.to_string_lossy().into_owned(),
                sha256: self.traces.last().map(|trace| trace.sha256).or(self.job).unwrap_or(Digest([0; 32])),
            }],
            at_us,
        }
    }

    /// Where to write now.
    pub(crate) fn path(&self) -> &Path {
        &self.temporary
    }

    /// Where a job notes what it has finished, to go on there after a crash; it goes when the folder has its name.
    pub(crate) fn record(&self) -> PathBuf {
        record_of(&self.temporary)
    }

    /// Notes a written file for the audit chain.
    pub(crate) fn wrote(&mut self, name: String, sha256: Digest) {
        self.traces.push(FileTrace { name, sha256, written: true });
    }

    /// Seals the folder and says what is in it, for whoever asked for it at `asked`.
    pub(crate) fn sealed(
        &mut self,
        asked: &api::FileRef,
        label: &Label,
        signer: &Signer,
        (pages, findings): (u64, Vec<Finding>),
    ) -> Result<Written> {
        let (manifest, digest) = self.seal(label, signer)?;
        Ok(Written {
            folder: asked.0.clone(),
            files: u32::try_from(manifest.files.len()).unwrap_or(u32::MAX),
            pages,
            bytes: manifest.files.iter().map(|file| file.bytes).sum(),
            digest,
            findings,
        })
    }

    /// Seals the folder with a signed manifest and notes that; its digest names everything in it.
    pub(crate) fn seal(&mut self, label: &Label, signer: &Signer) -> Result<(Manifest, Digest)> {
        let manifest = vault::seal_folder(&self.temporary, label, signer)?;
        let digest = manifest.digest()?;
        let name = self.target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.wrote(format!("{name}/MANIFEST.json"), digest);
        Ok((manifest, digest))
    }

    /// The files written, for the audit entry.
    pub(crate) fn traces(&self) -> Vec<FileTrace> {
        self.traces.clone()
    }

    /// Sees before the commit that nothing has come to stand meanwhile where the files belong.
    pub(crate) fn still_free(&self) -> Result<()> {
        free(&self.target, self.temporary.is_dir())
    }

    /// Says in the command's own transaction that the files are whole: from now on a crash is mended forwards.
    pub(crate) async fn journal(&mut self, change: &mut Change, at_us: i64) -> Result<()> {
        if let Some(row) = self.row.take() {
            store::journal::close(change, row).await?;
        }
        self.row = Some(store::journal::open(change, &self.underway(RENAMING, at_us)).await?);
        Ok(())
    }

    /// Gives the files their own name, after the commit.
    pub(crate) async fn finish(mut self, store: &Store) -> Result<()> {
        self.kept = true;
        rename(&self.temporary, &self.target)?;
        if let Some(row) = self.row.take() {
            strike(store, row).await?;
        }
        Ok(())
    }
}

/// Strikes out a journal row in a change of its own.
async fn strike(store: &Store, row: i64) -> Result<()> {
    let mut change = store.begin().await?;
    store::journal::close(&mut change, row).await?;
    change.commit().await?;
    Ok(())
}

impl Drop for Pending {
    fn drop(&mut self) {
        if self.lock.take().is_some() {
            remove_beside(&self.temporary);
        }
        if self.kept {
            return;
        }
        remove(&self.temporary);
        for folder in &self.made {
            // Only if it is still empty.
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
        if self.row.is_some() {
            let name = self.temporary.to_string_lossy().into_owned();
            DROPPED.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        }
    }
}

/// Strikes out the journal rows of what was dropped unfinished, after a command that failed.
pub(crate) async fn tidy(store: &Store) -> Result<()> {
    let dropped = std::mem::take(&mut *DROPPED.lock().unwrap_or_else(PoisonError::into_inner));
    if dropped.is_empty() {
        return Ok(());
    }
    let rows = store::journal::all(store.reader()).await?;
    for row in rows.iter().filter(|row| row.moves.iter().any(|step| dropped.contains(&step.from))) {
        strike(store, row.id).await?;
    }
    Ok(())
}

/// The folders on the way to one that are not there, the innermost first.
fn absent(folder: &Path) -> Vec<PathBuf> {
    folder.ancestors().take_while(|above| !above.exists()).map(Path::to_path_buf).collect()
}

/// Mends what an earlier run left: called when an election is opened for writing.
pub(crate) async fn mend(store: &Store) -> Result<()> {
    'rows: for underway in store::journal::all(store.reader()).await? {
        if underway.moves.iter().any(|step| is_alive(Path::new(&step.from))) {
            continue;
        }
        for step in &underway.moves {
            let (temporary, target) = (PathBuf::from(&step.from), PathBuf::from(&step.to));
            if underway.command.ends_with(CONTINUABLE) && waits(&temporary) {
                continue 'rows;
            }
            if !underway.command.ends_with(RENAMING) {
                remove(&temporary);
            } else if temporary.exists()
                && let Err(refusal) = rename(&temporary, &target)
            {
                // What stands there now is somebody's: the files wait under their temporary name for the next start.
                tracing::warn!(code = refusal.0.code, "files that were committed could not get their name");
                continue 'rows;
            }
            remove_beside(&temporary);
        }
        strike(store, underway.id).await?;
    }
    Ok(())
}

/// The lock beside a temporary name.
fn lock_of(temporary: &Path) -> PathBuf {
    temporary.with_added_extension("lock")
}

/// The record of finished steps beside a temporary name.
fn record_of(temporary: &Path) -> PathBuf {
    temporary.with_added_extension("finished")
}

fn remove_beside(temporary: &Path) {
    remove(&record_of(temporary));
    remove(&lock_of(temporary));
}

/// Whether a program that runs now is still writing it.
fn is_alive(temporary: &Path) -> bool {
    File::open(lock_of(temporary)).is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

/// The lock of a temporary name that nobody holds, held from now on.
fn taken(temporary: &Path) -> Option<File> {
    let lock = File::create(lock_of(temporary)).ok()?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        // A file system without locks holds nobody back.
        Ok(()) | Err(TryLockError::Error(_)) => Some(lock),
    }
}

/// Whether a folder waits to be gone on with: it is there, or the drive that it lies on is not.
fn waits(temporary: &Path) -> bool {
    temporary.is_dir() || temporary.parent().is_some_and(|above| !above.exists())
}

/// Refuses where something stands already: a file of the name, or a folder that holds anything.
fn free(target: &Path, folder: bool) -> Result<()> {
    if !folder && target.symlink_metadata().is_ok() {
        return Err(Refusal::input("E402").with("file", shown(target)));
    }
    if folder && target.exists() {
        let mut entries = std::fs::read_dir(target).map_err(|error| unwritable(target, &error))?;
        if entries.next().is_some() {
            return Err(Refusal::input("E403").with("file", shown(target)));
        }
    }
    Ok(())
}

fn rename(temporary: &Path, target: &Path) -> Result<()> {
    free(target, temporary.is_dir())?;
    if target.is_dir() {
        // Empty, as just seen; a folder cannot take another's place everywhere.
        std::fs::remove_dir(target).map_err(|error| unwritable(target, &error))?;
    }
    std::fs::rename(temporary, target).map_err(|error| unwritable(target, &error))
}

fn remove(temporary: &Path) {
    let removed = if temporary.is_dir() { std::fs::remove_dir_all(temporary) } else { std::fs::remove_file(temporary) };
    if let Err(error) = removed
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "a temporary file could not be removed");
    }
}

/// The last part of a path, for people.
pub(crate) fn shown(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A refusal for a file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::input("E405").with("file", shown(path)).with("reason", reason(error))
}

/// A refusal for a file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Refusal::input("E401").with("file", shown(path));
    }
    Refusal::input("E404").with("file", shown(path)).with("reason", reason(error))
}

fn reason(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::PermissionDenied | K::ReadOnlyFilesystem => "permission",
        K::StorageFull | K::QuotaExceeded => "full",
        K::NotFound | K::NotADirectory | K::IsADirectory | K::AlreadyExists => "directory",
        _ => "disk",
    }
}

/// Reads a file of at most so many bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let file = std::fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    let about = file.metadata().map_err(|error| unreadable(path, &error))?;
    if about.is_dir() {
        return Err(Refusal::input("E404").with("file", shown(path)).with("reason", "directory"));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        let megabytes = i64::try_from(limit >> 20).unwrap_or(i64::MAX);
        return Err(Refusal::input("E406").with("file", shown(path)).with("limit", megabytes));
    }
    Ok(bytes)
}
