//! Files of places: GeoJSON (RFC 7946) and Shapefile (ESRI 1998, with its dBASE table), as layers of features.
//!
//! Always true: whatever is in the file, reading ends within the limits and without a panic; every point of a layer is on
//! earth, in WGS 84. A layer becomes a [`Workbook`] whose columns are the properties and the coordinates, so that tables from
//! maps and tables from sheets are read by the same code, with the same findings (row 1 is the header, row 2 the first feature).

mod json;
mod shape;

use std::path::Path;

use model::crs::Crs;
use model::territory::Ring;
use model::{Digest, Finding, GeoPoint, Place};

use crate::grid::{Cell, Row, Sheet, Workbook};
use crate::limits::{Guard, Limits, Refused, refuse};
use crate::source::{Kind, load};

/// Most points of a file.
const MOST_POINTS: usize = 4_000_000;
/// Most properties of a file's features together.
const MOST_COLUMNS: usize = 200;

/// A feature: what is said of it, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Properties in the order of the file.
    pub properties: Vec<(String, Cell)>,
    /// Where.
    pub geometry: Geometry,
}

/// Where a feature is.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// Nowhere, or in a kind of geometry of which one place cannot be told.
    None,
    /// A point.
    Point(GeoPoint),
    /// Polygons by their rings.
    Rings(Vec<Ring>),
}

/// A whole file.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// File name without folders.
    pub file: String,
    /// What kind of file it is.
    pub kind: Kind,
    /// SHA-256 of its bytes (of the zip, or of the `.shp`).
    pub sha256: Digest,
    /// Its features.
    pub features: Vec<Feature>,
    /// What is worth knowing.
    pub findings: Vec<Finding>,
}

/// Features before their coordinates are known to be on earth.
struct Raw {
    features: Vec<(Vec<(String, Cell)>, Shape)>,
    crs: Option<Crs>,
    kind: Kind,
}

/// A geometry in the file's own coordinates.
enum Shape {
    None,
    Point(f64, f64),
    Rings(Vec<Vec<(f64, f64)>>),
}

/// Reads a file of places; `None` when it is none (a workbook, say). `crs` is what the office says of its coordinates and
/// comes before what the file says.
///
/// Codes: R105 to R107 and R111 to R118 as for workbooks; R130 not GeoJSON that can be read, R131 Shapefile damaged, R132
/// coordinate system not known (error: metres without a word of which), R133 without its dBASE table.
///
/// # Errors
/// Findings, when the file cannot be used.
pub fn read(path: &Path, crs: Option<Crs>, limits: &Limits) -> Result<Option<Layer>, Vec<Finding>> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let at_file = |findings: Vec<Finding>| {
        let place = || Place::File { file: name.clone() };
        findings.into_iter().map(|it| if it.place.is_some() { it } else { it.at(place()) }).collect::<Vec<_>>()
    };
    let bytes = load(path, limits).map_err(at_file)?;
    let beside = |ending: &str| load(&path.with_extension(ending), limits).ok();
    read_parts(&name, &bytes, &beside, crs, limits).map_err(at_file)
}

/// Reads a file's bytes; `beside` gives the file of the same name with another ending, for a Shapefile.
fn read_parts(
    name: &str,
    bytes: &[u8],
    beside: &dyn Fn(&str) -> Option<Vec<u8>>,
    crs: Option<Crs>,
    limits: &Limits,
) -> Refused<Option<Layer>> {
    let guard = Guard::new(limits);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    let raw = match bytes {
        [0, 0, 0x27, 0x0a, ..] => shape::read(bytes, &shape::Beside::of_files(beside), &guard)?,
        [b'P', b'K', 3, 4, ..] => match shape::read_zip(bytes, &guard)? {
            Some(raw) => raw,
            None => return Ok(None),
        },
        _ if first == Some(&b'{') => json::read(bytes, &guard)?,
        _ => return Ok(None),
    };
    let kind = raw.kind;
    let features = placed(raw, crs)?;
    Ok(Some(Layer { file: name.to_owned(), kind, sha256: Digest::of(bytes), features, findings: Vec::new() }))
}

/// Brings all coordinates to WGS 84.
fn placed(raw: Raw, said: Option<Crs>) -> Refused<Vec<Feature>> {
    let degrees = |&(x, y): &(f64, f64)| x.abs() <= 180.0 && y.abs() <= 90.0;
    let all_degrees = raw.features.iter().all(|(_, shape)| match shape {
        Shape::None => true,
        Shape::Point(x, y) => degrees(&(*x, *y)),
        Shape::Rings(rings) => rings.iter().flatten().all(degrees),
    });
    let Some(crs) = said.or(raw.crs).or(all_degrees.then_some(Crs::Wgs84)) else {
        return refuse(Finding::error("R132"));
    };
    let point = |(x, y): (f64, f64)| crs.to_degrees(x, y).and_then(|(lat, lon)| GeoPoint::from_degrees(lat, lon));
    let mut features = Vec::with_capacity(raw.features.len());
    for (row, (properties, shape)) in raw.features.into_iter().enumerate() {
        let geometry = match shape {
            Shape::None => Some(Geometry::None),
            Shape::Point(x, y) => point((x, y)).map(Geometry::Point),
            Shape::Rings(rings) => rings
                .into_iter()
                .map(|ring| ring.into_iter().map(point).collect::<Option<Vec<_>>>().map(open))
                .collect::<Option<_>>()
                .map(Geometry::Rings),
        };
        let Some(geometry) = geometry else {
            return refuse(Finding::error("R134").with("row", row + 2));
        };
        features.push(Feature { properties, geometry });
    }
    Ok(features)
}

/// A ring without its first point at the end again.
fn open(mut corners: Vec<GeoPoint>) -> Ring {
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    Ring(corners)
}

impl Geometry {
    /// One place for it: the point, or the middle of the area of the largest ring.
    #[must_use]
    pub fn place(&self) -> Option<GeoPoint> {
        match self {
            Self::None => None,
            Self::Point(point) => Some(*point),
            Self::Rings(rings) => {
                rings.iter().filter_map(middle).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(point, _)| point)
            }
        }
    }
}

/// The centre of gravity of a ring, and its area in square degrees.
fn middle(ring: &Ring) -> Option<(GeoPoint, f64)> {
    let first = *ring.0.first()?;
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    let off = |point: &GeoPoint| (point.lon() - first.lon(), point.lat() - first.lat());
    for (at, corner) in ring.0.iter().enumerate() {
        let (x1, y1) = off(corner);
        let (x2, y2) = off(ring.0.get(at + 1).unwrap_or(&first));
        let cross = x1 * y2 - x2 * y1;
        area += cross / 2.0;
        x += (x1 + x2) * cross / 6.0;
        y += (y1 + y2) * cross / 6.0;
    }
    if area.abs() < 1e-14 {
        return Some((first, 0.0));
    }
    GeoPoint::from_degrees(first.lat() + y / area, first.lon() + x / area).map(|point| (point, area.abs()))
}

impl Layer {
    /// The layer as a table.
    #[must_use]
    pub fn into_workbook(self) -> Workbook {
        let mut heads: Vec<String> = Vec::new();
        for (name, _) in self.features.iter().flat_map(|feature| &feature.properties) {
            let own = matches!(words::fold(name).as_str(), "lat" | "lon" | "latitude" | "longitude" | "x" | "y");
            if !own && heads.len() < MOST_COLUMNS && !heads.contains(name) {
                heads.push(name.clone());
            }
        }
        let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let text = |text: &str| Cell::Text(text.into());
        let mut cells: Vec<(u16, Cell)> = heads.iter().enumerate().map(|(at, head)| (column(at), text(head))).collect();
        let (lat, lon) = (column(heads.len()), column(heads.len() + 1));
        cells.extend([(lat, text("Latitude")), (lon, text("Longitude"))]);
        let mut rows = vec![Row { number: 1, cells }];
        for (number, feature) in (2..).zip(self.features) {
            let mut cells: Vec<(u16, Cell)> = Vec::new();
            for (at, head) in heads.iter().enumerate() {
                if let Some((_, cell)) = feature.properties.iter().find(|(name, _)| name == head) {
                    cells.push((column(at), cell.clone()));
                }
            }
            if let Some(place) = feature.geometry.place() {
                cells.extend([(lat, Cell::Number(place.lat())), (lon, Cell::Number(place.lon()))]);
            }
            rows.push(Row { number, cells });
        }
        let sheet = Sheet { name: self.kind.ending().to_owned(), hidden: false, rows };
        Workbook {
            file: self.file,
            kind: self.kind,
            sha256: self.sha256,
            sheets: vec![sheet],
            findings: self.findings,
            crs: None,
        }
    }
}

#[cfg(test)]
mod tests;
