//! What lies around a client, against looking at everything.

use super::Grid;
use crate::random::Random;

fn points(seed: u64, count: usize, places: usize) -> (Vec<f64>, Vec<f64>) {
    let mut random = Random::new(seed, "grid");
    let mut number = || f64::from(u32::try_from(random.below(places)).expect("small")) / 7.0;
    (0..count).map(|_| (number(), number() * 0.2)).unzip()
}

#[test]
fn everything_nearer_than_the_last_one_wanted_is_found() {
    for (seed, places) in [(1, 10_000), (2, 12), (3, 1), (4, 300)] {
        let (x, y) = points(seed, 700, places);
        let grid = Grid::new(&x, &y);
        for floor in [false, true] {
            for client in [0, 17, 350, 699] {
                let cost = |site: u32| {
                    let site = site as usize;
                    let far = ((x[site] - x[client]).powi(2) + (y[site] - y[client]).powi(2)).sqrt();
                    if floor { far.floor() } else { far }
                };
                let order = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
                let mut all: Vec<(f64, u32)> = (0..700).map(|site| (cost(site), site)).collect();
                all.sort_by(order);
                let mut found = vec![(0.0, 9_999)];
                grid.around((x[client], y[client]), (40, floor), &mut found, &cost);
                found.sort_by(order);
                assert_eq!(found[..41], all[..41], "seed {seed}, floor {floor}, client {client}");
            }
        }
    }
}
