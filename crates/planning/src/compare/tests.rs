//! What differs between two plans.

use super::compare;
use crate::cases::Case;

#[test]
fn a_plan_does_not_differ_from_itself_and_a_closed_building_shows() {
    let mut case = Case::new();
    case.venue("V1", 2, 0).venue("V2", 2, 1_000).last("1001", "V1", false).last("1002", "V2", false);
    case.group(300, 0, Some("1001")).group(400, 1_000, Some("1002"));
    let first = case.solve().expect("a plan");
    let same = compare(&first, &first);
    assert!(same.only_first.is_empty() && same.only_second.is_empty() && same.changes.is_empty());
    case.venues[1].ownership = model::venue::Ownership::PrivateUnapproved;
    let second = case.solve().expect("a plan");
    let found = compare(&first, &second);
    assert_eq!(found.only_first, [crate::cases::unit_number("1002")]);
    assert_eq!(found.only_second, []);
    assert_eq!(found.other_venue, []);
    assert_eq!(found.changes.len(), 1);
    assert_eq!((found.changes[0].group.as_str(), found.changes[0].voters.0), ("g00001", 400));
    assert_eq!(found.figures.1.moved_voters.0, 400);
}
