//! Chance from a seed: SplitMix64 (Steele, Lea, Flood 2014), the same on every machine.

/// A stream of numbers that follows from its seed alone.
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed and a name, so that each unit and list has its own, whatever else is made.
    pub fn of(seed: u64, name: &str) -> Self {
        // FNV-1a over the name, mixed with the seed.
        let hash = name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut chance = Self(seed ^ hash);
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to just below `end` (0 for an `end` of 0).
    pub fn below(&mut self, end: u32) -> u32 {
        let high = (u128::from(self.next()) * u128::from(end)) >> 64;
        u32::try_from(high).unwrap_or(0)
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last.saturating_sub(first) + 1)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    /// One of some things.
    pub fn pick<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        let end = u32::try_from(things.len()).unwrap_or(u32::MAX);
        let index = usize::try_from(self.below(end)).unwrap_or(0);
        things[index]
    }
}
