//! Invented land: administrative units as cells around a town, venues, voter groups, and a plan that fits them.

use api::plans::{MapGroup, MapVenue, PlanMap, PlanState, PlanView, UnitExplanation, UnitView};
use api::voters::{ListVoters, UnitSummary};
use api::{Failure, FailureKind, Imported, Page};
use model::plan::{Assignment, PlanFigures, PlannedUnit, UnitReason};
use model::territory::{AdminUnit, BoundarySource, Ring};
use model::unit::{PreviousUnit, UnitNumber};
use model::venue::{Ownership, Venue};
use model::voters::{GroupKind, PlaceQuality, VoterGroup};
use model::{AdminUnitCode, Digest, Finding, GeoPoint, Metres, Place, VenueId, VoterCount, VoterGroupId};
use serde_json::Value;

use super::{State, input_of, json_of};

/// Names of invented administrative units.
const NAMES: [&str; 12] = [
    "Gurëbardhë",
    "Lisnajë",
    "Kodrëz",
    "Ujëvarë",
    "Shpellaj",
    "Fushëmollë",
    "Rrapishtë",
    "Bregas",
    "Vreshtëz",
    "Malishtë",
    "Pyllas",
    "Urëz",
];

/// The invented land.
pub struct Land {
    pub units: Vec<AdminUnit>,
    pub venues: Vec<Venue>,
    pub groups: Vec<VoterGroup>,
    /// The venue of each group, by place in `venues`.
    homes: Vec<usize>,
    pub planned: Vec<UnitView>,
}

/// A small generator with a fixed seed: the same land every time.
struct Dice(u32);

impl Dice {
    /// A number from 0 up to `below`.
    fn roll(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % below.max(1)
    }

    fn around(&mut self, spread: u32) -> i32 {
        i32::try_from(self.roll(spread)).unwrap_or(0) - i32::try_from(self.roll(spread)).unwrap_or(0)
    }
}

fn code(place: usize) -> Option<AdminUnitCode> {
    AdminUnitCode::new(&format!("B{:02}", place + 1)).ok()
}

fn number(place: usize) -> Option<UnitNumber> {
    UnitNumber::new(u16::try_from(1698 + place).ok()?, 0).ok()
}

/// The corner between cells, shaken a little so that it looks like land; column 0 to 4, row 0 to 3.
fn corner(column: i32, row: i32) -> GeoPoint {
    let shake = |a: i32, b: i32| ((column * a + row * b) % 7 - 3) * 5_500;
    GeoPoint { lat_e6: 40_860_000 - row * 95_000 + shake(5, 3), lon_e6: 19_780_000 + column * 105_000 + shake(3, 5) }
}

fn cell(place: usize) -> Option<(AdminUnit, GeoPoint)> {
    let (column, row) = (i32::try_from(place % 4).ok()?, i32::try_from(place / 4).ok()?);
    let middle = |a: GeoPoint, b: GeoPoint, bend: i32| GeoPoint {
        lat_e6: i32::midpoint(a.lat_e6, b.lat_e6) + bend,
        lon_e6: i32::midpoint(a.lon_e6, b.lon_e6) + bend / 2,
    };
    let corners = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
    let mut ring = Vec::new();
    for side in 0..4 {
        let (from, to) = (corners[side], corners[(side + 1) % 4]);
        // The same bend seen from both cells of a side.
        let bend = ((from.lat_e6 + to.lat_e6 + from.lon_e6 + to.lon_e6) / 997 % 9 - 4) * 2_400;
        ring.extend([from, middle(from, to, bend)]);
    }
    let centre = GeoPoint {
        lat_e6: corners.iter().map(|corner| corner.lat_e6 / 4).sum(),
        lon_e6: corners.iter().map(|corner| corner.lon_e6 / 4).sum(),
    };
    let unit = AdminUnit {
        code: code(place)?,
        name: NAMES.get(place)?.to_string(),
        municipality: if place < 6 { "Gurëbardhë" } else { "Vreshtëz" }.to_owned(),
        region: "Berat".to_owned(),
        voters: VoterCount(0),
        centre,
        boundary: vec![Ring(ring)],
        boundary_source: BoundarySource::Schematic,
    };
    Some((unit, centre))
}

impl Land {
    /// A land with so many voter groups.
    pub fn new(groups: u32) -> Self {
        let mut dice = Dice(7);
        let (mut units, centres): (Vec<_>, Vec<_>) = (0..NAMES.len()).filter_map(cell).unzip();
        let mut venues = Vec::new();
        for (place, centre) in centres.iter().enumerate() {
            let many = if place == 5 { 14 } else { 2 + place % 4 };
            for _ in 0..many {
                venues.extend(venue(venues.len(), place, *centre, &mut dice));
            }
        }
        let (mut rows, mut homes) = (Vec::new(), Vec::new());
        for place in 0..groups {
            let home = usize::try_from(dice.roll(u32::try_from(venues.len()).unwrap_or(1))).unwrap_or(0);
            if let Some(group) = venues.get(home).and_then(|venue| group(place, venue, groups, &mut dice)) {
                rows.push(group);
                homes.push(home);
            }
        }
        for unit in &mut units {
            unit.voters = rows.iter().filter(|group| group.admin_unit == unit.code).map(|group| group.voters).sum();
        }
        let mut land = Self { units, venues, groups: rows, homes, planned: Vec::new() };
        land.planned = (0..land.venues.len()).filter_map(|place| land.planned_unit(place)).collect();
        land
    }

    fn planned_unit(&self, place: usize) -> Option<UnitView> {
        let venue = self.venues.get(place)?;
        let own =
            || self.groups.iter().zip(&self.homes).filter(move |(_, home)| **home == place).map(|(group, _)| group);
        let admin = self.units.iter().find(|unit| unit.code == venue.admin_unit)?;
        let voters: VoterCount = own().map(|group| group.voters).sum();
        let number = number(place)?;
        let mut findings = Vec::new();
        if voters.0 < 300 {
            let small = Finding::warning("P203").at(Place::Unit { unit: number });
            let small = small.with("number", number.to_string()).with("unit", admin.name.clone());
            findings.push(small.with("voters", voters).with("min", 300_u32).article("62"));
        }
        Some(UnitView {
            number,
            venue: venue.id.clone(),
            venue_name: venue.name.clone(),
            place: venue.place,
            admin_unit: admin.code.clone(),
            admin_unit_name: admin.name.clone(),
            municipality: admin.municipality.clone(),
            voters,
            greatest_distance: own().map(|group| group.place.distance(&venue.place)).max().unwrap_or_default(),
            reason: match place % 7 {
                2 => UnitReason::Additional,
                5 => UnitReason::New,
                _ => UnitReason::Kept,
            },
            ballots: voters.0.div_ceil(50) * 50,
            findings,
        })
    }

    fn voters(&self) -> VoterCount {
        self.groups.iter().map(|group| group.voters).sum()
    }

    fn figures(&self) -> PlanFigures {
        let distance = |group: &VoterGroup, home: usize| {
            let metres = self.venues.get(home).map_or(0, |venue| group.place.distance(&venue.place).0);
            u64::from(metres) * u64::from(group.voters.0)
        };
        let total: u64 = self.groups.iter().zip(&self.homes).map(|(group, home)| distance(group, *home)).sum();
        PlanFigures {
            voters: self.voters(),
            units: u32::try_from(self.planned.len()).unwrap_or(u32::MAX),
            venues: u32::try_from(self.venues.len()).unwrap_or(u32::MAX),
            moved_voters: VoterCount(318),
            total_distance: total,
            lower_bound: total - total / 2_500,
            greatest_distance: self.planned.iter().map(|unit| unit.greatest_distance).max().unwrap_or(Metres(0)),
        }
    }

    fn map(&self) -> PlanMap {
        let groups = self.groups.iter().zip(&self.homes).map(|(group, home)| MapGroup {
            id: group.id.clone(),
            name: group.name.clone(),
            place: group.place,
            voters: group.voters,
            admin_unit: group.admin_unit.clone(),
            unit: number(*home),
            moved: group.id.as_str().ends_with('7'),
        });
        let venues = self.venues.iter().enumerate().map(|(place, venue)| MapVenue {
            id: venue.id.clone(),
            name: venue.name.clone(),
            place: venue.place,
            admin_unit: venue.admin_unit.clone(),
            units: number(place).into_iter().collect(),
        });
        PlanMap { groups: groups.collect(), venues: venues.collect() }
    }

    fn explain(&self, wanted: UnitNumber) -> Option<UnitExplanation> {
        let (place, view) = self.planned.iter().enumerate().find(|(_, unit)| unit.number == wanted)?;
        let unit = PlannedUnit {
            number: view.number,
            venue: view.venue.clone(),
            admin_unit: view.admin_unit.clone(),
            voters: view.voters,
            greatest_distance: view.greatest_distance,
            reason: view.reason,
        };
        let own = self.groups.iter().zip(&self.homes).filter(|(_, home)| **home == place).map(|(group, _)| {
            let distance = group.place.distance(&view.place);
            let (unit, voters) = (view.number, group.voters);
            (
                group.name.clone(),
                Assignment { group: group.id.clone(), unit, voters, part: None, distance, moved: false },
            )
        });
        let number = view.number.to_string();
        let reasons = vec![
            Finding::note("P401").with("number", number).article("62/3"),
            Finding::note("P404")
                .with("venue", view.venue_name.clone())
                .with("voters", view.voters)
                .with("stayed", view.voters.0 / 10 * 9)
                .with("nearest", view.voters.0 / 10 * 8),
            Finding::note("P406").with("metres", view.greatest_distance.0),
        ];
        Some(UnitExplanation {
            unit: Some(unit),
            moved: Vec::new(),
            venues: Vec::new(),
            reasons,
            groups: own.collect(),
        })
    }

    fn summary(&self) -> Vec<UnitSummary> {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        self.units
            .iter()
            .map(|unit| {
                let groups = self.groups.iter().filter(|group| group.admin_unit == unit.code);
                let venues = self.venues.iter().filter(|venue| venue.admin_unit == unit.code);
                UnitSummary {
                    code: unit.code.clone(),
                    name: unit.name.clone(),
                    municipality: unit.municipality.clone(),
                    groups: count(groups.clone().count()),
                    voters: groups.map(|group| group.voters).sum(),
                    table_voters: unit.voters,
                    venues: count(venues.clone().count()),
                    rooms: venues.map(|venue| venue.rooms).sum(),
                    units: count(self.planned.iter().filter(|planned| planned.admin_unit == unit.code).count()),
                }
            })
            .collect()
    }

    fn page(&self, asked: &ListVoters) -> Page<VoterGroup> {
        let search = asked.search.as_deref().map(words::fold).unwrap_or_default();
        let found: Vec<_> = self
            .groups
            .iter()
            .filter(|group| asked.admin_unit.as_ref().is_none_or(|unit| *unit == group.admin_unit))
            .filter(|group| words::fold(&group.name).contains(&search))
            .collect();
        let offset = usize::try_from(asked.offset).unwrap_or(0);
        let limit = usize::try_from(asked.limit).ok().filter(|limit| *limit > 0).unwrap_or(usize::MAX);
        Page {
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            offset: asked.offset,
            rows: found.into_iter().skip(offset).take(limit).cloned().collect(),
        }
    }
}

fn venue(all: usize, place: usize, centre: GeoPoint, dice: &mut Dice) -> Option<Venue> {
    let names = ["Shkolla 9-vjeçare", "Pallati i Kulturës", "Kopshti", "Qendra shëndetësore", "Gjimnazi"];
    let rooms = 1 + dice.roll(3);
    Some(Venue {
        id: VenueId::new(&format!("V{:03}", all + 1)).ok()?,
        name: format!("{} nr. {}", names[all % names.len()], all + 1),
        address: String::new(),
        admin_unit: code(place)?,
        place: GeoPoint { lat_e6: centre.lat_e6 + dice.around(34_000), lon_e6: centre.lon_e6 + dice.around(38_000) },
        rooms,
        step_free_rooms: dice.roll(rooms + 1),
        ownership: if all % 13 == 5 { Ownership::PrivateApproved } else { Ownership::Public },
    })
}

fn group(place: u32, venue: &Venue, all: u32, dice: &mut Dice) -> Option<VoterGroup> {
    let kinds = [(GroupKind::Street, "Rruga"), (GroupKind::Building, "Pallati"), (GroupKind::Settlement, "Fshati")];
    let (kind, word) = kinds[usize::try_from(dice.roll(3)).ok()?];
    Some(VoterGroup {
        id: VoterGroupId::new(&format!("G{:05}", place + 1)).ok()?,
        name: format!("{word} {}", place + 1),
        kind,
        admin_unit: venue.admin_unit.clone(),
        place: GeoPoint {
            lat_e6: venue.place.lat_e6 + dice.around(17_000),
            lon_e6: venue.place.lon_e6 + dice.around(21_000),
        },
        place_quality: if place % 97 == 3 { PlaceQuality::Centroid } else { PlaceQuality::Given },
        voters: VoterCount(20 + dice.roll(26_000 / all.max(1))),
        households: Some(10 + dice.roll(60)),
        last_unit: None,
    })
}

/// What an import of a table answers.
fn imported(rows: usize) -> Imported {
    let file = "tabela.xlsx".to_owned();
    let place = Place::Cell { file: file.clone(), sheet: "Zgjedhësit".to_owned(), cell: "D118".to_owned() };
    let finding = Finding::warning("R111").at(place).with("found", 21_000_u32).with("limit", 20_000_u32);
    let sha256 = Digest::of(file.as_bytes());
    Imported { file, sha256, rows: u32::try_from(rows).unwrap_or(u32::MAX), adopted: true, findings: vec![finding] }
}

impl State {
    pub(super) fn answer_land(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        let land = &self.land;
        match name {
            "territory.show" => json_of(&land.units),
            "territory.boundaries" | "voters.import" => json_of(&imported(land.groups.len())),
            "venues.import" | "units.import" => json_of(&imported(land.venues.len())),
            "voters.list" => json_of(&land.page(&input_of(input)?)),
            "voters.summary" => json_of(&land.summary()),
            "venues.list" => json_of(&land.venues),
            "units.previous" => json_of(&self.previous()),
            "units.list" => json_of(&land.planned),
            "plan.map" => json_of(&land.map()),
            "plan.show" | "plan.solve" => json_of(&Some(self.plan())),
            "plan.check" => json_of(&Vec::<Finding>::new()),
            "plan.versions" => json_of(&api::stations::PlanHistory::default()),
            "plan.simulate" => json_of(&self.simulation()),
            "plan.resources" => json_of(&self.resources()),
            "plan.compare" => json_of(&self.comparison()),
            "plan.lock" => json_of(&()),
            "plan.undo" => json_of(&self.plan()),
            "plan.move" => {
                let moved: api::stations::MoveGroups = input_of(input)?;
                let to = self.land.planned.iter().position(|unit| unit.number.to_string() == moved.to)?;
                for (group, home) in self.land.groups.iter().zip(&mut self.land.homes) {
                    if moved.groups.contains(&group.id) {
                        *home = to;
                    }
                }
                self.hand_done()
            }
            "plan.close" => self.hand_done(),
            "plan.explain" => {
                let unit = input.get("unit")?.as_str()?.parse().ok()?;
                match land.explain(unit) {
                    Some(explained) => json_of(&explained),
                    None => Some(Err(Failure::new(FailureKind::Input, "E111").with("unit", unit.to_string()))),
                }
            }
            _ => None,
        }
    }

    fn previous(&self) -> Vec<PreviousUnit> {
        self.land
            .planned
            .iter()
            .map(|unit| PreviousUnit {
                number: unit.number,
                venue: unit.venue.clone(),
                admin_unit: unit.admin_unit.clone(),
                voters: unit.voters,
                suspended: false,
            })
            .collect()
    }

    pub(super) fn plan(&self) -> PlanView {
        let figures = self.land.figures();
        PlanView {
            state: if self.plan_approved {
                super::people::two().map_or(PlanState::Draft, |(first, second)| PlanState::Approved { first, second })
            } else {
                PlanState::Draft
            },
            seed: 1,
            rounds: 400,
            gap_hundredths: figures.gap_hundredths(),
            figures,
            findings: self.land.planned.iter().flat_map(|unit| unit.findings.clone()).collect(),
            suspended: Vec::new(),
            outdated: false,
        }
    }
}
