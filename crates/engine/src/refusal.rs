//! Why the engine did nothing, gathered from every room into one kind with a stable code.
//!
//! Codes: E1xx use and state, E2xx permission and approval, E3xx conflict, E4xx input, E9xx machine; other letters come from the rooms
//! (S store, V vault, R roster, P planning, B ballot, X scan, F forms). What only a programmer needs goes to the log under a
//! number that the person can read out.

use std::sync::atomic::{AtomicU32, Ordering};

use api::{Failure, FailureKind};
use model::Finding;
use model::finding::Value;

/// The result of everything in the engine.
pub(crate) type Result<T> = std::result::Result<T, Refusal>;

/// A failure on its way out.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) Box<Failure>);

impl Refusal {
    /// The state, permission or signature does not allow it.
    pub(crate) fn refused(code: &str) -> Self {
        Self(Box::new(Failure::new(FailureKind::Refused, code)))
    }

    /// Wrong use, or input that cannot be read.
    pub(crate) fn input(code: &str) -> Self {
        Self(Box::new(Failure::new(FailureKind::Input, code)))
    }

    /// Findings of severity error stand in the way.
    pub(crate) fn findings(code: &str, findings: Vec<Finding>) -> Self {
        Self(Box::new(Failure::new(FailureKind::Findings, code).findings(findings)))
    }

    /// The user cancelled.
    pub(crate) fn cancelled() -> Self {
        Self(Box::new(Failure::new(FailureKind::Cancelled, "E109")))
    }

    /// The machine or the program failed; the cause goes to the log only.
    pub(crate) fn machine(code: &str, cause: &dyn std::fmt::Display) -> Self {
        let detail = log(code, cause);
        let mut failure = Failure::new(FailureKind::Machine, code);
        failure.detail = Some(detail);
        Self(Box::new(failure))
    }

    /// The same with a value for its text.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.values.insert(name.to_owned(), value.into());
        self
    }
}

/// Writes a cause to the log and gives the number under which it stands there.
fn log(code: &str, cause: &dyn std::fmt::Display) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let number = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    tracing::error!(%code, detail = %number, %cause, "operation failed");
    number
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::machine("E901", &error)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        use store::Error as S;
        let kind = match &error {
            S::Missing
            | S::Directory
            | S::NotADatabase
            | S::Foreign
            | S::Damaged
            | S::Newer(_)
            | S::Older
            | S::BadLocation
            | S::AlreadyThere => FailureKind::Input,
            S::NoPermission | S::Locked | S::ReadOnly | S::Conflict => FailureKind::Refused,
            S::DiskFull
            | S::Unreachable
            | S::Contradiction(_)
            | S::Unreadable(_)
            | S::NoRow(_)
            | S::FileSystem(_)
            | S::Database(_) => FailureKind::Machine,
        };
        let mut failure = Failure::new(kind, error.code());
        for (name, value) in error.values() {
            failure = failure.with(name, value);
        }
        if kind == FailureKind::Machine {
            failure.detail = Some(log(error.code(), &error));
        }
        Self(Box::new(failure))
    }
}

impl From<vault::Error> for Refusal {
    fn from(error: vault::Error) -> Self {
        // Passwords, keys, signatures and packages are refusals; only the disk is the machine's.
        let kind = if error.code().starts_with("V06") { FailureKind::Machine } else { FailureKind::Refused };
        let mut failure = Failure::new(kind, error.code());
        failure.values = error.values();
        Self(Box::new(failure))
    }
}

impl From<ballot::PrintError> for Refusal {
    fn from(error: ballot::PrintError) -> Self {
        Self::machine(error.code(), &error)
    }
}
