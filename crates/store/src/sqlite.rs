//! One election in one SQLite file: looking at it before it is opened, opening, creating, copying, closing.
//!
//! Always true: a file that is not ours is never written to; a file at rest is in rollback mode and alone (no `-wal` beside
//! it), so it can be read without changing a byte; a file that is open for writing is in WAL mode with synchronous FULL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;

use crate::draft::temporary_name;
use crate::error::{Error, Result};
use crate::location::Mode;

mod header;

pub use header::APPLICATION_ID;

/// Readers of one store.
const READERS: u32 = 4;

/// A reader pool and, for writing, the one writer.
pub(crate) type Connections = (DatabaseConnection, Option<DatabaseConnection>);

/// Opens a file after looking at it; brings an older one forward when it is opened for writing.
pub(crate) async fn open<M: MigratorTrait>(path: &Path, mode: Mode, patience: Duration) -> Result<Connections> {
    let path = &std::path::absolute(path)?;
    let wal = header::inspect(path, mode)?;
    // Nothing is in a log that is not there, so the file alone is the content and no lock file need be made beside it.
    let alone = mode == Mode::ReadOnly && wal && !beside(path, "-wal").exists();
    let reading = move |options: SqliteConnectOptions| options.read_only(true).immutable(alone);

    let probe = connect(path, 1, patience, reading).await?;
    let pending = look_inside::<M>(&probe).await;
    if pending.as_ref().is_ok_and(|pending| *pending) && mode == Mode::ReadWrite {
        copy_before_migration(&probe, path).await?;
    }
    probe.close().await?;
    match (pending?, mode) {
        (true, Mode::ReadOnly) => return Err(Error::Older),
        (false, Mode::ReadOnly) => return Ok((connect(path, READERS, patience, reading).await?, None)),
        (_, Mode::ReadWrite) => {}
    }

    let writer = connect(path, 1, patience, writing).await?;
    if let Err(error) = M::up(&writer, None).await {
        close(writer).await?;
        return Err(error.into());
    }
    let reader = connect(path, READERS, patience, |options| options.read_only(true)).await?;
    Ok((reader, Some(writer)))
}

/// Makes an empty election under a temporary name, for a target where nothing stands.
pub(crate) async fn create<M: MigratorTrait>(
    target: &Path,
    temporary: &Path,
) -> Result<(DatabaseConnection, DatabaseConnection)> {
    if target.symlink_metadata().is_ok() {
        return Err(if target.is_dir() { Error::Directory } else { Error::AlreadyThere });
    }
    // Made by us first: what the system says against it is clearer than what SQLite makes of it.
    std::fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
    let patience = Duration::from_secs(10);
    let writer = connect(temporary, 1, patience, writing).await?;
    writer.execute_unprepared(&format!("PRAGMA application_id = {APPLICATION_ID}")).await?;
    M::up(&writer, None).await?;
    let reader = connect(temporary, READERS, patience, |options| options.read_only(true)).await?;
    Ok((reader, writer))
}

/// Closes the writer so that one file remains, in rollback mode, unless somebody else has it open.
pub(crate) async fn close(writer: DatabaseConnection) -> Result<()> {
    // Leaving WAL needs the file to ourselves; others that have it open do the same when they close it.
    let steps = "PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;";
    match writer.execute_unprepared(steps).await.map_err(Error::from) {
        Ok(_) | Err(Error::Locked) => {}
        Err(other) => {
            writer.close().await?;
            return Err(other);
        }
    }
    Ok(writer.close().await?)
}

/// Writes a whole, checked copy that appears under its name only when it is whole. The journal stays behind: the files under
/// way belong to this election, and whoever opens the copy must not finish or remove them.
pub(crate) async fn snapshot(reader: &DatabaseConnection, path: &Path) -> Result<()> {
    publish_copy(reader, path, "DELETE FROM journal").await
}

async fn publish_copy(reader: &DatabaseConnection, path: &Path, then: &str) -> Result<()> {
    let path = &std::path::absolute(path)?;
    if path.symlink_metadata().is_ok() {
        return Err(if path.is_dir() { Error::Directory } else { Error::AlreadyThere });
    }
    let temporary = temporary_name(path)?;
    let copied = copy_checked(reader, &temporary, then).await;
    let published = match copied {
        Ok(()) => publish(&temporary, path),
        Err(error) => Err(error),
    };
    remove(&temporary);
    published
}

async fn copy_checked(reader: &DatabaseConnection, temporary: &Path, then: &str) -> Result<()> {
    // Made by us first, so that the system's own word (no permission, no such folder) is heard. VACUUM takes an empty file.
    std::fs::OpenOptions::new().write(true).create_new(true).open(temporary)?;
    let name = temporary.to_str().ok_or(Error::BadLocation)?;
    reader.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [name.into()])).await?;
    let copy = connect(temporary, 1, Duration::from_secs(1), |options| options).await?;
    copy.execute_unprepared(then).await?;
    let sound = match check(&copy, "PRAGMA integrity_check(1)").await {
        Ok(()) => check_references(&copy).await,
        Err(error) => Err(error),
    };
    copy.close().await?;
    sound?;
    std::fs::File::open(temporary)?.sync_all()?;
    Ok(())
}

/// Gives a finished file its name without ever taking the place of another.
pub(crate) fn publish(temporary: &Path, target: &Path) -> Result<()> {
    match std::fs::hard_link(temporary, target) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(Error::AlreadyThere),
        // FAT and some shares have no links: look, then rename.
        Err(_) if target.symlink_metadata().is_ok() => return Err(Error::AlreadyThere),
        Err(_) => std::fs::rename(temporary, target)?,
    }
    remove(temporary);
    #[cfg(unix)]
    if let Some(folder) = target.parent() {
        // A bare name stands in the current folder.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Removes a temporary file and whatever SQLite left beside it.
pub(crate) fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        // Most of them are not there; one that stays has a name that nobody opens.
        let _ = std::fs::remove_file(beside(path, suffix));
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn writing(options: SqliteConnectOptions) -> SqliteConnectOptions {
    options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).pragma("secure_delete", "ON")
}

async fn connect(
    path: &Path,
    connections: u32,
    patience: Duration,
    how: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> Result<DatabaseConnection> {
    let file = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:election");
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |options| {
            let common = options
                .filename(&file)
                .create_if_missing(false)
                .busy_timeout(patience)
                .foreign_keys(true)
                .pragma("trusted_schema", "OFF")
                .pragma("cell_size_check", "ON");
            how(common)
        });
    Ok(Database::connect(options).await?)
}

/// Whether the file is sound, and whether migrations are due.
async fn look_inside<M: MigratorTrait>(probe: &DatabaseConnection) -> Result<bool> {
    check(probe, "PRAGMA quick_check(1)").await?;
    crate::migration::pending::<M>(probe).await
}

async fn check(connection: &DatabaseConnection, pragma: &str) -> Result<()> {
    let row = connection.query_one_raw(Statement::from_string(DbBackend::Sqlite, pragma)).await?;
    let verdict: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?;
    if verdict.as_deref() == Some("ok") { Ok(()) } else { Err(Error::Damaged) }
}

async fn check_references(connection: &DatabaseConnection) -> Result<()> {
    let fault = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
    if connection.query_one_raw(fault).await?.is_some() { Err(Error::Damaged) } else { Ok(()) }
}

/// Copies an older file beside itself before it is brought forward: `x.kutia` → `x.before-2.kutia`, counted up if that is there.
async fn copy_before_migration(probe: &DatabaseConnection, path: &Path) -> Result<()> {
    let stem = path.file_stem().ok_or(Error::BadLocation)?.to_string_lossy().into_owned();
    let extension = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    for count in 1..1000 {
        let copy = path.with_file_name(format!("{stem}.before-update-{count}{extension}"));
        match publish_copy(probe, &copy, "").await {
            Err(Error::AlreadyThere) => {}
            done => return done,
        }
    }
    Err(Error::AlreadyThere)
}

#[cfg(test)]
mod tests;
