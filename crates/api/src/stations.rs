//! Polling stations beyond the plan itself: waiting times, changes by hand, versions side by side, import and export.

use model::plan::PlanFigures;
use model::thing::Thing;
use model::unit::UnitNumber;
use model::{AdminUnitCode, Digest, Finding, UserName, VenueId, VoterCount, VoterGroupId};
use serde::{Deserialize, Serialize};

use crate::operation::{ArgKind, may, named, need, operation};
use crate::plans::PlanView;
use crate::{FileRef, Imported, Written};

/// Simulates how long voters wait in each unit, and the largest unit for so many devices and booths.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct SimulatePlan {
    /// Seed (default 1).
    #[serde(default)]
    pub seed: Option<u64>,
    /// Simulated days of each unit (default 200).
    #[serde(default)]
    pub repetitions: Option<u32>,
    /// Turnout in per cent, instead of the rule set's.
    #[serde(default)]
    pub turnout: Option<u32>,
    /// Identification devices of every unit, instead of the rule set's.
    #[serde(default)]
    pub devices: Option<u32>,
    /// Booths of every unit, instead of those that its size asks for.
    #[serde(default)]
    pub booths: Option<u32>,
    /// Mean seconds at the device, instead of the rule set's.
    #[serde(default)]
    pub identification: Option<u32>,
    /// Mean seconds in the booth, instead of the rule set's.
    #[serde(default)]
    pub voting: Option<u32>,
}

operation!(SimulatePlan, "plan.simulate", Query, Read, reads &[], writes &[], flags &["long"],
    args [may("seed", ArgKind::Number), may("repetitions", ArgKind::Number), may("turnout", ArgKind::Number),
        may("devices", ArgKind::Number), may("booths", ArgKind::Number), may("identification", ArgKind::Number),
        may("voting", ArgKind::Number)], Simulation);

/// What a simulation came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Simulation {
    /// Seed.
    pub seed: u64,
    /// Days of each unit.
    pub repetitions: u32,
    /// What was assumed.
    pub settings: model::voting::VotingRules,
    /// The largest unit for so many devices and booths.
    pub table: Vec<LargestUnit>,
    /// Each unit, by number.
    pub units: Vec<UnitWaiting>,
    /// A warning for each unit whose voters wait too long (P601).
    pub findings: Vec<Finding>,
}

/// The largest unit that keeps the wait within the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LargestUnit {
    /// Identification devices.
    pub devices: u32,
    /// Booths.
    pub booths: u32,
    /// Registered voters.
    pub largest: u32,
}

/// How long voters of a unit wait, and what the unit needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitWaiting {
    /// Number.
    pub number: UnitNumber,
    /// Registered voters.
    pub voters: VoterCount,
    /// Identification devices.
    pub devices: u32,
    /// Booths.
    pub booths: u32,
    /// Mean wait in seconds.
    pub mean_seconds: u32,
    /// The wait that 95 % of voters stay below, in seconds.
    pub p95_seconds: u32,
    /// Share of voters who wait longer than the limit, in hundredths of a per cent.
    pub over_hundredths: u32,
    /// How long after closing the last voter leaves, in seconds.
    pub after_close_seconds: u32,
    /// Load of the busiest step in the busiest hour, in per cent.
    pub peak_load: u32,
    /// Erlang's mean wait at the device in the busiest hour; none where the queue grows then.
    pub erlang_seconds: Option<u32>,
    /// The largest unit for these devices and booths.
    pub largest: u32,
    /// Whether too many wait too long.
    pub too_long: bool,
}

/// What each unit needs, packed a unit, and the rounds that bring it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct PlanResources {
    /// Units that a vehicle carries (default 12).
    #[serde(default)]
    pub capacity: Option<u32>,
    /// The venue that serves as the zone's store; the most central one without.
    #[serde(default)]
    pub depot: Option<VenueId>,
    /// Minutes from the first departure to the last delivery (default 480).
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Mean speed in km/h (default 35).
    #[serde(default)]
    pub speed: Option<u32>,
}

operation!(PlanResources, "plan.resources", Query, Read, reads &[], writes &[], flags &["long"],
    args [may("capacity", ArgKind::Number), may("depot", ArgKind::Text), may("minutes", ArgKind::Number),
        may("speed", ArgKind::Number)], Resources);

/// Staff, material and rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resources {
    /// Each unit, by number.
    pub units: Vec<UnitResources>,
    /// All units together.
    pub total: ResourceSum,
    /// Rounds of delivery, each from the store and back; collection goes the same way.
    pub rounds: Vec<Round>,
    /// What stands in the way of a round (P602: a venue that cannot be reached in time).
    pub findings: Vec<Finding>,
}

/// What a unit needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitResources {
    /// Number.
    pub number: UnitNumber,
    /// Registered voters.
    pub voters: VoterCount,
    /// All counts.
    #[serde(flatten)]
    pub needs: ResourceSum,
}

/// Counts of staff and material.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceSum {
    /// Members of the commission.
    pub members: u32,
    /// Operators of identification devices.
    pub operators: u32,
    /// Booths.
    pub booths: u32,
    /// Identification devices.
    pub devices: u32,
    /// Ballots with reserve, in whole blocks.
    pub ballots: u32,
    /// Blocks of ballots.
    pub blocks: u32,
    /// Seals.
    pub seals: u32,
    /// Spare seals.
    pub spare_seals: u32,
    /// Kits of material.
    pub kits: u32,
}

/// A round of one vehicle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Number, counted from 1.
    pub round: u32,
    /// Units carried.
    pub units: u32,
    /// Estimated way in metres, there and back.
    pub metres: u32,
    /// Estimated minutes, with unloading.
    pub minutes: u32,
    /// Stops in order.
    pub stops: Vec<Stop>,
}

/// A stop of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Venue.
    pub venue: VenueId,
    /// Its name.
    pub name: String,
    /// Units unloaded.
    pub units: Vec<UnitNumber>,
    /// Minutes after departure.
    pub arrives: u32,
}

/// Reads a table or a map file (xlsx, xls, ods, csv, GeoJSON, Shapefile) into the tables of the plan.
#[derive(Clone, Serialize, Deserialize)]
pub struct ImportPlan {
    /// The file.
    pub file: FileRef,
    /// What it holds: `voters`, `venues`, `previous` or `boundaries`; found out by its columns without.
    #[serde(default)]
    pub table: Option<String>,
    /// Coordinate system: `wgs84`, `utm34n` or `krgjsh2010`; what the file says without.
    #[serde(default)]
    pub crs: Option<String>,
}

operation!(ImportPlan, "plan.import", Command, Plan, reads &[Thing::Territory],
    writes &[Thing::Territory, Thing::Voters, Thing::Venues, Thing::PreviousUnits], flags &["long"],
    args [need("file", ArgKind::InputFile), may("table", ArgKind::Text), may("crs", ArgKind::Text)], PlanImported);

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanImported {
    /// `voters`, `venues`, `previous` or `boundaries`.
    pub table: String,
    /// Rows, findings, hash.
    #[serde(flatten)]
    pub imported: Imported,
}

/// A change by hand and what the check says of the plan now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandDone {
    /// The plan in short.
    pub plan: PlanView,
    /// What the independent check finds.
    pub check: Vec<Finding>,
}

/// Moves voter groups to another unit or building.
#[derive(Clone, Serialize, Deserialize)]
pub struct MoveGroups {
    /// The groups.
    pub groups: Vec<VoterGroupId>,
    /// A unit's number, or a venue's code.
    pub to: String,
}

operation!(MoveGroups, "plan.move", Command, Plan,
    reads &[Thing::Territory, Thing::Voters, Thing::Venues, Thing::PreviousUnits], writes &[Thing::Plan], flags &[],
    args [named("groups", ArgKind::Texts), named("to", ArgKind::Text)], HandDone);

/// Closes a venue: its voters are shared out among those around it; or opens it again for later plans.
#[derive(Clone, Serialize, Deserialize)]
pub struct CloseVenue {
    /// The venue.
    pub venue: VenueId,
    /// Opens it again.
    #[serde(default)]
    pub open: bool,
}

operation!(CloseVenue, "plan.close", Command, Plan,
    reads &[Thing::Territory, Thing::Voters, Thing::Venues, Thing::PreviousUnits], writes &[Thing::Plan], flags &["long"],
    args [need("venue", ArgKind::Text), may("open", ArgKind::Flag)], HandDone);

/// Locks a unit, so that no computation changes it; or unlocks it.
#[derive(Clone, Serialize, Deserialize)]
pub struct LockUnit {
    /// The unit.
    pub unit: UnitNumber,
    /// Unlocks it.
    #[serde(default)]
    pub unlock: bool,
}

operation!(LockUnit, "plan.lock", Command, Plan, reads &[], writes &[Thing::Plan], flags &[],
    args [need("unit", ArgKind::Text), may("unlock", ArgKind::Flag)], ());

/// Takes the last change of the plan back.
#[derive(Clone, Serialize, Deserialize)]
pub struct UndoPlan {}

operation!(UndoPlan, "plan.undo", Command, Plan, reads &[], writes &[Thing::Plan], flags &[], args [], PlanView);

/// Puts an older version of the plan in its place.
#[derive(Clone, Serialize, Deserialize)]
pub struct RestorePlan {
    /// Number of the version.
    pub version: i64,
}

operation!(
    RestorePlan,
    "plan.restore",
    Command,
    Plan,
    reads & [],
    writes & [Thing::Plan],
    flags & [],
    args[need("version", ArgKind::Number)],
    PlanView
);

/// The versions of the plan, the newest first, and what was decided by hand.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListPlanVersions {}

operation!(ListPlanVersions, "plan.versions", Query, Read, reads &[], writes &[], flags &[], args [], PlanHistory);

/// Versions and decisions by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHistory {
    /// Versions, the newest first; the plan as it is now is not among them.
    pub versions: Vec<PlanVersion>,
    /// Units that are locked.
    pub locked: Vec<UnitNumber>,
    /// Venues that are closed by hand.
    pub closed: Vec<VenueId>,
}

/// A former state of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// Number, counted up.
    pub version: i64,
    /// What replaced it: the name of the operation.
    pub replaced_by: String,
    /// Who did that.
    pub by: UserName,
    /// When, in microseconds of Unix time.
    pub at_us: i64,
    /// What it came to.
    pub figures: PlanFigures,
    /// Its proven gap in hundredths of a per cent.
    pub gap_hundredths: u64,
}

/// Two plans side by side: versions, or the plan as it is against what it would be if something were otherwise.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct ComparePlans {
    /// The first: a version, the plan as it is without.
    #[serde(default)]
    pub first: Option<i64>,
    /// The second: a version; without, what follows is tried out on the first.
    #[serde(default)]
    pub second: Option<i64>,
    /// What if this venue were closed?
    #[serde(default)]
    pub close: Option<VenueId>,
    /// What if this were the maximum of a unit?
    #[serde(default)]
    pub max: Option<u32>,
    /// What if this were the minimum?
    #[serde(default)]
    pub min: Option<u32>,
    /// What if this were the distance of merging, in metres?
    #[serde(default)]
    pub distance: Option<u32>,
    /// Only this administrative unit is computed anew for a rule.
    #[serde(default)]
    pub admin_unit: Option<AdminUnitCode>,
}

operation!(ComparePlans, "plan.compare", Query, Read, reads &[], writes &[], flags &["long"],
    args [may("first", ArgKind::Number), may("second", ArgKind::Number), may("close", ArgKind::Text),
        may("max", ArgKind::Number), may("min", ArgKind::Number), may("distance", ArgKind::Number),
        may("admin_unit", ArgKind::Text)], PlanComparison);

/// What differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanComparison {
    /// Figures of the first.
    pub first: PlanFigures,
    /// Figures of the second.
    pub second: PlanFigures,
    /// Gap of the first, in hundredths of a per cent.
    pub first_gap_hundredths: u64,
    /// Gap of the second.
    pub second_gap_hundredths: u64,
    /// Units of the first only.
    pub only_first: Vec<UnitNumber>,
    /// Units of the second only.
    pub only_second: Vec<UnitNumber>,
    /// Units that stand in another building.
    pub other_venue: Vec<UnitNumber>,
    /// Groups that vote in other units.
    pub changes: Vec<GroupChange>,
    /// What the independent check says of a plan that was tried out.
    pub check: Vec<Finding>,
}

/// A group that votes elsewhere in the second plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChange {
    /// The group.
    pub group: VoterGroupId,
    /// Its voters.
    pub voters: VoterCount,
    /// Its units in the first.
    pub from: Vec<UnitNumber>,
    /// Its units in the second.
    pub to: Vec<UnitNumber>,
}

/// Takes the approval of the plan back; a second person confirms.
#[derive(Clone, Serialize, Deserialize)]
pub struct WithdrawPlan {
    /// Why, in writing: at least 20 characters.
    pub reason: String,
}

operation!(
    WithdrawPlan,
    "plan.withdraw",
    Command,
    Approve,
    reads & [],
    writes & [Thing::Plan],
    flags & ["two"],
    args[named("reason", ArgKind::Text)],
    ()
);

/// Writes the plan for others.
#[derive(Clone, Serialize, Deserialize)]
pub struct ExportPlan {
    /// `csv`, `xlsx`, `geojson`, `index`, `resources`, `dossier`, `register`, `posters`, `sheets` or `book`.
    pub format: String,
    /// The file to write.
    pub out: FileRef,
    /// Only these units (posters and sheets).
    #[serde(default)]
    pub units: Vec<UnitNumber>,
    /// Only this administrative unit or municipality (sheets and book).
    #[serde(default)]
    pub admin_unit: Option<String>,
}

operation!(ExportPlan, "plan.export", Command, Plan, reads &[], writes &[], flags &["long"],
    args [named("format", ArgKind::Text), named("out", ArgKind::OutputFile), may("units", ArgKind::Texts),
        may("admin_unit", ArgKind::Text)], PlanExported);

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanExported {
    /// Format.
    pub format: String,
    /// SHA-256 of the plan, over its canonical JSON.
    pub plan: Digest,
    /// The file.
    #[serde(flatten)]
    pub written: Written,
}
