//! Things: the parts of an election that have a version, so that nobody overwrites what somebody else changed meanwhile.

use serde::{Deserialize, Serialize};

/// A part of the election with a version of its own, counted up with every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The election's particulars.
    Election,
    /// Administrative units and their boundaries.
    Territory,
    /// Users.
    Users,
    /// Voter groups.
    Voters,
    /// Venues.
    Venues,
    /// Units of the last election.
    PreviousUnits,
    /// The plan.
    Plan,
    /// Electoral subjects.
    Subjects,
    /// Candidate lists.
    Lists,
    /// The draw by lot.
    Lots,
    /// The ballot definition.
    Ballots,
    /// Scanner packages and proofs.
    Packages,
    /// Printed forms.
    Forms,
    /// What waits for a second person.
    Approvals,
}

impl Thing {
    /// Every thing.
    pub const ALL: [Self; 14] = [
        Self::Election,
        Self::Territory,
        Self::Users,
        Self::Voters,
        Self::Venues,
        Self::PreviousUnits,
        Self::Plan,
        Self::Subjects,
        Self::Lists,
        Self::Lots,
        Self::Ballots,
        Self::Packages,
        Self::Forms,
        Self::Approvals,
    ];

    /// Its word in JSON, databases and message keys (`thing-voters`).
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Election => "election",
            Self::Territory => "territory",
            Self::Users => "users",
            Self::Voters => "voters",
            Self::Venues => "venues",
            Self::PreviousUnits => "previous_units",
            Self::Plan => "plan",
            Self::Subjects => "subjects",
            Self::Lists => "lists",
            Self::Lots => "lots",
            Self::Ballots => "ballots",
            Self::Packages => "packages",
            Self::Forms => "forms",
            Self::Approvals => "approvals",
        }
    }
}
