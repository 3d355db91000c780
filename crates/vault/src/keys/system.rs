//! Keys in the keyring of the system: Secret Service, Keychain, Credential Manager.
//! What always holds: each request runs in a thread of its own (the Secret Service client blocks, and must not be called inside an
//! asynchronous runtime) and is given up after the stated time; while one hangs, no other is sent after it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use keyring::v1::{Entry, Error as KeyringError};
use zeroize::Zeroizing;

use super::{KeyName, KeyStore, LARGEST};
use crate::Error;

/// Requests that were given up and have not come back: the keyring waits for a person.
static HANGING: AtomicUsize = AtomicUsize::new(0);

/// How a request ended first; counts it in [`HANGING`] from being given up until it comes back after all.
#[derive(Default)]
struct Ended(AtomicBool);

impl Ended {
    fn by_giving_up(&self) {
        HANGING.fetch_add(1, Ordering::SeqCst);
        self.second_takes_off();
    }

    fn by_itself(&self) {
        self.second_takes_off();
    }

    /// Whoever comes second knows that the other has been: then nothing hangs (any more).
    fn second_takes_off(&self) {
        if self.0.swap(true, Ordering::SeqCst) {
            HANGING.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// The keyring of the system.
#[derive(Clone, Debug)]
pub struct SystemKeyring {
    service: String,
    patience: Duration,
}

impl SystemKeyring {
    /// The keyring with entries under a service name, as the system's own tools show it; gives up after five seconds.
    #[must_use]
    pub fn new(service: &str) -> Self {
        Self { service: service.to_owned(), patience: Duration::from_secs(5) }
    }

    /// The same with another time after which a request is given up.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    fn ask<T: Send + 'static>(
        &self,
        name: &KeyName,
        question: impl FnOnce(&Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<T, Error> {
        if HANGING.load(Ordering::SeqCst) > 0 {
            return Err(Error::KeyringLocked);
        }
        let (answer, answered) = mpsc::sync_channel(1);
        let (service, name) = (self.service.clone(), name.clone());
        let ended = Arc::new(Ended::default());
        let ends = Arc::clone(&ended);
        let asking = thread::Builder::new().name("keyring".into()).spawn(move || {
            let result = Entry::new(&service, name.as_str())
                .and_then(|entry| question(&entry))
                .map_err(|error| sorted(&name, &error));
            ends.by_itself();
            // Nobody may be waiting any more.
            let _ = answer.send(result);
        });
        if asking.is_err() {
            return Err(Error::KeyringAbsent);
        }
        match answered.recv_timeout(self.patience) {
            Ok(result) => result,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                ended.by_giving_up();
                Err(Error::KeyringLocked)
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(Error::KeyringAbsent),
        }
    }
}

fn sorted(name: &KeyName, error: &KeyringError) -> Error {
    let name = name.to_string();
    match error {
        KeyringError::NoEntry => Error::KeyNotFound { name },
        KeyringError::NoStorageAccess(_) => Error::KeyringLocked,
        KeyringError::NoDefaultStore | KeyringError::PlatformFailure(_) | KeyringError::NotSupportedByStore(_) => {
            Error::KeyringAbsent
        }
        KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) | KeyringError::Ambiguous(_) => {
            Error::KeyDamaged { name }
        }
        _ => Error::KeyringRefused { name },
    }
}

impl KeyStore for SystemKeyring {
    fn load(&self, name: &KeyName) -> Result<Zeroizing<Vec<u8>>, Error> {
        self.ask(name, |entry| entry.get_secret().map(Zeroizing::new))
    }

    fn store(&self, name: &KeyName, secret: &[u8]) -> Result<(), Error> {
        if secret.len() > LARGEST {
            return Err(Error::KeyringRefused { name: name.to_string() });
        }
        let secret = Zeroizing::new(secret.to_vec());
        self.ask(name, move |entry| entry.set_secret(&secret))
    }

    fn delete(&self, name: &KeyName) -> Result<(), Error> {
        self.ask(name, Entry::delete_credential)
    }
}
