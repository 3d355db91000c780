//! Official boundaries of administrative units from a map file of the office's own (GeoJSON, Shapefile).
//!
//! Always true: a feature belongs to a unit by its code or by its name where names do not repeat; what belongs to none is
//! left aside, and a unit without one keeps its schematic boundary.

use model::Finding;
use model::territory::{AdminUnit, BoundarySource};
use roster::geo::{Feature, Geometry};

/// Puts the features' boundaries into the units; gives the units, how many got one, and what to know.
pub(crate) fn put(features: &[Feature], mut units: Vec<AdminUnit>) -> (Vec<AdminUnit>, u32, Vec<Finding>) {
    let mut taken = 0;
    for feature in features {
        let Geometry::Rings(rings) = &feature.geometry else { continue };
        let Some(at) = unit_of(feature, &units) else { continue };
        if let Some(unit) = units.get_mut(at) {
            unit.boundary.clone_from(rings);
            unit.boundary_source = BoundarySource::Official;
            taken += 1;
        }
    }
    let without = units.iter().filter(|unit| unit.boundary_source != BoundarySource::Official);
    let findings = without.map(|unit| Finding::warning("E452").with("name", unit.name.as_str())).collect();
    (units, taken, findings)
}

fn unit_of(feature: &Feature, units: &[AdminUnit]) -> Option<usize> {
    let text = |name: &str| {
        feature.properties.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, cell)| cell.text())
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

#[cfg(test)]
mod tests {
    use super::*;
    use model::{GeoPoint, VoterCount};

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
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let layer = roster::geo::read(file.path(), None, &roster::Limits::default()).unwrap().unwrap();
        let (units, taken, findings) =
            put(&layer.features, vec![unit("7", "Velabisht"), unit("8", "Çorovodë"), unit("9", "Otllak")]);
        assert_eq!(taken, 2);
        assert_eq!(findings.iter().map(|f| &*f.code).collect::<Vec<_>>(), ["E452"]);
        assert_eq!(units[0].contains(GeoPoint::from_degrees(40.05, 20.05).unwrap()), Some(true));
        assert_eq!(units[1].contains(GeoPoint::from_degrees(41.0, 20.05).unwrap()), Some(false));
        assert_eq!(units[2].contains(GeoPoint::from_degrees(41.0, 20.05).unwrap()), None);
    }
}
