//! The steps of a list after it was received: returned, approved, rejected, frozen.

use model::thing::Thing;
use model::{Date, Digest, SubjectId, UserName};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, need, operation};

/// Returns a list to its subject for correction.
#[derive(Clone, Serialize, Deserialize)]
pub struct ReturnCandidateList {
    /// Whose.
    pub subject: SubjectId,
}

operation!(
    ReturnCandidateList,
    "candidates.return",
    Command,
    RegisterCandidates,
    reads & [Thing::Lists],
    writes & [Thing::Lists],
    flags & [],
    args[need("subject", ArgKind::Text)],
    ()
);

/// Approves a list; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct ApproveCandidateList {
    /// Whose.
    pub subject: SubjectId,
    /// Digest of the list that is approved, put in when the approval is proposed: another one cannot be confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
}

operation!(
    ApproveCandidateList,
    "candidates.approve",
    Command,
    Approve,
    reads & [],
    writes & [Thing::Lists],
    flags & ["two"],
    args[need("subject", ArgKind::Text)],
    ()
);

/// Freezes approved lists: one, or all that are approved.
#[derive(Clone, Serialize, Deserialize)]
pub struct FreezeCandidateLists {
    /// Whose list; all that are approved if absent.
    #[serde(default)]
    pub subject: Option<SubjectId>,
}

operation!(
    FreezeCandidateLists,
    "candidates.freeze",
    Command,
    RegisterCandidates,
    reads & [Thing::Lists],
    writes & [Thing::Lists],
    flags & [],
    args[may("subject", ArgKind::Text)],
    Vec<SubjectId>
);

/// Rejects a list; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct RejectCandidateList {
    /// Whose list.
    pub subject: SubjectId,
    /// Digest of the list, put in when the rejection is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Digest>,
}

operation!(
    RejectCandidateList,
    "candidates.reject",
    Command,
    Approve,
    reads & [],
    writes & [Thing::Lists],
    flags & ["two"],
    args[need("subject", ArgKind::Text)],
    ()
);

/// The steps of a list so far: what, when, who, which file, what was due.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListHistory {
    /// Whose list.
    pub subject: SubjectId,
}

operation!(
    ListHistory,
    "candidates.history",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[need("subject", ArgKind::Text)],
    Vec<ListStep>
);

/// A step of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListStep {
    /// The state that it led to, as in [`ListState::key`].
    pub state: String,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
    /// Who.
    pub by: UserName,
    /// Who confirmed, where two were needed.
    pub second: Option<UserName>,
    /// SHA-256 of the file that the step rests on.
    pub file_sha256: Option<Digest>,
    /// The day by which it was due.
    pub deadline: Option<Date>,
    /// The article of that deadline.
    pub article: Option<String>,
    /// Whether it came after that day.
    pub late: bool,
}
