//! One suite, two databases: every rule of the store holds on a real SQLite file and on a real PostgreSQL server that the
//! tests start on a socket of their own. Where that is not installed, its half is left out, and says so.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests: a failure ends them, and what is left out is said aloud"
)]

#[path = "suite/chain.rs"]
mod chain;
#[path = "suite/content.rs"]
mod content;
#[path = "suite/files.rs"]
mod files;
#[path = "suite/place.rs"]
mod place;
#[path = "suite/rows.rs"]
mod rows;
#[path = "suite/schema.rs"]
mod schema;
#[path = "suite/speed.rs"]
mod speed;
#[path = "suite/writers.rs"]
mod writers;
