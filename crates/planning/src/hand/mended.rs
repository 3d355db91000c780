//! What follows from a plan's assignments: sizes, distances, who moves, suspended numbers, reasons for small units, figures.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::{Plan, PlannedUnit, SuspendedUnit};
use model::unit::UnitNumber;
use model::venue::Venue;
use model::{Finding, Metres, Place, VoterCount};

use crate::input::Input;

/// Codes of findings that follow from the assignments and are made anew.
const DERIVED: [&str; 6] = ["P201", "P202", "P203", "P204", "P205", "P206"];

/// The plan with everything that follows from its assignments; units without voters are taken out. The lower bound is taken
/// as given, and never above the plan's own distance.
#[must_use]
pub fn mended(mut plan: Plan, input: &Input<'_>) -> Plan {
    let venues: BTreeMap<&str, &Venue> = input.venues.iter().map(|venue| (venue.id.as_str(), venue)).collect();
    distances(&mut plan, input, &venues);
    let mut loads: BTreeMap<UnitNumber, (u32, Metres)> = BTreeMap::new();
    for it in &plan.assignments {
        let load = loads.entry(it.unit).or_default();
        *load = (load.0.saturating_add(it.voters.0), load.1.max(it.distance));
    }
    plan.units.retain(|unit| loads.contains_key(&unit.number));
    for unit in &mut plan.units {
        let (voters, greatest) = loads.get(&unit.number).copied().unwrap_or_default();
        (unit.voters, unit.greatest_distance) = (VoterCount(voters), greatest);
    }
    plan.units.sort_by_key(|unit| unit.number);
    plan.assignments.sort_by(|a, b| a.group.cmp(&b.group).then(a.unit.cmp(&b.unit)));
    plan.findings.retain(|finding| !DERIVED.contains(&&*finding.code));
    suspend(&mut plan, input, &venues);
    let small: Vec<Finding> =
        plan.units.iter().filter_map(|unit| small(unit, &plan, input, &venues)).chain(divided(&plan, input)).collect();
    plan.findings.extend(small);
    plan.findings.sort();
    let open: BTreeSet<_> = plan.units.iter().map(|unit| &unit.venue).collect();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let figures = &mut plan.figures;
    figures.units = count(plan.units.len());
    figures.venues = count(open.len());
    figures.voters = plan.assignments.iter().map(|it| it.voters).sum();
    figures.moved_voters = plan.assignments.iter().filter(|it| it.moved).map(|it| it.voters).sum();
    figures.total_distance = plan.assignments.iter().map(|it| u64::from(it.voters.0) * u64::from(it.distance.0)).sum();
    figures.greatest_distance = plan.units.iter().map(|unit| unit.greatest_distance).max().unwrap_or_default();
    figures.lower_bound = figures.lower_bound.min(figures.total_distance);
    plan
}

fn distances(plan: &mut Plan, input: &Input<'_>, venues: &BTreeMap<&str, &Venue>) {
    let groups: BTreeMap<&str, _> = input.groups.iter().map(|group| (group.id.as_str(), group)).collect();
    let former: BTreeMap<UnitNumber, _> = input.previous.iter().map(|unit| (unit.number, &unit.venue)).collect();
    let stands: BTreeMap<UnitNumber, _> = plan.units.iter().map(|unit| (unit.number, unit.venue.clone())).collect();
    for it in &mut plan.assignments {
        let (Some(group), Some(venue)) = (groups.get(it.group.as_str()), stands.get(&it.unit)) else { continue };
        if let Some(building) = venues.get(venue.as_str()) {
            it.distance = group.place.distance(&building.place);
        }
        it.moved = group.last_unit.and_then(|number| former.get(&number)).is_some_and(|before| *before != venue);
    }
}

/// Former units of planned administrative units that do not open: their numbers are suspended, with the reason.
fn suspend(plan: &mut Plan, input: &Input<'_>, venues: &BTreeMap<&str, &Venue>) {
    let opened: BTreeSet<UnitNumber> = plan.units.iter().map(|unit| unit.number).collect();
    let planned: BTreeSet<&str> = plan.units.iter().map(|unit| unit.admin_unit.as_str()).collect();
    let rules = &input.rules.units;
    let mut closed: Vec<_> = input
        .previous
        .iter()
        .filter(|it| !it.suspended && !opened.contains(&it.number) && planned.contains(it.admin_unit.as_str()))
        .collect();
    closed.sort_by_key(|unit| unit.number);
    plan.suspended =
        closed.iter().map(|it| SuspendedUnit { number: it.number, admin_unit: it.admin_unit.clone() }).collect();
    for unit in closed {
        let usable =
            venues.get(unit.venue.as_str()).is_some_and(|it| it.permitted() && it.admin_unit == unit.admin_unit);
        let finding = if usable {
            Finding::note("P206").article(&rules.merge_article)
        } else {
            Finding::warning("P205").article(&rules.boundary_article)
        };
        plan.findings.push(
            finding
                .at(Place::Unit { unit: unit.number })
                .with("number", unit.number.to_string())
                .with("venue", unit.venue.as_str())
                .with("voters", unit.voters),
        );
    }
}

/// The reason why a unit below the minimum may stand; none where there is none, so that the check finds it.
fn small(unit: &PlannedUnit, plan: &Plan, input: &Input<'_>, venues: &BTreeMap<&str, &Venue>) -> Option<Finding> {
    let rules = &input.rules.units;
    if unit.voters >= rules.min {
        return None;
    }
    let here = venues.get(unit.venue.as_str())?;
    let others: Vec<(&PlannedUnit, Metres)> = plan
        .units
        .iter()
        .filter(|other| other.number != unit.number && other.admin_unit == unit.admin_unit)
        .filter_map(|other| venues.get(other.venue.as_str()).map(|it| (other, here.place.distance(&it.place))))
        .collect();
    let near: Vec<&PlannedUnit> =
        others.iter().filter(|(_, metres)| *metres <= rules.merge_distance).map(|(other, _)| *other).collect();
    let divided = plan.assignments.iter().any(|it| it.unit == unit.number && it.part.is_some());
    let full = near.iter().all(|other| other.voters.0.saturating_add(unit.voters.0) > rules.max.0);
    let finding = match others.iter().map(|(_, metres)| *metres).min() {
        None => Finding::warning("P201").article(&rules.size_article),
        Some(nearest) if near.is_empty() => Finding::warning("P202")
            .with("nearest", i64::from(nearest.0))
            .with("distance", i64::from(rules.merge_distance.0))
            .article(&rules.merge_article),
        Some(_) if divided || full => Finding::warning("P203").article(&rules.size_article),
        Some(_) => return None,
    };
    let area = input.admin_units.iter().find(|it| it.code == unit.admin_unit).map_or("", |it| it.name.as_str());
    Some(
        finding
            .at(Place::Unit { unit: unit.number })
            .with("number", unit.number.to_string())
            .with("unit", area)
            .with("voters", unit.voters)
            .with("min", rules.min),
    )
}

fn divided(plan: &Plan, input: &Input<'_>) -> Vec<Finding> {
    let mut parts: BTreeMap<&model::VoterGroupId, (u32, u32)> = BTreeMap::new();
    for it in plan.assignments.iter().filter(|it| it.part.is_some()) {
        let sum = parts.entry(&it.group).or_default();
        *sum = (sum.0 + 1, sum.1.saturating_add(it.voters.0));
    }
    let rules = &input.rules.units;
    let finding = |(group, (parts, voters)): (&model::VoterGroupId, (u32, u32))| {
        Finding::note("P204")
            .at(Place::Group { group: group.clone() })
            .with("group", group.as_str())
            .with("voters", VoterCount(voters))
            .with("parts", parts)
            .with("max", rules.max)
            .article(&rules.size_article)
    };
    parts.into_iter().map(finding).collect()
}
