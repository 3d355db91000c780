//! Users, by name, with the hashes of their passwords; and failed sign-ins, which are no part of what the audit chain covers.

use model::UserName;
use model::user::User;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use crate::entity::{sign_in, users};
use crate::error::{Error, Result};
use crate::rows::{back, insert, of_word, word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "users";

/// A user with what signing in needs. `Debug` does not show the hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: User,
    /// Password hash as PHC string.
    pub password: String,
    /// Failed sign-ins since the last good one.
    pub failed_attempts: u32,
    /// Until when nobody can sign in with this name, in microseconds since 1970-01-01 UTC.
    pub locked_until_us: Option<i64>,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.user.name)
    }
}

/// Adds a user, with the hash of their password as PHC string.
///
/// # Errors
/// [`Error::Contradiction`] for a name that is taken.
pub async fn add(change: &mut Change, user: &User, password: &str) -> Result<()> {
    let row = users::Model {
        name: user.name.to_string(),
        full_name: user.full_name.clone(),
        role: word(TABLE, &user.role)?,
        proposing_group: word(TABLE, &user.group)?,
        active: user.active,
        password: password.to_owned(),
    };
    insert::<users::Entity>(change.connection(), vec![row]).await
}

/// Changes whether a user may sign in.
///
/// # Errors
/// [`Error::NoRow`] for a name that nobody has.
pub async fn set_active(change: &mut Change, name: &UserName, active: bool) -> Result<()> {
    let mut row = row(change, name).await?.into_active_model();
    row.active = Set(active);
    users::Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// Changes the hash of a user's password.
///
/// # Errors
/// [`Error::NoRow`] for a name that nobody has.
pub async fn set_password(change: &mut Change, name: &UserName, password: &str) -> Result<()> {
    let mut row = row(change, name).await?.into_active_model();
    row.password = Set(password.to_owned());
    users::Entity::update(row).exec(change.connection()).await?;
    Ok(())
}

/// All users.
///
/// # Errors
/// What the database may say.
pub async fn all(view: &impl View) -> Result<Vec<User>> {
    let rows = users::Entity::find().order_by_asc(users::Column::Name).all(view.connection()).await?;
    rows.into_iter().map(|row| of_row(row).map(|(user, _)| user)).collect()
}

/// A user with what signing in needs.
///
/// # Errors
/// What the database may say.
pub async fn find(view: &impl View, name: &UserName) -> Result<Option<Account>> {
    let Some(row) = users::Entity::find_by_id(name.as_str()).one(view.connection()).await? else { return Ok(None) };
    let attempts = sign_in::Entity::find_by_id(name.as_str()).one(view.connection()).await?;
    let (user, password) = of_row(row)?;
    Ok(Some(Account {
        user,
        password,
        failed_attempts: attempts.as_ref().map_or(Ok(0), |row| back("sign_in", row.failed_attempts))?,
        locked_until_us: attempts.and_then(|row| row.locked_until_us),
    }))
}

/// Notes a failed sign-in, and until when the name is locked; returns how many there were since the last good one.
///
/// # Errors
/// [`Error::Contradiction`] for a name that nobody has.
pub async fn note_failure(change: &mut Change, name: &UserName, locked_until_us: Option<i64>) -> Result<u32> {
    let before = sign_in::Entity::find_by_id(name.as_str()).one(change.connection()).await?;
    let failed_attempts = before.map_or(0, |row| row.failed_attempts) + 1;
    note_success(change, name).await?;
    let row = sign_in::Model { name: name.to_string(), failed_attempts, locked_until_us };
    insert::<sign_in::Entity>(change.connection(), vec![row]).await?;
    back("sign_in", failed_attempts)
}

/// Notes a good sign-in: failures are forgotten.
///
/// # Errors
/// What the database may say.
pub async fn note_success(change: &mut Change, name: &UserName) -> Result<()> {
    let failures = sign_in::Entity::delete_many().filter(sign_in::Column::Name.eq(name.as_str()));
    failures.exec(change.connection()).await?;
    Ok(())
}

async fn row(change: &Change, name: &UserName) -> Result<users::Model> {
    users::Entity::find_by_id(name.as_str()).one(change.connection()).await?.ok_or(Error::NoRow(TABLE))
}

fn of_row(row: users::Model) -> Result<(User, String)> {
    let user = User {
        name: back(TABLE, row.name)?,
        full_name: row.full_name,
        role: of_word(TABLE, &row.role)?,
        group: of_word(TABLE, &row.proposing_group)?,
        active: row.active,
    };
    Ok((user, row.password))
}
