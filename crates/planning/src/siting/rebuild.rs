//! Ruin and recreate: the clients of a few neighbouring sites are set free, sites are drawn anew, everyone is placed
//! by regret, medians and assignment are improved in turns; kept if the annealing takes it.
//!
//! Always true: what is not taken leaves no trace.

use super::anneal::Lane;
use super::problem::{NONE, index};

/// Most clients that are set free at once, beyond the first two sites.
const MOST_FREE: usize = 160;

impl Lane<'_, '_> {
    /// Rebuilds one region.
    pub(super) fn rebuild(&mut self) {
        let region = self.region();
        let free: Vec<u32> =
            region.iter().flat_map(|&site| self.layout.members[site as usize].iter().copied()).collect();
        self.work += 2 + free.len() as u64;
        if free.is_empty() {
            return;
        }
        let before = self.energy();
        self.layout.note();
        let drawn = self.draw(&region, &free);
        if self.layout.problem.medians.is_some() {
            for &site in drawn.iter().filter(|site| !region.contains(site)) {
                self.layout.open(site);
            }
        }
        for &client in &free {
            self.layout.send(client, NONE);
        }
        self.place(&free, &drawn);
        self.layout.fill(&drawn, Some(self.mine));
        if self.layout.problem.medians.is_some() {
            for &site in region.iter().filter(|site| !drawn.contains(site)) {
                self.layout.close(site);
            }
        }
        self.polish(&free);
        let rise = self.energy() - before;
        if self.takes_at(rise, self.of_site) {
            self.layout.keep();
        } else {
            self.layout.undo();
        }
    }

    /// A few sites near each other, now and then with another few far away.
    fn region(&mut self) -> Vec<u32> {
        let mut region = Vec::new();
        let wanted = 1 + self.random.below(4);
        self.grow(&mut region, wanted);
        if self.random.below(4) == 0 {
            let more = region.len() + 1 + self.random.below(2);
            self.grow(&mut region, more);
        }
        region
    }

    /// Adds sites around a client drawn at random until there are so many.
    fn grow(&mut self, region: &mut Vec<u32>, wanted: usize) {
        let at = self.random.below(self.clients.len());
        let seed = self.layout.site[self.clients[at] as usize];
        let first = region.len();
        if !region.contains(&seed) {
            region.push(seed);
        }
        let mut free: usize = region.iter().map(|&site| self.layout.members[site as usize].len()).sum();
        for _ in 0..4 * wanted {
            if region.len() >= wanted || region.len() == first || free > MOST_FREE {
                break;
            }
            let from = region[first + self.random.below(region.len() - first)];
            let members = &self.layout.members[from as usize];
            if members.is_empty() {
                continue;
            }
            let client = members[self.random.below(members.len())];
            let site = self.layout.other(client, &mut self.random);
            if site != NONE && self.mine[site as usize] && !region.contains(&site) {
                free += self.layout.members[site as usize].len();
                region.push(site);
            }
        }
    }

    /// The sites of the region afterwards: some stay, the others are drawn from those near the free clients.
    fn draw(&mut self, region: &[u32], free: &[u32]) -> Vec<u32> {
        let mut drawn = region.to_vec();
        if self.layout.problem.medians.is_none() {
            match self.random.below(4) {
                0 if drawn.len() > 1 => {
                    let at = self.random.below(drawn.len());
                    drawn.swap_remove(at);
                }
                1 => {
                    let site = self.candidate(free);
                    if site != NONE {
                        drawn.push(site);
                    }
                }
                _ => {}
            }
        }
        let keep = self.random.below(4);
        for at in 0..drawn.len() {
            if (drawn.len() == 1 || self.random.below(4) >= keep) && region.contains(&drawn[at]) {
                let site = self.candidate(free);
                if site != NONE && !drawn.contains(&site) {
                    drawn[at] = site;
                }
            }
        }
        drawn
    }

    fn candidate(&mut self, free: &[u32]) -> u32 {
        let client = free[self.random.below(free.len())];
        let near = self.layout.near.of(client);
        let reach = if self.layout.problem.plane() { 3 } else { 10 };
        let site = near[self.random.below(near.len().min(reach))];
        if self.may_open(site) { site } else { NONE }
    }

    /// Everyone to one of these sites, those with most to lose first.
    fn place(&mut self, free: &[u32], sites: &[u32]) {
        let problem = self.layout.problem;
        let mut order: Vec<(f64, u32)> = Vec::with_capacity(free.len());
        for &client in free {
            let (mut best, mut second) = (f64::INFINITY, f64::INFINITY);
            for &site in sites {
                let cost = problem.cost(client, site);
                if cost < best {
                    (best, second) = (cost, best);
                } else if cost < second {
                    second = cost;
                }
            }
            let regret = if second.is_finite() { second - best } else { 0.0 };
            #[expect(clippy::cast_precision_loss, reason = "demands are small")]
            let demand = problem.demand[client as usize].max(1) as f64;
            // Per unit of demand or not: both orders have their merits.
            order.push((if order.len().is_multiple_of(2) { regret } else { regret + 1e-6 * demand }, client));
        }
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, client) in order {
            let demand = problem.demand[client as usize];
            let mut best = (f64::INFINITY, NONE);
            for &site in sites {
                let load = self.layout.load[site as usize];
                let over = self.layout.above(site, load + demand) - self.layout.above(site, load);
                #[expect(clippy::cast_precision_loss, reason = "overload is far below 2^52")]
                let cost = problem.cost(client, site) + self.price * over as f64;
                if cost < best.0 {
                    best = (cost, site);
                }
            }
            self.layout.send(client, best.1);
        }
        self.work += (free.len() * sites.len()) as u64 / 4;
    }

    /// Medians and single clients in turns.
    fn polish(&mut self, free: &[u32]) {
        for round in 0..2 {
            let mut sites: Vec<u32> = free.iter().map(|&client| self.layout.site[client as usize]).collect();
            sites.sort_unstable();
            sites.dedup();
            for site in sites {
                self.centre(site);
            }
            if round == 0 {
                for _ in 0..free.len().max(4) * 2 {
                    let client = free[self.random.below(free.len())];
                    self.single(client);
                }
            }
        }
    }

    /// Moves a site to where its clients are served best: all of them tried when they are few, else a sample.
    fn centre(&mut self, site: u32) {
        let members = self.layout.members[site as usize].len();
        let mut best = (-1e-9, NONE);
        let all = members <= 24 && self.layout.problem.plane();
        let tries = if all { members } else { 8 };
        for at in 0..tries {
            let to = if all { self.layout.members[site as usize][at] } else { self.instead(site) };
            if to == NONE || !self.may_open(to) {
                continue;
            }
            let rise = self.relocation(site, to);
            if rise < best.0 {
                best = (rise, to);
            }
        }
        self.work += (tries * members) as u64 / 16;
        if best.1 != NONE {
            self.transfer(site, best.1);
        }
    }
}

/// The work of rebuilding once, about: used to share out rounds.
pub(super) fn round_work(clients: usize) -> u64 {
    u64::from(index(clients)) * 100
}
