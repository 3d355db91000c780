//! File operations under way: written in the same change that adopts the files, removed when all have their names. What is
//! found here at a start was cut off and is finished then.

use model::Digest;
use sea_orm::{EntityTrait as _, QueryOrder as _, QuerySelect as _};
use serde::{Deserialize, Serialize};

use crate::entity::journal::{Column, Entity, Model};
use crate::error::Result;
use crate::rows::{document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "journal";

/// A file operation under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Underway {
    /// Number; set by [`open`].
    pub id: i64,
    /// The command.
    pub command: String,
    /// The files, in the order in which they get their names.
    pub moves: Vec<Move>,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at_us: i64,
}

/// A file that is to get its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Whole path of the temporary file.
    pub from: String,
    /// Whole path that it is to have.
    pub to: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

/// Writes down what is under way and returns its number; `id` as given is not looked at.
///
/// # Errors
/// What the database may say.
pub async fn open(change: &mut Change, underway: &Underway) -> Result<i64> {
    let last: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(change.connection())
        .await?;
    let id = last.unwrap_or(0) + 1;
    let row = Model {
        id,
        command: underway.command.clone(),
        moves: document(TABLE, &underway.moves)?,
        at_us: underway.at_us,
    };
    insert::<Entity>(change.connection(), vec![row]).await?;
    Ok(id)
}

/// All that is under way, the oldest first.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<Underway>> {
    let rows = Entity::find().order_by_asc(Column::Id).all(view.connection()).await?;
    rows.into_iter()
        .map(|row| {
            let moves = of_document(TABLE, &row.moves)?;
            Ok(Underway { id: row.id, command: row.command, moves, at_us: row.at_us })
        })
        .collect()
}

/// Strikes out what is finished.
///
/// # Errors
/// What the database may say.
pub async fn close(change: &mut Change, id: i64) -> Result<()> {
    Entity::delete_by_id(id).exec(change.connection()).await?;
    Ok(())
}
