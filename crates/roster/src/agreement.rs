//! Whether the tables of an election agree with one another, once all are read.
//!
//! Always true: nothing is changed; each disagreement is told at the thing that it concerns, with both numbers.

use std::collections::{BTreeMap, BTreeSet};

use model::measure::VoterCount;
use model::territory::AdminUnit;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place};

/// Compares the tables.
///
/// Codes: D141 voters of a unit differ from the territory's number (note), D142 a unit without voter groups (warning), D143 a
/// unit of the last election at a venue that is not in the table (warning), D144 a group that voted last in a unit that is not in the
/// table (warning), D145 a unit of the territory without a venue that may be used (warning).
#[must_use]
pub fn agreement(
    units: &[AdminUnit],
    groups: &[VoterGroup],
    venues: &[Venue],
    previous: &[PreviousUnit],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut sums: BTreeMap<&str, VoterCount> = BTreeMap::new();
    for group in groups {
        let sum = sums.entry(group.admin_unit.as_str()).or_default();
        *sum = *sum + group.voters;
    }
    let usable: BTreeSet<&str> =
        venues.iter().filter(|venue| venue.permitted()).map(|venue| venue.admin_unit.as_str()).collect();
    for unit in units {
        let told = |finding: Finding| finding.with("unit", unit.name.as_str()).with("code", unit.code.as_str());
        match sums.get(unit.code.as_str()) {
            None => findings.push(told(Finding::warning("D142"))),
            Some(sum) if *sum != unit.voters => {
                findings.push(told(Finding::note("D141").with("found", *sum).with("expected", unit.voters)));
            }
            Some(_) => {}
        }
        if !venues.is_empty() && !usable.contains(unit.code.as_str()) {
            findings.push(told(Finding::warning("D145")));
        }
    }
    let known: BTreeSet<_> = venues.iter().map(|venue| &venue.id).collect();
    for unit in previous.iter().filter(|unit| !venues.is_empty() && !known.contains(&unit.venue)) {
        let place = Place::Unit { unit: unit.number };
        findings.push(Finding::warning("D143").at(place).with("found", unit.venue.as_str()));
    }
    let numbers: BTreeSet<_> = previous.iter().map(|unit| unit.number).collect();
    for group in groups.iter().filter(|_| !previous.is_empty()) {
        if let Some(number) = group.last_unit.filter(|number| !numbers.contains(number)) {
            let place = Place::Group { group: group.id.clone() };
            findings.push(Finding::warning("D144").at(place).with("found", number.to_string()));
        }
    }
    findings.sort();
    findings
}

#[cfg(test)]
mod tests;
