//! Ballots from outside: what is laid out, what is printed, and what other people's programs read from it.
#![allow(missing_docs, reason = "tests read like rules by their names")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test that cannot go on must stop aloud"
)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a picture of a known page")]

mod layout;
mod printed;
mod raster;
mod sample;
mod styles;
