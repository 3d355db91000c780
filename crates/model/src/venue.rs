//! Venues: buildings in which polling units can open.

use serde::{Deserialize, Serialize};

use crate::ids::{AdminUnitCode, VenueId};
use crate::measure::GeoPoint;

/// Who owns a building (a private one needs the Central Election Commission's approval).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    /// State or municipality.
    Public,
    /// Private, approved for use.
    PrivateApproved,
    /// Private, not approved: may not be used.
    PrivateUnapproved,
}

/// A building with rooms for polling units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Code in the office's own table.
    pub id: VenueId,
    /// Name, such as `Shkolla «22 Tetori»`.
    pub name: String,
    /// Address, may be empty.
    pub address: String,
    /// Administrative unit in which it stands.
    pub admin_unit: AdminUnitCode,
    /// Where it is.
    pub place: GeoPoint,
    /// Rooms that can each hold one polling unit; at least 1.
    pub rooms: u32,
    /// Of these, rooms that are reached without a step.
    pub step_free_rooms: u32,
    /// Who owns it.
    pub ownership: Ownership,
}

impl Venue {
    /// Whether a unit may open here (CEC instruction 2013: private only with approval).
    #[must_use]
    pub fn permitted(&self) -> bool {
        match self.ownership {
            Ownership::Public | Ownership::PrivateApproved => true,
            Ownership::PrivateUnapproved => false,
        }
    }
}
