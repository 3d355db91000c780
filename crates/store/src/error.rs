//! Why the store could not do something: stable codes S101 to S199, with their words in `locales/*/store.ftl` (`error-S101`).
//!
//! Always true: no error text holds a row's content, a path or a password.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, sqlx};

/// The result of everything in the store.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// S101: there is no such file, folder or database.
    #[error("S101: there is nothing at this place")]
    Missing,
    /// S102: the path is a directory.
    #[error("S102: a directory stands where a file should")]
    Directory,
    /// S103: the system does not allow it.
    #[error("S103: no permission")]
    NoPermission,
    /// S104: not an SQLite file at all.
    #[error("S104: not an election file")]
    NotADatabase,
    /// S105: a database of another program.
    #[error("S105: a database of another program")]
    Foreign,
    /// S106: cut off or damaged.
    #[error("S106: the file is damaged")]
    Damaged,
    /// S107: written by a newer program; the value is the first migration that this one does not know.
    #[error("S107: written by a newer version of the program ({0})")]
    Newer(String),
    /// S108: written by an older program; opening it for writing brings it forward.
    #[error("S108: written by an older version of the program: it must be opened for writing once")]
    Older,
    /// S109: another program or window is writing and did not finish in time.
    #[error("S109: another program is writing")]
    Locked,
    /// S110: no space is left.
    #[error("S110: the disk is full")]
    DiskFull,
    /// S111: something stands there already.
    #[error("S111: something stands there already")]
    AlreadyThere,
    /// S112: opened for reading only.
    #[error("S112: opened for reading only")]
    ReadOnly,
    /// S113: somebody else changed the same at the same time; trying again helps.
    #[error("S113: changed by somebody else at the same time")]
    Conflict,
    /// S114: the database server does not answer.
    #[error("S114: the database server does not answer")]
    Unreachable,
    /// S115: the content contradicts a rule of the database (a missing reference, a second row of the same key, the audit chain).
    #[error("S115: the content contradicts itself: {0}")]
    Contradiction(String),
    /// S116: what is stored cannot be read as what it should be; the value is the table.
    #[error("S116: the content of table {0} cannot be read")]
    Unreadable(&'static str),
    /// S117: a location that cannot be one.
    #[error("S117: not a place for an election")]
    BadLocation,
    /// S118: nothing with this identifier.
    #[error("S118: there is no such row in table {0}")]
    NoRow(&'static str),
    /// S199: anything else of the database.
    #[error("S199: the database failed: {0}")]
    Database(#[source] DbErr),
    /// S198: anything else of the file system.
    #[error("S198: the file system failed: {0}")]
    FileSystem(#[source] std::io::Error),
}

impl Error {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "S101",
            Self::Directory => "S102",
            Self::NoPermission => "S103",
            Self::NotADatabase => "S104",
            Self::Foreign => "S105",
            Self::Damaged => "S106",
            Self::Newer(_) => "S107",
            Self::Older => "S108",
            Self::Locked => "S109",
            Self::DiskFull => "S110",
            Self::AlreadyThere => "S111",
            Self::ReadOnly => "S112",
            Self::Conflict => "S113",
            Self::Unreachable => "S114",
            Self::Contradiction(_) => "S115",
            Self::Unreadable(_) => "S116",
            Self::BadLocation => "S117",
            Self::NoRow(_) => "S118",
            Self::FileSystem(_) => "S198",
            Self::Database(_) => "S199",
        }
    }

    /// Values for the text, by name.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Newer(version) => vec![("version", version.clone())],
            Self::Unreadable(table) | Self::NoRow(table) => vec![("table", (*table).to_owned())],
            _ => Vec::new(),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound | Kind::NotADirectory => Self::Missing,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NoPermission,
            Kind::AlreadyExists => Self::AlreadyThere,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::IsADirectory => Self::Directory,
            _ => Self::FileSystem(error),
        }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let known = match &error {
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => from_driver(cause),
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Some(Self::Locked),
            _ => None,
        };
        known.unwrap_or(Self::Database(error))
    }
}

fn from_driver(cause: &sqlx::Error) -> Option<Error> {
    match cause {
        sqlx::Error::Database(error) => {
            let code = error.code()?;
            // SQLite's codes are numbers of up to four digits, PostgreSQL's are five characters.
            match code.parse::<u32>() {
                Ok(number) if code.len() < 5 => from_sqlite(number, error.message()),
                _ => from_postgres(&code, error.message()),
            }
        }
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => Some(Error::Unreachable),
        sqlx::Error::PoolTimedOut => Some(Error::Locked),
        sqlx::Error::Configuration(_) => Some(Error::BadLocation),
        _ => None,
    }
}

/// SQLite's result codes, <https://sqlite.org/rescode.html>; the low byte is the kind.
fn from_sqlite(code: u32, message: &str) -> Option<Error> {
    Some(match (code & 0xff, code) {
        (3 | 14 | 23, _) | (8, 1544) => Error::NoPermission,
        (5 | 6, _) => Error::Locked,
        (8, _) => Error::ReadOnly,
        (11, _) => Error::Damaged,
        (13, _) => Error::DiskFull,
        (19, _) => Error::Contradiction(message.to_owned()),
        (26, _) => Error::NotADatabase,
        _ => return None,
    })
}

/// PostgreSQL's codes, appendix A of its manual.
fn from_postgres(code: &str, message: &str) -> Option<Error> {
    Some(match code {
        "40001" | "40P01" => Error::Conflict,
        "55P03" => Error::Locked,
        "53100" => Error::DiskFull,
        "25006" => Error::ReadOnly,
        "42501" | "28000" | "28P01" => Error::NoPermission,
        "3D000" | "3F000" => Error::Missing,
        "42P06" => Error::AlreadyThere,
        "XX001" | "XX002" => Error::Damaged,
        _ if code.starts_with("23") => Error::Contradiction(message.to_owned()),
        _ if code.starts_with("08") || code.starts_with("57P") => Error::Unreachable,
        _ => return None,
    })
}
