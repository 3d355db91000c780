//! The Lagrangian bound on instances with a known best; see `solve/tests/exhaustive.rs` for random ones.

use std::ops::ControlFlow;

use crate::cases::{Case, region};
use crate::{Options, solve};

#[test]
fn rooms_are_part_of_the_bound() {
    // 1,500 voters beside a building with one room: 500 of them must walk a kilometre.
    let mut case = Case::new();
    case.venue("V1", 1, 0).venue("V2", 1, 1_000);
    for _ in 0..500 {
        case.group(3, 0, None);
    }
    let plan = case.solve().expect("a plan");
    let (total, bound) = (plan.figures.total_distance, plan.figures.lower_bound);
    assert!(bound <= total && bound * 100 >= total * 99, "{bound} of {total}");
}

#[test]
fn last_elections_buildings_are_part_of_the_bound() {
    let case = region(11, 8, 120, 700);
    let plan = solve(&case.input(), &Options { seed: 1, rounds: 30, threads: 2 }, &mut |_| ControlFlow::Continue(()));
    let figures = plan.expect("a plan").figures;
    assert!(figures.lower_bound <= figures.total_distance);
    assert!(figures.gap_hundredths() <= 200, "{figures:?}");
}
