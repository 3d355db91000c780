//! Every group exactly once, whole or in equal parts, inside its administrative unit, with true distances.

use std::collections::BTreeMap;

use model::Finding;
use model::plan::Assignment;
use model::voters::VoterGroup;

use super::{Facts, at_group};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let mut by_group: BTreeMap<&str, Vec<&Assignment>> = BTreeMap::new();
    for assignment in &facts.plan.assignments {
        by_group.entry(assignment.group.as_str()).or_default().push(assignment);
        if !facts.groups.contains_key(assignment.group.as_str()) {
            findings.push(at_group("P302", &assignment.group));
        }
    }
    let rules = &facts.input.rules.units;
    for group in facts.input.groups {
        let assigned = by_group.get(group.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let voters: u64 = assigned.iter().map(|it| u64::from(it.voters.0)).sum();
        if voters != u64::from(group.voters.0) {
            findings.push(
                at_group("P301", &group.id)
                    .with("voters", group.voters)
                    .with("assigned", i64::try_from(voters).unwrap_or(i64::MAX))
                    .article(&rules.boundary_article),
            );
        }
        if !divided_rightly(group, assigned, rules.max.0, facts) {
            findings.push(at_group("P312", &group.id).with("max", rules.max).article(&rules.size_article));
        }
        for assignment in assigned {
            place(group, assignment, facts, findings);
        }
    }
}

/// One assignment, whole; or, for a group above the maximum, the fewest equal parts in different units of one building.
fn divided_rightly(group: &VoterGroup, assigned: &[&Assignment], max: u32, facts: &Facts<'_>) -> bool {
    if group.voters.0 <= max {
        return assigned.len() <= 1 && assigned.iter().all(|it| it.part.is_none());
    }
    let parts = group.voters.0.div_ceil(max.max(1));
    let small = group.voters.0 / parts;
    let mut seen: Vec<(u8, u8)> = assigned.iter().filter_map(|it| it.part).collect();
    seen.sort_unstable();
    let numbered =
        seen.iter().enumerate().all(|(index, part)| usize::from(part.0) == index + 1 && u32::from(part.1) == parts);
    let mut units: Vec<_> = assigned.iter().map(|it| it.unit).collect();
    units.sort_unstable();
    units.dedup();
    let mut venues: Vec<_> =
        assigned.iter().filter_map(|it| facts.units.get(&it.unit)).map(|unit| unit.venue.as_str()).collect();
    venues.sort_unstable();
    venues.dedup();
    let equal = assigned.iter().all(|it| it.voters.0 == small || it.voters.0 == small + 1);
    let all = usize::try_from(parts).unwrap_or(usize::MAX);
    numbered && equal && seen.len() == all && units.len() == all && assigned.len() == all && venues.len() == 1
}

/// The unit is there, inside the group's administrative unit; distance and move are as they say.
fn place(group: &VoterGroup, assignment: &Assignment, facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let rules = &facts.input.rules.units;
    let unit = facts.units.get(&assignment.unit);
    let Some((unit, venue)) = unit.and_then(|unit| facts.venues.get(unit.venue.as_str()).map(|venue| (unit, venue)))
    else {
        // A unit in a venue that nobody knows is said once, with the unit (P304).
        if unit.is_none() {
            findings.push(at_group("P303", &group.id).with("number", assignment.unit.to_string()));
        }
        return;
    };
    if venue.admin_unit != group.admin_unit || unit.admin_unit != group.admin_unit {
        findings
            .push(at_group("P303", &group.id).with("number", unit.number.to_string()).article(&rules.boundary_article));
    }
    let metres = group.place.distance(&venue.place);
    if metres != assignment.distance {
        findings.push(
            at_group("P315", &group.id)
                .with("said", i64::from(assignment.distance.0))
                .with("found", i64::from(metres.0)),
        );
    }
    let last = group.last_unit.and_then(|number| facts.previous.get(&number));
    if last.is_some_and(|last| last.venue != unit.venue) != assignment.moved {
        findings.push(at_group("P314", &group.id).with("number", unit.number.to_string()));
    }
}
