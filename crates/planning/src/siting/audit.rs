//! The independent checker of an answer: recomputes everything from the problem's numbers.
//!
//! Always true: it uses nothing of the search, not even its cost function, and believes neither the value nor the bound.

use super::problem::{Costs, Problem};

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Not one site for each client, or a site that does not exist.
    Shape,
    /// This site serves more demand than it can.
    Overfull(usize),
    /// So many sites serve, more than may be open.
    TooMany(usize),
    /// The answer is worth this, not what it says.
    Value(f64),
    /// The bound is above the value.
    Bound,
}

/// Checks an answer: the site that serves each client, its value and its lower bound; nothing found means that it is right.
#[must_use]
pub fn audit(problem: &Problem, serves: &[u32], value: f64, bound: f64) -> Vec<Fault> {
    let sites = problem.capacity.len();
    if serves.len() != problem.demand.len() || serves.iter().any(|&site| site as usize >= sites) {
        return vec![Fault::Shape];
    }
    let mut load = vec![0_i64; sites];
    let mut used = vec![false; sites];
    let mut total = 0.0;
    for (client, &site) in serves.iter().enumerate() {
        let site = site as usize;
        load[site] += problem.demand[client];
        used[site] = true;
        total += match &problem.costs {
            Costs::Plane { x, y, floor } => {
                let far = (x[client] - x[site]).hypot(y[client] - y[site]);
                // `hypot` may round the last bit of a whole distance down.
                if *floor { (far * (1.0 + 1e-15)).floor() } else { far }
            }
            Costs::Table { sites, rows } => rows[client * sites + site],
        };
    }
    total += (0..sites).filter(|&site| used[site]).map(|site| problem.opening[site]).sum::<f64>();
    let mut faults: Vec<Fault> =
        (0..sites).filter(|&site| load[site] > problem.capacity[site]).map(Fault::Overfull).collect();
    let open = used.iter().filter(|&&used| used).count();
    if problem.medians.is_some_and(|medians| open > medians) {
        faults.push(Fault::TooMany(open));
    }
    let slack = 1e-9 * total.abs().max(1.0);
    if (total - value).abs() > slack {
        faults.push(Fault::Value(total));
    }
    if bound > total + slack {
        faults.push(Fault::Bound);
    }
    faults
}
