//! What waits for a second person.

use model::UserName;
use model::thing::Thing;
use model::user::ProposingGroup;
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, need, operation};

/// What waits.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListApprovals {}

operation!(ListApprovals, "approvals.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<Approval>);

/// Something that a person proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Number.
    pub id: i64,
    /// Name of the command.
    pub operation: String,
    /// Its input.
    pub input: serde_json::Value,
    /// Who proposed it.
    pub proposer: UserName,
    /// Their group.
    pub group: ProposingGroup,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// Whether the signed-in user may confirm it.
    pub mine_to_confirm: bool,
}

/// Confirms, as second person of another proposing group: the command is carried out now.
#[derive(Clone, Serialize, Deserialize)]
pub struct Confirm {
    /// Number of the approval.
    pub id: i64,
}

operation!(
    Confirm,
    "approvals.confirm",
    Command,
    Approve,
    reads & [],
    writes & [Thing::Approvals],
    flags & [],
    args[need("id", ArgKind::Number)],
    serde_json::Value
);

/// Declines, with a reason.
#[derive(Clone, Serialize, Deserialize)]
pub struct Decline {
    /// Number of the approval.
    pub id: i64,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

operation!(Decline, "approvals.decline", Command, Approve, reads &[], writes &[Thing::Approvals], flags &[],
    args [need("id", ArgKind::Number), may("reason", ArgKind::Text)], ());
