//! How fast waiting times are simulated: so many units (5,213 by default), 200 days each. Prints one JSON object.
//!
//! `cargo run --profile bench-quick -p planning --example waiting -- [units] [days] [threads]`

#![allow(clippy::print_stdout)]

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use model::voting::VotingRules;
use planning::queue::{Station, simulate_all};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u32>().ok());
    let mut next = |usual: u32| arguments.next().flatten().unwrap_or(usual);
    let (count, days, threads) = (next(5_213), next(200), next(2));
    let rules = VotingRules::default();
    // Sizes as in Albania: 3.45 million voters in 5,213 units, from 200 to 1,000.
    let units: Vec<(String, Station)> = (0..count)
        .map(|at| {
            let voters = 324 + at * 2_654 % 677;
            (at.to_string(), Station { voters, devices: 1, booths: rules.booths_for(voters) })
        })
        .collect();
    let voters: u64 = units.iter().map(|(_, station)| u64::from(station.voters)).sum();
    let started = Instant::now();
    let found = simulate_all(&rules, &units, 1, days, usize::try_from(threads).unwrap_or(1), &AtomicBool::new(false));
    let seconds = started.elapsed().as_secs_f64();
    let over = found.iter().flatten().filter(|wait| wait.over_hundredths > 500).count();
    println!(
        "{{\"units\":{count},\"days\":{days},\"voters\":{voters},\"threads\":{threads},\"too_long\":{over},\"seconds\":{seconds:.2}}}"
    );
}
