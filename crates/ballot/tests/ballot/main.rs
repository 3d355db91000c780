//! Ballots from outside: what is laid out, what is printed, and what other people's programs read from it.
#![allow(missing_docs, reason = "tests read like rules by their names")]

mod layout;
mod printed;
mod raster;
mod sample;
