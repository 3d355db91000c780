use std::collections::{BTreeMap, BTreeSet};

use model::Digest;
use model::candidate::{ListState, SubjectKind};
use model::election::Election;
use model::finding::blocks;
use model::list_check::{check_across, check_list};
use model::measure::VoterCount;
use model::rules::Bilingual;
use model::territory::BoundarySource;

use super::*;

fn election(zone: &str) -> Election {
    let rules = rules().unwrap();
    Election {
        id: "berat-2025".parse().unwrap(),
        name: Bilingual::same("Provë"),
        date: ELECTION_DAY,
        zone: zone.to_owned(),
        seats: rules.seats[zone],
        rules,
        rules_digest: Digest::of(RULES_TOML.as_bytes()),
    }
}

#[test]
fn the_territory_has_all_units_and_voters() {
    let units = territory().unwrap();
    assert_eq!(units.len(), 373);
    assert_eq!(units.iter().map(|unit| unit.voters).sum::<VoterCount>(), VoterCount(3_452_260));
    let codes: BTreeSet<_> = units.iter().map(|unit| unit.code.clone()).collect();
    assert_eq!(codes.len(), 373);
    let municipalities: BTreeSet<_> = units.iter().map(|unit| unit.municipality.clone()).collect();
    assert_eq!(municipalities.len(), 61);
    let seats: Vec<String> = rules().unwrap().seats.into_keys().collect();
    assert_eq!(regions().unwrap(), seats);
}

#[test]
fn every_cell_is_schematic_and_holds_its_centre_and_no_other() {
    let units = territory().unwrap();
    for unit in &units {
        assert_eq!(unit.boundary_source, BoundarySource::Schematic);
        let cell = &unit.boundary[0];
        assert!(cell.0.len() >= 3 && cell.contains(unit.centre), "{}", unit.name);
        let strangers = units.iter().filter(|other| other.code != unit.code && cell.contains(other.centre));
        assert_eq!(strangers.count(), 0, "{}", unit.name);
    }
}

#[test]
fn groups_sum_to_the_voters_of_their_unit_and_stand_inside_it() {
    let sample = Sample::region("Berat", 2025).unwrap();
    assert_eq!(sample.admin_units.len(), 25);
    let mut sums: BTreeMap<_, u32> = BTreeMap::new();
    for group in &sample.groups {
        *sums.entry(group.admin_unit.clone()).or_default() += group.voters.0;
        let unit = sample.admin_units.iter().find(|unit| unit.code == group.admin_unit).unwrap();
        assert!(unit.boundary[0].contains(group.place), "{} of {}", group.id, unit.name);
        assert!((15..=250).contains(&group.voters.0) || (1_000..=1_400).contains(&group.voters.0));
    }
    for unit in &sample.admin_units {
        assert_eq!(sums[&unit.code], unit.voters.0, "{}", unit.name);
    }
    assert!((1_700..2_300).contains(&sample.groups.len()), "{}", sample.groups.len());
    let large = sample.groups.iter().filter(|group| group.voters.0 > 1_000).count();
    assert!((2..12).contains(&large), "{large}");
    let ids: BTreeSet<_> = sample.groups.iter().map(|group| group.id.clone()).collect();
    assert_eq!(ids.len(), sample.groups.len());
}

#[test]
fn each_unit_has_rooms_for_its_voters_and_more() {
    let sample = Sample::whole_country(1).unwrap();
    for unit in &sample.admin_units {
        let usable = sample.venues.iter().filter(|venue| venue.admin_unit == unit.code && venue.permitted());
        let rooms: u32 = usable.map(|venue| venue.rooms).sum();
        assert!(rooms * 900 >= unit.voters.0, "{}: {rooms} rooms", unit.name);
    }
    assert!(sample.venues.iter().all(|venue| venue.rooms >= 1 && venue.step_free_rooms <= venue.rooms));
    assert!(sample.venues.iter().any(|venue| !venue.permitted()));
    let ids: BTreeSet<_> = sample.venues.iter().map(|venue| venue.id.clone()).collect();
    assert_eq!(ids.len(), sample.venues.len());
}

#[test]
fn the_last_plan_is_whole_and_has_something_to_mend() {
    let sample = Sample::whole_country(1).unwrap();
    let units: BTreeMap<_, _> = sample.previous_units.iter().map(|unit| (unit.number, unit)).collect();
    assert_eq!(units.len(), sample.previous_units.len(), "numbers are unique");
    assert!(units.keys().all(|number| number.number() <= 6_999));
    assert!((4_800..5_700).contains(&units.len()), "{}", units.len());
    let venues: BTreeMap<_, _> = sample.venues.iter().map(|venue| (venue.id.clone(), venue)).collect();
    for unit in units.values() {
        assert_eq!(venues[&unit.venue].admin_unit, unit.admin_unit);
    }
    for group in &sample.groups {
        if let Some(number) = group.last_unit {
            assert_eq!(units[&number].admin_unit, group.admin_unit);
            assert!(!units[&number].suspended);
        }
    }
    let count = |test: &dyn Fn(&PreviousUnit) -> bool| units.values().filter(|unit| test(unit)).count();
    assert!(count(&|unit| unit.voters.0 > 1_000) > 50);
    assert!(count(&|unit| unit.voters.0 < 200 && !unit.suspended) > 50);
    assert!(count(&|unit| unit.suspended) > 20);
    assert!(count(&|unit| unit.number.suffix() > 1) > 200);
}

#[test]
fn a_region_is_the_exact_part_of_the_country_and_a_seed_says_it_all() {
    let berat = Sample::region("Berat", 7).unwrap();
    assert_eq!(berat, Sample::region("Berat", 7).unwrap());
    assert_ne!(berat.groups, Sample::region("Berat", 8).unwrap().groups);
    let country = Sample::whole_country(7).unwrap();
    let of_berat: BTreeSet<_> = berat.admin_units.iter().map(|unit| unit.code.clone()).collect();
    let part: Vec<_> = country.groups.iter().filter(|group| of_berat.contains(&group.admin_unit)).cloned().collect();
    assert_eq!(part, berat.groups);
    let part: Vec<_> = country.previous_units.iter().filter(|u| of_berat.contains(&u.admin_unit)).cloned().collect();
    assert_eq!(part, berat.previous_units);
    assert_eq!(
        country.lists.iter().filter(|list| list.zone == "Berat").collect::<Vec<_>>(),
        berat.lists.iter().collect::<Vec<_>>()
    );
    assert_eq!(country.groups.iter().map(|group| group.voters).sum::<VoterCount>(), VoterCount(3_452_260));
}

#[test]
fn sound_lists_have_no_errors_alone_or_together() {
    let sample = Sample::whole_country(3).unwrap();
    for list in &sample.lists {
        let subject = sample.subjects.iter().find(|subject| subject.id == list.subject).unwrap();
        let election = election(&list.zone);
        let findings = check_list(subject, &list.candidates, &election);
        assert!(!blocks(&findings), "{} {}: {findings:?}", list.zone, list.subject);
        let others: Vec<_> = sample
            .lists
            .iter()
            .filter(|other| other.zone == list.zone)
            .map(|other| model::candidate::CandidateList {
                subject: other.subject.clone(),
                state: ListState::Checked,
                file_name: String::new(),
                file_sha256: Digest::of(b""),
                candidates: other.candidates.clone(),
                findings: Vec::new(),
            })
            .collect();
        assert!(!blocks(&check_across(&list.subject, &list.candidates, &others, &election.rules.lists)));
    }
    let independents = sample.subjects.iter().filter(|subject| subject.kind == SubjectKind::Independent);
    assert_eq!(independents.count(), 12);
    assert_eq!(sample.lists.iter().map(|list| list.candidates.len()).sum::<usize>(), 1_860 + 12);
}

#[test]
fn the_faulty_list_has_each_of_its_faults() {
    let sample = Sample::region("Berat", 2025).unwrap();
    let subject = &sample.subjects[0];
    let findings = check_list(subject, &sample.faulty.candidates, &election("Berat"));
    let codes: BTreeSet<_> = findings.iter().map(|finding| finding.code.to_string()).collect();
    for code in ["C103", "C110", "C111", "C118", "C121", "C131", "C201", "C204"] {
        assert!(codes.contains(code), "{code} is not among {codes:?}");
    }
}

#[test]
fn an_unknown_region_is_named() {
    assert_eq!(Sample::region("Atlantida", 1).err(), Some(SampleError::UnknownRegion("Atlantida".to_owned())));
}
