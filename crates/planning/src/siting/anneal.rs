//! Simulated annealing over assignments and medians at once, in turns with the rebuilding of small regions.
//!
//! Always true: capacity may be exceeded on the way, at a price that adapts itself; only assignments without overload
//! are kept as best. What a lane comes to depends on its start, its seed and the work it may do.

use super::layout::Layout;
use super::problem::{NONE, index};
use crate::random::Random;

/// Steps of work between two looks at the clock.
const BLOCK: u64 = 2_000;

/// Smallest gain that counts: below it is rounding.
const DUST: f64 = 1e-9;

/// One searcher on (a part of) an assignment.
#[derive(Debug)]
pub(super) struct Lane<'a, 'm> {
    pub layout: Layout<'a>,
    pub random: Random,
    /// Price of one unit of overload.
    pub price: f64,
    pub heat: f64,
    /// Which sites may be opened or served from, by site.
    pub mine: &'m [bool],
    /// Which sites can still be in a better answer, by site.
    pub plausible: &'m [bool],
    /// The clients that this lane may send elsewhere.
    pub clients: Vec<u32>,
    /// The best so far without overload.
    pub best: Vec<u32>,
    pub best_open: Vec<u32>,
    pub best_cost: f64,
    pub work: u64,
    /// Overload of the sites that are not this lane's, which it cannot mend.
    foreign: i64,
    /// Highest price.
    dearest: f64,
    /// How much hotter moves of sites are than moves of clients.
    pub of_site: f64,
    rises: Vec<f64>,
}

/// Quantiles of the exponential distribution, by sums alone so that they are the same on every machine.
fn exponential() -> Vec<f64> {
    let steps = 1024_u32;
    let mut sum = 0.0;
    (0..steps)
        .map(|step| {
            sum += 1.0 / f64::from(steps - step);
            sum
        })
        .collect()
}

impl<'a, 'm> Lane<'a, 'm> {
    pub(super) fn new(
        layout: Layout<'a>,
        random: Random,
        mine: &'m [bool],
        plausible: &'m [bool],
        clients: Vec<u32>,
    ) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        let of_site = 0.5 * (clients.len() as f64 / layout.open.len().max(1) as f64).sqrt();
        let of_site = of_site.max(1.0);
        let above = |site: &u32| layout.above(*site, layout.load[*site as usize]);
        let foreign = layout.open.iter().filter(|site| !mine[**site as usize]).map(above).sum();
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        let dearest = 1_000.0 * layout.cost.max(1.0) / layout.load.iter().sum::<i64>().max(1) as f64;
        let mut lane = Self {
            layout,
            random,
            price: 0.0,
            heat: 0.0,
            mine,
            plausible,
            clients,
            best: Vec::new(),
            best_open: Vec::new(),
            best_cost: f64::INFINITY,
            work: 0,
            foreign,
            dearest,
            of_site,
            rises: exponential(),
        };
        lane.remember();
        lane
    }

    pub(super) fn energy(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "overload is far below 2^52")]
        let over = self.layout.over as f64;
        self.layout.cost + self.price * over
    }

    /// Whether a change for the worse (or better) is taken at this heat.
    pub(super) fn takes(&mut self, rise: f64) -> bool {
        self.takes_at(rise, 1.0)
    }

    /// The same where so much more heat is in a move.
    pub(super) fn takes_at(&mut self, rise: f64, factor: f64) -> bool {
        rise <= 0.0 || {
            let at = self.random.below(self.rises.len());
            rise < self.heat * factor * self.rises[at]
        }
    }

    /// Keeps the assignment if it is the best without overload.
    pub(super) fn remember(&mut self) {
        if self.layout.over == self.foreign
            && self.layout.cost < self.best_cost - DUST
            && !self.layout.site.contains(&NONE)
        {
            self.layout.recount();
            self.best_cost = self.layout.cost;
            self.best.clone_from(&self.layout.site);
            self.best_open.clone_from(&self.layout.open);
        }
    }

    /// Anneals from one heat to another; `done` says which share of that way is behind us, from 0 to 1.
    pub(super) fn run(&mut self, from: f64, to: f64, done: &mut dyn FnMut(u64) -> f64) {
        let begin = self.work;
        let ratio = to / from;
        loop {
            let share = done(self.work - begin);
            if share >= 1.0 {
                break;
            }
            self.heat = from * power(ratio, share);
            let rest = self.work + BLOCK;
            while self.work < rest {
                let spent = self.work;
                self.rebuild();
                // As much work again on single clients, and more.
                let until = self.work + (self.work - spent).min(20_000) / 2;
                while self.work < until {
                    let at = self.random.below(self.clients.len());
                    self.single(self.clients[at]);
                }
                self.remember();
            }
            self.reprice();
        }
        self.layout.recount();
    }

    /// Overload costs more while there is any, less while there is none.
    fn reprice(&mut self) {
        self.price *= if self.layout.over > self.foreign { 1.05 } else { 0.97 };
        self.price = self.price.max(self.heat * 0.05 + DUST).min(self.dearest);
    }

    /// One move of a client, or of the median that serves it.
    pub(super) fn single(&mut self, client: u32) {
        let from = self.layout.site[client as usize];
        match self.random.below(20) {
            0 => self.relocate(from),
            1..=8 => self.shift(client, from),
            _ => self.exchange(client, from),
        }
        self.work += 1;
    }

    #[expect(clippy::cast_precision_loss, reason = "overload is far below 2^52")]
    fn priced(&self, over: i64) -> f64 {
        self.price * over as f64
    }

    fn shift(&mut self, client: u32, from: u32) {
        let to = self.layout.other(client, &mut self.random);
        if to == NONE || to == from || !self.mine[to as usize] {
            return;
        }
        let layout = &self.layout;
        let problem = layout.problem;
        // A median that serves nobody would be lost.
        if problem.medians.is_some() && layout.members[from as usize].len() == 1 {
            return;
        }
        let demand = problem.demand[client as usize];
        let (left, joined) = (layout.load[from as usize], layout.load[to as usize]);
        let over = layout.above(from, left - demand) - layout.above(from, left) + layout.above(to, joined + demand)
            - layout.above(to, joined);
        let mut rise = problem.cost(client, to) - problem.cost(client, from) + self.priced(over);
        if problem.medians.is_none() && layout.members[from as usize].len() == 1 {
            rise -= problem.opening[from as usize];
        }
        if self.takes(rise) {
            self.layout.send(client, to);
        }
    }

    /// The client goes to another site, and one from there goes on to a third, or comes back in exchange.
    fn exchange(&mut self, client: u32, from: u32) {
        let to = self.layout.other(client, &mut self.random);
        if to == NONE || to == from || !self.mine[to as usize] {
            return;
        }
        let there = &self.layout.members[to as usize];
        if there.is_empty() || self.layout.members[from as usize].len() == 1 {
            return;
        }
        let other = there[self.random.below(there.len())];
        let onward = self.layout.other(other, &mut self.random);
        let onward = if self.random.below(2) == 0 { from } else { onward };
        if onward == NONE || onward == to || !self.mine[onward as usize] {
            return;
        }
        let layout = &self.layout;
        let problem = layout.problem;
        let (mine, theirs) = (problem.demand[client as usize], problem.demand[other as usize]);
        let change = |site: u32, by: i64| {
            let load = layout.load[site as usize];
            layout.above(site, load + by) - layout.above(site, load)
        };
        let over = if onward == from {
            change(from, theirs - mine) + change(to, mine - theirs)
        } else {
            change(from, -mine) + change(to, mine - theirs) + change(onward, theirs)
        };
        let rise = problem.cost(client, to) - problem.cost(client, from) + problem.cost(other, onward)
            - problem.cost(other, to)
            + self.priced(over);
        if self.takes(rise) {
            self.layout.send(client, to);
            self.layout.send(other, onward);
        }
    }

    /// All clients of a site go to another that is closed.
    fn relocate(&mut self, from: u32) {
        let to = self.instead(from);
        if to != NONE && self.may_open(to) {
            let rise = self.relocation(from, to);
            if self.takes_at(rise, self.of_site) {
                self.transfer(from, to);
            }
        }
        self.work += self.layout.members[from as usize].len() as u64 / 32;
    }

    pub(super) fn may_open(&self, site: u32) -> bool {
        self.mine[site as usize] && self.plausible[site as usize] && !self.layout.is_open(site)
    }

    /// A site that might take a site's place.
    pub(super) fn instead(&mut self, site: u32) -> u32 {
        let layout = &self.layout;
        if layout.problem.plane() {
            let members = &layout.members[site as usize];
            if members.is_empty() || self.random.below(2) == 0 {
                let near = layout.near.of(site);
                return near[self.random.below(near.len().min(30))];
            }
            return members[self.random.below(members.len())];
        }
        let members = &layout.members[site as usize];
        if members.is_empty() {
            return NONE;
        }
        let near = layout.near.of(members[self.random.below(members.len())]);
        near[self.random.below(near.len().min(12))]
    }

    /// What it would cost more to serve a site's clients from another that is closed.
    pub(super) fn relocation(&self, from: u32, to: u32) -> f64 {
        let layout = &self.layout;
        let problem = layout.problem;
        let load = layout.load[from as usize];
        let serving: f64 =
            layout.members[from as usize].iter().map(|&it| problem.cost(it, to) - problem.cost(it, from)).sum();
        let opening = problem.opening[to as usize] - problem.opening[from as usize];
        serving + opening + self.priced(layout.above(to, load) - layout.above(from, load))
    }

    /// Closes a site and opens another for its clients.
    pub(super) fn transfer(&mut self, from: u32, to: u32) {
        let limited = self.layout.problem.medians.is_some();
        if limited {
            self.layout.open(to);
        }
        while let Some(&client) = self.layout.members[from as usize].last() {
            self.layout.send(client, to);
        }
        if limited {
            self.layout.close(from);
        }
    }
}

/// `base` to the power of a share from 0 to 1, by square roots and products alone.
pub(super) fn power(base: f64, share: f64) -> f64 {
    let (mut root, mut rest, mut result) = (base, share, 1.0);
    for _ in 0..20 {
        root = root.sqrt();
        rest *= 2.0;
        if rest >= 1.0 {
            rest -= 1.0;
            result *= root;
        }
    }
    result
}

/// All clients of a problem.
pub(super) fn everybody(clients: usize) -> Vec<u32> {
    (0..index(clients)).collect()
}
