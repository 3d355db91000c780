//! Identifiers: a newtype for every kind of thing, so that none can stand in for another.
//!
//! Always true: a text identifier is trimmed, not empty, at most 64 bytes, and has no control characters.

use serde::{Deserialize, Serialize};

/// Why a text cannot be an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: empty, longer than 64 bytes, or with control characters")]
pub struct NotAnId;

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text as an identifier, without the white space around it.
            ///
            /// # Errors
            /// [`NotAnId`] for an empty or over-long text, or one with control characters.
            pub fn new(text: &str) -> Result<Self, NotAnId> {
                let text = text.trim();
                if text.is_empty() || text.len() > 64 || text.chars().any(char::is_control) {
                    return Err(NotAnId);
                }
                Ok(Self(text.to_owned()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                Self::new(&text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    )+};
}

text_ids! {
    /// An election: a short word made when it is created, printed on every paper.
    ElectionId,
    /// An administrative unit (njësi administrative) by its official code.
    AdminUnitCode,
    /// A voter group: a building, street segment or settlement, by the code of the office's own table.
    VoterGroupId,
    /// A building in which polling units can open, by the code of the office's own table.
    VenueId,
    /// An electoral subject (party, coalition, independent), by its registered initials.
    SubjectId,
    /// A contest of the ballot.
    ContestId,
    /// An option of a contest (a subject's row, or a candidate under it).
    OptionId,
    /// A ballot style (modeli i fletës).
    BallotStyleId,
    /// A place to mark on a ballot.
    TargetId,
    /// A user of the suite, by sign-in name.
    UserName,
    /// A rule set, such as `al-2025`.
    RuleSetId,
}
