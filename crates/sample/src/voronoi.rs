//! Schematic boundaries: what lies nearer to a unit's centre than to any other, cut at a padded hull of its region.
//!
//! Always true: a cell is convex and holds its centre; only additions, products and quotients are used, which are the
//! same on every machine, and corners are whole millionths of a degree.

use std::collections::BTreeMap;

use model::measure::GeoPoint;
use model::territory::{AdminUnit, BoundarySource, Ring};

/// Metres a degree of longitude against one of latitude at 41° north: the country is small enough for one number.
const LON_SHRINK: f64 = 0.755;
/// Padding of the hull in degrees of latitude: about 6 km.
const PADDING: f64 = 0.055;

type Flat = (f64, f64);

fn flat(point: GeoPoint) -> Flat {
    (f64::from(point.lon_e6) / 1.0e6 * LON_SHRINK, f64::from(point.lat_e6) / 1.0e6)
}

/// Gives every unit its cell.
pub fn draw(units: &mut [AdminUnit]) {
    let centres: Vec<Flat> = units.iter().map(|unit| flat(unit.centre)).collect();
    let mut regions: BTreeMap<String, Vec<Flat>> = BTreeMap::new();
    for (unit, centre) in units.iter().zip(&centres) {
        regions.entry(unit.region.clone()).or_default().push(*centre);
    }
    let hulls: BTreeMap<String, Vec<Flat>> = regions.into_iter().map(|(name, points)| (name, hull(&points))).collect();
    for (unit, centre) in units.iter_mut().zip(&centres) {
        let mut cell = hulls.get(&unit.region).cloned().unwrap_or_default();
        for other in centres.iter().filter(|other| *other != centre) {
            cell = nearer(&cell, *centre, *other);
        }
        let corners = cell.iter().filter_map(|(x, y)| GeoPoint::from_degrees(*y, x / LON_SHRINK));
        unit.boundary = vec![Ring(corners.collect())];
        unit.boundary_source = BoundarySource::Schematic;
    }
}

/// The part of a convex polygon that is nearer to `to` than to `than`.
fn nearer(polygon: &[Flat], to: Flat, than: Flat) -> Vec<Flat> {
    let side = |p: Flat| {
        let middle = ((to.0 + than.0) / 2.0, (to.1 + than.1) / 2.0);
        (p.0 - middle.0) * (than.0 - to.0) + (p.1 - middle.1) * (than.1 - to.1)
    };
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (index, corner) in polygon.iter().enumerate() {
        let next = polygon[(index + 1) % polygon.len()];
        let (here, there) = (side(*corner), side(next));
        if here <= 0.0 {
            kept.push(*corner);
        }
        if (here < 0.0 && there > 0.0) || (here > 0.0 && there < 0.0) {
            let share = here / (here - there);
            kept.push((corner.0 + (next.0 - corner.0) * share, corner.1 + (next.1 - corner.1) * share));
        }
    }
    kept
}

/// The convex hull (Andrew's monotone chain) of the points, each first widened to a small octagon as padding.
fn hull(points: &[Flat]) -> Vec<Flat> {
    const DIAGONAL: f64 = PADDING * 0.707;
    let around = [
        (PADDING, 0.0),
        (DIAGONAL, DIAGONAL),
        (0.0, PADDING),
        (-DIAGONAL, DIAGONAL),
        (-PADDING, 0.0),
        (-DIAGONAL, -DIAGONAL),
        (0.0, -PADDING),
        (DIAGONAL, -DIAGONAL),
    ];
    let mut all: Vec<Flat> = points.iter().flat_map(|p| around.map(|(x, y)| (p.0 + x, p.1 + y))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let half = |points: &mut dyn Iterator<Item = &Flat>| {
        let mut chain: Vec<Flat> = Vec::new();
        for point in points {
            while let [.., a, b] = chain[..]
                && (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0) <= 0.0
            {
                chain.pop();
            }
            chain.push(*point);
        }
        chain.pop();
        chain
    };
    let mut ring = half(&mut all.iter());
    ring.extend(half(&mut all.iter().rev()));
    ring
}
