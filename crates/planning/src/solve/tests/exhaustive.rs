//! Every assignment of a tiny instance, valued by code of its own: the solver's answer must be the best, the bound below.

use std::ops::ControlFlow;

use proptest::prelude::*;

use crate::area::Area;
use crate::bound::lower_bound;
use crate::cases::{Case, random_case};
use crate::random::Random;
use crate::search::search;
use crate::{Options, PlanError, solve};

/// Units below the minimum without a reason, moved voters, voter-metres.
type Worth = (usize, u64, u64);

/// The fewest small units of a building over all ways to fill its rooms, and whether one unit is enough for that.
fn fewest_small(sizes: &[u32], bins: &mut Vec<u32>, rooms: usize, min: u32, max: u32) -> Option<(usize, usize)> {
    let Some((&size, rest)) = sizes.split_first() else {
        return Some((bins.iter().filter(|&&load| load < min).count(), bins.len()));
    };
    let mut best: Option<(usize, usize)> = None;
    for bin in 0..=bins.len() {
        if bin == bins.len() {
            if bins.len() == rooms {
                continue;
            }
            bins.push(0);
        }
        if bins[bin] + size <= max {
            bins[bin] += size;
            let found = fewest_small(rest, bins, rooms, min, max);
            best = [best, found].into_iter().flatten().min();
            bins[bin] -= size;
        }
        if bins[bin] == 0 {
            bins.pop();
        }
    }
    best
}

fn worth(case: &Case, groups: &[usize], choice: &[usize]) -> Option<Worth> {
    let rules = &case.rules.units;
    let (min, max) = (rules.min.0, rules.max.0);
    let mut total: Worth = (0, 0, 0);
    let mut open = choice.to_vec();
    open.sort_unstable();
    open.dedup();
    for &venue in &open {
        let mut sizes = Vec::new();
        for (&group, _) in groups.iter().zip(choice).filter(|(_, chosen)| **chosen == venue) {
            let voters = case.groups[group].voters.0;
            let parts = voters.div_ceil(max);
            sizes.extend((0..parts).map(|part| voters / parts + u32::from(part < voters % parts)));
        }
        let rooms = usize::try_from(case.venues[venue].rooms).expect("small");
        let (small, units) = fewest_small(&sizes, &mut Vec::new(), rooms, min, max)?;
        let here = case.venues[venue].place;
        let near = |other: usize| here.distance(&case.venues[other].place) <= rules.merge_distance;
        let alone = open.iter().all(|&other| other == venue || !near(other));
        // A lone unit may be small when none is near.
        total.0 += if units == 1 && alone { 0 } else { small };
    }
    for (&group, &venue) in groups.iter().zip(choice) {
        let (group, venue) = (&case.groups[group], &case.venues[venue]);
        let last = group.last_unit.and_then(|number| case.previous.iter().find(|it| it.number == number));
        if last.is_some_and(|last| last.venue != venue.id) {
            total.1 += u64::from(group.voters.0);
        }
        total.2 += u64::from(group.voters.0) * u64::from(group.place.distance(&venue.place).0);
    }
    Some(total)
}

/// The best worth of the administrative unit `A` over all assignments.
fn best(case: &Case) -> Option<Worth> {
    let groups: Vec<usize> = (0..case.groups.len()).collect();
    let permitted = |it: &usize| case.venues[*it].admin_unit.as_str() == "A" && case.venues[*it].permitted();
    let venues: Vec<usize> = (0..case.venues.len()).filter(permitted).collect();
    let mut best: Option<Worth> = None;
    if venues.is_empty() {
        return None;
    }
    let mut digits = vec![0; groups.len()];
    loop {
        let choice: Vec<usize> = digits.iter().map(|&digit: &usize| venues[digit]).collect();
        best = [best, worth(case, &groups, &choice)].into_iter().flatten().min();
        let Some(position) = digits.iter().position(|&digit| digit + 1 < venues.len()) else { return best };
        digits[position] += 1;
        digits[..position].fill(0);
    }
}

fn tiny(seed: u64) -> Case {
    let mut case = random_case(seed, 6, 3);
    case.groups.retain(|it| it.admin_unit.as_str() == "A");
    case
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn the_plan_of_a_tiny_instance_is_the_best_of_all(seed in any::<u64>()) {
        let case = tiny(seed);
        let options = Options { seed, rounds: 10, threads: 1 };
        let result = solve(&case.input(), &options, &mut |_| ControlFlow::Continue(()));
        match (result, best(&case)) {
            (Ok(plan), Some(best)) => {
                let unfounded = plan.findings.iter().filter(|it| it.code == "P203").count();
                let found = (unfounded, u64::from(plan.figures.moved_voters.0), plan.figures.total_distance);
                prop_assert_eq!(found, best);
                prop_assert_eq!(plan.figures.lower_bound, best.2, "so small an instance is proved");
            }
            (Err(PlanError::Infeasible(_)), None) => {}
            (result, best) => prop_assert!(false, "{result:?} against {best:?}"),
        }
    }

    /// Search and Lagrangian bound alone, without the help of branch and bound.
    #[test]
    fn the_bound_of_a_tiny_instance_is_never_above_the_best(seed in any::<u64>()) {
        let case = tiny(seed);
        let Some(best) = best(&case) else { return Ok(()) };
        let previous = case.previous.iter().map(|it| (it.number, it)).collect();
        let venues = case.venues.iter().filter(|it| it.permitted() && it.admin_unit.as_str() == "A").collect();
        let input = case.input();
        let area = Area::new(&case.admin_units[0], case.groups.iter().collect(), venues, &previous, &input);
        let area = area.expect("feasible");
        let mut random = Random::new(seed, "A");
        let state = search(&area, &mut random, 200, &mut |_, _| true).expect("not stopped");
        let gone: i64 = (0..area.groups.len()).filter(|&it| area.gone[it]).map(|it| area.weight[it]).sum();
        let moved = u64::try_from(area.moved_voters(state.value.cost) + gone).expect("not negative");
        let below = usize::try_from(state.value.below).expect("not negative");
        // The bound speaks of plans that are no worse in the tiers above distance.
        if state.value.excess == 0 && (below, moved) == (best.0, best.1) {
            let bound = lower_bound(&area, &state, &mut |_| true).expect("not stopped");
            prop_assert!(u64::try_from(bound).expect("not negative") <= best.2, "{bound} above {best:?}");
        } else {
            prop_assert!(state.value.excess > 0 || (below, moved) > (best.0, best.1));
        }
    }
}
