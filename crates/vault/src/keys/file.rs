//! Keys in files that a passphrase opens: Argon2id (RFC 9106) and XChaCha20-Poly1305.
//! What always holds: a file is written whole or not at all and is readable by its owner only (mode 0600); each writing has a new salt
//! and nonce; costs, nonce and the key's name are bound to the content, so one file cannot stand for another; a file from
//! outside cannot make the program compute more than [`MOST`].

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{KeyName, KeyStore, LARGEST};
use crate::{Error, atomic, hex::Hex, random};

/// Cost of opening a file: more than for a password, because a stolen file can be tried at leisure.
const COST: Cost = Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
/// Greatest costs that a file may ask for.
const MOST: Cost = Cost { memory_kib: 256 * 1024, passes: 16, lanes: 4 };
/// Most bytes of a key file.
const LARGEST_FILE: u64 = 16 << 10;

/// What Argon2id may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// What is bound to the secret, and needed to open it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    version: u32,
    name: String,
    cost: Cost,
    salt: Hex<16>,
    nonce: Hex<24>,
}

/// A key file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    head: Head,
    /// The secret, encrypted, as hexadecimal digits.
    sealed: String,
}

/// A folder of key files, all opened by one passphrase.
pub struct PassphraseFile {
    folder: PathBuf,
    passphrase: Zeroizing<String>,
}

impl fmt::Debug for PassphraseFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PassphraseFile").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl PassphraseFile {
    /// Key files in a folder (made when the first key is kept), opened by a passphrase of at least
    /// [`crate::password::SHORTEST`] characters.
    ///
    /// # Errors
    /// V001 to V004 when the passphrase breaks a rule.
    pub fn new(folder: &Path, passphrase: &str) -> Result<Self, Error> {
        crate::password::check(passphrase, "")?;
        Ok(Self { folder: folder.to_path_buf(), passphrase: Zeroizing::new(passphrase.nfc().collect()) })
    }

    /// The file of a key.
    #[must_use]
    pub fn path(&self, name: &KeyName) -> PathBuf {
        self.folder.join(format!("{name}.key"))
    }

    /// An empty file that says: this key was given to the system's keyring.
    fn mark(&self, name: &KeyName) -> PathBuf {
        self.folder.join(format!("{name}.in-keyring"))
    }

    fn cipher(&self, head: &Head) -> Result<XChaCha20Poly1305, Error> {
        let damaged = || Error::KeyDamaged { name: head.name.clone() };
        let Cost { memory_kib, passes, lanes } = head.cost;
        let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| damaged())?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.passphrase.as_bytes(), &head.salt.0, key.as_mut_slice())
            .map_err(|_| damaged())?;
        XChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| damaged())
    }

    fn read(&self, name: &KeyName) -> Result<KeyFile, Error> {
        let path = self.path(name);
        let damaged = || Error::KeyDamaged { name: name.to_string() };
        let sorted = |error: &io::Error| match error.kind() {
            io::ErrorKind::NotFound => Error::KeyNotFound { name: name.to_string() },
            _ => Error::io(&path, error),
        };
        let facts = fs::metadata(&path).map_err(|error| sorted(&error))?;
        if !facts.is_file() || facts.len() > LARGEST_FILE {
            return Err(damaged());
        }
        let bytes = fs::read(&path).map_err(|error| sorted(&error))?;
        let file: KeyFile = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let Cost { memory_kib, passes, lanes } = file.head.cost;
        let reasonable = memory_kib <= MOST.memory_kib && passes <= MOST.passes && lanes <= MOST.lanes;
        if file.head.version == 1 && file.head.name == name.as_str() && reasonable { Ok(file) } else { Err(damaged()) }
    }
}

fn bound(head: &Head) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(head).map_err(|_| Error::KeyDamaged { name: head.name.clone() })
}

impl KeyStore for PassphraseFile {
    fn load(&self, name: &KeyName) -> Result<Zeroizing<Vec<u8>>, Error> {
        let KeyFile { head, sealed } = self.read(name)?;
        let sealed = bytes_of(&sealed).ok_or_else(|| Error::KeyDamaged { name: name.to_string() })?;
        self.cipher(&head)?
            .decrypt(XNonce::from_slice(&head.nonce.0), Payload { msg: &sealed, aad: &bound(&head)? })
            .map(Zeroizing::new)
            .map_err(|_| Error::WrongPassphrase { name: name.to_string() })
    }

    fn store(&self, name: &KeyName, secret: &[u8]) -> Result<(), Error> {
        if secret.len() > LARGEST {
            return Err(Error::KeyringRefused { name: name.to_string() });
        }
        let head = Head { version: 1, name: name.to_string(), cost: COST, salt: Hex(random()?), nonce: Hex(random()?) };
        let damaged = || Error::KeyDamaged { name: name.to_string() };
        let sealed = self
            .cipher(&head)?
            .encrypt(XNonce::from_slice(&head.nonce.0), Payload { msg: secret, aad: &bound(&head)? })
            .map_err(|_| damaged())?;
        let file = KeyFile { head, sealed: sealed.iter().map(|byte| format!("{byte:02x}")).collect() };
        let mut bytes = serde_json::to_vec_pretty(&file).map_err(|_| damaged())?;
        bytes.push(b'\n');
        make_folder(&self.folder).map_err(|error| Error::io(&self.folder, &error))?;
        atomic::write_private(&self.path(name), &bytes)?;
        Ok(())
    }

    fn delete(&self, name: &KeyName) -> Result<(), Error> {
        let path = self.path(name);
        fs::remove_file(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::KeyNotFound { name: name.to_string() },
            _ => Error::io(&path, &error),
        })?;
        atomic::sync_folder(&self.folder).map_err(|error| Error::io(&self.folder, &error))
    }

    fn mark_elsewhere(&self, name: &KeyName, elsewhere: bool) -> Result<(), Error> {
        let mark = self.mark(name);
        if elsewhere {
            make_folder(&self.folder).map_err(|error| Error::io(&self.folder, &error))?;
            return atomic::write_private(&mark, b"").map(drop);
        }
        match fs::remove_file(&mark) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(&mark, &error)),
            _ => Ok(()),
        }
    }

    fn is_elsewhere(&self, name: &KeyName) -> bool {
        self.mark(name).exists()
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Reads lower-case hexadecimal digits of any even number.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).ok()?.to_owned();
            Some(Hex::<1>::try_from(pair).ok()?.0[0])
        })
        .collect()
}
