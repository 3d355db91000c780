//! Large neighbourhood search: rebuild one region after another, keep what is better (Shaw 1998; Stefanello 2015).
//!
//! Always true: the result depends on the area, the seed and the number of rounds only; it is never worse than the
//! first assignment; the work is counted in rebuilt regions, not in seconds.

use crate::area::{Area, NONE};
use crate::mend::{construct, fill, insert, mend};
use crate::packing::QUICK;
use crate::random::Random;
use crate::state::{State, Value};

/// Passes of local search after each rebuilding.
const PASSES: usize = 3;

/// Members of a full venue that are looked at to make room.
const SWAP_MEMBERS: usize = 60;

/// Other venues that are tried for a member that makes room.
const SWAP_VENUES: usize = 4;

/// A search stopped from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

/// How many regions are rebuilt in an area for so many rounds.
pub(crate) fn steps(area: &Area<'_>, rounds: u32) -> u64 {
    if area.venues.len() < 2 {
        return 0;
    }
    u64::from(rounds).saturating_mul(u64::try_from(area.venues.len()).unwrap_or(u64::MAX))
}

/// The best assignment found; `watch` hears the step and the best value and returns false to stop.
pub(crate) fn search<'a>(
    area: &'a Area<'a>,
    random: &mut Random,
    steps: u64,
    watch: &mut dyn FnMut(u64, Value) -> bool,
) -> Result<State<'a>, Stopped> {
    let all_groups: Vec<usize> = (0..area.groups.len()).collect();
    let all_venues: Vec<usize> = (0..area.venues.len()).collect();
    let mut state = construct(area);
    mend(&mut state, &all_venues);
    improve(&mut state, &all_groups);
    mend(&mut state, &all_venues);
    state.settle();
    let mut best = (state.value, state.venue.clone());
    for step in 0..steps {
        if step % 32 == 0 && !watch(step, best.0) {
            return Err(Stopped);
        }
        let before = state.value;
        rebuild(&mut state, random);
        if accepted(&state, before, step, steps) {
            state.settle();
            if state.value < best.0 {
                best = (state.value, state.venue.clone());
            }
        } else {
            state.back_to(0);
        }
    }
    let mut state = State::with(area, QUICK, &best.1);
    improve(&mut state, &all_groups);
    mend(&mut state, &all_venues);
    state.settle();
    Ok(state)
}

/// Better, or a little worse while the search is young (threshold accepting, Dueck and Scheuer 1990).
fn accepted(state: &State<'_>, before: Value, step: u64, steps: u64) -> bool {
    if state.value <= before {
        return true;
    }
    let open = (0..state.area.venues.len()).filter(|&venue| state.open(venue)).count();
    let left = i64::try_from((steps - step) * 64 / steps.max(1)).unwrap_or(0);
    let a_venues_share = state.area.voter_metres(before.cost) / i64::try_from(open.max(1)).unwrap_or(1);
    let threshold = a_venues_share / 512 * left / 8;
    state.value.excess <= before.excess
        && state.value.below <= before.below
        && state.value.cost - before.cost <= threshold
}

/// Tears down a region around a venue and builds it anew, sometimes with a venue closed or opened.
fn rebuild(state: &mut State<'_>, random: &mut Random) {
    let area = state.area;
    let centre = state.venue[random.below(area.groups.len())];
    let reach = 1 + random.below(6);
    let region: Vec<usize> = std::iter::once(centre).chain(area.around[centre].iter().copied().take(reach)).collect();
    let (open, closed): (Vec<usize>, Vec<usize>) = region.iter().partition(|&&venue| state.open(venue));
    let mut allowed: Vec<bool> = (0..area.venues.len()).map(|venue| state.open(venue)).collect();
    let (closes, opens) = match random.below(10) {
        0..=3 => (false, false),
        4 | 5 => (true, false),
        6 | 7 => (false, true),
        _ => (true, true),
    };
    let mut removed = Vec::new();
    if opens && !closed.is_empty() {
        let venue = closed[random.below(closed.len())];
        allowed[venue] = true;
        open_venue(state, venue, &open);
    }
    if closes && (open.len() > 1 || opens) {
        let venue = open[random.below(open.len())];
        allowed[venue] = false;
        removed.extend_from_slice(&state.members[venue]);
        if !allowed.contains(&true) {
            allowed[venue] = true;
        }
    }
    if !closes || random.chance(50) {
        let share = 10 + random.below(91);
        for &venue in &open {
            for &group in &state.members[venue] {
                if random.chance(share) {
                    removed.push(group);
                }
            }
        }
    }
    let mut touched: Vec<usize> = region.iter().flat_map(|&venue| state.members[venue].iter().copied()).collect();
    removed.sort_unstable();
    removed.dedup();
    refill(state, &removed, &allowed, random);
    let mut venues = region;
    venues.extend(removed.iter().map(|&group| state.venue[group]));
    venues.sort_unstable();
    venues.dedup();
    mend(state, &venues);
    touched.extend(removed);
    touched.sort_unstable();
    touched.dedup();
    improve(state, &touched);
}

/// Opens a venue with the groups that gain most by it, up to its rooms, at least to the minimum.
fn open_venue(state: &mut State<'_>, venue: usize, from: &[usize]) {
    let area = state.area;
    let room = area.capacity(venue);
    let mut gains: Vec<(i64, usize)> = from
        .iter()
        .flat_map(|&other| state.members[other].iter().map(move |&group| (other, group)))
        .map(|(other, group)| (area.cost(group, venue) - area.cost(group, other), group))
        .filter(|gain| gain.0 < 0)
        .collect();
    gains.sort_unstable();
    for (_, group) in gains {
        if state.load[venue] + area.weight[group] <= room {
            state.send(group, venue);
        }
    }
    if state.open(venue) && state.faults(venue).below > 0 {
        fill(state, venue);
    }
}

/// Takes the groups out and puts them back, those first that would lose most by coming late, with some noise.
fn refill(state: &mut State<'_>, removed: &[usize], allowed: &[bool], random: &mut Random) {
    let area = state.area;
    let mut order: Vec<(i64, usize)> = Vec::with_capacity(removed.len());
    for &group in removed {
        let mut choices = area.candidates[group].iter().filter(|&&venue| allowed[venue]);
        let regret = match (choices.next(), choices.next()) {
            (Some(&first), Some(&second)) => area.cost(group, second) - area.cost(group, first),
            _ => i64::MAX / 128,
        };
        let noise = 32 + i64::try_from(random.below(64)).unwrap_or(0);
        order.push((-(regret / 64).saturating_mul(noise), group));
        state.send(group, NONE);
    }
    order.sort_unstable();
    for (_, group) in order {
        insert(state, group, allowed);
    }
}

/// Local search over these groups: shifts, then chains of two, until none helps or the passes are used up.
pub(crate) fn improve(state: &mut State<'_>, groups: &[usize]) {
    for _ in 0..PASSES {
        let mut better = false;
        for &group in groups {
            better |= shift(state, group) || make_room(state, group);
        }
        if !better {
            return;
        }
    }
}

/// Sends a group to a better venue.
fn shift(state: &mut State<'_>, group: usize) -> bool {
    let area = state.area;
    let from = state.venue[group];
    let faults = state.faults(from);
    let faulty = faults.excess > 0 || faults.below > 0;
    let before = state.value;
    let here = area.cost(group, from);
    let full = |state: &State<'_>, venue: usize| {
        state.value.excess == 0 && state.load[venue] + area.weight[group] > area.capacity(venue)
    };
    let mut attempt = |venue: usize| {
        if full(state, venue) {
            return false;
        }
        let mark = state.mark();
        state.send(group, venue);
        let better = state.value < before;
        if !better {
            state.back_to(mark);
        }
        better
    };
    for &venue in &area.candidates[group] {
        if !faulty && area.cost(group, venue) >= here {
            return false;
        }
        if venue != from && attempt(venue) {
            return true;
        }
    }
    faults.excess > 0 && (0..area.venues.len()).any(|venue| venue != from && attempt(venue))
}

/// Sends a group to a cheaper venue that is full, and one of that venue's groups elsewhere.
fn make_room(state: &mut State<'_>, group: usize) -> bool {
    let area = state.area;
    let from = state.venue[group];
    let before = state.value;
    let here = area.cost(group, from);
    let faulty = state.faults(from).excess > 0;
    for &venue in &area.candidates[group] {
        let gain = here - area.cost(group, venue);
        if gain <= 0 && !faulty {
            return false;
        }
        if venue == from || !state.open(venue) {
            continue;
        }
        let members: Vec<usize> = state.members[venue].iter().copied().take(SWAP_MEMBERS).collect();
        for other in members {
            let now = area.cost(other, venue);
            let choices = area.candidates[other].iter().copied().take(SWAP_VENUES).chain(std::iter::once(from));
            for choice in choices.filter(|&choice| choice != venue) {
                if !faulty && area.cost(other, choice) - now >= gain {
                    continue;
                }
                if state.value.excess == 0 && !fits(state, (group, from), (other, venue), choice) {
                    continue;
                }
                let mark = state.mark();
                state.send(other, choice);
                state.send(group, venue);
                if state.value < before {
                    return true;
                }
                state.back_to(mark);
            }
        }
    }
    false
}

/// Whether the rooms suffice when `group` takes the place of `other`, which goes to `choice`.
fn fits(state: &State<'_>, group: (usize, usize), other: (usize, usize), choice: usize) -> bool {
    let area = state.area;
    let ((group, from), (other, venue)) = (group, other);
    let left = if choice == from { area.weight[group] } else { 0 };
    state.load[venue] - area.weight[other] + area.weight[group] <= area.capacity(venue)
        && state.load[choice] - left + area.weight[other] <= area.capacity(choice)
}
