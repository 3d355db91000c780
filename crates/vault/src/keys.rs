//! Where secret keys are kept between two starts of the program.
//! What always holds: a key is in the system's keyring or in a file that a passphrase opens, never anywhere else; both ways are
//! equally good ones; asking never takes longer than the stated time, because a locked keyring would wait for ever.

mod file;
mod system;

use std::fmt;

use zeroize::Zeroizing;

pub use file::PassphraseFile;
pub use system::SystemKeyring;

use crate::Error;

/// Most bytes of a secret: Windows keeps no more than 2,560.
pub const LARGEST: usize = 2_048;

/// The name under which a key is kept: 1 to 64 letters a–z, digits, `-`, `_` or `.`, not first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(String);

impl KeyName {
    /// Takes a text as the name of a key.
    ///
    /// # Errors
    /// V104 for any other text.
    pub fn new(text: &str) -> Result<Self, Error> {
        let fits = (1..=64).contains(&text.len())
            && !text.starts_with(['.', '-'])
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'));
        if fits { Ok(Self(text.to_owned())) } else { Err(Error::UnsafePath { path: text.chars().take(64).collect() }) }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A place that keeps secret keys by name.
pub trait KeyStore: Send + Sync {
    /// Gives a key.
    ///
    /// # Errors
    /// V021 when there is none of that name; V022 to V026, or a refusal of the system, when the place cannot tell.
    fn load(&self, name: &KeyName) -> Result<Zeroizing<Vec<u8>>, Error>;

    /// Keeps a key of at most [`LARGEST`] bytes, in place of an older one of that name.
    ///
    /// # Errors
    /// V022 to V024 and V027, or a refusal of the system.
    fn store(&self, name: &KeyName, secret: &[u8]) -> Result<(), Error>;

    /// Forgets a key.
    ///
    /// # Errors
    /// V021 when there is none of that name; otherwise as [`KeyStore::load`].
    fn delete(&self, name: &KeyName) -> Result<(), Error>;

    /// Remembers whether a key of that name was given to another place ([`FirstOf`]); a place without memory need not.
    ///
    /// # Errors
    /// A refusal of the system.
    fn mark_elsewhere(&self, name: &KeyName, elsewhere: bool) -> Result<(), Error> {
        let _ = (name, elsewhere);
        Ok(())
    }

    /// Whether [`KeyStore::mark_elsewhere`] was last said with true.
    fn is_elsewhere(&self, name: &KeyName) -> bool {
        let _ = name;
        false
    }
}

/// Two places: the first is used while it answers, the second keeps what the first cannot, and remembers what the first has.
/// So a machine whose keyring is absent or locked starts with a key file, but a key that lies in a locked keyring is never
/// replaced by a new one unasked.
#[derive(Debug)]
pub struct FirstOf<A, B> {
    /// Asked first, as a rule the system's keyring.
    pub first: A,
    /// Asked when the first is absent, locked or has no such key.
    pub second: B,
}

/// Whether the place itself cannot be used now, whatever the key.
fn unusable(error: &Error) -> bool {
    matches!(error, Error::KeyringAbsent | Error::KeyringLocked | Error::KeyringRefused { .. })
}

impl<A: KeyStore, B: KeyStore> KeyStore for FirstOf<A, B> {
    fn load(&self, name: &KeyName) -> Result<Zeroizing<Vec<u8>>, Error> {
        match self.first.load(name) {
            Err(error) if unusable(&error) => match self.second.load(name) {
                // The key is in the keyring that does not answer: that is what a person must mend.
                Err(Error::KeyNotFound { .. }) if self.second.is_elsewhere(name) => Err(error),
                other => other,
            },
            Err(Error::KeyNotFound { .. }) => self.second.load(name),
            other => other,
        }
    }

    fn store(&self, name: &KeyName, secret: &[u8]) -> Result<(), Error> {
        match self.first.store(name, secret) {
            Err(error) if unusable(&error) => self.second.store(name, secret),
            // An older one in the second place must not come back when the first is locked one day.
            Ok(()) => match self.second.delete(name) {
                Err(Error::KeyNotFound { .. }) | Ok(()) => self.second.mark_elsewhere(name, true),
                other => other,
            },
            other => other,
        }
    }

    fn delete(&self, name: &KeyName) -> Result<(), Error> {
        let (first, second) = (self.first.delete(name), self.second.delete(name));
        if matches!(first, Ok(()) | Err(Error::KeyNotFound { .. })) {
            self.second.mark_elsewhere(name, false)?;
        }
        match (first, second) {
            (Ok(()), Ok(()) | Err(Error::KeyNotFound { .. })) | (Err(Error::KeyNotFound { .. }), Ok(())) => Ok(()),
            (Err(error), Ok(())) if unusable(&error) && !self.second.is_elsewhere(name) => Ok(()),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests;
