//! Where an election's content lies.

use std::path::PathBuf;

use crate::error::{Error, Result};

/// A place for the content of one election.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file.
    File(PathBuf),
    /// A schema of a PostgreSQL database.
    Postgres {
        /// Connection address, `postgres://user:password@host/database`.
        url: String,
        /// Name of the schema: lower-case letters, digits and `_`, at most 40.
        schema: String,
    },
}

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Reading: not a byte of the file changes.
    ReadOnly,
    /// Reading and writing.
    ReadWrite,
}

impl std::fmt::Debug for Location {
    /// Shows neither path nor address: the one may name a person, the other holds a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(_) => f.write_str("Location::File"),
            Self::Postgres { schema, .. } => write!(f, "Location::Postgres({schema})"),
        }
    }
}

impl Location {
    /// Reads a location as a person types it: a path, or `postgres://…/database?schema=berat` (`kutia` if it names none).
    ///
    /// # Errors
    /// [`Error::BadLocation`] for an empty text or a schema name that is none.
    pub fn parse(text: &str) -> Result<Self> {
        if !(text.starts_with("postgres://") || text.starts_with("postgresql://")) {
            return if text.is_empty() { Err(Error::BadLocation) } else { Ok(Self::File(text.into())) };
        }
        let (address, query) = text.split_once('?').unwrap_or((text, ""));
        let (mut schema, mut rest) = ("kutia".to_owned(), Vec::new());
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.strip_prefix("schema=") {
                Some(name) => schema = name.to_owned(),
                None => rest.push(part),
            }
        }
        let url = if rest.is_empty() { address.to_owned() } else { format!("{address}?{}", rest.join("&")) };
        let location = Self::Postgres { url, schema };
        location.check()?;
        Ok(location)
    }

    /// Whether it can be a location at all: the schema's name goes into statements, so it holds nothing but plain letters.
    pub(crate) fn check(&self) -> Result<()> {
        let sound = match self {
            Self::File(path) => path.file_name().is_some() || path.is_dir(),
            Self::Postgres { schema, .. } => {
                (1..=40).contains(&schema.len())
                    && schema.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                    && !schema.starts_with("pg_")
                    && schema != "public"
                    && schema != "information_schema"
            }
        };
        if sound { Ok(()) } else { Err(Error::BadLocation) }
    }

    /// The name to show: the file's name without folders, or the schema's.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            Self::Postgres { schema, .. } => schema.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
