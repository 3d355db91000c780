//! The plan of the last election: where each group voted then.
//!
//! Always true: numbers are unique in the country, because each unit of the territory has its own range of them; most
//! units keep the size rule, a few have outgrown it or shrunk below it, so that a planner has something to mend.

use model::measure::VoterCount;
use model::territory::AdminUnit;
use model::unit::{PreviousUnit, UnitNumber};

use crate::chance::Chance;
use crate::groups::Settled;
use crate::venues::Found;

/// The range of numbers of one administrative unit.
#[derive(Clone, Copy)]
pub struct Numbers {
    first: u16,
    count: u16,
}

impl Numbers {
    /// The range that begins at `first`: one number for every 600 voters and two to spare.
    pub fn of(unit: &AdminUnit, first: u16) -> Self {
        Self { first, count: u16::try_from(unit.voters.0 / 600).unwrap_or(1_000) + 2 }
    }

    /// Where the next unit's range begins.
    pub fn next_unit_starts(self) -> u16 {
        self.first + self.count
    }

    fn nth(self, index: u16) -> Option<UnitNumber> {
        if index < self.count { UnitNumber::new(self.first + index, 0).ok() } else { None }
    }
}

/// Groups (by index, from and up to) that voted together, in the order of the list.
pub fn chunks(settled: &Settled, chance: &mut Chance) -> Vec<std::ops::Range<usize>> {
    let mut chunks = Vec::new();
    let (mut start, mut voters) = (0, 0);
    let mut target = target(chance);
    for (index, group) in settled.groups.iter().enumerate() {
        if index > start && voters + group.voters.0 > target {
            chunks.push(start..index);
            (start, voters) = (index, 0);
            target = self::target(chance);
        }
        voters += group.voters.0;
    }
    chunks.push(start..settled.groups.len());
    chunks
}

/// The size to which a unit was filled: mostly within the rule, 3 % above it, 3 % below.
fn target(chance: &mut Chance) -> u32 {
    match chance.below(100) {
        0..3 => chance.between(1_020, 1_150),
        3..6 => chance.between(120, 190),
        _ => chance.between(620, 960),
    }
}

/// Makes the units of last time and notes them in the groups.
pub fn make(
    unit: &AdminUnit,
    settled: &mut Settled,
    chunks: &[std::ops::Range<usize>],
    found: &Found,
    numbers: Numbers,
    chance: &mut Chance,
) -> Vec<PreviousUnit> {
    let mut units: Vec<PreviousUnit> = Vec::with_capacity(chunks.len() + 1);
    let mut used = 0;
    for (chunk, &venue) in chunks.iter().zip(&found.venue_of_chunk) {
        let Some(venue) = found.venues.get(venue) else { continue };
        let last = units.last().filter(|last| last.venue == venue.id).map(|last| last.number);
        let fresh = numbers.nth(used);
        // An additional unit of the same building: its number with a suffix, the first of which is 2.
        let next_suffix = last.and_then(|number| number.with_suffix(number.suffix().max(1) + 1).ok());
        let additional = match next_suffix {
            Some(number) if fresh.is_none() || chance.percent(40) => Some(number),
            Some(_) | None => None,
        };
        let Some(number) = additional.or(fresh).or_else(|| after(&units)) else { continue };
        if Some(number) == fresh {
            used += 1;
        }
        let now: VoterCount = settled.groups[chunk.clone()].iter().map(|group| group.voters).sum();
        let voters = VoterCount((now.0 * chance.between(975, 1_030) / 1_000).max(1));
        units.push(PreviousUnit {
            number,
            venue: venue.id.clone(),
            admin_unit: unit.code.clone(),
            voters,
            suspended: false,
        });
        for group in &mut settled.groups[chunk.clone()] {
            // One in a hundred is a new building: it voted nowhere.
            group.last_unit = if chance.percent(1) { None } else { Some(number) };
        }
    }
    if let (Some(number), Some(venue), true) = (numbers.nth(used), found.venues.last(), chance.percent(18)) {
        units.push(PreviousUnit {
            number,
            venue: venue.id.clone(),
            admin_unit: unit.code.clone(),
            voters: VoterCount(chance.between(60, 190)),
            suspended: true,
        });
    }
    units.sort_by_key(|unit| unit.number);
    units
}

/// A further suffix of the highest number in use, for a range that is used up.
fn after(units: &[PreviousUnit]) -> Option<UnitNumber> {
    units.iter().map(|unit| unit.number).max().and_then(|number| number.with_suffix(number.suffix().max(1) + 1).ok())
}
