//! How a person names a device: a URL, `sane:NAME`, or a folder.

use std::path::PathBuf;
use std::str::FromStr;

/// A device's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceAddress {
    /// An eSCL scanner by the URL of its root, with a slash at the end.
    Escl(String),
    /// A SANE device by its name.
    Sane(String),
    /// A folder into which another program writes.
    Folder(PathBuf),
}

/// Not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a device: http(s)://…, sane:NAME or a folder")]
pub struct NotADevice;

impl FromStr for DeviceAddress {
    type Err = NotADevice;

    fn from_str(text: &str) -> Result<Self, NotADevice> {
        if let Some(name) = text.strip_prefix("sane:") {
            // A name may not look like an option of the program that it is given to.
            let plain = !name.is_empty() && !name.starts_with('-') && !name.chars().any(char::is_control);
            return if plain { Ok(Self::Sane(name.to_owned())) } else { Err(NotADevice) };
        }
        if text.starts_with("http://") || text.starts_with("https://") {
            let rest = text.split_once("://").map_or("", |(_, rest)| rest);
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            if host.is_empty() || text.chars().any(|letter| letter.is_control() || letter == ' ') {
                return Err(NotADevice);
            }
            // A host alone means the usual root.
            let path = if path.is_empty() { "eSCL" } else { path.trim_end_matches('/') };
            let scheme = if text.starts_with("https") { "https" } else { "http" };
            return Ok(Self::Escl(format!("{scheme}://{host}/{path}/")));
        }
        if text.is_empty() || text.contains("://") {
            return Err(NotADevice);
        }
        Ok(Self::Folder(PathBuf::from(text)))
    }
}
