//! What the tables of voters, venues and units share: an administrative unit by code or name, and a place on the map.
//!
//! Always true: a name that two units bear is not guessed; a place is on earth and told when it does not fit its unit.

use std::collections::BTreeMap;

use model::Finding;
use model::crs::Crs;
use model::measure::GeoPoint;
use model::territory::AdminUnit;
use model::voters::PlaceQuality;

use crate::columns::key;
use crate::table::Line;
use crate::value;

/// Farther from the centre of its unit than this many metres nothing of it lies: the largest unit is 40 km across.
const FAR: f64 = 60_000.0;

/// The administrative units by what people write for them.
pub struct Units<'a> {
    by_code: BTreeMap<&'a str, &'a AdminUnit>,
    by_name: BTreeMap<String, Vec<&'a AdminUnit>>,
}

impl<'a> Units<'a> {
    /// Takes the units of the election.
    pub fn of(units: &'a [AdminUnit]) -> Self {
        let by_code = units.iter().map(|unit| (unit.code.as_str(), unit)).collect();
        let mut by_name: BTreeMap<String, Vec<&AdminUnit>> = BTreeMap::new();
        for unit in units {
            by_name.entry(words::fold(&unit.name)).or_default().push(unit);
            by_name.entry(words::fold(&format!("{} ({})", unit.name, unit.municipality))).or_default().push(unit);
        }
        Self { by_code, by_name }
    }

    /// The unit of a line.
    ///
    /// Codes: D101 empty, D102 no such unit, D103 the name of several.
    pub fn of_line(&self, line: &Line<'_>, findings: &mut Vec<Finding>) -> Option<&'a AdminUnit> {
        let text = line.text(key::ADMIN_UNIT);
        if text.is_empty() {
            if !line.is_error(key::ADMIN_UNIT) {
                findings.push(line.error("D101", key::ADMIN_UNIT));
            }
            return None;
        }
        if let Some(unit) = self.by_code.get(text.as_str()) {
            return Some(unit);
        }
        match self.by_name.get(&words::fold(&text)).map(Vec::as_slice) {
            Some([unit]) => Some(unit),
            Some([_, ..]) => {
                findings.push(line.error("D103", key::ADMIN_UNIT));
                None
            }
            Some([]) | None => {
                findings.push(line.error("D102", key::ADMIN_UNIT));
                None
            }
        }
    }
}

/// The place of a line.
///
/// Codes: D111 no coordinates (warning, the unit's centre is taken), D112 not readable or not on earth, D113 latitude and
/// longitude in each other's column (warning, they are changed), D114 outside of the unit's official boundary (warning), D115
/// far from the unit (warning), D125 metres without a word of which system.
pub fn place(line: &Line<'_>, unit: &AdminUnit, findings: &mut Vec<Finding>) -> Option<(GeoPoint, PlaceQuality)> {
    let (lat, lon) = (line.value(key::LAT), line.value(key::LON));
    let (degrees, column) = match (lat, lon, line.value(key::COORDINATES)) {
        (None, None, None) => {
            findings.push(line.warning("D111", key::LAT));
            return Some((unit.centre, PlaceQuality::Centroid));
        }
        (None, None, Some(both)) => (value::coordinates(both), key::COORDINATES),
        (Some(lat), Some(lon), _) => (value::degrees(lat).zip(value::degrees(lon)), key::LAT),
        (Some(_), None, _) => (None, key::LON),
        (None, Some(_), _) => (None, key::LAT),
    };
    let column = match (column, lat, lon) {
        (key::LAT, Some(lat), Some(_)) if value::degrees(lat).is_some() && degrees.is_none() => key::LON,
        (column, _, _) => column,
    };
    let Some((lat, lon)) = degrees else {
        findings.push(line.error("D112", column));
        return None;
    };
    // Metres: the first is the northing (Y), the second the easting (X), as their columns are named.
    let (lat, lon) = match line.crs() {
        Some(crs) if crs != Crs::Wgs84 => match crs.to_degrees(lon, lat).or_else(|| crs.to_degrees(lat, lon)) {
            Some(degrees) => degrees,
            None => {
                findings.push(line.error("D112", column));
                return None;
            }
        },
        None if lat.abs() > 1_000.0 && lon.abs() > 1_000.0 => {
            findings.push(line.error("D125", column));
            return None;
        }
        Some(_) | None => (lat, lon),
    };
    let Some(mut point) = GeoPoint::from_degrees(lat, lon) else {
        findings.push(line.error("D112", column));
        return None;
    };
    if point.distance_m(&unit.centre) > FAR {
        let swapped = GeoPoint::from_degrees(lon, lat).filter(|point| point.distance_m(&unit.centre) <= FAR);
        if let Some(swapped) = swapped {
            findings.push(line.warning("D113", column));
            point = swapped;
        }
    }
    let far = point.distance(&unit.centre).0 / 1_000;
    if point.distance_m(&unit.centre) > FAR {
        findings.push(line.warning("D115", column).with("unit", unit.name.as_str()).with("km", far));
    } else if unit.contains(point) == Some(false) {
        findings.push(line.warning("D114", column).with("unit", unit.name.as_str()));
    }
    Some((point, PlaceQuality::Given))
}

/// Clean text of a column; a letter of another script is told (D119, warning).
pub fn name(line: &Line<'_>, key: &'static str, findings: &mut Vec<Finding>) -> String {
    let text = line.text(key);
    if let Some(letter) = value::foreign_letter(&text) {
        findings.push(line.warning("D119", key).with("letter", letter.to_string()));
    }
    text
}

/// An identifier that must not be empty (D101), is one (D116), and stands only once (D104).
pub fn identifier<T: std::str::FromStr + Ord + Clone>(
    line: &Line<'_>,
    key: &'static str,
    seen: &mut BTreeMap<T, u32>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let text = line.text(key);
    if text.is_empty() {
        if !line.is_error(key) {
            findings.push(line.error("D101", key));
        }
        return None;
    }
    let Ok(id) = text.parse::<T>() else {
        findings.push(line.error("D116", key));
        return None;
    };
    if let Some(row) = seen.get(&id) {
        findings.push(line.error("D104", key).with("row", *row));
        return None;
    }
    seen.insert(id.clone(), line.row.number);
    Some(id)
}

/// A whole number of a column: D101 empty, D105 not a whole number.
pub fn whole(line: &Line<'_>, key: &'static str, findings: &mut Vec<Finding>) -> Option<u32> {
    let Some(cell) = line.value(key) else {
        if !line.is_error(key) {
            findings.push(line.error("D101", key));
        }
        return None;
    };
    let number = value::whole(cell);
    if number.is_none() {
        findings.push(line.error("D105", key));
    }
    number
}

/// A whole number of a column that may be empty: D105 not a whole number (warning, left out).
pub fn whole_if_any(line: &Line<'_>, key: &'static str, findings: &mut Vec<Finding>) -> Option<u32> {
    let cell = line.value(key)?;
    let number = value::whole(cell);
    if number.is_none() {
        findings.push(line.warning("D105", key));
    }
    number
}

/// A unit number; a sheet may have made a number of `0017` (17).
pub fn unit_number(line: &Line<'_>, key: &str) -> Option<Result<model::unit::UnitNumber, model::unit::NotAUnitNumber>> {
    let text = line.value(key)?.text();
    Some(text.replace(' ', "").parse())
}
