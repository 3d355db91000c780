//! The plan as rows: units, and the street index "where do I vote"; as CSV, workbook and GeoJSON.
//!
//! Always true: rows are in the order of unit numbers, the index in Albanian order of names; the same plan gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use model::GeoPoint;
use model::plan::{Plan, PlannedUnit};
use model::territory::AdminUnit;
use model::venue::Venue;
use model::voters::VoterGroup;
use roster::write::{Column, Value};
use serde_json::{Value as Json, json};
use words::Language;

/// A plan with the tables that it speaks of.
pub(super) struct Book<'a> {
    pub plan: &'a Plan,
    pub rules: &'a model::rules::RuleSet,
    groups: BTreeMap<&'a str, &'a VoterGroup>,
    venues: BTreeMap<&'a str, &'a Venue>,
    areas: BTreeMap<&'a str, &'a AdminUnit>,
}

impl<'a> Book<'a> {
    pub fn of(plan: &'a Plan, input: &planning::Input<'a>) -> Self {
        Self {
            plan,
            rules: input.rules,
            groups: input.groups.iter().map(|it| (it.id.as_str(), it)).collect(),
            venues: input.venues.iter().map(|it| (it.id.as_str(), it)).collect(),
            areas: input.admin_units.iter().map(|it| (it.code.as_str(), it)).collect(),
        }
    }

    pub fn venue(&self, id: &str) -> Option<&'a Venue> {
        self.venues.get(id).copied()
    }

    pub fn area(&self, code: &str) -> Option<&'a AdminUnit> {
        self.areas.get(code).copied()
    }

    /// The groups of a unit with the voters that vote there, in Albanian order of names.
    pub fn groups_of(&self, unit: &PlannedUnit) -> Vec<(&'a VoterGroup, &'a model::plan::Assignment)> {
        let mine = self.plan.assignments.iter().filter(|it| it.unit == unit.number);
        let mut rows: Vec<_> = mine.filter_map(|it| Some((*self.groups.get(it.group.as_str())?, it))).collect();
        rows.sort_by_cached_key(|(group, _)| (words::sort_key(&group.name), group.id.clone()));
        rows
    }

    pub fn group(&self, id: &str) -> Option<&'a VoterGroup> {
        self.groups.get(id).copied()
    }
}

/// A table before it is a file.
pub(super) struct Rows {
    pub title: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

const fn column(key: &'static str, width: u16) -> Column {
    Column { key, width }
}

fn point(place: GeoPoint) -> [Value; 2] {
    [Value::Degrees(place.lat()), Value::Degrees(place.lon())]
}

/// A row a unit.
pub(super) fn units(book: &Book<'_>) -> Rows {
    let columns = vec![
        column("number", 12),
        column("municipality", 18),
        column("admin_unit", 12),
        column("admin_unit_name", 20),
        column("venue", 12),
        column("venue_name", 34),
        column("venue_address", 34),
        column("voters", 12),
        column("greatest_distance", 14),
        column("ballots", 12),
        column("unit_reason", 16),
        column("lat", 14),
        column("lon", 14),
    ];
    let row = |unit: &PlannedUnit| {
        let venue = book.venue(unit.venue.as_str());
        let area = book.area(unit.admin_unit.as_str());
        let reason = match unit.reason {
            model::plan::UnitReason::Kept => "plan-reason-kept",
            model::plan::UnitReason::Additional => "plan-reason-additional",
            model::plan::UnitReason::New => "plan-reason-new",
        };
        let mut row = vec![
            Value::Text(unit.number.to_string()),
            Value::text(area.map_or("", |it| it.municipality.as_str())),
            Value::text(unit.admin_unit.as_str()),
            Value::text(area.map_or("", |it| it.name.as_str())),
            Value::text(unit.venue.as_str()),
            Value::text(venue.map_or("", |it| it.name.as_str())),
            Value::text(venue.map_or("", |it| it.address.as_str())),
            Value::Count(unit.voters.0),
            Value::Count(unit.greatest_distance.0),
            Value::Count(book.rules.ballots_for(unit.voters)),
            Value::Word(reason),
        ];
        row.extend(venue.map(|it| point(it.place)).into_iter().flatten());
        row
    };
    Rows { title: "workbook-units", columns, rows: book.plan.units.iter().map(row).collect() }
}

/// A row a group and unit: where its voters vote.
pub(super) fn index(book: &Book<'_>) -> Rows {
    let columns = vec![
        column("name", 38),
        column("municipality", 18),
        column("admin_unit_name", 20),
        column("part", 10),
        column("number", 12),
        column("venue_name", 34),
        column("venue_address", 34),
        column("voters", 10),
        column("distance", 12),
        column("last_unit", 12),
        column("moved", 10),
        column("id", 14),
    ];
    let units: BTreeMap<_, &PlannedUnit> = book.plan.units.iter().map(|unit| (unit.number, unit)).collect();
    let mut rows: Vec<(Vec<u8>, Vec<Value>)> = Vec::new();
    for it in &book.plan.assignments {
        let (Some(group), Some(unit)) = (book.group(it.group.as_str()), units.get(&it.unit)) else { continue };
        let venue = book.venue(unit.venue.as_str());
        let area = book.area(group.admin_unit.as_str());
        let part = it.part.map_or(String::new(), |(part, parts)| format!("{part}/{parts}"));
        let municipality = area.map_or("", |it| it.municipality.as_str());
        let key = [words::sort_key(municipality), words::sort_key(&group.name)].concat();
        rows.push((
            key,
            vec![
                Value::text(&group.name),
                Value::text(municipality),
                Value::text(area.map_or("", |it| it.name.as_str())),
                Value::text(&part),
                Value::Text(unit.number.to_string()),
                Value::text(venue.map_or("", |it| it.name.as_str())),
                Value::text(venue.map_or("", |it| it.address.as_str())),
                Value::Count(it.voters.0),
                Value::Count(it.distance.0),
                Value::text(&group.last_unit.map_or(String::new(), |number| number.to_string())),
                Value::YesNo(it.moved),
                Value::text(group.id.as_str()),
            ],
        ));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Rows { title: "workbook-index", columns, rows: rows.into_iter().map(|(_, row)| row).collect() }
}

/// A row a unit with what it needs.
pub(super) fn resources(book: &Book<'_>) -> Rows {
    let keys = ["members", "operators", "booths", "devices", "ballots", "blocks", "seals", "spare_seals", "kits"];
    let mut columns = vec![column("number", 12), column("venue_name", 34), column("voters", 12)];
    columns.extend(keys.map(|key| column(key, 12)));
    let row = |unit: &PlannedUnit| {
        let needs = super::waiting::needs(book.rules, unit);
        let counts = [
            needs.members,
            needs.operators,
            needs.booths,
            needs.devices,
            needs.ballots,
            needs.blocks,
            needs.seals,
            needs.spare_seals,
            needs.kits,
        ];
        let venue = book.venue(unit.venue.as_str()).map_or("", |it| it.name.as_str());
        let head = [Value::Text(unit.number.to_string()), Value::text(venue), Value::Count(unit.voters.0)];
        head.into_iter().chain(counts.map(Value::Count)).collect()
    };
    Rows { title: "workbook-resources", columns, rows: book.plan.units.iter().map(row).collect() }
}

/// A table as text: UTF-8 with its mark, semicolons, as Excel of this country opens it. A text that a sheet would take for a
/// formula gets an apostrophe.
pub(super) fn csv(table: &Rows, language: Language) -> Vec<u8> {
    let words = words::of(language);
    let mut text = String::from("\u{feff}");
    let heads: Vec<String> = table.columns.iter().map(|it| words.text(&format!("column-{}", it.key))).collect();
    text.push_str(&heads.iter().map(|head| quoted(head)).collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|value| match value {
                Value::Empty => String::new(),
                Value::Text(text) => quoted(text),
                Value::Word(key) => quoted(&words.text(key)),
                Value::Count(count) => count.to_string(),
                Value::Degrees(degrees) => format!("{degrees:.6}"),
                Value::Date(date) => date.to_string(),
                Value::YesNo(yes) => quoted(&words.text(if *yes { "workbook-yes" } else { "workbook-no" })),
            })
            .collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn quoted(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ';', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// Units at their venues, groups at their places and the boundaries, in one collection.
pub(super) fn geojson(book: &Book<'_>) -> Vec<u8> {
    let at = |place: GeoPoint| json!({ "type": "Point", "coordinates": [place.lon(), place.lat()] });
    let feature =
        |geometry: Json, properties: Json| json!({ "type": "Feature", "geometry": geometry, "properties": properties });
    let mut features = Vec::new();
    for area in book.areas.values().filter(|area| !area.boundary.is_empty()) {
        let ring = |ring: &model::territory::Ring| {
            let corners = ring.0.iter().chain(ring.0.first());
            Json::from(corners.map(|corner| json!([corner.lon(), corner.lat()])).collect::<Vec<_>>())
        };
        let polygons: Vec<Json> = area.boundary.iter().map(|it| json!([ring(it)])).collect();
        features.push(feature(
            json!({ "type": "MultiPolygon", "coordinates": polygons }),
            json!({ "kind": "admin_unit", "code": area.code, "name": area.name, "municipality": area.municipality,
                "source": area.boundary_source }),
        ));
    }
    let stands: BTreeMap<_, _> = book.plan.units.iter().map(|unit| (unit.number, unit)).collect();
    for unit in &book.plan.units {
        let Some(venue) = book.venue(unit.venue.as_str()) else { continue };
        features.push(feature(
            at(venue.place),
            json!({ "kind": "unit", "number": unit.number, "venue": unit.venue, "name": venue.name,
                "admin_unit": unit.admin_unit, "voters": unit.voters, "greatest_distance": unit.greatest_distance,
                "reason": unit.reason }),
        ));
    }
    for it in &book.plan.assignments {
        let (Some(group), Some(unit)) = (book.group(it.group.as_str()), stands.get(&it.unit)) else { continue };
        features.push(feature(
            at(group.place),
            json!({ "kind": "group", "id": group.id, "name": group.name, "unit": it.unit, "venue": unit.venue,
                "voters": it.voters, "distance": it.distance, "moved": it.moved, "part": it.part }),
        ));
    }
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (place, feature) in features.iter().enumerate() {
        // Writing into a text never fails.
        let _ = writeln!(text, "{feature}{}", if place + 1 < features.len() { "," } else { "" });
    }
    text.push_str("]}\n");
    text.into_bytes()
}
