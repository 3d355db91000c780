//! The first assignment: medians spread by the squares of distances, or given by the relaxation; then everyone by regret.
//!
//! Always true: everyone is served and no more medians are open than may be; sites may be overfull.

use super::layout::Layout;
use super::problem::{NONE, Near, Problem, index};
use crate::random::Random;

/// An assignment with sites drawn at random.
pub(super) fn spread<'a>(problem: &'a Problem, near: &'a Near, random: &mut Random) -> Layout<'a> {
    let sites = match problem.medians {
        Some(medians) => scattered(problem, medians, random),
        None => cheap(problem),
    };
    assigned(problem, near, &sites)
}

/// Sites far from each other: each drawn with a chance that grows with the square of its cost from those drawn before.
fn scattered(problem: &Problem, medians: usize, random: &mut Random) -> Vec<u32> {
    let sites = index(problem.sites());
    let first = index(random.below(problem.sites()));
    let mut drawn = vec![first];
    let square = |from: u32, to: u32| problem.cost(from, to) * problem.cost(from, to);
    let mut far: Vec<f64> = (0..sites).map(|site| square(site, first)).collect();
    let mut open = vec![false; problem.sites()];
    open[first as usize] = true;
    while drawn.len() < medians {
        let total: f64 = far.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let mut left = total * ((random.next() >> 11) as f64 / (1_u64 << 53) as f64);
        let mut site = (0..sites).find(|&site| !open[site as usize]).unwrap_or(0);
        for candidate in (0..sites).filter(|&site| !open[site as usize]) {
            left -= far[candidate as usize];
            if left <= 0.0 && far[candidate as usize] > 0.0 {
                site = candidate;
                break;
            }
        }
        drawn.push(site);
        open[site as usize] = true;
        for (at, far) in (0_u32..).zip(&mut far) {
            *far = far.min(square(at, site));
        }
    }
    drawn
}

/// Sites by their cost a unit of capacity, each serving included, until a tenth more than the demand fits.
fn cheap(problem: &Problem) -> Vec<u32> {
    let demand: i64 = problem.demand.iter().sum();
    let mut order: Vec<(f64, u32)> = (0..index(problem.sites()))
        .map(|site| {
            let serving: f64 = (0..index(problem.clients())).map(|client| problem.cost(client, site)).sum();
            #[expect(clippy::cast_precision_loss, reason = "only an order")]
            let (capacity, demand) = (problem.capacity[site as usize].max(1) as f64, demand.max(1) as f64);
            (problem.opening[site as usize] / capacity + serving / demand, site)
        })
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut sites = Vec::new();
    let mut room = 0;
    for (_, site) in order {
        if room * 10 > demand * 11 {
            break;
        }
        room += problem.capacity[site as usize];
        sites.push(site);
    }
    sites
}

/// Everyone to one of these sites: by regret, where there is room; else where the least is exceeded.
pub(super) fn assigned<'a>(problem: &'a Problem, near: &'a Near, sites: &[u32]) -> Layout<'a> {
    let mut layout = Layout::empty(problem, near);
    if problem.medians.is_some() {
        for &site in sites {
            layout.open(site);
        }
    }
    let mut chosen = vec![false; problem.sites()];
    for &site in sites {
        chosen[site as usize] = true;
    }
    let mut order: Vec<(f64, u32)> = (0..index(problem.clients()))
        .map(|client| {
            let mut listed = near.of(client).iter().filter(|&&site| chosen[site as usize]);
            let mut next = || listed.next().map_or(near.beyond[client as usize], |&site| problem.cost(client, site));
            let (best, second) = (next(), next());
            let regret = second - best;
            (if regret.is_finite() { regret } else { 0.0 }, client)
        })
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, client) in order {
        let demand = problem.demand[client as usize];
        let fits = |site: &u32| {
            chosen[*site as usize] && layout.load[*site as usize] + demand <= problem.capacity[*site as usize]
        };
        let site = near.of(client).iter().copied().find(|site| fits(site)).unwrap_or_else(|| {
            let worse = |&site: &u32| (layout.above(site, layout.load[site as usize] + demand), site);
            sites.iter().copied().min_by_key(worse).unwrap_or(NONE)
        });
        layout.send(client, site);
    }
    layout.fill(sites, None);
    layout
}
