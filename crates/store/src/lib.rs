//! The content of one election: a SQLite file (`*.kutia`) or a PostgreSQL schema, the same on both.
//!
//! Always true: model types go in and come out, nothing of SeaORM is seen from outside; whatever is read comes in a fixed
//! order; a change is one transaction or nothing; the audit chain only grows, which the database itself holds to; a file
//! appears under its name only when it is whole. The list of all functions is in `README.md`.

mod draft;
mod entity;
mod error;
mod location;
mod migration;
mod postgres;
mod rows;
mod sqlite;
mod store;
mod transfer;
mod view;

pub mod adjudications;
pub mod approvals;
pub mod artefacts;
pub mod audit;
pub mod ballots;
pub mod edits;
pub mod elections;
pub mod journal;
pub mod lists;
pub mod lots;
pub mod mappings;
pub mod plan;
pub mod plan_versions;
pub mod previous_units;
pub mod proofs;
pub mod scanners;
pub mod subjects;
pub mod territory;
pub mod things;
pub mod users;
pub mod venues;
pub mod voters;

pub use draft::Draft;
pub use error::{Error, Result};
pub use location::{Location, Mode};
pub use rows::{Standing, Versions};
pub use sqlite::APPLICATION_ID;
pub use store::Store;
pub use view::{Change, Reader, Still, View};
