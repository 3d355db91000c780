//! Branch and bound over all assignments of one area, for areas where that ends within a fixed number of nodes.
//!
//! Always true: when it answers `true`, no assignment is better in the tiers of [`Value`]; it never makes one worse.

use crate::area::Area;
use crate::packing::THOROUGH;
use crate::state::{State, Value};

/// Nodes after which it gives up.
const NODES: u32 = 60_000;

/// Most groups of an area in which it is tried.
const MOST_GROUPS: usize = 400;

struct Branching<'a> {
    area: &'a Area<'a>,
    order: Vec<usize>,
    choices: Vec<Vec<usize>>,
    rest: Vec<i64>,
    state: State<'a>,
    best: (Value, Vec<usize>),
    nodes: u32,
    sure: bool,
}

/// The best assignment there is or at least as good a one as `found`, and whether it is proved to be the best.
pub(crate) fn prove<'a>(area: &'a Area<'a>, found: &State<'a>) -> (State<'a>, bool) {
    let groups = area.groups.len();
    let mut state = State::with(area, THOROUGH, &found.venue);
    if groups > MOST_GROUPS {
        return (state, false);
    }
    let choices: Vec<Vec<usize>> = (0..groups).map(|group| by_cost(area, group)).collect();
    let regret = |group: usize| match choices[group][..] {
        [first, second, ..] => area.cost(group, second) - area.cost(group, first),
        _ => i64::MAX,
    };
    let mut order: Vec<usize> = (0..groups).collect();
    order.sort_by_key(|&group| (std::cmp::Reverse(regret(group)), group));
    let mut rest = vec![0_i64; groups + 1];
    for (depth, &group) in order.iter().enumerate().rev() {
        rest[depth] = rest[depth + 1] + choices[group].first().map_or(0, |&venue| area.cost(group, venue));
    }
    let best = (state.value, state.venue.clone());
    let mut branching =
        Branching { area, order, choices, rest, state: State::new(area, THOROUGH), best, nodes: 0, sure: true };
    branching.descend(0);
    if branching.best.0 < state.value {
        state = State::with(area, THOROUGH, &branching.best.1);
    }
    (state, branching.sure)
}

fn by_cost(area: &Area<'_>, group: usize) -> Vec<usize> {
    let mut venues: Vec<usize> = (0..area.venues.len()).collect();
    venues.sort_by_key(|&venue| (area.cost(group, venue), venue));
    venues
}

impl Branching<'_> {
    fn descend(&mut self, depth: usize) {
        let Some(&group) = self.order.get(depth) else {
            if self.state.value < self.best.0 {
                self.best = (self.state.value, self.state.venue.clone());
            }
            return;
        };
        for choice in 0..self.choices[group].len() {
            self.nodes += 1;
            if self.nodes > NODES {
                self.sure = false;
                return;
            }
            let venue = self.choices[group][choice];
            let cost = self.state.value.cost + self.area.cost(group, venue) + self.rest[depth + 1];
            if (Value { excess: 0, below: 0, cost }) >= self.best.0 {
                return;
            }
            let mark = self.state.mark();
            self.state.send(group, venue);
            self.nodes += self.state.effort(venue) / 2;
            if self.state.unsure(venue) {
                self.sure = false;
            }
            // More groups never make a building less crowded.
            if self.state.value.excess == 0 {
                self.descend(depth + 1);
            }
            self.state.back_to(mark);
            if self.nodes > NODES {
                return;
            }
        }
    }
}
