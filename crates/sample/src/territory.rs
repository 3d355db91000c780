//! The territory: `templates/territory/al.csv` as administrative units with schematic boundaries.
//!
//! Always true: 373 units with unique codes; a boundary is marked as schematic, so nobody can argue from it.

use model::measure::{GeoPoint, VoterCount};
use model::territory::{AdminUnit, BoundarySource};

use crate::{SampleError, voronoi};

const TABLE: &str = include_str!("../../../templates/territory/al.csv");

/// All administrative units of the country, in the order of their codes.
///
/// # Errors
/// [`SampleError::Territory`] with the line, were the table damaged.
pub fn territory() -> Result<Vec<AdminUnit>, SampleError> {
    let lines = (1..).zip(TABLE.lines()).filter(|(_, line)| !line.starts_with('#')).skip(1);
    let mut units =
        lines.map(|(number, line)| unit(line).ok_or(SampleError::Territory(number))).collect::<Result<Vec<_>, _>>()?;
    voronoi::draw(&mut units);
    Ok(units)
}

/// The names of the twelve regions, in the order of the table.
///
/// # Errors
/// As [`territory`].
pub fn regions() -> Result<Vec<String>, SampleError> {
    let mut names: Vec<String> = territory()?.into_iter().map(|unit| unit.region).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

fn unit(line: &str) -> Option<AdminUnit> {
    let fields: Vec<&str> = line.split(',').collect();
    let [code, name, municipality, region, voters, lat, lon] = fields[..] else { return None };
    Some(AdminUnit {
        code: code.parse().ok()?,
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        region: region.to_owned(),
        voters: VoterCount(voters.parse().ok()?),
        centre: GeoPoint::from_degrees(lat.parse().ok()?, lon.parse().ok()?)?,
        boundary: Vec::new(),
        boundary_source: BoundarySource::None,
    })
}
