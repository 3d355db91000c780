//! What is to be drawn, in the drawing's own units, and what stands under the pointer or inside a lasso.
//!
//! Always true: made once for a plan, not for each picture; finding the group under the pointer looks only at its cell.

use std::collections::BTreeMap;

use api::plans::{PlanMap, UnitView};
use model::VoterGroupId;
use model::territory::AdminUnit;
use model::unit::UnitNumber;

use super::{Projection, SIDE};

/// Cells of the net along a side.
const NET: usize = 64;

/// A voter group.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    pub at: (f64, f64),
    /// Radius in pixels, by its voters.
    pub radius: f64,
    pub id: VoterGroupId,
    pub name: String,
    pub voters: u32,
    pub moved: bool,
    /// Index of its unit.
    pub unit: Option<usize>,
}

/// A unit with its venue.
#[derive(Debug, Clone, PartialEq)]
pub struct Pin {
    pub at: (f64, f64),
    pub number: UnitNumber,
    pub venue: String,
    pub voters: u32,
}

/// Everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    pub land: Vec<Vec<(f64, f64)>>,
    pub names: Vec<(String, (f64, f64))>,
    pub dots: Vec<Dot>,
    pub pins: Vec<Pin>,
    /// Venues in which no unit opens.
    pub closed: Vec<(String, (f64, f64))>,
    net: BTreeMap<(usize, usize), Vec<usize>>,
}

fn cell(at: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "0 to 63")]
    let cell = (at / SIDE * NET as f64).clamp(0.0, NET as f64 - 1.0) as usize;
    cell
}

impl Scene {
    /// The scene of a plan; none when there is nothing to be seen.
    pub fn of(territory: &[AdminUnit], points: &PlanMap, units: &[UnitView]) -> Option<Self> {
        let corners = territory.iter().flat_map(|unit| unit.boundary.iter().flat_map(|ring| ring.0.iter().copied()));
        let groups = points.groups.iter().map(|group| group.place);
        let venues = points.venues.iter().map(|venue| venue.place);
        let projection = Projection::around(corners.chain(groups).chain(venues))?;
        let place = |point| projection.point(point);
        let by_number: BTreeMap<UnitNumber, usize> =
            units.iter().enumerate().map(|(at, unit)| (unit.number, at)).collect();
        let mut scene = Self {
            land: territory
                .iter()
                .flat_map(|unit| unit.boundary.iter().map(|ring| ring.0.iter().copied().map(place).collect()))
                .collect(),
            names: territory.iter().map(|unit| (unit.name.clone(), place(unit.centre))).collect(),
            dots: points
                .groups
                .iter()
                .map(|group| Dot {
                    at: place(group.place),
                    radius: (f64::from(group.voters.0).sqrt() * 0.35).clamp(1.6, 9.0),
                    id: group.id.clone(),
                    name: group.name.clone(),
                    voters: group.voters.0,
                    moved: group.moved,
                    unit: group.unit.and_then(|unit| by_number.get(&unit).copied()),
                })
                .collect(),
            pins: units
                .iter()
                .map(|unit| Pin {
                    at: place(unit.place),
                    number: unit.number,
                    venue: unit.venue_name.clone(),
                    voters: unit.voters.0,
                })
                .collect(),
            closed: points
                .venues
                .iter()
                .filter(|venue| venue.units.is_empty())
                .map(|venue| (venue.name.clone(), place(venue.place)))
                .collect(),
            net: BTreeMap::new(),
        };
        for (index, dot) in scene.dots.iter().enumerate() {
            scene.net.entry((cell(dot.at.0), cell(dot.at.1))).or_default().push(index);
        }
        Some(scene)
    }

    /// The unit whose venue stands within so many units of the drawing.
    pub fn pin_at(&self, at: (f64, f64), within: f64) -> Option<usize> {
        nearest(self.pins.iter().map(|pin| pin.at).enumerate(), at, within)
    }

    /// The group that stands within so many units of the drawing.
    pub fn dot_at(&self, at: (f64, f64), within: f64) -> Option<usize> {
        let around = |middle: f64| cell(middle - within)..=cell(middle + within);
        let near = around(at.0).flat_map(|x| around(at.1).map(move |y| (x, y)));
        let dots = near.filter_map(|place| self.net.get(&place)).flatten();
        nearest(dots.map(|dot| (*dot, self.dots[*dot].at)), at, within)
    }

    /// The groups inside a lasso.
    pub fn inside(&self, lasso: &[(f64, f64)]) -> Vec<usize> {
        (0..self.dots.len()).filter(|dot| encloses(lasso, self.dots[*dot].at)).collect()
    }
}

fn nearest(places: impl Iterator<Item = (usize, (f64, f64))>, at: (f64, f64), within: f64) -> Option<usize> {
    places
        .map(|(index, place)| (index, (place.0 - at.0).hypot(place.1 - at.1)))
        .filter(|(_, far)| *far <= within)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

/// Whether a closed line goes around a place, by counting crossings.
pub fn encloses(line: &[(f64, f64)], at: (f64, f64)) -> bool {
    let mut inside = false;
    let Some(mut before) = line.last().copied() else { return false };
    for &corner in line {
        if (corner.1 > at.1) != (before.1 > at.1) {
            let x = before.0 + (at.1 - before.1) / (corner.1 - before.1) * (corner.0 - before.0);
            inside ^= at.0 < x;
        }
        before = corner;
    }
    inside
}
