//! The course of a solution: a first answer, the bound, annealing on all threads, a tree where the problem is small enough.
//!
//! Always true: with [`Pace::Rounds`] the answer depends on the problem, the seed and the rounds, never on the threads;
//! with [`Pace::Clock`] the work ends when the clock says so.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::anneal::{Lane, everybody};
use super::course::{Cooling, State};
use super::problem::{Near, Problem};
use super::rebuild::round_work;
use super::relax::{Evaluation, Relaxation, Status};
use super::start::assigned;
use super::tree::Tree;
use super::trim::{self, Ascent, fix_sites};
use crate::random::Random;

/// How long to search.
#[derive(Clone, Copy)]
pub enum Pace<'c> {
    /// Until this clock, which tells the share of the time that is over, reaches 1.
    Clock(&'c (dyn Fn() -> f64 + Sync)),
    /// So many rounds; 30 are a quick answer, 300 a good one.
    Rounds(u32),
}

/// Seed and threads of a search.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    /// Seed of all that is drawn at random.
    pub seed: u64,
    /// Threads, 1 to 16.
    pub threads: usize,
}

/// What a search comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The site of each client.
    pub serves: Vec<u32>,
    /// What it costs.
    pub value: f64,
    /// A proved lower bound on what any answer costs.
    pub bound: f64,
}

pub(super) const MOST_LANES: usize = 16;

/// Heat at the beginning and at the end, as shares of the mean cost a client.
const HOT: f64 = 0.27;
const COLD: f64 = 0.035;

/// Shares of the time for the first answer and for the bound.
const FIRST: f64 = 0.06;
const BOUND: f64 = 0.25;

/// Once so much of the time is over there is none left for the bound of a large problem: costs are not negative, and
/// nothing more is claimed.
const LATE: f64 = 0.5;

/// Parts of the annealing between which the lanes meet.
const EPOCHS: u32 = 40;

/// A stretch of the time.
fn cooling(begin: f64, end: f64, hot: f64, cold: f64, epochs: u32, rounds: u32) -> Cooling {
    Cooling { begin, end, hot, cold, epochs, rounds: u64::from(rounds) }
}

fn rounds(pace: Pace<'_>) -> u32 {
    match pace {
        Pace::Clock(_) => 0,
        Pace::Rounds(rounds) => rounds,
    }
}

/// Most clients of a problem on which the tree is tried at once.
const SMALL: usize = 500;

/// The best answer found, or nothing if none was.
#[must_use]
pub fn solve(problem: &Problem, task: &Task, pace: Pace<'_>) -> Option<Answer> {
    let near = Near::new(problem);
    let mut state = State::new(problem, &near, *task, pace);
    state.first(pace);
    if share(pace) > LATE {
        let rest = cooling(share(pace), 0.985, COLD, COLD / 8.0, 6, 0);
        state.anneal(pace, &rest, &AtomicBool::new(false));
        return state.answer();
    }
    let relaxation = Relaxation::new(problem, &near);
    let mut status = vec![Status::Free; problem.sites()];
    let ascent = state.raise(&relaxation, &mut status, pace);
    let medians = chosen(problem, &ascent);
    state.take_up(&medians, pace);
    let upper = if state.value.is_finite() { state.value } else { problem.worst() };
    let tree = (problem.clients() <= SMALL).then(|| Tree::new(relaxation, &ascent, status, upper));
    match tree {
        Some(tree) => state.finish(tree, pace),
        None => {
            let stop = AtomicBool::new(false);
            let all = rounds(pace);
            state.anneal(pace, &cooling(share(pace), 0.92, HOT, COLD, EPOCHS, all), &stop);
            // Cold enough in the end that nothing is overfull.
            state.anneal(pace, &cooling(share(pace), 0.985, COLD, COLD / 8.0, 6, all / 10), &stop);
        }
    }
    state.answer()
}

/// The share of the time that is over.
fn share(pace: Pace<'_>) -> f64 {
    match pace {
        Pace::Clock(clock) => clock(),
        Pace::Rounds(_) => 0.0,
    }
}

/// The sites that are most open in the relaxation.
fn chosen(problem: &Problem, ascent: &Ascent) -> Vec<u32> {
    let mut order: Vec<(f64, u32)> = (0_u32..).zip(&ascent.open).map(|(site, &open)| (open, site)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let half = order.iter().filter(|entry| entry.0 >= 0.5).count();
    order.iter().take(problem.medians.unwrap_or(half.max(1))).map(|entry| entry.1).collect()
}

impl<'a> State<'a> {
    /// The best answer, if there is one.
    fn answer(self) -> Option<Answer> {
        (!self.best.is_empty()).then(|| Answer {
            bound: self.bound.min(self.value),
            value: self.problem.value(&self.best),
            serves: self.best,
        })
    }

    /// A quick answer.
    fn first(&mut self, pace: Pace<'_>) {
        let end = share(pace) + FIRST;
        let quick = cooling(share(pace), end, HOT, COLD / 8.0, 6, rounds(pace) / 10);
        self.anneal(pace, &quick, &AtomicBool::new(false));
    }

    /// The bound, while other threads go on annealing.
    fn raise(&mut self, relaxation: &Relaxation<'_>, status: &mut [Status], pace: Pace<'_>) -> Ascent {
        let upper = if self.value.is_finite() { self.value } else { self.problem.value(&self.current) };
        let prices = relaxation.first_prices(&self.current, self.near);
        let problem = self.problem;
        let free = self.value.is_finite();
        let climb = |status: &mut [Status]| {
            let (most, until) = match pace {
                Pace::Clock(_) => (20_000, BOUND),
                Pace::Rounds(rounds) => (200 + 4 * rounds as usize, 1.0),
            };
            let goal = if problem.whole() { upper - 1.0 + 1e-6 } else { upper };
            // Without an answer nothing may be ruled out.
            let upper = if free { upper } else { upper * 100.0 };
            trim::raise(relaxation, prices.clone(), (upper, goal), status, most, &mut || share(pace) < until)
        };
        let stop = AtomicBool::new(false);
        let ascent = if self.lanes > 1 && matches!(pace, Pace::Clock(_)) {
            self.lanes -= 1;
            let ascent = std::thread::scope(|scope| {
                let handle = scope.spawn(|| {
                    let ascent = climb(status);
                    stop.store(true, Ordering::Relaxed);
                    ascent
                });
                self.anneal(pace, &cooling(share(pace), BOUND, HOT / 2.0, COLD / 8.0, 8, 0), &stop);
                handle.join().ok()
            });
            self.lanes += 1;
            ascent.unwrap_or_else(|| Ascent::new(prices.clone()))
        } else {
            climb(status)
        };
        let mut work = Evaluation::default();
        relaxation.evaluate(&ascent.prices, status, &[], &mut work);
        self.bound = self.bound.max(whole(problem, ascent.bound));
        if self.value.is_finite() {
            fix_sites(relaxation, &work, upper, status);
            self.worth = status
                .iter()
                .enumerate()
                .map(|(site, status)| match status {
                    Status::Closed => f64::INFINITY,
                    _ => relaxation.worth(site, &work),
                })
                .collect();
            self.look();
        }
        ascent
    }

    /// Goes on from the relaxation's sites if they promise more than what is there.
    fn take_up(&mut self, medians: &[u32], pace: Pace<'_>) {
        let layout = assigned(self.problem, self.near, medians);
        let alone = Random::new(self.task.seed, "taken up");
        let mine = vec![true; self.problem.sites()];
        let clients = everybody(self.problem.clients());
        let mut lane = Lane::new(layout, alone, &mine, &self.plausible, clients);
        lane.price = self.price;
        let quick = round_work(self.problem.clients()) * 2;
        let begin = share(pace);
        let heat = self.typical() * COLD;
        #[expect(clippy::cast_precision_loss, reason = "rough")]
        lane.run(heat, heat / 4.0, &mut |work| (work as f64 / quick as f64).max((share(pace) - begin) / 0.08));
        let promising = lane.best_cost < self.value || (self.value.is_infinite() && lane.layout.over == 0);
        let (best, open) = (lane.best.clone(), lane.best_open.clone());
        if promising {
            self.current.clone_from(&lane.layout.site);
            self.current_open.clone_from(&lane.layout.open);
        } else if !self.best.is_empty() {
            self.current.clone_from(&self.best);
            self.current_open.clone_from(&self.best_open);
        }
        self.keep(&best, &open);
    }

    /// Tree on one thread, annealing on the others; or in turns on one.
    fn finish(&mut self, mut tree: Tree<'a>, pace: Pace<'_>) {
        let stop = AtomicBool::new(false);
        match pace {
            Pace::Clock(clock) if self.lanes > 1 => {
                self.lanes -= 1;
                let shared = Mutex::new(self.value);
                std::thread::scope(|scope| {
                    let handle = scope.spawn(|| {
                        grow(&mut tree, &mut |_| clock() < 0.985, &shared);
                        stop.store(true, Ordering::Relaxed);
                        tree
                    });
                    let mut heat = HOT;
                    while share(pace) < 0.97 && !stop.load(Ordering::Relaxed) {
                        let end = (share(pace) + 0.15).min(0.98);
                        self.anneal(pace, &cooling(share(pace), end, heat, COLD / 8.0, 12, 0), &stop);
                        if let Ok(mut value) = shared.lock() {
                            *value = value.min(self.value);
                        }
                        heat = HOT * if heat < HOT { 1.0 } else { 0.3 };
                    }
                    if let Ok(tree) = handle.join() {
                        self.harvest(&tree);
                    }
                });
            }
            Pace::Clock(clock) => {
                self.anneal(pace, &cooling(share(pace), 0.45, HOT, COLD / 8.0, 24, 0), &stop);
                grow(&mut tree, &mut |_| clock() < 0.985, &Mutex::new(self.value));
                self.harvest(&tree);
            }
            Pace::Rounds(rounds) => {
                self.anneal(pace, &cooling(0.0, 1.0, HOT, COLD / 8.0, EPOCHS, rounds), &stop);
                grow(&mut tree, &mut |nodes| nodes < 50 * rounds as usize, &Mutex::new(self.value));
                self.harvest(&tree);
            }
        }
    }

    fn harvest(&mut self, tree: &Tree<'_>) {
        if let Some(found) = &tree.found {
            let mut open = found.clone();
            open.sort_unstable();
            open.dedup();
            self.keep(found, &open);
        }
        self.bound = self.bound.max(tree.bound());
    }
}

/// Lets the tree grow; it hears of better answers found elsewhere.
fn grow(tree: &mut Tree<'_>, go_on: &mut dyn FnMut(usize) -> bool, shared: &Mutex<f64>) {
    loop {
        let known = shared.lock().map_or(f64::INFINITY, |value| *value);
        tree.upper = tree.upper.min(known);
        let mut more = false;
        tree.grow(&mut |_, nodes| {
            let value = shared.lock().map_or(f64::INFINITY, |value| *value);
            more = value < known;
            !more && go_on(nodes)
        });
        if !more {
            return;
        }
    }
}

/// A bound rounded up where every answer is whole.
fn whole(problem: &Problem, bound: f64) -> f64 {
    if problem.whole() { (bound - 1e-7).ceil() } else { bound }
}
