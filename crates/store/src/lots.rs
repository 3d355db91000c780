//! The draw by lot: its seed and the order drawn.

use model::lots::{Lot, Seed};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::{draw, lot};
use crate::error::Result;
use crate::rows::{back, replace};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "lot";

/// Keeps a draw in the place of any other.
///
/// # Errors
/// [`crate::Error::Contradiction`] for a subject that stands twice, and at commit for one that is not there.
pub async fn replace_all(change: &mut Change, seed: &Seed, lots: &[Lot]) -> Result<()> {
    let rows = lots.iter().map(to_row).collect();
    replace::<draw::Entity>(change.connection(), vec![draw::Model { id: 1, seed: seed.as_str().to_owned() }]).await?;
    replace::<lot::Entity>(change.connection(), rows).await
}

/// The draw, if it was made: the seed, and the lots by number.
///
/// # Errors
/// What the database may say.
pub async fn load(view: &impl View) -> Result<Option<(Seed, Vec<Lot>)>> {
    let Some(draw) = draw::Entity::find_by_id(1).one(view.connection()).await? else { return Ok(None) };
    let rows = lot::Entity::find().order_by_asc(lot::Column::Number).all(view.connection()).await?;
    let lots = rows.into_iter().map(of_row).collect::<Result<_>>()?;
    Ok(Some((back("draw", draw.seed)?, lots)))
}

fn to_row(lot: &Lot) -> lot::Model {
    lot::Model {
        number: i64::from(lot.number),
        subject: lot.subject.to_string(),
        phase: i64::from(lot.phase),
        hash: lot.hash.to_string(),
    }
}

fn of_row(row: lot::Model) -> Result<Lot> {
    Ok(Lot {
        number: back(TABLE, row.number)?,
        subject: back(TABLE, row.subject)?,
        phase: back(TABLE, row.phase)?,
        hash: back(TABLE, row.hash)?,
    })
}
