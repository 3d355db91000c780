//! Who is served from where while the search goes on, with loads, cost and overload kept up to date.
//!
//! Always true: `cost` and `over` are those of the assignment (up to rounding, see [`Layout::recount`]); with a limit on
//! medians exactly so many sites are open, without one the open sites are those that serve somebody; what was noted
//! since a mark can be taken back.

use super::problem::{NONE, Near, Problem, index};
use crate::random::Random;

/// Something that happened, so that it can be taken back.
#[derive(Debug, Clone, Copy)]
enum Event {
    Sent(u32, u32),
    Opened(u32),
    Closed(u32),
}

/// The assignment.
#[derive(Debug, Clone)]
pub(super) struct Layout<'a> {
    pub problem: &'a Problem,
    pub near: &'a Near,
    /// The site of each client, `NONE` while it has none.
    pub site: Vec<u32>,
    slot: Vec<u32>,
    /// The clients of each site.
    pub members: Vec<Vec<u32>>,
    pub load: Vec<i64>,
    /// The open sites, in no order that means anything.
    pub open: Vec<u32>,
    place: Vec<u32>,
    pub cost: f64,
    pub over: i64,
    /// What being overfull at all counts for, in units of demand.
    charge: i64,
    events: Vec<Event>,
    noting: bool,
}

impl<'a> Layout<'a> {
    /// Nobody is served and nothing is open.
    pub(super) fn empty(problem: &'a Problem, near: &'a Near) -> Self {
        let (clients, sites) = (problem.clients(), problem.sites());
        Self {
            problem,
            near,
            site: vec![NONE; clients],
            slot: vec![0; clients],
            members: vec![Vec::new(); sites],
            load: vec![0; sites],
            open: Vec::new(),
            place: vec![NONE; sites],
            cost: 0.0,
            over: 0,
            charge: 1 + problem.demand.iter().sum::<i64>() / (4 * i64::from(index(clients))),
            events: Vec::new(),
            noting: false,
        }
    }

    /// An assignment of everybody; `open` are the medians, those that serve nobody among them.
    pub(super) fn of(problem: &'a Problem, near: &'a Near, serves: &[u32], open: &[u32]) -> Self {
        let mut layout = Self::empty(problem, near);
        if problem.medians.is_some() {
            for &site in open {
                layout.open(site);
            }
        }
        for (client, &site) in (0_u32..).zip(serves) {
            layout.send(client, site);
        }
        layout
    }

    pub(super) fn is_open(&self, site: u32) -> bool {
        self.place[site as usize] != NONE
    }

    /// How far the load of a site is above its capacity, with a charge on top for being above it at all: else a
    /// single unit too many would be worth its price.
    #[inline]
    pub(super) fn above(&self, site: u32, load: i64) -> i64 {
        let over = load - self.problem.capacity[site as usize];
        if over > 0 { over + self.charge } else { 0 }
    }

    pub(super) fn open(&mut self, site: u32) {
        if self.noting {
            self.events.push(Event::Opened(site));
        }
        self.place[site as usize] = index(self.open.len());
        self.open.push(site);
        self.cost += self.problem.opening[site as usize];
    }

    pub(super) fn close(&mut self, site: u32) {
        if self.noting {
            self.events.push(Event::Closed(site));
        }
        let at = std::mem::replace(&mut self.place[site as usize], NONE) as usize;
        self.open.swap_remove(at);
        if let Some(&moved) = self.open.get(at) {
            self.place[moved as usize] = index(at);
        }
        self.cost -= self.problem.opening[site as usize];
    }

    /// Sends a client to a site, or to nowhere.
    pub(super) fn send(&mut self, client: u32, to: u32) {
        let from = self.site[client as usize];
        if self.noting {
            self.events.push(Event::Sent(client, from));
        }
        let demand = self.problem.demand[client as usize];
        let free = self.problem.medians.is_none();
        if from != NONE {
            let at = self.slot[client as usize] as usize;
            let members = &mut self.members[from as usize];
            members.swap_remove(at);
            if let Some(&moved) = members.get(at) {
                self.slot[moved as usize] = index(at);
            }
            let load = self.load[from as usize];
            self.over += self.above(from, load - demand) - self.above(from, load);
            self.load[from as usize] = load - demand;
            self.cost -= self.problem.cost(client, from);
            if free && self.members[from as usize].is_empty() {
                self.close_silently(from);
            }
        }
        if to != NONE {
            if free && !self.is_open(to) {
                self.open_silently(to);
            }
            self.slot[client as usize] = index(self.members[to as usize].len());
            self.members[to as usize].push(client);
            let load = self.load[to as usize];
            self.over += self.above(to, load + demand) - self.above(to, load);
            self.load[to as usize] = load + demand;
            self.cost += self.problem.cost(client, to);
        }
        self.site[client as usize] = to;
    }

    /// Sends to medians that serve nobody the client who lives there: no move to neighbours would find them again.
    pub(super) fn fill(&mut self, medians: &[u32], mine: Option<&[bool]>) {
        if self.problem.medians.is_none() || !self.problem.plane() {
            return;
        }
        for &median in medians {
            let from = self.site[median as usize];
            let fits = self.problem.demand[median as usize] <= self.problem.capacity[median as usize];
            if self.members[median as usize].is_empty()
                && from != NONE
                && fits
                && self.members[from as usize].len() > 1
                && mine.is_none_or(|mine| mine[from as usize])
            {
                self.send(median, median);
            }
        }
    }

    // Without a limit on medians opening and closing follow from who is served: sending back undoes them too.
    fn open_silently(&mut self, site: u32) {
        let noting = std::mem::replace(&mut self.noting, false);
        self.open(site);
        self.noting = noting;
    }

    fn close_silently(&mut self, site: u32) {
        let noting = std::mem::replace(&mut self.noting, false);
        self.close(site);
        self.noting = noting;
    }

    /// From here on what happens is noted.
    pub(super) fn note(&mut self) {
        self.events.clear();
        self.noting = true;
    }

    /// What happened since stays.
    pub(super) fn keep(&mut self) {
        self.noting = false;
    }

    /// What happened since is taken back.
    pub(super) fn undo(&mut self) {
        self.noting = false;
        while let Some(event) = self.events.pop() {
            match event {
                Event::Sent(client, from) => self.send(client, from),
                Event::Opened(site) => self.close(site),
                Event::Closed(site) => self.open(site),
            }
        }
    }

    /// Adds the cost up again, so that rounding does not pile up.
    pub(super) fn recount(&mut self) {
        let serving = (0_u32..).zip(&self.site).filter(|(_, site)| **site != NONE);
        self.cost = serving.map(|(client, &site)| self.problem.cost(client, site)).sum::<f64>()
            + self.open.iter().map(|&site| self.problem.opening[site as usize]).sum::<f64>();
    }

    /// A site that could serve a client instead: the one that serves somebody near, or an open one among its cheapest.
    pub(super) fn other(&self, client: u32, random: &mut Random) -> u32 {
        let near = self.near.of(client);
        if self.problem.plane() {
            let reach = near.len().min(if random.below(4) == 0 { 40 } else { 12 });
            return self.site[near[random.below(reach)] as usize];
        }
        let mut skip = random.below(6);
        let mut last = NONE;
        for &site in near {
            if self.is_open(site) {
                last = site;
                if skip == 0 {
                    break;
                }
                skip -= 1;
            }
        }
        last
    }
}
