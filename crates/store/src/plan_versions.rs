//! Former states of the plan, and what was decided by hand.
//!
//! Always true: of the versions the newest 20 are kept; a version is never changed, only taken out when its time is over or
//! when it is the plan again.

use model::plan::Plan;
use model::unit::UnitNumber;
use model::{UserName, VenueId};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::entity::{plan_hand, plan_version};
use crate::error::Result;
use crate::rows::{Versions, back, document, insert, of_document, replace};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "plan_version";
const HAND: &str = "plan_hand";
/// Versions that are kept.
const KEPT: usize = 20;

/// A former state of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerPlan {
    /// Number, counted up.
    pub version: i64,
    /// Name of the operation that replaced it.
    pub replaced_by: String,
    /// Who did that.
    pub by: UserName,
    /// When, in microseconds of Unix time.
    pub at_us: i64,
    /// The plan.
    pub plan: Plan,
    /// The versions of things that it was made from.
    pub based_on: Versions,
}

/// Keeps a plan that is about to be replaced; its number is given anew.
///
/// # Errors
/// What the database may say.
pub async fn keep(change: &mut Change, former: &FormerPlan) -> Result<()> {
    let newest =
        plan_version::Entity::find().order_by_desc(plan_version::Column::Version).all(change.connection()).await?;
    let version = newest.first().map_or(1, |row| row.version + 1);
    if let Some(old) = newest.get(KEPT - 1) {
        let outlived = plan_version::Column::Version.lte(old.version);
        plan_version::Entity::delete_many().filter(outlived).exec(change.connection()).await?;
    }
    let row = plan_version::Model {
        version,
        replaced_by: former.replaced_by.clone(),
        by_user: former.by.to_string(),
        at_us: former.at_us,
        plan: document(TABLE, &former.plan)?,
        based_on: document(TABLE, &former.based_on)?,
    };
    insert::<plan_version::Entity>(change.connection(), vec![row]).await
}

/// The former states, the newest first.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<FormerPlan>> {
    let rows = plan_version::Entity::find().order_by_desc(plan_version::Column::Version).all(view.connection()).await?;
    rows.into_iter().map(of_row).collect()
}

/// Takes a version out, as it is the plan again.
///
/// # Errors
/// What the database may say.
pub async fn take_out(change: &mut Change, version: i64) -> Result<()> {
    plan_version::Entity::delete_by_id(version).exec(change.connection()).await?;
    Ok(())
}

/// Locked units and closed venues.
///
/// # Errors
/// What the database may say.
pub async fn hand(view: &impl View) -> Result<(Vec<UnitNumber>, Vec<VenueId>)> {
    match plan_hand::Entity::find_by_id(1).one(view.connection()).await? {
        None => Ok((Vec::new(), Vec::new())),
        Some(row) => Ok((of_document(HAND, &row.locked)?, of_document(HAND, &row.closed)?)),
    }
}

/// Keeps locked units and closed venues.
///
/// # Errors
/// What the database may say.
pub async fn set_hand(change: &mut Change, locked: &[UnitNumber], closed: &[VenueId]) -> Result<()> {
    let row = plan_hand::Model { id: 1, locked: document(HAND, locked)?, closed: document(HAND, closed)? };
    let rows = if locked.is_empty() && closed.is_empty() { Vec::new() } else { vec![row] };
    replace::<plan_hand::Entity>(change.connection(), rows).await
}

fn of_row(row: plan_version::Model) -> Result<FormerPlan> {
    Ok(FormerPlan {
        version: row.version,
        replaced_by: row.replaced_by,
        by: back(TABLE, row.by_user)?,
        at_us: row.at_us,
        plan: of_document(TABLE, &row.plan)?,
        based_on: of_document(TABLE, &row.based_on)?,
    })
}
