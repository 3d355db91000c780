//! The plan as a value: numbers, units, assignments, suspended numbers, figures and findings.
//!
//! Always true: units are ordered by number, assignments by group and part, findings by severity and place.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::{Assignment, Plan, PlanFigures, PlannedUnit, SuspendedUnit, UnitReason};
use model::unit::UnitNumber;
use model::{Finding, Metres, Place, VoterCount};

use crate::area::Area;
use crate::input::{Input, Options};
use crate::numbering::{Unnumbered, number};
use crate::solve::Solved;
use crate::units::{DraftUnit, SmallReason, shares, small_reason};

/// Puts the plan together; a finding when the numbers run out.
pub(crate) fn assemble(
    input: &Input<'_>,
    options: &Options,
    areas: &[Area<'_>],
    solved: &[Solved],
) -> Result<Plan, Box<Finding>> {
    let rules = &input.rules.units;
    let mut buildings = Vec::new();
    for (area, solved) in areas.iter().zip(solved) {
        for units in solved.units.chunk_by(|a, b| a.venue == b.venue) {
            buildings.push(Unnumbered {
                admin_unit: area.unit.code.clone(),
                venue: area.venues[units[0].venue].id.clone(),
                shares: units.iter().map(|unit| shares(area, unit)).collect(),
            });
        }
    }
    let mut numbers = number(&buildings, input.previous, rules.first_free_number)?.into_iter().flatten();
    let mut plan = Plan {
        seed: options.seed,
        rounds: options.rounds,
        units: Vec::new(),
        assignments: Vec::new(),
        suspended: Vec::new(),
        figures: PlanFigures::default(),
        findings: Vec::new(),
    };
    for (area, solved) in areas.iter().zip(solved) {
        let numbered: Vec<(UnitNumber, UnitReason)> = numbers.by_ref().take(solved.units.len()).collect();
        add_area(&mut plan, area, &solved.units, &numbered);
        for (index, &(number, _)) in numbered.iter().enumerate() {
            if let Some(reason) = small_reason(area, &solved.units, index) {
                plan.findings.push(small_finding(input, area, &solved.units[index], number, reason));
            }
        }
    }
    plan.units.sort_by_key(|unit| unit.number);
    plan.assignments.sort_by(|a, b| a.group.cmp(&b.group).then(a.unit.cmp(&b.unit)));
    name_parts(&mut plan.assignments);
    suspend(&mut plan, input, areas);
    note_groups(&mut plan, input, areas);
    plan.findings.sort();
    plan.figures = figures(&plan, solved);
    Ok(plan)
}

fn count(voters: i64) -> VoterCount {
    VoterCount(u32::try_from(voters).unwrap_or(u32::MAX))
}

fn metres(metres: i64) -> Metres {
    Metres(u32::try_from(metres).unwrap_or(u32::MAX))
}

fn add_area(plan: &mut Plan, area: &Area<'_>, units: &[DraftUnit], numbers: &[(UnitNumber, UnitReason)]) {
    for (unit, &(number, reason)) in units.iter().zip(numbers) {
        let greatest = unit.members.iter().map(|&(group, _)| area.metres(group, unit.venue)).max().unwrap_or(0);
        plan.units.push(PlannedUnit {
            number,
            venue: area.venues[unit.venue].id.clone(),
            admin_unit: area.unit.code.clone(),
            voters: count(unit.voters),
            greatest_distance: metres(greatest),
            reason,
        });
        for &(group, voters) in &unit.members {
            plan.assignments.push(Assignment {
                group: area.groups[group].id.clone(),
                unit: number,
                voters: count(voters),
                // Named for all parts of a group together, in `name_parts`.
                part: (area.parts[group].len() > 1).then_some((0, 0)),
                distance: metres(area.metres(group, unit.venue)),
                moved: area.moved(group, unit.venue),
            });
        }
    }
}

/// The first part by surname goes to the lowest number, and so on.
fn name_parts(assignments: &mut [Assignment]) {
    for parts in assignments.chunk_by_mut(|a, b| a.group == b.group) {
        let all = u8::try_from(parts.len()).unwrap_or(u8::MAX);
        for (part, assignment) in (1..=all).zip(parts) {
            if assignment.part.is_some() {
                assignment.part = Some((part, all));
            }
        }
    }
}

fn small_finding(
    input: &Input<'_>,
    area: &Area<'_>,
    unit: &DraftUnit,
    number: UnitNumber,
    reason: SmallReason,
) -> Finding {
    let rules = &input.rules.units;
    let finding = match reason {
        SmallReason::OnlyOne => Finding::warning("P201").article(&rules.size_article),
        SmallReason::Remote(nearest) => Finding::warning("P202")
            .with("nearest", i64::from(nearest))
            .with("distance", i64::from(rules.merge_distance.0))
            .article(&rules.merge_article),
        SmallReason::Indivisible => Finding::warning("P203").article(&rules.size_article),
    };
    finding
        .at(Place::Unit { unit: number })
        .with("number", number.to_string())
        .with("unit", area.unit.name.as_str())
        .with("voters", unit.voters)
        .with("min", rules.min)
}

/// Former units that do not open: their numbers are suspended, with the reason.
fn suspend(plan: &mut Plan, input: &Input<'_>, areas: &[Area<'_>]) {
    let opened: BTreeSet<UnitNumber> = plan.units.iter().map(|unit| unit.number).collect();
    let areas: BTreeMap<&str, &Area<'_>> = areas.iter().map(|area| (area.unit.code.as_str(), area)).collect();
    let rules = &input.rules.units;
    let mut closed: Vec<_> =
        input.previous.iter().filter(|unit| !unit.suspended && !opened.contains(&unit.number)).collect();
    closed.sort_by_key(|unit| unit.number);
    for unit in closed {
        let Some(area) = areas.get(unit.admin_unit.as_str()) else { continue };
        plan.suspended.push(SuspendedUnit { number: unit.number, admin_unit: unit.admin_unit.clone() });
        let there = area.venues.iter().any(|venue| venue.id == unit.venue);
        let finding = if there {
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

/// Groups that are split, groups whose last unit nobody knows, administrative units without groups.
fn note_groups(plan: &mut Plan, input: &Input<'_>, areas: &[Area<'_>]) {
    let known: BTreeSet<UnitNumber> = input.previous.iter().map(|unit| unit.number).collect();
    for area in areas {
        for (group, parts) in area.groups.iter().zip(&area.parts).filter(|(_, parts)| parts.len() > 1) {
            plan.findings.push(
                Finding::note("P204")
                    .at(Place::Group { group: group.id.clone() })
                    .with("group", group.id.as_str())
                    .with("voters", group.voters)
                    .with("parts", parts.len())
                    .with("max", input.rules.units.max)
                    .article(&input.rules.units.size_article),
            );
        }
        let unknown = |group: &&&model::voters::VoterGroup| group.last_unit.is_some_and(|unit| !known.contains(&unit));
        let strangers = area.groups.iter().filter(unknown).count();
        if strangers > 0 {
            plan.findings
                .push(Finding::warning("P207").with("unit", area.unit.name.as_str()).with("groups", strangers));
        }
    }
    let planned: BTreeSet<&str> = areas.iter().map(|area| area.unit.code.as_str()).collect();
    for unit in input.admin_units.iter().filter(|unit| !planned.contains(unit.code.as_str())) {
        plan.findings.push(Finding::warning("P208").with("unit", unit.name.as_str()).with("voters", unit.voters));
    }
}

fn figures(plan: &Plan, solved: &[Solved]) -> PlanFigures {
    let venues: BTreeSet<_> = plan.units.iter().map(|unit| &unit.venue).collect();
    PlanFigures {
        voters: plan.assignments.iter().map(|assignment| assignment.voters).sum(),
        units: u32::try_from(plan.units.len()).unwrap_or(u32::MAX),
        venues: u32::try_from(venues.len()).unwrap_or(u32::MAX),
        moved_voters: plan.assignments.iter().filter(|it| it.moved).map(|it| it.voters).sum(),
        total_distance: plan.assignments.iter().map(|it| u64::from(it.voters.0) * u64::from(it.distance.0)).sum(),
        lower_bound: solved.iter().map(|solved| u64::try_from(solved.bound).unwrap_or(0)).sum(),
        greatest_distance: plan.units.iter().map(|unit| unit.greatest_distance).max().unwrap_or_default(),
    }
}
