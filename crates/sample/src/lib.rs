//! The sample election: real administrative units, everything else invented.
//!
//! Always true: the same seed gives the same sample on every machine (no clock, no other chance than the seed, no
//! floating-point trigonometry); a region's sample is the exact part of the whole country's; no person, party, street
//! or building in it is real. `territory` reads our own table, the rest makes up what the table lacks.

mod chance;
mod groups;
mod lists;
mod names;
mod persons;
mod previous;
mod subjects;
mod territory;
mod venues;
mod voronoi;

use model::candidate::{Candidate, Subject};
use model::rules::{RuleError, RuleSet};
use model::territory::AdminUnit;
use model::unit::PreviousUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use model::{Date, NotAnId, SubjectId};

pub use territory::{regions, territory};

/// Election day of the sample (that of the 2025 Assembly).
pub const ELECTION_DAY: Date = Date::constant(2025, 5, 11);

/// Why a sample cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SampleError {
    /// The territory has no such region.
    #[error("no region of this name: {0}")]
    UnknownRegion(String),
    /// The table of the territory is damaged.
    #[error("territory table, line {0}")]
    Territory(usize),
    /// The rule set is damaged.
    #[error(transparent)]
    Rules(#[from] RuleError),
    /// A made-up identifier is none.
    #[error(transparent)]
    Id(#[from] NotAnId),
    /// A made-up identity number is none.
    #[error("a made-up person has no identity number")]
    Person,
}

/// A candidate list of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleList {
    /// Electoral zone.
    pub zone: String,
    /// Whose.
    pub subject: SubjectId,
    /// Its candidates, in file order.
    pub candidates: Vec<Candidate>,
}

/// A whole made-up election for one or more regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The regions it covers, in the order of the table.
    pub regions: Vec<String>,
    /// Administrative units with schematic boundaries.
    pub admin_units: Vec<AdminUnit>,
    /// Voter groups; they sum to each unit's registered voters.
    pub groups: Vec<VoterGroup>,
    /// Venues.
    pub venues: Vec<Venue>,
    /// Units of the last election.
    pub previous_units: Vec<PreviousUnit>,
    /// Electoral subjects.
    pub subjects: Vec<Subject>,
    /// Sound candidate lists, zone by zone in the order of `regions`, subject by subject in that of `subjects`.
    pub lists: Vec<SampleList>,
    /// A list of the first subject with faults of many kinds, to show findings.
    pub faulty: SampleList,
}

impl Sample {
    /// The sample of one region, by its name as in the rule set (`Berat`).
    ///
    /// # Errors
    /// [`SampleError::UnknownRegion`] for a name that the territory lacks.
    pub fn region(name: &str, seed: u64) -> Result<Self, SampleError> {
        Self::of(&[name.to_owned()], seed)
    }

    /// The sample of all twelve regions.
    ///
    /// # Errors
    /// Never with the tables that the program carries.
    pub fn whole_country(seed: u64) -> Result<Self, SampleError> {
        Self::of(&regions()?, seed)
    }

    /// The sample of some regions.
    ///
    /// # Errors
    /// [`SampleError::UnknownRegion`] for a name that the territory lacks.
    pub fn of(regions: &[String], seed: u64) -> Result<Self, SampleError> {
        let country = territory()?;
        if let Some(unknown) = regions.iter().find(|name| !country.iter().any(|unit| unit.region == **name)) {
            return Err(SampleError::UnknownRegion(unknown.clone()));
        }
        let rules = rules()?;
        let mut first_number = 1;
        let (mut groups, mut venues, mut previous_units) = (Vec::new(), Vec::new(), Vec::new());
        for unit in &country {
            let numbers = previous::Numbers::of(unit, first_number);
            first_number = numbers.next_unit_starts();
            if regions.contains(&unit.region) {
                let mut chance = chance::Chance::of(seed, unit.code.as_str());
                let mut made = groups::make(unit, &mut chance)?;
                let chunks = previous::chunks(&made, &mut chance);
                let found = venues::make(unit, &made, &chunks, &mut chance)?;
                previous_units.extend(previous::make(unit, &mut made, &chunks, &found, numbers, &mut chance));
                groups.append(&mut made.groups);
                venues.extend(found.venues);
            }
        }
        let subjects = subjects::make(regions)?;
        let lists = lists::make(regions, &subjects, &rules, seed)?;
        let faulty = lists::faulty(&lists).ok_or(SampleError::Person)?;
        let admin_units = country.into_iter().filter(|unit| regions.contains(&unit.region)).collect();
        Ok(Self { regions: regions.to_vec(), admin_units, groups, venues, previous_units, subjects, lists, faulty })
    }
}

/// The rule set of the sample: `templates/rules/al-2025.toml`.
///
/// # Errors
/// Never with the file that the program carries.
pub fn rules() -> Result<RuleSet, SampleError> {
    Ok(RuleSet::from_toml(RULES_TOML)?)
}

/// The text of that rule set, for its digest.
pub const RULES_TOML: &str = include_str!("../../../templates/rules/al-2025.toml");

#[cfg(test)]
mod tests;
