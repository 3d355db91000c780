//! The day of a unit, voter by voter: first come, first served at the devices, then at the booths, then at the box.
//!
//! Always true: each repetition of each unit has a generator of its own, and what is counted are whole numbers, so that
//! the order in which threads finish changes nothing.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use model::voting::VotingRules;

use super::day::Day;
use super::erlang::mean_wait;
use super::service::Times;
use crate::random::Random;

/// Waits are counted in classes of this many seconds.
const CLASS: f64 = 6.0;
/// Classes; a longer wait falls into the last one (24 hours).
const CLASSES: usize = 14_400;
/// Most threads.
const MOST_THREADS: usize = 64;

/// A unit as the simulation sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Station {
    /// Registered voters.
    pub voters: u32,
    /// Identification devices.
    pub devices: u32,
    /// Booths.
    pub booths: u32,
}

/// How long voters wait in a unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Voters who came, on the mean of the days.
    pub voters: u32,
    /// Mean wait of a voter in all queues together, in seconds.
    pub mean_seconds: u32,
    /// The wait that 95 % of voters stay below, in seconds.
    pub p95_seconds: u32,
    /// Share of voters who wait longer than the rules allow, in hundredths of a per cent.
    pub over_hundredths: u32,
    /// How long after closing the last voter leaves, mean of the days, in seconds.
    pub after_close_seconds: u32,
    /// Load of the busiest step in the busiest part of the day, in per cent: above 100 the queue grows.
    pub peak_load: u32,
    /// Erlang's mean wait at the device in the busiest part of the day, in seconds; `None` where the queue grows.
    pub erlang_seconds: Option<u32>,
}

/// What is counted over the days of a unit.
pub(super) struct Count {
    pub classes: Vec<u32>,
    pub voters: u64,
    pub milliseconds: u64,
    pub over: u64,
    pub late_milliseconds: u64,
}

/// The three steps and the day of a unit.
pub(super) struct Course {
    pub day: Day,
    pub closes: f64,
    pub limit: f64,
    pub steps: [(Times, u32); 3],
}

impl Course {
    fn new(rules: &VotingRules, station: Station) -> Self {
        let variation = f64::from(rules.variation) / 100.0;
        let times = |seconds: u32| Times::lognormal(f64::from(seconds), variation);
        let expected = f64::from(station.voters) * f64::from(rules.turnout) / 100.0;
        Self {
            day: Day::new(rules, expected),
            closes: f64::from(rules.minutes()) * 60.0,
            limit: f64::from(rules.wait_minutes) * 60.0,
            steps: [
                (times(rules.identification_seconds), station.devices.max(1)),
                (times(rules.booth_seconds), station.booths.max(1)),
                (times(rules.box_seconds), 1),
            ],
        }
    }

    /// Runs so many days.
    pub fn run(&self, seed: u64, label: &str, repetitions: u32) -> Count {
        let mut count = Count { classes: vec![0; CLASSES], voters: 0, milliseconds: 0, over: 0, late_milliseconds: 0 };
        let mut days = Random::new(seed, label);
        let mut room = Room::default();
        for _ in 0..repetitions {
            let mut random = Random::new(days.next(), "day");
            self.one_day(&mut random, &mut room, &mut count);
        }
        count
    }

    fn one_day(&self, random: &mut Random, room: &mut Room, count: &mut Count) {
        self.day.arrivals(random, &mut room.ready);
        room.waits.clear();
        room.waits.resize(room.ready.len(), 0.0);
        room.order.clear();
        room.order.extend(0..room.ready.len());
        let mut last = 0.0_f64;
        for (times, servers) in &self.steps {
            room.free.clear();
            room.free.resize(usize::try_from(*servers).unwrap_or(1), 0.0);
            for &voter in &room.order {
                let ready = room.ready[voter];
                let server = earliest(&room.free);
                let start = room.free[server].max(ready);
                room.waits[voter] += start - ready;
                let done = start + times.draw(random);
                room.free[server] = done;
                room.ready[voter] = done;
                last = last.max(done);
            }
            // Who comes first to the next step: nearly in order already, so insertion is fast.
            settle(&mut room.order, &room.ready);
        }
        for &wait in &room.waits {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a wait of hours at most")]
            let (class, milliseconds) = ((wait / CLASS) as usize, (wait * 1000.0) as u64);
            count.classes[class.min(CLASSES - 1)] += 1;
            count.milliseconds += milliseconds;
            count.over += u64::from(wait > self.limit);
        }
        count.voters += u64::try_from(room.waits.len()).unwrap_or(0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, hours at most")]
        let late = ((last - self.closes).max(0.0) * 1000.0) as u64;
        count.late_milliseconds += late;
    }
}

/// What a day needs, kept from one to the next.
#[derive(Default)]
struct Room {
    ready: Vec<f64>,
    waits: Vec<f64>,
    order: Vec<usize>,
    free: Vec<f64>,
}

fn earliest(free: &[f64]) -> usize {
    let mut best = 0;
    for (server, time) in free.iter().enumerate() {
        if *time < free[best] {
            best = server;
        }
    }
    best
}

fn settle(order: &mut [usize], ready: &[f64]) {
    for at in 1..order.len() {
        let voter = order[at];
        let mut place = at;
        while place > 0 && ready[order[place - 1]] > ready[voter] {
            order[place] = order[place - 1];
            place -= 1;
        }
        order[place] = voter;
    }
}

/// Simulates so many days of one unit; `label` keeps units apart under one seed.
#[must_use]
pub fn simulate(rules: &VotingRules, station: Station, seed: u64, label: &str, repetitions: u32) -> Waiting {
    let course = Course::new(rules, station);
    let count = course.run(seed, label, repetitions.max(1));
    let days = u64::from(repetitions.max(1));
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let peak = course.day.peak();
    let loads = [rules.identification_seconds, rules.booth_seconds, rules.box_seconds];
    let load = loads
        .iter()
        .zip(&course.steps)
        .map(|(seconds, (_, servers))| peak * f64::from(*seconds) / f64::from(*servers))
        .fold(0.0, f64::max);
    let erlang = mean_wait(peak, f64::from(rules.identification_seconds), station.devices.max(1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and rounded")]
    let rounded = |number: f64| number.round().min(4.0e9) as u32;
    Waiting {
        voters: small((count.voters + days / 2) / days),
        mean_seconds: small(count.milliseconds / count.voters.max(1) / 1000),
        p95_seconds: percentile(&count, 95),
        over_hundredths: small((count.over * 10_000).div_ceil(count.voters.max(1))),
        after_close_seconds: small(count.late_milliseconds / days / 1000),
        peak_load: rounded(load * 100.0),
        erlang_seconds: erlang.map(rounded),
    }
}

/// The upper end of the class below which so many per cent of waits lie, in seconds.
fn percentile(count: &Count, percent: u64) -> u32 {
    let wanted = (count.voters * percent).div_ceil(100);
    let mut sum = 0;
    for (class, waits) in (1_u32..).zip(&count.classes) {
        sum += u64::from(*waits);
        if sum >= wanted {
            return if class == 1 { 0 } else { class * 6 };
        }
    }
    u32::MAX
}

/// Simulates all units, in parallel; `None` if `stop` was set on the way. Each unit bears its label.
#[must_use]
pub fn simulate_all(
    rules: &VotingRules,
    units: &[(String, Station)],
    seed: u64,
    repetitions: u32,
    threads: usize,
    stop: &AtomicBool,
) -> Option<Vec<Waiting>> {
    let next = AtomicUsize::new(0);
    let found = Mutex::new(vec![Waiting::default(); units.len()]);
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, MOST_THREADS) {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((label, station)) = units.get(at) else { break };
                    let waiting = simulate(rules, *station, seed, label, repetitions);
                    found.lock().unwrap_or_else(std::sync::PoisonError::into_inner)[at] = waiting;
                }
            });
        }
    });
    (!stop.load(Ordering::Relaxed)).then(|| found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner))
}
