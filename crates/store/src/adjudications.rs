//! What people decided on scanned pages.
//!
//! Always true: a page is known by the hash of its image, its number in the file, and the contest; no serial number is kept.

use std::collections::BTreeMap;

use model::adjudication::Adjudication;
use model::{ContestId, Digest};
use sea_orm::EntityTrait as _;

use crate::entity::adjudication::{Entity, Model};
use crate::error::Result;
use crate::rows::{document, insert, of_document};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "adjudication";

/// What a decision is about: image, page of the file, contest.
pub type Page = (Digest, u32, Option<ContestId>);

fn key(page: &Page) -> String {
    format!("{}/{}/{}", page.0, page.1, page.2.as_ref().map_or("", ContestId::as_str))
}

fn page(found: &Adjudication) -> Page {
    (found.image, found.page, found.contest.clone())
}

/// Keeps what was said of a page in the place of what was known.
///
/// # Errors
/// What the database may say.
pub async fn put(change: &mut Change, adjudication: &Adjudication) -> Result<()> {
    let key = key(&page(adjudication));
    let row = Model { page: key.clone(), record: document(TABLE, adjudication)? };
    Entity::delete_by_id(key).exec(change.connection()).await?;
    insert::<Entity>(change.connection(), vec![row]).await
}

/// What was said of a page.
///
/// # Errors
/// [`crate::Error::Unreadable`] for a record of another form.
pub async fn find(view: &impl View, page: &Page) -> Result<Option<Adjudication>> {
    let row = Entity::find_by_id(key(page)).one(view.connection()).await?;
    row.map(|row| of_document(TABLE, &row.record)).transpose()
}

/// Everything that was said, by page.
///
/// # Errors
/// [`crate::Error::Unreadable`] for a record of another form.
pub async fn all(view: &impl View) -> Result<BTreeMap<Page, Adjudication>> {
    let rows = Entity::find().all(view.connection()).await?;
    let found = rows.iter().map(|row| of_document::<Adjudication>(TABLE, &row.record)).collect::<Result<Vec<_>>>()?;
    Ok(found.into_iter().map(|found| (page(&found), found)).collect())
}
