//! A plan of polling units: which buildings open, with how many units, and who votes where.

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::ids::{AdminUnitCode, VenueId, VoterGroupId};
use crate::measure::{Metres, VoterCount};
use crate::unit::UnitNumber;

/// A polling unit as planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedUnit {
    /// Its national number.
    pub number: UnitNumber,
    /// Where it votes.
    pub venue: VenueId,
    /// Its administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Registered voters.
    pub voters: VoterCount,
    /// The greatest distance of one of its groups to the venue.
    pub greatest_distance: Metres,
    /// Why it stands as it does.
    pub reason: UnitReason,
}

/// Why a unit is planned as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitReason {
    /// It stood in this building before, and stays (Art. 62.3).
    Kept,
    /// An additional unit in the same building, as its zone was above the maximum (Art. 62.6).
    Additional,
    /// New: no unit of the last election was in this building.
    New,
}

/// A voter group, or a part of one that alone exceeds the maximum, and its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The group.
    pub group: VoterGroupId,
    /// Its unit.
    pub unit: UnitNumber,
    /// How many of its voters.
    pub voters: VoterCount,
    /// `Some((2, 3))`: the second of three parts by surname, of a group that alone exceeds the maximum.
    pub part: Option<(u8, u8)>,
    /// Distance to the venue.
    pub distance: Metres,
    /// Whether its voters vote in another building than last time.
    pub moved: bool,
}

/// A unit of the last election that does not open; its number is suspended (Art. 62.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspendedUnit {
    /// Its number.
    pub number: UnitNumber,
    /// Its administrative unit.
    pub admin_unit: AdminUnitCode,
}

/// What a plan comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFigures {
    /// Registered voters assigned.
    pub voters: VoterCount,
    /// Units.
    pub units: u32,
    /// Buildings that open.
    pub venues: u32,
    /// Voters who vote in another building than last time.
    pub moved_voters: VoterCount,
    /// Sum over voters of the distance to the venue, in voter-metres.
    pub total_distance: u64,
    /// A proven lower bound on the best possible `total_distance` under the same rules and the same moved voters, in voter-metres.
    pub lower_bound: u64,
    /// The greatest distance of any group.
    pub greatest_distance: Metres,
}

impl PlanFigures {
    /// How far the plan can be from the best possible, in hundredths of a per cent, rounded up.
    #[must_use]
    pub fn gap_hundredths(&self) -> u64 {
        if self.total_distance <= self.lower_bound {
            return 0;
        }
        let excess = u128::from(self.total_distance - self.lower_bound) * 10_000;
        u64::try_from(excess.div_ceil(u128::from(self.lower_bound.max(1)))).unwrap_or(u64::MAX)
    }
}

/// A whole plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The seed it was computed with.
    pub seed: u64,
    /// The number of improvement rounds it was given (a budget in rounds, never in seconds, so that it can be repeated).
    pub rounds: u32,
    /// The units, by number.
    pub units: Vec<PlannedUnit>,
    /// Who votes where, by group.
    pub assignments: Vec<Assignment>,
    /// Numbers that are suspended.
    pub suspended: Vec<SuspendedUnit>,
    /// What it comes to.
    pub figures: PlanFigures,
    /// What a person must know or decide: each unit below the minimum or above the maximum has its reason here.
    pub findings: Vec<Finding>,
}
