//! Migrations, with ones that only the tests have: a file goes forward after a copy of it was made, or stays as it was.

use sea_orm::{DbErr, EntityTrait as _};
use sea_orm_migration::prelude::{MigrationName, MigrationTrait, SchemaManager, async_trait};

use super::*;
use crate::migration::Migrations;

struct Future;

struct Broken;

macro_rules! migrator {
    ($migrator:ident, $migration:ident, $name:literal, $sql:literal) => {
        struct $migration;

        impl MigrationName for $migration {
            fn name(&self) -> &str {
                $name
            }
        }

        #[async_trait::async_trait]
        impl MigrationTrait for $migration {
            async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
                manager.get_connection().execute_unprepared($sql).await.map(|_| ())
            }

            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }
        }

        #[async_trait::async_trait]
        impl MigratorTrait for $migrator {
            fn migrations() -> Vec<Box<dyn MigrationTrait>> {
                Migrations::migrations().into_iter().chain([Box::new($migration) as Box<dyn MigrationTrait>]).collect()
            }
        }
    };
}

migrator!(Future, AddTable, "m0002_future", "CREATE TABLE future (id INTEGER PRIMARY KEY) STRICT");
migrator!(
    Broken,
    HalfDone,
    "m0002_broken",
    "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (id INTEGER)"
);

const SHORT: Duration = Duration::from_millis(500);

async fn old_file(folder: &Path) -> PathBuf {
    let (target, temporary) = (folder.join("x.kutia"), folder.join(".x.part"));
    let (reader, writer) = create::<Migrations>(&target, &temporary).await.unwrap();
    reader.close().await.unwrap();
    close(writer).await.unwrap();
    publish(&temporary, &target).unwrap();
    target
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn an_older_file_is_copied_and_then_brought_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = old_file(folder.path()).await;
    let before = std::fs::read(&path).unwrap();
    let read = open::<Future>(&path, Mode::ReadOnly, SHORT).await;
    assert!(matches!(read, Err(Error::Older)), "{read:?}");
    assert!(std::fs::read(&path).unwrap() == before);
    assert_eq!(names(folder.path()), ["x.kutia"]);

    let (reader, writer) = open::<Future>(&path, Mode::ReadWrite, SHORT).await.unwrap();
    reader.query_all_raw(Statement::from_string(DbBackend::Sqlite, "SELECT id FROM future")).await.unwrap();
    reader.close().await.unwrap();
    close(writer.unwrap()).await.unwrap();
    assert_eq!(names(folder.path()), ["x.before-update-1.kutia", "x.kutia"]);

    // The older program still opens the copy, and refuses the file.
    let copy = folder.path().join("x.before-update-1.kutia");
    let (reader, _) = open::<Migrations>(&copy, Mode::ReadOnly, SHORT).await.unwrap();
    assert_eq!(crate::entity::audit_head::Entity::find().all(&reader).await.unwrap().len(), 1);
    reader.close().await.unwrap();
    let newer = open::<Migrations>(&path, Mode::ReadWrite, SHORT).await;
    assert!(matches!(&newer, Err(Error::Newer(name)) if name == "m0002_future"), "{newer:?}");
    // Opened again, no second copy is made.
    let (reader, writer) = open::<Future>(&path, Mode::ReadWrite, SHORT).await.unwrap();
    reader.close().await.unwrap();
    close(writer.unwrap()).await.unwrap();
    assert_eq!(names(folder.path()).len(), 2);
}

#[tokio::test]
async fn a_migration_that_fails_half_way_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = old_file(folder.path()).await;
    assert!(open::<Broken>(&path, Mode::ReadWrite, SHORT).await.is_err());
    assert_eq!(names(folder.path()), ["x.before-update-1.kutia", "x.kutia"], "no log is left");
    let (reader, _) = open::<Migrations>(&path, Mode::ReadOnly, SHORT).await.unwrap();
    let half = Statement::from_string(DbBackend::Sqlite, "SELECT name FROM sqlite_schema WHERE name = 'half'");
    assert!(reader.query_one_raw(half).await.unwrap().is_none());
    reader.close().await.unwrap();
}
