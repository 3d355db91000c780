//! A new election before it appears: it is filled under a temporary name and gets its own when it is whole.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::{Error, Result};
use crate::location::{Location, Mode};
use crate::store::Store;
use crate::{migration, postgres, sqlite};

/// A new election under a temporary name; dropped, nothing of it is left.
#[derive(Debug)]
pub struct Draft {
    store: Option<Store>,
    target: Location,
    temporary: Location,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Draft {
    pub(crate) async fn new(target: &Location) -> Result<Self> {
        target.check()?;
        let (temporary, (reader, writer)) = match target {
            Location::File(path) => {
                let temporary = temporary_name(path)?;
                let connections = sqlite::create::<migration::Migrations>(path, &temporary).await;
                if connections.is_err() {
                    sqlite::remove(&temporary);
                }
                (Location::File(temporary), connections?)
            }
            Location::Postgres { url, schema } => {
                let temporary = format!("{schema}__draft");
                let connections = postgres::create::<migration::Migrations>(url, schema, &temporary).await?;
                (Location::Postgres { url: url.clone(), schema: temporary }, connections)
            }
        };
        let store = Store::new(&temporary, reader, Some(writer));
        Ok(Self { store: Some(store), target: target.clone(), temporary })
    }

    /// The store to fill.
    ///
    /// # Panics
    /// Never: it is there until [`Draft::publish`] takes it.
    #[must_use]
    #[expect(clippy::expect_used, reason = "publish consumes the draft, so nobody can ask afterwards")]
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("a draft has its store until it is published")
    }

    /// Gives it its name and opens it for writing.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`] when something stands there by now; then nothing of the draft is left.
    pub async fn publish(mut self) -> Result<Store> {
        if let Some(store) = self.store.take() {
            store.close().await?;
        }
        match (&self.temporary, &self.target) {
            (Location::File(from), Location::File(to)) => sqlite::publish(from, to)?,
            (Location::Postgres { url, schema: from }, Location::Postgres { schema: to, .. }) => {
                postgres::publish(url, from, to).await?;
            }
            _ => return Err(Error::BadLocation),
        }
        Store::open(&self.target, Mode::ReadWrite).await
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        drop(self.store.take());
        if let Location::File(path) = &self.temporary {
            sqlite::remove(path);
        }
        // A draft schema that is left on a server is removed when the next one of that name is made.
    }
}

/// A name beside the target that nobody else uses and a folder's listing does not show first.
pub(crate) fn temporary_name(path: &std::path::Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or(Error::BadLocation)?.to_string_lossy();
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    Ok(path.with_file_name(format!(".{name}.{}-{count}.part", std::process::id())))
}
