//! Instances for tests: small ones row by row, random ones from a seed, a region like Berat.
//!
//! Always true: synthetic, and the same for the same seed.

use std::ops::ControlFlow;

use model::plan::Plan;
use model::rules::RuleSet;
use model::territory::{AdminUnit, BoundarySource};
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::{Ownership, Venue};
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use model::{AdminUnitCode, GeoPoint, VenueId, VoterCount, VoterGroupId};

use crate::random::Random;
use crate::{Input, Options, PlanError, solve};

/// An instance that owns its rows.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub groups: Vec<VoterGroup>,
    pub venues: Vec<Venue>,
    pub previous: Vec<PreviousUnit>,
    pub admin_units: Vec<AdminUnit>,
    pub rules: RuleSet,
}

/// About one metre in millionths of a degree of latitude.
pub(crate) fn point(north_m: i32, east_m: i32) -> GeoPoint {
    GeoPoint { lat_e6: 40_700_000 + north_m * 9, lon_e6: 20_000_000 + east_m * 12 }
}

pub(crate) fn rules() -> RuleSet {
    RuleSet::from_toml(include_str!("../../../templates/rules/al-2025.toml")).expect("the rule set of the project")
}

pub(crate) fn unit_number(text: &str) -> UnitNumber {
    text.parse().expect("a unit number")
}

impl Case {
    /// One administrative unit, `A`, with nothing in it.
    pub fn new() -> Self {
        let mut case = Self { groups: vec![], venues: vec![], previous: vec![], admin_units: vec![], rules: rules() };
        case.admin_unit("A", point(0, 0));
        case
    }

    pub fn admin_unit(&mut self, code: &str, centre: GeoPoint) {
        self.admin_units.push(AdminUnit {
            code: AdminUnitCode::new(code).expect("a code"),
            name: format!("Njësia {code}"),
            municipality: "Bashkia".to_owned(),
            region: "Qarku".to_owned(),
            voters: VoterCount(0),
            centre,
            boundary: vec![],
            boundary_source: BoundarySource::None,
        });
    }

    pub fn group_in(&mut self, admin: &str, voters: u32, place: GeoPoint, last: Option<&str>) -> &mut Self {
        let id = format!("g{:05}", self.groups.len());
        self.groups.push(VoterGroup {
            id: VoterGroupId::new(&id).expect("an id"),
            name: id,
            kind: GroupKind::Building,
            admin_unit: AdminUnitCode::new(admin).expect("a code"),
            place,
            place_quality: PlaceQuality::Given,
            voters: VoterCount(voters),
            households: None,
            last_unit: last.map(unit_number),
        });
        self
    }

    pub fn group(&mut self, voters: u32, north_m: i32, last: Option<&str>) -> &mut Self {
        self.group_in("A", voters, point(north_m, 0), last)
    }

    pub fn venue_in(&mut self, admin: &str, id: &str, rooms: u32, place: GeoPoint) -> &mut Self {
        self.venues.push(Venue {
            id: VenueId::new(id).expect("an id"),
            name: format!("Shkolla {id}"),
            address: String::new(),
            admin_unit: AdminUnitCode::new(admin).expect("a code"),
            place,
            rooms,
            step_free_rooms: rooms,
            ownership: Ownership::Public,
        });
        self
    }

    pub fn venue(&mut self, id: &str, rooms: u32, north_m: i32) -> &mut Self {
        self.venue_in("A", id, rooms, point(north_m, 0))
    }

    pub fn last(&mut self, number: &str, venue: &str, suspended: bool) -> &mut Self {
        let admin_unit = self
            .venues
            .iter()
            .find(|it| it.id.as_str() == venue)
            .map_or_else(|| AdminUnitCode::new("A").expect("a code"), |it| it.admin_unit.clone());
        self.previous.push(PreviousUnit {
            number: unit_number(number),
            venue: VenueId::new(venue).expect("an id"),
            admin_unit,
            voters: VoterCount(500),
            suspended,
        });
        self
    }

    pub fn input(&self) -> Input<'_> {
        Input {
            groups: &self.groups,
            venues: &self.venues,
            previous: &self.previous,
            admin_units: &self.admin_units,
            rules: &self.rules,
        }
    }

    pub fn solve(&self) -> Result<Plan, PlanError> {
        let options = Options { seed: 7, rounds: 20, threads: 2 };
        solve(&self.input(), &options, &mut |_| ControlFlow::Continue(()))
    }

    /// The unit and voters of each group, in the order of the groups.
    pub fn votes(plan: &Plan) -> Vec<(String, u32)> {
        plan.assignments.iter().map(|it| (it.unit.to_string(), it.voters.0)).collect()
    }
}

fn number_below(random: &mut Random, limit: usize) -> u32 {
    u32::try_from(random.below(limit)).expect("small")
}

fn somewhere(random: &mut Random, metres: usize) -> GeoPoint {
    let mut coordinate = || i32::try_from(random.below(metres)).expect("small");
    point(coordinate(), coordinate())
}

/// A random case with small limits (20 to 100), up to so many groups and venues, with or without a past.
pub(crate) fn random_case(seed: u64, groups: usize, venues: usize) -> Case {
    let mut random = Random::new(seed, "case");
    let mut case = Case::new();
    case.rules.units.min = VoterCount(20);
    case.rules.units.max = VoterCount(100);
    let span = [1_000, 8_000, 30_000][random.below(3)];
    let codes: &[&str] = if random.chance(30) { &["A", "B"] } else { &["A"] };
    if codes.len() == 2 {
        case.admin_unit("B", point(0, 0));
    }
    for admin in codes {
        let mut numbers = Vec::new();
        for index in 0..1 + random.below(venues) {
            let id = format!("{admin}{index}");
            let rooms = 1 + number_below(&mut random, 4);
            let place = somewhere(&mut random, span);
            case.venue_in(admin, &id, rooms, place);
            if random.chance(10) {
                case.venues.last_mut().expect("one").ownership = Ownership::PrivateUnapproved;
            }
            for _ in 0..random.below(3) {
                let number = format!("{:04}", 100 + case.previous.len());
                case.last(&number, &id, random.chance(10));
                numbers.push(number);
            }
        }
        let largest = if random.chance(20) { 160 } else { 60 };
        for _ in 0..1 + random.below(groups) {
            let voters = 1 + number_below(&mut random, largest);
            let last = (!numbers.is_empty() && random.chance(70)).then(|| numbers[random.below(numbers.len())].clone());
            let place = somewhere(&mut random, span);
            case.group_in(admin, voters, place, last.as_deref());
        }
    }
    case
}

/// A region: so many administrative units of 100 to 10,000 voters a group of 45, with a past.
pub(crate) fn region(seed: u64, units: usize, groups: u32, per_venue: u32) -> Case {
    let mut random = Random::new(seed, "region");
    let mut case = Case::new();
    case.admin_units.clear();
    for index in 0..units {
        let code = format!("U{index:03}");
        let centre = somewhere(&mut random, 60_000);
        case.admin_unit(&code, centre);
        let voters = groups * 45 + number_below(&mut random, 500);
        random_past(&mut case, &mut random, &code, centre, voters, 45, per_venue);
    }
    case
}

/// Groups and venues around a centre with exactly so many voters; every other venue was a unit last time, with about
/// 3 % fewer voters, the nearest groups first.
pub(crate) fn random_past(
    case: &mut Case,
    random: &mut Random,
    code: &str,
    centre: GeoPoint,
    voters: u32,
    per_group: u32,
    per_venue: u32,
) {
    // Towns are denser: 1 km around a centre of 1,000 voters, 7 km around one of 50,000.
    let reach = 18_000 + i32::try_from(voters).expect("few");
    let side = usize::try_from(2 * reach).expect("positive");
    let around = |random: &mut Random| {
        let mut offset = || i32::try_from(random.below(side)).expect("small") - reach;
        GeoPoint { lat_e6: centre.lat_e6 + offset(), lon_e6: centre.lon_e6 + offset() }
    };
    let mut opened: Vec<(String, GeoPoint, u32)> = Vec::new();
    for venue in 0..(voters / per_venue).max(2) {
        let (id, place) = (format!("{code}-{venue}"), around(random));
        case.venue_in(code, &id, 2 + number_below(random, 5), place);
        if venue % 2 == 0 {
            let number = format!("{:04}", 1 + case.previous.len());
            case.last(&number, &id, false);
            opened.push((number, place, 0));
        }
    }
    let mut left = voters;
    while left > 0 {
        let mut size =
            (per_group / 4 + number_below(random, usize::try_from(per_group * 3 / 2).expect("few"))).min(left);
        if left - size < 5 {
            size = left;
        }
        left -= size;
        let place = around(random);
        let before = size - size / 33;
        let nearest = opened.iter_mut().filter(|unit| unit.2 + before <= 1_900);
        let nearest = nearest.min_by_key(|unit| unit.1.distance(&place));
        let last = nearest.map(|unit| {
            unit.2 += before;
            unit.0.clone()
        });
        case.group_in(code, size, place, last.as_deref());
    }
}
