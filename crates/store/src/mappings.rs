//! Columns that a person set by hand, by the shape of the head that they were set for.

use std::collections::BTreeMap;

use model::{Digest, UserName};
use sea_orm::EntityTrait as _;

use crate::entity::column_mapping::{Entity, Model};
use crate::error::Result;
use crate::rows::{back, document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "column_mapping";

/// Head as it stands in the file → key of its field; an empty key for a column that is not read.
pub type Fields = BTreeMap<String, String>;

/// Keeps what was set for a shape, in the place of what was set for it before.
///
/// # Errors
/// What the database may say.
pub async fn put(change: &mut Change, shape: Digest, fields: &Fields, by: &UserName, at_us: i64) -> Result<()> {
    let row = Model { shape: shape.to_string(), fields: document(TABLE, fields)?, by_user: by.to_string(), at_us };
    Entity::delete_by_id(row.shape.clone()).exec(change.connection()).await?;
    insert::<Entity>(change.connection(), vec![row]).await
}

/// Everything that was set, by shape.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<BTreeMap<Digest, Fields>> {
    let rows = Entity::find().all(view.connection()).await?;
    rows.into_iter().map(|row| Ok((back(TABLE, row.shape)?, of_document(TABLE, &row.fields)?))).collect()
}
