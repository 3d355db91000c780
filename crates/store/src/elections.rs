//! The election's particulars: one row.

use model::election::Election;
use model::rules::Bilingual;
use sea_orm::EntityTrait as _;

use crate::entity::election;
use crate::error::{Error, Result};
use crate::rows::{back, document, of_document, replace};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "election";

/// Sets the particulars.
///
/// # Errors
/// What the database may say.
pub async fn put(change: &mut Change, election: &Election) -> Result<()> {
    let row = election::Model {
        id: 1,
        election_id: election.id.to_string(),
        name_sq: election.name.sq.clone(),
        name_en: election.name.en.clone(),
        date: election.date.to_string(),
        zone: election.zone.clone(),
        seats: i64::from(election.seats),
        rules: document(TABLE, &election.rules)?,
        rules_digest: election.rules_digest.to_string(),
    };
    replace::<election::Entity>(change.connection(), vec![row]).await
}

/// The particulars; `None` in a store that nobody has filled.
///
/// # Errors
/// What the database may say.
pub async fn load(view: &impl View) -> Result<Option<Election>> {
    let Some(row) = election::Entity::find_by_id(1).one(view.connection()).await? else { return Ok(None) };
    Ok(Some(Election {
        id: back(TABLE, row.election_id)?,
        name: Bilingual { sq: row.name_sq, en: row.name_en },
        date: row.date.parse().map_err(|_| Error::Unreadable(TABLE))?,
        zone: row.zone,
        seats: back(TABLE, row.seats)?,
        rules: of_document(TABLE, &row.rules)?,
        rules_digest: back(TABLE, row.rules_digest)?,
    }))
}
