//! The plan of polling units.

use model::plan::{Assignment, PlanFigures, PlannedUnit, SuspendedUnit, UnitReason};
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{AdminUnitCode, Finding, GeoPoint, Metres, UserName, VenueId, VoterCount, VoterGroupId};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, operation, perhaps};

/// Computes a plan and adopts it as draft.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct SolvePlan {
    /// Seed (default 1).
    #[serde(default)]
    pub seed: Option<u64>,
    /// Rounds of improvement (default as the planner finds good).
    #[serde(default)]
    pub rounds: Option<u32>,
}

operation!(SolvePlan, "plan.solve", Command, Plan,
    reads &[Thing::Territory, Thing::Voters, Thing::Venues, Thing::PreviousUnits], writes &[Thing::Plan], flags &["long"],
    args [may("seed", ArgKind::Number), may("rounds", ArgKind::Number)], PlanView);

/// The plan in short.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowPlan {}

operation!(ShowPlan, "plan.show", Query, Read, reads &[], writes &[], flags &[], args [], Option<PlanView>);

/// A plan in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// Where it stands.
    pub state: PlanState,
    /// Seed.
    pub seed: u64,
    /// Rounds.
    pub rounds: u32,
    /// What it comes to.
    pub figures: PlanFigures,
    /// The proven gap in hundredths of a per cent.
    pub gap_hundredths: u64,
    /// What a person must know.
    pub findings: Vec<Finding>,
    /// Numbers that are suspended.
    pub suspended: Vec<SuspendedUnit>,
    /// Whether the data has changed since: the plan must be computed anew.
    pub outdated: bool,
}

/// Where a plan stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum PlanState {
    /// Can be replaced.
    Draft,
    /// Approved by two.
    Approved {
        /// Who proposed.
        first: UserName,
        /// Who confirmed.
        second: UserName,
    },
}

/// Checks the plan anew, independently of how it was computed.
#[derive(Clone, Serialize, Deserialize)]
pub struct CheckPlan {}

operation!(CheckPlan, "plan.check", Query, Read, reads &[], writes &[], flags &["long"], args [], Vec<Finding>);

/// Approves the plan; a second person of another group confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct ApprovePlan {}

operation!(ApprovePlan, "plan.approve", Command, Approve,
    reads &[Thing::Plan, Thing::Voters, Thing::Venues, Thing::PreviousUnits], writes &[Thing::Plan], flags &["two"], args [], ());

/// The planned polling units, by number.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListUnits {}

operation!(ListUnits, "units.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<UnitView>);

/// A planned polling unit as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitView {
    /// Number.
    pub number: UnitNumber,
    /// Venue.
    pub venue: VenueId,
    /// Its name.
    pub venue_name: String,
    /// Its place.
    pub place: GeoPoint,
    /// Administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Its name.
    pub admin_unit_name: String,
    /// Municipality.
    pub municipality: String,
    /// Registered voters.
    pub voters: VoterCount,
    /// Greatest distance.
    pub greatest_distance: Metres,
    /// Why it stands.
    pub reason: UnitReason,
    /// Ballots that it will receive.
    pub ballots: u32,
    /// Findings on this unit.
    pub findings: Vec<Finding>,
}

/// Everything that a map of the plan needs.
#[derive(Clone, Serialize, Deserialize)]
pub struct ShowPlanMap {}

operation!(ShowPlanMap, "plan.map", Query, Read, reads &[], writes &[], flags &[], args [], PlanMap);

/// Points and lines of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanMap {
    /// Voter groups with their unit, if a plan is there.
    pub groups: Vec<MapGroup>,
    /// Venues; those that open have units.
    pub venues: Vec<MapVenue>,
}

/// A voter group on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapGroup {
    /// Code.
    pub id: VoterGroupId,
    /// Name.
    pub name: String,
    /// Place.
    pub place: GeoPoint,
    /// Voters.
    pub voters: VoterCount,
    /// Administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Unit (the first, if split).
    pub unit: Option<UnitNumber>,
    /// Whether its voters vote elsewhere than last time.
    pub moved: bool,
}

/// A venue on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapVenue {
    /// Code.
    pub id: VenueId,
    /// Name.
    pub name: String,
    /// Place.
    pub place: GeoPoint,
    /// Administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Units that open here.
    pub units: Vec<UnitNumber>,
}

/// Why a unit is as it is, and who votes there; without a unit, why each group moves and each building opens or closes.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ExplainUnit {
    /// Number; without, the whole plan.
    #[serde(default)]
    pub unit: Option<UnitNumber>,
    /// Only the reasons of this group.
    #[serde(default)]
    pub voter_group: Option<VoterGroupId>,
    /// Only the reasons of this venue.
    #[serde(default)]
    pub venue: Option<VenueId>,
}

operation!(
    ExplainUnit,
    "plan.explain",
    Query,
    Read,
    reads & [],
    writes & [],
    flags & [],
    args[perhaps("unit", ArgKind::Text), may("voter_group", ArgKind::Text), may("venue", ArgKind::Text)],
    UnitExplanation
);

/// The explanation of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitExplanation {
    /// The unit, if one was asked for.
    pub unit: Option<PlannedUnit>,
    /// Why each group that moves does; of the unit, where one was asked for.
    pub moved: Vec<Finding>,
    /// Why each building opens or closes; of the unit's building, where one was asked for.
    pub venues: Vec<Finding>,
    /// Reasons of the unit as findings of severity note (their texts are whole sentences).
    pub reasons: Vec<Finding>,
    /// Who votes there, with group names.
    pub groups: Vec<(String, Assignment)>,
}
