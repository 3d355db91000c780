//! Why a unit is as it is: its number, its building, its size, and who comes from elsewhere.
//!
//! Always true: every line is a note with a code `P4xx` (or the plan's own finding on the unit) and rests on the
//! plan and the input alone.

use std::collections::BTreeMap;

use model::plan::{Assignment, Plan, PlannedUnit, UnitReason};
use model::unit::UnitNumber;
use model::{Finding, Place};

use crate::input::Input;

/// The reasons of one unit, in the order in which a person asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The unit.
    pub unit: UnitNumber,
    /// Number first, then building, size, voters from elsewhere, distance.
    pub lines: Vec<Finding>,
}

/// Explains a unit of the plan; `None` when the plan has no such unit.
#[must_use]
pub fn explain(plan: &Plan, input: &Input<'_>, unit: UnitNumber) -> Option<Explanation> {
    let planned = plan.units.iter().find(|it| it.number == unit)?;
    let mine: Vec<&Assignment> = plan.assignments.iter().filter(|it| it.unit == unit).collect();
    let mut lines = vec![number(plan, input, planned), venue(input, planned, &mine)];
    lines.extend(plan.findings.iter().filter(|it| it.place == Some(Place::Unit { unit })).cloned());
    lines.extend(arrivals(input, planned, &mine));
    let parts: Vec<&&Assignment> = mine.iter().filter(|it| it.part.is_some()).collect();
    for (assignment, part) in parts.iter().filter_map(|it| it.part.map(|part| (it, part))) {
        lines.push(
            note("P407", unit)
                .with("group", assignment.group.as_str())
                .with("part", u32::from(part.0))
                .with("parts", u32::from(part.1))
                .with("voters", assignment.voters)
                .article(&input.rules.units.size_article),
        );
    }
    lines.push(note("P406", unit).with("metres", i64::from(planned.greatest_distance.0)));
    Some(Explanation { unit, lines })
}

fn note(code: &'static str, unit: UnitNumber) -> Finding {
    Finding::note(code).at(Place::Unit { unit }).with("number", unit.to_string())
}

/// Kept, additional (with what the zone would have had), or new.
fn number(plan: &Plan, input: &Input<'_>, unit: &PlannedUnit) -> Finding {
    let rules = &input.rules.units;
    match unit.reason {
        UnitReason::Kept => note("P401", unit.number).article(&rules.boundary_article),
        UnitReason::New => note("P403", unit.number).article(&rules.boundary_article),
        UnitReason::Additional => {
            let family = |it: &&PlannedUnit| it.venue == unit.venue && it.number.number() == unit.number.number();
            let together: i64 = plan.units.iter().filter(family).map(|it| i64::from(it.voters.0)).sum();
            let first = plan.units.iter().filter(family).map(|it| it.number).min().unwrap_or(unit.number);
            note("P402", unit.number)
                .with("base", first.to_string())
                .with("voters", together)
                .with("max", rules.max)
                .article(&rules.size_article)
        }
    }
}

/// How many of its voters voted in this building before, and for how many it is the nearest permitted one.
fn venue(input: &Input<'_>, unit: &PlannedUnit, mine: &[&Assignment]) -> Finding {
    let groups: BTreeMap<&str, _> = input.groups.iter().map(|group| (group.id.as_str(), group)).collect();
    let last: BTreeMap<UnitNumber, _> = input.previous.iter().map(|it| (it.number, it)).collect();
    let venues = || input.venues.iter().filter(|it| it.permitted() && it.admin_unit == unit.admin_unit);
    let (mut stayed, mut nearest) = (0_i64, 0_i64);
    for assignment in mine {
        let Some(group) = groups.get(assignment.group.as_str()) else { continue };
        let voters = i64::from(assignment.voters.0);
        if group.last_unit.and_then(|number| last.get(&number)).is_some_and(|it| it.venue == unit.venue) {
            stayed += voters;
        }
        if venues().all(|venue| group.place.distance(&venue.place) >= assignment.distance) {
            nearest += voters;
        }
    }
    let name = input.venues.iter().find(|it| it.id == unit.venue).map_or(unit.venue.as_str(), |it| it.name.as_str());
    note("P404", unit.number)
        .with("venue", name)
        .with("voters", unit.voters)
        .with("stayed", stayed)
        .with("nearest", nearest)
        .article(&input.rules.units.boundary_article)
}

/// The voters who come from other buildings, by the unit in which they voted.
fn arrivals(input: &Input<'_>, unit: &PlannedUnit, mine: &[&Assignment]) -> Vec<Finding> {
    let groups: BTreeMap<&str, _> = input.groups.iter().map(|group| (group.id.as_str(), group)).collect();
    let mut from: BTreeMap<UnitNumber, i64> = BTreeMap::new();
    for assignment in mine.iter().filter(|it| it.moved) {
        if let Some(number) = groups.get(assignment.group.as_str()).and_then(|group| group.last_unit) {
            *from.entry(number).or_default() += i64::from(assignment.voters.0);
        }
    }
    let venues: BTreeMap<&str, _> = input.venues.iter().map(|it| (it.id.as_str(), it)).collect();
    from.into_iter()
        .map(|(number, voters)| {
            let before = input.previous.iter().find(|it| it.number == number);
            let there = before
                .and_then(|it| venues.get(it.venue.as_str()))
                .is_some_and(|venue| venue.permitted() && venue.admin_unit == unit.admin_unit);
            note(if there { "P405" } else { "P408" }, unit.number)
                .with("from", number.to_string())
                .with("voters", voters)
                .article(&input.rules.units.boundary_article)
        })
        .collect()
}

#[cfg(test)]
mod tests;
