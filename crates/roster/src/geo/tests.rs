//! Files of places, well made and badly made.

use model::crs::Crs;
use model::{Finding, GeoPoint};

use super::{Geometry, Layer, read_parts};
use crate::grid::Cell;
use crate::limits::Limits;

fn read(bytes: &[u8], crs: Option<Crs>) -> Result<Option<Layer>, Vec<Finding>> {
    read_parts("f", bytes, &|_| None, crs, &Limits::default())
}

fn shp(points: &[(f64, f64)]) -> Vec<u8> {
    let mut bytes = vec![0_u8; 100];
    bytes[..4].copy_from_slice(&[0, 0, 0x27, 0x0a]);
    for (number, (x, y)) in (1_u32..).zip(points) {
        bytes.extend(number.to_be_bytes());
        bytes.extend(10_u32.to_be_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(x.to_le_bytes());
        bytes.extend(y.to_le_bytes());
    }
    bytes
}

fn dbf(fields: &[(&str, u8, u8)], rows: &[&[&[u8]]]) -> Vec<u8> {
    let start = u16::try_from(33 + 32 * fields.len()).unwrap();
    let length = 1 + fields.iter().map(|field| u16::from(field.2)).sum::<u16>();
    let mut bytes = vec![3, 25, 1, 1];
    bytes.extend(u32::try_from(rows.len()).unwrap().to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.resize(32, 0);
    for (name, kind, width) in fields {
        let mut field = [0_u8; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        field[11] = *kind;
        field[16] = *width;
        bytes.extend(field);
    }
    bytes.push(0x0d);
    for row in rows {
        bytes.push(b' ');
        for (value, field) in row.iter().zip(fields) {
            let mut value = value.to_vec();
            value.resize(usize::from(field.2), b' ');
            bytes.extend(value);
        }
    }
    bytes
}

#[test]
fn features_of_geojson_become_rows_with_their_place() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"G1","properties":{"Emri":"Rruga 1","Zgjedhës":45,"x":null},"geometry":{"type":"Point","coordinates":[19.9,40.7]}},
        {"type":"Feature","properties":{"ID":"G2","Emri":"Blloku"},"geometry":{"type":"Polygon","coordinates":[[[19.9,40.7],[20.0,40.7],[20.0,40.8],[19.9,40.8],[19.9,40.7]]]}},
        {"type":"Feature","properties":{"ID":"G3"},"geometry":null}]}"#;
    let layer = read(text.as_bytes(), None).unwrap().unwrap();
    assert_eq!(layer.features[1].geometry.place(), GeoPoint::from_degrees(40.75, 19.95));
    assert_eq!(layer.features[2].geometry, Geometry::None);
    let book = layer.into_workbook();
    let rows = &book.sheets[0].rows;
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1].cells.iter().find(|(_, cell)| *cell == Cell::Text("G1".into())).map(|cell| cell.0), Some(2));
    assert_eq!(rows[3].cells.len(), 1);
}

#[test]
fn a_shapefile_in_the_national_system_comes_out_in_degrees_and_in_its_own_letters() {
    let place = (40.7003, 19.9750);
    let file = shp(&[Crs::Krgjsh2010.from_degrees(place.0, place.1)]);
    let table =
        dbf(&[("KODI", b'C', 6), ("EMRI", b'C', 20), ("NUMRI", b'N', 5)], &[&[b"G1", b"\xc7orovod\xeb", b"45"]]);
    let prj = br#"PROJCS["KRGJSH_2010",GEOGCS["g"],PARAMETER["Central_Meridian",20.0],PARAMETER["Scale_Factor",1.0]]"#;
    let beside = |ending: &str| match ending {
        "dbf" => Some(table.clone()),
        "prj" => Some(prj.to_vec()),
        _ => None,
    };
    let layer = read_parts("a.shp", &file, &beside, None, &Limits::default()).unwrap().unwrap();
    let at = layer.features[0].geometry.place().unwrap();
    assert!(at.distance_m(&GeoPoint::from_degrees(place.0, place.1).unwrap()) < 0.2);
    assert_eq!(layer.features[0].properties[1].1, Cell::Text("Çorovodë".into()));
    assert_eq!(layer.features[0].properties[2].1, Cell::Number(45.0));
    let alone = |ending: &str| (ending == "dbf").then(|| table.clone());
    let refused = read_parts("a.shp", &file, &alone, None, &Limits::default()).unwrap_err();
    assert_eq!(refused[0].code, "R132", "metres without a word of which are refused");
    let said = read_parts("a.shp", &file, &alone, Some(Crs::Krgjsh2010), &Limits::default()).unwrap().unwrap();
    assert_eq!(said.features[0].geometry, layer.features[0].geometry);
    assert_eq!(read_parts("a.shp", &file, &|_| None, None, &Limits::default()).unwrap_err()[0].code, "R133");
}

#[test]
fn what_is_broken_is_refused_and_never_stops_the_program() {
    assert_eq!(read(b"PK\x05\x06 no zip", None), Ok(None));
    assert_eq!(read(b"a;b", None), Ok(None));
    for text in [
        "{",
        "{}",
        r#"{"features":[{"geometry":{"type":"Point","coordinates":["a"]}}]}"#,
        r#"{"features":[{"geometry":{"type":"Polygon","coordinates":5}}]}"#,
    ] {
        assert_eq!(read(text.as_bytes(), None).unwrap_err()[0].code, "R130", "{text}");
    }
    let deep = format!("{{\"features\":{}", "[".repeat(100_000));
    assert_eq!(read(deep.as_bytes(), None).unwrap_err()[0].code, "R130");
    let off = r#"{"features":[{"geometry":{"type":"Point","coordinates":[419000,4500000]}}]}"#;
    assert_eq!(read(off.as_bytes(), None).unwrap_err()[0].code, "R132");
    assert_eq!(read(off.as_bytes(), Some(Crs::Wgs84)).unwrap_err()[0].code, "R134");
    assert!(read(off.as_bytes(), Some(Crs::Utm34n)).is_ok());
    // Every cut and every changed byte of a Shapefile: an answer or a refusal.
    let (file, table) = (shp(&[(19.9, 40.7), (20.0, 40.8)]), dbf(&[("ID", b'C', 3)], &[&[b"a"], &[b"b"]]));
    for at in 0..file.len() {
        let beside = |ending: &str| (ending == "dbf").then(|| table.clone());
        let _ = read_parts("a.shp", &file[..at], &beside, None, &Limits::default());
        let mut changed = file.clone();
        changed[at] ^= 0xff;
        let _ = read_parts("a.shp", &changed, &beside, None, &Limits::default());
    }
    for at in 0..table.len() {
        let mut changed = table.clone();
        changed[at] ^= 0xff;
        let _ =
            read_parts("a.shp", &file, &|ending| (ending == "dbf").then(|| changed.clone()), None, &Limits::default());
    }
}
