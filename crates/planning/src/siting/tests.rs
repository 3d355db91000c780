//! Siting against brute force on tiny problems, and what must not depend on threads.

use proptest::prelude::*;

use super::knapsack::{Knapsack, Thing};
use super::{Answer, Costs, Fault, Pace, Problem, ReadError, Task, audit, read_cpmp, read_sscflp, solve};
use crate::random::Random;

fn quick(problem: &Problem, seed: u64, threads: usize) -> Option<Answer> {
    solve(problem, &Task { seed, threads }, Pace::Rounds(40))
}

/// The least value of all assignments that keep the rules.
fn brute(problem: &Problem) -> Option<f64> {
    let (clients, sites) = (problem.demand.len(), problem.capacity.len());
    let mut best: Option<f64> = None;
    let mut serves = vec![0_u32; clients];
    loop {
        // Only shape and value can be wrong otherwise: no capacity is exceeded and no site too many is open.
        let faults = audit(problem, &serves, 0.0, 0.0);
        let value = faults.iter().find_map(|fault| if let Fault::Value(value) = fault { Some(*value) } else { None });
        if faults.iter().all(|fault| matches!(fault, Fault::Value(_))) {
            let value = value.unwrap_or(0.0);
            best = Some(best.map_or(value, |best| best.min(value)));
        }
        let Some(at) = (0..clients).find(|&at| (serves[at] as usize) < sites - 1) else { return best };
        serves[at] += 1;
        serves[..at].fill(0);
    }
}

fn plane(seed: u64, clients: usize, medians: usize, slack: i64, floor: bool) -> Problem {
    let mut random = Random::new(seed, "plane");
    let mut number = |limit: usize| f64::from(u32::try_from(random.below(limit)).expect("small"));
    let x = (0..clients).map(|_| number(50)).collect();
    let y = (0..clients).map(|_| number(50) + 0.25).collect();
    let demand: Vec<i64> = (0..clients).map(|_| i64::try_from(1 + random.below(9)).expect("small")).collect();
    let capacity = demand.iter().sum::<i64>() / i64::try_from(medians).expect("few") + slack;
    let capacity = vec![capacity; clients];
    Problem {
        demand,
        capacity,
        opening: vec![0.0; clients],
        costs: Costs::Plane { x, y, floor },
        medians: Some(medians),
    }
}

fn table(seed: u64, clients: usize, sites: usize) -> Problem {
    let mut random = Random::new(seed, "table");
    let mut number = |from: usize, limit: usize| i64::try_from(from + random.below(limit)).expect("small");
    let demand = (0..clients).map(|_| number(1, 9)).collect();
    let capacity = (0..sites).map(|_| number(8, 20)).collect();
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let opening = (0..sites).map(|_| number(10, 60) as f64 / 4.0).collect();
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let rows = (0..clients * sites).map(|_| number(0, 50) as f64).collect();
    Problem { demand, capacity, opening, costs: Costs::Table { sites, rows }, medians: None }
}

/// The answer is the optimum and proved to be, or there is none where there can be none.
fn proved(problem: &Problem) -> Result<(), TestCaseError> {
    let best = brute(problem);
    let Some(answer) = quick(problem, 3, 2) else {
        prop_assert_eq!(best, None, "an answer was missed");
        return Ok(());
    };
    prop_assert_eq!(audit(problem, &answer.serves, answer.value, answer.bound), vec![]);
    let best = best.unwrap_or(f64::NAN);
    prop_assert!((answer.value - best).abs() < 1e-6, "{} is not the optimum {best}", answer.value);
    prop_assert!(answer.bound > best - 1e-5, "{best} is proved only to {}", answer.bound);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn medians_are_the_optimum_of_brute_force_and_proved(seed: u64, clients in 2_usize..7, medians in 1_usize..4, slack in 0_i64..8, floor: bool) {
        proved(&plane(seed, clients, medians.min(clients), slack, floor))?;
    }

    #[test]
    fn facilities_are_the_optimum_of_brute_force_and_proved(seed: u64, clients in 1_usize..8, sites in 1_usize..5) {
        proved(&table(seed, clients, sites))?;
    }

    #[test]
    fn a_knapsack_gains_what_brute_force_gains(gains in proptest::collection::vec((1_u32..1000, 0_i64..30), 1..12), room in 0_i64..80) {
        let mut knapsack = Knapsack::default();
        knapsack.things =
            (0_u32..).zip(&gains).map(|(link, &(gain, weight))| Thing { gain: f64::from(gain), ratio: f64::from(gain) / (weight as f64 + 1e-9), weight, link }).collect();
        knapsack.order();
        let best = (0_u32..1 << gains.len())
            .map(|set| gains.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, it)| *it))
            .filter(|it| it.clone().map(|it| it.1).sum::<i64>() <= room)
            .map(|it| it.map(|it| f64::from(it.0)).sum::<f64>())
            .fold(0.0, f64::max);
        let mut taken = Vec::new();
        prop_assert_eq!(knapsack.exact(room, 1.0, &mut taken), best);
        prop_assert_eq!(taken.iter().map(|&link| f64::from(gains[link as usize].0)).sum::<f64>(), best);
        let linear = knapsack.linear(0, room, 1.0).0;
        prop_assert!(linear >= best);
        prop_assert_eq!(knapsack.bound(room, 1.0), linear);
    }
}

#[test]
fn rounds_give_one_answer_on_any_number_of_threads() {
    let problem = plane(11, 120, 40, 4, false);
    let answers: Vec<_> = [1, 2, 5].map(|threads| quick(&problem, 9, threads)).into_iter().collect();
    assert!(answers[0].is_some());
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    assert_ne!(answers[0], quick(&plane(12, 120, 40, 4, false), 9, 2));
}

#[test]
fn the_clock_ends_the_search_wherever_it_is() {
    let problem = plane(5, 300, 30, 3, false);
    for share in [0.0, 0.5, 1.0, 2.0] {
        let asked = std::sync::atomic::AtomicU32::new(0);
        let clock = || {
            let steps = asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            share + f64::from(steps) / 2_000.0
        };
        let answer = solve(&problem, &Task { seed: 1, threads: 2 }, Pace::Clock(&clock));
        if let Some(answer) = answer {
            assert_eq!(audit(&problem, &answer.serves, answer.value, answer.bound), vec![]);
        }
    }
}

#[test]
fn the_checker_sees_every_kind_of_fault() {
    let problem = Problem {
        demand: vec![3, 3, 3],
        capacity: vec![6, 6, 6],
        opening: vec![0.0; 3],
        costs: Costs::Plane { x: vec![0.0, 3.0, 6.0], y: vec![0.0, 4.0, 8.0], floor: false },
        medians: Some(2),
    };
    let cases: &[(&[u32], f64, f64, &[Fault])] = &[
        (&[0, 0, 2], 5.0, 5.0, &[]),
        (&[0, 0], 5.0, 5.0, &[Fault::Shape]),
        (&[0, 0, 3], 5.0, 5.0, &[Fault::Shape]),
        (&[0, 0, 0], 15.0, 1.0, &[Fault::Overfull(0)]),
        (&[0, 1, 2], 0.0, 0.0, &[Fault::TooMany(3)]),
        (&[0, 0, 2], 4.9, 4.0, &[Fault::Value(5.0)]),
        (&[0, 0, 2], 5.0, 5.1, &[Fault::Bound]),
    ];
    for (serves, value, bound, faults) in cases {
        assert_eq!(audit(&problem, serves, *value, *bound), *faults, "{serves:?}");
    }
}

#[test]
fn what_is_no_problem_is_refused() {
    let cpmp = |text: &str| read_cpmp(text, false).err();
    assert_eq!(cpmp(" 2 1 \r\n0 0 5 1\n3\t4 5 1\t\t\r\n"), None);
    for text in ["", "2", "0 1", "2 3 0 0 1 1 0 0 1 1", "2 1 0 0 5 1 3 4 5", "2 1 0 0 5 1 3 4 5 1 7", "1e300 1"] {
        assert!(cpmp(text).is_some(), "{text:?}");
    }
    assert_eq!(cpmp("1 1 0 nan 1 1"), Some(ReadError::Number(4)));
    assert_eq!(cpmp("1 1 0 0 1 1.5"), Some(ReadError::Number(6)));
    assert_eq!(cpmp("1 1 0 0 1 -1"), Some(ReadError::Number(6)));
    assert_eq!(cpmp("100001 1"), Some(ReadError::Size));
    assert_eq!(read_sscflp("1 2 5 10 2 3 7 8", false).map(|it| it.clients()), Ok(2));
    assert_eq!(read_sscflp("1 2 5 10 2 3 7", false).err(), Some(ReadError::Length(8, 7)));
    assert_eq!(read_sscflp("1 2 5 10 2 3 7 -8", false).err(), Some(ReadError::Number(8)));
}

/// Room so scarce that annealing finds no answer: the tree does.
#[test]
fn the_tightest_are_answered_and_proved() {
    let tight: &[(u64, usize, usize, i64, bool)] =
        &[(74, 6, 3, 2, true), (89, 6, 3, 1, false), (112, 4, 2, 0, true), (248, 5, 2, 0, true), (264, 6, 2, 0, true)];
    for &(seed, clients, medians, slack, floor) in tight {
        proved(&plane(seed * 7919, clients, medians, slack, floor)).unwrap_or_else(|error| panic!("{seed}: {error}"));
    }
    proved(&plane(7_284_422_133_728_878_710, 5, 2, 1, true)).unwrap();
}

#[test]
fn no_median_is_left_idle_where_it_would_save_something() {
    for seed in 1..4 {
        let problem = plane(seed, 90, 40, 12, false);
        let answer = quick(&problem, seed, 2).expect("there is room");
        let mut used = answer.serves.clone();
        used.sort_unstable();
        used.dedup();
        let mut places: Vec<(u64, u64)> = match &problem.costs {
            Costs::Plane { x, y, .. } => x.iter().zip(y).map(|(x, y)| (x.to_bits(), y.to_bits())).collect(),
            Costs::Table { .. } => Vec::new(),
        };
        places.sort_unstable();
        places.dedup();
        assert!(places.len() > 40, "enough places that differ");
        assert_eq!(used.len(), 40, "seed {seed}");
    }
}
