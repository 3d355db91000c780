//! Packing the groups of one building into its units.
//!
//! Always true: no unit is above the maximum; what is returned depends only on the sizes and their order, never on a
//! clock; where a search was cut short, the answer says so, so that nothing is proved from it.

mod arrange;

use std::collections::HashMap;

pub(crate) use arrange::arrange;

/// Least and most voters of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Below this a unit needs a reason.
    pub min: i64,
    /// Above this none may be.
    pub max: i64,
}

/// How a building stands with its present voters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Voters over what its rooms can hold; at least 1 when no packing was found.
    pub excess: i64,
    /// Units below the minimum.
    pub small: i64,
    /// Whether it holds one unit only.
    pub single: bool,
    /// The search for a packing was cut short: there may be a better one.
    pub unsure: bool,
    /// Work that finding this took.
    pub steps: u32,
}

/// One thing to be packed: a group, or a part of one that is too large.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Voters.
    pub size: i64,
    /// The unit of this building in which it voted last.
    pub former: Option<usize>,
    /// Its place (millionths of a degree), to cut a former unit along its longer side.
    pub place: (i64, i64),
}

/// Steps after which the search for a packing gives up while a plan is being searched.
pub(crate) const QUICK: u32 = 500;

/// Steps after which it gives up when a plan is proved and its units are made: at least what a quick one finds.
pub(crate) const THOROUGH: u32 = 5_000;

/// A packing: the unit of each item, counted from 0.
type Bins = Vec<usize>;

fn units_needed(load: i64, max: i64) -> usize {
    usize::try_from((load + max - 1) / max).unwrap_or(usize::MAX)
}

fn loads(sizes: &[i64], bins: &[usize], count: usize) -> Vec<i64> {
    let mut loads = vec![0; count];
    for (&size, &bin) in sizes.iter().zip(bins) {
        loads[bin] += size;
    }
    loads
}

fn small(loads: &[i64], limits: Limits) -> usize {
    loads.iter().filter(|&&load| load < limits.min).count()
}

/// Largest first into the emptiest unit: balanced, good when there is room.
fn balanced(sizes: &[i64], order: &[usize], count: usize, limits: Limits) -> Option<Bins> {
    let mut bins = vec![0; sizes.len()];
    let mut loads = vec![0_i64; count];
    for &item in order {
        let bin = (0..count).min_by_key(|&bin| (loads[bin], bin))?;
        loads[bin] += sizes[item];
        bins[item] = bin;
    }
    loads.iter().all(|&load| load <= limits.max).then_some(bins)
}

/// Depth-first search over all packings, fullest unit first; keeps the one with the fewest small units.
struct Exact<'a> {
    sizes: &'a [i64],
    order: &'a [usize],
    /// Voters of the items from each depth on.
    rest: Vec<i64>,
    limits: Limits,
    loads: Vec<i64>,
    bins: Bins,
    best: Option<(usize, Bins)>,
    steps: u32,
    most_steps: u32,
}

impl<'a> Exact<'a> {
    fn new(sizes: &'a [i64], order: &'a [usize], count: usize, limits: Limits, most_steps: u32) -> Self {
        let mut rest = vec![0; order.len() + 1];
        for (depth, &item) in order.iter().enumerate().rev() {
            rest[depth] = rest[depth + 1] + sizes[item];
        }
        Self {
            sizes,
            order,
            rest,
            limits,
            loads: vec![0; count],
            bins: vec![0; sizes.len()],
            best: None,
            steps: 0,
            most_steps,
        }
    }

    /// Whether the items from here on cannot fit, or cannot lead to fewer small units than the best so far.
    fn hopeless(&self, depth: usize) -> bool {
        // Room that is too small for the smallest item is lost.
        let smallest = self.order.last().map_or(0, |&item| self.sizes[item]);
        let room = |load: &i64| self.limits.max - load;
        let usable: i64 = self.loads.iter().map(room).filter(|&room| room >= smallest).sum();
        if usable < self.rest[depth] {
            return true;
        }
        let Some((few, _)) = &self.best else { return false };
        let mut missing: Vec<i64> =
            self.loads.iter().map(|load| self.limits.min - load).filter(|&missing| missing > 0).collect();
        missing.sort_unstable();
        let mut left = self.rest[depth];
        let filled = missing.iter().take_while(|&&missing| {
            left -= missing;
            left >= 0
        });
        let filled = filled.count();
        missing.len() - filled >= *few
    }

    fn run(&mut self, depth: usize) {
        self.steps += 1;
        if self.steps > self.most_steps || self.best.as_ref().is_some_and(|best| best.0 == 0) {
            return;
        }
        let Some(&item) = self.order.get(depth) else {
            let small = small(&self.loads, self.limits);
            if self.best.as_ref().is_none_or(|best| small < best.0) {
                self.best = Some((small, self.bins.clone()));
            }
            return;
        };
        if self.hopeless(depth) {
            return;
        }
        // The fullest unit first; units of equal load are alike.
        let mut below = i64::MAX;
        loop {
            let fuller = (0..self.loads.len()).filter(|&bin| self.loads[bin] < below);
            let Some(bin) = fuller.max_by_key(|&bin| (self.loads[bin], std::cmp::Reverse(bin))) else { return };
            below = self.loads[bin];
            if below + self.sizes[item] > self.limits.max {
                continue;
            }
            self.loads[bin] += self.sizes[item];
            self.bins[item] = bin;
            self.run(depth + 1);
            self.loads[bin] -= self.sizes[item];
        }
    }
}

/// What a packing came to.
struct Packed {
    /// Small units, and the unit of each item.
    best: Option<(usize, Bins)>,
    /// Whether every possibility was looked at, or none better can be.
    complete: bool,
    /// Work done.
    steps: u32,
}

/// Packs into so many units at most.
fn spread(sizes: &[i64], order: &[usize], count: usize, limits: Limits, most_steps: u32) -> Packed {
    let easy = balanced(sizes, order, count, limits).map(|bins| (small(&loads(sizes, &bins, count), limits), bins));
    if easy.as_ref().is_some_and(|easy| easy.0 == 0) {
        return Packed { best: easy, complete: true, steps: 0 };
    }
    let mut exact = Exact::new(sizes, order, count, limits, most_steps);
    exact.run(0);
    let (complete, steps) = (exact.steps <= most_steps, exact.steps);
    let best = match (easy, exact.best) {
        (Some(easy), Some(exact)) => Some(if exact.0 < easy.0 { exact } else { easy }),
        (easy, exact) => easy.or(exact),
    };
    Packed { best, complete, steps }
}

/// The best packing into at most `rooms` units: fewest small units, then fewest units. Empty units are dropped.
fn pack(sizes: &[i64], rooms: usize, limits: Limits, most_steps: u32) -> Packed {
    let load: i64 = sizes.iter().sum();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&item| (-sizes[item], item));
    let mut all = Packed { best: None, complete: true, steps: 0 };
    for count in units_needed(load, limits.max).max(1)..=rooms.min(sizes.len()) {
        if all.best.is_some() && i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(limits.min) > load {
            break;
        }
        let found = spread(sizes, &order, count, limits, most_steps);
        all.complete &= found.complete;
        all.steps += found.steps;
        if let Some((_, bins)) = found.best {
            let bins = joined(sizes, bins, limits);
            let few = small(&loads(sizes, &bins, count_of(&bins)), limits);
            if all.best.as_ref().is_none_or(|best| few < best.0) {
                all.best = Some((few, bins));
            }
        }
        if all.best.as_ref().is_some_and(|best| best.0 == 0) {
            all.complete = true;
            break;
        }
    }
    all
}

fn count_of(bins: &[usize]) -> usize {
    bins.iter().max().map_or(0, |last| last + 1)
}

/// Drops empty units, and joins a small unit with another where both fit into one (Art. 62.7).
fn joined(sizes: &[i64], mut bins: Bins, limits: Limits) -> Bins {
    loop {
        let mut used: Vec<usize> = bins.clone();
        used.sort_unstable();
        used.dedup();
        for bin in &mut bins {
            *bin = used.binary_search(bin).unwrap_or(0);
        }
        let loads = loads(sizes, &bins, used.len());
        let pair = (0..loads.len()).filter(|&a| loads[a] < limits.min).find_map(|a| {
            let other = (0..loads.len()).filter(|&b| b != a && loads[a] + loads[b] <= limits.max);
            other.max_by_key(|&b| (loads[b], std::cmp::Reverse(b))).map(|b| (a, b))
        });
        let Some((from, to)) = pair else { return bins };
        for bin in &mut bins {
            if *bin == from {
                *bin = to;
            }
        }
    }
}

/// Packings that were computed already, so that a search that comes back to the same groups need not pack them again.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    packed: HashMap<Vec<i64>, Standing>,
    most_steps: u32,
}

/// Most packings that are remembered.
const MOST_KNOWN: usize = 100_000;

impl Known {
    /// Nothing is known yet; a packing is searched for with so many steps.
    pub(crate) fn new(most_steps: u32) -> Self {
        Self { packed: HashMap::new(), most_steps }
    }

    /// As [`standing`], from memory where it is known.
    pub(crate) fn standing(&mut self, mut sizes: Vec<i64>, rooms: usize, limits: Limits) -> Standing {
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        // Sizes are positive, so the rooms cannot be taken for one.
        sizes.push(-i64::try_from(rooms).unwrap_or(i64::MAX));
        if let Some(&known) = self.packed.get(&sizes) {
            // Remembering takes no work.
            return Standing { steps: 0, ..known };
        }
        let found = standing(&sizes[..sizes.len() - 1], rooms, limits, self.most_steps);
        if self.packed.len() >= MOST_KNOWN {
            self.packed.clear();
        }
        self.packed.insert(sizes, found);
        found
    }
}

/// How a building with so many rooms stands with items of these sizes, the largest first.
fn standing(sizes: &[i64], rooms: usize, limits: Limits, most_steps: u32) -> Standing {
    let load: i64 = sizes.iter().sum();
    let capacity = i64::try_from(rooms).unwrap_or(i64::MAX).saturating_mul(limits.max);
    if load > capacity {
        return Standing { excess: load - capacity, ..Standing::default() };
    }
    let Packed { best, complete, steps } = pack(sizes, rooms, limits, most_steps);
    match best {
        Some((small, bins)) => Standing {
            excess: 0,
            small: i64::try_from(small).unwrap_or(i64::MAX),
            single: count_of(&bins) == 1,
            unsure: !complete,
            steps,
        },
        None => Standing { excess: 1, unsure: !complete, steps, ..Standing::default() },
    }
}

#[cfg(test)]
mod tests;
