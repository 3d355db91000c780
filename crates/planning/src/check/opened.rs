//! Every unit: its building, its size or the reason for it, the rooms, and its number.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::{PlannedUnit, UnitReason};
use model::unit::UnitNumber;
use model::{Finding, Metres, Place};

use super::{Facts, at_unit};

pub(super) fn check(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    let mut by_venue: BTreeMap<&str, u32> = BTreeMap::new();
    for unit in &facts.plan.units {
        if !seen.insert(unit.number) {
            findings.push(at_unit("P308", unit.number));
        }
        *by_venue.entry(unit.venue.as_str()).or_default() += 1;
        building(unit, facts, findings);
        size(unit, facts, findings);
        number(unit, facts, findings);
    }
    let rules = &facts.input.rules.units;
    for (venue, units) in by_venue {
        if let Some(venue) = facts.venues.get(venue).filter(|venue| units > venue.rooms) {
            findings.push(
                Finding::error("P307")
                    .at(Place::Venue { venue: venue.id.clone() })
                    .with("venue", venue.id.as_str())
                    .with("units", units)
                    .with("rooms", venue.rooms)
                    .article(&rules.size_article),
            );
        }
    }
    closed(facts, findings);
}

/// The building is known, permitted, and in the unit's administrative unit.
fn building(unit: &PlannedUnit, facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let venue = facts.venues.get(unit.venue.as_str());
    let usable = venue.is_some_and(|venue| venue.permitted() && venue.admin_unit == unit.admin_unit);
    if !usable || !facts.admin_units.contains_key(unit.admin_unit.as_str()) {
        findings.push(
            at_unit("P304", unit.number)
                .with("venue", unit.venue.as_str())
                .article(&facts.input.rules.units.boundary_article),
        );
    }
}

/// Voters and greatest distance are those of its groups; the size is within the limits or has a true reason.
fn size(unit: &PlannedUnit, facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let rules = &facts.input.rules.units;
    let mine = facts.votes.get(&unit.number).map(Vec::as_slice).unwrap_or_default();
    let voters: u64 = mine.iter().map(|it| u64::from(it.voters.0)).sum();
    let greatest = mine.iter().map(|it| it.distance).max().unwrap_or(Metres(0));
    if voters != u64::from(unit.voters.0) || greatest != unit.greatest_distance {
        findings.push(
            at_unit("P310", unit.number)
                .with("said", unit.voters)
                .with("found", i64::try_from(voters).unwrap_or(i64::MAX)),
        );
    }
    if voters > u64::from(rules.max.0) {
        findings.push(
            at_unit("P305", unit.number)
                .with("voters", i64::try_from(voters).unwrap_or(i64::MAX))
                .with("max", rules.max)
                .article(&rules.size_article),
        );
    }
    if voters >= u64::from(rules.min.0) {
        return;
    }
    let at = Some(Place::Unit { unit: unit.number });
    let reason = facts.plan.findings.iter().find(|it| it.place == at && matches!(&*it.code, "P201" | "P202" | "P203"));
    let code = match reason {
        None => "P306",
        Some(reason) if reason_holds(&reason.code, unit, facts) => return,
        Some(_) => "P316",
    };
    findings.push(
        at_unit(code, unit.number)
            .with("voters", i64::try_from(voters).unwrap_or(i64::MAX))
            .with("min", rules.min)
            .article(&rules.size_article),
    );
}

/// Whether the stated reason for a small unit is so.
fn reason_holds(code: &str, unit: &PlannedUnit, facts: &Facts<'_>) -> bool {
    let rules = &facts.input.rules.units;
    let Some(here) = facts.venues.get(unit.venue.as_str()) else { return false };
    let mut others = facts
        .plan
        .units
        .iter()
        .filter(|other| other.number != unit.number && other.admin_unit == unit.admin_unit)
        .filter_map(|other| facts.venues.get(other.venue.as_str()).map(|venue| (other, venue)));
    let reachable = |venue: &model::venue::Venue| here.place.distance(&venue.place) <= rules.merge_distance;
    match code {
        // The administrative unit has no other, and too few voters for one.
        "P201" => others.next().is_none(),
        // No other is near enough to merge with.
        "P202" => others.all(|(_, venue)| venue.id != here.id && !reachable(venue)),
        // None that is near enough has room for it; parts of a divided group cannot leave the building.
        _ => {
            let mine = facts.votes.get(&unit.number).map(Vec::as_slice).unwrap_or_default();
            let divided = mine.iter().any(|it| it.part.is_some());
            divided
                || others
                    .filter(|(_, venue)| reachable(venue))
                    .all(|(other, _)| other.voters.0.saturating_add(unit.voters.0) > rules.max.0)
        }
    }
}

/// A number is that of the building's past, an additional one of it, or a new one; never one used elsewhere.
fn number(unit: &PlannedUnit, facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let rules = &facts.input.rules.units;
    let past: Vec<UnitNumber> = facts
        .input
        .previous
        .iter()
        .filter(|it| !it.suspended && it.venue == unit.venue && it.admin_unit == unit.admin_unit)
        .map(|it| it.number)
        .collect();
    let before = facts.previous.get(&unit.number);
    if before.is_some_and(|it| it.suspended) || facts.plan.suspended.iter().any(|it| it.number == unit.number) {
        findings.push(at_unit("P309", unit.number).article(&rules.merge_article));
        return;
    }
    let here = || facts.plan.units.iter().filter(|it| it.venue == unit.venue && it.number != unit.number);
    let right = match unit.reason {
        UnitReason::Kept => past.contains(&unit.number),
        UnitReason::New => {
            let base = unit.number.number();
            let fresh = facts.input.previous.iter().all(|it| it.number.number() != base);
            past.is_empty() && fresh && base >= rules.first_free_number && unit.number.suffix() == 0
        }
        UnitReason::Additional => {
            let family = here().any(|it| it.number.number() == unit.number.number());
            let kept_all = past.iter().all(|it| facts.units.contains_key(it));
            before.is_none()
                && (past.is_empty() || kept_all)
                && (family || unit.number.suffix() == 0 || !past.is_empty())
        }
    };
    if !right {
        findings.push(at_unit("P317", unit.number).article(&rules.boundary_article));
    }
}

/// Each former unit of a planned administrative unit stands in the plan: open, or suspended.
fn closed(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let planned: BTreeSet<&str> = facts.input.groups.iter().map(|group| group.admin_unit.as_str()).collect();
    let suspended: BTreeSet<UnitNumber> = facts.plan.suspended.iter().map(|it| it.number).collect();
    for unit in facts.input.previous.iter().filter(|it| !it.suspended && planned.contains(it.admin_unit.as_str())) {
        if !facts.units.contains_key(&unit.number) && !suspended.contains(&unit.number) {
            findings.push(at_unit("P313", unit.number).article(&facts.input.rules.units.merge_article));
        }
    }
}
