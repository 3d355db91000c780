//! Electoral subjects, their candidate lists, and the procedure that a list goes through.
//!
//! Always true: a list changes its state only by the methods here, and an approved list does not change at all
//! (Art. 73.4: names and order are frozen after approval).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::finding::{Finding, blocks};
use crate::ids::{SubjectId, UserName};
use crate::nid::{Nid, Sex};
use crate::rules::{Bilingual, Sublist};
use crate::user::ProposingGroup;

/// What kind of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// Parti politike.
    Party,
    /// Koalicion.
    Coalition,
    /// Kandidat i propozuar nga zgjedhësit.
    Independent,
}

/// An electoral subject (Art. 63).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Registered initials.
    pub id: SubjectId,
    /// Name.
    pub name: Bilingual,
    /// Kind.
    pub kind: SubjectKind,
    /// Chair, as printed on the ballot where the rule set wants it; may be empty.
    pub leader: String,
}

/// A candidate. `Debug` shows no personal data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Sub-list.
    pub sublist: Sublist,
    /// Place on the sub-list, counted from 1.
    pub position: u32,
    /// First name.
    pub first_name: String,
    /// Father's name.
    pub fathers_name: String,
    /// Surname.
    pub surname: String,
    /// Sex; `None` if the file has none that can be read.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Identity number, if well formed.
    pub nid: Option<Nid>,
    /// Residence.
    pub address: String,
    /// Whether the declaration of Art. 63 and 72 is there; `None` if the file does not say.
    pub declaration: Option<bool>,
    /// Sheet and row (counted from 1) of the file in which the candidate stands.
    pub origin: Option<Origin>,
}

/// Where in a workbook something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// Sheet name.
    pub sheet: String,
    /// Row, counted from 1.
    pub row: u32,
}

impl std::fmt::Debug for Candidate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Candidate({:?} {})", self.sublist, self.position)
    }
}

impl Candidate {
    /// Surname and first name as they stand in alphabetical lists.
    #[must_use]
    pub fn listed_name(&self) -> String {
        format!("{} {}", self.surname, self.first_name).trim().to_owned()
    }

    /// First name and surname as spoken.
    #[must_use]
    pub fn spoken_name(&self) -> String {
        format!("{} {}", self.first_name, self.surname).trim().to_owned()
    }
}

/// Where a list stands in the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ListState {
    /// Read and checked; `findings` of severity error must be mended before approval.
    Checked,
    /// Given back to the subject with a correction notice (Art. 73).
    Returned,
    /// Received again after it was returned, read and checked.
    Resubmitted,
    /// Rejected: nothing more can be mended (Art. 73, 175).
    Rejected,
    /// Approved by two persons of different proposing groups.
    Approved {
        /// Who proposed the approval.
        first: UserName,
        /// Who confirmed it.
        second: UserName,
    },
    /// The order on the ballot is drawn: nothing changes any more.
    Locked {
        /// Who proposed the approval.
        first: UserName,
        /// Who confirmed it.
        second: UserName,
    },
}

/// A transition that the procedure does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ListStateError {
    /// The list has findings of severity error.
    #[error("the list has errors that must be mended first")]
    HasErrors,
    /// Both persons were proposed by the same group.
    #[error("approval needs two persons of different proposing groups")]
    SameGroup,
    /// The state does not allow this.
    #[error("the list is not in a state that allows this")]
    WrongState,
}

impl ListState {
    /// Receives a first or corrected file: allowed until approval.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] once the list is approved.
    pub fn receive(self) -> Result<Self, ListStateError> {
        match self {
            Self::Checked => Ok(Self::Checked),
            Self::Returned | Self::Resubmitted => Ok(Self::Resubmitted),
            Self::Rejected | Self::Approved { .. } | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
    }

    /// Returns the list for correction.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] unless it is checked.
    pub fn give_back(self) -> Result<Self, ListStateError> {
        match self {
            Self::Checked | Self::Resubmitted => Ok(Self::Returned),
            Self::Returned | Self::Rejected | Self::Approved { .. } | Self::Locked { .. } => {
                Err(ListStateError::WrongState)
            }
        }
    }

    /// Rejects the list.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] once it is approved or rejected.
    pub fn reject(self) -> Result<Self, ListStateError> {
        match self {
            Self::Checked | Self::Returned | Self::Resubmitted => Ok(Self::Rejected),
            Self::Rejected | Self::Approved { .. } | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
    }

    /// Whether it may be approved, edited or returned: read, checked, and not decided upon.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Checked | Self::Resubmitted)
    }

    /// Approves the list by two persons.
    ///
    /// # Errors
    /// [`ListStateError`] for a list with errors, two persons of one group, or another state.
    pub fn approve(
        self,
        findings: &[Finding],
        first: (UserName, ProposingGroup),
        second: (UserName, ProposingGroup),
    ) -> Result<Self, ListStateError> {
        match self {
            Self::Checked | Self::Resubmitted if blocks(findings) => Err(ListStateError::HasErrors),
            Self::Checked | Self::Resubmitted if first.1 == second.1 || first.0 == second.0 => {
                Err(ListStateError::SameGroup)
            }
            Self::Checked | Self::Resubmitted => Ok(Self::Approved { first: first.0, second: second.0 }),
            Self::Returned | Self::Rejected | Self::Approved { .. } | Self::Locked { .. } => {
                Err(ListStateError::WrongState)
            }
        }
    }

    /// Locks the list when the order on the ballot is drawn.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] unless it is approved.
    pub fn lock(self) -> Result<Self, ListStateError> {
        match self {
            Self::Approved { first, second } => Ok(Self::Locked { first, second }),
            Self::Checked | Self::Returned | Self::Resubmitted | Self::Rejected | Self::Locked { .. } => {
                Err(ListStateError::WrongState)
            }
        }
    }

    /// The state's word in message keys (`list-state-checked`).
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Returned => "returned",
            Self::Resubmitted => "resubmitted",
            Self::Rejected => "rejected",
            Self::Approved { .. } => "approved",
            Self::Locked { .. } => "locked",
        }
    }
}

/// A subject's candidate list as received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateList {
    /// Whose.
    pub subject: SubjectId,
    /// State in the procedure.
    pub state: ListState,
    /// Name of the file that was received, without folders.
    pub file_name: String,
    /// SHA-256 of that file.
    pub file_sha256: Digest,
    /// Candidates in the order of the file.
    pub candidates: Vec<Candidate>,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
}

/// A list of a workbook in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// Initials of the subject, or the sheet's name where those are not told; `None` if nothing tells.
    pub subject: Option<String>,
    /// Zone, if told.
    pub zone: Option<String>,
    /// Sheets on which it stands.
    pub sheets: Vec<String>,
    /// Rows that name somebody.
    pub rows: u32,
    /// Its sub-lists, as the rules ask for them.
    pub sublists: Vec<SublistSummary>,
}

/// A sub-list in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SublistSummary {
    /// Which: `fixed`, `open`, `council`, `mayor`.
    pub kind: String,
    /// Names on it.
    pub names: u32,
    /// Fewest names that it must have; `None` while the zone is not known.
    pub least: Option<u32>,
    /// Most names that it may have.
    pub most: Option<u32>,
    /// Women.
    pub women: u32,
    /// Men.
    pub men: u32,
}

#[cfg(test)]
mod tests;
