//! Pages for tests: a ballot drawn from a geometry, marked with pens, and scanned with the faults of real scanners.
//!
//! What always holds: the same call draws the same page; the drawing knows nothing of the reader.

pub(crate) mod ballot;
pub(crate) mod scanner;

pub(crate) use ballot::{Drawing, Pen, definition, encoded, package, package_of, settings};
pub(crate) use scanner::{Scanner, pnm};

/// Reproducible numbers for noise and marks (xorshift64*).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A whole number below `most`.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        (self.next() >> 11) % most
    }

    /// A number between the two.
    pub(crate) fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * (self.below(1_000_001) as f64 / 1_000_000.0)
    }

    /// About normally distributed, with deviation 1.
    pub(crate) fn normal(&mut self) -> f64 {
        let bits = self.next();
        let sum: u64 = (0..4).map(|part| (bits >> (part * 16)) & 0xffff).sum();
        (sum as f64 / 65_536.0 - 2.0) * 1.732
    }
}
