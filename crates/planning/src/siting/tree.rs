//! Branch and bound on the relaxation: first which sites open, then who is served by which half of the sites left.
//!
//! Always true: every node that is dropped has a bound of at least the limit, so what [`Tree::bound`] says holds for
//! the whole problem, however early the search stops.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::problem::{NONE, Problem, index};
use super::relax::{Evaluation, Relaxation, Status};
use super::trim::{Ascent, fix_links, fix_sites};

/// A part of the problem that is still to be looked at.
#[derive(Debug)]
struct Node {
    bound: f64,
    depth: usize,
    prices: Vec<f64>,
    status: Vec<Status>,
    alive: Vec<bool>,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        other.bound.total_cmp(&self.bound).then(self.depth.cmp(&other.depth))
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The search.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    relaxation: Relaxation<'a>,
    open: BinaryHeap<Node>,
    /// The least bound of the nodes dropped.
    dropped: f64,
    /// The best value known, and the answer if it was found here.
    pub upper: f64,
    pub found: Option<Vec<u32>>,
    pub nodes: usize,
    whole: bool,
    work: Evaluation,
}

/// Steps of the ascent at a node.
const STEPS: usize = 60;

impl<'a> Tree<'a> {
    /// A tree on what the root's prices leave, given the value of an answer.
    pub(super) fn new(mut relaxation: Relaxation<'a>, root: &Ascent, mut status: Vec<Status>, upper: f64) -> Self {
        let whole = relaxation.problem.whole();
        let mut tree = Self {
            open: BinaryHeap::new(),
            dropped: f64::INFINITY,
            upper,
            found: None,
            nodes: 0,
            whole,
            work: Evaluation::default(),
            relaxation: relaxation.clone(),
        };
        let mut alive = vec![true; relaxation.client.len()];
        let limit = tree.limit();
        relaxation.evaluate(&root.prices, &status, &[], &mut tree.work);
        fix_sites(&relaxation, &tree.work, limit, &mut status);
        fix_links(&relaxation, &tree.work, &root.prices, limit, &status, &mut alive);
        relaxation.shrink(&status, &alive);
        tree.dropped = limit;
        tree.open.push(Node {
            bound: root.bound,
            depth: 0,
            prices: root.prices.clone(),
            status,
            alive: vec![true; relaxation.client.len()],
        });
        tree.relaxation = relaxation;
        tree
    }

    /// From this value on nothing is of interest.
    fn limit(&self) -> f64 {
        if self.whole { self.upper - 1.0 + 1e-6 } else { self.upper * (1.0 - 1e-9) }
    }

    /// What is proved of the whole problem.
    pub(super) fn bound(&self) -> f64 {
        let least = self.open.peek().map_or(f64::INFINITY, |node| node.bound).min(self.dropped);
        if self.whole { (least - 1e-7).ceil().min(self.upper) } else { least.min(self.upper) }
    }

    pub(super) fn done(&self) -> bool {
        self.open.peek().is_none_or(|node| node.bound >= self.limit())
    }

    /// Looks at nodes until none is left or `go_on` says no; tells it the bound.
    pub(super) fn grow(&mut self, go_on: &mut dyn FnMut(f64, usize) -> bool) {
        while !self.done() && go_on(self.bound(), self.nodes) {
            let Some(node) = self.open.pop() else { return };
            self.nodes += 1;
            if let Some(back) = self.look(node, go_on) {
                self.open.push(back);
                return;
            }
        }
    }

    /// Bounds a node and divides it; gives it back when the time ends in the middle.
    fn look(&mut self, mut node: Node, go_on: &mut dyn FnMut(f64, usize) -> bool) -> Option<Node> {
        let limit = self.limit();
        let whole_bound = self.bound().min(node.bound);
        let mut ascent = Ascent::new(node.prices.clone());
        let mut stopped = false;
        let nodes = self.nodes;
        let mut work = std::mem::take(&mut self.work);
        ascent.climb(
            &self.relaxation,
            &node.status,
            &node.alive,
            (self.upper, limit),
            if node.depth == 0 { 10 } else { STEPS },
            true,
            &mut work,
            &mut |_| {
                stopped = !go_on(whole_bound, nodes);
                !stopped
            },
        );
        if stopped {
            self.work = work;
            return Some(node);
        }
        node.bound = node.bound.max(ascent.bound);
        if node.bound >= limit {
            self.work = work;
            return None;
        }
        self.relaxation.evaluate(&ascent.prices, &node.status, &node.alive, &mut work);
        self.answer(&work);
        let limit = self.limit();
        fix_sites(&self.relaxation, &work, limit, &mut node.status);
        fix_links(&self.relaxation, &work, &ascent.prices, limit, &node.status, &mut node.alive);
        self.work = work;
        node.prices.clone_from(&ascent.prices);
        self.divide(&node, &ascent);
        None
    }

    /// An evaluation that serves everyone once is an answer.
    fn answer(&mut self, work: &Evaluation) {
        let problem = self.relaxation.problem;
        if work.served.iter().any(|served| (served - 1.0).abs() > 1e-9)
            || work.open.iter().any(|open| open.fract() > 0.0)
        {
            return;
        }
        let mut serves = vec![NONE; problem.clients()];
        let mut first = 0;
        for &(site, end) in &work.sites {
            for &link in &work.taken[first..end] {
                serves[self.relaxation.client[link as usize] as usize] = site;
            }
            first = end;
        }
        self.offer(serves);
    }

    /// Keeps an answer that is sound and better than the best known.
    fn offer(&mut self, serves: Vec<u32>) {
        let problem = self.relaxation.problem;
        if !sound(problem, &serves) {
            return;
        }
        let value = problem.value(&serves);
        if value < self.upper {
            self.upper = value;
            self.found = Some(serves);
        }
    }

    fn push(&mut self, node: Node) {
        if node.bound < self.limit() {
            self.open.push(node);
        }
    }

    /// Two nodes for one; or an answer, when everything is decided.
    fn divide(&mut self, node: &Node, ascent: &Ascent) {
        let relaxation = &self.relaxation;
        let mut options: Vec<Vec<(f64, u32, usize)>> = vec![Vec::new(); relaxation.problem.clients()];
        for site in 0..node.status.len() {
            for link in relaxation.start[site]..relaxation.start[site + 1] {
                if node.alive[link] {
                    let used = ascent.used.get(link).copied().unwrap_or(0.0);
                    options[relaxation.client[link] as usize].push((used, index(site), link));
                }
            }
        }
        if options.iter().any(Vec::is_empty) {
            return;
        }
        if options.iter().all(|options| options.len() == 1) {
            self.offer(options.iter().map(|options| options[0].1).collect());
            return;
        }
        let half = |open: f64| (open - 0.5).abs();
        let site = (0..node.status.len())
            .filter(|&site| node.status[site] == Status::Free)
            .filter(|&site| half(ascent.open[site]) < 0.45)
            .min_by(|&a, &b| half(ascent.open[a]).total_cmp(&half(ascent.open[b])));
        if let Some(site) = site {
            self.on_site(node, site);
            return;
        }
        // The client whose service is most divided.
        let divided =
            |options: &Vec<(f64, u32, usize)>| 1.0 - options.iter().map(|option| option.0).fold(0.0, f64::max);
        let client = (0..options.len())
            .filter(|&client| options[client].len() > 1)
            .max_by(|&a, &b| divided(&options[a]).total_cmp(&divided(&options[b])));
        let Some(client) = client else { return };
        let mut links = std::mem::take(&mut options[client]);
        links.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for side in 0..2 {
            let mut child = Node {
                bound: node.bound,
                depth: node.depth + 1,
                prices: node.prices.clone(),
                status: node.status.clone(),
                alive: node.alive.clone(),
            };
            for (at, &(_, _, link)) in links.iter().enumerate() {
                if at % 2 != side {
                    child.alive[link] = false;
                }
            }
            self.push(child);
        }
    }

    fn on_site(&mut self, node: &Node, site: usize) {
        for decided in [Status::Open, Status::Closed] {
            let mut child = Node {
                bound: node.bound,
                depth: node.depth + 1,
                prices: node.prices.clone(),
                status: node.status.clone(),
                alive: node.alive.clone(),
            };
            child.status[site] = decided;
            if decided == Status::Closed {
                child.alive[self.relaxation.start[site]..self.relaxation.start[site + 1]].fill(false);
            }
            self.push(child);
        }
    }
}

/// Whether an assignment keeps capacities and the limit on medians.
pub(super) fn sound(problem: &Problem, serves: &[u32]) -> bool {
    let mut load = vec![0_i64; problem.sites()];
    let mut used = vec![false; problem.sites()];
    for (client, &site) in serves.iter().enumerate() {
        if site == NONE {
            return false;
        }
        load[site as usize] += problem.demand[client];
        used[site as usize] = true;
    }
    let open = used.iter().filter(|used| **used).count();
    load.iter().zip(&problem.capacity).all(|(load, capacity)| load <= capacity)
        && problem.medians.is_none_or(|medians| open <= medians)
}
