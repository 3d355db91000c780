//! National numbers of units (Art. 62.3, 62.6, 62.7).
//!
//! Always true: a unit of the last election keeps its number as long as it stays in its building; no number that was
//! ever used is given to another unit; a number that no unit keeps is suspended.

use std::collections::{BTreeMap, BTreeSet};

use model::plan::UnitReason;
use model::unit::{PreviousUnit, UnitNumber};
use model::{AdminUnitCode, Finding, VenueId};

/// A building that opens, before its units have numbers.
#[derive(Debug)]
pub(crate) struct Unnumbered {
    /// Its administrative unit.
    pub admin_unit: AdminUnitCode,
    /// Which building.
    pub venue: VenueId,
    /// For each unit, how many of its voters come from which unit of the last election.
    pub shares: Vec<BTreeMap<UnitNumber, i64>>,
}

/// Numbers that are in use or were.
struct Register {
    numbers: BTreeSet<UnitNumber>,
    next_free: u16,
}

impl Register {
    fn next_suffix(&mut self, base: UnitNumber) -> Option<UnitNumber> {
        let free = (2..=99).filter_map(|suffix| base.with_suffix(suffix).ok()).find(|it| !self.numbers.contains(it))?;
        self.numbers.insert(free);
        Some(free)
    }

    fn next_number(&mut self) -> Option<UnitNumber> {
        while let Ok(number) = UnitNumber::new(self.next_free, 0) {
            self.next_free += 1;
            let used = self.numbers.range(number..).next().is_some_and(|used| used.number() == number.number());
            if !used {
                self.numbers.insert(number);
                return Some(number);
            }
        }
        None
    }
}

/// The number and the reason of every unit, building by building in the order given; a finding when numbers run out.
pub(crate) fn number(
    buildings: &[Unnumbered],
    previous: &[PreviousUnit],
    first_free: u16,
) -> Result<Vec<Vec<(UnitNumber, UnitReason)>>, Box<Finding>> {
    let mut register =
        Register { numbers: previous.iter().map(|unit| unit.number).collect(), next_free: first_free.max(1) };
    let mut former: BTreeMap<(&AdminUnitCode, &VenueId), Vec<UnitNumber>> = BTreeMap::new();
    for unit in previous.iter().filter(|unit| !unit.suspended) {
        former.entry((&unit.admin_unit, &unit.venue)).or_default().push(unit.number);
    }
    let mut all = Vec::with_capacity(buildings.len());
    for building in buildings {
        let mut numbers = former.remove(&(&building.admin_unit, &building.venue)).unwrap_or_default();
        numbers.sort_unstable();
        all.push(complete(building, &numbers, &mut register).ok_or_else(|| {
            let finding = Finding::error("P110").with("venue", building.venue.as_str());
            Box::new(finding.with("first", u32::from(first_free)))
        })?);
    }
    Ok(all)
}

fn complete(
    building: &Unnumbered,
    former: &[UnitNumber],
    register: &mut Register,
) -> Option<Vec<(UnitNumber, UnitReason)>> {
    let kept = kept(&building.shares, former);
    let mut lowest = kept.iter().flatten().min().copied();
    let mut numbered = Vec::with_capacity(kept.len());
    for (unit, kept) in kept.iter().enumerate() {
        numbered.push(match (kept, lowest) {
            (Some(number), _) => (*number, UnitReason::Kept),
            (None, Some(lowest)) => {
                let from = building.shares[unit].iter().filter(|share| former.contains(share.0));
                let most = from.max_by_key(|&(number, voters)| (*voters, std::cmp::Reverse(*number)));
                let base = most.map_or(lowest, |(number, _)| *number);
                let number = register.next_suffix(base).or_else(|| register.next_number())?;
                (number, UnitReason::Additional)
            }
            (None, None) => {
                let number = register.next_number()?;
                lowest = Some(number);
                (number, UnitReason::New)
            }
        });
    }
    Some(numbered)
}

/// Which unit keeps which former number: largest shares first, then in order.
fn kept(shares: &[BTreeMap<UnitNumber, i64>], former: &[UnitNumber]) -> Vec<Option<UnitNumber>> {
    let mut kept = vec![None; shares.len()];
    let mut free: BTreeSet<UnitNumber> = former.iter().copied().collect();
    let mut claims: Vec<(i64, UnitNumber, usize)> = shares
        .iter()
        .enumerate()
        .flat_map(|(unit, share)| share.iter().map(move |(&number, &voters)| (-voters, number, unit)))
        .collect();
    claims.sort_unstable();
    for (_, number, unit) in claims {
        if kept[unit].is_none() && free.remove(&number) {
            kept[unit] = Some(number);
        }
    }
    for unit in &mut kept {
        if unit.is_none() {
            *unit = free.pop_first();
        }
    }
    kept
}

#[cfg(test)]
mod tests;
