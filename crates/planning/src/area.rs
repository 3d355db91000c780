//! One administrative unit as a problem in integers: its groups, its permitted buildings, and the distances between.
//!
//! Always true: groups and venues are ordered by their codes, whatever the order of the input; every cost fits into
//! 64 bits with room to add them up; one voter who changes building weighs more than all distances together.

use std::collections::BTreeMap;

use model::territory::AdminUnit;
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Finding, Place};

use crate::input::Input;
use crate::packing::{Item, Known, Limits, Standing};

/// No venue, no group.
pub(crate) const NONE: usize = usize::MAX;

/// The suffix of a number has at most two digits, so no building holds more units.
const MOST_ROOMS: usize = 99;

/// Most pairs of group and venue in one administrative unit (4 bytes each).
const MOST_PAIRS: usize = 50_000_000;

/// Most venues in one administrative unit (each knows the others near it).
const MOST_VENUES: usize = 4_000;

/// Cheapest venues that the search looks at for each group.
const CANDIDATES: usize = 16;

/// Nearest venues that the search looks at around each venue.
const NEIGHBOURS: usize = 24;

/// One administrative unit's problem.
#[derive(Debug)]
pub(crate) struct Area<'a> {
    /// The unit.
    pub unit: &'a AdminUnit,
    /// Its groups, by code.
    pub groups: Vec<&'a VoterGroup>,
    /// Its permitted venues, by code.
    pub venues: Vec<&'a Venue>,
    /// Voters of each group.
    pub weight: Vec<i64>,
    /// Sizes into which each group is packed: itself, or its parts when it is above the maximum.
    pub parts: Vec<Vec<i64>>,
    /// Index of the venue in which each group voted last, [`NONE`] when unknown or no longer to be had.
    pub home: Vec<usize>,
    /// Whether the venue in which each group voted last can no longer be had: it moves in any case.
    pub gone: Vec<bool>,
    /// Rooms of each venue.
    pub rooms: Vec<usize>,
    /// Sizes of units.
    pub limits: Limits,
    /// For each venue the others within the distance of merging (Art. 62.7).
    pub near: Vec<Vec<usize>>,
    /// For each venue the nearest others, nearest first.
    pub around: Vec<Vec<usize>>,
    /// For each group its cheapest venues, cheapest first.
    pub candidates: Vec<Vec<usize>>,
    distance: Vec<u32>,
    moved_weight: i64,
    largest: i64,
}

impl<'a> Area<'a> {
    /// The problem of a unit with at least one group; findings when the data admit no plan.
    pub(crate) fn new(
        unit: &'a AdminUnit,
        mut groups: Vec<&'a VoterGroup>,
        mut venues: Vec<&'a Venue>,
        previous: &BTreeMap<UnitNumber, &'a PreviousUnit>,
        input: &Input<'a>,
    ) -> Result<Self, Vec<Finding>> {
        groups.sort_by(|a, b| a.id.cmp(&b.id));
        venues.sort_by(|a, b| a.id.cmp(&b.id));
        let rules = &input.rules.units;
        let limits = Limits { min: i64::from(rules.min.0), max: i64::from(rules.max.0) };
        let rooms: Vec<usize> =
            venues.iter().map(|venue| usize::try_from(venue.rooms).unwrap_or(MOST_ROOMS).min(MOST_ROOMS)).collect();
        let findings = impossible(unit, &groups, &rooms, input);
        if !findings.is_empty() {
            return Err(findings);
        }
        let weight: Vec<i64> = groups.iter().map(|group| i64::from(group.voters.0)).collect();
        let parts: Vec<Vec<i64>> = weight.iter().map(|&voters| parts(voters, limits.max)).collect();
        let distance: Vec<u32> =
            groups.iter().flat_map(|group| venues.iter().map(|venue| group.place.distance(&venue.place).0)).collect();
        let total: i64 = weight.iter().sum();
        let farthest = i64::from(distance.iter().copied().max().unwrap_or(0));
        let moved_weight = total.checked_mul(farthest).and_then(|all| all.checked_add(1));
        // Room to add up, and to scale by 64 in the bound.
        let fits = moved_weight.and_then(|weight| weight.checked_mul(total)).is_some_and(|most| most < i64::MAX / 64);
        let Some(moved_weight) = moved_weight.filter(|_| fits) else {
            return Err(vec![named("P111", unit).with("voters", total).with("metres", farthest)]);
        };
        let homes: Vec<(usize, bool)> = groups.iter().map(|group| home(group, &venues, previous)).collect();
        let mut area = Self {
            unit,
            largest: parts.iter().flatten().copied().max().unwrap_or(0),
            weight,
            parts,
            home: homes.iter().map(|home| home.0).collect(),
            gone: homes.iter().map(|home| home.1).collect(),
            rooms,
            limits,
            near: Vec::new(),
            around: Vec::new(),
            candidates: Vec::new(),
            distance,
            moved_weight,
            groups,
            venues,
        };
        area.draw_neighbourhoods(rules.merge_distance.0);
        Ok(area)
    }

    fn draw_neighbourhoods(&mut self, merge_distance: u32) {
        for a in &self.venues {
            let mut others: Vec<(u32, usize)> =
                self.venues.iter().enumerate().map(|(b, venue)| (a.place.distance(&venue.place).0, b)).collect();
            others.retain(|&(_, b)| self.venues[b].id != a.id);
            others.sort_unstable();
            self.near.push(others.iter().filter(|other| other.0 <= merge_distance).map(|other| other.1).collect());
            self.around.push(others.iter().take(NEIGHBOURS).map(|other| other.1).collect());
        }
        for group in 0..self.groups.len() {
            let mut order: Vec<(i64, usize)> =
                (0..self.venues.len()).map(|venue| (self.cost(group, venue), venue)).collect();
            order.sort_unstable();
            self.candidates.push(order.iter().take(CANDIDATES).map(|choice| choice.1).collect());
        }
    }

    /// Distance of a group to a venue in metres.
    pub(crate) fn metres(&self, group: usize, venue: usize) -> i64 {
        i64::from(self.distance[group * self.venues.len() + venue])
    }

    /// Whether the group would change building by the search's choice (not because its building is gone).
    pub(crate) fn moves(&self, group: usize, venue: usize) -> bool {
        self.home[group] != NONE && self.home[group] != venue
    }

    /// Whether the group would vote in another building than last time.
    pub(crate) fn moved(&self, group: usize, venue: usize) -> bool {
        self.gone[group] || self.moves(group, venue)
    }

    /// What it costs that the group votes there: its voters if they move, weighed above everything, then voter-metres.
    pub(crate) fn cost(&self, group: usize, venue: usize) -> i64 {
        let moved = if self.moves(group, venue) { self.moved_weight } else { 0 };
        self.weight[group] * (self.metres(group, venue) + moved)
    }

    /// The voter-metres in a sum of costs.
    pub(crate) fn voter_metres(&self, cost: i64) -> i64 {
        cost % self.moved_weight
    }

    /// The voters who move in a sum of costs.
    pub(crate) fn moved_voters(&self, cost: i64) -> i64 {
        cost / self.moved_weight
    }

    /// Most voters that a venue can hold.
    pub(crate) fn capacity(&self, venue: usize) -> i64 {
        self.limits.max * i64::try_from(self.rooms[venue]).unwrap_or(0)
    }

    /// How a venue stands with these members.
    pub(crate) fn standing(&self, venue: usize, load: i64, members: &[usize], known: &mut Known) -> Standing {
        if members.is_empty() {
            return Standing::default();
        }
        let Limits { min, max } = self.limits;
        let units = (load + max - 1) / max;
        if units == 1 {
            return Standing { small: i64::from(load < min), single: true, ..Standing::default() };
        }
        let rooms = i64::try_from(self.rooms[venue]).unwrap_or(i64::MAX);
        // Largest-first packing keeps all units within `largest` of each other: enough slack needs no packing.
        let slack = self.largest * (units - 1);
        if units <= rooms && load + slack <= units * max && load - slack >= units * min {
            return Standing::default();
        }
        let sizes = members.iter().flat_map(|&group| self.parts[group].iter().copied()).collect();
        known.standing(sizes, self.rooms[venue], self.limits)
    }

    /// A group as it is packed; `former` numbers the units of the venue's past.
    pub(crate) fn items(&self, group: usize, former: Option<usize>) -> impl Iterator<Item = Item> {
        let place = self.groups[group].place;
        let place = (i64::from(place.lat_e6), i64::from(place.lon_e6));
        self.parts[group].iter().map(move |&size| Item { size, former, place })
    }
}

/// Equal parts, none above the maximum.
fn parts(voters: i64, max: i64) -> Vec<i64> {
    let count = ((voters + max - 1) / max).max(1);
    (0..count).map(|part| voters / count + i64::from(part < voters % count)).collect()
}

/// The index of the venue where the group voted last, and whether that is gone.
fn home(group: &VoterGroup, venues: &[&Venue], previous: &BTreeMap<UnitNumber, &PreviousUnit>) -> (usize, bool) {
    match group.last_unit.and_then(|number| previous.get(&number)) {
        None => (NONE, false),
        Some(unit) => match venues.binary_search_by(|venue| venue.id.cmp(&unit.venue)) {
            Ok(venue) => (venue, false),
            Err(_) => (NONE, true),
        },
    }
}

fn named(code: &'static str, unit: &AdminUnit) -> Finding {
    Finding::error(code).with("unit", unit.name.as_str()).with("code", unit.code.as_str())
}

/// Why no plan can exist, as far as that shows without searching.
fn impossible(unit: &AdminUnit, groups: &[&VoterGroup], rooms: &[usize], input: &Input<'_>) -> Vec<Finding> {
    let rules = &input.rules.units;
    let voters: u64 = groups.iter().map(|group| u64::from(group.voters.0)).sum();
    let voters = i64::try_from(voters).unwrap_or(i64::MAX);
    if rooms.iter().all(|&rooms| rooms == 0) {
        return vec![named("P101", unit).with("voters", voters).article(&rules.boundary_article)];
    }
    if rooms.len() > MOST_VENUES || groups.len().saturating_mul(rooms.len()) > MOST_PAIRS {
        return vec![named("P112", unit).with("groups", groups.len()).with("venues", rooms.len())];
    }
    let max = i64::from(rules.max.0.max(1));
    let needed = (voters + max - 1) / max;
    let all: usize = rooms.iter().sum();
    if needed > i64::try_from(all).unwrap_or(i64::MAX) {
        return vec![
            named("P102", unit)
                .with("voters", voters)
                .with("rooms", all)
                .with("max", rules.max)
                .with("needed", needed)
                .article(&rules.size_article),
        ];
    }
    let most = i64::try_from(rooms.iter().copied().max().unwrap_or(0)).unwrap_or(i64::MAX);
    let too_large = |group: &&&VoterGroup| (i64::from(group.voters.0) + max - 1) / max > most;
    groups
        .iter()
        .filter(too_large)
        .map(|group| {
            named("P103", unit)
                .at(Place::Group { group: group.id.clone() })
                .with("group", group.id.as_str())
                .with("voters", group.voters)
                .with("needed", (i64::from(group.voters.0) + max - 1) / max)
                .with("rooms", most)
                .article(&rules.size_article)
        })
        .collect()
}
