//! Scanners as the commission's property: which they are, where they stand, what state they are in, and who brought them there.
//!
//! Always true: a scanner is known by its serial number; every change of state has a person, a time and a reason; only a scanner
//! that was tested can be sealed, and a withdrawn one begins again.

use serde::{Deserialize, Serialize};

use crate::Digest;
use crate::ids::UserName;

/// Where a scanner is in its life for this election.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScannerState {
    /// There, not yet tested.
    Ready,
    /// The logic and accuracy test for this election was passed.
    Tested,
    /// Tested, and sealed since.
    Sealed,
    /// Not used any more: faulty, lost, given back.
    Withdrawn,
}

impl ScannerState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Ready, Self::Tested, Self::Sealed, Self::Withdrawn];

    /// Its word in JSON and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Tested => "tested",
            Self::Sealed => "sealed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == word)
    }

    /// Whether a scanner may go from this state to another.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            // A broken seal, a second test, or a repair.
            (Self::Ready | Self::Tested, Self::Tested)
            | (Self::Tested, Self::Sealed)
            | (Self::Sealed, Self::Tested)
            | (Self::Tested | Self::Sealed | Self::Withdrawn, Self::Ready)
            | (Self::Ready | Self::Tested | Self::Sealed, Self::Withdrawn) => true,
            (Self::Ready, Self::Ready | Self::Sealed)
            | (Self::Sealed, Self::Sealed)
            | (Self::Withdrawn, Self::Tested | Self::Sealed | Self::Withdrawn) => false,
        }
    }
}

/// A step of a scanner's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScannerStep {
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// Who.
    pub by: UserName,
    /// The state since then.
    pub state: ScannerState,
    /// Why.
    pub reason: String,
    /// Numbers of the seals set or broken.
    #[serde(default)]
    pub seals: Vec<String>,
}

/// A scanner of the commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredScanner {
    /// Serial number, as the maker gave it.
    pub serial: String,
    /// Maker.
    pub make: String,
    /// Model.
    pub model: String,
    /// Where it stands.
    pub place: String,
    /// Its address: `http://…`, `https://…`, `sane:NAME` or a folder.
    pub device: String,
    /// SHA-256 of its certificate, as seen when it was enrolled, for addresses by `https`.
    #[serde(default)]
    pub certificate: Option<Digest>,
    /// Its history, oldest first; never empty.
    pub history: Vec<ScannerStep>,
}

/// Why a change of state is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepFault {
    /// There is no way from the one state to the other.
    #[error("no way between these states")]
    NoWay,
    /// A seal needs a number.
    #[error("a seal without a number")]
    NoSeal,
    /// A change needs a reason.
    #[error("no reason was given")]
    NoReason,
}

impl RegisteredScanner {
    /// Its present state.
    #[must_use]
    pub fn state(&self) -> ScannerState {
        self.history.last().map_or(ScannerState::Ready, |step| step.state)
    }

    /// Takes a step.
    ///
    /// # Errors
    /// [`StepFault`] where the states do not follow one another, a seal has no number, or there is no reason.
    pub fn take(&mut self, step: ScannerStep) -> Result<(), StepFault> {
        if !self.state().may_become(step.state) {
            return Err(StepFault::NoWay);
        }
        if step.reason.trim().is_empty() {
            return Err(StepFault::NoReason);
        }
        if step.state == ScannerState::Sealed && step.seals.iter().all(|seal| seal.trim().is_empty()) {
            return Err(StepFault::NoSeal);
        }
        self.history.push(step);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
