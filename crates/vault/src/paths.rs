//! Which paths a sealed folder or package may hold.
//! What always holds: a path accepted here stays inside its folder and can be created under the same name on Windows, macOS
//! and Linux.

use std::{
    collections::BTreeSet,
    path::{Component, Path},
};

use crate::Error;

const LONGEST: usize = 400;
const LONGEST_PART: usize = 200;
/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Checks a relative path with `/` between its parts.
///
/// # Errors
/// V104.
pub(crate) fn check(path: &str) -> Result<(), Error> {
    let fits = !path.is_empty() && path.len() <= LONGEST && path.split('/').all(fits);
    if fits { Ok(()) } else { Err(Error::UnsafePath { path: shown(path) }) }
}

fn fits(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = (stem.starts_with("com") || stem.starts_with("lpt")) && stem.chars().count() == 4;
    !part.is_empty()
        && part.len() <= LONGEST_PART
        && !part.ends_with(['.', ' '])
        && !part.starts_with(' ')
        && !part.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
        && !DEVICES.contains(&stem.as_str())
        && !(numbered && stem.ends_with(|c: char| c.is_ascii_digit()))
}

/// A path from outside as an error may show it: short, without control characters.
fn shown(path: &str) -> String {
    path.chars().take(120).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Checks that no two paths are the same file on a system that ignores case.
///
/// # Errors
/// V105 with the second of two.
pub(crate) fn distinct<'a>(paths: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for path in paths {
        if !seen.insert(path.to_lowercase()) {
            return Err(Error::SameName { path: shown(path) });
        }
    }
    Ok(())
}

/// Writes a path below a folder with `/` between its parts.
///
/// # Errors
/// V104 for a part that is not UTF-8 or not allowed.
pub(crate) fn relative(path: &Path) -> Result<String, Error> {
    let refused = || Error::UnsafePath { path: shown(&path.to_string_lossy()) };
    let mut parts = Vec::new();
    for component in path.components() {
        let Component::Normal(part) = component else { return Err(refused()) };
        parts.push(part.to_str().ok_or_else(refused)?);
    }
    let text = parts.join("/");
    check(&text)?;
    Ok(text)
}

#[cfg(test)]
mod tests;
