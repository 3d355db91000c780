//! The first assignment, and the mending of units that are too small (Art. 62.7: merged, or filled up).
//!
//! Always true: mending never makes the value worse.

use crate::area::{Area, NONE};
use crate::packing::QUICK;
use crate::state::State;

/// Everyone where they voted last, the others in the nearest venue with room; then too small units are mended.
pub(crate) fn construct<'a>(area: &'a Area<'a>) -> State<'a> {
    let mut state = State::new(area, QUICK);
    let mut newcomers = Vec::new();
    for group in 0..area.groups.len() {
        match area.home[group] {
            NONE => newcomers.push(group),
            home => state.send(group, home),
        }
    }
    // The largest first: they are the hardest to place.
    newcomers.sort_by_key(|&group| (-area.weight[group], group));
    let everywhere = vec![true; area.venues.len()];
    for group in newcomers {
        insert(&mut state, group, &everywhere);
    }
    state.settle();
    state
}

/// Sends a group to its cheapest allowed venue with room; where none has room, to the one that overflows least.
pub(crate) fn insert(state: &mut State<'_>, group: usize, allowed: &[bool]) {
    let area = state.area;
    let excess = state.value.excess;
    for &venue in area.candidates[group].iter().filter(|&&venue| allowed[venue]) {
        let mark = state.mark();
        state.send(group, venue);
        if state.value.excess <= excess {
            return;
        }
        state.back_to(mark);
    }
    let mut best = None;
    for venue in (0..area.venues.len()).filter(|&venue| allowed[venue]) {
        let mark = state.mark();
        state.send(group, venue);
        let key = (state.value.excess, area.cost(group, venue), venue);
        state.back_to(mark);
        if best.is_none_or(|best| key < best) {
            best = Some(key);
        }
    }
    if let Some((_, _, venue)) = best {
        state.send(group, venue);
    }
}

/// Mends the units of these venues that are too small without a reason, as far as that makes the plan better.
pub(crate) fn mend(state: &mut State<'_>, venues: &[usize]) {
    let mut open: Vec<usize> = venues.to_vec();
    loop {
        open.retain(|&venue| state.faults(venue).below > 0);
        let Some(&venue) = open.iter().min_by_key(|&&venue| (state.load[venue], venue)) else { return };
        if !mend_one(state, venue) {
            open.retain(|&other| other != venue);
        }
    }
}

/// Dissolves, merges or fills up one venue, whichever is best; false when none makes the plan better.
fn mend_one(state: &mut State<'_>, venue: usize) -> bool {
    let area = state.area;
    let mark = state.mark();
    let before = state.value;
    let mut best = (before, Vec::new());
    let mut keep_if_better = |state: &mut State<'_>| {
        if state.value < best.0 {
            best = (state.value, state.since(mark));
        }
        state.back_to(mark);
    };
    dissolve(state, venue);
    keep_if_better(state);
    let near: Vec<usize> = area.near[venue].iter().copied().filter(|&near| state.open(near)).take(8).collect();
    for near in near {
        for group in state.members[venue].clone() {
            state.send(group, near);
        }
        keep_if_better(state);
    }
    fill(state, venue);
    keep_if_better(state);
    for &(group, venue) in &best.1 {
        state.send(group, venue);
    }
    state.value < before
}

/// Sends everyone from a venue to other venues that are open.
pub(crate) fn dissolve(state: &mut State<'_>, venue: usize) {
    let mut allowed: Vec<bool> = (0..state.area.venues.len()).map(|other| state.open(other)).collect();
    allowed[venue] = false;
    if !allowed.contains(&true) {
        return;
    }
    let mut members = state.members[venue].clone();
    members.sort_by_key(|&group| (-state.area.weight[group], group));
    for &group in &members {
        state.send(group, NONE);
    }
    for group in members {
        insert(state, group, &allowed);
    }
}

/// Draws the groups that lose least from venues around until the venue reaches the minimum.
pub(crate) fn fill(state: &mut State<'_>, venue: usize) {
    let area = state.area;
    let min = area.limits.min;
    let mut drawn: Vec<(i64, usize)> = area.around[venue]
        .iter()
        .flat_map(|&other| state.members[other].iter().copied())
        .map(|group| (area.cost(group, venue) - area.cost(group, state.venue[group]), group))
        .collect();
    drawn.sort_unstable();
    for (_, group) in drawn {
        if state.load[venue] >= min {
            return;
        }
        let from = state.venue[group];
        let left = state.load[from] - area.weight[group];
        let room = area.capacity(venue);
        let spoils = state.load[from] >= min && left < min && left > 0;
        if !spoils && state.load[venue] + area.weight[group] <= room {
            state.send(group, venue);
        }
    }
}
