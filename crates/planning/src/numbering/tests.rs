//! Numbers: kept, additional, new, never reused.

use std::collections::BTreeMap;

use model::plan::UnitReason;
use model::{AdminUnitCode, VenueId};

use super::{Unnumbered, number};
use crate::cases::{Case, unit_number};

fn building(venue: &str, shares: &[&[(&str, i64)]]) -> Unnumbered {
    let share = |share: &&[(&str, i64)]| -> BTreeMap<_, _> {
        share.iter().map(|&(number, voters)| (unit_number(number), voters)).collect()
    };
    Unnumbered {
        admin_unit: AdminUnitCode::new("A").expect("a code"),
        venue: VenueId::new(venue).expect("an id"),
        shares: shares.iter().map(share).collect(),
    }
}

fn numbers(case: &Case, buildings: &[Unnumbered], first: u16) -> Option<Vec<Vec<(String, UnitReason)>>> {
    let all = number(buildings, &case.previous, first).ok()?;
    Some(
        all.into_iter()
            .map(|it| it.into_iter().map(|(number, reason)| (number.to_string(), reason)).collect())
            .collect(),
    )
}

#[test]
fn the_unit_with_most_of_the_voters_keeps_the_number() {
    let mut case = Case::new();
    case.venue("V", 4, 0).last("1698", "V", false).last("1699/2", "V", false);
    let shares: [&[(&str, i64)]; 3] = [&[("1698", 100), ("1699/2", 90)], &[("1698", 300)], &[("1699/2", 10)]];
    let found = numbers(&case, &[building("V", &shares)], 7001).expect("numbers");
    assert_eq!(
        found[0],
        [
            ("1699/2".to_owned(), UnitReason::Kept),
            ("1698".to_owned(), UnitReason::Kept),
            ("1699/3".to_owned(), UnitReason::Additional)
        ]
    );
}

#[test]
fn a_suspended_suffix_is_passed_over() {
    let mut case = Case::new();
    case.venue("V", 4, 0).last("1698", "V", false).last("1698/2", "W", true);
    let found = numbers(&case, &[building("V", &[&[("1698", 900)], &[("1698", 800)]])], 7001).expect("numbers");
    assert_eq!(found[0][1].0, "1698/3");
}

#[test]
fn new_buildings_get_free_numbers_and_the_second_unit_a_suffix() {
    let mut case = Case::new();
    case.venue("V", 4, 0).last("7001", "X", true).last("7003/2", "X", false);
    let found = numbers(&case, &[building("V", &[&[], &[]]), building("W", &[&[]])], 7001).expect("numbers");
    assert_eq!(found[0], [("7002".to_owned(), UnitReason::New), ("7002/2".to_owned(), UnitReason::Additional)]);
    assert_eq!(found[1], [("7004".to_owned(), UnitReason::New)]);
}

#[test]
fn numbers_that_run_out_are_a_finding() {
    let case = Case::new();
    let buildings = [building("V", &[&[]]), building("W", &[&[]])];
    assert_eq!(numbers(&case, &buildings, 9999), None);
    assert_eq!(number(&buildings, &case.previous, 9999).expect_err("none left").code, "P110");
}
