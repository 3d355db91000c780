//! Candidate lists: sound ones, and one with a fault of every common kind.
//!
//! Always true: a sound list has no finding of severity error under the rule set that it was made for.

use model::Date;
use model::candidate::{Candidate, Subject, SubjectKind};
use model::nid::{Nid, Sex};
use model::rules::{RuleSet, Sublist};

use crate::chance::Chance;
use crate::persons::Registry;
use crate::{SampleError, SampleList, subjects};

/// The sound lists of all subjects in all zones.
pub fn make(
    regions: &[String],
    subjects: &[Subject],
    rules: &RuleSet,
    seed: u64,
) -> Result<Vec<SampleList>, SampleError> {
    let mut lists = Vec::new();
    for region in regions {
        let seats = rules.seats.get(region).copied().unwrap_or(0);
        let own = subjects::independent(region)?;
        let mut registry = Registry::default();
        for subject in subjects {
            let independent = subject.kind == SubjectKind::Independent;
            if independent && subject.id != own {
                continue;
            }
            let mut chance = Chance::of(seed, &format!("{region}/{}", subject.id));
            let mut candidates = Vec::new();
            for sublist in &rules.lists.sublists {
                let names = match (independent, sublist.preferential) {
                    (false, _) => sublist.size.names(seats),
                    (true, false) => rules.lists.independent_size,
                    (true, true) => 0,
                };
                for position in 1..=names {
                    let sex = sex_at(position, names, &mut chance);
                    let one = candidate(sublist.kind, position, sex, region, &mut registry, &mut chance);
                    candidates.push(one.ok_or(SampleError::Person)?);
                }
            }
            lists.push(SampleList { zone: region.clone(), subject: subject.id.clone(), candidates });
        }
    }
    Ok(lists)
}

/// Both sexes in every block of three, and of two where only two are left.
fn sex_at(position: u32, names: u32, chance: &mut Chance) -> Sex {
    let place = (position - 1) % 3;
    let block_start = position - 1 - place;
    let in_block = (names - block_start).min(3);
    match place {
        0 => Sex::Male,
        1 if in_block == 2 || block_start.is_multiple_of(2) => Sex::Female,
        1 => Sex::Male,
        _ if !block_start.is_multiple_of(2) || chance.percent(45) => Sex::Female,
        _ => Sex::Male,
    }
}

fn candidate(
    sublist: Sublist,
    position: u32,
    sex: Sex,
    region: &str,
    registry: &mut Registry,
    chance: &mut Chance,
) -> Option<Candidate> {
    let person = registry.person(sex, region, chance)?;
    Some(Candidate {
        sublist,
        position,
        first_name: person.first_name.to_owned(),
        fathers_name: person.fathers_name.to_owned(),
        surname: person.surname.to_owned(),
        sex: Some(sex),
        birth_date: Some(person.birth),
        nid: Some(person.nid),
        address: person.address,
        declaration: Some(true),
        origin: None,
    })
}

/// The first list with faults: three men in a block (C204), a declaration missing (C131), a wrong check letter (C118), one
/// person under age (C110), one person twice (C121), a birth date that differs from the number (C111), a name missing at the
/// end (C201), an empty father's name (C103).
pub fn faulty(lists: &[SampleList]) -> Option<SampleList> {
    let mut list = lists.first()?.clone();
    let open = list.candidates.iter().position(|one| one.sublist == Sublist::Open)?;
    let names = list.candidates.get_mut(open..)?;
    let [first, second, third, rest @ ..] = names else { return None };
    // The woman of the block becomes a man of the same age.
    for one in [first, second, third] {
        if one.sex == Some(Sex::Female) {
            one.sex = Some(Sex::Male);
            one.first_name = "Mentor".to_owned();
            one.nid = Nid::compose(one.birth_date?, Sex::Male, 941);
        }
    }
    if let Some(one) = rest.first_mut() {
        one.declaration = Some(false);
        one.fathers_name.clear();
    }
    list.candidates.pop();
    let count = list.candidates.len();
    let copy = list.candidates.get(open)?.nid.clone();
    if let Some(one) = list.candidates.get_mut(open + 1) {
        one.nid = Some(with_wrong_letter(one.nid.as_ref()?)?);
    }
    if let Some(one) = list.candidates.get_mut(open + 2) {
        one.birth_date = one.birth_date.and_then(|birth| birth.tomorrow().ok());
    }
    if count > open + 4 {
        let young = Date::constant(2008, 2, 17);
        let one = list.candidates.get_mut(count - 2)?;
        one.nid = Nid::compose(young, one.sex?, 12);
        one.birth_date = Some(young);
        let (first, birth, sex) = {
            let one = list.candidates.get(open)?;
            (copy, one.birth_date, one.sex)
        };
        let last = list.candidates.get_mut(count - 1)?;
        (last.nid, last.birth_date, last.sex) = (first, birth, sex);
    }
    Some(list)
}

/// The same number with the next letter of the alphabet at its end.
fn with_wrong_letter(nid: &Nid) -> Option<Nid> {
    let letter = nid.expected_check_letter();
    let wrong = if letter == 'W' { 'A' } else { char::from(u8::try_from(letter).ok()? + 1) };
    Nid::parse(&format!("{}{wrong}", nid.as_str().get(..9)?)).ok()
}
