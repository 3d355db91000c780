//! Packing the groups of one building into its units.
//!
//! Always true: no unit is above the maximum; what is returned depends only on the sizes and their order, never on a
//! clock; where a search was cut short, the answer says so, so that nothing is proved from it.

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

/// Steps after which the exact search gives up.
const STEPS: u32 = 4_000;

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
    limits: Limits,
    loads: Vec<i64>,
    bins: Bins,
    best: Option<(usize, Bins)>,
    steps: u32,
}

impl Exact<'_> {
    fn run(&mut self, depth: usize) {
        self.steps += 1;
        if self.steps > STEPS || self.best.as_ref().is_some_and(|best| best.0 == 0) {
            return;
        }
        let Some(&item) = self.order.get(depth) else {
            let small = small(&self.loads, self.limits);
            if self.best.as_ref().is_none_or(|best| small < best.0) {
                self.best = Some((small, self.bins.clone()));
            }
            return;
        };
        let mut choices: Vec<usize> = (0..self.loads.len()).collect();
        choices.sort_by_key(|&bin| (-self.loads[bin], bin));
        let mut tried = None;
        for bin in choices {
            let load = self.loads[bin];
            // Units of equal load are alike.
            if tried == Some(load) || load + self.sizes[item] > self.limits.max {
                continue;
            }
            tried = Some(load);
            self.loads[bin] += self.sizes[item];
            self.bins[item] = bin;
            self.run(depth + 1);
            self.loads[bin] -= self.sizes[item];
        }
    }
}

/// Packs into exactly `count` units at most; the second value says whether the search was complete.
fn spread(sizes: &[i64], order: &[usize], count: usize, limits: Limits) -> (Option<(usize, Bins)>, bool) {
    let easy = balanced(sizes, order, count, limits).map(|bins| (small(&loads(sizes, &bins, count), limits), bins));
    if easy.as_ref().is_some_and(|easy| easy.0 == 0) {
        return (easy, true);
    }
    let mut exact =
        Exact { sizes, order, limits, loads: vec![0; count], bins: vec![0; sizes.len()], best: None, steps: 0 };
    exact.run(0);
    let complete = exact.steps <= STEPS;
    let best = match (easy, exact.best) {
        (Some(easy), Some(exact)) => Some(if exact.0 < easy.0 { exact } else { easy }),
        (easy, exact) => easy.or(exact),
    };
    (best, complete)
}

/// The best packing into at most `rooms` units: fewest small units, then fewest units. Empty units are dropped.
fn pack(sizes: &[i64], rooms: usize, limits: Limits) -> (Option<(usize, Bins)>, bool) {
    let load: i64 = sizes.iter().sum();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&item| (-sizes[item], item));
    let mut best: Option<(usize, Bins)> = None;
    let mut complete = true;
    for count in units_needed(load, limits.max).max(1)..=rooms.min(sizes.len()) {
        if best.is_some() && i64::try_from(count).unwrap_or(i64::MAX).saturating_mul(limits.min) > load {
            break;
        }
        let (found, sure) = spread(sizes, &order, count, limits);
        complete &= sure;
        if let Some((_, bins)) = found {
            let bins = joined(sizes, bins, limits);
            let few = small(&loads(sizes, &bins, count_of(&bins)), limits);
            if best.as_ref().is_none_or(|best| few < best.0) {
                best = Some((few, bins));
            }
        }
        if best.as_ref().is_some_and(|best| best.0 == 0) {
            return (best, true);
        }
    }
    (best, complete)
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

/// How a building with so many rooms stands with items of these sizes.
pub(crate) fn standing(mut sizes: Vec<i64>, rooms: usize, limits: Limits) -> Standing {
    // Sorted, so that the answer depends on what votes here and not on the order in which it came.
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let load: i64 = sizes.iter().sum();
    let capacity = i64::try_from(rooms).unwrap_or(i64::MAX).saturating_mul(limits.max);
    if load > capacity {
        return Standing { excess: load - capacity, ..Standing::default() };
    }
    let (best, complete) = pack(&sizes, rooms, limits);
    match best {
        Some((small, bins)) => Standing {
            excess: 0,
            small: i64::try_from(small).unwrap_or(i64::MAX),
            single: count_of(&bins) == 1,
            unsure: !complete,
        },
        None => Standing { excess: 1, unsure: !complete, ..Standing::default() },
    }
}

/// The unit of each item: as few small units as [`standing`] promises, then as few voters as can be who change
/// their unit, then as few units as can be. `None` when no packing was found.
pub(crate) fn arrange(items: &[Item], rooms: usize, limits: Limits) -> Option<Vec<usize>> {
    // The same order as in `standing`, so that both find the same packing.
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&item| (-items[item].size, item));
    let sorted: Vec<i64> = order.iter().map(|&item| items[item].size).collect();
    let (few, packed) = pack(&sorted, rooms, limits).0?;
    let mut plain = vec![0; items.len()];
    for (&item, bin) in order.iter().zip(packed) {
        plain[item] = bin;
    }
    let sizes: Vec<i64> = items.iter().map(|item| item.size).collect();
    let load: i64 = sizes.iter().sum();
    let mut best = (changed(items, &plain), count_of(&plain), plain);
    for count in units_needed(load, limits.max).max(1)..=rooms.min(items.len()) {
        let Some(bins) = kept_together(items, count, limits) else { continue };
        let bins = joined(&sizes, bins, limits);
        let used = count_of(&bins);
        if small(&loads(&sizes, &bins, used), limits) > few {
            continue;
        }
        let key = (changed(items, &bins), used);
        if key < (best.0, best.1) || (key == (best.0, best.1) && count == used) {
            best = (key.0, key.1, bins);
        }
    }
    Some(best.2)
}

/// Voters who do not stay with the largest part of their former unit.
fn changed(items: &[Item], bins: &[usize]) -> i64 {
    let mut shares: std::collections::BTreeMap<(usize, usize), i64> = std::collections::BTreeMap::new();
    for (item, &bin) in items.iter().zip(bins) {
        if let Some(former) = item.former {
            *shares.entry((former, bin)).or_default() += item.size;
        }
    }
    let total: i64 = shares.values().sum();
    // A unit continues one former unit, and a former unit continues in one unit: the largest shares first.
    let mut order: Vec<(i64, usize, usize)> = shares.iter().map(|(&(f, b), &size)| (-size, f, b)).collect();
    order.sort_unstable();
    let (mut formers, mut taken) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let mut kept = 0;
    for (size, former, bin) in order {
        if !formers.contains(&former) && !taken.contains(&bin) {
            formers.insert(former);
            taken.insert(bin);
            kept -= size;
        }
    }
    total - kept
}

/// Starts each unit from a former one; cuts those above the maximum along their longer side; fills up with the rest.
fn kept_together(items: &[Item], count: usize, limits: Limits) -> Option<Bins> {
    let mut clusters: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
    let mut rest = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item.former {
            Some(former) => clusters.entry(former).or_default().push(index),
            None => rest.push(index),
        }
    }
    let weight = |members: &[usize]| members.iter().map(|&item| items[item].size).sum::<i64>();
    let mut seeds: Vec<Vec<usize>> = clusters.into_values().collect();
    seeds.sort_by_key(|members| (-weight(members), members.first().copied()));
    for cluster in seeds.split_off(seeds.len().min(count)) {
        rest.extend(cluster);
    }
    let mut loads = vec![0_i64; count];
    let mut bins = vec![0; items.len()];
    rest.sort_by_key(|&item| (-items[item].size, item));
    let mut left = Vec::new();
    for (bin, mut members) in seeds.into_iter().enumerate() {
        let load = weight(&members);
        let parts = i64::try_from(units_needed(load, limits.max)).unwrap_or(1).max(1);
        let share = (load + parts - 1) / parts;
        along_the_longer_side(items, &mut members);
        for item in members {
            let size = items[item].size;
            if (loads[bin] < share || parts == 1) && loads[bin] + size <= limits.max {
                loads[bin] += size;
                bins[item] = bin;
            } else {
                left.push(item);
            }
        }
    }
    for item in left.into_iter().chain(rest) {
        let size = items[item].size;
        let bin = (0..count).filter(|&bin| loads[bin] + size <= limits.max).min_by_key(|&bin| (loads[bin], bin))?;
        loads[bin] += size;
        bins[item] = bin;
    }
    Some(bins)
}

fn along_the_longer_side(items: &[Item], members: &mut [usize]) {
    let extent = |axis: fn(&Item) -> i64| {
        let values = || members.iter().map(|&item| axis(&items[item]));
        values().max().unwrap_or(0) - values().min().unwrap_or(0)
    };
    // A degree of longitude is about three quarters of one of latitude at 41° north.
    let north_south = extent(|item| item.place.0) * 4 >= extent(|item| item.place.1) * 3;
    members.sort_by_key(|&item| {
        let (lat, lon) = items[item].place;
        (if north_south { -lat } else { lon }, item)
    });
}

#[cfg(test)]
mod tests;
