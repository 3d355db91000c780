//! Venues, by identifier.

use model::GeoPoint;
use model::venue::Venue;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::venue::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{back, of_word, replace, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "venue";

/// Puts these venues in the place of all.
///
/// # Errors
/// [`crate::Error::Contradiction`] for an identifier that stands twice, and at commit for an administrative unit that is not there.
pub async fn replace_all(change: &mut Change, venues: &[Venue]) -> Result<()> {
    let rows = venues.iter().map(to_row).collect::<Result<_>>()?;
    replace::<Entity>(change.connection(), rows).await
}

/// All venues.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<Venue>> {
    let rows = Entity::find().order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

fn to_row(venue: &Venue) -> Result<Model> {
    Ok(Model {
        id: venue.id.to_string(),
        name: venue.name.clone(),
        address: venue.address.clone(),
        admin_unit: venue.admin_unit.to_string(),
        lat_e6: i64::from(venue.place.lat_e6),
        lon_e6: i64::from(venue.place.lon_e6),
        rooms: i64::from(venue.rooms),
        step_free_rooms: i64::from(venue.step_free_rooms),
        ownership: word(TABLE, &venue.ownership)?,
    })
}

fn of_row(row: Model) -> Result<Venue> {
    Ok(Venue {
        id: back(TABLE, row.id)?,
        name: row.name,
        address: row.address,
        admin_unit: back(TABLE, row.admin_unit)?,
        place: GeoPoint { lat_e6: back(TABLE, row.lat_e6)?, lon_e6: back(TABLE, row.lon_e6)? },
        rooms: back(TABLE, row.rooms)?,
        step_free_rooms: back(TABLE, row.step_free_rooms)?,
        ownership: of_word(TABLE, &row.ownership)?,
    })
}
