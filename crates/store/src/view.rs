//! Through what the content is seen: a reader for single questions, a still view for many, a change for writing.

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel, Statement,
    TransactionOptions, TransactionTrait,
};

use crate::error::Result;

pub(crate) mod sealed {
    use sea_orm::ConnectionTrait;

    /// What only this crate may do with a view: ask the database.
    pub trait Connected {
        /// Kind of connection.
        type Connection: ConnectionTrait;
        /// The connection.
        fn connection(&self) -> &Self::Connection;
    }
}

/// Anything through which the content can be read.
pub trait View: sealed::Connected + Sync {}

/// Reads whatever is committed; two questions may see two states.
#[derive(Debug, Clone)]
pub struct Reader(pub(crate) DatabaseConnection);

/// One unchanging view of the content, for as long as it is kept.
#[derive(Debug)]
pub struct Still(DatabaseTransaction);

/// The one write transaction; dropped without [`Change::commit`], nothing of it remains.
#[derive(Debug)]
pub struct Change(DatabaseTransaction);

impl sealed::Connected for Reader {
    type Connection = DatabaseConnection;
    fn connection(&self) -> &DatabaseConnection {
        &self.0
    }
}

impl sealed::Connected for Still {
    type Connection = DatabaseTransaction;
    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl sealed::Connected for Change {
    type Connection = DatabaseTransaction;
    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl View for Reader {}
impl View for Still {}
impl View for Change {}

impl Reader {
    /// Takes a still view.
    pub(crate) async fn still(&self) -> Result<Still> {
        let options = match self.0.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
            _ => TransactionOptions::default(),
        };
        let transaction = self.0.begin_with_options(options).await?;
        // Both databases fix the view with the first question, not with BEGIN.
        let first = Statement::from_string(transaction.get_database_backend(), "SELECT number FROM audit_head");
        transaction.query_one_raw(first).await?;
        Ok(Still(transaction))
    }
}

impl Change {
    /// Opens the write transaction and waits for its turn, so that writers come one after the other on both databases.
    pub(crate) async fn begin(writer: &DatabaseConnection) -> Result<Self> {
        match writer.get_database_backend() {
            DbBackend::Postgres => {
                let options = TransactionOptions {
                    isolation_level: Some(IsolationLevel::Serializable),
                    access_mode: Some(AccessMode::ReadWrite),
                    ..Default::default()
                };
                let transaction = writer.begin_with_options(options).await?;
                // LOCK TABLE takes no snapshot: the view is fixed after the wait, so it holds what the other writer left.
                transaction.execute_unprepared("LOCK TABLE audit_head IN EXCLUSIVE MODE").await?;
                Ok(Self(transaction))
            }
            _ => {
                let options = TransactionOptions {
                    // A deferred transaction that turns into a writing one fails at once if another has written meanwhile.
                    sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate),
                    ..Default::default()
                };
                Ok(Self(writer.begin_with_options(options).await?))
            }
        }
    }

    /// Makes the change last.
    ///
    /// # Errors
    /// [`crate::Error::Contradiction`] for a reference to nothing, [`crate::Error::DiskFull`], and what else a database may say; then nothing
    /// of it remains.
    pub async fn commit(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }
}
