//! The arrivals of a day: a Poisson stream whose rate changes from part to part of the day.

use model::voting::VotingRules;

use super::service::Times;
use crate::random::Random;

/// The arrivals of one unit's day.
#[derive(Debug, Clone)]
pub(super) struct Day {
    /// Seconds of a part.
    part: f64,
    /// Expected voters of each part.
    expected: Vec<f64>,
    gap: Times,
}

impl Day {
    /// The day of a unit with so many voters expected to come.
    pub fn new(rules: &VotingRules, expected: f64) -> Self {
        let all: f64 = rules.arrivals.iter().map(|weight| f64::from(*weight)).sum();
        let parts = u32::try_from(rules.arrivals.len()).unwrap_or(u32::MAX).max(1);
        Self {
            part: f64::from(rules.minutes()) * 60.0 / f64::from(parts),
            expected: rules.arrivals.iter().map(|weight| expected * f64::from(*weight) / all.max(1.0)).collect(),
            gap: Times::exponential(1.0),
        }
    }

    /// The greatest number of voters a second in any part.
    pub fn peak(&self) -> f64 {
        self.expected.iter().copied().fold(0.0, f64::max) / self.part
    }

    /// The times of arrival in seconds after opening, in order.
    pub fn arrivals(&self, random: &mut Random, into: &mut Vec<f64>) {
        into.clear();
        let mut start = 0.0;
        // Expected voters until the next arrival: exponential, whatever the part.
        let mut ahead = self.gap.draw(random);
        for &expected in &self.expected {
            let mut past = 0.0;
            while past + ahead < expected {
                past += ahead;
                into.push(start + self.part * past / expected);
                ahead = self.gap.draw(random);
            }
            ahead -= expected - past;
            start += self.part;
        }
    }

    /// Like [`Self::arrivals`] without end: a stationary stream of one rate, for comparison with theory.
    #[cfg(test)]
    pub fn stationary(rate: f64, seconds: f64) -> Self {
        Self { part: seconds, expected: vec![rate * seconds], gap: Times::exponential(1.0) }
    }
}
