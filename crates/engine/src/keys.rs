//! Where signing keys and remembered passwords lie: the system's keyring first, else files that the user's own password opens.

use std::path::PathBuf;

use model::user::User;
use model::{Digest, ElectionId, Timestamp};
use vault::keys::{FirstOf, PassphraseFile, SystemKeyring};
use vault::{Certificate, Error, KeyName, KeyStore, Signer, SigningKey};

use crate::refusal::Result;

/// The name under which the system's own tools show our entries.
const SERVICE: &str = "Kutia";

/// Where keys are kept.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: PathBuf,
    keyring: bool,
}

impl Keys {
    /// The system's keyring, with the user's data folder as second place.
    #[must_use]
    pub fn system() -> Self {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let base = variable("KUTIA_KEYS")
            .or_else(|| variable("XDG_DATA_HOME").map(|home| home.join("kutia/keys")))
            .or_else(|| variable("APPDATA").map(|home| home.join("Kutia/keys")))
            .or_else(|| variable("HOME").map(|home| home.join(".local/share/kutia/keys")))
            .unwrap_or_else(|| std::env::temp_dir().join("kutia-keys"));
        // `KUTIA_KEYS` names a folder to be used instead of the keyring: kiosks, tests, a stick in a safe.
        Self { folder: base, keyring: std::env::var_os("KUTIA_KEYS").is_none() }
    }

    /// A folder of key files only.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder, keyring: false }
    }

    /// The user's signing key for an election, made on first use.
    pub(crate) fn signer(&self, election: &ElectionId, user: &User, password: &str, now: Timestamp) -> Result<Signer> {
        let name = key_name("sign", election.as_str(), user.name.as_str())?;
        let file = PassphraseFile::new(&self.folder, password)?;
        let key = if self.keyring {
            load_or_make(&FirstOf { first: SystemKeyring::new(SERVICE), second: file }, &name)?
        } else {
            load_or_make(&file, &name)?
        };
        let certificate = Certificate::issue(&key, user.name.as_str(), user.role, election, now)?;
        Ok(Signer::new(key, certificate)?)
    }

    /// Locks the user's key file, if the key is in one, with the new password.
    pub(crate) fn relock(&self, election: &ElectionId, user: &str, old: &str, new: &str) -> Result<()> {
        let name = key_name("sign", election.as_str(), user)?;
        match PassphraseFile::new(&self.folder, old)?.load(&name) {
            Ok(key) => Ok(PassphraseFile::new(&self.folder, new)?.store(&name, &key)?),
            Err(Error::KeyNotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a password in the system's keyring, for the command line.
    pub(crate) fn remember_password(&self, election: &str, user: &str, password: &str) -> Result<()> {
        if self.keyring {
            SystemKeyring::new(SERVICE).store(&key_name("word", election, user)?, password.as_bytes())?;
        }
        Ok(())
    }

    /// The password that was kept for a user of an election, if the keyring has one.
    #[must_use]
    pub fn remembered_password(&self, election: &str, user: &str) -> Option<String> {
        let name = key_name("word", election, user).ok()?;
        let secret = self.keyring.then(|| SystemKeyring::new(SERVICE).load(&name).ok()).flatten()?;
        String::from_utf8(secret.to_vec()).ok()
    }
}

fn key_name(kind: &str, election: &str, user: &str) -> Result<KeyName> {
    let digest = Digest::of(format!("{election}|{user}").as_bytes()).to_string();
    Ok(KeyName::new(&format!("{kind}-{}", &digest[..24]))?)
}

fn load_or_make(store: &dyn KeyStore, name: &KeyName) -> Result<SigningKey> {
    match store.load(name) {
        Ok(bytes) => Ok(SigningKey::from_bytes(&bytes)?),
        Err(Error::KeyNotFound { .. }) => {
            let key = SigningKey::generate()?;
            store.store(name, key.to_bytes().as_slice())?;
            Ok(key)
        }
        Err(error) => Err(error.into()),
    }
}
