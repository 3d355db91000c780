//! A plan changed by hand: groups moved, venues closed, units locked, and a part of it computed anew with the rest as it is.
//!
//! Always true: what comes out is a whole plan whose figures, reasons for small units and suspended numbers follow from its
//! assignments ([`mended`]), so that the independent check says what is wrong with it and nothing else; its lower bound is
//! rigorous: the other areas' part of the old bound is at least the old bound less the changed areas' old distance.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use model::plan::{Assignment, Plan, PlannedUnit, UnitReason};
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::{Ownership, Venue};
use model::voters::VoterGroup;
use model::{AdminUnitCode, Finding, Metres, Place, VenueId, VoterCount, VoterGroupId};

use crate::input::{Input, Options, PlanError, Progress};
use crate::solve::solve;

mod mended;

pub use mended::mended;

/// Venues around a closed one among which its voters are shared out.
const AROUND: usize = 14;

/// What a person has decided beside the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// Units that no computation changes.
    pub locked: BTreeSet<UnitNumber>,
    /// Venues in which no unit may open.
    pub closed: BTreeSet<VenueId>,
}

/// How much of a plan is computed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    All,
    /// One administrative unit.
    Area(AdminUnitCode),
    /// A venue and those around it in its administrative unit.
    Around(VenueId),
}

/// Where a group goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a unit of the plan.
    Unit(UnitNumber),
    /// Into a building: its emptiest unit, or a new one where none stands.
    Venue(VenueId),
}

/// Moves whole groups into another unit or building of their administrative unit; what that breaks the check says.
///
/// # Errors
/// P501 no such group in the plan, P502 no such unit, P503 no such building or one in which no unit may open, P504 a part of
/// a divided group, P505 a locked unit, P506 another administrative unit.
pub fn move_groups(
    plan: &Plan,
    input: &Input<'_>,
    hand: &Hand,
    groups: &[VoterGroupId],
    target: &Target,
) -> Result<Plan, Vec<Finding>> {
    let mut new = plan.clone();
    let number = match target {
        Target::Unit(number) => *number,
        Target::Venue(venue) => unit_in(&mut new, input, hand, venue).map_err(|finding| vec![*finding])?,
    };
    let Some(unit) = new.units.iter().find(|unit| unit.number == number).cloned() else {
        return Err(vec![Finding::error("P502").at(Place::Unit { unit: number }).with("number", number.to_string())]);
    };
    let mut findings = Vec::new();
    let mut areas = BTreeSet::new();
    for group in groups {
        let mine: Vec<usize> = (0..new.assignments.len()).filter(|&at| new.assignments[at].group == *group).collect();
        let known = input.groups.iter().find(|it| it.id == *group);
        let fault = match (mine.as_slice(), known) {
            ([_], Some(known)) if known.admin_unit != unit.admin_unit => Some("P506"),
            ([at], Some(_)) if hand.locked.contains(&new.assignments[*at].unit) || hand.locked.contains(&number) => {
                Some("P505")
            }
            ([at], Some(known)) => {
                new.assignments[*at].unit = number;
                areas.insert(known.admin_unit.clone());
                None
            }
            ([_, _, ..], Some(_)) => Some("P504"),
            _ => Some("P501"),
        };
        findings.extend(fault.map(|code| {
            Finding::error(code)
                .at(Place::Group { group: group.clone() })
                .with("group", group.as_str())
                .with("number", number.to_string())
                .article(&input.rules.units.boundary_article)
        }));
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let spared = spared_bound(plan, &areas);
    let nearest: u64 = areas.iter().map(|area| nearest_sum(input, area)).sum();
    new.figures.lower_bound = spared.saturating_add(nearest);
    Ok(mended(new, input))
}

/// The emptiest unit of a building; a new one where there is none.
fn unit_in(plan: &mut Plan, input: &Input<'_>, hand: &Hand, venue: &VenueId) -> Result<UnitNumber, Box<Finding>> {
    let wrong =
        || Box::new(Finding::error("P503").at(Place::Venue { venue: venue.clone() }).with("venue", venue.as_str()));
    let found = input.venues.iter().find(|it| it.id == *venue && it.permitted()).ok_or_else(wrong)?;
    if hand.closed.contains(venue) {
        return Err(wrong());
    }
    let here = plan.units.iter().filter(|unit| unit.venue == *venue && !hand.locked.contains(&unit.number));
    if let Some(unit) = here.min_by_key(|unit| (unit.voters, unit.number)) {
        return Ok(unit.number);
    }
    let used = |number: UnitNumber| plan.units.iter().any(|unit| unit.number == number);
    let former =
        input.previous.iter().filter(|it| !it.suspended && it.venue == *venue && it.admin_unit == found.admin_unit);
    let kept = former.map(|it| it.number).filter(|number| !used(*number)).min();
    let fresh = || {
        let taken = |base: u16| {
            plan.units.iter().any(|unit| unit.number.number() == base)
                || input.previous.iter().any(|unit| unit.number.number() == base)
        };
        (input.rules.units.first_free_number..=9_999)
            .find(|base| !taken(*base))
            .and_then(|base| UnitNumber::new(base, 0).ok())
    };
    let (number, reason) = match kept {
        Some(number) => (number, UnitReason::Kept),
        None => (fresh().ok_or_else(wrong)?, UnitReason::New),
    };
    plan.units.push(PlannedUnit {
        number,
        venue: venue.clone(),
        admin_unit: found.admin_unit.clone(),
        voters: VoterCount(0),
        greatest_distance: Metres(0),
        reason,
    });
    Ok(number)
}

/// What remains of the lower bound for the areas that do not change.
fn spared_bound(plan: &Plan, changed: &BTreeSet<AdminUnitCode>) -> u64 {
    let area: BTreeMap<UnitNumber, &AdminUnitCode> =
        plan.units.iter().map(|unit| (unit.number, &unit.admin_unit)).collect();
    let theirs = plan.assignments.iter().filter(|it| area.get(&it.unit).is_some_and(|area| changed.contains(*area)));
    plan.figures.lower_bound.saturating_sub(theirs.map(voter_metres).sum())
}

fn voter_metres(assignment: &Assignment) -> u64 {
    u64::from(assignment.voters.0) * u64::from(assignment.distance.0)
}

/// Every group at the nearest permitted building of its administrative unit: no plan is better.
fn nearest_sum(input: &Input<'_>, area: &AdminUnitCode) -> u64 {
    let venues: Vec<&Venue> = input.venues.iter().filter(|it| it.permitted() && it.admin_unit == *area).collect();
    let nearest =
        |group: &&VoterGroup| venues.iter().map(|venue| group.place.distance(&venue.place).0).min().unwrap_or(0);
    let groups = input.groups.iter().filter(|group| group.admin_unit == *area);
    groups.map(|group| u64::from(group.voters.0) * u64::from(nearest(&group))).sum()
}

/// Units that stand or fall together with these: the parts of a divided group.
#[must_use]
pub fn locked_together(plan: &Plan, locked: &BTreeSet<UnitNumber>) -> BTreeSet<UnitNumber> {
    let mut all = locked.clone();
    loop {
        let divided: BTreeSet<&VoterGroupId> = plan
            .assignments
            .iter()
            .filter(|it| it.part.is_some() && all.contains(&it.unit))
            .map(|it| &it.group)
            .collect();
        let before = all.len();
        all.extend(plan.assignments.iter().filter(|it| divided.contains(&it.group)).map(|it| it.unit));
        if all.len() == before {
            return all;
        }
    }
}

/// Computes a plan, or a part of one, with what was decided by hand; what is outside the scope or locked stays as it is.
///
/// # Errors
/// As [`solve`].
pub fn resolve(
    plan: Option<&Plan>,
    input: &Input<'_>,
    hand: &Hand,
    scope: &Scope,
    options: &Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Plan, PlanError> {
    let Some(plan) = plan.filter(|_| *scope != Scope::All || !hand.locked.is_empty() || !hand.closed.is_empty()) else {
        if hand.closed.is_empty() {
            return solve(input, options, progress);
        }
        let venues = without_closed(input, hand);
        return solve(&Input { venues: &venues, ..*input }, options, progress).map(|plan| mended(plan, input));
    };
    match part(plan, input, hand, scope, options, progress) {
        // Too narrow: the whole area may still have room.
        Err(PlanError::Infeasible(findings)) => match (scope, area_of(input, scope)) {
            (Scope::Around(_), Some(area)) => part(plan, input, hand, &Scope::Area(area), options, progress),
            _ => Err(PlanError::Infeasible(findings)),
        },
        other => other,
    }
}

fn without_closed(input: &Input<'_>, hand: &Hand) -> Vec<Venue> {
    let closed = |venue: &Venue| Venue { ownership: Ownership::PrivateUnapproved, ..venue.clone() };
    let venues = input.venues.iter();
    venues.map(|venue| if hand.closed.contains(&venue.id) { closed(venue) } else { venue.clone() }).collect()
}

fn area_of(input: &Input<'_>, scope: &Scope) -> Option<AdminUnitCode> {
    match scope {
        Scope::All => None,
        Scope::Area(area) => Some(area.clone()),
        Scope::Around(venue) => input.venues.iter().find(|it| it.id == *venue).map(|it| it.admin_unit.clone()),
    }
}

/// The venues of the scope; `None` for all of the area.
fn venues_of(input: &Input<'_>, hand: &Hand, scope: &Scope) -> Option<BTreeSet<VenueId>> {
    let Scope::Around(centre) = scope else { return None };
    let centre = input.venues.iter().find(|it| it.id == *centre)?;
    let mut others: Vec<(u32, &VenueId)> = input
        .venues
        .iter()
        .filter(|it| it.admin_unit == centre.admin_unit && it.id != centre.id && it.permitted())
        .filter(|it| !hand.closed.contains(&it.id))
        .map(|it| (centre.place.distance(&it.place).0, &it.id))
        .collect();
    others.sort_unstable();
    let near = others.into_iter().take(AROUND).map(|(_, id)| id.clone());
    Some(near.chain([centre.id.clone()]).collect())
}

fn part(
    plan: &Plan,
    input: &Input<'_>,
    hand: &Hand,
    scope: &Scope,
    options: &Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Plan, PlanError> {
    let area = area_of(input, scope);
    let around = venues_of(input, hand, scope);
    let locked = locked_together(plan, &hand.locked);
    let inside = |unit: &PlannedUnit| {
        area.as_ref().is_none_or(|area| unit.admin_unit == *area)
            && around.as_ref().is_none_or(|around| around.contains(&unit.venue))
    };
    let mut kept: BTreeSet<UnitNumber> = plan
        .units
        .iter()
        .filter(|unit| locked.contains(&unit.number) || !inside(unit))
        .map(|unit| unit.number)
        .collect();
    // A divided group stays whole: if one of its units is kept, all are.
    kept = locked_together(plan, &kept);
    let fixed: Vec<&Assignment> = plan.assignments.iter().filter(|it| kept.contains(&it.unit)).collect();
    let standing: BTreeSet<&VoterGroupId> = fixed.iter().map(|it| &it.group).collect();
    let in_area = |code: &AdminUnitCode| area.as_ref().is_none_or(|area| code == area);
    let groups: Vec<VoterGroup> =
        input.groups.iter().filter(|it| in_area(&it.admin_unit) && !standing.contains(&it.id)).cloned().collect();
    let open: BTreeSet<&AdminUnitCode> = groups.iter().map(|group| &group.admin_unit).collect();
    let admin_units: Vec<_> = input.admin_units.iter().filter(|it| open.contains(&it.code)).cloned().collect();
    let venues = rooms_left(plan, input, hand, &kept, around.as_ref());
    let previous = numbers_reserved(plan, input, &kept, around.as_ref());
    let sub =
        Input { groups: &groups, venues: &venues, previous: &previous, admin_units: &admin_units, rules: input.rules };
    let solved = solve(&sub, options, progress)?;
    let changed: BTreeSet<AdminUnitCode> = open.into_iter().cloned().collect();
    let standing_here: u64 = fixed
        .iter()
        .filter(|it| plan.units.iter().any(|unit| unit.number == it.unit && changed.contains(&unit.admin_unit)))
        .map(|it| voter_metres(it))
        .sum();
    let mut new = Plan { seed: options.seed, rounds: options.rounds, ..plan.clone() };
    new.figures.lower_bound =
        spared_bound(plan, &changed).saturating_add(solved.figures.lower_bound).saturating_add(standing_here);
    new.units.retain(|unit| kept.contains(&unit.number));
    new.assignments.retain(|it| kept.contains(&it.unit));
    new.units.extend(solved.units);
    new.assignments.extend(solved.assignments);
    Ok(mended(new, input))
}

/// The venues of the scope with the rooms that the kept units leave.
fn rooms_left(
    plan: &Plan,
    input: &Input<'_>,
    hand: &Hand,
    kept: &BTreeSet<UnitNumber>,
    around: Option<&BTreeSet<VenueId>>,
) -> Vec<Venue> {
    let mut taken: BTreeMap<&VenueId, u32> = BTreeMap::new();
    for unit in plan.units.iter().filter(|unit| kept.contains(&unit.number)) {
        *taken.entry(&unit.venue).or_default() += 1;
    }
    let left = |venue: &Venue| {
        let rooms = venue.rooms.saturating_sub(taken.get(&venue.id).copied().unwrap_or(0));
        let near = around.is_none_or(|around| around.contains(&venue.id));
        (rooms > 0 && near && !hand.closed.contains(&venue.id)).then(|| Venue { rooms, ..venue.clone() })
    };
    input.venues.iter().filter_map(left).collect()
}

/// The former units, with every number that a kept unit bears, or that belongs to a building out of scope, as not to be given.
fn numbers_reserved(
    plan: &Plan,
    input: &Input<'_>,
    kept: &BTreeSet<UnitNumber>,
    around: Option<&BTreeSet<VenueId>>,
) -> Vec<PreviousUnit> {
    let known: BTreeSet<UnitNumber> = input.previous.iter().map(|unit| unit.number).collect();
    let mut previous: Vec<PreviousUnit> = input.previous.to_vec();
    for unit in &mut previous {
        unit.suspended |= kept.contains(&unit.number) || around.is_some_and(|around| !around.contains(&unit.venue));
    }
    let others = plan.units.iter().filter(|unit| kept.contains(&unit.number) && !known.contains(&unit.number));
    previous.extend(others.map(|unit| PreviousUnit {
        number: unit.number,
        venue: unit.venue.clone(),
        admin_unit: unit.admin_unit.clone(),
        voters: unit.voters,
        suspended: true,
    }));
    previous
}

#[cfg(test)]
mod tests;
