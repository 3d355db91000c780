//! GeoJSON: a collection of features, or one. What is older than RFC 7946 may name its coordinate system.

use model::Finding;
use model::crs::Crs;
use serde_json::{Map, Value};

use super::{MOST_POINTS, Raw, Shape};
use crate::grid::Cell;
use crate::limits::{Guard, Refused, refuse};
use crate::source::Kind;

fn wrong<T>() -> Refused<T> {
    refuse(Finding::error("R130"))
}

pub(super) fn read(bytes: &[u8], guard: &Guard) -> Refused<Raw> {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    // The reader itself refuses what is nested deeper than 128.
    let Ok(file) = serde_json::from_slice::<Value>(bytes) else { return wrong() };
    let features = match (file.get("type").and_then(Value::as_str), file.get("features")) {
        (_, Some(Value::Array(features))) => features.as_slice(),
        (Some("Feature"), _) => std::slice::from_ref(&file),
        _ => return wrong(),
    };
    Guard::most("R111", u64::try_from(features.len()).unwrap_or(u64::MAX), u64::from(guard.limits.rows))?;
    let crs = match file.pointer("/crs/properties/name").and_then(Value::as_str) {
        None => None,
        Some(name) => match crs_of(name) {
            Some(crs) => Some(crs),
            None => return refuse(Finding::error("R132").with("found", name.chars().take(60).collect::<String>())),
        },
    };
    let mut points = 0;
    let mut read = Vec::with_capacity(features.len());
    for (at, feature) in features.iter().enumerate() {
        if at % 1024 == 0 {
            guard.time()?;
        }
        let properties = match feature.get("properties") {
            Some(Value::Object(properties)) => cells(properties, feature.get("id")),
            _ => cells(&Map::new(), feature.get("id")),
        };
        let shape = match feature.get("geometry") {
            None | Some(Value::Null) => Some(Shape::None),
            Some(geometry) => shape(geometry, &mut points),
        };
        let Some(shape) = shape.filter(|_| points <= MOST_POINTS) else { return wrong() };
        read.push((properties, shape));
    }
    Ok(Raw { features: read, crs, kind: Kind::GeoJson })
}

/// `urn:ogc:def:crs:EPSG::6870` and its like.
fn crs_of(name: &str) -> Option<Crs> {
    name.parse().ok().or_else(|| name.rsplit(':').next()?.parse().ok())
}

fn cells(properties: &Map<String, Value>, id: Option<&Value>) -> Vec<(String, Cell)> {
    let cell = |value: &Value| match value {
        Value::String(text) if !text.trim().is_empty() => {
            Some(Cell::Text(text.chars().take(1_000).collect::<String>().into()))
        }
        Value::Number(number) => number.as_f64().map(Cell::Number),
        Value::Bool(value) => Some(Cell::Bool(*value)),
        Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let mut cells: Vec<(String, Cell)> = properties
        .iter()
        .filter(|(name, _)| !name.trim().is_empty())
        .filter_map(|(name, value)| cell(value).map(|cell| (name.chars().take(100).collect(), cell)))
        .collect();
    let has = |name: &str| cells.iter().any(|(head, _)| words::fold(head) == name);
    if let Some(id) = id.and_then(cell).filter(|_| !has("id") && !has("kodi") && !has("code")) {
        cells.push(("ID".to_owned(), id));
    }
    cells
}

fn shape(geometry: &Value, points: &mut usize) -> Option<Shape> {
    let coordinates = geometry.get("coordinates");
    let mut ring = |ring: &Value| -> Option<Vec<(f64, f64)>> {
        let corners = ring.as_array()?;
        *points += corners.len();
        if *points > MOST_POINTS {
            return None;
        }
        corners.iter().map(pair).collect()
    };
    Some(match geometry.get("type")?.as_str()? {
        "Point" => pair(coordinates?).map(|(x, y)| Shape::Point(x, y))?,
        "MultiPoint" => {
            let corners = ring(coordinates?)?;
            mean(&corners)
        }
        "Polygon" => Shape::Rings(coordinates?.as_array()?.iter().map(ring).collect::<Option<_>>()?),
        "MultiPolygon" => {
            let polygons = coordinates?.as_array()?.iter().map(Value::as_array).collect::<Option<Vec<_>>>()?;
            Shape::Rings(polygons.into_iter().flatten().map(ring).collect::<Option<_>>()?)
        }
        "LineString" => {
            // A street stands at its middle corner.
            let corners = ring(coordinates?)?;
            corners.get(corners.len() / 2).map_or(Shape::None, |&(x, y)| Shape::Point(x, y))
        }
        _ => Shape::None,
    })
}

fn mean(corners: &[(f64, f64)]) -> Shape {
    let Ok(count) = u32::try_from(corners.len()) else { return Shape::None };
    if count == 0 {
        return Shape::None;
    }
    let sum = corners.iter().fold((0.0, 0.0), |sum, corner| (sum.0 + corner.0, sum.1 + corner.1));
    Shape::Point(sum.0 / f64::from(count), sum.1 / f64::from(count))
}

fn pair(value: &Value) -> Option<(f64, f64)> {
    Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?))
}
