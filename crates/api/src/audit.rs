//! The audit chain.

use model::audit::{AuditEntry, ChainFault, Head};
use serde::{Deserialize, Serialize};

use crate::Page;
use crate::operation::{ArgKind, may, operation};

/// Entries, the newest first.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ListAudit {
    /// Entries to pass over.
    #[serde(default)]
    pub offset: u32,
    /// Most entries, 0 for 200.
    #[serde(default)]
    pub limit: u32,
}

operation!(ListAudit, "audit.list", Query, ReadAudit, reads &[], writes &[], flags &[],
    args [may("offset", ArgKind::Number), may("limit", ArgKind::Number)], Page<AuditEntry>);

/// Checks the whole chain, and that nothing was changed behind its back.
#[derive(Clone, Serialize, Deserialize)]
pub struct VerifyAudit {}

operation!(VerifyAudit, "audit.verify", Query, Read, reads &[], writes &[], flags &["long"], args [], AuditVerdict);

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditVerdict {
    /// Whether everything holds.
    pub whole: bool,
    /// Where the chain ends.
    pub head: Head,
    /// The first fault of the chain.
    pub fault: Option<ChainFault>,
    /// Things whose content is not what the last command on them left.
    pub changed_outside: Vec<model::thing::Thing>,
}
