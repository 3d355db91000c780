//! Administrative units with their boundaries, by code.

use model::territory::AdminUnit;
use model::{GeoPoint, VoterCount};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::admin_unit;
use crate::error::Result;
use crate::rows::{back, document, of_document, of_word, replace, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "admin_unit";

/// Puts these units in the place of all.
///
/// # Errors
/// [`crate::Error::Contradiction`] for a code that stands twice, and at commit for voters or venues whose unit is gone.
pub async fn replace_all(change: &mut Change, units: &[AdminUnit]) -> Result<()> {
    let rows = units.iter().map(to_row).collect::<Result<_>>()?;
    replace::<admin_unit::Entity>(change.connection(), rows).await
}

/// All units.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<AdminUnit>> {
    let rows = admin_unit::Entity::find().order_by_asc(admin_unit::Column::Code).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

fn to_row(unit: &AdminUnit) -> Result<admin_unit::Model> {
    Ok(admin_unit::Model {
        code: unit.code.to_string(),
        name: unit.name.clone(),
        municipality: unit.municipality.clone(),
        region: unit.region.clone(),
        voters: i64::from(unit.voters.0),
        lat_e6: i64::from(unit.centre.lat_e6),
        lon_e6: i64::from(unit.centre.lon_e6),
        boundary: document(TABLE, &unit.boundary)?,
        boundary_source: word(TABLE, &unit.boundary_source)?,
    })
}

fn of_row(row: admin_unit::Model) -> Result<AdminUnit> {
    Ok(AdminUnit {
        code: back(TABLE, row.code)?,
        name: row.name,
        municipality: row.municipality,
        region: row.region,
        voters: VoterCount(back(TABLE, row.voters)?),
        centre: GeoPoint { lat_e6: back(TABLE, row.lat_e6)?, lon_e6: back(TABLE, row.lon_e6)? },
        boundary: of_document(TABLE, &row.boundary)?,
        boundary_source: of_word(TABLE, &row.boundary_source)?,
    })
}
