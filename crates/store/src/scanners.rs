//! The commission's scanners with their history.

use model::scanner::RegisteredScanner;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::entity::scanner::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "scanner";

/// Keeps a scanner in the place of what was known of it.
///
/// # Errors
/// What the database may say.
pub async fn put(change: &mut Change, scanner: &RegisteredScanner) -> Result<()> {
    let row = Model { serial: scanner.serial.clone(), record: document(TABLE, scanner)? };
    Entity::delete_by_id(scanner.serial.clone()).exec(change.connection()).await?;
    insert::<Entity>(change.connection(), vec![row]).await
}

/// The scanner of a serial number.
///
/// # Errors
/// [`crate::Error::Unreadable`] for a record of another form.
pub async fn find(view: &impl View, serial: &str) -> Result<Option<RegisteredScanner>> {
    let row = Entity::find_by_id(serial.to_owned()).one(view.connection()).await?;
    row.map(|row| of_document(TABLE, &row.record)).transpose()
}

/// All scanners by serial number.
///
/// # Errors
/// [`crate::Error::Unreadable`] for a record of another form.
pub async fn all(view: &impl View) -> Result<Vec<RegisteredScanner>> {
    let rows = Entity::find().order_by_asc(Column::Serial).all(view.connection()).await?;
    rows.iter().map(|row| of_document(TABLE, &row.record)).collect()
}
