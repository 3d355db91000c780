//! One election in one schema of a PostgreSQL database, for an office that shares it.
//!
//! Always true: the schema appears under its name only when it is whole; writers come one after the other (see
//! [`crate::Change`]); the connection of a reader cannot write.

use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;

use crate::error::{Error, Result};
use crate::location::Mode;
use crate::sqlite::Connections;

/// Readers of one store.
const READERS: u32 = 4;

/// Opens a schema; brings an older one forward when it is opened for writing (the office's own backup comes before that).
pub(crate) async fn open<M: MigratorTrait>(
    url: &str,
    schema: &str,
    mode: Mode,
    patience: Duration,
) -> Result<Connections> {
    let reader = connect(url, schema, READERS, patience, true).await?;
    if !has_schema(&reader, schema).await? {
        return Err(Error::Missing);
    }
    let pending = crate::migration::pending::<M>(&reader).await?;
    match (pending, mode) {
        (true, Mode::ReadOnly) => Err(Error::Older),
        (false, Mode::ReadOnly) => Ok((reader, None)),
        (_, Mode::ReadWrite) => {
            let writer = connect(url, schema, 1, patience, false).await?;
            M::up(&writer, None).await?;
            Ok((reader, Some(writer)))
        }
    }
}

/// Makes an empty election in a temporary schema, for a target where nothing is.
pub(crate) async fn create<M: MigratorTrait>(
    url: &str,
    target: &str,
    temporary: &str,
) -> Result<(DatabaseConnection, DatabaseConnection)> {
    let patience = Duration::from_secs(10);
    let writer = connect(url, temporary, 1, patience, false).await?;
    if has_schema(&writer, target).await? {
        return Err(Error::AlreadyThere);
    }
    // What a draft that was cut off left behind.
    writer.execute_unprepared(&format!("DROP SCHEMA IF EXISTS \"{temporary}\" CASCADE")).await?;
    writer.execute_unprepared(&format!("CREATE SCHEMA \"{temporary}\"")).await?;
    M::up(&writer, None).await?;
    let reader = connect(url, temporary, READERS, patience, true).await?;
    Ok((reader, writer))
}

/// Gives a finished schema its name.
pub(crate) async fn publish(url: &str, temporary: &str, target: &str) -> Result<()> {
    let writer = connect(url, target, 1, Duration::from_secs(10), false).await?;
    writer.execute_unprepared(&format!("ALTER SCHEMA \"{temporary}\" RENAME TO \"{target}\"")).await?;
    Ok(writer.close().await?)
}

async fn has_schema(connection: &DatabaseConnection, schema: &str) -> Result<bool> {
    let question = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1 FROM information_schema.schemata WHERE schema_name = $1",
        [schema.into()],
    );
    Ok(connection.query_one_raw(question).await?.is_some())
}

async fn connect(
    url: &str,
    schema: &str,
    connections: u32,
    patience: Duration,
    read_only: bool,
) -> Result<DatabaseConnection> {
    let search_path = schema.to_owned();
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |options| {
            options.application_name("kutia").options([
                ("search_path", search_path.clone()),
                ("lock_timeout", format!("{}ms", patience.as_millis())),
                ("default_transaction_read_only", if read_only { "on" } else { "off" }.to_owned()),
                ("client_min_messages", "warning".to_owned()),
            ])
        });
    Ok(Database::connect(options).await?)
}
