//! The migrations, in order. One is never edited once it has landed: old files must go forward the same way everywhere.
//!
//! Each runs in a transaction on both databases (SeaORM's default on SQLite is none), so a migration that is cut off leaves
//! the file as it was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait as _, QueryOrder as _};
use sea_orm_migration::seaql_migrations;

use crate::error::{Error, Result};

mod mappings;

/// All migrations.
pub(crate) struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Election), Box::new(Stations), Box::new(Scanners), Box::new(mappings::Mappings)]
    }
}

/// The first schema: every noun of the commission's work, and the audit chain with its triggers.
struct Election;

impl MigrationName for Election {
    fn name(&self) -> &str {
        "m0001_election"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Election {
    async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
        let database = manager.get_connection();
        let backend = database.get_database_backend();
        database.execute_unprepared(&for_database(include_str!("migration/m0001_election.sql"), backend)).await?;
        let triggers = match backend {
            DbBackend::Postgres => include_str!("migration/m0001_triggers_postgres.sql"),
            _ => include_str!("migration/m0001_triggers_sqlite.sql"),
        };
        database.execute_unprepared(triggers).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Former states of the plan, and what was decided by hand.
struct Stations;

impl MigrationName for Stations {
    fn name(&self) -> &str {
        "m0002_stations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Stations {
    async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
        let database = manager.get_connection();
        let sql = for_database(include_str!("migration/m0002_stations.sql"), database.get_database_backend());
        database.execute_unprepared(&sql).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The commission's scanners.
struct Scanners;

impl MigrationName for Scanners {
    fn name(&self) -> &str {
        "m0003_scanners"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Scanners {
    async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
        let database = manager.get_connection();
        let sql = for_database(include_str!("migration/m0003_scanners.sql"), database.get_database_backend());
        database.execute_unprepared(&sql).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Fills in a database's own words for the kinds of column.
pub(crate) fn for_database(sql: &str, backend: DbBackend) -> String {
    let words = match backend {
        DbBackend::Postgres => ["BIGINT", "TEXT COLLATE \"C\"", "BOOLEAN", ""],
        _ => ["INTEGER", "TEXT", "INTEGER", " STRICT"],
    };
    ["{int}", "{text}", "{bool}", "{end}"]
        .iter()
        .zip(words)
        .fold(sql.to_owned(), |sql, (mark, word)| sql.replace(mark, word))
}

/// Whether migrations are due; refuses what a newer program wrote and what has no list of migrations at all.
pub(crate) async fn pending<M: MigratorTrait>(database: &DatabaseConnection) -> Result<bool> {
    let known: Vec<String> = M::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    let applied = seaql_migrations::Entity::find().order_by_asc(seaql_migrations::Column::Version).all(database).await;
    let applied: Vec<String> = match applied {
        Ok(rows) => rows.into_iter().map(|row| row.version).collect(),
        // The table is not there: the application id is ours, the content is not.
        Err(error) => match Error::from(error) {
            Error::Database(_) => return Err(Error::Foreign),
            other => return Err(other),
        },
    };
    if let Some(unknown) = applied.iter().find(|name| !known.contains(name)) {
        return Err(Error::Newer(unknown.clone()));
    }
    Ok(applied.len() < known.len())
}
