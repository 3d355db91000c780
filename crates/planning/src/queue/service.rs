//! Times drawn at random: how long a voter takes, and how long until the next one comes.
//!
//! Always true: one draw is one number of the generator; the middle of the distribution comes from a table (linear between
//! 4,096 quantiles), the ends from the quantile function itself.

use crate::random::Random;

/// Entries of a table.
const STEPS: usize = 4_096;
/// Share of each end that is computed exactly.
const END: f64 = 1.0 / 256.0;

/// A distribution by its quantiles.
#[derive(Debug, Clone)]
pub(super) struct Times {
    table: Vec<f64>,
    shape: Shape,
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    Fixed(f64),
    /// Mean.
    Exponential(f64),
    /// Location and scale of the logarithm.
    Lognormal(f64, f64),
}

impl Times {
    /// Exponential with this mean.
    pub fn exponential(mean: f64) -> Self {
        Self::of(Shape::Exponential(mean))
    }

    /// Lognormal with this mean and coefficient of variation; without variation, always the mean.
    pub fn lognormal(mean: f64, variation: f64) -> Self {
        if variation <= 0.0 {
            return Self::of(Shape::Fixed(mean));
        }
        let square = libm::log(1.0 + variation * variation);
        Self::of(Shape::Lognormal(libm::log(mean) - square / 2.0, libm::sqrt(square)))
    }

    fn of(shape: Shape) -> Self {
        let place = |step: usize| whole(step) / whole(STEPS);
        let clamped = |step: usize| place(step).clamp(END / 2.0, 1.0 - END / 2.0);
        Self { table: (0..=STEPS).map(|step| shape.quantile(clamped(step))).collect(), shape }
    }

    /// One time.
    pub fn draw(&self, random: &mut Random) -> f64 {
        let share = uniform(random);
        if let Shape::Fixed(time) = self.shape {
            return time;
        }
        if !(END..1.0 - END).contains(&share) {
            return self.shape.quantile(share);
        }
        let at = share * whole(STEPS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the table's length")]
        let step = at as usize;
        let (low, high) = (self.table[step], self.table[step + 1]);
        low + (high - low) * (at - whole(step))
    }
}

impl Shape {
    fn quantile(self, share: f64) -> f64 {
        match self {
            Self::Fixed(time) => time,
            Self::Exponential(mean) => -mean * libm::log1p(-share),
            Self::Lognormal(location, scale) => libm::exp(location + scale * normal_quantile(share)),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 4,096")]
fn whole(step: usize) -> f64 {
    step as f64
}

/// A number above 0 and below 1.
pub(super) fn uniform(random: &mut Random) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    let bits = (random.next() >> 11) as f64;
    (bits + 0.5) / 9_007_199_254_740_992.0
}

/// The standard normal quantile (Wichura 1988, AS 241, PPND7: about seven digits).
fn normal_quantile(share: f64) -> f64 {
    let q = share - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        let above = ((59.109_374_720 * r + 159.291_132_02) * r + 50.434_271_938) * r + 3.387_132_717_9;
        let below = ((67.187_563_600 * r + 78.757_757_664) * r + 17.895_169_469) * r + 1.0;
        return q * above / below;
    }
    let r = libm::sqrt(-libm::log(if q < 0.0 { share } else { 1.0 - share }));
    let value = if r <= 5.0 {
        let r = r - 1.6;
        let above = ((0.170_238_21 * r + 1.306_728_484_4) * r + 2.756_815_390_0) * r + 1.423_437_277_7;
        above / ((0.120_211_33 * r + 0.737_001_642_50) * r + 1.0)
    } else {
        let r = r - 5.0;
        let above = ((0.017_337_203_997 * r + 0.428_682_942_35) * r + 3.081_226_386_0) * r + 6.657_905_115_0;
        above / ((0.012_258_202_635 * r + 0.241_978_942_57) * r + 1.0)
    };
    if q < 0.0 { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_quantile_is_that_of_the_tables() {
        for (share, value) in [(0.5, 0.0), (0.975, 1.959_964), (0.01, -2.326_348), (0.999_999, 4.753_424)] {
            assert!((normal_quantile(share) - value).abs() < 2e-6, "{share}");
        }
    }

    #[test]
    fn drawn_times_have_the_mean_and_the_variation_that_was_asked_for() {
        for (times, mean, variation) in [
            (Times::exponential(90.0), 90.0, 1.0),
            (Times::lognormal(60.0, 0.5), 60.0, 0.5),
            (Times::lognormal(9.0, 0.0), 9.0, 0.0),
        ] {
            let mut random = Random::new(1, "times");
            let count = 400_000;
            let drawn: Vec<f64> = (0..count).map(|_| times.draw(&mut random)).collect();
            let middle = drawn.iter().sum::<f64>() / f64::from(count);
            let spread = (drawn.iter().map(|time| (time - middle).powi(2)).sum::<f64>() / f64::from(count)).sqrt();
            assert!((middle / mean - 1.0).abs() < 0.005, "{middle} for {mean}");
            assert!((spread / mean - variation).abs() < 0.01, "{spread} for {variation}");
        }
    }
}
