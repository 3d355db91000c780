//! A store: the open content of one election.

use std::path::Path;
use std::time::Duration;

use sea_orm::DatabaseConnection;

use crate::draft::Draft;
use crate::error::{Error, Result};
use crate::location::{Location, Mode};
use crate::view::{Change, Reader, Still};
use crate::{migration, postgres, sqlite, transfer};

/// How long a writer waits for another one before it gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// The open content of one election. Close it with [`Store::close`], so that one file remains of it.
#[derive(Debug)]
pub struct Store {
    location: Location,
    reader: Reader,
    writer: Option<DatabaseConnection>,
}

impl Store {
    /// Makes an empty election at a place where nothing is.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], and what a file system or server may say.
    pub async fn create(location: &Location) -> Result<Self> {
        Self::draft(location).await?.publish().await
    }

    /// Makes an empty election under a temporary name, to be filled before it appears.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub async fn draft(location: &Location) -> Result<Draft> {
        Draft::new(location).await
    }

    /// Opens an election; an older one is copied beside itself and brought forward when it is opened for writing.
    ///
    /// # Errors
    /// One for each way in which this is not an election that this program can open, see [`Error`].
    pub async fn open(location: &Location, mode: Mode) -> Result<Self> {
        Self::open_patiently(location, mode, PATIENCE).await
    }

    /// As [`Store::open`], with the time that a writer waits for another one.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_patiently(location: &Location, mode: Mode, patience: Duration) -> Result<Self> {
        location.check()?;
        match location {
            Location::File(path) => {
                let (reader, writer) = sqlite::open::<migration::Migrations>(path, mode, patience).await?;
                Ok(Self::new(location, reader, writer))
            }
            Location::Postgres { url, schema } => {
                let (reader, writer) = postgres::open::<migration::Migrations>(url, schema, mode, patience).await?;
                Ok(Self::new(location, reader, writer))
            }
        }
    }

    pub(crate) fn new(location: &Location, reader: DatabaseConnection, writer: Option<DatabaseConnection>) -> Self {
        Self { location: location.clone(), reader: Reader(reader), writer }
    }

    /// Where it lies.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// What it was opened for.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.writer.is_some() { Mode::ReadWrite } else { Mode::ReadOnly }
    }

    /// Reads what is committed; for several questions that must agree take [`Store::still`].
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// One unchanging view of the content. Drop it soon: there are few readers.
    ///
    /// # Errors
    /// What the database may say.
    pub async fn still(&self) -> Result<Still> {
        self.reader.still().await
    }

    /// Begins a change; waits until no other is under way in this or another program.
    ///
    /// # Errors
    /// [`Error::ReadOnly`] in a store opened for reading, [`Error::Locked`] when the wait was in vain.
    pub async fn begin(&self) -> Result<Change> {
        Change::begin(self.writer.as_ref().ok_or(Error::ReadOnly)?).await
    }

    /// Writes a whole, checked copy as one SQLite file; it appears under its name only when it is whole.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], [`Error::DiskFull`], [`Error::Damaged`] when the copy does not hold what it should.
    pub async fn snapshot(&self, path: &Path) -> Result<()> {
        match &self.location {
            Location::File(_) => sqlite::snapshot(&self.reader.0, path).await,
            Location::Postgres { .. } => {
                let draft = Draft::new(&Location::File(path.to_owned())).await?;
                let still = self.still().await?;
                transfer::copy(&still, draft.store()).await?;
                drop(still);
                draft.publish().await?.close().await
            }
        }
    }

    /// Closes it; of an SQLite file that nobody else has open, exactly one file remains.
    ///
    /// # Errors
    /// What the database may say; whatever was committed stays committed.
    pub async fn close(self) -> Result<()> {
        self.reader.0.close().await?;
        if let Some(writer) = self.writer {
            match self.location {
                Location::File(_) => sqlite::close(writer).await?,
                Location::Postgres { .. } => writer.close().await?,
            }
        }
        Ok(())
    }
}
