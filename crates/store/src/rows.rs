//! What all tables share: writing many rows, reading back words, counts and documents.

use std::collections::BTreeMap;

use model::UserName;
use model::thing::Thing;
use model::unit::UnitNumber;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable as _};
use serde::{Deserialize, Serialize, de::DeserializeOwned, de::IntoDeserializer as _};

use crate::error::{Error, Result};

/// Versions of things, as the content was computed from.
pub type Versions = BTreeMap<Thing, i64>;

/// Where a plan or the ballots stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Standing {
    /// Can be replaced.
    Draft,
    /// Approved (a plan) or released (ballots) by two persons.
    Approved {
        /// Who proposed.
        first: UserName,
        /// Who confirmed.
        second: UserName,
    },
}

impl Standing {
    /// Whether two persons have approved or released it.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        match self {
            Self::Draft => false,
            Self::Approved { .. } => true,
        }
    }

    pub(crate) fn from_columns(table: &'static str, first: Option<String>, second: Option<String>) -> Result<Self> {
        match (first, second) {
            (None, None) => Ok(Self::Draft),
            (Some(first), Some(second)) => {
                Ok(Self::Approved { first: back(table, first)?, second: back(table, second)? })
            }
            _ => Err(Error::Unreadable(table)),
        }
    }
}

/// Values bound in one statement: the fastest as measured, and far below the limits of both databases (32,766 and 65,535).
const BINDS: usize = 14_000;

/// Writes rows, many to a statement.
pub(crate) async fn insert<E>(connection: &impl ConnectionTrait, rows: Vec<E::Model>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let most = (BINDS / E::Column::iter().count().max(1)).max(1);
    let mut rows = rows.into_iter().map(|row| row.into_active_model().reset_all()).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<E::ActiveModel> = rows.by_ref().take(most).collect();
        E::insert_many(chunk).exec_without_returning(connection).await?;
    }
    Ok(())
}

/// Puts these rows in the place of all that are there.
pub(crate) async fn replace<E>(connection: &impl ConnectionTrait, rows: Vec<E::Model>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    E::delete_many().exec(connection).await?;
    insert::<E>(connection, rows).await
}

/// A stored value as what it should be.
pub(crate) fn back<T, U: TryInto<T>>(table: &'static str, stored: U) -> Result<T> {
    stored.try_into().map_err(|_| Error::Unreadable(table))
}

/// The same for a value that may be absent.
pub(crate) fn back_if<T, U: TryInto<T>>(table: &'static str, stored: Option<U>) -> Result<Option<T>> {
    stored.map(|stored| back(table, stored)).transpose()
}

/// A value of an enum as the word that stands for it in JSON.
pub(crate) fn word<T: Serialize>(table: &'static str, value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Error::Unreadable(table)),
    }
}

/// The value that a word stands for.
pub(crate) fn of_word<T: DeserializeOwned>(table: &'static str, word: &str) -> Result<T> {
    let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
    T::deserialize(word).map_err(|_| Error::Unreadable(table))
}

/// A document as JSON text.
pub(crate) fn document<T: Serialize + ?Sized>(table: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::Unreadable(table))
}

/// The document that a JSON text holds.
pub(crate) fn of_document<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Unreadable(table))
}

/// A unit's number from its two columns.
pub(crate) fn unit(table: &'static str, number: i64, suffix: i64) -> Result<UnitNumber> {
    UnitNumber::new(back(table, number)?, back(table, suffix)?).map_err(|_| Error::Unreadable(table))
}

/// The two columns of a unit's number.
pub(crate) fn unit_columns(unit: UnitNumber) -> (i64, i64) {
    (i64::from(unit.number()), i64::from(unit.suffix()))
}
