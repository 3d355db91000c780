//! Reads a stack of pages on several threads.
//!
//! What always holds: results stand in the order of the input whatever thread was faster; every thread holds at most one
//! file and one picture, so memory depends on the threads, never on the stack; a cancelled stack gives nothing.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use model::Digest;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::package::ScanPackage;
use crate::picture::MAX_FILE;
use crate::reading::{PageReading, Trace, guarded, read_picture};
use crate::refusal::{Reason, Refusal};

/// Where a page comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file, read when its turn comes.
    File(PathBuf),
    /// Bytes already in memory, with a name for the report.
    Bytes {
        /// Name.
        name: String,
        /// The picture.
        bytes: Vec<u8>,
    },
}

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// It was read.
    Read(PageReading),
    /// It was refused.
    Refused(Refusal),
}

/// One page of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanResult {
    /// File name without folders.
    pub file: String,
    /// Page of the file, counted from 1.
    pub page: u32,
    /// SHA-256 of the file's bytes; of nothing for a file that cannot be read.
    pub sha256: Digest,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// How far a stack is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pages done.
    pub done: usize,
    /// Pages of the stack.
    pub of: usize,
}

/// The stack was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("reading was cancelled")]
pub struct Cancelled;

/// Reads a stack on so many threads (at least one, at most 64). `progress` is called after each page, from any thread.
///
/// # Errors
/// [`Cancelled`] when `cancel` became true before the last page was read.
pub fn read_all(
    sources: &[Source],
    package: &ScanPackage,
    threads: usize,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Result<Vec<ScanResult>, Cancelled> {
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results: Mutex<Vec<(usize, Vec<ScanResult>)>> = Mutex::new(Vec::with_capacity(sources.len()));
    let work = || {
        while !cancel.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(source) = sources.get(at) else { break };
            let result = read_one(source, package, cancel);
            if let Ok(mut results) = results.lock() {
                results.push((at, result));
            }
            progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, of: sources.len() });
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.clamp(1, 64).min(sources.len().max(1)) {
            scope.spawn(work);
        }
        work();
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    if results.len() < sources.len()
        || cancel.load(Ordering::Relaxed) && results.iter().any(|(_, pages)| pages.is_empty())
    {
        return Err(Cancelled);
    }
    results.sort_by_key(|(at, _)| *at);
    Ok(results.into_iter().flat_map(|(_, pages)| pages).collect())
}

/// All pages of a source; none where it was cancelled on the way.
fn read_one(source: &Source, package: &ScanPackage, cancel: &AtomicBool) -> Vec<ScanResult> {
    let (file, read) = match source {
        Source::Bytes { name, bytes } => (name.clone(), Ok(bytes.clone())),
        Source::File(path) => {
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            (name, bounded(path))
        }
    };
    let sha256 = read.as_ref().map_or_else(|_| Digest::of(&[]), |bytes| Digest::of(bytes));
    let result = |page: u32, outcome: Outcome| ScanResult { file: file.clone(), page, sha256, outcome };
    let opened = read.map_err(Refusal::new).and_then(|bytes| guarded(|| Document::open(bytes)));
    let mut document = match opened {
        Ok(document) => document,
        Err(refusal) => return vec![result(1, Outcome::Refused(refusal))],
    };
    let mut results = Vec::with_capacity(document.len());
    for (place, page) in (0..document.len()).zip(1_u32..) {
        if cancel.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let read = guarded(|| read_picture(document.picture(place)?, package, &mut Trace::default()));
        results.push(result(page, read.map_or_else(Outcome::Refused, Outcome::Read)));
    }
    results
}

/// A file's bytes, never more than the limit whatever its stated length.
fn bounded(path: &PathBuf) -> Result<Vec<u8>, Reason> {
    let file = std::fs::File::open(path).map_err(|_| Reason::NotReadable)?;
    // A directory or a device would be read without end or fail late.
    if !file.metadata().is_ok_and(|facts| facts.is_file()) {
        return Err(Reason::NotReadable);
    }
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|_| Reason::NotReadable)?;
    if u64::try_from(bytes.len()).map_or(true, |length| length > MAX_FILE) {
        return Err(Reason::TooLarge);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
