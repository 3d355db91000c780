//! The independent checker: recomputes a plan from the input, rule by rule.
//!
//! Always true: it shares no code with the search and believes nothing that the plan says of itself; a plan without
//! findings here keeps every rule on units. See `check/assigned.rs` for the groups, `check/opened.rs` for the units.

mod assigned;
mod opened;

use std::collections::BTreeMap;

use model::plan::{Assignment, Plan, PlannedUnit};
use model::territory::AdminUnit;
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place};

use crate::input::Input;

/// The input and the plan by their keys.
struct Facts<'a> {
    plan: &'a Plan,
    input: &'a Input<'a>,
    groups: BTreeMap<&'a str, &'a VoterGroup>,
    venues: BTreeMap<&'a str, &'a Venue>,
    admin_units: BTreeMap<&'a str, &'a AdminUnit>,
    previous: BTreeMap<UnitNumber, &'a PreviousUnit>,
    units: BTreeMap<UnitNumber, &'a PlannedUnit>,
    votes: BTreeMap<UnitNumber, Vec<&'a Assignment>>,
}

/// Checks a plan against its input: an empty answer means that every rule is kept and every figure is right.
#[must_use]
pub fn check(plan: &Plan, input: &Input<'_>) -> Vec<Finding> {
    let mut votes: BTreeMap<UnitNumber, Vec<&Assignment>> = BTreeMap::new();
    for assignment in &plan.assignments {
        votes.entry(assignment.unit).or_default().push(assignment);
    }
    let facts = Facts {
        plan,
        input,
        groups: input.groups.iter().map(|group| (group.id.as_str(), group)).collect(),
        venues: input.venues.iter().map(|venue| (venue.id.as_str(), venue)).collect(),
        admin_units: input.admin_units.iter().map(|unit| (unit.code.as_str(), unit)).collect(),
        previous: input.previous.iter().map(|unit| (unit.number, unit)).collect(),
        units: plan.units.iter().map(|unit| (unit.number, unit)).collect(),
        votes,
    };
    let mut findings = Vec::new();
    assigned::check(&facts, &mut findings);
    opened::check(&facts, &mut findings);
    figures(&facts, &mut findings);
    findings.sort();
    findings
}

fn at_group(code: &'static str, group: &model::VoterGroupId) -> Finding {
    Finding::error(code).at(Place::Group { group: group.clone() }).with("group", group.as_str())
}

fn at_unit(code: &'static str, unit: UnitNumber) -> Finding {
    Finding::error(code).at(Place::Unit { unit }).with("number", unit.to_string())
}

/// The totals, added up again from the assignments; and no bound above what it bounds.
fn figures(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let plan = facts.plan;
    let (mut voters, mut moved, mut total, mut greatest) = (0_u64, 0_u64, 0_u64, 0_u32);
    for assignment in &plan.assignments {
        let count = u64::from(assignment.voters.0);
        voters = voters.saturating_add(count);
        if assignment.moved {
            moved = moved.saturating_add(count);
        }
        total = total.saturating_add(count.saturating_mul(u64::from(assignment.distance.0)));
        greatest = greatest.max(assignment.distance.0);
    }
    let mut venues: Vec<&str> = plan.units.iter().map(|unit| unit.venue.as_str()).collect();
    venues.sort_unstable();
    venues.dedup();
    let said = &plan.figures;
    let units = u32::try_from(plan.units.len()).unwrap_or(u32::MAX);
    let buildings = u32::try_from(venues.len()).unwrap_or(u32::MAX);
    let rows = [
        ("voters", u64::from(said.voters.0), voters),
        ("units", u64::from(said.units), u64::from(units)),
        ("venues", u64::from(said.venues), u64::from(buildings)),
        ("moved_voters", u64::from(said.moved_voters.0), moved),
        ("total_distance", said.total_distance, total),
        ("greatest_distance", u64::from(said.greatest_distance.0), u64::from(greatest)),
    ];
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    for (figure, said, found) in rows {
        if said != found {
            findings.push(
                Finding::error("P311").with("figure", figure).with("said", number(said)).with("found", number(found)),
            );
        }
    }
    if said.lower_bound > total {
        findings.push(Finding::error("P318").with("bound", number(said.lower_bound)).with("total", number(total)));
    }
}

#[cfg(test)]
mod tests;
