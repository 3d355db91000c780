//! The catalogue of commands and queries: the one contract of the interface, the shell and the command line.
//!
//! Always true: every change of an election is one of these commands, and each states here what permission it needs,
//! what it is computed from, what it changes, and whether a second person must confirm it. A title
//! (`operation-voters-import`) and a verb (`kutia voters import`) follow from the name; a test of the engine walks [`CATALOGUE`].
//! No I/O here; compiles to wasm.

mod catalogue;
mod failure;
mod operation;

pub mod adjudication;
pub mod approvals;
pub mod audit;
pub mod ballots;
pub mod candidates;
pub mod devices;
pub mod elections;
pub mod forms;
pub mod inventory;
pub mod plans;
pub mod readiness;
pub mod scanning;
pub mod stations;
pub mod users;
pub mod voters;

pub use catalogue::{CATALOGUE, entry};
pub use failure::{Failure, FailureKind};
pub use operation::{
    Arg, ArgKind, Call, Entry, FileRef, Imported, Kind, Operation, Page, Progress, Reply, Versions, Written,
};

#[cfg(test)]
mod tests;
