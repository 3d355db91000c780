//! From the input to a plan: the areas apart and in parallel, then numbers, figures and findings for all.
//!
//! Always true: what an area comes to depends on its data, the seed and the rounds; the threads only decide when.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use model::plan::Plan;
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place};

use crate::area::Area;
use crate::assemble::assemble;
use crate::bound::{lower_bound, nearest_sum};
use crate::exact::prove;
use crate::input::{Input, Options, PlanError, Progress};
use crate::random::Random;
use crate::search::{Stopped, search, steps};
use crate::state::Value;
use crate::units::{DraftUnit, draft};

/// Most threads.
const MOST_THREADS: usize = 64;

/// What one area comes to.
#[derive(Debug)]
pub(crate) struct Solved {
    /// Its units.
    pub units: Vec<DraftUnit>,
    /// Its lower bound, in voter-metres.
    pub bound: i64,
}

/// A report from one area.
struct Report {
    area: usize,
    done: u64,
    best: i64,
    bound: i64,
}

/// Plans the polling units of every administrative unit that has voter groups.
///
/// `progress` hears how far it is and stops it with [`ControlFlow::Break`]; nothing is then kept.
///
/// # Errors
/// [`PlanError::Cancelled`]; [`PlanError::Infeasible`] with every reason why the data admit no plan.
pub fn solve(
    input: &Input<'_>,
    options: &Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Plan, PlanError> {
    let areas = areas(input).map_err(PlanError::Infeasible)?;
    let solved = in_parallel(&areas, options, progress)?;
    let mut findings = Vec::new();
    let mut whole = Vec::new();
    for (area, solved) in areas.iter().zip(solved) {
        match solved {
            Ok(solved) => whole.push(solved),
            Err(finding) => findings.push(*finding),
        }
        debug_assert!(!area.groups.is_empty(), "areas without groups are left out");
    }
    if !findings.is_empty() {
        return Err(PlanError::Infeasible(findings));
    }
    assemble(input, options, &areas, &whole).map_err(|finding| PlanError::Infeasible(vec![*finding]))
}

/// The areas with groups, by code; or all findings that forbid a plan.
fn areas<'a>(input: &Input<'a>) -> Result<Vec<Area<'a>>, Vec<Finding>> {
    let mut findings = impossible_rows(input);
    let previous: BTreeMap<UnitNumber, &PreviousUnit> = input.previous.iter().map(|unit| (unit.number, unit)).collect();
    let mut groups: BTreeMap<&str, Vec<&VoterGroup>> = BTreeMap::new();
    for group in input.groups {
        groups.entry(group.admin_unit.as_str()).or_default().push(group);
    }
    let mut venues: BTreeMap<&str, Vec<&Venue>> = BTreeMap::new();
    for venue in input.venues.iter().filter(|venue| venue.permitted()) {
        venues.entry(venue.admin_unit.as_str()).or_default().push(venue);
    }
    let mut units: Vec<_> = input.admin_units.iter().collect();
    units.sort_by(|a, b| a.code.cmp(&b.code));
    let mut areas = Vec::new();
    for unit in units {
        let Some(groups) = groups.remove(unit.code.as_str()) else { continue };
        let venues = venues.remove(unit.code.as_str()).unwrap_or_default();
        if findings.iter().any(|finding| finding.code == "P106" || finding.code == "P107") {
            continue;
        }
        match Area::new(unit, groups, venues, &previous, input) {
            Ok(area) => areas.push(area),
            Err(more) => findings.extend(more),
        }
    }
    for group in groups.into_values().flatten() {
        findings.push(
            Finding::error("P105")
                .at(Place::Group { group: group.id.clone() })
                .with("group", group.id.as_str())
                .with("code", group.admin_unit.as_str()),
        );
    }
    if findings.is_empty() { Ok(areas) } else { Err(findings) }
}

/// Codes that stand twice, and groups without voters.
fn impossible_rows(input: &Input<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for group in input.groups {
        let place = Place::Group { group: group.id.clone() };
        if !seen.insert(&group.id) {
            findings.push(Finding::error("P106").at(place).with("group", group.id.as_str()));
        } else if group.voters.0 == 0 {
            findings.push(Finding::error("P109").at(place).with("group", group.id.as_str()));
        }
    }
    let mut seen = BTreeSet::new();
    for venue in input.venues.iter().filter(|venue| !seen.insert(&venue.id)) {
        let place = Place::Venue { venue: venue.id.clone() };
        findings.push(Finding::error("P107").at(place).with("venue", venue.id.as_str()));
    }
    let mut seen = BTreeSet::new();
    for unit in input.previous.iter().filter(|unit| !seen.insert(unit.number)) {
        let place = Place::Unit { unit: unit.number };
        findings.push(Finding::error("P108").at(place).with("number", unit.number.to_string()));
    }
    let mut seen = BTreeSet::new();
    for unit in input.admin_units.iter().filter(|unit| !seen.insert(&unit.code)) {
        findings.push(Finding::error("P113").with("unit", unit.name.as_str()).with("code", unit.code.as_str()));
    }
    findings
}

type Results = Vec<Result<Solved, Box<Finding>>>;

fn in_parallel(
    areas: &[Area<'_>],
    options: &Options,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) -> Result<Results, PlanError> {
    // The largest first, so that the threads end together.
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by_key(|&area| (std::cmp::Reverse(areas[area].groups.len() * areas[area].venues.len()), area));
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (reports, heard) = channel();
    let (answers, given) = channel();
    std::thread::scope(|scope| {
        for _ in 0..options.threads.clamp(1, MOST_THREADS).min(areas.len().max(1)) {
            let (reports, answers) = (reports.clone(), answers.clone());
            let (next, stop, order) = (&next, &stop, &order);
            scope.spawn(move || {
                while let Some(&area) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Ok(result) = one(areas, area, options, stop, &reports) else { return };
                    if answers.send((area, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop((reports, answers));
        listen(areas, options, &heard, &stop, progress);
    });
    if stop.load(Ordering::Relaxed) {
        return Err(PlanError::Cancelled);
    }
    let mut results: Vec<(usize, Result<Solved, Box<Finding>>)> = given.iter().collect();
    results.sort_by_key(|result| result.0);
    Ok(results.into_iter().map(|result| result.1).collect())
}

/// Adds the reports of all areas up until no thread reports any more.
fn listen(
    areas: &[Area<'_>],
    options: &Options,
    heard: &Receiver<Report>,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
) {
    let work: Vec<u64> = areas.iter().map(|area| steps(area, options.rounds).saturating_add(1)).collect();
    let all = work.iter().fold(0_u64, |sum, &work| sum.saturating_add(work)).max(1);
    let mut latest: Vec<(u64, i64, i64)> = vec![(0, 0, 0); areas.len()];
    let (mut done, mut best, mut bound) = (0_u64, 0_i64, 0_i64);
    let mut percent = 0;
    for report in heard {
        let last = &mut latest[report.area];
        done = done - last.0 + report.done;
        best = best - last.1 + report.best;
        bound = bound - last.2 + report.bound;
        *last = (report.done, report.best, report.bound);
        let now = u8::try_from(u128::from(done) * 100 / u128::from(all)).unwrap_or(100).min(100);
        percent = now.max(percent);
        let progress_now = Progress {
            percent,
            admin_unit: areas[report.area].unit.code.clone(),
            best: u64::try_from(best).unwrap_or(0),
            bound: u64::try_from(bound).unwrap_or(0),
        };
        if progress(&progress_now).is_break() {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Plans one area.
fn one(
    areas: &[Area<'_>],
    index: usize,
    options: &Options,
    stop: &AtomicBool,
    reports: &Sender<Report>,
) -> Result<Result<Solved, Box<Finding>>, Stopped> {
    let area = &areas[index];
    let total = steps(area, options.rounds);
    let pace = (total / 64).max(32);
    let first_bound = nearest_sum(area);
    let report = |done: u64, best: i64, bound: i64| {
        // A listener that is gone has nothing more to hear; the flag decides whether to go on.
        let _ = reports.send(Report { area: index, done, best, bound });
        !stop.load(Ordering::Relaxed)
    };
    let mut random = Random::new(options.seed, area.unit.code.as_str());
    let mut watch = |step: u64, best: Value| {
        if step % pace < 32 {
            report(step, area.voter_metres(best.cost), first_bound)
        } else {
            !stop.load(Ordering::Relaxed)
        }
    };
    let found = search(area, &mut random, total, &mut watch)?;
    let (mut state, mut proved) = prove(area, &found);
    if state.value.excess > 0 {
        report(total + 1, 0, 0);
        return Ok(Err(overfull(area, &state.load, proved)));
    }
    let before = state.value;
    let Some(units) = draft(area, &mut state) else {
        return Ok(Err(overfull(area, &state.load, false)));
    };
    proved &= state.value == before;
    let plan = area.voter_metres(state.value.cost);
    let bound = if proved { plan } else { lower_bound(area, &state, &mut |_| !stop.load(Ordering::Relaxed))? };
    debug_assert!(bound <= plan, "a bound above a plan is wrong");
    if report(total + 1, plan, bound) { Ok(Ok(Solved { units, bound })) } else { Err(Stopped) }
}

/// The rooms suffice in number, but no arrangement of the groups in them was found.
fn overfull(area: &Area<'_>, load: &[i64], proved: bool) -> Box<Finding> {
    let over = |venue: usize| (load[venue] - area.capacity(venue)).max(0);
    let excess: i64 = (0..area.venues.len()).map(over).sum();
    let finding = Finding::error("P104")
        .with("unit", area.unit.name.as_str())
        .with("code", area.unit.code.as_str())
        .with("voters", area.weight.iter().sum::<i64>())
        .with("rooms", area.rooms.iter().sum::<usize>())
        .with("excess", excess.max(1))
        .with("proved", if proved { "yes" } else { "no" });
    Box::new(finding)
}

#[cfg(test)]
mod tests;
