//! Packing: never above the maximum, balanced, former units together.

use proptest::prelude::*;

use super::{Item, Known, Limits, Standing, arrange};

const LIMITS: Limits = Limits { min: 200, max: 1_000 };

fn standing(sizes: Vec<i64>, rooms: usize, limits: Limits) -> Standing {
    Known::new(super::THOROUGH).standing(sizes, rooms, limits)
}

fn items(sizes: &[(i64, Option<usize>)]) -> Vec<Item> {
    let place = |index: usize| (i64::try_from(index).expect("few") * 1_000, 0);
    sizes.iter().enumerate().map(|(index, &(size, former))| Item { size, former, place: place(index) }).collect()
}

#[test]
fn former_units_stay_together_although_fewer_units_would_do() {
    let items = items(&[(300, Some(0)), (300, Some(1)), (100, Some(0)), (100, Some(1))]);
    let bins = arrange(&items, 3, LIMITS).expect("a packing");
    assert_eq!(bins[0], bins[2]);
    assert_eq!(bins[1], bins[3]);
    assert_ne!(bins[0], bins[1]);
}

#[test]
fn a_unit_that_grew_too_large_is_cut_in_two_alike() {
    let sizes: Vec<(i64, Option<usize>)> = (0..24).map(|_| (50, Some(0))).collect();
    let bins = arrange(&items(&sizes), 4, LIMITS).expect("a packing");
    let first = bins.iter().filter(|&&bin| bin == 0).count();
    assert_eq!((first, bins.iter().max()), (12, Some(&1)));
    // Cut along its longer side, not mixed.
    assert_eq!(bins.windows(2).filter(|two| two[0] != two[1]).count(), 1);
}

#[test]
fn a_tight_packing_is_found_by_search() {
    let sizes = vec![600, 500, 500, 400, 400, 300, 300];
    assert_eq!(standing(sizes, 3, LIMITS).excess, 0);
}

#[test]
fn what_cannot_be_packed_is_an_excess() {
    assert_eq!(standing(vec![650, 650, 650], 2, LIMITS).excess, 1);
    assert_eq!(standing(vec![650, 650, 650], 1, LIMITS).excess, 950);
}

#[test]
fn small_units_that_cannot_be_avoided_are_counted() {
    assert_eq!(standing(vec![950, 150], 2, LIMITS).small, 1);
}

proptest! {
    #[test]
    fn arranged_units_are_within_the_limits_and_as_promised(
        sizes in prop::collection::vec((1_i64..=1_000, prop::option::of(0_usize..3)), 1..14),
        rooms in 1_usize..8,
    ) {
        let items = items(&sizes);
        let promised = standing(sizes.iter().map(|it| it.0).collect(), rooms, LIMITS);
        match arrange(&items, rooms, LIMITS) {
            None => prop_assert!(promised.excess > 0),
            Some(bins) => {
                prop_assert_eq!(promised.excess, 0);
                let mut loads = vec![0; rooms];
                for (item, bin) in items.iter().zip(bins) {
                    loads[bin] += item.size;
                }
                prop_assert!(loads.iter().all(|&load| load <= 1_000));
                let small = loads.iter().filter(|&&load| load > 0 && load < 200).count();
                prop_assert_eq!(i64::try_from(small).expect("few"), promised.small);
            }
        }
    }
}
