//! How the app was started.

use std::ffi::OsString;
use std::path::PathBuf;

/// The words behind the program's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The election to open.
    pub file: Option<PathBuf>,
    /// `--measure-start`, for `cargo xtask bench`: say when it can be used, then end.
    pub measure: bool,
}

impl Start {
    /// Takes the first word that is not an option for the file, as the system's file association gives it.
    #[must_use]
    pub fn from_words(words: impl Iterator<Item = OsString>) -> Self {
        let mut start = Self::default();
        for word in words {
            if word == "--measure-start" {
                start.measure = true;
            } else if start.file.is_none() && !word.to_string_lossy().starts_with('-') {
                // Absolute, so that it means the same if the working folder changes.
                start.file = std::path::absolute(PathBuf::from(word)).ok();
            }
        }
        start
    }

    #[expect(clippy::print_stdout, reason = "read by `cargo xtask bench`")]
    pub(crate) fn report_usable(&self) {
        if self.measure {
            println!("usable");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(words: &[&str]) -> Start {
        Start::from_words(words.iter().map(OsString::from))
    }

    #[test]
    fn the_first_plain_word_is_the_election() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(start(&[]).file, None);
        assert_eq!(start(&["--something", "berat.kutia", "other.kutia"]).file, Some(here.join("berat.kutia")));
        assert!(start(&["--measure-start"]).measure);
    }
}
