//! Each reason on a case that is made for it, and exactly one for every move.

use std::collections::BTreeSet;

use model::VenueId;
use model::venue::Ownership;

use super::reasons;
use crate::cases::{Case, random_case};
use crate::hand::Hand;

#[test]
fn every_group_that_moves_has_exactly_one_reason() {
    for seed in 0..80 {
        let case = random_case(seed, 24, 5);
        let Ok(plan) = case.solve() else { continue };
        let found = reasons(&plan, &case.input(), &Hand::default());
        let moved: Vec<_> = plan.assignments.iter().filter(|it| it.moved).collect();
        assert_eq!(found.moved.len(), moved.len(), "seed {seed}");
        let planned: BTreeSet<_> = plan.units.iter().map(|it| &it.admin_unit).collect();
        let now: BTreeSet<_> = plan.units.iter().map(|it| &it.venue).collect();
        let before: BTreeSet<_> = case
            .previous
            .iter()
            .filter(|it| !it.suspended && planned.contains(&it.admin_unit))
            .map(|it| &it.venue)
            .collect();
        assert_eq!(found.venues.len(), now.symmetric_difference(&before).count(), "seed {seed}");
    }
}

#[test]
fn a_building_that_may_not_be_used_and_one_too_small_say_so() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 500).venue("V3", 3, 900);
    case.last("1001", "V1", false).last("1002", "V2", false).last("1003", "V3", false);
    case.group(300, 0, Some("1001")).group(120, 500, Some("1002")).group(400, 900, Some("1003"));
    case.venues[0].ownership = Ownership::PrivateUnapproved;
    let plan = case.solve().expect("a plan");
    let codes = |hand: &Hand| -> Vec<String> {
        let found = reasons(&plan, &case.input(), hand);
        found.moved.iter().chain(&found.venues).map(|it| it.code.to_string()).collect()
    };
    let found = codes(&Hand::default());
    assert!(found.contains(&"P411".to_owned()) && found.contains(&"P424".to_owned()), "{found:?}");
    let by_hand = Hand { closed: BTreeSet::from([VenueId::new("V1").expect("an id")]), ..Hand::default() };
    let found = codes(&by_hand);
    assert!(found.contains(&"P412".to_owned()) && found.contains(&"P425".to_owned()), "{found:?}");
}
