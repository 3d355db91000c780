//! From readings to tallies, with the same counting as every other place of the suite ([`model::tally`]).
//!
//! What always holds: the tallies of all units add up to the total; a reading is counted once for every contest on its face.

use std::collections::BTreeMap;

use model::contest::Contest;
use model::tally::{ContestTally, Vote, interpret};
use model::unit::UnitNumber;
use serde::{Deserialize, Serialize};

use crate::batch::{Outcome, ScanResult};
use crate::package::ScanPackage;
use crate::reading::{PageReading, contests_of};

/// Tallies of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Over all pages, a tally for each contest of the definition in its order.
    pub total: Vec<ContestTally>,
    /// By polling unit, only units of which a page was read.
    pub by_unit: BTreeMap<UnitNumber, Vec<ContestTally>>,
}

/// Counts readings of pages of this package.
#[must_use]
pub fn count<'a>(package: &ScanPackage, readings: impl IntoIterator<Item = &'a PageReading>) -> Count {
    let mut count = Count::empty(package);
    for reading in readings {
        count.add(package, reading, |_, vote| Some(vote));
    }
    count
}

/// Counts results as people decided them: `decide` gets what was read in a contest and says what counts, or that nothing does.
#[must_use]
pub fn count_decided(
    package: &ScanPackage,
    results: &[ScanResult],
    decide: impl Fn(&ScanResult, &Contest, Vote) -> Option<Vote>,
) -> Count {
    let mut count = Count::empty(package);
    for result in results {
        if let Outcome::Read(reading) = &result.outcome {
            count.add(package, reading, |contest, vote| decide(result, contest, vote));
        }
    }
    count
}

/// What a page says in each contest on its face.
pub fn votes<'a>(package: &'a ScanPackage, reading: &'a PageReading) -> impl Iterator<Item = (&'a Contest, Vote)> {
    let on_face = contests_of(&reading.marks);
    let contests = package.definition().contests.iter().filter(move |contest| on_face.contains(&contest.id));
    contests.map(|contest| {
        let marks = reading.marks.iter().filter(|mark| mark.contest == contest.id);
        (contest, interpret(contest, &marks.map(|mark| (mark.option.clone(), mark.reading)).collect()))
    })
}

impl Count {
    fn empty(package: &ScanPackage) -> Self {
        Self { total: nothing(package), by_unit: BTreeMap::new() }
    }

    fn add(&mut self, package: &ScanPackage, reading: &PageReading, decide: impl Fn(&Contest, Vote) -> Option<Vote>) {
        let of_unit = self.by_unit.entry(reading.code.unit).or_insert_with(|| nothing(package));
        for (contest, vote) in votes(package, reading) {
            let Some(vote) = decide(contest, vote) else { continue };
            for tally in self.total.iter_mut().chain(of_unit.iter_mut()).filter(|tally| tally.contest == contest.id) {
                tally.add(&vote);
            }
        }
    }
}

/// An empty tally for each contest.
fn nothing(package: &ScanPackage) -> Vec<ContestTally> {
    package.definition().contests.iter().map(ContestTally::new).collect()
}
