//! Raises the bound: the volume algorithm (Barahona and Anbil 2000) on the prices, and what the bound then rules out.
//!
//! Always true: the prices kept are those of the best bound seen; a site or link is ruled out only if every answer with
//! it is worth at least the limit.

use super::relax::{Evaluation, Relaxation, Status};

/// The prices and what they prove.
#[derive(Debug)]
pub(super) struct Ascent {
    pub prices: Vec<f64>,
    pub bound: f64,
    /// How far sites are open on average: close to the linear relaxation's answer.
    pub open: Vec<f64>,
    /// How far links are used on average; empty unless asked for.
    pub used: Vec<f64>,
    pub steps: usize,
    direction: Vec<f64>,
    pace: f64,
    share: f64,
}

impl Ascent {
    pub(super) fn new(prices: Vec<f64>) -> Self {
        Self {
            prices,
            bound: f64::NEG_INFINITY,
            open: Vec::new(),
            used: Vec::new(),
            steps: 0,
            direction: Vec::new(),
            pace: 0.5,
            share: 0.1,
        }
    }

    /// Climbs until the bound reaches `goal`, progress ends, `most` steps are done or `go_on` says no.
    /// `upper` is the value of an answer; `links` says whether to average links too.
    #[expect(clippy::too_many_arguments, reason = "each is a different thing, used once")]
    pub(super) fn climb(
        &mut self,
        relaxation: &Relaxation<'_>,
        status: &[Status],
        alive: &[bool],
        (upper, goal): (f64, f64),
        most: usize,
        links: bool,
        work: &mut Evaluation,
        go_on: &mut dyn FnMut(f64) -> bool,
    ) {
        relaxation.evaluate(&self.prices, status, alive, work);
        self.bound = work.value;
        let mut direction = std::mem::take(&mut self.direction);
        if direction.is_empty() {
            direction.extend(work.served.iter().map(|served| 1.0 - served));
            self.open.clone_from(&work.open);
        }
        self.used.clear();
        if links {
            self.used.resize(relaxation.client.len(), 0.0);
            add_links(&mut self.used, work, 1.0);
        }
        let mut prices = self.prices.clone();
        let (mut pace, mut red, mut most_share) = (self.pace, 0, self.share);
        let mut checked = self.bound;
        for step in 1..=most {
            self.steps += 1;
            let norm: f64 = direction.iter().map(|it| it * it).sum();
            if self.bound >= goal || norm < 1e-9 || pace < 2e-4 || !go_on(self.bound) {
                break;
            }
            // The target lies a little above, so that the steps do not vanish when the bound nears the answer.
            let target = upper.max(self.bound + 0.002 * upper.abs());
            let length = pace * (target - self.bound) / norm;
            for (client, price) in prices.iter_mut().enumerate() {
                *price = relaxation.price(client, self.prices[client] + length * direction[client]);
            }
            relaxation.evaluate(&prices, status, alive, work);
            let share = mixing(&direction, &work.served, most_share);
            let along: f64 = direction.iter().zip(&work.served).map(|(it, served)| it * (1.0 - served)).sum();
            for (it, served) in direction.iter_mut().zip(&work.served) {
                *it += share * (1.0 - served - *it);
            }
            for (mean, &open) in self.open.iter_mut().zip(&work.open) {
                *mean += share * (open - *mean);
            }
            if links {
                self.used.iter_mut().for_each(|it| *it *= 1.0 - share);
                add_links(&mut self.used, work, share);
            }
            if work.value > self.bound {
                self.bound = work.value;
                self.prices.clone_from(&prices);
                red = 0;
                if along >= 0.0 {
                    pace = (pace * 1.1).min(2.0);
                }
            } else {
                red += 1;
                if red >= 10 {
                    pace *= 0.67;
                    red = 0;
                }
            }
            if step % 50 == 0 {
                if self.bound - checked < 0.0005 * upper.abs() {
                    most_share = (most_share / 2.0).max(0.01);
                }
                checked = self.bound;
            }
        }
        (self.direction, self.pace, self.share) = (direction, pace, most_share);
    }
}

/// A bound on the whole problem; on the way sites are closed that no better answer than `upper` can have.
pub(super) fn raise(
    relaxation: &Relaxation<'_>,
    prices: Vec<f64>,
    (upper, goal): (f64, f64),
    status: &mut [Status],
    most: usize,
    go_on: &mut dyn FnMut() -> bool,
) -> Ascent {
    let mut work = Evaluation::default();
    let mut ascent = Ascent::new(prices);
    loop {
        let before = (ascent.steps, ascent.bound);
        ascent.climb(relaxation, status, &[], (upper, goal), 100, false, &mut work, &mut |_| go_on());
        relaxation.evaluate(&ascent.prices, status, &[], &mut work);
        let any = fix_sites(relaxation, &work, upper, status);
        let stuck = ascent.steps > before.0 + 90 && !any && ascent.bound - before.1 < 4e-6 * upper.abs();
        if ascent.bound >= goal || ascent.steps >= most || stuck || ascent.steps < before.0 + 100 || !go_on() {
            return ascent;
        }
    }
}

/// The share of the new subgradient that makes the direction shortest, within limits.
fn mixing(direction: &[f64], served: &[f64], most: f64) -> f64 {
    let (mut dot, mut norm) = (0.0, 0.0);
    for (it, served) in direction.iter().zip(served) {
        let apart = 1.0 - served - it;
        dot -= apart * it;
        norm += apart * apart;
    }
    if norm > 0.0 { (dot / norm).clamp(most / 10.0, most) } else { most }
}

fn add_links(used: &mut [f64], work: &Evaluation, share: f64) {
    let mut first = 0;
    for &(site, end) in &work.sites {
        for &link in &work.taken[first..end] {
            used[link as usize] += share * work.open[site as usize];
        }
        first = end;
    }
}

/// Decides sites whose other decision passes the limit; whether any was decided.
pub(super) fn fix_sites(relaxation: &Relaxation<'_>, work: &Evaluation, limit: f64, status: &mut [Status]) -> bool {
    let mut any = false;
    for (site, status) in status.iter_mut().enumerate().filter(|(_, status)| **status == Status::Free) {
        *status = relaxation.fixed(site, work, limit);
        any |= *status != Status::Free;
    }
    any
}

/// Rules out links with which the bound passes the limit, or that end at a closed site; `work` holds an evaluation at
/// `prices`. A link that the linear knapsack takes whole is left alone.
pub(super) fn fix_links(
    relaxation: &Relaxation<'_>,
    work: &Evaluation,
    prices: &[f64],
    limit: f64,
    status: &[Status],
    alive: &mut [bool],
) {
    let problem = relaxation.problem;
    let mut things: Vec<(f64, f64, i64)> = Vec::new();
    for (site, status) in status.iter().enumerate() {
        let links = relaxation.start[site]..relaxation.start[site + 1];
        if *status == Status::Closed {
            alive[links].fill(false);
            continue;
        }
        // Without this site's own share, and with the site open in any case.
        let others = if work.open[site] >= 1.0 {
            work.value - work.adds[site]
        } else if problem.medians.is_some() {
            work.value - work.last.max(f64::MIN)
        } else {
            #[expect(clippy::cast_precision_loss, reason = "capacities are small; the slack below covers the rounding")]
            let saved = work.pressure * problem.capacity[site] as f64;
            work.value - saved
        };
        things.clear();
        for link in links.clone().filter(|&link| alive[link]) {
            let client = relaxation.client[link] as usize;
            let gain = prices[client] - relaxation.cost[link];
            if gain > 0.0 && problem.demand[client] <= problem.capacity[site] {
                #[expect(clippy::cast_precision_loss, reason = "only an order")]
                let ratio = gain / (problem.demand[client] as f64 + 1e-9);
                things.push((ratio, gain, problem.demand[client]));
            }
        }
        things.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        for link in links {
            if !alive[link] {
                continue;
            }
            let client = relaxation.client[link] as usize;
            let demand = problem.demand[client];
            let gain = prices[client] - relaxation.cost[link];
            let room = problem.capacity[site] - demand;
            if room < 0 {
                alive[link] = false;
                continue;
            }
            let best = filled(&things, room) + gain;
            let with = others + relaxation.opening(site) - best;
            if with > limit + 1e-9 * limit.abs() {
                alive[link] = false;
            }
        }
    }
}

/// The linear bound of filling so much room; a thing that is in already may be counted twice, which only weakens it.
fn filled(things: &[(f64, f64, i64)], mut room: i64) -> f64 {
    let mut gain = 0.0;
    for thing in things {
        if thing.2 <= room {
            room -= thing.2;
            gain += thing.1;
        } else {
            #[expect(clippy::cast_precision_loss, reason = "weights are small; the caller's slack covers the rounding")]
            let share = room as f64 / thing.2 as f64;
            gain += thing.1 * share;
            break;
        }
    }
    gain
}
