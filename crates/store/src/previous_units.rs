//! Units of the last election, by number.

use model::VoterCount;
use model::unit::PreviousUnit;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::previous_unit::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{back, replace, unit, unit_columns};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "previous_unit";

/// Puts these units in the place of all.
///
/// # Errors
/// [`crate::Error::Contradiction`] for a number that stands twice.
pub async fn replace_all(change: &mut Change, units: &[PreviousUnit]) -> Result<()> {
    replace::<Entity>(change.connection(), units.iter().map(to_row).collect()).await
}

/// All units.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<PreviousUnit>> {
    let rows = Entity::find().order_by_asc(Column::Number).order_by_asc(Column::Suffix).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

fn to_row(previous: &PreviousUnit) -> Model {
    let (number, suffix) = unit_columns(previous.number);
    Model {
        number,
        suffix,
        venue: previous.venue.to_string(),
        admin_unit: previous.admin_unit.to_string(),
        voters: i64::from(previous.voters.0),
        suspended: previous.suspended,
    }
}

fn of_row(row: Model) -> Result<PreviousUnit> {
    Ok(PreviousUnit {
        number: unit(TABLE, row.number, row.suffix)?,
        venue: back(TABLE, row.venue)?,
        admin_unit: back(TABLE, row.admin_unit)?,
        voters: VoterCount(back(TABLE, row.voters)?),
        suspended: row.suspended,
    })
}
