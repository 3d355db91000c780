//! The Lagrangian relaxation: that each client is served once is priced, not asked; each site then fills a knapsack.
//!
//! Always true: the value of every evaluation is a lower bound on the problem (with the sites and links that are
//! excluded left out). Costs are rounded down and prices set to a grid of a power of two, on which 53 bits hold every sum
//! exactly. A link that is not listed costs at least the client's limit, which its price never passes, so it gains nothing.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::knapsack::{Knapsack, Thing};
use super::problem::{Near, Problem, index};

/// What is known of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Free,
    Open,
    Closed,
}

/// The problem as the relaxation sees it.
#[derive(Debug, Clone)]
pub(super) struct Relaxation<'a> {
    pub problem: &'a Problem,
    /// First link of each site, and the end.
    pub start: Vec<usize>,
    pub client: Vec<u32>,
    pub cost: Vec<f64>,
    opening: Vec<f64>,
    /// Highest price of each client.
    limit: Vec<f64>,
    pub grain: f64,
    demand: i64,
    /// One over the demand of each client, about.
    rate: Vec<f64>,
}

/// What an evaluation comes to.
#[derive(Debug, Default)]
pub(super) struct Evaluation {
    /// The lower bound.
    pub value: f64,
    /// How often each client is served.
    pub served: Vec<f64>,
    /// How far each site is open.
    pub open: Vec<f64>,
    /// A lower bound on what each site adds when it is open.
    pub adds: Vec<f64>,
    /// The most that a chosen site adds, and the least that one not chosen does.
    pub last: f64,
    pub next: f64,
    /// What a unit of missing capacity costs.
    pub pressure: f64,
    /// The links taken, site by site.
    pub taken: Vec<u32>,
    pub sites: Vec<(u32, usize)>,
    knapsack: Knapsack,
}

#[derive(PartialEq)]
struct Entry {
    adds: f64,
    site: u32,
    exact: bool,
}

impl Eq for Entry {}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        other.adds.total_cmp(&self.adds).then(other.site.cmp(&self.site))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Relaxation<'a> {
    pub(super) fn new(problem: &'a Problem, near: &Near) -> Self {
        let clients = problem.clients();
        let mut start = vec![0; problem.sites() + 1];
        let mut most = 1.0_f64;
        for client in 0..index(clients) {
            for &site in near.of(client) {
                start[site as usize + 1] += 1;
                most = most.max(problem.cost(client, site));
            }
        }
        for site in 0..problem.sites() {
            start[site + 1] += start[site];
        }
        let most = 4.0 * (most + problem.opening.iter().copied().fold(0.0, f64::max));
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        let grain = grain(most * (clients + problem.sites()) as f64);
        let down = |value: f64| (value / grain).floor() * grain;
        let mut fill = start.clone();
        let (mut client_of, mut cost) = (vec![0; near.width * clients], vec![0.0; near.width * clients]);
        for client in 0..index(clients) {
            for &site in near.of(client) {
                let at = &mut fill[site as usize];
                client_of[*at] = client;
                cost[*at] = down(problem.cost(client, site));
                *at += 1;
            }
        }
        for links in start.windows(2) {
            let links = links[0]..links[1];
            let mut sorted: Vec<(f64, u32)> = links.clone().map(|link| (cost[link], client_of[link])).collect();
            sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for (link, entry) in links.zip(sorted) {
                (cost[link], client_of[link]) = entry;
            }
        }
        Self {
            problem,
            start,
            client: client_of,
            cost,
            opening: problem.opening.iter().map(|&opening| down(opening)).collect(),
            limit: near.beyond.iter().map(|&beyond| down(beyond.min(most))).collect(),
            grain,
            demand: problem.demand.iter().sum(),
            #[expect(clippy::cast_precision_loss, reason = "only an order")]
            rate: problem.demand.iter().map(|&demand| 1.0 / (demand as f64 + 1e-9)).collect(),
        }
    }

    /// The price nearest to this one that is allowed.
    #[inline]
    pub(super) fn price(&self, client: usize, price: f64) -> f64 {
        ((price / self.grain).round() * self.grain).clamp(0.0, self.limit[client])
    }

    /// Prices to begin with, from an answer. With medians: half as much again as what clients around cost on average,
    /// since a site gains the same wherever it is when clients are dense. Else the cost and a share of the opening.
    pub(super) fn first_prices(&self, serves: &[u32], near: &Near) -> Vec<f64> {
        let problem = self.problem;
        let (mut load, mut cost, mut count) =
            (vec![1e-9; problem.sites()], vec![0.0; problem.sites()], vec![0.0; problem.sites()]);
        for (client, &site) in (0_u32..).zip(serves) {
            #[expect(clippy::cast_precision_loss, reason = "rough")]
            let demand = problem.demand[client as usize] as f64;
            load[site as usize] += demand;
            cost[site as usize] += problem.cost(client, site);
            count[site as usize] += 1.0;
        }
        let mean = |site: u32| cost[site as usize] / count[site as usize];
        (0_u32..)
            .zip(serves)
            .map(|(client, &site)| {
                #[expect(clippy::cast_precision_loss, reason = "rough")]
                let price = if problem.plane() {
                    let around = near.of(client);
                    let around = &around[..around.len().min(24)];
                    1.5 * around.iter().map(|&it| mean(serves[it as usize])).sum::<f64>() / around.len() as f64
                } else {
                    let share = problem.demand[client as usize] as f64 / load[site as usize];
                    problem.cost(client, site) + problem.opening[site as usize] * share
                };
                self.price(client as usize, price)
            })
            .collect()
    }

    /// The links of a site that gain something at these prices.
    fn gather(&self, site: usize, (prices, highest): (&[f64], f64), alive: &[bool], knapsack: &mut Knapsack) {
        knapsack.things.clear();
        let capacity = self.problem.capacity[site];
        for link in self.start[site]..self.start[site + 1] {
            // Cheapest first: from here on nothing gains.
            if self.cost[link] >= highest {
                break;
            }
            let client = self.client[link] as usize;
            let gain = prices[client] - self.cost[link];
            if gain > 0.0 && (alive.is_empty() || alive[link]) {
                let weight = self.problem.demand[client];
                if weight <= capacity {
                    let ratio = gain * self.rate[client];
                    knapsack.things.push(Thing { gain, ratio, weight, link: index(link) });
                }
            }
        }
    }

    /// The bound at these prices. `alive` says which links are left; empty means all.
    pub(super) fn evaluate(&self, prices: &[f64], status: &[Status], alive: &[bool], out: &mut Evaluation) {
        let sites = self.problem.sites();
        out.adds.clear();
        out.adds.resize(sites, 0.0);
        out.open.clear();
        out.open.resize(sites, 0.0);
        out.served.clear();
        out.served.resize(self.problem.clients(), 0.0);
        out.taken.clear();
        out.sites.clear();
        out.value = prices.iter().sum();
        let highest = prices.iter().copied().fold(0.0, f64::max);
        for site in (0..sites).filter(|&site| status[site] != Status::Closed) {
            self.gather(site, (prices, highest), alive, &mut out.knapsack);
            let bound = out.knapsack.bound(self.problem.capacity[site], self.grain);
            out.adds[site] = self.opening[site] - bound;
        }
        for site in (0..sites).filter(|&site| status[site] == Status::Open) {
            self.take(site, 1.0, prices, alive, out);
        }
        match self.problem.medians {
            Some(medians) => self.choose(medians.saturating_sub(out.sites.len()), prices, status, alive, out),
            None => self.cover(prices, status, alive, out),
        }
    }

    /// Solves a site's knapsack and opens it that far.
    fn take(&self, site: usize, share: f64, prices: &[f64], alive: &[bool], out: &mut Evaluation) {
        self.refine(site, prices, alive, out);
        let first = out.sites.last().map_or(0, |last| last.1);
        let down = |value: f64| (value / self.grain).floor() * self.grain;
        out.value += if share < 1.0 { down(out.adds[site] * share) } else { out.adds[site] };
        out.open[site] = share;
        for at in first..out.taken.len() {
            out.served[self.client[out.taken[at] as usize] as usize] += share;
        }
        out.sites.push((index(site), out.taken.len()));
    }

    /// Makes what a site adds exact; its links follow those taken so far.
    fn refine(&self, site: usize, prices: &[f64], alive: &[bool], out: &mut Evaluation) {
        let first = out.sites.last().map_or(0, |last| last.1);
        out.taken.truncate(first);
        self.gather(site, (prices, f64::INFINITY), alive, &mut out.knapsack);
        out.knapsack.order();
        let gain = out.knapsack.exact(self.problem.capacity[site], self.grain, &mut out.taken);
        out.adds[site] = self.opening[site] - gain;
    }

    /// The so many sites that add least. The exact knapsack is solved only where it can matter.
    fn choose(&self, mut wanted: usize, prices: &[f64], status: &[Status], alive: &[bool], out: &mut Evaluation) {
        let free = (0..self.problem.sites()).filter(|&site| status[site] == Status::Free);
        let mut heap: BinaryHeap<Entry> =
            free.map(|site| Entry { adds: out.adds[site], site: index(site), exact: false }).collect();
        out.last = f64::NEG_INFINITY;
        while wanted > 0 {
            let Some(entry) = heap.pop() else { break };
            let site = entry.site as usize;
            if entry.exact {
                self.take(site, 1.0, prices, alive, out);
                out.last = entry.adds;
                wanted -= 1;
            } else {
                self.refine(site, prices, alive, out);
                let first = out.sites.last().map_or(0, |last| last.1);
                out.taken.truncate(first);
                heap.push(Entry { adds: out.adds[site], site: entry.site, exact: true });
            }
        }
        out.next = heap.peek().map_or(f64::INFINITY, |entry| entry.adds);
    }

    /// All sites that save something; then, while the demand does not fit, the cheapest a unit of capacity, the last
    /// one in part.
    fn cover(&self, prices: &[f64], status: &[Status], alive: &[bool], out: &mut Evaluation) {
        let capacity = |site: usize| self.problem.capacity[site];
        let mut room: i64 = out.sites.iter().map(|&(site, _)| capacity(site as usize)).sum();
        let mut rest = Vec::new();
        for site in (0..self.problem.sites()).filter(|&site| status[site] == Status::Free) {
            self.refine(site, prices, alive, out);
            if out.adds[site] < 0.0 {
                self.take(site, 1.0, prices, alive, out);
                room += capacity(site);
            } else if capacity(site) > 0 {
                #[expect(clippy::cast_precision_loss, reason = "only an order; the sums decide")]
                rest.push((out.adds[site] / capacity(site) as f64, site));
            }
        }
        out.last = 0.0;
        out.next = 0.0;
        out.pressure = 0.0;
        rest.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (ratio, site) in rest {
            if room >= self.demand {
                break;
            }
            #[expect(clippy::cast_precision_loss, reason = "loads are below 2^52")]
            let share = ((self.demand - room) as f64 / capacity(site) as f64).min(1.0);
            self.take(site, share, prices, alive, out);
            out.pressure = ratio;
            room += capacity(site);
        }
    }

    /// Whether a free site can be closed, or opened, for good: with the other decision the bound would pass `limit`.
    pub(super) fn fixed(&self, site: usize, evaluation: &Evaluation, limit: f64) -> Status {
        let adds = evaluation.adds[site];
        let chosen = evaluation.open[site] > 0.0;
        let margin = limit - evaluation.value;
        if self.problem.medians.is_some() {
            if !chosen && adds - evaluation.last > margin {
                return Status::Closed;
            }
            if chosen && evaluation.next - adds > margin {
                return Status::Open;
            }
            return Status::Free;
        }
        // Without a limit on medians the covering is a linear programme: its reduced costs decide.
        #[expect(clippy::cast_precision_loss, reason = "capacities are small; the slack covers the rounding")]
        let reduced = adds - evaluation.pressure * self.problem.capacity[site] as f64;
        let margin = margin + 1e-9 * limit.abs();
        if evaluation.open[site] <= 0.0 && reduced > margin {
            return Status::Closed;
        }
        if evaluation.open[site] >= 1.0 && -reduced > margin {
            return Status::Open;
        }
        Status::Free
    }

    /// No answer in which a site is open is worth less than this.
    pub(super) fn worth(&self, site: usize, evaluation: &Evaluation) -> f64 {
        if evaluation.open[site] > 0.0 || self.problem.medians.is_none() {
            return f64::NEG_INFINITY;
        }
        evaluation.value + evaluation.adds[site] - evaluation.last
    }

    /// What opening a site costs, rounded down.
    pub(super) fn opening(&self, site: usize) -> f64 {
        self.opening[site]
    }

    /// Leaves out the links that are not alive, and those of sites that are closed.
    pub(super) fn shrink(&mut self, status: &[Status], alive: &[bool]) {
        let mut start = vec![0];
        let (mut client, mut cost) = (Vec::new(), Vec::new());
        for (site, status) in status.iter().enumerate() {
            let links = self.start[site]..self.start[site + 1];
            for (link, alive) in links.clone().zip(&alive[links]) {
                if *status != Status::Closed && *alive {
                    client.push(self.client[link]);
                    cost.push(self.cost[link]);
                }
            }
            start.push(client.len());
        }
        (self.start, self.client, self.cost) = (start, client, cost);
    }
}

/// The finest power of two on whose multiples every sum up to so much is exact in 53 bits.
fn grain(most: f64) -> f64 {
    let mut grain = 1.0;
    while grain * (1_u64 << 50) as f64 > most {
        grain /= 2.0;
    }
    while grain * ((1_u64 << 51) as f64) < most {
        grain *= 2.0;
    }
    grain * 2.0
}
