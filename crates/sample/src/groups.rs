//! Voter groups: buildings and street segments in towns, settlements in villages.
//!
//! Always true: the groups of a unit sum exactly to its registered voters; each lies inside the unit's schematic cell;
//! groups of one settlement stand together in the list.

use model::measure::{GeoPoint, VoterCount};
use model::territory::{AdminUnit, Ring};
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use model::{NotAnId, VoterGroupId};

use crate::chance::Chance;
use crate::names;

/// The smallest and the largest ordinary group, in voters.
const SMALLEST: u32 = 15;
const LARGEST: u32 = 250;

/// The groups of one unit with what venues are named after.
pub struct Settled {
    /// The groups.
    pub groups: Vec<VoterGroup>,
    /// For each group the settlement or street it belongs to.
    pub homes: Vec<String>,
}

/// Makes the groups of a unit.
pub fn make(unit: &AdminUnit, chance: &mut Chance) -> Result<Settled, NotAnId> {
    let town = unit.name == unit.municipality || unit.voters.0 >= 15_000;
    let sizes = sizes(unit.voters.0, chance);
    let mut settled = Settled { groups: Vec::with_capacity(sizes.len()), homes: Vec::with_capacity(sizes.len()) };
    let mut home = Home::new(unit, town, true, chance);
    for (serial, size) in (1..).zip(sizes) {
        if home.full() {
            home = Home::new(unit, town, false, chance);
        }
        let (kind, name) = home.next(size, chance);
        settled.homes.push(home.name.clone());
        settled.groups.push(VoterGroup {
            id: VoterGroupId::new(&format!("{}-{serial:04}", unit.code))?,
            name,
            kind,
            admin_unit: unit.code.clone(),
            place: home.place(unit, chance),
            place_quality: PlaceQuality::Given,
            voters: VoterCount(size),
            households: Some((size * 10 / chance.between(22, 36)).max(1)),
            last_unit: None,
        });
    }
    Ok(settled)
}

/// Sizes that sum to the total: skewed, about 93 on average, and one in 16,000 voters too large for a polling unit.
fn sizes(total: u32, chance: &mut Chance) -> Vec<u32> {
    let mut rest = total;
    let mut sizes = Vec::new();
    let large = total / 16_000;
    let every = total / (large + 1);
    while rest > 0 {
        let done = total - rest;
        let due = u32::try_from(sizes.iter().filter(|size| **size > LARGEST).count()).unwrap_or(u32::MAX);
        let size = if due < large && done >= every * (due + 1) {
            chance.between(1_000, 1_400)
        } else {
            let span = LARGEST - SMALLEST + 1;
            SMALLEST + chance.below(span).min(chance.below(span))
        };
        let size = if rest < size + SMALLEST { if rest < 2 * SMALLEST { rest } else { rest - SMALLEST } } else { size };
        sizes.push(size);
        rest -= size;
    }
    sizes
}

/// A street or settlement while its groups are being made.
struct Home {
    name: String,
    town: bool,
    middle: GeoPoint,
    spread: i32,
    groups_left: u32,
    next_door: u32,
    quarter: usize,
}

impl Home {
    fn new(unit: &AdminUnit, town: bool, first: bool, chance: &mut Chance) -> Self {
        let name = match (town, first) {
            (true, _) => format!("Rruga {}", chance.pick(names::STREETS)),
            (false, true) => unit.name.clone(),
            (false, false) => format!("{} {}", chance.pick(names::PLACES), chance.pick(names::STEMS)),
        };
        let cell = unit.boundary.first();
        let middle = match (cell, first) {
            (Some(cell), false) => somewhere(cell, unit.centre, town, chance),
            (Some(_), true) | (None, _) => unit.centre,
        };
        let groups_left = if town { chance.between(4, 14) } else { chance.between(3, 9) };
        let spread = if town { 1_800 } else { 5_500 };
        Self { name, town, middle, spread, groups_left, next_door: 1, quarter: 0 }
    }

    fn full(&self) -> bool {
        self.groups_left == 0
    }

    fn next(&mut self, size: u32, chance: &mut Chance) -> (GroupKind, String) {
        self.groups_left = self.groups_left.saturating_sub(1);
        if !self.town {
            let quarter = names::QUARTERS[self.quarter % names::QUARTERS.len()];
            self.quarter += 1;
            return (GroupKind::Settlement, format!("{}, {quarter}", self.name));
        }
        let first = self.next_door;
        let doors = (size / 12).max(1) * 2;
        self.next_door = first + doors;
        if size > 60 && chance.percent(55) {
            (GroupKind::Building, format!("{}, pallati {first}", self.name))
        } else {
            (GroupKind::Street, format!("{} {first}–{}", self.name, first + doors - 2 + doors % 2))
        }
    }

    /// A place near the middle, pulled towards the unit's centre until it lies in the unit's cell.
    fn place(&self, unit: &AdminUnit, chance: &mut Chance) -> GeoPoint {
        let reach = u32::try_from(self.spread).unwrap_or(0);
        let mut offset = || i32::try_from(chance.below(2 * reach + 1)).unwrap_or(0) - self.spread;
        let mut point =
            GeoPoint { lat_e6: self.middle.lat_e6 + offset(), lon_e6: self.middle.lon_e6 + offset() * 4 / 3 };
        let Some(cell) = unit.boundary.first() else { return point };
        for _ in 0..24 {
            if cell.contains(point) {
                return point;
            }
            point = between(unit.centre, point, 600);
        }
        unit.centre
    }
}

/// The point so many thousandths of the way from one to another.
fn between(from: GeoPoint, to: GeoPoint, thousandths: i32) -> GeoPoint {
    let part = |a: i32, b: i32| {
        let step = i64::from(b - a) * i64::from(thousandths) / 1_000;
        a + i32::try_from(step).unwrap_or(0)
    };
    GeoPoint { lat_e6: part(from.lat_e6, to.lat_e6), lon_e6: part(from.lon_e6, to.lon_e6) }
}

/// A point of a convex cell; people of a town live near its centre.
fn somewhere(cell: &Ring, centre: GeoPoint, town: bool, chance: &mut Chance) -> GeoPoint {
    let corners = &cell.0;
    let Ok(count) = u32::try_from(corners.len()) else { return centre };
    if count == 0 {
        return centre;
    }
    let index = usize::try_from(chance.below(count)).unwrap_or(0);
    let mut thousandths = || i32::try_from(chance.below(1_001)).unwrap_or(0);
    let edge = between(corners[index], corners[(index + 1) % corners.len()], thousandths());
    let far = thousandths().max(thousandths());
    let far = if town { far / 6 } else { far * 9 / 10 };
    between(centre, edge, far)
}
