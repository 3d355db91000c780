//! Changes by hand on cases whose answer is known, and on random ones by the independent check.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use model::{VenueId, VoterGroupId};

use super::{Hand, Scope, Target, mended, move_groups, resolve};
use crate::cases::{Case, random_case, region, unit_number};
use crate::{Options, check, compare};

fn venue(id: &str) -> VenueId {
    VenueId::new(id).expect("an id")
}

fn options() -> Options {
    Options { seed: 7, rounds: 20, threads: 2 }
}

fn two_schools() -> Case {
    let mut case = Case::new();
    case.venue("V1", 2, 0)
        .venue("V2", 2, 3_000)
        .venue("V3", 1, 1_000)
        .last("1001", "V1", false)
        .last("1002", "V2", false);
    for at in 0..6 {
        case.group(100, at, Some("1001")).group(100, 3_000 + at, Some("1002"));
    }
    case
}

#[test]
fn what_follows_from_a_plan_is_what_the_planner_said() {
    for seed in 0..60 {
        let case = random_case(seed, 24, 4);
        let Ok(plan) = case.solve() else { continue };
        let again = mended(plan.clone(), &case.input());
        assert_eq!(
            (&again.units, &again.assignments, &again.suspended),
            (&plan.units, &plan.assignments, &plan.suspended)
        );
        assert_eq!(again.figures, plan.figures, "seed {seed}");
    }
}

#[test]
fn a_group_that_is_moved_votes_there_and_the_check_agrees() {
    let case = two_schools();
    let plan = case.solve().expect("a plan");
    let group = VoterGroupId::new("g00000").expect("an id");
    let hand = Hand::default();
    let new =
        move_groups(&plan, &case.input(), &hand, std::slice::from_ref(&group), &Target::Unit(unit_number("1002")))
            .expect("moved");
    assert_eq!(new.figures.moved_voters.0, 100);
    assert_eq!(check(&new, &case.input()), []);
    assert_eq!(compare(&plan, &new).changes.len(), 1);
    // A new unit opens where none stood, and is too small without a reason: the check says so.
    let new = move_groups(&plan, &case.input(), &hand, std::slice::from_ref(&group), &Target::Venue(venue("V3")))
        .expect("moved");
    let codes: Vec<_> = check(&new, &case.input()).into_iter().map(|it| it.code.to_string()).collect();
    assert_eq!(codes, ["P306"]);
    for (groups, target, code) in [
        (vec![VoterGroupId::new("nobody").expect("an id")], Target::Unit(unit_number("1002")), "P501"),
        (vec![group.clone()], Target::Unit(unit_number("9999")), "P502"),
        (vec![group.clone()], Target::Venue(venue("V9")), "P503"),
    ] {
        assert_eq!(move_groups(&plan, &case.input(), &hand, &groups, &target).expect_err("refused")[0].code, code);
    }
    let locked = Hand { locked: BTreeSet::from([unit_number("1001")]), ..Hand::default() };
    let refused = move_groups(&plan, &case.input(), &locked, &[group], &Target::Unit(unit_number("1002")));
    assert_eq!(refused.expect_err("locked")[0].code, "P505");
}

#[test]
fn a_closed_building_is_emptied_and_the_rest_of_the_land_stays() {
    let case = region(3, 4, 80, 900);
    let plan = case.solve().expect("a plan");
    let closed = plan.units[0].venue.clone();
    let hand = Hand { closed: BTreeSet::from([closed.clone()]), ..Hand::default() };
    let run = |threads| {
        let options = Options { threads, ..options() };
        let go = &mut |_: &crate::Progress| ControlFlow::Continue(());
        resolve(Some(&plan), &case.input(), &hand, &Scope::Around(closed.clone()), &options, go).expect("a plan")
    };
    let new = run(1);
    assert_eq!(new, run(3));
    assert!(new.units.iter().all(|unit| unit.venue != closed));
    assert_eq!(check(&new, &case.input()), []);
    let area = &plan.units[0].admin_unit;
    let elsewhere = |plan: &model::plan::Plan| -> Vec<_> {
        plan.units.iter().filter(|unit| unit.admin_unit != *area).cloned().collect()
    };
    assert_eq!(elsewhere(&plan), elsewhere(&new));
}

#[test]
fn a_locked_unit_is_the_same_after_everything_was_computed_anew() {
    let mut case = two_schools();
    let plan = case.solve().expect("a plan");
    let kept = plan.units[0].clone();
    let mine = |plan: &model::plan::Plan| -> Vec<_> {
        plan.assignments.iter().filter(|it| it.unit == kept.number).cloned().collect()
    };
    let hand = Hand { locked: BTreeSet::from([kept.number]), ..Hand::default() };
    case.rules.units.max = model::VoterCount(400);
    let go = &mut |_: &crate::Progress| ControlFlow::Continue(());
    let new = resolve(Some(&plan), &case.input(), &hand, &Scope::All, &options(), go).expect("a plan");
    assert_eq!(mine(&plan), mine(&new));
    assert!(new.units.iter().filter(|unit| unit.number != kept.number).all(|unit| unit.voters.0 <= 400));
    assert_eq!(new.assignments.len(), case.groups.len());
}

#[test]
fn after_any_closing_of_a_random_case_the_check_finds_nothing() {
    let mut done = 0;
    for seed in 100..180 {
        let case = random_case(seed, 24, 5);
        let Ok(plan) = case.solve() else { continue };
        let closed = plan.units[0].venue.clone();
        let hand = Hand { closed: BTreeSet::from([closed.clone()]), ..Hand::default() };
        let go = &mut |_: &crate::Progress| ControlFlow::Continue(());
        let Ok(new) = resolve(Some(&plan), &case.input(), &hand, &Scope::Around(closed), &options(), go) else {
            continue;
        };
        let found = check(&new, &case.input());
        assert_eq!(found, [], "seed {seed}");
        assert!(new.figures.lower_bound <= new.figures.total_distance);
        done += 1;
    }
    assert!(done > 20, "{done}");
}
