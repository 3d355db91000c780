//! Contests, their options, ballot styles, and the ballot definition that is hashed, printed and packed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::geometry::BallotGeometry;
use crate::ids::{BallotStyleId, ContestId, ElectionId, OptionId, RuleSetId, SubjectId};
use crate::measure::VoterCount;
use crate::rules::{Bilingual, MarkRules, TooManyPreferences};
use crate::unit::UnitNumber;

/// What a voter may mark in a contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ContestKind {
    /// One subject, and candidates of the same subject as preferences (Assembly 2025, Art. 106).
    PreferentialList {
        /// Most preferences.
        max_preferences: u8,
        /// Whether a preference alone counts for its subject too.
        preference_alone_counts_for_subject: bool,
        /// What more preferences than allowed do.
        too_many_preferences: TooManyPreferences,
    },
    /// One option of many (a mayor; a council by lists without preferences).
    OneOfMany,
    /// So many options at most (a council of single candidates); more marks make the vote invalid.
    SeveralOfMany {
        /// Most options.
        most: u8,
    },
    /// A question, its title, with its answers as options.
    Referendum,
}

/// A contest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// Identifier.
    pub id: ContestId,
    /// Title on the ballot.
    pub title: Bilingual,
    /// What may be marked.
    pub kind: ContestKind,
    /// Options in the order of the lots.
    pub options: Vec<ContestOption>,
}

/// An option: a subject's row on the ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestOption {
    /// Identifier.
    pub id: OptionId,
    /// Number drawn by lot.
    pub number: u8,
    /// The subject.
    pub subject: SubjectId,
    /// Name on the ballot.
    pub name: Bilingual,
    /// Initials on the ballot; may be empty.
    pub initials: String,
    /// Chair; may be empty.
    pub leader: String,
    /// Candidates that can be preferred, in the order in which their numbers stand.
    pub preferences: Vec<PreferenceOption>,
}

/// A candidate who can be preferred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreferenceOption {
    /// Identifier.
    pub id: OptionId,
    /// Number printed over the box.
    pub number: u32,
    /// Name, as posted in the polling unit.
    pub name: String,
}

/// A ballot style: the same face for a set of polling units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotStyle {
    /// Identifier, such as `A1`.
    pub id: BallotStyleId,
    /// Languages on the ballot, the official one first.
    pub languages: Vec<String>,
    /// Contests in order.
    pub contests: Vec<ContestId>,
    /// Where everything stands.
    pub geometry: BallotGeometry,
}

/// A polling unit as ballots and scanners know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotUnit {
    /// Its number.
    pub number: UnitNumber,
    /// Name of its building.
    pub venue: String,
    /// Registered voters.
    pub voters: VoterCount,
    /// The style of its ballots.
    pub style: BallotStyleId,
}

/// All that a reader must know of an election's ballots; its digest is printed on each of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotDefinition {
    /// Version of this form.
    pub version: u32,
    /// Election.
    pub election: ElectionId,
    /// Title of the election.
    pub title: Bilingual,
    /// Election day.
    pub date: Date,
    /// Electoral zone.
    pub zone: String,
    /// Rule set.
    pub rules: RuleSetId,
    /// Contests.
    pub contests: Vec<Contest>,
    /// Styles; the place in this list is the number in the code on the ballot.
    pub styles: Vec<BallotStyle>,
    /// Polling units, by number.
    pub units: Vec<BallotUnit>,
}

impl BallotDefinition {
    /// The version that this program writes.
    pub const VERSION: u32 = 1;

    /// The digest that is printed on the ballot.
    ///
    /// # Errors
    /// Never for a definition made of plain values.
    pub fn digest(&self) -> Result<Digest, serde_json::Error> {
        Digest::of_json(self)
    }

    /// A contest by its identifier.
    #[must_use]
    pub fn contest(&self, id: &ContestId) -> Option<&Contest> {
        self.contests.iter().find(|contest| contest.id == *id)
    }

    /// A style by its identifier.
    #[must_use]
    pub fn style(&self, id: &BallotStyleId) -> Option<&BallotStyle> {
        self.styles.iter().find(|style| style.id == *id)
    }

    /// A unit by its number.
    #[must_use]
    pub fn unit(&self, number: UnitNumber) -> Option<&BallotUnit> {
        self.units.iter().find(|unit| unit.number == number)
    }
}

/// How a scanner set is to read: not part of the ballot's digest, so it may change without a reprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanSettings {
    /// Thresholds.
    pub marks: MarkRules,
    /// Resolution asked of the scanner, in dots per inch.
    pub dots_per_inch: u32,
    /// Whether ballots of this mode are accepted.
    pub mode: crate::election::Mode,
}
