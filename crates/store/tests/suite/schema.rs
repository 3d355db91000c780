//! The schema of a fresh file is the one that is checked in: a change of it shows in the review.

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use store::Store;

use crate::chain::past_the_store;
use crate::place::Place;

#[tokio::test]
async fn a_fresh_file_has_the_schema_that_is_checked_in() {
    let place = Place::file();
    Store::create(&place.location).await.unwrap().close().await.unwrap();
    let past = past_the_store(&place).await;
    let question = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
    let rows = past.query_all_raw(Statement::from_string(DbBackend::Sqlite, question)).await.unwrap();
    let schema: String =
        rows.iter().map(|row| format!("{};\n\n", row.try_get_by_index::<String>(0).unwrap())).collect();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
    if std::env::var_os("KUTIA_UPDATE").is_some() {
        std::fs::write(file, &schema).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == schema, "the schema changed: look at it, then run with KUTIA_UPDATE=1");
}

#[tokio::test]
async fn every_table_of_ours_is_strict() {
    let place = Place::file();
    Store::create(&place.location).await.unwrap().close().await.unwrap();
    let past = past_the_store(&place).await;
    let question = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict \
                    AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let rows = past.query_all_raw(Statement::from_string(DbBackend::Sqlite, question)).await.unwrap();
    let loose: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    // SeaORM makes its own list of migrations itself.
    assert_eq!(loose, ["seaql_migrations"]);
}
