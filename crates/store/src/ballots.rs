//! The ballot definition: one at a time, as its canonical JSON with the digest that is printed on every ballot.

use model::contest::BallotDefinition;
use model::{Digest, UserName};
use sea_orm::{ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use crate::entity::ballot_definition::{Entity, Model};
use crate::error::{Error, Result};
use crate::rows::{Standing, Versions, back, document, of_document, replace};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "ballot_definition";

/// The ballot definition with what the procedure knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBallots {
    /// The definition.
    pub definition: BallotDefinition,
    /// Its digest.
    pub digest: Digest,
    /// Where it stands: `Approved` means released for printing.
    pub standing: Standing,
    /// The versions that it was built from.
    pub based_on: Versions,
}

/// Keeps a definition as draft in the place of any other, and returns its digest.
///
/// # Errors
/// What the database may say.
pub async fn put(change: &mut Change, definition: &BallotDefinition, based_on: &Versions) -> Result<Digest> {
    let text = document(TABLE, definition)?;
    let digest = Digest::of(text.as_bytes());
    let row = Model {
        id: 1,
        digest: digest.to_string(),
        first: None,
        second: None,
        definition: text,
        based_on: document(TABLE, based_on)?,
    };
    replace::<Entity>(change.connection(), vec![row]).await?;
    Ok(digest)
}

/// Releases the ballots by two persons.
///
/// # Errors
/// [`Error::NoRow`] if there are none.
pub async fn release(change: &mut Change, first: &UserName, second: &UserName) -> Result<()> {
    let row = Entity::find_by_id(1).one(change.connection()).await?.ok_or(Error::NoRow(TABLE))?;
    let mut row = row.into_active_model();
    row.first = Set(Some(first.to_string()));
    row.second = Set(Some(second.to_string()));
    Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// Takes the release back: the ballots are a draft again.
///
/// # Errors
/// [`Error::NoRow`] if there are none.
pub async fn unrelease(change: &mut Change) -> Result<()> {
    let row = Entity::find_by_id(1).one(change.connection()).await?.ok_or(Error::NoRow(TABLE))?;
    let mut row = row.into_active_model();
    row.first = Set(None);
    row.second = Set(None);
    Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// The definition, if there is one.
///
/// # Errors
/// [`Error::Unreadable`] for a text that does not have its digest: ballots with that digest may be in print.
pub async fn load(view: &impl View) -> Result<Option<StoredBallots>> {
    let Some(row) = Entity::find_by_id(1).one(view.connection()).await? else { return Ok(None) };
    let digest = back(TABLE, row.digest)?;
    if Digest::of(row.definition.as_bytes()) != digest {
        return Err(Error::Unreadable(TABLE));
    }
    Ok(Some(StoredBallots {
        definition: of_document(TABLE, &row.definition)?,
        digest,
        standing: Standing::from_columns(TABLE, row.first, row.second)?,
        based_on: of_document(TABLE, &row.based_on)?,
    }))
}
