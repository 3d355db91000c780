//! Ed25519 keys, certificates and detached signatures (RFC 8032).
//! What always holds: a secret key is wiped from memory when dropped and never shown; every signature says for what it was made
//! (its [`Domain`]), so none can stand for another; only strict verification is used, so a signature has one form.

use std::fmt;

use ed25519_dalek::{Signature as DalekSignature, Signer as _, VerifyingKey};
use model::{Digest, ElectionId, Timestamp, user::Role};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Error, hex::Hex, random};

/// For what a signature is made; it is put before the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// A certificate signed by its own key.
    Certificate,
    /// The manifest of a folder or a package.
    Manifest,
    /// The head of an audit chain.
    Audit,
    /// A finished step of a job that goes on after a crash.
    Step,
}

impl Domain {
    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Certificate => b"kutia/certificate/v1\0",
            Self::Manifest => b"kutia/manifest/v1\0",
            Self::Audit => b"kutia/audit/v1\0",
            Self::Step => b"kutia/step/v1\0",
        }
    }

    fn message(self, bytes: &[u8]) -> Vec<u8> {
        [self.prefix(), bytes].concat()
    }
}

/// An Ed25519 signature, in JSON 128 lower-case hexadecimal digits.
pub type Signature = Hex<64>;
/// An Ed25519 public key, in JSON 64 lower-case hexadecimal digits.
pub type PublicKey = Hex<32>;

/// A secret key; wiped when dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl SigningKey {
    /// Makes a new key from the system's randomness.
    ///
    /// # Errors
    /// V027 when the system gives none.
    pub fn generate() -> Result<Self, Error> {
        let seed: Zeroizing<[u8; 32]> = Zeroizing::new(random()?);
        Ok(Self(ed25519_dalek::SigningKey::from_bytes(&seed)))
    }

    /// Takes a key from the 32 bytes that a [`crate::KeyStore`] kept.
    ///
    /// # Errors
    /// V026 when they are not 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let seed: &[u8; 32] = bytes.try_into().map_err(|_| Error::KeyDamaged { name: "ed25519".into() })?;
        Ok(Self(ed25519_dalek::SigningKey::from_bytes(seed)))
    }

    /// The 32 secret bytes, for a [`crate::KeyStore`].
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public key.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        Hex(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes for one purpose.
    #[must_use]
    pub fn sign(&self, domain: Domain, bytes: &[u8]) -> Signature {
        Hex(self.0.sign(&domain.message(bytes)).to_bytes())
    }
}

/// Says whether a signature of a public key belongs to bytes and purpose.
#[must_use]
pub fn verify(public_key: &PublicKey, domain: Domain, bytes: &[u8], signature: &Signature) -> bool {
    VerifyingKey::from_bytes(&public_key.0).is_ok_and(|key| {
        !key.is_weak() && key.verify_strict(&domain.message(bytes), &DalekSignature::from_bytes(&signature.0)).is_ok()
    })
}

/// The SHA-256 of a public key: what people compare.
#[must_use]
pub fn fingerprint(public_key: &PublicKey) -> Digest {
    Digest::of(&public_key.0)
}

/// Who holds a key: signed by the key itself. Trust comes from comparing its fingerprint, not from the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Version of this form, 1.
    pub version: u32,
    /// The office or person, as they are to be shown.
    pub subject: String,
    /// The role in which the holder signs.
    pub role: Role,
    /// The election for which the key is used.
    pub election: ElectionId,
    /// The key.
    pub public_key: PublicKey,
    /// When it was made.
    pub created: Timestamp,
    /// The key's signature over everything above.
    pub signature: Signature,
}

/// The signed part of a certificate, in the order in which it is signed.
#[derive(Serialize)]
struct Statement<'a> {
    version: u32,
    subject: &'a str,
    role: Role,
    election: &'a ElectionId,
    public_key: &'a PublicKey,
    created: Timestamp,
}

/// Longest subject in bytes.
const LONGEST_SUBJECT: usize = 200;

impl Certificate {
    /// Makes a certificate for a key and signs it with that key.
    ///
    /// # Errors
    /// V041 when the subject is empty, longer than 200 bytes or has control characters.
    pub fn issue(
        key: &SigningKey,
        subject: &str,
        role: Role,
        election: &ElectionId,
        created: Timestamp,
    ) -> Result<Self, Error> {
        let mut certificate = Self {
            version: 1,
            subject: subject.to_owned(),
            role,
            election: election.clone(),
            public_key: key.public_key(),
            created,
            signature: Hex([0; 64]),
        };
        certificate.signature = key.sign(Domain::Certificate, &certificate.statement()?);
        certificate.verify()?;
        Ok(certificate)
    }

    fn statement(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec(&Statement {
            version: self.version,
            subject: &self.subject,
            role: self.role,
            election: &self.election,
            public_key: &self.public_key,
            created: self.created,
        })
        .map_err(|_| Error::BadCertificate)
    }

    /// Says whether the certificate is well-formed and signed by its own key.
    ///
    /// # Errors
    /// V041.
    pub fn verify(&self) -> Result<(), Error> {
        let subject_is_fit = !self.subject.trim().is_empty()
            && self.subject.len() <= LONGEST_SUBJECT
            && !self.subject.chars().any(char::is_control);
        let signed = verify(&self.public_key, Domain::Certificate, &self.statement()?, &self.signature);
        if self.version == 1 && subject_is_fit && signed { Ok(()) } else { Err(Error::BadCertificate) }
    }

    /// The SHA-256 of the public key: what people compare.
    #[must_use]
    pub fn fingerprint(&self) -> Digest {
        fingerprint(&self.public_key)
    }
}

/// A key with its certificate.
#[derive(Debug)]
pub struct Signer {
    key: SigningKey,
    certificate: Certificate,
}

impl Signer {
    /// Puts a key and its certificate together.
    ///
    /// # Errors
    /// V041 for a bad certificate, V045 for one of another key.
    pub fn new(key: SigningKey, certificate: Certificate) -> Result<Self, Error> {
        certificate.verify()?;
        if certificate.public_key != key.public_key() {
            return Err(Error::KeyOfAnother);
        }
        Ok(Self { key, certificate })
    }

    /// Makes a new key with its certificate.
    ///
    /// # Errors
    /// V027 without randomness, V041 for an unfit subject.
    pub fn generate(subject: &str, role: Role, election: &ElectionId, created: Timestamp) -> Result<Self, Error> {
        let key = SigningKey::generate()?;
        let certificate = Certificate::issue(&key, subject, role, election, created)?;
        Ok(Self { key, certificate })
    }

    /// The certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The secret key, to be kept in a [`crate::KeyStore`].
    #[must_use]
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// Signs bytes for one purpose.
    #[must_use]
    pub fn sign(&self, domain: Domain, bytes: &[u8]) -> Signature {
        self.key.sign(domain, bytes)
    }
}

#[cfg(test)]
mod tests;
