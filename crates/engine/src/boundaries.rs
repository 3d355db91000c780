//! Official boundaries of administrative units from a GeoJSON file of the office's own (RFC 7946, WGS 84).
//!
//! Always true: a feature belongs to a unit by its code or by its name, with the municipality where names repeat; what belongs to none
//! is a note, and a unit without one keeps its schematic boundary.

use model::territory::{AdminUnit, BoundarySource, Ring};
use model::{Finding, GeoPoint};
use serde_json::Value;

use crate::refusal::{Refusal, Result};

/// Most points of one file.
const MOST_POINTS: usize = 2_000_000;

/// Puts the file's boundaries into the units; gives the units, how many got one, and what to know.
pub(crate) fn merge(bytes: &[u8], mut units: Vec<AdminUnit>) -> Result<(Vec<AdminUnit>, u32, Vec<Finding>)> {
    let wrong = || Refusal::input("E407");
    let file: Value = serde_json::from_slice(bytes).map_err(|_| wrong())?;
    let features = file.get("features").and_then(Value::as_array).ok_or_else(wrong)?;
    let mut findings = Vec::new();
    let mut points = 0;
    let mut taken = 0;
    for feature in features {
        let Some(at) = unit_of(feature, &units) else { continue };
        let rings = rings_of(feature, &mut points).ok_or_else(wrong)?;
        if let Some(unit) = units.get_mut(at) {
            unit.boundary = rings;
            unit.boundary_source = BoundarySource::Official;
            taken += 1;
        }
    }
    for unit in units.iter().filter(|unit| unit.boundary_source != BoundarySource::Official) {
        findings.push(Finding::warning("E452").with("name", unit.name.as_str()));
    }
    Ok((units, taken, findings))
}

fn unit_of(feature: &Value, units: &[AdminUnit]) -> Option<usize> {
    let properties = feature.get("properties")?;
    let text = |name: &str| match properties.get(name) {
        Some(Value::String(text)) => Some(text.trim().to_owned()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let code = ["code", "COM_ID", "kodi"].into_iter().find_map(text);
    let by_code = code.and_then(|code| units.iter().position(|unit| unit.code.as_str() == code));
    by_code.or_else(|| {
        let name = words::fold(&["name", "emri", "COMMUN_NAM"].into_iter().find_map(text)?);
        let mut same = (0..units.len()).filter(|at| units.get(*at).is_some_and(|unit| words::fold(&unit.name) == name));
        let first = same.next()?;
        same.next().is_none().then_some(first)
    })
}

fn rings_of(feature: &Value, points: &mut usize) -> Option<Vec<Ring>> {
    let geometry = feature.get("geometry")?;
    let coordinates = geometry.get("coordinates")?.as_array()?;
    let polygons: Vec<&Vec<Value>> = match geometry.get("type")?.as_str()? {
        "Polygon" => vec![coordinates],
        "MultiPolygon" => coordinates.iter().map(Value::as_array).collect::<Option<_>>()?,
        _ => return None,
    };
    let mut rings = Vec::new();
    for ring in polygons.into_iter().flatten() {
        let mut corners = Vec::new();
        for pair in ring.as_array()? {
            *points += 1;
            let (lon, lat) = (pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?);
            corners.push(GeoPoint::from_degrees(lat, lon)?);
            if *points > MOST_POINTS {
                return None;
            }
        }
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        rings.push(Ring(corners));
    }
    Some(rings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::VoterCount;

    fn unit(code: &str, name: &str) -> AdminUnit {
        AdminUnit {
            code: code.parse().unwrap(),
            name: name.to_owned(),
            municipality: "B".to_owned(),
            region: "R".to_owned(),
            voters: VoterCount(1),
            centre: GeoPoint::from_degrees(40.5, 20.0).unwrap(),
            boundary: Vec::new(),
            boundary_source: BoundarySource::None,
        }
    }

    #[test]
    fn a_feature_finds_its_unit_by_code_or_by_name_without_marks() {
        let square = "[[[20.0,40.0],[20.1,40.0],[20.1,40.1],[20.0,40.1],[20.0,40.0]]]";
        let text = format!(
            r#"{{"features":[{{"properties":{{"COM_ID":7}},"geometry":{{"type":"Polygon","coordinates":{square}}}}},
            {{"properties":{{"name":"corovode"}},"geometry":{{"type":"MultiPolygon","coordinates":[{square}]}}}}]}}"#
        );
        let (units, taken, findings) =
            merge(text.as_bytes(), vec![unit("7", "Velabisht"), unit("8", "Çorovodë"), unit("9", "Otllak")]).unwrap();
        assert_eq!(taken, 2);
        assert_eq!(findings.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["E452"]);
        assert_eq!(units[0].contains(GeoPoint::from_degrees(40.05, 20.05).unwrap()), Some(true));
        assert_eq!(units[1].contains(GeoPoint::from_degrees(41.0, 20.05).unwrap()), Some(false));
        assert_eq!(units[2].contains(GeoPoint::from_degrees(41.0, 20.05).unwrap()), None);
    }

    #[test]
    fn what_is_no_geojson_is_refused() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"features":[{"properties":{"name":"a"},"geometry":{"type":"Polygon","coordinates":5}}]}"#,
        ] {
            assert!(merge(text.as_bytes(), vec![unit("1", "a")]).is_err(), "{text}");
        }
    }
}
