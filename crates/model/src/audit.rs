//! The audit chain: every change of an election is one entry, and each entry holds the hash of the one before.
//!
//! Always true: an entry's hash covers every field of it and the hash before, so a changed, removed or reordered entry
//! breaks the chain at a place that [`verify`] names. A cut end is found by comparing with the [`Head`] that is kept
//! beside the chain and printed in every signed manifest.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::ids::UserName;

/// A file that a command read or wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTrace {
    /// File name without folders.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
    /// Whether the command wrote it (or read it).
    pub written: bool,
}

/// One entry. Times are microseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Counted from 1 without gaps.
    pub number: i64,
    /// When.
    pub at_us: i64,
    /// Who; the user's name is kept as text so that a removed user stays in the chain.
    pub user: UserName,
    /// Their role then.
    pub role: String,
    /// The command's name, such as `voters.import`.
    pub command: String,
    /// The second person, where the command needs one.
    pub second: Option<UserName>,
    /// Files read and written.
    pub files: Vec<FileTrace>,
    /// Digest of what the command changed, as it was before.
    pub before: Option<Digest>,
    /// Digest of what it changed, as it is after.
    pub after: Option<Digest>,
    /// What happened, as key and values for a text in `locales/`; no personal data.
    pub summary: serde_json::Value,
    /// Hash of the entry before (all zeros for the first).
    pub previous: Digest,
    /// Hash of this entry.
    pub hash: Digest,
}

/// Where the chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry, 0 for an empty chain.
    pub number: i64,
    /// Its hash.
    pub hash: Digest,
}

impl Head {
    /// The head of an empty chain.
    pub const EMPTY: Self = Self { number: 0, hash: Digest([0; 32]) };
}

/// What is wrong with a chain, at the first place where anything is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ChainFault {
    /// An entry's content is not what its hash says.
    #[error("audit entry {number} was changed")]
    Changed {
        /// Which entry.
        number: i64,
    },
    /// An entry is missing, or entries stand in another order.
    #[error("audit entry {expected} is missing or out of order: {found} stands in its place")]
    Order {
        /// The number that should stand here.
        expected: i64,
        /// The number that does.
        found: i64,
    },
    /// An entry does not follow from the one before.
    #[error("audit entry {number} does not follow from the one before")]
    Unlinked {
        /// Which entry.
        number: i64,
    },
    /// The chain ends before its recorded head.
    #[error("the audit chain ends at entry {last}, but {expected} were recorded")]
    Truncated {
        /// Number of the last entry that is there.
        last: i64,
        /// Number of the recorded head.
        expected: i64,
    },
    /// The chain ends elsewhere than at its recorded head.
    #[error("the audit chain does not end at its recorded head")]
    Head {
        /// Number of the last entry that is there.
        last: i64,
    },
}

impl AuditEntry {
    /// The hash that this entry must have: SHA-256 of its JSON with `hash` set to zeros.
    ///
    /// # Errors
    /// Never for entries made of plain values.
    pub fn compute_hash(&self) -> Result<Digest, serde_json::Error> {
        let mut blank = self.clone();
        blank.hash = Digest([0; 32]);
        Digest::of_json(&blank)
    }

    /// The entry with its place in the chain and its hash set.
    ///
    /// # Errors
    /// As [`Self::compute_hash`].
    pub fn linked(mut self, head: Head) -> Result<Self, serde_json::Error> {
        self.number = head.number + 1;
        self.previous = head.hash;
        self.hash = self.compute_hash()?;
        Ok(self)
    }
}

/// A walk along a chain, entry by entry, for chains that are not held in memory at once.
#[derive(Debug, Clone, Copy)]
pub struct ChainWalk(Head);

impl Default for ChainWalk {
    fn default() -> Self {
        Self(Head::EMPTY)
    }
}

impl ChainWalk {
    /// Takes the next entry.
    ///
    /// # Errors
    /// The [`ChainFault`] at this entry.
    pub fn step(&mut self, entry: &AuditEntry) -> Result<(), ChainFault> {
        self.expect(entry.number)?;
        if entry.compute_hash().ok() != Some(entry.hash) {
            return Err(ChainFault::Changed { number: entry.number });
        }
        if entry.previous != self.0.hash {
            return Err(ChainFault::Unlinked { number: entry.number });
        }
        self.0 = Head { number: entry.number, hash: entry.hash };
        Ok(())
    }

    /// Takes an entry of which only the number can be read.
    ///
    /// # Errors
    /// Always: [`ChainFault::Order`] if it stands in the wrong place, else [`ChainFault::Changed`].
    pub fn unreadable(&mut self, number: i64) -> Result<(), ChainFault> {
        self.expect(number)?;
        Err(ChainFault::Changed { number })
    }

    /// Ends the walk at the recorded head.
    ///
    /// # Errors
    /// [`ChainFault::Truncated`] or [`ChainFault::Head`].
    pub fn end(self, recorded: Head) -> Result<Head, ChainFault> {
        let last = self.0.number;
        if last < recorded.number {
            return Err(ChainFault::Truncated { last, expected: recorded.number });
        }
        if self.0 != recorded {
            return Err(ChainFault::Head { last });
        }
        Ok(self.0)
    }

    fn expect(&self, found: i64) -> Result<(), ChainFault> {
        let expected = self.0.number + 1;
        if found == expected { Ok(()) } else { Err(ChainFault::Order { expected, found }) }
    }
}

/// Checks a chain from its first entry to its recorded head and returns the head.
///
/// # Errors
/// The first [`ChainFault`] in the order of the chain.
pub fn verify(entries: impl IntoIterator<Item = AuditEntry>, recorded: Head) -> Result<Head, ChainFault> {
    let mut walk = ChainWalk::default();
    for entry in entries {
        walk.step(&entry)?;
    }
    walk.end(recorded)
}

#[cfg(test)]
mod tests;
