//! How long voters wait in each unit, what each unit needs, and the rounds that bring it.

use std::collections::BTreeMap;

use api::stations::{
    LargestUnit, PlanResources, ResourceSum, Resources, Round, SimulatePlan, Simulation, Stop, UnitResources,
    UnitWaiting,
};
use model::plan::{Plan, PlannedUnit};
use model::rules::RuleSet;
use model::unit::UnitNumber;
use model::venue::Venue;
use model::voting::VotingRules;
use model::{Finding, GeoPoint, Place, VenueId};
use planning::queue::{Cell, Station, Waiting, largest_table, simulate_all};
use planning::rounds::{Delivery, Vehicle, rounds};

use crate::command::{Query, Reading};
use crate::plans;
use crate::refusal::{Refusal, Result};

/// Devices and booths of the table of largest units.
const TABLE: (u32, u32) = (3, 6);
/// Days of each cell of that table, at most.
const TABLE_DAYS: u32 = 200;
/// Minutes of unloading at a stop.
const UNLOADING: u32 = 10;

impl Query for SimulatePlan {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Simulation> {
        let still = reading.open.store.still().await?;
        let missing = || Refusal::refused("E110").with("step", "plan");
        let plan = plans::load(&still).await?.ok_or_else(missing)?.0.plan;
        drop(still);
        let settings = settings(self, &reading.open.election.rules)?;
        let repetitions = self.repetitions.unwrap_or(200).clamp(1, 10_000);
        let seed = self.seed.unwrap_or(1);
        let stations: Vec<(String, Station)> =
            plan.units.iter().map(|unit| (unit.number.to_string(), station(self, &settings, unit))).collect();
        reading.job.report("simulating", 0, plan.units.len());
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let waits = simulate_all(&settings, &stations, seed, repetitions, threads, reading.job.flag());
        let waits = waits.ok_or_else(Refusal::cancelled)?;
        let devices = settings.devices.max(TABLE.0);
        let booths = stations.iter().map(|(_, station)| station.booths).max().unwrap_or(0).max(TABLE.1);
        let cells = largest_table(&settings, devices, booths, seed, repetitions.min(TABLE_DAYS));
        let rows = plan.units.iter().zip(&stations).zip(waits);
        let units: Vec<UnitWaiting> =
            rows.map(|((unit, (_, station)), wait)| waiting(unit, *station, wait, &cells, &settings)).collect();
        let findings = units.iter().filter(|unit| unit.too_long).map(|unit| warning(unit, &settings, &cells)).collect();
        let table = cells
            .iter()
            .map(|cell| LargestUnit { devices: cell.devices, booths: cell.booths, largest: cell.largest })
            .collect();
        Ok(Simulation { seed, repetitions, settings, table, units, findings })
    }
}

/// The rule set's settings with what was said otherwise.
fn settings(asked: &SimulatePlan, rules: &RuleSet) -> Result<VotingRules> {
    let mut settings = rules.voting.clone();
    settings.turnout = asked.turnout.unwrap_or(settings.turnout);
    settings.devices = asked.devices.unwrap_or(settings.devices);
    settings.booths = asked.booths.unwrap_or(settings.booths);
    settings.identification_seconds = asked.identification.unwrap_or(settings.identification_seconds);
    settings.booth_seconds = asked.voting.unwrap_or(settings.booth_seconds);
    if settings.holds() { Ok(settings) } else { Err(Refusal::input("E130")) }
}

fn station(asked: &SimulatePlan, settings: &VotingRules, unit: &PlannedUnit) -> Station {
    let booths = asked.booths.unwrap_or_else(|| settings.booths_for(unit.voters.0));
    Station { voters: unit.voters.0, devices: settings.devices, booths }
}

fn waiting(unit: &PlannedUnit, station: Station, wait: Waiting, cells: &[Cell], settings: &VotingRules) -> UnitWaiting {
    let cell = cells.iter().find(|cell| cell.devices == station.devices && cell.booths == station.booths);
    UnitWaiting {
        number: unit.number,
        voters: unit.voters,
        devices: station.devices,
        booths: station.booths,
        mean_seconds: wait.mean_seconds,
        p95_seconds: wait.p95_seconds,
        over_hundredths: wait.over_hundredths,
        after_close_seconds: wait.after_close_seconds,
        peak_load: wait.peak_load,
        erlang_seconds: wait.erlang_seconds,
        largest: cell.map_or(0, |cell| cell.largest),
        too_long: wait.over_hundredths > (100 - settings.wait_share) * 100
            || cell.is_some_and(|cell| unit.voters.0 > cell.largest),
    }
}

fn warning(unit: &UnitWaiting, settings: &VotingRules, cells: &[Cell]) -> Finding {
    let enough = cells.iter().filter(|cell| cell.booths == unit.booths && cell.largest >= unit.voters.0);
    Finding::warning("P601")
        .at(Place::Unit { unit: unit.number })
        .with("number", unit.number.to_string())
        .with("voters", unit.voters)
        .with("devices", i64::from(unit.devices))
        .with("booths", i64::from(unit.booths))
        .with("largest", i64::from(unit.largest))
        .with("share", i64::from(settings.wait_share))
        .with("minutes", i64::from(settings.wait_minutes))
        .with("over", i64::from(unit.over_hundredths.div_ceil(100)))
        .with("enough", i64::from(enough.map(|cell| cell.devices).min().unwrap_or(0)))
}

/// What a unit of the plan needs.
pub(super) fn needs(rules: &RuleSet, unit: &PlannedUnit) -> ResourceSum {
    let voting = &rules.voting;
    let staff = voting.staff_for(unit.voters.0);
    let ballots = rules.ballots_for(unit.voters);
    ResourceSum {
        members: staff.map_or(0, |band| band.members),
        operators: staff.map_or(0, |band| band.operators),
        booths: voting.booths_for(unit.voters.0),
        devices: voting.devices,
        ballots,
        blocks: ballots.div_ceil(rules.ballot.block.max(1)),
        seals: voting.seals,
        spare_seals: voting.spare_seals,
        kits: 1,
    }
}

/// The sum of what all units need.
pub(super) fn total(rules: &RuleSet, plan: &Plan) -> ResourceSum {
    plan.units.iter().map(|unit| needs(rules, unit)).fold(ResourceSum::default(), |sum, one| ResourceSum {
        members: sum.members.saturating_add(one.members),
        operators: sum.operators.saturating_add(one.operators),
        booths: sum.booths.saturating_add(one.booths),
        devices: sum.devices.saturating_add(one.devices),
        ballots: sum.ballots.saturating_add(one.ballots),
        blocks: sum.blocks.saturating_add(one.blocks),
        seals: sum.seals.saturating_add(one.seals),
        spare_seals: sum.spare_seals.saturating_add(one.spare_seals),
        kits: sum.kits.saturating_add(one.kits),
    })
}

impl Query for PlanResources {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Resources> {
        let still = reading.open.store.still().await?;
        let missing = || Refusal::refused("E110").with("step", "plan");
        let plan = plans::load(&still).await?.ok_or_else(missing)?.0.plan;
        let venues: BTreeMap<VenueId, Venue> =
            store::venues::all(&still).await?.into_iter().map(|venue| (venue.id.clone(), venue)).collect();
        drop(still);
        let rules = &reading.open.election.rules;
        let depot = match &self.depot {
            Some(venue) => venues.get(venue).ok_or_else(|| Refusal::input("E131").with("venue", venue.as_str()))?.place,
            None => centre(&plan, &venues),
        };
        let units = plan.units.iter().map(|unit| UnitResources {
            number: unit.number,
            voters: unit.voters,
            needs: needs(rules, unit),
        });
        let vehicle = Vehicle {
            capacity: self.capacity.unwrap_or(12).clamp(1, 1_000),
            minutes: self.minutes.unwrap_or(480).clamp(10, 2_880),
            speed: self.speed.unwrap_or(35).clamp(1, 200),
            unloading: UNLOADING,
            detour: rules.voting.detour,
        };
        let (rounds, findings) = planned_rounds(&plan, &venues, depot, vehicle);
        Ok(Resources { units: units.collect(), total: total(rules, &plan), rounds, findings })
    }
}

/// The venue from which the sum of distances to all is least, of those of the plan.
fn centre(plan: &Plan, venues: &BTreeMap<VenueId, Venue>) -> GeoPoint {
    let places: Vec<GeoPoint> =
        plan.units.iter().filter_map(|unit| venues.get(&unit.venue)).map(|venue| venue.place).collect();
    let sum = |from: &GeoPoint| places.iter().map(|to| u64::from(from.distance(to).0)).sum::<u64>();
    places.iter().copied().min_by_key(|place| (sum(place), *place)).unwrap_or(GeoPoint { lat_e6: 0, lon_e6: 0 })
}

/// A venue with more units than a vehicle carries is served by several rounds.
fn planned_rounds(
    plan: &Plan,
    venues: &BTreeMap<VenueId, Venue>,
    depot: GeoPoint,
    vehicle: Vehicle,
) -> (Vec<Round>, Vec<Finding>) {
    let mut at: BTreeMap<&VenueId, Vec<UnitNumber>> = BTreeMap::new();
    for unit in &plan.units {
        at.entry(&unit.venue).or_default().push(unit.number);
    }
    let mut stops: Vec<(&Venue, Vec<UnitNumber>)> = Vec::new();
    for (venue, units) in at {
        let Some(venue) = venues.get(venue) else { continue };
        let most = usize::try_from(vehicle.capacity).unwrap_or(1);
        stops.extend(units.chunks(most).map(|units| (venue, units.to_vec())));
    }
    let count = |units: &[UnitNumber]| u32::try_from(units.len()).unwrap_or(u32::MAX);
    let deliveries: Vec<Delivery> =
        stops.iter().map(|(venue, units)| Delivery { place: venue.place, units: count(units) }).collect();
    let mut findings = Vec::new();
    let mut all = Vec::new();
    for (number, round) in (1..).zip(rounds(depot, &deliveries, vehicle)) {
        let made = round.stops.iter().zip(&round.arrives).filter_map(|(stop, arrives)| {
            let (venue, units) = stops.get(*stop)?;
            let (venue, name, units) = (venue.id.clone(), venue.name.clone(), units.clone());
            Some(Stop { venue, name, units, arrives: *arrives })
        });
        let made: Vec<Stop> = made.collect();
        for late in made.iter().filter(|stop| stop.arrives > vehicle.minutes) {
            findings.push(
                Finding::warning("P602")
                    .at(Place::Venue { venue: late.venue.clone() })
                    .with("venue", late.name.as_str())
                    .with("minutes", i64::from(late.arrives))
                    .with("limit", i64::from(vehicle.minutes)),
            );
        }
        let back = round.metres * 60 / (u64::from(vehicle.speed) * 1000) + u64::from(UNLOADING) * made.len() as u64;
        all.push(Round {
            round: number,
            units: made.iter().map(|stop| count(&stop.units)).sum(),
            metres: u32::try_from(round.metres).unwrap_or(u32::MAX),
            minutes: u32::try_from(back).unwrap_or(u32::MAX),
            stops: made,
        });
    }
    (all, findings)
}
