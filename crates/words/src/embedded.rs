//! The files of `locales/` as they were when the program was built.
//! What always holds: both languages, in alphabetical order of the file names.

use crate::Language;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// All files of one language as (name without ending, text).
pub fn files(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter(move |(of, _, _)| *of == language).map(|(_, name, text)| (*name, *text))
}
