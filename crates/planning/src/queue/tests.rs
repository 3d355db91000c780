//! The simulation against theory and against what must hold of it.

use std::sync::atomic::AtomicBool;

use model::voting::VotingRules;

use super::day::Day;
use super::service::Times;
use super::simulate::Course;
use super::{Station, erlang_c, largest_table, mean_wait, simulate, simulate_all, wait_beyond};

/// Erlang C by its defining sum, in another way than the recursion.
fn erlang_by_sum(load: f64, servers: u32) -> f64 {
    let term = |k: u32| (1..=k).fold(1.0, |product, i| product * load / f64::from(i));
    let last = term(servers) * f64::from(servers) / (f64::from(servers) - load);
    last / ((0..servers).map(term).sum::<f64>() + last)
}

#[test]
fn erlang_c_is_that_of_the_defining_sum() {
    for servers in [1, 2, 3, 7, 20] {
        for share in [0.1, 0.5, 0.9, 0.99] {
            let load = f64::from(servers) * share;
            assert!((erlang_c(load, servers) - erlang_by_sum(load, servers)).abs() < 1e-9, "{load} {servers}");
        }
    }
    // M/M/1: the wait is rho/(1-rho) service times.
    assert!((mean_wait(0.5, 1.0, 1).unwrap() - 1.0).abs() < 1e-12);
    assert!((wait_beyond(0.5, 1.0, 1, 2.0).unwrap() - 0.5 * (-1.0_f64).exp()).abs() < 1e-12);
    assert_eq!(mean_wait(2.0, 1.0, 2), None);
}

/// The rest of the way is of no account: many booths, no time at the box.
fn single(rate: f64, service: f64, servers: u32, seconds: f64) -> Course {
    Course {
        day: Day::stationary(rate, seconds),
        closes: seconds,
        limit: service,
        steps: [
            (Times::exponential(service), servers),
            (Times::lognormal(1e-9, 0.0), 1),
            (Times::lognormal(1e-9, 0.0), 1),
        ],
    }
}

#[test]
fn where_theory_holds_the_simulation_agrees_within_two_per_cent() {
    for (load, servers) in [(0.5, 1), (0.8, 1), (1.4, 2), (2.4, 3), (4.0, 5)] {
        let (service, seconds) = (60.0, 4.0e6);
        let rate = load / service;
        let count = single(rate, service, servers, seconds).run(11, "theory", 60);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let (mean, over) =
            (count.milliseconds as f64 / 1000.0 / count.voters as f64, count.over as f64 / count.voters as f64);
        let theory = mean_wait(rate, service, servers).unwrap();
        assert!((mean / theory - 1.0).abs() < 0.02, "mean wait {mean} against {theory} at {load}/{servers}");
        let theory = wait_beyond(rate, service, servers, service).unwrap();
        assert!((over / theory - 1.0).abs() < 0.02, "share {over} against {theory} at {load}/{servers}");
    }
}

#[test]
fn constant_times_wait_half_as_long_as_random_ones() {
    // Pollaczek and Khinchine: M/D/1 waits half of M/M/1.
    let mut course = single(0.7 / 60.0, 60.0, 1, 4.0e6);
    course.steps[0].0 = Times::lognormal(60.0, 0.0);
    let count = course.run(5, "constant", 40);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let mean = count.milliseconds as f64 / 1000.0 / count.voters as f64;
    let theory = mean_wait(0.7 / 60.0, 60.0, 1).unwrap() / 2.0;
    assert!((mean / theory - 1.0).abs() < 0.02, "{mean} against {theory}");
}

#[test]
fn the_same_seed_gives_the_same_waits_on_any_number_of_threads() {
    let rules = VotingRules::default();
    let units: Vec<(String, Station)> =
        (0..20).map(|at| (format!("{at}"), Station { voters: 400 + at * 40, devices: 1, booths: 3 })).collect();
    let run = |threads| simulate_all(&rules, &units, 7, 20, threads, &AtomicBool::new(false)).unwrap();
    let one = run(1);
    assert_eq!(one, run(3));
    assert_eq!(one, run(8));
    assert_ne!(one, simulate_all(&rules, &units, 8, 20, 3, &AtomicBool::new(false)).unwrap());
}

#[test]
fn more_devices_and_booths_never_make_the_largest_unit_smaller() {
    let rules = VotingRules::default();
    let cells = largest_table(&rules, 3, 4, 1, 60);
    let of = |devices, booths| cells.iter().find(|it| it.devices == devices && it.booths == booths).unwrap().largest;
    for devices in 1..=3 {
        for booths in 1..=4 {
            assert!(devices == 1 || of(devices, booths) >= of(devices - 1, booths));
            assert!(booths == 1 || of(devices, booths) >= of(devices, booths - 1));
        }
    }
    assert!(of(2, 4) > of(1, 4));
    // The row says what it says: at the size no more than 5 % wait too long, a good deal above it more do.
    let over = |voters| simulate(&rules, Station { voters, devices: 1, booths: 3 }, 2, "apart", 200).over_hundredths;
    assert!(over(of(1, 3) - 60) <= 500, "{}", over(of(1, 3) - 60));
    assert!(over(of(1, 3) + 60) > 500);
}

#[test]
fn a_thousand_voters_at_a_minute_and_a_half_break_the_thirty_minutes() {
    let rules = VotingRules { identification_seconds: 90, ..VotingRules::default() };
    let one = simulate(&rules, Station { voters: 1000, devices: 1, booths: 3 }, 1, "u", 100);
    assert!(one.over_hundredths > 3_000 && one.peak_load > 100 && one.erlang_seconds.is_none(), "{one:?}");
    let two = simulate(&rules, Station { voters: 1000, devices: 2, booths: 3 }, 1, "u", 100);
    assert!(two.over_hundredths < 500 && two.erlang_seconds.is_some(), "{two:?}");
}
