//! Files and folders that the person chose, under words that say nothing about where they lie.
//!
//! Always holds: a path enters the engine only if the person chose it on this side (in a dialog, by dropping it, by
//! starting the app with it). What stands for a file in an operation's input is told by the catalogue, and anything there
//! that is not such a word is refused, so a page that went wrong can neither name a file nor guess one.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use api::{ArgKind, Entry, Failure, FailureKind};
use serde::Serialize;
use serde_json::Value;

const PREFIX: &str = "pick:";

/// A file or folder that the person chose: what to show, and the word that stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Chosen {
    /// Goes into an operation's input as its file.
    pub(crate) handle: String,
    /// The last part of its path.
    pub(crate) name: String,
}

/// Everything chosen since the app started.
#[derive(Default)]
pub(crate) struct Handles(Mutex<Vec<PathBuf>>);

impl Handles {
    /// A new word for this path.
    pub(crate) fn choose(&self, path: PathBuf) -> Chosen {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let mut paths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        paths.push(path);
        Chosen { handle: format!("{PREFIX}{}", paths.len()), name }
    }

    /// Puts the paths into an operation's input, in place of the words for them.
    pub(crate) fn resolve(&self, entry: &Entry, input: &mut Value) -> Result<(), Failure> {
        for arg in entry.args {
            let place = input.get_mut(arg.name).filter(|place| !place.is_null());
            let Some(place) = place else { continue };
            match arg.kind {
                ArgKind::InputFile | ArgKind::OutputFile | ArgKind::OutputFolder => self.put(arg.name, place)?,
                ArgKind::InputFiles => {
                    let places = place.as_array_mut().ok_or_else(|| not_chosen(arg.name))?;
                    for place in places {
                        self.put(arg.name, place)?;
                    }
                }
                ArgKind::Text
                | ArgKind::Texts
                | ArgKind::Pairs
                | ArgKind::Number
                | ArgKind::Date
                | ArgKind::Flag
                | ArgKind::Password => {}
            }
        }
        Ok(())
    }

    fn put(&self, name: &str, place: &mut Value) -> Result<(), Failure> {
        let path = place.as_str().and_then(|word| self.path(word)).ok_or_else(|| not_chosen(name))?;
        *place = Value::String(path);
        Ok(())
    }

    /// The path as text: one that is not Unicode cannot be opened through the contract of `api`.
    fn path(&self, word: &str) -> Option<String> {
        let number: usize = word.strip_prefix(PREFIX)?.parse().ok()?;
        let paths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        paths.get(number.checked_sub(1)?).map(PathBuf::as_path).and_then(Path::to_str).map(str::to_owned)
    }
}

/// W101: the input names a file that the person did not choose.
fn not_chosen(name: &str) -> Failure {
    Failure::new(FailureKind::Input, "W101").with("name", name)
}

#[cfg(test)]
mod tests;
