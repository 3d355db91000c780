//! Voter groups: the smallest groups of voters that are never told apart when polling units are planned.

use serde::{Deserialize, Serialize};

use crate::ids::{AdminUnitCode, VoterGroupId};
use crate::measure::{GeoPoint, VoterCount};
use crate::unit::UnitNumber;

/// What a voter group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// A building.
    Building,
    /// A segment of a street.
    Street,
    /// A settlement.
    Settlement,
}

/// How exactly the place of a group is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceQuality {
    /// As given in the table.
    Given,
    /// The centre of its administrative unit, for want of coordinates.
    Centroid,
}

/// A building, street segment or settlement with its registered voters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoterGroup {
    /// Code in the office's own table.
    pub id: VoterGroupId,
    /// Address or name.
    pub name: String,
    /// What it is.
    pub kind: GroupKind,
    /// Administrative unit; a group never votes outside it (Art. 62).
    pub admin_unit: AdminUnitCode,
    /// Where it is.
    pub place: GeoPoint,
    /// How exactly that is known.
    pub place_quality: PlaceQuality,
    /// Registered voters; never 0.
    pub voters: VoterCount,
    /// Households, where known.
    pub households: Option<u32>,
    /// The unit in which the group voted last, where known.
    pub last_unit: Option<UnitNumber>,
}
