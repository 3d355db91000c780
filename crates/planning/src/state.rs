//! Who votes where while a plan is being searched, with its value kept up to date.
//!
//! Always true: the value depends only on who votes where; every step is in the journal and can be taken back.

use std::ops::{Add, Sub};

use crate::area::{Area, NONE};
use crate::packing::{Known, Standing};

/// What an assignment is worth; smaller is better, tier by tier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    /// Voters for whom there is no room. 0 in a plan.
    pub excess: i64,
    /// Units below the minimum with no other reason than that nothing better was found.
    pub below: i64,
    /// Moved voters, then voter-metres (see [`Area::cost`]).
    pub cost: i64,
}

impl Add for Value {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { excess: self.excess + other.excess, below: self.below + other.below, cost: self.cost + other.cost }
    }
}

impl Sub for Value {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { excess: self.excess - other.excess, below: self.below - other.below, cost: self.cost - other.cost }
    }
}

/// An assignment of groups to venues, whole or in the making.
#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    /// The problem.
    pub area: &'a Area<'a>,
    /// The venue of each group, [`NONE`] for not yet any.
    pub venue: Vec<usize>,
    /// Voters at each venue.
    pub load: Vec<i64>,
    /// Groups at each venue.
    pub members: Vec<Vec<usize>>,
    /// What it is worth.
    pub value: Value,
    slot: Vec<usize>,
    standing: Vec<Standing>,
    near_open: Vec<usize>,
    journal: Vec<(usize, usize)>,
    known: Known,
}

impl<'a> State<'a> {
    /// Nobody votes anywhere yet; packings are searched for with so many steps.
    pub(crate) fn new(area: &'a Area<'a>, packing_steps: u32) -> Self {
        let (groups, venues) = (area.groups.len(), area.venues.len());
        Self {
            area,
            venue: vec![NONE; groups],
            load: vec![0; venues],
            members: vec![Vec::new(); venues],
            value: Value::default(),
            slot: vec![NONE; groups],
            standing: vec![Standing::default(); venues],
            near_open: vec![0; venues],
            journal: Vec::new(),
            known: Known::new(packing_steps),
        }
    }

    /// Everybody votes as listed, venue by group.
    pub(crate) fn with(area: &'a Area<'a>, packing_steps: u32, venues: &[usize]) -> Self {
        let mut state = Self::new(area, packing_steps);
        for (group, &venue) in venues.iter().enumerate() {
            state.send(group, venue);
        }
        state.settle();
        state
    }

    /// Whether anybody votes there.
    pub(crate) fn open(&self, venue: usize) -> bool {
        !self.members[venue].is_empty()
    }

    /// Excess and small units of one venue; a lone small unit with none near it has its reason (Art. 62.7).
    pub(crate) fn faults(&self, venue: usize) -> Value {
        let Standing { excess, small, single, .. } = self.standing[venue];
        let below = if single && self.near_open[venue] == 0 { 0 } else { small };
        Value { excess, below, cost: 0 }
    }

    /// Whether a packing of the venue was cut short.
    pub(crate) fn unsure(&self, venue: usize) -> bool {
        self.standing[venue].unsure
    }

    /// Work that the last packing of the venue took.
    pub(crate) fn effort(&self, venue: usize) -> u32 {
        self.standing[venue].steps
    }

    /// Sends a group to a venue, or to none yet.
    pub(crate) fn send(&mut self, group: usize, to: usize) {
        let from = self.venue[group];
        if from != to {
            self.journal.push((group, from));
            self.place(group, to);
        }
    }

    /// A point to which [`State::back_to`] can return.
    pub(crate) fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Takes back every step since the mark.
    pub(crate) fn back_to(&mut self, mark: usize) {
        while self.journal.len() > mark {
            if let Some((group, from)) = self.journal.pop() {
                self.place(group, from);
            }
        }
    }

    /// The groups that moved since the mark, each with its venue now.
    pub(crate) fn since(&self, mark: usize) -> Vec<(usize, usize)> {
        self.journal[mark..].iter().map(|&(group, _)| (group, self.venue[group])).collect()
    }

    /// Forgets the journal: what is so far stays.
    pub(crate) fn settle(&mut self) {
        self.journal.clear();
    }

    fn place(&mut self, group: usize, to: usize) {
        let from = self.venue[group];
        if from != NONE {
            self.leave(group, from);
        }
        if to != NONE {
            self.join(group, to);
        }
        self.venue[group] = to;
    }

    fn leave(&mut self, group: usize, venue: usize) {
        self.value = self.value - self.faults(venue);
        let slot = self.slot[group];
        self.members[venue].swap_remove(slot);
        if let Some(&moved) = self.members[venue].get(slot) {
            self.slot[moved] = slot;
        }
        self.load[venue] -= self.area.weight[group];
        self.value.cost -= self.area.cost(group, venue);
        self.stand(venue);
        if self.members[venue].is_empty() {
            self.tell_neighbours(venue, false);
        }
    }

    fn join(&mut self, group: usize, venue: usize) {
        self.value = self.value - self.faults(venue);
        self.slot[group] = self.members[venue].len();
        self.members[venue].push(group);
        self.load[venue] += self.area.weight[group];
        self.value.cost += self.area.cost(group, venue);
        self.stand(venue);
        if self.members[venue].len() == 1 {
            self.tell_neighbours(venue, true);
        }
    }

    fn stand(&mut self, venue: usize) {
        self.standing[venue] = self.area.standing(venue, self.load[venue], &self.members[venue], &mut self.known);
        self.value = self.value + self.faults(venue);
    }

    fn tell_neighbours(&mut self, venue: usize, opened: bool) {
        let area = self.area;
        for &near in &area.near[venue] {
            let before = self.faults(near);
            if opened {
                self.near_open[near] += 1;
            } else {
                self.near_open[near] -= 1;
            }
            self.value = self.value - before + self.faults(near);
        }
    }
}
