//! Things and their versions, and the digest of what each of them holds.
//!
//! Always true: the digest of a thing is the same on every machine and on both databases; it is kept with the version when a
//! command changes the thing, so that content changed by anything but a command is found.

use std::collections::BTreeMap;
use std::io::Write;

use model::thing::Thing;
use model::{Digest, UserName};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait, IntoActiveModel as _, Iterable as _, Order,
    PrimaryKeyToColumn as _, QueryFilter as _, QueryOrder as _, Select,
};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::artefacts::ArtefactKind;
use crate::entity;
use crate::error::Result;
use crate::rows::{Versions, back_if, document, of_word};
use crate::view::sealed::Connected as _;
use crate::view::{Change, View};

const TABLE: &str = "thing";

/// The versions of all things at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Current(BTreeMap<Thing, State>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    version: i64,
    changed: Option<(String, i64)>,
    digest: Option<Digest>,
}

impl Current {
    /// The version of a thing, 0 if it never changed.
    #[must_use]
    pub fn version(&self, thing: Thing) -> i64 {
        self.0.get(&thing).map_or(0, |state| state.version)
    }

    /// Who changed it last, and when (microseconds since 1970-01-01 UTC).
    #[must_use]
    pub fn changed_by(&self, thing: Thing) -> Option<(String, i64)> {
        self.0.get(&thing).and_then(|state| state.changed.clone())
    }

    /// The digest of its content as the last command on it left it.
    #[must_use]
    pub fn digest(&self, thing: Thing) -> Option<Digest> {
        self.0.get(&thing).and_then(|state| state.digest)
    }

    /// The versions of all things, those that never changed too.
    #[must_use]
    pub fn all(&self) -> Versions {
        Thing::ALL.into_iter().map(|thing| (thing, self.version(thing))).collect()
    }
}

/// The versions of all things.
///
/// # Errors
/// What the database may say.
pub async fn versions(view: &impl View) -> Result<Current> {
    let mut current = BTreeMap::new();
    for row in entity::thing::Entity::find().all(view.connection()).await? {
        let state = State {
            version: row.version,
            changed: row.changed_by.zip(row.changed_at_us),
            digest: back_if(TABLE, row.digest)?,
        };
        current.insert(of_word(TABLE, &row.thing)?, state);
    }
    Ok(Current(current))
}

/// Counts a thing's version up after its content has changed, keeps the content's digest, and returns the version.
///
/// # Errors
/// What the database may say.
pub async fn bump(change: &mut Change, thing: Thing, user: &UserName, at_us: i64) -> Result<i64> {
    let version = versions(change).await?.version(thing) + 1;
    let digest = digest_of(change, thing).await?;
    let row = entity::thing::Model {
        thing: thing.key().to_owned(),
        version,
        changed_by: Some(user.to_string()),
        changed_at_us: Some(at_us),
        digest: Some(digest.to_string()),
    };
    use entity::thing::Column;
    let newer = OnConflict::column(Column::Thing)
        .update_columns([Column::Version, Column::ChangedBy, Column::ChangedAtUs, Column::Digest])
        .to_owned();
    entity::thing::Entity::insert(row.into_active_model())
        .on_conflict(newer)
        .exec_without_returning(change.connection())
        .await?;
    Ok(version)
}

/// Things whose content is not what the last command on them left. Give it a [`crate::Still`].
///
/// # Errors
/// What the database may say.
pub async fn content_fault(view: &impl View) -> Result<Vec<Thing>> {
    let current = versions(view).await?;
    let mut changed = Vec::new();
    for thing in Thing::ALL {
        let kept = current.digest(thing).unwrap_or_else(|| nothing(thing));
        if digest_of(view, thing).await? != kept {
            changed.push(thing);
        }
    }
    Ok(changed)
}

/// SHA-256 over a thing's tables: for each a line with its name, then each row in the order of its key as a line of JSON.
///
/// # Errors
/// What the database may say.
pub async fn digest_of(view: &impl View, thing: Thing) -> Result<Digest> {
    use entity as e;
    let mut sum = Sum::of(thing);
    let connection = view.connection();
    match thing {
        Thing::Election => sum.table::<e::election::Entity>(connection).await?,
        Thing::Territory => sum.table::<e::admin_unit::Entity>(connection).await?,
        Thing::Users => sum.table::<e::users::Entity>(connection).await?,
        Thing::Voters => sum.table::<e::voter_group::Entity>(connection).await?,
        Thing::Venues => sum.table::<e::venue::Entity>(connection).await?,
        Thing::PreviousUnits => sum.table::<e::previous_unit::Entity>(connection).await?,
        Thing::Plan => {
            sum.table::<e::plan::Entity>(connection).await?;
            sum.table::<e::planned_unit::Entity>(connection).await?;
            sum.table::<e::assignment::Entity>(connection).await?;
            sum.table::<e::suspended_unit::Entity>(connection).await?;
            sum.table::<e::plan_version::Entity>(connection).await?;
            sum.table::<e::plan_hand::Entity>(connection).await?;
        }
        Thing::Subjects => sum.table::<e::subject::Entity>(connection).await?,
        Thing::Lists => {
            sum.table::<e::candidate_list::Entity>(connection).await?;
            sum.table::<e::candidate::Entity>(connection).await?;
            sum.table::<e::column_mapping::Entity>(connection).await?;
            sum.table::<e::list_layout::Entity>(connection).await?;
            sum.table::<e::list_edit::Entity>(connection).await?;
        }
        Thing::Lots => {
            sum.table::<e::draw::Entity>(connection).await?;
            sum.table::<e::lot::Entity>(connection).await?;
        }
        Thing::Ballots => sum.table::<e::ballot_definition::Entity>(connection).await?,
        Thing::Packages => {
            sum.artefacts(connection, thing).await?;
            sum.table::<e::proof::Entity>(connection).await?;
            sum.table::<e::scanner::Entity>(connection).await?;
            sum.table::<e::adjudication::Entity>(connection).await?;
        }
        Thing::Forms => sum.artefacts(connection, thing).await?,
        Thing::Approvals => sum.table::<e::approval::Entity>(connection).await?,
    }
    Ok(sum.digest())
}

/// The digest of a thing that holds nothing.
fn nothing(thing: Thing) -> Digest {
    Sum::of(thing).digest()
}

/// A digest in the making. A table without rows adds nothing, so that nothing has one digest.
struct Sum(Sha256);

impl Sum {
    fn of(thing: Thing) -> Self {
        Self(Sha256::new_with_prefix(format!("{}\n", thing.key())))
    }

    fn digest(self) -> Digest {
        Digest(self.0.finalize().into())
    }

    async fn table<E>(&mut self, connection: &impl ConnectionTrait) -> Result<()>
    where
        E: EntityTrait + Default,
        E::Model: Serialize + Send + Sync,
    {
        self.rows(connection, E::find()).await
    }

    async fn artefacts(&mut self, connection: &impl ConnectionTrait, thing: Thing) -> Result<()> {
        let kinds = ArtefactKind::ALL.into_iter().filter(|kind| kind.thing() == Some(thing)).map(ArtefactKind::key);
        self.rows(connection, entity::artefact::Entity::find().filter(entity::artefact::Column::Kind.is_in(kinds)))
            .await
    }

    async fn rows<E>(&mut self, connection: &impl ConnectionTrait, rows: Select<E>) -> Result<()>
    where
        E: EntityTrait + Default,
        E::Model: Serialize + Send + Sync,
    {
        let name = sea_orm::EntityName::table_name(&E::default()).to_owned();
        let rows = E::PrimaryKey::iter().fold(rows, |rows, key| rows.order_by(key.into_column(), Order::Asc));
        for row in rows.all(connection).await? {
            writeln!(self.0, "{name}{}", document(TABLE, &row)?)?;
        }
        Ok(())
    }
}
