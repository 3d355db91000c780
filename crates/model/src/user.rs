//! Users, roles, proposing groups and permissions.
//!
//! Always true: what a role may do is written here and nowhere else; two-person acts need two different proposing groups.

use serde::{Deserialize, Serialize};

use crate::ids::UserName;

/// What a person does in the commission (`domain.md` §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Manages users and the file itself; in a small office also does everything else but approve alone.
    Administrator,
    /// Chair or deputy chair of the commission: approves.
    Chair,
    /// Plans polling units.
    Planner,
    /// Registers candidates.
    Clerk,
    /// Prints ballots and forms, configures scanners.
    Operator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// Who proposed a member; a two-person act needs two different ones (Art. 29, 115).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposingGroup {
    /// The parliamentary majority.
    Majority,
    /// The parliamentary opposition.
    Opposition,
    /// The election authority's own staff.
    Authority,
}

/// What a command or query needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See the election's content.
    Read,
    /// See the audit chain.
    ReadAudit,
    /// Manage users.
    ManageUsers,
    /// Change the election's own particulars, its territory, and copies of its file.
    ManageElection,
    /// Import voters and venues, compute and change plans.
    Plan,
    /// Import subjects and candidate lists, draw lots.
    RegisterCandidates,
    /// Print ballots and forms.
    Print,
    /// Make scanner packages and read scans.
    ConfigureScanners,
    /// Approve what another person proposed.
    Approve,
    /// Needs no permission (signing in, verifying a folder).
    Public,
}

/// Every role, in the order of showing.
pub const ROLES: [Role; 6] =
    [Role::Administrator, Role::Chair, Role::Planner, Role::Clerk, Role::Operator, Role::Auditor];

impl Role {
    /// Whether the role may do this.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::Public | P::Read => true,
            P::ReadAudit => matches!(self, Self::Administrator | Self::Chair | Self::Auditor),
            P::ManageUsers | P::ManageElection => matches!(self, Self::Administrator),
            P::Plan => matches!(self, Self::Administrator | Self::Chair | Self::Planner),
            P::RegisterCandidates => matches!(self, Self::Administrator | Self::Chair | Self::Clerk),
            P::Print | P::ConfigureScanners => matches!(self, Self::Administrator | Self::Chair | Self::Operator),
            P::Approve => matches!(self, Self::Administrator | Self::Chair),
        }
    }

    /// The role's word in JSON, databases and message keys (`role-chair`).
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Chair => "chair",
            Self::Planner => "planner",
            Self::Clerk => "clerk",
            Self::Operator => "operator",
            Self::Auditor => "auditor",
        }
    }
}

impl ProposingGroup {
    /// The group's word in JSON, databases and message keys (`group-majority`).
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Majority => "majority",
            Self::Opposition => "opposition",
            Self::Authority => "authority",
        }
    }
}

/// A user of the suite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Sign-in name.
    pub name: UserName,
    /// Name as shown.
    pub full_name: String,
    /// Role.
    pub role: Role,
    /// Who proposed them.
    pub group: ProposingGroup,
    /// Whether they may sign in.
    pub active: bool,
}
