//! Venues: schools where people vote, and smaller buildings that could be used.
//!
//! Always true: the venues of a unit that may be used have a room for every polling unit of last time and some to spare;
//! each stands near the people who voted in it.

use model::measure::GeoPoint;
use model::territory::AdminUnit;
use model::venue::{Ownership, Venue};
use model::{NotAnId, VenueId};

use crate::chance::Chance;
use crate::groups::Settled;

/// The venues of a unit, and for each chunk of groups the index of its venue.
pub struct Found {
    /// The venues.
    pub venues: Vec<Venue>,
    /// For each chunk the venue where it voted.
    pub venue_of_chunk: Vec<usize>,
}

const SPARE: &[&str] = &["Kopshti", "Qendra shëndetësore", "Shtëpia e kulturës", "Çerdhja", "Konvikti"];
const PRIVATE: &[&str] = &["Salla e hotelit", "Lokali tregtar", "Kati i parë i pallatit"];

/// Makes the venues of a unit.
pub fn make(
    unit: &AdminUnit,
    settled: &Settled,
    chunks: &[std::ops::Range<usize>],
    chance: &mut Chance,
) -> Result<Found, NotAnId> {
    let mut found = Found { venues: Vec::new(), venue_of_chunk: Vec::with_capacity(chunks.len()) };
    while found.venue_of_chunk.len() < chunks.len() {
        let chunk = &chunks[found.venue_of_chunk.len()];
        let left = u32::try_from(chunks.len() - found.venue_of_chunk.len()).unwrap_or(1);
        let units = chance.between(1, 4).min(left);
        let rooms = units + chance.between(0, 2);
        let school = if rooms >= 4 { "Shkolla e mesme" } else { "Shkolla 9-vjeçare" };
        let index = found.venues.len();
        let venue = build(unit, settled, chunk.start, school, rooms, index, chance)?;
        found.venues.push(venue);
        found.venue_of_chunk.extend((0..units).map(|_| index));
    }
    for _ in 0..chunks.len().div_ceil(3) {
        let near = chunks[pick_index(chunks.len(), chance)].start;
        let index = found.venues.len();
        let ownership = match chance.below(100) {
            0..10 => Ownership::PrivateApproved,
            10..18 => Ownership::PrivateUnapproved,
            _ => Ownership::Public,
        };
        let what = if ownership == Ownership::Public { SPARE } else { PRIVATE };
        let rooms = chance.between(1, 2);
        let venue = build(unit, settled, near, chance.pick(what), rooms, index, chance)?;
        found.venues.push(Venue { ownership, ..venue });
    }
    Ok(found)
}

fn pick_index(len: usize, chance: &mut Chance) -> usize {
    let index = chance.below(u32::try_from(len).unwrap_or(u32::MAX));
    usize::try_from(index).unwrap_or(0)
}

fn build(
    unit: &AdminUnit,
    settled: &Settled,
    near: usize,
    what: &str,
    rooms: u32,
    index: usize,
    chance: &mut Chance,
) -> Result<Venue, NotAnId> {
    let home = &settled.homes[near];
    let place = settled.groups[near].place;
    let mut step = || i32::try_from(chance.below(401)).unwrap_or(0) - 200;
    let place = GeoPoint { lat_e6: place.lat_e6 + step(), lon_e6: place.lon_e6 + step() };
    Ok(Venue {
        id: VenueId::new(&format!("V{}-{:02}", unit.code, index + 1))?,
        name: format!("{what} «{}»", home.trim_start_matches("Rruga e ")),
        address: format!("{home} {}", chance.between(1, 60)),
        admin_unit: unit.code.clone(),
        place,
        rooms,
        step_free_rooms: chance.below(rooms + 1),
        ownership: Ownership::Public,
    })
}
