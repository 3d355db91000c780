//! Two plans of the same voters side by side.
//!
//! Always true: everything is ordered by unit number or group code.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::{Plan, PlanFigures};
use model::unit::UnitNumber;
use model::{VoterCount, VoterGroupId};

/// A group that votes in other units in the second plan than in the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The group.
    pub group: VoterGroupId,
    /// Its units in the first plan (several for a divided group; none if it is not there).
    pub from: Vec<UnitNumber>,
    /// Its units in the second plan.
    pub to: Vec<UnitNumber>,
    /// Its voters in the second plan, in the first if it is not in the second.
    pub voters: VoterCount,
}

/// What differs between two plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Figures of the first and of the second plan.
    pub figures: (PlanFigures, PlanFigures),
    /// Units of the first plan only.
    pub only_first: Vec<UnitNumber>,
    /// Units of the second plan only.
    pub only_second: Vec<UnitNumber>,
    /// Units of both that stand in different buildings.
    pub other_venue: Vec<UnitNumber>,
    /// Groups that vote in other units.
    pub changes: Vec<Change>,
}

/// Compares two plans.
#[must_use]
pub fn compare(first: &Plan, second: &Plan) -> Comparison {
    let venues = |plan: &Plan| -> BTreeMap<UnitNumber, model::VenueId> {
        plan.units.iter().map(|unit| (unit.number, unit.venue.clone())).collect()
    };
    let (a, b) = (venues(first), venues(second));
    let (ours, theirs) = (places(first), places(second));
    let groups: BTreeSet<&VoterGroupId> = ours.keys().chain(theirs.keys()).copied().collect();
    let none = (Vec::new(), VoterCount(0));
    let changes = groups
        .into_iter()
        .filter_map(|group| {
            let (from, to) = (ours.get(group).unwrap_or(&none), theirs.get(group).unwrap_or(&none));
            let voters = if to.0.is_empty() { from.1 } else { to.1 };
            (from.0 != to.0).then(|| Change { group: group.clone(), from: from.0.clone(), to: to.0.clone(), voters })
        })
        .collect();
    Comparison {
        figures: (first.figures.clone(), second.figures.clone()),
        only_first: a.keys().filter(|number| !b.contains_key(number)).copied().collect(),
        only_second: b.keys().filter(|number| !a.contains_key(number)).copied().collect(),
        other_venue: a
            .iter()
            .filter(|(number, venue)| b.get(number).is_some_and(|other| other != *venue))
            .map(|(&number, _)| number)
            .collect(),
        changes,
    }
}

fn places(plan: &Plan) -> BTreeMap<&VoterGroupId, (Vec<UnitNumber>, VoterCount)> {
    let mut places: BTreeMap<&VoterGroupId, (Vec<UnitNumber>, VoterCount)> = BTreeMap::new();
    for assignment in &plan.assignments {
        let place = places.entry(&assignment.group).or_default();
        place.0.push(assignment.unit);
        place.1 = place.1 + assignment.voters;
    }
    for place in places.values_mut() {
        place.0.sort_unstable();
    }
    places
}

#[cfg(test)]
mod tests;
