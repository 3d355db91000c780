//! What must not be changed, read or guessed: keys, signatures, sealed folders and packages, password hashes, safe writing.
//!
//! What always holds: no secret is in a `Debug` text, an error or a log; a file is written whole or not at all; a sealed
//! folder or package is either byte for byte what was sealed or every difference is named; nothing from outside is
//! trusted with size, depth, names or costs.
//!
//! The ways in: [`seal_folder`] and [`verify_folder`], [`package::seal`] and [`package::open`], [`Signer`],
//! [`keys::KeyStore`], [`password`], [`atomic::write`].

mod archive;
pub mod atomic;
mod error;
mod folder;
mod hex;
pub mod keys;
pub mod manifest;
pub mod package;
pub mod password;
mod paths;
pub mod signing;

pub use error::{Error, Problem};
pub use folder::{seal_folder, seal_of_folder, verify_folder};
pub use hex::{Hex, NotHex};
pub use keys::{KeyName, KeyStore};
pub use manifest::{Label, Manifest, Seal};
pub use signing::{Certificate, Domain, PublicKey, Signature, Signer, SigningKey};

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}
