//! Invented persons with well-formed identity numbers.
//!
//! Always true: no number is given twice; nobody is under 24 on election day.

use std::collections::BTreeSet;

use model::Date;
use model::nid::{Nid, Sex};

use crate::chance::Chance;
use crate::names;

/// A made-up person.
pub struct Person {
    /// First name.
    pub first_name: &'static str,
    /// Father's name.
    pub fathers_name: &'static str,
    /// Surname.
    pub surname: &'static str,
    /// Date of birth.
    pub birth: Date,
    /// Identity number.
    pub nid: Nid,
    /// Residence.
    pub address: String,
}

/// Makes persons; remembers the numbers that it gave.
#[derive(Default)]
pub struct Registry(BTreeSet<Nid>);

impl Registry {
    /// A person of this sex who lives in a region.
    pub fn person(&mut self, sex: Sex, region: &str, chance: &mut Chance) -> Option<Person> {
        let first_name = chance.pick(if sex == Sex::Female { names::WOMEN } else { names::MEN });
        let fathers_name = chance.pick(names::MEN);
        let surname = chance.pick(names::SURNAMES);
        let street = chance.pick(names::STREETS);
        let address = format!("Rruga {street} {}, {region}", chance.between(1, 90));
        for _ in 0..1_000 {
            let (year, month, day) = (chance.between(1955, 2000), chance.between(1, 12), chance.between(1, 28));
            let birth =
                Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            let nid = Nid::compose(birth, sex, u16::try_from(chance.below(1_000)).ok()?)?;
            if self.0.insert(nid.clone()) {
                return Some(Person { first_name, fathers_name, surname, birth, nid, address });
            }
        }
        None
    }
}
