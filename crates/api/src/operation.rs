//! What an operation is, how it is called, and what comes back.

use std::collections::BTreeMap;
use std::path::Path;

use model::thing::Thing;
use model::user::Permission;
use model::{Digest, Finding};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A file or folder: a path for the command line; in the window an opaque handle `pick:<number>` that only the shell can
/// turn into a path, so that the web view never names one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileRef(pub String);

impl FileRef {
    /// The path.
    #[must_use]
    pub fn path(&self) -> &Path {
        Path::new(&self.0)
    }

    /// The last part of the path, for the audit chain and for findings.
    #[must_use]
    pub fn name(&self) -> String {
        self.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// Whether an operation changes an election.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Changes the election in one transaction, with its audit entry.
    Command,
    /// Reads the election.
    Query,
    /// Needs no open election: creating, opening, signing in, verifying a folder, reading with a package alone.
    Session,
}

/// What an argument is, for the command line and for the shell (which turns handles into paths).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ArgKind {
    /// A file to read.
    InputFile,
    /// Files or folders to read.
    InputFiles,
    /// A file to write.
    OutputFile,
    /// A folder to write into.
    OutputFolder,
    /// A text.
    Text,
    /// Texts.
    Texts,
    /// Pairs `NAME=VALUE`, one at a time; an object in the input.
    Pairs,
    /// A whole number.
    Number,
    /// A day, `yyyy-mm-dd` or `dd.mm.yyyy`.
    Date,
    /// Yes or no.
    Flag,
    /// A password: never on the command line.
    Password,
}

/// One argument of an operation; its help is `arg-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Arg {
    /// Field of the input.
    pub name: &'static str,
    /// What it is.
    pub kind: ArgKind,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it stands without a name on the command line.
    pub positional: bool,
}

/// A row of the catalogue.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Entry {
    /// Name, `noun.verb`.
    pub name: &'static str,
    /// Command, query or session.
    pub kind: Kind,
    /// What the user must be allowed.
    pub permission: Permission,
    /// Whether a second person of another proposing group must confirm.
    pub second_person: bool,
    /// Whether it takes long, reports progress and can be cancelled.
    pub long: bool,
    /// What it is computed from; if any of these changes meanwhile, nothing is adopted.
    pub reads: &'static [Thing],
    /// What it changes.
    pub writes: &'static [Thing],
    /// Its arguments.
    pub args: &'static [Arg],
}

/// A command or query as a plain value.
pub trait Operation: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its row of the catalogue.
    const ENTRY: Entry;
    /// What comes back.
    type Output: Serialize + DeserializeOwned + Send + 'static;
}

/// Versions of things as a person saw them.
pub type Versions = BTreeMap<Thing, i64>;

/// A call as it crosses the bridge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Call {
    /// Name of the operation.
    pub operation: String,
    /// Its input as JSON.
    pub input: serde_json::Value,
    /// The versions that the person saw; a newer one in the store is a finding, never an overwrite.
    #[serde(default)]
    pub seen: Versions,
}

/// What comes back across the bridge.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reply {
    /// The output as JSON; `null` while a second person is awaited.
    pub output: serde_json::Value,
    /// The approval that now waits for a second person.
    pub awaiting: Option<i64>,
    /// Versions of everything after the operation.
    pub versions: Versions,
}

/// Progress of a long operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Done, of `total`.
    pub done: u64,
    /// Of how many; 0 while unknown.
    pub total: u64,
    /// What is under way, as a message key `progress-<step>`.
    pub step: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// Rows taken over; 0 if any finding blocks.
    pub rows: u32,
    /// Whether anything was changed: false if a finding of severity error stands.
    pub adopted: bool,
    /// All findings.
    pub findings: Vec<Finding>,
}

/// What a command wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Where.
    pub folder: String,
    /// Files written.
    pub files: u32,
    /// Pages or sheets, where that says something; else 0.
    pub pages: u64,
    /// Bytes in all.
    pub bytes: u64,
    /// SHA-256 of the folder's manifest (or of the one file).
    pub digest: Digest,
    /// Findings on the way (warnings and notes).
    pub findings: Vec<Finding>,
}

/// A page of a long table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// Rows in all, under the same filter.
    pub total: u32,
    /// First row shown, counted from 0.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<T>,
}

/// Declares an operation's row of the catalogue.
macro_rules! operation {
    ($type:ty, $name:literal, $kind:ident, $permission:ident, reads $reads:expr, writes $writes:expr, flags $flags:expr,
     args [$($arg:expr),* $(,)?], $output:ty) => {
        impl $crate::Operation for $type {
            const ENTRY: $crate::Entry = $crate::Entry {
                name: $name,
                kind: $crate::Kind::$kind,
                permission: model::user::Permission::$permission,
                second_person: $crate::operation::flag($flags, "two"),
                long: $crate::operation::flag($flags, "long"),
                reads: $reads,
                writes: $writes,
                args: &[$($arg),*],
            };
            type Output = $output;
        }
    };
}
pub(crate) use operation;

/// Whether a word stands among the flags.
pub(crate) const fn flag(flags: &[&str], word: &str) -> bool {
    let mut at = 0;
    while at < flags.len() {
        let (a, b) = (flags[at].as_bytes(), word.as_bytes());
        if a.len() == b.len() {
            let mut byte = 0;
            while byte < a.len() && a[byte] == b[byte] {
                byte += 1;
            }
            if byte == a.len() {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// A required positional argument.
pub(crate) const fn need(name: &'static str, kind: ArgKind) -> Arg {
    Arg { name, kind, required: true, positional: true }
}

/// An optional positional argument.
pub(crate) const fn perhaps(name: &'static str, kind: ArgKind) -> Arg {
    Arg { name, kind, required: false, positional: true }
}

/// A required named argument.
pub(crate) const fn named(name: &'static str, kind: ArgKind) -> Arg {
    Arg { name, kind, required: true, positional: false }
}

/// An optional named argument.
pub(crate) const fn may(name: &'static str, kind: ArgKind) -> Arg {
    Arg { name, kind, required: false, positional: false }
}
