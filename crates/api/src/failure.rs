//! What could not be done: a stable code with values for a text in `locales/` (`error-E103`), never prose.

use std::collections::BTreeMap;

use model::Finding;
use model::finding::Value;
use serde::{Deserialize, Serialize};

/// Why an operation did nothing. Internal detail is in the log under `detail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Stable code, such as `E103`; its text has the key `error-E103`.
    pub code: String,
    /// What kind of refusal, which decides the exit code of the command line.
    pub kind: FailureKind,
    /// Values for the text.
    pub values: BTreeMap<String, Value>,
    /// Findings that a person can mend.
    pub findings: Vec<Finding>,
    /// Under which number the log holds the detail.
    pub detail: Option<String>,
}

/// Kinds of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// Findings of severity error.
    Findings,
    /// Wrong use, or input that cannot be read.
    Input,
    /// Permission, signature or state does not allow it.
    Refused,
    /// Cancelled by the user.
    Cancelled,
    /// The machine failed (disk, database).
    Machine,
}

impl Failure {
    /// A failure of a kind with a code.
    #[must_use]
    pub fn new(kind: FailureKind, code: &str) -> Self {
        Self { code: code.to_owned(), kind, values: BTreeMap::new(), findings: Vec::new(), detail: None }
    }

    /// The same with a value for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// The same with findings.
    #[must_use]
    pub fn findings(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }
}
