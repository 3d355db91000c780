//! Why each group moves, and why each building opens or closes.
//!
//! Always true: every group of the plan that votes in another building has exactly one reason (P411 to P417), every building
//! that opens or closes against the last election exactly one (P421 to P427); each is tested for in the order of the law.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::{Assignment, Plan, PlannedUnit};
use model::unit::UnitNumber;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place, VenueId};

use crate::hand::Hand;
use crate::input::Input;

/// The reasons of a whole plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// One for each group that moves, by group.
    pub moved: Vec<Finding>,
    /// One for each building that opens or closes, by building.
    pub venues: Vec<Finding>,
}

struct Facts<'a> {
    input: &'a Input<'a>,
    hand: &'a Hand,
    groups: BTreeMap<&'a str, &'a VoterGroup>,
    venues: BTreeMap<&'a str, &'a Venue>,
    former: BTreeMap<UnitNumber, &'a VenueId>,
    units: BTreeMap<UnitNumber, &'a PlannedUnit>,
    /// Units of each building in the plan.
    open: BTreeMap<&'a str, Vec<&'a PlannedUnit>>,
    /// Voters of today whose last unit was in the building.
    own: BTreeMap<&'a str, u32>,
}

impl<'a> Facts<'a> {
    fn of(plan: &'a Plan, input: &'a Input<'a>, hand: &'a Hand) -> Self {
        let former: BTreeMap<_, _> = input.previous.iter().map(|it| (it.number, &it.venue)).collect();
        let mut open: BTreeMap<&str, Vec<&PlannedUnit>> = BTreeMap::new();
        for unit in &plan.units {
            open.entry(unit.venue.as_str()).or_default().push(unit);
        }
        let mut own: BTreeMap<&str, u32> = BTreeMap::new();
        for group in input.groups {
            if let Some(venue) = group.last_unit.and_then(|number| former.get(&number)) {
                let sum = own.entry(venue.as_str()).or_default();
                *sum = sum.saturating_add(group.voters.0);
            }
        }
        Self {
            input,
            hand,
            groups: input.groups.iter().map(|it| (it.id.as_str(), it)).collect(),
            venues: input.venues.iter().map(|it| (it.id.as_str(), it)).collect(),
            former,
            units: plan.units.iter().map(|it| (it.number, it)).collect(),
            open,
            own,
        }
    }

    fn name(&self, venue: &str) -> String {
        self.venues.get(venue).map_or_else(|| venue.to_owned(), |it| it.name.clone())
    }

    fn usable(&self, venue: &str, area: &model::AdminUnitCode) -> bool {
        self.venues.get(venue).is_some_and(|it| it.permitted() && it.admin_unit == *area)
    }
}

/// The reasons of every move and of every building that opens or closes.
#[must_use]
pub fn reasons(plan: &Plan, input: &Input<'_>, hand: &Hand) -> Reasons {
    let facts = Facts::of(plan, input, hand);
    let moved = plan.assignments.iter().filter(|it| it.moved).filter_map(|it| moved(it, &facts)).collect();
    let planned: BTreeSet<&str> = plan.units.iter().map(|unit| unit.admin_unit.as_str()).collect();
    let mut before: BTreeMap<&str, u32> = BTreeMap::new();
    for unit in input.previous.iter().filter(|it| !it.suspended && planned.contains(it.admin_unit.as_str())) {
        *before.entry(unit.venue.as_str()).or_default() += 1;
    }
    let opened =
        facts.open.keys().filter(|venue| !before.contains_key(*venue)).filter_map(|it| opened(it, plan, &facts));
    let closed = before.keys().filter(|venue| !facts.open.contains_key(*venue)).map(|it| closed(it, &facts));
    let mut venues: Vec<(String, Finding)> = opened.chain(closed).collect();
    venues.sort_by(|a, b| a.0.cmp(&b.0));
    Reasons { moved, venues: venues.into_iter().map(|(_, finding)| finding).collect() }
}

/// P411 not usable any more, P412 closed by hand, P413 merged as below the minimum, P414 closed for another reason, P415 its
/// old building is full, P416 the new unit would be below the minimum without it, P417 by the way or by hand.
fn moved(assignment: &Assignment, facts: &Facts<'_>) -> Option<Finding> {
    let group = facts.groups.get(assignment.group.as_str())?;
    let unit = facts.units.get(&assignment.unit)?;
    let from = group.last_unit?;
    let old = facts.former.get(&from)?.as_str();
    let rules = &facts.input.rules.units;
    let metres_before = facts.venues.get(old).map(|it| group.place.distance(&it.place).0);
    let own = facts.own.get(old).copied().unwrap_or(0);
    let (code, article) = if facts.hand.closed.iter().any(|it| it.as_str() == old) {
        ("P412", &rules.boundary_article)
    } else if !facts.usable(old, &group.admin_unit) {
        ("P411", &rules.boundary_article)
    } else {
        match facts.open.get(old) {
            None if own < rules.min.0 => ("P413", &rules.merge_article),
            None => ("P414", &rules.merge_article),
            Some(units) if full(units, old, assignment, facts) => ("P415", &rules.size_article),
            Some(_) if unit.voters.0.saturating_sub(assignment.voters.0) < rules.min.0 => ("P416", &rules.size_article),
            Some(_) => ("P417", &rules.boundary_article),
        }
    };
    let rooms = facts.venues.get(old).map_or(0, |it| it.rooms);
    let finding = Finding::note(code)
        .at(Place::Group { group: group.id.clone() })
        .with("group", group.name.as_str())
        .with("voters", assignment.voters)
        .with("from", from.to_string())
        .with("number", assignment.unit.to_string())
        .with("old", facts.name(old))
        .with("venue", facts.name(unit.venue.as_str()))
        .with("own", i64::from(own))
        .with("rooms", i64::from(rooms))
        .with("min", rules.min)
        .with("max", rules.max)
        .with("metres", i64::from(assignment.distance.0))
        .with("before", i64::from(metres_before.unwrap_or(0)));
    Some(finding.article(article))
}

/// Whether the group finds no place in its old building: neither in a unit that stands there nor in a free room.
fn full(units: &[&PlannedUnit], venue: &str, assignment: &Assignment, facts: &Facts<'_>) -> bool {
    let rules = &facts.input.rules.units;
    let rooms = facts.venues.get(venue).map_or(0, |it| it.rooms);
    let free = u32::try_from(units.len()).unwrap_or(u32::MAX) < rooms;
    !free && units.iter().all(|unit| unit.voters.0.saturating_add(assignment.voters.0) > rules.max.0)
}

/// P421 the buildings of before cannot hold the area's voters, P422 for voters whose own building is gone, P423 by the way.
fn opened(venue: &str, plan: &Plan, facts: &Facts<'_>) -> Option<(String, Finding)> {
    let units = facts.open.get(venue)?;
    let area = &units.first()?.admin_unit;
    let rules = &facts.input.rules.units;
    let numbers: BTreeSet<UnitNumber> = units.iter().map(|it| it.number).collect();
    let mine: Vec<&Assignment> = plan.assignments.iter().filter(|it| numbers.contains(&it.unit)).collect();
    let voters: u32 = mine.iter().fold(0, |sum, it| sum.saturating_add(it.voters.0));
    let homeless: u32 = mine
        .iter()
        .filter(|it| {
            let last = facts.groups.get(it.group.as_str()).and_then(|group| group.last_unit);
            let old = last.and_then(|number| facts.former.get(&number));
            old.is_none_or(|old| !facts.usable(old.as_str(), area))
        })
        .fold(0, |sum, it| sum.saturating_add(it.voters.0));
    let former: BTreeSet<&str> =
        facts.former.values().map(|it| it.as_str()).filter(|it| facts.usable(it, area)).collect();
    let rooms: u32 =
        former.iter().filter_map(|it| facts.venues.get(it)).fold(0, |sum, it| sum.saturating_add(it.rooms));
    let registered: u32 = facts
        .input
        .groups
        .iter()
        .filter(|it| it.admin_unit == *area)
        .fold(0, |sum, it| sum.saturating_add(it.voters.0));
    let code = if u64::from(rooms) * u64::from(rules.max.0) < u64::from(registered) {
        "P421"
    } else if homeless * 2 >= voters {
        "P422"
    } else {
        "P423"
    };
    let finding = of_venue(code, venue, facts)
        .with("voters", i64::from(voters))
        .with("homeless", i64::from(homeless))
        .with("rooms", i64::from(rooms))
        .with("registered", i64::from(registered))
        .with("max", rules.max)
        .article(&rules.boundary_article);
    Some((venue.to_owned(), finding))
}

/// P424 not usable any more, P425 closed by hand, P426 merged as below the minimum, P427 its voters are served elsewhere.
fn closed(venue: &str, facts: &Facts<'_>) -> (String, Finding) {
    let rules = &facts.input.rules.units;
    let own = facts.own.get(venue).copied().unwrap_or(0);
    let usable = facts.venues.get(venue).is_some_and(|it| it.permitted());
    let (code, article) = if facts.hand.closed.iter().any(|it| it.as_str() == venue) {
        ("P425", &rules.boundary_article)
    } else if !usable {
        ("P424", &rules.boundary_article)
    } else if own < rules.min.0 {
        ("P426", &rules.merge_article)
    } else {
        ("P427", &rules.merge_article)
    };
    (
        venue.to_owned(),
        of_venue(code, venue, facts).with("voters", i64::from(own)).with("min", rules.min).article(article),
    )
}

fn of_venue(code: &'static str, venue: &str, facts: &Facts<'_>) -> Finding {
    let finding = Finding::note(code).with("venue", facts.name(venue));
    match VenueId::new(venue) {
        Ok(id) => finding.at(Place::Venue { venue: id }),
        Err(_) => finding,
    }
}

#[cfg(test)]
mod tests;
