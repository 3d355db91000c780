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
            Self::Checked | Self::Returned => Ok(Self::Checked),
            Self::Approved { .. } | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
    }

    /// Returns the list for correction.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] unless it is checked.
    pub fn give_back(self) -> Result<Self, ListStateError> {
        match self {
            Self::Checked => Ok(Self::Returned),
            Self::Returned | Self::Approved { .. } | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
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
            Self::Checked if blocks(findings) => Err(ListStateError::HasErrors),
            Self::Checked if first.1 == second.1 || first.0 == second.0 => Err(ListStateError::SameGroup),
            Self::Checked => Ok(Self::Approved { first: first.0, second: second.0 }),
            Self::Returned | Self::Approved { .. } | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
    }

    /// Locks the list when the order on the ballot is drawn.
    ///
    /// # Errors
    /// [`ListStateError::WrongState`] unless it is approved.
    pub fn lock(self) -> Result<Self, ListStateError> {
        match self {
            Self::Approved { first, second } => Ok(Self::Locked { first, second }),
            Self::Checked | Self::Returned | Self::Locked { .. } => Err(ListStateError::WrongState),
        }
    }

    /// The state's word in message keys (`list-state-checked`).
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Returned => "returned",
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

#[cfg(test)]
mod tests;
