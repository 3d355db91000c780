//! Voter groups, venues and the units of the last election.

use model::thing::Thing;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{AdminUnitCode, VoterCount};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, need, operation};
use crate::{FileRef, Imported, Page};

/// Reads the table of voter groups from a workbook and replaces the one in the election.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportVoters {
    /// The workbook.
    pub file: FileRef,
}

operation!(
    ImportVoters,
    "voters.import",
    Command,
    Plan,
    reads & [Thing::Territory],
    writes & [Thing::Voters],
    flags & ["long"],
    args[need("file", ArgKind::InputFile)],
    Imported
);

/// Voter groups, by name in Albanian order.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ListVoters {
    /// Only of this administrative unit.
    #[serde(default)]
    pub admin_unit: Option<AdminUnitCode>,
    /// Only whose name or code holds this, ignoring case and diacritics.
    #[serde(default)]
    pub search: Option<String>,
    /// First row, counted from 0.
    #[serde(default)]
    pub offset: u32,
    /// Most rows, 0 for all.
    #[serde(default)]
    pub limit: u32,
}

operation!(ListVoters, "voters.list", Query, Read, reads &[], writes &[], flags &[],
    args [may("admin_unit", ArgKind::Text), may("search", ArgKind::Text), may("offset", ArgKind::Number),
        may("limit", ArgKind::Number)], Page<VoterGroup>);

/// Registered voters by administrative unit.
#[derive(Clone, Serialize, Deserialize)]
pub struct SummariseVoters {}

operation!(SummariseVoters, "voters.summary", Query, Read, reads &[], writes &[], flags &[], args [], Vec<UnitSummary>);

/// What is known of an administrative unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitSummary {
    /// Code.
    pub code: AdminUnitCode,
    /// Name.
    pub name: String,
    /// Municipality.
    pub municipality: String,
    /// Voter groups.
    pub groups: u32,
    /// Registered voters in the groups.
    pub voters: VoterCount,
    /// Registered voters in the territory table.
    pub table_voters: VoterCount,
    /// Venues.
    pub venues: u32,
    /// Rooms in them.
    pub rooms: u32,
    /// Planned polling units.
    pub units: u32,
}

/// Reads the table of venues.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportVenues {
    /// The workbook.
    pub file: FileRef,
}

operation!(
    ImportVenues,
    "venues.import",
    Command,
    Plan,
    reads & [Thing::Territory],
    writes & [Thing::Venues],
    flags & ["long"],
    args[need("file", ArgKind::InputFile)],
    Imported
);

/// All venues, by name in Albanian order.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListVenues {}

operation!(ListVenues, "venues.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<Venue>);

/// Reads the units of the last election.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportPreviousUnits {
    /// The workbook.
    pub file: FileRef,
}

operation!(
    ImportPreviousUnits,
    "units.import",
    Command,
    Plan,
    reads & [Thing::Territory, Thing::Venues],
    writes & [Thing::PreviousUnits],
    flags & ["long"],
    args[need("file", ArgKind::InputFile)],
    Imported
);

/// The units of the last election.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListPreviousUnits {}

operation!(ListPreviousUnits, "units.previous", Query, Read, reads &[], writes &[], flags &[], args [], Vec<PreviousUnit>);
