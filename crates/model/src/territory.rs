//! Territory: administrative units inside municipalities inside an electoral zone.

use serde::{Deserialize, Serialize};

use crate::ids::AdminUnitCode;
use crate::measure::{GeoPoint, VoterCount};

/// An administrative unit (njësi administrative).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdminUnit {
    /// Official code.
    pub code: AdminUnitCode,
    /// Name.
    pub name: String,
    /// Municipality (bashki).
    pub municipality: String,
    /// Region (qark), which is the electoral zone of Assembly elections.
    pub region: String,
    /// Registered voters as the table of the territory states them.
    pub voters: VoterCount,
    /// A rough centre.
    pub centre: GeoPoint,
    /// Boundary as one or more rings; empty when not known.
    pub boundary: Vec<Ring>,
    /// How the boundary came about.
    pub boundary_source: BoundarySource,
}

/// A closed ring of points (the first is not repeated at the end).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ring(pub Vec<GeoPoint>);

/// Whether a boundary may be argued from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoundarySource {
    /// None is known.
    None,
    /// Drawn from the centres of the units: good for a sketch, not for a decision.
    Schematic,
    /// Read from a file that the office supplied.
    Official,
}

impl Ring {
    /// Whether a point lies inside, by counting crossings; a point on the edge may fall either way.
    #[must_use]
    pub fn contains(&self, point: GeoPoint) -> bool {
        let ring = &self.0;
        let (x, y) = (i64::from(point.lon_e6), i64::from(point.lat_e6));
        let mut inside = false;
        let mut previous = match ring.last() {
            Some(last) => last,
            None => return false,
        };
        for corner in ring {
            let (x1, y1) = (i64::from(previous.lon_e6), i64::from(previous.lat_e6));
            let (x2, y2) = (i64::from(corner.lon_e6), i64::from(corner.lat_e6));
            if (y1 > y) != (y2 > y) {
                // Exact in i128: is the point left of where the edge crosses its height?
                let left = i128::from(x - x1) * i128::from(y2 - y1);
                let right = i128::from(x2 - x1) * i128::from(y - y1);
                if (y2 > y1) == (left < right) {
                    inside = !inside;
                }
            }
            previous = corner;
        }
        inside
    }
}

impl AdminUnit {
    /// Whether a point lies inside the boundary; `None` when there is none to argue from.
    #[must_use]
    pub fn contains(&self, point: GeoPoint) -> Option<bool> {
        match self.boundary_source {
            BoundarySource::None | BoundarySource::Schematic => None,
            BoundarySource::Official => Some(self.boundary.iter().filter(|ring| ring.contains(point)).count() % 2 == 1),
        }
    }
}
