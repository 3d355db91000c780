//! Columns set by hand, where the fields of a list stand in its file, and changes of a list by hand.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;

use super::for_database;

/// Adds the three tables; nothing that was there is touched.
pub(super) struct Mappings;

impl MigrationName for Mappings {
    fn name(&self) -> &str {
        "m0004_mappings"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Mappings {
    async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
        let database = manager.get_connection();
        let sql = for_database(include_str!("m0004_mappings.sql"), database.get_database_backend());
        database.execute_unprepared(&sql).await?;
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
