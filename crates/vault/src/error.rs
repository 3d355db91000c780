//! What can go wrong with keys, signatures, files and packages.
//! What always holds: every kind has a stable code whose words are `error-<code>` in `locales/{sq,en}/vault.ftl`; no error
//! holds a secret or the content of a file, only names and numbers.

use std::{collections::BTreeMap, io, path::Path};

use model::{Finding, Severity};

/// An error of this crate; also what [`crate::verify_folder`] reports, one for each thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the values of the message, by name")]
pub enum Error {
    /// Fewer characters than the rule asks for.
    #[error("password shorter than {least} characters")]
    PasswordTooShort { least: usize },
    /// More bytes than are ever hashed.
    #[error("password longer than {most} bytes")]
    PasswordTooLong { most: usize },
    /// The password is the user name, whatever its case and marks.
    #[error("password is the user name")]
    PasswordIsUserName,
    /// A few characters repeated.
    #[error("password has fewer than {least} different characters")]
    PasswordTooSimple { least: usize },
    /// A stored hash is not one of ours.
    #[error("password hash unreadable")]
    PasswordHashUnreadable,

    /// No key of that name where keys are kept.
    #[error("no key {name}")]
    KeyNotFound { name: String },
    /// The system has no keyring, or it does not answer.
    #[error("no system keyring")]
    KeyringAbsent,
    /// The keyring is locked, or waited for a person for too long.
    #[error("system keyring locked")]
    KeyringLocked,
    /// The keyring refused: too long a secret, or a fault of its own.
    #[error("system keyring refused the key {name}")]
    KeyringRefused { name: String },
    /// The passphrase does not open the key file (or the file was changed: the two cannot be told apart).
    #[error("wrong passphrase for {name}")]
    WrongPassphrase { name: String },
    /// A key file or a stored key that cannot be one.
    #[error("key {name} damaged")]
    KeyDamaged { name: String },
    /// The system gave no random bytes.
    #[error("no randomness from the system")]
    NoRandomness,

    /// A certificate that its own key did not sign, or that is malformed.
    #[error("bad certificate")]
    BadCertificate,
    /// The signature does not belong to the content and the certificate.
    #[error("bad signature in {path}")]
    BadSignature { path: String },
    /// Signed with another key than expected.
    #[error("signed by {found}, expected {expected}")]
    OtherSigner { expected: String, found: String },
    /// The certificate is made out for another election than the content.
    #[error("certificate for election {found}, content for {expected}")]
    OtherElection { expected: String, found: String },
    /// The key is not the one of the certificate.
    #[error("key and certificate do not belong together")]
    KeyOfAnother,

    /// No space left on the disk.
    #[error("disk full at {path}")]
    DiskFull { path: String },
    /// The system refuses access.
    #[error("no permission for {path}")]
    NoPermission { path: String },
    /// No such file or folder.
    #[error("{path} not found")]
    NotFound { path: String },
    /// What was read back is not what was written.
    #[error("{path} read back differently")]
    ReadBackDiffers { path: String },
    /// A file or folder of that name is there, and is not replaced.
    #[error("{path} is already there")]
    AlreadyThere { path: String },
    /// Any other refusal of the system.
    #[error("{path}: {reason}")]
    Unusable { path: String, reason: String },

    /// The bytes are not a sealed package of this program.
    #[error("not a sealed package")]
    NotAPackage,
    /// More bytes than the limit.
    #[error("{path} larger than {most} bytes")]
    TooLarge { path: String, most: u64 },
    /// The whole package has more bytes than the limit.
    #[error("package larger than {most} bytes")]
    PackageTooLarge { most: u64 },
    /// More files than the limit.
    #[error("more than {most} files")]
    TooMany { most: usize },
    /// A path that leaves its folder or that some system cannot have.
    #[error("path not allowed: {path}")]
    UnsafePath { path: String },
    /// Two files whose names are the same, or differ only in case.
    #[error("two files are called {path}")]
    SameName { path: String },
    /// Compressed or encrypted: a sealed package holds its files plainly.
    #[error("{path} is compressed or encrypted")]
    NotStored { path: String },
    /// The content may be right, but the package is not byte for byte the sealed one.
    #[error("the package was packed again")]
    PackedAgain,
    /// There is no MANIFEST.json or no MANIFEST.sig.
    #[error("{path} is missing")]
    NoManifest { path: String },
    /// MANIFEST.json or MANIFEST.sig is not as this program writes it.
    #[error("{path} unreadable")]
    ManifestUnreadable { path: String },
    /// Made by a newer program.
    #[error("{path} has version {found}")]
    NewerVersion { path: String, found: u32 },
    /// Listed, but not there.
    #[error("{path} is missing from the folder")]
    Missing { path: String },
    /// There, but not listed.
    #[error("{path} is not in the manifest")]
    Added { path: String },
    /// Same size, other content.
    #[error("{path} was changed")]
    Changed { path: String },
    /// Other size than listed, in bytes.
    #[error("{path} has {found} bytes, expected {expected}")]
    WrongSize { path: String, expected: u64, found: u64 },
    /// A symbolic link, a device, a socket.
    #[error("{path} is not a plain file")]
    NotAFile { path: String },
}

/// What [`crate::verify_folder`] finds.
pub type Problem = Error;

impl Error {
    /// The stable code, such as `V101`; its words have the key `error-V101`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PasswordTooShort { .. } => "V001",
            Self::PasswordTooLong { .. } => "V002",
            Self::PasswordIsUserName => "V003",
            Self::PasswordTooSimple { .. } => "V004",
            Self::PasswordHashUnreadable => "V005",
            Self::KeyNotFound { .. } => "V021",
            Self::KeyringAbsent => "V022",
            Self::KeyringLocked => "V023",
            Self::KeyringRefused { .. } => "V024",
            Self::WrongPassphrase { .. } => "V025",
            Self::KeyDamaged { .. } => "V026",
            Self::NoRandomness => "V027",
            Self::BadCertificate => "V041",
            Self::BadSignature { .. } => "V042",
            Self::OtherSigner { .. } => "V043",
            Self::OtherElection { .. } => "V044",
            Self::KeyOfAnother => "V045",
            Self::DiskFull { .. } => "V061",
            Self::NoPermission { .. } => "V062",
            Self::NotFound { .. } => "V063",
            Self::ReadBackDiffers { .. } => "V064",
            Self::Unusable { .. } => "V065",
            Self::AlreadyThere { .. } => "V066",
            Self::NotAPackage => "V101",
            Self::TooLarge { .. } => "V102",
            Self::TooMany { .. } => "V103",
            Self::UnsafePath { .. } => "V104",
            Self::SameName { .. } => "V105",
            Self::NotStored { .. } => "V106",
            Self::PackedAgain => "V107",
            Self::NoManifest { .. } => "V108",
            Self::ManifestUnreadable { .. } => "V109",
            Self::NewerVersion { .. } => "V110",
            Self::Missing { .. } => "V111",
            Self::Added { .. } => "V112",
            Self::Changed { .. } => "V113",
            Self::WrongSize { .. } => "V114",
            Self::NotAFile { .. } => "V115",
            Self::PackageTooLarge { .. } => "V116",
        }
    }

    /// The values of the message, by name.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, model::finding::Value> {
        use model::finding::Value;
        let size = |bytes: u64| Value::from(i64::try_from(bytes).unwrap_or(i64::MAX));
        let pairs: Vec<(&str, Value)> = match self {
            Self::PasswordTooShort { least } | Self::PasswordTooSimple { least } => vec![("least", (*least).into())],
            Self::PasswordTooLong { most } | Self::TooMany { most } => vec![("most", (*most).into())],
            Self::KeyNotFound { name }
            | Self::KeyringRefused { name }
            | Self::WrongPassphrase { name }
            | Self::KeyDamaged { name } => vec![("name", name.as_str().into())],
            Self::OtherSigner { expected, found } | Self::OtherElection { expected, found } => {
                vec![("expected", expected.as_str().into()), ("found", found.as_str().into())]
            }
            Self::BadSignature { path }
            | Self::DiskFull { path }
            | Self::NoPermission { path }
            | Self::NotFound { path }
            | Self::ReadBackDiffers { path }
            | Self::AlreadyThere { path }
            | Self::UnsafePath { path }
            | Self::SameName { path }
            | Self::NotStored { path }
            | Self::NoManifest { path }
            | Self::ManifestUnreadable { path }
            | Self::Missing { path }
            | Self::Added { path }
            | Self::Changed { path }
            | Self::NotAFile { path } => vec![("path", path.as_str().into())],
            Self::Unusable { path, reason } => vec![("path", path.as_str().into()), ("reason", reason.as_str().into())],
            Self::PackageTooLarge { most } => vec![("most", size(*most))],
            Self::TooLarge { path, most } => vec![("path", path.as_str().into()), ("most", size(*most))],
            Self::NewerVersion { path, found } => vec![("path", path.as_str().into()), ("found", (*found).into())],
            Self::WrongSize { path, expected, found } => {
                vec![("path", path.as_str().into()), ("expected", size(*expected)), ("found", size(*found))]
            }
            Self::PasswordIsUserName
            | Self::PasswordHashUnreadable
            | Self::KeyringAbsent
            | Self::KeyringLocked
            | Self::NoRandomness
            | Self::BadCertificate
            | Self::KeyOfAnother
            | Self::NotAPackage
            | Self::PackedAgain => Vec::new(),
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The error as a finding of a verification (V041 and above); its words are `finding-<code>`, the same as `error-<code>`.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding {
            severity: Severity::Error,
            code: self.code().into(),
            place: None,
            values: self.values(),
            article: None,
        }
    }

    /// Sorts a refusal of the system into ours; the path is shown as far as it is text.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoPermission { path },
            io::ErrorKind::NotFound => Self::NotFound { path },
            kind => Self::Unusable { path, reason: kind.to_string() },
        }
    }

    /// The same error with its path under a folder: a problem of a nested seal.
    pub(crate) fn under(mut self, folder: &str) -> Self {
        if let Self::BadSignature { path }
        | Self::DiskFull { path }
        | Self::NoPermission { path }
        | Self::NotFound { path }
        | Self::ReadBackDiffers { path }
        | Self::AlreadyThere { path }
        | Self::UnsafePath { path }
        | Self::SameName { path }
        | Self::NotStored { path }
        | Self::NoManifest { path }
        | Self::ManifestUnreadable { path }
        | Self::Missing { path }
        | Self::Added { path }
        | Self::Changed { path }
        | Self::NotAFile { path }
        | Self::Unusable { path, .. }
        | Self::TooLarge { path, .. }
        | Self::NewerVersion { path, .. }
        | Self::WrongSize { path, .. } = &mut self
        {
            *path = format!("{folder}{path}");
        }
        self
    }
}

#[cfg(test)]
mod tests;
