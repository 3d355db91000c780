//! From "who votes in which building" to units: packed, merged where they are too small, with the reasons.
//!
//! Always true: after [`draft`], a small unit that could be merged whole with one within the merging distance has been.

use std::collections::BTreeMap;

use model::unit::UnitNumber;

use crate::area::Area;
use crate::packing::arrange;
use crate::state::State;

/// A unit before it has a number: the groups, each with its voters here (all of them, or one part).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DraftUnit {
    /// Index of the venue.
    pub venue: usize,
    /// Group and voters.
    pub members: Vec<(usize, i64)>,
    /// All voters.
    pub voters: i64,
}

/// Why a unit is below the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SmallReason {
    /// It is the only one of its administrative unit.
    OnlyOne,
    /// The nearest other unit is so many metres away.
    Remote(u32),
    /// The groups cannot be arranged so that it reaches the minimum.
    Indivisible,
}

/// The units of an area, by venue; `None` when a building cannot be packed.
pub(crate) fn draft(area: &Area<'_>, state: &mut State<'_>) -> Option<Vec<DraftUnit>> {
    let mut units = packed(area, state)?;
    while merge_one(area, state, &units) {
        units = packed(area, state)?;
    }
    state.settle();
    Some(units)
}

fn packed(area: &Area<'_>, state: &State<'_>) -> Option<Vec<DraftUnit>> {
    let mut units = Vec::new();
    for venue in (0..area.venues.len()).filter(|&venue| state.open(venue)) {
        let mut members = state.members[venue].clone();
        members.sort_unstable();
        let mut formers: Vec<UnitNumber> = members.iter().filter_map(|&group| former(area, group, venue)).collect();
        formers.sort_unstable();
        formers.dedup();
        let index = |group: usize| former(area, group, venue).and_then(|number| formers.binary_search(&number).ok());
        let mut items = Vec::new();
        let mut owners = Vec::new();
        for &group in &members {
            for item in area.items(group, index(group)) {
                items.push(item);
                owners.push(group);
            }
        }
        let bins = arrange(&items, area.rooms[venue], area.limits)?;
        let mut here = vec![DraftUnit { venue, ..DraftUnit::default() }; bins.iter().max().map_or(0, |last| last + 1)];
        for ((item, group), bin) in items.iter().zip(owners).zip(bins) {
            here[bin].members.push((group, item.size));
            here[bin].voters += item.size;
        }
        units.extend(here);
    }
    Some(units)
}

/// The unit in which the group voted last, if that was in this venue.
fn former(area: &Area<'_>, group: usize, venue: usize) -> Option<UnitNumber> {
    (area.home[group] == venue).then(|| area.groups[group].last_unit).flatten()
}

/// Merges one small unit without a reason into another within the merging distance, nearest first (Art. 62.7).
fn merge_one(area: &Area<'_>, state: &mut State<'_>, units: &[DraftUnit]) -> bool {
    let small = units
        .iter()
        .enumerate()
        .filter(|(index, _)| small_reason(area, units, *index) == Some(SmallReason::Indivisible));
    for (index, unit) in small {
        if unit.members.iter().any(|&(group, _)| area.parts[group].len() > 1) {
            continue;
        }
        for &venue in &area.near[unit.venue] {
            let fits = |(other, it): (usize, &DraftUnit)| {
                other != index && it.venue == venue && it.voters + unit.voters <= area.limits.max
            };
            if !units.iter().enumerate().any(fits) {
                continue;
            }
            let before = state.value;
            let mark = state.mark();
            for &(group, _) in &unit.members {
                state.send(group, venue);
            }
            if state.value < before {
                return true;
            }
            state.back_to(mark);
        }
    }
    false
}

/// Why this unit is below the minimum, `None` when it is not.
pub(crate) fn small_reason(area: &Area<'_>, units: &[DraftUnit], index: usize) -> Option<SmallReason> {
    let unit = &units[index];
    if unit.voters >= area.limits.min {
        return None;
    }
    if units.len() == 1 {
        return Some(SmallReason::OnlyOne);
    }
    let others = units.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other.venue);
    let mut nearest = u32::MAX;
    for other in others {
        if other == unit.venue || area.near[unit.venue].contains(&other) {
            return Some(SmallReason::Indivisible);
        }
        nearest = nearest.min(area.venues[unit.venue].place.distance(&area.venues[other].place).0);
    }
    Some(SmallReason::Remote(nearest))
}

/// How many of the unit's voters come from which unit of the last election.
pub(crate) fn shares(area: &Area<'_>, unit: &DraftUnit) -> BTreeMap<UnitNumber, i64> {
    let mut shares = BTreeMap::new();
    for &(group, voters) in &unit.members {
        if let Some(number) = area.groups[group].last_unit {
            *shares.entry(number).or_default() += voters;
        }
    }
    shares
}
