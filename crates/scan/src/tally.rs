//! From readings to tallies, with the same counting as every other place of the suite ([`model::tally`]).
//!
//! What always holds: the tallies of all units add up to the total; a reading is counted once for every contest on its face.

use std::collections::BTreeMap;

use model::tally::{ContestTally, interpret};
use model::unit::UnitNumber;
use serde::{Deserialize, Serialize};

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
    let contests = &package.definition().contests;
    let empty = || contests.iter().map(ContestTally::new).collect::<Vec<_>>();
    let mut count = Count { total: empty(), by_unit: BTreeMap::new() };
    for reading in readings {
        let of_unit = count.by_unit.entry(reading.code.unit).or_insert_with(empty);
        let on_face = contests_of(&reading.marks);
        for (place, contest) in contests.iter().enumerate().filter(|(_, contest)| on_face.contains(&contest.id)) {
            let marks = reading.marks.iter().filter(|mark| mark.contest == contest.id);
            let marks = marks.map(|mark| (mark.option.clone(), mark.reading)).collect();
            let vote = interpret(contest, &marks);
            for tally in [count.total.get_mut(place), of_unit.get_mut(place)].into_iter().flatten() {
                tally.add(&vote);
            }
        }
    }
    count
}
