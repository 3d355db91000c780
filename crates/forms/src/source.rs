//! Where templates come from: inside the program, or a folder that the office edits.
//!
//! Always true: all files are read once, before the first form; a template can reach nothing outside its folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use model::{Finding, Place};

/// Largest file of a template folder, in bytes.
const LARGEST: u64 = 512 * 1024;
/// Most files of a template folder.
const MOST: usize = 64;
/// Endings of the files that a template may use.
const ENDINGS: [&str; 3] = ["typ", "svg", "png"];

/// Where templates come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TemplateSource {
    /// The templates inside the program.
    #[default]
    Embedded,
    /// A folder with `*.typ` and the drawings that they use (`*.svg`, `*.png`).
    Folder(PathBuf),
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../templates/forms/", $name)))),+]
    };
}

const EMBEDDED: [(&str, &str); 7] = embedded![
    "common.typ",
    "f2-handover.typ",
    "f5-sealing.typ",
    "f11-closing.typ",
    "f15-results.typ",
    "plan.typ",
    "paper.typ"
];

impl TemplateSource {
    /// The files by name.
    ///
    /// # Errors
    /// F103 for a folder or a file that cannot be read, is too large or is not UTF-8 text; for more than 64 files.
    pub(crate) fn read(&self) -> Result<BTreeMap<String, Vec<u8>>, Vec<Finding>> {
        match self {
            Self::Embedded => {
                Ok(EMBEDDED.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect())
            }
            Self::Folder(folder) => read_folder(folder),
        }
    }
}

fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Vec<Finding>> {
    let shown = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let entries = fs::read_dir(folder).map_err(|error| vec![unreadable(&shown, &error.kind().to_string())])?;
    let mut names: Vec<(String, PathBuf)> = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && ENDINGS.contains(&ending)
        {
            names.push((name.to_owned(), path));
        }
    }
    names.sort();
    if names.len() > MOST {
        return Err(vec![Finding::error("F103").at(file(&shown)).with("file", shown).with("detail", names.len())]);
    }
    let mut files = BTreeMap::new();
    let mut findings = Vec::new();
    for (name, path) in names {
        match read_file(&path) {
            Ok(bytes) => {
                files.insert(name, bytes);
            }
            Err(detail) => findings.push(unreadable(&name, &detail)),
        }
    }
    if findings.is_empty() { Ok(files) } else { Err(findings) }
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    // A pipe would never end, a device has no size.
    if !fs::metadata(path).map_err(|error| error.kind().to_string())?.is_file() {
        return Err(std::io::ErrorKind::IsADirectory.to_string());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| error.kind().to_string())?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| error.kind().to_string())?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(format!("> {} KiB", LARGEST / 1024));
    }
    if path.extension().is_some_and(|ending| ending == "typ") && std::str::from_utf8(&bytes).is_err() {
        return Err("UTF-8".to_owned());
    }
    Ok(bytes)
}

fn file(name: &str) -> Place {
    Place::File { file: name.to_owned() }
}

fn unreadable(name: &str, detail: &str) -> Finding {
    Finding::error("F103").at(file(name)).with("file", name).with("detail", detail)
}
