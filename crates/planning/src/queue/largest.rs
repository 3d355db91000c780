//! The largest unit whose voters wait no longer than the rules allow, for so many devices and booths.

use model::voting::VotingRules;

use super::simulate::{Station, simulate};

/// Largest size that is tried.
const MOST: u32 = 5_000;
/// Sizes are multiples of this.
const STEP: u32 = 10;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Identification devices.
    pub devices: u32,
    /// Booths.
    pub booths: u32,
    /// Registered voters of the largest unit in which the asked share of voters waits less than the limit; a multiple of
    /// 10, at most 5,000.
    pub largest: u32,
}

/// The table for 1 to `devices` devices and 1 to `booths` booths.
///
/// The same days are used for every size (common random numbers by seed), so that the table does not jump about.
#[must_use]
pub fn largest_table(rules: &VotingRules, devices: u32, booths: u32, seed: u64, repetitions: u32) -> Vec<Cell> {
    let mut cells = Vec::new();
    for devices in 1..=devices.min(20) {
        for booths in 1..=booths.min(20) {
            cells.push(Cell { devices, booths, largest: largest(rules, devices, booths, seed, repetitions) });
        }
    }
    cells
}

fn largest(rules: &VotingRules, devices: u32, booths: u32, seed: u64, repetitions: u32) -> u32 {
    let allowed = (100 - rules.wait_share.min(100)) * 100;
    let good = |steps: u32| {
        let station = Station { voters: steps * STEP, devices, booths };
        simulate(rules, station, seed, "table", repetitions).over_hundredths <= allowed
    };
    // The wait grows with the size: halve the span.
    let (mut low, mut high) = (0, MOST / STEP + 1);
    while high - low > 1 {
        let middle = u32::midpoint(low, high);
        if good(middle) { low = middle } else { high = middle }
    }
    low * STEP
}
