//! The room from outside: real files in, values and findings out.

mod hostile;
pub mod language;
mod libreoffice;
mod round_trip;
mod tables;
mod traits;
