//! The report of the last proof that printing and reading agree, as the engine wrote it.

use sea_orm::EntityTrait as _;
use serde::{Serialize, de::DeserializeOwned};

use crate::entity::proof::{Entity, Model};
use crate::error::Result;
use crate::rows::{document, of_document, replace};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "proof";

/// Keeps a report in the place of the one before.
///
/// # Errors
/// What the database may say.
pub async fn put<T: Serialize + Sync>(change: &mut Change, report: &T) -> Result<()> {
    let row = Model { id: 1, report: document(TABLE, report)? };
    replace::<Entity>(change.connection(), vec![row]).await
}

/// The last report.
///
/// # Errors
/// [`crate::Error::Unreadable`] for one of another form.
pub async fn last<T: DeserializeOwned>(view: &impl View) -> Result<Option<T>> {
    let row = Entity::find_by_id(1).one(view.connection()).await?;
    row.map(|row| of_document(TABLE, &row.report)).transpose()
}
