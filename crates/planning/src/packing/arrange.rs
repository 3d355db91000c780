//! The units of a building as they shall be: those who voted together stay together, new units are cut out along a line.
//!
//! Always true: no unit is above the maximum, and no more units are below the minimum than the building's [`Standing`]
//! promises.
//!
//! [`Standing`]: super::Standing

use std::collections::{BTreeMap, BTreeSet};

use super::{Bins, Item, Limits, THOROUGH, count_of, joined, loads, pack, small, units_needed};

/// The unit of each item: as few small units as [`standing`] promises, then as few voters as can be who change
/// their unit, then as few units as can be. `None` when no packing was found.
pub(crate) fn arrange(items: &[Item], rooms: usize, limits: Limits) -> Option<Vec<usize>> {
    // The same order as in `standing`, so that both find the same packing.
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|&item| (-items[item].size, item));
    let sorted: Vec<i64> = order.iter().map(|&item| items[item].size).collect();
    let (few, packed) = pack(&sorted, rooms, limits, THOROUGH).best?;
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
    let mut shares: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for (item, &bin) in items.iter().zip(bins) {
        if let Some(former) = item.former {
            *shares.entry((former, bin)).or_default() += item.size;
        }
    }
    let total: i64 = shares.values().sum();
    // A unit continues one former unit, and a former unit continues in one unit: the largest shares first.
    let mut order: Vec<(i64, usize, usize)> = shares.iter().map(|(&(f, b), &size)| (-size, f, b)).collect();
    order.sort_unstable();
    let (mut formers, mut taken) = (BTreeSet::new(), BTreeSet::new());
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
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
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
