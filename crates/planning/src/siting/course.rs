//! The annealing of all lanes together, in epochs between which they meet.
//!
//! Always true: in a plane with sites enough each lane has a part of it to itself, cut anew in every epoch; else each
//! lane has its own copy of everything. Which thread runs a lane does not matter.

use std::sync::atomic::{AtomicBool, Ordering};

use super::anneal::{Lane, everybody, power};
use super::layout::Layout;
use super::problem::{Costs, Near, Problem};
use super::rebuild::round_work;
use super::run::{Pace, Task};
use super::tree::sound;
use crate::random::Random;

/// What is known so far.
#[derive(Debug)]
pub(super) struct State<'a> {
    pub problem: &'a Problem,
    pub near: &'a Near,
    pub best: Vec<u32>,
    pub best_open: Vec<u32>,
    pub value: f64,
    pub current: Vec<u32>,
    pub current_open: Vec<u32>,
    pub bound: f64,
    pub plausible: Vec<bool>,
    /// What an answer with a site open is worth at least, by site.
    pub worth: Vec<f64>,
    pub price: f64,
    pub task: Task,
    pub lanes: usize,
    pub label: u32,
}

impl<'a> State<'a> {
    pub(super) fn new(problem: &'a Problem, near: &'a Near, task: Task, pace: Pace<'_>) -> Self {
        let mut random = Random::new(task.seed, "first");
        let start = super::start::spread(problem, near, &mut random);
        let lanes = match pace {
            Pace::Clock(_) => task.threads.clamp(1, super::run::MOST_LANES),
            Pace::Rounds(_) => 2,
        };
        let mut state = Self {
            problem,
            near,
            best: Vec::new(),
            best_open: Vec::new(),
            value: f64::INFINITY,
            current: start.site.clone(),
            current_open: start.open.clone(),
            bound: 0.0,
            plausible: vec![true; problem.sites()],
            worth: vec![f64::NEG_INFINITY; problem.sites()],
            price: 0.0,
            task,
            lanes,
            label: 0,
        };
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        let demand = problem.demand.iter().sum::<i64>().max(1) as f64;
        state.price = start.cost / demand;
        state.keep(&start.site, &start.open);
        state
    }

    /// What serving a client costs typically: the median of what is above nothing, which outliers do not move.
    pub(super) fn typical(&self) -> f64 {
        let serves = if self.value.is_finite() { &self.best } else { &self.current };
        let cost = |(client, &site): (u32, &u32)| self.problem.cost(client, site);
        let mut costs: Vec<f64> = (0_u32..).zip(serves).map(cost).filter(|&cost| cost > 0.0).collect();
        let middle = costs.len() / 2;
        if costs.is_empty() { 1.0 } else { *costs.select_nth_unstable_by(middle, f64::total_cmp).1 }
    }

    /// Looks away from sites that no better answer has.
    pub(super) fn look(&mut self) {
        for (plausible, worth) in self.plausible.iter_mut().zip(&self.worth) {
            *plausible = *worth < self.value;
        }
    }

    /// Keeps an answer if it is sound and the best.
    pub(super) fn keep(&mut self, serves: &[u32], open: &[u32]) {
        if serves.len() == self.problem.clients() && sound(self.problem, serves) {
            let value = self.problem.value(serves);
            if value < self.value {
                self.value = value;
                self.best = serves.to_vec();
                self.best_open = open.to_vec();
            }
        }
    }

    /// Anneals on all lanes over a stretch of the time.
    pub(super) fn anneal(&mut self, pace: Pace<'_>, cooling: &Cooling, stop: &AtomicBool) {
        let epochs = cooling.epochs;
        let ratio = power(cooling.cold / cooling.hot, 1.0 / f64::from(epochs));
        let mut heat = cooling.hot * self.typical();
        let mut wide: Option<Vec<Kept>> = None;
        for epoch in 1..=epochs {
            if stop.load(Ordering::Relaxed) || self.bound >= self.value {
                return;
            }
            let until = cooling.begin + (cooling.end - cooling.begin) * f64::from(epoch) / f64::from(epochs);
            let next = heat * ratio;
            self.look();
            let parts = self.parts();
            self.label += 1;
            let masks = parts.as_ref().map_or_else(Vec::new, |parts| parts.masks(self.lanes));
            let all = vec![true; self.problem.sites()];
            let mut lanes: Vec<Lane<'_, '_>> = (0..self.lanes)
                .map(|lane| {
                    let mine = masks.get(lane).unwrap_or(&all);
                    let clients =
                        parts.as_ref().map_or_else(|| everybody(self.problem.clients()), |it| it.clients(lane));
                    self.lane(lane, mine, clients, wide.as_ref().and_then(|wide| wide.get(lane)))
                })
                .collect();
            let work = round_work(self.problem.clients()) * cooling.rounds / u64::from(epochs);
            let run = |lane: &mut Lane<'_, '_>| match pace {
                Pace::Clock(clock) => {
                    let first = clock();
                    let share = |_| {
                        if stop.load(Ordering::Relaxed) { 1.0 } else { (clock() - first) / (until - first).max(1e-9) }
                    };
                    lane.run(heat, next, &mut { share });
                }
                #[expect(clippy::cast_precision_loss, reason = "rough")]
                Pace::Rounds(_) => lane.run(heat, next, &mut |done| done as f64 / work.max(1) as f64),
            };
            for batch in lanes.chunks_mut(self.task.threads.max(1)) {
                std::thread::scope(|scope| {
                    let mut batch = batch.iter_mut();
                    let own = batch.next();
                    for lane in batch {
                        scope.spawn(|| run(lane));
                    }
                    if let Some(lane) = own {
                        run(lane);
                    }
                });
            }
            let kept: Vec<Kept> = lanes.into_iter().map(Kept::of).collect();
            wide = self.meet(kept, parts.as_ref());
            heat = next;
        }
        if let Some(best) = wide.into_iter().flatten().min_by(|a, b| a.best_cost.total_cmp(&b.best_cost)) {
            self.current = best.site;
            self.current_open = best.open;
        }
    }

    fn lane<'m>(&'m self, lane: usize, mine: &'m [bool], clients: Vec<u32>, own: Option<&Kept>) -> Lane<'a, 'm> {
        let (site, open) = own.map_or((&self.current, &self.current_open), |own| (&own.site, &own.open));
        let layout = Layout::of(self.problem, self.near, site, open);
        let seed = self.task.seed ^ u64::from(self.label).rotate_left(32) ^ (lane as u64).rotate_left(48);
        let mut made = Lane::new(layout, Random::new(seed, "lane"), mine, &self.plausible, clients);
        made.price = own.map_or(self.price, |own| own.price);
        made
    }

    /// What the lanes did becomes one; or, without parts, each lane's own is given back.
    fn meet(&mut self, kept: Vec<Kept>, parts: Option<&Parts>) -> Option<Vec<Kept>> {
        for kept in &kept {
            self.keep(&kept.best, &kept.best_open);
        }
        self.price = kept.iter().map(|kept| kept.price).fold(0.0, f64::max);
        let Some(parts) = parts else { return Some(kept) };
        let united = |site: fn(&Kept) -> &Vec<u32>, open: fn(&Kept) -> &Vec<u32>| {
            let serves: Vec<u32> =
                parts.client.iter().enumerate().map(|(client, &lane)| site(&kept[lane])[client]).collect();
            let own = |(lane, kept): (usize, &Kept)| -> Vec<u32> {
                open(kept).iter().copied().filter(|&site| parts.site[site as usize] == lane).collect()
            };
            (serves, kept.iter().enumerate().flat_map(own).collect::<Vec<u32>>())
        };
        if kept.iter().all(|kept| !kept.best.is_empty()) {
            let (serves, open) = united(|kept| &kept.best, |kept| &kept.best_open);
            self.keep(&serves, &open);
        }
        let (serves, open) = united(|kept| &kept.site, |kept| &kept.open);
        self.keep(&serves, &open);
        self.current = serves;
        self.current_open = open;
        None
    }

    /// A cut of the plane, a part a lane with about as many open sites; nothing when there are too few.
    fn parts(&mut self) -> Option<Parts> {
        let Costs::Plane { x, y, .. } = &self.problem.costs else { return None };
        if self.lanes < 2 || self.current_open.len() < 16 * self.lanes {
            return None;
        }
        let mut random = Random::new(self.task.seed ^ u64::from(self.label), "cut");
        let mut tilt = || f64::from(i32::try_from(random.below(2_001)).unwrap_or(0) - 1_000);
        let (east, north) = (tilt(), tilt());
        let along = |site: u32| x[site as usize] * east + y[site as usize] * north;
        let mut order: Vec<u32> = self.current_open.clone();
        order.sort_by(|&a, &b| along(a).total_cmp(&along(b)).then(a.cmp(&b)));
        let mut of_median = vec![usize::MAX; self.problem.sites()];
        for (at, &site) in order.iter().enumerate() {
            of_median[site as usize] = at * self.lanes / order.len();
        }
        let client: Vec<usize> = self.current.iter().map(|&site| of_median[site as usize]).collect();
        // A closed site goes with the client there; an open one with those it serves.
        let site =
            client.iter().zip(of_median).map(|(&own, open)| if open == usize::MAX { own } else { open }).collect();
        Some(Parts { client, site })
    }
}

/// A stretch of the time and how the heat falls in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cooling {
    /// Shares of the time.
    pub begin: f64,
    pub end: f64,
    /// Heat as a share of the mean cost a client.
    pub hot: f64,
    pub cold: f64,
    pub epochs: u32,
    /// The work instead of time, when rounds are counted.
    pub rounds: u64,
}

/// Which lane has which client and which site.
#[derive(Debug)]
struct Parts {
    client: Vec<usize>,
    site: Vec<usize>,
}

impl Parts {
    fn masks(&self, lanes: usize) -> Vec<Vec<bool>> {
        (0..lanes).map(|lane| self.site.iter().map(|&part| part == lane).collect()).collect()
    }

    fn clients(&self, lane: usize) -> Vec<u32> {
        (0_u32..).zip(&self.client).filter(|(_, part)| **part == lane).map(|(client, _)| client).collect()
    }
}

/// What a lane leaves behind.
#[derive(Debug)]
struct Kept {
    site: Vec<u32>,
    open: Vec<u32>,
    best: Vec<u32>,
    best_open: Vec<u32>,
    best_cost: f64,
    price: f64,
}

impl Kept {
    fn of(lane: Lane<'_, '_>) -> Self {
        Self {
            site: lane.layout.site,
            open: lane.layout.open,
            best: lane.best,
            best_open: lane.best_open,
            best_cost: lane.best_cost,
            price: lane.price,
        }
    }
}
