//! The solver against its rules, against exhaustive search, and against itself on other numbers of threads.

use std::ops::ControlFlow;

use model::plan::UnitReason;
use proptest::prelude::*;

use crate::cases::{Case, random_case, region};
use crate::random::Random;
use crate::{Input, Options, PlanError, check, solve};

mod exhaustive;
mod real;
mod words;

fn codes(error: &PlanError) -> Vec<String> {
    match error {
        PlanError::Infeasible(findings) => findings.iter().map(|it| it.code.to_string()).collect(),
        PlanError::Cancelled => vec!["cancelled".to_owned()],
    }
}

fn quiet(input: &Input<'_>, options: &Options) -> Result<model::plan::Plan, PlanError> {
    solve(input, options, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn voters_stay_in_their_building_although_another_is_nearer() {
    let mut case = Case::new();
    case.venue("V1", 2, 0).venue("V2", 2, 2_000).last("1001", "V1", false).last("1002", "V2", false);
    case.group(300, 0, Some("1001")).group(300, 2_000, Some("1001")).group(400, 2_000, Some("1002"));
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    assert_eq!(plan.figures.moved_voters.0, 0);
    assert_eq!(Case::votes(&plan), [("1001".into(), 300), ("1001".into(), 300), ("1002".into(), 400)]);
}

#[test]
fn a_unit_above_the_maximum_gets_an_additional_one_in_the_same_building() {
    let mut case = Case::new();
    case.venue("V1", 3, 0).venue("V2", 3, 100).last("1698", "V1", false).last("1698/2", "V2", true);
    for north in 0..19 {
        case.group(100, north * 10, Some("1698"));
    }
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    let units: Vec<_> = plan.units.iter().map(|it| (it.number.to_string(), it.voters.0, it.reason)).collect();
    // 1698/2 was suspended, so the next free suffix is 3.
    assert_eq!(units.len(), 2);
    assert_eq!((units[0].0.as_str(), units[0].2), ("1698", UnitReason::Kept));
    assert_eq!((units[1].0.as_str(), units[1].2), ("1698/3", UnitReason::Additional));
    assert!(units.iter().all(|unit| (900..=1_000).contains(&unit.1)), "{units:?}");
    assert_eq!(plan.figures.moved_voters.0, 0);
}

#[test]
fn a_unit_below_the_minimum_is_merged_with_the_nearest_and_its_number_suspended() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 3_000).venue("V3", 1, 4_500);
    case.last("1001", "V1", false).last("1002", "V2", false).last("1003", "V3", false);
    case.group(150, 0, Some("1001")).group(600, 3_000, Some("1002")).group(600, 4_500, Some("1003"));
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    let units: Vec<_> = plan.units.iter().map(|it| (it.number.to_string(), it.voters.0)).collect();
    assert_eq!(units, [("1002".into(), 750), ("1003".into(), 600)]);
    assert_eq!(plan.suspended.len(), 1);
    assert_eq!(plan.suspended[0].number.to_string(), "1001");
    assert_eq!(plan.figures.moved_voters.0, 150);
}

#[test]
fn a_small_unit_stays_when_the_nearest_is_beyond_the_merging_distance() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 6_000).last("1001", "V1", false).last("1002", "V2", false);
    case.group(150, 0, Some("1001")).group(600, 6_000, Some("1002"));
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    assert_eq!(plan.units.len(), 2);
    assert_eq!(plan.findings.iter().map(|it| it.code.as_ref()).collect::<Vec<_>>(), ["P202"]);
}

#[test]
fn an_administrative_unit_below_the_minimum_has_one_unit_with_its_reason() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 900);
    case.group(60, 0, None).group(60, 900, None);
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    assert_eq!(plan.units.len(), 1);
    assert_eq!(plan.units[0].number.to_string(), "7001");
    assert_eq!(plan.findings[0].code, "P201");
}

#[test]
fn only_a_group_that_alone_exceeds_the_maximum_is_divided_in_equal_parts_in_one_building() {
    let mut case = Case::new();
    case.venue("V1", 4, 0).venue("V2", 1, 500);
    case.group(2_501, 400, None).group(300, 0, None);
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    let parts: Vec<_> = plan.assignments.iter().filter_map(|it| it.part.map(|part| (part, it.voters.0))).collect();
    assert_eq!(parts.iter().map(|it| it.0).collect::<Vec<_>>(), [(1, 3), (2, 3), (3, 3)]);
    assert_eq!(parts.iter().map(|it| it.1).sum::<u32>(), 2_501);
    assert!(plan.findings.iter().any(|it| it.code == "P204"));
}

#[test]
fn all_reasons_why_there_is_no_plan_are_told_at_once() {
    let mut case = Case::new();
    case.admin_unit("B", crate::cases::point(0, 0));
    case.admin_unit("C", crate::cases::point(0, 0));
    case.group(2_500, 0, None).venue("V1", 2, 0);
    case.group_in("B", 300, crate::cases::point(0, 0), None);
    let there = crate::cases::point(0, 0);
    case.group_in("C", 1_500, there, None).venue_in("C", "C1", 1, there).venue_in("C", "C2", 1, there);
    case.group_in("Z", 300, there, None);
    let error = case.solve().expect_err("no plan");
    assert_eq!(codes(&error), ["P102", "P101", "P103", "P105"]);
}

#[test]
fn groups_that_fit_in_sum_but_not_whole_are_told() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 0);
    case.group(650, 0, None).group(650, 0, None).group(650, 0, None);
    let error = case.solve().expect_err("no plan");
    assert_eq!(codes(&error), ["P104"]);
}

#[test]
fn codes_that_stand_twice_and_groups_without_voters_are_told() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V1", 1, 0).last("1001", "V1", false).last("1001", "V1", false);
    case.group(300, 0, None).group(0, 0, None);
    let twice = case.groups[0].clone();
    case.groups.push(twice);
    assert_eq!(codes(&case.solve().expect_err("no plan")), ["P109", "P106", "P107", "P108"]);
}

#[test]
fn a_private_building_without_approval_is_not_used_and_its_voters_move() {
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 800).last("1001", "V1", false);
    case.venues[0].ownership = model::venue::Ownership::PrivateUnapproved;
    case.group(400, 0, Some("1001"));
    let plan = case.solve().expect("a plan");
    assert_eq!(check(&plan, &case.input()), []);
    assert_eq!(plan.figures.moved_voters.0, 400);
    assert!(plan.findings.iter().any(|it| it.code == "P205"));
}

#[test]
fn the_same_seed_gives_the_same_plan_on_any_number_of_threads_and_in_any_order_of_rows() {
    let mut case = region(3, 6, 60, 350);
    let options = Options { seed: 5, rounds: 10, threads: 1 };
    let one = quiet(&case.input(), &options).expect("a plan");
    let three = quiet(&case.input(), &Options { threads: 3, ..options }).expect("a plan");
    assert_eq!(one, three);
    case.groups.reverse();
    case.venues.reverse();
    case.admin_units.reverse();
    assert_eq!(one, quiet(&case.input(), &options).expect("a plan"));
    assert_eq!(check(&one, &case.input()), []);
}

#[test]
fn a_cancelled_solve_keeps_nothing_and_progress_only_rises() {
    let case = region(3, 6, 60, 350);
    let options = Options { seed: 5, rounds: 200, threads: 2 };
    let mut heard = 0;
    let result = solve(&case.input(), &options, &mut |_| {
        heard += 1;
        if heard < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!(result, Err(PlanError::Cancelled));
    let mut seen = Vec::new();
    let plan = solve(&case.input(), &Options { rounds: 5, ..options }, &mut |it| {
        seen.push(it.clone());
        ControlFlow::Continue(())
    })
    .expect("a plan");
    assert!(seen.windows(2).all(|two| two[0].percent <= two[1].percent));
    let last = seen.last().expect("some");
    assert_eq!((last.percent, last.best, last.bound), (100, plan.figures.total_distance, plan.figures.lower_bound));
}

#[test]
fn no_groups_give_an_empty_plan() {
    let plan = Case::new().solve().expect("a plan");
    assert_eq!(plan.units.len(), 0);
    assert_eq!(plan.findings[0].code, "P208");
}

/// Villages: groups of 150 to 450 voters, so that units are hard to fill; rooms for 5 % more voters than there are.
fn villages(seed: u64) -> Case {
    let mut random = Random::new(seed, "villages");
    let mut case = Case::new();
    let mut rooms_left = 0_i64;
    for index in 0..60 {
        let voters = u32::try_from(150 + random.below(300)).expect("small");
        let place = i32::try_from(random.below(9_000)).expect("small");
        if rooms_left < i64::from(voters) {
            let rooms = u32::try_from(1 + random.below(4)).expect("small");
            case.venue(&format!("V{index}"), rooms, place);
            rooms_left += i64::from(rooms) * 950;
        }
        rooms_left -= i64::from(voters);
        case.group(voters, i32::try_from(random.below(9_000)).expect("small"), None);
    }
    case
}

#[test]
fn villages_of_hundreds_of_voters_are_packed_whole() {
    for seed in 0..4 {
        let case = villages(seed);
        let plan = case.solve().expect("a plan");
        assert_eq!(check(&plan, &case.input()), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn every_plan_passes_the_independent_check(seed in any::<u64>()) {
        let case = random_case(seed, 24, 6);
        match quiet(&case.input(), &Options { seed, rounds: 10, threads: 1 }) {
            Ok(plan) => {
                prop_assert_eq!(check(&plan, &case.input()), vec![]);
                prop_assert!(plan.figures.lower_bound <= plan.figures.total_distance);
            }
            Err(PlanError::Infeasible(findings)) => prop_assert!(!findings.is_empty()),
            Err(PlanError::Cancelled) => prop_assert!(false, "nobody cancelled"),
        }
    }
}
