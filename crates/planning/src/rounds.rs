//! Rounds of delivery from the zone's store: which venues one vehicle serves, in which order.
//!
//! Always true: no round carries more units than a vehicle holds, and none is longer than the time allows, except one to a
//! single venue that cannot be reached in time, which is named. Savings (Clarke and Wright 1964), then moves of single stops and
//! 2-opt until nothing gets shorter; integers and fixed order, so the same rounds everywhere.

use model::GeoPoint;

/// A stop to be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// Where.
    pub place: GeoPoint,
    /// Units to be unloaded.
    pub units: u32,
}

/// What a vehicle can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vehicle {
    /// Units that it carries.
    pub capacity: u32,
    /// Minutes from departure to the last delivery.
    pub minutes: u32,
    /// Mean speed in km/h.
    pub speed: u32,
    /// Minutes of unloading at a stop.
    pub unloading: u32,
    /// Ways are so many per cent of straight lines.
    pub detour: u32,
}

/// A round: stops by their index in the input, metres there and back, minutes of arrival at each stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Stops in order.
    pub stops: Vec<usize>,
    /// Metres, there and back.
    pub metres: u64,
    /// Minutes after departure at which each stop is reached.
    pub arrives: Vec<u32>,
}

struct Land<'a> {
    deliveries: &'a [Delivery],
    vehicle: Vehicle,
    /// Metres between points; the store is the last.
    metres: Vec<Vec<u64>>,
}

impl Land<'_> {
    fn store(&self) -> usize {
        self.deliveries.len()
    }

    fn length(&self, stops: &[usize]) -> u64 {
        let store = self.store();
        let ends = stops.iter().copied().chain([store]);
        std::iter::once(store).chain(stops.iter().copied()).zip(ends).map(|(a, b)| self.metres[a][b]).sum()
    }

    fn arrives(&self, stops: &[usize]) -> Vec<u32> {
        let (mut minutes, mut at) = (0, self.store());
        let speed = u64::from(self.vehicle.speed.max(1));
        let mut all = Vec::with_capacity(stops.len());
        for &stop in stops {
            minutes += (self.metres[at][stop] * 60).div_ceil(speed * 1000);
            all.push(u32::try_from(minutes).unwrap_or(u32::MAX));
            minutes += u64::from(self.vehicle.unloading);
            at = stop;
        }
        all
    }

    fn fits(&self, stops: &[usize]) -> bool {
        let load: u64 = stops.iter().map(|stop| u64::from(self.deliveries[*stop].units)).sum();
        load <= u64::from(self.vehicle.capacity)
            && self.arrives(stops).last().is_none_or(|last| *last <= self.vehicle.minutes)
    }
}

/// Plans the rounds, longest first; a stop with more units than a vehicle holds must be divided before.
#[must_use]
pub fn rounds(store: GeoPoint, deliveries: &[Delivery], vehicle: Vehicle) -> Vec<Round> {
    let places: Vec<GeoPoint> = deliveries.iter().map(|it| it.place).chain([store]).collect();
    let way = |a: &GeoPoint, b: &GeoPoint| u64::from(a.distance(b).0) * u64::from(vehicle.detour) / 100;
    let metres = places.iter().map(|a| places.iter().map(|b| way(a, b)).collect()).collect();
    let land = Land { deliveries, vehicle, metres };
    let mut routes = joined(&land);
    while improve(&land, &mut routes) {}
    let mut rounds: Vec<Round> = routes
        .into_iter()
        .filter(|stops| !stops.is_empty())
        .map(|stops| Round { metres: land.length(&stops), arrives: land.arrives(&stops), stops })
        .collect();
    rounds.sort_by(|a, b| b.metres.cmp(&a.metres).then(a.stops.cmp(&b.stops)));
    rounds
}

/// Joins rounds end to end, greatest saving first.
fn joined(land: &Land<'_>) -> Vec<Vec<usize>> {
    let (count, store) = (land.deliveries.len(), land.store());
    let mut routes: Vec<Vec<usize>> = (0..count).map(|stop| vec![stop]).collect();
    let mut of: Vec<usize> = (0..count).collect();
    let mut savings = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            let (way, direct) = (land.metres[a][store] + land.metres[store][b], land.metres[a][b]);
            if way > direct {
                savings.push((way - direct, a, b));
            }
        }
    }
    savings.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, a, b) in savings {
        let (first, second) = (of[a], of[b]);
        let ends = |route: &[usize], stop: usize| route.first() == Some(&stop) || route.last() == Some(&stop);
        if first == second || !ends(&routes[first], a) || !ends(&routes[second], b) {
            continue;
        }
        let (mut head, mut tail) = (routes[first].clone(), routes[second].clone());
        if head.last() != Some(&a) {
            head.reverse();
        }
        if tail.first() != Some(&b) {
            tail.reverse();
        }
        head.extend(tail);
        if land.fits(&head) {
            for &stop in &head {
                of[stop] = first;
            }
            routes[first] = head;
            routes[second].clear();
        }
    }
    routes.retain(|route| !route.is_empty());
    routes
}

/// One pass over all rounds; whether anything got shorter.
fn improve(land: &Land<'_>, routes: &mut [Vec<usize>]) -> bool {
    let mut better = false;
    for route in routes.iter_mut() {
        while turned(land, route) {
            better = true;
        }
    }
    for from in 0..routes.len() {
        for to in 0..routes.len() {
            better |= from != to && handed_over(land, routes, from, to);
        }
    }
    better
}

/// 2-opt: turns a part of a round round.
fn turned(land: &Land<'_>, route: &mut Vec<usize>) -> bool {
    let length = land.length(route);
    for start in 0..route.len() {
        for end in start + 2..=route.len() {
            let mut other = route.clone();
            other[start..end].reverse();
            if land.length(&other) < length && land.fits(&other) {
                *route = other;
                return true;
            }
        }
    }
    false
}

/// Moves one stop from one round to another where both together get shorter.
fn handed_over(land: &Land<'_>, routes: &mut [Vec<usize>], from: usize, to: usize) -> bool {
    let length = land.length(&routes[from]) + land.length(&routes[to]);
    for at in 0..routes[from].len() {
        let mut left = routes[from].clone();
        let stop = left.remove(at);
        let rest = land.length(&left);
        for place in 0..=routes[to].len() {
            let mut longer = routes[to].clone();
            longer.insert(place, stop);
            if rest + land.length(&longer) < length && land.fits(&longer) {
                routes[from] = left;
                routes[to] = longer;
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::point;
    use crate::random::Random;

    fn vehicle() -> Vehicle {
        Vehicle { capacity: 6, minutes: 240, speed: 40, unloading: 5, detour: 130 }
    }

    #[test]
    fn every_stop_is_served_once_and_no_round_is_too_full_or_too_long() {
        let mut random = Random::new(3, "rounds");
        let metres = |random: &mut Random| i32::try_from(random.below(40_000)).expect("small");
        let deliveries: Vec<Delivery> = (0..60)
            .map(|at| Delivery { place: point(metres(&mut random), metres(&mut random)), units: 1 + at % 3 })
            .collect();
        let found = rounds(point(20_000, 20_000), &deliveries, vehicle());
        let mut served: Vec<usize> = found.iter().flat_map(|round| round.stops.clone()).collect();
        served.sort_unstable();
        assert_eq!(served, (0..60).collect::<Vec<_>>());
        for round in &found {
            assert!(round.stops.iter().map(|stop| deliveries[*stop].units).sum::<u32>() <= 6);
            assert!(round.arrives.last().is_some_and(|last| *last <= 240));
        }
        let alone: u64 = rounds(point(20_000, 20_000), &deliveries, Vehicle { capacity: 3, ..vehicle() })
            .iter()
            .map(|round| round.metres)
            .sum();
        assert!(found.iter().map(|round| round.metres).sum::<u64>() < alone);
    }

    #[test]
    fn stops_along_one_road_make_one_round() {
        let deliveries: Vec<Delivery> =
            [3_000, 1_000, 5_000, 2_000].map(|north| Delivery { place: point(north, 0), units: 1 }).to_vec();
        let found = rounds(point(0, 0), &deliveries, vehicle());
        assert_eq!(found.len(), 1);
        assert!(found[0].metres < 13_100 && found[0].metres > 12_900, "{}", found[0].metres);
    }
}
