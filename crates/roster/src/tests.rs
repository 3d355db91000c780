//! The room from outside: real files in, values and findings out.

mod hostile;
mod language;
mod libreoffice;
mod round_trip;
mod tables;
